"""Edited sentences: aligned with those that share their rare words where no run explains them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsdiff.language.hashing import Hashes, Ints
from newsdiff.language.tokens import Tokens, once_a_document
from newsdiff.reuse.align.clauses import moved_clauses
from newsdiff.reuse.align.evidence import count_told, density, size
from newsdiff.reuse.align.runs import Chain, WordPair, flag_shared
from newsdiff.settings import AlignSettings

Scores = NDArray[np.float32]

_MIN_RUN = 3
"""Equal words in a row that an edited sentence shares with some sentence of its source: 584 of 585 that were found in pairs of a
corpus of rumours do, 130 of 131 in pairs of White House briefings."""
_MIN_UNTOLD = 16
"""Equal words of an edited sentence that are evidence however common they are: "hoping she would see them and go and see what
was going on". Two reports of one event share shorter turns of phrase."""
_MIN_DICE_MOVED = 0.5
"""Dice of sentences that may be one with its clauses moved, of which more is asked then: a quick look."""
_MAX_CELLS = 32_000_000
"""Sentences times distinct words up to which sentences are compared: two documents of 30,000 words. Beyond, only runs
are found; a matrix of more takes gigabytes."""
_MAX_PAIRS = 16_000_000
"""Pairs of sentences up to which each is compared with each: 4,000 in both. Beyond, only runs are found: what repeats
a handful of words in hundreds of thousands of sentences has few words and a matrix without a bound."""
_MAX_PRODUCT = 1 << 18
"""Multiplications of a product of matrices beyond which OpenBLAS wakes every core: for matrices as small as
ours, that costs several times what it saves (its GEMM_MULTITHREAD_THRESHOLD)."""
_MIN_ROWS, _MANY_ROWS = 4, 256
"""Where fewer rows make up such a product, b is read from memory again and again: a thousand sentences of 2,500 words on
either side take 5.3 s of CPU row by row, 0.2 s by 256 rows (measured), whatever cores wake."""


def find_edited(pair: WordPair, covered: bytearray, settings: AlignSettings) -> list[Chain]:
    """Align the sentences of `b` whose words no accepted chain covers with those most like them in `a`.

    Those that share no few words in a row with any of `a` are left alone; of two long texts that is most of them.

    Returns:
        Chains in order of `b`, one a sentence at most, or one for each clause of it that was moved.
    """
    if covered.count(0) < settings.min_words_edited:
        return []
    open_ = _open_sentences(pair, covered, settings)
    if not open_:
        return []
    spans_b = pair.b.spans
    a, b = map(sentence_words, pair.readable)
    both = likeness(a, b, open_)
    if not both.is_comparable:
        return []
    dice = both.dice
    is_alike = dice >= settings.min_dice
    is_alike &= both.most_equal >= settings.min_words_edited
    alike = np.flatnonzero(is_alike.any(axis=0))
    if not alike.size:
        return []
    found = []
    cosine = both.cosine(alike)
    rows = cosine.argmax(axis=0)
    for at, (row, column) in enumerate(zip(rows.tolist(), alike.tolist(), strict=True)):
        if cosine[row, at] >= settings.min_cosine and is_alike[row, column]:
            is_near = bool(dice[row, column] >= _MIN_DICE_MOVED)
            in_b = spans_b[open_[column]]
            found += _edited(pair, row, in_b, covered, settings, is_near=is_near)
    return found


def _edited(
    pair: WordPair,
    row: int,
    in_b: tuple[int, int],
    covered: bytearray,
    settings: AlignSettings,
    *,
    is_near: bool,
) -> list[Chain]:
    """Align a sentence with one of a in order, and where they are near and that does not do, clause by clause."""
    chain = _trim(pair, pair.a.spans[row], _uncovered(in_b, covered), settings)
    if chain and _is_dense(chain, pair, settings):
        return [chain]
    return moved_clauses(pair, row, in_b, covered, settings) if is_near else []


def _open_sentences(pair: WordPair, covered: bytearray, settings: AlignSettings) -> list[int]:
    """Return the sentences of b that are long enough, hardly covered, and share words in a row with a."""
    shared = flag_shared(*pair.grams(_MIN_RUN))
    if 1 not in shared:
        return []
    return [
        row
        for row, (first, last) in enumerate(pair.b.spans)
        if last - first >= settings.min_words_edited
        and shared.find(1, first, last - _MIN_RUN + 1) >= 0
        and covered.count(1, first, last) <= settings.max_covered * (last - first)
    ]


