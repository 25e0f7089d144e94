"""Labelled pages as a table of lines, which the model of `newsdiff clean` is trained and tested on."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks import pages
from benchmarks.pages import Page
from newsdiff.documents.boilerplate import observations
from newsdiff.documents.boilerplate.ragged import Floats
from newsdiff.documents.boilerplate.word_weights import WordWeights, word_terms
from newsdiff.documents.segment import describe
from newsdiff.model import Document
from newsdiff.settings import CleanSettings

MIN_SITES = 8
"""Sites that must use a word for it to get a weight."""
PAGE_WEIGHT = 50.0
"""Weight of a page; small pages, whose lines would weigh too much each, stay below it."""


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of labelled pages as the model sees them, words aside."""

    matrix: Floats
    names: list[str]
    labels: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float64]
    sites: npt.NDArray[np.str_]
    tokens: list[list[str]]
    sizes: list[int]
    """Lines of each page."""
    counts: Any = None
    """Which words and pairs each line has, once it is known for all lines."""
    vocabulary: list[str] = field(default_factory=list)
    """Names of the columns of `counts`."""


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
    known = observations.observe(documents, replace(CleanSettings(), max_torn=1.0), WordWeights())
    batches = list(observations.matrices(known))
    labels = [_unit_labels(page, d) for page, d in zip(some, documents, strict=True)]
    sizes = [len(row) for row in labels]
    return Table(
        matrix=np.concatenate([matrix for _, matrix, _ in batches]),
        names=batches[0][2],
        labels=np.concatenate(labels),
        weights=np.concatenate([_weights(d) for d in documents]),
        sites=np.repeat([page.site for page in some], sizes),
        tokens=[unit.tokens for row in known.units for unit in row],
        sizes=sizes,
    )


def stacked(parts: Sequence[Table]) -> Table:
    """Put tables on top of each other."""
    return Table(
        matrix=np.concatenate([part.matrix for part in parts]),
        names=parts[0].names,
        labels=np.concatenate([part.labels for part in parts]),
        weights=np.concatenate([part.weights for part in parts]),
        sites=np.concatenate([part.sites for part in parts]),
        tokens=[row for part in parts for row in part.tokens],
        sizes=[size for part in parts for size in part.sizes],
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
    both = stacked([table(rows), replace(bare, weights=bare.weights / 2)])
    counts, vocabulary = counted(both.tokens, both.sites.tolist())
    return replace(both, counts=counts, vocabulary=vocabulary)


def counted(tokens: Sequence[list[str]], sites: Sequence[str]) -> tuple[Any, list[str]]:
    """Which words and pairs each line has, as a sparse matrix, and the names of its columns.

    Only those that enough sites use get a column. Labels play no part, so this is done once for all folds.
    """
    from sklearn.feature_extraction.text import CountVectorizer

    homes: dict[str, set[str]] = defaultdict(set)
    for row, site in zip(tokens, sites, strict=True):
        for term in word_terms(row):
            homes[term].add(site)
    vocabulary = sorted(term for term, where in homes.items() if len(where) >= MIN_SITES)
    counter = CountVectorizer(
        vocabulary=vocabulary, analyzer=word_terms, binary=True, dtype=np.float32
    )
    return counter.transform(tokens), vocabulary


def fold(site: str, n: int) -> int:
    """Fold of a site, the same on every machine."""
    return int(hashlib.md5(site.encode(), usedforsecurity=False).hexdigest(), 16) % n


def folds(data: Table, n: int) -> npt.NDArray[np.int64]:
    """Fold of each line of a table."""
    known = {site: fold(site, n) for site in set(data.sites.tolist())}
    return np.asarray([known[site] for site in data.sites.tolist()])
