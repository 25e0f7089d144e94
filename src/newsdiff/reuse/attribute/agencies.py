"""Whose copy a document prints: the agencies and outlets that it is signed with, beside its own name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from newsdiff.language.agencies import (
    AGENCIES,
    AGENCY_NAME,
    agency_sign,
    plain_name,
)
from newsdiff.language.classes import class_of
from newsdiff.language.crediting import ROLES
from newsdiff.language.tokens import Tokens, once_a_document
from newsdiff.model import Document
from newsdiff.reuse.attribute.signatures import signatures

_SIGN = re.compile(r"[A-Z][\w’'.]*(?: [A-Z][\w’'.]*){0,3}")
"""A name in a dateline that may be an agency's: no date, no place in a country."""
_IN_BYLINE = re.compile(
    r"(?:\b(?:with|from|via)|[,/])\s+(?:the\s)?([A-Z][\w’' ]{1,30}?)\s*(?=[,*/)]|$)"
)
"""An agency beside a name: "Newsdesk, with Norwire", "Ann Lee, Norwire"."""
_NAME = r"(?:[Tt]he\s)?([A-Z][\w’'&-]*(?:\.[a-z]{2,8}\b){0,3}(?:\s(?:of\s|and\s|the\s)?[A-Z][\w’'&-]*){0,5})"
_WHOSE = re.compile(
    rf"^[^\w\n]*(?:From\s(?=[Tt]he\s){_NAME}:\s*$|Content\s(?:created|provided)\sby\s{_NAME})",
    re.MULTILINE,
)
"""A line that says whose text follows or stood above: "From the Norwire News Foundation:"."""
_REPRINT = re.compile(
    r"^[^\w\n]*(?:(?:This|The)\s(?:article|story|post|piece|report|essay|column|interview)\s(?:was\s)?"
    rf"(?:originally|first)\s(?:appeared|ran|published|posted)\s(?:on|in|at|by)\s{_NAME}"
    rf"|(?:Reprinted|Republished|Reposted)\s(?:with\s(?:the\s)?permission\s(?:of|from)|from)\s{_NAME})",
    re.MULTILINE,
)
"""A line that says where a text stood before: its origin, and no agency that others print too."""
_MIN_INITIALS = 3


@dataclass(frozen=True, slots=True)
class Signs:
    """Whose copy a document says it prints."""

    agencies: frozenset[str]
    """What `agency` returns."""
    names: frozenset[str]
    """What `signed_names` returns."""


def agency(tokens: Tokens) -> frozenset[str]:
    """Return the agencies whose copy a document says it prints, in lower case.

    They are named in a dateline, beside its byline or in a line that says whose text it is. That an agency gave a
    part, or where a text stood before, is something else.
    """
    return _signs(tokens).agencies


def signed_names(tokens: Tokens) -> frozenset[str]:
    """Return the names by which others may credit the agencies and the origin of a document, in lower case.

    Initials are one of them where the document uses them itself: other initials may be anybody's.
    """
    return _signs(tokens).names


@dataclass(frozen=True, slots=True)
class WireCopy:
    """An agency whose copy two documents share."""

    agency: str
    """As it signs."""
    is_first: bool
    """Whether the first of the two is signed with it, or is its own."""
    is_second: bool
    """The same of the second."""


def wire_copy(a: Tokens, b: Tokens) -> WireCopy | None:
    """Return the agency whose copy two documents share; None where neither is signed with one, or each with another."""
    signs = [agency(words) | _own_signs(words.document) for words in (a, b)]
    named = signs[0] & signs[1] if all(signs) else signs[0] | signs[1]
    if len(named) != 1:
        return None
    is_first, is_second = (not named.isdisjoint(some) for some in signs)
    (name,) = name_agencies(a if is_first else b, named)
    return WireCopy(name, is_first, is_second)


def _own_signs(document: Document) -> frozenset[str]:
    """Return the sign of the agency that a document's outlet is."""
    sign = AGENCIES.get(plain_name((document.outlet or "").removeprefix("The ")))
    return frozenset({sign.casefold()} if sign else ())


def named_agencies(tokens: Tokens) -> tuple[str, ...]:
    """Return the agencies whose copy a document says it prints, as it writes them, in alphabetical order."""
    return name_agencies(tokens, agency(tokens))


def name_agencies(tokens: Tokens, signs: Iterable[str]) -> tuple[str, ...]:
    """Write some of the agencies of a document as it writes them."""
    text = tokens.document.text
    written = ((sign, re.search(re.escape(sign), text, re.IGNORECASE)) for sign in sorted(signs))
    return tuple(
        AGENCIES.get(sign) or (found[0] if found else sign.title()) for sign, found in written
    )


@once_a_document
def _signs(tokens: Tokens) -> Signs:
    plain = {plain_name(name) for name in _agencies(tokens)} - class_of("known places")
    signs = frozenset(AGENCIES.get(name, name).casefold() for name in plain)
    return Signs(signs, frozenset(_names(tokens, signs)) - class_of("known places"))


def _names(tokens: Tokens, signs: Collection[str]) -> Iterator[str]:
    text = tokens.document.text
    yield from signs
    yield from (name for name, sign in AGENCIES.items() if sign.casefold() in signs)
    for line in _REPRINT.finditer(text, tokens.document.body_start):
        yield from (name.casefold() for name in line.groups() if name)
    for name in signs:
        initials = "".join(word[0] for word in name.split() if word not in ("of", "and", "the"))
        is_used = re.search(rf"\b(?:The)?{re.escape(initials.upper())}\b", text)
        if len(initials) >= _MIN_INITIALS and is_used:
            yield initials


def _agencies(tokens: Tokens) -> Iterator[str]:
    document = tokens.document
    for place in signatures(tokens):
        text = document.text[place.start : place.end]
        known = [name.group() for name in AGENCY_NAME.finditer(text) if agency_sign(name.group())]
        if place.is_whole:
            yield from known
        if place.is_dateline and not known and _SIGN.fullmatch(text):
            yield text
    for paragraph in document.paragraphs:
        if paragraph.kind == "byline":
            yield from filter(_is_outlet, _IN_BYLINE.findall(document.extract(paragraph)))
    for line in _WHOSE.finditer(document.text, document.body_start):
        yield from filter(None, line.groups())


def _is_outlet(name: str) -> bool:
    """Whether a name beside a byline is no role and no date."""
    words = set(name.casefold().split())
    return words.isdisjoint(ROLES | class_of("dates")) or name.casefold() in AGENCIES
