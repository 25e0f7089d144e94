"""Workspace for a run: the memory that it may take, files for what goes beyond, and processes to work in.

What grows with the corpus is in a `Spool`, in `Piles` or in a `Column`. Each has a share of the
memory and moves to a file of its own when that is used up; what is read from it stays the same. The
files have no name, so the system removes them when the process ends, however it ends.
"""

from __future__ import annotations

import mmap
import os
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Generic, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from newsdiff.corpus import MEMORY_MB
from newsdiff.errors import RunError
from newsdiff.workers import Pool

Number = TypeVar("Number", bound=np.generic)
Batch = TypeVar("Batch")
Result = TypeVar("Result")
Hashes = NDArray[np.uint64]

_WRITTEN_AT_ONCE = 1 << 20  # bytes
_FIRST_GUESS = 1 << 16  # numbers
_NUMBER_BYTES = 8


@dataclass(frozen=True, slots=True)
class WorkspaceLimits:
    """Memory of a run. It changes no result, only what stands in files meanwhile."""

    memory_mb: int = MEMORY_MB
    """Megabytes that a run may take; what does not fit goes to files."""
    store_share: float = 0.2
    """Share of it for the texts."""
    key_share: float = 0.3
    """Share for the n-grams."""
    word_share: float = 0.15
    """Share for the words."""
    seed_share: float = 0.1
    """Share for the pairs of equal n-grams."""
    array_share: float = 0.05
    """Share for each array that is sorted or searched as a whole, of which there are four at a time."""


@dataclass(slots=True)
class Workspace:
    """What a run may use; close it when the run ends."""

    limits: WorkspaceLimits = field(default_factory=WorkspaceLimits)
    folder: str | Path | None = None
    """Where files go; the system's folder for such if None."""
    jobs: int = 1
    """Processes to work in."""
    _files: ExitStack = field(default_factory=ExitStack)
    _pool: Pool | None = None

    def run(self, work: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        """Do work on batches; see `Pool.run`."""
        self._pool = self._pool or Pool(self.jobs)
        return self._pool.run(work, batches)

    def share(self, part: float) -> int:
        """Return a share of the memory in bytes."""
        return max(int(self.limits.memory_mb * 1_000_000 * part), 1)

    def file(self) -> IO[bytes]:
        """Open a file without a name.

        Raises:
            RunError: The folder cannot be written.
        """
        with self.writing():
            made = tempfile.TemporaryFile(dir=self.folder, buffering=_WRITTEN_AT_ONCE)  # noqa: SIM115
        return self._files.enter_context(made)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Say in one line why a file cannot be written inside."""
        try:
            yield
        except OSError as error:
            place = self.folder or tempfile.gettempdir()
            raise RunError(
                f"{place} cannot take what does not fit into memory ({error.strerror}); name a folder with "
                "more room with --temp, or allow more with --memory"
            ) from error

    def close(self) -> None:
        """Remove all files and end all processes."""
        if self._pool:
            self._pool.close()
        self._files.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Spool:
    """Byte strings by number; those that do not fit into `limit` bytes are in a file."""

    def __init__(self, workspace: Workspace, limit: int) -> None:
        self._workspace, self._limit = workspace, limit
        self._kept: list[bytes] = []
        self._ends = array("q", [0])
        """Of those in the file, and at the beginning 0."""
        self._file: IO[bytes] | None = None

    def append(self, record: bytes) -> None:
        """Put a byte string at the end."""
        self._limit -= len(record)
        if self._file is None and self._limit >= 0:
            self._kept.append(record)
            return
        self._file = self._file or self._workspace.file()
        self._ends.append(self._ends[-1] + len(record))
        with self._workspace.writing():
            self._file.write(record)

    def take(self, at: int) -> bytes:
        """Return one of them for the last time."""
        found = self[at]
        if at < len(self._kept):
            self._kept[at] = b""
        return found

    def close(self) -> None:
        """Forget everything."""
        self._kept = []
        if self._file is not None:
            self._file.close()

    def __len__(self) -> int:
        return len(self._kept) + len(self._ends) - 1

    def __getitem__(self, at: int) -> bytes:
        if at < len(self._kept):
            return self._kept[at]
        if self._file is None:
            raise IndexError(at)
        with self._workspace.writing():
            self._file.flush()
        start, end = self._ends[at - len(self._kept)], self._ends[at - len(self._kept) + 1]
        return _read(self._file, start, end - start)


def _read(file: IO[bytes], start: int, size: int) -> bytes:
    """Read a part of a file, without moving it into this process's memory for good."""
    if hasattr(os, "pread"):
        return os.pread(file.fileno(), size, start)
    file.seek(start)
    found = file.read(size)
    file.seek(0, os.SEEK_END)
    return found


class Piles:
    """Numbers in several piles that share a limit of bytes; what comes beyond it is in a file.

    Where there are no more than the guess, they are not copied when taken.
    """

    def __init__(self, workspace: Workspace, n_piles: int, limit: int, guess: int = 0) -> None:
        self._left = limit
        most = min(guess, limit // _NUMBER_BYTES) // n_piles
        self._columns = [Column(np.uint64, most + most // 8) for _ in range(n_piles)]
        self._spool = Spool(workspace, 0)
        self._parts: list[list[int]] = [[] for _ in range(n_piles)]

    def __len__(self) -> int:
        return len(self._columns)

    def add(self, pile: int, numbers: Hashes) -> None:
        """Put numbers on a pile, row by row."""
        if not numbers.size:
            return
        self._left -= numbers.nbytes
        if self._left >= 0:
            self._columns[pile].append(numbers.ravel())
        else:
            self._parts[pile].append(len(self._spool))
            self._spool.append(numbers.tobytes())

    def take(self, pile: int) -> Hashes:
        """Take the numbers of a pile off it: writable, in the order in which they came; rows as one row."""
        column, self._columns[pile] = self._columns[pile], Column(np.uint64, 0)
        parts, self._parts[pile] = self._parts[pile], []
        for at in parts:
            column.append(np.frombuffer(self._spool[at], np.uint64))
        return column.array()


class Column(Generic[Number]):
    """An array that grows at its end, in a file where it has a workspace for one.

    With a good first guess it is never in memory twice.
    """

    def __init__(
        self, dtype: type[Number], guess: int = _FIRST_GUESS, workspace: Workspace | None = None
    ) -> None:
        self._dtype = dtype
        self._workspace = workspace
        self._file = workspace.file() if workspace else None
        self._map: mmap.mmap | None = None
        # Memory that is never written to costs nothing.
        self._array = np.empty(0 if workspace else guess, dtype)
        self._size = 0

    def append(self, more: NDArray[Number]) -> None:
        """Put an array at the end."""
        size = self._size + more.size
        if self._file is not None and self._workspace:
            with self._workspace.writing():
                self._file.write(more.tobytes())
        else:
            if size > self._array.size:
                grown = np.empty(max(size, self._array.size * 5 // 4), self._dtype)
                grown[: self._size] = self._array[: self._size]
                self._array = grown
            self._array[self._size : size] = more
        self._size = size

    def array(self) -> NDArray[Number]:
        """Return the whole; it is not copied. Nothing may be appended afterwards to one in a file."""
        if self._file is None or not self._size:
            return self._array[: self._size]
        if self._map is None:
            self._file.flush()
            self._map = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
        return np.frombuffer(self._map, self._dtype)

    def release(self) -> None:
        """Give back the memory of what was read of the file; the next use reads it again."""
        if self._map is not None and hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)
