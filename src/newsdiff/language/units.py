"""Units: what is measured, money and the words for large numbers, by every form in which they are printed."""

from __future__ import annotations

_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86400.0
UNITS: dict[str, tuple[str, float]] = {
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
        ("money pound", 1.0, "pfund livre libra"),
        *(
            (f"money {name}", 1.0, name)
            for name in "yen yuan franc peso rupee lira crown krona rand real".split()
        ),
        ("money rouble", 1.0, "rouble ruble"),
        ("times", 1.0, "time mal fois vece"),
    )
    for name in names.split()
}
"""Dimension and size in its base unit of every unit, in lower case and without a plural "s"."""
_SPELLED = {
    "stunden": "stunde",
    "sekunden": "sekunde",
    "meses": "mes",
    "pies": "pie",
    "veces": "vece",
}
CURRENCIES = {
    "US$": "dollar", "USD": "dollar", "$": "dollar", "A$": "dollar A", "AU$": "dollar A", "C$": "dollar C", "CA$": "dollar C",
    "NZ$": "dollar NZ", "HK$": "dollar HK", "£": "pound", "GBP": "pound", "€": "euro", "EUR": "euro", "¥": "yen",
    "JPY": "yen", "₹": "rupee", "Rs": "rupee", "Rs.": "rupee", "INR": "rupee", "CHF": "franc", "₽": "rouble", "RUB": "rouble",
}  # fmt: skip
"""Currency of every sign and code; dollars that are not the American ones say whose."""
SCALES = {
    "thousand": 1e3, "tsd": 1e3, "million": 1e6, "millions": 1e6, "mn": 1e6, "mio": 1e6, "millionen": 1e6, "millones": 1e6, "millón": 1e6,
    "billion": 1e9, "billions": 1e9, "bn": 1e9, "mrd": 1e9, "milliarde": 1e9, "milliarden": 1e9, "milliard": 1e9,
    "milliards": 1e9, "trillion": 1e12, "tn": 1e12, "crore": 1e7, "lakh": 1e5, "dozen": 12.0, "hundred": 100.0, "tausend": 1e3,
    "mil": 1e3, "mille": 1e3, "k": 1e3, "m": 1e6, "b": 1e9,
}  # fmt: skip
"""Factor of every word for a large number."""


def unit_of(word: str) -> tuple[str, float] | None:
    """Return dimension and size of a unit by any of its forms."""
    lower = word.lower()
    for form in (
        lower,
        _SPELLED.get(lower, ""),
        lower.removesuffix("s"),
        lower.removesuffix("n"),
        lower.removesuffix("es"),
    ):
        if form in UNITS:
            is_short = len(word) == 1
            return None if is_short and word != lower else UNITS[form]
    return None
