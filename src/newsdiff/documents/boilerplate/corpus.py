"""Everything that cleaning knows of some documents before it decides.

In come documents with paragraphs and outlets, out come their units, how often each line stands under other
stories of the outlet, and the matrix that the model reads. Training and use go through here, so that the
model always sees what it was trained on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from newsdiff.documents.boilerplate import features, languages, repetition, shape, units
from newsdiff.documents.boilerplate.stack import Floats, Stack
from newsdiff.documents.boilerplate.units import Cut, Unit
from newsdiff.documents.boilerplate.wording import Wording
from newsdiff.model import Document
from newsdiff.settings import CleanSettings

BATCH_PARAGRAPHS = 20_000
"""Paragraphs that are described in one go: enough to hide numpy's call overhead, 10 MB of matrix."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents that are described in one go."""

    documents: range
    """Their positions."""
    shapes: Floats
    """Each unit by itself, one row per unit."""
    wordings: Floats
    """Log-odds of each unit for the article by its words alone."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Units of some documents and what repeats among them; all lists but `batches` run along the documents."""

    units: list[list[Unit]]
    repeats: list[list[int]]
    """Other stories of the outlet with the same line, per unit."""
    siblings: list[int]
    """Other stories of the outlet."""
    stories: list[int]
    """Position of the first document of the same story."""
    languages: list[str]
    """Language of each document, "" where it has no function words."""
    batches: list[Batch]


def gather(documents: Sequence[Document], settings: CleanSettings, wording: Wording) -> Corpus:
    """Cut documents into units, weigh their words and count what their outlets repeat."""
    rows: list[list[Unit]] = []
    codes: list[str] = []
    batches = []
    for batch in _batches(documents):
        cut = units.of(documents[batch.start : batch.stop], max_torn=settings.max_torn)
        s = Stack([len(row) for row in cut.rows])
        spoken = _languages(cut)
        said = wording.scores(cut.lines.tokens, cut.lines.numbers)
        batches.append(Batch(batch, shape.shape(cut, s, spoken), said[cut.at]))
        rows += cut.rows
        codes += spoken
    outlets = [document.outlet for document in documents]
    stories = repetition.stories(rows, outlets, settings.min_story_shared)
    homes: dict[str, set[int]] = defaultdict(set)
    for outlet, story in zip(outlets, stories, strict=True):
        if outlet:
            homes[outlet].add(story)
    return Corpus(
        units=rows,
        repeats=repetition.counts(rows, outlets, stories),
        siblings=[len(homes[outlet]) - 1 if outlet else 0 for outlet in outlets],
        stories=stories,
        languages=codes,
        batches=batches,
    )


def _batches(documents: Sequence[Document]) -> Iterator[range]:
    """Group documents by their number of paragraphs."""
    first = size = 0
    for i, document in enumerate(documents):
        size += len(document.paragraphs)
        if size >= BATCH_PARAGRAPHS or i + 1 == len(documents):
            yield range(first, i + 1)
            first, size = i + 1, 0


def _languages(cut: Cut) -> list[str]:
    """Tell the language of each document."""
    counts, sizes = cut.lines.functional[cut.at], cut.lines.tokens.sizes[cut.at]
    ends = np.cumsum([len(row) for row in cut.rows])
    pieces = zip(np.split(counts, ends[:-1]), np.split(sizes, ends[:-1]), strict=True)
    return [languages.of(*piece) for piece in pieces]


def matrices(corpus: Corpus) -> Iterator[tuple[range, Floats, list[str]]]:
    """Describe the units batch by batch: positions of the documents, the matrix and its column names."""
    for batch in corpus.batches:
        part = slice(batch.documents.start, batch.documents.stop)
        matrix, names = features.matrix(
            corpus.units[part],
            batch.shapes,
            batch.wordings,
            corpus.repeats[part],
            corpus.siblings[part],
        )
        yield batch.documents, matrix, names
