"""Dates as people and programs write them, to ISO 8601.

Nothing is guessed: a text without day, month and four-digit year gives nothing, and the clock and the
time zone of this machine are not used.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

_MAX_CHARS = 100
"""Longest text that can be a date; what is longer is a mistake."""

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|^(?:1[5-9]|20)\d{6}(?!\d)")
_DIGIT_DATE = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2((?:1[5-9]|20)\d\d)(?!\d)")

_MONTHS = (
    ("jan", "january", "januar", "jänner", "janvier", "janv", "enero", "ene"),
    ("feb", "february", "februar", "février", "fevrier", "févr", "fév", "febrero"),
    ("mar", "march", "märz", "maerz", "mär", "mrz", "mars", "marzo"),
    ("apr", "april", "avril", "avr", "abril", "abr"),
    ("may", "mai", "mayo"),
    ("jun", "june", "juni", "juin", "junio"),
    ("jul", "july", "juli", "juillet", "juil", "julio"),
    ("aug", "august", "août", "aout", "agosto", "ago"),
    ("sep", "sept", "september", "septembre", "septiembre", "setiembre"),
    ("oct", "october", "oktober", "okt", "octobre", "octubre"),
    ("nov", "november", "novembre", "noviembre"),
    ("dec", "december", "dezember", "dez", "décembre", "déc", "diciembre", "dic"),
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
"""Number of a month by its lower-case name or short form in English, German, French and Spanish."""

_ENGLISH = [names[0] for names in _MONTHS]

_WEEKDAYS = (
    "mon monday montag mo lundi lunes",
    "tue tues tuesday dienstag di mardi martes",
    "wed weds wednesday mittwoch mi mercredi miércoles miercoles",
    "thu thur thurs thursday donnerstag do jeudi jueves",
    "fri friday freitag fr vendredi viernes",
    "sat saturday samstag sonnabend sa samedi sábado sabado",
    "sun sunday sonntag so dimanche domingo",
)
WEEKDAYS = {name: day for day, names in enumerate(_WEEKDAYS) for name in names.split()}
"""Number of a day, Monday is 0, by its lower-case names in the same four languages."""

ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "bst": 60, "wet": 0, "west": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120,
    "eet": 120, "eest": 180, "msk": 180, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600, "aest": 600, "aedt": 660,
    "jst": 540, "nzst": 720, "nzdt": 780,
}  # fmt: skip
"""Minutes east of Greenwich by lower-case zone name; names with several meanings in the news are left out."""


def iso(value: object) -> str | None:
    """Write a date, or a date and time, in ISO 8601.

    Args:
        value: A date, a datetime, or a text such as "Wednesday 15 February 2017 10:27 GMT", "3. März 2019" or
            "2017-02-15T10:27:00Z".

    Returns:
        "2017-02-15" or "2017-02-15T10:27:00+00:00", without offset where none is known. None for a part of a
        date ("February 2017"), a two-digit year, or day and month that could be either ("03/04/2019"; dots
        mean day first), and for everything that is not a date.

    Example:
        >>> iso("Wednesday 15 February 2017 10:27 GMT")
        '2017-02-15T10:27:00+00:00'
        >>> iso("3. März 2019")
        '2019-03-03'
        >>> iso("February 2017"), iso("03/04/2019")
        (None, None)
    """
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str) or len(value) > _MAX_CHARS or not _YEAR.search(value.strip()):
        return None
    return _standard(value.strip()) or _free(value.strip())


def timestamp(published: str | None) -> float:
    """Return an ISO 8601 date or date-time as seconds since 1970, for sorting.

    Args:
        published: What `iso` gives; without an offset it counts as UTC, a date alone as its first second.

    Returns:
        Seconds; infinity where there is none or it cannot be read, so that the undated come last.

    Example:
        >>> timestamp("1970-01-02T01:00+01:00"), timestamp("1970-01-02"), timestamp(None)
        (86400.0, 86400.0, inf)
    """
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return float("inf")
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _standard(text: str) -> str | None:
    """Read ISO 8601 itself, the usual case, without the slower parser."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    has_time = len(text) > len("2017-02-15")
    return moment.isoformat(timespec="seconds") if has_time else moment.date().isoformat()


def _free(text: str) -> str | None:
    """Read a date in words twice, with two defaults: what differs between the two was not in the text."""
    from dateutil import parser

    text, day_first = _in_english(text), False
    if digits := _DIGIT_DATE.search(text):
        first, mark, second = int(digits[1]), digits[2], int(digits[3])
        if mark != "." and max(first, second) <= len(_MONTHS) and first != second:
            return None
        day_first = mark == "." or first > second
    try:
        moment, other = (
            parser.parse(text, default=default, dayfirst=day_first, tzinfos=_zone)
            for default in (datetime(1996, 1, 1), datetime(2004, 2, 2, 2))  # noqa: DTZ001  never seen outside
        )
    except (ValueError, OverflowError):
        return None
    if moment.date() != other.date():
        return None
    has_time = moment.hour == other.hour
    return moment.isoformat(timespec="seconds") if has_time else moment.date().isoformat()


def _in_english(text: str) -> str:
    """Give the parser English months; drop weekdays, "o'clock" words and the dot behind a day."""
    words = []
    for word in re.findall(r"[^\W\d_]+|[+-]\d\d:?\d\d\b|[\d:./-]+\d|\S", _clock(text)):
        lower = word.casefold()
        if lower in MONTHS:
            words.append(_ENGLISH[MONTHS[lower] - 1])
        elif lower not in WEEKDAYS and lower not in _FILLERS:
            words.append(word)
    return " ".join(words)


_FILLERS = frozenset(
    "uhr h at um à a las los le el am den der de del of the st nd rd th er , . · | – —".split()
)


def _clock(text: str) -> str:
    """Write "14h05", "14.05 Uhr" and "10:27 a.m." as the parser knows them; the T of ISO 8601 stays."""
    text = re.sub(r"\b([ap])\.\s?m\.?", r"\1m", text, flags=re.IGNORECASE)
    text = re.sub(r"\b(\d{1,2})\s?h\s?(\d\d)\b", r"\1:\2", text)
    return re.sub(
        r"\b(\d{1,2})\.(\d\d)(?=\s?(?:uhr|[ap]m|[a-z]{3,4})\b)", r"\1:\2", text, flags=re.IGNORECASE
    )


def _zone(name: str | None, offset: int | None) -> tzinfo | None:
    """Return the zone of a name or of an offset in seconds; the zone names of this machine are not used."""
    if offset is not None:
        return timezone(timedelta(seconds=offset))
    minutes = ZONES.get((name or "").casefold())
    return None if minutes is None else timezone(timedelta(minutes=minutes))
