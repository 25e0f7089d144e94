"""When something was published, as ISO 8601 says it: an instant, how exactly it is known, and which of two is earlier.

A date without a time is a day long, a time is a minute long, and what names no zone can be of any that people live in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from math import inf

_MINUTE, _HOUR, _DAY = 60.0, 3_600.0, 86_400.0
"""Seconds. A printed time names its minute."""
_WEST, _EAST = -12 * _HOUR, 14 * _HOUR
"""The zones that people live in, in seconds east of Greenwich (IANA time zone database: Baker Island, Kiritimati)."""
_DATE = "2017-02-15"
"""A date without a time, for its length."""


@dataclass(frozen=True, slots=True)
class Order:
    """How two dates of publication stand to each other."""

    chance: float
    """Probability that the first is the earlier one, to a hundredth: how zones are spread is not known better."""
    hours: float
    """How far they are apart at least, by one clock where neither says its zone."""


@dataclass(frozen=True, slots=True)
class _Interval:
    start: float
    end: float
    """Seconds since 1970, exclusive: in UTC, by the clock of the place where the zone is not known."""
    has_zone: bool
    is_day: bool

    def in_utc(self) -> tuple[float, float]:
        """Return the interval in UTC, as wide as the zones where none is known."""
        if self.has_zone:
            return self.start, self.end
        return self.start - _EAST, self.end - _WEST


def instant(published: str | None) -> datetime | None:
    """Return a date or date-time in UTC; None for what is none.

    Midnight stands for a day, and a time without zone is taken for one of UTC: `precision` says which it is.

    Example:
        >>> str(instant("2017-02-15T00:27:00+01:00")), str(instant("2017-02-15")), instant("soon")
        ('2017-02-14 23:27:00+00:00', '2017-02-15 00:00:00+00:00', None)
    """
    try:
        own = datetime.fromisoformat(published or "")
        return own.replace(tzinfo=UTC) if own.tzinfo is None else own.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def timestamp(published: str | None) -> float:
    """Return an `instant` as seconds since 1970, for sorting: infinity where there is none, so that the undated come last.

    Example:
        >>> timestamp("1970-01-02T01:00+01:00"), timestamp("1970-01-02"), timestamp(None)
        (86400.0, 86400.0, inf)
    """
    moment = instant(published)
    return inf if moment is None else moment.timestamp()


def precision(published: str | None) -> str | None:
    """Say how exactly a date or date-time is known: as a day, a clock time without zone, or an instant.

    Example:
        >>> precision("2017-02-15"), precision("2017-02-15T10:27:00"), precision("2017-02-15T10:27:00Z")
        ('day', 'clock', 'instant')
    """
    if instant(published) is None:
        return None
    _, _, clock = (published or "").partition("T")
    if not clock:
        return "day"
    return "clock" if datetime.fromisoformat(published or "").tzinfo is None else "instant"


def order(first: str, second: str, *, same_zone: float) -> Order | None:
    """Compare two dates of publication as intervals, every moment in them equally likely.

    A time of midnight to the second is what programs write for a date without time, and counts as one; in UTC it does
    not say its zone, either.

    Args:
        first: A date or date-time as `dates.iso` gives it.
        second: The other one.
        same_zone: Probability that two dates without zone are of one zone; else each may be of any.

    Returns:
        Their order; None where they say nothing of it: one day or one midnight, with the time of one or neither
        known, or no ISO 8601.

    Example:
        >>> order("2024-03-12T23:50:00+00:00", "2024-03-13T00:10:00+00:00", same_zone=0.5)
        Order(chance=1.0, hours=0.3333333333333333)
        >>> order("2024-03-12", "2024-03-13", same_zone=0.5).chance
        0.93
        >>> order("2024-03-12", "2024-03-12T21:41:00+00:00", same_zone=0.5)
    """
    try:
        a, b = _interval(first), _interval(second)
    except ValueError:
        return None
    is_one = a.has_zone and b.has_zone and a.start == b.start  # "00:00 BST" may be a time, too
    if (a.is_day or b.is_day) and (is_one or first[: len(_DATE)] == second[: len(_DATE)]):
        return None
    if b.start < a.start:
        turned = _order(b, a, same_zone)
        return Order(round(1 - turned.chance, 2), turned.hours)
    return _order(a, b, same_zone)


def _order(a: _Interval, b: _Interval, same_zone: float) -> Order:
    """Compare two intervals of which the first does not begin behind the second."""
    (a_start, a_end), (b_start, b_end) = a.in_utc(), b.in_utc()
    chance = _chance(a_start, a_end, b_start, b_end)
    if not (a.has_zone or b.has_zone):
        a_end, b_start = a.end, b.start
        chance = same_zone * _chance(a.start, a.end, b.start, b.end) + (1 - same_zone) * chance
    return Order(round(chance, 2), max(b_start - (a_end - _MINUTE), 0.0) / _HOUR)


def _interval(published: str) -> _Interval:
    """Read what `dates.iso` gives."""
    moment = datetime.fromisoformat(published)
    is_day = moment.time() == time()
    has_zone = bool(moment.utcoffset()) if is_day else moment.tzinfo is not None
    start = (moment if has_zone else moment.replace(tzinfo=UTC)).timestamp()
    return _Interval(start, start + (_DAY if is_day else _MINUTE), has_zone, is_day)


def _chance(a_start: float, a_end: float, b_start: float, b_end: float) -> float:
    """Return the probability that a moment of one interval is before one of another, both uniform.

    The mean, over the second interval, of the part of the first that is past; exactly 0 or 1 where they do not overlap.
    """
    if a_end <= b_start:
        return 1.0
    if b_end <= a_start:
        return 0.0
    width = a_end - a_start

    def past(moment: float) -> float:
        """Integrate the part of the first interval that is past, up to a moment."""
        inside = min(max(moment - a_start, 0.0), width)
        return inside * inside / (2 * width) + max(moment - a_end, 0.0)

    return (past(b_end) - past(b_start)) / (b_end - b_start)
