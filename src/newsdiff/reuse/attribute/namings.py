"""Namings: where a text names an outlet as its source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from newsdiff.language.agencies import AGENCIES, agency_sign, plain_name
from newsdiff.language.classes import class_of
from newsdiff.language.crediting import (
    A_REPORT,
    AFTER,
    BEFORE,
    IS_DENIED,
    ITS_WORK,
    NO_SOURCE,
    NO_WORK,
    ONE_OF,
    ORDERED,
    ROLES,
    SAID,
    STAFF,
    TO_WHOM,
    lower_case,
)
from newsdiff.language.signing import CALLED, ORIGIN, PICTURE
from newsdiff.language.tokens import Tokens, once_a_document
from newsdiff.model import Document, Paragraph
from newsdiff.reuse.attribute.outlet_names import is_written_as_name, names_pattern
from newsdiff.reuse.attribute.signatures import Signature, signatures

_LAST_ARTICLE = re.compile(r"\bthe\s*\Z", re.IGNORECASE)
_CAPITALISED = re.compile(r"[ \t]{1,9}([A-Z]\w+)")
_CONTEXT = 100
"""Characters before a name that can hold its phrase."""
_MAX_CAPTION = 300
"""Characters of a paragraph that a word for pictures makes a caption."""
_LINK = re.compile(
    r"https?://(?:www\.)?([\w-]+)\.[^\s<>\"')\]]+|^[^\w\n]*(?:www\.)?(\w[\w-]{4,})(?:\.[a-z]{2,8}){1,2}[^\w\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A link, or an address that is a line of its own."""
_ADDRESS = re.compile(
    r"(?<![\w@./-])(?:www\.)?(\w[\w-]{4,40})(?:\.[a-z]{2,8}){1,2}(?![\w@-])", re.IGNORECASE
)
"""An address in a sentence, which is credited there as a name is."""
_HANDLE = re.compile(r"(?<![\w@./])@(\w{4,40})")
_CLOSING_HEADLINE = re.compile(r"(?::\s|\s[|–—-]\s|\s\()(?:the\s)?\Z", re.IGNORECASE)
_FORENAME = re.compile(r"[A-Z]\w{1,40}[ \t]{1,9}\Z")
_PLACED = re.compile(r",\s[A-ZÀ-Þ][\w'’-]{1,30}(?:\s[A-ZÀ-Þ][\w'’-]{1,30})?")
"""A place behind the name of who wrote there: "Norwire, Torrin"."""
_SIGN = re.compile("[A-Z]{2,4}")
_MIN_INITIALS = 2
_MAX_TOGETHER = 8
"""Signatures that may hold one name: its line, the sentence, the dateline."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where a text names an outlet as its source."""

    start: int
    """First character of the phrase."""
    end: int
    """Character after its last one."""
    is_own: bool = True
    """Whether it names the outlet itself, and not the agency whose copy the outlet prints."""
    is_signature: bool = False
    """Whether it stands where a text is signed, and so counts for all of it."""


def namings(
    tokens: Tokens, names: Iterable[str], signed: Collection[str] = frozenset()
) -> list[Naming]:
    """Find the places where a document credits an outlet.

    A name alone is no credit: it must be part of a phrase that says where something was read, heard or seen, or
    stand where a text says whose it is.

    Args:
        tokens: The words of the document.
        names: What `aliases` gives.
        signed: Those of them that are an agency's, beside the agencies that everybody knows.

    Returns:
        Namings in order of the text, one a place.
    """
    return list(_namings(tokens, frozenset(names), frozenset(signed)))


