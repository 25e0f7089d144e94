"""Opposites: words of which one cannot stand for another without changing what is said.

A file of `opposed/` is a language, in sections by what the words are about, each behind its title (`#`). A line is a dimension, its
sides separated by `|`; words of one side may replace each other, and so may phrases, whose words are joined by `_`. A stem that ends
with `~` stands for what begins so, with up to six letters more. At the head of a file `+` lists the endings that its words may have,
the first word of a phrase too, and `-` the letters that these replace; words of a line behind `=` have none. Behind `*` stand words,
without endings, that only say another thing where one word takes the place of one: professions, vehicles, colours. One man is a
charity worker and a taxi driver, and is asked and declines; both are told of him. Behind `!` stand words that speak well of what they
tell, and such that speak ill: they, too, take the place of one word, and those of a side are no words for each other. The first side
behind `?` denies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from newsdiff.language.classes import class_of
from newsdiff.language.keys import ELIDED, word_key
from newsdiff.language.remembering import remembered

_ALONE, _BARE, _VALUING, _DENYING = "*", "=", "!", "?"
_TITLE, _ENDINGS, _REPLACED = "#", "+", "-"
_STEMMED = "~"
_MIN_STEM = 3
_MAX_ENDING = 6
"""Letters behind a stem: "nomm~" is in "nommeraient"."""
_MIN_BASE = 2
"""Letters of a word before its ending: "goes"."""
_LONGEST_ENDING = 4

_Place = tuple[int, int]
"""A side of a dimension, both by number."""


class _Inflected(NamedTuple):
    """Words of a language that have endings, and these."""

    endings: list[str]
    replaced: list[str]
    """Letters at the end of a word in whose place an ending may stand: "-e" of "move", "moving"."""
    poles: defaultdict[str, list[_Place]]

    def bases(self, base: str) -> Iterator[str]:
        """Yield what words may be without their ending, of which a letter may be written once or twice: "stopp", "stop", "recal", "recall"."""
        yield base
        yield base + base[-1]
        if base[-1] == base[-2]:
            yield base[:-1]
        yield from (base + letter for letter in self.replaced)


class _Known:
    """All that the files say; dimensions by number."""

    def __init__(self) -> None:
        self.poles = defaultdict[str, list[_Place]](list)
        """On which sides of which dimensions each word is."""
        self.inflected = defaultdict[str, list[_Inflected]](list)
        """By their endings, the languages whose words have them."""
        self.marked = defaultdict[str, set[int]](set)
        """The dimensions behind each mark."""
        self.widths = defaultdict[str, set[int]](set)
        """For the first words of phrases how many words these have."""
        self._n_dimensions = 0

    def read(self, lines: Iterable[str]) -> None:
        """Read a file."""
        own = _Inflected([], [], defaultdict(list[_Place]))
        heads = {_ENDINGS: own.endings, _REPLACED: own.replaced}
        for line in lines:
            mark, _, rest = line.partition(" ")
            if mark in heads:
                heads[mark].extend(rest.split())
            elif mark in (_ALONE, _BARE, _VALUING, _DENYING):
                self._add(mark, rest.split("|"), own)
            elif mark != _TITLE:
                self._add("", line.split("|"), own)
        for ending in own.endings:
            self.inflected[ending].append(own)

    def _add(self, mark: str, sides: Sequence[str], own: _Inflected) -> None:
        """Add a dimension."""
        self._n_dimensions += 1
        self.marked[mark].add(self._n_dimensions)
        for pole, side in enumerate(sides):
            for key in map(_key, side.split()):
                self.poles[key].append((self._n_dimensions, pole))
                first, *others = key.split("_")
                if others:
                    self.widths[first].add(1 + len(others))
                elif mark in ("", _DENYING):
                    own.poles[key].append((self._n_dimensions, pole))


@cache
def _known() -> _Known:
    known = _Known()
    folder = files("newsdiff.language").joinpath("opposed")
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        known.read(path.read_text("utf-8").splitlines())
    return known


def _key(word: str) -> str:
    """Return the key of a word as the files write it; a hyphen makes a phrase."""
    if word.endswith(_STEMMED):
        return word_key(word.removesuffix(_STEMMED)) + _STEMMED
    return "_".join(map(word_key, word.replace("-", "_").split("_")))


@remembered(1 << 14)
def _places(key: str) -> Sequence[_Place]:
    """Return on which sides of which dimensions a word or a phrase is, itself, without its ending or by its stem."""
    first, *others = ELIDED.sub("", key).split("_")
    poles = _known().poles
    if others:
        bases = {first}.union(base for base, _ in _bases(first))
        return [x for base in bases for x in poles.get("_".join([base, *others]), ())]
    found = list(poles.get(first, ()))
    for base, own in _bases(first):
        found += own.poles.get(base, ())
    for end in range(max(len(first) - _MAX_ENDING, _MIN_STEM), len(first) + 1):
        found += poles.get(first[:end] + _STEMMED, ())
    return found


def _bases(key: str) -> Iterator[tuple[str, _Inflected]]:
    """Yield what a word may be without its ending, and in which language."""
    inflected = _known().inflected
    for at in range(max(len(key) - _LONGEST_ENDING, _MIN_BASE), len(key)):
        for own in inflected.get(key[at:], ()):
            yield from ((base, own) for base in own.bases(key[:at]))


@remembered(1 << 14)
def _widths(key: str) -> Sequence[int]:
    """Return how many words the phrases have that may begin with a word, most first."""
    widths = _known().widths
    bases = {key}.union(base for base, _ in _bases(key))
    return sorted({x for base in bases for x in widths.get(base, ())}, reverse=True)


def looked_up(keys: Sequence[str]) -> list[str]:
    """Return what words are looked up as: phrases of the lists as one, longer ones before others."""
    found = []
    at = 0
    while at < len(keys):
        phrases = (("_".join(keys[at : at + width]), width) for width in _widths(keys[at]))
        phrase, width = next((x for x in phrases if _places(x[0])), (keys[at], 1))
        found.append(phrase)
        at += width
    return found


def find_poles(keys: Sequence[str]) -> dict[int, set[int]]:
    """Return on which side of which dimensions some words are, both by number.

    Example:
        >>> bool(find_poles(["approved"]).keys() & find_poles(["rejected"]).keys())
        True
    """
    found: dict[int, set[int]] = {}
    for key in looked_up(keys):
        for dimension, pole in _places(key):
            found.setdefault(dimension, set()).add(pole)
    return found


def is_denial(key: str) -> bool:
    """Whether a word says that somebody denies something.

    Example:
        >>> is_denial("dementiert"), is_denial("admitted")
        (True, False)
    """
    denying = _known().marked[_DENYING]
    return any(dimension in denying and pole == 0 for dimension, pole in _places(key))


def are_alike(a: str, b: str) -> bool:
    """Whether two words stand on one side of a dimension.

    Example:
        >>> are_alike("lorry", "truck"), are_alike("lorry", "bus")
        (True, False)
    """
    valuing = _known().marked[_VALUING]
    return any(place[0] not in valuing for place in set(_places(a)).intersection(_places(b)))


def count_opposed(a: Sequence[str], b: Sequence[str]) -> int:
    """Count the words of which both have some on different sides of a dimension, and none on the same."""
    ours, theirs = find_poles(a), find_poles(b)
    opposed = {d for d in ours.keys() & theirs.keys() if ours[d].isdisjoint(theirs[d])}
    if not opposed:
        return 0
    marked = _known().marked
    alone = opposed & (marked[_ALONE] | marked[_VALUING])
    if alone and not _is_word_for_word(a, b):
        opposed -= alone
    return min(_count_on(keys, opposed) for keys in (a, b)) if opposed else 0


def _count_on(keys: Sequence[str], dimensions: Collection[int]) -> int:
    """Count the words that are on some dimensions."""
    return sum(any(d in dimensions for d, _ in _places(key)) for key in looked_up(keys))


def _is_word_for_word(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one word that says something takes the place of one, and as much grammar of grammar: "a plumber", "an electrician"."""
    ours, theirs = looked_up(a), looked_up(b)
    return len(ours) == len(theirs) and all(
        sum(map(_is_told, keys)) == 1 for keys in (ours, theirs)
    )


def _is_told(key: str) -> bool:
    """Whether a word is more than grammar; "van" is that in Dutch only."""
    return key not in class_of("grammar") or bool(_places(key))


def are_opposed(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether words of both are on different sides of a dimension, and none on the same.

    Example:
        >>> are_opposed(["was", "killed"], ["hurt"]), are_opposed(["died"], ["killed"]), are_opposed(["killed"], ["seen"])
        (True, False, False)
    """
    return count_opposed(a, b) > 0
