"""Older encodings of Cyrillic, told apart by the letters that a reading has: short texts are too little for statistics of bytes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

ENCODINGS = ("cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866", "cp1125", "mac-cyrillic")
_LETTERS = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёєіїґўђѓѕјљњќћџѝ")
_COMMON, _RARE = frozenset("оеаинті"), frozenset("йъщэюфхђѓѕљњџ")
"""Letters that are two fifths to three fifths of a text in Russian, Ukrainian, Belarusian, Bulgarian, Serbian and Macedonian, and those that are a
twenty-fifth; of Hebrew read as Cyrillic these are a quarter and a fifth."""
_MIN_COMMON_SHARE, _MAX_ODD_SHARE = 0.33, 0.1
_MIN_LETTERS = 8
"""Letters beyond ASCII of which that can be said."""
_CAPITAL_INSIDE = re.compile("(?<=[а-яёіїєґў])[А-ЯЁІЇЄҐЎЂЃЅЈЉЊЌЋЏ]")


def choose(readings: Iterable[tuple[str, str]], marks: Collection[str]) -> tuple[str, str] | None:
    """Return the reading of bytes that is Cyrillic, with its encoding; None where none is.

    Its letters are those of a language in small letters, capitals stand at the beginning of words, and the letters that
    are frequent in every language are. Greek, Hebrew and Chinese that are read as Cyrillic are none of this.

    Args:
        readings: Texts with the encoding that each was read in; the first of equals is taken.
        marks: Characters of any language that count for nothing.
    """
    best, most = None, 0
    for decoded, name in readings:
        letters = {c: n for c, n in Counter(decoded).items() if c > "\x7f" and c not in marks}
        n_letters = sum(letters.values())
        n_known = sum(n for c, n in letters.items() if c.lower() in _LETTERS)
        n_rare = sum(n for c, n in letters.items() if c.lower() in _RARE)
        n_common = sum(letters.get(c, 0) for c in _COMMON)
        if n_known < n_letters or n_letters < _MIN_LETTERS:
            continue
        n_odd = len(_CAPITAL_INSIDE.findall(decoded)) + n_rare
        is_one = n_odd <= n_letters * _MAX_ODD_SHARE
        if is_one and n_common >= n_letters * _MIN_COMMON_SHARE and n_common - n_odd > most:
            best, most = (decoded, name), n_common - n_odd
    return best
