"""Matches: passages of one origin, in words. Characters come in when something is written for a reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from newsdiff.language.tokens import Tokens
from newsdiff.model import Alignment, Operation, Passage, PassageKind, Tag
from newsdiff.reuse.align.evidence import as_bits, size
from newsdiff.reuse.align.runs import Chain, EqualRun, WordPair, paragraph_of
from newsdiff.settings import AlignSettings


class WordChange(NamedTuple):
    """A word operation in word positions; words `[a, a_end)` of one side, `[b, b_end)` of the other."""

    tag: Tag
    a: int
    a_end: int
    b: int
    b_end: int


@dataclass(frozen=True, slots=True)
class Match:
    """Two passages with one origin, as ranges of words of their documents."""

    kind: PassageKind
    """verbatim where every word is equal; `quote` where what is shared is quoted speech."""
    a: int
    """First word of the passage in a."""
    a_end: int
    """Word after its last one."""
    b: int
    """First word of the passage in b."""
    b_end: int
    """Word after its last one."""
    changes: tuple[WordChange, ...] = ()
    """Word operations from a to b in order, without gaps on both sides, none across the end of a paragraph where
    they are equal; empty where it is reworded."""
    n_equal: int = 0
    """Words that are equal on both sides."""
    n_longest: int = 0
    """Words of the longest exact run."""
    is_clear: bool = True
    """Whether its sentences stand for each other as surely as comparing their facts needs; of translated ones."""

    @property
    def identity(self) -> float:
        """Equal words over words of the longer side."""
        return round(self.n_equal / max(self.a_end - self.a, self.b_end - self.b, 1), 4)


def make_match(chain: Chain, pair: WordPair, settings: AlignSettings) -> Match:
    """Make a match of a chain of equal words."""
    first, last = chain[0], chain[-1]
    changes = tuple(_changes(_within_paragraphs(chain, pair), first.a, first.b))
    n_equal = size(chain)
    n_quoted = 0
    if 1 in pair.b.quoted[first.b : last.b_end]:
        in_a, in_b = pair.a.quoted, pair.b.quoted
        n_quoted = sum(
            (as_bits(in_a, x.a, x.a_end) & as_bits(in_b, x.b, x.b_end)).bit_count() for x in chain
        )
    is_exact = n_equal == last.a_end - first.a == last.b_end - first.b
    kind: PassageKind = "verbatim" if is_exact else "edited"
    if n_quoted >= settings.min_quoted * n_equal:
        kind = "quote"
    longest = max(block.n for block in chain)
    return Match(kind, first.a, last.a_end, first.b, last.b_end, changes, n_equal, longest)


def write_alignment(found: Match, a: Tokens, b: Tokens, *, is_whole: bool = True) -> Alignment:
    """Write a match in characters, with its word operations where it is to be whole."""
    return Alignment(
        found.kind,
        Passage(a.document.id, *a.characters(found.a, found.a_end)),
        Passage(b.document.id, *b.characters(found.b, found.b_end)),
        tuple(write_operations(found.changes, a, b)) if is_whole else (),
        found.n_equal,
        found.a_end - found.a,
        found.b_end - found.b,
        found.n_longest,
    )


def write_operations(changes: Iterable[WordChange], a: Tokens, b: Tokens) -> Iterator[Operation]:
    """Write word operations in characters; an empty side is located where its words would be."""
    for c in changes:
        yield Operation(c.tag, *a.characters(c.a, c.a_end), *b.characters(c.b, c.b_end))


def find_differences(a: Tokens, b: Tokens) -> tuple[Operation, ...]:
    """Align two passages that are known to be one text, from their first word to their last.

    Returns:
        Word operations from a to b in order, without gaps on both sides; empty where neither has a word.
    """
    blocks = WordPair(a, b).common_runs((0, len(a)), (0, len(b)))
    return tuple(write_operations(_changes([*blocks, EqualRun(len(a), len(b), 0)], 0, 0), a, b))


def _changes(blocks: Iterable[EqualRun], a: int, b: int) -> Iterator[WordChange]:
    """Yield the operations of equal blocks and of what is between them, from word `a` and word `b` on."""
    for block in blocks:
        if block.a > a or block.b > b:
            tag: Tag = "insert" if a == block.a else "delete" if b == block.b else "replace"
            yield WordChange(tag, a, block.a, b, block.b)
        if block.n:
            yield WordChange("equal", block.a, block.a_end, block.b, block.b_end)
        a, b = block.a_end, block.b_end


def without_strays(chain: Chain, b: Tokens, settings: AlignSettings) -> Chain:
    """Cut off a word or two of the next paragraph that happen to be the same ("The", "But the").

    A paragraph that is that short, and copied whole, stays.
    """
    head, tail = paragraph_of(b, chain[0].b), paragraph_of(b, chain[-1].b_end - 1)
    if chain[0].b < tail[0] and _is_stray(chain, tail, settings):
        chain = tuple(
            EqualRun(block.a, block.b, min(block.n, tail[0] - block.b))
            for block in chain
            if block.b < tail[0]
        )
    if head[1] < chain[-1].b_end and _is_stray(chain, head, settings):
        chain = tuple(
            EqualRun(block.a_end - n, block.b_end - n, n)
            for block in chain
            if (n := min(block.n, block.b_end - head[1])) > 0
        )
    return chain


def _is_stray(chain: Chain, paragraph: tuple[int, int], settings: AlignSettings) -> bool:
    """Whether a chain has but a few words of a paragraph that has more."""
    start, end = paragraph
    n = sum(max(min(block.b_end, end) - max(block.b, start), 0) for block in chain)
    return n <= settings.max_stray_words and n < end - start


def _within_paragraphs(chain: Chain, pair: WordPair) -> Iterator[EqualRun]:
    """Cut blocks where a paragraph of either side ends."""
    for block in chain:
        a, b = block.a, block.b
        end = block.a_end
        while a < end:
            n = min(paragraph_of(pair.a, a)[1] - a, paragraph_of(pair.b, b)[1] - b, end - a)
            yield EqualRun(a, b, n)
            a, b = a + n, b + n
