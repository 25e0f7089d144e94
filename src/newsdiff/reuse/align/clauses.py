"""Moved clauses: the words of one sentence in another order ("After the fire ..., said X", "X said that after the fire ...").

A chain of equal words cannot show it, since its words follow one another on both sides; each clause alone is too short to be
evidence. Both sentences together are: nearly all words of one are in the other, most of them beside the same words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain as joined

import numpy as np

from newsdiff.language.remembering import remembered
from newsdiff.language.tokens import flag_words
from newsdiff.reuse.align.chains import follows
from newsdiff.reuse.align.runs import (
    Chain,
    EqualRun,
    WordPair,
    find_runs,
    free_stretches,
    number_grams,
    tile,
)
from newsdiff.settings import AlignSettings

Span = tuple[int, int]

_ONLY_A, _ONLY_B, _BETWEEN = -1, -2, -3
"""In patterns of equal words: a word that the other sentence lacks, and what stands between the sentences."""
_LONGEST_PATTERN = 256
"""Words of two sentences that are remembered: 4,096 such patterns and their pieces take 20 MB at most."""

_MIN_PIECE = 2
"""Equal words in a row of a moved piece."""
_MIN_OF_SOURCE = 0.5
"""Share of the words of the source's sentence that must be in the other one, too: a sentence may be cut in two."""
_MAX_JOINED = 2
"""Sentences of the source behind the first one that one sentence may have been made of."""
_NEARLY_ALL = 0.8
"""Share of the words of both sentences that both have, from which no run need be long: "hatte er es zuletzt", "zuletzt hatte er es"."""
_MIN_OPEN = 3
"""Words of a sentence that no passage explains, from which it is looked at."""


def find_clauses(
    pair: WordPair, found: Iterable[Chain], covered: bytearray, settings: AlignSettings
) -> list[Chain]:
    """Find the rest of sentences of `b` that chains explain in part: clauses of the same sentence of `a` that were moved.

    Returns:
        Chains in order of `b`, where nothing is covered.
    """
    spans_a, spans_b = pair.a.spans, pair.b.spans
    clauses: list[Chain] = []
    for row, given in _explained_in_part(pair, found, covered).items():
        first, last = min(given), max(given)
        if last - first > _MAX_JOINED:
            [(first, _)] = given.most_common(1)
            last = first
        in_a = spans_a[first][0], spans_a[last][1]
        pieces = _pieces(pair, in_a, spans_b[row], settings)
        clauses += _uncovered(pieces, covered, settings)
    return clauses


def _explained_in_part(
    pair: WordPair, found: Iterable[Chain], covered: bytearray
) -> dict[int, Counter[int]]:
    """Return the sentences of `b` that chains explain in part, in order, each with those of `a` that give it words."""
    given = defaultdict[int, Counter[int]](Counter)
    in_a, in_b, spans = pair.a.sentences, pair.b.sentences, pair.b.spans
    for block in joined.from_iterable(found):
        for at in {block.b, block.b_end - 1}:
            row = in_b[at]
            if covered.count(0, *spans[row]) >= _MIN_OPEN:
                given[row][in_a[block.a + at - block.b]] += block.n
    return dict(sorted(given.items()))


def moved_clauses(
    pair: WordPair, row: int, in_b: Span, covered: bytearray, settings: AlignSettings
) -> list[Chain]:
    """Find the pieces of a sentence of `b` in a sentence of `a` that has nearly all of its words, or in it and one beside it.

    Returns:
        Chains in order of `b`, where nothing is covered; none where too little is said.
    """
    spans = pair.a.spans
    for first, last in ((row, row), (row, row + 1), (row - 1, row)):
        if first >= 0 and last < len(spans):
            in_a = spans[first][0], spans[last][1]
            pieces = _pieces(pair, in_a, in_b, settings)
            if pieces and _says_enough(pair, in_a, in_b, settings):
                return _uncovered(pieces, covered, settings)
    return []


