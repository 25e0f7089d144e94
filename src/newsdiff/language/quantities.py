"""Quantities: what a number in a text means, with its sign, unit, bound and range.

Two outlets write one value in many ways, and two values in nearly the same way ("5 km", "5 miles"). Each quantity
therefore has *readings*, since some are ambiguous ("3m" is three metres or three millions), and two quantities differ
where no reading of one is a reading of the other. What a unit makes of a number is in `readings`; times and dates are `moments`.
What has a word of its own ("a fortnight", "eine halbe Stunde", "huit jours") stands in `names.txt`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from newsdiff.language.alternatives import either
from newsdiff.language.digits import HALF, digit_places, half_value
from newsdiff.language.movements import REACH, movement
from newsdiff.language.name_lists import name_rows
from newsdiff.language.numbers import Number, find_numbers
from newsdiff.language.readings import DIVIDED, Reading, are_one_value, read_units
from newsdiff.language.units import CURRENCIES, unit_of

_BEFORE_MONEY = re.compile(
    rf"(?:{'|'.join(re.escape(name) for name in sorted(CURRENCIES, key=len, reverse=True))})\s?$"
)
_BEFORE_SIGN = re.compile(r"(?:(?<![^\s(])[-−–]|\bminus\s)$")
_BOUNDS = {
    "min": "start(?:s|ed|ing)? (?:at|from)|beg[ai]n(?:s|ning)? at|costs? from|priced? from|prices from|ab|à partir de|a partir de|a partire da|vanaf|more than|over|above|at least|no fewer than|no less than|not less than|upwards of|in excess of|exceeding|beyond|"
    "mehr als|über|gut|mindestens|wenigstens|plus de|au moins|plus d'|más de|al menos|por lo menos|più di|oltre|almeno|mais de|pelo menos|"
    "meer dan|minstens|ten minste|minimaal|ruim|более|больше|свыше|не менее|не меньше|как минимум|минимум|nicht weniger als|minimal|pas moins de|au minimum|como mínimo|no menos de|non meno di|come minimo|no mínimo|"
    "não menos de|op zijn minst|niet minder dan|zeker|nie mniej niż|minimum|ponad|więcej niż|co najmniej|przynajmniej",
    "max": "fewer than|less than|under|below|at most|up to|no more than|not more than|as many as|nearly|almost|just under|close to|"
    "weniger als|unter|höchstens|bis zu|fast|knapp|moins de|moins d'|jusqu'à|au plus|près de|menos de|hasta|a lo sumo|casi|meno di|fino a|al massimo|quasi|até|no máximo|quase|"
    "minder dan|hoogstens|maximaal|bijna|менее|меньше|не более|не больше|почти|максимум|nicht mehr als|maximal|tout au plus|au maximum|pas plus de|como mucho|como máximo|no más de|non più di|"
    "come massimo|não mais de|hooguit|ten hoogste|niet meer dan|nie więcej niż|maksymalnie|mniej niż|co najwyżej|najwyżej|prawie|niemal",
    "but": "all but|everyone but|all except|alle bis auf|tous sauf|toutes sauf|todos menos|todas menos|todos salvo|todas salvo|tutti tranne|tutte tranne|"
    "todos exceto|todas exceto|alle behalve|alle op|все кроме|все, кроме|wszyscy oprócz|wszystkie oprócz",
}
_BEFORE_BOUND = {
    bound: re.compile(
        rf"\b(?:{words})\s(?:(?:the|an?|some|about|die|eine[rn]?|la|une|una|uma|da|a|de|het|een)\s)?$",
        re.IGNORECASE,
    )
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
_FROM_TO = {
    **dict.fromkeys(
        "and und et y e en i и і och og și".split(),
        "between|zwischen|entre|from|von|de|tussen|tra|fra|między|pomiędzy|между|між|mezi|mellan|mellem|mellom|între",
    ),
    **dict.fromkeys(("do", "la"), "od|de la"),
}
"""Words between two numbers that make a range of them only behind others: "between 5 and 10", "od 5 do 10"."""
_FROM = {
    between: re.compile(rf"\b(?:{before})\s$", re.IGNORECASE)
    for between, before in _FROM_TO.items()
}
_RANGE = re.compile(
    rf"\s?[-–—/:]\s?$|\s(?:to|bis|zu|à|a|tot|till|til|до|{'|'.join(_FROM_TO)})\s$|\svotes\sto\s$"
)
_TELEPHONE = re.compile(r"(?<![\d(])\(?\b(\d{3})\)?[ .-]{1,2}(\d{3})[ .-](\d{4})(?!\d)")
_TELEPHONE_PARTS = 3
_JOINING = ("-", "–", "—", ":")
_TEENS_END = 20
"""Number words below are no first part of another one: "two-one" is a score, "twenty-one" none."""
_MAX_SIDE = 300
"""The larger side of a score is no larger; of other ranges the second end is."""
_UNDIVIDED = frozenset(("", "ordinal", "share", "telephone"))
"""Dimensions of what has no unit of which there may be a half."""
_AN = re.compile(r"\b(?:an?|ein(?:e[mnr]?)?|un[ae]?)[\s-]([^\W\d_]+)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:an?|ein(?:e[mnr]?)?|une?|una|uma?|een)\s\Z", re.IGNORECASE)
"""What stands before a quantity in words of its own, and is no number then."""

YEARS = range(1800, 2100)
"""Plain numbers that may be years."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text, with everything that belongs to it."""

    start: int
    end: int
    readings: frozenset[Reading]
    bound: str = ""
    """`min` for "more than", `max` for "up to" and "nearly", `but` for "all but"."""
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
    counted = list(_counted(text, start, end))
    longer = (one for one in counted if _is_longer(one))
    otherwise = [one for one in _otherwise(text, start, end) if not HALF.match(text, one.end)]
    found = _apart((*_telephones(text, start, end), *otherwise), taken)
    found += _apart(longer, sorted([*taken, *((one.start, one.end) for one in found)]))
    taken = sorted([*taken, *((one.start, one.end) for one in found)])
    found += _numbers(text, start, end, _apart(find_numbers(text, start, end, code), taken))
    found += _apart(counted, sorted([*taken, *((one.start, one.end) for one in found)]))
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
    bounds = {a.bound, b.bound}
    if bounds == {"min", "max"} or ("but" in bounds and len(bounds) > 1):
        return False
    if {a.move, b.move} == {"by", "to"}:
        return False
    pairs = [(x, y) for x in a.readings for y in b.readings]
    in_one_unit = [(x, y) for x, y in pairs if x.dimension and _unit(x) == _unit(y)]
    return any(are_one_value(x, y) for x, y in in_one_unit or pairs)


