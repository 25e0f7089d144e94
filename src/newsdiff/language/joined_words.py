"""Opposites and denials found by their letters, where no blank says what a word is.

Chinese, Japanese and Thai set no blanks between words; Korean, Arabic and Hebrew tie particles and endings to them. A file
of `joined/` is a language. A line is a dimension as in `opposites`, one of places behind `@`; `!` lists what denies, and `=`
what holds the letters of one of these and says nothing of the kind. `&` lists letters that end the name of a place, `$`
words that stand beside the name of a person, `%` surnames of one letter. `_` is a blank, or the end of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

MAX_LETTERS = 16
"""Letters of the longest term, or more."""
DENIAL = -1
"""The dimension of what denies."""

_LETTERS = re.compile("[\u0590-\u06ff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""Of the scripts of these languages."""

_Place = tuple[int, int]
"""A dimension, and a side of it."""


@dataclass(frozen=True, slots=True)
class Term:
    """What a text says, as a half-open span."""

    start: int
    end: int
    places: tuple[_Place, ...]
    """On which sides of which dimensions it is."""


def has_joined_words(text: str) -> bool:
    """Whether a text has letters of these scripts.

    Example:
        >>> has_joined_words("three 三"), has_joined_words("three")
        (True, False)
    """
    return _LETTERS.search(text) is not None


def find_terms(text: str, start: int, end: int) -> list[Term]:
    """Find what denies, or has an opposite, in a part of a text; longer terms first, none overlapping.

    Example:
        >>> [t.end - t.start for t in find_terms("他不仅没有承认", 0, 7)]
        [1, 2]
    """
    found = []
    at = start
    while at < min(end, len(text)):
        term = next((t for t in _by_letter().get(text[at], ()) if t.is_at(text, at)), None)
        if term and term.places:
            found.append(Term(at, at + len(term.letters), term.places))
        at += len(term.letters) if term else 1
    return found


def sides_of(terms: Iterable[Term]) -> dict[int, set[int]]:
    """Return on which sides of which dimensions some terms are."""
    found: dict[int, set[int]] = {}
    for dimension, side in chain.from_iterable(term.places for term in terms):
        found.setdefault(dimension, set()).add(side)
    return found


def count_opposites(a: Sequence[Term], b: Sequence[Term]) -> int:
    """Count the dimensions of which some terms have one side and others another one, but for places and denials."""
    ours, theirs = sides_of(a), sides_of(b)
    both = ours.keys() & theirs.keys() - {DENIAL}
    return sum(ours[d].isdisjoint(theirs[d]) and not is_place(d) for d in both)


@cache
def is_place(dimension: int) -> bool:
    """Whether a dimension is one of places."""
    return dimension in _read().places


@cache
def beside_names(mark: str) -> re.Pattern[str]:
    """Return a pattern for what stands beside names: `&`, `$` or `%`."""
    longest_first = sorted(_read().beside[mark], key=lambda word: (-len(word), word))
    pattern = "|".join(map(re.escape, longest_first))
    return re.compile(pattern)


@dataclass(frozen=True, slots=True)
class _Words:
    """What the files hold."""

    terms: dict[str, list[_Place]]
    places: set[int]
    """Dimensions of places."""
    beside: dict[str, set[str]]


@cache
def _read() -> _Words:
    """Read the files."""
    known = _Words({}, set(), {mark: set() for mark in "&$%"})
    dimension = 0
    folder = files("newsdiff.language").joinpath("joined")
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        for line in path.read_text("utf-8").splitlines():
            mark, _, rest = line.partition(" ")
            if mark in known.beside:
                known.beside[mark].update(rest.split())
                continue
            for term, place in _sides(line, mark, rest, dimension):
                known.terms.setdefault(term, []).extend(place)
            if mark == "@":
                known.places.add(dimension)
            dimension += 1
    return known


def _sides(line: str, mark: str, rest: str, dimension: int) -> Iterator[tuple[str, list[_Place]]]:
    """Yield the terms of a line with the side that each is on; what says nothing is on none."""
    if mark in ("!", "="):
        yield from ((term, [(DENIAL, 0)] if mark == "!" else []) for term in rest.split())
        return
    for pole, side in enumerate((rest if mark == "@" else line).split("|")):
        yield from ((term, [(dimension, pole)]) for term in side.split())


@dataclass(frozen=True, slots=True)
class _Known:
    """A term as it is looked for."""

    letters: str
    places: tuple[_Place, ...]
    begins: bool
    """Whether it is the beginning of a word."""
    ends: bool
    """Whether it is the end of one."""

    def is_at(self, text: str, at: int) -> bool:
        """Whether it stands at a place of a text."""
        behind = at + len(self.letters)
        return (
            text.startswith(self.letters, at)
            and not (self.begins and at and text[at - 1].isalnum())
            and not (self.ends and text[behind : behind + 1].isalnum())
        )


@cache
def _by_letter() -> dict[str, list[_Known]]:
    """Return the terms by their first letter, longer ones first."""
    found: dict[str, list[_Known]] = {}
    for term, places in sorted(_read().terms.items(), key=lambda known: (-len(known[0]), known)):
        letters = term.strip("_").replace("_", " ")
        known = _Known(letters, tuple(places), term.startswith("_"), term.endswith("_"))
        found.setdefault(letters[0], []).append(known)
    return found
