"""Numbers in words of scripts without blanks: Chinese numerals, which Japanese shares (一百二十, 三分之一, 二点五), and Thai ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdiff.language.digits import MYRIAD, SCALE_SIGNS, Number
from newsdiff.language.name_lists import name_rows

_SIGNS = "〇零一二三四五六七八九十百千万萬亿億两兩"
_NUMERAL = f"[{_SIGNS}](?<!百(?=分之))"
_NUMERALS = re.compile(f"{_NUMERAL}(?:{_NUMERAL})*")
_SHARE = re.compile(
    rf"([{_SIGNS}]{{1,9}})分之([{_SIGNS}]{{1,9}}(?:[点點][{_SIGNS}]{{1,9}})?|\d{{1,9}}(?:\.\d{{1,9}})?)"
)
_DIGITS = dict(zip("〇零一二三四五六七八九两兩", (0, 0, *range(1, 10), 2, 2), strict=True))

_THAI = {word: int(value) for value, word in map(str.split, name_rows("thai numbers"))}
_THAI_WORD = re.compile("|".join(sorted(_THAI, key=len, reverse=True)))
_THAI_LETTER = re.compile("[\u0e01-\u0e4e]")
_LONGEST_THAI = 24
"""Words of the longest number: a digit and a place for each of twelve figures."""
_THAI_NUMERALS = re.compile(
    rf"(?<!\d)(?<!\d )(?:{_THAI_WORD.pattern}){{1,{_LONGEST_THAI}}}(?= ?(?:{'|'.join(name_rows('thai counters'))}))"
)
"""Numbers before a word that counts; elsewhere the same letters are parts of other words."""


def in_thai(text: str, start: int, end: int) -> Iterator[Number]:
    """Find the numbers in Thai words of a part of a text.

    Example:
        >>> [n.value for n in in_thai("ชาวบ้านสองพันห้าร้อยคน", 0, 22)]
        [2500.0]
    """
    is_thai = _THAI_LETTER.search(text, start, end)
    for match in _THAI_NUMERALS.finditer(text, start, end) if is_thai else ():
        total = digit = 0
        for word in _THAI_WORD.findall(match[0]):
            is_digit = (value := _THAI[word]) < 10  # noqa: PLR2004
            total, digit = (total, value) if is_digit else (total + max(digit, 1) * value, 0)
        yield Number(*match.span(), float(total + digit), is_word=True)


def in_han(text: str, start: int, end: int) -> Iterator[Number]:
    """Find the numbers in Chinese numerals of a part of a text, shares first."""
    has_share = text.find("分之", start, end) >= 0
    for match in _SHARE.finditer(text, start, end) if has_share else ():
        part = float(match[2]) if match[2][0].isdecimal() else _value(match[2])
        value = part / max(_value(match[1]), 1)
        yield Number(*match.span(), value, is_fraction=True, is_word=True)
    for match in _NUMERALS.finditer(text, start, end):
        yield Number(*match.span(), _value(match[0]), is_word=True)


def _value(numerals: str) -> float:
    """Return the value of Chinese numerals; behind a point they are digits."""
    whole, _, decimals = numerals.replace("點", "点").partition("点")
    if decimals:
        return _value(whole) + _value(decimals) / float(10 ** len(decimals))
    total = section = digit = 0
    for character in numerals:
        if character in _DIGITS:
            digit = digit * 10 + _DIGITS[character]
            continue
        scale = SCALE_SIGNS[character]
        if scale >= MYRIAD:
            total += max(section + digit, 1) * scale
            section = 0
        else:
            section += max(digit, 1) * scale
        digit = 0
    return float(total + section + digit)
