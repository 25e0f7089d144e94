"""Train the model of `newsdiff clean` on labelled pages.

    python -m benchmarks.train_boilerplate FILE... --out src/newsdiff/clean/model.json

Reads what `benchmarks.boilerplate` reads. Lines that the labels ignore are left out; every page weighs the
same, and inside it a line weighs the logarithm of its words. Every second page is learned once more
without its outlet, because a user's corpus often has one page of each. Needs scikit-learn, which newsdiff
itself does not.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks import pages
from benchmarks.pages import Page
from newsdiff.clean import corpus, model
from newsdiff.clean.features import Floats
from newsdiff.model import Document
from newsdiff.segment import describe
from newsdiff.settings import CleanSettings

N_TREES = 200
LEARNING_RATE = 0.12
MIN_ROWS = 60
"""Rows of a leaf at least: about one site's worth of menu."""
L2 = 5.0
MAX_FEATURES = 0.4
"""Share of the columns that a question may choose from."""
PAGE_WEIGHT = 50.0
"""Weight of a page; small pages, whose lines would weigh too much each, stay below it."""


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of labelled pages as the model sees them."""

    matrix: Floats
    names: list[str]
    labels: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float64]
    sites: npt.NDArray[np.str_]


def document(page: Page) -> Document:
    """Turn a page into a segmented document, its site as the outlet."""
    text = "\n".join(page.lines)
    return replace(describe(Document(id=f"{page.id}:{page.condition}", text=text)), outlet=page.site)


def line_of(page: Page, documented: Document) -> list[int]:
    """Paragraph position of each line of a page."""
    result, at, k = [], 0, 0
    for line in page.lines:
        while k + 1 < len(documented.paragraphs) and documented.paragraphs[k].end <= at:
            k += 1
        result.append(k)
        at += len(line) + 1
    return result


def table(rows: Sequence[Page], *, with_outlets: bool = True) -> Table:
    """Describe every line of some pages; lines of one condition see only pages of that condition."""
    parts: list[tuple[Floats, npt.NDArray[np.int64], npt.NDArray[np.float64], npt.NDArray[np.str_]]] = []
    names: list[str] = []
    for condition in sorted({page.condition for page in rows}):
        some = [page for page in rows if page.condition == condition]
        documents = [document(page) for page in some]
        if not with_outlets:
            documents = [replace(d, outlet=None) for d in documents]
        known = corpus.gather(documents, replace(CleanSettings(), max_torn=1.0))
        for batch, matrix, names in corpus.matrices(known):
            labels = [_unit_labels(some[i], documents[i]) for i in batch]
            weights = [_weights(some[i], documents[i]) for i in batch]
            sites = np.repeat([some[i].site for i in batch], [len(row) for row in labels])
            parts.append((matrix, np.concatenate(labels), np.concatenate(weights), sites))
    columns = list(zip(*parts, strict=True))
    return Table(
        np.concatenate(columns[0]),
        names,
        np.concatenate(columns[1]),
        np.concatenate(columns[2]),
        np.concatenate(columns[3]),
    )


def _unit_labels(page: Page, documented: Document) -> npt.NDArray[np.int64]:
    """Label of each paragraph: that of its lines, -1 where they differ."""
    result = np.full(len(documented.paragraphs), -9, dtype=np.int64)
    for label, k in zip(page.labels, line_of(page, documented), strict=True):
        result[k] = label if result[k] in (-9, label) else -1
    return result


def _weights(page: Page, documented: Document) -> npt.NDArray[np.float64]:
    """Weight of each paragraph."""
    sizes = [len(pages.words(documented.extract(p))) for p in documented.paragraphs]
    weights = np.log1p(np.asarray(sizes, dtype=np.float64))
    return weights * PAGE_WEIGHT / (weights.sum() + PAGE_WEIGHT / 10)


def training_table(rows: Sequence[Page]) -> Table:
    """Describe pages for training: all with their outlets, every second once more without."""
    full, bare = table(rows), table(rows[::2], with_outlets=False)
    return Table(
        np.concatenate([full.matrix, bare.matrix]),
        full.names,
        np.concatenate([full.labels, bare.labels]),
        np.concatenate([full.weights, bare.weights / 2]),
        np.concatenate([full.sites, bare.sites]),
    )


def fit(data: Table, rows: npt.NDArray[np.bool_]) -> dict[str, Any]:
    """Train on the chosen rows of a table and return the numbers of the model."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    chosen = rows & (data.labels >= 0)
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
    trees.fit(data.matrix[chosen], data.labels[chosen], sample_weight=data.weights[chosen])
    found = [_complete(stage[0].nodes) for stage in trees._predictors]  # noqa: SLF001  no public way
    return {
        "names": data.names,
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
        threshold[at] = float(f"{float(row['num_threshold']):.5g}")
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
    about = {"data": digests, "pages": len(rows), "trees": N_TREES}
    options.out.write_text(json.dumps({"about": about} | values, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(rows)} pages, {len(data.labels)} lines -> {options.out}")


if __name__ == "__main__":
    main()
