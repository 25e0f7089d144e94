"""Prepared documents by position, wherever they stand."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from functools import cached_property

from newsdiff.corpus import choose, packed
from newsdiff.model import Document


class Corpus(ABC):
    """Prepared documents in the order of their ids."""

    n_together = 1
    """Targets to ask for at once, see `near_each`: where that is cheaper than one by one."""

    @property
    @abstractmethod
    def ids(self) -> Sequence[str]:
        """Id of each document."""

    @property
    @abstractmethod
    def places(self) -> Mapping[str, int]:
        """Position of each id."""

    @abstractmethod
    def record(self, at: int) -> bytes:
        """Return a document as bytes, as `packed.pack` writes it."""

    @abstractmethod
    def states(self) -> dict[str, str]:
        """Return what changes when a document or its marks do, for each by its id."""

    @abstractmethod
    def at_path(self, path: str) -> list[int]:
        """Return the positions of the documents with a path."""

    @abstractmethod
    def near(self, target: Document) -> list[int]:
        """Return the documents of other outlets that share text with a target, in order of their ids."""

    def near_each(self, targets: Sequence[Document]) -> list[list[int]]:
        """Return for each target the documents that may be sources of it, all of a small corpus, by their ids."""
        return [self.near(target) for target in targets]

    def place(self, identifier: str) -> int | None:
        """Return the position of the document with an id; None where there is none."""
        return self.places.get(identifier)

    def document(self, at: int) -> Document:
        """Return a document with its marks."""
        return packed.unpack(self.record(at))

    def several(self, places: Sequence[int]) -> list[Document]:
        """Return some documents with their marks, in the order of their ids."""
        return [self.document(at) for at in sorted(places, key=self.ids.__getitem__)]

    def named(self, name: str) -> list[int]:
        """Return the document with an id or a path, else all whose ids begin so."""
        return choose.positions(self.ids, name) or self.at_path(name)[:1]


class ReadCorpus(Corpus):
    """Documents that were read for a run, and stay as they were."""

    @cached_property
    def places(self) -> dict[str, int]:
        """Position of each id."""
        return {identifier: at for at, identifier in enumerate(self.ids)}

    def states(self) -> dict[str, str]:
        """Return nothing new for each document, by its id."""
        return dict.fromkeys(self.ids, "")
