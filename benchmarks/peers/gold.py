"""The words that a target took, and how a tool's answer compares with them.

benchmarks/word_spans.json holds, made by hand, for each document the digest of its file, its encoding and
the ranges of site furniture, and for each pair the ranges of the target that were copied, and those that
two careful readers could take either way. Ranges are half-open, in characters of the decoded file.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

from benchmarks.peers.adapters import WORD

SPANS = Path(__file__).parents[1] / "word_spans.json"

Class = Literal["copied", "either", "furniture", "own"]
"""What a word of a target is; `either` counts for and against nobody."""


@dataclass(frozen=True, slots=True)
class Case:
    """Two texts as they are given to a tool, and what each word of the target is."""

    name: str
    source: str
    target: str
    classes: tuple[Class, ...]
    """One class for each word of `target`."""


@dataclass(frozen=True, slots=True)
class Score:
    """Words reported and words there are, by class."""

    reported: Counter[Class]
    there: Counter[Class]

    @property
    def precision(self) -> float:
        """Share of copied words among those reported, `either` aside; 0 where nothing was reported."""
        wrong = self.reported["own"] + self.reported["furniture"]
        return self.reported["copied"] / ((self.reported["copied"] + wrong) or 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.share("copied")
        return 2 * self.precision * self.share("copied") / both if both else 0.0

    def share(self, kind: Class) -> float:
        """Share of the words of a class that was reported; of copied words it is the recall."""
        return self.reported[kind] / max(self.there[kind], 1)


def cases(folder: Path, *, is_whole: bool, path: Path = SPANS) -> list[Case]:
    """Return the pairs whose files lie in a folder, told by their digests, in the order of the labels.

    Args:
        folder: Where the files are; their names do not matter.
        is_whole: Whether the tools get the files as they are, or without site furniture.
        path: The labels.
    """
    gold = json.loads(path.read_text("utf-8"))
    files = {
        hashlib.sha256(file.read_bytes()).hexdigest(): file for file in sorted(folder.glob("*.*"))
    }
    found = {
        name: _File(
            files[label["sha256"]].read_bytes().decode(label["encoding"]), label["furniture"]
        )
        for name, label in gold["documents"].items()
        if label["sha256"] in files
    }
    return [
        _case(pair, found[pair["source"]], found[pair["target"]], is_whole=is_whole)
        for pair in gold["pairs"]
        if pair["source"] in found and pair["target"] in found
    ]


class _File(NamedTuple):
    """A decoded file and its ranges of furniture, in order and disjoint."""

    text: str
    furniture: list[list[int]]

    def given(self, *, is_whole: bool) -> str:
        """Return the text that the tools get, with or without furniture."""
        ends = [0, *(end for _, end in self.furniture)]
        starts = [*(start for start, _ in self.furniture), len(self.text)]
        kept = (self.text[end:start] for end, start in zip(ends, starts, strict=True))
        return (self.text if is_whole else "".join(kept)).replace("\r\n", "\n")


def _case(pair: dict[str, Any], source: _File, target: _File, *, is_whole: bool) -> Case:
    """Class the words of a target that the tools get."""
    labels: list[tuple[Class, list[list[int]]]] = [
        ("furniture", target.furniture),
        ("copied", pair["copied"]),
        ("either", pair["either"]),
    ]
    classes = [_class(word.start(), labels) for word in WORD.finditer(target.text)]
    return Case(
        name=" from ".join(pair[side].partition("_")[0] for side in ("target", "source")),
        source=source.given(is_whole=is_whole),
        target=target.given(is_whole=is_whole),
        classes=tuple(kind for kind in classes if is_whole or kind != "furniture"),
    )


def _class(at: int, labels: list[tuple[Class, list[list[int]]]]) -> Class:
    """Return the class whose ranges hold a character."""
    for kind, ranges in labels:
        if any(start <= at < end for start, end in ranges):
            return kind
    return "own"


def score(some: Iterable[tuple[Case, list[int]]]) -> Score:
    """Compare the numbers of reported words with the labels, over several pairs."""
    reported: Counter[Class] = Counter()
    there: Counter[Class] = Counter()
    for case, words in some:
        reported.update(case.classes[word] for word in words)
        there.update(case.classes)
    return Score(reported, there)
