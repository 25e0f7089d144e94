"""What runs through a corpus that is on Spark: the same report as of one machine."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsdiff.api.inputs import Given, is_path
from newsdiff.api.surveying import report_of
from newsdiff.corpus import Progress
from newsdiff.errors import OutputError, RunError, SelectionError
from newsdiff.report.reports import DedupeReport
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake
from newsdiff.version import __version__

if TYPE_CHECKING:
    from newsdiff.corpus.spark.frames import Frames
    from newsdiff.corpus.spark.sources import SparkSource
    from newsdiff.writing import Guard

Spark = Any
"""A SparkSession, or the URL of one; pyspark may be missing."""
_WORK = "_work"
"""Folder inside of the output where the frames of a run stand until it ends."""
_HERE = ("local", "sc://localhost", "sc://127.0.0.1")
"""How URLs of a Spark begin whose nodes have the disks of this machine."""


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
    session = _session(spark)
    with _temporary(spark, session, temp) as folder:
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
    from newsdiff.corpus.spark import folders, frames
    from newsdiff.report import lake

    home = folders.folder_address(folder)
    _check_own(home, guard)
    session = _session(spark)
    report = _report(session, f"{home}/{_WORK}", given, settings, intake, progress)
    folders.remove_file(f"{home}/{lake.RUN}")
    for name, table in lake.folder_tables(report).items():
        frames.write_table(session, table.to_arrow(), f"{home}/{name}")
    folders.write_text(lake.run_json(report), f"{home}/{lake.RUN}")
    folders.remove_folder(f"{home}/{_WORK}")
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
    from newsdiff.corpus.spark.frames import Frames

    source, digest = _source(session, given, settings, intake or Intake())
    place = f"{folder}/{digest}" if digest else f"{folder}/once"
    frames: Frames = Frames(session, place, is_resumed=bool(digest))
    report = report_of(SparkCorpus(source, frames, settings, progress), settings, progress)
    frames.remove()
    return report


def _session(spark: Spark) -> Spark:
    from newsdiff.corpus.spark.session import open_session

    return open_session(spark) if isinstance(spark, str) else spark


def _source(
    session: Spark, given: Given, settings: Settings, intake: Intake
) -> tuple[SparkSource, str | None]:
    """Return what is read, and a digest of it where that can be known: rows of a table may change."""
    from newsdiff.corpus.spark import sources

    if hasattr(given, "mapInArrow"):
        return sources.TableSource(given, "the table", intake), None
    if not is_path(given):
        raise SelectionError(
            "Spark reads files, a table or a frame of its own; write other articles to a file first"
        )
    paths = [given] if isinstance(given, str | Path) else list(given)
    if len(paths) == 1 and sources.is_table(str(paths[0])):
        return sources.open_table(session, str(paths[0]), intake), None
    files = sources.FileSource(paths, intake)
    said = [__version__, settings.as_dict(), asdict(intake), files.listing()]
    return files, hashlib.sha256(json.dumps(said, default=str).encode()).hexdigest()[:32]


@contextmanager
def _temporary(spark: Spark, session: Spark, temp: str | Path | None) -> Iterator[str]:
    """Give a folder that all nodes can reach."""
    if temp is None and not _is_here(spark, session):
        raise RunError(
            "the nodes of a cluster need a folder that all of them can reach; name one with --temp, or write tables "
            "with -o FOLDER/"
        )
    with tempfile.TemporaryDirectory(dir=temp, prefix="newsdiff-spark-") as folder:
        yield folder


def _is_here(spark: Spark, session: Spark) -> bool:
    """Whether Spark runs on this machine."""
    if isinstance(spark, str):
        return spark.startswith(_HERE)
    try:
        return bool(session.conf.get("spark.master", "").startswith("local"))
    except Exception:  # noqa: BLE001  a session of Connect may know no such setting
        return False


def _check_own(home: str, guard: Guard) -> None:
    """See that a folder is new, or holds tables of newsdiff.

    Raises:
        OutputError: It holds something else.
    """
    from newsdiff.corpus.spark import folders
    from newsdiff.report import lake

    found = folders.list_folder(home)
    if found and not guard.is_forced and not {lake.RUN, _WORK} & set(found):
        raise OutputError(
            f"{home} holds other files ({', '.join(found[:3])}); name another folder with -o, or use --force"
        )
