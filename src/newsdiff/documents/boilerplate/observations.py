"""Observations: everything that cleaning knows of some documents before it decides.

In come documents with paragraphs and outlets, out come their units, how many other stories of the outlet have
each line, and the matrix that the model reads. Training and use go through here, so that the model always
sees what it was trained on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from newsdiff.documents.boilerplate import features, languages, repetition, units
from newsdiff.documents.boilerplate.line_features import compute_line_features
from newsdiff.documents.boilerplate.ragged import Floats, GroupedRows
from newsdiff.documents.boilerplate.units import DocumentUnits, Unit
from newsdiff.model import Document
from newsdiff.settings import CleanSettings

BATCH_PARAGRAPHS = 20_000
"""Paragraphs that are described at once: enough to hide the cost of calling numpy, 10 MB of matrix."""


@dataclass(frozen=True, slots=True)
class DocumentBatch:
    """Documents whose units are described at once; arrays have an entry per unit."""

    documents: range
    """Their positions."""
    line_features: dict[str, Floats]
    """Columns of each unit by itself."""


@dataclass(frozen=True, slots=True)
class Observations:
    """Units of some documents and what repeats among them; all lists but `batches` have an entry per document."""

    units: list[list[Unit]]
    repeats: list[list[int]]
    """Other stories of the outlet with the same line, per unit."""
    siblings: list[int]
    """Other stories of the outlet."""
    stories: list[int]
    """Position of the first document of the same story."""
    languages: list[str]
    """Language of each document, "" where it has no function words."""
    batches: list[DocumentBatch]


def observe(documents: Sequence[Document], settings: CleanSettings) -> Observations:
    """Split documents into units and count what their outlets repeat."""
    rows: list[list[Unit]] = []
    codes: list[str] = []
    batches = []
    for positions in _batches(documents):
        some = documents[positions.start : positions.stop]
        described = units.build_units(some, max_torn=settings.max_torn)
        groups = GroupedRows([len(row) for row in described.rows])
        spoken = _languages(described)
        columns = compute_line_features(described, groups, spoken)
        batches.append(DocumentBatch(positions, columns))
        rows += described.rows
        codes += spoken
    outlets = [document.outlet for document in documents]
    stories = repetition.stories(rows, outlets, settings.min_story_shared)
    n_stories = Counter(outlet for outlet, _ in set(zip(outlets, stories, strict=True)))
    siblings = [n_stories[outlet] - 1 if outlet else 0 for outlet in outlets]
    repeats = repetition.counts(rows, outlets, stories)
    return Observations(rows, repeats, siblings, stories, codes, batches)


def _batches(documents: Sequence[Document]) -> Iterator[range]:
    """Group documents by their number of paragraphs."""
    first = size = 0
    for i, document in enumerate(documents):
        size += len(document.paragraphs)
        if size >= BATCH_PARAGRAPHS or i + 1 == len(documents):
            yield range(first, i + 1)
            first, size = i + 1, 0


def _languages(described: DocumentUnits) -> list[str]:
    """Return the language of each document."""
    lines, at = described.lines, described.line_numbers
    counts, sizes = lines.functional[at], lines.tokens.sizes[at]
    ends = np.cumsum([len(row) for row in described.rows])
    pieces = zip(np.split(counts, ends[:-1]), np.split(sizes, ends[:-1]), strict=True)
    return [languages.detect_language(*piece) for piece in pieces]


def matrices(known: Observations) -> Iterator[tuple[range, Floats, list[str]]]:
    """Yield for each batch the positions of its documents, the matrix of their units and its column names."""
    for batch in known.batches:
        part = slice(batch.documents.start, batch.documents.stop)
        units, repeats, siblings = known.units[part], known.repeats[part], known.siblings[part]
        matrix, names = features.matrix(units, batch.line_features, repeats, siblings)
        yield batch.documents, matrix, names
