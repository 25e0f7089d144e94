"""News agencies and wires of press releases, by the names they sign with."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsdiff.language.name_lists import name_rows

AGENCIES = {
    name: sign
    for sign, names in (row.split(": ") for row in name_rows("agencies"))
    for name in names.split(", ")
}
"""Agencies by their names in lower case, hyphens as spaces."""
PRESS_RELEASES = frozenset({"PR Newswire", "Business Wire", "GlobeNewswire", "EZ Newswire", "ots"})
"""Those of them that carry what companies say of themselves."""


def _any(names: Iterable[str]) -> str:
    longest = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"[\s-]+") for name in longest)


_UNCASED = {name for name in AGENCIES if name == name.upper()}
AGENCY_NAME = re.compile(
    rf"(?<![\w.@])(?:{_any(AGENCIES.keys() - _UNCASED)})(?![\w@])|{_any(_UNCASED)}", re.IGNORECASE
)
"""An agency's name, in whatever case; see `agency_sign`. In a script without capitals letters may stand beside it."""
ANY_AGENCY = re.compile(
    r"(?:(?:news\s)?agencies|wire\s(?:reports|services)|(?:nachrichten)?agenturen|agences?|agencias|agenzie|"
    r"agências|persbureaus)",
    re.IGNORECASE,
)
"""A line that names no agency, but says that one wrote the text."""
_INITIALS = 3


def plain_name(name: str) -> str:
    """Write a name as the names of agencies are written here.

    Example:
        >>> plain_name("Agence France-Presse")
        'agence france presse'
    """
    return re.sub(r"[\s-]+", " ", name).strip().casefold()


def agency_sign(name: str) -> str | None:
    """Return the sign of an agency that a text names so; None for what is no agency, or a word like "Ap".

    Example:
        >>> agency_sign("Associated Press"), agency_sign("dpa"), agency_sign("Ap"), agency_sign("ap")
        ('AP', 'dpa', None, None)
    """
    sign = AGENCIES.get(plain_name(name))
    if sign is None or name == sign:
        return sign
    is_short = len(name) <= _INITIALS
    return sign if name == name.upper() or (name[:1].isupper() and not is_short) else None
