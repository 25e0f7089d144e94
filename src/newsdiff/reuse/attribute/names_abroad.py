"""Names in two languages: which words of two alphabets or spellings may be one name.

Names change on their way: Cyrillic ones are romanised in several ways, Slavic ones are declined, known places have a name in
each language. So two words are different names only where nothing brings them together.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from newsdiff.language.folding import PLAIN_LETTERS, without_marks
from newsdiff.language.name_lists import listed_names
from newsdiff.language.spellings import are_one

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў",
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch . y . e iu ia i i e g u".replace(
            ".", ""
        ).split(" "),
        strict=True,
    )
)
_CUSTOMS = (
    (re.compile("shch|sch|sh|tsch|tch|ch|cz|sz|ş|š|č|ж|zh|j(?=[aeiou])"), "s"),
    (re.compile("kh|ch|h|k|q|c|x"), "k"),
    (re.compile("w|v|f|ph|u(?=[aeiou])"), "v"),
    (re.compile("y|j|i|e"), "i"),
    (re.compile("tz|ts|z"), "s"),
    (re.compile(r"(.)\1{1,9}"), r"\1"),
)
"""Letters that romanisations of English, German, French and Polish put for each other."""
_MAY_BE_ONE = 60
"""Likeness (rapidfuzz ratio) from which two names may be one that was declined or romanised."""
_ONE = 85
"""The same from which they are."""
_MIN_LETTERS = 3
_MIN_KEY_LETTERS = 5
_KEY_LETTERS = 6
"""Letters of a name that its endings leave alone."""
_KINDS = listed_names("kinds")
"""Words for what bears a name, which languages that write them with a capital put behind it."""


def romanised(word: str) -> str:
    """Return a word in small Latin letters without marks; nothing where its alphabet is not read.

    Example:
        >>> romanised("Савельев"), romanised("Müller"), romanised("王")
        ('savelev', 'muller', '')
    """
    latin = "".join(_CYRILLIC.get(sign, sign) for sign in word.lower())
    plain = without_marks(latin).replace("ß", "ss").translate(PLAIN_LETTERS)
    return plain if plain.isascii() and plain.isalpha() else ""


def are_one_abroad(a: str, b: str, least: int = _MAY_BE_ONE) -> bool:
    """Whether two words, in any alphabets, may be one name, at a likeness of at least so much.

    Example:
        >>> are_one_abroad("Хрущёв", "Khrushchev"), are_one_abroad("Moskau", "Moscow"), are_one_abroad("Савельев", "Petrenko")
        (True, True, False)
    """
    one, other = romanised(a), romanised(b)
    if not one or not other:
        return True
    return (
        are_one(one, other)
        or fuzz.ratio(one, other) >= least
        or fuzz.ratio(_without_customs(one), _without_customs(other)) >= least
    )


def are_same_abroad(a: str, b: str) -> bool:
    """Whether two words, in any alphabets, are surely one name.

    Example:
        >>> are_same_abroad("Игорь", "Igor"), are_same_abroad("Anna", "Hanna"), are_same_abroad("Ruta", "Rita")
        (True, True, False)
    """
    words = romanised(a), romanised(b)
    return min(map(len, words)) >= _MIN_LETTERS and are_one_abroad(a, b, _ONE)


def name_key(word: str) -> str:
    """Return what the spellings of a name in most languages have in common; nothing for a short one.

    Example:
        >>> name_key("Халворсен") == name_key("Halvorsens"), name_key("Rom")
        (True, '')
    """
    plain = romanised(word)
    return _without_customs(plain)[:_KEY_LETTERS] if len(plain) >= _MIN_KEY_LETTERS else ""


def is_kind_of_thing(word: str) -> bool:
    """Whether a word says what bears a name ("River"), and is no part of it that stays in another language."""
    return word.lower() in _KINDS


def _without_customs(word: str) -> str:
    for pattern, letter in _CUSTOMS:
        word = pattern.sub(letter, word)
    return word
