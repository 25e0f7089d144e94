"""Credit: where the target names the outlet or agency it took from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from newsdiff.language.tokens import Tokens
from newsdiff.language.wordlists import AGENCIES, DATE_WORDS
from newsdiff.model import UNNAMED, Credit, Document
from newsdiff.reuse.attribute.agencies import DATELINE, signatures

_REPORT = (
    r"(?:(?:an?|the|its|their|this)\s(?:[\w-]+\s){0,3}"
    r"(?:report|article|story|interview|post|piece|account|call)s?\s(?:in|by|from|with|on|for|to)\s)?"
)
_BEFORE = re.compile(
    r"(?:\b(?:(?:cited|quoted|reported|published|obtained|seen|carried|broadcast|uncovered|revealed|noted)"
    r"\s(?:first\s)?(?:by|in|on)"
    r"|(?:first|originally)\s(?:appeared|reported|published|posted|ran)\s(?:by|on|in|at|with)"
    r"|via|h/t|hat\stip(?:\sto)?:?|source:|credit:"
    r"|(?:reposted|republished|reprinted|adapted|taken)\s(?:with\spermission\s)?from"
    r"|according\sto|told|tells|from|in|by|with|at|on|for|to)\s"
    + _REPORT
    + r"|^\W*|\()(?:the\s)?\Z",
    re.IGNORECASE | re.MULTILINE,
)
"""What precedes an outlet's name where it is credited: "quoted in the", "told", "h/t"."""
_AFTER = re.compile(
    r"(?:['’]s?)?(?:(?:,[\w\s]{1,20},)?(?:\s(?:has|had))?\s(?:\w+ly\s|first\s)?(?:report(?:s|ed|ing)|wr(?:ites|ote)|"
    r"said|says|revealed|noted|published|cited|quoted|found|obtained|asked|confirmed|learned|explain(?:s|ed))\b"
    r"|\)\s*[-–—]|:\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
"""What follows it: "reported", "has learned", ", for example, said", the end of an agency's dateline."""
_LAST_ARTICLE = re.compile(r"\bthe\s*\Z", re.IGNORECASE)
_CAPITALISED = re.compile(r"[ \t]+([A-Z]\w+)")
_CONTEXT = 60
"""Characters before a name that can hold its phrase."""
_ARTICLE = re.compile(r"^(?:the|a|an|el|la|le|der|die|das)\s", re.IGNORECASE)
_DOMAIN = re.compile(
    r"^(?:www\.)?([\w-]{5,})\.(?:com|org|net|co\.uk|news|info|co|tv)\b", re.IGNORECASE
)
_LINK = re.compile(r"https?://(?:www\.)?([\w-]+)\.[^\s<>\"')\]]+", re.IGNORECASE)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BRACKETS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where a text names an outlet as its source."""

    start: int
    """First character of the phrase."""
    end: int
    """Character after its last one."""
    is_own: bool = True
    """Whether it names the outlet itself, and not the agency whose copy the outlet prints."""


def credited(tokens: Tokens, source: Document) -> list[Naming]:
    """Find the places where a document credits a source, or the agency whose copy the source prints.

    Returns:
        Namings in order of the text.
    """
    own = aliases(source)
    others = namings(tokens, signatures(source) - own)
    places = [*namings(tokens, own), *(replace(naming, is_own=False) for naming in others)]
    return sorted(places, key=lambda naming: naming.start)


def crediting_paragraphs(tokens: Tokens, source: Document) -> frozenset[int]:
    """Return the paragraphs of a document that name a source as theirs, by their index."""
    places = (_paragraph_at(tokens.document, x.start) for x in namings(tokens, aliases(source)))
    return frozenset(place for place in places if place is not None)


def aliases(document: Document) -> frozenset[str]:
    """Return the names by which others may credit a document, in lower case and without an article.

    Example:
        >>> sorted(aliases(Document(id="x", text="", outlet="The Moscow Times")))
        ['moscow times']
    """
    names: set[str] = set()
    if document.outlet and not document.outlet.startswith(UNNAMED):
        for part in re.split(r"\s*/\s*", _BRACKETS.sub("", document.outlet)):
            domain = _DOMAIN.match(part)
            humps = _HUMP.sub(" ", part)
            names |= {part, humps, humps.removesuffix(" Online")}
            names |= {domain[1]} if domain else set()
    else:  # an agency's own copy carries no other name than that in its dateline
        names |= set(DATELINE.findall(document.text))
    plain = {_ARTICLE.sub("", name.strip()).casefold() for name in names}
    signs = {AGENCIES[name] for name in plain if name in AGENCIES}
    plain |= {name for name, sign in AGENCIES.items() if sign in signs}
    return frozenset(name for name in plain if len(name) > 1)


def namings(tokens: Tokens, names: Iterable[str]) -> list[Naming]:
    """Find the places where a document credits an outlet.

    A name alone is no credit: it must be capitalised and be part of a phrase that says where something was
    read, heard or seen.

    The names are what `aliases` gives.

    Returns:
        Namings in order of the text, one a place.
    """
    document = tokens.document
    named = [
        name for name in names if name.split()[0] in tokens.casefolded
    ]  # most are named nowhere
    alternatives = "|".join(
        re.escape(name).replace(r"\ ", r"\s+") for name in sorted(named, key=lambda n: (-len(n), n))
    )
    if not alternatives:
        return []
    pattern = re.compile(rf"(?<![\w.@/-])(?:{alternatives})(?![\w@-])", re.IGNORECASE)
    found = []
    for name in pattern.finditer(document.text, document.body_start):
        is_domain = "." in name.group()
        if not (name.group()[0].isupper() or is_domain) or _goes_on(document.text, name.end()):
            continue
        before = _BEFORE.search(document.text[max(name.start() - _CONTEXT, 0) : name.start()])
        after = _AFTER.match(document.text, name.end())
        phrase = _LAST_ARTICLE.sub("", before.group()) if before else ""
        is_phrase = any(character.isalpha() for character in phrase)
        if after or is_phrase:
            start = name.start() - len(before.group().lstrip()) if before else name.start()
            found.append(Naming(start, after.end() if after else name.end()))
    return sorted([*found, *_links(document, names)], key=lambda naming: naming.start)


def _links(document: Document, names: Iterable[str]) -> list[Naming]:
    """Find links to an outlet: the first label of their host is one of its names, written as one word."""
    labels = {re.sub(r"\W", "", name) for name in names}
    return [
        Naming(link.start(), link.end())
        for link in _LINK.finditer(document.text, document.body_start)
        if link[1].casefold().replace("-", "") in labels
    ]


def _goes_on(text: str, end: int) -> bool:
    """Whether a name is part of a longer one: "by the Independent Police Commission"."""
    following = _CAPITALISED.match(text, end)
    return following is not None and following[1].casefold() not in DATE_WORDS


def credit(tokens: Tokens, start: int, end: int, credited: Iterable[Naming]) -> Credit | None:
    """Return the nearest place that credits the source of a passage.

    Returns:
        The credit with its level, the nearest one first; None where the source is never named.
    """
    first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
    sentences = set(tokens.sentences[first:last])

    def level(naming: Naming) -> int:
        at = bisect_left(tokens.starts, naming.start)
        if at < len(tokens) and tokens.sentences[at] in sentences:
            return 0
        paragraph = _paragraph_at(tokens.document, naming.start)
        return 1 if paragraph == tokens.paragraphs[first] else 2

    nearest = min(credited, key=level, default=None)
    if nearest is None:
        return None
    text = " ".join(tokens.document.text[nearest.start : nearest.end].split())
    return Credit(("sentence", "paragraph", "article")[level(nearest)], text)


def _paragraph_at(document: Document, position: int) -> int | None:
    """Return the index of the paragraph that holds a position."""
    inside = (p.index for p in document.paragraphs if p.start <= position < p.end)
    return next(inside, None)
