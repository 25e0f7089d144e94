"""Labelled pages as a table of lines, which the model of `newsdiff clean` is trained and tested on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from benchmarks import pages
from benchmarks.pages import Page
from newsdiff.documents.boilerplate import observations
from newsdiff.documents.boilerplate.ragged import Floats
from newsdiff.documents.segment import describe
from newsdiff.model import Document
from newsdiff.settings import CleanSettings

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
    return replace(
        describe(Document(id=f"{page.id}:{page.condition}", text=text)), outlet=page.site
    )


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
    parts = []
    for condition in sorted({page.condition for page in rows}):
        some = [page for page in rows if page.condition == condition]
        parts.append(_part(some, with_outlets=with_outlets))
    return stacked(parts)


def _part(some: list[Page], *, with_outlets: bool) -> Table:
    """Describe the lines of pages of one condition."""
    documents = [document(page) for page in some]
    if not with_outlets:
        documents = [replace(d, outlet=None) for d in documents]
    known = observations.observe(documents, replace(CleanSettings(), max_torn=1.0))
    batches = list(observations.matrices(known))
    labels = [_unit_labels(page, d) for page, d in zip(some, documents, strict=True)]
    sizes = [len(row) for row in labels]
    return Table(
        matrix=np.concatenate([matrix for _, matrix, _ in batches]),
        names=batches[0][2],
        labels=np.concatenate(labels),
        weights=np.concatenate([_weights(d) for d in documents]),
        sites=np.repeat([page.site for page in some], sizes),
    )


def stacked(parts: Sequence[Table]) -> Table:
    """Put tables on top of each other."""
    return Table(
        matrix=np.concatenate([part.matrix for part in parts]),
        names=parts[0].names,
        labels=np.concatenate([part.labels for part in parts]),
        weights=np.concatenate([part.weights for part in parts]),
        sites=np.concatenate([part.sites for part in parts]),
    )


def _unit_labels(page: Page, documented: Document) -> npt.NDArray[np.int64]:
    """Label of each paragraph: that of its lines, -1 where they differ."""
    result = np.full(len(documented.paragraphs), -9, dtype=np.int64)
    for label, k in zip(page.labels, line_of(page, documented), strict=True):
        result[k] = label if result[k] in (-9, label) else -1
    return result


def _weights(documented: Document) -> npt.NDArray[np.float64]:
    """Weight of each paragraph."""
    sizes = [len(pages.words(documented.extract(p))) for p in documented.paragraphs]
    weights = np.log1p(np.asarray(sizes, dtype=np.float64))
    return weights * PAGE_WEIGHT / (float(weights.sum()) + PAGE_WEIGHT / 10)


def training_table(rows: Sequence[Page]) -> Table:
    """Describe pages for training: all with their outlets, every second once more without."""
    bare = table(rows[::2], with_outlets=False)
    return stacked([table(rows), replace(bare, weights=bare.weights / 2)])


def fold(site: str, n: int) -> int:
    """Fold of a site, the same on every machine."""
    return int(hashlib.md5(site.encode(), usedforsecurity=False).hexdigest(), 16) % n


def folds(data: Table, n: int) -> npt.NDArray[np.int64]:
    """Fold of each line of a table."""
    known = {site: fold(site, n) for site in set(data.sites.tolist())}
    return np.asarray([known[site] for site in data.sites.tolist()])