def _uncovered(span: tuple[int, int], covered: bytearray) -> tuple[int, int]:
    """Return a sentence without the explained words at its ends."""
    first, last = span
    while first < last and covered[first]:
        first += 1
    while last > first and covered[last - 1]:
        last -= 1
    return first, last


def _trim(
    pair: WordPair, in_a: tuple[int, int], in_b: tuple[int, int], settings: AlignSettings
) -> Chain:
    """Align two sentences, without lone words at both ends, unless both sentences begin or end with that word."""
    kept = pair.common_runs(in_a, in_b)
    begins, ends = (in_a[0], in_b[0]), (in_a[1], in_b[1])
    while kept and kept[0].n < settings.min_edge and (kept[0].a, kept[0].b) != begins:
        kept.pop(0)
    while kept and kept[-1].n < settings.min_edge and (kept[-1].a_end, kept[-1].b_end) != ends:
        kept.pop()
    return tuple(kept)


def _is_dense(chain: Chain, pair: WordPair, settings: AlignSettings) -> bool:
    n_equal = size(chain)
    if n_equal < settings.min_words_edited or density(chain) < settings.min_density:
        return False
    return n_equal >= _MIN_UNTOLD or count_told(chain, pair) >= settings.min_meaning_edited


@dataclass(frozen=True)
class SentenceWords:
    """The words of the sentences of a document, each once a sentence."""

    words: Hashes
    """Hashes or numbers of the distinct words of the document, ascending."""
    frequency: Ints
    """Sentences that have each of them."""
    sentences: Ints
    """Sentence of each entry, ascending."""
    columns: Ints
    """Word of each entry, as its place in `words`."""
    counts: Scores
    """How often the sentence has the word."""
    sizes: Ints
    """Distinct words of each sentence."""

    @cached_property
    def table(self) -> NDArray[Any]:
        """How often each sentence has each word, in as few bytes as hold it; shape (words, sentences)."""
        kind = np.min_scalar_type(int(self.counts.max(initial=0)))
        table = np.zeros((self.words.size, self.sizes.size), kind)
        table[self.columns, self.sentences] = self.counts
        return table

    def counts_of(self, words: Ints, sentences: Ints | None = None) -> Scores:
        """Return how often some sentences, or all, have each of some words; shape (sentences, words)."""
        rows = self.table[words]
        return (rows if sentences is None else rows[:, sentences]).T.astype(np.float32)

    def some(self, rows: Ints) -> SentenceWords:
        """Return some of the sentences, given in order, with their words."""
        kept = np.flatnonzero(np.isin(self.sentences, rows))
        words, sentences = self.words[self.columns[kept]], self.sentences[kept]
        some = count_by_sentence(words, np.searchsorted(rows, sentences), rows.size)
        return replace(some, counts=self.counts[kept])

    def once(self) -> SentenceWords:
        """Return the same as if no sentence had a word twice."""
        return replace(self, counts=np.ones_like(self.counts))

    @cached_property
    def n_again(self) -> Ints:
        """Words of each sentence that stand in it a second time, or a third."""
        n_words = np.bincount(self.sentences, self.counts, self.sizes.size)
        return n_words.astype(np.int64) - self.sizes


def count_by_sentence(words: Hashes, sentences: Ints, n_sentences: int) -> SentenceWords:
    """Count the words of each sentence; in go the words of a text by hash or number, and the sentence of each."""
    distinct, columns = np.unique(words, return_inverse=True)
    width = max(distinct.size, 1)
    entries, counts = np.unique(sentences * width + columns, return_counts=True)
    rows, columns = np.divmod(entries, width)
    return SentenceWords(
        distinct,
        np.bincount(columns, minlength=distinct.size),
        rows,
        columns,
        counts.astype(np.float32),
        np.bincount(rows, minlength=n_sentences),
    )


@once_a_document
def sentence_words(tokens: Tokens) -> SentenceWords:
    """Count the words of each sentence of a document."""
    return count_by_sentence(tokens.hashes, np.array(tokens.sentences), len(tokens.spans))


