"""Dates as programs write them into records, as `language.dates` reads them: tables, calls, days of spreadsheets, zones beside a time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsdiff.documents.reading.fieldnames import folded
from newsdiff.documents.reading.values import plain
from newsdiff.language import dates

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
    "seconds",
    "_seconds",
    "timestamp",
    "epoch",
    "start",
)
"""Where a table that is a date has it."""
_LABEL = re.compile(r"^\s*(?:(?:first\s+)?(?:published|posted)|veröffentlicht(?:\s+am)?|publié(?:\s+le)?|publicado(?:\s+el)?|pubblicato(?:\s+il)?)(?:\s+on)?\s*[:,]?\s+", re.IGNORECASE)  # fmt: skip
_OF_ORG = re.compile(
    r"\s*[<\[]{1,2}(\d{4}-\d\d-\d\d)(?: [^\W\d_]{2,10}\.?)?(?: (\d{1,2}:\d\d))?[^<>\[\]]{0,20}[>\]]{1,2}\s*"
)
"""A day in Org and Logseq, with its weekday and perhaps a time: `<2024-03-05 Tue 09:12>`, `[[2024-03-05]]`."""
_PLACE = re.compile(r"(?<=[\dZ])\[[\w/+-]{2,40}\]\s*$")
_YEAR_FIRST = re.compile(r"^\s*(\d{4})\.\s(\d{1,2})\.\s(\d{1,2})\.?(?=\s|\Z)")
"""A day as it is written in Hungarian and Korean: `2024. 03. 05.`"""
_NUMBER = re.compile(r"\d{1,4}", re.ASCII)
PARTS_OF_DAY = frozenset(("year", "month", "day"))
_OF_PYTHON = re.compile(
    r"(?:datetime\.)?date(?:time)?\((\d{4}(?:, ?\d{1,6}){2,6})(?:, tzinfo=None)?\)"
)
_IN_A_CALL = re.compile(r"""(?:pd\.)?[A-Z]\w{3,20}\('([^']{8,40})'[^()]{0,40}\)""")
_OF_MICROSOFT = re.compile(r"/Date\((-?\d{9,16})(?:[+-]\d{4})?\)/")
_OF_GOOGLE = re.compile(r"Date\((\d{4}), ?(\d{1,2}), ?(\d{1,2})((?:, ?\d{1,3}){0,4})\)")
"""A day as Google's tables have it, and scripts: January is month 0."""
_SERIAL = re.compile(r"([345]\d{4})(?:[.,](\d+))?")
DAY_AS_NUMBER = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
"""A day that is written as a number: 20190304."""
_FIRST_SERIAL = datetime(1899, 12, 30)  # noqa: DTZ001  spreadsheets have no zones
"""Day 0 of spreadsheets."""


def written_date(value: object) -> object:
    """Return a date as `language.dates` reads it: of CSL, which writes numbers, of a table, of Microsoft, of a spreadsheet.

    Example:
        >>> written_date({"date-parts": [[2019, 3, 4]]}), written_date("4 March 2019"), written_date({"value": "2019-03-04"})
        ('2019-03-04', '4 March 2019', '2019-03-04')
        >>> written_date("/Date(1709629920000)/"), written_date("45356.3833333")
        ('1709629920000', '2024-03-05T09:12:00')
    """
    parts = value.get("date-parts") if isinstance(value, Mapping) else [value]
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first and all(map(_NUMBER.fullmatch, map(str, first[:6]))):
        return _numbered(first)
    if isinstance(value, Mapping):
        if value.keys() >= PARTS_OF_DAY:
            numbers = [str(plain(value[name])) for name in ("year", "month", "day")]
            return "-".join(number.zfill(2) for number in numbers)
        said = (plain(value.get(name)) for name in _DATED)
        found = next((one for one in said if isinstance(one, str | int | float | date)), value)
        return in_zone(found, value.get("timezone")) if isinstance(found, str) else found
    if isinstance(value, int) and DAY_AS_NUMBER.fullmatch(str(value)):
        return str(value)
    return _of_a_program(str(value)) or (_cleared(value) if isinstance(value, str) else value)


