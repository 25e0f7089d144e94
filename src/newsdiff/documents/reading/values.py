"""What the fields of a record say: names inside of lists and tables, hosts, links; `prose` has texts, `moments` dates.

Records come from programs: a missing value may be None, an empty string, or the word that a program writes for it.
"""

from __future__ import annotations

import ast
import csv
import json
import re
import warnings
from collections.abc import Mapping
from datetime import date
from urllib.parse import unquote, urlsplit

from newsdiff.language.name_forms import may_be_person
from newsdiff.visible import is_address

_ABSENT = frozenset({"", "none", "nan", "nat", "null", "n/a", "<na>", "\\n"})
"""What Python, pandas and databases write for a value that is not there."""
_MAX_ABSENT = max(map(len, _ABSENT))
_BARE = re.compile(r"//[\w-]+\.[\w.-]+/|www\.[\w-]+\.\w", re.IGNORECASE)
"""An address without its scheme, as people write it into tables."""
_OF_COPY = re.compile(r"https?://web\.archive\.org/web/\d{4,14}[a-z_]{0,4}/(?=https?:/)")
_OF_SEARCH = re.compile(
    r"https?://(?:www\.google\.[a-z.]{2,6}/url|l\.facebook\.com/l\.php)\?(?:[^#]*?&)?(?:url|q|u)=(https?[:%][^&#]+).*"
)
"""The address that a search engine or a network leads through, with that of the page in it."""
_RELATION = re.compile(r" \(https?://[^\s()]+\)")
"""What Notion writes behind the name of what a cell refers to."""
_ONE_SLASH = re.compile(r"(?<=^https):/(?!/)|(?<=^http):/(?!/)")
"""What some programs make of an address inside of another one."""
_HOST = re.compile(r"[^\W_](?:[\w-]*\.)+[^\W\d_][\w-]+")
_SAME_SITE = re.compile(r"^(?:www\d?|m|amp|mobile)\.(?=[^.]+\.)")
_LINKED = re.compile(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]")
"""A link to another note, as Obsidian and wikis write it, with the words that are shown of it."""
_BY = re.compile(
    r"(?:(?:By|by|BY|Av|av|Af|af)[: ]|(?:Von|Par|Por|Door|von|par|por|door|di)[: ](?=[^\s,]+ [^\W\d_a-z]))\s*(?=[^\W\d_a-z])"
)
"""What stands before the names on a byline; where a name may begin in that way ("Von Trapp", "di Stefano"), two words must follow."""
_MAX_AUTHORS = 20
"""Names of an article that are kept; a longer list is none of authors."""


_TYPED = re.compile(r"\$\w+|S|N|BOOL|[a-z]+Value|string|int|long|double")
"""Names beside which a value stands that a program writes with its type: MongoDB, DynamoDB, Firestore, Avro."""
_CONTENTS = ("#text", "$t", "$text", "$", "_", "_text", "__text", "@value", "_value", "_cdata", "#cdata-section", "__cdata")  # fmt: skip
"""Where what stood in an element of XML is in JSON that was made of it, beside its attributes."""
_TELLING = frozenset("href url src headline title date published author byline source".split())
"""Attributes of an element that say more of an article than what stood in it."""
_MAX_WRITTEN = 100_000
"""Characters of a list or table that a program wrote into a cell; what is longer is a text."""
_ARRAY = re.compile(r"\{[^{}:\r\n\x00]{1,2000}\}")
"""A list as PostgreSQL writes it, or a set of Python."""
_RUN_TOGETHER = re.compile(r"""(['"])\s+\1""")
"""Strings with no comma between them, as NumPy writes a list: for Python they are one string."""
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


