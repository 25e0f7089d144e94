"""Cues: wordings that site furniture uses, as data with examples.

In comes the list of tokens of a line, out come the cues that it uses. The wordings stand in `cues/*.toml`,
one file per language; all of them apply to every text, because furniture is often not in the language of
the article. Lookups are by dictionary on the first two tokens, so the cost does not grow with the packs.

A wording is a row of words. `(a|b|)` stands for one of its choices, `#` for any number, `~` for up to
`GAP` words. A cue may give a set of `words` instead: then every word of the line must be one of them and at
least one must be one of `needs`.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from newsdiff.model import Category

GAP = 8
"""Words that `~` may skip: longer gaps join what two clauses say (measured on the example lists)."""

MAX_LINE = 12
"""Tokens of the longest wording that is a whole line."""

BREAK = "\n"
"""Token of a line break, where several lines are split at once."""
_TOKEN = re.compile(r"\d+|[^\W\d]+(?:['’-]\w+)*|[©&:/()@$€£#%\n]")
_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")

Where = Literal["line", "start", "end", "any"]
Tokens = tuple[str, ...]
Segments = tuple[Tokens, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording that gives furniture away."""

    id: str
    """Name in reasons, "newsletter.offer"."""
    category: Category
    """What a line is that uses it."""
    where: Where
    """Whether it must be the whole line, open it, end it, or stand anywhere in it."""
    confidence: float
    """Share of lines that are furniture, in [0, 1], once it is found."""
    max_words: int = 60
    """Longest line on which it counts."""
    opens: bool = False
    """Whether it may open a section that runs to the end."""
    language: str = ""
    """Pack that it stands in."""
    phrases: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    """Instead of phrases: every token of the line must be one of these."""
    needs: frozenset[str] = frozenset()
    """At least one token must be one of these."""
    ends_with: str = ""
    """Last character of the line, where it matters."""
    must_match: tuple[str, ...] = ()
    must_not_match: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A cue that a line uses."""

    cue: Cue
    words: str
    """The words that gave it away."""
    whole: bool
    """Whether they are the whole line."""


Entries = list[tuple[Segments, Cue]]


@dataclass(frozen=True, slots=True)
class Start:
    """Wordings that begin with one token, by what follows it."""

    alone: Entries = field(default_factory=list)
    """One token, or one and a gap that takes the rest of the line."""
    pairs: dict[str, Entries] = field(default_factory=dict)
    """By the token right behind it."""
    gapped: dict[str, Entries] = field(default_factory=dict)
    """By the first token behind a gap that follows it."""


_NO_START = Start()


@dataclass(frozen=True, slots=True)
class Pack:
    """All cues, arranged for lookup."""

    cues: tuple[Cue, ...]
    lines: dict[tuple[str, ...], list[Cue]] = field(default_factory=dict)
    """Whole lines."""
    starts: dict[str, Start] = field(default_factory=dict)
    """Everything else, by the first token."""
    sets: tuple[Cue, ...] = ()
    """Cues that give word sets."""


def tokens(text: str) -> list[str]:
    """Split a line into the tokens that cues are written in.

    Lower case, numbers as `#`, curly apostrophes straight, currency signs as `$`; punctuation other than
    `© & : / ( ) @ $ # %` is left out.

    Example:
        >>> tokens("Sign up: it’s only £2 (a month)!")
        ['sign', 'up', ':', "it's", 'only', '$', '#', '(', 'a', 'month', ')']
    """
    found = _TOKEN.findall(text.lower().replace("’", "'").replace("€", "$").replace("£", "$"))
    return ["#" if token.isdigit() else token for token in found]


def is_word(token: str) -> bool:
    """Whether a token is a word or a number, and no sign."""
    return token[0].isalnum() or token[0] == "#"


def expand(phrase: str) -> list[str]:
    """Write out the choices of a wording.

    Example:
        >>> expand("(sign|log) in (now|)")
        ['sign in now', 'sign in', 'log in now', 'log in']
    """
    if not (choice := _CHOICE.search(phrase)):
        return [" ".join(phrase.split())]
    before, after = phrase[: choice.start()], phrase[choice.end() :]
    written = (before + option + after for option in choice[1].split("|"))
    return [row for option in written for row in expand(option)]


def _segments(phrase: str) -> Segments:
    """Cut a wording at its gaps; an empty first or last piece is a gap at that end."""
    return tuple(
        # words of letters alone are their own tokens: most are, and a pack has thousands
        tuple(
            piece.split() if piece.replace(" ", "").isalpha() and piece.islower() else tokens(piece)
        )
        for piece in phrase.split("~")
    )


def load(name: str) -> list[Cue]:
    """Read the pack of one language, e.g. "en"."""
    text = (
        files("newsdiff.documents.boilerplate")
        .joinpath("cues", f"{name}.toml")
        .read_text(encoding="utf-8")
    )
    return [_cue(table, name) for table in tomllib.loads(text)["cue"]]


def _cue(table: dict[str, Any], language: str) -> Cue:
    """Build a cue from its table."""
    values = dict(table)
    for key in ("phrases", "must_match", "must_not_match"):
        values[key] = tuple(values.get(key, ()))
    for key in ("words", "needs"):
        values[key] = frozenset(values.get(key, "").split())
    return Cue(language=language, **values)


def languages() -> list[str]:
    """Name the packs that ship with newsdiff, in alphabetical order."""
    folder = files("newsdiff.documents.boilerplate").joinpath("cues")
    return sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".toml"))


@cache
def pack() -> Pack:
    """Load and arrange all cues, once per process."""
    return arrange([cue for name in languages() for cue in load(name)])


def arrange(cues: list[Cue]) -> Pack:
    """Arrange cues for lookup."""
    result = Pack(tuple(cues), sets=tuple(cue for cue in cues if cue.words))
    for cue in cues:
        for phrase in itertools.chain.from_iterable(map(expand, cue.phrases)):
            segments = _segments(phrase)
            if cue.where == "line" and len(segments) == 1:
                claims = result.lines.setdefault(_bare(segments[0]), [])
                if cue not in claims:
                    claims.append(cue)
            elif segments[0]:
                _file(result, segments, cue)
            elif cue.where == "line":
                _file(result, segments[1:], cue)
    return result


def _file(result: Pack, segments: Segments, cue: Cue) -> None:
    """Put a wording where its first tokens lead."""
    first = segments[0]
    start = result.starts.setdefault(first[0], Start())
    if len(first) > 1:
        start.pairs.setdefault(first[1], []).append((segments, cue))
    elif len(segments) > 1 and segments[1]:
        start.gapped.setdefault(segments[1][0], []).append((segments, cue))
    else:
        start.alone.append((segments, cue))


def _bare(row: tuple[str, ...]) -> tuple[str, ...]:
    """Drop colons at the end, which headings carry or not."""
    while row and row[-1] == ":":
        row = row[:-1]
    return row


def find(
    row: Sequence[str], text: str, cues: Pack | None = None, places: Sequence[int] | None = None
) -> list[Finding]:
    """Find the cues that a line uses.

    Args:
        row: Its tokens, from `tokens`.
        text: The line itself.
        cues: Where to look; all that ship if None.
        places: Tokens at which a wording may begin, in order; all of them if None.

    Returns:
        One finding per cue, in order of where the wording stands; empty for a line without any.
    """
    cues = cues or pack()
    row = tuple(row)
    found: dict[str, Finding] = {}
    n = len(row)
    for cue in cues.lines.get(_bare(row), ()) if n <= MAX_LINE else ():
        if n <= cue.max_words and text.endswith(cue.ends_with):
            found[cue.id] = Finding(cue, " ".join(row), whole=True)
    for cue in cues.sets:
        if n <= cue.max_words and _is_made_of(row, text, cue):
            found[cue.id] = Finding(cue, " ".join(row), whole=True)
    for i in range(n) if places is None else places:
        for segments, cue in _candidates(row, i, cues.starts.get(row[i], _NO_START)):
            if n <= cue.max_words and (i == 0 or cue.where != "start") and cue.id not in found:
                _try(found, row, i, segments, cue, text)
    return list(found.values())


def _candidates(row: Tokens, i: int, start: Start) -> Entries:
    """Wordings that may begin at a token, by what follows it."""
    result = start.alone
    if start.pairs and i + 1 < len(row) and row[i + 1] in start.pairs:
        result = result + start.pairs[row[i + 1]]
    if start.gapped:
        for other in dict.fromkeys(row[i + 1 : i + 2 + GAP]):
            result = result + start.gapped.get(other, [])
    return result


def _is_made_of(row: Tokens, text: str, cue: Cue) -> bool:
    """Whether every token is in the set of a cue, and a needed one among them."""
    if not row or row[0] not in cue.words or not cue.words.issuperset(row):
        return False
    return not cue.needs.isdisjoint(row) and text.endswith(cue.ends_with)


def _try(
    found: dict[str, Finding], row: Tokens, at: int, segments: Segments, cue: Cue, text: str
) -> None:
    """Note a cue whose wording stands at a token and fits the line."""
    end = _end(row, at, segments)
    if end is None:
        return
    n = len(row)
    whole = end == n and (at == 0 or cue.where == "line")
    if (cue.where == "end" and end != n) or (cue.where == "line" and not whole):
        return
    if cue.ends_with and not text.endswith(cue.ends_with):
        return
    found[cue.id] = Finding(cue, " ".join(row[at:end]), whole=whole)


def _end(row: Tokens, at: int, segments: Segments) -> int | None:
    """Token behind a wording that begins at a token; None where it does not stand there."""
    first = segments[0]
    end = at + len(first)
    if row[at:end] != first:
        return None
    for piece in segments[1:]:
        if not piece:  # a gap at the end takes the rest of a short line
            return len(row) if len(row) - end <= GAP else None
        size = len(piece)
        last = min(end + GAP, len(row) - size)
        begin = next((i for i in range(end, last + 1) if row[i : i + size] == piece), None)
        if begin is None:
            return None
        end = begin + size
    return end
