"""Spellings of names: which two words are one name, spelled by the customs of two outlets."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache

from newsdiff.language.folding import PLAIN_LETTERS
from newsdiff.language.keys import word_key
from newsdiff.language.name_lists import name_rows

_ENDINGS = (
    (re.compile(r"sk(?:yy|iy|ij|yi|yj|ii|i|y)$"), "sky"),
    (re.compile(r"sk(?:aya|aja|aia)$"), "skaya"),
    (re.compile(r"(?<=[a-z]{2})(?:off|ow)$"), "ov"),
    (re.compile(r"(?<=[a-z]{2})(?:eff|jew|yev|iev)$"), "ev"),
    (re.compile(r"(?<=[a-z]{2})owa$"), "ova"),
    (re.compile(r"(?<=[a-z]{2})(?:jewa|yeva|ieva)$"), "eva"),
    (re.compile(r"enka$"), "enko"),
    (re.compile(r"(?<=[a-z]{3})(?:iy|ij|yi|ii|y)$"), "i"),
    (re.compile(r"(?<=[a-z]{3})ors$"), "ers"),
    (re.compile(r"(?<=[a-z]a)h$"), ""),
    (re.compile(r"(?<=[a-z]{3})(?:iy?y?eh|iy?ya|ija)$"), "iya"),
)
_SLAVIC = re.compile("(?:sky|skaya|[eo]va?|ko|chuk|[eo]vich|itsch)$")
"""Endings of names that come from Cyrillic, whose other letters are romanised by the customs of a country, too."""
_ROMANISED = (
    (re.compile("t?sch|tch|cz"), "ch"),
    (re.compile("sz"), "sh"),
    (re.compile("w"), "v"),
    (re.compile("(?<=[aeiou])[jy](?=[aeiou])"), ""),
    (re.compile("[jy]"), "i"),
    (re.compile("(?<=[cs]h)ov$"), "ev"),
)
_MIN_STEM = 5
"""Letters of a name to which Arabic and Persian add an "i"."""
_ARTICLE = re.compile("^(?:a[lrnsdtz]|ash|el)-(?=[a-z]{3})")
"""The Arabic article before a name, as it is written or as it is said."""
_APOSTROPHES = re.compile("['’-]")
_TREBLED = re.compile(r"([abd-hj-wyz])\1{2}")
""" "Schifffahrt", and as it was spelled once; "III" is a number."""
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")
"""Two consonants, of which an Arabic name may be written with one."""


@cache
def _groups() -> dict[str, set[int]]:
    """Return the groups of a word, by number."""
    found: dict[str, set[int]] = {}
    rows = (*name_rows("spellings"), *name_rows("abbreviations"))
    for number, group in enumerate(group for row in rows for group in row.split(";")):
        for word in group.split():
            found.setdefault(word_key(word).translate(PLAIN_LETTERS), set()).add(number)
    return found


def are_one(a: str, b: str) -> bool:
    """Whether two keys are one name in two usual spellings, or a short and a long form of it.

    One letter makes another name, unless a custom explains it: letters that a country writes otherwise, endings of
    Slavic names, lists of towns and people that are known under several spellings, usual abbreviations.

    Example:
        >>> are_one("mueller", "muller"), are_one("kiev", "kyiv"), are_one("saint", "st"), are_one("hansen", "hanson")
        (True, True, True, False)
    """
    if not _groups_of(a).isdisjoint(_groups_of(b)):
        return True
    if a[-1:] == b[-1:] == "i" and min(len(a), len(b)) > _MIN_STEM:
        a, b = a[:-1], b[:-1]  # "Hosseini", "Husseini"
        if not _groups_of(a).isdisjoint(_groups_of(b)):
            return True
    return bool(_plain(a) & _plain(b))


def _groups_of(key: str) -> AbstractSet[int]:
    """Return the groups that a key is part of, by number."""
    return _groups().get(key.translate(PLAIN_LETTERS), frozenset())


def _plain(key: str) -> set[str]:
    """Return the ways in which a name may be written without its customs."""
    arabic, n_articles = _ARTICLE.subn("al", key)
    bare = _TREBLED.sub(r"\1\1", _APOSTROPHES.sub("", arabic).translate(PLAIN_LETTERS))
    bare = _DOUBLED.sub(r"\1", bare) if n_articles else bare
    for pattern, ending in _ENDINGS:
        bare, n_changed = pattern.subn(ending, bare)
        if n_changed:
            break
    if _SLAVIC.search(bare):
        for pattern, letters in _ROMANISED:
            bare = pattern.sub(letters, bare)
    return {bare, bare.replace("ae", "a").replace("oe", "o").replace("ue", "u")}
