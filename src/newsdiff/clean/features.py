"""Features: what the learned model sees of every unit, as one row of numbers.

In come the units of some documents and their repetition counts, out comes a matrix: shape of the line,
cues, repetition, position, what stands around it, and what kind of file it is. Rows of all documents are
stacked, so that everything relative (neighbours, windows, positions) is one numpy operation for all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import get_args

import numpy as np
import numpy.typing as npt

from newsdiff.clean import languages
from newsdiff.clean.units import Unit
from newsdiff.model import Category

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

CATEGORIES: tuple[str, ...] = get_args(Category)

_GLUED = re.compile(r"[a-z][a-z][A-Z][a-z]")
_SEPARATOR = re.compile(r"[|›»·•→>]|(?<!\w)[-–—/](?!\w)")
_POST = re.compile(r"pic\.twitter\.com|\bt\.co/|\(@\w+\)|^[—–-] .*\d{4}$|a post shared by|<a href|</\w+>", re.IGNORECASE)
_YOU = frozenset("you your you're you'll yours yourself".split())
_WE = frozenset("we our us we're we'll we've ours".split())
_MAX_SAMPLE = 1500
"""Tokens that choose the language of a document: a page of text is plenty."""
_MAX_TRIPLES = 60
"""Tokens of a line whose triples are compared: captions are shorter."""

SHAPE = (
    "words",
    "characters per word",
    "end mark",
    "ends with a colon",
    "ends with a question mark",
    "bullet",
    "capitalised words",
    "words in capitals",
    "numbers",
    "function words",
    "commas",
    "opens with a quotation mark",
    "lone quotation",
    "opens in lower case",
    "separators",
    "glued words",
    "addresses the reader",
    "speaks for the outlet",
    "shares words with the article",
    "stands more than once in the file",
    "stood before in the file",
    "repeats a neighbour",
    "word triples said elsewhere in the file",
    "post from a social network",
    "subheading",
    "opens a section",
    "whole line is a cue",
    "cue confidence",
)
"""Names of the numbers of a line by itself, as explanations print them."""


def shape(row: list[Unit]) -> list[list[float]]:
    """Describe each unit of one document by itself and against the document's own words.

    Args:
        row: Units of one document.

    Returns:
        One list per unit, in the order of `SHAPE`.
    """
    stop = languages.best((unit.tokens for unit in row), _MAX_SAMPLE)
    topic: Counter[str] = Counter()
    contents = [
        [t for t in set(unit.tokens) if len(t) > 4 and t not in stop] if unit.words > 2 else []
        for unit in row
    ]
    for unit, content in zip(row, contents, strict=True):
        if unit.is_prose:
            topic.update(content)
    keys = Counter(unit.key for unit in row)
    triples = [_triples(unit) for unit in row]
    lines_with = Counter(triple for own in triples for triple in own)
    seen: set[str] = set()
    result = []
    for i, (unit, content) in enumerate(zip(row, contents, strict=True)):
        own = 1 if unit.is_prose else 0
        shared = sum(topic[t] > own for t in content) / len(content) if content else -1.0
        before = row[i - 1].key if i else ""
        after = row[i + 1].key if i + 1 < len(row) else ""
        echoes = bool(unit.key) and any(_echo(unit.key, k) for k in (before, after))
        result.append(
            [
                *_line(unit, stop),
                shared,
                float(keys[unit.key] - 1),
                float(unit.key in seen),
                float(echoes),
                _share_said(triples[i], lines_with),
                float(_POST.search(unit.text) is not None),
                *_cues(unit),
            ]
        )
        seen.add(unit.key)
    return result


def _triples(unit: Unit) -> set[tuple[str, str, str]]:
    """Runs of three tokens of a line of five words or more, short of a very long one."""
    t = unit.tokens[:_MAX_TRIPLES]
    return set(zip(t, t[1:], t[2:], strict=False)) if unit.words > 4 else set()


def _share_said(own: set[tuple[str, str, str]], lines_with: Counter[tuple[str, str, str]]) -> float:
    """Share of a line's triples that stand in another line too; -1 for a short line."""
    return sum([lines_with[triple] > 1 for triple in own]) / len(own) if own else -1.0


def _echo(a: str, b: str) -> bool:
    """Whether one of two lines opens with the other."""
    return len(a) > 15 and len(b) > 15 and (a.startswith(b) or b.startswith(a))


