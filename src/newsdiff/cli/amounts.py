"""Values as they are typed behind options: an amount of memory, a share, a date, a time zone."""

import math
import re
from datetime import datetime, timedelta, timezone, tzinfo

import click

_WEEK_S = 604_800.0

_LEAST_MEMORY = 100  # megabytes; numpy and the code itself take as much
_MEGABYTES = {"M": 1, "G": 1_000, "T": 1_000_000}


class Seconds(click.FloatRange):
    """A time to wait, of at most a week."""

    def __init__(self, least: float) -> None:
        super().__init__(min=least, max=_WEEK_S)

    def convert(
        self, value: float, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Read a number, which "nan" is not though it lies outside of no range."""
        number: float = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value!r} is no number of seconds.", param, ctx)
        return number


def megabytes(text: str) -> int:
    """Read an amount of memory, in whole megabytes, at least 100.

    Raises:
        click.BadParameter: It is none, or too little; the message says how to write it.

    Example:
        >>> megabytes("800MB"), megabytes("1.5 g")
        (800, 1500)
    """
    found = re.fullmatch(r"(\d{1,6}(?:\.\d{1,6})?) ?([MGT])B?", text.strip().upper())
    if not found:
        raise click.BadParameter(f"{text!r} is no amount of memory; write it as 800MB or 1.5GB.")
    size = float(found[1]) * _MEGABYTES[found[2]]
    if size < _LEAST_MEMORY:
        raise click.BadParameter(f"{text!r} is too little; {_LEAST_MEMORY}MB is the least.")
    return int(size)


def time_zone(text: str) -> tzinfo:
    """Read a zone: UTC, a distance from it, or a name of the IANA database.

    Raises:
        click.BadParameter: It is none; the message says how to write it.

    Example:
        >>> time_zone("+05:30"), time_zone("utc")
        (datetime.timezone(datetime.timedelta(seconds=19800)), datetime.timezone.utc)
    """
    found = re.fullmatch(
        r"(?:UTC|GMT)?(?:([+-])(\d\d?)(?::?(\d\d))?)?|Z", text.strip(), re.IGNORECASE
    )
    if found and text.strip():
        distance = timedelta(hours=int(found[2] or 0), minutes=int(found[3] or 0))
        if distance < timedelta(days=1):
            return timezone(-distance if found[1] == "-" else distance)
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(text.strip())
    except (ValueError, OSError, KeyError):
        raise click.BadParameter(
            f"{text!r} is no time zone; write it as Europe/Berlin or +05:30.",
            param_hint="--timezone",
        ) from None


def portion(text: str) -> float:
    """Read a share of a whole, in percent or as a number between 0 and 1.

    Raises:
        click.BadParameter: It is none; the message says how to write it.

    Example:
        >>> portion("30%"), portion("30 %"), portion("0.3"), portion("0,3"), portion("1")
        (0.3, 0.3, 0.3, 0.3, 1.0)
    """
    found = re.fullmatch(r"(\d{1,9}(?:[.,]\d{1,9})?|[.,]\d{1,9})( ?%)?", text.strip())
    if not found:
        raise click.BadParameter(f"{text!r} is no share; write it as 30% or 0.3.")
    number = float(found[1].replace(",", "."))
    size = number / 100 if found[2] else number
    if size <= 1:
        return size
    if found[2] or number > 100:  # noqa: PLR2004  percent
        raise click.BadParameter(f"{text!r} is more than the whole; write it as 30% or 0.3.")
    raise click.BadParameter(
        f"{text!r} could be percent or a number; write {number:g}% or {number / 100:g}."
    )


def date(text: str) -> str:
    """Read a date, or a date and time, in ISO 8601.

    Raises:
        click.BadParameter: It is none; the message says how to write it.

    Example:
        >>> date("2024-05-03"), date("2024-05-03 09:00")
        ('2024-05-03', '2024-05-03T09:00')
    """
    written = text.strip().replace(" ", "T", 1)
    try:
        datetime.fromisoformat(written)
    except ValueError:
        written = ""
    if not re.match(r"\d{4}-\d\d-\d\d", written):
        raise click.BadParameter(
            f"{text!r} is no date; write it as 2024-05-03 or 2024-05-03T09:00."
        )
    return written
