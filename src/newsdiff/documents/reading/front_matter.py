"""What opens a text and says of it what it is: YAML between two lines of `---`, TOML between two of `+++`, an object of JSON, lines `Title: ...`.

It may come from anybody, so nothing of it is built. YAML can name a value and repeat it, which makes gigabytes of a
few lines, and can say that a text is a number, a date or an object of a program; here every field is the text that
stands behind its name, or a list of texts, and tables are none.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import Any

from newsdiff.documents.reading.fieldnames import things_said
from newsdiff.errors import LoadError
from newsdiff.language import dates

_BLOCK = re.compile(
    r"---[ \t]*(?:\r\n|\r|\n)(.*?)(?:\r\n|\r|\n)---[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL
)
_LINE = re.compile(
    r"(?:#\+|:|[-*][ \t]+|\.\. )?\*{0,2}([^\W\d_][\w .-]{0,40}?)[ \t]*::?\*{0,2}(?:[ \t]([^\r\n]*))?(?:\r\n|\r|\n|\Z)"
)
"""A line of a head as Pelican and MultiMarkdown have it, Org, reStructuredText, Nikola, Logseq and Notion, and people who keep texts in files."""
_BETWEEN = re.compile(r"(?:[ \t]{0,99}+(?:-{3,99}+[ \t]{0,99}+)?(?:\r\n|\r|\n)){1,4}")
"""Empty lines and lines of dashes between the lines of a head, as Jina Reader and Kirby have them."""
_COMMENT = re.compile(r"<!--[ \t]*[\r\n]{1,2}"), re.compile(r"[ \t]*-->[ \t]*(?=[\r\n])")
"""What begins and ends a comment of HTML that is such a head, as of Nikola."""
_HEADING = re.compile(r"#[ \t]([^\r\n]*)[\r\n]\s*")
_BEFORE_DAY = re.compile(
    r",\s|(?<=\S)\s(?:vom|of|from|(?:du|del|di|van|fra|från|z|de|da)(?=\s[^A-Z\s]))\s"
)
"""What stands between an outlet and the day of its article on one line; a capital behind "du" is of a name: "Journal du Dimanche"."""
_MAX_OUTLET = 200
"""Characters of such a line."""
_MIN_KNOWN = 2
"""Names in such a head that say something of an article, one at least that it has a title, a time or an address; prose has no two in a row."""
_MAX_CHARS = 100_000
"""Longest front matter that is read; what sites write has some hundred characters."""
_MAX_DEPTH = 100
"""Lists and tables inside each other; what sites write has two or three."""
_TAGS = (None, "!", "tag:yaml.org,2002:str")
"""What may say of which type a value is: nothing else than a text."""
_MAX_REASON = 200
"""Characters of a parser's message that are shown."""


def front_matter(
    text: str, start: int, place: str, *, is_markdown: bool
) -> tuple[int, dict[str, object]]:
    r"""Read the simple fields of the front matter of a text.

    Args:
        text: The file.
        start: Where it begins behind a byte order mark.
        place: What messages call it.
        is_markdown: Whether what stands between lines of dashes must be YAML; in another text it may be a text.

    Returns:
        Where the text begins behind the front matter, and its fields, each a text, a date, None, a list of texts, or what stands for a table;
        `start`, where the file begins behind a byte order mark, and none if there is none.

    Raises:
        LoadError: It is not YAML, or longer than front matter is; of Markdown only.

    Example:
        >>> front_matter("---\ntitle: Ferry back\ntags: [port, ferry]\n---\nThe text.", 0, "article 1", is_markdown=True)
        (46, {'title': 'Ferry back', 'tags': ['port', 'ferry']})
        >>> front_matter("Title: Ferry back\nDate: 2024-03-05\n\nThe text.", 0, "article 2", is_markdown=False)
        (35, {'Title': 'Ferry back', 'Date': '2024-03-05'})
    """
    if text.startswith("+++", start):
        return _toml(text, start, place)
    if text.startswith("{", start):
        return _json(text, start)
    block = _BLOCK.match(text, start)
    if not block:
        return _lines(text, start)
    if not is_markdown and (len(block[1]) > _MAX_CHARS or not _says(block[1])):
        return start, {}
    if len(block[1]) > _MAX_CHARS:
        raise LoadError(
            f"{place}: front matter has {len(block[1]):,} characters, and at most {_MAX_CHARS:,} are read; shorten it"
        )
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        values = _fields(yaml.parse(block[1], loader))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        reason = " ".join(str(getattr(error, "problem", None) or error).split())[:_MAX_REASON]
        raise LoadError(
            f"{place} line {line}: front matter is not YAML ({reason}); repair or remove it"
        ) from None
    return (start, {}) if values is None else (block.end(), values)


def _lines(text: str, start: int) -> tuple[int, dict[str, object]]:
    """Read a head of lines `Title: ...` up to an empty one behind which no other such line stands, or up to one that names the text."""
    heading, comment = _HEADING.match(text, start), _COMMENT[0].match(text, start)
    found: dict[str, object] = {}
    begin = heading or comment
    at = begin.end() if begin else start
    is_whole = False
    day = None
    while at - start < _MAX_CHARS and (line := _LINE.match(text, at)):
        if found and things_said([line[1]]) == {"text"}:
            at = line.start(2) if line[2] else line.end()
            is_whole = True
            break
        found[line[1]], beside = _said(line[1], (line[2] or "").strip() or line[2])
        day = day or beside
        between = _BETWEEN.match(text, line.end())
        is_going_on = between is not None and _is_told(text, between.end())
        at = between.end() if between and is_going_on else line.end()
    if day and "published" not in things_said(found):
        found["published"] = day
    if comment:
        end = _COMMENT[1].match(text, at)
        is_whole, at = end is not None, end.end() if end else at
    is_whole = is_whole or text[at : at + 1] in ("\n", "\r")
    is_head = is_whole and _says("\n".join(f"{name}:" for name in found))
    if heading:
        found.setdefault("title", heading[1].strip())
    return (at, found) if is_head else (start, {})


