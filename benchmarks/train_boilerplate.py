"""Train the model of `newsdiff clean` on labelled pages.

    python -m benchmarks.train_boilerplate --data DIR

Writes `model.npz` and, readable, `model_about.json` where newsdiff looks for them. Reads what `benchmarks.boilerplate` reads. Lines that the labels ignore are left out; every page weighs the
same, and inside it a line weighs the logarithm of its words. Every second page is learned once more
without its outlet, because a user's corpus often has one page of each. Needs scikit-learn, which newsdiff
itself does not.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks import pages
from benchmarks.boilerplate_table import Table, training_table
from newsdiff.documents.boilerplate import features, model
from newsdiff.documents.boilerplate.model import Model

OUT = Path(features.__file__).parent
"""Folder of the model that ships."""
N_TREES = 200
LEARNING_RATE = 0.12
MIN_ROWS = 60
"""Rows of a leaf at least: about one site's worth of menu."""
L2 = 5.0
MAX_FEATURES = 0.4
"""Share of the columns that a question may choose from."""


def fit(data: Table, rows: npt.NDArray[np.bool_]) -> Model:
    """Train on the chosen rows of a table; columns that never change take no part."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    trees = HistGradientBoostingClassifier(
        max_iter=N_TREES,
        learning_rate=LEARNING_RATE,
        max_depth=model.DEPTH,
        max_leaf_nodes=2**model.DEPTH,
        min_samples_leaf=MIN_ROWS,
        l2_regularization=L2,
        max_features=MAX_FEATURES,
        early_stopping=False,
        random_state=0,
    )
    chosen = rows & (data.labels >= 0)
    trees.fit(data.matrix[chosen], data.labels[chosen], sample_weight=data.weights[chosen])
    found = [_complete(stage[0].nodes) for stage in trees._predictors]  # noqa: SLF001  no public way
    return Model(
        names=tuple(data.names),
        base=round(float(trees._baseline_prediction.ravel()[0]), 5),  # noqa: SLF001
        column=np.asarray([tree[0] for tree in found], dtype=np.int64),
        threshold=np.asarray([tree[1] for tree in found], dtype=np.float32),
        value=np.asarray([tree[2] for tree in found], dtype=np.float32),
    )


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


def settings() -> dict[str, float]:
    """Return the settings of the training, for the file about the model."""
    names = ("N_TREES", "LEARNING_RATE", "MIN_ROWS", "L2", "MAX_FEATURES")
    return {name.lower(): globals()[name] for name in names} | {"depth": model.DEPTH}


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and write the model and what is to know about it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="folder with the sets")
    parser.add_argument("--out", type=Path, default=OUT, help="folder of the model")
    parser.add_argument(
        "--across", action="store_true", help="also measure on what is left out, for the about file"
    )
    options = parser.parse_args(arguments)
    paths = pages.sets(options.data)
    rows = [page for path in paths.values() for page in pages.read(path)]
    data = training_table(rows)
    trained = fit(data, np.ones(len(data.labels), dtype=np.bool_))
    with (options.out / "model.npz").open("wb") as file:
        model.save(trained, file)
    about: dict[str, Any] = {
        "made by": "make train",
        "data": {path.name.removesuffix(".xz"): pages.digest(path) for path in paths.values()},
        "pages": len(rows),
        "lines": len(data.labels),
        "sites": len(set(data.sites.tolist())),
        "settings": settings(),
    }
    if options.across:
        from benchmarks import boilerplate_across

        held = boilerplate_across.held_out({name: pages.read(path) for name, path in paths.items()})
        about["left out"] = {part.name: boilerplate_across.figures(part) for part in held}
    text = json.dumps(about, indent=2) + "\n"
    (options.out / "model_about.json").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
