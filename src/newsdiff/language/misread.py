"""Text of one script whose bytes were read as another's, letter by letter: "Ïðóä" and "ðÒÕÄ" for "Пруд".

The encodings of one byte a letter have the letters of different alphabets at the same places. What a text was is
told by how often the letters come: in the right alphabet a few of them make up most of a text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from newsdiff.language.letters import LETTER

_OFTEN = {
    "cp1251": "оеаинтсрвл",
    "koi8_u": "оеаинтсрвл",
    "iso8859_5": "оеаинтсрвл",
    "cp1253": "αοιετσνηυρ",
    "cp1255": "יוהלאתרשבמ",
    "cp1256": "اليمونرتبع",
}
"""The ten most frequent letters by the encoding that has them; in lower case, since capitals and small letters change places too."""
_READ_AS = {
    "cp1252": tuple(_OFTEN),
    "koi8_r": ("cp1251",),
    "koi8_u": ("cp1251",),
    "cp1251": ("koi8_u",),
}
"""What a text may have been, by what it was read as."""
_MIN_OFTEN = 0.5
"""Share of the ten in the letters: .61 to .72 of text in any of these languages, .35 and less of text read wrongly."""
_MAX_ONE = 0.3
"""Share of the most frequent letter: .1 to .2 in all of these, .4 and more where each letter is two bytes of UTF-8."""
_MIN_LETTERS = 20
"""Letters that tell."""
_MIN_SHARE = 0.5
"""Share of all letters of a text that are misread: what is left are names in Latin letters."""
SIGNS = (
    re.compile(rb"\xc3[\x80-\xbf](?:\xc3[\x80-\xbf]){3}"),
    re.compile(rb"\xd0[\xb0-\xbf](?:\xd0[\x90-\xaf]){2}"),
    re.compile(rb"\xd1[\x80-\x8f](?:\xd0[\x90-\xaf]){2}"),
)
"""What such text has among its bytes of UTF-8: four letters with accents together, or a small letter before capitals."""
_WORD = re.compile(r"(?<![A-Za-z])[\u00a1-\u00ff\u0400-\u04ff\u2550-\u256c]+(?![A-Za-z])")


def misread_letters(text: str) -> list[tuple[int, str]]:
    """Return the letters of a text that was read as another encoding: their places, and what they are.

    Example:
        >>> text = "ëåáåäèíûé ïðóä îñóøèëè"
        >>> "".join(dict(misread_letters(text)).get(at, c) for at, c in enumerate(text))
        'лебединый пруд осушили'
        >>> misread_letters("Le pré où l'été créée")
        []
    """
    words = [word for word in _WORD.finditer(text) if len(word[0]) > 1]
    letters = Counter("".join(word[0] for word in words))
    n = letters.total()
    if n < max(_MIN_LETTERS, _MIN_SHARE * len(LETTER.findall(text))):
        return []
    if letters.most_common(1)[0][1] > _MAX_ONE * n:
        return []
    share, table = max(
        ((_share_of_often(letters, table, was), table) for was, table in _tables()),
        key=lambda one: one[0],
    )
    if share < _MIN_OFTEN:
        return []
    return [
        (word.start() + at, table[letter])
        for word in _WORD.finditer(text)
        for at, letter in enumerate(word[0])
        if letter in table
    ]


def _share_of_often(letters: Counter[str], table: Mapping[str, str], was: str) -> float:
    """Return how much of some letters is frequent in what they may have been."""
    often = sum(n for letter, n in letters.items() if table.get(letter, " ") in _OFTEN[was])
    return often / letters.total()


@cache
def _tables() -> tuple[tuple[str, Mapping[str, str]], ...]:
    """Return, for each way to misread a text, what it was and the letter that each character stands for."""
    return tuple((was, _table(as_what, was)) for as_what, some in _READ_AS.items() for was in some)


def _table(as_what: str, was: str) -> dict[str, str]:
    rows = (
        (bytes([code]).decode(as_what, "ignore"), bytes([code]).decode(was, "ignore"))
        for code in range(0xA1, 0x100)
    )
    return {shown: meant for shown, meant in rows if shown and meant.isalpha()}
