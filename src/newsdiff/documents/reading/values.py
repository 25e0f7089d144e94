"""What the fields of a record say: the texts and names inside of lists and tables, hosts, links.

Records come from programs: a missing value may be None, an empty string, or the word that a program writes for it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import urlsplit

_ABSENT = frozenset({"", "none", "nan", "nat", "null", "n/a", "<na>"})
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
    """Return an id as text: a string, a whole number, or what MongoDB writes; None for everything else.

    Example:
        >>> identifier(2.0), identifier({"$oid": "65f"}), identifier([1])
        ('2', '65f', None)
    """
    if isinstance(value, Mapping):
        value = value.get("$oid")
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
    return person.get("name") or " ".join(filter(None, parts))


def written_date(value: object) -> object:
    """Return a date as `language.dates` reads it; CSL writes year, month and day as numbers.

    Example:
        >>> written_date({"date-parts": [[2019, 3, 4]]}), written_date("4 March 2019")
        ('2019-03-04', '4 March 2019')
    """
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    if not isinstance(first, list) or not all(str(part).isdecimal() for part in first):
        return value
    year, month, day = map(int, [*first, 0, 0, 0][:3])
    return f"{year:04}-{month:02}-{day:02}"


def link(value: object) -> str | None:
    """Return the address of a page, None for everything else, as that of a script.

    Example:
        >>> link(" https://gull.example/a "), link("javascript:alert(1)"), link("urn:1")
        ('https://gull.example/a', None, None)
    """
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
        >>> outlet_name("Tide Watch"), outlet_name("https://www.gull.example/"), outlet_name("www.gull.example")
        ('Tide Watch', 'gull.example', 'gull.example')
    """
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
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    return _wrapped(value) or _by_role(value, ("text", "plain", "main", "body", "html"))


def _wrapped(value: object) -> str | None:
    """Return the text of a table that holds nothing else but its form, as content systems give it."""
    if not isinstance(value, Mapping) or not value.keys() <= _FORM:
        return None
    found = (
        value.get(name) for name in ("text", "plain", "rendered", "processed", "value", "html")
    )
    return next((text for text in found if isinstance(text, str)), None)


def main_headline(value: object) -> str | None:
    """Return a headline: a line, or the main one of those that ninjs 2 lists."""
    found = (
        line(value) or line(_wrapped(value)) or line(_by_role(value, ("main", "headline", "title")))
    )
    return found and line(html.unescape(found))


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
