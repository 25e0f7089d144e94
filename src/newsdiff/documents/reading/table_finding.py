"""Where the records are in a value of JSON, or of XML as JSON would have it: the table that says most of what articles have.

In go lists and objects of any nesting under names of any kind, out come objects, one a record. A table may be a list of
objects, objects by their ids, rows below or beside their names, or columns by theirs; several of one kind beside each
other, as pages, sections and outlets have them, are one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeGuard

from newsdiff.documents.reading import assignment, contents, nested
from newsdiff.documents.reading.fieldnames import CONTAINERS, FIELD_NAMES, KNOWN, folded, own_name
from newsdiff.language.field_words import is_beside

_MAX_DEPTH = 5
"""Objects and lists around the records."""
_MAX_HEADERS = 20
"""Lists that are tried as the names of columns."""
_OF_KNOWN_NAME = 2
"""The worth of a table with texts that are long and have a known name."""
_MAX_TRIED = 200
"""Tables that are looked at."""
_SPEAKERS = ("system", "user", "assistant")
"""Who speaks in what language models are trained with, which is no article."""
_OF_OUTLETS = frozenset("outlet newspaper publication publisher source site media feed".split())
"""Names of objects that have the articles of each outlet under its name."""
_NAMING = frozenset(FIELD_NAMES["title"] + FIELD_NAMES["url"] + FIELD_NAMES["id"])
"""One of these is a column of a table; without, lists are the paragraphs and authors of one article."""
_Rows = Sequence[Mapping[str, Any]]
_IsApart = Callable[[str], bool]
"""Whether what has a name is not looked at."""


class _Table(NamedTuple):
    """Rows, and where they stand."""

    path: tuple[str, ...] | None
    """Names of the objects around, empty for a list; None of what cannot stand there several times."""
    rows: _Rows

    is_called: bool = False
    """Whether its name is one that lists of articles have, or those of its columns are."""


def found_records(
    value: object, texts: Collection[str], *, must_have_texts: bool = False
) -> _Rows | None:
    """Return the records in a value; None where no table says anything, or none has a text and one must.

    Args:
        value: What a file holds.
        texts: The folded names that a text may have.
        must_have_texts: Whether a table is none that has no texts, or nothing else where their name is not known; an error can say what it has.

    Example:
        >>> sent = [{"h": "Ferry sails again", "body": "It sails."}, {"h": "Pier stays shut", "body": "No one came."}]
        >>> [one["h"] for one in found_records({"page": {"n": 2}, "sent": sent}, {"body"})]
        ['Ferry sails again', 'Pier stays shut']
        >>> found_records({"cols": ["id", "body"], "data": [[1, "It sails."], [2, "No one came."]]}, {"body"})
        [{'id': 1, 'body': 'It sails.'}, {'id': 2, 'body': 'No one came.'}]
    """
    is_apart: _IsApart = is_beside
    tables = list(islice(_tables(value, (), 0, is_apart), _MAX_TRIED))
    worths = [table_worth(table.rows, texts) for table in tables]
    if not any(n for n, _ in worths) and not any(table.path for table in tables):
        is_apart = _is_never_own  # all stands beside, as in `api_response`
        tables = list(islice(_tables(value, (), 0, is_apart), _MAX_TRIED))
        worths = [table_worth(table.rows, texts) for table in tables]
    if not any(
        has_texts > (not n) if must_have_texts else (has_texts or n) for has_texts, n in worths
    ):
        return None
    ranks = [
        (
            bool(has_texts),
            has_texts == _OF_KNOWN_NAME and table.is_called and table.path is not None,
            n + table.is_called,
            nested.have_text(table.rows, texts),
            table.is_called,
        )
        for table, (has_texts, n) in zip(tables, worths, strict=True)
    ]
    best = tables[ranks.index(max(ranks))]
    if best.path is None:
        return best.rows
    model = best.rows[0]
    has_texts, _, _, has_known_text, _ = max(ranks)

    def are_like(rows: _Rows) -> bool:
        """Whether a table is of such records: it has half of the names of the one with fewer, and texts as they have."""
        names, others = _plain(model).keys(), _plain(rows[0]).keys()
        is_near = len(names & others) * 2 >= min(len(names), len(others))
        if is_near and has_known_text:
            return nested.have_text(rows, texts)
        return is_near and (not has_texts or table_worth(rows, texts)[0] > 0)

    rows = list(_alike(value, best.path, are_like, "", is_apart))
    if "@graph" in best.path:  # of schema.org: articles beside their site and authors
        return [row for row in rows if nested.have_text([row], texts)]
    return _without_others(rows, texts)


def _without_others(rows: _Rows, texts: Collection[str]) -> _Rows:
    """Leave out what stands beside articles: of schema.org what is of a type that no article has, and without any text; what somebody else wrote."""
    rows = [row for row in rows if not _is_passed_on(row, texts)] or rows
    articles = {str(row.get("@type")) for row in rows if nested.have_text([row], texts)}
    return [
        row
        for row in rows
        if not articles or "@type" not in row or str(row["@type"]) in articles or _holds_text(row)
    ]


def _is_passed_on(row: Mapping[str, Any], texts: Collection[str]) -> bool:
    """Whether a record says that something was passed on or liked, of which it has the address alone, as ActivityPub does."""
    return (
        "actor" in row and isinstance(row.get("object"), str) and not nested.have_text([row], texts)
    )


def _holds_text(value: object) -> bool:
    """Whether there is a text of sentences anywhere in a value."""
    if isinstance(value, Mapping | list):
        return any(map(_holds_text, value.values() if isinstance(value, Mapping) else value))
    return isinstance(value, str) and contents.text_size(value) > 0


def _is_never_own(name: str) -> bool:
    """Whether what has a name is of comments, pictures and the like, and never the articles."""
    return folded(name) in nested.BESIDE


def table_worth(rows: Iterable[Mapping[str, object]], texts: Collection[str]) -> tuple[int, int]:
    """Return whether some rows have texts, 2 if those are long and of a known name, and how many things more they say of articles."""
    some = list(islice(rows, contents.SAMPLE))
    columns = contents.columns([nested.flattened(_plain(one)) for one in some])
    has_texts = nested.have_text(some, texts), bool(assignment.texts(columns))
    return sum(has_texts), assignment.n_said(columns)


def _tables(
    value: object, path: tuple[str, ...], depth: int, is_apart: _IsApart
) -> Iterator[_Table]:
    """Yield the tables in a value, the outer ones first."""
    if isinstance(value, list):
        if _are_objects(value):
            yield _Table(path, value, is_called=folded("".join(path[-1:])) in CONTAINERS)
        if value and isinstance(value[0], list):
            yield from (_Table(None, rows) for rows in _below_names(value[:1], value[1:]))
    elif isinstance(value, dict):
        if not path and len(value) <= nested.MAX_FIELDS:
            yield _Table(None, [value])
        yield from _in_columns(value)
    for name, one in _inner(value, is_apart) if depth < _MAX_DEPTH else ():
        yield from _tables(one, (*path, name), depth + 1, is_apart)


def _inner(value: object, is_apart: _IsApart) -> Iterator[tuple[str, object]]:
    """Yield what in a value may hold tables, with its name; of a list its first member that has no empty list, with none."""
    if isinstance(value, list):
        full = (one for one in value if not isinstance(one, dict) or [] not in one.values())
        yield from (("", one) for one in [next(full, None), *value[:1]][:1] if one is not None)
    elif isinstance(value, dict):
        yield from ((name, one) for name, one in value.items() if not is_apart(str(name)))


def _are_objects(value: object) -> TypeGuard[list[dict[str, Any]]]:
    """Whether something is a list of objects that are no speeches in a chat."""
    if not isinstance(value, list) or not value:
        return False
    return all(isinstance(v, dict) for v in value) and value[0].get("role") not in _SPEAKERS


def _below_names(headers: Iterable[list[Any]], body: object) -> Iterator[_Rows]:
    """Yield the rows of lists by names that stand apart from them."""
    cells = map(_cells, body) if isinstance(body, list) else ()
    rows = [row for row in cells if isinstance(row, list)]
    if not rows or not isinstance(body, list) or len(rows) < len(body):
        return
    for header in headers:
        said = [_column(one) if isinstance(one, dict) else one for one in header]
        names = [one for one in said if isinstance(one, str)]
        if len(names) == len(said) == len(rows[0]) > 1 and all(map(contents.may_be_header, names)):
            yield [dict(zip(names, row, strict=False)) for row in rows]


def _cells(row: object) -> object:
    """Return the cells of a row; of one that holds nothing but tables of a value each, as databases in clouds answer, these values.

    Example:
        >>> _cells({"f": [{"v": "Ferry"}, {"v": None}]}), _cells({"Data": [{"VarCharValue": "Ferry"}]})
        (['Ferry', None], ['Ferry'])
    """
    inner = next(iter(row.values())) if isinstance(row, dict) and len(row) == 1 else None
    if not isinstance(inner, list) or not all(_is_cell(one) for one in inner):
        return row
    return [one.get("v", next(iter(one.values()))) if one else None for one in inner]


def _is_cell(one: object) -> bool:
    return one is None or (isinstance(one, dict) and (len(one) == 1 or one.keys() == {"v", "f"}))


def _column(about: dict[str, Any]) -> object:
    """Return the name of a column in a table about it."""
    said = {str(name).casefold(): value for name, value in about.items()}
    return said.get("label") or said.get("name")


def _in_columns(value: dict[str, Any]) -> Iterator[_Table]:
    """Yield the tables of an object that are objects by their ids, columns of one length or numbering, or stand beside their names."""
    members = list(value.values())
    inner = [one for member in members if isinstance(member, dict) for one in member.values()]
    headers = list(
        islice((one for one in [*members, *inner] if isinstance(one, list)), _MAX_HEADERS)
    )
    for body in members:
        yield from (_Table(None, rows, True) for rows in _below_names(headers, body))
    are_several = len(members) > 1 or "".join(map(str, value)).isdecimal()
    first = members[0] if are_several else None
    is_named = not _NAMING.isdisjoint(map(own_name, value))
    listed = [one for one in members if one is not None]
    are_columns = isinstance(first, list) and all(_is_as_long(one, first) for one in listed)
    if are_columns and not all(map(_are_objects, listed)):
        names = [name for name, one in value.items() if one is not None]
        rows = [dict(zip(names, cells, strict=True)) for cells in zip(*listed, strict=True)]
        yield _Table(None, rows, is_named)
    if isinstance(first, dict) and all(isinstance(one, dict) for one in members):
        if is_named and all(one.keys() == first.keys() for one in members):
            rows = [{name: value[name][number] for name in value} for number in first]
            yield _Table(None, rows, is_named)
        elif all(not one.keys().isdisjoint(first) for one in members):
            rows = [{"id": name, **one} for name, one in value.items()]
            yield _Table(None, rows, not any(own_name(name) in KNOWN for name in value))


def _is_as_long(value: object, first: list[Any]) -> bool:
    """Whether a value is a list as long as another one."""
    return isinstance(value, list) and len(value) == len(first)


def _alike(
    value: object,
    path: tuple[str, ...],
    are_like: Callable[[_Rows], bool],
    name: str,
    is_apart: _IsApart,
) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of all tables that stand as one does, with the outlet that the object around is called by."""
    if not path:
        if _are_objects(value) and are_like(value):
            yield from map(_plain, value)
    elif isinstance(value, list):
        for one in value:
            yield from _alike(one, path[1:], are_like, name, is_apart) if not path[0] else ()
    elif isinstance(value, dict):
        is_called = folded(name).removesuffix("s") in _OF_OUTLETS
        of_one = nested.outlet_said(value) if is_called else {}
        is_of_outlets = is_called and not of_one
        for key, one in value.items():
            if not is_apart(str(key)):
                is_outlet = is_of_outlets and folded(str(key)) not in CONTAINERS
                outer = {"outer": {"outlet": key}} if is_outlet else of_one
                rows = _alike(one, path[1:], are_like, str(key), is_apart)
                yield from ({**outer, **row} for row in rows) if outer else rows


def _plain(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a row without what a search engine has around it."""
    inner = row.get("_source")
    return inner if isinstance(inner, dict) else row
