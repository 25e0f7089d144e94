"""Documents as rows of tables, and back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from newsdiff.model import Alignment, Document, Mark, Paragraph

_SURROGATE = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    r"""Return a text without lone surrogates, each position as it was.

    Example:
        >>> storable("a\ud800b") == "a\ufffdb"
        True
    """
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def document_row(number: int, document: Document, digest: str) -> tuple[Any, ...]:
    """Write a segmented document as a row of its table; it is new."""
    d = document
    return (
        *(number, d.id, d.path, d.title, d.outlet, d.published, d.series, d.sha256, digest),
        *(d.encoding, d.body_start, d.url, d.author, d.language, d.retrieved),
        *(d.outlet, "new", storable(d.text)),
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
    _, name, path, title, outlet, published, series, sha256, _, encoding, body_start, *more = row
    origin = (title, outlet, published, series, path, sha256, encoding)
    url, author, language, retrieved, *_, text = more
    said = (url, author, language, retrieved)
    return Document(name, text, *origin, body_start, tuple(paragraphs), (), *said)


def reuse_row(a: int, b: int, one: Alignment) -> tuple[object, ...]:
    """Write an alignment of two documents as a row."""
    return (
        *(a, one.a.start, one.a.end, b, one.b.start, one.b.end, one.kind),
        *(max(one.n_a, one.n_b), one.n_equal, one.identity),
    )
