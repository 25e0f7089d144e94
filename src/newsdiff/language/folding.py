"""What a character counts as when words are compared, as UTF-8 bytes of the same length.

The answer for a character is computed once, when it is first met, and kept in a table by code point:
building the whole table would cost more than a small corpus takes (docs/sources.md).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from newsdiff.language.hashing import Ints

Points = NDArray[np.int32]

DELETED = 0xFF
"""Marks a byte inside a word that does not count; no byte of UTF-8 has this value."""

SEPARATOR = 0
"""Stands for every byte between words."""

ASCII = bytes(
    byte
    if byte & 0x80 or byte == ord("%")
    else ord(chr(byte).lower())
    if chr(byte).isalnum()
    else SEPARATOR
    for byte in range(256)
)
"""For `bytes.translate`: letters in lower case, digits, "%", the rest a separator; above 0x7F as it was."""

# Scripts without spaces: Thai and Lao, Myanmar, Khmer, kana and bopomofo, Han, Yi. Not Tibetan, which
# marks its syllables.
_UNSPACED = (
    range(0x0E00, 0x0F00),
    range(0x1000, 0x10A0),
    range(0x1780, 0x1800),
    range(0x3040, 0x3130),
    range(0x31F0, 0x3200),
    range(0x3400, 0x4DC0),
    range(0x4E00, 0xA4D0),
    range(0xA9E0, 0xAA00),
    range(0xAA60, 0xAA80),
    range(0xF900, 0xFB00),
    range(0xFF66, 0xFFA0),
    range(0x1B000, 0x1B170),
    range(0x20000, 0x40000),
)
APOSTROPHES = "\u2018\u2019\u02bb\u02bc\u02bd\u055a\ua78b\ua78c\uff07"
"""What is printed for an apostrophe; some of them are letters by category."""
REPLACED = "\ufffd"
"""What a decoder puts for bytes that it cannot read: it may have been a letter, so it is part of a word."""
_ENCLOSED = range(0x24B6, 0x24EA), range(0x1F130, 0x1F14A)
"""Letters in circles and squares: signs by category, letters to who reads them. Those of flags are none of these."""
_FILLED = range(0x1F150, 0x1F16A), range(0x1F170, 0x1F18A), range(0x249C, 0x24B6)
"""The same in white on black, and in brackets, A to Z in order; Unicode does not say which letter each is."""
_SMALL_CAPITAL = "LATIN LETTER SMALL CAPITAL "
_SAME_SHAPE = {
    "\u0251": "a",
    "\u0261": "g",
    "\u212e": "e",
    "\ua731": "s",
    "\u064a": "\u06cc",
    "\u0649": "\u06cc",
    "\u0643": "\u06a9",
}
"""Other forms of Latin letters, and signs, that are printed as the plain ones (Unicode confusables, UTS 39); the yeh and
kaf of Arabic keyboards, which print Persian too."""
_LIGATURES = {"æ": "ae", "œ": "oe"}
"""Latin letters of two, in lower case, which Unicode takes for letters of their own."""
PLAIN_LETTERS = str.maketrans(
    _LIGATURES | {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "þ": "th"}
)
"""What is written in names for Latin letters that are no letter with a mark. In other words they tell: Polish verbs of the past
end in "ł"."""
_JOINED = str.maketrans(_LIGATURES)
_HAN = range(0x4E00, 0xA000)
_VIRAMA = 9  # canonical combining class of the sign that joins Indic consonants
_HIDDEN = (
    range(0xFE00, 0xFE10),
    range(0xE0100, 0xE01F0),
    range(0x34F, 0x350),
    range(0x115F, 0x1161),
    range(0x3164, 0x3165),
    range(0xFFA0, 0xFFA1),
    range(0xFFFC, 0xFFFD),
    range(0x640, 0x641),
)
"""Variation selectors, the grapheme joiner, the Hangul fillers, what stands for a picture, the stroke that draws Arabic words out: no category says that these are not seen."""


def is_deleted(character: str) -> bool:
    """Whether a character is inside words without counting.

    True of accents and other combining marks, soft hyphens, joiners and direction marks; false of the
    vowel signs of Indic scripts, which distinguish words.

    Example:
        >>> [is_deleted(c) for c in ("\u0301", "\u00ad", "\u093f", "e")]
        [True, True, False, False]
    """
    if any(ord(character) in some for some in _HIDDEN):
        return True
    category = unicodedata.category(character)
    if category == "Mn":
        return unicodedata.combining(character) not in (0, _VIRAMA)
    return category in ("Cf", "Me")


def is_unspaced(character: str) -> bool:
    """Whether a character belongs to a script without spaces, so that it is a word of its own.

    Example:
        >>> [is_unspaced(c) for c in "漢カก한a"]
        [True, True, True, False, False]
    """
    return any(ord(character) in script for script in _UNSPACED)


@lru_cache(maxsize=1 << 12)
def fold(character: str) -> bytes:
    r"""Return what a character counts as.

    Args:
        character: One character, lone surrogates included.

    Returns:
        As many bytes as the character has in UTF-8: its letters in lower case and without accents, filled
        up with `DELETED`; only `DELETED` if it does not count; only `SEPARATOR` if it parts words.

    Example:
        >>> [fold(c) for c in "Éßﬁ’"]
        [b'e\xff', b'ss', b'fi\xff', b'\x00\x00\x00']
    """
    length = len(character.encode("utf-8", "surrogatepass"))
    if is_deleted(character):
        return bytes([DELETED]) * length
    if character == REPLACED:
        return character.encode()
    is_letter = unicodedata.category(character)[0] in "LMN" or _plain_shape(character) != character
    if not is_letter or character in APOSTROPHES:
        return bytes([SEPARATOR]) * length
    letters, upper = _letters(character), character.upper()
    if _letters(upper) == letters and len(upper.encode()) < len(letters.encode()):
        letters = upper  # "Ⱥ" has two bytes, "ⱥ" has three
    key = letters.encode()
    return key.ljust(length, bytes([DELETED])) if len(key) <= length else character.encode()


def _letters(character: str) -> str:
    """Return the letters of a character: compatible, in lower case, without marks."""
    plain = "".join(map(_plain_shape, character))  # "ß" in capitals is two
    # Before casefold, which makes a letter of the iota below a Greek vowel; again after, for its marks.
    letters = without_marks(without_marks(plain).casefold()).translate(_JOINED)
    is_word = letters and all(unicodedata.category(c)[0] in "LMN" for c in letters)
    return letters if is_word else character.casefold()


def _plain_shape(character: str) -> str:
    """Return the plain letter that another form of it stands for; what is none, as it is.

    Example:
        >>> [_plain_shape(c) for c in "ⓐ🄱🅲ᴅɑé發"]
        ['a', 'B', 'C', 'd', 'a', 'é', '发']
    """
    point = ord(character)
    if point in _HAN:
        return _simplified().get(character, character)
    if any(point in some for some in _ENCLOSED):
        return unicodedata.normalize("NFKC", character)
    for some in _FILLED:
        if point in some:
            return chr(ord("A") + point - some.start)
    name = unicodedata.name(character, "")
    last = name.removeprefix(_SMALL_CAPITAL) if name.startswith(_SMALL_CAPITAL) else ""
    return last.lower() if len(last) == 1 else _SAME_SHAPE.get(character, character)


@cache
def _simplified() -> Mapping[str, str]:
    """Return the simplified form of each traditional Chinese character that has one.

    Source:
        The table of OpenCC, as far as Big5 and GB 2312 hold both forms; the first where a character has several. Each
        group of `simplified.txt` is a simplified form and what it stands for.
    """
    groups = files("newsdiff.language").joinpath("simplified.txt").read_text("utf-8").split()
    return {character: group[0] for group in groups for character in group[1:]}


def without_marks(text: str) -> str:
    """Return a text in compatible decomposed form without the characters that do not count."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not is_deleted(c))