@once_a_document
def _namings(tokens: Tokens, names: frozenset[str], signed: frozenset[str]) -> tuple[Naming, ...]:
    """Find the places where a document credits an outlet, of which it shares text with many articles."""
    pattern = names_pattern(tokens, names)
    if pattern is None:
        return ()
    document, places, found = tokens.document, signatures(tokens), []
    for name in pattern.finditer(document.text, document.body_start):
        if is_written_as_name(name.group()):
            naming = _in_signature(document, name, places, signed) or _in_sentence(document, name)
            found += [naming] if naming else []
    every = {*found, *_links(tokens, names)}  # an address may be a name, too
    return tuple(sorted(every, key=lambda naming: (naming.start, naming.end, naming.is_signature)))


def agency_namings(tokens: Tokens) -> list[Naming]:
    """Find the places where a document says that agencies wrote it, and not which."""
    places = (place for place in signatures(tokens) if place.is_nameless)
    return [Naming(x.start, x.end, is_own=False, is_signature=True) for x in places]


def contracted_namings(tokens: Tokens, names: Collection[str]) -> list[Naming]:
    """Find datelines with a sign that is short for a name: "KESSEL (NW) -" for Norwire.

    Nobody knows the sign, so it may be another agency's: who prints the text credits somebody, and says nothing of who
    was first.
    """
    text = tokens.document.text
    places = (place for place in signatures(tokens) if place.is_dateline)
    return [
        Naming(place.start, place.end, is_own=False, is_signature=True)
        for place in places
        if any(_is_short_for(text[place.start : place.end], name) for name in names)
    ]


def _is_short_for(sign: str, name: str) -> bool:
    """Whether a sign of a few capitals, no agency's that is known, has letters of a name in their order, the first as well."""
    if not _SIGN.fullmatch(sign) or agency_sign(sign):
        return False
    behind = iter(name)
    return name[0] == sign[0].casefold() and all(letter in behind for letter in sign.casefold())


def _in_signature(
    document: Document, name: re.Match[str], places: Sequence[Signature], signed: Collection[str]
) -> Naming | None:
    """Return the signature that holds a name."""
    if _goes_on(document.text, name.end(), ROLES):
        return None
    is_agency = bool(agency_sign(name.group())) or plain_name(name.group()) in signed
    first = bisect_right(places, name.start(), key=lambda place: place.start)
    for place in places[max(first - _MAX_TOGETHER, 0) : first]:
        if name.end() > place.end:
            continue
        before = document.text[max(place.start, name.start() - _CONTEXT) : name.start()]
        is_placed = name.start() == place.start and _PLACED.fullmatch(
            document.text, name.end(), place.end
        )
        is_known = is_agency and not _FORENAME.search(CALLED.sub("", before))
        if not place.is_bare or is_known or is_placed:
            return Naming(place.start, place.end, is_signature=True)
    return None


def _in_sentence(document: Document, name: re.Match[str]) -> Naming | None:
    """Return the phrase of a sentence that credits a name."""
    text, start, end = document.text, name.start(), name.end()
    if _goes_on(text, end, STAFF) or text[start - 1 : start] == "/":
        return None
    context = text[max(start - _CONTEXT, 0) : start]
    before, after = BEFORE.search(lower_case(context)), AFTER.match(text, end)
    if not after and ONE_OF.search(context):
        after = ITS_WORK.match(text, end)
    if not (before or after) and TO_WHOM.search(context):
        after = SAID.match(text, end)
    if not (before or after or _is_heading(document, name)) or _is_no_source(context, text, end):
        return None
    if _is_in_caption(document, start) or _stands_for_other(text, name.group()):
        return None
    phrase = _LAST_ARTICLE.sub("", before.group()) if before else ""
    first = start - len(before.group().lstrip()) if before and phrase.strip() else start
    is_signature = before is not None and _is_origin(document, start)
    return Naming(first, after.end() if after else end, is_signature=is_signature)


def _is_no_source(context: str, text: str, end: int) -> bool:
    """Whether the words around a name make it no source, whatever phrase it stands in."""
    if text[end : end + 1] == "-" and not AFTER.match(text, end):
        return True
    is_ordered = ORDERED.search(context) and text.startswith(" to ", end)
    is_denied = A_REPORT.search(context) and IS_DENIED.match(text, end)
    return bool(is_ordered or is_denied or NO_SOURCE.search(context) or NO_WORK.match(text, end))


