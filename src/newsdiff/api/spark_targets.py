"""Many articles against a corpus that is on Spark: the same ledgers, written where its articles stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff.api.choosing import without
from newsdiff.api.comparing import provenance
from newsdiff.api.inputs import Given
from newsdiff.api.spark_places import Spark, frames_of, session_of, source_of, temporary_folder
from newsdiff.api.targets import Beside, is_of_others
from newsdiff.corpus import Progress
from newsdiff.model import Document
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake

if TYPE_CHECKING:
    from newsdiff.corpus.spark.engine import SparkCorpus
    from newsdiff.documents.boilerplate.ignoring import IgnoredText
    from newsdiff.report.reports import ProvenanceReport


class BesideOnSpark(Beside):
    """The same as `Beside`, where the articles of the corpus stay on Spark."""

    _corpus: SparkCorpus

    def ledgers(self, targets: Sequence[Document]) -> Iterator[ProvenanceReport]:
        """Yield the ledger of each of some prepared targets."""
        near = self._corpus.near_each(targets)
        tasks = (
            LedgerTask(target, places, self._settings, self._ignored)
            for target, places in zip(targets, near, strict=True)
        )
        return self._corpus.run(write_ledger, tasks)

    def _parts(self) -> Iterable[bytes]:
        return self._corpus.digests()


@dataclass(frozen=True, slots=True)
class LedgerTask:
    """A prepared article to compare with some of a corpus: a task."""

    target: Document
    documents: Sequence[int]
    """Positions of what may be a source of it."""
    settings: Settings
    ignored: IgnoredText | None


def write_ledger(task: LedgerTask, records: Mapping[int, bytes]) -> ProvenanceReport:
    """Write the ledger of an article: the work of one process."""
    from newsdiff.corpus import packed

    near = (packed.unpack(records[at]) for at in task.documents)
    found = [source for source in near if is_of_others(source, task.target)]
    return provenance(task.target, without(found, task.ignored), task.settings)


@contextmanager
def compared_on_spark(
    given: Given,
    settings: Settings,
    spark: Spark,
    *,
    ignored: IgnoredText | None = None,
    intake: Intake | None = None,
    temp: str | Path | None = None,
    progress: Progress | None = None,
) -> Iterator[BesideOnSpark]:
    """Open a corpus on Spark, to be compared with articles; see `dedupe_on_spark`.

    Raises:
        LoadError: Something cannot be read.
        RunError: Spark could not do its work, or no folder was named that its nodes can reach.
        MissingExtra: pyspark is missing.
    """
    from newsdiff.corpus.spark.engine import SparkCorpus

    session = session_of(spark)
    with temporary_folder(spark, session, temp) as folder:
        source, _ = source_of(session, given, settings, intake or Intake())
        with frames_of(session, folder, None) as frames:
            corpus = SparkCorpus(source, frames, settings, progress)
            yield BesideOnSpark(corpus, settings, ignored=ignored)
