"""Documents as rows of tables, and back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from newsdiff.model import Document, Mark, Paragraph

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SURROGATE = re.compile("[\ud800-\udfff]")


def column(values: Sequence[Any]) -> NDArray[Any]:
    """Return values as an array that DuckDB takes: numbers as numbers, the rest as text or nothing."""
    if values and all(isinstance(value, int | float) for value in values):
        return np.array(values)
    array = np.empty(len(values), object)
    array[:] = values
    return array


def storable(text: str) -> str:
    r"""Return a text without lone surrogates, each position as it was.

    Example:
        >>> storable("a\ud800b") == "a\ufffdb"
        True
    """
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def mark_row(mark: Mark | None) -> tuple[str | None, str | None, str | None, float]:
    """Return action, category, reason and confidence of a mark."""
    if mark is None:
        return None, None, None, 0.0
    return mark.action, mark.category, storable(mark.reason), mark.confidence


def paragraph(row: Sequence[Any]) -> Paragraph:
    """Make a paragraph of index, line, start, end, kind, action, category, reason and confidence."""
    index, line, start, end, kind, action, category, reason, confidence = row
    mark = None if action is None else Mark(category, action, reason, confidence)
    return Paragraph(index, line, start, end, kind, mark)


def document(row: Sequence[Any], paragraphs: Sequence[Paragraph]) -> Document:
    """Make a document of the columns of its table."""
    _, name, path, title, outlet, published, series, sha256, _, encoding, body_start, text = row
    return Document(
        id=name,
        text=text,
        title=title,
        outlet=outlet,
        published=published,
        series=series,
        path=path,
        sha256=sha256,
        encoding=encoding,
        body_start=body_start,
        paragraphs=tuple(paragraphs),
    )
