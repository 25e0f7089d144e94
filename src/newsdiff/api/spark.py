"""Commands on a corpus that is on Spark: the same findings as of one machine."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff.api.inputs import Given
from newsdiff.api.spark_places import (
    WORK,
    Spark,
    frames_of,
    own_folder,
    session_of,
    source_of,
    table_of,
    temporary_folder,
)
from newsdiff.api.surveying import report_of
from newsdiff.corpus import Progress
from newsdiff.model import Document
from newsdiff.report.reports import DedupeReport
from newsdiff.report.tables.table import Table
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake
from newsdiff.version import __version__

if TYPE_CHECKING:
    from newsdiff.corpus.spark.frames import Frames
    from newsdiff.corpus.spark.sources import TableSource
    from newsdiff.reuse.copies import Copy, Cut
    from newsdiff.writing import Guard


def dedupe_on_spark(
    given: Given,
    settings: Settings,
    spark: Spark,
    *,
    intake: Intake | None = None,
    temp: str | Path | None = None,
    progress: Progress | None = None,
) -> DedupeReport:
    """Do what `dedupe` does, on Spark; the report must fit into memory here, the texts of the corpus need not.

    Args:
        given: Paths of files that all nodes see; or a table: its name, the address of Parquet files, or a frame of Spark.
        settings: Of the run.
        spark: A SparkSession, or the URL of one.
        intake: How files are read, and the names of the columns of a table.
        temp: Folder that all nodes can reach, for what stands between two steps.
        progress: Told how far it is.

    Raises:
        LoadError: Something cannot be read.
        RunError: Spark could not do its work, or no folder was named that its nodes can reach.
        MissingExtra: pyspark is missing.
    """
    session = session_of(spark)
    with temporary_folder(spark, session, temp) as folder:
        return _report(session, folder, given, settings, intake, progress)


def dedupe_to_folder(
    given: Given,
    settings: Settings,
    spark: Spark,
    folder: str,
    *,
    guard: Guard,
    intake: Intake | None = None,
    progress: Progress | None = None,
) -> DedupeReport:
    """Do the same, and write the report as Parquet tables: `passages`, `clusters`, `pairs`, `documents`, and `run.json` last.

    What is finished when a run is stopped is taken up again by the next one with the same newsdiff, settings and files.

    Raises:
        OutputError: The folder holds something else, or cannot be written; else as for `dedupe_on_spark`.
    """
    from newsdiff.report import lake

    home = own_folder(folder, lake.TABLES, guard)
    session = session_of(spark)
    report = _report(session, f"{home}/{WORK}", given, settings, intake, progress)
    with _written(home, lake.about(report)) as rows:
        rows.update(_write_tables(session, home, lake.folder_tables(report)))
    return report


def _report(
    session: Spark,
    folder: str,
    given: Given,
    settings: Settings,
    intake: Intake | None,
    progress: Progress | None,
) -> DedupeReport:
    """Report what runs through a corpus; frames stand in the folder, by what they were made of."""
    from newsdiff.corpus.spark.engine import SparkCorpus

    source, digest = source_of(session, given, settings, intake or Intake())
    with frames_of(session, folder, digest) as frames:
        report = report_of(SparkCorpus(source, frames, settings, progress), settings, progress)
        frames.remove()
    return report


def thin_to_folder(  # noqa: PLR0913  each is an option of the command
    given: Given,
    settings: Settings,
    spark: Spark,
    folder: str,
    cut: Cut = "paragraphs",
    *,
    guard: Guard,
    intake: Intake | None = None,
    progress: Progress | None = None,
) -> list[Copy]:
    """Do what `thin` does, on Spark, and write Parquet tables: `articles`, with the columns that came, and `copies`.

    Args:
        given: A table: its name, the address of Parquet files, or a frame of Spark.
        settings: Of the run.
        spark: A SparkSession, or the URL of one.
        folder: Where to, as a path or an address; `run.json` is written last.
        cut: Whether whole articles go that are copies, or every copied paragraph.
        guard: What must not be written over.
        intake: The names of the columns of the table.
        progress: Told how far it is.

    Returns:
        What was left out.

    Raises:
        SelectionError: What was given is no table.
        OutputError: The folder holds something else, or cannot be written; else as for `dedupe_on_spark`.
    """
    from newsdiff.corpus.spark import rewriting
    from newsdiff.corpus.spark.engine import SparkCorpus
    from newsdiff.corpus.spark.frames import write_frame
    from newsdiff.corpus.spark.preparing import id_key
    from newsdiff.report import lake
    from newsdiff.reuse import copies

    home, source, opened = _opened_table(given, spark, folder, lake.THINNED, guard, intake)
    with opened as frames:
        corpus = SparkCorpus(source, frames, settings, progress)
        report = report_of(corpus, settings, progress)
        found = copies.find_copies(corpus, report.clusters, cut, settings.cluster)
        gone = copies.copies_by_document(found)
        articles = source.frame
        if gone:
            changed = ((id_key(name), pickle.dumps(own)) for name, own in gone.items())
            changes = frames.of(rewriting.CHANGES, changed)
            articles = rewriting.rewritten(source, changes, _without_copies)
        with _written(home, lake.about(report)) as rows:
            write_frame(articles, f"{home}/articles")
            rows["articles"] = report.documents - sum(copy.index is None for copy in found)
            listed = lake.copies_table(report, [asdict(copy) for copy in found])
            rows.update(_write_tables(frames.session, home, {"copies": listed}))
    return found


def _without_copies(document: Document, payload: bytes) -> str | None:
    """Return the text of a document as it was read without its copies: the work of one process."""
    from newsdiff.documents import segment
    from newsdiff.documents.boilerplate import stripping
    from newsdiff.reuse import copies

    own = pickle.loads(payload)  # noqa: S301  what the caller made
    kept = copies.without_copies(segment.describe(document), own)
    return stripping.strip(kept) if kept else None


def clean_to_folder(
    given: Given,
    settings: Settings,
    spark: Spark,
    folder: str,
    *,
    guard: Guard,
    intake: Intake | None = None,
    progress: Progress | None = None,
) -> int:
    """Take site furniture out of a table on Spark, as `write_stripped` does of files, and write Parquet tables.

    These are `articles`, with the columns that came, and `removed`, the paragraphs that went. See `thin_to_folder` for
    what it takes.

    Returns:
        The number of these.

    Raises:
        SelectionError: What was given is no table.
        OutputError: The folder holds something else, or cannot be written; else as for `dedupe_on_spark`.
    """
    from newsdiff.corpus.spark import cleaning, rewriting
    from newsdiff.corpus.spark.frames import write_frame
    from newsdiff.corpus.spark.preparing import prepare_on_spark
    from newsdiff.report import lake

    home, source, opened = _opened_table(given, spark, folder, lake.CLEANED, guard, intake)
    with opened as frames:
        known = prepare_on_spark(source, frames, settings.clean, progress)
        about = lake.about_clean(
            __version__,
            settings.as_dict(),
            documents=len(known.ids),
            paragraphs=known.n_paragraphs,
            boilerplate=known.n_removed,
        )
        with _written(home, about) as rows:
            changes = cleaning.stripped_texts(known.marked)
            articles = rewriting.rewritten(source, changes, cleaning.new_text)
            write_frame(articles, f"{home}/articles")
            write_frame(cleaning.removed_rows(known.marked), f"{home}/removed")
            rows.update(articles=len(known.ids), removed=known.n_removed)
    return known.n_removed


def _opened_table(
    given: Given,
    spark: Spark,
    folder: str,
    tables: Collection[str],
    guard: Guard,
    intake: Intake | None,
) -> tuple[str, TableSource, Frames]:
    """Return the address of the folder for a table that is written again, the table, and the frames of the run."""
    home = own_folder(folder, tables, guard)
    session = session_of(spark)
    source = table_of(session, given, home, intake or Intake())
    return home, source, frames_of(session, f"{home}/{WORK}", None)


@contextmanager
def _written(home: str, about: Mapping[str, object]) -> Iterator[dict[str, int]]:
    """Say last what the tables of a folder are of: who writes them puts the rows of each into what is given."""
    from newsdiff.corpus.spark import folders
    from newsdiff.report import lake

    folders.remove_file(f"{home}/{lake.RUN}")
    rows: dict[str, int] = {}
    yield rows
    folders.write_text(lake.run_json(about, rows), f"{home}/{lake.RUN}")
    folders.remove_folder(f"{home}/{WORK}")


def _write_tables(session: Spark, home: str, tables: Mapping[str, Table]) -> dict[str, int]:
    """Write tables; return the rows of each."""
    from newsdiff.corpus.spark.frames import write_table

    rows = {}
    for name, table in tables.items():
        made = table.to_arrow()
        write_table(session, made, f"{home}/{name}")
        rows[name] = made.num_rows
    return rows
