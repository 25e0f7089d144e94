"""Namings: where a text names an outlet as its source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsdiff.language.agencies import AGENCIES, agency_sign, plain_name
from newsdiff.language.crediting import (
    AFTER,
    BEFORE,
    ITS_WORK,
    NO_WORK,
    ONE_OF,
    ORDERED,
    OWNED,
    ROLES,
    STAFF,
)
from newsdiff.language.languages import language_of
from newsdiff.language.signing import ORIGIN, PICTURE
from newsdiff.language.tokens import Tokens, once_a_document
from newsdiff.language.wordlists import DATE_WORDS
from newsdiff.model import UNNAMED, Document, Paragraph
from newsdiff.reuse.attribute.signatures import Signature, signatures

_LAST_ARTICLE = re.compile(r"\bthe\s*\Z", re.IGNORECASE)
_CAPITALISED = re.compile(r"[ \t]{1,9}([A-Z]\w+)")
_CONTEXT = 100
"""Characters before a name that can hold its phrase."""
_MAX_CAPTION = 300
"""Characters of a paragraph that a word for pictures makes a caption."""
_ARTICLE = re.compile(r"^(?:the|a|an|el|la|le|der|die|das|il|de|het|o)\s", re.IGNORECASE)
_DOMAIN = re.compile(r"^(?:www\.)?([\w-]{5,})(?:\.[a-z]{2,8}){1,2}$", re.IGNORECASE)
_LINK = re.compile(
    r"https?://(?:www\.)?([\w-]+)\.[^\s<>\"')\]]+|^[^\w\n]*(?:www\.)?(\w[\w-]{4,})(?:\.[a-z]{2,8}){1,2}[^\w\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A link, or an address that is a line of its own."""
