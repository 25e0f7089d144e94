"""The corpus that the survey asks, on Spark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsdiff.corpus import Progress, Result, Task, Work
from newsdiff.corpus.index.layout import Ints
from newsdiff.corpus.spark.frames import Frames
from newsdiff.corpus.spark.linking import Cuts, find_links_on_spark
from newsdiff.corpus.spark.preparing import n_parts_of, prepare_on_spark
from newsdiff.corpus.spark.sources import SparkSource
from newsdiff.corpus.spark.tasks import Shelf
from newsdiff.settings import Settings


class SparkCorpus:
    """Prepared documents that stand in a frame; see `Engine`. The caller has columns of them, and no text."""

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
        self.ids, self.outlets, self.times = known.ids, known.outlets, known.times
        self.n_paragraphs, self.n_removed = known.n_paragraphs, known.n_removed
        self._cuts = cuts or Cuts.of(len(self.ids))
        records = known.marked.select("number", "record")
        self._shelf = Shelf(frames, records, range(len(self.ids)), n_parts_of(len(self.ids)))

    def pairs(self, progress: Progress | None = None) -> Ints:
        """Return the pairs of documents of different outlets that share text."""
        return find_links_on_spark(
            self._prepared, self._frames, self._settings, self._cuts, progress
        )

    def run(self, work: Work[Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Do tasks; see `Shelf.run`."""
        return self._shelf.run(work, tasks)
