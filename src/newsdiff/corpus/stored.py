"""A corpus whose documents stand in a store: a list, a stream, a folder or a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from newsdiff.corpus import Progress, Result, Task, Work, choose
from newsdiff.corpus.index import search
from newsdiff.corpus.listed import ReadCorpus
from newsdiff.corpus.store import Store
from newsdiff.language.hashing import Ints
from newsdiff.model import Document
from newsdiff.settings import IndexSettings

_TARGETS_TOGETHER = 64  # they share the pass over the documents, and are in memory


class StoredCorpus(ReadCorpus):
    """Prepared documents of a run; see `Corpus` and `Engine`."""

    def __init__(self, store: Store, settings: IndexSettings, old: Collection[str] = ()) -> None:
        """Hold documents; `pairs` leaves out those of which both ids are `old`."""
        self.store, self._settings, self._old = store, settings, old
        self.outlets, self.times = store.outlets, store.times
        self.n_paragraphs, self.n_removed = store.n_paragraphs, store.n_removed
        self.n_together = 1 if len(store) <= settings.max_direct else _TARGETS_TOGETHER
        """Targets for which a pass over the documents serves; a small corpus needs none."""

    @property
    def ids(self) -> list[str]:
        """Id of each document."""
        return self.store.ids

    def record(self, at: int) -> bytes:
        """Return a document as bytes."""
        return self.store.record(at)

    def at_path(self, path: str) -> list[int]:
        """Return the positions of the documents with a path."""
        return choose.positions(self.ids, path, lambda at: self.document(at).path)

    def near(self, target: Document) -> list[int]:
        """Return the documents of other outlets that share text with a target, in order of their ids."""
        found = search.find_sources(target, self.store, self._settings)
        return sorted(found, key=self.ids.__getitem__)

    def near_each(self, targets: Sequence[Document]) -> list[list[int]]:
        """Return for each target what may be a source of it, in order of their ids: all of a small corpus."""
        if self.n_together > 1:
            found = search.find_sources_each(targets, self.store, self._settings)
        else:
            found = [list(range(len(self.store))) for _ in targets]
        return [sorted(some, key=self.ids.__getitem__) for some in found]

    def pairs(self, progress: Progress | None = None) -> Ints:
        """Return the pairs of documents of different outlets that share text."""
        old = {at for at, identifier in enumerate(self.ids) if identifier in self._old}
        return search.find_links(self.store, self._settings, progress, old=old)

    def run(self, work: Work[Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Do tasks on the documents; see `Store.run`."""
        return self.store.run(work, tasks)