def _line(unit: Unit, stop: frozenset[str]) -> list[float]:
    """Describe a unit by its own characters and words."""
    text = unit.text
    words = text.split()
    n = max(len(words), 1)
    tokens = unit.tokens
    n_tokens = max(len(tokens), 1)
    first = text[:1]
    return [
        float(unit.words),
        len(text) / n,
        float(unit.ends),
        float(text.endswith(":")),
        float(text.endswith("?")),
        float(unit.has_bullet),
        sum([w[0].isupper() for w in words]) / n,
        sum([w.isupper() for w in words]) / n,
        tokens.count("#") / n_tokens,
        sum([t in stop for t in tokens]) / n_tokens,
        text.count(",") / n,
        float(first in "“\"„«"),
        float(unit.is_quotation),
        float(first.islower()),
        len(_SEPARATOR.findall(text)) / n,
        len(_GLUED.findall(text)) / n,
        float(len([t for t in tokens if t in _YOU])),
        float(len([t for t in tokens if t in _WE])),
    ]


def _cues(unit: Unit) -> list[float]:
    """Describe a unit by what its cues say of it."""
    found = unit.findings
    return [
        float(unit.kind == "subheading"),
        float(any(f.cue.opens for f in found)),
        float(any(f.whole for f in found)),
        max((f.cue.confidence for f in found), default=0.0),
    ]


class Stack:
    """Rows of several documents on top of each other, with what reaches across rows."""

    def __init__(self, lengths: Sequence[int]) -> None:
        self.n = sum(lengths)
        sizes = np.asarray(lengths, dtype=np.int64)
        ends = np.cumsum(sizes)
        self.first = np.repeat(ends - sizes, sizes)
        """First row of the document of each row."""
        self.last = np.repeat(ends, sizes)
        """Row behind its last one."""
        self.at = np.arange(self.n)

    def shift(self, column: Floats, by: int, fill: float) -> Floats:
        """Value `by` rows further on in the same document, `fill` beyond its ends."""
        to = self.at + by
        inside = (to >= self.first) & (to < self.last)
        return np.where(inside, column[np.clip(to, 0, max(self.n - 1, 0))], fill).astype(np.float32)

    def total(self, column: Floats, low: Ints, high: Ints) -> Floats:
        """Sum over the rows [low, high) of each row."""
        sums = np.concatenate([[0.0], np.cumsum(column, dtype=np.float64)])
        return (sums[high] - sums[low]).astype(np.float32)

    def window(self, column: Floats, radius: int) -> Floats:
        """Mean over the rows of the same document within a radius, the row itself included."""
        low = np.maximum(self.at - radius, self.first)
        high = np.minimum(self.at + radius + 1, self.last)
        return (self.total(column, low, high) / (high - low)).astype(np.float32)

    def before(self, column: Floats) -> Floats:
        """Sum over the earlier rows of the same document."""
        return self.total(column, self.first, self.at)

    def whole(self, column: Floats) -> Floats:
        """Sum over all rows of the same document."""
        return self.total(column, self.first, self.last)

    def since(self, flag: npt.NDArray[np.bool_]) -> Floats:
        """Rows since the last flagged row of the same document, itself included; 99 if none."""
        last = np.maximum.accumulate(np.where(flag, self.at, -1)) if self.n else self.at
        return np.where(last >= self.first, np.minimum(self.at - last, 99), 99).astype(np.float32)

    def until(self, flag: npt.NDArray[np.bool_]) -> Floats:
        """Rows until the next flagged row of the same document, itself included; 99 if none."""
        ahead = np.where(flag, self.at, self.n)[::-1]
        following = np.minimum.accumulate(ahead)[::-1] if self.n else self.at
        return np.where(following < self.last, np.minimum(following - self.at, 99), 99).astype(np.float32)


def matrix(
    rows: Sequence[list[Unit]],
    repeats: Sequence[list[int]],
    siblings: Sequence[int],
    wordings: Sequence[list[float]],
) -> tuple[Floats, list[str]]:
    """Describe every unit of every document.

    Args:
        rows: Units of each document.
        repeats: For each unit, other stories of the outlet with the same line.
        siblings: For each document, other stories of its outlet.
        wordings: For each unit, log-odds for the article by its words.

    Returns:
        The matrix with one row per unit, and the names of its columns.
    """
    stack = Stack([len(row) for row in rows])
    lines = [line for row in rows for line in shape(row)]
    base = np.asarray(lines, dtype=np.float32).reshape(stack.n, len(SHAPE))
    own = {name: base[:, i] for i, name in enumerate(SHAPE)}
    cue = _categories(rows, stack.n)
    columns: dict[str, Floats] = dict(own)
    for i, name in enumerate(CATEGORIES):
        columns[f"cue: {name}"] = cue[:, i]
    counts = [min(c, 4) for row in repeats for c in row]
    repeated = np.asarray(counts, dtype=np.float32).reshape(stack.n)
    known = [min(s, 4) for s, row in zip(siblings, rows, strict=True) for _ in row]
    columns["other stories of the outlet"] = np.asarray(known, dtype=np.float32).reshape(stack.n)
    columns["other stories with this line"] = repeated
    said = [score for row in wordings for score in row]
    columns |= wording(np.asarray(said, dtype=np.float32).reshape(stack.n), stack)
    columns |= _around(own, cue, repeated, stack)
    names = list(columns)
    return np.column_stack([columns[name] for name in names]), names


