"""Credit: where the target names the outlet or agency it took from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsdiff.lexicon import AGENCIES
from newsdiff.model import Credit, Document
from newsdiff.tokens import Tokens, fold

_NAME = r"(?:[A-Z][\w&’'.-]*|[\w-]+\.(?:com|org|net|co\.uk|news|info))"
_NAMES = rf"(?P<name>{_NAME}(?:\s(?:of\s(?:the\s)?|and\s|&\s)?{_NAME}){{0,5}})"
_REPORT = (
    r"(?:(?:an?|the|its|their|this)\s(?:[\w-]+\s){0,3}"
    r"(?:report|article|story|interview|post|piece|account)s?\s(?:in|by|from|with|on|for)\s)?"
)
_THE = r"(?:[Tt]he\s)?"
_PARTICIPLES = (
    "cited|quoted|reported|published|obtained|seen|carried|broadcast|uncovered|revealed|noted"
)
_VERBS = (
    r"report(?:s|ed)|wr(?:ites|ote)|said|says|revealed|noted|published|cited|quoted|found|obtained|"
    r"asked|confirmed|learned|explain(?:s|ed)"
)
_PHRASES = tuple(
    re.compile(pattern)
    for pattern in (
        # "quoted in the Mercury", "first reported by the Mercury"
        rf"\b(?:{_PARTICIPLES})\s(?:first\s)?(?:by|in)\s{_THE}{_NAMES}",
        # "originally appeared on mercury.example"
        rf"\b(?:[Ff]irst|[Oo]riginally)\s(?:appeared|reported|published|posted|ran)\s(?:by|on|in|at)\s{_THE}{_NAMES}",
        rf"\b(?:[Vv]ia|[Hh]/[Tt]|[Hh]at\stip(?:\sto)?:?|[Ss]ource:|[Cc]redit:)\s{_THE}{_NAMES}",
        # "reposted with permission from the Mercury"
        rf"\b(?:[Rr]eposted|[Rr]epublished|[Rr]eprinted|[Aa]dapted|[Tt]aken)\s(?:[Ww]ith\s[Pp]ermission\s)?[Ff]rom\s{_THE}{_NAMES}",
        rf"\b[Aa]ccording\sto\s{_REPORT}{_THE}{_NAMES}",
        # "told the Mercury", "in an interview with the Mercury"
        rf"\b(?:told|tells|from|in|by|with|at|on|for)\s{_REPORT}{_THE}{_NAMES}",
        # "the Mercury first reported"; a word or two may stand between ("Radar, for example, said")
        rf"\b{_THE}{_NAMES}(?:,[\w\s]{{1,20}},)?(?:\s(?:has|had))?\s(?:\w+ly\s|first\s)?(?:{_VERBS})\b",
        rf"\((?P<name>{_NAME}(?:\s{_NAME}){{0,2}})\)\s*[-–—]",
        rf"^[Ff]rom\s{_THE}{_NAMES}",
    )
)
_ARTICLES = re.compile(r"^(?:the|a|an|el|la|le|der|die|das)\s", re.IGNORECASE)
_DOMAIN = re.compile(
    r"^(?:www\.)?([\w-]+)\.(?:com|org|net|co\.uk|news|info|co|tv)\b", re.IGNORECASE
)
DATELINE = re.compile(r"^[A-Z][\w .,’'-]{2,40}\(([A-Z][\w’' ]{1,30})\)\s*[-–—]", re.MULTILINE)
"""The agency in an agency's dateline: "PORT ELLERY (Norwire) -"."""
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BRACKETS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where a text names an outlet as its source."""

    start: int
    """First character of the phrase."""
    end: int
    """Character after its last one."""
    name: str
    """The outlet or agency, as written."""


def aliases(document: Document) -> frozenset[str]:
    """Return the names by which others may credit a document, as folded words.

    Example:
        >>> sorted(aliases(Document(id="x", text="", outlet="The Moscow Times")))
        ['moscow times']
    """
    names = set()
    if document.outlet:
        bare = _BRACKETS.sub("", document.outlet).strip()
        for part in re.split(r"\s*/\s*", bare):
            names.add(_plain(part))
            humps = _plain(_HUMP.sub(" ", part)).split()
            names.add(" ".join(humps))
            if len(humps) > 1 and humps[-1] == "online":
                names.add(" ".join(humps[:-1]))
            domain = _DOMAIN.match(part)
            if domain:
                names.add(_plain(domain.group(1)))
    else:  # an agency's own copy carries no other name than that in its dateline
        names |= {_plain(found) for found in DATELINE.findall(document.text)}
    signs = {AGENCIES[name] for name in names if name in AGENCIES}
    names |= {name for name, sign in AGENCIES.items() if sign in signs}
    return frozenset(name for name in names if name)


def namings(tokens: Tokens) -> list[Naming]:
    """Find every place where a document credits somebody by name.

    Returns:
        Namings in order of the text; the names are not checked against any outlet.
    """
    document = tokens.document
    found = []
    for paragraph in document.paragraphs:
        for pattern in _PHRASES:
            for phrase in pattern.finditer(document.text, paragraph.start, paragraph.end):
                found.append(Naming(phrase.start(), phrase.end(), phrase["name"]))  # noqa: PERF401
    return _outermost(found)


def _outermost(found: Sequence[Naming]) -> list[Naming]:
    """Drop namings that lie inside a longer one, so that one credit counts once."""
    kept: list[Naming] = []
    for naming in sorted(found, key=lambda naming: (naming.start, -naming.end)):
        if not kept or naming.end > kept[-1].end:
            kept.append(naming)
    return kept


def names_source(naming: Naming, names: frozenset[str]) -> bool:
    """Whether a naming means an outlet that goes by one of these names.

    Its whole name must stand at the beginning of what is written ("the Mercury's Ann Lee"), or its first
    words, two at least ("Daily Caller" for "The Daily Caller News"): one word alone is too often a place.
    """
    written = _plain(naming.name)
    for name in names:
        if f"{written} ".startswith(f"{name} "):
            return True
        words = written.split()
        if len(words) > 1 and f"{name} ".startswith(f"{written} "):
            return True
    return False


def credit(tokens: Tokens, start: int, end: int, credited: Iterable[Naming]) -> Credit | None:
    """Return the nearest place that credits the source of a passage.

    Args:
        tokens: Words of the target.
        start: First character of the passage.
        end: Character after its last one.
        credited: Where the target names this source.

    Returns:
        The credit with its level, the nearest one first; None where the source is never named.
    """
    first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
    paragraph = tokens.paragraphs[first]
    sentences = set(tokens.sentences[first:last])
    best: tuple[int, Naming] | None = None
    for naming in credited:
        at = _word_at(tokens, naming.start)
        level = 2
        if at is not None and tokens.sentences[at] in sentences:
            level = 0
        elif _paragraph_at(tokens.document, naming.start) == paragraph:
            level = 1
        if best is None or level < best[0]:
            best = (level, naming)
    if best is None:
        return None
    text = " ".join(tokens.document.text[best[1].start : best[1].end].split())
    return Credit(("sentence", "paragraph", "article")[best[0]], text)


def _word_at(tokens: Tokens, position: int) -> int | None:
    """Return the first word at or behind a position."""
    at = bisect_left(tokens.starts, position)
    return at if at < len(tokens) else None


def _paragraph_at(document: Document, position: int) -> int | None:
    """Return the index of the paragraph that holds a position."""
    for paragraph in document.paragraphs:
        if paragraph.start <= position < paragraph.end:
            return paragraph.index
    return None


def _plain(name: str) -> str:
    """Return a name as folded words without its article, possessive or domain ending."""
    domain = _DOMAIN.match(name.strip())
    bare = domain.group(1) if domain else name
    bare = _ARTICLES.sub("", re.sub(r"['’]s?\b", "", bare).strip().strip(".,;:"))
    return " ".join(fold(word) for word in bare.split() if word)