def _pieces(pair: WordPair, in_a: Span, in_b: Span, settings: AlignSettings) -> Sequence[EqualRun]:
    """Tile two sentences, if nearly all words of the one in b are in the other, and most of these in pieces.

    Letters are in any sentence, where these are compared.
    """
    if pair.b.letters_per_word != 1:
        return ()
    words_a, words_b = (
        words[slice(*span)] for words, span in zip(pair.words, (in_a, in_b), strict=True)
    )
    n_a, n_b = len(words_a), len(words_b)
    least = max(settings.min_words_edited, settings.min_moved * n_b, _MIN_OF_SOURCE * n_a)
    if sum(map(set(words_a).__contains__, words_b)) < least:  # a quick look: both have no more
        return ()
    found = _tiling(_pattern(words_a, words_b))
    is_run = found.longest >= settings.seed_words or found.n_both >= _NEARLY_ALL * max(n_a, n_b)
    if found.n_both < least or not is_run or found.n_tiled < settings.min_density * n_b:
        return ()
    return [EqualRun(in_a[0] + x.a, in_b[0] + x.b, x.n) for x in found.pieces]


def _pattern(words_a: Sequence[int], words_b: Sequence[int]) -> tuple[int, ...]:
    """Say which words of two sentences are equal, and nothing of what they are.

    Returns:
        The words of a, `_BETWEEN` and those of b, words of both by the order in which they come first in b: the same for
        all sentences that two frames make, whatever fills them.
    """
    known = set(words_a)
    numbers = {word: n for n, word in enumerate(dict.fromkeys(filter(known.__contains__, words_b)))}
    in_a, in_b = (
        (numbers.get(x, _ONLY_A) for x in words_a),
        (numbers.get(x, _ONLY_B) for x in words_b),
    )
    return (*in_a, _BETWEEN, *in_b)


@dataclass(frozen=True, slots=True)
class _Tiling:
    """The equal words of two sentences, in pieces."""

    n_both: int
    """Words that both have."""
    n_tiled: int
    """Words in pieces of `_MIN_PIECE` words and more."""
    longest: int
    """Words of the longest piece."""
    pieces: Sequence[EqualRun]
    """The pieces, without lone words that one of the sentences has twice."""


@remembered(1 << 12, longest=_LONGEST_PATTERN)
def _tiling(pattern: tuple[int, ...]) -> _Tiling:
    """Tile two sentences, given as `_pattern` writes them."""
    between = pattern.index(_BETWEEN)
    sides = pattern[:between], pattern[between + 1 :]
    counts = [Counter(words) for words in sides]
    a, b = (number_grams(np.array(words, np.int64).view(np.uint64), 1) for words in sides)
    pieces = tile(find_runs(a, b), 1)
    again = {word for counted in counts for word, n in counted.items() if n > 1}
    return _Tiling(
        n_both=(counts[0] & counts[1]).total(),
        n_tiled=sum(piece.n for piece in pieces if piece.n >= _MIN_PIECE),
        longest=max((piece.n for piece in pieces), default=0),
        pieces=[x for x in pieces if x.n >= _MIN_PIECE or sides[1][x.b] not in again],
    )


def _says_enough(pair: WordPair, in_a: Span, in_b: Span, settings: AlignSettings) -> bool:
    """Whether the words that two sentences share say something, in languages with capital nouns as in others."""
    words_a, words_b = pair.words
    shared = set(words_a[slice(*in_a)])
    told = [at for at in range(*in_b) if words_b[at] in shared and pair.b.told[at]]
    is_lower = any(pair.b.plain[at] for at in told)
    least = settings.min_meaning_edited + 1 if is_lower else 2 * settings.min_meaning_edited
    return len(told) >= least


def _uncovered(
    pieces: Sequence[EqualRun], covered: bytearray, settings: AlignSettings
) -> list[Chain]:
    """Chain what of pieces is not covered, as runs are chained, but over no word that is part of another one or is covered."""
    used = flag_words(
        max((run.a_end for run in pieces), default=0), ((run.a, run.a_end) for run in pieces)
    )
    free = (
        EqualRun(run.a + first, run.b + first, n)
        for run in pieces
        for first, n in free_stretches(covered[run.b : run.b_end])
        if n >= min(run.n, _MIN_PIECE)
    )
    chains: list[list[EqualRun]] = []
    for run in free:
        last = chains[-1][-1] if chains else None
        if (
            last
            and follows(last, run, settings)
            and 1 not in covered[last.b_end : run.b]
            and 1 not in used[last.a_end : run.a]
        ):
            chains[-1].append(run)
        else:
            chains.append([run])
    return [*map(tuple, chains)]