def _unit(reading: Reading) -> tuple[str, float]:
    return reading.dimension, reading.unit


def _numbers(text: str, start: int, end: int, free: list[Number]) -> Iterator[Quantity]:
    """Yield the quantities of numbers; those that are a range or a score as one."""
    at = behind = 0
    while at < len(free):
        number = free[at]
        other = free[at + 1] if at + 1 < len(free) else None
        at += 1
        if number.start < behind:
            continue  # the scale of the number before it: "$112 billion"
        whole = None
        if other and not number.is_ordinal and _is_range(text, number, other):
            at += 1
            whole = other
        quantity = _quantity(text, start, end, behind, number, whole)
        behind = quantity.end
        yield quantity


def _is_range(text: str, number: Number, other: Number) -> bool:
    between = text[number.end : other.start]
    if not _RANGE.fullmatch(between) or other.is_ordinal:
        return False
    if opening := _FROM.get(between.strip()):
        return bool(opening.search(text[max(number.start - _REACH, 0) : number.start]))
    if between.startswith(" votes"):
        return True
    if number.is_word != other.is_word or other.value < number.value > _MAX_SIDE:
        return False
    is_score = max(number.value, other.value) < _TEENS_END
    return between != "/" and (is_score or not number.is_word or between not in _JOINING)


