"""The names of outlets that are known by their address: "The Harbour Post" for harbourpost.com, "El País" for elpais.es.

An address has no blanks, accents and apostrophes, "ue" for "ü", and an article or none. A text has the words with their
capitals, small ones between them without ("Isle of Mere Inquirer"), behind another form of the article ("au Figaro").
"""

from __future__ import annotations

import re

from newsdiff.language.folding import PLAIN_LETTERS
from newsdiff.language.letters import unaccented
from newsdiff.language.name_forms import bounded, stem_and_endings

_MIN_APART = 3
"""Letters of the first and the last word of a name, its article aside; shorter ones are split by chance."""
_DOUBLES = {"a": "[ae]", "o": "e", "u": "e", "s": "s"}
"""What an address may write behind a letter for its accent, and for "ß"."""
_DOUBLE = re.compile("|".join(f"(?<={letter}){second}" for letter, second in _DOUBLES.items()))
_CAPITAL = "(?-i:(?=[A-ZÀ-ÖØ-ÞĀ-Ž0-9]))"
_SMALL = (
    r"(?=(?:of|and|the|for|in|on|de|des|du|la|le|les|et|el|los|las|y|di|del|della|e|do|da|dos|der|die|das|und|van|het|en|"
    r"i|w|na)\b|[dl]['’])"
)
"""A word that has no capital within a name."""
_BLANK = rf"[\s-]{{1,2}}(?:{_CAPITAL}|{_SMALL})"
_ARTICLES = "the der die das les los las het el il le la de l".split()
"""What an address may begin with."""
_FORMS_OF_ARTICLE = "the der die das dem den des im am vom beim les le la au aux du los las el al del il lo dal sul alla dalla della sulla het de"
_BEHIND_ARTICLE = "|".join(
    [rf"(?<=\b{form}\s)" for form in _FORMS_OF_ARTICLE.split()] + [r"(?<=\bl['’])"]
)


def squeezed(text: str) -> str:
    """Return a text as an address would write it: small letters and digits without blanks, accents or what stands for them.

    Example:
        >>> squeezed("Der Südtaler Bote"), squeezed("dersuedtalerbote")
        ('dersudtalerbote', 'dersudtalerbote')
    """
    letters = re.sub(r"[\W_]+", "", unaccented(text).translate(PLAIN_LETTERS))
    return _DOUBLE.sub("", letters)


_ACCENTED: dict[str, str] = {}
for _letter in map(chr, range(0xDF, 0x180)):
    _ACCENTED[squeezed(_letter)] = _ACCENTED.get(squeezed(_letter), "") + _letter
"""The letters with accents of every plain one."""


def may_be_named(squeezed_text: str, label: str) -> bool:
    """Whether a text has the name in an address, but for its last two letters, which may be an ending; both squeezed."""
    return any(name[:-2] in squeezed_text for name in (label, *_without_article(label)))


def address_pattern(label: str, language: str) -> str:
    """Return a pattern of the name in an address, squeezed, in the forms that a text in a language has of it.

    Example:
        >>> bool(re.fullmatch(address_pattern("harbourpost", ""), "Harbour Post", re.IGNORECASE))
        True
        >>> bool(re.fullmatch(address_pattern("harbourpost", ""), "Harbour post", re.IGNORECASE))
        False
    """
    behind = (
        f"(?:{_BEHIND_ARTICLE}){_letters(name, language)}" for name in _without_article(label)
    )
    return bounded(f"{_CAPITAL}(?:{'|'.join([_letters(label, language), *behind])})", label)


def _without_article(label: str) -> list[str]:
    """Return what is left of a name without what may be its article."""
    names = (label.removeprefix(article) for article in _ARTICLES if label.startswith(article))
    return [name for name in names if len(name) >= _MIN_APART]


def _letters(label: str, language: str) -> str:
    """Return a pattern of the letters of a name, with what may stand between them."""
    stem, endings = stem_and_endings(label, language)
    last = len(label) - _MIN_APART
    pattern = ""
    for at, letter in enumerate(stem):
        is_number = letter.isdigit() != stem[at - 1].isdigit()
        is_apart = _MIN_APART <= at <= last or is_number
        between = (f"(?:['’]|{_BLANK})?" if is_apart else "['’]?") if at else ""
        pattern += f"{between}[{letter}{_ACCENTED.get(letter, '')}]"
        if letter in _DOUBLES:
            pattern += f"(?:{between}{_DOUBLES[letter]})?"
    return pattern + endings
