"""Records however they are wrapped: the list of them in an answer, a record inside of another table, a text in two fields.

In goes what a file holds, out come values by folded names, as `fieldnames` has them. An article has a text, so what lies
deeper is looked for only where a text is missing on the surface.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from itertools import chain
from typing import Any

from newsdiff.documents.reading import moments, prose, values
from newsdiff.documents.reading.fieldnames import (
    FIELD_NAMES,
    PART_OF_TEXT,
    TOGETHER,
    WRAPPERS,
    folded,
    name_among,
    own_name,
)

Flat = dict[str, tuple[str, object]]
"""The values of a row by their folded names, with the names as they are."""

_MAX_DEPTH = 4
"""Tables around an article, or around the list of articles: `db[0].data.posts`, `payload.string.html.body`."""
MAX_FIELDS = 1_000
"""Members of a table that may be fields of one article; what has more is a list of other things by their names."""
_N_TRIED = 5
"""Members of a list that are asked for a text; some of an answer may have none."""
BESIDE = frozenset(
    "summary abstract description excerpt caption image images media comment comments replies reactions user account "
    "highlights annotations notes quotes reviews questions answers related tags links entities".split()
)
"""Tables and lists with texts that are not those of the article."""
_DESCRIBED = (
    frozenset(n for what, names in FIELD_NAMES.items() if what != "text" for n in names) - WRAPPERS
)
_OUTLETS = ("outlet", "newspaper", "publication", "publisher", "sitename", "medianame")
"""Names that an object has of the outlet of all articles in it; others may be of the service that answers."""
_TITLES = ("title", "site_title", "blogname")
"""Keys of settings that are the name of a site."""
_DAY_AND_TIME = (("date", "time"), ("datum", "uhrzeit"), ("date", "heure"), ("fecha", "hora"), ("data", "ora"))  # fmt: skip
"""Names under which a day and the time of that day stand beside each other."""
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]\.?m\.?)?(?:\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?", re.IGNORECASE)  # fmt: skip
_HAS_CLOCK = re.compile(r"\d:\d|\A\d{9,}\Z|\d[Tt]\d")
_ZONES = ("timezone", "tz")
"""What stands behind the name of a time in the name of the zone that it is in: `pubDateTZ`."""
_EXPANDED = ("http://", "https://", "@")
"""How the names of JSON-LD begin that is written in full."""
_NAMED = ("field", "name", "key")
"""What a list of names with their values calls the name."""
_FORM = frozenset("value format processed summary lang end_value".split())
"""What a table says of a value that is nothing but that value."""
_OUTSIDE = frozenset(name for needed, _ in TOGETHER for name in needed)
"""Names that describe an article from the table beside it."""


def surface(row: Mapping[str, object], texts: Collection[str]) -> Flat:
    """Return the values of a row, those of an article that lies deeper as if it lay on the surface.

    Args:
        row: What a file says of one article.
        texts: The folded names that a text may have.

    Example:
        >>> surface({"status": 200, "item": {"headline": "Ferry", "body": "It sails."}}, {"body"})["headline"]
        ('item.headline', 'Ferry')
    """
    flat = flattened(row)
    if not any(_is_text(flat, name) for name in flat.keys() & texts):
        _lift(flat, texts)
    _join_zones(flat)
    _unwrap(flat)
    _gather(flat)
    _join_paragraphs(flat)
    _join_moment(flat)
    return flat


def flattened(row: Mapping[str, object]) -> Flat:
    """Return the values of a row by their folded names, with the names as they are; those in tables by dotted names.

    A list of one string, as scrapers give what they select, is that string.

    Example:
        >>> flattened({"Source": {"Name": ["Gull"]}})["source.name"]
        ('Source.Name', 'Gull')
    """
    flat: Flat = {}
    for key, value in row.items():
        name = folded(key)
        plain = _single(values.plain(value))
        if name not in flat or flat[name][1] in (None, ""):  # two columns may have one name
            flat[name] = str(key), plain
        if isinstance(plain, Mapping) and len(row) <= MAX_FIELDS:
            _flatten(plain, name, str(key), flat, 1)
    return flat


def _flatten(table: Mapping[str, object], name: str, key: str, flat: Flat, depth: int) -> None:
    """Add the values of a table that lies in a row, as far as they may be its fields."""
    for inner, value in table.items() if len(table) <= MAX_FIELDS else ():
        dotted, shown = f"{name}.{folded(inner)}", f"{key}.{inner}"
        plain = _single(values.plain(value))
        flat.setdefault(dotted, (shown, plain))
        if isinstance(plain, Mapping) and depth < _MAX_DEPTH:
            _flatten(plain, dotted, shown, flat, depth + 1)


def _single(value: object) -> object:
    """Return the only string in a list, or what stands alone in one in a table around it, as in Drupal and JSON-LD; a list of names and values as a table."""
    if not isinstance(value, list):
        return value
    if len(value) != 1:
        return _table(value) or value
    [one] = value
    if isinstance(one, str):
        return one
    if not isinstance(one, Mapping):
        return value
    if all(str(name).startswith(_EXPANDED) for name in one):
        return values.plain(one)
    return one["value"] if isinstance(one.get("value"), str) and one.keys() <= _FORM else value


def _table(rows: list[Any]) -> dict[str, object]:
    """Return a list of names with their values as one table; an empty one where a list is of other things.

    Example:
        >>> _table([{"field": "title", "value": "Ferry"}, {"field": "body", "value": "It sails."}])
        {'title': 'Ferry', 'body': 'It sails.'}
    """
    found: dict[str, object] = {}
    for one in rows:
        if not isinstance(one, Mapping) or "value" not in one:
            return {}
        name = next((one[key] for key in _NAMED if isinstance(one.get(key), str)), None)
        if name is None or name in found:
            return {}
        found[name] = one["value"]
    return found


def _is_text(flat: Flat, name: str) -> bool:
    """Whether a value is a text that says something."""
    found = prose.prose(flat[name][1]) if name in flat else None
    return found is not None and values.is_set(found)


def _lift(flat: Flat, texts: Collection[str]) -> None:
    """Bring the table with a text, the least deep and the first of these, to the surface."""
    deep = (
        name
        for name in flat
        if name_among(flat[name][0].rpartition(".")[2], texts) in texts and _is_home(name)
    )
    found = min(filter(lambda n: _is_text(flat, n), deep), key=lambda n: n.count("."), default=None)
    if found is None:
        return
    home = found.rpartition(".")[0] + "."
    flat.update({name[len(home) :]: flat[name] for name in list(flat) if name.startswith(home)})
    for name in [name for name in flat if name.rpartition(".")[2] in _OUTSIDE]:
        flat.setdefault(name.rpartition(".")[2], flat[name])


def _is_home(name: str) -> bool:
    """Whether the tables around a value may be an article: none of them says something else of one."""
    around = name.split(".")[:-1]
    return bool(around) and not any(part in _DESCRIBED or _is_beside(part) for part in around)


def _is_beside(part: str) -> bool:
    return part in BESIDE or part.startswith(("related", "similar"))


def _unwrap(flat: Flat) -> None:
    """Bring the fields in tables that hold nothing else to the surface, where that does not say the same."""
    for name in list(flat):
        shown = flat[name][0].split(".")[-1 - name.count(".") :]
        inner = own_name(".".join(shown))
        if inner != name and not (inner in flat and values.is_set(flat[inner][1])):
            flat[inner] = flat[name]


def _join_moment(flat: Flat) -> None:
    """Join what is written apart: year, month and day where there is no date, a day and the time of that day."""
    if flat.keys() >= moments.PARTS_OF_DAY and flat.keys().isdisjoint(FIELD_NAMES["published"]):
        said = [flat[name] for name in ("year", "month", "day")]
        with suppress(ValueError):  # a month that is a word
            year, month, day = (int(float(str(value))) for _, value in said)
            key = " + ".join(key for key, _ in said)
            flat["published"] = key, f"{year:04}-{month:02}-{day:02}"
    for day_name, time_name in _DAY_AND_TIME:
        if time_name not in flat or day_name not in flat:
            continue
        (day_key, day_value), (time_key, clock) = flat[day_name], flat[time_name]
        if _CLOCK.fullmatch(str(clock).strip()) and not _HAS_CLOCK.search(str(day_value or ":")):
            flat[day_name] = f"{day_key} + {time_key}", f"{day_value} {clock}"


def _join_zones(flat: Flat) -> None:
    """Give times the zones that stand beside them under their names."""
    for name in [name for name in flat if name.endswith(_ZONES)]:
        of = next(name.removesuffix(end) for end in _ZONES if name.endswith(end)).rstrip("._")
        key, said = flat.get(of, ("", None))
        if isinstance(said, str) and isinstance(flat[name][1], str):
            flat[of] = key, moments.in_zone(said, flat[name][1])


def _gather(flat: Flat) -> None:
    """Give the names of `FIELD_NAMES` to fields whose names say something only beside each other."""
    for needed, usual in TOGETHER:
        if not needed <= flat.keys():
            continue
        parts: dict[str, list[tuple[str, object]]] = {}
        has_text = _is_text(flat, "text")
        for name, what in usual.items():
            is_second = what == "text" and has_text  # what is called a text already is it
            if name in flat and values.is_set(flat[name][1]) and not is_second:
                parts.setdefault(what, []).append(flat.pop(name))
        for what, found in parts.items():
            key = " + ".join(key for key, _ in found)
            joined = found[0][1] if len(found) == 1 else "\n\n".join(str(v) for _, v in found)
            flat[what] = key, joined


def _join_paragraphs(flat: Flat) -> None:
    """Join the paragraphs of a text that stand in columns of their own: `paragraph_1`, `paragraph_2`."""
    parts = [flat[name] for name in flat if PART_OF_TEXT.fullmatch(name)]
    said = [(key, value) for key, value in parts if isinstance(value, str) and values.is_set(value)]
    if len(said) > 1:
        key = f"{said[0][0]} to {said[-1][0]}"
        flat["~text"] = key, "\n\n".join(value for _, value in said)


def is_record(row: Mapping[str, Any], texts: Collection[str]) -> bool:
    """Whether an object has a text of its own, and so is an article whatever lists it has."""
    return any(
        name_among(name, texts) in texts
        and isinstance(value, str | Mapping)
        and bool(prose.prose(value))
        for name, value in row.items()
    )


def outer_outlet(row: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return the outlet of all articles in an object, where it names one: as itself, as the title of a JSON Feed, or of a site among its settings."""
    is_feed = "jsonfeed.org" in str(row.get("version", ""))
    names = ("title",) if is_feed else _OUTLETS
    said = (value for name in names for key, value in row.items() if folded(key) == name)
    named = chain(said, _titles_set(row, _MAX_DEPTH))
    outlet = next((one for one in named if isinstance(one, str) and values.is_set(one)), "")
    return {"outer": {"outlet": outlet}} if outlet else {}


