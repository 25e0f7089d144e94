"""Triggers: which lines can use a cue at all.

In come the tokens of many lines as numbers, out come the few lines that are worth reading: those that open
like a wording which is a whole line, those made of the words of a set, and those that hold two tokens which
a wording begins with. Lines that are left out use no cue.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from newsdiff.documents.boilerplate import cues
from newsdiff.documents.boilerplate.cues import Pack
from newsdiff.documents.boilerplate.ragged import Ints, Ragged, among

Pairs = Mapping[str, Iterable[str]]
"""First token -> second ones."""


@dataclass(frozen=True, slots=True)
class Triggers:
    """What the wordings of a pack begin with."""

    alone: frozenset[str]
    """Tokens that begin a wording whatever comes next."""
    near: Pairs
    """Tokens with what stands right behind them."""
    far: Pairs
    """Tokens with what stands behind a gap."""
    line_alone: frozenset[str]
    """Tokens that are a whole line, a colon aside."""
    line_near: Pairs
    """The first two tokens of a whole line."""
    sets: frozenset[str]
    """Tokens of all word sets."""


@cache
def shipped() -> Triggers:
    """Triggers of all cues that ship, once per process."""
    return of(cues.pack())


def of(pack: Pack) -> Triggers:
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
    tokens: Ragged, numbers: Mapping[str, int], triggers: Triggers
) -> dict[int, list[int]]:
    """Find the lines that can use a cue.

    Args:
        tokens: Tokens of each line, by number.
        numbers: Number of each token, from 0 on.
        triggers: What the cues begin with.

    Returns:
        Their positions in order, each with the places of the tokens at which a wording may begin.
    """
    begins = flags(triggers.alone, numbers)[tokens.values]
    begins[_followed(tokens, _Known.of(triggers.near, numbers), 1)] = True
    far = _Known.of(triggers.far, numbers)
    for gap in range(1, cues.GAP + 2):
        begins[_followed(tokens, far, gap)] = True
    whole = _open_as_lines(tokens, numbers, triggers)
    whole |= tokens.sums(flags(triggers.sets, numbers)) == tokens.sizes
    result: dict[int, list[int]] = {
        i: [] for i in np.flatnonzero(whole & (tokens.sizes > 0)).tolist()
    }
    at = np.flatnonzero(begins)
    rows = tokens.rows_of(at)
    for i, place in zip(rows.tolist(), (at - tokens.bounds[rows]).tolist(), strict=True):
        result.setdefault(i, []).append(place)
    return result


def flags(strings: Iterable[str], numbers: Mapping[str, int]) -> npt.NDArray[np.bool_]:
    """Say of each token whether it is one of some strings."""
    result = np.zeros(len(numbers), dtype=np.bool_)
    result[[numbers[s] for s in strings if s in numbers]] = True
    return result


def codes(pairs: Pairs, numbers: Mapping[str, int]) -> Ints:
    """Write pairs of tokens as one number each, rising; those with unknown tokens are left out."""
    n = len(numbers)
    found = [
        numbers[a] * n + numbers[b]
        for a, others in pairs.items()
        if a in numbers
        for b in others
        if b in numbers
    ]
    return np.asarray(sorted(found), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class _Known:
    """Pairs of tokens that occur in some lines."""

    begins: npt.NDArray[np.bool_]
    """Of each token, whether it is the first of a pair."""
    codes: Ints

    @classmethod
    def of(cls, pairs: Pairs, numbers: Mapping[str, int]) -> _Known:
        """Look the tokens of pairs up."""
        return cls(flags(pairs, numbers), codes(pairs, numbers))


def _followed(tokens: Ragged, pairs: _Known, by: int) -> Ints:
    """Places of tokens that are a pair with the token `by` places further on in their line."""
    values = tokens.values
    at = np.flatnonzero(pairs.begins[values[:-by]])
    at = at[tokens.rows_of(at) == tokens.rows_of(at + by)]
    found = values[at] * len(pairs.begins) + values[at + by]
    places: Ints = at[among(found, pairs.codes)]
    return places


def _open_as_lines(
    tokens: Ragged, numbers: Mapping[str, int], triggers: Triggers
) -> npt.NDArray[np.bool_]:
    """Say of each line whether it is short and opens like a wording that is a whole line."""
    result = (tokens.sizes > 0) & (tokens.sizes <= cues.MAX_LINE)
    rows = np.flatnonzero(result)
    at = tokens.bounds[rows]
    first = tokens.values[at]
    n = len(numbers)
    is_single = tokens.sizes[rows] == 1
    second = np.where(is_single, -1, tokens.values[np.minimum(at + 1, len(tokens.values) - 1)])
    is_bare = is_single | (second == numbers.get(":", -1))
    opens = is_bare & flags(triggers.line_alone, numbers)[first]
    opens |= ~is_single & among(first * n + second, codes(triggers.line_near, numbers))
    result[rows] = opens
    return result
