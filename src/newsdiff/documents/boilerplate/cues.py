"""Cues: wordings that site boilerplate uses, as data with examples.

In comes the list of tokens of a line, out come the cues that it uses. The wordings are in `cues/*.toml`, one
file per language; all of them apply to every text, because boilerplate is often not in the language of the
article. Lookups are by dictionary on the first three tokens, so the cost does not grow with the packs.

A wording is a row of words. `(a|b|)` stands for one of its choices, `#` for any number, `~` for up to
`GAP` words. A cue may give a set of `words` instead: then every word of the line must be one of them and at
least one must be one of `needs`.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from operator import itemgetter
from typing import Any, Literal

from newsdiff.language.letters import VOWEL_SIGNS
from newsdiff.model import Category

GAP = 8
"""Words that `~` may skip: longer gaps join what two clauses say (measured on the example lists)."""

MAX_LINE = 12
"""Tokens of the longest wording that is a whole line."""

SHARED = "shared"
"""Name of the file with kinds of wordings that every language has, and the words by language."""
_FOLDER = files("newsdiff.documents.boilerplate").joinpath("cues")
_TOKEN = re.compile(
    rf"\d+|[^\W\d_]+(?:[{VOWEL_SIGNS}]+[^\W\d_]*)*(?:['’-][^\W_]+)*|[©&:/()@$€£#%\n]"
)
_MAX_LABEL = 8
"""Tokens of the longest label with a colon ("Listen to this story:"); a longer line announces what somebody says."""
_CLOSING = 4
"""Characters at the end of a line among which a full stop and the quotation marks behind it stand."""
_FULL_STOP = re.compile(r"[.。।]\W*$")
_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")

BREAK = "\n"
"""Token of a line break, where several lines are split at once."""

_FILED = itemgetter(0)
"""Number of a wording that is filed by how it begins."""

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
    unfinished: bool = False
    """Whether it counts only on a line that is no sentence: a headline behind "read also", not advice to read the rest."""
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
    asks: bool = False
    """Whether their sentence asks the reader for something, and most of the line is about that."""
    speaks: bool = False
    """Whether the outlet itself asks, as "we"."""


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """All cues, arranged for lookup."""

    cues: tuple[Cue, ...]
    lines: dict[TokenRow, list[Cue]] = field(default_factory=dict)
    """Whole lines."""
    starts: dict[TokenRow, list[tuple[int, frozenset[str], Segments, Cue]]] = field(
        default_factory=dict
    )
    """Everything else by how it begins: up to three tokens, or two around a gap: `(first, "~", second)`; its number in
    the order of the cues and the tokens without which it is not there stand before a wording."""
    sets: tuple[Cue, ...] = ()
    """Cues that give word sets."""
    in_sets: frozenset[str] = frozenset()
    """The words of all of these."""


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


def printed_words(text: str, words: str) -> str:
    """Return words that a cue found in a line as the line has them: with capitals, figures and signs.

    Args:
        text: The line.
        words: Those of a finding.

    Example:
        >>> printed_words("Updated 17:50 · Read also: the Harbour", "read also : the harbour")
        'Read also: the Harbour'
    """
    row, wanted = cue_tokens(text), words.split(" ")
    spans = [match.span() for match in _TOKEN.finditer(text)]
    starts = (i for i in range(len(row)) if row[i : i + len(wanted)] == wanted)
    first = next(starts, None)
    if first is None or len(spans) != len(row):  # a letter that has another length in lower case
        return words
    return text[spans[first][0] : spans[first + len(wanted) - 1][1]]


def is_word(token: str) -> bool:
    """Whether a token is a word or a number, and no sign."""
    return token[0].isalnum() or token[0] == "#"


def wordings(phrase: str) -> list[TokenRow]:
    """Write out the choices of a wording as rows of tokens, a gap as "~".

    Example:
        >>> wordings("(sign|log) in ~ (now|)")
        [('sign', 'in', '~', 'now'), ('sign', 'in', '~'), ('log', 'in', '~', 'now'), ('log', 'in', '~')]
    """
    pieces = _CHOICE.split(phrase)
    if len(pieces) > 1 and any(
        "|" in fixed for fixed in pieces[::2]
    ):  # a choice inside another one
        before, choice, after = _CHOICE.split(phrase, maxsplit=1)
        written = (before + option + after for option in choice.split("|"))
        return [row for text in written for row in wordings(text)]
    # Each option is split into tokens once, not once in every wording that it is part of.
    options = [
        [_tokens(text) for text in (piece.split("|") if i % 2 else [piece])]
        for i, piece in enumerate(pieces)
    ]
    return [tuple(itertools.chain.from_iterable(parts)) for parts in itertools.product(*options)]


def _tokens(text: str) -> TokenRow:
    """Split a piece of a wording into tokens and gaps."""
    gaps = text.split("~")
    rows = (["~", *cue_tokens(piece)] for piece in gaps[1:])
    return (*cue_tokens(gaps[0]), *itertools.chain.from_iterable(rows))


def _segments(row: TokenRow) -> Segments:
    """Cut a wording at its gaps; an empty first or last piece is a gap at that end."""
    if "~" not in row:
        return (row,)
    at = row.index("~")
    return (row[:at], *_segments(row[at + 1 :]))


def load_cues(name: str) -> list[Cue]:
    """Read the pack of one language, e.g. "en", or the wordings of every language from `SHARED`."""
    tables = tomllib.loads(_FOLDER.joinpath(f"{name}.toml").read_text(encoding="utf-8"))["cue"]
    return [_cue(table, code) for whole in tables for code, table in _by_language(whole, name)]


def _by_language(table: dict[str, Any], name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what a table says of each language: of one pack, or of those that it names with their own words."""
    words = table.pop("in", None)
    if words is None:
        yield name, table
        return
    for code, own in words.items():
        yield code, table | own | {"id": f"{table['id']}.{code}"}


