"""Dates in changed words: which words belong to one, and whether two are the same day."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsdiff.language.wordlists import DATE_WORDS
from newsdiff.reuse.attribute.fragments import WordSpan

_YEAR = re.compile(r"(19|20)\d\d")
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)$")
_DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")


def is_date_word(key: str) -> bool:
    """Whether a word belongs to a date."""
    return key in DATE_WORDS or bool(_YEAR.fullmatch(key))


def is_part(key: str) -> bool:
    """Whether a word belongs to a date, or is a number that may."""
    return is_date_word(key) or key[0].isdigit()


def has_date(words: WordSpan) -> bool:
    """Whether some words belong to a date; "may" is a month where it is capitalised."""
    capitals = words.capitalised
    return any(
        is_date_word(key) and (key != "may" or at in capitals)
        for at, key in enumerate(words.keys, words.first)
    )


def is_day(words: WordSpan) -> bool:
    """Whether a number is the day of a date: "6" in "6 May", not "14" in "on 6 May, 14 people"."""
    tokens, first = words.tokens, words.first
    if words.last != first + 1 or not _DAY.fullmatch(tokens.keys[first]):
        return False
    return any(
        tokens.keys[at][:3] in _MONTHS
        and has_date(WordSpan(tokens, at, at + 1))
        and "," not in tokens.words(min(first, at), max(first, at) + 1)
        for at in (first - 1, first + 1)
        if 0 <= at < len(tokens)
    )


def date_parts(keys: Sequence[str]) -> dict[str, set[str]]:
    """Return the parts of a date by their kind; names of months and days by their first letters."""
    parts: dict[str, set[str]] = {}
    for key in keys:
        if _YEAR.fullmatch(key):
            parts.setdefault("year", set()).add(key)
        elif is_date_word(key):
            kind = "month" if key[:3] in _MONTHS else "day"
            parts.setdefault(kind, set()).add(key[:3])
        elif key[0].isdigit():
            parts.setdefault("number", set()).add(_ORDINAL.sub("", key).lstrip("0"))
    return parts


def are_different(a: Mapping[str, set[str]], b: Mapping[str, set[str]]) -> bool:
    """Whether two dates differ in a part that both have, or have none in common."""
    both = a.keys() & b.keys()
    return not both or any(a[kind].isdisjoint(b[kind]) for kind in both)