def plain(value: object) -> object:
    """Return a value without what a program wrote around it: the type that a database names, the first of languages, the element of XML.

    Lists and tables that stand in a cell as JSON or Python writes them are lists and tables.

    Example:
        >>> plain({"$date": {"$numberLong": "1709629920000"}}), plain({"L": [{"S": "a"}]}), plain({"a": 1})
        ('1709629920000', ['a'], {'a': 1})
        >>> plain("{'id': None, 'name': 'Gull'}"), plain({"#text": "It sails.", "@lang": "en"}), plain("[sic]")
        ({'id': None, 'name': 'Gull'}, 'It sails.', '[sic]')
        >>> plain({"id": "x", "type": "url", "url": "https://gull.example/1"})
        'https://gull.example/1'
    """
    if isinstance(value, str):
        return _from_a_cell(value) if value[:1] in "[{" else value
    if not isinstance(value, Mapping) or not value:
        return value
    if len(value) == 1:
        [(kind, inner)] = value.items()
        return _without_type(str(kind), inner, value)
    if all(_LOCALE.fullmatch(str(key)) for key in value):
        return next(
            filter(is_set, value.values()), None
        )  # of a text in several languages the first
    kind = value.get("type")
    if isinstance(kind, str) and kind in value and kind != "type":  # a property of Notion
        return plain(value[kind])
    name = next((name for name in _CONTENTS if isinstance(value.get(name), str)), None)
    is_element = (name or "")[:1] in ("#", "$") and _TELLING.isdisjoint(
        str(key).lstrip("@") for key in value
    )
    are_attributes = is_element or all(str(key)[:1] in "@$-_#" for key in value)
    return value[name] if name and are_attributes else value


def _without_type(kind: str, inner: object, value: object) -> object:
    """Return what stands beside the name of a type, or in the only language, `value` where it is neither."""
    if isinstance(inner, list) and kind in ("L", "values"):
        return [plain(one) for one in inner]
    if kind == "NULL":
        return None
    if _LOCALE.fullmatch(kind) or (isinstance(inner, Mapping) and kind in ("M", "fields")):
        return inner
    return plain(inner) if kind in _CONTENTS or _TYPED.fullmatch(kind) else value


def _from_a_cell(written: str) -> object:
    """Return the list or table that a text is, as JSON or Python writes it; the text where it is neither."""
    if len(written) > _MAX_WRITTEN or written.rstrip()[-1:] not in "]}":
        return written
    if _ARRAY.fullmatch(written):
        return [part.strip(" '\"") for part in next(csv.reader([written[1:-1]]))]
    try:
        found = json.loads(written)
    except (ValueError, RecursionError):
        if _RUN_TOGETHER.search(written):
            return written
        try:
            with warnings.catch_warnings(action="ignore"):  # of what is no Python but nearly so
                found = ast.literal_eval(written)
        except (ValueError, SyntaxError, TypeError, RecursionError, MemoryError):
            return written
    return found if isinstance(found, list | dict) and found else written


def is_set(value: object) -> bool:
    """Whether a value says something.

    Example:
        >>> is_set("None"), is_set(float("nan")), is_set(0), is_set([])
        (False, False, True, False)
    """
    if value is None or value != value:  # noqa: PLR0124  NaN is not itself
        return False
    if isinstance(value, str):
        said = value.strip()
        return len(said) > _MAX_ABSENT or said.casefold() not in _ABSENT
    return not isinstance(value, (list, tuple, dict)) or bool(value)


def line(value: object) -> str | None:
    """Return a string, number or date as one line, None if nothing is left or it is a list or table."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float, date)):
        return None
    return None if not is_set(value) else " ".join(str(value).split()) or None


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
        >>> people(["Ada Moor", {"name": "Li Fen"}]), people("By [[People/Ada Moor|Ada Moor]]"), people([])
        ('Ada Moor, Li Fen', 'Ada Moor', None)
    """
    if isinstance(value, Mapping) and len(value) == 1:  # as Strapi writes it
        value = value.get("data", value)
    parts = value if isinstance(value, (list, tuple)) else [value]
    found = [line(_full_name(part) if isinstance(part, Mapping) else part) for part in parts]
    unlinked = (name and _LINKED.sub(r"\1", name) for name in found[:_MAX_AUTHORS])
    names = (
        name[len(by[0]) :] if (by := _BY.match(name)) else name
        for name in unlinked
        if name and "://" not in name
    )
    return ", ".join(dict.fromkeys(names)) or None


