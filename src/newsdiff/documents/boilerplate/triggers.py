"""Triggers: a filter that finds the lines which can use a cue at all.

In come the tokens of many lines as numbers, out come the few lines in which cues must be looked up: those that
open like a wording which is a whole line, those made of the words of a set, and those that hold two tokens
which a wording begins with. Lines that are left out use no cue.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from newsdiff.documents.boilerplate import cues
from newsdiff.documents.boilerplate.cues import Pack
from newsdiff.documents.boilerplate.ragged import Ints, RaggedArray, among

Pairs = Mapping[str, Iterable[str]]
"""First tokens, each with the second ones."""


@dataclass(frozen=True, slots=True)
class Triggers:
    """What the wordings of a pack begin with."""

    alone: frozenset[str]
    """Tokens that begin a wording whatever comes next."""
    near: Pairs
    """First tokens with the ones right behind them."""
    far: Pairs
    """First tokens with the ones behind a gap."""
    line_alone: frozenset[str]
    """Tokens that are a whole line, a colon aside."""
    line_near: Pairs
    """The first two tokens of a whole line."""
    sets: frozenset[str]
    """Tokens of all word sets."""


@cache
def shipped_triggers() -> Triggers:
    """Collect the triggers of all cues that ship, once per process."""
    return collect_triggers(cues.shipped_pack())


def collect_triggers(pack: Pack) -> Triggers:
    """Collect what the wordings of a pack begin with."""
    line_near: dict[str, set[str]] = {}
    for row in pack.lines:
        if len(row) > 1:
            line_near.setdefault(row[0], set()).add(row[1])
    return Triggers(
        alone=frozenset(token for token, start in pack.starts.items() if start.alone),
        near={token: start.pairs.keys() for token, start in pack.starts.items() if start.pairs},
        far={token: start.gapped.keys() for token, start in pack.starts.items() if start.gapped},
        line_alone=frozenset(row[0] for row in pack.lines if len(row) == 1),
        line_near=line_near,
        sets=frozenset[str]().union(*(cue.words for cue in pack.sets)),
    )


def candidates(
    tokens: RaggedArray, vocabulary: Mapping[str, int], triggers: Triggers
) -> dict[int, list[int]]:
    """Find the lines that can use a cue.

    Args:
        tokens: Tokens of each line, by number.
        vocabulary: Number of each token, from 0 on.
        triggers: What the cues begin with.

    Returns:
        Their positions, each with the tokens at which a wording may begin, by their positions in the line.
    """
    begins = token_flags(triggers.alone, vocabulary)[tokens.values]
    begins[_pair_starts(tokens, _Pairs.of(triggers.near, vocabulary), 1)] = True
    far = _Pairs.of(triggers.far, vocabulary)
    for gap in range(1, cues.GAP + 2):
        begins[_pair_starts(tokens, far, gap)] = True
    is_likely = _open_as_lines(tokens, vocabulary, triggers)
    is_likely |= tokens.sums(token_flags(triggers.sets, vocabulary)) == tokens.sizes
    rows = np.flatnonzero(is_likely & (tokens.sizes > 0))
    result: dict[int, list[int]] = {i: [] for i in rows.tolist()}
    at = np.flatnonzero(begins)
    rows = tokens.rows_at(at)
    for i, offset in zip(rows.tolist(), (at - tokens.bounds[rows]).tolist(), strict=True):
        result.setdefault(i, []).append(offset)
    return result


def token_flags(strings: Iterable[str], vocabulary: Mapping[str, int]) -> npt.NDArray[np.bool_]:
    """Return for each token of a vocabulary whether it is one of some strings."""
    result = np.zeros(len(vocabulary), dtype=np.bool_)
    result[[vocabulary[s] for s in strings if s in vocabulary]] = True
    return result


def pair_codes(pairs: Pairs, vocabulary: Mapping[str, int]) -> Ints:
    """Return pairs of tokens as one number each, in rising order; those with unknown tokens are left out."""
    n = len(vocabulary)
    codes = [
        vocabulary[a] * n + vocabulary[b]
        for a, others in pairs.items()
        if a in vocabulary
        for b in others
        if b in vocabulary
    ]
    return np.asarray(sorted(codes), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Pairs of tokens that occur in some lines."""

    is_first: npt.NDArray[np.bool_]
    """Of each token, whether it is the first of a pair."""
    codes: Ints

    @classmethod
    def of(cls, pairs: Pairs, vocabulary: Mapping[str, int]) -> _Pairs:
        """Look the tokens of pairs up in a vocabulary."""
        return cls(token_flags(pairs, vocabulary), pair_codes(pairs, vocabulary))


def _pair_starts(tokens: RaggedArray, pairs: _Pairs, distance: int) -> Ints:
    """Return the positions in `values` of tokens that are a pair with the token at a distance behind them."""
    values = tokens.values
    # Few tokens are the first of a pair: only these are compared with what follows in their line.
    at = np.flatnonzero(pairs.is_first[values[:-distance]])
    at = at[tokens.rows_at(at) == tokens.rows_at(at + distance)]
    codes = values[at] * len(pairs.is_first) + values[at + distance]
    starts: Ints = at[among(codes, pairs.codes)]
    return starts


def _open_as_lines(
    tokens: RaggedArray, vocabulary: Mapping[str, int], triggers: Triggers
) -> npt.NDArray[np.bool_]:
    """Return for each line whether it is short and opens like a wording that is a whole line."""
    result = (tokens.sizes > 0) & (tokens.sizes <= cues.MAX_LINE)
    rows = np.flatnonzero(result)
    at = tokens.bounds[rows]
    first = tokens.values[at]
    n = len(vocabulary)
    # A line of one token has no second one. What is read in its place, another line's, is replaced by -1.
    is_single = tokens.sizes[rows] == 1
    second = np.where(is_single, -1, tokens.values[np.minimum(at + 1, len(tokens.values) - 1)])
    is_bare = is_single | (second == vocabulary.get(":", -1))
    opens = is_bare & token_flags(triggers.line_alone, vocabulary)[first]
    opens |= ~is_single & among(first * n + second, pair_codes(triggers.line_near, vocabulary))
    result[rows] = opens
    return result
