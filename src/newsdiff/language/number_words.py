"""Number words by their value: what is counted, ranks, scales and shares.

Five languages form theirs by rules below. Each of the others is a file of `numerals/`: a line is a value and its words,
`x` before it for a scale, `#` for a rank, `/` for a share; `:` says how a ten and a digit make one number, `-` which letters
are tied to the front of one. `_` is a blank. Where a language writes a number in one word, it is read piece by piece: "zweihundert|fünf", "ett|hundra|femtio".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_MOST_PIECES = 8
"""Number words of which another one is made, at most: "zweihundert|fünfunddreißig|tausend|vier|hundert" has five."""
_LONGEST_READ = 3
"""Pieces of letters that the longest number word in a file has: "douăzeci și cinci", and "п'ять" has two."""


@dataclass(frozen=True)
class NumberWords:
    """The number words of a language, in lower case."""

    units: Mapping[str, float]
    """Words and compounds with a value of their own: "seven", "vingt et un", "fünfundzwanzig", "anderthalb"."""
    ordinals: Mapping[str, int]
    scales: Mapping[str, int]
    """What multiplies the number before it."""
    fractions: Mapping[str, int]
    """Parts of a whole, by how many of them make it; also in the plural, where that does not end in "s"."""
    longest: int = 1
    """Pieces of letters that the longest word has."""
    is_joined: bool = False
    """Whether hundreds and thousands are written in one word with what they count."""
    prefixes: str = ""
    """Letters for "and", "in", "to" and the like that are written in one word with a number behind them."""

    @cached_property
    def compound(self) -> re.Pattern[str]:
        """A word of several number words."""
        return re.compile(f"{self._one}{{2,{_MOST_PIECES}}}", re.IGNORECASE)

    @cached_property
    def piece(self) -> re.Pattern[str]:
        """One of these, in a compound that ends where the search does: "cent" in "centottanta", not "cento"."""
        rest = rf"(?={self._one}{{0,{_MOST_PIECES - 1}}}\Z)"
        return re.compile(f"{self._one}{rest}", re.IGNORECASE)

    @cached_property
    def _one(self) -> str:
        words = sorted((*self.units, *self.scales), key=lambda word: (-len(word), word))
        return f"(?:{'|'.join(map(re.escape, words))})"


def _counted(words: str, first: int = 1, step: int = 1) -> dict[str, int]:
    """Number words; forms of one number are joined by "/"."""
    return {
        form: first + step * at
        for at, forms in enumerate(words.split())
        for form in forms.split("/")
    }


def _ended(stems: str, endings: Iterable[str], first: int = 1) -> dict[str, int]:
    """Number the forms of ranks."""
    return {stem + end: n for stem, n in _counted(stems, first).items() for end in endings}


def _english() -> NumberWords:
    units = _counted(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    )
    units |= _counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
    units |= {"nil": 0, "zero": 0}
    ordinals = _counted(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth"
    )
    scales = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}  # fmt: skip
    fractions = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}  # fmt: skip
    return NumberWords(units, ordinals, scales, fractions)


def _german() -> NumberWords:
    digits = _counted("eins zwei drei vier fünf sechs sieben acht neun")
    units: dict[str, float] = dict(digits)
    units |= _counted(
        "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn", 10
    )
    for name, ten in _counted("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10).items():  # fmt: skip
        units[name] = ten
        units |= {f"{'ein' if n == 1 else one}und{name}": ten + n for one, n in digits.items()}
    units |= {word.replace("ß", "ss"): n for word, n in units.items()}
    units |= {
        "null": 0,
        "einhundert": _HUNDRED,
        "eintausend": _THOUSAND,
        "anderthalb": 1.5,
        "eineinhalb": 1.5,
    }
    units |= {f"{word}einhalb": n + 0.5 for word, n in digits.items() if n > 1}
    ordinals = _ended(
        "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft",
        ("e", "er", "en", "es", "em"),
    )
    scales = {"hundert": 100, "tausend": 10**3, "million": 10**6, "millionen": 10**6, "milliarde": 10**9,
              "milliarden": 10**9, "billionen": 10**12, "dutzend": 12}  # fmt: skip
    fractions = {"hälfte": 2, "drittel": 3, "viertel": 4, "fünftel": 5, "zehntel": 10}
    return NumberWords(units, ordinals, scales, fractions, is_joined=True)


def _french() -> NumberWords:
    small = _counted(
        "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
    )
    units = dict(small)
    tens = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "quatre-vingt": 80}  # fmt: skip
    for name, ten in tens.items():
        most = 20 if ten in (60, 80) else 10
        units[name] = ten
        units |= {f"{name}-{one}": ten + n for one, n in small.items() if n < most}
        units |= {f"{name} et {one}": ten + n for one, n in small.items() if n in (1, 11) and n < most}  # fmt: skip
    units["quatre-vingts"] = 80
    ordinals = _counted(
        "premier/première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième"
    )
    scales = {"cent": 100, "cents": 100, "mille": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9,
              "milliards": 10**9}  # fmt: skip
    fractions = {"moitié": 2, "tiers": 3, "quart": 4, "cinquième": 5, "dixième": 10}
    return NumberWords(units, ordinals, scales, fractions, longest=3)


def _italian() -> NumberWords:
    digits = _counted("uno due tre quattro cinque sei sette otto nove")
    units = digits | _counted(
        "dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove",
        10,
    )
    for name, ten in _counted("venti trenta quaranta cinquanta sessanta settanta ottanta novanta", 20, 10).items():  # fmt: skip
        units[name] = ten
        for one, n in digits.items():
            stem = name[:-1] if one[0] in "uo" else name
            units |= {stem + form: ten + n for form in (one, "tré" if one == "tre" else one)}
    ordinals = _ended("prim second terz quart quint sest settim ottav non decim", ("o", "a"))
    scales = {"cento": 100, "cent": 100, "mille": 10**3, "mila": 10**3, "milione": 10**6, "milioni": 10**6, "miliardo": 10**9, "miliardi": 10**9,
              "dozzina": 12, "decina": 10}  # fmt: skip
    fractions = {"metà": 2, "terzo": 3, "terzi": 3, "quarto": 4, "quarti": 4, "quinto": 5, "quinti": 5, "decimo": 10,
                 "decimi": 10}  # fmt: skip
    return NumberWords(units, ordinals, scales, fractions, is_joined=True)


def _dutch() -> NumberWords:
    digits = _counted("één twee drie vier vijf zes zeven acht negen")
    units: dict[str, float] = dict(digits)
    units |= _counted(
        "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien", 10
    )
    for name, ten in _counted("twintig dertig veertig vijftig zestig zeventig tachtig negentig", 20, 10).items():  # fmt: skip
        units[name] = ten
        units |= {f"{w}{'ën' if w[-1] == 'e' else 'en'}{name}": ten + n for w, n in {**digits, "een": 1}.items()}  # fmt: skip
    units |= {f"anderhal{end}": 1.5 for end in ("f", "ve")}
    units |= {f"{w}{'ën' if w[-1] == 'e' else 'en'}hal{end}": n + 0.5 for w, n in digits.items() for end in ("f", "ve")}  # fmt: skip
    ordinals = _counted(
        "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde"
    )
    scales = {"honderd": 100, "duizend": 10**3, "miljoen": 10**6, "miljard": 10**9, "dozijn": 12}
    fractions = {"helft": 2, "derde": 3, "kwart": 4, "vijfde": 5, "tiende": 10}
    return NumberWords(units, ordinals, scales, fractions, is_joined=True)


_LANGUAGES: Mapping[str, Callable[[], NumberWords]] = {
    "en": _english, "de": _german, "fr": _french, "it": _italian, "nl": _dutch,
}  # fmt: skip
_READ = (*_LANGUAGES, "es", "pt", "ru", "pl")
"""Languages whose number words are told from other words of prose."""


@cache
def number_words_of(code: str) -> NumberWords | None:
    """Return the number words of a language, None where they are not known."""
    return _LANGUAGES[code]() if code in _LANGUAGES else _from_file(code)


def _from_file(code: str) -> NumberWords | None:
    """Read the number words of a language, None where it has no file."""
    path = files("newsdiff.language").joinpath("numerals", f"{code}.txt")
    if not code or not path.is_file():
        return None
    units: dict[str, float] = {}
    kinds: dict[str, dict[str, int]] = {"x": {}, "#": {}, "/": {}}
    patterns: list[str] = []
    prefixes = ""
    for line in path.read_text("utf-8").splitlines():
        value, *words = line.split(" ")
        if value == ":":
            patterns.append(" ".join(words))
            continue
        if value == "-":
            prefixes = "".join(words)
            continue
        forms = [word.replace("_", " ") for word in words]
        if value[0] in kinds:
            kinds[value[0]] |= dict.fromkeys(forms, int(value[1:]))
        else:
            units |= dict.fromkeys(forms, float(value))
    digits = {word: n for word, n in units.items() if n < _TEN}
    first = 2 * _TEN if _TEN + 1 in units.values() else _TEN  # "on beş" is formed as "yirmi beş"
    tens = {word: n for word, n in units.items() if first <= n < _HUNDRED and n % _TEN == 0}
    units |= {
        pattern.format(ten=ten, one=one): t + n
        for pattern in patterns
        for ten, t in tens.items()
        for one, n in digits.items()
    }
    is_joined = any(" " not in pattern for pattern in patterns)
    return NumberWords(
        units, kinds["#"], kinds["x"], kinds["/"], _LONGEST_READ, is_joined, prefixes
    )


_ELSEWHERE = frozenset("due sei once sto sta stu mil non".split())
"""Number words that are other words of prose in a language beside: "due to", "sei es", "once"."""


def number_words() -> frozenset[str]:
    """Return the words for numbers from two and for ranks, of all languages that are read, in lower case."""
    known = [number_words_of(code) for code in _READ]
    return frozenset(
        word
        for words in known
        if words
        for some in (words.units, words.ordinals)
        for word, n in some.items()
        if n > 1 and word not in _ELSEWHERE
    )
