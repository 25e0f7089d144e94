"""Lines that are dates: how they are recognised, and the date of publication in them."""

from __future__ import annotations

import re

from newsdiff.language import dates

_MAX_PLACE_WORDS = 3
"""Words of a place in front of a date ("New York City, 3 March 2019")."""
_MAX_DATELINE_CHARS = 140
"""Longest dateline, in characters."""

# Words that say what a date is the date of; they are no part of it.
_NAMED = frozenset(
    "published posted updated modified last first created date issued edition veröffentlicht aktualisiert stand erschienen "
    "zuletzt geändert publié publie mis mise à jour modifié publicado actualizado".split()
)
_LINKS = frozenset(
    "and of at on am um vom den le el a de del last first time | · • / - – — , .".split()
)
_LABELS = _NAMED | _LINKS | frozenset("uhr h las local o'clock st nd rd th er || : ( )".split())
_MARKS = " .,:()-–—"
_NUMBER = re.compile(
    r"\d{1,2}(?:st|nd|rd|th|er|\.|h\d\d|[ap]m)?$|\d{4}$|\d{1,2}[:.]\d\d(?::\d\d)?(?:[ap]m)?$",
    re.IGNORECASE,
)
_DIGITS = re.compile(
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$"
)
_OFFSET = re.compile(r"(?:gmt|utc)?[+-]\d\d?(?::?\d\d)?$")
_AMPM = re.compile(r"\b([ap])\.\s?m\b\.?", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?:last )?(?:updated|modified|aktualisiert|geändert|mis à jour|modifié|actualizado)\b",
    re.IGNORECASE,
)


def is_dateline(text: str) -> bool:
    """Whether a line is a date, with or without time, place and "published".

    Example:
        >>> is_dateline("Wednesday 15 February 2017 10:27 GMT"), is_dateline("Published: 3 March 2019, 14:05")
        (True, True)
        >>> is_dateline("15 February 2017 was a cold day"), is_dateline("LONDON (Reuters) - Rain fell.")
        (False, False)
    """
    rest, moment = split_date(text)
    is_place = len(rest.split()) <= _MAX_PLACE_WORDS and is_capitalised(rest)
    return bool(moment) and (not rest or (rest.endswith(",") and is_place))


def is_capitalised(text: str) -> bool:
    """Whether every word begins with a capital, as in the name of a place."""
    return all(word[0].isupper() for word in re.findall(r"[^\s,]+", text))


def split_date(text: str) -> tuple[str, str]:
    """Split a line into its date, which runs to its end, and what precedes it.

    Returns:
        The text before the date, and the date with its labels. The whole text and "" if it does not end in
        a day, or if it is too long for a dateline.

    Example:
        >>> split_date("Ada Stone Wednesday 15 February 2017")
        ('Ada Stone', 'Wednesday 15 February 2017')
    """
    if len(text) > _MAX_DATELINE_CHARS or not re.search(r"\d", text):
        return text, ""
    # "a.m." becomes one word, filled up with blanks so that no position changes.
    plain = _AMPM.sub(lambda match: (match[1] + "m").ljust(len(match[0])), text)
    words = list(re.finditer(r"[\w:.'/+-]+|[^\w\s]", plain))
    first = len(words)
    while first and _is_date_word(words[first - 1][0]):
        first -= 1
    if first:
        # Small words and dashes link the name in front to the date; no date begins with them.
        while first < len(words) and words[first][0].casefold() in _LINKS:
            first += 1
    start = words[first].start() if first < len(words) else len(text)
    return (text[:start].rstrip(), text[start:]) if _has_day(plain[start:]) else (text, "")


def published(text: str) -> str | None:
    """Return the date of publication that a dateline or byline holds, in ISO 8601.

    A date that is said to be that of an update is none.

    Example:
        >>> published("Published: 3 March 2019, 14:05 | Updated: 4 March 2019, 09:00")
        '2019-03-03T14:05:00'
    """
    part = split_date(text)[1]
    for piece in re.split(r"\s[|·•]\s|\s/\s", _LATER.split(part)[0]):
        words = [word for word in piece.split() if word.strip(_MARKS).casefold() not in _NAMED]
        if moment := dates.iso(" ".join(words).strip(_MARKS)):
            return moment
    return None


def _is_date_word(word: str) -> bool:
    """Whether a word belongs into a line that is only a date."""
    lower = word.casefold()
    bare = lower.rstrip(".:")
    if lower in _LABELS or bare in ("am", "pm") or _DIGITS.match(lower.upper()):
        return True
    if any(bare in names for names in (_LABELS, dates.MONTHS, dates.WEEKDAYS, dates.ZONES)):
        return True
    return any(p.match(form) for p in (_NUMBER, _OFFSET) for form in (bare, lower))


def _has_day(text: str) -> bool:
    """Whether a text of date words holds a day: a month and a number, or a date in digits."""
    words = [word.rstrip(".") for word in re.findall(r"[\w:./'-]+", text.casefold())]
    has_number = any(re.match(r"\d{1,2}(?!\d|:\d|\.\d)", word) for word in words)
    is_named = has_number and not dates.MONTHS.keys().isdisjoint(words)
    return is_named or any(_DIGITS.match(word.upper()) for word in words)
