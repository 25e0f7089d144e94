"""Records of JSON Lines and JSON, one a document, in the order of the file; `tables` has those of tables.

A reader gives rows: values with the number of the line or row where they stand, and a `LoadError` in place of one that
cannot be read. No more of a file of lines is held than a line; a file that is one value of JSON is held as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, time
from typing import Any, NamedTuple

from newsdiff.documents.reading import decode, nested, values
from newsdiff.documents.reading.sources import Source
from newsdiff.errors import LoadError


class Row(NamedTuple):
    """What a file says of one article, by the names of the file."""

    number: int
    """Line, row or record of the file, from 1; 0 where the file is one article."""
    values: Mapping[str, Any]


Rows = Iterator[Row | LoadError]
"""What a reader gives: rows, and what is wrong in place of those that cannot be read."""


def jsonl(source: Source, encoding: str | None, texts: Collection[str]) -> Rows:
    """Read JSON Lines: an object a line; empty lines are left out. A file that is one list or object is read as JSON.

    `texts` are the folded names that a text may have.
    """
    with (
        source.open() as file,
        decode.as_text(file, source.place, encoding, newline="\n") as lines,
    ):
        n_listed = 0
        for number, line in enumerate(lines, 1):
            if line.isspace():
                continue
            found = _object(line, source.place, number)
            listed = _listed_in(found, texts)
            if listed is not None:  # the answer of a service on one line
                yield from (Row(n_listed + n, one) for n, one in enumerate(listed, 1))
                n_listed += len(listed)
                continue
            if number == 1 and not isinstance(found, Row) and line.strip()[:1] in "[{":
                rest = "".join(lines)
                whole = _whole(line + rest)
                if whole is not None:
                    yield from _articles(whole, source.place, texts)
                    return
                yield found
                for later, other in enumerate(rest.split("\n"), 2):
                    if other.strip():
                        yield _object(other, source.place, later)
                return
            yield found


def _object(line: str, place: str, number: int) -> Row | LoadError:
    """Read a line of JSON."""
    try:
        values = json.loads(line.removesuffix("\n"))
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", "too deep or too long")
        return LoadError(
            f"{place} line {number} is not JSON ({reason}); one object a line is needed"
        )
    if not isinstance(values, dict):
        return LoadError(
            f'{place} line {number} is not a JSON object; write {{"id": ..., "text": ...}}'
        )
    return Row(number, values)


def _whole(text: str) -> Any:  # noqa: ANN401  JSON can be anything
    """Return the one value that a text is in JSON; None if it is none, or no list and no table."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, (dict, list)) else None


def json_file(source: Source, encoding: str | None, texts: Collection[str]) -> Rows:
    """Read a file of JSON: a list of records, an object that holds one, a record, or JSON Lines."""
    content = source.content()
    text, _ = decode.text(content, source.place, encoding)
    text = text[decode.text_start(text) :]
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        if getattr(error, "msg", "") == "Extra data":
            yield from jsonl(source.within(content, ".jsonl"), encoding, texts)
            return
        reason = getattr(error, "msg", "too deep or too long")
        line = getattr(error, "lineno", 1)
        raise LoadError(f"{source.place} line {line} is not JSON ({reason}); repair it") from None
    yield from _articles(found, source.place, texts)


def _articles(found: object, place: str, texts: Collection[str]) -> Rows:
    """Give the records in a value of JSON."""
    if isinstance(found, dict):
        listed = None if nested.is_record(found, texts) else nested.wrapped_records(found, texts)
        if listed is None:
            yield Row(0, found)
            return
        found = listed
    if not isinstance(found, list):
        raise LoadError(f"{place} holds no list of records; give it one object for each article")
    for number, one in enumerate(found, 1):
        values = one.get("_source", one) if isinstance(one, dict) else one
        if isinstance(values, dict):
            yield Row(number, values)
        else:
            yield LoadError(f"{place} record {number} is not a JSON object; write one an article")


def record_spans(text: str, texts: Collection[str]) -> list[tuple[int, int]] | None:
    """Return where the records of a text that is one value of JSON stand in it; None if it is several values.

    Args:
        text: What stands in a file.
        texts: Names of fields that may hold the text of a record.

    Example:
        >>> text = '{"results": [{"text": "One."}, {"_source": {"text": "Two."}}]}'
        >>> [text[start:end] for start, end in record_spans(text, ["text"])]
        ['{"text": "One."}', '{"text": "Two."}']
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict | list):
        return []
    at = behind_space(text, 0)
    listed: list[Any] | None = found if isinstance(found, list) else None
    if isinstance(found, dict):
        if not nested.is_record(found, texts):
            listed = nested.wrapped_records(found, texts)
        if listed is None:
            return [(at, len(text.rstrip()))]
    home = _list_of(listed[0], found, text, at) if listed else None
    if not listed or home is None:
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


def _listed_in(found: Row | LoadError, texts: Collection[str]) -> list[Any] | None:
    """Return the records in the object of a line, None if it is a record itself."""
    if isinstance(found, LoadError) or nested.is_record(found.values, texts):
        return None
    listed = nested.wrapped_records(found.values, texts)
    return listed and [one.get("_source", one) for one in listed]


def json_record(record: Mapping[str, object]) -> str:
    """Write a record that is in memory as a line of JSON; values that no file of records has are as one would have them."""
    plain = {str(name): _as_in_a_file(value) for name, value in record.items()}
    return json.dumps(plain, default=str)


def _as_in_a_file(value: object) -> object:
    """Return a value as JSON can have it: what is not there as null, a moment as ISO 8601, midnight without zone as its day."""
    if hasattr(value, "tolist"):  # of NumPy
        value = value.tolist()
    if value is None or isinstance(value, list | tuple | dict | str | int):
        return value
    if str(value) == "<NA>" or not values.is_set(value) or str(value) == "NaT":
        return None
    if isinstance(value, datetime):
        is_day = value.tzinfo is None and value.time() == time()
        return value.date().isoformat() if is_day else value.isoformat()
    return value if isinstance(value, float) else str(value)