def _full_name(person: Mapping[str, object]) -> object:
    """Return the name of a person, which may be written in two parts, or stand among what JSON:API calls attributes."""
    inner = person.get("attributes")
    person = inner if isinstance(inner, Mapping) else person
    person = {str(key): plain(value) for key, value in person.items()}
    names = {key.casefold().replace("_", ""): value for key, value in person.items()}
    pairs = (("given", "family"), ("firstname", "lastname"))
    parts = next(
        ([line(names[one]) for one in pair] for pair in pairs if names.keys() >= set(pair)), []
    )
    joined = " ".join(filter(None, parts))
    said = (person.get(name) for name in ("title", "text", "original", "value"))
    written = (one for one in person.values() if isinstance(one, str) and may_be_person(one))
    return (
        person.get("name")
        or joined
        or _name_in(person)
        or next(filter(is_set, said), None)
        or next(written, None)
    )


def _name_in(table: Mapping[str, object]) -> object:
    """Return what a table calls a name of some kind: `full_name`, `publication_name`, `displayName`."""
    said = (value for key, value in table.items() if str(key).casefold().endswith("name"))
    return next((one for one in said if isinstance(one, str) and is_set(one)), None)


def link(value: object) -> str | None:
    """Return the address of a page, or the first of a list of links; None for everything else, as that of a script.

    That of a copy in the Internet Archive is that of the page.

    Example:
        >>> link(" https://gull.example/a "), link("javascript:alert(1)"), link([{"href": "https://gull.example/b"}])
        ('https://gull.example/a', None, 'https://gull.example/b')
    """
    if isinstance(value, list):
        return next((found for one in value if not isinstance(one, list) and (found := link(one))), None)  # fmt: skip
    if isinstance(value, Mapping):
        said = (value.get(name) for name in ("href", "url", "uri", "@id", "full", "original"))
        value = next(filter(is_set, said), plain(value))
    text = _OF_COPY.sub("", value.strip(), count=1) if isinstance(value, str) else ""
    if led := _OF_SEARCH.fullmatch(text):
        text = unquote(led[1])
    text = _ONE_SLASH.sub("://", text, count=1)
    if _BARE.match(text):
        text = f"https://{text.lstrip('/')}"
    return text if is_address(text) and host(text) else None


def is_led(value: object) -> bool:
    """Whether an address is one of a search engine or a network that leads to a page."""
    return isinstance(value, str) and _OF_SEARCH.match(value) is not None


def page_address(value: object) -> str | None:
    """Return an address as `link` does, unless it is that of a whole site.

    Example:
        >>> page_address("https://gull.example/a"), page_address("https://gull.example/")
        ('https://gull.example/a', None)
    """
    address = link(value)
    parts = urlsplit(address or "")
    return address if parts.path.strip("/") or parts.query else None


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


def is_host(text: str) -> bool:
    """Whether a text is the name of a site."""
    return _HOST.fullmatch(text) is not None


def outlet_name(value: object) -> str | None:
    """Return the name of an outlet, or of those in a list; of an address or a host the name of its site.

    Example:
        >>> outlet_name("Tide Watch"), outlet_name({"id": 4, "name": "Tern"}), outlet_name("https://www.gull.example/")
        ('Tide Watch', 'Tern', 'gull.example')
    """
    if isinstance(value, Mapping):
        said = (value.get(name) for name in _NAMED)
        found = next((one for one in said if isinstance(one, str) and is_set(one)), None)
        inner = (
            found or _name_in(value) or value.get("data") or value.get("attributes")
        )  # of Strapi
        return outlet_name(inner) if isinstance(inner, str | Mapping) else None
    name = line(value) or (people(value) if isinstance(value, list) else None)
    if name is None:
        return None
    name = _RELATION.sub("", name)
    if "://" in name:
        return host(name)
    return host(f"http://{name}") if is_host(name) else name