def _titles_set(value: object, depth: int) -> Iterator[object]:
    """Yield what a list of settings, each a key and a value, says the site is called, as the export of Ghost has it."""
    if isinstance(value, list) and len(value) == 1:
        yield from _titles_set(value[0], depth)
    for name, one in value.items() if isinstance(value, Mapping) and depth else ():
        if folded(name) == "settings" and isinstance(one, list) and _are_of_a_site(one):
            yield from (
                s.get("value") for s in one if isinstance(s, Mapping) and s.get("key") in _TITLES
            )
        elif isinstance(one, Mapping | list):
            yield from _titles_set(one, depth - 1)


def _are_of_a_site(settings: list[Any]) -> bool:
    """Whether settings say what a site is about, and not just what somebody likes to see."""
    keys = {str(one.get("key")) for one in settings if isinstance(one, Mapping)}
    return not keys.isdisjoint(("description", "site_description", "blogdescription"))


def outlet_said(outlet: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return the outlet of all articles in an object that is one of an outlet, where it has a name or a title."""
    name = values.outlet_name(outlet)
    return {"outer": {"outlet": name}} if name else {}


def have_text(rows: object, texts: Collection[str]) -> bool:
    """Whether something is a list of objects, one of the first of which has a text under a known name."""
    some = rows[:_N_TRIED] if isinstance(rows, list) else ()
    return any(isinstance(one, dict) and _has_text(one, texts) for one in some)


def _has_text(one: Mapping[str, Any], texts: Collection[str]) -> bool:
    flat = surface(one.get("_source", one), texts)
    return any(_is_text(flat, name) for name in ("text", *texts))
