"""Numbers as people print them: in digits with the separators of any country, and in the words of some languages.

English, German, French and Spanish words are read in texts of that language only, since "elf", "once" and "six" are
other words elsewhere; Chinese and Japanese numerals and the digits of every script are read everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newsdiff.language.languages import language_of

_SPACE = " \u00a0\u202f\u2009'’"
_DIGITS = re.compile(
    rf"(?<![\d.,])\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?!\d)|(?<!\d)(?:\d+(?:[.,]\d+)*|(?<![\w.])\.\d+)"
)
_GROUPED = re.compile(r"(?!0)\d{1,3}(?:[.,]\d{3})+")
_INDIAN = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}")
_VULGAR = "¼½¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘"
_HALF = re.compile(
    rf"\s?([{_VULGAR}])|(?:\s|-)and(?:\s|-)a(?:\s|-)(half|quarter|third)\b|,5(?=\s)", re.IGNORECASE
)
_ONE_VULGAR = re.compile(f"[{_VULGAR}]")
_SUFFIX = re.compile(r"(?:st|nd|rd|th|ère|er|ème|e|º|ª)(?!\w)")
_HAN = re.compile("[〇零一二三四五六七八九十百千万萬亿億两兩]+")
_HAN_DIGITS = dict(zip("〇零一二三四五六七八九两兩", (0, 0, *range(1, 10), 2, 2), strict=True))
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[ \u00a0\n]|-|‑")

_EN = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_EN_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_DE = (
    "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn "
    "neunzehn"
)
_DE_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
_DE_ORDINALS = "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft"
_FR = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
_FR_TENS = {
    20: "vingt",
    30: "trente",
    40: "quarante",
    50: "cinquante",
    60: "soixante",
    80: "quatre-vingt",
}
_FR_ORDINALS = (
    "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième"
)
_ES = (
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho "
    "diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
)
_ES_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_ES_HUNDREDS = "doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
_ES_ORDINALS = "primer segund tercer cuart quint sext séptim octav noven décim"
_SCALES = {
    "en": {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12},
    "de": {"hundert": 100, "tausend": 10**3, "million": 10**6, "millionen": 10**6, "milliarde": 10**9,
           "milliarden": 10**9, "billionen": 10**12, "dutzend": 12},
    "fr": {"cent": 100, "cents": 100, "mille": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9,
           "milliards": 10**9},
    "es": {"cien": 100, "ciento": 100, "mil": 10**3, "millón": 10**6, "millones": 10**6, "docena": 12},
}  # fmt: skip
_FRACTIONS = {
    "en": {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10},
    "de": {"hälfte": 2, "drittel": 3, "viertel": 4, "fünftel": 5, "zehntel": 10},
    "fr": {"moitié": 2, "tiers": 3, "quart": 4, "cinquième": 5, "dixième": 10},
    "es": {"mitad": 2, "tercio": 3, "cuarto": 4, "quinto": 5, "décimo": 10},
}
_HUNDRED = 100
_HALVES = frozenset("half hälfte moitié mitad drittel viertel".split())
_CONNECTING = frozenset("and y und et".split())
_ARTICLES = frozenset("a an one ein eine einem der die das un une la le los el".split())


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text."""

    start: int
    end: int
    value: float
    is_ordinal: bool = False
    is_fraction: bool = False
    """Whether it is a share of something: "a third of"."""
    is_word: bool = False
    """Whether it is written in words."""


def find_numbers(text: str, start: int, end: int) -> list[Number]:
    """Find the numbers in a part of a text, in order, none overlapping.

    Example:
        >>> text = "Some 12,500 of the twenty-one thousand paid 3½, two thirds for the 2nd time."
        >>> [(text[n.start : n.end], round(n.value, 2)) for n in find_numbers(text, 0, len(text))]
        [('12,500', 12500.0), ('twenty-one thousand', 21000.0), ('3½', 3.5), ('two thirds', 0.67), ('2nd', 2.0)]
    """
    found = [
        *_in_digits(text, start, end),
        *_in_words(text, start, end),
        *_in_han(text, start, end),
    ]
    found.sort(key=lambda number: (number.start, -number.end))
    kept: list[Number] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def number_words() -> frozenset[str]:
    """Return the words for numbers from two and for ranks, of all languages that are read, in lower case."""
    words = (
        word for code in _SCALES for some in _words_of(code) for word, n in some.items() if n > 1
    )
    return frozenset(words)