@cache
def _table() -> tuple[NDArray[np.uint32], NDArray[np.uint8]]:
    """Return, by code point, the four bytes of the answer, and what else is known of it; 0 for nothing yet."""
    return np.zeros(0x110000, np.uint32), np.zeros(0x110000, np.uint8)


KNOWN, UNSPACED, APOSTROPHE = 1, 2, 3
"""What `folds` says of a character: nothing more, that it is a word of its own, that it may join two parts of one."""


def folds(points: Points) -> tuple[NDArray[np.uint32], NDArray[np.uint8]]:
    """Fold many characters.

    Returns:
        Their bytes as `fold` gives them, the first one lowest; and what else is known of them.
    """
    answers, states = _table()
    for point in set(points[states[points] == 0].tolist()):
        folded = fold(chr(point))
        answers[point] = int.from_bytes(folded, "little")
        is_word = folded[0] not in (SEPARATOR, DELETED)
        states[point] = (
            UNSPACED
            if is_word and is_unspaced(chr(point))
            else APOSTROPHE
            if chr(point) in APOSTROPHES
            else KNOWN
        )
    return answers[points], states[points]


def to_compact(gone: Ints, places: Ints) -> Ints:
    """Count places without those that are gone, which increase."""
    return places - np.searchsorted(gone, places) if gone.size else places


def to_full(gone: Ints, places: Ints) -> Ints:
    """Count places again with those that are gone."""
    if not gone.size:
        return places
    before: Ints = np.searchsorted(gone - np.arange(gone.size), places, side="right")
    return places + before


class BytePlaces:
    """Turns characters of texts into bytes of a blob of them, and back.

    The two differ by the bytes that go on with a character, which are few in most languages, so only these are looked
    up. There is a place for each of `bases`, the first bytes of the texts.
    """

    def __init__(self, blob: bytes, bases: Ints) -> None:
        is_more = (np.frombuffer(blob, np.uint8) & 0xC0) == 0x80  # noqa: PLR2004  continuation bytes
        self._more = np.flatnonzero(is_more)
        self._origins = to_compact(self._more, bases)

    def to_bytes(self, characters: Ints) -> Ints:
        """Return the bytes at which characters of the texts begin."""
        return to_full(self._more, self._origins + characters)

    def to_characters(self, places: Ints, numbers: Ints) -> Ints:
        """Return the characters that begin at bytes, each of the text whose base has a number."""
        return to_compact(self._more, places) - self._origins[numbers]
