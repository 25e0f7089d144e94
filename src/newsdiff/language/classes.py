"""Closed word classes: facts of the languages that alignment and attribution ask for, read from `classes.txt`.

A line with `=` begins a class: its name and what its words do. A line below it is a language, or `*` for all of them, and
words; one with `+` is another class, above, whose words are of this one too. A word is listed because it belongs to a closed
class, not because it happens to be frequent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from newsdiff.language.keys import word_key
from newsdiff.language.name_lists import read_lists

_ALL = "*"


@cache
def _classes() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Read the file: the keys of the words by class and language."""
    found: dict[str, Mapping[str, frozenset[str]]] = {}
    for name, lines in read_lists("classes.txt").items():
        own = defaultdict[str, set[str]](set)
        for code, _, words in (line.partition(" ") for line in lines):
            added = found[words] if code == "+" else {code: map(word_key, words.split())}
            for language, keys in added.items():
                own[language].update(keys)
        found[name] = {code: frozenset(keys) for code, keys in own.items()}
    return found


@cache
def class_of(name: str, code: str | None = None) -> frozenset[str]:
    """Return the keys of the words of a class, in one language (what holds for all, where it is not known), or in any.

    Example:
        >>> sorted(class_of("excluding", "de")), "rather" in class_of("excluding")
        (['anstatt', 'statt'], True)
    """
    known = _classes()[name]
    if code is None:
        return frozenset[str]().union(*known.values())
    return known.get(_ALL, frozenset()) | known.get(code, frozenset())
