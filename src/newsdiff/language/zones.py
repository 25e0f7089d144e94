"""Time zones as news prints them: how far east of Greenwich a name is.

No data of this machine is asked, so that one text gives one time everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

ZONES: Mapping[str, int | None] = {
    "utc": 0, "gmt": 0, "z": 0, "bst": 60, "wet": 0, "west": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120,
    "eet": 120, "eest": 180, "msk": 180, "мск": 180, "trt": 180, "sast": 120, "wat": 60, "cat": 120, "eat": 180, "pkt": 300,
    "wib": 420, "ict": 420, "sgt": 480, "hkt": 480, "myt": 480, "pht": 480, "awst": 480, "jst": 540, "kst": 540,
    "acst": 570, "acdt": 630, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "est": -300, "edt": -240,
    "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600,
    "nst": -210, "ndt": -150, "brt": -180,
    "ist": None, "cst": None, "ast": None, "gst": None, "sst": None, "wst": None, "bdt": None,
}  # fmt: skip
"""Minutes east of Greenwich by lower-case name; None where the news means several by it: IST is India, Israel and
Ireland, CST Chicago, Shanghai and Havana."""

_STANDARD: Mapping[str, int] = {"et": -300, "ct": -360, "mt": -420, "pt": -480}
"""Zones of the United States whose name does not say whether it is summer time: minutes in winter."""
_NAMES = {"eastern": "et", "central": "ct", "mountain": "mt", "pacific": "pt"}

NAMES = frozenset({*ZONES, *_STANDARD, *_NAMES})
"""Every name of a zone, in lower case."""


def offset(name: str, local: datetime) -> timedelta | None:
    """Return how far east of Greenwich a zone is when its clocks show this.

    Returns:
        None for a name that is not known or has several meanings.

    Example:
        >>> offset("ET", datetime(2024, 1, 8)), offset("et", datetime(2024, 7, 8)), offset("IST", datetime(2024, 7, 8))
        (datetime.timedelta(days=-1, seconds=68400), datetime.timedelta(days=-1, seconds=72000), None)
    """
    lower = name.casefold()
    short = _NAMES.get(lower, lower)
    minutes = ZONES.get(short)
    if short in _STANDARD:
        minutes = _STANDARD[short] + 60 * _is_summer(local)
    return None if minutes is None else timedelta(minutes=minutes)


def _is_summer(local: datetime) -> bool:
    """Whether the United States keep summer time.

    Source:
        15 U.S.C. 260a: from 2 a.m. on the second Sunday of March to the first of November since 2007; before, from the
        first Sunday of April (till 1986 the last) to the last of October.
    """
    year = local.year
    if year >= 2007:  # noqa: PLR2004  the Energy Policy Act
        first, last = _sunday(year, 3, 8), _sunday(year, 11, 1)
    else:
        first = _sunday(year, 4, 1 if year >= 1987 else 24)  # noqa: PLR2004
        last = _sunday(year, 10, 25)
    return first <= local.replace(tzinfo=None) < last


def _sunday(year: int, month: int, day: int) -> datetime:
    """Return 2 a.m. on the first Sunday from a day on."""
    begin = datetime(year, month, day, 2)  # noqa: DTZ001  by the clock of the place
    return begin + timedelta(days=(6 - begin.weekday()) % 7)
