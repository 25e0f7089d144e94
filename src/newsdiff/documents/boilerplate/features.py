"""Features: what the learned model sees of every unit, as one row of numbers.

In come the units of some documents and their repetition counts, out comes a matrix: shape of the line,
cues, repetition, position, what stands around it, and what kind of file it is. Rows of all documents are
stacked, so that everything relative (neighbours, windows, positions) is one numpy operation for all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import numpy as np

from newsdiff.documents.boilerplate.shape import SHAPE
from newsdiff.documents.boilerplate.stack import Floats, Stack
from newsdiff.documents.boilerplate.surroundings import surroundings
from newsdiff.documents.boilerplate.units import Unit
from newsdiff.model import Category

CATEGORIES: tuple[str, ...] = get_args(Category)
RELATED = CATEGORIES.index("related")
MAX_STORIES = 4
"""Other stories that are counted: a fifth adds no certainty."""
WORDING = "wording of an article"
"""Column of the log-odds by words alone."""
_NOTHING = -9
"""Log-odds of the line beyond either end of a file."""


def matrix(
    rows: Sequence[list[Unit]],
    shapes: Floats,
    wordings: Floats,
    repeats: Sequence[list[int]],
    siblings: Sequence[int],
) -> tuple[Floats, list[str]]:
    """Describe every unit of every document.

    Args:
        rows: Units of each document.
        shapes: Each unit by itself, over all documents, in the order of `SHAPE`.
        wordings: Log-odds of each unit for the article by its words.
        repeats: For each unit, other stories of the outlet with the same line.
        siblings: For each document, other stories of its outlet.

    Returns:
        The matrix with one row per unit, and the names of its columns.
    """
    stack = Stack([len(row) for row in rows])
    own = {name: shapes[:, i] for i, name in enumerate(SHAPE)}
    cue = _categories(rows, stack.n)
    columns: dict[str, Floats] = dict(own)
    for i, name in enumerate(CATEGORIES):
        columns[f"cue: {name}"] = cue[:, i]
    repeated = _column([min(c, MAX_STORIES) for row in repeats for c in row])
    columns["other stories of the outlet"] = _column(siblings)[stack.of].clip(max=MAX_STORIES)
    columns["other stories with this line"] = repeated
    columns |= wording(wordings, stack)
    columns |= surroundings(own, cue[:, RELATED] > 0, repeated, stack)
    names = list(columns)
    return np.column_stack([columns[name] for name in names]), names


def _column(values: Sequence[float]) -> Floats:
    """Make a column of numbers."""
    return np.asarray(values, dtype=np.float32)


def wording(said: Floats, s: Stack) -> dict[str, Floats]:
    """Describe the words of a line and of those around it."""
    return {
        WORDING: said,
        f"{WORDING}, 1 before": s.shift(said, -1, _NOTHING),
        f"{WORDING}, 1 after": s.shift(said, 1, _NOTHING),
        f"{WORDING}, within 3": s.window(said, 3),
        f"{WORDING}, within 8": s.window(said, 8),
    }


def _categories(rows: Sequence[list[Unit]], n: int) -> Floats:
    """Confidence of the surest cue of each category, per unit."""
    result = np.zeros((n, len(CATEGORIES)), dtype=np.float32)
    place = {name: i for i, name in enumerate(CATEGORIES)}
    at = 0
    for row in rows:
        for unit in row:
            for finding in unit.findings:
                column = place[finding.cue.category]
                result[at, column] = max(result[at, column], finding.cue.confidence)
            at += 1
    return result
