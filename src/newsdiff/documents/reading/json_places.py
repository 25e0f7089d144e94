"""Where the records of a text of JSON stand in it, so that they can be changed and all else stays as it is."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from newsdiff.documents.reading import nested, records
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
    at = behind_space(text, 0)
    if isinstance(found, dict) and nested.is_record(found, texts):
        return [(at, len(text.rstrip()))]
    listed = records.listed_in(found, texts)
    if listed is None:
        return [(at, len(text.rstrip()))]
    if isinstance(found, dict) and _are_by_ids(found, listed):
        return [(start, end) for _, start, end in object_members(text, at)]
    return _in_list(listed, found, text, at)


def _are_by_ids(found: dict[str, Any], listed: Sequence[Any]) -> bool:
    """Whether records are the members of an object, with their names as ids."""
    return listed == [
        {"id": name, **one} if isinstance(one, dict) else one for name, one in found.items()
    ]


def _in_list(listed: Sequence[Any], found: object, text: str, at: int) -> list[tuple[int, int]]:
    """Return where the records of a list stand, which lies somewhere in a value that begins at a place.

    Raises:
        LoadError: They stand in several lists, or in a table.
    """
    home = _list_of(listed[0], found, text, at)
    chosen = set(map(id, listed))  # of schema.org not all are articles
    held = [one for one in home[0] if id(_unwrapped(one)) in chosen] if home else []
    if home is None or len(held) < len(listed):
        raise LoadError("a table or several lists in JSON cannot be written in their form; write one object an article first")  # fmt: skip
    elements = zip(home[0], list_elements(text, home[1]), strict=True)
    return [_inner(text, *span) for one, span in elements if id(_unwrapped(one)) in chosen]


def _unwrapped(one: object) -> object:
    """Return a record without what a search engine has around it."""
    inner = one.get("_source") if isinstance(one, dict) else None
    return inner if isinstance(inner, dict) else one


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the record in an element of a list stands, which a search engine wraps."""
    found = object_members(text, start) if text[start] == "{" else iter(())
    return next(((a, b) for key, a, b in found if key == "_source"), (start, end))


def _list_of(first: object, value: object, text: str, at: int) -> tuple[list[Any], int] | None:
    """Return the list that holds a record, and where it begins in the text; `value` begins at `at`."""
    if isinstance(value, list):
        if any(_unwrapped(one) is first for one in value):
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
