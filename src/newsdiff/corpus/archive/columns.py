"""What an archive knows of all documents at once, and what a corpus answers from that alone."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsdiff.corpus.listed import Corpus
from newsdiff.language.instants import timestamp

DISTANCE_BITS = 3
"""Words put in or left out between two fingerprints of one passage: below 8."""


@dataclass(frozen=True)
class DocumentColumns:
    """What an archive knows of all documents at once, in the order of their ids."""

    numbers: list[int]
    ids: list[str]
    dates: list[str | None]
    """When each was published, as ISO 8601."""

    @classmethod
    def of(cls, rows: Iterable[tuple[int, str, str | None]]) -> DocumentColumns:
        """Take number, id and date of each document, by rising id."""
        numbers, ids, dates = tuple(zip(*rows, strict=True)) or ((),) * 3
        return cls(list(numbers), list(ids), list(dates))

    @cached_property
    def times(self) -> list[float]:
        """When each was published, in seconds since 1970; infinity where unknown."""
        return [timestamp(date) for date in self.dates]

    @cached_property
    def places(self) -> dict[str, int]:
        """Position of each id."""
        return {identifier: at for at, identifier in enumerate(self.ids)}

    @cached_property
    def positions(self) -> dict[int, int]:
        """Position of each number."""
        return {number: at for at, number in enumerate(self.numbers)}


class ColumnedCorpus(Corpus):
    """What a corpus answers from columns alone."""

    @property
    @abstractmethod
    def columns(self) -> DocumentColumns:
        """What is known of all documents."""

    @property
    def ids(self) -> Sequence[str]:
        """Id of each document."""
        return self.columns.ids

    @property
    def places(self) -> dict[str, int]:
        """Position of each id."""
        return self.columns.places

    def at_path(self, path: str) -> list[int]:
        """Return the positions of the documents with a path."""
        return [self.places[identifier] for identifier in self.ids_at(path)]

    @abstractmethod
    def ids_at(self, path: str) -> list[str]:
        """Return the ids of the documents with a path."""
