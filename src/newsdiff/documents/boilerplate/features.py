"""Features: what the learned model sees of every unit, as one row of numbers.

In come the units of some documents and how often they repeat, out comes a matrix: the form of the line, its
cues, its repetition, its neighbours, its position, and the kind of file. The rows of all documents
are in one matrix, so that each column is one numpy operation for all.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import get_args

import numpy as np

from newsdiff.documents.boilerplate.ragged import Column, Floats, GroupedRows
from newsdiff.documents.boilerplate.surroundings import surroundings
from newsdiff.documents.boilerplate.units import Unit
from newsdiff.model import Category

CATEGORIES: tuple[str, ...] = get_args(Category)
RELATED = CATEGORIES.index("related")
MAX_STORIES = 4
"""Other stories that are counted: a fifth adds no certainty."""


def matrix(
    rows: Sequence[list[Unit]],
    own: dict[str, Floats],
    repeats: Sequence[list[int]],
    siblings: Sequence[int],
) -> tuple[Floats, list[str]]:
    """Describe every unit of every document by what `Observations` and its batches say of them.

    Returns:
        The matrix with one row per unit, and the names of its columns.
    """
    groups = GroupedRows([len(row) for row in rows])
    cue = _categories(rows, groups.n)
    named = {f"cue: {name}": column for name, column in zip(CATEGORIES, cue.T, strict=True)}
    others = np.asarray(siblings, dtype=np.float32)[groups.group]
    repeated = np.asarray(list(chain.from_iterable(repeats)), dtype=np.float32).clip(
        max=MAX_STORIES
    )
    columns: dict[str, Column] = {
        **own,
        **named,
        "other stories of the outlet": others.clip(max=MAX_STORIES),
        "other stories with this line": repeated,
        **surroundings(own, cue[:, RELATED] > 0, repeated, groups),
    }
    matrix = np.column_stack([np.asarray(column, np.float32) for column in columns.values()])
    return matrix, list(columns)


def _categories(rows: Sequence[list[Unit]], n: int) -> Floats:
    """Return for each unit the confidence of its surest cue of each category."""
    result = np.zeros((n, len(CATEGORIES)), dtype=np.float32)
    column = {name: i for i, name in enumerate(CATEGORIES)}
    for at, unit in enumerate(chain.from_iterable(rows)):
        for finding in unit.findings:
            i = column[finding.cue.category]
            result[at, i] = max(result[at, i], finding.cue.confidence)
    return result
