"""Words as numbers, and what a word in common says beyond chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsdiff.language.classes import class_of
from newsdiff.language.hashing import Flags, Ints
from newsdiff.language.keys import stem
from newsdiff.language.tokens import Tokens
from newsdiff.settings import CaseSettings

Floats = NDArray[np.float64]
Counts = NDArray[np.float32]
Range = tuple[int, int]
"""Words from the first to before the last."""


@dataclass(frozen=True, slots=True)
class StemSide:
    """One document, word by word."""

    numbers: Ints
    """Stem of each word, from one numbering for both documents."""
    is_bound: Flags
    """Whether a sentence begins at each word; one entry more, for the end."""
    is_content: Flags
    """Whether each word is more than grammar."""

    def __len__(self) -> int:
        return len(self.numbers)


@dataclass(frozen=True, slots=True)
class StemPair:
    """Two documents with one numbering of stems."""

    a: StemSide
    """The possible source."""
    b: StemSide
    """The possible copy."""
    frequency: Floats
    """Share of each stem among the words of both documents."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A range of words on either side, with what speaks for one origin."""

    a: Range
    """Words of the first document."""
    b: Range
    """Words of the second document."""
    evidence: float = 0.0
    """Log-odds of one origin against chance, in nats."""


def gap_between(one: Range, other: Range) -> int:
    """Return the words between two ranges; negative where they overlap."""
    return max(one[0], other[0]) - min(one[1], other[1])


def number_stems(a: Tokens, b: Tokens) -> StemPair:
    """Number the stems of two documents and count them."""
    stems: dict[str, int] = {}
    numbers = {key: stems.setdefault(stem(key), len(stems)) for key in {*a.keys, *b.keys}}
    sides = _side(a, numbers), _side(b, numbers)
    every = np.concatenate([side.numbers for side in sides])
    return StemPair(*sides, np.bincount(every, minlength=len(stems)) / max(len(every), 1))


def _side(tokens: Tokens, numbers: dict[str, int]) -> StemSide:
    """Write one document as arrays."""
    sentences = np.array(tokens.sentences, np.int64)
    return StemSide(
        np.array([numbers[key] for key in tokens.keys], np.int64),
        np.concatenate([[True], np.diff(sentences) > 0, [True]]),
        np.array([key not in class_of("grammar") for key in tokens.keys], bool),
    )


def gains(frequency: Floats, n_words: int) -> Floats:
    """Return what it says that a word occurs among so many words of the other document.

    A word of share f is expected f * n times among n words, so it occurs there by chance with
    probability 1 - exp(-f * n) (Poisson). In a copy it occurs there for certain, near enough. The logarithm
    of the ratio is the gain: "quay" says much, "the" says nothing, and the wider the range, the less any
    word says.

    Args:
        frequency: Share of each word, above 0.
        n_words: Words of the range, at least 1.

    Returns:
        Log-odds in nats, above 0.

    Source:
        Measured on obfuscated passages of the PAN 2013 training corpus (docs/plagiarism.md): the formula
        follows the log-odds observed inside against around them over two orders of magnitude.

    Example:
        >>> gains(np.array([0.0001, 0.01, 0.05]), 60).round(2).tolist()
        [5.12, 0.8, 0.05]
    """
    return np.asarray(-np.log(-np.expm1(-frequency * n_words)), np.float64)


def word_values(
    pair: StemPair,
    side: StemSide,
    other: StemSide,
    there: Range,
    here: Range,
    settings: CaseSettings,
) -> Floats:
    """Return what each word of a side says for being taken from a range of the other.

    A word that is in the range gains, one that does not costs `absent_cost`. Where the passage so far
    uses a word more than `max_uses` times as often as the range, the gain shrinks: a list that repeats one
    word is no copy of a sentence that has it once.

    Valued are the words of `side`, whose passage so far is `here`; `there` is the range of the other.
    """
    n_there = _counts(pair, other, there)
    n_here = _counts(pair, side, here)
    share = np.minimum(1.0, settings.max_uses * n_there / np.maximum(n_here, 1))
    table = (gains(pair.frequency, there[1] - there[0]) + settings.absent_cost) * share
    return np.asarray(table[side.numbers] - settings.absent_cost, np.float64)


def _counts(pair: StemPair, side: StemSide, words: Range) -> Ints:
    return np.bincount(side.numbers[slice(*words)], minlength=len(pair.frequency))


def best_range(
    worth: Floats, is_bound: Flags, within: Range, settings: CaseSettings
) -> tuple[Range, float]:
    """Find the range of words with the highest sum, preferring whole sentences.

    The worth of each word is in nats; `is_bound` says where sentences begin, and of the end; `within` is not
    empty.

    Returns:
        The range, not empty, and the sum of its values without what its edges counted for.

    Source:
        Maximum subarray by prefix sums (Bentley, "Programming Pearls", CACM 27(9), 1984).

    Example:
        >>> worth = np.array([-1.0, 2.0, -0.5, 2.0, -3.0])
        >>> best_range(worth, np.zeros(6, bool), (0, 5), CaseSettings())
        ((1, 4), 3.5)
    """
    first, last = within
    sums = np.concatenate([[0.0], np.cumsum(worth[first:last])])
    edges = settings.edge_bonus * is_bound[first : last + 1]
    lowest = np.minimum.accumulate(sums - edges)
    end = int(np.argmax((sums + edges)[1:] - lowest[:-1])) + 1
    start = int(np.argmin((sums - edges)[:end]))
    return (first + start, first + end), float(sums[end] - sums[start])
