"""Where a document says whose text it is: datelines, lines of credit, copyrights, the end of the last paragraph.

In go the words of a document, out come places; whose names stand there is asked by who knows a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from newsdiff.language import signing
from newsdiff.language.agencies import AGENCY_NAME, ANY_AGENCY, agency_sign
from newsdiff.language.crediting import ROLES
from newsdiff.language.dates import iso
from newsdiff.language.tokens import Tokens, once_a_document
from newsdiff.model import Document, Paragraph

_MIN_PROSE = 80
"""Characters of a paragraph of prose: shorter ones can be lines of credit."""
_MAX_LINE = 300
"""Longest line of credit in characters: writers in several towns contributed."""
_MAX_NAME_WORDS = 6
_MAX_PERSON_WORDS = 3
_NOTING = (
    "ontribu",
    "olabor",
    "tgearbeitet",
    "tgewirkt",
    "eigetragen",
    "an diese",
    "zu diese",
    "aan dit",
    "idro",
    "przyczyni",
    "współpracowa",
    " used ",
    "erwendet",
    "porting",
    "ompiled",
    "riting by",
    "diting by",
    "ranslat",
    "dited by",
)
"""What sentences have in common that name who worked on a text: looked for first, since most have none."""
_BEFORE_DAY = re.compile(r",\s|\s\(|\s[-–—|]\s")
"""What stands between a name and a date."""
_AT_ADDRESS = re.compile(r"\s(?:at|on|unter|sur|en|su|op)\s(?:https?://)?[\w-]+(?:\.[\w-]+)+/?$")
_HEADLINES = ("title",)
_CODE = re.compile(r"[a-z]{2,5}")
_OPENING = re.compile(
    r"(?:(?:via|for|from|at)\s|[Tt]he\s|[Ll]['’]|[Ll]a\s|[Dd](?:er|ie|as|em|en)\s|[Hh]et\s|[Ee]l\s|[Dd]e\s|[Ii]l\s)+"
)
_WRAPPED = re.compile(r"\s*(?:\(.*\)|\[.*\]|/.*/|[-–—~*]+\s?[^\W\d_].*)\.?\s*", re.DOTALL)
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?…][\"'”’»)]*\s+")
_ENDS = (".", "!", "?", ".”", '."', ".»")
_PAUSES = (".", ":", ",")
_LOWER = re.compile(r"[^\W\d_A-Z]{4,}")
_BEHIND_NAME = ROLES | set("inputs input material report reports and".split())


@dataclass(frozen=True, slots=True)
class Signature:
    """A place of a document that says whose text it is, or who gave a part of it."""

    start: int
    end: int
    is_whole: bool = True
    """Whether the text as a whole is meant."""
    is_bare: bool = False
    """Whether it would say nothing unless the name in it is an agency's."""
    is_dateline: bool = False
    """Whether a name in it is an agency's, known or not."""
    is_nameless: bool = False
    """Whether it says that agencies wrote the text, and not which."""


@once_a_document
def signatures(tokens: Tokens) -> tuple[Signature, ...]:
    """Return the places where a document says whose text it is, in order."""
    return tuple(sorted(_find(tokens.document), key=lambda place: place.start))


def _find(document: Document) -> Iterator[Signature]:
    pairs = [(paragraph, document.extract(paragraph)) for paragraph in document.paragraphs]
    prose = [at for at, (paragraph, text) in enumerate(pairs) if _is_prose(paragraph, text)]
    first, last = (prose[0], prose[-1]) if prose else (len(pairs), -1)
    for at, (paragraph, text) in enumerate(pairs):
        if paragraph.kind in _HEADLINES:
            continue
        found = [_front(text, is_lead=at <= first and text.endswith(_ENDS))]
        if at == last:
            found.append(_tail(text))
        if len(text) <= _MAX_LINE or at == last:
            found += _notes(text)
        is_line = len(text) <= _MAX_LINE and at not in (first, last)
        if is_line and not signing.ASKING.match(text):
            is_byline = paragraph.kind == "byline"
            is_edge, is_last = not first <= at <= last, at == len(pairs) - 1
            may_share = at > 0 or document.title is not None
            line = _line(
                text, is_edge=is_edge, is_byline=is_byline, is_last=is_last, may_share=may_share
            )
            found.append(line if may_share or not signing.is_titled(text) else None)
        for x in filter(None, found):
            yield replace(x, start=paragraph.start + x.start, end=paragraph.start + x.end)