def _cue(table: dict[str, Any], code: str) -> Cue:
    for key in ("phrases", "must_match", "must_not_match"):
        table[key] = tuple(table.get(key, ()))
    for key in ("words", "needs"):
        table[key] = frozenset(table.get(key, "").split())
    return Cue(language=code, **table)


def pack_names() -> list[str]:
    """Return the names of the packs that ship with newsdiff, one a language, in alphabetical order."""
    names = (f.name.removesuffix(".toml") for f in _FOLDER.iterdir() if f.name.endswith(".toml"))
    return sorted(name for name in names if name != SHARED)


@cache
def shipped_pack() -> Pack:
    """Load and arrange all cues, once per process."""
    return arrange([cue for name in (*pack_names(), SHARED) for cue in load_cues(name)])


def arrange(cues: list[Cue]) -> Pack:
    """Arrange cues for lookup."""
    sets = tuple(cue for cue in cues if cue.words)
    in_sets = frozenset().union(*(cue.words for cue in sets))
    result = Pack(tuple(cues), sets=sets, in_sets=in_sets)
    numbers = itertools.count()
    for cue in cues:
        for row in itertools.chain.from_iterable(map(wordings, cue.phrases)):
            segments = _segments(row)
            if cue.where == "line" and len(segments) == 1:
                claims = result.lines.setdefault(_bare(segments[0]), [])
                if cue not in claims:
                    claims.append(cue)
            elif segments[0]:
                _file(result, segments, cue, next(numbers))
            elif cue.where == "line":
                _file(result, segments[1:], cue, next(numbers))
    return result


def _file(result: Pack, segments: Segments, cue: Cue, number: int) -> None:
    """Add a wording to the dictionary, by its first tokens."""
    begin = segments[0][:3]
    if len(begin) == 1 and len(segments) > 1 and segments[1]:
        begin = (begin[0], "~", segments[1][0])
    needed = frozenset(itertools.chain.from_iterable(segments))
    result.starts.setdefault(begin, []).append((number, needed, segments, cue))


def _bare(row: TokenRow) -> TokenRow:
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
        text: The line.
        cues: Where to look; all that ship if None.
        places: Positions of the tokens at which a wording may begin, in order; all of them if None.

    Returns:
        One finding per cue: those that are the whole line, then the others by where their wording begins;
        empty for a line without any.
    """
    cues = cues or shipped_pack()
    row, n = tuple(row), len(row)
    findings: dict[str, Finding] = {}
    for cue in _covering(row, cues):
        if _suits(cue, n, text):
            findings[cue.id] = Finding(cue, " ".join(row), whole=True)
    for i in range(n) if places is None else places:
        for segments, cue in _candidates(row, i, cues):
            if cue.id in findings or not _suits(cue, n, text):
                continue
            if cue.where == "line" and not segments[-1] and _is_finished(text):
                continue  # the gap would take the rest of a sentence
            end = _end(row, i, segments)
            if end and {"any": True, "start": i == 0}.get(cue.where, end == n):
                whole = end == n and (i == 0 or cue.where == "line")
                findings[cue.id] = Finding(cue, " ".join(row[i:end]), whole)
    return list(findings.values())


def _covering(row: TokenRow, cues: Pack) -> list[Cue]:
    """Return the cues that are a whole line by its tokens."""
    found = list(cues.lines.get(_bare(row), ())) if len(row) <= MAX_LINE else []
    if cues.in_sets.issuperset(row):
        found += [
            cue for cue in cues.sets if cue.words.issuperset(row) and not cue.needs.isdisjoint(row)
        ]
    return found


def _suits(cue: Cue, n: int, text: str) -> bool:
    """Whether a cue counts on a line of so many tokens that ends as it does."""
    is_announcing = n > _MAX_LABEL and text.endswith((":", "："))
    is_sentence = cue.unfinished and (is_announcing or _is_finished(text))
    return n <= cue.max_words and text.endswith(cue.ends_with) and not is_sentence


def _is_finished(text: str) -> bool:
    """Whether a line ends with a full stop."""
    return _FULL_STOP.search(text[-_CLOSING:]) is not None


def _candidates(row: TokenRow, i: int, cues: Pack) -> Iterator[tuple[Segments, Cue]]:
    """Return the wordings that may begin at a token, by what follows it; one token first, then by the order of the cues."""
    starts = cues.starts
    near = [found for n in (2, 3) if i + n <= len(row) for found in starts.get(row[i : i + n], ())]
    near.sort(key=_FILED)
    gapped = dict.fromkeys((row[i], "~", other) for other in row[i + 1 : i + 2 + GAP])
    far = itertools.chain.from_iterable(starts.get(begin, ()) for begin in gapped)
    present = frozenset(row[i:])
    for _, needed, segments, cue in (*starts.get(row[i : i + 1], ()), *near, *far):
        if needed <= present:
            yield segments, cue


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
