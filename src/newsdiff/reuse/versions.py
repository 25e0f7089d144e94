"""Two versions of one text, word by word: what the second puts in, leaves out and replaces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsdiff.language.words import Tokens, tokenize
from newsdiff.model import Document, Operation, Paragraph
from newsdiff.reuse.align.chains import common
from newsdiff.reuse.align.matches import Change, change, operations
from newsdiff.reuse.align.runs import Block, numbered


def words_between(document: Document, start: int, end: int) -> Tokens:
    """Read the words of a passage of a document."""
    return tokenize(replace(document, paragraphs=(Paragraph(0, 1, start, end),)))


def differences(a: Tokens, b: Tokens) -> tuple[Operation, ...]:
    """Align two passages that are known to be one text, from their first word to their last.

    Returns:
        Word operations from a to b in order, without gaps on both sides; empty where neither has a word.
    """
    ids_a, ids_b = numbered(a, b)
    changes = _changes(common(ids_a, ids_b), len(ids_a), len(ids_b))
    return tuple(operations(changes, a, b))


def _changes(blocks: Iterable[Block], n_a: int, n_b: int) -> Iterator[Change]:
    """Yield the word operations of equal blocks and of what lies between them."""
    at_a = at_b = 0
    for block in (*blocks, Block(n_a, n_b, 0)):
        if block.a > at_a or block.b > at_b:
            yield change(at_a, block.a, at_b, block.b)
        if block.n:
            yield Change("equal", block.a, block.a_end, block.b, block.b_end)
        at_a, at_b = block.a_end, block.b_end
