"""Which paragraphs of which two documents share words: what alignment has to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from newsdiff.corpus.index.layout import Ints, Layout
from newsdiff.corpus.index.runs import CorpusWords, Runs

_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Link:
    """Two documents that share words."""

    a: int
    """Position of the first document."""
    b: int
    """Position of the second one, greater."""
    a_paragraphs: tuple[int, ...]
    """The paragraphs of a where shared words are, counted over those that take part in matching."""
    b_paragraphs: tuple[int, ...]
    """The same of b."""


@dataclass(frozen=True, slots=True)
class Links:
    """Links of a corpus, as compact as they come."""

    table: Ints
    """A row per run of shared words: positions of a and b, first and last paragraph in a, and in b;
    sorted, none twice."""

    @classmethod
    def of(cls, tables: Sequence[Ints]) -> Links:
        """Gather what `locate_runs` gives, in any order."""
        empty = np.empty((0, _COLUMNS), np.int64)
        return cls(np.unique(np.concatenate([empty, *tables]), axis=0))

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The documents that share words: positions `(a, b)` with a < b, sorted."""
        ends = self._ends()
        return [(a, b) for a, b in self.table[ends[:-1], :2].tolist()]

    def where(self, chosen: Sequence[bool]) -> Links:
        """Return the links of some of the pairs, flagged in their order."""
        return Links(self.table[np.repeat(np.array(chosen, bool), np.diff(self._ends()))])

    def __len__(self) -> int:
        """Return the number of pairs of documents."""
        return self._ends().size - 1

    def __iter__(self) -> Iterator[Link]:
        """Yield a link for each pair of documents, in order."""
        for first, last in pairwise(self._ends().tolist()):
            rows = self.table[first:last].tolist()
            a = {at for row in rows for at in range(row[2], row[3] + 1)}
            b = {at for row in rows for at in range(row[4], row[5] + 1)}
            yield Link(rows[0][0], rows[0][1], tuple(sorted(a)), tuple(sorted(b)))

    def _ends(self) -> Ints:
        """Return where the rows of each pair begin, and the number of rows."""
        documents = self.table[:, :2]
        is_new = np.append(True, (documents[1:] != documents[:-1]).any(axis=1))
        return np.append(np.flatnonzero(is_new[: len(documents)]), len(documents))


def locate_runs(found: Runs, text: CorpusWords, layout: Layout, numbers: Ints) -> Ints:
    """Say in which paragraphs runs are.

    `numbers` are the positions of the documents in the caller's order.

    Returns:
        A table as `Links` has it, in any order.
    """
    sides = []
    for slots in (found.a, found.b):
        documents, first = text.places(slots, layout)
        ends = first, first + found.words - 1
        paragraphs = [text.paragraphs_of(documents, places) for places in ends]
        sides.append((numbers[documents], *paragraphs))
    (a, *a_paragraphs), (b, *b_paragraphs) = sides
    table = np.stack([a, b, *a_paragraphs, *b_paragraphs], axis=1)
    swapped = table[:, [1, 0, 4, 5, 2, 3]]
    return np.unique(np.where((a < b)[:, None], table, swapped), axis=0)
