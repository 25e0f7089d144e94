"""The outlet that a text names itself: its copyright line, its appeals and prompts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdiff.segment import shapes
from newsdiff.settings import SegmentSettings

_SETTINGS = SegmentSettings()

_PROPER = r"(?P<name>(?:[Tt]he )?[A-Z0-9][\w&'’.-]*(?: (?:of|and|the|&|[A-Z0-9][\w&'’.-]*)){0,5}?)"
# Each names the outlet and nobody else: not "Follow X", which is often the author, and not
# "originally appeared on X", which is somebody else's outlet.
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)(?:\s|©|\([cC]\)|[Cc]opyright)*(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?,?"
        rf"\s+(?:by\s+)?{_PROPER}(?:$|[.,;|]|\s+(?:All [Rr]ights|all rights|Ltd|LLC|Inc|Limited|GmbH|Media Group|Do not))",
        rf"^{_PROPER},?\s*(?:©|\([cC]\))\s*(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?(?:$|[.,;|\s])",
        rf"^(?:A|An [Uu]rgent) [Mm]essage [Ff]rom {_PROPER}:?$",
        rf"^Support {_PROPER}[!.]?$",
        rf"\bother {_PROPER} (?:readers|subscribers|members)\b",
        rf"^(?:Thank you|Thanks) for reading {_PROPER}(?:$|[!.,])",
        rf"^(?:Subscribe to|Sign up for|Donate to|Become a member of) {_PROPER}(?:$|[!.,]|['’]s?\b)",
    )
)

# Agencies and picture desks stand in the copyright lines of those who print them; the rest is no name.
_NOT_OUTLETS = re.compile(
    r"\b(?:getty|reuters|associated press|ap|afp|agence|dpa|pa|epa|tass|interfax|bloomberg|upi|shutterstock|alamy|images|"
    r"newsletters?|email|alerts?|updates|daily briefing|google|facebook|twitter|youtube|instagram|all rights"
    r"|creators(?:\.com)?|tribune content agency|king features|andrews mcmeel|ziff davis)\b",
    re.IGNORECASE,
)


def outlet(texts: Sequence[str]) -> str | None:
    """Return the outlet that the lines outside the prose name, if they agree on one.

    Args:
        texts: All paragraphs of an article.

    Returns:
        The name as it stands there first; None if there is none or several.

    Example:
        >>> outlet(["Rain falls on city", "© 2019 The Harbour Gazette. All rights reserved."])
        'The Harbour Gazette'
    """
    names: dict[str, str] = {}
    for text in texts:
        if shapes.n_words(text) > _SETTINGS.max_naming_words:
            continue
        for pattern in _PATTERNS:
            found = pattern.search(text)
            name = found["name"].strip(" .'’") if found else ""
            if len(name) >= _SETTINGS.min_outlet_chars and not _NOT_OUTLETS.search(name):
                names.setdefault(re.sub(r"^the\b|\W+", "", name.casefold()), name)
    return next(iter(names.values())) if len(names) == 1 else None
