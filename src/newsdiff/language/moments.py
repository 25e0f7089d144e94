"""Moments: times of day, weekdays, dates and parts of dates, as people print them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import chain

from newsdiff.language.alternatives import either
from newsdiff.language.calendars import (
    DAYS_BY_LETTERS,
    MONTHS,
    MONTHS_BY_LETTERS,
    PROSE_MONTHS,
    PROSE_WEEKDAYS,
    RELATIVE_BY_LETTERS,
    RELATIVE_DAYS,
    SHORT_MONTHS,
    WEEKDAYS,
)
from newsdiff.language.languages import language_of, likely_languages
from newsdiff.language.name_lists import name_rows
from newsdiff.language.number_words import number_words_of
from newsdiff.language.numbers import find_numbers

_ZONE = r"(?=\s?(?:[A-Z]{2,4}T?\b|Uhr\b|Z\b))"
_TIME = re.compile(
    rf"(?=[\dnm])(?:(?<![\d.:])(?P<h>\d{{1,2}})(?:[:.](?P<m>\d\d))?\s?(?P<half>[aApP])\.?\s?[mM](?:\.|\b)"
    rf"|(?<![\d.:,])(?P<h2>[01]?\d|2[0-4])[:.](?P<m2>[0-5]\d)(?![\d.,]){_ZONE}|(?<![\d.:,])(?P<h3>[01]?\d|2[0-4]):(?P<m3>[0-5]\d)(?![\d:])"
    r"|(?<![\d.:,])(?P<h4>[01]?\d|2[0-4])\sUhr(?:\s(?P<m4>[0-5]\d)\b)?|(?<![\d.:,])(?P<h5>[01]?\d|2[0-4])\s?h\s?(?P<m5>[0-5]\d)?\b"
    r"|(?<![\d.:,])(?P<h6>[01]?\d|2[0-4])\s?[時时点點시]\s?(?P<m6>[0-5]?\d)\s?[分분]"
    r"|(?:\b12\s)?\b(?P<noon>noon|midday|mittags)\b|(?:\b12\s)?\b(?P<midnight>midnight|mitternacht)\b)"
)
"""One look at the character where a time would begin tells that most begin none, here as in the next patterns."""


_PAST_NOON = re.compile(
    r"(?:\s\w+)?\s(?:du\ssoir|de\sl['’]après-midi|de\sla\s(?:noche|tarde)|d(?:i|ella)\ssera|d(?:i|el)\spomeriggio|da\s(?:noite|tarde)"
    r"|['’]s\s(?:avonds|middags)|wieczorem|po\społudniu|вечера|дня|(?:abends|nachmittags)|in\sthe\s(?:evening|afternoon)|at\snight)\b"
)
"""What stands behind an hour of the second half of the day, in nine languages; a word for "hours" may stand between."""


_PAST_NOON_BEFORE = re.compile(r"(?:午後|下午|晚上|傍晚|오후|저녁|밤)\s?\Z")
"""The same before it, in Chinese, Japanese and Korean."""
_LONGEST_BEFORE = 4
_HOUR = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十两兩]{1,3}|[가-힣]{1,2})\s?[時时點点시:：]")
"""An hour as it stands behind such words: "下午6人" are people."""


def is_past_noon(text: str, start: int, end: int) -> bool:
    """Whether words around an hour tell that it is one of the second half of the day.

    Example:
        >>> is_past_noon("à huit heures du soir", 2, 6), is_past_noon("à huit heures du matin", 2, 6)
        (True, False)
        >>> is_past_noon("午後六時", 2, 4), is_past_noon("午後六人", 2, 4)
        (True, False)
    """
    before = text[max(start - _LONGEST_BEFORE, 0) : start]
    is_called_before = _PAST_NOON_BEFORE.search(before) and _HOUR.match(text, start)
    return bool(_PAST_NOON.match(text, end) or is_called_before)


_HALF_DAY = 720
_SAID = frozenset((5, 10, 20, 25))
"""Minutes that are said before or after an hour."""
_SAID_HOUR = r"(?P<hour>\d{1,2}|(?:[^\W\d_]|[\u0900-\u0965]){1,24})"
"""Digits, or a word and its signs for vowels, no longer than a number is: such signs begin no word, and may be many."""
_SAID_MINUTES = r"(?P<minutes>[^\W\d_]{2,24})"
_HAN_HOUR = r"(?P<hour>\d{1,2}|[一二三四五六七八九十两兩]{1,2})"


@cache
def _ways_to_say(code: str) -> Sequence[tuple[re.Pattern[str], int]]:
    """Return how a language says a time by the hour near it: patterns with that hour, and the minutes to add.

    Where the minutes are said, it is their sign.
    """
    rows = (row.split(" ", 2) for row in name_rows("clock"))
    hour = _HAN_HOUR if code == "han" else _SAID_HOUR
    begins, edge = ("", "") if code == "han" else (r"(?<!\w)", r"(?!\w)")
    return [
        (
            re.compile(
                f"{begins}{said.replace('_', hour).replace('#', _SAID_MINUTES)}{edge}",
                re.IGNORECASE,
            ),
            int(minutes),
        )
        for own, minutes, said in rows
        if own == code
    ]


_MONTH_NAMES = either(MONTHS, *PROSE_MONTHS.values(), *SHORT_MONTHS.values())
_MONTH_FIRSTS = "".join(sorted({name[0] for name in (*MONTHS, *chain(*PROSE_MONTHS.values()))}))
_DATE = re.compile(
    rf"(?=['’‘\d]|\b[{_MONTH_FIRSTS}])(?:\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s(?:of\s|de\s)?(?P<mo>{_MONTH_NAMES})\b\.?(?:,?\s(?:de\s)?(?P<y>[12]\d{{3}})\b)?"
    rf"|\b(?P<mo2>{_MONTH_NAMES})\b(?:\.?\s(?:the\s)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s(?P<y2>[12]\d{{3}})\b)?"
    r"|\.?,?\s(?:de\s)?(?P<y3>[12]\d{3})\b)?"
    r"|(?<![\d/.-])(?P<n1>\d{1,2})[/.-](?P<n2>\d{1,2})[/.-](?P<y4>(?:19|20)?\d\d)(?![\d/.-])"
    r"|(?<![\d-])(?P<y5>(?:19|20)\d\d)-(?P<n3>\d\d)-(?P<n4>\d\d)(?!\d)"
    r"|(?P<decade>(?:\b(?:1[5-9]|20)\d0|['’‘]\d0|(?<=\s)\d0)['’]?s)\b"
    r"|(?<![\d-])(?P<y6>(?:19|20)\d\d)[-–/](?P<to>\d\d)(?![\d-]))",
    re.IGNORECASE,
)
_SHORT_MONTHS = frozenset(name for name in MONTHS if len(name) < 4 and name not in ("mai", "may")) | {  # noqa: PLR2004
    "sept", "janv", "févr", "juil"
}  # fmt: skip
"""Short forms that are other words where no day or year stands beside them."""
_SMALL = frozenset({"fr", "es", *PROSE_MONTHS})
"""Languages that write months and days with a small letter."""
_SHORTEST_DAY = 3  # "so", "do" and "mo" are other words
_HOURS_OF = {
    "morgen": range(4, 12), "ochtend": range(4, 12), "vormittag": range(8, 12), "mittag": range(12, 14),
    "middag": range(12, 18), "nachmittag": range(14, 18), "abend": range(18, 24), "avond": range(18, 24), "nacht": range(21, 30),
}  # fmt: skip
"""The hours of the parts of a day that German and Dutch tie to it; those past midnight are of the next one."""
_DAYS = re.compile(
    rf"\b(?P<day>{either((n for n in WEEKDAYS if len(n) >= _SHORTEST_DAY), *PROSE_WEEKDAYS.values())})"
    rf"(?P<when>{'|'.join(_HOURS_OF)})?s?\b\.?",
    re.IGNORECASE,
)
_BY_LETTERS = re.compile(either(DAYS_BY_LETTERS, MONTHS_BY_LETTERS))
_RELATIVE = re.compile(
    r"\b(?P<when>last|previous|past|this|next|coming|following|letzte[nrms]?|vorige[nrms]?|nächste[nrms]?|kommende[nrms]?|diese[nrms]?)"
    r"\s(?P<what>week|weekend|month|year|decade|century|season|spring|summer|autumn|winter|night|woche|monat|jahr|[a-zä]+day|[a-z]+tag)\b",
    re.IGNORECASE,
)
_RELATIVE_DAY = re.compile(
    rf"\b(?:{either(*RELATIVE_DAYS.values())})\b|(?<![\uac00-\ud7a3前])(?:{either(RELATIVE_BY_LETTERS)})(?![날夜晚])",
    re.IGNORECASE,
)
_PERIODS = {
    "week": 0,
    "woche": 0,
    "month": 1,
    "monat": 1,
    "year": 2,
    "jahr": 2,
    "decade": 3,
    "century": 4,
}
_WHEN = {"last": -1, "prev": -1, "past": -1, "letz": -1, "vori": -1, "this": 0, "dies": 0}

Part = tuple[str, frozenset[int]]
"""A part of a date by its name (year, month, day, weekday, minute, decade, relative, period; offset from the day of publication),
with what it may be."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time or a date in a text."""

    start: int
    end: int
    parts: tuple[Part, ...]


