"""Folders that the caller and all nodes can reach: on disks that they share, HDFS or object storage."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsdiff.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa


def folder_address(folder: str) -> str:
    """Return the address of a folder, as Spark wants it.

    Example:
        >>> folder_address("hdfs:///news/out/")
        'hdfs:///news/out'
    """
    return folder.rstrip("/") if "://" in folder else Path(folder).absolute().as_uri()


def remove_folder(folder: str) -> None:
    """Remove a folder, by its address, if it is there and its file system is known here."""
    with suppress(OutputError), _opened(folder) as (system, path):
        system.delete_dir(path)


def remove_file(file: str) -> None:
    """Remove a file, by its address, if it is there.

    Raises:
        OutputError: Its file system is not known here.
    """
    with _opened(file) as (system, path), suppress(FileNotFoundError):
        system.delete_file(path)


def list_folder(folder: str) -> list[str]:
    """Return the names in a folder, by its address; none where it is not there.

    Raises:
        OutputError: Its file system is not known here.
    """
    from pyarrow import fs

    with _opened(folder) as (system, path):
        found = system.get_file_info(fs.FileSelector(path, allow_not_found=True))
        return sorted(one.base_name for one in found)


def write_text(text: str, file: str) -> None:
    """Write a file, by its address.

    Raises:
        OutputError: It cannot be written.
    """
    with _opened(file) as (system, path):
        system.create_dir(path.rpartition("/")[0])
        with system.open_output_stream(path) as stream:
            stream.write(text.encode())


def write_no_rows(table: pa.Table, folder: str) -> None:
    """Write a table without rows as a folder of Parquet, by its address.

    Raises:
        OutputError: It cannot be written.
    """
    from pyarrow import parquet

    remove_folder(folder)
    with _opened(folder) as (system, path):
        system.create_dir(path)
        with system.open_output_stream(f"{path}/part-0.parquet") as stream:
            parquet.write_table(table, stream)


@contextmanager
def _opened(uri: str) -> Iterator[tuple[Any, str]]:
    """Give the file system of an address, and the path there."""
    import pyarrow as pa
    from pyarrow import fs

    try:
        # What Hadoop calls s3a is s3 elsewhere.
        yield fs.FileSystem.from_uri(uri.replace("s3a://", "s3://", 1))
    except (OSError, pa.ArrowException) as error:
        reason = str(error).splitlines()[0]
        raise OutputError(
            f"{uri} cannot be written ({reason}); name another place with -o"
        ) from error
