"""Write a file whole or not at all: beside its place, to the disk, then over it in one step."""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from newsdiff.errors import OutputError, say_reason
from newsdiff.writing.guard import Guard, is_own

if sys.platform != "win32":
    import fcntl

_TEMPORARY = ".newsdiff-"
_IS_TEMPORARY = re.compile(r"\.newsdiff-[0-9a-f]{16}")
_COMPARED = 1 << 20  # bytes
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)
"""Opens a pipe that somebody put in the place of a file without waiting for who writes into it."""
UNMOVED = _NO_WAITING | getattr(os, "O_NOFOLLOW", 0)
"""The same, and follows no link: how a file is opened that lies beside what a stranger made."""


def write_site(
    pages: Iterable[tuple[str, str | Iterable[str]]], folder: str | Path, guard: Guard | None = None
) -> int:
    """Write the pages of a site, by their paths, whole or in parts, into a folder; return how many they are.

    The folder is made where it is missing; other files in it stay.

    Raises:
        OutputError: The folder cannot be made or written, or a file in it is in the way.
    """
    guard = guard or Guard()
    guard.check_folder(Path(folder))
    n_files = 0
    for name, text in pages:
        path = Path(folder, name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(
                f"{path.parent} cannot be made ({say_reason(error)}); name another folder with -o"
            ) from error
        write_whole((text,) if isinstance(text, str) else text, path, guard)
        n_files += 1
    return n_files


def write_whole(
    content: Iterable[str | bytes], path: str | Path, guard: Guard | None = None
) -> None:
    """Write parts, bytes or text as UTF-8, whole or not at all.

    A regular file is replaced in one step once its new content is on the disk; a link goes on pointing to it. Devices
    and pipes are written to.

    Raises:
        OutputError: The path cannot be written, is an input, or is in the way; a file that was there is as before.
    """
    guard = guard or Guard()
    encoded = (part.encode() if isinstance(part, str) else part for part in content)
    try:
        place = Path(path).resolve()
        guard.check_file(Path(path))
        if place.exists() and not place.is_file() and not place.is_dir():
            with place.open("wb") as file:
                file.writelines(encoded)
        else:
            _replace(place, encoded, Path(path), guard)
    except (OSError, RuntimeError) as error:
        # In older versions of Python a loop of links is a RuntimeError, with the path behind a colon.
        loop = str(error).partition(":")[0].lower()
        reason = say_reason(error) if isinstance(error, OSError) else loop
        raise OutputError(f"{path} cannot be written ({reason}); name another file") from error


def _replace(place: Path, content: Iterable[bytes], shown: Path, guard: Guard) -> None:
    """Write beside the file, then move over it; leave nothing behind on failure."""
    sweep(place.parent)
    with temporary(place.parent, Path.touch) as beside:
        write_to_disk(beside, content)
        if place.is_file():
            is_known = is_own(place) or is_same(place, beside)
            guard.check_replaced(shown, is_known=is_known)
        beside.replace(place)
        sync_folder(place.parent)


def write_to_disk(path: Path, content: Iterable[bytes]) -> None:
    """Write parts to a file, and wait until they are on the disk."""
    with path.open("wb") as file:
        file.writelines(content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def temporary(folder: Path, make: Callable[[Path], None]) -> Iterator[Path]:
    """Make a file or folder for what is not finished; it is locked, so that `sweep` finds it after a kill only.

    What is still there at the end is deleted.
    """
    with ExitStack() as stack:
        path = _made_and_locked(folder, make, stack)
        stack.callback(_delete, path)
        yield path


def _made_and_locked(folder: Path, make: Callable[[Path], None], stack: ExitStack) -> Path:
    """Make a file or folder of a new name and lock it; another run may sweep it in between: then again."""
    while True:
        path = folder / f"{_TEMPORARY}{secrets.token_hex(8)}"
        make(path)
        with suppress(FileNotFoundError, BlockingIOError):
            stack.enter_context(locked(path))
            if path.exists():
                return path


def _delete(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def is_same(path: Path, other: Path) -> bool:
    """Whether two files hold the same bytes."""
    if path.stat().st_size != other.stat().st_size:
        return False
    with path.open("rb") as a, other.open("rb") as b:
        while some := a.read(_COMPARED):
            if some != b.read(_COMPARED):
                return False
    return True


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; not every system can say so."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(folder: Path) -> None:
    """Delete what runs that were killed left unfinished in a folder; what a run still writes is locked and stays."""
    with suppress(OSError):
        left = [entry.path for entry in os.scandir(folder) if _IS_TEMPORARY.fullmatch(entry.name)]
        for path in left:
            with suppress(OSError), locked(Path(path)):
                _delete(Path(path))


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Lock a file or folder for this process; the system takes the lock away where the process ends.

    Raises:
        BlockingIOError: Another process has it.
    """
    if sys.platform == "win32":
        yield
        return
    handle = os.open(path, os.O_RDONLY | _NO_WAITING)
    try:
        if not is_locked(handle, is_shared=False):
            raise BlockingIOError(errno.EWOULDBLOCK, "locked by another process", str(path))
        yield
    finally:
        os.close(handle)


def is_locked(handle: int, *, is_shared: bool) -> bool:
    """Lock what is open until it is closed, for this process or with others that share it; whether that could be.

    Where a network file system knows no locks one goes on without.
    """
    if sys.platform != "win32":
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
    return True
