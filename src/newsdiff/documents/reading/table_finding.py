"""Where the records are in a value whose names say nothing: the table whose columns hold most of what articles have.

In goes what a file of JSON holds, or XML as JSON would have it; out come objects, one a record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from newsdiff.documents.reading import assignment, contents
from newsdiff.documents.reading.nested import SPEAKERS, flattened
from newsdiff.language.field_words import is_beside

_MAX_TRIED = 200
"""Tables that are looked at."""
_MAX_DEPTH = 5
"""Objects and lists around the records."""


def found_records(value: object) -> list[Any] | None:
    """Return the records in a value under names of any kind: the tables that say most of an article; None where none has a text.

    Example:
        >>> body = "The ferry sails again on Monday. " * 5
        >>> sent = [{"h": "Ferry sails again on Monday", "b": body}, {"h": "Pier stays shut", "b": body[4:]}]
        >>> [one["b"][:9] for one in found_records({"page": {"n": 2}, "sent": sent})]
        ['The ferry', 'ferry sai']
    """
    tables = [(table_worth(found), found) for found in islice(_tables(value, 0), _MAX_TRIED)]
    most, found = max(tables, key=lambda one: one[0], default=(0, None))
    return found if most else None


def table_worth(rows: Iterable[Mapping[str, object]]) -> int:
    """Return how many things some rows say of articles; 0 where they have no texts."""
    some = [flattened(one) for one in islice(rows, contents.SAMPLE)]
    return assignment.worth(contents.columns(some))


def _tables(value: object, depth: int) -> Iterator[list[Any]]:
    """Yield the tables in a value: lists of objects, objects by their ids, and each object by itself, the outer ones first."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        are_objects = bool(value) and all(isinstance(one, dict) for one in value)
        are_objects = are_objects and value[0].get("role") not in SPEAKERS
        yield from [value] if are_objects else ()
        yield from _tables(value[0], depth + 1) if are_objects and len(value) == 1 else ()
    elif isinstance(value, dict):
        inner = [one for name, one in value.items() if not is_beside(str(name))]
        yield [value]
        if len(value) > 1 and _are_alike(list(value.values())):
            yield [{"id": name, **one} for name, one in value.items()]
        for one in inner:
            yield from _tables(one, depth + 1)


def _are_alike(members: list[Any]) -> bool:
    """Whether values are objects with names in common, as rows have them."""
    return all(isinstance(one, dict) and not one.keys().isdisjoint(members[0]) for one in members)
