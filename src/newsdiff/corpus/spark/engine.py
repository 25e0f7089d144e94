"""The corpus that the survey asks, and that articles are compared with, on Spark."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from newsdiff.corpus import Progress, Result, Task, Work, batched, packed
from newsdiff.corpus.index import search
from newsdiff.corpus.listed import ReadCorpus
from newsdiff.corpus.spark.frames import Frames, collected, mapped
from newsdiff.corpus.spark.linking import Cuts, find_links_on_spark
from newsdiff.corpus.spark.preparing import n_parts_of, prepare_on_spark
from newsdiff.corpus.spark.rows import Row, Schema
from newsdiff.corpus.spark.sources import SparkSource
from newsdiff.corpus.spark.tasks import TaskDocuments
from newsdiff.language.hashing import Ints
from newsdiff.model import Document
from newsdiff.settings import IndexSettings, Settings

_TARGETS_TOGETHER = 512  # they go along with a pass over the documents, and share it
_SEARCHED_TOGETHER = 1_000
"""Documents that are compared with all of these at once: some 5 MB."""
_NEAR: Schema = {"number": "long", "target": "long"}
_KNOWN: Schema = {"number": "long", "known": "binary"}


class SparkCorpus(ReadCorpus):
    """Prepared documents that stand in a frame; see `Engine` and `Corpus`. The caller has columns of them, and no text."""

    def __init__(
        self,
        source: SparkSource,
        frames: Frames,
        settings: Settings,
        progress: Progress | None = None,
        cuts: Cuts | None = None,
    ) -> None:
        """Prepare the documents of a source.

        Raises:
            LoadError: Something cannot be read.
            RunError: Spark could not do its work.
        """
        self._frames, self._settings = frames, settings.index
        self._prepared = prepare_on_spark(source, frames, settings.clean, progress)
        known = self._prepared
        self.outlets, self.times = known.outlets, known.times
        self.n_paragraphs, self.n_removed = known.n_paragraphs, known.n_removed
        self._cuts = cuts or Cuts.of(len(self.ids))
        self._records = known.marked.select("number", "record")
        self._placed = TaskDocuments(
            frames, self._records, range(len(self.ids)), known.sizes, n_parts_of(len(self.ids))
        )
        self.n_together = _TARGETS_TOGETHER

    @property
    def ids(self) -> list[str]:
        """Id of each document."""
        return self._prepared.ids

    def pairs(self, progress: Progress | None = None) -> Ints:
        """Return the pairs of documents of different outlets that share text."""
        return find_links_on_spark(
            self._prepared, self._frames, self._settings, self._cuts, progress
        )

    def run(self, work: Work[Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Do tasks; see `TaskDocuments.run`."""
        return self._placed.run(work, tasks)

    def record(self, at: int) -> bytes:
        """Return a document as bytes."""
        [(_, record)] = collected(self._records.where(f"number = {at}"))
        found: bytes = record
        return found

    def several(self, places: Sequence[int]) -> list[Document]:
        """Return some documents, in the order of their ids."""
        wanted = self._frames.of({"number": "long"}, ((at,) for at in places)) if places else None
        rows = collected(self._records.join(wanted, "number")) if wanted else []
        return [packed.unpack(record) for _, record in sorted(rows)]

    def at_path(self, path: str) -> list[int]:
        """Return the positions of the documents with a path."""
        return [
            at
            for at, own in enumerate(self._known(_path))
            if own.decode("utf-8", "surrogatepass") == path
        ]

    def digests(self) -> list[bytes]:
        """Return what changes when a document or its marks do, for each."""
        return self._known(_digest)

    def _known(self, say: Callable[[bytes], bytes]) -> list[bytes]:
        """Ask something of every record."""
        found = collected(mapped(self._records, partial(_ask, say), _KNOWN))
        return [known for _, known in sorted(found)]

    def near(self, target: Document) -> list[int]:
        """Return the documents of other outlets that share text with a target, in order of their ids."""
        [found] = self._near([target])
        return found

    def near_each(self, targets: Sequence[Document]) -> list[list[int]]:
        """Return for each target what may be a source of it, in order of their ids: all of a small corpus."""
        if len(self.ids) <= self._settings.max_direct:
            return [[*range(len(self.ids))] for _ in targets]
        return self._near(targets)

    def _near(self, targets: Sequence[Document]) -> list[list[int]]:
        given = [packed.pack(target) for target in targets]
        near: dict[int, list[int]] = defaultdict(list)
        work = partial(_search, given, self._settings)
        for at, number in collected(mapped(self._records, work, _NEAR)):
            near[number].append(at)
        return [sorted(near[number]) for number in range(len(targets))]


def _search(
    targets: Sequence[bytes], settings: IndexSettings, rows: Iterator[Row]
) -> Iterator[Row]:
    """Find the documents that share text with some targets."""
    wanted = [packed.unpack(target) for target in targets]
    for some in batched(rows, _SEARCHED_TOGETHER):
        documents = [packed.unpack(record) for _, record in some]
        found = search.find_sources_each(wanted, documents, settings)
        yield from ((some[at][0], number) for number, own in enumerate(found) for at in own)


def _ask(say: Callable[[bytes], bytes], rows: Iterator[Row]) -> Iterator[Row]:
    return ((at, say(record)) for at, record in rows)


def _path(record: bytes) -> bytes:
    return (packed.unpack(record).path or "").encode("utf-8", "surrogatepass")


def _digest(record: bytes) -> bytes:
    return hashlib.sha256(record).digest()
