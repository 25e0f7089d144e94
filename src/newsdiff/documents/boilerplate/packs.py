"""Packs: the cues of all languages, read from data and arranged, and those that a line uses.

In comes the list of tokens of a line, out come its cues. All packs apply to every text, because boilerplate is often not in the
language of the article. Lookups are by dictionary on the first three tokens, so the cost does not grow with the packs.
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
from typing import Any

from newsdiff.documents.boilerplate.cues import (
    GAP,
    Cue,
    Finding,
    Segments,
    TokenRow,
    is_word,
    segments_of,
    wordings,
)

MAX_LINE = 12
"""Tokens of the longest wording that is a whole line."""


SHARED = "shared"
"""Name of the file with kinds of wordings that every language has, and the words by language."""


_FOLDER = files("newsdiff.documents.boilerplate").joinpath("cues")


_MAX_LABEL = 8
"""Tokens of the longest label with a colon ("Listen to this story:"); a longer line announces what somebody says."""


_CLOSING = 4
"""Characters at the end of a line among which a full stop and the quotation marks behind it stand."""


_FULL_STOP = re.compile(r"[.。।]\W*$")


_FILED = itemgetter(0)
"""Number of a wording that is filed by how it begins."""


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
            segments = segments_of(row)
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
            is_inside = not segments[-1] or any(map(is_word, row[:i]))
            if cue.where == "line" and is_inside and _is_finished(text):
                continue  # the rest of a sentence, as in "He had to log in to comment."
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
