"""Reworded or the target's own: the weights of `reuse.align.weights`, and what they find on pairs left out.

    python -m benchmarks.rewording FOLDER... [--semantic] [--test FOLDER...]

Each FOLDER holds `pairs/NAME/{A.txt,B.txt,gold.json}` as `benchmarks.provenance` reads them. Learned from are the paragraphs of
B that are labelled `reworded` or `original` and of which nothing was copied; those that are not sure count half, and each
folder weighs the same. Each is judged by its likeness alone, then among the others of its article. The tables show what is
found when every source is judged by weights from all others, and, with `--test`, what the weights from all pairs find in
folders that took no part. The last lines are what stands in `reuse.align.weights`. Needs scikit-learn, which newsdiff itself
does not.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.provenance import document
from benchmarks.provenance_score import Score
from newsdiff import api
from newsdiff.language.tokenizing import tokenize_all
from newsdiff.reuse import compare
from newsdiff.reuse.align import load_senses
from newsdiff.reuse.align.retellings import (
    Retelling,
    compare_paragraphs,
    find_nearest,
    pair_paragraphs,
)
from newsdiff.reuse.align.reworded import is_prose_copied, taken_paragraphs, told_paragraphs
from newsdiff.reuse.align.sense import Senses
from newsdiff.reuse.align.surroundings import is_reordered, look_around, probability
from newsdiff.reuse.align.weights import AmongWeights, LikenessWeights, Weights
from newsdiff.settings import Settings

LABELS = ("original", "reworded")
STRENGTH = 0.3
"""Inverse of the penalty on large weights."""
UNSURE = 0.5
"""What a paragraph weighs whose label is not sure."""
DIGITS = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """The paragraphs of B of which nothing was copied, by index, and what is around them."""

    folder: Path
    source: str
    """The text of A: pairs that have it in common are left out together."""
    told: Mapping[int, int]
    """The paragraph of A that each would retell."""
    retellings: Mapping[int, Retelling]
    taken: Mapping[int, int]
    labels: Mapping[int, tuple[bool, float]]
    """Whether it was reworded, and what it weighs."""
    is_prose_copied: bool
    places: Collection[int]
    """The paragraphs of A."""

    def is_reordered(self, alone: Mapping[int, float]) -> bool:
        """Whether B has an order of its own, by how probably each paragraph was reworded."""
        return not self.is_prose_copied and is_reordered(self.told, alone, self.taken)


def read_pairs(folder: Path, senses: Senses | None) -> Iterator[Pair]:
    """Yield the pairs of a folder, in order of their names."""
    settings = Settings()
    for place in sorted(found.parent for found in folder.glob("pairs/*/gold.json")):
        gold = {"A": {}, "B": {}} | json.loads((place / "gold.json").read_text("utf-8"))
        target, source = api.prepare(document(place, side, gold) for side in "BA")
        b, a = tokenize_all([target, source])
        copied = compare.compare_documents(a, b, settings).matches
        taken = taken_paragraphs(a, b, copied, settings.align)
        paired = pair_paragraphs(a, b, copied, settings.align, senses)
        labels = {
            p["index"]: (p["verdict"] == "reworded", 1.0 if p["sure"] else UNSURE)
            for p in gold["paragraphs"]
            if p["verdict"] in LABELS and p["index"] in paired.keys() - taken.keys()
        }
        nearest = find_nearest(a, b, paired)
        retellings = compare_paragraphs(a, b, paired, nearest)
        told = told_paragraphs(a, paired, {} if senses else nearest)
        yield Pair(
            folder,
            source.text,
            told,
            retellings,
            taken,
            labels,
            is_prose_copied(b, copied),
            a.ranges,
        )


Values = Sequence[Mapping[int, Sequence[float]]]
"""What is judged of each pair, by paragraph."""


def fit(pairs: Sequence[Pair], values: Values) -> list[float]:
    """Learn a base and a weight for each value from the labels; values that are all the same weigh nothing."""
    from sklearn.linear_model import LogisticRegression

    rows = [
        (values[at][index], label, weight, pair.folder)
        for at, pair in enumerate(pairs)
        for index, (label, weight) in pair.labels.items()
    ]
    table = np.array([row[0] for row in rows])
    sizes = Counter(row[3] for row in rows)
    weights = np.array([weight / sizes[folder] for _, _, weight, folder in rows])
    mean, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread == 0] = np.inf
    model = LogisticRegression(C=STRENGTH)
    model.fit(
        (table - mean) / spread,
        [row[1] for row in rows],
        sample_weight=weights * len(rows) / weights.sum(),
    )
    slopes = model.coef_[0] / spread
    base = float(model.intercept_[0] - slopes @ mean)
    return [round(float(x), DIGITS) for x in (base, *slopes)]


def likeness_of(pairs: Sequence[Pair], *, is_sensed: bool) -> Values:
    """Return what is judged of each paragraph alone; by sense, the margin says what `lead` does."""
    if is_sensed:
        return [{i: x._replace(lead=0) for i, x in p.retellings.items()} for p in pairs]
    return [pair.retellings for pair in pairs]


def around(pairs: Sequence[Pair], alone: Sequence[Mapping[int, float]]) -> Values:
    """Return what is judged of each paragraph among the others."""
    return [
        look_around(pair.told, chances, pair.taken, pair.places)
        for pair, chances in zip(pairs, alone, strict=True)
    ]


def in_order(
    pairs: Sequence[Pair], alone: Sequence[Mapping[int, float]], found: Sequence[dict[int, float]]
) -> list[dict[int, float]]:
    """Take back what was found in texts that have an order of their own."""
    return [
        dict.fromkeys(some, 0.0) if pair.is_reordered(chances) else some
        for pair, chances, some in zip(pairs, alone, found, strict=True)
    ]


def judge(weights: Weights, values: Values) -> list[dict[int, float]]:
    """Return how probably each paragraph was reworded."""
    return [{i: probability(weights.log_odds(row)) for i, row in some.items()} for some in values]


def leave_out(
    pairs: Sequence[Pair], values: Values, kind: Callable[..., Weights]
) -> list[dict[int, float]]:
    """Judge the pairs of every source by weights from all others."""
    found: list[dict[int, float]] = [{}] * len(pairs)
    for source in sorted({pair.source for pair in pairs}):
        others = [at for at, pair in enumerate(pairs) if pair.source != source]
        weights = kind(*fit([pairs[at] for at in others], [values[at] for at in others]))
        for at, pair in enumerate(pairs):
            if pair.source == source:
                [found[at]] = judge(weights, [values[at]])
    return found


def show(title: str, pairs: Sequence[Pair], found: Sequence[Mapping[int, float]]) -> None:
    """Print a table: precision, recall and F1 of `reworded`, and the share of right paragraphs."""
    least = Settings().align.min_retold
    print(f"\n{title}\n| folder | labels | paragraphs | reworded | right | precision, recall, F1 |")
    print("|---|---|---|---|---|---|")
    for folder in dict.fromkeys(pair.folder for pair in pairs):
        for name, lightest in (("sure", 1.0), ("all", 0.0)):
            rows = [
                (label, chances[index] >= least)
                for pair, chances in zip(pairs, found, strict=True)
                if pair.folder == folder
                for index, (label, weight) in pair.labels.items()
                if weight >= lightest
            ]
            both = sum(gold and claim for gold, claim in rows)
            score = Score(both, sum(x for _, x in rows) - both, sum(x for x, _ in rows) - both)
            right = sum(gold == claim for gold, claim in rows) / len(rows)
            n_reworded = sum(gold for gold, _ in rows)
            print(
                f"| {folder.name} | {name} | {len(rows)} | {n_reworded} | {right:.3f} | {score} |"
            )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables and the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--test", nargs="+", type=Path, default=[], help="folders to judge only")
    parser.add_argument("--semantic", action="store_true", help="with senses")
    options = parser.parse_args(arguments)
    senses = load_senses() if options.semantic else None
    pairs = [pair for folder in options.folders for pair in read_pairs(folder, senses)]
    values = likeness_of(pairs, is_sensed=options.semantic)
    alone = leave_out(pairs, values, LikenessWeights)
    show("alone, each source judged by weights from all others", pairs, alone)
    among = around(pairs, alone)
    found = in_order(pairs, alone, leave_out(pairs, among, AmongWeights))
    show("among the others, the same", pairs, found)
    likeness, others = LikenessWeights(*fit(pairs, values)), AmongWeights(*fit(pairs, among))
    if options.test:
        tests = [pair for folder in options.test for pair in read_pairs(folder, senses)]
        alone = judge(likeness, likeness_of(tests, is_sensed=options.semantic))
        found = in_order(tests, alone, judge(others, around(tests, alone)))
        show("judged by weights from the pairs above", tests, found)
    name = "SENSED" if senses else "LEXICAL"
    print(f"\n{name} = {likeness}\n{name}_AMONG = {others}")


if __name__ == "__main__":
    main()
