"""Numbers in digits, with the separators and the scales of any country: 12,500, 12.500, 1,00,000, 3½, 2nd, 1亿2000万."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from newsdiff.language.letters import caseless

_DIGIT = re.compile(r"\d")
_SPACE = " \u00a0\u202f\u2009'’"
_DIGITS = re.compile(
    rf"(?<![\d.,])\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?!\d)|(?<!\d)(?:\d+(?:[.,]\d+)*|(?<![\w.])\.\d+)"
)
_GROUPED = re.compile(r"(?!0)\d{1,3}(?:[.,]\d{3})+")
_INDIAN = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}")
_VULGAR = "¼½¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘"
HALF = re.compile(
    rf"\s?([{_VULGAR}])|(?:\s|-)and(?:\s|-)a(?:\s|-)(half|quarter|third)\b|\s(?:y\smedi[oa]|e\s(?:mezz[oa]|mei[oa])|et\sdemie?|"
    r"en\seen\shal(?:f|ve)|(?:och|og)\s(?:en|ett?)\shalvt?|с\sполовиной|[зі]\sполовиною|i\spół|a\spůl|și\sjumătate|és\sfél|buçuk)\b",
    re.IGNORECASE,
)
""" "3½", "three and a half", "dos y medio". """
_ONE_VULGAR = re.compile(f"[{_VULGAR}]")
_SUFFIX = re.compile(
    r"(?:st|nd|rd|th|ère|er|re|ème|nde?|de|ste|:?e|\.?[ºª]|-?(?:ый|ой|ий|й|ого|го|ому|му|ом|м|ая|я|ую|ю|ое|е))(?!\w)"
)
_RANK = re.compile(r"\.\s(?=[^\W\d_])")
_BEFORE_RANK = re.compile(
    r"\b(?:im|am|vom|zum|zur|der|die|das|dem|den|des|ein\w{0,2}|w|we|z|ze|na|po|v|ve|i|det|jeho|jego|ihr\w{0,2}|sein\w{0,2}|ihre)\s$",
    re.IGNORECASE,
)
_MAX_RANK = 200
""" "3:2. Der Trainer" ends a sentence; what stands behind an article and before a noun is a rank, if it is no year."""
_REACH_BEFORE = 8
"""Characters before a number that hold an article."""
_SCALES = "百千万萬亿億兆백천만억조"
_PRINTED = r"\d{1,15}(?:[.,]\d{1,9}){0,4}"
_HAN_PART = re.compile(rf"({_PRINTED})?([{_SCALES}])?")
_HAN_SCALED = re.compile(
    rf"(?<!\d){_PRINTED}[{_SCALES}](?!分之)(?:(?:\s?{_PRINTED})?[{_SCALES}](?!分之)|\d{{1,15}}){{0,8}}"
)
"""Digits with scales: 1亿2000万, 3만5천."""
SCALE_SIGNS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12,
               "백": 100, "천": 1000, "만": 10**4, "억": 10**8, "조": 10**12}  # fmt: skip
_PARTS = {"half": 2, "quarter": 4, "third": 3}
MYRIAD = 10**4
"""The scale from which Chinese and Japanese count anew."""


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


def in_digits(text: str, start: int, end: int, *, has_dots: bool) -> Iterator[Number]:
    """Find the numbers in digits of a part of a text; `has_dots` says that a dot may make a rank of one."""
    for match in _each(_DIGITS, text, start, end):
        value = _value(match[0])
        behind = match.end()
        if han := _HAN_SCALED.match(text, match.start(), end):
            yield Number(*han.span(), _scaled(han[0]))
            continue
        if more := HALF.match(text, behind, end):
            value += half_value(more)
            behind = more.end()
        elif suffix := _SUFFIX.match(text, behind, end):
            yield Number(match.start(), suffix.end(), value, is_ordinal=True)
            continue
        is_ordinal = has_dots and value <= _MAX_RANK and _is_dotted(text, *match.span())
        yield Number(match.start(), behind + is_ordinal, value, is_ordinal=is_ordinal)
    for match in _ONE_VULGAR.finditer(text, start, end):
        yield Number(match.start(), match.end(), unicodedata.numeric(match[0]))


def digit_places(text: str, start: int, end: int) -> list[int]:
    """Return where digits begin in a part of a text, in order: in most parts nowhere, and no number in digits begins elsewhere.

    Example:
        >>> digit_places("In 1999, 3.5 of 12,500", 0, 22)
        [3, 9, 11, 16, 19]
    """
    places = [match.start() for match in _DIGIT.finditer(text, start, end)]
    return [at for at in places if at == start or not text[at - 1].isdecimal()]


def _each(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begin with digits, or with a point before them, none overlapping."""
    behind = start
    for place in digit_places(text, start, end):
        for at in (place - 1, place) if text[place - 1 : place] == "." else (place,):
            if at >= behind and (match := pattern.match(text, at, end)):
                yield match
                behind = match.end()


def half_value(match: re.Match[str]) -> float:
    """Return what a match of `HALF` adds to the number before it."""
    return unicodedata.numeric(match[1]) if match[1] else 1 / _PARTS[caseless(match[2] or "half")]


def _is_dotted(text: str, start: int, end: int) -> bool:
    """Whether a dot makes a rank of a number: behind an article, or before a word in lower case."""
    if not _RANK.match(text, end):
        return False
    before = text[max(start - _REACH_BEFORE, 0) : start]
    return text[end + 2].islower() or _BEFORE_RANK.search(before) is not None


def _scaled(digits: str) -> float:
    """Return the value of digits with scales.

    Example:
        >>> _scaled("1亿2000万"), _scaled("1천200억"), _scaled("2.5万亿")
        (120000000.0, 120000000000.0, 2500000000000.0)
    """
    total = section = 0.0
    for number, sign in _HAN_PART.findall(digits):
        section += _value(number) if number else 0
        scale = SCALE_SIGNS.get(sign, 1)
        if scale >= MYRIAD:
            total, section = (total + section * scale, 0) if section else (total * scale, 0)
        elif number:
            section += _value(number) * (scale - 1)
        else:
            section *= scale
    return total + section


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
