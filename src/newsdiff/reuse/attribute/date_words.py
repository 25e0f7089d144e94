"""Dates in changed words: which words belong to one, and whether two are the same day."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsdiff.language.wordlists import DATE_WORDS
from newsdiff.language.words import Tokens

_YEAR = re.compile(r"(19|20)\d\d")
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)$")
_DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")


def is_date_word(key: str) -> bool:
    """Whether a word belongs to a date."""
    return key in DATE_WORDS or bool(_YEAR.fullmatch(key))


def count_date_words(tokens: Tokens, first: int, last: int) -> int:
    """Count the words of dates; "may" counts as a month where it is capitalised."""
    return sum(
        is_date_word(tokens.keys[at])
        and (tokens.keys[at] != "may" or tokens.word(at)[:1].isupper())
        for at in range(first, last)
    )


def is_day(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a number is the day of a date: "6" in "6 May", not "14" in "on 6 May, 14 people"."""
    if last != first + 1 or not _DAY.fullmatch(tokens.keys[first]):
        return False
    months = [at for at in (first - 1, last) if 0 <= at < len(tokens) and _is_month(tokens, at)]
    return any(not tokens.words(min(first, at), max(first, at) + 1).count(",") for at in months)


def _is_month(tokens: Tokens, at: int) -> bool:
    return tokens.keys[at][:3] in _MONTHS and count_date_words(tokens, at, at + 1) > 0


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