def _said(name: str, value: str | None) -> tuple[str | None, str | None]:
    """Return what a line says, and the day of the article that stands behind its outlet, as clippings have it.

    Example:
        >>> _said("Quelle", "Der Tag vom 14.05.2024, Seite 4"), _said("Quelle", "Der Tag, Berlin")
        (('Der Tag', '2024-05-14'), ('Der Tag, Berlin', None))
    """
    if value and len(value) <= _MAX_OUTLET and "outlet" in things_said([name]):
        for between in _BEFORE_DAY.finditer(value):
            parts = value[between.end() :].split(",")
            days = (dates.iso(",".join(parts[:n]).strip()) for n in (1, 2))
            if day := next(filter(None, days), None):
                return value[: between.start()], day
    return value, None


def _is_told(text: str, at: int) -> bool:
    """Whether a line `Name: ...` stands at a place whose name says something of an article."""
    line = _LINE.match(text, at)
    return line is not None and bool(things_said([line[1]]))


def _says(head: str) -> bool:
    """Whether the names in a head, each at the beginning of a line before a colon, are those of what is said of articles."""
    said = things_said(line.partition(":")[0] for line in head.splitlines() if ":" in line)
    return len(said) >= _MIN_KNOWN and not said.isdisjoint(("title", "published", "url"))


def _json(text: str, start: int) -> tuple[int, dict[str, object]]:
    """Read front matter that is an object of JSON, as Hugo has it, with a text behind it."""
    try:
        found, end = json.JSONDecoder().raw_decode(text[: start + _MAX_CHARS], start)
    except (ValueError, RecursionError):
        return start, {}
    is_head = isinstance(found, dict) and text[end : end + 1] in ("\n", "\r") and text[end:].strip()
    return (end, found) if is_head else (start, {})


def _toml(text: str, start: int, place: str) -> tuple[int, dict[str, object]]:
    """Read front matter in TOML, between two lines of `+++`, as Hugo has it."""
    lines = text[start : start + _MAX_CHARS].splitlines(keepends=True)
    ends = (n for n, line in enumerate(lines) if n and line.strip() == "+++")
    end = next(ends, None)
    if end is None or lines[0].strip() != "+++":
        return start, {}
    try:
        values = tomllib.loads("".join(f"{line.rstrip()}\n" for line in lines[1:end]))
        repr(values)  # an integer in hexadecimal digits may be too long to be written as text
    except (ValueError, RecursionError) as error:
        raise LoadError(
            f"{place}: front matter is not TOML ({error}); repair or remove it"
        ) from None
    return start + sum(map(len, lines[: end + 1])), values


class _Compound:
    """Stands for a table, which no field that is read can be."""

    def __repr__(self) -> str:
        return "a table"


def _fields(events: Iterator[Any]) -> dict[str, object] | None:
    """Return the fields of the table that some YAML is; None where it is something else."""
    import yaml

    is_table, depth = False, 0
    anchors: dict[str | None, object] = {}
    row: list[object] = []  # a name and what it says in turns, those at the first level only
    for event in events:
        is_opening = isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if not isinstance(event, yaml.NodeEvent):
            continue
        value = _value(event, anchors)
        if depth == 1:
            row.append(value)
        elif depth == 2 and isinstance(event, yaml.ScalarEvent) and isinstance(row[-1], list):  # noqa: PLR2004  in a list
            row[-1].append(event.value)
        is_table = is_table or (depth == 0 and isinstance(event, yaml.MappingStartEvent))
        depth += is_opening
        if depth > _MAX_DEPTH:  # an old libyaml takes the square of it
            raise ValueError(f"lists and tables lie more than {_MAX_DEPTH} deep")
    named = zip(row[::2], row[1::2], strict=False)
    return {name: value for name, value in named if isinstance(name, str)} if is_table else None


def _value(event: Any, anchors: dict[str | None, object]) -> object:  # noqa: ANN401  yaml is untyped
    """Return what a node says, and keep it under the name that it has.

    Raises:
        ValueError: It is said to be more than a text.
    """
    import yaml

    if isinstance(event, yaml.AliasEvent):
        return anchors.get(event.anchor, _Compound())
    if event.tag not in _TAGS:
        raise ValueError(f"{event.tag[:40]} is not read; write the value alone")
    if isinstance(event, yaml.SequenceStartEvent):
        value: object = []
    else:
        value = _scalar(event) if isinstance(event, yaml.ScalarEvent) else _Compound()
    anchors[event.anchor] = value
    return value


def _scalar(event: Any) -> object:  # noqa: ANN401  yaml is untyped
    """Return what a scalar says: its text, None for nothing, a date where YAML has one."""
    import yaml

    if not event.implicit[0]:
        return event.value
    node = yaml.ScalarNode("", event.value)
    kind = _resolver().resolve(yaml.ScalarNode, event.value, (True, False)).rpartition(":")[2]
    if kind == "timestamp":
        with suppress(ValueError, OverflowError):  # the 31st of June
            return yaml.constructor.SafeConstructor().construct_yaml_timestamp(node)
    return None if kind == "null" else event.value


@cache
def _resolver() -> Any:  # noqa: ANN401  yaml is untyped
    """Return what tells the kinds of plain scalars."""
    import yaml

    return yaml.resolver.Resolver()
