"""A corpus whose documents stand in a store: a list, a stream, a folder or a file."""

from __future__ import annotations

from newsdiff.corpus import Progress, choose
from newsdiff.corpus.index import search
from newsdiff.corpus.index.layout import Ints
from newsdiff.corpus.store import Store
from newsdiff.model import Document
from newsdiff.settings import IndexSettings


class StoredCorpus:
    """Prepared documents of a run; see `Corpus`."""

    def __init__(self, store: Store, settings: IndexSettings) -> None:
        self.store, self._settings = store, settings
        self.ids, self.outlets, self.times = store.ids, store.outlets, store.times

    def record(self, at: int) -> bytes:
        """Return a document as bytes."""
        return self.store.record(at)

    def document(self, at: int) -> Document:
        """Return a document."""
        return self.store[at]

    def named(self, name: str) -> list[int]:
        """Return the document with an id or a path, else all whose ids begin so."""
        return choose.positions(self.ids, name, lambda at: self.document(at).path)

    def near(self, target: Document, progress: Progress | None = None) -> list[int]:
        """Return the documents of other outlets that share text with a target, in order of their ids."""
        found = search.find_sources(target, self.store, self._settings, progress)
        return sorted(found, key=self.ids.__getitem__)

    def pairs(self, progress: Progress | None = None) -> Ints:
        """Return the pairs of documents of different outlets that share text."""
        return search.find_links(self.store, self._settings, progress)
