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
    **dict.fromkeys(("k", "thousand"), ("count", 1e3)),
    **dict.fromkeys(("mn", "million"), ("count", 1e6)),
    **dict.fromkeys(("bn", "billion"), ("count", 1e9)),
    **dict.fromkeys(("tn", "trillion"), ("count", 1e12)),
    **dict.fromkeys(("rouble", "ruble"), ("rouble", 1.0)),
    **{name: (name, 1.0) for name in "dollar euro yen yuan franc peso rupee lira".split()},
    "kph": ("speed", 1.0),
    "mph": ("speed", 1.609),
}
_MEASURE = re.compile(r"(?<![\d.,])(?P<number>\d+(?:,\d{3})*(?:[.,]\d+)?)[\s-]*(?P<unit>[^\W\d_]+)")
_MAX_ERROR = 0.1
"""Newspapers round: 50 feet become 15 metres (15.24), 100 miles 160 kilometres."""


def is_other_unit(a: str, b: str) -> bool:
    """Whether two measures differ although their numbers are the same: only their unit was changed.

    Example:
        >>> is_other_unit("19 metres", "19 feet"), is_other_unit("19 metres", "19 m")
        (True, False)
        >>> is_other_unit("19 metres", "19 people")
        False
    """
    return bool(_measures(a)) and bool(_measures(b)) and not is_converted(a, b)


def is_converted(a: str, b: str) -> bool:
    """Whether two measures say the same in different units, or with units written differently.

    Each is a text that begins with a number and its unit.

    Returns:
        True where both are of one dimension and equal but for the rounding of a conversion.

    Example:
        >>> is_converted("50ft-wide", "15-metres"), is_converted("19 metres", "19 feet")
        (True, False)
        >>> is_converted("3m euros", "3 million euros"), is_converted("5km", "5 kilometres")
        (True, True)
    """
    return any(
        kind_a == kind_b
        and abs(size_a - size_b) <= _error(kind_a, unit_a, unit_b) * max(size_a, size_b)
        for kind_a, unit_a, size_a in _measures(a)
        for kind_b, unit_b, size_b in _measures(b)
    )


def _error(kind: str, unit_a: float, unit_b: float) -> float:
    """Return the share by which two equal measures may differ; only conversions are rounded."""
    return _MAX_ERROR if kind != "count" and unit_a != unit_b else 1e-9


def _measures(text: str) -> list[tuple[str, float, float]]:
    """Return dimension, size of the unit and size in base units; two for "3m", none without a unit."""
    found = _MEASURE.search(text)
    if found is None:
        return []
    unit = found["unit"].casefold()
    names = [
        unit if unit in _UNITS else unit.removesuffix("s"),
        *(["million"] if unit == "m" else []),
    ]
    number = float(re.sub(r",(?=\d{3})", "", found["number"]).replace(",", "."))
    return [(*_UNITS[name], number * _UNITS[name][1]) for name in names if name in _UNITS]
