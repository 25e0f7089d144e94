"""Documents as rows of tables, and back; what a table of somebody else holds is not believed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from newsdiff.documents import segment
from newsdiff.errors import LoadError
from newsdiff.language import dates
from newsdiff.model import Action, Alignment, Category, Document, Kind, Mark, Paragraph
from newsdiff.visible import printable, storable

_KINDS, _ACTIONS = frozenset(get_args(Kind)), frozenset(get_args(Action))
_CATEGORIES = frozenset((*get_args(Category), None))


class RowError(ValueError):
    """A row holds what no newsdiff wrote; the text says what."""


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
    """Make a paragraph of its columns behind the number of the document, as segmented or as marked.

    Raises:
        RowError: A column has a value that no paragraph has.
    """
    index, line, start, end, kind, own_kind, action, category, reason, confidence = row
    if None in (index, line, start, end) or not {kind, own_kind} <= _KINDS:
        raise RowError(f"a paragraph is of the kind {str(kind)[:40]!r}")
    if is_raw or action is None:
        return Paragraph(index, line, start, end, own_kind)
    is_sound = action in _ACTIONS and category in _CATEGORIES and isinstance(reason, str)
    if not is_sound or not 0 <= (-1 if confidence is None else confidence) <= 1:
        raise RowError(f"a paragraph has the mark {str(category)[:40]!r}, {str(action)[:40]!r}")
    return Paragraph(index, line, start, end, kind, Mark(category, action, reason, confidence))


def document(row: Sequence[Any], paragraphs: Sequence[Paragraph]) -> Document:
    """Make a document of the columns of its table.

    Raises:
        RowError: It has no text, or paragraphs that are not those of its text.
        LoadError: It is longer than an article, or was published at no date.
    """
    _, name, path, title, outlet, published, series, sha256, _, encoding, body_start, *more = row
    url, author, language, retrieved, *_, text = more
    if not isinstance(text, str) or not 0 <= (-1 if body_start is None else body_start) <= len(
        text
    ):
        raise RowError(f"the article {name!r} has no text")
    end = 0
    for index, one in enumerate(paragraphs):
        if one.index != index or one.line < 1 or not end <= one.start < one.end <= len(text):
            raise RowError(f"paragraph {index} of the article {name!r} is not one of its text")
        end = one.end
    origin = (title, outlet, published, series, path, sha256, encoding)
    said = (url, author, language, retrieved)
    if published is not None and not dates.is_iso(published):
        raise LoadError(
            f"{printable(str(name))[:80]}: {printable(str(published))[:40]!r} is no date of ISO 8601, as 2017-02-15"
        )
    found = Document(name, text, *origin, body_start, tuple(paragraphs), (), *said)
    segment.check_length(found)
    return found


def reuse_row(a: int, b: int, one: Alignment) -> tuple[object, ...]:
    """Write an alignment of two documents as a row."""
    return (
        *(a, one.a.start, one.a.end, b, one.b.start, one.b.end, one.kind),
        *(max(one.n_a, one.n_b), one.n_equal, one.identity),
    )
