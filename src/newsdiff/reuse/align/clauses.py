"""Moved clauses: the words of one sentence in another order ("After the fire ..., said X", "X said that after the fire ...").

A chain of equal words cannot show it, since its words follow one another on both sides; each clause alone is too short to be
evidence. Both sentences together are: nearly all words of one are in the other, most of them beside the same words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain as joined
from itertools import compress, product
from operator import and_, not_

import numpy as np

from newsdiff.language.keys import beginning
from newsdiff.language.remembering import remembered
from newsdiff.language.tokens import Tokens, flag_words
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
_MIN_BELOW = 0.5
"""Share of the unquoted words of b that are copied, from which the headlines of both may be one that was turned."""
_MIN_SENTENCES_BELOW = 2
"""Copied sentences of b from which they may: two desks have one of an agency, and one event for their headlines."""


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
        least = _nearly_all(in_a, spans_b[row], settings)
        pieces = _pieces(pair, in_a, spans_b[row], least, settings)
        clauses += _uncovered(pieces, covered, settings)
    return clauses


def turned_beside(
    pair: WordPair, found: Sequence[Chain], covered: bytearray, settings: AlignSettings
) -> list[Chain]:
    """Find sentences of `b` too short to show anything alone that turn one of `a` beside a sentence that was copied.

    So do headlines of texts of which much was copied.

    Returns:
        Chains in order of `b`, where nothing is covered.
    """
    spans_a, spans_b = pair.a.spans, pair.b.spans
    turned: list[Chain] = []
    for row, rows in sorted(_beside(pair, found, settings).items()):
        in_b = spans_b[row]
        n_words = in_b[1] - in_b[0]
        n_covered = covered.count(1, *in_b)
        if n_words < settings.seed_words or n_covered > settings.max_covered * n_words:
            continue
        for row_a in sorted(rows):
            least = settings.min_moved * max(n_words, spans_a[row_a][1] - spans_a[row_a][0])
            least = max(least, settings.seed_words)
            pieces = _pieces(pair, spans_a[row_a], in_b, least, settings)
            if pieces and _n_told(pair, pieces) >= settings.min_meaning:
                turned += _uncovered(pieces, covered, settings)
                break
    return turned


def _beside(pair: WordPair, found: Sequence[Chain], settings: AlignSettings) -> dict[int, set[int]]:
    """Return the sentences of `b` with those of `a` that they may be, by what was copied beside them in the same two paragraphs."""
    linked = _in_own_words(pair, found)
    copied = [rows for rows, n in linked.items() if n >= settings.min_linked]
    beside = defaultdict[int, set[int]](set)
    for row_a, row_b in copied:
        link = _paragraph_of(pair.a, row_a), _paragraph_of(pair.b, row_b)
        for near_a, near_b in product((row_a - 1, row_a + 1), (row_b - 1, row_b + 1)):
            if link == (_paragraph_of(pair.a, near_a), _paragraph_of(pair.b, near_b)):
                beside[near_b].add(near_a)
    is_much = linked.total() >= _MIN_BELOW * pair.b.quoted.count(0)
    if (
        is_much
        and len({row for _, row in copied}) >= _MIN_SENTENCES_BELOW
        and all(
            tokens.document.paragraphs[tokens.paragraphs[0]].kind == "title"
            for tokens in (pair.a, pair.b)
        )
    ):
        beside[0].add(0)
    return beside


def _in_own_words(pair: WordPair, found: Iterable[Chain]) -> Counter[Span]:
    """Count the copied words of every two sentences, without those that both quote: two who heard one speaker share these."""
    in_a, in_b = pair.a.sentences, pair.b.sentences
    quoted_a, quoted_b = pair.a.quoted, pair.b.quoted
    linked = Counter[Span]()
    for block in joined.from_iterable(found):
        words_a, words_b = slice(block.a, block.a_end), slice(block.b, block.b_end)
        rows: Iterable[Span] = zip(in_a[words_a], in_b[words_b], strict=True)
        if 1 in quoted_b[words_b]:
            quoted = map(and_, quoted_a[words_a], quoted_b[words_b])
            rows = compress(rows, map(not_, quoted))
        linked.update(rows)
    return linked


def _paragraph_of(tokens: Tokens, row: int) -> int:
    """Return the paragraph of a sentence, -1 where there is no such sentence."""
    return tokens.paragraphs[tokens.spans[row][0]] if 0 <= row < len(tokens.spans) else -1


def _n_told(pair: WordPair, pieces: Iterable[EqualRun]) -> int:
    """Count the words of pieces that say something, with a capital or without."""
    return sum(pair.b.told.count(1, piece.b, piece.b_end) for piece in pieces)


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
            pieces = _pieces(pair, in_a, in_b, _nearly_all(in_a, in_b, settings), settings)
            if pieces and _says_enough(pair, in_a, in_b, settings):
                return _uncovered(pieces, covered, settings)
    return []


def _nearly_all(in_a: Span, in_b: Span, settings: AlignSettings) -> float:
    """Return how many words two sentences must have in common: nearly all of the one in b."""
    n_a, n_b = in_a[1] - in_a[0], in_b[1] - in_b[0]
    return max(settings.min_words_edited, settings.min_moved * n_b, _MIN_OF_SOURCE * n_a)


def _pieces(
    pair: WordPair, in_a: Span, in_b: Span, least: float, settings: AlignSettings
) -> Sequence[EqualRun]:
    """Tile two sentences, if they have at least so many words in common, and most of these stand in pieces.

    Letters are in any sentence, where these are compared.
    """
    if pair.b.letters_per_word != 1:
        return ()
    words_a, words_b = (
        words[slice(*span)] for words, span in zip(pair.words, (in_a, in_b), strict=True)
    )
    n_a, n_b = len(words_a), len(words_b)
    least_tiled = settings.min_density * n_b
    n_most = sum(map(set(words_a).__contains__, words_b))  # a quick look: both have no more
    if n_most < least_tiled or (n_most < least and n_most + _n_forms(pair, in_a, in_b) < least):
        return ()
    found = _tiling(_pattern(words_a, words_b))
    is_run = found.longest >= settings.seed_words or found.n_both >= _NEARLY_ALL * max(n_a, n_b)
    if not is_run or found.n_tiled < least_tiled:
        return ()
    if found.n_both < least and found.n_both + _n_forms(pair, in_a, in_b) < least:
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


def _n_forms(pair: WordPair, in_a: Span, in_b: Span) -> int:
    """Count the words that one sentence has in another form than the other: "elected", "electing"."""
    keys_a, keys_b = (
        Counter(tokens.keys[slice(*span)])
        for tokens, span in zip((pair.a, pair.b), (in_a, in_b), strict=True)
    )
    one, other = (
        Counter(filter(None, map(beginning, keys.elements())))
        for keys in (keys_a - keys_b, keys_b - keys_a)
    )
    return (one & other).total()


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
