"""Names in changed words: which words are one, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsdiff.language.calendars import MONTHS, WEEKDAYS
from newsdiff.language.classes import class_of
from newsdiff.language.keys import ELIDED
from newsdiff.language.languages import has_capital_nouns, language_of
from newsdiff.language.name_lists import listed_names
from newsdiff.language.tokens import Tokens
from newsdiff.reuse.attribute.fragments import WordSpan

_WHERE = frozenset("in at near outside towards toward aus bei en".split())
_DASH = re.compile(r"\W{0,3}?\s?(?:[–—]|--?\s)")
_SHORTEST_DAY = 2
"""Letters of the shortest weekdays."""
_ENDING = re.compile(
    r"'s?$|(?<=\w{3})'(?:n?[iu]n?|y?[aeiu]|[dt][ae]n?|nd[ae]n?|yl[ae]|l[ae]r\w{0,4})$"
)
"""A possessive, or a case as Turkish ties it to a name: "ann's", "ankara'nin", "ankara'da"."""


_CALLED = frozenset(listed_names("kinds")).union(
    *map(
        class_of,
        ("titles", "offices", "organisations", "institutions", "company forms", "known places"),
    )
)
"""Words for what bears a name: "Danford Hospital", "Prime Minister"."""

OwnName = tuple[str, bool]
"""The key of a name, and whether it is one in any text: an initial, a surname behind its first name."""


def find_names(words: WordSpan, other: Tokens) -> list[str]:
    """Return the keys of capitalised words that are no titles, no days and nowhere written in lower case.

    Where every noun has a capital only those count that have a place's name, or stand beside another capital that both
    texts have.
    """
    return names_beside(find_own_names(words), other)


def names_beside(own: Iterable[OwnName], other: Tokens) -> list[str]:
    """Return the keys of the names of a text that another does not write in lower case: there a capital is no sign."""
    return [key for key, is_sure in own if is_sure or key not in other.lower]


def find_own_names(words: WordSpan) -> list[OwnName]:
    """Find the names in some words as far as their own text tells."""
    tokens = words.tokens
    bares = [(at, bare(tokens.keys[at])) for at in words.capitalised]
    return [
        (key, is_sure)
        for at, key in bares
        if (is_sure := is_initial(tokens, at) or _is_behind_name(tokens, at, key))
        or (
            not is_no_name(tokens, at, key)
            and key not in tokens.lower
            and (not begins(tokens, at) or (at + 1 < words.last and _is_known(tokens, key)))
            and (key in class_of("known places") or has_names(tokens, at))
        )
    ]


def is_initial(tokens: Tokens, at: int) -> bool:
    """Whether a word is one capital with a dot: "A. J. Brill"."""
    start, end = tokens.starts[at], tokens.ends[at]
    if tokens.keys[at] == "m" and language_of(tokens.text) == "fr":
        return False  # "M. Marchal"
    return end - start == 1 and tokens.document.text[end : end + 1] == "."


def _is_behind_name(tokens: Tokens, at: int, key: str) -> bool:
    """Whether a word stands behind a name that nothing but a capital makes one, or in a title behind "The": "Peter Baker", "The Regime".

    There its capital tells, though the same word is written in lower case elsewhere.
    """
    if at == 0 or key not in tokens.lower or has_capital_nouns(tokens.text):
        return False
    before, is_tied = (
        tokens.word(at - 1),
        tokens.text[tokens.ends[at - 1] : tokens.starts[at]] == " ",
    )
    if not (is_tied and before[:1].isupper()) or key in _CALLED:
        return False
    if before == "The":
        return at > 1 and tokens.sentences[at - 2] == tokens.sentences[at - 1]
    first = bare(tokens.keys[at - 1])
    return first not in tokens.lower and first not in _CALLED and first not in class_of("grammar")


def is_no_name(tokens: Tokens, at: int, key: str) -> bool:
    """Whether a capitalised word is a title, a day, a month, or grammar at the beginning of a sentence.

    "Jan" and "April" before a word with a capital are first names.
    """
    if key in class_of("titles") or key in class_of("company forms") or _is_day(tokens, key):
        return True
    if key == "m" and language_of(tokens.text) == "fr":
        return True
    if key in MONTHS:
        return not _is_beside(tokens, at)
    word = tokens.word(at)
    return key in class_of("grammar") and not (word.isupper() and len(key) > 1)


def _is_day(tokens: Tokens, key: str) -> bool:
    """Whether a word is a weekday; two letters are one in German only: "Mo." is a state, too."""
    return key in WEEKDAYS and (len(key) > _SHORTEST_DAY or language_of(tokens.text) == "de")


def _is_known(tokens: Tokens, key: str) -> bool:
    """Whether a word is a name elsewhere, too, or a place: at the beginning of a sentence every word has a capital."""
    return key in class_of("known places") or key in tokens.upper


def has_names(tokens: Tokens, at: int) -> bool:
    """Whether a capital says that a word is a name; in German only beside another one, or behind "in", "aus", "bei", "Herr"."""
    if not has_capital_nouns(tokens.text) or _is_beside(tokens, at):
        return True
    return at > 0 and (
        tokens.keys[at - 1] in _WHERE or bare(tokens.keys[at - 1]) in class_of("titles")
    )


def is_noun(tokens: Tokens, at: int) -> bool:
    """Whether a word with a capital is a German noun and no name: behind an article or another word of grammar."""
    if not has_capital_nouns(tokens.text) or _is_beside(tokens, at):
        return False
    return at > 0 and tokens.keys[at - 1] in class_of("grammar")


def _is_beside(tokens: Tokens, at: int) -> bool:
    """Whether another word with a capital stands right before or behind a word, as in a person's name."""
    text = tokens.text
    if (
        at
        and tokens.word(at - 1)[:1].isupper()
        and text[tokens.ends[at - 1] : tokens.starts[at]] == " "
        and bare(tokens.keys[at - 1]) not in class_of("titles")
        and tokens.keys[at - 1] not in class_of("grammar")
    ):
        return not begins(tokens, at - 1)
    return is_before_capital(tokens, at)


