"""The matches of two documents, read whole or around the paragraphs in which they share words.

Around known runs only these paragraphs are read. Where a passage comes near the end of what was read, the next
paragraph is read too, until nothing grows any more, so that no passage is cut short.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable
from itertools import count

from newsdiff.language.words import Tokens
from newsdiff.model import Document
from newsdiff.reuse.align.chains import find_chains
from newsdiff.reuse.align.evidence import accept_chains, size
from newsdiff.reuse.align.matches import Match, make_match
from newsdiff.reuse.align.runs import Chain, WordPair, flag_words
from newsdiff.reuse.align.sentences import find_edited
from newsdiff.reuse.reader import GAPS, Reader, matched_paragraphs
from newsdiff.settings import AlignSettings


def find_matches(a: Tokens, b: Tokens, settings: AlignSettings) -> tuple[Match, ...]:
    """Find what of `b` is in `a`.

    Returns:
        Matches in order of `b`, disjoint there; words of `a` may serve twice.
    """
    pair = WordPair(a, b)
    return _matches(_accepted(pair, settings), pair, settings, is_edited=True)


def matches_around(
    documents: tuple[Document, Document],
    numbers: tuple[Collection[int], Collection[int]],
    reader: Reader,
    settings: AlignSettings,
) -> tuple[Tokens, Tokens, tuple[Match, ...]]:
    """Find what of the second document is in the first, in and around some paragraphs.

    Paragraphs are counted over those that take part in matching.

    Returns:
        The words of both that were read, gaps included, and the matches in order of `b`, disjoint there:
        runs and chains as `find_matches` finds them, and beside at least `min_linked` equal words its edited
        sentences too. Where words were changed, the words have their sentences.
    """
    known = [set(some) for some in numbers]

    def read(*, is_split: bool = False) -> WordPair:
        sides = zip(documents, known, GAPS, strict=True)
        return WordPair(*(reader.excerpt(*side, is_split=is_split) for side in sides))

    # Twice as many at every turn: a story of which one edited sentence was linked is read in a few turns.
    for n_more in (1 << turn for turn in count()):
        pair = read()
        found = _accepted(pair, settings)
        near = (
            _near(pair.a, GAPS[0], ((c[0].a, c[-1].a_end) for c in found), reader.widest),
            _near(pair.b, GAPS[1], ((c[0].b, c[-1].b_end) for c in found), reader.widest),
        )
        if not any(near):
            break
        for document, some, more in zip(documents, known, near, strict=True):
            indexes = [paragraph.index for paragraph in matched_paragraphs(document)]
            for index, step in more:
                at = bisect_left(indexes, index)
                last = at + step * n_more
                some.update(range(max(last + 1, 0), at + 1) if step < 0 else range(at, last))
            some.intersection_update(range(len(indexes)))
    is_linked = sum(size(c) for c in found) >= settings.min_linked
    if is_linked or any(len(c) > 1 for c in found):
        pair = read(is_split=True)
    return pair.a, pair.b, _matches(found, pair, settings, is_edited=is_linked)


def _accepted(pair: WordPair, settings: AlignSettings) -> list[Chain]:
    return accept_chains(find_chains(pair, settings.seed_words, settings), pair, settings)


def _matches(
    found: list[Chain], pair: WordPair, settings: AlignSettings, *, is_edited: bool
) -> tuple[Match, ...]:
    """Make matches of accepted chains, and of edited sentences beside them."""
    if is_edited:
        covered = flag_words(len(pair.b), ((chain[0].b, chain[-1].b_end) for chain in found))
        found = found + find_edited(pair, covered, settings)
    in_order = sorted(found, key=lambda chain: chain[0].b)
    return tuple(make_match(chain, pair, settings) for chain in in_order)


def _near(
    words: Tokens, gap: str, spans: Iterable[tuple[int, int]], widest: int
) -> set[tuple[int, int]]:
    """Return the indexes of left-out paragraphs that passages come near to, and in which direction."""
    near = set()
    for first, last in spans:
        before = range(first - 1, max(first - 1 - widest, -1), -1)
        behind = range(last, min(last + widest, len(words)))
        for places, step in ((before, -1), (behind, 1)):
            at = next((at for at in places if words.keys[at] == gap), None)
            if at is not None:
                near.add((words.paragraphs[at], step))
    return near
