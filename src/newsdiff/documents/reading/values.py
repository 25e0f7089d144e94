"""What the fields of a record say: the texts and names inside of lists and tables, hosts, links.

Records come from programs: a missing value may be None, an empty string, or the word that a program writes for it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

_ABSENT = frozenset({"", "none", "nan", "nat", "null", "n/a", "<na>", "\\n"})
"""What Python, pandas and databases write for a value that is not there."""
_LINK = re.compile(r"https?://[^\s<>\"\x00-\x1f]+", re.IGNORECASE)
_HOST = re.compile(r"[^\W_](?:[\w-]*\.)+[^\W\d_][\w-]+")
_SAME_SITE = re.compile(r"^(?:www\d?|m|amp|mobile)\.(?=[^.]+\.)")
_FORM = frozenset(
    "text plain rendered processed value html format summary protected type language base".split()
)
"""What a table says of a text that is nothing but that text."""
_MAX_AUTHORS = 20
"""Names of an article that are kept; a longer list is none of authors."""


_TYPED = frozenset(
    "$oid $date $numberLong $numberInt $numberDouble $numberDecimal S N BOOL".split()
)
"""Names beside which a value stands that a database writes with its type: MongoDB, DynamoDB."""
_LOCALE = re.compile(r"[a-z]{2}[-_][A-Z]{2}|en|de|fr|es|it|nl|pt|pl|sv")
_NAMED = (
    "name",
    "title",
    "label",
    "site_name",
    "sitename",
    "display_name",
    "domain",
    "host",
    "url",
)
"""What a table says first of an outlet or a person."""
_TEXT_OF = ("text", "content", "value", "paragraph", "p", "html")
"""Where a table that is a paragraph has its text."""
_CHILDREN = ("children", "content", "blocks", "root", "data")
"""Where a node of such a tree has those below it."""
_MAX_TREE = 30
_PROSE_KINDS = frozenset("text paragraph p header heading subheading h2 h3 h4 quote blockquote list list_element".split())  # fmt: skip
"""What a table that says of what kind it is may be, to be a paragraph."""
_DATED = (
    "date",
    "value",
    "iso",
    "original",
    "published",
    "datetime",
    "utc",
    "@value",
    "#text",
    "created",
)
"""Where a table that is a date has it."""
_LABEL = re.compile(r"^\s*(?:(?:first\s+)?(?:published|posted)|veröffentlicht(?:\s+am)?|publié(?:\s+le)?|publicado(?:\s+el)?|pubblicato(?:\s+il)?)(?:\s+on)?\s*[:,]?\s+", re.IGNORECASE)  # fmt: skip
_PLACE = re.compile(r"(?<=[\dZ])\[[\w/+-]{2,40}\]\s*$")
_OF_MICROSOFT = re.compile(r"/Date\((-?\d{9,16})(?:[+-]\d{4})?\)/")
_SERIAL = re.compile(r"([345]\d{4})(?:[.,](\d+))?")
_WRITTEN_END = re.compile(r"(?:\\r)?\\n")
_IN_A_WORD = re.compile(r"\\n[a-z]")
_FIRST_SERIAL = datetime(1899, 12, 30)  # noqa: DTZ001  spreadsheets have no zones
"""Day 0 of spreadsheets."""


def plain(value: object) -> object:
    """Return a value without the table in which a database writes its type, or a content system its only language.

    Example:
        >>> plain({"$date": {"$numberLong": "1709629920000"}}), plain({"L": [{"S": "a"}]}), plain({"a": 1})
        ('1709629920000', ['a'], {'a': 1})
    """
    if not isinstance(value, Mapping) or len(value) != 1:
        return value
    [(kind, inner)] = value.items()
    if _LOCALE.fullmatch(str(kind)):
        return inner
    if kind in _TYPED:
        return plain(inner)
    if kind == "L" and isinstance(inner, list):
        return [plain(one) for one in inner]
    if kind == "M" and isinstance(inner, Mapping):
        return inner
    return None if kind == "NULL" else value


def is_set(value: object) -> bool:
    """Whether a value says something.

    Example:
        >>> is_set("None"), is_set(float("nan")), is_set(0), is_set([])
        (False, False, True, False)
    """
    if value is None or value != value:  # noqa: PLR0124  NaN is not itself
        return False
    if isinstance(value, str):
        return value.strip().casefold() not in _ABSENT
    return not isinstance(value, (list, tuple, dict)) or bool(value)


def line(value: object) -> str | None:
    """Return a string, number or date as one line, None if nothing is left or it is a list or table."""
    if not isinstance(value, (str, int, float, date)) or not is_set(value):
        return None
    return " ".join(str(value).split()) or None


def identifier(value: object) -> str | None:
    """Return an id as text: a string or a whole number; None for everything else.

    Example:
        >>> identifier(2.0), identifier("65f"), identifier([1])
        ('2', '65f', None)
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else None


