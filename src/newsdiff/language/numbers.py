"""Numbers as people print them: in digits with the separators of any country, and in the words of some languages.

Words are read in texts of their language only, since "elf", "once" and "six" are other words elsewhere (`number_words`
has those of nine languages); Chinese and Japanese numerals and the digits of every script are read everywhere.
"""

from __future__ import annotations

import re

from newsdiff.language.digits import Number, in_digits
from newsdiff.language.han_numbers import in_han, in_thai
from newsdiff.language.languages import likely_languages
from newsdiff.language.spelled_numbers import OF, in_words

__all__ = ["Number", "find_numbers"]

_DOTTED = frozenset("de da no pl cs sk hu".split())
"""Languages that write ranks with a dot: "im 2. Quartal"."""
_AMONG = re.compile(
    r"\s(?:in|in every|out of|of every|von|sur|su|de cada|em cada|op de|op|na|из)\s", re.IGNORECASE
)
_MAX_WHOLE = 100
"""What a share is of at most, in "one in five"; a year is more."""


def find_numbers(text: str, start: int, end: int, code: str = "") -> list[Number]:
    """Find the numbers in a part of a text, in order, none overlapping; `code` is its language, if that is known.

    Example:
        >>> text = "Some 12,500 of the twenty-one thousand paid 3½, two thirds for the 2nd time."
        >>> [(text[n.start : n.end], round(n.value, 2)) for n in find_numbers(text, 0, len(text))]
        [('12,500', 12500.0), ('twenty-one thousand', 21000.0), ('3½', 3.5), ('two thirds', 0.67), ('2nd', 2.0)]
    """
    codes = (code,) if code else likely_languages(text) or ("en",)
    spelled = (list(in_words(text, start, end, one)) for one in codes)
    found = [
        *in_digits(text, start, end, has_dots=_DOTTED.issuperset(codes)),
        *max(spelled, key=lambda numbers: sum(number.end - number.start for number in numbers)),
        *in_han(text, start, end),
        *in_thai(text, start, end),
    ]
    found.sort(key=lambda number: (number.start, -number.end))
    kept: list[Number] = []
    for number in found:
        if kept and (share := _share_of(text, kept[-1], number)):
            kept[-1] = share
        elif not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _share_of(text: str, part: Number, whole: Number) -> Number | None:
    """Return the share that two numbers say together, "one in five", "2/3 of"; None where they say none.

    Example:
        >>> [round(n.value, 2) for n in find_numbers("one in five; 1 in 2019", 0, 22)]
        [0.2, 1.0, 2019.0]
    """
    if not 0 < part.value < whole.value <= _MAX_WHOLE or part.is_word != whole.is_word:
        return None
    if part.is_fraction or part.is_ordinal or whole.is_ordinal:
        return None
    is_slashed = text[part.end : whole.start] == "/" and text.startswith(OF, whole.end + 1)
    if not (is_slashed or _AMONG.fullmatch(text, part.end, whole.start)):
        return None
    value = part.value / whole.value
    return Number(part.start, whole.end, value, is_fraction=True, is_word=part.is_word)
