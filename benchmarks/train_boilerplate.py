"""Train the model of `newsdiff clean` on labelled pages.

    python -m benchmarks.train_boilerplate FILE... --out src/newsdiff/documents/boilerplate/model.json

Reads what `benchmarks.boilerplate` reads. Lines that the labels ignore are left out; every page weighs the
same, and inside it a line weighs the logarithm of its words. Every second page is learned once more
without its outlet, because a user's corpus often has one page of each. Needs scikit-learn, which newsdiff
itself does not.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks import pages
from benchmarks.boilerplate_table import Table, folds, training_table
from newsdiff.documents.boilerplate import features, model
from newsdiff.documents.boilerplate.ragged import GroupedRows
from newsdiff.documents.boilerplate.word_weights import WordWeights

N_TREES = 200
LEARNING_RATE = 0.12
MIN_ROWS = 60
"""Rows of a leaf at least: about one site's worth of menu."""
L2 = 5.0
MAX_FEATURES = (0.4, 0.4, 0.2)
"""Share of the columns that a question may choose from, for each set of trees. Two sets differ by chance as
much as most changes help; the mean of three loses a fifth fewer body words of condition C than one."""
WORD_C = 0.1
"""Inverse strength of the regularisation of word weights."""
MIN_WEIGHT = 0.05
"""Weights below this are dropped."""
N_INNER = 5
"""Folds of sites that word weights are cross-fitted with."""


def word_weights(data: Table, rows: npt.NDArray[np.bool_]) -> tuple[float, npt.NDArray[np.float64]]:
    """Learn the weights of words and pairs on some lines: the base, and one weight per column."""
    from sklearn.linear_model import LogisticRegression

    chosen = np.flatnonzero(rows & (data.labels >= 0))
    weights = data.weights[chosen]
    regression = LogisticRegression(C=WORD_C, max_iter=200)
    regression.fit(data.counts[chosen], data.labels[chosen], sample_weight=weights / weights.mean())
    found = regression.coef_[0]
    return round(float(regression.intercept_[0]), 3), np.where(
        abs(found) >= MIN_WEIGHT, found.round(2), 0
    )


def with_word_scores(data: Table, rows: npt.NDArray[np.bool_]) -> tuple[Table, WordWeights]:
    """Fill the columns of the words: cross-fitted on the chosen lines, learned from all of them elsewhere.

    A line that is trained on must not see weights that its own site taught, or the trees would trust
    words more than they deserve.
    """
    base, weights = word_weights(data, rows)
    said = (data.counts @ weights + base).astype(np.float32)
    fold_of = folds(data, N_INNER)
    for k in range(N_INNER):
        part = rows & (fold_of == k)
        if part.any():
            own_base, own = word_weights(data, rows & (fold_of != k))
            said[part] = data.counts[np.flatnonzero(part)] @ own + own_base
    matrix = data.matrix.copy()
    for name, column in features.word_score_columns(said, GroupedRows(data.sizes)).items():
        matrix[:, data.names.index(name)] = column
    known = {
        term: round(float(w), 2) for term, w in zip(data.vocabulary, weights, strict=True) if w
    }
    return replace(data, matrix=matrix), WordWeights(base, known)


def fit(bare: Table, rows: npt.NDArray[np.bool_]) -> dict[str, Any]:
    """Train on the chosen rows of a table and return the numbers of the model.

    The pages are English, so a second set of trees learns to do without their words.
    """
    data, weights = with_word_scores(bare, rows)
    chosen = rows & (data.labels >= 0)
    words = {"language": "en", "wording_base": weights.base, "wording": weights.weights}
    return (
        _mean(data, chosen, MAX_FEATURES) | words | {"plain": _mean(bare, chosen, MAX_FEATURES[:1])}
    )


def _mean(data: Table, chosen: npt.NDArray[np.bool_], shares: Sequence[float]) -> dict[str, Any]:
    """Train several sets of trees and put them into one, whose sum is the mean of theirs."""
    sets = [_trees(data, chosen, seed, share) for seed, share in enumerate(shares)]
    n = len(sets)
    values = [tree for one in sets for tree in one["value"]]
    return {
        "names": data.names,
        "base": round(sum(one["base"] for one in sets) / n, 5),
        "column": [tree for one in sets for tree in one["column"]],
        "threshold": [tree for one in sets for tree in one["threshold"]],
        "value": [[round(value / n, 4) for value in tree] for tree in values],
    }


def _trees(data: Table, chosen: npt.NDArray[np.bool_], seed: int, share: float) -> dict[str, Any]:
    """Train trees on the chosen rows of a matrix; columns that never change take no part."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    trees = HistGradientBoostingClassifier(
        max_iter=N_TREES,
        learning_rate=LEARNING_RATE,
        max_depth=model.DEPTH,
        max_leaf_nodes=2**model.DEPTH,
        min_samples_leaf=MIN_ROWS,
        l2_regularization=L2,
        max_features=share,
        early_stopping=False,
        random_state=seed,
    )
    trees.fit(data.matrix[chosen], data.labels[chosen], sample_weight=data.weights[chosen])
    found = [_complete(stage[0].nodes) for stage in trees._predictors]  # noqa: SLF001  no public way
    return {
        "base": round(float(trees._baseline_prediction.ravel()[0]), 5),  # noqa: SLF001
        "column": [tree[0] for tree in found],
        "threshold": [tree[1] for tree in found],
        "value": [tree[2] for tree in found],
    }


def _complete(nodes: npt.NDArray[Any]) -> tuple[list[int], list[float], list[float]]:
    """Write a tree as a complete one: below an early leaf all questions are answered no."""
    inner, total = 2**model.DEPTH - 1, 2 ** (model.DEPTH + 1) - 1
    column, threshold, value = [0] * inner, [1e30] * inner, [0.0] * total

    def place(at: int, node: int) -> None:
        row = nodes[node]
        value[at] = round(float(row["value"]), 4)
        if at >= inner:
            return
        if row["is_leaf"]:
            place(2 * at + 1, node)
            place(2 * at + 2, node)
            return
        column[at] = int(row["feature_idx"])
        threshold[at] = float(f"{float(row['num_threshold']):.7g}")
        place(2 * at + 1, int(row["left"]))
        place(2 * at + 2, int(row["right"]))

    place(0, 0)
    return column, threshold, value


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and write the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    rows = [page for path in options.files for page in pages.read(path)]
    data = training_table(rows)
    values = fit(data, np.ones(len(data.labels), dtype=np.bool_))
    digests = {path.name.removesuffix(".xz"): pages.digest(path) for path in options.files}
    about = {"data": digests, "pages": len(rows), "trees": N_TREES * len(MAX_FEATURES)}
    options.out.write_text(
        json.dumps({"about": about} | values, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    print(f"{len(rows)} pages, {len(data.labels)} lines -> {options.out}")


if __name__ == "__main__":
    main()
