"""Alignment around known runs: what `align.pair` finds, without reading the rest of two documents.

In go two documents and the paragraphs in which they share words; out come their exact and edited passages.
Only these paragraphs are read. Where a passage comes near the end of what was read, the next paragraph is
read too, until nothing grows any more, so that no passage is cut short.

What is left out stands as a *gap*, a few words that equal nothing, wider than any gap that a passage may
bridge. So runs, chains and acceptance are those of the other modules, unchanged.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from itertools import chain, count

from newsdiff.language.words import Tokens, tokenize
from newsdiff.model import Alignment, Document, Paragraph
from newsdiff.reuse.align.chains import Side, grow, join
from newsdiff.reuse.align.edited import edited
from newsdiff.reuse.align.evidence import accepted, covered, size
from newsdiff.reuse.align.runs import Chain, numbered, runs, tile
from newsdiff.reuse.align.write import alignment
from newsdiff.settings import AlignSettings

GAPS = ("\0a", "\0b")
"""Keys of left-out words on either side; no word has them, and they do not equal each other."""

Split = Callable[[str, int, int], list[tuple[int, int]]]
"""Finds the sentences of a part of a text."""


class Reader:
    """Reads paragraphs, and keeps the words of those that were read last.

    Args:
        settings: Say how wide a gap must be.
        split: Finds sentences; asked only where a passage is found.
        n_kept: Paragraphs to keep; one of usual length takes 10 KB.
    """

    def __init__(self, settings: AlignSettings, split: Split, n_kept: int = 2_000) -> None:
        self.widest = max(settings.max_gap_a, settings.max_gap_b, settings.max_gap_replaced)
        self._split = split
        self._n_kept = n_kept
        self._kept: OrderedDict[tuple[str, int, bool], Tokens] = OrderedDict()

    def excerpt(
        self, document: Document, numbers: Collection[int], gap: str, *, is_split: bool = False
    ) -> Tokens:
        """Read some paragraphs of a document.

        Args:
            document: With marked paragraphs.
            numbers: Which, counted over those that take part in matching; at least one.
            gap: Key of the words that stand for what is left out.
            is_split: Whether to find the sentences; else a paragraph is one.

        Returns:
            Their words. The first words of a gap have the index of the first paragraph that was left out
            there, the last words that of the last one.
        """
        paragraphs = matched(document)
        pieces: list[Tokens] = []
        behind = 0
        for number in sorted(numbers):
            if number > behind:
                pieces.append(self._gap(document, paragraphs[behind:number], gap))
            pieces.append(self._words(document, paragraphs[number], is_split=is_split))
            behind = number + 1
        if behind < len(paragraphs):
            pieces.append(self._gap(document, paragraphs[behind:], gap))
        return _joined(document, pieces)

    def _words(self, document: Document, paragraph: Paragraph, *, is_split: bool) -> Tokens:
        """Return the words of a paragraph."""
        key = (document.id, paragraph.index, is_split)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if is_split:
            words = self._words(document, paragraph, is_split=False)
            spans = self._split(document.text, paragraph.start, paragraph.end)
            words = replace(words, sentences=_counted(words.starts, [start for start, _ in spans]))
        else:
            words = tokenize(replace(document, paragraphs=(paragraph,)))
        self._kept[key] = words
        if len(self._kept) > self._n_kept:
            self._kept.popitem(last=False)
        return words

    def _gap(self, document: Document, left_out: Sequence[Paragraph], key: str) -> Tokens:
        """Return the words that stand for paragraphs that are left out."""
        n = self.widest + 1
        ends = (left_out[0],) * n + (left_out[-1],) * n
        places = tuple(paragraph.start for paragraph in ends)
        indexes = tuple(paragraph.index for paragraph in ends)
        n = len(ends)
        return Tokens(document, (key,) * n, places, places, (False,) * n, indexes, (0,) * n)


def _counted(starts: Sequence[int], bounds: Sequence[int]) -> tuple[int, ...]:
    """Number the sentence of each word, without leaving out a number.

    Example:
        >>> _counted([0, 4, 9, 30], [0, 9, 20, 29])
        (0, 0, 1, 2)
    """
    places = [bisect_right(bounds, start) for start in starts]
    known = {place: number for number, place in enumerate(dict.fromkeys(places))}
    return tuple(known[place] for place in places)


def matched(document: Document) -> list[Paragraph]:
    """Return the paragraphs that take part in matching."""
    return [paragraph for paragraph in document.paragraphs if paragraph.is_matched]


def window(
    documents: tuple[Document, Document],
    numbers: tuple[Collection[int], Collection[int]],
    reader: Reader,
    settings: AlignSettings,
) -> tuple[Tokens, Tokens, tuple[Alignment, ...]]:
    """Find what of the second document stands in the first, in and around some paragraphs.

    Args:
        documents: The two, a and b.
        numbers: The paragraphs of each where they share words, counted over those that take part in
            matching.
        reader: Reads them.
        settings: Lengths and thresholds.

    Returns:
        The words of both that were read, gaps included, and the alignments in order of `b`, disjoint there:
        runs and chains as `align.pair` finds them, and beside at least `min_linked` equal words its edited
        sentences too. Where words were changed, the words have their sentences.
    """
    known = [set(some) for some in numbers]
    # Twice as many at every turn: a story of which one edited sentence was linked is read in a few turns.
    for n_more in (1 << turn for turn in count()):
        a, b = (
            reader.excerpt(document, some, gap)
            for document, some, gap in zip(documents, known, GAPS, strict=True)
        )
        chains = _chains(a, b, settings)
        near = (
            _near(a, GAPS[0], ((c[0].a, c[-1].a_end) for c in chains), reader.widest),
            _near(b, GAPS[1], ((c[0].b, c[-1].b_end) for c in chains), reader.widest),
        )
        if not any(near):
            break
        for document, some, more in zip(documents, known, near, strict=True):
            indexes = [paragraph.index for paragraph in matched(document)] if more else []
            for index, step in more:
                at = bisect_left(indexes, index)
                last = at + step * n_more
                some.update(range(max(last + 1, 0), at + 1) if step < 0 else range(at, last))
            some.intersection_update(range(len(matched(document))))
    is_linked = sum(size(c) for c in chains) >= settings.min_linked
    if is_linked or any(len(c) > 1 for c in chains):
        a, b = (
            reader.excerpt(document, some, gap, is_split=True)
            for document, some, gap in zip(documents, known, GAPS, strict=True)
        )
    if is_linked:
        chains += edited(a, b, numbered(a, b)[:2], covered(chains, len(b)), settings, None)
    chains.sort(key=lambda c: c[0].b)
    return a, b, tuple(alignment(c, a, b, settings) for c in chains)


def _chains(a: Tokens, b: Tokens, settings: AlignSettings) -> list[Chain]:
    """Find the accepted chains of two excerpts."""
    ids_a, ids_b, _ = numbered(a, b)
    pieces = tile(runs(ids_a, ids_b, settings.seed_words), settings.seed_words)
    sides = Side(ids_a, a.paragraphs), Side(ids_b, b.paragraphs)
    return accepted(grow(join(pieces, settings), *sides, settings), a, b, settings)


def _near(
    words: Tokens, gap: str, spans: Iterable[tuple[int, int]], widest: int
) -> set[tuple[int, int]]:
    """Return the indexes of left-out paragraphs that passages come near to, and in which direction."""
    found = set()
    for first, last in spans:
        before = range(first - 1, max(first - 1 - widest, -1), -1)
        behind = range(last, min(last + widest, len(words)))
        for places, step in ((before, -1), (behind, 1)):
            at = next((at for at in places if words.keys[at] == gap), None)
            if at is not None:
                found.add((words.paragraphs[at], step))
    return found


def _joined(document: Document, pieces: Sequence[Tokens]) -> Tokens:
    """Put the words of paragraphs one behind the other."""
    return Tokens(
        document,
        tuple(chain.from_iterable(piece.keys for piece in pieces)),
        tuple(chain.from_iterable(piece.starts for piece in pieces)),
        tuple(chain.from_iterable(piece.ends for piece in pieces)),
        tuple(chain.from_iterable(piece.quoted for piece in pieces)),
        tuple(chain.from_iterable(piece.paragraphs for piece in pieces)),
        tuple(_sentences(pieces)),
    )


def _sentences(pieces: Iterable[Tokens]) -> list[int]:
    """Number the sentences of paragraphs one behind the other."""
    found: list[int] = []
    first = 0
    for piece in pieces:
        found += [first + number for number in piece.sentences]
        first = found[-1] + 1 if found else 0
    return found