def _in_digits(text: str, start: int, end: int) -> Iterator[Number]:
    for match in _DIGITS.finditer(text, start, end):
        value = _value(match[0])
        behind = match.end()
        if more := _HALF.match(text, behind, end):
            if more[1] or more[2]:
                value += (
                    unicodedata.numeric(more[1])
                    if more[1]
                    else 1 / _FRACTIONS["en"][more[2].lower()]
                )
                behind = more.end()
        elif suffix := _SUFFIX.match(text, behind, end):
            yield Number(match.start(), suffix.end(), value, is_ordinal=True)
            continue
        yield Number(match.start(), behind, value)
    for match in _ONE_VULGAR.finditer(text, start, end):
        yield Number(match.start(), match.end(), unicodedata.numeric(match[0]))


def _value(digits: str) -> float:
    """Return the value of a number in digits, whatever its separators."""
    plain = re.sub(f"[{_SPACE}]", "", digits)
    if _GROUPED.fullmatch(plain) and len(set(re.findall("[.,]", plain))) == 1:
        plain = re.sub("[.,]", "", plain)
    elif _INDIAN.fullmatch(plain):
        plain = plain.replace(",", "")
    elif "." in plain and "," in plain:
        decimal = max(".,", key=plain.rfind)
        plain = plain.replace(",."[decimal == ","], "").replace(decimal, ".")
    else:
        plain = plain.replace(",", ".")
    whole, _, rest = plain.partition(".")
    plain = f"{whole or '0'}.{rest.replace('.', '') or '0'}"
    return float("".join(c if c == "." else str(unicodedata.decimal(c)) for c in plain))


def _in_han(text: str, start: int, end: int) -> Iterator[Number]:
    for match in _HAN.finditer(text, start, end):
        total = section = digit = 0
        for character in match[0]:
            if character in _HAN_DIGITS:
                digit = digit * 10 + _HAN_DIGITS[character]
                continue
            scale = _HAN_SCALES[character]
            if scale >= 10**4:
                total += max(section + digit, 1) * scale
                section = 0
            else:
                section += max(digit, 1) * scale
            digit = 0
        yield Number(match.start(), match.end(), float(total + section + digit), is_word=True)


@cache
def _words_of(code: str) -> tuple[dict[str, int], dict[str, int]]:
    """Return the number words of a language below 100, and its ordinals, by their value."""
    if code == "en":
        words = {word: n for n, word in enumerate(_EN.split(), 1)}
        words |= {word: 10 * n for n, word in enumerate(_EN_TENS.split(), 2)}
        return words, {word: n for n, word in enumerate(_EN_ORDINALS.split(), 1)}
    if code == "de":
        units = _DE.split()
        words = {word: n for n, word in enumerate(units, 1)}
        for ten, name in enumerate(_DE_TENS.split(), 2):
            words[name] = 10 * ten
            words |= {
                f"{'ein' if n == 1 else units[n - 1]}und{name}": 10 * ten + n for n in range(1, 10)
            }
        words |= {word.replace("ß", "ss"): n for word, n in words.items()}
        endings = ("e", "er", "en", "es", "em")
        return words, {
            stem + end: n for n, stem in enumerate(_DE_ORDINALS.split(), 1) for end in endings
        }
    if code == "fr":
        units = _FR.split()
        words = {word: n for n, word in enumerate(units, 1)}
        for ten, name in _FR_TENS.items():
            most = 20 if ten in (60, 80) else 10
            words[name] = ten
            words |= {f"{name}-{units[n - 1]}": ten + n for n in range(1, most)}
            words |= {f"{name} et {units[n - 1]}": ten + n for n in (1, 11) if n < most}
        words["quatre-vingts"] = 80
        ordinals = {word: n for n, word in enumerate(_FR_ORDINALS.split(), 1)} | {"première": 1}
        return words, ordinals
    words = {word: n for n, word in enumerate(_ES.split(), 1)}
    words |= {word: 10 * n for n, word in enumerate(_ES_TENS.split(), 3)}
    words |= {word: 100 * n for n, word in enumerate(_ES_HUNDREDS.split(), 2)}
    words |= {word.translate(str.maketrans("áéíóú", "aeiou")): n for word, n in words.items()}
    stems = list(enumerate(_ES_ORDINALS.split(), 1))
    return words, {stem + end: n for n, stem in stems for end in ("", "o", "a")}