def wording(said: Floats, s: Stack) -> dict[str, Floats]:
    """Describe the words of a line and of those around it."""
    return {
        WORDING: said,
        f"{WORDING}, 1 before": s.shift(said, -1, -9),
        f"{WORDING}, 1 after": s.shift(said, 1, -9),
        f"{WORDING}, within 3": s.window(said, 3),
        f"{WORDING}, within 8": s.window(said, 8),
    }


WORDING = "wording of an article"
"""Column of the log-odds by words alone."""


def _categories(rows: Sequence[list[Unit]], n: int) -> Floats:
    """Confidence of the surest cue of each category, per unit."""
    result = np.zeros((n, len(CATEGORIES)), dtype=np.float32)
    place = {name: i for i, name in enumerate(CATEGORIES)}
    at = 0
    for row in rows:
        for unit in row:
            for finding in unit.findings:
                column = place[finding.cue.category]
                result[at, column] = max(result[at, column], finding.cue.confidence)
            at += 1
    return result


def _around(own: dict[str, Floats], cue: Floats, repeated: Floats, s: Stack) -> dict[str, Floats]:
    """Describe position, neighbourhood and file."""
    words = own["words"]
    sure = own["cue confidence"]
    prose = (own["end mark"] > 0) & (words >= 12)
    plain = prose & (sure == 0)
    mass = np.where(prose, words, 0).astype(np.float32)
    total = np.maximum(s.whole(mass), 1)
    size = (s.last - s.first).astype(np.float32)
    out: dict[str, Floats] = {}
    for k in (-3, -2, -1, 1, 2, 3):
        side = f"{abs(k)} before" if k < 0 else f"{k} after"
        out[f"words, {side}"] = s.shift(words, k, -1)
        out[f"end mark, {side}"] = s.shift(own["end mark"], k, -1)
        out[f"cue confidence, {side}"] = s.shift(sure, k, -1)
    for k, side in ((-1, "1 before"), (1, "1 after")):
        for name in ("function words", "bullet", "capitalised words", "shares words with the article"):
            out[f"{name}, {side}"] = s.shift(own[name], k, -1)
        out[f"other stories with this line, {side}"] = s.shift(repeated, k, -1)
    has_cue = (sure > 0).astype(np.float32)
    is_repeated = (repeated > 0).astype(np.float32)
    post = own["post from a social network"]
    out["lines until a post's signature"] = s.until(post > 0)
    out["lines since a post's signature"] = s.since(post > 0)
    for radius in (2, 5, 12):
        out[f"share of prose lines within {radius}"] = s.window(prose.astype(np.float32), radius)
        out[f"words a line within {radius}"] = s.window(words, radius)
        out[f"share of cues within {radius}"] = s.window(has_cue, radius)
        out[f"share of repeated lines within {radius}"] = s.window(is_repeated, radius)
        out[f"share of bullets within {radius}"] = s.window(own["bullet"], radius)
        out[f"share of end marks within {radius}"] = s.window(own["end mark"], radius)
        out[f"function words within {radius}"] = s.window(own["function words"], radius)
    before = s.before(mass)
    out["share of prose before"] = (before / total).astype(np.float32)
    out["prose words before"] = before
    out["prose words after"] = (s.whole(mass) - before - mass).astype(np.float32)
    out["lines since prose"] = s.since(plain)
    out["lines until prose"] = s.until(plain)
    opens = own["opens a section"] > 0
    out["lines since an opener"] = s.since(opens)
    late = opens & (out["share of prose before"] > 0.3)
    out["openers before"] = s.before(late.astype(np.float32))
    marks = s.before(np.where(opens, 0, mass).astype(np.float32))
    at_opener = np.maximum.accumulate(np.where(opens, s.at, 0)) if s.n else s.at
    since = np.where(out["lines since an opener"] < 99, marks - marks[at_opener], -1)
    out["prose words since an opener"] = since.astype(np.float32)
    heading = cue[:, CATEGORIES.index("related")] > 0
    out["lines since a heading of links"] = s.since(heading)
    out["line number"] = np.minimum(s.at - s.first, 200).astype(np.float32)
    out["lines to the end"] = np.minimum(s.last - s.at - 1, 200).astype(np.float32)
    out["position"] = ((s.at - s.first) / size).astype(np.float32)
    out["lines of the file"] = size
    out["prose words of the file"] = s.whole(mass)
    out["share of prose words in the file"] = (s.whole(mass) / np.maximum(s.whole(words), 1)).astype(
        np.float32
    )
    out["share of prose lines in the file"] = (s.whole(prose.astype(np.float32)) / size).astype(np.float32)
    out["share of bullets in the file"] = (s.whole(own["bullet"]) / size).astype(np.float32)
    out["share of cues in the file"] = (s.whole(has_cue) / size).astype(np.float32)
    return out
