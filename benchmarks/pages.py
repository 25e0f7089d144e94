"""Labelled pages: reading the two formats, and labels for the one that has none.

`boilerplate-lines` has `lines` with `labels` (1 body, 0 furniture, negative: ignore) in three conditions
(A whole page, B article container, C tight container); `boilerplate` has the flattened page as `input`
and the article as `gold`, and gets its labels here. Files may be plain or end in `.xz`. Pages made up for this
project (`own_pages/*.txt`) are written to be read: a line `@ id` opens a page, then every line has its label before it.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

_WORD = re.compile(r"\w+")
_BULLET = re.compile(r"^\s*([*+•-]|\d+\.)\s+")

SETS = {
    "news": "boilerplate-lines-dev.jsonl",
    "web": "boilerplate-dev.jsonl",
    "countries": "boilerplate-countries-dev.jsonl",
}
"""Name of a set of pages, by where they come from -> its file, which may end in `.xz` besides."""
MIN_BODY = 0.75
"""Share of a line's words inside word triples of the gold that makes it body (docs/sources.md)."""
MAX_FURNITURE = 0.35
"""Share up to which it is furniture; lines between the two are ignored."""
TRIPLE = 3
MAX_PLACES = 30
"""Places of the gold that a line is tried at."""
_LABELS = {"+ ": 1, "- ": 0, "? ": -1}
"""Sign before a line of an own page -> its label; headlines, bylines and what an editor may see either way do not count."""


@dataclass(frozen=True, slots=True)
class Page:
    """A labelled page."""

    id: str
    site: str
    condition: str
    """A, B or C; W for flattened web pages, O for own ones."""
    lines: list[str]
    """Non-empty lines, stripped."""
    labels: list[int]
    """1 body, 0 furniture, negative: ignore."""
    gold: str
    """The article's text."""
    country: str = ""
    """Country of the site, where the set says it."""


def words(text: str) -> list[str]:
    """Split a text into the words that the metrics count."""
    return _WORD.findall(text)


def read(path: Path) -> list[Page]:
    """Read labelled pages in file order."""
    content = path.read_bytes()
    text = (lzma.decompress(content) if path.suffix == ".xz" else content).decode("utf-8")
    if path.suffix == ".txt":
        return [_own_page(part) for part in text.split("@ ")[1:]]
    return [_page(json.loads(row)) for row in text.split("\n") if row]


def _page(row: dict[str, object]) -> Page:
    """Build a page from a row of either format."""
    gold = str(row["gold"])
    if "lines" in row:
        lines, labels = row["lines"], row["labels"]
        assert isinstance(lines, list)  # noqa: S101  the format says so
        assert isinstance(labels, list)  # noqa: S101
        condition, country = str(row["condition"]), str(row.get("country", ""))
        return Page(str(row["id"]), str(row["site"]), condition, lines, labels, gold, country)
    lines = [line.strip() for line in str(row["input"]).splitlines() if line.strip()]
    return Page(str(row["id"]), str(row["site"]), "W", lines, labelled(lines, gold), gold)


def _own_page(text: str) -> Page:
    r"""Build a page of its own outlet from an identifier and lines that begin with a sign of their label.

    Example:
        >>> page = _own_page("nl-01 stub\n- Menu\n? De pont\n+ De pont vaart niet.\n")
        >>> page.condition, page.lines, page.labels, page.gold
        ('O', ['Menu', 'De pont', 'De pont vaart niet.'], [0, -1, 1], 'De pont vaart niet.')
    """
    name, *rows = text.rstrip("\n").split("\n")
    lines, labels = [row[2:] for row in rows], [_LABELS[row[:2]] for row in rows]
    gold = "\n".join(row[2:] for row in rows if row[:2] == "+ ")
    return Page(name, name, "O", lines, labels, gold)


