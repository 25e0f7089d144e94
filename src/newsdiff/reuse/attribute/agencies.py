"""Whose copy a document prints: the agencies and outlets that it is signed with, beside its own name."""

from __future__ import annotations

import re
from functools import lru_cache

from newsdiff.language.wordlists import AGENCIES, PLACES
from newsdiff.model import Document

DATELINE = re.compile(r"^[A-Z][\w .,’'-]{2,40}\(([A-Z][\w’' ]{1,30})\)\s*[-–—]", re.MULTILINE)
"""The agency in an agency's dateline: "PORT ELLERY (Norwire) -"."""
_IN_BYLINE = re.compile(
    r"(?:\b(?:with|from|via)|[,/])\s+(?:the\s)?([A-Z][\w’' ]{1,30}?)\s*(?=[,*/)]|$)"
)
"""An agency beside a name: "Newsdesk, with Norwire", "Ann Lee, Norwire"."""
_NAME = r"(?:[Tt]he\s)?([A-Z][\w’'&-]*(?:\s(?:of\s|and\s|the\s)?[A-Z][\w’'&-]*){0,5})"
_REPRINT = re.compile(
    rf"^[^\w\n]*(?:From\s(?=[Tt]he\s){_NAME}:\s*$"
    r"|(?:This|The)\s(?:article|story|post|piece|report|essay|column|interview)\s(?:was\s)?"
    rf"(?:originally|first)\s(?:appeared|ran|published|posted)\s(?:on|in|at|by)\s{_NAME}"
    rf"|(?:Reprinted|Republished|Reposted)\s(?:with\s(?:the\s)?permission\s(?:of|from)|from)\s{_NAME}"
    rf"|Content\s(?:created|provided)\sby\s{_NAME})",
    re.MULTILINE,
)
"""A line that says whose text follows or stood above: "From the Norwire News Foundation:"."""
_MIN_INITIALS = 3


def agency(document: Document) -> frozenset[str]:
    """Return the agencies and outlets whose copy a document says it prints, in lower case.

    They are named in a dateline, beside its byline or in a line of its own.

    Example:
        >>> sorted(agency(Document(id="a", text="PORT ELLERY (Norwire) - The ferry was late.")))
        ['norwire']
    """
    bylines = (document.extract(p) for p in document.paragraphs if p.kind == "byline")
    return _agencies(document.text, document.body_start, tuple(bylines))


@lru_cache(maxsize=256)
def _agencies(text: str, start: int, bylines: tuple[str, ...]) -> frozenset[str]:
    """Find the agencies of a text; each document is asked for every pair that it is in."""
    found = set(DATELINE.findall(text))
    for byline in bylines:
        found |= set(_IN_BYLINE.findall(byline))
    for line in _REPRINT.finditer(text, start):
        found |= {name for name in line.groups() if name}
    plain = {name.strip().casefold() for name in found} - PLACES
    return frozenset(AGENCIES.get(name, name).casefold() for name in plain)


def signatures(document: Document) -> frozenset[str]:
    r"""Return the names by which others may credit these agencies, in lower case.

    Initials are one of them where the document uses them itself: other initials may be anybody's.

    Example:
        >>> text = "From the Norwire News Foundation:\n\nHe told TheNNF that it was late."
        >>> sorted(signatures(Document(id="a", text=text)))
        ['nnf', 'norwire news foundation']
    """
    signs = agency(document)
    names = set(signs) | {name for name, sign in AGENCIES.items() if sign.casefold() in signs}
    for name in signs:
        initials = "".join(word[0] for word in name.split() if word not in ("of", "and", "the"))
        is_used = re.search(rf"\b(?:The)?{re.escape(initials.upper())}\b", document.text)
        if len(initials) >= _MIN_INITIALS and is_used:
            names.add(initials)
    return frozenset(names)