def _in_words(text: str, start: int, end: int) -> Iterator[Number]:  # noqa: C901  shares, numbers and halves
    """Read numbers in words: words one behind the other as long as they make one number."""
    code = language_of(text) or "en"
    if code not in _SCALES:
        return
    units, ordinals = _words_of(code)
    scales, fractions = _SCALES[code], _FRACTIONS[code]
    longest = 3 if code == "fr" else 1
    pieces = list(_WORD.finditer(text, start, end))
    at = 0
    while at < len(pieces):
        own = fractions.get(pieces[at][0].lower())
        if own and _is_share(text, pieces, at):
            yield Number(*pieces[at].span(), 1 / own, is_fraction=True, is_word=True)
            at += 1
            continue
        n_words, value, is_ordinal = _read(text, pieces, at, (units, scales, ordinals, longest))
        behind = at + n_words
        parts = 0
        if n_words > 0 and behind < len(pieces) and not is_ordinal:
            word = pieces[behind][0].lower()
            parts = fractions.get(word) or fractions.get(word.removesuffix("s"), 0)
            parts *= bool(_GAP.fullmatch(text[pieces[behind - 1].end() : pieces[behind].start()]))
        if parts:
            first = pieces[at].start()
            yield Number(first, pieces[behind].end(), value / parts, is_fraction=True, is_word=True)
            at = behind + 1
        elif n_words:
            first, last = pieces[at].start(), pieces[behind - 1].end()
            if (more := _HALF.match(text, last, end)) and (more[1] or more[2]):
                value += (
                    unicodedata.numeric(more[1])
                    if more[1]
                    else 1 / _FRACTIONS["en"][more[2].lower()]
                )
                last = more.end()
                while behind < len(pieces) and pieces[behind].start() < last:
                    behind += 1
            yield Number(first, last, value, is_ordinal=is_ordinal, is_word=True)
            at = behind
        else:
            at += 1


def _is_share(text: str, pieces: list[re.Match[str]], at: int) -> bool:
    """Whether a word that may be a fraction is one by itself: "half", "a third of"."""
    if pieces[at][0].lower() in _HALVES:
        return True
    before = pieces[at - 1][0].lower() if at else ""
    behind = text[pieces[at].end() : pieces[at].end() + 4].lstrip()
    return before in _ARTICLES and behind.startswith(("of ", "des", "de ", "der", "del"))


def _read(  # noqa: C901  the grammar of numbers in words
    text: str,
    pieces: list[re.Match[str]],
    at: int,
    known: tuple[dict[str, int], dict[str, int], dict[str, int], int],
) -> tuple[int, float, bool]:
    """Read a number from a word on; return how many words it has, its value, and whether it is an ordinal."""
    units, scales, ordinals, longest = known
    total = current = 0
    room = 100  # what may still be added to `current`
    n = 0
    while at + n < len(pieces):
        if n and not _GAP.fullmatch(text[pieces[at + n - 1].end() : pieces[at + n].start()]):
            break
        width, value = _longest(text, pieces, at + n, units, longest)
        word = pieces[at + n][0].lower()
        if n and word in _CONNECTING and at + n + 1 < len(pieces):
            width, value = _longest(text, pieces, at + n + 1, units, longest)
            if not width or value >= room or current in range(1, 20):
                break
            current += value
            room = 10 if value % 10 == 0 else 1
            n += width + 1
        elif width and value < room:
            current += value
            is_ten = value % 10 == 0 and value in range(20, 100)
            room = 10 if is_ten else 1 if value < _HUNDRED else _HUNDRED
            n += width
        elif word in scales and (n or word not in ("cent", "mil", "million")):
            scale = scales[word]
            if scale in (12, 100):
                current, room = max(current, 1) * scale, 100
            else:
                total, current, room = total + max(current, 1) * scale, 0, 1000
            n += 1
        elif word in ordinals and ordinals[word] < room and (n == 0 or current):
            return n + 1, float(total + current + ordinals[word]), True
        else:
            break
    return n, float(total + current), False


def _longest(
    text: str, pieces: list[re.Match[str]], at: int, units: dict[str, int], longest: int
) -> tuple[int, int]:
    """Return the number word that begins at a word: how many words it has, and its value."""
    for width in range(min(longest, len(pieces) - at), 0, -1):
        written = text[pieces[at].start() : pieces[at + width - 1].end()].lower()
        if written in units:
            return width, units[written]
    return 0, 0