def _quantity(
    text: str, start: int, end: int, taken: int, number: Number, other: Number | None
) -> Quantity:
    """Read what stands before and behind a number; up to `taken` its signs are those of the number before it: "0k£.0"."""
    first, last = number.start, (other or number).end
    begin = max(start, taken, first - _REACH)
    before = text[begin:first]
    money = ""
    if found := _BEFORE_MONEY.search(before):
        money = CURRENCIES[found[0].strip()]
        first -= len(found[0])
        before = before[: found.start()]
    sign = 1.0
    if found := _BEFORE_SIGN.search(text, begin, first):
        sign, first = -1.0, found.start()
        before = text[begin:first]
    both = (*_BEFORE_BOUND.items(), *_BOUNDS_UNSPACED.items())
    bounds = {name: found for name, p in both if (found := p.search(before))}
    bound = max(bounds, key=lambda name: len(bounds[name][0]), default="")
    first -= len(bounds[bound][0]) if bound else 0
    value, up_to = sign * number.value, other.value if other else None
    readings, last = read_units(text, last, end, value, number, money)
    readings, last = _with_half(readings, text, last)
    if up_to is not None:
        readings = {Reading(r.dimension, r.value, r.plain, r.unit, up_to) for r in readings}
    move, width = movement(text[max(start, first - REACH) : first])
    return Quantity(first - width, last, frozenset(readings), bound, move)


def _is_longer(counted: Quantity) -> bool:
    """Whether the half of a unit is part of a quantity: "a year and a half"."""
    return any(reading.plain % 1 for reading in counted.readings)


def _with_half(readings: set[Reading], text: str, end: int) -> tuple[set[Reading], int]:
    """Add what stands behind a unit to the readings, and return where it ends: "a year and a half", "dos metros y medio"."""
    more = HALF.match(text, end)
    if more is None or any(r.dimension in _UNDIVIDED for r in readings):
        return readings, end
    half = half_value(more)
    longer = {replace(r, value=r.value + half * r.unit, plain=r.plain + half) for r in readings}
    return longer, more.end()


def _telephones(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Yield telephone numbers: "(202) 555-0199"."""
    is_called = len(digit_places(text, start, end)) >= _TELEPHONE_PARTS
    for found in _TELEPHONE.finditer(text, start, end) if is_called else ():
        area, local = float(found[1] + found[2]), float(found[3])
        reading = Reading("telephone", area, area, end=local)
        yield Quantity(found.start(), found.end(), frozenset((reading,)))


def _counted(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Yield what counts without a number: "a week", "a mile"."""
    for found in _AN.finditer(text, start, end):
        known = unit_of(found[1])
        if known and known[0] in DIVIDED:
            one = Reading(known[0], known[1], 1.0, known[1])
            readings, last = _with_half({one}, text, found.end())
            yield Quantity(found.start(), last, frozenset(readings))


@cache
def _said_otherwise() -> tuple[Mapping[str, frozenset[Reading]], re.Pattern[str]]:
    """Read the quantities with words of their own: their readings by these words, and the pattern of all."""
    known = defaultdict[str, frozenset[Reading]](frozenset)
    for row in name_rows("quantities"):
        meant, _, ways = row.partition(": ")
        [number] = find_numbers(meant, 0, len(meant), "en")
        readings, _ = read_units(meant, number.end, len(meant), number.value, number, "")
        for way in ways.split(", "):
            for form in (
                way,
                way[0].upper() + way[1:],
            ):  # a pattern that ignores case takes thrice the time
                known[form] |= readings
    return known, re.compile(rf"\b{either(known)}(?!\w)")


def _otherwise(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Yield the quantities that have words of their own."""
    known, pattern = _said_otherwise()
    for found in pattern.finditer(text, start, end):
        article = _ARTICLE.search(text, max(start, found.start() - _REACH), found.start())
        first = article.start() if article else found.start()
        yield Quantity(first, found.end(), known[found[0]])
