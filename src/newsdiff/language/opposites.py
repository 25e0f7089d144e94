"""Opposites: words of which one cannot stand for another without changing what is said.

A file of `opposed/` is a language. A line is a dimension, its sides separated by `|`; words of one side may replace each
other, and so may phrases, whose words are joined by `_`. `+` lists the endings that its words may take, `-` the last letter that these replace; words of a line behind `=`
take none. Behind `*` stand words, without endings, that only say another thing where one word takes the place of one: professions, vehicles,
colours. One man is a charity worker and a taxi driver, and is asked and declines; both are told of him. Behind `!` stand words
that speak well of what they tell, and such that speak ill: they, too, take the place of one word, and those of a side are no words for each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from newsdiff.language.keys import word_key
from newsdiff.language.remembering import remembered
from newsdiff.language.wordlists import FUNCTION_WORDS

_ELIDED = re.compile(r"^(?:[ld]|un|(?:de|a|da|ne|su|que)ll)['’]")
"""A French or Italian article before a vowel, which is one word with its noun."""

_ALONE, _BARE, _VALUING = "*", "=", "!"
_STEMMED = "~"
_MIN_STEM = 3
_MAX_ENDING = 6
"""Letters behind a stem: "nomm~" is in "nommeraient"."""


def _dimensions() -> Iterator[tuple[str, list[set[str]]]]:
    """Read the files: yield the mark of a dimension, "" for none, and its sides, as keys with their endings."""
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
                mark = mark if mark in (_ALONE, _BARE, _VALUING) else ""
                words = rest if mark else line
                more = [] if mark == _BARE else endings
                yield (
                    mark,
                    [
                        {form for word in side.split() for form in _forms(word, replaced, more)}
                        for side in words.split("|")
                    ],
                )


def _forms(word: str, replaced: str, endings: list[str]) -> Iterator[str]:
    """Yield the keys of a word with each ending; a phrase and a stem take none, and a hyphen makes a phrase."""
    if word.endswith(_STEMMED):
        yield word_key(word.removesuffix(_STEMMED)) + _STEMMED
        return
    parts = [word_key(part) for part in re.split("[_-]", word)]
    yield "_".join(parts)
    if len(parts) == 1:
        for ending in endings:
            yield word_key(word.removesuffix(replaced) + ending)


class _Known(NamedTuple):
    """All that the files say; dimensions by number."""

    poles: Mapping[str, list[tuple[int, int]]]
    """On which sides of which dimensions each word is."""
    alone: frozenset[int]
    """Dimensions of which one word must take the place of one."""
    valuing: frozenset[int]
    """Those of them whose words speak well or ill."""


@cache
def _known() -> _Known:
    poles = defaultdict[str, list[tuple[int, int]]](list)
    marked = defaultdict[str, set[int]](set)
    for dimension, (mark, sides) in enumerate(_dimensions()):
        marked[mark].add(dimension)
        for pole, keys in enumerate(sides):
            for key in keys:
                poles[key].append((dimension, pole))
    valuing = frozenset(marked[_VALUING])
    return _Known(dict(poles), valuing | marked[_ALONE], valuing)


@remembered(1 << 12)
def _places(key: str) -> Sequence[tuple[int, int]]:
    """Return on which sides of which dimensions a word is, itself or by its stem."""
    key = _ELIDED.sub("", key)
    poles = _known().poles
    found = list(poles.get(key, ()))
    for end in range(max(len(key) - _MAX_ENDING, _MIN_STEM), len(key) + 1):
        found += poles.get(key[:end] + _STEMMED, ())
    return found


@cache
def _phrase_widths() -> Mapping[str, Sequence[int]]:
    """Return for the first words of the phrases that are known how many words these have, most first."""
    widths: dict[str, set[int]] = {}
    for key in _known().poles:
        first, *others = key.split("_")
        if others:
            widths.setdefault(first, set()).add(1 + len(others))
    return {first: sorted(some, reverse=True) for first, some in widths.items()}


def _looked_up(keys: Sequence[str]) -> list[str]:
    """Return what words are looked up as: phrases first, longer ones before others."""
    poles, widths = _known().poles, _phrase_widths()
    found = []
    at = 0
    while at < len(keys):
        known = (w for w in widths.get(keys[at], ()) if "_".join(keys[at : at + w]) in poles)
        width = next(known, 1)
        found.append("_".join(keys[at : at + width]))
        at += width
    return found


def find_poles(keys: Sequence[str]) -> dict[int, set[int]]:
    """Return on which side of which dimensions some words are, both by number.

    Example:
        >>> bool(find_poles(["approved"]).keys() & find_poles(["rejected"]).keys())
        True
    """
    found: dict[int, set[int]] = {}
    for key in _looked_up(keys):
        for dimension, pole in _places(key):
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
    return frozenset(place for word in _DENYING for place in _places(word_key(word)))


def is_denial(key: str) -> bool:
    """Whether a word says that somebody denies something.

    Example:
        >>> is_denial("dementiert"), is_denial("admitted")
        (True, False)
    """
    return not _denials().isdisjoint(_places(key))


def are_alike(a: str, b: str) -> bool:
    """Whether two words stand on one side of a dimension.

    Example:
        >>> are_alike("lorry", "truck"), are_alike("lorry", "bus")
        (True, False)
    """
    valuing = _known().valuing
    return any(place[0] not in valuing for place in set(_places(a)).intersection(_places(b)))


def count_opposed(a: Sequence[str], b: Sequence[str]) -> int:
    """Count the words of which both have some on different sides of a dimension, and none on the same."""
    ours, theirs = find_poles(a), find_poles(b)
    opposed = {d for d in ours.keys() & theirs.keys() if ours[d].isdisjoint(theirs[d])}
    alone = _known().alone
    if not alone.isdisjoint(opposed) and not _is_word_for_word(a, b):
        opposed -= alone
    return min(_count_on(keys, opposed) for keys in (a, b)) if opposed else 0


def _count_on(keys: Sequence[str], dimensions: Collection[int]) -> int:
    """Count the words that are on some dimensions."""
    return sum(any(d in dimensions for d, _ in _places(key)) for key in _looked_up(keys))


def _is_word_for_word(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one word that says something takes the place of one, and as much grammar of grammar: "a plumber", "an electrician"."""
    ours, theirs = _looked_up(a), _looked_up(b)
    return len(ours) == len(theirs) and all(
        sum(map(_is_told, keys)) == 1 for keys in (ours, theirs)
    )


def _is_told(key: str) -> bool:
    """Whether a word is more than grammar; "van" is that in Dutch only."""
    return key not in FUNCTION_WORDS or bool(_places(key))


def are_opposed(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether words of both are on different sides of a dimension, and none on the same.

    Example:
        >>> are_opposed(["was", "killed"], ["hurt"]), are_opposed(["died"], ["killed"]), are_opposed(["killed"], ["seen"])
        (True, False, False)
    """
    return count_opposed(a, b) > 0