def _is_prose(paragraph: Paragraph, text: str) -> bool:
    """Whether a paragraph is text and no line of credit."""
    if len(text) < _MIN_PROSE or not paragraph.is_matched or paragraph.kind in _HEADLINES:
        return False
    return len(text) > _MAX_LINE or not any(_notes(text))


def _front(text: str, *, is_lead: bool) -> Signature | None:
    """Find an agency's dateline, or any name before the first sentence: "Larder Post – The dairy will close."."""
    if found := signing.DATELINE_FRONT.match(text):
        start, end = found.span(_filled(found))
        place = text[: start - 1]
        if not _is_place(place):
            return None
        if found["dash"]:
            return Signature(start, end, is_dateline=True)
        is_closed = (
            not place.strip(" *•")
            or found.end() == len(text.rstrip())
            or place.isupper()
            or place.rstrip().endswith(_PAUSES)
        )
        is_named = not signing.WITH_PARTS.search(text, start, end) and _is_list(text[start:end])
        return Signature(start, end) if is_closed and is_named else None
    found = signing.DASHED_FRONT.match(text)
    if found and _is_place(text[: found.start("name")]) and _is_list(found["name"]):
        is_marked = found.start("name") > 0 or (is_lead and text[found.end() :][:1].isupper())
        return Signature(*found.span("name"), is_bare=not is_marked)
    return None


def _filled(found: re.Match[str]) -> str:
    return next(name for name in ("round", "slash", "square") if found[name])


def _is_place(text: str) -> bool:
    """Whether what stands before an agency in a dateline can be a place with a date: names and numbers."""
    words = text.split()
    return not any(
        _LOWER.match(word)
        and word[0].islower()  # "СКЕРРОУ"
        and not (before[:1].isdigit() or before in ("de", "di"))
        for before, word in zip(["", *words], words, strict=False)
    )


def _tail(text: str) -> Signature | None:
    """Find a name behind the last sentence of the last paragraph."""
    found = signing.TAIL.search(text)
    if found is None:
        return None
    group = str(found.lastgroup)
    inside = found[group] if group == "bare" else f"({found[group]})"
    line = _line(inside, is_edge=True, is_byline=False)
    start, end = found.span(group)
    return replace(line, start=start, end=end) if line else None


def _notes(text: str) -> Iterator[Signature]:
    """Find sentences that name who else worked on a text."""
    if not any(map(text.__contains__, _NOTING)):
        return
    for found in signing.CONTRIBUTED.finditer(text):
        first = max(found.start() - _MAX_LINE, 0)
        ends = [end.end() for end in _SENTENCE_END.finditer(text, first, found.start())]
        yield Signature(ends[-1] if ends else first, found.end(), is_whole=False)
    if signing.STAFF_NOTE.match(text):
        yield Signature(0, len(text), is_whole=False)


