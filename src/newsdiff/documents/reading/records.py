"""Records of JSON Lines and JSON, one a document, in the order of the file; `tables` has those of tables.

A reader gives rows: values with the number of the line or row where they stand, and a `LoadError` in place of one that
cannot be read. No more of a file of lines is held than a line; a file that is one value of JSON is held as a whole.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, time
from typing import Any, NamedTuple, TextIO

from newsdiff.documents.reading import contents, decode, nested, relations, table_finding, values
from newsdiff.documents.reading.sources import Source
from newsdiff.errors import LoadError


class Row(NamedTuple):
    """What a file says of one article, by the names of the file."""

    number: int
    """Line, row or record of the file, from 1; 0 where the file is one article."""
    values: Mapping[str, Any]
    has_own_names: bool = False
    """Whether its names are those of the file, in a file of a kind whose names usually are not."""


_ACTION = re.compile(r"""\s*\{\s*"(?:index|create|update|delete)"\s*:\s*\{""")
_HOW = frozenset(("pipeline", "retry_on_conflict", "require_alias", "routing"))
"""What else such a line says."""
_SCRIPT = re.compile(r"\s*(?:/\*.{0,200}?\*/\s*)?[\w.$ ]{1,100}[=(]\s*(?=[\[{])", re.DOTALL)
"""What stands before JSON in a script: perhaps a comment, the name that it gets, or what it is handed to."""
_GUARD = re.compile(r"(?:\)\]\}',?|(?:for|while) ?\((?:;;|1)\);)\s{0,9}(?=[\[{])")
"""What services put before JSON so that no page can run it as a script."""
_OF_MONGO = re.compile(
    r'\b(?:ISODate|ObjectId|NumberLong|NumberInt|NumberDecimal|UUID)\(("[^"\\]{0,60}"|-?\d+)\)'
)
_MAX_SHAPES = 1_000
"""Sets of names that are remembered."""
_SEPARATOR = "\x1e"
"""What begins each text in a sequence of JSON texts (RFC 7464)."""

Rows = Iterator[Row | LoadError]
"""What a reader gives: rows, and what is wrong in place of those that cannot be read."""


def jsonl(source: Source, encoding: str | None, texts: Collection[str]) -> Rows:
    """Read JSON Lines: an object a line; empty lines are left out. Values over several lines are read as JSON.

    `texts` are the folded names that a text may have.
    """
    with (
        source.open() as file,
        decode.as_text(file, source.place, encoding, newline="\n") as lines,
    ):
        n_listed = 0
        plain: set[tuple[str, ...]] = set()  # the names in objects that are records themselves
        for found in _lines(lines, source.place):
            if isinstance(found, list):
                yield from _all_articles(found, source.place, texts)
                continue
            names = () if isinstance(found, LoadError) else tuple(found.values)
            listed = None if names in plain else _listed_in(found, texts)
            if listed is None:
                if len(plain) < _MAX_SHAPES:
                    plain.add(names)
                yield found
            else:  # the answer of a service on one line
                yield from (Row(n_listed + n, one) for n, one in enumerate(listed, 1))
                n_listed += len(listed)


def _lines(lines: TextIO, place: str) -> Iterator[Row | LoadError | list[Any]]:
    """Read an object a line, or all that stands in a file whose first line is no object."""
    action: Mapping[str, Any] = {}
    is_first = True
    for number, line in enumerate(lines, 1):
        if line.isspace():
            continue
        if is_action(line):
            [(what, where)] = json.loads(line).items()
            action = where if what != "delete" else {}  # behind which no record stands
            continue
        found = _object(line, place, number)
        if isinstance(found, Row):
            found, action = (Row(number, {**action, **found.values}) if action else found), {}
        elif is_first and line.strip()[:1] in "[{":
            rest = "".join(lines)
            if whole := _whole(line + rest):
                yield whole
                return
            lines = io.StringIO(rest, newline="\n")
            yield found
            others = enumerate(lines, number + 1)
            yield from (_object(other, place, n) for n, other in others if not other.isspace())
            return
        is_first = False
        yield found


def is_action(line: str) -> bool:
    r"""Whether a line is no record but says where Elasticsearch puts the next one, as for its bulk interface.

    Example:
        >>> is_action('{"index": {"_id": "7"}}\n'), is_action('{"index": "Gull", "text": "It sails."}')
        (True, False)
    """
    if not _ACTION.match(line):
        return False
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return False
    said = {name for one in found.values() for name in one if not name.startswith("_")}
    return len(found) == 1 and said <= _HOW


def _object(line: str, place: str, number: int) -> Row | LoadError:
    """Read a line of JSON."""
    try:
        values = json.loads(line.removesuffix("\n").lstrip(_SEPARATOR))
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", "too deep or too long")
        return LoadError(
            f"{place} line {number} is not JSON ({reason}); one object a line is needed"
        )
    if isinstance(values, str) and values.startswith("{"):  # written twice
        return _object(values, place, number)
    if isinstance(values, str) and contents.text_size(values):
        return Row(number, {"text": values})
    if not isinstance(values, dict):
        return LoadError(
            f'{place} line {number} is not a JSON object; write {{"id": ..., "text": ...}}'
        )
    return Row(number, values)


def _whole(text: str) -> list[Any]:
    """Return the values that a text is in JSON, over however many lines; none if it is no JSON, or one is no list or table."""
    found = [value for value, _, _ in several(text)]
    return found if all(isinstance(value, (dict, list)) for value in found) else []


def several(text: str) -> list[tuple[Any, int, int]]:
    """Return the values of JSON that stand one after the other, with where each begins and ends; none where one is broken."""
    found, decoder, at = [], json.JSONDecoder(), _behind_separators(text, 0)
    while at < len(text):
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return []
        found.append((value, at, end))
        at = _behind_separators(text, end)
    return found


def _behind_separators(text: str, at: int) -> int:
    """Return the first place from one on that holds neither white space nor what stands between texts of JSON (RFC 7464)."""
    while at < len(text) and text[at] in f" \t\n\r{_SEPARATOR}":
        at += 1
    return at


def json_file(source: Source, encoding: str | None, texts: Collection[str]) -> Rows:
    """Read a file of JSON: a list of records, an object that holds one, a record, or JSON Lines."""
    content = source.content()
    text, _ = decode.text(content, source.place, encoding)
    text = text[decode.text_start(text) :]
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        if getattr(error, "msg", "") == "Extra data" or text.startswith(_SEPARATOR):
            yield from jsonl(source.within(content, ".jsonl"), encoding, texts)
            return
        found = _in_a_script(text)
        if found is None:
            reason = getattr(error, "msg", "too deep or too long")
            line = getattr(error, "lineno", 1)
            raise LoadError(
                f"{source.place} line {line} is not JSON ({reason}); repair it"
            ) from None
    yield from _articles(found, source.place, texts)


def _in_a_script(text: str) -> object:
    """Return the value of JSON that a script names or hands on, or that the shell of MongoDB wrote; None where it is none."""
    begin = _SCRIPT.match(text) or _GUARD.match(text)
    rest = text[begin.end() :].rstrip(" ;)\r\n\t") if begin else text
    try:
        return json.loads(_OF_MONGO.sub(r"\1", rest))
    except (ValueError, RecursionError):
        return None


def _all_articles(found: list[Any], place: str, texts: Collection[str]) -> Rows:
    """Give the records in values of JSON that stand one after the other."""
    if len(found) == 1:
        yield from _articles(found[0], place, texts)
        return
    rows = (row for one in found for row in _articles(one, place, texts))
    for number, row in enumerate(rows, 1):
        yield Row(number, row.values) if isinstance(row, Row) else row


def _articles(found: object, place: str, texts: Collection[str]) -> Rows:
    """Give the records in a value of JSON."""
    listed = listed_in(found, texts)
    if listed is None:
        if not isinstance(found, dict) or len(found) > nested.MAX_FIELDS:
            raise LoadError(f"{place} holds no list of records; give it one object for each article")  # fmt: skip
        yield Row(0, found)
        return
    outer = nested.outer_outlet(found) if isinstance(found, dict) else {}
    beside = relations.records_beside(found)
    for number, one in enumerate(listed, 1):
        if isinstance(one, str) and one.startswith("{"):  # written twice
            yield _object(one, place, number)
        elif isinstance(one, str) and contents.text_size(one):
            yield Row(number, {"text": one})
        elif isinstance(one, dict):
            yield Row(number, {**relations.referred(one, beside), **one, **outer})
        else:
            yield LoadError(f"{place} record {number} is not a JSON object; write one an article")


def listed_in(found: object, texts: Collection[str]) -> Sequence[Any] | None:
    """Return the records in a value of JSON, or the members of a list that has none; None where it is one record itself."""
    if isinstance(found, dict) and nested.is_record(found, texts):
        return None
    listed = table_finding.found_records(found, texts)
    if listed is None:
        return found if isinstance(found, list) else None
    return None if listed[0] is found else listed


def _listed_in(
    found: Row | LoadError, texts: Collection[str]
) -> Sequence[Mapping[str, Any]] | None:
    """Return the records in the object of a line, None if it is a record itself."""
    return None if isinstance(found, LoadError) else listed_in(found.values, texts)


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
