"""Opposites: words of which one cannot stand for another without changing what is said.

A line is a dimension of a language; its sides are separated by `|`. Words of one side may replace each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from newsdiff.language.keys import word_key
from newsdiff.language.opposed_words import OPPOSED

_ELIDED = re.compile(r"^[ld]['’]")
"""A French article before a vowel, which is one word with its noun."""
_FORMS = {"de": " e en er es em n", "fr": " e s es", "es": " a os as es"}
"""What may follow a word, or in Spanish replace its last vowel."""


@cache
def _poles() -> Mapping[str, list[tuple[int, int]]]:
    """Return on which sides of which dimensions each word is."""
    found: dict[str, list[tuple[int, int]]] = {}
    for dimension, line in enumerate(OPPOSED.strip().splitlines()):
        code, _, rest = line.partition(" ")
        for pole, words in enumerate(rest.split("|")):
            for key in {form for word in words.split() for form in _forms(word_key(word), code)}:
                found.setdefault(key, []).append((dimension, pole))
    return found


def _forms(key: str, code: str) -> set[str]:
    """Return a word with the endings of its language."""
    endings = _FORMS.get(code, "").split(" ")
    stem = key.removesuffix("o") if code == "es" else key
    return {key} | {f"{stem}{ending}" for ending in endings if ending}


def find_poles(keys: Iterable[str]) -> dict[int, set[int]]:
    """Return on which side of which dimensions some words are, both by number.

    Example:
        >>> find_poles(["approved"]).keys() == find_poles(["rejected"]).keys() - find_poles(["opposed"]).keys()
        True
    """
    found: dict[int, set[int]] = {}
    for key in keys:
        for dimension, pole in _poles().get(_ELIDED.sub("", key), ()):
            found.setdefault(dimension, set()).add(pole)
    return found


_DENYING = ("denying", "bestritt", "nié", "negó")
"""A word of each language whose other words on the same side deny, too."""


@cache
def _denials() -> frozenset[tuple[int, int]]:
    return frozenset(place for word in _DENYING for place in _poles()[word_key(word)])


def is_denial(key: str) -> bool:
    """Whether a word says that somebody denies something.

    Example:
        >>> is_denial("dementiert"), is_denial("admitted")
        (True, False)
    """
    return not _denials().isdisjoint(_poles().get(_ELIDED.sub("", key), ()))


def count_opposed(a: Iterable[str], b: Iterable[str]) -> int:
    """Count the dimensions on whose different sides words of both are, and none on the same."""
    ours, theirs = find_poles(a), find_poles(b)
    return sum(ours[d].isdisjoint(theirs[d]) for d in ours.keys() & theirs.keys())


def are_opposed(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether words of both are on different sides of a dimension, and none on the same.

    Example:
        >>> are_opposed(["was", "killed"], ["hurt"]), are_opposed(["died"], ["killed"]), are_opposed(["killed"], ["seen"])
        (True, False, False)
    """
    return count_opposed(a, b) > 0