def people(value: object) -> str | None:
    """Return the names of people, as one line: a name, a list of names, or of tables with a `name`.

    Example:
        >>> people(["Ada Moor", {"name": "Li Fen"}]), people([])
        ('Ada Moor, Li Fen', None)
    """
    parts = value if isinstance(value, (list, tuple)) else [value]
    found = [line(_full_name(part) if isinstance(part, Mapping) else part) for part in parts]
    return ", ".join(dict.fromkeys(filter(None, found[:_MAX_AUTHORS]))) or None


def _full_name(person: Mapping[str, object]) -> object:
    """Return the name of a person, which CSL writes in two parts."""
    parts = (line(person.get("given")), line(person.get("family")))
    return person.get("name") or " ".join(filter(None, parts)) or person.get("title")


def written_date(value: object) -> object:
    """Return a date as `language.dates` reads it: of CSL, which writes numbers, of a table, of Microsoft, of a spreadsheet.

    Example:
        >>> written_date({"date-parts": [[2019, 3, 4]]}), written_date("4 March 2019"), written_date({"value": "2019-03-04"})
        ('2019-03-04', '4 March 2019', '2019-03-04')
        >>> written_date("/Date(1709629920000)/"), written_date("45356.3833333")
        ('1709629920000', '2024-03-05T09:12:00')
    """
    if isinstance(value, Mapping):
        parts = value.get("date-parts")
        first = parts[0] if isinstance(parts, list) and parts else None
        if isinstance(first, list) and all(str(part).isdecimal() for part in first):
            year, month, day = map(int, [*first, 0, 0, 0][:3])
            return f"{year:04}-{month:02}-{day:02}"
        said = (plain(value.get(name)) for name in _DATED)
        return next((one for one in said if isinstance(one, str | int | float | date)), value)
    return _of_a_program(str(value)) or (_cleared(value) if isinstance(value, str) else value)


def _cleared(written: str) -> str:
    """Return a date without the word before it, and without the place behind its offset, as Java writes it."""
    return _PLACE.sub("", _LABEL.sub("", written))


def _of_a_program(written: str) -> str | None:
    """Return a date that .NET or a spreadsheet wrote: milliseconds in words around, days since the end of 1899."""
    if found := _OF_MICROSOFT.fullmatch(written):
        return found[1]
    if found := _SERIAL.fullmatch(written):
        days, part = found.groups()
        seconds = round(float(f"0.{part or 0}") * 86_400)
        moment = _FIRST_SERIAL + timedelta(int(days), seconds)
        return moment.isoformat() if part and seconds else moment.date().isoformat()
    return None


def link(value: object) -> str | None:
    """Return the address of a page, or the first of a list of links; None for everything else, as that of a script.

    Example:
        >>> link(" https://gull.example/a "), link("javascript:alert(1)"), link([{"href": "https://gull.example/b"}])
        ('https://gull.example/a', None, 'https://gull.example/b')
    """
    if isinstance(value, list):
        return next(filter(None, map(link, value)), None)
    if isinstance(value, Mapping):
        value = value.get("href") or value.get("url")
    text = value.strip() if isinstance(value, str) else ""
    return text if _LINK.fullmatch(text) and host(text) else None


def host(url: str | None) -> str | None:
    """Return the name of the site of an address, without "www"; None where there is none.

    Example:
        >>> host("https://www.Gull.example:8080/a?b"), host("https://amp.gull.example/a")
        ('gull.example', 'gull.example')
    """
    try:
        name = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return _SAME_SITE.sub("", name.rstrip(".")) or None


def outlet_name(value: object) -> str | None:
    """Return the name of an outlet, or of those in a list; of an address or a host the name of its site.

    Example:
        >>> outlet_name("Tide Watch"), outlet_name({"id": 4, "name": "Tern"}), outlet_name("https://www.gull.example/")
        ('Tide Watch', 'Tern', 'gull.example')
    """
    if isinstance(value, Mapping):
        said = (value.get(name) for name in _NAMED)
        found = next((one for one in said if isinstance(one, str) and is_set(one)), None)
        inner = found or value.get("data") or value.get("attributes")  # of Strapi
        return outlet_name(inner) if isinstance(inner, str | Mapping) else None
    name = line(value) or (people(value) if isinstance(value, list) else None)
    if name is None:
        return None
    if "://" in name:
        return host(name)
    return host(f"http://{name}") if _HOST.fullmatch(name) else name


