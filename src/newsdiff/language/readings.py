"""Readings of a number: what the scale, sign or unit behind it makes of it, and when two of them are the same.

A number may have several, since some units are ambiguous: "3m" is three metres or three millions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsdiff.language.letters import caseless
from newsdiff.language.numbers import Number
from newsdiff.language.units import CURRENCIES, HAN_UNITS, SCALES, unit_of

_ATTACHED = frozenset("kmb")
"""Scales of one letter stand right behind the digits."""
_POINTS = re.compile(
    r"\s?-?(?:(?:percent(?:age)?|per\scent)[\s-]points?|prozentpunkten?|prozentpunkt|points\sde\spourcentage|puntos\sporcentuales|punti\spercentuali|pontos\spercentuais|procentpunt(?:en)?|процентн\w{2,3}\sпункт\w{0,2}|punkt(?:y|ów)?\sprocentow\w{1,3}|"
    r"points?|punkten?|puntos?|punti|pontos?|punten|пункт\w{0,2}|punkt(?:y|ów|ami)?|个百分点|百分点|ポイント|포인트)(?:\b|(?<=[点ト트]))",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"\s?-?(?:%|(?:per[\s-]cent|percent|pct|prozent|pour\scent|por\s(?:ciento|cento)|per\scento|procent\w{0,2}|proc|процент\w{0,3}|відсот\w{1,4}|prosent\w{0,4}|százalék\w{0,3}|la\ssută|τοις\sεκατό)\b)",
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
_UNIT = re.compile(
    r"[\s-]?(in\.(?=\s)|km/h|(?:[^\W\d_]{0,9}(?:[wv]at\w{0,3}|ватт?)[\s-](?:hours?|heures?|horas?|or[ae]|час\w{0,3})\b)|[^\W\d_]{1,24}(?![^\W\d_]))"
)
"""A longer run of letters is no unit, and in Chinese may be the whole text behind each of many numbers."""
_HAN_UNIT = re.compile(rf"\s?({'|'.join(sorted(HAN_UNITS, key=len, reverse=True))})")
_LETTER_OF_MONEY = re.compile(
    r"\s?(k|m|md|bn|mn)\s?([€$£])(?!\w)(?!\s[\d¼-¾⅐-⅞一-鿿])", re.IGNORECASE
)
_MONEY_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "md": 1e9}
_OF_MONEY = re.compile(r"\s(?:de\s|di\s|d['’])([^\W\d_]+)")
_PART_OF = re.compile(
    r"[\s-](?:(?:of|de|di|van)\s)?(?:(?:an?|une?|una|uma?|een)[\s-])?(?:d['’])?([^\W\d_]+)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\s(?:an?|une?|een)\b", re.IGNORECASE)
DIVIDED = frozenset("time length mass volume area".split())
"""What is measured in units of which there may be one or half of one: "a mile", "half a mile"."""
_SQUARE = re.compile(r"\s?(?:square|cubic|sq\.?)[\s-]", re.IGNORECASE)
_MAX_ERROR = 0.1
"""Newspapers round: 50 feet become 15 metres (15.24), 100 miles 160 kilometres."""
_MAX_DEGREES = 1.5


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


def are_one_value(a: Reading, b: Reading) -> bool:
    """Whether two readings are of one value: rounded where their units differ, as newspapers do."""
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


def read_units(
    text: str, last: int, end: int, value: float, number: Number, money: str
) -> tuple[set[Reading], int]:
    """Return the readings of a number with what stands behind it, and where that ends."""
    if number.is_ordinal:
        return {Reading("ordinal", value, value)}, last
    if number.is_fraction:
        return _with_whole(text, last, end, value)
    if found := _LETTER_OF_MONEY.match(text, last, end):
        return {_money(value, found)}, found.end()
    scale = _SCALE.match(text, last, end)
    if scale and scale[2].lower() in _ATTACHED:
        if not scale[1] and not number.is_word:
            return _with_letter(text, scale.end(2), end, value, scale[2].lower(), money)
    else:
        while scale and scale[2].lower() not in _ATTACHED:
            value, last = value * SCALES[caseless(scale[2])], scale.end(2)
            scale = _SCALE.match(text, last, end)
    if money:
        return {Reading(f"money {money}", value, value)}, last
    return _with_sign(text, last, end, value) or _with_unit(text, last, end, value)


def _with_whole(text: str, last: int, end: int, value: float) -> tuple[set[Reading], int]:
    """Return the reading of a share with the unit behind it that it is of: "a quarter of an hour", "trois quarts d'heure", "half a point"."""
    behind = _ARTICLE.match(text, last, end)
    if points := _POINTS.match(text, behind.end() if behind else last, end):
        return {Reading("points", value, value)}, points.end()
    if found := _PART_OF.match(text, last, end):
        dimension, size = unit_of(found[1]) or ("", 1.0)
        if dimension in DIVIDED:
            return {Reading(dimension, value * size, value, size)}, found.end()
    return {Reading("share", value, value)}, last


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
