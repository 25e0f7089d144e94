"""Reworded or the target's own: the weights of `settings.rewording`, and what they find on pairs left out.

    python -m benchmarks.rewording FOLDER... [--semantic] [--test FOLDER...]

Each FOLDER holds `pairs/NAME/{A.txt,B.txt,gold.json}` as `benchmarks.provenance` reads them. Learned from are the paragraphs of
B that are labelled `reworded` or `original` and of which nothing was copied; those that are not sure count half, and each
folder weighs the same. The tables show what is found when every pair is judged by weights from all others, and, with
`--test`, what the weights from all pairs find in folders that took no part. The last line is what stands in
`settings.rewording`. Needs scikit-learn, which newsdiff itself does not.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.provenance import document
from benchmarks.provenance_score import Score
from newsdiff import api
from newsdiff.language.tokenizing import tokenize_all
from newsdiff.reuse import compare
from newsdiff.reuse.align import load_senses
from newsdiff.reuse.align.reworded import Retelling, compare_paragraphs, pair_paragraphs
from newsdiff.reuse.align.sense import Senses
from newsdiff.settings import Settings
from newsdiff.settings.rewording import RewordingWeights

if TYPE_CHECKING:
    from numpy.typing import NDArray

LABELS = ("original", "reworded")
STRENGTH = 0.3
"""Inverse of the penalty on large weights."""
UNSURE = 0.5
"""What a paragraph weighs whose label is not sure."""
DIGITS = 3
LEXICAL_FIELDS = ("meaning", "rare", "figures", "other_figures", "apart")
"""Fields of a `Retelling` that are learned from without senses."""
SENSED_FIELDS = ("meaning", "rare", "figures", "other_figures", "sense", "margin")
"""The same with senses: their margin says what `apart` does."""


@dataclass(frozen=True, slots=True)
class Example:
    """A paragraph of B of which nothing was copied."""

    folder: Path
    pair: str
    language: str
    likeness: Retelling
    is_reworded: bool
    is_sure: bool


def examples(folder: Path, senses: Senses | None) -> Iterator[Example]:
    """Yield the labelled paragraphs of the pairs of a folder, in order of their names."""
    settings = Settings()
    for place in sorted(found.parent for found in folder.glob("pairs/*/gold.json")):
        gold = {"A": {}, "B": {}} | json.loads((place / "gold.json").read_text("utf-8"))
        target, source = api.prepare(document(place, side, gold) for side in "BA")
        b, a = tokenize_all([target, source])
        found = compare.compare_documents(a, b, settings)
        labels = {p["index"]: p for p in gold["paragraphs"] if p["verdict"] in LABELS}
        copied = {
            b.paragraphs[match.b]
            for match in found.matches
            if match.n_longest >= settings.align.min_words
        }
        links = pair_paragraphs(a, b, found.matches, settings.align, senses)
        retellings = compare_paragraphs(a, b, links)
        for index in sorted(links.keys() & labels.keys() - copied):
            label = labels[index]
            yield Example(
                folder,
                place.name,
                gold.get("language", "en"),
                retellings[index],
                label["verdict"] == "reworded",
                label["sure"],
            )


def fit(some: Sequence[Example], fields: Sequence[str]) -> RewordingWeights:
    """Learn from examples, by these fields of their likeness."""
    from sklearn.linear_model import LogisticRegression

    columns = np.array([[getattr(x.likeness, name) for name in fields] for x in some])
    labels = np.array([example.is_reworded for example in some])
    folders = [example.folder for example in some]
    weights = [
        (1.0 if example.is_sure else UNSURE) / folders.count(example.folder) for example in some
    ]
    mean, spread = columns.mean(axis=0), columns.std(axis=0)
    model = LogisticRegression(C=STRENGTH)
    scale = len(some) / sum(weights)
    model.fit((columns - mean) / spread, labels, sample_weight=np.array(weights) * scale)
    slopes = model.coef_[0] / spread
    base = float(model.intercept_[0] - slopes @ mean)
    return RewordingWeights(
        base=round(base, DIGITS),
        **{name: round(float(x), DIGITS) for name, x in zip(fields, slopes, strict=True)},
    )


def judge(some: Sequence[Example], weights: RewordingWeights) -> NDArray[np.float64]:
    """Return how probably each was reworded."""
    values = np.array([example.likeness for example in some])
    return np.asarray(1 / (1 + np.exp(-weights.base - values @ np.array(weights.of_retelling()))))


def leave_out(some: Sequence[Example], fields: Sequence[str]) -> NDArray[np.float64]:
    """Judge every pair by weights from all others."""
    found = np.zeros(len(some))
    pairs = [(example.folder, example.pair) for example in some]
    for pair in sorted(set(pairs)):
        own = [at for at, other in enumerate(pairs) if other == pair]
        others = [example for example, other in zip(some, pairs, strict=True) if other != pair]
        found[own] = judge([some[at] for at in own], fit(others, fields))
    return found


def show(title: str, some: Sequence[Example], found: NDArray[np.float64]) -> None:
    """Print a table: precision, recall and F1 of `reworded`, and the share of right paragraphs."""
    least = Settings().align.min_retold
    print(f"\n{title}\n| folder | labels | paragraphs | reworded | right | precision, recall, F1 |")
    print("|---|---|---|---|---|---|")
    for folder in sorted({example.folder for example in some}):
        for label in ("sure", "all"):
            rows = [
                (example.is_reworded, bool(value >= least))
                for example, value in zip(some, found, strict=True)
                if example.folder == folder and (example.is_sure or label == "all")
            ]
            both = sum(gold and claim for gold, claim in rows)
            score = Score(both, sum(x for _, x in rows) - both, sum(x for x, _ in rows) - both)
            right = sum(gold == claim for gold, claim in rows) / len(rows)
            n_reworded = sum(gold for gold, _ in rows)
            print(
                f"| {folder.name} | {label} | {len(rows)} | {n_reworded} | {right:.3f} | {score} |"
            )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables and the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--test", nargs="+", type=Path, default=[], help="folders to judge only")
    parser.add_argument("--semantic", action="store_true", help="with senses")
    options = parser.parse_args(arguments)
    senses = load_senses() if options.semantic else None
    fields = SENSED_FIELDS if senses else LEXICAL_FIELDS
    some = [example for folder in options.folders for example in examples(folder, senses)]
    show("each pair judged by weights from all others", some, leave_out(some, fields))
    weights = fit(some, fields)
    if options.test:
        others = [example for folder in options.test for example in examples(folder, senses)]
        show("judged by weights from the pairs above", others, judge(others, weights))
    print(f"\n{'SENSED' if senses else 'LEXICAL'} = {asdict(weights)}")


if __name__ == "__main__":
    main()
