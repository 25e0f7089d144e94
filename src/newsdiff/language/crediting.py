r"""How a sentence says where something was read, heard or seen: one grammar for what stands around an outlet's name.

A file of `credits/` is a language. A line is a part of speech and its words; `>` stands before the prepositions that link them to the name, up to six
words later. In a word `_` is a blank, `~` any letters, `*` up to six words, a comma in front the beginning of a clause; the rest is a regular
expression. `joined` says that no blanks stand around names.

    the, medium     what may stand between phrase and name: "la", "agencia"
    label, taken    "Quelle", before a colon; "reprinted from", also on a line of its own (`signing`)
    before          what makes the name behind it a source: "according_to", "interview > with"
    said, to        who said it to whom; whom may stand in front, too: "Al Giornale ha detto"
    work            what an outlet makes, before its name, with a preposition or in the genitive: "Artikel > in"
    reports, after  verbs whose subject the outlet is, on either side of it or only behind it, where `between` may part them
    aside           what may stand between the two beside commas; `attached` is one word with the name
    thing, kind     what of the outlet's is no source: "festival", "annual festival"
    denied, refuted, once    whose report is false, or old; `refused`, `refusing`: that nothing was said to it; `not`: what else before a name makes it no source
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import NamedTuple

_OPEN = r"[\"'“„«‚‘‹《〈「『【]?"
_CLOSE = r"[\"'’”“»》〉」』】]?"
_WORD = r"[^\s.!?:;]+\s"
_GAP = rf"(?:{_WORD}){{0,6}}?"
_BLANK = r"(?:\s|(?<=[\s'’]))"
"""A blank, but behind an apostrophe."""
_CLAUSE = r"(?:^|(?<=[,.–—\"'’”(-]\s))"


class _Line(NamedTuple):
    part: str
    words: str
    """A regular expression for any of its words."""
    prepositions: str
    """The same for those behind `>`, empty if there are none."""


def _pattern(word: str) -> str:
    """Write a word of a file as a regular expression."""
    begins = _CLAUSE if word.startswith(",") and len(word) > 1 and word[1] != "?" else ""
    word = word[1:] if begins else word
    word = re.sub(r"(?<!\\)\((?!\?)", "(?:", word)
    word = word.replace("_*_", rf"\s{_GAP}").replace("_", r"\s").replace("~", r"\w*")
    return begins + word.replace("'", "['’ʼ]")


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(words)})" if words else r"(?!)"


def _lines() -> Iterator[tuple[bool, list[_Line]]]:
    """Read the files: yield whether a language joins its words, and its lines."""
    folder = files("newsdiff.language").joinpath("credits")
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        rows = [line.partition(" ") for line in path.read_text("utf-8").splitlines()]
        found = []
        for part, _, rest in rows:
            words, _, links = rest.partition(" > ")
            patterns = [[_pattern(word) for word in some.split()] for some in (words, links)]
            found.append(_Line(part, _any(patterns[0]), _any(patterns[1]) if links else ""))
        yield any(line.part == "joined" for line in found), found


def _gather() -> tuple[dict[str, list[_Line]], dict[str, list[_Line]]]:
    """Return the lines of languages with blanks between words and of those without, by their parts."""
    parted: defaultdict[str, list[_Line]] = defaultdict(list)
    joined: defaultdict[str, list[_Line]] = defaultdict(list)
    for is_joined, lines in _lines():
        for line in lines:
            (joined if is_joined and line.part != "label" else parted)[line.part].append(line)
    return parted, joined


_PARTED, _JOINED = _gather()


def _words(*parts: str, joined: bool = False) -> str:
    """Return a regular expression for the words of some parts of speech in all languages."""
    lines = _JOINED if joined else _PARTED
    return _any([line.words for part in parts for line in lines[part]])


def _links(*parts: str, between: str = _GAP) -> str:
    """Return the same for words with the prepositions that go with them."""
    return _any(
        [
            rf"{x.words}{_BLANK}{between}{x.prepositions}" if x.prepositions else x.words
            for part in parts
            for x in _PARTED[part]
        ]
    )


_THE = rf"(?:{_words('the')}{_BLANK})?"
_MEDIUM = rf"(?:{_words('medium')}\s)?"
_NAMED = rf"{_THE}(?:\w+day['’]s\s)?{_MEDIUM}{_THE}{_OPEN}\s?\Z"
"""What may stand between the phrase and the name: "die Nachrichtenagentur", "Tuesday's", a quotation mark."""
_WORK = _any([rf"{x.words}\s(?:{x.prepositions}{_BLANK})?" for x in _PARTED["work"]])
SOURCE_WORD = _words("label")
"""What a label calls the source of a text."""
TAKEN_FROM = _words("taken")
"""How it is said, with or without a sentence around it, that a text was taken over."""
BEFORE = re.compile(
    rf"\b(?:{SOURCE_WORD}\s?[:：]\s?|{_WORK}|(?:{_links('before', 'said', 'reports')}|{TAKEN_FROM}){_BLANK}){_NAMED}"
    rf"|{_words('before', joined=True)}(?:{_words('medium', joined=True)}\s)?{_OPEN}\Z",
    re.IGNORECASE | re.MULTILINE,
)
"""What stands before a name that is credited in a sentence: "quoted in the", "told", "laut", "selon le"."""
_AT_OUTLET = rf"{_CLOSE}(?:['’]s?)?(?:(?<=s)(?-i:(?:\s[A-ZÀ-Þ][\w'’-]+){{2,3}})(?=\s(?:reports|reported|writes|wrote|notes|has\s)))?(?:\snews\sagency)?"
"""What closes a name: a mark, a possessive and who works there, "news agency"."""
_MEANWHILE = (
    rf"(?:,[\w\s]{{1,20}},|,?\sciting\s[^,.\n]{{1,60}},|\s(?:{_words('aside')}))?"
    rf"(?:\s(?:that|which|has|had|a|ha))?\s(?:{_words('between')}\s){{0,2}}"
)
"""What may stand between a name and what it did: ", for example,", "which has exclusively"."""
AFTER = re.compile(
    rf"{_AT_OUTLET}(?:{_MEANWHILE}{_words('reports', 'after')}\b|:\s*$)|{_words('attached')}|{_CLOSE}{_words('attached', joined=True)}",
    re.IGNORECASE | re.MULTILINE,
)
"""What follows it: "reported", "has learned", ", for example, said", "zufolge"."""
NO_WORK = re.compile(
    rf"{_CLOSE}(?:['’]s?)?\s(?:(?:{_words('kind')}\s)?{_words('thing')}s?|(?:{_WORD})?{_words('refusing')})\b"
)
"""What behind a name makes it no source: a thing or person of the outlet's, its own accounts, and that nothing was said to it."""
A_REPORT = re.compile(
    rf"\b(?:{_any([x.prepositions for x in _PARTED['denied']])})\s(?:in|by|from|de[rs]|von|im)\s(?:the\s)?{_OPEN}\Z",
    re.IGNORECASE,
)
IS_DENIED = re.compile(
    r"[\"'’”“»]?(?:,?\s(?:that|which|about|on|over|wonach|dass|über)\s[^.\n]{1,100}?)?(?:\s(?:was|were|is|are)\s(?:denied|rejected|dismissed|false|untrue|wrong|incorrect|inaccurate)"
    rf"|\shad\s[^.\n]{{1,60}}\bin\s(?:19|20)\d\d|,?\s{_words('refuted')})\b",
    re.IGNORECASE,
)
"""What behind the name of an outlet makes `A_REPORT` of it no source: "a report in the Herald about it is false", or "had claimed so in 2011"."""
ORDERED = re.compile(r"\btold\s(?:the\s)?\Z")
"""What before a name and "to" makes it who was told what to do: "told the Herald to pay"."""
ONE_OF = re.compile(r"\b(?:an?|another)\s\Z", re.IGNORECASE)
ITS_WORK = re.compile(
    r"\s(?:report|story|article|interview|investigation|dispatch|exclusive|analysis|review)s?\b"
    r"|\s(?:reporter|correspondent|journalist)s?\s(?:who\s)?(?:saw|counted|watched|heard|observed|visited|witnessed|found|was\stold|were\stold)\b",
    re.IGNORECASE,
)
"""What is an outlet's work: "an AP report", where `ONE_OF` stands before the name."""
_TO = _any([x.prepositions for x in _PARTED["said"]] + [x.words for x in _PARTED["to"]])
TO_WHOM = re.compile(
    rf"(?:^|[.!?;:,–—]\s|[\"”»]\s){_TO}{_BLANK}{_NAMED}", re.IGNORECASE | re.MULTILINE
)
"""What before a name at the front of a clause makes it who was told, if the clause goes on with `SAID`: "Al Giornale il custode ha detto"."""
SAID = re.compile(rf"{_CLOSE}\s{_GAP}{_words('said')}\b", re.IGNORECASE)
_DENIED = _any(
    [
        rf"{x.words}\s(?:{_WORD}){{0,3}}?{x.prepositions}\b(?!\sto\b)[^.;:\n]{{0,40}}"
        for x in _PARTED["denied"]
    ]
)
_REFUSED = _links("refused", between=rf"(?:{_WORD}){{0,2}}?")
_ONCE = rf"(?:^|[.!?][\"'”’»]?\s*){_words('once')},?\s?(?:[\w'’]+\s){{0,2}}"
NO_SOURCE = re.compile(
    rf"\b(?:{_links('not')}\s(?:the\s)?|{_DENIED})\Z|\b{_REFUSED}{_BLANK}{_NAMED}|{_ONCE}{_OPEN}\Z|{_words('not', joined=True)}{_OPEN}\Z",
    re.IGNORECASE | re.MULTILINE,
)
"""What before a name makes it no source: whose it would be ("his PA said"), that what it said is denied or was said once, that nothing was said to
it, a career, its spokesman, a letter to it."""
STAFF = frozenset(
    "staff writer writers reporter reporters correspondent correspondents journalist journalists editor editors".split()
)
"""Words with a capital behind an outlet's name that leave it that outlet's."""
ROLES = STAFF | frozenset(
    "business science sports political technology health entertainment national international news newswire agency wire contributor "
    "ltd limited inc plc llc gmbh corp".split()
)
"""The same where a text is signed: "AP Business Writer"; in a sentence they begin a longer name."""
