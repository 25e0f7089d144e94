"""Scores of ledgers against labels; see `benchmarks.provenance`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from newsdiff.model import COPIED, Document, LedgerParagraph, Verdict
from newsdiff.report.reports import ProvenanceReport

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
FACTS = ("number", "name", "date", "place", "negation", "stance")
DIRECTIONS = {"A->B": "source-first", "B->A": "target-first"}


@dataclass(frozen=True, slots=True)
class Score:
    """Right, wrong and missed answers."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Right of what was found; 0 where nothing was."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """Right of what there is; 0 where nothing is."""
        return self.right / max(self.right + self.missed, 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)

    def __str__(self) -> str:
        """Show precision, recall and F1."""
        return f"{self.precision:.4f}  {self.recall:.4f}  {self.f1:.4f}"


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled pair and what was found in it."""

    name: str
    gold: dict[str, Any]
    report: ProvenanceReport
    source: Document
    target: Document


Row = tuple[Pair, dict[str, Any], LedgerParagraph]
"""A pair, a labelled paragraph and its line of the ledger."""


def rows(pairs: Iterable[Pair], *, sure: bool) -> list[Row]:
    """Set labels and findings side by side."""
    return [
        (pair, gold, line)
        for pair in pairs
        for gold, line in zip(pair.gold["paragraphs"], pair.report.paragraphs, strict=True)
        if gold["sure"] or not sure
    ]


def accuracy(some: Sequence[Row]) -> float:
    """Share of right verdicts."""
    n_right = sum(bool(gold["verdict"] == line.verdict) for _, gold, line in some)
    return n_right / max(len(some), 1)


def by_verdict(some: Sequence[Row]) -> dict[Verdict, Score]:
    """Score each verdict that the labels hold."""
    scores = {}
    for verdict in VERDICTS:
        pairs = [(gold["verdict"] == verdict, line.verdict == verdict) for _, gold, line in some]
        if any(true for true, _ in pairs):
            scores[verdict] = _score(pairs)
    return scores


def macro(some: Sequence[Row]) -> float:
    """Mean F1 of the verdicts that the labels hold."""
    scores = by_verdict(some)
    return sum(score.f1 for score in scores.values()) / max(len(scores), 1)


def copied(some: Sequence[Row]) -> Score:
    """Score copied or not."""
    return _score([(gold["verdict"] in COPIED, line.verdict in COPIED) for _, gold, line in some])


def links(some: Sequence[Row], wanted: Iterable[str]) -> Score:
    """Score links between paragraphs; the labels' alternative sources count for neither side."""
    right = wrong = missed = 0
    for _, gold, line in some:
        true = set(gold["sources"]) if gold["verdict"] in wanted else set()
        other = set(gold.get("alt_sources", ())) if gold["verdict"] in wanted else set()
        found = {link.index for link in line.sources} if line.verdict in wanted else set()
        right += len(true & found)
        wrong += len(found - true - other)
        missed += len(true - found)
    return Score(right, wrong, missed)


def facts(some: Sequence[Row]) -> Score:
    """Score altered facts; one that a paragraph changes several times counts once."""
    right = wrong = missed = 0
    for _, gold, line in some:
        true = [(fact["source"], fact["target"]) for fact in gold["altered_facts"]]
        found = {
            (alteration.source, alteration.target)
            for passage in line.passages
            for alteration in passage.alterations
            if alteration.kind in FACTS
        }
        hits = {pair for pair in found if any(_is_same(pair, fact) for fact in true)}
        right += len(hits)
        wrong += len(found) - len(hits)
        missed += sum(not any(_is_same(pair, fact) for pair in hits) for fact in true)
    return Score(right, wrong, missed)


def _is_same(found: tuple[str, str], true: tuple[str, str]) -> bool:
    """Whether two facts share a word on both sides."""
    sides = [(_words(a), _words(b)) for a, b in zip(found, true, strict=True)]
    return all(a & b or not (a or b) for a, b in sides)


def _words(text: str) -> set[str]:
    """Return the words of a text, possessives bare."""
    return set(re.findall(r"\w+", re.sub(r"['’]s\b", "", text.casefold())))


def credited(some: Sequence[Row]) -> Score:
    """Score whether a paragraph names its source."""
    return _score(
        [
            (
                bool(gold["credited"]),
                any(p.credit and p.credit.level != "article" for p in line.passages),
            )
            for _, gold, line in some
            if gold["credited"] is not None
        ]
    )


def directions(pairs: Iterable[Pair]) -> Counter[str]:
    """Count right, wrong and open directions; `sure-wrong` claims more than 0.8."""
    counts: Counter[str] = Counter()
    for pair in pairs:
        found = pair.report.sources[0].direction
        true = DIRECTIONS.get(pair.gold["direction"] or "")
        if found.verdict not in DIRECTIONS.values():
            counts["open"] += 1
        elif true is None:
            counts["unlabelled"] += 1
        elif found.verdict == true:
            counts["right"] += 1
        else:
            counts["wrong"] += 1
            counts["sure-wrong"] += found.confidence > 0.8  # noqa: PLR2004  the project's promise
    return counts


def _score(pairs: Iterable[tuple[bool, bool]]) -> Score:
    """Score pairs of (true, found)."""
    counts = Counter(pairs)
    return Score(counts[True, True], counts[False, True], counts[True, False])
