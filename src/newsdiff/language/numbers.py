"""Numbers as people print them: in digits with the separators of any country, and in the words of some languages.

Words are read in texts of their language only, since "elf", "once" and "six" are other words elsewhere (`number_words`
has those of nine languages); Chinese and Japanese numerals and the digits of every script are read everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from newsdiff.language.languages import language_of
from newsdiff.language.number_words import NumberWords, number_words_of

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
_HAN_SIGNS = "〇零一二三四五六七八九十百千万萬亿億两兩"
_HAN = re.compile(f"(?:(?!百?分之)[{_HAN_SIGNS}])+")
_HAN_SCALE = re.compile("[百千万萬亿億]{1,2}(?!分之)")
_HAN_SHARE = re.compile(
    rf"([{_HAN_SIGNS}]{{1,9}})分之([{_HAN_SIGNS}]{{1,9}}|\d{{1,9}}(?:\.\d{{1,9}})?)"
)
_HAN_DIGITS = dict(zip("〇零一二三四五六七八九两兩", (0, 0, *range(1, 10), 2, 2), strict=True))
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[ \u00a0\n]|-|‑")

_HUNDRED = 100
_PARTS = {"half": 2, "quarter": 4, "third": 3}
_HALVES = frozenset(
    "half hälfte moitié mitad drittel viertel metà metade helft половина половину połowa połowę".split()
)
_CONNECTING = frozenset("and y und et e".split())
_ARTICLES = frozenset(
    "a an one ein eine einem der die das un une una la le los el il lo um uma o de het een één одна одну jedna jedną".split()
)
_OF = ("of ", "des", "de ", "der", "del", "dei", "deg", "do ", "da ", "dos", "das", "van ")
_ONLY_BEHIND = frozenset(
    "cent mil million milione milioni milhão milhões miljoen тысячи тысяч миллион миллиона миллионов tysiące tysięcy milion miliony milionów".split()
)
"""Scales that are no number by themselves."""
_BARE = frozenset("одна одну jedna jedną".split())
"""Articles of the languages that say no "of"."""


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


def find_numbers(text: str, start: int, end: int, code: str = "") -> list[Number]:
    """Find the numbers in a part of a text, in order, none overlapping; `code` is its language, if that is known.

    Example:
        >>> text = "Some 12,500 of the twenty-one thousand paid 3½, two thirds for the 2nd time."
        >>> [(text[n.start : n.end], round(n.value, 2)) for n in find_numbers(text, 0, len(text))]
        [('12,500', 12500.0), ('twenty-one thousand', 21000.0), ('3½', 3.5), ('two thirds', 0.67), ('2nd', 2.0)]
    """
    found = [
        *_in_digits(text, start, end),
        *_in_words(text, start, end, code or language_of(text) or "en"),
        *_in_han(text, start, end),
    ]
    found.sort(key=lambda number: (number.start, -number.end))
    kept: list[Number] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _in_digits(text: str, start: int, end: int) -> Iterator[Number]:
    for match in _DIGITS.finditer(text, start, end):
        value = _value(match[0])
        behind = match.end()
        if han := _HAN_SCALE.match(text, behind, end):
            factor = prod(_HAN_SCALES[sign] for sign in han[0])
            yield Number(match.start(), han.end(), value * factor)
            continue
        if more := _HALF.match(text, behind, end):
            if more[1] or more[2]:
                value += unicodedata.numeric(more[1]) if more[1] else 1 / _PARTS[more[2].lower()]
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
    for match in _HAN_SHARE.finditer(text, start, end):
        part = float(match[2]) if match[2][0].isdecimal() else _han_value(match[2])
        value = part / max(_han_value(match[1]), 1)
        yield Number(*match.span(), value, is_fraction=True, is_word=True)
    for match in _HAN.finditer(text, start, end):
        yield Number(*match.span(), _han_value(match[0]), is_word=True)


def _han_value(numerals: str) -> float:
    """Return the value of Chinese numerals."""
    total = section = digit = 0
    for character in numerals:
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
    return float(total + section + digit)


def _in_words(text: str, start: int, end: int, code: str) -> Iterator[Number]:  # noqa: C901  shares, numbers and halves
    """Read numbers in words: words one behind the other as long as they make one number."""
    known = number_words_of(code)
    if known is None:
        return
    fractions = known.fractions
    pieces = list(_WORD.finditer(text, start, end))
    at = 0
    while at < len(pieces):
        own = fractions.get(pieces[at][0].lower())
        if own and _is_share(text, pieces, at):
            yield Number(*pieces[at].span(), 1 / own, is_fraction=True, is_word=True)
            at += 1
            continue
        n_words, value, is_ordinal = _read(text, pieces, at, known)
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
                value += unicodedata.numeric(more[1]) if more[1] else 1 / _PARTS[more[2].lower()]
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
    return before in _BARE or (before in _ARTICLES and behind.startswith(_OF))


def _read(  # noqa: C901  the grammar of numbers in words
    text: str,
    pieces: list[re.Match[str]],
    at: int,
    known: NumberWords,
) -> tuple[int, float, bool]:
    """Read a number from a word on; return how many words it has, its value, and whether it is an ordinal."""
    units, scales, ordinals, longest = known.units, known.scales, known.ordinals, known.longest
    total = current = 0
    room = 10**6  # what may still be added to `current`
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
            room = _room(value)
            n += width
        elif word in scales and (
            n or word not in _ONLY_BEHIND or (word == "mil" and _goes_on(pieces, at + 1, known))
        ):
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


def _goes_on(pieces: Sequence[re.Match[str]], at: int, known: NumberWords) -> bool:
    """Whether a word is part of a number that the word before it begins: "mil doscientos", "mil e quinhentas"."""
    is_tied = at + 1 < len(pieces) and pieces[at][0].lower() in _CONNECTING
    word = pieces[at + is_tied][0].lower() if at < len(pieces) else ""
    return word in known.units or word in known.scales


def _room(value: int) -> int:
    """Return what the next word must stay below to be added to a number word: "twenty-one", "dos mil trescientos"."""
    if value >= _HUNDRED:
        return next((size for size in (1000, 100) if value % size == 0), 1)
    return 10 if value % 10 == 0 and value > 10 else 1  # noqa: PLR2004  "ten" stands alone


def _longest(
    text: str, pieces: list[re.Match[str]], at: int, units: Mapping[str, int], longest: int
) -> tuple[int, int]:
    """Return the number word that begins at a word: how many words it has, and its value."""
    for width in range(min(longest, len(pieces) - at), 0, -1):
        written = text[pieces[at].start() : pieces[at + width - 1].end()].lower()
        if written in units:
            return width, units[written]
    return 0, 0
