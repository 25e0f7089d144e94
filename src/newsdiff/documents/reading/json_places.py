"""Where the records of a text of JSON stand in it, so that they can be changed and all else stays as it is."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

from newsdiff.documents.reading import json_tables, nested, records
from newsdiff.errors import LoadError


def record_spans(text: str, texts: Collection[str]) -> list[tuple[int, int]] | None:
    """Return where the records of a text that is one value of JSON stand in it; None if it is several values.

    Args:
        text: What stands in a file.
        texts: Names of fields that may hold the text of a record.

    Raises:
        LoadError: It is a table, in which a record does not stand in one piece.

    Example:
        >>> text = '{"results": [{"text": "One."}, {"_source": {"text": "Two."}}]}'
        >>> [text[start:end] for start, end in record_spans(text, ["text"])]
        ['{"text": "One."}', '{"text": "Two."}']
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        values = records.several(text)
        are_records = all(isinstance(v, dict) and nested.is_record(v, texts) for v, _, _ in values)
        return [(start, end) for _, start, end in values] if values and are_records else None
    if not isinstance(found, dict | list):
        return []
    if json_tables.rows_of(found, texts) is not None:
        raise LoadError("a table in JSON cannot be written in its form; write one object an article first")  # fmt: skip
    if isinstance(found, list):
        several = nested.paged_records(found, texts)
    else:
        several = nested.grouped_records(found, texts)
    if several:
        raise LoadError("several lists in JSON cannot be written in their form; write one object an article first")  # fmt: skip
    at = behind_space(text, 0)
    if isinstance(found, dict) and nested.keyed_records(found, texts):
        return [(start, end) for _, start, end in object_members(text, at)]
    listed = records.listed_in(found, texts)
    if listed is None:
        return [(at, len(text.rstrip()))]
    return _in_list(listed, found, text, at) if isinstance(listed, list) and listed else []


def _in_list(listed: list[Any], found: object, text: str, at: int) -> list[tuple[int, int]]:
    """Return where the records of a list stand, which lies somewhere in a value that begins at a place."""
    home = _list_of(listed[0], found, text, at)
    if home is None:
        return []
    chosen = set(map(id, listed))  # of schema.org not all are articles
    elements = zip(home[0], list_elements(text, home[1]), strict=True)
    return [_inner(text, *span) for one, span in elements if id(one) in chosen]


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the record in an element of a list stands, which a search engine wraps."""
    found = object_members(text, start) if text[start] == "{" else iter(())
    return next(((a, b) for key, a, b in found if key == "_source"), (start, end))


def _list_of(first: object, value: object, text: str, at: int) -> tuple[list[Any], int] | None:
    """Return the list that holds a record, and where it begins in the text; `value` begins at `at`."""
    if isinstance(value, list):
        if any(one is first for one in value):
            return value, at
        inside = zip(value[:1], list_elements(text, at), strict=False)
        children = ((one, start) for one, (start, _) in inside)
    elif isinstance(value, dict):
        starts = {k: start for k, start, _ in object_members(text, at)}  # of equal keys the last
        children = ((one, starts[key]) for key, one in value.items())
    else:
        return None
    found = (_list_of(first, child, text, start) for child, start in children)
    return next(filter(None, found), None)


def object_members(text: str, at: int) -> Iterator[tuple[str, int, int]]:
    """Yield the keys of an object of JSON that begins at a place, with where their values begin and end."""
    decoder = json.JSONDecoder()
    at = behind_space(text, at + 1)
    while text[at] == '"':
        key, at = decoder.raw_decode(text, at)
        start = behind_space(text, text.index(":", at) + 1)
        _, end = decoder.raw_decode(text, start)
        yield key, start, end
        at = behind_space(text, end)
        at = behind_space(text, at + 1) if text[at] == "," else at


def list_elements(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield where the values in a list of JSON that begins at a place begin and end."""
    decoder = json.JSONDecoder()
    at = behind_space(text, at + 1)
    while text[at] != "]":
        _, end = decoder.raw_decode(text, at)
        yield at, end
        at = behind_space(text, end)
        at = behind_space(text, at + 1) if text[at] == "," else at


def behind_space(text: str, at: int) -> int:
    """Return the first place from one on that holds no white space of JSON."""
    while text[at] in " \t\n\r":
        at += 1
    return at
