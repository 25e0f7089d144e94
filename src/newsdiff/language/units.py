"""Units: what is measured, money and the words for large numbers, by every form in which they are printed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsdiff.language.name_lists import name_rows

UNITS: dict[str, tuple[str, float]] = {
    name: (dimension.replace("_", " "), float(size))
    for dimension, size, *names in map(str.split, name_rows("units"))
    for name in names
}
"""Dimension and size in its base unit of every unit, in lower case and without a plural "s"."""
HAN_UNITS = frozenset(name for name in UNITS if name > "\u3040")
"""Units of Chinese, Japanese and Korean, which stand before the next word without a blank."""
_TIES = re.compile(r"[\s-]")
CURRENCIES = {
    "US$": "dollar", "USD": "dollar", "$": "dollar", "A$": "dollar A", "AU$": "dollar A", "C$": "dollar C", "CA$": "dollar C",
    "NZ$": "dollar NZ", "HK$": "dollar HK", "£": "pound", "GBP": "pound", "€": "euro", "EUR": "euro", "¥": "yen",
    "JPY": "yen", "₹": "rupee", "Rs": "rupee", "Rs.": "rupee", "INR": "rupee", "CHF": "franc", "₽": "rouble", "RUB": "rouble",
    "R$": "real", "BRL": "real", "₩": "won", "KRW": "won", "₺": "lira", "TRY": "lira", "₪": "shekel", "₴": "hryvnia", "₦": "naira",
    "₫": "dong", "₱": "peso", "฿": "baht", "₸": "tenge", "₵": "cedi", "zł": "złoty", "PLN": "złoty", "S$": "dollar S", "NT$": "dollar NT",
}  # fmt: skip
"""Currency of every sign and code; dollars that are not the American ones say whose."""
_METRIC = {
    name: unit
    for name, unit in UNITS.items()
    if unit
    in {("length", 1), ("mass", 0.001), ("mass", 1000), ("volume", 1), ("power", 1), ("energy", 1), ("energy", 3600), ("data", 1), ("time", 1)}
}  # fmt: skip
"""Units that may have a metric prefix."""
_PREFIXES = {
    prefix: float(factor)
    for factor, *prefixes in map(str.split, name_rows("metric prefixes"))
    for prefix in prefixes
}
SCALES = {
    word: float(factor) for factor, *words in map(str.split, name_rows("scales")) for word in words
}
"""Factor of every word for a large number."""


def unit_of(word: str) -> tuple[str, float] | None:
    """Return dimension and size of a unit by any of its forms, which may have a metric prefix.

    Example:
        >>> unit_of("gigalitres"), unit_of("Mikrogramm"), unit_of("megawatt hours"), unit_of("megastar")
        (('volume', 1000000000.0), ('mass', 1e-09), ('energy', 3600000000.0), None)
    """
    lower = _TIES.sub("", word.lower())
    if known := _listed(lower, UNITS):
        return None if len(word) == 1 and word != lower else known
    for prefix, factor in _PREFIXES.items():
        if lower.startswith(prefix) and (base := _listed(lower.removeprefix(prefix), _METRIC)):
            return base[0], factor * base[1]
    return None


def _listed(word: str, units: Mapping[str, tuple[str, float]]) -> tuple[str, float] | None:
    forms = (word, *map(word.removesuffix, ("s", "n", "es")))
    return next((units[form] for form in forms if form in units), None)
