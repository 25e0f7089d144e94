"""Repetition: lines that an outlet prints under different stories.

In come the units of all documents, out comes for each unit how many *other stories* of its outlet have the
same line. Two versions of one story repeat their own paragraphs, so documents that share much of the prose of
their first half count as one story. What several outlets print is not counted at all: that is the reuse which
newsdiff looks for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate, combinations, pairwise

from newsdiff.disjoint import DisjointSets
from newsdiff.documents.boilerplate.units import Unit

_MAX_MEMBERS = 8
"""Documents that share a line up to which all pairs of them are compared; of more, each with the next."""


def stories(
    units: Sequence[list[Unit]], outlets: Sequence[str | None], min_shared: float
) -> list[int]:
    """Find the documents of one outlet that are versions of one story.

    Args:
        units: Units of each document.
        outlets: Outlet of each document; None where unknown.
        min_shared: Share of the prose words of the shorter first half that must recur in the other.

    Returns:
        For each document the position of the first document of its story.
    """
    sets = DisjointSets(len(units))
    for members in _homes(outlets):
        halves = {i: _first_half(units[i]) for i in members}
        sizes = {i: sum(half.values()) for i, half in halves.items()}
        for (i, j), words in sorted(_shared(halves).items()):
            if words > min_shared * min(sizes[i], sizes[j]):
                sets.join(i, j)
    first = {i: group[0] for group in sets.groups() for i in group}
    return [first[i] for i in range(len(units))]


def _homes(outlets: Sequence[str | None]) -> list[list[int]]:
    """Return the documents of each outlet that has several."""
    result: dict[str, list[int]] = defaultdict(list)
    for i, outlet in enumerate(outlets):
        if outlet:
            result[outlet].append(i)
    return [members for members in result.values() if len(members) > 1]


def _shared(halves: dict[int, dict[str, int]]) -> dict[tuple[int, int], int]:
    """Return for pairs of documents of an outlet the words of the lines that both have."""
    where: dict[str, list[int]] = defaultdict(list)
    for i, half in halves.items():
        for key in half:
            where[key].append(i)
    result: dict[tuple[int, int], int] = defaultdict(int)
    for key, members in where.items():
        # Of many, neighbours are compared: versions of one story share every line with the next one.
        pairs = pairwise(members) if len(members) > _MAX_MEMBERS else combinations(members, 2)
        for i, j in pairs:
            result[i, j] += halves[i][key]
    return result


def _first_half(row: list[Unit]) -> dict[str, int]:
    """Return the words of each line of the first half of a document's prose, where boilerplate is rare."""
    prose = [unit for unit in row if unit.is_prose]
    ends = list(accumulate((unit.words for unit in prose), initial=0))
    return {unit.key: unit.words for unit, n in zip(prose, ends, strict=False) if n * 2 <= ends[-1]}


def counts(
    units: Sequence[list[Unit]], outlets: Sequence[str | None], story: Sequence[int]
) -> list[list[int]]:
    """Count for each unit the other stories of its outlet that have the same line.

    Returns:
        One list per document, one number per unit; 0 for lines without a word and where the outlet is
        unknown.
    """
    result = [[0] * len(row) for row in units]
    for members in _homes(outlets):
        where: dict[str, set[int]] = defaultdict(set)
        for i in members:
            for unit in units[i]:
                where[unit.key].add(story[i])
        where[""] = set()
        for i in members:
            result[i] = [max(len(where[unit.key]) - 1, 0) for unit in units[i]]
    return result
