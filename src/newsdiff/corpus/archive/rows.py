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


def document_row(number: int, document: Document, digest: str, state: str) -> tuple[Any, ...]:
    """Write a segmented document as a row of its table."""
    d = document
    return (
        *(number, d.id, d.path, d.title, d.outlet, d.published, d.series, d.sha256, digest),
        *(d.encoding, d.body_start, d.outlet, state, storable(d.text)),
    )


def paragraph_row(number: int, own: Paragraph, marked: Paragraph | None = None) -> tuple[Any, ...]:
    """Write a paragraph as a row: as it was segmented, and as cleaning marked it."""
    kind = (marked or own).kind
    place = (number, own.index, own.line, own.start, own.end, kind, own.kind)
    mark = marked.mark if marked else None
    if mark is None:
        return (*place, None, None, None, 0.0)
    return (*place, mark.action, mark.category, storable(mark.reason), mark.confidence)


def paragraph(row: Sequence[Any], *, is_raw: bool) -> Paragraph:
    """Make a paragraph of its columns behind the number of the document, as segmented or as marked."""
    index, line, start, end, kind, own_kind, action, category, reason, confidence = row
    if is_raw or action is None:
        return Paragraph(index, line, start, end, own_kind)
    return Paragraph(index, line, start, end, kind, Mark(category, action, reason, confidence))


def document(row: Sequence[Any], paragraphs: Sequence[Paragraph]) -> Document:
    """Make a document of the columns of its table."""
    _, name, path, title, outlet, published, series, sha256, _, encoding, body_start, _, _, text = (
        row
    )
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
