"""Chains written as alignments: passages and word operations in characters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from newsdiff.language.words import Tokens
from newsdiff.model import Alignment, Operation, Passage, PassageKind
from newsdiff.reuse.align.evidence import size
from newsdiff.reuse.align.runs import Block, Chain
from newsdiff.settings import AlignSettings


def alignment(chain: Chain, a: Tokens, b: Tokens, settings: AlignSettings) -> Alignment:
    """Write a chain as passages and word operations."""
    chain = _without_strays(chain, b, settings)
    first, last = chain[0], chain[-1]
    operations: list[Operation] = []
    at_a, at_b = first.a, first.b
    for block in _within_paragraphs(chain, a, b):
        if block.a > at_a or block.b > at_b:
            operations.append(_operation(a, b, (at_a, block.a), (at_b, block.b)))
        operations.append(
            _operation(a, b, (block.a, block.a_end), (block.b, block.b_end), equal=True)
        )
        at_a, at_b = block.a_end, block.b_end
    n_equal = size(chain)
    n_a, n_b = last.a_end - first.a, last.b_end - first.b
    n_quoted = sum(
        is_a and is_b
        for block in chain
        for is_a, is_b in zip(
            a.quoted[block.a : block.a_end], b.quoted[block.b : block.b_end], strict=True
        )
    )
    kind: PassageKind = "verbatim" if n_equal == n_a == n_b else "edited"
    if n_quoted >= settings.min_quoted * n_equal:
        kind = "quote"
    return Alignment(
        kind,
        Passage(a.document.id, a.starts[first.a], a.ends[last.a_end - 1]),
        Passage(b.document.id, b.starts[first.b], b.ends[last.b_end - 1]),
        tuple(operations),
        n_equal,
        n_a,
        n_b,
        max(block.n for block in chain),
    )


def _without_strays(chain: Chain, b: Tokens, settings: AlignSettings) -> Chain:
    """Cut off a word or two of the next paragraph that happen to be the same ("The", "But the").

    A paragraph that is that short, and copied whole, stays.
    """
    first, last = chain[0].b, chain[-1].b_end
    head = bisect_right(b.paragraphs, b.paragraphs[first])
    tail = bisect_left(b.paragraphs, b.paragraphs[last - 1])
    if first < tail and _is_stray(
        chain, tail, bisect_right(b.paragraphs, b.paragraphs[last - 1]), settings
    ):
        chain = tuple(
            Block(block.a, block.b, min(block.n, tail - block.b))
            for block in chain
            if block.b < tail
        )
    if head < chain[-1].b_end and _is_stray(
        chain, bisect_left(b.paragraphs, b.paragraphs[first]), head, settings
    ):
        chain = tuple(
            Block(block.a_end - n, block.b_end - n, n)
            for block in chain
            if (n := min(block.n, block.b_end - head)) > 0
        )
    return chain


def _is_stray(chain: Chain, start: int, end: int, settings: AlignSettings) -> bool:
    """Whether a chain has but a few words of a paragraph [start, end) that has more."""
    n = sum(max(min(block.b_end, end) - max(block.b, start), 0) for block in chain)
    return n <= settings.max_stray_words and n < end - start


def _within_paragraphs(chain: Chain, a: Tokens, b: Tokens) -> Iterator[Block]:
    """Cut blocks where a paragraph of either side ends."""
    for block in chain:
        first = 0
        while first < block.n:
            ends = (
                bisect_right(side.paragraphs, side.paragraphs[at], at, at + block.n - first) - at
                for side, at in ((a, block.a + first), (b, block.b + first))
            )
            n = min(ends)
            yield Block(block.a + first, block.b + first, n)
            first += n


def _operation(
    a: Tokens, b: Tokens, words_a: tuple[int, int], words_b: tuple[int, int], *, equal: bool = False
) -> Operation:
    """Write a word operation with character positions; an empty side stands where its words would."""
    tag = (
        "equal"
        if equal
        else "replace"
        if words_a[0] < words_a[1] and words_b[0] < words_b[1]
        else ("delete" if words_a[0] < words_a[1] else "insert")
    )
    return Operation(tag, *_place(a, *words_a), *_place(b, *words_b))  # type: ignore[arg-type]


def _place(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """Return the characters of some words; an empty range stands behind the word before it."""
    if first < last:
        return tokens.starts[first], tokens.ends[last - 1]
    at = tokens.ends[first - 1] if first else 0
    return at, at