def _numbered(parts: list[object]) -> str:
    """Return a date whose parts are numbers, as CSL and Java write it: up to the day, or with a time.

    Example:
        >>> _numbered([2019, 3, 4]), _numbered([2019]), _numbered([2019, 3, 4, 9, 30])
        ('2019-03-04', '2019-00-00', '2019-03-04T09:30:00')
    """
    year, month, day, hour, minute, second = map(int, map(str, [*parts, 0, 0, 0, 0, 0][:6]))
    clock = f"T{hour:02}:{minute:02}:{second:02}" if len(parts) > len(PARTS_OF_DAY) else ""
    return f"{year:04}-{month:02}-{day:02}{clock}"


def in_zone(written: str, zone: object) -> str:
    """Return a time with the zone that stands beside it, as PHP writes it; without where none is known by that name.

    Example:
        >>> in_zone("2024-03-05 09:12:00.000000", "Europe/Berlin"), in_zone("2024-03-05 09:12", "CET")
        ('2024-03-05T09:12:00+01:00', '2024-03-05T09:12:00+01:00')
        >>> in_zone("2024-03-05", "+01:00"), in_zone("2024-03-05T09:12:00+02:00", "+01:00")
        ('2024-03-05', '2024-03-05T09:12:00+02:00')
    """
    moment = dates.iso(written) or ""
    if len(moment) <= len("2024-03-05") or datetime.fromisoformat(moment).tzinfo:
        return written
    zoned = dates.iso(f"{moment} {zone}")
    if zoned and datetime.fromisoformat(zoned).tzinfo:
        return zoned
    with suppress(ValueError, OSError, ZoneInfoNotFoundError):  # no name of a place, or a path
        return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(str(zone))).isoformat()
    return written


def _cleared(written: str) -> str:
    """Return a date without the word before it, the place behind its offset, as Java writes it, blanks behind dots, and "@" before the time."""
    written = _YEAR_FIRST.sub(r"\1.\2.\3", written).replace(" @ ", " ")
    return _PLACE.sub("", _LABEL.sub("", written))


def _of_a_program(written: str) -> str | None:
    """Return a date that .NET, a spreadsheet or Python wrote: milliseconds in words around, days since the end of 1899, a call."""
    if found := _OF_PYTHON.fullmatch(written):
        numbers = [part.zfill(2) for part in re.findall(r"\d+", found[1])]
        return "-".join(numbers[:3]) + (
            "T" + ":".join([*numbers[3:6], "00"][:3]) if numbers[4:] else ""
        )
    if found := _OF_ORG.fullmatch(written):
        return " ".join(filter(None, found.groups()))
    if found := _OF_GOOGLE.fullmatch(written):
        return _numbered([found[1], int(found[2]) + 1, found[3], *re.findall(r"\d+", found[4])])
    if found := _IN_A_CALL.fullmatch(written) or _OF_MICROSOFT.fullmatch(written):
        return found[1]
    if found := _SERIAL.fullmatch(written):
        days, part = found.groups()
        seconds = round(float(f"0.{part or 0}") * 86_400)
        moment = _FIRST_SERIAL + timedelta(int(days), seconds)
        return moment.isoformat() if part and seconds else moment.date().isoformat()
    return None


_UTC = re.compile(r".*(?:utc|gmt)", re.DOTALL)
_NAIVE = re.compile(r".{10}T[\d:.]+")


def is_utc(key: str, moment: str) -> bool:
    """Whether a time without a zone is one of UTC, as its field is called: `post_date_gmt`, `created_utc`."""
    return _UTC.fullmatch(folded(key)) is not None and _NAIVE.fullmatch(moment) is not None