def find_moments(text: str, start: int, end: int, published: date | None = None) -> list[Moment]:
    """Find the times and dates in a part of a text, in order, none overlapping.

    Args:
        text: A document.
        start: First character of the part.
        end: The character behind its last one.
        published: Day from which "yesterday" counts; it is none where that is not known.

    Example:
        >>> text = "on 6 May 2019 at 3 p.m., a Tuesday"
        >>> [text[m.start : m.end] for m in find_moments(text, 0, len(text))]
        ['6 May 2019', '3 p.m.', 'Tuesday']
    """
    found: list[Moment] = []
    every = [*_dates(text, start, end), *_times(text, start, end), *_said_times(text, start, end)]
    if published is not None:
        every += _relative_days(text, start, end, published)
    for one in sorted(every, key=lambda moment: (moment.start, -moment.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return found


def _relative_days(text: str, start: int, end: int, published: date) -> Iterator[Moment]:
    """Yield "yesterday" and the like as the day that it is."""
    offsets = RELATIVE_BY_LETTERS | RELATIVE_DAYS.get(language_of(text), {})
    for found in _RELATIVE_DAY.finditer(text, start, end):
        offset = offsets.get(found[0].lower())
        if offset is not None:
            day = published + timedelta(days=offset)
            parts = {"offset": offset, "weekday": day.weekday(), "day": day.day, "month": day.month, "year": day.year}  # fmt: skip
            known = tuple((part, frozenset((value,))) for part, value in parts.items())
            yield Moment(found.start(), found.end(), known)


def _times(text: str, start: int, end: int) -> Iterator[Moment]:
    for found in _TIME.finditer(text, start, end):
        if found["noon"] or found["midnight"]:
            minutes = [720] if found["noon"] else [0, 1440]
        elif found["half"]:
            hour = int(found["h"]) % 12 + 12 * (found["half"].lower() == "p")
            minutes = [60 * hour + int(found["m"] or 0)]
        else:
            hours = found["h2"] or found["h3"] or found["h4"] or found["h5"] or found["h6"]
            rest = found["m2"] or found["m3"] or found["m4"] or found["m5"] or found["m6"]
            at = 60 * int(hours) + int(rest or 0)
            minutes = [at, at + 720] if int(hours) <= 12 and not found["h4"] else [at]  # noqa: PLR2004
        parts = (("minute", frozenset(minutes)),)
        yield Moment(found.start(), found.end(), parts)


def _said_times(text: str, start: int, end: int) -> Iterator[Moment]:
    """Yield times that are said by the hour near them: "half past six", "halb sieben"."""
    han = ("han",) if text.find("半", start, end) >= 0 else ()
    for code in (*(likely_languages(text) or ("en",)), *han):
        for pattern, minutes in _ways_to_say(code):
            for found in pattern.finditer(text, start, end):
                hour, said = _hour(found["hour"], code), _minutes(found, code)
                if 1 <= hour <= 12 and said:  # noqa: PLR2004
                    at = (60 * hour + minutes * said) % _HALF_DAY
                    yield Moment(*found.span(), (("minute", frozenset((at, at + _HALF_DAY))),))


def _hour(word: str, code: str) -> int:
    """Return the hour that digits, a number or a rank say, 0 where they say none: "half a dozen"."""
    known = number_words_of(code)
    if known and word.lower() in known.scales:
        return 0
    numbers = find_numbers(word, 0, len(word), code)
    is_whole = len(numbers) == 1 and (numbers[0].start, numbers[0].end) == (0, len(word))
    return int(numbers[0].value) if is_whole else 0


def _minutes(found: re.Match[str], code: str) -> int:
    """Return the minutes that a time says, 0 where that is none ("all past one"), 1 where its way to say it has them."""
    said = found.groupdict().get("minutes")
    n = 1 if said is None else _hour(said, code)
    return n if said is None or n in _SAID else 0


def _dates(text: str, start: int, end: int) -> Iterator[Moment]:
    codes = likely_languages(text) or ("",)
    for found in _DATE.finditer(text, start, end):
        parts = next(filter(None, (_date_parts(found, code) for code in codes)), None)
        if parts:
            yield Moment(found.start(), found.end(), parts)
    for found in _DAYS.finditer(text, start, end):
        name = found["day"]
        small = [code for code in codes if name[0].isupper() or code in _SMALL]
        known = (PROSE_WEEKDAYS.get(code, WEEKDAYS).get(name.lower()) for code in small)
        if days := frozenset(day for day in known if day is not None):
            hours = _HOURS_OF.get((found["when"] or "").lower(), ())
            parts = (("weekday", days), *((("hours", frozenset(hours)),) if hours else ()))
            yield Moment(found.start(), found.end() - found[0].endswith("."), parts)
    for found in _BY_LETTERS.finditer(text, start, end):
        day, month = DAYS_BY_LETTERS.get(found[0]), MONTHS_BY_LETTERS.get(found[0])
        parts = tuple(
            (part, frozenset((value,)))
            for part, value in (("weekday", day), ("month", month))
            if value is not None
        )
        yield Moment(*found.span(), parts)
    for found in _RELATIVE.finditer(text, start, end):
        parts = (("relative", frozenset((_WHEN.get(found["when"].lower()[:4], 1),))),)
        period = _PERIODS.get(found["what"].lower())
        if period is not None:
            yield Moment(*found.span(), (*parts, ("period", frozenset((period,)))))
        else:
            yield Moment(found.start(), found.end("when"), parts)


def _date_parts(  # noqa: C901  one form of date a branch
    found: re.Match[str], code: str
) -> tuple[Part, ...]:
    """Return the parts of a date; none where a month stands alone and is another word."""
    known: dict[str, set[int]] = {}
    if found["decade"]:
        digits = int(re.sub(r"\D", "", found["decade"]))
        known["decade"] = {digits % 100}
    elif found["to"]:
        known["year"], known["until"] = {int(found["y6"])}, {int(found["to"])}
    elif found["n1"]:
        first, second, year = int(found["n1"]), int(found["n2"]), int(found["y4"])
        known["year"] = {year if year > 99 else 2000 + year}  # noqa: PLR2004
        known["day"], known["month"] = {first, second}, {first, second}
        if first > 12:  # noqa: PLR2004
            known["day"], known["month"] = {first}, {second}
        elif second > 12:  # noqa: PLR2004
            known["day"], known["month"] = {second}, {first}
    elif found["y5"]:
        known = {"year": {int(found["y5"])}, "month": {int(found["n3"])}, "day": {int(found["n4"])}}
    else:
        name = found["mo"] or found["mo2"]
        day, year_ = found["d"] or found["d2"], found["y"] or found["y2"] or found["y3"]
        whole = PROSE_MONTHS.get(code, MONTHS).get(name.lower())
        month = whole or SHORT_MONTHS.get(code, {}).get(name.lower())
        is_named = name[0].isupper() or code in _SMALL
        is_alone = not (day or year_)
        if not month or not is_named or (is_alone and (name.lower() in _SHORT_MONTHS or not whole)):
            return ()
        known["month"] = {month}
        if day:
            known["day"] = {int(day)}
        if year_:
            known["year"] = {int(year_)}
    return tuple((part, frozenset(values)) for part, values in known.items())