@dataclass(frozen=True)
class Likeness:
    """Sentences of two documents beside each other; rows are sentences of a, columns some of b.

    Source:
        TF-ISF with cosine and Dice is the seed of Sanchez-Perez, Gelbukh and Sidorov, PAN 2014.
    """

    a: SentenceWords
    b: SentenceWords
    columns: Ints
    """The sentences of b."""
    shared: tuple[Ints, Ints]
    """Places in a and in b of the words that both have: no other word adds to a product."""

    @property
    def is_comparable(self) -> bool:
        """Whether the documents are short enough to compare all of their sentences."""
        n_words = self.a.words.size + self.b.words.size - self.shared[0].size
        return are_comparable(self.a.sizes.size, self.b.sizes.size, n_words)

    @property
    def dice(self) -> Scores:
        """Dice coefficient of the sets of words, in [0, 1]."""
        n_words = np.maximum(np.add.outer(self.a.sizes, self.b.sizes[self.columns]), 1)
        return np.asarray(2 * self._n_both / n_words, np.float32)

    @property
    def most_equal(self) -> Scores:
        """Words that two sentences have in common at most: no common subsequence is longer."""
        again = np.minimum.outer(self.a.n_again, self.b.n_again[self.columns])
        return np.asarray(self._n_both + again, np.float32)

    @cached_property
    def _n_both(self) -> Scores:
        """Distinct words that two sentences have in common."""
        in_a, b = self._counts
        return _product(np.minimum(self.a.counts_of(in_a), 1), np.minimum(b, 1))

    @cached_property
    def _counts(self) -> tuple[Ints, Scores]:
        """Words that some of the columns and a have, and how often these columns have them; shape (columns, words)."""
        in_a, in_b = self.shared
        counts = self.b.counts_of(in_b, self.columns)
        if self.columns.size < self.b.sizes.size // 2:  # or nearly all words are there
            own = np.flatnonzero(counts.any(axis=0))
            in_a, counts = in_a[own], counts[:, own]
        return in_a, counts

    @cached_property
    def frequency(self) -> Ints:
        """Sentences of both documents that have each of the words of a."""
        in_a, in_b = self.shared
        frequency = self.a.frequency.copy()
        frequency[in_a] += self.b.frequency[in_b]
        return frequency

    def cosine(self, some: Ints | None = None) -> Scores:
        """Cosine of the TF-ISF vectors, in [0, 1], of all columns or of some."""
        columns = self.columns if some is None else self.columns[some]
        in_a, in_b = self.shared
        frequency_a, frequency_b = self.frequency, self.b.frequency.copy()
        frequency_b[in_b] = frequency_a[in_a]
        n_sentences = self.a.sizes.size + self.b.sizes.size
        weights_a, weights_b = (
            np.log((n_sentences + 1) / frequency).astype(np.float32)
            for frequency in (frequency_a, frequency_b)
        )
        norms_a, norms_b = _norms(self.a, weights_a), _norms(self.b, weights_b)[columns]
        a = self.a.counts_of(in_a) * weights_a[in_a] ** 2
        dots = _product(a, self.b.counts_of(in_b, columns))
        return np.asarray(dots / np.maximum(np.outer(norms_a, norms_b), 1e-9), np.float32)


def likeness(a: SentenceWords, b: SentenceWords, columns: Sequence[int] | None = None) -> Likeness:
    """Put the sentences of a document beside those of another, or some of them; either may have no words that count."""
    places = np.searchsorted(a.words, b.words)
    in_b = np.flatnonzero(places < a.words.size)  # of the others all of a are before them
    in_b = in_b[a.words[places[in_b]] == b.words[in_b]]
    some = np.arange(b.sizes.size) if columns is None else np.array(columns)
    return Likeness(a, b, some, (places[in_b], in_b))


def are_comparable(n_a: int, n_b: int, n_words: int) -> bool:
    """Whether so many sentences of two documents, with so many distinct words, are few enough to compare all of them."""
    return (n_a + n_b) * n_words <= _MAX_CELLS and n_a * n_b <= _MAX_PAIRS


def _norms(side: SentenceWords, weights: Scores) -> NDArray[np.float64]:
    """Return the length of the weighted vector of each sentence."""
    squares = (side.counts * weights[side.columns]) ** 2
    return np.sqrt(np.bincount(side.sentences, squares, side.sizes.size))


def _product(a: Scores, b: Scores) -> Scores:
    """Multiply a by the transpose of b, some rows at a time."""
    n_rows = _MAX_PRODUCT // max(b.size, 1)
    if n_rows < _MIN_ROWS:
        n_rows = _MANY_ROWS
    if n_rows >= len(a):
        return a @ b.T
    return np.concatenate([a[row : row + n_rows] @ b.T for row in range(0, len(a), n_rows)])