def is_before_capital(tokens: Tokens, at: int) -> bool:
    """Whether a capital stands right behind a word: "Maria Lang"."""
    behind = at + 1 < len(tokens) and tokens.word(at + 1)[:1].isupper()
    return behind and tokens.text[tokens.ends[at] : tokens.starts[at + 1]] == " "


def bare(key: str) -> str:
    """Return a key without what an apostrophe ties to its end or its front: "ann's", "ankara'da", "d'autriche"."""
    tied = ELIDED.match(key)
    return _ENDING.sub("", key[tied.end() :] if tied else key)


def begins(tokens: Tokens, at: int) -> bool:
    """Whether a word opens its sentence, and nothing behind it says that it is a name."""
    if at and tokens.sentences[at - 1] == tokens.sentences[at]:
        return False
    return at + 1 >= len(tokens) or not tokens.word(at + 1)[:1].isupper()


def is_where(words: WordSpan) -> bool:
    """Whether words say where: "in Riga", "at the Skerrow end"."""
    before = words.tokens.keys[max(words.first - 2, 0) : words.first]
    return bool(before) and (before[-1] in _WHERE or (before[-1] == "the" and before[0] in _WHERE))


def open_reports(a: WordSpan, b: WordSpan) -> bool:
    """Whether words of both open a paragraph, one in front of a dash: where it was written, or for whom."""
    return _opens(a) and _opens(b) and (_is_dateline(a) or _is_dateline(b))


def _opens(words: WordSpan) -> bool:
    """Whether words open a paragraph."""
    tokens, first = words.tokens, words.first
    return first == 0 or tokens.paragraphs[first - 1] != tokens.paragraphs[first]


def _is_dateline(words: WordSpan) -> bool:
    """Whether a dash stands behind words."""
    return bool(_DASH.match(words.tokens.document.text, words.tokens.ends[words.last - 1]))
