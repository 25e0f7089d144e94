"""Quantities: what a number in a text means, with its sign, unit, bound and range.

Two outlets write one value in many ways, and two values in nearly the same way ("5 km", "5 miles"). Each quantity
therefore has *readings*, since some are ambiguous ("3m" is three metres or three millions), and two quantities differ
where no reading of one is a reading of the other. Times and dates are `moments`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from newsdiff.language.movements import REACH, movement
from newsdiff.language.numbers import Number, find_numbers
from newsdiff.language.units import CURRENCIES, HAN_UNITS, SCALES, unit_of

_ATTACHED = frozenset("kmb")
"""Scales of one letter stand right behind the digits."""

_BEFORE_MONEY = re.compile(
    rf"(?:{'|'.join(re.escape(name) for name in sorted(CURRENCIES, key=len, reverse=True))})\s?$"
)
_BEFORE_SIGN = re.compile(r"(?:(?:^|[\s(])[-−–]|\bminus\s)$")
_BOUNDS = {
    "min": "more than|over|above|at least|no fewer than|no less than|not less than|upwards of|in excess of|exceeding|beyond|"
    "mehr als|über|mindestens|wenigstens|plus de|au moins|plus d'|más de|al menos|por lo menos|più di|oltre|almeno|mais de|pelo menos|"
    "meer dan|minstens|ten minste|minimaal|ruim|более|больше|свыше|не менее|не меньше|как минимум|минимум|nicht weniger als|minimal|pas moins de|au minimum|como mínimo|no menos de|non meno di|come minimo|no mínimo|"
    "não menos de|op zijn minst|niet minder dan|zeker|nie mniej niż|minimum|ponad|więcej niż|co najmniej|przynajmniej",
    "max": "fewer than|less than|under|below|at most|up to|no more than|not more than|as many as|nearly|almost|just under|close to|"
    "weniger als|unter|höchstens|bis zu|fast|knapp|moins de|moins d'|jusqu'à|au plus|près de|menos de|hasta|a lo sumo|casi|meno di|fino a|al massimo|quasi|até|no máximo|quase|"
    "minder dan|hoogstens|maximaal|bijna|менее|меньше|не более|не больше|почти|максимум|nicht mehr als|maximal|tout au plus|au maximum|pas plus de|como mucho|como máximo|no más de|non più di|"
    "come massimo|não mais de|hooguit|ten hoogste|niet meer dan|nie więcej niż|maksymalnie|mniej niż|co najwyżej|najwyżej|prawie|niemal",
}
_BEFORE_BOUND = {
    bound: re.compile(rf"\b(?:{words})\s(?:(?:the|a|an|some|about)\s)?$", re.IGNORECASE)
    for bound, words in _BOUNDS.items()
}
_BOUNDS_UNSPACED = {
    "min": re.compile(
        "(?:至少有?|不少于|不少於|超过|超過|多于|逾|少なくとも|最低でも?|최소|적어도)\\s?[约約]?$"
    ),
    "max": re.compile(
        "(?:最多有?|至多|不超过|不超過|不到|少于|近|最大で?|多くとも|最高|최대|많아야)\\s?[约約]?$"
    ),
}
_REACH = 26  # characters before a number that hold its bound and its currency
_POINTS = re.compile(
    r"\s?-?(?:(?:percent(?:age)?|per\scent)[\s-]points?|prozentpunkten?|prozentpunkt|points\sde\spourcentage|puntos\sporcentuales|punti\spercentuali|pontos\spercentuais|procentpunt(?:en)?|процентн\w{2,3}\sпункт\w{0,2}|punkt(?:y|ów)?\sprocentow\w{1,3}|"
    r"points?|punkten?|punkt|puntos?|punt[oi]|pontos?|punten|пункт\w{0,2}|punkt(?:y|ów|ami)?|个百分点|百分点|ポイント|포인트)(?:\b|(?<=[点ト트]))",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"\s?-?(?:%|(?:per[\s-]cent|percent|pct|prozent|pour\scent|por\s(?:ciento|cento)|per\scento|procent\w{0,2}|proc|процент\w{0,3})\b)",
    re.IGNORECASE,
)
_DEGREES = re.compile(
    r"\s?-?(?:°|degrees?|grad|degrés|grados)?\s?(Celsius|Fahrenheit|C|F)\b|\s?-?(°|degrees?|grad|degrés|grados)(?!\w)"
)
_SIGNED = (
    (_POINTS, "points", 1.0),
    (_PERCENT, "percent", 0.01),
    (_DEGREES, "degrees", 1.0),
)
_SCALE = re.compile(
    rf"(\s?-?)({'|'.join(sorted(SCALES, key=len, reverse=True))})\b\.?", re.IGNORECASE
)
_PER_HOUR = re.compile(
    r"\s?-?(miles?|kilomet(?:re|er)s?|km)[\s-](?:per|an|a)[\s-]hour\b", re.IGNORECASE
)
_UNIT = re.compile(r"[\s-]?(in\.(?=\s)|km/h|[^\W\d_]+)")
_HAN_UNIT = re.compile(rf"\s?({'|'.join(sorted(HAN_UNITS, key=len, reverse=True))})")
_LETTER_OF_MONEY = re.compile(
    r"\s?(k|m|md|bn|mn)\s?([€$£])(?!\w)(?!\s[\d¼-¾⅐-⅞一-鿿])", re.IGNORECASE
)
_MONEY_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "md": 1e9}
_OF_MONEY = re.compile(r"\s(?:de\s|di\s|d['’])([^\W\d_]+)")
_SQUARE = re.compile(r"\s?(?:square|cubic|sq\.?)[\s-]", re.IGNORECASE)
_RANGE = re.compile(r"\s?[-–—/:]\s?$|\s(?:to|bis|zu|à|a|and|und|et|y)\s$")
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre|from|von|de)\s$", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?<![\d(])\(?\b(\d{3})\)?[ .-]{1,2}(\d{3})[ .-](\d{4})(?!\d)")
_AN = re.compile(r"\b(an?|eine[mnr]?|eine?|une?|una?)[\s-]([^\W\d_]+)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(twice|both|beide[nrms]?|zweimal|double|triple)\b", re.IGNORECASE)
_COUNTS = {
    "twice": ("times", 2.0),
    "zweimal": ("times", 2.0),
    "double": ("", 2.0),
    "triple": ("", 3.0),
}

_MAX_ERROR = 0.1
"""Newspapers round: 50 feet become 15 metres (15.24), 100 miles 160 kilometres."""
_MAX_DEGREES = 1.5
YEARS = range(1800, 2100)
"""Plain numbers that may be years."""

Span = tuple[int, int]


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
    """Size of its unit."""
    end: float | None = None
    """The other end of a range, or the other side of a score, as it is printed."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text, with everything that belongs to it."""

    start: int
    end: int
    readings: frozenset[Reading]
    bound: str = ""
    """`min` for "more than", `max` for "up to" and "nearly"."""
    move: str = ""
    """Of a figure that rose or fell: `by` how much, or `to` what."""


