"""Names in changed words: which words are one, and whether two are of one bearer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from rapidfuzz import fuzz

from newsdiff.language.tokens import Tokens
from newsdiff.language.wordlists import FUNCTION_WORDS, TITLES
from newsdiff.reuse.attribute.fragments import WordSpan
from newsdiff.settings import AttributeSettings

_DERIVED = frozenset(("n", "an", "ian", "ish", "ese", "i", "s", "er", "ers", "ic", "ans", "ians"))
_WHERE = frozenset(("in", "at", "near", "outside", "towards", "toward"))
_POSSESSIVE = re.compile(r"'s?$")


def find_names(words: WordSpan, other: Tokens) -> list[str]:
    """Return the keys of capitalised words that are no titles and nowhere written in lower case."""
    tokens = words.tokens
    bares = [(at, bare(tokens.keys[at])) for at in words.capitalised]
    return [
        key
        for at, key in bares
        if key not in TITLES
        and key not in FUNCTION_WORDS
        and not (key in tokens.lower or key in other.lower)  # then a capital is no sign of a name
        and (at + 1 < words.last or not _begins(tokens, at))
    ]


def bare(key: str) -> str:
    """Return a key without its possessive ending."""
    return _POSSESSIVE.sub("", key)


def _begins(tokens: Tokens, at: int) -> bool:
    """Whether a word opens its sentence, and nothing behind it says that it is a name."""
    if at and tokens.sentences[at - 1] == tokens.sentences[at]:
        return False
    return at + 1 >= len(tokens) or not tokens.word(at + 1)[:1].isupper()


def is_where(words: WordSpan) -> bool:
    """Whether words say where: "in Riga", "at the Skerrow end"."""
    before = words.tokens.keys[max(words.first - 2, 0) : words.first]
    return bool(before) and (before[-1] in _WHERE or (before[-1] == "the" and before[0] in _WHERE))


def differ(names_a: Sequence[str], names_b: Sequence[str], settings: AttributeSettings) -> bool:
    """Whether two names are of different bearers: no part in common, not even in another spelling."""
    if not set(names_a).isdisjoint(names_b):
        return False
    return all(
        fuzz.ratio(a, b) < settings.min_same_spelling and not _is_derived(a, b)
        for a in names_a
        for b in names_b
    )


def _is_derived(a: str, b: str) -> bool:
    """Whether two names are a place and its people ("Britain", "British"), or one and its plural."""
    n_same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
    rests = sorted((a[n_same:], b[n_same:]), key=len)
    is_short = n_same >= 4 and len(rests[0]) <= 3  # noqa: PLR2004  "brit", "ain" and "ish"
    return is_short and any(rest in _DERIVED for rest in rests)


def is_acronym(names_a: Sequence[str], names_b: Sequence[str]) -> bool:
    """Whether one name may be the initials of the other ("DOJ" for "Department of Justice")."""
    for short, long in ((names_a, names_b), (names_b, names_a)):
        initials = [name[0] for name in long]
        if len(short) == 1 and len(initials) > 1 and len(short[0]) <= len(initials) + 2:
            letters = iter(short[0])
            if short[0][0] == initials[0] and all(initial in letters for initial in initials):
                return True
    return False
