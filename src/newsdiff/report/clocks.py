"""Times of publication as a reader sees them: all in one zone, with what the article says beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, tzinfo

from newsdiff.language.instants import instant, precision

_zone: ContextVar[tzinfo] = ContextVar("zone", default=UTC)

NO_ZONE = " (no zone)"
"""Stands behind a time of which nobody says where it was read."""


@contextmanager
def times_in(zone: tzinfo) -> Iterator[None]:
    """Show times in a zone, in whatever is rendered inside; UTC by default.

    Example:
        >>> from datetime import timedelta, timezone
        >>> with times_in(timezone(timedelta(hours=1))):
        ...     moment("2017-02-15T23:27:00+00:00")
        '2017-02-16 00:27 +01:00 (2017-02-15 23:27 UTC)'
    """
    token = _zone.set(zone)
    try:
        yield
    finally:
        _zone.reset(token)


def in_shown_zone(then: datetime) -> datetime:
    """Return an instant by the clock that is shown; as it is at the ends of the calendar."""
    try:
        return then.astimezone(_zone.get())
    except OverflowError:
        return then


def moment(published: str | None) -> str:
    """Write an ISO date or date-time as day and, where known, clock time with its zone.

    A time of another zone than the one shown stands beside it; one without zone stays as it is, and says so.

    Example:
        >>> moment("2017-02-15T10:27:00+00:00"), moment("2017-02-15T10:27:00-05:00"), moment(None)
        ('2017-02-15 10:27 UTC', '2017-02-15 15:27 UTC (10:27 -05:00)', '')
        >>> moment("2017-02-15T10:27:00"), moment("2017-02-15")
        ('2017-02-15 10:27 (no zone)', '2017-02-15')
    """
    day, _, clock = (published or "").partition("T")
    try:
        own = datetime.fromisoformat(published or "")
    except ValueError:
        return day
    if not clock:
        return day
    if own.tzinfo is None:
        return f"{day} {clock[:5]}{NO_ZONE}"
    shown = in_shown_zone(own)
    if shown.utcoffset() == own.utcoffset():
        return f"{shown:%Y-%m-%d %H:%M} {_name(shown)}"
    beside = f"{own:%H:%M}" if shown.date() == own.date() else f"{own:%Y-%m-%d %H:%M}"
    return f"{shown:%Y-%m-%d %H:%M} {_name(shown)} ({beside} {_name(own)})"


def calendar_day(published: str | None) -> str:
    """Write the day of an ISO date or date-time as a sentence does, "" for what is none.

    Example:
        >>> calendar_day("2017-02-15T23:27:00-05:00"), calendar_day("2017-02-15"), calendar_day("soon")
        ('16 February 2017', '15 February 2017', '')
    """
    then = instant(published)
    if then is None:
        return ""
    shown = in_shown_zone(then) if precision(published) == "instant" else then
    return f"{shown.day} {shown:%B} {shown.year}"


def _name(moment_: datetime) -> str:
    """Name the zone of a time: as people do where they have a name for it, else by its distance from UTC."""
    name = moment_.tzname() or ""
    if not moment_.utcoffset() and not name.isalpha():
        return "UTC"
    return name if name.isalpha() else moment_.isoformat()[-6:]
