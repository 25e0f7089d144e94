"""Dates as people and programs write them, to ISO 8601.

Nothing is guessed: a text without day, month and four-digit year gives nothing, and the clock and the
time zone of this machine are not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone

from newsdiff.language import zones
from newsdiff.language.calendars import ALL_MONTHS, ALL_WEEKDAYS
from newsdiff.language.date_scripts import latinised

_WRITTEN = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d\S*)?", re.ASCII)
_MAX_CHARS = 100
"""Longest text that can be a date; what is longer is a mistake."""
_LAST_MONTH = 12
_EPOCH = (10**8, 41 * 10**8)
"""Seconds since 1970 that are a date: from 1973 to 2099. Smaller numbers are something else, as a year."""
_UNITS = (1, 10**3, 10**6, 10**9)
"""What programs count since 1970, in parts of a second; the ranges of these do not meet."""

_YEARS = range(1500, 2100)
"""Years that a date has; arithmetic with those at either end of the calendar fails."""

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|^(?:1[5-9]|20)\d{6}(?:\d{6})?(?!\d)")
_CAPTURED = re.compile(r"[0-9]{14}")
"""A moment as web archives write it: 20190304112030."""
_COMPACT = re.compile(r"\A(\d{8})(\d{6}) ?(Z|[+-]\d{2}:?\d{2})\Z", re.ASCII)
"""The same with a zone, as programme guides and databases write it."""
_YEAR_FIRST = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(
    r"(?<!\d)(\d{1,2})(?:([/.-])(\d{1,2})\2|\.\s(\d{1,2})\.\s)((?:1[5-9]|20)\d\d)(?!\d)"
)
_TIME = re.compile(
    r"(?<![\d:])(?P<h>\d{1,2})(?:(?:\s?[:h]\s?|\s?\.)(?P<m>\d\d)(?:[:.](?P<s>\d\d)(?:[.,]\d+)?)?(?![\d:])"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?|\s?(?P<half2>[ap])\.?\s?m\b\.?|\s?(?:uhr|h|uur|часов)\b)",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"(?:\s{0,9}\(?(?:gmt|utc)\s?|\s{0,9})(?P<sign>[+\u2212-])(?P<h>\d\d?)(?::?(?P<m>\d\d))?(?!\d)\)?(?:\s{0,9}\([^)]{0,80}\))?",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\(\s?\d{1,2}[:.]\d\d[^()]*\)")
"""The time again, in another zone: "21.41 BST (16.41 EDT)"."""
_WORD = re.compile(r"[^\W\d_]+|\d+|\S")
_MAX_ZONE = 5
"""Letters of the longest short name of a zone ("ACWST")."""

_FILLERS = frozenset(
    "uhr h hrs at um à a las los le el il lo la les l am den der de del do du di of the st nd rd th er º ª ° , . · • | – — - ( ) [ ] （ ） 【 】 ، ， 、 / \u202f hs بتاريخ "
    "t : ： on o as às à em om op het klokken uur ore alle godz godzina o r roku dn dnia г года в kl "
    "time standard daylight local ortszeit и часов feira klo saat v ve о р στις في על ב á an án en én d dne dňa klockan klokka الساعة ώρα pada tanggal".split()
)
"""Small words and marks beside a day, a month, a year and a time, in every language whose months are known."""


def iso(value: object, *, day_first: bool | None = None) -> str | None:
    """Write a date, or a date and time, in ISO 8601.

    Args:
        value: A date, a datetime, a number of seconds, milliseconds, micro- or nanoseconds since 1970, or a text such
            as "Wednesday 15 February 2017 10:27 GMT", "March 12, 2024 9:41 p.m. ET", "3. März 2019" or
            "2017-02-15T10:27:00Z".
        day_first: Whether "03/04/2019" is in April; None where that is not known.

    Returns:
        "2017-02-15" or "2017-02-15T10:27:00+00:00", without offset where none is known or the zone has several
        meanings ("IST"). None for a part of a date ("February 2017"), a two-digit year, or day and month that could
        be either ("03/04/2019"; dots mean day first), and for everything that is not a date.

    Example:
        >>> iso("Wednesday 15 February 2017 10:27 GMT"), iso("March 12, 2024 9:41 p.m. ET")
        ('2017-02-15T10:27:00+00:00', '2024-03-12T21:41:00-04:00')
        >>> iso("3. März 2019"), iso(1_500_000_000), iso("03/04/2019", day_first=True)
        ('2019-03-03', '2017-07-14T02:40:00+00:00', '2019-04-03')
        >>> iso("20240312093000 +0100")
        '2024-03-12T09:30:00+01:00'
        >>> iso("February 2017"), iso("03/04/2019")
        (None, None)
    """
    if isinstance(value, date):  # or a datetime, which is one
        is_known = value.year in _YEARS
        return _written(value) if is_known else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _since_1970(value)
    if not isinstance(value, str) or len(value) > _MAX_CHARS:
        return None
    text = latinised(value).strip()
    if re.fullmatch(r"[0-9]{9,19}(?:\.[0-9]+)?", text) and (moment := _since_1970(float(text))):
        return moment
    text = _COMPACT.sub(r"\1T\2\3", text)
    return (_standard(text) or _free(text, day_first=day_first)) if _YEAR.search(text) else None


def day_order(values: Iterable[object]) -> bool | None:
    """Say whether the dates of a column have the day first, by those among them that can be read in one way only.

    Returns:
        None where no date decides, or where they disagree.

    Example:
        >>> day_order(["03/04/2019", "25/04/2019"]), day_order(["04/03/2019", "04/25/2019"]), day_order(["03/04/2019"])
        (True, False, None)
    """
    found = {
        int(digits[1]) > _LAST_MONTH
        for value in values
        if isinstance(value, str)
        and (digits := _YEAR_LAST.search(value))
        and (int(digits[1]) > _LAST_MONTH) != (int(digits[3] or digits[4]) > _LAST_MONTH)
    }
    return found.pop() if len(found) == 1 else None


def has_two_readings(value: object) -> bool:
    """Whether a text is a date whose day and month could change places.

    Example:
        >>> has_two_readings("03/04/2019 10:27"), has_two_readings("25/04/2019"), has_two_readings("03.04.2019")
        (True, False, False)
    """
    return iso(value) is None and iso(value, day_first=True) is not None


def is_iso(value: object) -> bool:
    """Whether something is a date or date-time as `iso` writes it, of a year that can be moved to another time zone.

    Example:
        >>> is_iso("2017-02-15"), is_iso("15 February 2017"), is_iso("9999-12-31T23:59:59-23:00")
        (True, False, False)
    """
    if not isinstance(value, str) or not _WRITTEN.fullmatch(value):
        return False
    with suppress(ValueError):
        return datetime.fromisoformat(value).year in _YEARS
    return False


def _written(day: date) -> str:
    """Write a date, or a date and time to the second."""
    return day.isoformat(timespec="seconds") if isinstance(day, datetime) else day.isoformat()


def _since_1970(number: float) -> str | None:
    """Read what programs count since 1970."""
    first, last = _EPOCH
    seconds = next((number / unit for unit in _UNITS if first <= number / unit < last), None)
    if seconds is None:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def _standard(text: str) -> str | None:
    """Read ISO 8601 itself, the usual case, without the slower parser."""
    if _CAPTURED.fullmatch(text):
        text = f"{text[:8]}T{text[8:]}"
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    has_time = len(text) > len("2017-02-15")
    return moment.isoformat(timespec="seconds") if has_time else moment.date().isoformat()


def _free(text: str, *, day_first: bool | None) -> str | None:
    """Read a date in words or digits; every word of it must be part of a date."""
    rest = " ".join(text.split())
    day: date | None = None
    try:
        rest, day = _digits(rest, day_first=day_first)
        rest, clock, offset = _clock(rest)
        words, zone = _zone(rest, has_time=clock is not None)
        day = day or _day(words)
        if day is None or not all(word in _FILLERS or word in ALL_WEEKDAYS for word in words):
            return None
        if clock is None:
            return day.isoformat()
        moment = datetime.combine(day, clock)
        if zone and offset is None:
            offset = zones.offset(zone, moment)
        if offset is not None:
            moment = moment.replace(tzinfo=timezone(offset))
        return moment.isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return None


def _digits(text: str, *, day_first: bool | None) -> tuple[str, date | None]:
    """Take a date in digits out of a text.

    Raises:
        ValueError: It could be two dates, or is none.
    """
    if found := _YEAR_FIRST.search(text):
        year, month, day = (int(found[at]) for at in (1, 3, 4))
    elif found := _YEAR_LAST.search(text):
        first, second, year = int(found[1]), int(found[3] or found[4]), int(found[5])
        if found[2] in (None, "."):
            day_first = True
        elif max(first, second) > _LAST_MONTH or first == second:
            day_first = first > second
        elif day_first is None:
            raise ValueError(text)
        day, month = (first, second) if day_first else (second, first)
    else:
        return text, None
    return f"{text[: found.start()]} {text[found.end() :]}", date(year, month, day)


def _clock(text: str) -> tuple[str, time | None, timedelta | None]:
    """Take a time of day out of a text, with a distance from UTC in digits behind it.

    Raises:
        ValueError: It is no time of a day.
    """
    found = _TIME.search(text)
    if not found:
        return text, None, None
    hour, half = int(found["h"]), (found["half"] or found["half2"] or "").lower()
    if half:
        if hour > 12:  # noqa: PLR2004  a clock face, which in Japan begins with 0
            raise ValueError(text)
        hour = hour % 12 + 12 * (half == "p")
    end, offset = found.end(), None
    if behind := _OFFSET.match(text, end):
        is_full = behind["m"] or behind[0].strip(" (").casefold().startswith(("gmt", "utc"))
        if is_full or behind.start("sign") == end:
            offset = timedelta(hours=int(behind["h"]), minutes=int(behind["m"] or 0))
            offset = offset if behind["sign"] == "+" else -offset
            end = behind.end()
    clock = time(hour, int(found["m"] or 0), int(found["s"] or 0))
    rest = _AGAIN.sub("", text[end:], count=1)
    return f"{text[: found.start()]} \0 {rest}", clock, offset


def _zone(text: str, *, has_time: bool) -> tuple[list[str], str | None]:
    """Return the words of a text in lower case, without the name of a zone, and that name.

    A short name that means nothing here is one where it stands in capitals directly behind the time.
    """
    words, zone = [], None
    behind_time = False
    for word in _WORD.findall(text):
        if word == "\0":
            behind_time = True
            continue
        lower = word.casefold()
        is_known = lower in zones.NAMES and (word.isupper() or behind_time or len(word) > 2)  # noqa: PLR2004
        is_short = behind_time and word.isupper() and 1 < len(word) <= _MAX_ZONE and word.isalpha()
        is_other = lower in ALL_MONTHS or lower in _FILLERS
        if has_time and zone is None and not is_other and (is_known or is_short):
            zone = lower
        elif not (is_known and not is_other):
            words.append(lower)
        behind_time = behind_time and lower in ("uhr", "(", "h", ",")
    return words, zone


def _day(words: list[str]) -> date | None:
    """Take day, month and year, in any order, out of the words of a text; None where there is not one of each."""
    months = [word for word in words if word in ALL_MONTHS]
    if len(months) > 1 and months[0] in ALL_WEEKDAYS:
        months = months[1:]  # "mar 12 mar 2024" is a Tuesday
    years = [word for word in words if len(word) == 4 and word.isdecimal() and _YEAR.match(word)]  # noqa: PLR2004
    days = [word for word in words if len(word) <= 2 and word.isdecimal()]  # noqa: PLR2004
    is_one = len({ALL_MONTHS[month] for month in months}) == 1  # "نوفمبر / تشرين الثاني"
    if not (is_one and len(years) == len(days) == 1):
        return None
    for word in (*months, *years, *days):
        words.remove(word)
    return date(int(years[0]), ALL_MONTHS[months[0]], int(days[0]))
