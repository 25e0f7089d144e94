"""Everything that cleaning knows of some documents before it decides.

In come documents with paragraphs and outlets, out come their units, how often each line stands under other
stories of the outlet, and the matrix that the model reads. Training and use go through here, so that the
model always sees what it was trained on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsdiff.clean import features, languages, repetition, units
from newsdiff.clean.stack import Floats
from newsdiff.clean.units import Unit
from newsdiff.clean.wording import Wording
from newsdiff.model import Document
from newsdiff.settings import CleanSettings

BATCH_UNITS = 20_000
"""Units whose features are computed in one go: enough to hide numpy's call overhead, 10 MB of matrix."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Units of some documents and what repeats among them; all lists run along the documents."""

    units: list[list[Unit]]
    repeats: list[list[int]]
    """Other stories of the outlet with the same line, per unit."""
    siblings: list[int]
    """Other stories of the outlet."""
    stories: list[int]
    """Position of the first document of the same story."""
    wordings: list[list[float]]
    """Log-odds of each unit for the article by its words alone."""
    languages: list[str]
    """Language of each document, "" where it has no function words."""


def gather(documents: Sequence[Document], settings: CleanSettings, wording: Wording) -> Corpus:
    """Cut documents into units, weigh their words and count what their outlets repeat."""
    rows = [units.of(document, max_torn=settings.max_torn) for document in documents]
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
        wordings=[[wording.score(unit.tokens) for unit in row] for row in rows],
        languages=[languages.of(unit.tokens for unit in row) for row in rows],
    )


def matrices(corpus: Corpus) -> Iterator[tuple[range, Floats, list[str]]]:
    """Describe the units in batches of documents: their positions, the matrix and its column names."""
    first = size = 0
    for i, row in enumerate(corpus.units):
        size += len(row)
        if size >= BATCH_UNITS or i + 1 == len(corpus.units):
            batch = slice(first, i + 1)
            matrix, names = features.matrix(
                corpus.units[batch],
                corpus.repeats[batch],
                corpus.siblings[batch],
                corpus.wordings[batch],
                corpus.languages[batch],
            )
            yield range(first, i + 1), matrix, names
            first, size = i + 1, 0
