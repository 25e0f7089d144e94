"""The figures of a text in one of ten languages: values that a translator carries over as they are.

Quantities with their units and sizes (`quantities`), days, months, years and weekdays. Times of day are read so that
they are nothing else, and left out: whoever translates may move them to another zone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from newsdiff.language.calendars import MONTHS_OF, WEEKDAYS_OF
from newsdiff.language.digits import digit_places
from newsdiff.language.letters import caseless
from newsdiff.language.quantities import Quantity, are_equal, find_quantities
from newsdiff.language.readings import Reading

_CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d\d(?!\d|[.,]\d)(?:\s?[ap]\.?m\b)?"
    r"|\b\d{1,2}(?:\s?[ap]\.?\s?m\b|\s?h\b|\s?(?:Uhr|heures?|uur|o'clock|часов|часа)\b|[点點时])"
    r"|\b(?:alle|dalle|às|a\slas|las|godz\.|godzinie|kl\.)\s\d{1,2}(?!\d)",
    re.IGNORECASE,
)
_DECADE = re.compile(r"\b\d{2,4}(?:['’]?s\b|er\b|年代|-[еых]{1,2}\b)")
_YEAR = re.compile(r"(?<![\d.,:/-])(?:1[5-9]|20)\d\d(?![\d.,:/-]\d|\d)")
_HAN_DATE = re.compile(r"(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号號])?")
_HAN_YEAR = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)年(?!代)")
_HAN_DAY = re.compile(r"(?:周|星期|礼拜|禮拜|週)([一二三四五六日天])")
_HAN_DAYS = "一二三四五六日"
_BARE_RANGE = re.compile(r"\d[\d.,]{0,20}\s[^\W\d]{1,5}\s\d[\d.,]{0,20}")
_NIGHT = re.compile(
    r"night|nacht|nuit|noche|notte|noite|noc[ya]?\b|ноч|夜|evening|abend|avond|eve\b|vorabend|veille|víspera|vigilia|véspera|"
    r"вечер|wiecz|soir|sera\b|tarde\b|晚",
    re.IGNORECASE,
)
_BARE_WORDS = frozenset("neuf sei sette sete acht elf zeven once sto семью шесть".split())
"""Number words that are other words of their language, too."""
_VAGUE = re.compile(
    r"(?:thousands?|millions?|billions?|hundreds?|dozens?|dutzende?|hundert[e]?|tausend[e]?|million(?:en)?|milliarden?|milliards?|"
    r"mill[oó]n(?:es)?|miles|mil|centinaia|migliaia|milion[ie]|miliard[ioy]|milh(?:ão|ões)|bilh(?:ão|ões)|miljoen(?:en)?|miljard(?:en)?|"
    r"duizend(?:en)?|honderd(?:en)?|milion(?:y|ów)?|miliard(?:ów)?|tysi[ąę]c\w?|tysiące|тысяч[аи]?|миллион\w{0,2}|миллиард\w{0,2}|"
    r"сто|ста|sto|stu|cento|cem|cien)\b",
    re.IGNORECASE,
)
"""Words for many that are no number by themselves."""
_MIN_SCALED = 10_000
"""Numbers that have their thousands: "2.3 million" is no "2.3 billion" with something understood."""
_MAX_ROUNDING = 0.05
"""Share by which a rounded value is off: "987" and "nearly 1,000"."""
_DAYS_OF_WEEK = 7

Date = tuple[int | None, int]
"""Day of the month, None where it is not said, and month."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value in a text."""

    kind: str
    """`weekday`, `date`, `year`, `clock`, or what is measured; "" for what is counted."""
    start: int
    end: int
    quantity: Quantity | None = None
    """Where it is a quantity."""
    day: Date | None = None
    """Where it is a date; of a weekday its number, Monday is 0, as the second part."""
    is_sure: bool = True
    """Whether it is no other word of its language."""

    @property
    def is_date(self) -> bool:
        """Whether it says when."""
        return self.quantity is None

    def may_be(self, other: Figure) -> bool:
        """Whether two figures may mean the same, whoever rounds or converts."""
        if self.quantity and other.quantity:
            ours, theirs = (replace(one, bound="") for one in (self.quantity, other.quantity))
            return are_equal(ours, theirs) or any(
                is_rounded(x, y) for x in ours.readings for y in theirs.readings
            )
        if self.kind != other.kind or self.day is None or other.day is None:
            return False
        days = {self.day[0], other.day[0]}
        return self.day[1] == other.day[1] and (None in days or len(days) == 1)