def _line(
    text: str, *, is_edge: bool, is_byline: bool, is_last: bool = False, may_share: bool = True
) -> Signature | None:
    """Find what a short paragraph says, if it says nothing else than whose text it is.

    What opens a text without a title may be one: "Le maire parle avec l'AFP".
    """
    bare = text.strip(" \t\n()[]（）【】〔〕［］*~–—-.·_|")
    if ANY_AGENCY.fullmatch(bare):
        return Signature(0, len(text), is_nameless=True)
    if is_edge and (found := signing.COPYRIGHT.search(text)):
        is_picture = signing.PICTURE.search(text) is not None
        return None if is_picture else Signature(*found.span())
    if label := signing.LABEL.match(bare):
        names, is_framed = bare[label.end() :], True
    elif noun := signing.AGENCY_NOUN.fullmatch(bare):
        names, is_framed = noun["name"], True
    elif is_edge or is_byline:
        names, is_framed = bare, is_byline
    else:
        return None
    names, is_dated = _without_date(_AT_ADDRESS.sub("", names))
    if _ends_in_any(names):
        return Signature(0, len(text), is_nameless=True)
    is_part = signing.WITH_PARTS.search(text) is not None
    if not (
        _is_list(names, may_name_people=is_framed or (is_last and _names_writer(names)))
        or (may_share and signing.is_shared(names))
    ):
        return None
    is_slashed = "/" in bare and signing.OUTLET_WORD.search(bare) is not None
    is_marked = (
        is_framed or is_part or is_slashed or is_dated or _WRAPPED.fullmatch(text) is not None
    )
    is_one = len(AGENCY_NAME.findall(names)) <= 1
    return Signature(0, len(text), is_whole=is_one and not is_part, is_bare=not is_marked)


def _without_date(names: str) -> tuple[str, bool]:
    """Take the date from the end of a line of names: "Larder Post, 4 March 2021"."""
    for cut in _BEFORE_DAY.finditer(names):
        if iso(names[cut.end() :].rstrip(")")):
            return names[: cut.start()], True
    return names, False


def _ends_in_any(names: str) -> bool:
    """Whether the last of some names is "agencies", and the others are writers or newsrooms: "Ann Lee and agencies"."""
    *items, last = [item for item in signing.NAME_SEPARATOR.split(names) if item] or [""]
    return ANY_AGENCY.fullmatch(last) is not None and all(
        _is_person(item) or signing.NEWSROOM.fullmatch(item) for item in items
    )


def _is_list(text: str, *, may_name_people: bool = False) -> bool:
    """Whether a text is names of agencies, outlets, newsrooms and writers, and nothing else."""
    items = [item for item in signing.NAME_SEPARATOR.split(text.strip(" .)(:")) if item]
    if not items or not all(map(_is_item, items)) or signing.PICTURE.search(text):
        return False
    n_people = sum(map(_is_person, items))
    # "Ida Moss/Norwire" credits a picture, and a writer only in a byline
    return may_name_people or "/" not in text or n_people != 1 or len(items) != 1 + n_people


def _names_writer(text: str) -> bool:
    """Whether a line behind a text names its writer before an agency: "Jutta Kern / dpa"; a picture's has no blanks."""
    writer, slash, sign = text.partition(" / ")
    return bool(slash) and _is_person(writer) and agency_sign(sign) is not None


def _is_item(item: str) -> bool:
    """Whether an item of a list is an agency, the code of a writer, a newsroom or any name."""
    item = _OPENING.sub("", item, count=1)
    if _CODE.fullmatch(item) or signing.NEWSROOM.fullmatch(item):
        return True
    known = AGENCY_NAME.match(item)
    if known and agency_sign(known.group()):
        rest = item[known.end() :].split()
        return all(x[0] == "-" or x[0].isupper() or x.casefold() in _BEHIND_NAME for x in rest)
    words = item.split()
    named = [word for word in words if word[:1].isalpha() and not word[:1].islower()]
    lower = (word for word in words if word[:1].islower())
    return (
        0 < len(named) <= _MAX_NAME_WORDS
        and words[0] in named
        and all(word.casefold() in _BEHIND_NAME or len(word) <= len("von") for word in lower)
    )


def _is_person(item: str) -> bool:
    """Whether an item of a list may be somebody's name."""
    words = item.split()
    if not 1 < len(words) <= _MAX_PERSON_WORDS or not all(word[:1].isupper() for word in words):
        return False
    return not signing.OUTLET_WORD.search(item) and not AGENCY_NAME.search(item)
