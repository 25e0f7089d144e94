"""How a sentence says where something was read, heard or seen: one grammar for what stands around an outlet's name.

The words are in `credit_words`, what a line of its own says is in `signing`.
"""

from __future__ import annotations

import re

from newsdiff.language.credit_words import (
    BLANK,
    GAP,
    PARTED,
    WORD,
    any_of,
    linked_words,
    part_words,
)

_OPEN = r"[\"'“„«‚‘‹《〈「『【]?"
_CLOSE = r"[\"'’”“»》〉」』】]?"
_THE = rf"(?:{part_words('the')}{BLANK})?"
_MEDIUM = rf"(?:{part_words('medium')}\s)?"
_NAMED = rf"{_THE}(?:\w+day['’]s\s)?{_MEDIUM}{_THE}{_OPEN}\s?\Z"
"""What may stand between the phrase and the name: "die Nachrichtenagentur", "Tuesday's", a quotation mark."""
_WORK = any_of([rf"{x.words}\s(?:{x.prepositions}{BLANK})?" for x in PARTED["work"]])
SOURCE_WORD = part_words("label")
"""What a label calls the source of a text."""
TAKEN_FROM = part_words("taken")
"""How it is said, with or without a sentence around it, that a text was taken over."""
BEFORE = re.compile(
    rf"\b(?:{SOURCE_WORD}\s?[:：]\s?|{_WORK}|(?:{linked_words('before', 'said', 'reports')}|{TAKEN_FROM}){BLANK}){_NAMED}"
    rf"|{part_words('before', joined=True)}(?:{part_words('medium', joined=True)}\s)?{_OPEN}\Z",
    re.MULTILINE,
)
"""What stands before a name that is credited in a sentence: "quoted in the", "told", "laut", "selon le"; for `lower_case`, which is four times as fast."""
_AT_OUTLET = rf"{_CLOSE}(?:['’]s?)?(?:(?<=s)(?-i:(?:\s[A-ZÀ-Þ][\w'’-]+){{2,3}})(?=\s(?:reports|reported|writes|wrote|notes|has\s)))?(?:\snews\sagency)?"
"""What closes a name: a mark, a possessive and who works there, "news agency"."""
_MEANWHILE = (
    rf"(?:,[\w\s]{{1,20}},|,?\sciting\s[^,.\n]{{1,60}},|\s(?:{part_words('aside')}))?"
    rf"(?:\s(?:that|which|has|had|a|ha))?\s(?:{part_words('between')}\s){{0,2}}"
)
"""What may stand between a name and what it did: ", for example,", "which has exclusively"."""
AFTER = re.compile(
    rf"{_AT_OUTLET}(?:{_MEANWHILE}{part_words('reports', 'after')}\b|:\s*$)|{part_words('attached')}|{_CLOSE}{part_words('attached', joined=True)}",
    re.IGNORECASE | re.MULTILINE,
)
"""What follows it: "reported", "has learned", ", for example, said", "zufolge"."""
NO_WORK = re.compile(
    rf"{_CLOSE}(?:['’]s?)?\s(?:(?:{part_words('kind')}\s)?{part_words('thing')}s?|(?:{WORD})?{part_words('refusing')})\b",
    re.IGNORECASE,
)
"""What behind a name makes it no source: a thing or person of the outlet's, its own accounts, and that nothing was said to it."""
A_REPORT = re.compile(
    rf"\b(?:{any_of([x.prepositions for x in PARTED['denied']])})\s(?:in|by|from|de[rs]|von|im)\s(?:the\s)?{_OPEN}\Z",
    re.IGNORECASE,
)
IS_DENIED = re.compile(
    r"[\"'’”“»]?(?:,?\s(?:that|which|about|on|over|wonach|dass|über)\s[^.\n]{1,100}?)?(?:\s(?:was|were|is|are)\s(?:denied|rejected|dismissed|false|untrue|wrong|incorrect|inaccurate)"
    rf"|\shad\s[^.\n]{{1,60}}\bin\s(?:19|20)\d\d|,?\s{part_words('refuted')})\b",
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
TO_WHOM = re.compile(
    rf"(?:^|[.!?;:,–—]\s|[\"”»]\s){part_words('to')}{BLANK}{_NAMED}", re.IGNORECASE | re.MULTILINE
)
"""What before a name at the front of a clause makes it who was told, if the clause goes on with `SAID`: "Al Giornale il custode ha detto"."""
SAID = re.compile(rf"{_CLOSE}\s{GAP}{part_words('said')}\b", re.IGNORECASE)
_DENIED = any_of(
    [
        rf"{x.words}\s(?:{WORD}){{0,3}}?{x.prepositions}\b(?!\sto\b)[^.;:\n]{{0,40}}"
        for x in PARTED["denied"]
    ]
)
_REFUSED = linked_words("refused", between=rf"(?:{WORD}){{0,2}}?")
_ONCE = rf"(?:^|[.!?][\"'”’»]?\s*){part_words('once')},?\s?(?:[\w'’]+\s){{0,2}}"
NO_SOURCE = re.compile(
    rf"\b(?:{linked_words('not')}\s(?:the\s)?|{_DENIED})\Z|\b{_REFUSED}{BLANK}{_NAMED}|{_ONCE}{_OPEN}\Z|{part_words('not', joined=True)}{_OPEN}\Z",
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


def lower_case(text: str) -> str:
    """Write a text in lower case, every character in its place."""
    return text.replace("İ", "i").lower()