def prose(value: object) -> str | None:
    """Return the text that a value holds: a string, a list of paragraphs, what fundus writes as `body`, ninjs 2 as `bodies`, or Drupal as `value`."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping) and isinstance(value.get("sections"), list):
        return "\n\n".join([*_strings(value.get("summary")), *_sections(value["sections"])])
    if isinstance(value, list) and value:
        return _joined(value)
    return _wrapped(value) or ("\n\n".join(_blocks(value, 0)) or None)


def _joined(parts: list[Any]) -> str | None:
    r"""Return the text of a list: of paragraphs, of roles as in ninjs 2, or of runs of one text, some with a form.

    Example:
        >>> _joined(["A ", {"type": "bold", "text": "ferry"}, " sails."]), _joined([{"text": "One."}, {"text": "Two."}])
        ('A ferry sails.', 'One.\n\nTwo.')
    """
    if all(isinstance(part, str) for part in parts):
        return "\n\n".join(parts)
    if not all(isinstance(part, str | Mapping) for part in parts):
        return None
    if any(isinstance(part, Mapping) and "role" in part for part in parts):
        return _by_role(parts, ("text", "plain", "main", "body", "html"))
    are_runs = any(isinstance(part, str) for part in parts)
    found = [part if isinstance(part, str) else _paragraph(part, is_run=are_runs) for part in parts]
    texts = [text for text in found if text is not None]
    return ("" if are_runs else "\n\n").join(texts) if texts else None


def _paragraph(part: Mapping[str, object], *, is_run: bool) -> str | None:
    """Return the text of a table that is a paragraph; None where it is a picture, an advertisement, or anything else."""
    kind = str(part.get("type", "text")).casefold()
    if not is_run and kind not in _PROSE_KINDS:
        return None
    said = (part.get(name) for name in _TEXT_OF)
    written = next((text for text in said if isinstance(text, str)), None)
    return written if written is not None else "\n\n".join(_blocks(part, 0)) or None


def _blocks(node: object, depth: int) -> list[str]:
    """Return the paragraphs of a text that an editor keeps as a tree: Portable Text, ProseMirror, Slate, Lexical, Editor.js.

    A node whose children are all runs of words is a paragraph; of other nodes those in them are.
    """
    if not isinstance(node, Mapping) or depth > _MAX_TREE:
        return []
    inner = next(
        (node[name] for name in _CHILDREN if isinstance(node.get(name), list | Mapping)), None
    )
    if isinstance(inner, Mapping):
        said = inner.get("text")
        return [said] if isinstance(said, str) else _blocks(inner, depth + 1)
    if inner is None:
        return []
    runs = [child.get("text") if isinstance(child, Mapping) else None for child in inner]
    if runs and all(isinstance(run, str) for run in runs):
        return ["".join(map(str, runs))]
    return [text for child in inner for text in _blocks(child, depth + 1)]


def _wrapped(value: object) -> str | None:
    """Return the text of a table that holds nothing else but its form, as content systems give it."""
    if not isinstance(value, Mapping) or not value.keys() <= _FORM:
        return None
    found = (
        value.get(name) for name in ("text", "plain", "rendered", "processed", "value", "html")
    )
    return next((text for text in found if isinstance(text, str)), None)


def is_escaped(text: str) -> bool:
    r"""Whether a text has backslash and n for the ends of its lines: it has no others, and no word goes on behind one.

    Example:
        >>> is_escaped(r"It sails.\n\nIt returns."), is_escaped(r"in C:\news\notes")
        (True, False)
    """
    return "\n" not in text and not _IN_A_WORD.search(text)


def unescaped(text: str) -> str:
    r"""Return such a text with ends of lines.

    Example:
        >>> unescaped(r"It sails.\r\nIt returns.")
        'It sails.\nIt returns.'
    """
    return _WRITTEN_END.sub("\n", text)


def main_headline(value: object) -> str | None:
    """Return a headline: a line, or the main one of those that ninjs 2 lists."""
    found = (
        line(value) or line(_main(value)) or line(_by_role(value, ("main", "headline", "title")))
    )
    return found and line(html.unescape(found))


def _main(value: object) -> object:
    """Return the headline in a table: the only one there, or the main one of those that Arc XP has."""
    if isinstance(value, Mapping) and isinstance(value.get("basic"), str):
        return value["basic"]
    return _wrapped(value)


def _sections(sections: Iterable[object]) -> Iterable[str]:
    for section in sections:
        if isinstance(section, Mapping):
            yield from _strings(section.get("headline"))
            yield from _strings(section.get("paragraphs"))


def _strings(value: object) -> list[str]:
    """Return the strings of a list."""
    return [part for part in value if isinstance(part, str)] if isinstance(value, list) else []


def _by_role(value: object, roles: tuple[str, ...]) -> str | None:
    """Return the value of the first role among tables of `role` and `value`, else of the first table."""
    rows = [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []
    said = {str(row.get("role", "")): row.get("value") for row in reversed(rows)}
    ranked = [said[role] for role in roles if role in said] or list(said.values())[::-1]
    return next((text for text in ranked if isinstance(text, str)), None)