Placed = TypeVar("Placed", Number, Quantity)


def find_quantities(
    text: str, start: int, end: int, taken: Sequence[Span] = (), code: str = ""
) -> list[Quantity]:
    """Find the quantities in a part of a text, in order, none overlapping and none in a span that is taken.

    The spans that are taken are in order; `code` is the language, if that is known.

    Example:
        >>> text = "Over 5 km in a week for £5m"
        >>> [text[q.start : q.end] for q in find_quantities(text, 0, len(text))]
        ['Over 5 km', 'a week', '£5m']
    """
    phones = _apart(_telephones(text, start, end), taken)
    taken = sorted([*taken, *((one.start, one.end) for one in phones)])
    found = [
        *phones,
        *_numbers(text, start, end, _apart(find_numbers(text, start, end, code), taken)),
    ]
    spans = sorted([*taken, *((one.start, one.end) for one in found)])
    found += _apart(_counted(text, start, end), spans)
    return sorted(found, key=lambda one: one.start)


def _apart(found: Iterable[Placed], taken: Sequence[Span]) -> list[Placed]:
    """Return what overlaps with no span; the spans are in order and disjoint."""
    lasts = [last for _, last in taken]
    behind = ((one, bisect_right(lasts, one.start)) for one in found)
    return [one for one, at in behind if at == len(taken) or taken[at][0] >= one.end]