def sets(folder: Path) -> dict[str, Path]:
    """Find the labelled sets in a folder, by the short names of `SETS`; those that are absent are left out."""
    found = {
        name: [path for path in (folder / file, folder / f"{file}.xz") if path.exists()]
        for name, file in SETS.items()
    }
    return {name: paths[0] for name, paths in found.items() if paths}


def digest(path: Path) -> str:
    """Digest of the rows of a file, the same whether it is packed or not."""
    content = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    return hashlib.sha256(content).hexdigest()


def labelled(lines: list[str], gold: str) -> list[int]:
    """Label lines by a gold text.

    A line is body when most of its words lie in word triples of the gold and it lies on the heaviest
    chain of lines that follow the order of the gold: so a teaser that repeats the headline in a side bar
    is furniture.

    Returns:
        1 body, 0 furniture, -1 between, -2 for lines without a word.
    """
    rows = [words(_BULLET.sub("", line)) for line in lines]
    places = _places(words(gold))
    labels = []
    candidates: list[tuple[int, int, int]] = []
    for i, row in enumerate(rows):
        share, starts = _located(row, places)
        labels.append(_label(row, share))
        if labels[-1] == 1:
            candidates += [(i, start, len(row)) for start in starts[:MAX_PLACES]]
    chain = _heaviest(candidates)
    return [0 if label == 1 and i not in chain else label for i, label in enumerate(labels)]


def _label(row: list[str], share: float) -> int:
    """Label a line by the share of its words in the gold."""
    if not row:
        return -2
    if share >= MIN_BODY:
        return 1
    return 0 if share <= MAX_FURNITURE else -1


def _places(gold: list[str]) -> dict[tuple[str, ...], list[int]]:
    """Positions of the single words, pairs and triples of the gold."""
    result: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for size in (1, 2, 3):
        for i in range(len(gold) - size + 1):
            result[tuple(gold[i : i + size])].append(i)
    return result


def _located(row: list[str], places: dict[tuple[str, ...], list[int]]) -> tuple[float, list[int]]:
    """Share of a line's words inside triples of the gold, and where in the gold it may begin."""
    if len(row) < TRIPLE:  # looked up as a whole
        starts = places.get(tuple(row), [])
        return float(bool(starts)), starts
    inside = [False] * len(row)
    starts = []
    for i in range(len(row) - 2):
        found = places.get(tuple(row[i : i + 3]))
        if found:
            inside[i : i + 3] = [True] * 3
            starts = starts or [max(place - i, 0) for place in found]
    return sum(inside) / len(row), starts


def _heaviest(candidates: list[tuple[int, int, int]]) -> set[int]:
    """Lines on the heaviest chain of (line, place, words) that rises in both line and place."""
    # (place behind, weight so far, candidate), rising in place and weight
    tops: list[tuple[int, float, int]] = []
    back = [-1] * len(candidates)
    for _, group in groupby(enumerate(candidates), key=lambda item: item[1][0]):
        reached = []
        for k, (_, place, size) in group:
            j = bisect_right(tops, (place, float("inf"), 0)) - 1
            before = tops[j][1] if j >= 0 else 0.0
            back[k] = tops[j][2] if j >= 0 else -1
            own = size if size >= TRIPLE else size / 2
            reached.append((place + max(size - TRIPLE, 0), before + own, k))
        for top in reached:
            _insert(tops, top)
    chain = set()
    k = tops[-1][2] if tops else -1
    while k >= 0:
        chain.add(candidates[k][0])
        k = back[k]
    return chain


def _insert(tops: list[tuple[int, float, int]], top: tuple[int, float, int]) -> None:
    """Keep a chain end unless one at or before its place weighs as much; drop those it makes useless."""
    i = bisect_right(tops, (top[0], float("inf"), 0))
    if i and tops[i - 1][1] >= top[1]:
        return
    while i and tops[i - 1][0] == top[0]:
        i -= 1
        del tops[i]
    while i < len(tops) and tops[i][1] <= top[1]:
        del tops[i]
    tops.insert(i, top)