def find_figures(text: str, start: int, end: int, code: str) -> list[Figure]:
    """Find the figures in a part of a text in a language, in order, none overlapping.

    Example:
        >>> text = "Am Dienstag, 3. März 2020, kamen um 15 Uhr 1.200 Gäste."
        >>> [(text[f.start : f.end], f.kind) for f in find_figures(text, 0, len(text), "de")]
        [('Dienstag', 'weekday'), ('3. März', 'date'), ('2020', 'year'), ('15 Uhr', 'clock'), ('1.200', '')]
    """
    found: list[Figure] = []
    every = (one for find in (_days, _dates, _hours) for one in find(text, start, end, code))
    for one in sorted(every, key=lambda one: (one.start, -one.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    taken = [(one.start, one.end) for one in found]
    quantities = find_quantities(text, start, end, taken, code)
    for quantity in (part for one in quantities for part in _ends(one, text)):
        readings = quantity.readings
        kinds = sorted({reading.dimension for reading in readings})
        words = text[quantity.start : quantity.end].lower()
        is_sure = kinds != ["ordinal"] and all(is_one_value(reading) for reading in readings)
        is_sure = is_sure and not (words in _BARE_WORDS or _VAGUE.match(words))
        kind = "percent" if kinds == ["share"] and "分之" in words else kinds[-1]
        found.append(Figure(kind, quantity.start, quantity.end, quantity, is_sure=is_sure))
    return sorted(found, key=lambda one: one.start)


def contradicts(a: Figure, b: Figure, text_a: str, text_b: str) -> bool:
    """Whether two figures that stand for each other in two sentences surely mean different things.

    Days next to each other do not where a sentence speaks of a night: "in der Nacht zum Montag" is Sunday night.
    """
    if a.kind != b.kind or a.kind == "clock" or not (a.is_sure and b.is_sure) or a.may_be(b):
        return False
    if a.quantity and b.quantity and not are_in_one_unit(a.quantity, b.quantity):
        return False
    if a.kind == "weekday" and a.day and b.day:
        is_next = (a.day[1] - b.day[1]) % _DAYS_OF_WEEK in (1, _DAYS_OF_WEEK - 1)
        return not (is_next and tells_of_night(text_a, text_b))
    return True


def tells_of_night(*texts: str) -> bool:
    """Whether some of some texts speak of a night or an evening, which two days have in common."""
    return any(map(_NIGHT.search, texts))


def are_in_one_unit(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities are in one unit, and no thousands are understood in one of them ("17 million, nine of it")."""
    units = [{reading.unit for reading in one.readings} for one in (a, b)]
    pairs = (sorted((x.plain, y.plain)) for x in a.readings for y in b.readings)
    sizes = {large / (small or 1) for small, large in pairs if small < _MIN_SCALED}
    return units[0] == units[1] and sizes.isdisjoint((1e3, 1e6, 1e9))


def is_one_value(reading: Reading) -> bool:
    """Whether a quantity is one value, from two on: "one" is an article in many languages."""
    return reading.end is None and (reading.plain > 1 or reading.dimension not in ("", "time"))


def is_rounded(a: Reading, b: Reading) -> bool:
    """Whether one of two values is the other, rounded."""
    if a.dimension != b.dimension and "" not in (a.dimension, b.dimension):
        return False
    small, large = sorted((abs(a.value), abs(b.value)))
    if not large or large - small > _MAX_ROUNDING * large:
        return False
    digits = [len(f"{value:.6g}".replace(".", "").strip("0")) for value in (a.value, b.value)]
    return digits[0] != digits[1]


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], dict[str, int], re.Pattern[str], dict[str, int]]:
    """Return what finds dates and weekdays in a language, with the numbers of its months and days."""
    months, days = MONTHS_OF[code], WEEKDAYS_OF[code]
    either = [
        "|".join(sorted(map(re.escape, names), key=len, reverse=True)) for names in (months, days)
    ]
    date = (
        rf"\b(?P<day>\d{{1,2}})(?:\.|º|er|th|st|nd|rd)?\s(?:de\s|of\s|d['’])?(?P<month>{either[0]})\b"
        rf"|\b(?P<month2>{either[0]})\b(?:\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.,]\d|\d))?"
    )
    return (
        re.compile(date, re.IGNORECASE),
        {caseless(name): number for name, number in months.items()},
        re.compile(rf"\b(?:{either[1]})\b", re.IGNORECASE),
        {caseless(name): number for name, number in days.items()},
    )


def _holds(text: str, start: int, end: int, names: Iterable[str]) -> bool:
    """Whether some of these names are in a part of a text, which takes less time to see than where."""
    part = caseless(text[start:end])
    return any(map(part.__contains__, names))


def _dates(text: str, start: int, end: int, code: str) -> Iterator[Figure]:
    """Yield dates, months, years and decades."""
    places = digit_places(text, start, end)
    for at in places:
        if found := _DECADE.match(text, at, end):
            yield Figure("clock", *found.span())
        if found := _YEAR.match(text, at, end):
            yield Figure("year", *found.span(), day=(None, int(found[0])))
    has_year = text.find("年", start, end) >= 0
    for found in _HAN_YEAR.finditer(text, start, end) if has_year else ():
        yield Figure("year", *found.span(), day=(None, int(found[1])))
    for found in _HAN_DATE.finditer(text, start, end):
        day = int(found["day"]) if found["day"] else None
        yield Figure("date", *found.span(), day=(day, int(found["month"])))
    if code in MONTHS_OF:
        yield from _named_dates(text, start, end, code)


def _named_dates(text: str, start: int, end: int, code: str) -> Iterator[Figure]:
    """Yield days and months whose month is named."""
    pattern, months, _, _ = _patterns(code)
    for found in pattern.finditer(text, start, end) if _holds(text, start, end, months) else ():
        name, day_of = (
            (found["month"], found["day"]) if found["day"] else (found["month2"], found["day2"])
        )
        is_capital = code in ("en", "de")
        if is_capital and not name[0].isupper():
            continue  # "may", "march"
        day = int(day_of) if day_of else None
        yield Figure(
            "date",
            *found.span(),
            day=(day, months[caseless(name)]),
            is_sure=bool(day) or name != "May",
        )


def _days(text: str, start: int, end: int, code: str) -> Iterator[Figure]:
    """Yield weekdays."""
    for found in _HAN_DAY.finditer(text, start, end):
        number = _HAN_DAYS.find(found[1].replace("天", "日"))
        yield Figure("weekday", *found.span(), day=(None, number))
    if code in WEEKDAYS_OF:
        _, _, pattern, days = _patterns(code)
        for found in pattern.finditer(text, start, end) if _holds(text, start, end, days) else ():
            is_name = code not in ("en", "de") or found[0][0].isupper()
            number = days[caseless(found[0])]
            yield Figure("weekday" if is_name else "clock", *found.span(), day=(None, number))


def _hours(text: str, start: int, end: int, code: str) -> Iterator[Figure]:
    """Yield times of day; "7.25 per cent" is none."""
    has_digits = bool(digit_places(text, start, end))
    hours = [found.span() for found in _CLOCK.finditer(text, start, end)] if has_digits else []
    measured = [
        quantity
        for quantity in (find_quantities(text, start, end, (), code) if hours else ())
        if all(reading.dimension not in ("", "time") for reading in quantity.readings)
    ]
    starts = [quantity.start for quantity in measured]
    for first, last in hours:
        at = bisect_right(starts, first) - 1
        if at < 0 or measured[at].end <= first:
            yield Figure("clock", first, last)


def _ends(quantity: Quantity, text: str) -> tuple[Quantity, ...]:
    """Return both ends of a range of bare numbers, "from 410 to 288", as values of their own; scores and seasons are none."""
    if not _BARE_RANGE.fullmatch(text, quantity.start, quantity.end):
        return (quantity,)
    ends = [(one.value, one.end or one.value) for one in quantity.readings]
    return tuple(
        replace(quantity, readings=frozenset(Reading("", value, value) for value in values))
        for values in zip(*ends, strict=True)
    )
