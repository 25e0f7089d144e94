"""Where a run on Spark reads, and where it writes: its session, its source, folders that all nodes can reach."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsdiff.api.inputs import Given, is_path
from newsdiff.errors import OutputError, RunError, SelectionError
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake
from newsdiff.version import __version__

if TYPE_CHECKING:
    from newsdiff.corpus.spark.frames import Frames
    from newsdiff.corpus.spark.sources import SparkSource, TableSource
    from newsdiff.writing import Guard

Spark = Any
"""A SparkSession, or the URL of one; pyspark may be missing."""
WORK = "_work"
"""Folder inside of the output where the frames of a run stand until it ends."""
_HERE = ("local", "sc://localhost", "sc://127.0.0.1")
"""How URLs of a Spark begin whose nodes have the disks of this machine."""


def session_of(spark: Spark) -> Spark:
    """Return a session, opened where a URL was given.

    Raises:
        MissingExtra: pyspark is missing.
        RunError: It cannot be reached, or is older than Spark 4.
    """
    from newsdiff.corpus.spark.session import check_version, open_session, told

    session = open_session(spark) if isinstance(spark, str) else spark
    with told():
        check_version(session.version)  # which Connect asks only now
    return session


def source_of(
    session: Spark, given: Given, settings: Settings, intake: Intake
) -> tuple[SparkSource, str | None]:
    """Return what is read, and a digest of it where that can be known: rows of a table may change.

    Raises:
        LoadError: There is nothing.
        SelectionError: It is nothing that Spark reads.
    """
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


def table_of(session: Spark, given: Given, home: str, intake: Intake) -> TableSource:
    """Return the table that is read, for rows that are written again with its columns.

    Raises:
        SelectionError: It is none.
        OutputError: It stands in the folder that is written to.
        RunError: Spark does not know it.
    """
    from newsdiff.corpus.spark import folders, sources

    source, _ = source_of(session, given, Settings(), intake)
    if not isinstance(source, sources.TableSource):
        raise SelectionError(
            "with --spark this takes a table, or Parquet at an address, as file:///news/*.parquet; of other files it "
            "writes files without --spark"
        )
    if f"{folders.folder_address(source.name)}/".startswith(f"{home}/"):
        raise OutputError(
            f"{source.name} is read, and stands in {home}; name another folder with -o"
        )
    return source


def frames_of(session: Spark, folder: str, digest: str | None) -> Frames:
    """Return the frames of a run in a folder, by what they were made of."""
    from newsdiff.corpus.spark import frames

    return frames.Frames(session, f"{folder}/{digest or 'once'}", is_resumed=bool(digest))


@contextmanager
def temporary_folder(spark: Spark, session: Spark, temp: str | Path | None) -> Iterator[str]:
    """Give a folder that all nodes can reach.

    Raises:
        RunError: None was named, and there are other machines.
    """
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


def own_folder(folder: str, tables: Collection[str], guard: Guard) -> str:
    """Return the address of a folder for tables, which is new, or holds nothing but such tables.

    Raises:
        OutputError: It holds something else.
    """
    from newsdiff.corpus.spark import folders
    from newsdiff.report import lake

    home = folders.folder_address(folder)
    found = set(folders.list_folder(home))
    others = found - {*tables, lake.RUN, WORK}
    if not {lake.RUN, WORK} & found:
        others = found
    if others and not guard.is_forced:
        raise OutputError(
            f"{home} holds other files ({', '.join(sorted(others)[:3])}); name another folder with -o, or use --force"
        )
    return home
