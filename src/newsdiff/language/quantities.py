"""Quantities: what a number in a text means, with its sign, unit, bound and range; times, days and dates.

Two outlets write one value in many ways, and two values in nearly the same way ("5 km", "5 miles"). Each quantity
therefore has *readings*, since some are ambiguous ("3m" is three metres or three millions, "3:30" is twice a day), and
two quantities differ where no reading of one is a reading of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from newsdiff.language.dates import MONTHS, WEEKDAYS
from newsdiff.language.numbers import Number, find_numbers, language_of

_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86400.0
_UNITS: dict[str, tuple[str, float]] = {
    name: (dimension, size)
    for dimension, size, names in (
        ("length", 0.001, "mm millimetre millimeter millimètre milímetro"),
        ("length", 0.01, "cm centimetre centimeter zentimeter centimètre centímetro"),
        ("length", 0.0254, "inch inche in. zoll"),
        ("length", 0.3048, "ft foot feet fuß pied pie"),
        ("length", 0.9144, "yd yard"),
        ("length", 1.0, "m metre meter mètre metro"),
        ("length", 1000.0, "km kilometre kilometer kilomètre kilómetro"),
        ("length", 1609.344, "mi mile meile mille milla"),
        ("mass", 0.001, "g gram gramme gramm gramo"),
        ("mass", 0.02835, "oz ounce"),
        ("mass", 0.4536, "lb pound"),
        ("mass", 1.0, "kg kilo kilogram kilogramme kilogramm kilogramo"),
        ("mass", 6.35, "st stone"),
        ("mass", 1000.0, "ton tonne tonelada"),
        ("volume", 1.0, "l litre liter litro"),
        ("volume", 3.785, "gal gallon"),
        ("area", 1.0, "acre"),
        ("area", 2.471, "ha hectare hektar hectárea"),
        ("speed", 1.0, "kph km/h kmh"),
        ("speed", 1.609, "mph"),
        ("time", 1.0, "second sec sekunde seconde segundo"),
        ("time", _MINUTE, "minute min minuten minuto"),
        ("time", _HOUR, "hour hr stunde heure hora"),
        ("time", _DAY, "day tag tage tagen jour día dia"),
        ("time", 7 * _DAY, "week woche wochen semaine semana"),
        ("time", 14 * _DAY, "fortnight"),
        ("time", 30.4375 * _DAY, "month monat monate monaten mois mes mese"),
        ("time", 365.25 * _DAY, "year yr jahr jahre jahren année an año"),
        ("time", 3652.5 * _DAY, "decade jahrzehnt décennie década"),
        ("time", 36525 * _DAY, "century centurie jahrhundert siècle siglo"),
        ("money dollar", 1.0, "dollar dólar"),
        ("money euro", 1.0, "euro"),
        ("money pound", 1.0, "pound pfund livre libra"),
        *(
            (f"money {name}", 1.0, name)
            for name in "yen yuan franc peso rupee lira crown krona rand real".split()
        ),
        ("money rouble", 1.0, "rouble ruble"),
        ("times", 1.0, "time mal fois vece"),
    )
    for name in names.split()
}
_SPELLED = {
    "stunden": "stunde",
    "sekunden": "sekunde",
    "meses": "mes",
    "pies": "pie",
    "veces": "vece",
}
_CURRENCIES = {
    "US$": "dollar", "USD": "dollar", "$": "dollar", "A$": "dollar A", "AU$": "dollar A", "C$": "dollar C", "CA$": "dollar C",
    "NZ$": "dollar NZ", "HK$": "dollar HK", "£": "pound", "GBP": "pound", "€": "euro", "EUR": "euro", "¥": "yen",
    "JPY": "yen", "₹": "rupee", "Rs": "rupee", "Rs.": "rupee", "INR": "rupee", "CHF": "franc", "₽": "rouble", "RUB": "rouble",
}  # fmt: skip
_SCALES = {
    "thousand": 1e3, "tsd": 1e3, "million": 1e6, "millions": 1e6, "mn": 1e6, "mio": 1e6, "millionen": 1e6, "millones": 1e6, "millón": 1e6,
    "billion": 1e9, "billions": 1e9, "bn": 1e9, "mrd": 1e9, "milliarde": 1e9, "milliarden": 1e9, "milliard": 1e9,
    "milliards": 1e9, "trillion": 1e12, "tn": 1e12, "crore": 1e7, "lakh": 1e5, "dozen": 12.0, "hundred": 100.0, "tausend": 1e3,
    "mil": 1e3, "mille": 1e3, "k": 1e3, "m": 1e6, "b": 1e9,
}  # fmt: skip
_ATTACHED = frozenset("kmb")
"""Scales of one letter stand right behind the digits."""

_BEFORE_MONEY = re.compile(
    rf"(?:{'|'.join(re.escape(name) for name in sorted(_CURRENCIES, key=len, reverse=True))})\s?$"
)
_BEFORE_SIGN = re.compile(r"(?:(?:^|[\s(])[-−–]|\bminus\s)$")
_BOUNDS = {
    "min": "more than|over|above|at least|no fewer than|no less than|not less than|upwards of|in excess of|exceeding|beyond|"
    "mehr als|über|mindestens|wenigstens|plus de|au moins|plus d'|más de|al menos|por lo menos",
    "max": "fewer than|less than|under|below|at most|up to|no more than|not more than|as many as|nearly|almost|just under|close to|"
    "weniger als|unter|höchstens|bis zu|fast|knapp|moins de|moins d'|jusqu'à|au plus|près de|menos de|hasta|a lo sumo|casi",
}
_BEFORE_BOUND = {
    bound: re.compile(rf"\b(?:{words})\s(?:(?:the|a|an|some|about)\s)?$", re.IGNORECASE)
    for bound, words in _BOUNDS.items()
}
_REACH = 26  # characters before a number that hold its bound and its currency
_POINTS = re.compile(
    r"\s?-?(?:(?:percent(?:age)?|per\scent)[\s-]points?|prozentpunkten?|prozentpunkt|points\sde\spourcentage|puntos\sporcentuales)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"\s?-?(?:%|(?:per[\s-]cent|percent|pct|prozent|pour\scent|por\sciento)\b)", re.IGNORECASE
)
_DEGREES = re.compile(
    r"\s?-?(?:°|degrees?|grad|degrés|grados)?\s?(Celsius|Fahrenheit|C|F)\b|\s?-?(°|degrees?|grad|degrés|grados)(?!\w)"
)
_SCALE = re.compile(
    rf"(\s?-?)({'|'.join(sorted(_SCALES, key=len, reverse=True))})\b\.?", re.IGNORECASE
)
_PER_HOUR = re.compile(
    r"\s?-?(miles?|kilomet(?:re|er)s?|km)[\s-](?:per|an|a)[\s-]hour\b", re.IGNORECASE
)
_UNIT = re.compile(r"[\s-]?(in\.(?=\s)|km/h|[^\W\d_]+)")
_SQUARE = re.compile(r"\s?(?:square|cubic|sq\.?)[\s-]", re.IGNORECASE)
_RANGE = re.compile(r"\s?[-–—/:]\s?$|\s(?:to|bis|à|a|and|und|et|y)\s$")
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre|from|von|de)\s$", re.IGNORECASE)
_AN = re.compile(r"\b(an?|eine[mnr]?|eine?|une?|una?)[\s-]([^\W\d_]+)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(twice|both|beide[nrms]?|zweimal|double|triple)\b", re.IGNORECASE)
_COUNTS = {
    "twice": ("times", 2.0),
    "zweimal": ("times", 2.0),
    "double": ("", 2.0),
    "triple": ("", 3.0),
}

_ZONE = r"(?=\s?(?:[A-Z]{2,4}T?\b|Uhr\b|Z\b))"
_TIME = re.compile(
    rf"(?<![\d.:])(?P<h>\d{{1,2}})(?:[:.](?P<m>\d\d))?\s?(?P<half>[aApP])\.?\s?[mM](?:\.|\b)"
    rf"|(?<![\d.:,])(?P<h2>[01]?\d|2[0-4])[:.](?P<m2>[0-5]\d)(?![\d.,]){_ZONE}|(?<![\d.:,])(?P<h3>[01]?\d|2[0-4]):(?P<m3>[0-5]\d)(?![\d:])"
    r"|(?<![\d.:,])(?P<h4>[01]?\d|2[0-4])\sUhr(?:\s(?P<m4>[0-5]\d)\b)?|(?<![\d.:,])(?P<h5>[01]?\d|2[0-4])\s?h\s?(?P<m5>[0-5]\d)?\b"
    r"|(?:\b12\s)?\b(?P<noon>noon|midday|mittags)\b|(?:\b12\s)?\b(?P<midnight>midnight|mitternacht)\b"
)
_MONTH_NAMES = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_DATE = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s(?:of\s|de\s)?(?P<mo>{_MONTH_NAMES})\b\.?(?:,?\s(?:de\s)?(?P<y>[12]\d{{3}})\b)?"
    rf"|\b(?P<mo2>{_MONTH_NAMES})\b\.?\s(?:the\s)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s(?P<y2>[12]\d{{3}})\b)?"
    rf"|\b(?P<mo3>{_MONTH_NAMES})\b\.?,?\s(?:de\s)?(?P<y3>[12]\d{{3}})\b"
    r"|(?<![\d/.-])(?P<n1>\d{1,2})[/.-](?P<n2>\d{1,2})[/.-](?P<y4>(?:19|20)?\d\d)(?![\d/.-])"
    r"|(?<![\d-])(?P<y5>(?:19|20)\d\d)-(?P<n3>\d\d)-(?P<n4>\d\d)(?!\d)"
    r"|(?P<decade>(?:\b(?:1[5-9]|20)\d0|['’‘]\d0|(?<=\s)\d0)['’]?s)\b"
    r"|(?<![\d-])(?P<y6>(?:19|20)\d\d)[-–/](?P<to>\d\d)(?![\d-])"
    rf"|\b(?P<mo4>{_MONTH_NAMES})\b",
    re.IGNORECASE,
)
_SHORT_MONTHS = frozenset(name for name in MONTHS if len(name) < 4 and name != "mai") | {  # noqa: PLR2004
    "sept", "janv", "févr", "juil"
}  # fmt: skip
"""Short forms that are other words where no day or year stands beside them."""
_SHORTEST_DAY = 3  # "so", "do" and "mo" are other words
_DAYS = re.compile(
    rf"\b(?:{'|'.join(sorted((n for n in WEEKDAYS if len(n) >= _SHORTEST_DAY), key=len, reverse=True))})\b\.?",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?P<when>last|previous|past|this|next|coming|following|letzte[nrms]?|vorige[nrms]?|nächste[nrms]?|kommende[nrms]?|diese[nrms]?)"
    r"\s(?P<what>week|weekend|month|year|decade|century|season|spring|summer|autumn|winter|night|woche|monat|jahr|[a-zä]+day|[a-z]+tag)\b",
    re.IGNORECASE,
)
_WHEN = {"last": -1, "prev": -1, "past": -1, "letz": -1, "vori": -1, "this": 0, "dies": 0}
_YEARS = range(1800, 2100)
_MAX_ERROR = 0.1
"""Newspapers round: 50 feet become 15 metres (15.24), 100 miles 160 kilometres."""
_MAX_DEGREES = 1.5

Kind = Literal["number", "date"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a quantity."""

    dimension: str
    """What is measured; "" where that is not said."""
    value: float
    """In base units, or as it is printed where there is no unit."""
    plain: float
    """As it is printed, with its scale but without its unit."""
    unit: float = 1.0
    end: float | None = None
    """The other end of a range, or the other side of a score, as it is printed."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, a time or a date in a text, with everything that belongs to it."""

    start: int
    end: int
    kind: Kind
    readings: frozenset[Reading]
    bound: str = ""
    """`min` for "more than", `max` for "up to" and "nearly"."""
    parts: tuple[tuple[str, frozenset[int]], ...] = ()
    """Of a date: year, month, day, weekday ... with what each may be."""


