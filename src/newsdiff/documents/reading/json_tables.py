"""Tables in JSON: names of columns apart from rows, a list a column, a table a column, rows below a row of names.

pandas writes three of these (`orient` split, list or columns), Google Sheets and many services the others.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, TypeGuard

from newsdiff.documents.reading.fieldnames import CONTAINERS, FIELD_NAMES, name_among

_HEADERS = ("columns", "header", "headers", "fields", "cols")
_BODIES = ("data", "rows", "values", "records")
_NAMING = frozenset(FIELD_NAMES["title"] + FIELD_NAMES["url"] + FIELD_NAMES["id"])
"""One of these is a column of a table; without, lists are the paragraphs and authors of one article."""

_Rows = list[dict[str, Any]]


def rows_of(found: object, texts: Collection[str]) -> _Rows | None:
    """Return the rows of a table; None where a value is none.

    Args:
        found: What a file holds.
        texts: The folded names that a column of texts may have.

    Example:
        >>> rows_of({"columns": ["id", "body"], "data": [[1, "A."], [2, "B."]]}, {"body"})
        [{'id': 1, 'body': 'A.'}, {'id': 2, 'body': 'B.'}]
        >>> rows_of({"articles": {"id": [1, 2], "body": ["A.", "B."]}}, {"body"})
        [{'id': 1, 'body': 'A.'}, {'id': 2, 'body': 'B.'}]
    """
    if isinstance(found, Mapping):
        header = next((found[name] for name in _HEADERS if name in found), None)
        body = next((found[name] for name in _BODIES if name in found), None)
        rows = _below(header, body, texts) or _of_columns(found, texts)
        if rows is None and header is None:
            rows = _rows_below_names(body, texts)
        wrapped = (found[name] for name in CONTAINERS if isinstance(found.get(name), Mapping))
        return rows or next(filter(None, (_of_columns(one, texts) for one in wrapped)), None)
    return _rows_below_names(found, texts)


def _below(header: object, body: object, texts: Collection[str]) -> _Rows | None:
    """Return rows by the names that stand apart from them."""
    if not isinstance(header, list) or not _are_lists(body):
        return None
    names = [str(one.get("name") if isinstance(one, Mapping) else one) for one in header]
    if not _has_text(names, texts):
        return None
    return [dict(zip(names, row, strict=False)) for row in body]


def _rows_below_names(found: object, texts: Collection[str]) -> _Rows | None:
    """Return the rows below the first, which holds the names."""
    return _below(found[0], found[1:], texts) if isinstance(found, list) and found else None


def _of_columns(found: Mapping[str, Any], texts: Collection[str]) -> _Rows | None:
    """Return the rows of columns that stand under their names."""
    return _of_lists(found, texts) or _of_tables(found, texts)


def _of_lists(found: Mapping[str, Any], texts: Collection[str]) -> _Rows | None:
    """Return the rows of columns that are lists of one length."""
    columns = {name: one for name, one in found.items() if isinstance(one, list)}
    are_all = len(columns) == len(found) and len({len(one) for one in columns.values()}) == 1
    if (
        not are_all
        or not _has_text(columns, texts)
        or not any(name_among(name, _NAMING) in _NAMING for name in columns)
    ):
        return None
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def _of_tables(found: Mapping[str, Any], texts: Collection[str]) -> _Rows | None:
    """Return the rows of columns that are tables with the same numbers of rows."""
    columns = list(found.values())
    if not all(isinstance(one, Mapping) and one.keys() == columns[0].keys() for one in columns):
        return None
    if not _has_text(found, texts) or _has_text(columns[0] if columns else (), texts):
        return None
    return [{name: found[name][number] for name in found} for number in columns[0]]


def _are_lists(found: object) -> TypeGuard[list[list[Any]]]:
    return isinstance(found, list) and bool(found) and all(isinstance(one, list) for one in found)


def _has_text(names: Collection[str], texts: Collection[str]) -> bool:
    return any(name_among(name, texts) in texts for name in names)
