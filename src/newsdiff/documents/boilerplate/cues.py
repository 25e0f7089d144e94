"""Cues: wordings that site boilerplate uses, as data with examples.

In comes the list of tokens of a line, out come the cues that it uses. The wordings are in `cues/*.toml`, one
file per language; all of them apply to every text, because boilerplate is often not in the language of the
article. Lookups are by dictionary on the first two tokens, so the cost does not grow with the packs.

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
_FOLDER = files("newsdiff.documents.boilerplate").joinpath("cues")
_TOKEN = re.compile(r"\d+|[^\W\d]+(?:['’-]\w+)*|[©&:/()@$€£#%\n]")
_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")

Where = Literal["line", "start", "end", "any"]
TokenRow = tuple[str, ...]
Segments = tuple[TokenRow, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording that shows boilerplate."""

    id: str
    """Name in reasons, "newsletter.offer"."""
    category: Category
    """What a line is that uses it."""
    where: Where
    """Whether it must be the whole line, open it, end it, or be anywhere in it."""
    confidence: float
    """Share of the lines that use it which are boilerplate, in [0, 1]."""
    max_words: int = 60
    """Longest line on which it counts."""
    opens: bool = False
    """Whether it may open a section that runs to the end."""
    language: str = ""
    """Pack that it belongs to."""
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
    """The words of the line that match."""
    whole: bool
    """Whether they are the whole line."""


Entries = list[tuple[Segments, Cue]]


@dataclass(frozen=True, slots=True)
class Start:
    """Wordings that begin with the same token, by what follows it."""

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


def cue_tokens(text: str) -> list[str]:
    """Split a line into the tokens that cues are written in.

    Lower case, numbers as `#`, curly apostrophes straight, currency signs as `$`; punctuation other than
    `© & : / ( ) @ $ # %` is left out.

    Example:
        >>> cue_tokens("Sign up: it’s only £2 (a month)!")
        ['sign', 'up', ':', "it's", 'only', '$', '#', '(', 'a', 'month', ')']
    """
    row = _TOKEN.findall(text.lower().replace("’", "'").replace("€", "$").replace("£", "$"))
    return ["#" if token.isdigit() else token for token in row]


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
        # A word of lower-case letters is its own token. Most are, and a pack has thousands.
        tuple(
            piece.split()
            if piece.replace(" ", "").isalpha() and piece.islower()
            else cue_tokens(piece)
        )
        for piece in phrase.split("~")
    )


def load_cues(name: str) -> list[Cue]:
    """Read the pack of one language, e.g. "en"."""
    text = _FOLDER.joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return [_cue(table, name) for table in tomllib.loads(text)["cue"]]


def _cue(table: dict[str, Any], language: str) -> Cue:
    """Build a cue from its table."""
    values = dict(table)
    for key in ("phrases", "must_match", "must_not_match"):
        values[key] = tuple(values.get(key, ()))
    for key in ("words", "needs"):
        values[key] = frozenset(values.get(key, "").split())
    return Cue(language=language, **values)


def pack_names() -> list[str]:
    """Return the names of the packs that ship with newsdiff, in alphabetical order."""
    return sorted(f.name[:-5] for f in _FOLDER.iterdir() if f.name.endswith(".toml"))


@cache
def shipped_pack() -> Pack:
    """Load and arrange all cues, once per process."""
    return arrange([cue for name in pack_names() for cue in load_cues(name)])


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
    """Add a wording to the dictionaries, by its first tokens."""
    first = segments[0]
    start = result.starts.setdefault(first[0], Start())
    if len(first) > 1:
        start.pairs.setdefault(first[1], []).append((segments, cue))
    elif len(segments) > 1 and segments[1]:
        start.gapped.setdefault(segments[1][0], []).append((segments, cue))
    else:
        start.alone.append((segments, cue))


def _bare(row: tuple[str, ...]) -> tuple[str, ...]:
    """Drop colons at the end, which headings have or not."""
    while row and row[-1] == ":":
        row = row[:-1]
    return row


def find_cues(
    row: Sequence[str], text: str, cues: Pack | None = None, places: Sequence[int] | None = None
) -> list[Finding]:
    """Find the cues that a line uses.

    Args:
        row: Its tokens, from `cue_tokens`.
        text: The line itself.
        cues: Where to look; all that ship if None.
        places: Positions of the tokens at which a wording may begin, in order; all of them if None.

    Returns:
        One finding per cue: those that are the whole line, then the others by where their wording begins;
        empty for a line without any.
    """
    cues = cues or shipped_pack()
    row = tuple(row)
    findings: dict[str, Finding] = {}
    n = len(row)
    for cue in cues.lines.get(_bare(row), ()) if n <= MAX_LINE else ():
        if n <= cue.max_words and text.endswith(cue.ends_with):
            findings[cue.id] = Finding(cue, " ".join(row), whole=True)
    for cue in cues.sets:
        if n <= cue.max_words and _is_made_of(row, text, cue):
            findings[cue.id] = Finding(cue, " ".join(row), whole=True)
    for i in range(n) if places is None else places:
        for segments, cue in _candidates(row, i, cues.starts.get(row[i], _NO_START)):
            if n <= cue.max_words and (i == 0 or cue.where != "start") and cue.id not in findings:
                _try(findings, row, i, segments, cue, text)
    return list(findings.values())


def _candidates(row: TokenRow, i: int, start: Start) -> Entries:
    """Return the wordings that may begin at a token, by what follows it."""
    result = start.alone
    if start.pairs and i + 1 < len(row) and row[i + 1] in start.pairs:
        result = result + start.pairs[row[i + 1]]
    if start.gapped:
        for other in dict.fromkeys(row[i + 1 : i + 2 + GAP]):
            result = result + start.gapped.get(other, [])
    return result


def _is_made_of(row: TokenRow, text: str, cue: Cue) -> bool:
    """Whether every token is in the set of a cue, and a needed one among them."""
    if not row or row[0] not in cue.words or not cue.words.issuperset(row):
        return False
    return not cue.needs.isdisjoint(row) and text.endswith(cue.ends_with)


def _try(
    findings: dict[str, Finding], row: TokenRow, at: int, segments: Segments, cue: Cue, text: str
) -> None:
    """Note a cue if its wording is at a token and fits the line."""
    end = _end(row, at, segments)
    if end is None:
        return
    n = len(row)
    whole = end == n and (at == 0 or cue.where == "line")
    if (cue.where == "end" and end != n) or (cue.where == "line" and not whole):
        return
    if cue.ends_with and not text.endswith(cue.ends_with):
        return
    findings[cue.id] = Finding(cue, " ".join(row[at:end]), whole=whole)


def _end(row: TokenRow, at: int, segments: Segments) -> int | None:
    """Return the token behind a wording that begins at a token; None if the wording is not there."""
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