def _is_heading(document: Document, name: re.Match[str]) -> bool:
    """Whether a headline begins or closes with a name: "Herald: Pier is shut", "Pier is shut (Herald)"."""
    text, paragraph = document.text, paragraph_at(document, name.start())
    if paragraph is None or paragraph.kind != "title":
        return False
    if name.start() == paragraph.start:
        return text.startswith((": ", " | "), name.end())
    before = text[paragraph.start : name.start()]
    is_last = text[name.end() : paragraph.end] in ("", ")")
    return is_last and _CLOSING_HEADLINE.search(before) is not None


def paragraph_at(document: Document, position: int) -> Paragraph | None:
    """Return the paragraph that holds a position."""
    at = bisect_right(document.paragraphs, position, key=lambda paragraph: paragraph.start) - 1
    return document.paragraphs[at] if at >= 0 and position < document.paragraphs[at].end else None


def _is_origin(document: Document, at: int) -> bool:
    """Whether a place is in a line that says where the article stood before."""
    paragraph = paragraph_at(document, at)
    if paragraph is None or paragraph.end - paragraph.start > _MAX_CAPTION:
        return False
    return ORIGIN.match(document.extract(paragraph)) is not None


def _is_in_caption(document: Document, at: int) -> bool:
    """Whether a place is in furniture that speaks of a picture."""
    paragraph = paragraph_at(document, at)
    if paragraph is None or not paragraph.is_removed:
        return False
    is_short = paragraph.end - paragraph.start <= _MAX_CAPTION
    return is_short and PICTURE.search(document.extract(paragraph)) is not None


@lru_cache(maxsize=64)
def _stands_for_other(text: str, name: str) -> bool:
    """Whether a text spells out what initials stand for, and that is no agency: "Australian Federal Police"."""
    if not (name.isupper() and name.isalpha() and plain_name(name) in AGENCIES):
        return False
    words = r"[\s-]+(?:(?:of|and|the|for|de|do|da)\s){0,2}".join(rf"{letter}\w+" for letter in name)
    behind = rf"\s*\({name}\)" if len(name) == _MIN_INITIALS else ""
    spelled = re.finditer(rf"\b{words}{behind}", text)
    return any(agency_sign(x.group().partition("(")[0].strip()) is None for x in spelled)


def _links(tokens: Tokens, names: Iterable[str]) -> list[Naming]:
    """Find links to an outlet, and its address or handle where a sentence credits it: the first label of their host is one of its names, written as one word."""
    labels = {re.sub(r"\W", "", name) for name in names}
    found = [address for label, address in _addresses(tokens) if label in labels]
    links = (x for x in found if x.re is _LINK)
    credited = (_in_sentence(tokens.document, x) for x in found if x.re is not _LINK)
    return [
        *(Naming(x.start(), x.end(), is_signature=x[1] is None) for x in links),
        *filter(None, credited),
    ]


@once_a_document
def _addresses(tokens: Tokens) -> tuple[tuple[str, re.Match[str]], ...]:
    """Find the links, addresses and handles of a document, each with the first label of its host in small letters and digits."""
    document = tokens.document
    every = (x.finditer(document.text, document.body_start) for x in (_LINK, _ADDRESS, _HANDLE))
    return tuple(
        (re.sub("[-_]", "", next(filter(None, x.groups())).casefold()), x)
        for x in chain.from_iterable(every)
    )


def _goes_on(text: str, end: int, roles: Collection[str]) -> bool:
    """Whether a name is part of a longer one: "by the Independent Police Commission"."""
    following = _CAPITALISED.match(text, end)
    return following is not None and not (
        following[1].casefold() in class_of("dates") or following[1].casefold() in roles
    )