_ADDRESS = re.compile(
    r"(?<![\w@./-])(?:www\.)?(\w[\w-]{4,40})(?:\.[a-z]{2,8}){1,2}(?![\w@-])", re.IGNORECASE
)
"""An address in a sentence, which is credited there as a name is."""
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BRACKETS = re.compile(r"\s{0,9}\([^()]{0,200}\)")
_FORENAME = re.compile(r"[A-Z]\w{1,40}[ \t]{1,9}\Z")
_SIGN = re.compile("[A-Z]{2,4}")
_SLAVIC = frozenset("ru uk be bg sr mk pl cs sk hr sl".split())
_SLAVIC_LETTER = re.compile("[\u0400-\u04ffąęłńśźżčďěňřťů]")
"""By it the name of an outlet shows its language where a text is too short to."""
_VOWELS = "аеёийоуыьэюяіїєaeiouyąęóáéíýůě"
_SLAVIC_ENDINGS = (
    rf"[{_VOWELS}]{{0,2}}(?:(?<=[{_VOWELS}])(?:[мхвmhw]|го|му|ми|ch|wi|vi|go|ho|mu|mi))?"
)
"""Endings of nouns and adjectives behind their last consonant: "вестник", "вестнику", "вестником"."""
_ENDING = re.compile(rf"(?<=[^\W\d_]{{3}})[{_VOWELS}]{{1,2}}\Z")
_ATTACHED = re.compile(
    "[\u0590-\u06ff\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
"""Letters of scripts that write small words together with a name, or all words."""
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


def aliases(document: Document) -> frozenset[str]:
    """Return the names by which others may credit a document, in lower case and without an article.

    They are those of its outlet. An agency's dateline is on the pages of all who print it, and makes no outlet.

    Example:
        >>> sorted(aliases(Document(id="x", text="", outlet="The Moscow Times")))
        ['moscow times']
    """
    return _names_of(document.outlet or "")


@lru_cache(maxsize=1024)
def _names_of(outlet: str) -> frozenset[str]:
    """Return the names of an outlet; each is asked for in every pair of its articles."""
    names: set[str] = set()
    if outlet and not outlet.startswith(UNNAMED):
        for part in map(str.strip, _BRACKETS.sub("", outlet).split("/")):
            domain = _DOMAIN.match(part)
            humps = _HUMP.sub(" ", part)
            names |= {part, humps, humps.removesuffix(" Online")}
            names |= {domain[1]} if domain else set()
    plain = {_ARTICLE.sub("", name.strip()).casefold() for name in names}
    signs = {AGENCIES[name] for name in map(plain_name, plain) if name in AGENCIES}
    plain |= {name for name, sign in AGENCIES.items() if sign in signs}
    return frozenset(name for name in plain if len(name) > 1)


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
    pattern = _pattern(tokens, names)
    if pattern is None:
        return ()
    document, places, found = tokens.document, signatures(tokens), []
    for name in pattern.finditer(document.text, document.body_start):
        if _is_written_as_name(name.group()):
            naming = _in_signature(document, name, places, signed) or _in_sentence(document, name)
            found += [naming] if naming else []
    every = {*found, *_links(document, names)}  # an address may be a name, too
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


def _pattern(tokens: Tokens, names: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern of those names of which the first word is anywhere in a text; None without any."""
    text = tokens.printed.casefolded
    named = [name for name in names if _stem(re.split(r"[\s-]", name)[0]) in text]
    if not named:
        return None
    language = language_of(tokens.text)
    is_slavic = language in _SLAVIC or any(map(_SLAVIC_LETTER.search, named))
    endings = _SLAVIC_ENDINGS if is_slavic else "[mnrs]?" if language == "de" else ""
    ordered = sorted(named, key=lambda name: (-len(name), name))
    alternatives = "|".join(_form(name, endings) for name in ordered)
    return re.compile(alternatives, re.IGNORECASE)


def _form(name: str, endings: str) -> str:
    """Return a pattern of a name as a text may have it, its words with the endings of a language that declines it."""
    words = (
        re.escape(_stem(word) if endings == _SLAVIC_ENDINGS else word)
        + (endings if word.isalpha() else "")
        for word in re.split(r"[\s-]", name)
    )
    before = "" if _ATTACHED.match(name) else r"(?<![\w.@])(?<!\w-)"
    behind = "" if _ATTACHED.match(name[-1]) else r"(?![\w@])"
    return before + r"[\s-]+".join(words) + behind


def _stem(word: str) -> str:
    """Return the letters of a word that are before its ending."""
    return _ENDING.sub("", word)


def _is_written_as_name(name: str) -> bool:
    """Whether a name has its capital where its script has some, an agency's initials all of theirs; "dpa" has none."""
    if agency_sign(name):
        return True
    is_initials = plain_name(name) in AGENCIES and name.isalpha()
    is_capital = name[0].isupper() or name[0].upper() == name[0].lower()
    return "." in name or (is_capital and not is_initials)


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
        if not place.is_bare or (is_agency and not _FORENAME.search(before)):
            return Naming(place.start, place.end, is_signature=True)
    return None


def _in_sentence(document: Document, name: re.Match[str]) -> Naming | None:
    """Return the phrase of a sentence that credits a name."""
    text, start, end = document.text, name.start(), name.end()
    if _goes_on(text, end, STAFF) or text[start - 1 : start] == "/" or text[end : end + 1] == "-":
        return None
    context = text[max(start - _CONTEXT, 0) : start]
    before, after = BEFORE.search(context), AFTER.match(text, end)
    if not after and ONE_OF.search(context):
        after = ITS_WORK.match(text, end)
    if NO_WORK.match(text, end) or (ORDERED.search(context) and text.startswith(" to ", end)):
        return None
    if not (before or after) or OWNED.search(context) or _is_in_caption(document, start):
        return None
    if _stands_for_other(text, name.group()):
        return None
    phrase = _LAST_ARTICLE.sub("", before.group()) if before else ""
    first = start - len(before.group().lstrip()) if before and phrase.strip() else start
    is_signature = before is not None and _is_origin(document, start)
    return Naming(first, after.end() if after else end, is_signature=is_signature)


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


def _links(document: Document, names: Iterable[str]) -> list[Naming]:
    """Find links to an outlet, and its address where a sentence credits it: the first label of their host is one of its names, written as one word."""
    labels = {re.sub(r"\W", "", name) for name in names}

    def to_outlet(pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        for link in pattern.finditer(document.text, document.body_start):
            label = next(filter(None, link.groups()))
            if label.casefold().replace("-", "") in labels:
                yield link

    links = [Naming(x.start(), x.end(), is_signature=x[1] is None) for x in to_outlet(_LINK)]
    credited = (_in_sentence(document, address) for address in to_outlet(_ADDRESS))
    return [*links, *filter(None, credited)]


def _goes_on(text: str, end: int, roles: Collection[str]) -> bool:
    """Whether a name is part of a longer one: "by the Independent Police Commission"."""
    following = _CAPITALISED.match(text, end)
    return following is not None and not (
        following[1].casefold() in DATE_WORDS or following[1].casefold() in roles
    )