def find_quantities(text: str, start: int, end: int) -> list[Quantity]:
    """Find the quantities in a part of a text, in order, none overlapping.

    Example:
        >>> text = "Over 5 km on 6 May 2019 at 3 p.m. for £5m"
        >>> [text[q.start : q.end] for q in find_quantities(text, 0, len(text))]
        ['Over 5 km', '6 May 2019', '3 p.m.', '£5m']
    """
    taken = sorted(
        (*_dates(text, start, end), *_times(text, start, end)), key=lambda q: (q.start, -q.end)
    )
    found: list[Quantity] = []
    for one in taken:
        if not found or one.start >= found[-1].end:
            found.append(one)
    free = [
        number
        for number in find_numbers(text, start, end)
        if not any(q.start < number.end and number.start < q.end for q in found)
    ]
    numbers = list(_numbers(text, start, end, free))
    found += numbers
    for one in _counted(text, start, end):
        if not any(q.start < one.end and one.start < q.end for q in found):
            found.append(one)
    return sorted(found, key=lambda q: q.start)


def are_of_one_kind(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities say something of the same kind: a weekday and a month do not."""
    if a.kind != b.kind:
        return bool(_year_of(a) and _year_of(b))
    return a.kind == "number" or not dict(a.parts).keys().isdisjoint(dict(b.parts))


def contradict(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities cannot mean the same.

    Example:
        >>> def one(text): return find_quantities(text, 0, len(text))[0]
        >>> [contradict(one(a), one(b)) for a, b in (("5 km", "5 miles"), ("£1.5bn", "£1,500m"), ("3 p.m.", "15:00"))]
        [True, False, False]
        >>> contradict(one("50 feet"), one("15 metres")), contradict(one("up to 50"), one("at least 50"))
        (False, True)
    """
    if a.kind != b.kind:
        return _year_of(a) != _year_of(b) if _year_of(a) and _year_of(b) else False
    if a.parts or b.parts:
        ours, theirs = dict(a.parts), dict(b.parts)
        both = ours.keys() & theirs.keys()
        return any(ours[part].isdisjoint(theirs[part]) for part in both)
    if {a.bound, b.bound} == {"min", "max"}:
        return True
    return not any(_is_same(x, y) for x in a.readings for y in b.readings)


def _year_of(quantity: Quantity) -> int | None:
    """Return the year that a date or a plain number may be."""
    for part, values in quantity.parts:
        if part == "year":
            return min(values)
    years = [int(r.plain) for r in quantity.readings if not r.dimension and r.plain in _YEARS]
    return years[0] if years and not quantity.parts else None


def _is_same(a: Reading, b: Reading) -> bool:
    if (a.end is None) != (b.end is None) or (a.end is not None and a.end != b.end):
        return False
    if a.dimension != b.dimension:
        if a.dimension == "ordinal" or b.dimension == "ordinal":
            return False
        if {a.dimension, b.dimension} == {"share", "percent"}:
            return _is_near(a.value, b.value, 0.01)
        if a.dimension.startswith("degrees") and b.dimension.startswith("degrees"):
            return _in_celsius(a, b)
        is_dollar = "money dollar" in (a.dimension, b.dimension)
        is_kin = is_dollar and a.dimension[:12] == b.dimension[:12]
        return (is_kin or not a.dimension or not b.dimension) and _is_near(a.plain, b.plain, 1e-9)
    error = 1e-9 if a.unit == b.unit else _MAX_ERROR
    return _is_near(a.value, b.value, error)


def _in_celsius(a: Reading, b: Reading) -> bool:
    """Whether two temperatures are the same: "30 degrees" may be of either scale."""
    if "degrees" in (a.dimension, b.dimension):
        return a.plain == b.plain
    celsius = [(r.plain - 32) / 1.8 if r.dimension.endswith("F") else r.plain for r in (a, b)]
    return abs(celsius[0] - celsius[1]) <= _MAX_DEGREES


def _is_near(a: float, b: float, error: float) -> bool:
    return abs(a - b) <= error * max(abs(a), abs(b))


def _numbers(text: str, start: int, end: int, free: list[Number]) -> Iterator[Quantity]:
    """Yield the quantities of numbers; those that are a range or a score as one."""
    at = 0
    while at < len(free):
        number = free[at]
        other = free[at + 1] if at + 1 < len(free) else None
        if other and not number.is_ordinal and _is_range(text, number, other):
            yield _quantity(text, start, end, number, other)
            at += 2
        else:
            yield _quantity(text, start, end, number)
            at += 1


def _is_range(text: str, number: Number, other: Number) -> bool:
    between = text[number.end : other.start]
    if not _RANGE.fullmatch(between) or other.is_ordinal:
        return False
    if between.strip() in ("and", "und", "et", "y"):
        return bool(_BETWEEN.search(text[max(number.start - _REACH, 0) : number.start]))
    if number.is_word != other.is_word or (other.value < number.value and number.value in _YEARS):
        return False
    is_tight = between in ("-", "–", "—", ":", "/")
    return not (is_tight and (number.is_word or other.is_word)) and between != "/"


def _quantity(
    text: str, start: int, end: int, number: Number, other: Number | None = None
) -> Quantity:
    """Read what stands before and behind a number."""
    first, last = number.start, (other or number).end
    before = text[max(start, first - _REACH) : first]
    money = ""
    if found := _BEFORE_MONEY.search(before):
        money = _CURRENCIES[found[0].strip()]
        first -= len(found[0])
        before = before[: found.start()]
    sign = 1.0
    if found := _BEFORE_SIGN.search(before):
        sign, first = -1.0, first - len(found[0].lstrip(" ("))
        before = before[: found.start()]
    bound = ""
    for name, pattern in _BEFORE_BOUND.items():
        if found := pattern.search(before):
            bound, first = name, first - len(found[0])
    value, up_to = sign * number.value, other.value if other else None
    readings, last = _with_units(text, last, end, value, number, money)
    if up_to is not None:
        readings = {Reading(r.dimension, r.value, r.plain, r.unit, up_to) for r in readings}
    return Quantity(first, last, "number", frozenset(readings), bound)


def _with_units(  # noqa: C901, PLR0911, PLR0912  one question a unit, in order
    text: str, last: int, end: int, value: float, number: Number, money: str
) -> tuple[set[Reading], int]:
    """Return the readings of a number with what stands behind it, and where that ends."""
    if number.is_ordinal:
        return {Reading("ordinal", value, value)}, last
    if number.is_fraction:
        return {Reading("share", value, value)}, last
    plain, letter = value, ""
    if (found := _SCALE.match(text, last, end)) and not _PERCENT.match(text, last, end):
        name = found[2].lower()
        if name in _ATTACHED:
            if not found[1] and not number.is_word:
                letter = name
        else:
            plain, last = value * _SCALES[name], found.end(2)
            if (more := _SCALE.match(text, last, end)) and more[2].lower() not in _ATTACHED:
                plain, last = plain * _SCALES[more[2].lower()], more.end(2)
    if letter:
        scaled = value * _SCALES[letter]
        behind = last + 1
        if money:
            return {Reading(f"money {money}", scaled, scaled)}, behind
        unit = _UNIT.match(text, behind, end)
        known = _unit(unit[1]) if unit else None
        readings = {Reading("", scaled, scaled)}
        if known and known[0].startswith("money") and unit:
            return {Reading(known[0], scaled, scaled)}, unit.end()
        if letter == "m":
            readings.add(Reading("length", value, value, 1.0))
        return readings, behind
    if money:
        return {Reading(f"money {money}", plain, plain)}, last
    for pattern, dimension in ((_POINTS, "points"), (_PERCENT, "percent")):
        if found := pattern.match(text, last, end):
            size = 0.01 if dimension == "percent" else 1.0
            return {Reading(dimension, plain * size, plain)}, found.end()
    if found := _DEGREES.match(text, last, end):
        letter = (found[1] or "")[:1]
        return {Reading(f"degrees {letter}".strip(), plain, plain)}, found.end()
    if found := _PER_HOUR.match(text, last, end):
        size = 1.609 if found[1].lower().startswith("mile") else 1.0
        return {Reading("speed", plain * size, plain, size)}, found.end()
    squared = _SQUARE.match(text, last, end)
    unit = _UNIT.match(text, squared.end() if squared else last, end)
    if unit and (known := _unit(unit[1])):
        dimension, size = known
        dimension = f"square {dimension}" if squared else dimension
        readings = {Reading(dimension, plain * size, plain, size)}
        if unit[1].lower().startswith("pound"):
            readings.add(Reading("money pound", plain, plain))
        if dimension == "times" and not unit[1].lower().endswith("s") and value != 1:
            return {Reading("", plain, plain)}, last
        return readings, unit.end()
    return {Reading("", plain, plain)}, last


def _unit(word: str) -> tuple[str, float] | None:
    """Return dimension and size of a unit by any of its forms."""
    lower = word.lower()
    for form in (
        lower,
        _SPELLED.get(lower, ""),
        lower.removesuffix("s"),
        lower.removesuffix("n"),
        lower.removesuffix("es"),
    ):
        if form in _UNITS:
            is_short = len(word) == 1
            return None if is_short and word != lower else _UNITS[form]
    return None


def _counted(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Yield what counts without a number: "a week", "both", "twice"."""
    for found in _AN.finditer(text, start, end):
        known = _unit(found[2])
        if known and known[0] == "time":
            reading = Reading("time", known[1], 1.0, known[1])
            yield Quantity(found.start(), found.end(), "number", frozenset((reading,)))
    for found in _COUNTED.finditer(text, start, end):
        dimension, value = _COUNTS.get(found[0].lower(), ("", 2.0))
        reading = Reading(dimension, value, value)
        yield Quantity(found.start(), found.end(), "number", frozenset((reading,)))


def _times(text: str, start: int, end: int) -> Iterator[Quantity]:
    for found in _TIME.finditer(text, start, end):
        if found["noon"] or found["midnight"]:
            minutes = [720] if found["noon"] else [0, 1440]
        elif found["half"]:
            hour = int(found["h"]) % 12 + 12 * (found["half"].lower() == "p")
            minutes = [60 * hour + int(found["m"] or 0)]
        else:
            hours = found["h2"] or found["h3"] or found["h4"] or found["h5"]
            rest = found["m2"] or found["m3"] or found["m4"] or found["m5"]
            at = 60 * int(hours) + int(rest or 0)
            minutes = [at, at + 720] if int(hours) <= 12 and not found["h4"] else [at]  # noqa: PLR2004
        parts = (("minute", frozenset(minutes)),)
        yield Quantity(found.start(), found.end(), "date", frozenset(), parts=parts)


def _dates(text: str, start: int, end: int) -> Iterator[Quantity]:
    code = language_of(text)
    for found in _DATE.finditer(text, start, end):
        parts = _date_parts(found, code)
        if parts:
            yield Quantity(found.start(), found.end(), "date", frozenset(), parts=parts)
    for found in _DAYS.finditer(text, start, end):
        name = found[0].rstrip(".")
        if name[0].isupper() or code in ("fr", "es"):
            parts = (("weekday", frozenset((WEEKDAYS[name.lower()],))),)
            last = found.start() + len(name)
            yield Quantity(found.start(), last, "date", frozenset(), parts=parts)
    for found in _RELATIVE.finditer(text, start, end):
        parts = (("relative", frozenset((_WHEN.get(found["when"].lower()[:4], 1),))),)
        last = found.end("when")
        yield Quantity(found.start(), last, "date", frozenset(), parts=parts)


def _date_parts(  # noqa: C901  one form of date a branch
    found: re.Match[str], code: str
) -> tuple[tuple[str, frozenset[int]], ...]:
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
        name = found["mo"] or found["mo2"] or found["mo3"] or found["mo4"]
        is_named = name[0].isupper() or code in ("fr", "es")
        if not is_named or (found["mo4"] and name.lower() in _SHORT_MONTHS):
            return ()
        known["month"] = {MONTHS[name.lower()]}
        if day := found["d"] or found["d2"]:
            known["day"] = {int(day)}
        if year_ := found["y"] or found["y2"] or found["y3"]:
            known["year"] = {int(year_)}
    return tuple((part, frozenset(values)) for part, values in known.items())
