"""The words of documents as the comparison reads them: of whole documents, or of some paragraphs.

What is left out of an excerpt is a *gap*, a few words that equal nothing, wider than any gap that a passage may
bridge. So runs, chains and acceptance are the same for an excerpt and for the whole.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import accumulate, chain

from newsdiff.language.sentences import sentences
from newsdiff.language.words import Tokens, tokenize
from newsdiff.model import Document, Paragraph
from newsdiff.settings import AlignSettings

GAPS = ("\0a", "\0b")
"""Keys of left-out words on either side; no word has them, and they do not equal each other."""


class Reader:
    """Reads paragraphs, and keeps the words of those that were read last.

    It keeps `n_kept` paragraphs; one of usual length takes 10 KB. The settings say how wide a gap must be.
    """

    def __init__(self, settings: AlignSettings, n_kept: int = 2_000) -> None:
        self.widest = max(settings.max_gap_a, settings.max_gap_b, settings.max_gap_replaced)
        self._n_kept = n_kept
        self._kept: OrderedDict[tuple[str, int, bool], Tokens] = OrderedDict()
        self._whole: dict[str, Tokens] = {}

    def whole(self, document: Document) -> Tokens:
        """Read all paragraphs of a document that take part in matching, with their sentences."""
        if document.id not in self._whole:
            self._whole[document.id] = words_of(document)
        return self._whole[document.id]

    def widen(self, words: Tokens) -> Tokens:
        """Return all words of a document of which some were read."""
        return self.whole(words.document)

    def excerpt(
        self, document: Document, numbers: Collection[int], gap: str, *, is_split: bool = False
    ) -> Tokens:
        """Read some paragraphs of a document.

        They are counted over those that take part in matching, at least one. `gap` is the key of the words
        that represent what is left out; a paragraph is one sentence unless it `is_split`.

        Returns:
            Their words. The first words of a gap have the index of the first paragraph that was left out
            there, the last words that of the last one.
        """
        paragraphs = matched_paragraphs(document)
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
        key = (document.id, paragraph.index, is_split)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if is_split:
            words = self._words(document, paragraph, is_split=False)
            spans = sentences(document.text, paragraph.start, paragraph.end)
            words = replace(words, sentences=_counted(words.starts, [start for start, _ in spans]))
        else:
            words = tokenize(replace(document, paragraphs=(paragraph,)))
        self._kept[key] = words
        if len(self._kept) > self._n_kept:
            self._kept.popitem(last=False)
        return words

    def _gap(self, document: Document, left_out: Sequence[Paragraph], key: str) -> Tokens:
        """Return the words that represent paragraphs that are left out."""
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


def words_of(document: Document) -> Tokens:
    """Read the words of a document with its sentences."""
    spans = [
        span
        for paragraph in matched_paragraphs(document)
        for span in sentences(document.text, paragraph.start, paragraph.end)
    ]
    return tokenize(document, spans)


def words_between(document: Document, start: int, end: int) -> Tokens:
    """Read the words of a passage of a document."""
    return tokenize(replace(document, paragraphs=(Paragraph(0, 1, start, end),)))


def matched_paragraphs(document: Document) -> list[Paragraph]:
    """Return the paragraphs that take part in matching."""
    return [paragraph for paragraph in document.paragraphs if paragraph.is_matched]


def _joined(document: Document, pieces: Sequence[Tokens]) -> Tokens:
    """Put the words of paragraphs one behind the other, their sentences numbered over all of them."""
    firsts = accumulate(
        (piece.sentences[-1] + 1 if piece.sentences else 0 for piece in pieces), initial=0
    )
    return Tokens(
        document,
        tuple(chain.from_iterable(piece.keys for piece in pieces)),
        tuple(chain.from_iterable(piece.starts for piece in pieces)),
        tuple(chain.from_iterable(piece.ends for piece in pieces)),
        tuple(chain.from_iterable(piece.quoted for piece in pieces)),
        tuple(chain.from_iterable(piece.paragraphs for piece in pieces)),
        tuple(
            first + n for first, piece in zip(firsts, pieces, strict=False) for n in piece.sentences
        ),
    )