def are_equal(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities may mean the same.

    Example:
        >>> def one(text): return find_quantities(text, 0, len(text))[0]
        >>> [are_equal(one(a), one(b)) for a, b in (("5 km", "5 miles"), ("£1.5bn", "£1,500m"), ("50 feet", "15 metres"))]
        [False, True, True]
        >>> are_equal(one("up to 50"), one("at least 50")), are_equal(one("no fewer than 50"), one("no more than 50"))
        (False, False)
        >>> are_equal(one("fell to 12 per cent"), one("fell by 12 per cent"))
        False
    """
    if {a.bound, b.bound} == {"min", "max"} or {a.move, b.move} == {"by", "to"}:
        return False
    return any(_is_same(x, y) for x in a.readings for y in b.readings)


def _is_same(a: Reading, b: Reading) -> bool:
    if a.end != b.end:
        return False
    if a.dimension == b.dimension:
        return _is_near(a.value, b.value, 1e-9 if a.unit == b.unit else _MAX_ERROR)
    kinds = {a.dimension, b.dimension}
    if "ordinal" in kinds:
        return False
    if kinds == {"share", "percent"}:
        return _is_near(a.value, b.value, 0.01)
    if all(kind.startswith("degrees") for kind in kinds):
        return _in_celsius(a, b)
    is_dollar = "money dollar" in kinds and all(kind.startswith("money dollar") for kind in kinds)
    return (is_dollar or "" in kinds) and _is_near(a.plain, b.plain, 1e-9)


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
    at = behind = 0
    while at < len(free):
        number = free[at]
        other = free[at + 1] if at + 1 < len(free) else None
        at += 1
        if number.start < behind:
            continue  # the scale of the number before it: "$112 billion"
        if other and not number.is_ordinal and _is_range(text, number, other):
            at += 1
            quantity = _quantity(text, start, end, number, other)
        else:
            quantity = _quantity(text, start, end, number)
        behind = quantity.end
        yield quantity


def _is_range(text: str, number: Number, other: Number) -> bool:
    between = text[number.end : other.start]
    if not _RANGE.fullmatch(between) or other.is_ordinal:
        return False
    if between.strip() in ("and", "und", "et", "y"):
        return bool(_BETWEEN.search(text[max(number.start - _REACH, 0) : number.start]))
    if number.is_word != other.is_word or (other.value < number.value and number.value in YEARS):
        return False
    return between != "/" and not (number.is_word and between in ("-", "–", "—", ":"))


def _quantity(
    text: str, start: int, end: int, number: Number, other: Number | None = None
) -> Quantity:
    """Read what stands before and behind a number."""
    first, last = number.start, (other or number).end
    before = text[max(start, first - _REACH) : first]
    money = ""
    if found := _BEFORE_MONEY.search(before):
        money = CURRENCIES[found[0].strip()]
        first -= len(found[0])
        before = before[: found.start()]
    sign = 1.0
    if found := _BEFORE_SIGN.search(before):
        sign, first = -1.0, first - len(found[0].lstrip(" ("))
        before = before[: found.start()]
    both = (*_BEFORE_BOUND.items(), *_BOUNDS_UNSPACED.items())
    bounds = {name: found for name, p in both if (found := p.search(before))}
    bound = max(bounds, key=lambda name: len(bounds[name][0]), default="")
    first -= len(bounds[bound][0]) if bound else 0
    value, up_to = sign * number.value, other.value if other else None
    readings, last = _with_units(text, last, end, value, number, money)
    if up_to is not None:
        readings = {Reading(r.dimension, r.value, r.plain, r.unit, up_to) for r in readings}
    move, width = movement(text[max(start, first - REACH) : first])
    return Quantity(first - width, last, frozenset(readings), bound, move)


def _with_units(
    text: str, last: int, end: int, value: float, number: Number, money: str
) -> tuple[set[Reading], int]:
    """Return the readings of a number with what stands behind it, and where that ends."""
    if number.is_ordinal or number.is_fraction:
        return {Reading("ordinal" if number.is_ordinal else "share", value, value)}, last
    if found := _LETTER_OF_MONEY.match(text, last, end):
        return {_money(value, found)}, found.end()
    scale = _SCALE.match(text, last, end)
    if scale and scale[2].lower() in _ATTACHED:
        if not scale[1] and not number.is_word:
            return _with_letter(text, scale.end(2), end, value, scale[2].lower(), money)
    else:
        while scale and scale[2].lower() not in _ATTACHED:
            value, last = value * SCALES[scale[2].lower()], scale.end(2)
            scale = _SCALE.match(text, last, end)
    if money:
        return {Reading(f"money {money}", value, value)}, last
    return _with_sign(text, last, end, value) or _with_unit(text, last, end, value)


def _with_sign(text: str, last: int, end: int, value: float) -> tuple[set[Reading], int] | None:
    """Return the reading of a number with points, percent or degrees behind it, None where there are none."""
    for pattern, dimension, size in _SIGNED:
        if found := pattern.match(text, last, end):
            letter = found[1][:1] if found.re.groups and found[1] else ""
            kind = f"{dimension} {letter}".strip()
            return {Reading(kind, value * size, value, size)}, found.end()
    return None


def _money(value: float, found: re.Match[str]) -> Reading:
    """Read a number with a letter for its scale before a sign of money: "2,6 M€", "3 Md€"."""
    scaled = value * _MONEY_SCALES[found[1].lower()]
    return Reading(f"money {CURRENCIES[found[2]]}", scaled, scaled)


def _with_letter(
    text: str, last: int, end: int, value: float, letter: str, money: str
) -> tuple[set[Reading], int]:
    """Return the readings of a number with a letter behind it: millions, thousands, or metres."""
    scaled = value * SCALES[letter]
    unit = _UNIT.match(text, last, end)
    known = unit_of(unit[1]) if unit else None
    if unit and known and known[0].startswith("money"):
        return {Reading(known[0], scaled, scaled)}, unit.end()
    if money:
        return {Reading(f"money {money}", scaled, scaled)}, last
    metres = {Reading("length", value, value)} if letter == "m" else set()
    return {Reading("", scaled, scaled)} | metres, last


def _with_unit(text: str, last: int, end: int, value: float) -> tuple[set[Reading], int]:
    """Return the readings of a number with a unit in words behind it, if there is any."""
    if found := _PER_HOUR.match(text, last, end):
        size = 1.609 if found[1].lower().startswith("mile") else 1.0
        return {Reading("speed", value * size, value, size)}, found.end()
    squared = _SQUARE.match(text, last, end)
    unit = _HAN_UNIT.match(text, last, end)
    unit = unit or _UNIT.match(text, squared.end() if squared else last, end)
    known = unit_of(unit[1]) if unit else None
    if (unit is None or known is None) and (unit := _OF_MONEY.match(text, last, end)):
        known = unit_of(unit[1])
        known = known if known and known[0].startswith("money") else None
    if unit is None or known is None:
        return {Reading("", value, value)}, last
    dimension, size = known
    name = f"square {dimension}" if squared else dimension
    readings = {Reading(name, value * size, value, size)}
    if unit[1].lower().startswith("pound"):
        readings.add(Reading("money pound", value, value))
    return readings, unit.end()


def _telephones(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Yield telephone numbers: "(202) 555-0199"."""
    for found in _TELEPHONE.finditer(text, start, end):
        area, local = float(found[1] + found[2]), float(found[3])
        reading = Reading("telephone", area, area, end=local)
        yield Quantity(found.start(), found.end(), frozenset((reading,)))


def _counted(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Yield what counts without a number: "a week", "both", "twice"."""
    for found in _AN.finditer(text, start, end):
        known = unit_of(found[2])
        if known and known[0] == "time":
            reading = Reading("time", known[1], 1.0, known[1])
            yield Quantity(found.start(), found.end(), frozenset((reading,)))
    for found in _COUNTED.finditer(text, start, end):
        dimension, value = _COUNTS.get(found[0].lower(), ("", 2.0))
        reading = Reading(dimension, value, value)
        yield Quantity(found.start(), found.end(), frozenset((reading,)))
