"""Triggers: a filter that finds the lines which can use a cue at all.

In come the tokens of many lines as numbers, out come the few lines in which cues must be looked up: those that
open like a wording which is a whole line, those made of the words of a set, and those that hold the two or three
tokens which a wording begins with. Lines that are left out use no cue.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from newsdiff.documents.boilerplate import cues, packs
from newsdiff.documents.boilerplate.cues import TokenRow
from newsdiff.documents.boilerplate.packs import Pack
from newsdiff.documents.boilerplate.ragged import Flags, Ints, RaggedArray, among


def candidates(
    tokens: RaggedArray, vocabulary: Mapping[str, int], pack: Pack
) -> dict[int, list[int]]:
    """Find the lines, given as tokens by number, that can use a cue of a pack.

    Returns:
        Their positions, each with the tokens at which a wording may begin, by their positions in the line.
    """
    opens = _openings(pack)
    begins = token_flags(opens.alone, vocabulary)[tokens.values]
    begins[_pair_starts(tokens, vocabulary, _known(opens.pairs, vocabulary), [1])] = True
    begins[_triple_starts(tokens, vocabulary, _known(opens.triples, vocabulary))] = True
    far = _known(opens.far, vocabulary)
    begins[_pair_starts(tokens, vocabulary, far, range(1, cues.GAP + 2))] = True
    sets = token_flags(pack.in_sets, vocabulary)
    is_likely = _open_as_lines(tokens, vocabulary, opens) | (tokens.sums(sets) == tokens.sizes)
    rows = np.flatnonzero(is_likely & (tokens.sizes > 0))
    result: dict[int, list[int]] = {i: [] for i in rows.tolist()}
    at = np.flatnonzero(begins)
    rows = tokens.rows_at(at)
    for i, offset in zip(rows.tolist(), (at - tokens.bounds[rows]).tolist(), strict=True):
        result.setdefault(i, []).append(offset)
    return result


ByFirst = Mapping[str, Sequence[TokenRow]]
"""Beginnings of wordings by their first token."""


class _Openings(NamedTuple):
    """How the wordings of a pack begin."""

    alone: frozenset[str]
    pairs: ByFirst
    triples: ByFirst
    far: ByFirst
    """Two tokens with others between them."""
    line_alone: frozenset[str]
    line_pairs: ByFirst
    """The same of wordings that are whole lines."""


@lru_cache(maxsize=2)
def _openings(pack: Pack) -> _Openings:
    """Arrange the beginnings of wordings: of thousands few have a first token that a document has, too."""
    near = [row for row in pack.starts if "~" not in row[1:2]]
    far = [(row[0], row[2]) for row in pack.starts if row[1:2] == ("~",)]
    return _Openings(
        frozenset(row[0] for row in near if len(row) == 1),
        _by_first(row for row in near if len(row) == 2),  # noqa: PLR2004  two tokens
        _by_first(row for row in near if len(row) == 3),  # noqa: PLR2004
        _by_first(far),
        frozenset(row[0] for row in pack.lines if len(row) == 1),
        _by_first({row[:2] for row in pack.lines if len(row) > 1}),
    )


def _by_first(rows: Iterable[TokenRow]) -> ByFirst:
    found: dict[str, list[TokenRow]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    return found


def _known(rows: ByFirst, vocabulary: Mapping[str, int]) -> list[TokenRow]:
    """Return the beginnings whose first token is known."""
    return [row for first in rows.keys() & vocabulary.keys() for row in rows[first]]


def token_flags(strings: AbstractSet[str], vocabulary: Mapping[str, int]) -> Flags:
    """Return for each token of a vocabulary whether it is one of some strings."""
    result = np.zeros(len(vocabulary), dtype=np.bool_)
    result[[vocabulary[s] for s in strings & vocabulary.keys()]] = True
    return result


def _pair_codes(pairs: Collection[TokenRow], vocabulary: Mapping[str, int]) -> Ints:
    """Return pairs of tokens as one number each, in rising order; those with unknown tokens are left out."""
    n = len(vocabulary)
    known = [(a, b) for a, b in pairs if a in vocabulary and b in vocabulary]
    return np.asarray(sorted(vocabulary[a] * n + vocabulary[b] for a, b in known), dtype=np.int64)


def _pair_starts(
    tokens: RaggedArray,
    vocabulary: Mapping[str, int],
    pairs: Collection[TokenRow],
    distances: Iterable[int],
) -> Ints:
    """Return the positions in `values` of tokens that are a pair with one of those at some distances behind them."""
    values, codes = tokens.values, _pair_codes(pairs, vocabulary)
    # Few tokens are the first of a pair: only these are compared with what follows in their line.
    first = np.flatnonzero(token_flags({a for a, _ in pairs}, vocabulary)[values])
    rows, starts = tokens.rows_at(first), [first[:0]]
    for distance in distances:
        is_inside = first + distance < tokens.bounds[rows + 1]
        at = first[is_inside]
        found = among(values[at] * len(vocabulary) + values[at + distance], codes)
        starts.append(at[found])
    return np.concatenate(starts)


def _triple_starts(
    tokens: RaggedArray, vocabulary: Mapping[str, int], triples: Sequence[TokenRow]
) -> Ints:
    """Return the positions in `values` of tokens that are a triple with the two behind them in their line."""
    n, values = len(vocabulary), tokens.values
    at = _pair_starts(tokens, vocabulary, {row[:2] for row in triples}, [1])
    at = at[at + 2 < tokens.bounds[tokens.rows_at(at) + 1]]
    known = [
        [vocabulary[token] for token in row] for row in triples if all(t in vocabulary for t in row)
    ]
    codes = np.asarray(sorted((a * n + b) * n + c for a, b, c in known), dtype=np.int64)
    found: Ints = at[among((values[at] * n + values[at + 1]) * n + values[at + 2], codes)]
    return found


def _open_as_lines(tokens: RaggedArray, vocabulary: Mapping[str, int], opens: _Openings) -> Flags:
    """Return for each line whether it is short and opens like a wording that is a whole line."""
    result = (tokens.sizes > 0) & (tokens.sizes <= packs.MAX_LINE)
    rows = np.flatnonzero(result)
    at = tokens.bounds[rows]
    first = tokens.values[at]
    # A line of one token has no second one. What is read in its place, another line's, is replaced by -1.
    is_single = tokens.sizes[rows] == 1
    second = np.where(is_single, -1, tokens.values[np.minimum(at + 1, len(tokens.values) - 1)])
    is_bare = is_single | (second == vocabulary.get(":", -1))
    alone = token_flags(opens.line_alone, vocabulary)
    near = _pair_codes(_known(opens.line_pairs, vocabulary), vocabulary)
    is_open = is_bare & alone[first]
    is_open |= ~is_single & among(first * len(vocabulary) + second, near)
    result[rows] = is_open
    return result
