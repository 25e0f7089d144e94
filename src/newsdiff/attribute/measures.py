"""Measures in other units: a number that only changed its unit is no altered fact."""

from __future__ import annotations

import re

_UNITS = {
    **dict.fromkeys(("mm", "millimetre", "millimeter"), ("length", 0.001)),
    **dict.fromkeys(("cm", "centimetre", "centimeter"), ("length", 0.01)),
    **dict.fromkeys(("m", "metre", "meter"), ("length", 1.0)),
    **dict.fromkeys(("km", "kilometre", "kilometer"), ("length", 1000.0)),
    **dict.fromkeys(("in", "inch", "inche"), ("length", 0.0254)),
    **dict.fromkeys(("ft", "foot", "feet"), ("length", 0.3048)),
    **dict.fromkeys(("yd", "yard"), ("length", 0.9144)),
    **dict.fromkeys(("mi", "mile"), ("length", 1609.344)),
    **dict.fromkeys(("g", "gram", "gramme"), ("mass", 0.001)),
    **dict.fromkeys(("kg", "kilo", "kilogram", "kilogramme"), ("mass", 1.0)),
    **dict.fromkeys(("oz", "ounce"), ("mass", 0.02835)),
    **dict.fromkeys(("lb", "pound"), ("mass", 0.4536)),
    **dict.fromkeys(("st", "stone"), ("mass", 6.35)),
    **dict.fromkeys(("ton", "tonne"), ("mass", 1000.0)),
    **dict.fromkeys(("l", "litre", "liter"), ("volume", 1.0)),
    **dict.fromkeys(("gal", "gallon"), ("volume", 3.785)),
    **dict.fromkeys(("ha", "hectare"), ("area", 2.471)),
    "acre": ("area", 1.0),
    "kph": ("speed", 1.0),
    "mph": ("speed", 1.609),
}
_MEASURE = re.compile(r"(?P<number>\d+(?:[.,]\d+)*)[\s-]*(?P<unit>[^\W\d_]+)")
_MAX_ERROR = 0.1
"""Newspapers round: 50 feet become 15 metres (15.24), 100 miles 160 kilometres."""


def is_converted(a: str, b: str) -> bool:
    """Whether two measures say the same in different units.

    Args:
        a: A text that begins with a number and its unit.
        b: Another one.

    Returns:
        True where both are of one dimension, in different units, and equal but for rounding.

    Example:
        >>> is_converted("50ft-wide", "15-metres"), is_converted("19 metres", "19 feet")
        (True, False)
    """
    measures = [_measure(text) for text in (a, b)]
    if None in measures:
        return False
    (kind_a, unit_a, size_a), (kind_b, unit_b, size_b) = measures  # type: ignore[misc]
    is_same = kind_a == kind_b and unit_a != unit_b
    return is_same and abs(size_a - size_b) <= _MAX_ERROR * max(size_a, size_b)


def _measure(text: str) -> tuple[str, float, float] | None:
    """Return dimension, size of the unit and size in base units, None where there is no known unit."""
    found = _MEASURE.search(text)
    if found is None:
        return None
    unit = found["unit"].casefold()
    known = _UNITS.get(unit) or _UNITS.get(unit.removesuffix("s"))
    if known is None:
        return None
    number = float(re.sub(r",(?=\d{3})", "", found["number"]).replace(",", "."))
    return known[0], known[1], number * known[1]
