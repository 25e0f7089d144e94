"""Opposites: words of which one cannot stand for another without changing what is said.

A file of `opposed/` is a language. A line is a dimension, its sides separated by `|`; words of one side may replace each
other, and so may phrases, whose words are joined by `_`. `+` lists the endings that its words may take, `-` the last letter that these replace; words of a line behind `=`
take none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from newsdiff.language.keys import word_key

_ELIDED = re.compile(r"^(?:[ld]|un|(?:de|a|da|ne|su|que)ll)['’]")
"""A French or Italian article before a vowel, which is one word with its noun."""


def _dimensions() -> Iterator[list[set[str]]]:
    """Yield the sides of every dimension, as keys with their endings."""
    folder = files("newsdiff.language").joinpath("opposed")
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        endings: list[str] = []
        replaced = ""
        for line in path.read_text("utf-8").splitlines():
            mark, _, rest = line.partition(" ")
            if mark == "+":
                endings = rest.split()
            elif mark == "-":
                replaced = rest
            else:
                words = rest if mark == "=" else line
                more = [] if mark == "=" else endings
                yield [
                    {form for word in side.split() for form in _forms(word, replaced, more)}
                    for side in words.split("|")
                ]


def _forms(word: str, replaced: str, endings: list[str]) -> Iterator[str]:
    """Yield the keys of a word with each ending; a phrase takes none."""
    if "_" in word:
        yield "_".join(map(word_key, word.split("_")))
        return
    yield word_key(word)
    stem = word_key(word.removesuffix(replaced))
    for ending in endings:
        yield stem + word_key(ending)


@cache
def _poles() -> Mapping[str, list[tuple[int, int]]]:
    """Return on which sides of which dimensions each word is."""
    found: dict[str, list[tuple[int, int]]] = {}
    for dimension, sides in enumerate(_dimensions()):
        for pole, keys in enumerate(sides):
            for key in keys:
                found.setdefault(key, []).append((dimension, pole))
    return found


def _looked_up(keys: Sequence[str]) -> Iterator[str]:
    """Yield what words are looked up as: phrases of two words first."""
    at = 0
    while at < len(keys):
        phrase = "_".join(keys[at : at + 2])
        is_phrase = phrase in _poles()
        yield phrase if is_phrase else keys[at]
        at += 1 + (is_phrase and at + 1 < len(keys))


def find_poles(keys: Sequence[str]) -> dict[int, set[int]]:
    """Return on which side of which dimensions some words are, both by number.

    Example:
        >>> bool(find_poles(["approved"]).keys() & find_poles(["rejected"]).keys())
        True
    """
    found: dict[int, set[int]] = {}
    for key in _looked_up(keys):
        for dimension, pole in _poles().get(_ELIDED.sub("", key), ()):
            found.setdefault(dimension, set()).add(pole)
    return found


_DENYING = (
    "denying",
    "bestritt",
    "nié",
    "negó",
    "smentì",
    "negou",
    "ontkende",
    "отрицал",
    "zaprzeczył",
)
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


def count_opposed(a: Sequence[str], b: Sequence[str]) -> int:
    """Count the dimensions on whose different sides words of both are, and none on the same."""
    ours, theirs = find_poles(a), find_poles(b)
    return sum(ours[d].isdisjoint(theirs[d]) for d in ours.keys() & theirs.keys())


def are_opposed(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether words of both are on different sides of a dimension, and none on the same.

    Example:
        >>> are_opposed(["was", "killed"], ["hurt"]), are_opposed(["died"], ["killed"]), are_opposed(["killed"], ["seen"])
        (True, False, False)
    """
    return count_opposed(a, b) > 0
