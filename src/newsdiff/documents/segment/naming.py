"""The outlet that a text names itself: its appeals and prompts."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MIN_OUTLET_CHARS = 3
"""Shortest name of an outlet, in characters ("BBC")."""
_MAX_NAMING_CHARS = 160
"""Longest line that can name the outlet, in characters."""

_PROPER = r"(?P<name>(?:[Tt]he )?[A-Z0-9][\w&'’.-]*(?: (?:of|and|the|&|[A-Z0-9][\w&'’.-]*)){0,5}?)"
# Each names the outlet and nobody else: not "Follow X", which is often the author, not "originally appeared
# on X", and not "© 2019 X": whoever republishes an article keeps its copyright line, and to take source and
# copy for one outlet would hide the reuse.
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?:A|An [Uu]rgent) [Mm]essage [Ff]rom {_PROPER}:?$",
        rf"^Support {_PROPER}[!.]?$",
        rf"\b(?:[Ff]ollow|[Jj]oin|[Mm]eet|with) other {_PROPER} (?:readers|subscribers)\b",
        rf"^(?:Thank you|Thanks) for reading {_PROPER}(?:$|[!.,])",
        rf"^(?:Subscribe to|Sign up (?:for|to)|Donate to|Become a member of) {_PROPER}(?:$|[!.,]|['’]s?\b)",
        rf"^(?:Get|Sign up (?:for|to)) {_PROPER}['’]s? .*\b(?:e-?mails?|newsletters?|inbox|briefing)\b",
        rf"^By .+, {_PROPER} [Ss]taff\b",
        rf"(?:^|[.!] ){_PROPER} (?:may|might) (?:earn|receive) (?:a|an) (?:\w+ )?commission\b",
        r"\b(?:newsdesk|news|letters|editor|editorial|tips|corrections)@(?P<name>[\w-]+(?:\.[\w-]+)+)\b",
    )
)

# Agencies, syndicates and picture desks are named in the copyright lines of those who print them, companies in
# those of all their outlets; the rest is no name.
_NOT_OUTLETS = re.compile(
    r"\b(?:getty|reuters|associated press|ap|afp|agence|dpa|pa|epa|tass|interfax|bloomberg|upi|shutterstock|alamy|images|"
    r"newsletters?|email|alerts?|updates|daily briefing|google|facebook|twitter|youtube|instagram|all rights"
    r"|creators(?:\.com)?|tribune content agency|king features|andrews mcmeel|ziff davis"
    r"|media|group|networks?|brands|holdings|ventures|publishing|publications|communications|interactive|universal|corporation"
    r"|condé nast|hearst|gannett|yahoo|recurrent|copyright|independent journalism|local journalism|gmail|hotmail|outlook)\b"
    # A middle initial shows a person.
    r"|^\S+ [A-Z]\.? \S+$",
    re.IGNORECASE,
)

# What is printed with permission names its source, not its outlet.
_REPRINTED = re.compile(
    r"\b(?:re)?distribut\w+|\breprint\w*|\brepublish\w*|\bsyndicat\w+", re.IGNORECASE
)
_ENDING = re.compile(r"(?:\.[a-z]{2,10}){1,2}$")

# Every pattern begins with one of these words or holds one of these parts.
_FIRST = frozenset("A An Support Thank Thanks Subscribe Sign Donate Become Get By".split())
_INSIDE = (" other ", "commission", "@")


def outlet(texts: Sequence[str]) -> str | None:
    """Return the outlet that the lines outside the prose name, if they agree on one.

    Returns:
        The name as it is printed there; None if there is none or several.

    Example:
        >>> outlet(["Rain falls on city", "Support The Harbour Gazette!"])
        'The Harbour Gazette'
    """
    names: dict[str, str] = {}
    for text in texts:
        may_name = text.partition(" ")[0] in _FIRST or any(part in text for part in _INSIDE)
        if not may_name or len(text) > _MAX_NAMING_CHARS or _REPRINTED.search(text):
            continue
        for pattern in _PATTERNS:
            match = pattern.search(text)
            name = re.sub(r"^the ", "", match["name"].strip(" .'’")) if match else ""
            if len(name) < _MIN_OUTLET_CHARS or _NOT_OUTLETS.search(name):
                continue
            key = re.sub(r"^the\b|\W+", "", _ENDING.sub("", name.casefold()))
            # A name in words is better than a web address.
            if key not in names or "@" not in text:
                names[key] = name
    return next(iter(names.values())) if len(names) == 1 else None
