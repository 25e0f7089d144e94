"""Units: what is measured, money and the words for large numbers, by every form in which they are printed."""

from __future__ import annotations

from newsdiff.language.name_lists import name_rows

UNITS: dict[str, tuple[str, float]] = {
    name: (dimension.replace("_", " "), float(size))
    for dimension, size, *names in map(str.split, name_rows("units"))
    for name in names
}
"""Dimension and size in its base unit of every unit, in lower case and without a plural "s"."""
HAN_UNITS = frozenset(name for name in UNITS if name > "\u3040")
"""Units of Chinese, Japanese and Korean, which stand before the next word without a blank."""
CURRENCIES = {
    "US$": "dollar", "USD": "dollar", "$": "dollar", "A$": "dollar A", "AU$": "dollar A", "C$": "dollar C", "CA$": "dollar C",
    "NZ$": "dollar NZ", "HK$": "dollar HK", "£": "pound", "GBP": "pound", "€": "euro", "EUR": "euro", "¥": "yen",
    "JPY": "yen", "₹": "rupee", "Rs": "rupee", "Rs.": "rupee", "INR": "rupee", "CHF": "franc", "₽": "rouble", "RUB": "rouble",
    "R$": "real", "BRL": "real", "₩": "won", "KRW": "won", "₺": "lira", "TRY": "lira", "₪": "shekel", "₴": "hryvnia", "₦": "naira",
    "₫": "dong", "₱": "peso", "฿": "baht", "₸": "tenge", "₵": "cedi", "zł": "złoty", "PLN": "złoty", "S$": "dollar S", "NT$": "dollar NT",
}  # fmt: skip
"""Currency of every sign and code; dollars that are not the American ones say whose."""
SCALES = {
    word: float(factor) for factor, *words in map(str.split, name_rows("scales")) for word in words
}
"""Factor of every word for a large number."""


def unit_of(word: str) -> tuple[str, float] | None:
    """Return dimension and size of a unit by any of its forms."""
    lower = word.lower()
    for form in (lower, *map(lower.removesuffix, ("s", "n", "es"))):
        if form in UNITS:
            is_short = len(word) == 1
            return None if is_short and word != lower else UNITS[form]
    return None
