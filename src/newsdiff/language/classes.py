"""Word classes that attribution asks for, read from `classes.txt`.

A line with `=` begins a class: its name and what its words do. A line below it is a language, or `*` for all of them, and
words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from newsdiff.language.keys import word_key

_ALL = "*"


@cache
def _classes() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Read the file: the keys of the words by class and language."""
    found: dict[str, defaultdict[str, list[str]]] = {}
    own = defaultdict[str, list[str]](list)
    for line in files("newsdiff.language").joinpath("classes.txt").read_text("utf-8").splitlines():
        code, _, words = line.partition(" ")
        if code == "=":
            own = found.setdefault(words.partition(":")[0], defaultdict(list))
        else:
            own[code] += map(word_key, words.split())
    return {
        name: {code: frozenset(words) for code, words in some.items()}
        for name, some in found.items()
    }


@cache
def class_of(name: str, code: str = "") -> frozenset[str]:
    """Return the keys of the words of a class, in one language or in any.

    Example:
        >>> sorted(class_of("excluding", "de")), "rather" in class_of("excluding")
        (['anstatt', 'statt'], True)
    """
    known = _classes()[name]
    if not code:
        return frozenset[str]().union(*known.values())
    return known.get(_ALL, frozenset()) | known.get(code, frozenset())
