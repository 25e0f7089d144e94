"""A folder of files that belong together, with a manifest of what newsdiff wrote and from what.

All files are written beside their places first and are on the disk before any of them gets there. Then the manifest
gets the records of the new files beside those of the old ones, then the files move to their places, then the manifest
loses the records of what was replaced. A kill at any point leaves every file, old or new, with its record.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from itertools import chain
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import TracebackType
from typing import Any, NamedTuple, Self

from newsdiff.errors import OutputError, say_reason
from newsdiff.writing.guard import Guard, is_own
from newsdiff.writing.manifest import UNFINISHED, Entry, by_name, entries
from newsdiff.writing.whole import locked, sweep, sync_folder, temporary, write_to_disk

_READ = 1 << 20  # bytes
_MAX_SHOWN = 40
"""Characters that an error shows of a name that is too long."""


class _Staged(NamedTuple):
    """A file that is complete, but not in its place."""

    beside: Path
    place: Path
    is_new: bool


class OutputFolder:
    """A folder to write files to, in a `with` statement; they are in their places, all or none, at its end."""

    def __init__(
        self,
        path: str | Path,
        guard: Guard | None = None,
        *,
        manifest: str = "",
        header: Mapping[str, Any] | None = None,
    ) -> None:
        """Name a folder, which is made if absent.

        Args:
            path: The folder.
            guard: What must not be written over.
            manifest: Name of the manifest in it; none is written where it is empty.
            header: First row of the manifest, with `format` and `version`.
        """
        self.path = Path(path)
        self._guard = guard or Guard()
        self._manifest = self.path / manifest if manifest else None
        self._header = header or {}
        self._known: dict[str, list[Entry]] = {}
        self._staged: dict[str, _Staged] = {}
        self._made: list[Path] = []
        self._room = Path()
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Make the folder, lock it and read its manifest.

        Raises:
            OutputError: It is an input, cannot be made, or another process writes to it.
            LoadError: Its manifest is damaged, or of a later version.
        """
        try:
            self._guard.check_folder(self.path)
            self._make(self.path)
            self._stack.enter_context(locked(self.path))
            sweep(self.path)
            if self._manifest and self._manifest.is_file():
                self._known = by_name(entries(self._manifest, self._header))
            self._room = self._stack.enter_context(temporary(self.path, Path.mkdir))
            self._rows = self._stack.enter_context((self._room / "rows").open("wb"))
        except BlockingIOError:
            raise OutputError(
                f"another newsdiff writes to {self.path}; wait for its end, or name another folder with -o"
            ) from None
        except BaseException as error:
            self._stack.close()
            self._unmake()
            if isinstance(error, OSError):
                raise _refused(self.path, error) from error
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Move the files to their places; after an error, none."""
        try:
            if kind is None:
                self._commit()
        finally:
            with suppress(OSError):  # what stays is swept by the next run
                self._stack.close()
            self._unmake()

    def stage(
        self,
        name: str,
        content: Iterable[bytes],
        row: Callable[[str], dict[str, Any]] | None = None,
    ) -> Path:
        """Write a file of the folder beside its place.

        Args:
            name: Its path in the folder, with forward slashes.
            content: Its bytes; while they are made, `add_row` may be called.
            row: Given the digest of the bytes, returns the last row of the manifest for it, with `sha256` and `source`;
                None for a file that has no record.

        Returns:
            Where it will be.

        Raises:
            OutputError: A file of somebody else is in the way, or it cannot be written.
        """
        place = inside(self.path, name)
        beside = self._room / str(len(self._staged))
        digest = hashlib.sha256()
        try:
            write_to_disk(beside, _digested(content, digest.update))
            made = row(digest.hexdigest()) if row else None
            if made:
                self.add_row(made)
            is_new = not os.path.lexists(place)
            if not is_new:
                self._check(place, name, digest.hexdigest(), made)
        except OSError as error:
            raise _refused(place, error) from error
        self._staged[name] = _Staged(beside, place, is_new)
        return place

    def add_row(self, row: Mapping[str, Any]) -> None:
        """Add a row to the manifest."""
        self._rows.write(f"{json.dumps(row)}\n".encode("ascii"))

    def _check(self, place: Path, name: str, digest: str, row: Mapping[str, Any] | None) -> None:
        """Refuse to replace what is not ours, and the only way back to another original."""
        self._guard.check_file(place)
        if place.is_symlink() or not place.is_file():
            raise OutputError(f"{place} is in the way and no file; name another place with -o")
        found = file_digest(place)
        known = [entry for entry in self._known.get(name, ()) if entry.cleaned_sha256 == found]
        is_known = bool(known) or found == digest or (row is None and is_own(place))
        self._guard.check_replaced(place, is_known=is_known)
        if not (known and row) or self._guard.is_forced:
            return
        source = row["source"] or object()
        if all(row["sha256"] != entry.sha256 and source != entry.source for entry in known):
            raise OutputError(
                f"{place} is what is left of another article, which only this folder gives back; "
                "name another folder with -o, or give it up with --force"
            )

    def _commit(self) -> None:
        """Move the files to their places, the manifest first."""
        place = self.path
        had_manifest = bool(self._manifest and self._manifest.exists())
        moved: list[_Staged] = []
        try:
            self._rows.close()
            if self._manifest:
                place = self._manifest
                self._write_manifest(place, is_finished=False)
            for name, file in self._staged.items():
                place = file.place
                self._make(place.parent)
                inside(self.path, name)  # links may have come
                moved.append(file)
                file.beside.replace(place)
            for folder in {file.place.parent for file in moved}:
                sync_folder(folder)
            if self._manifest:
                place = self._manifest
                self._write_manifest(place, is_finished=True)
            self._made.clear()
        except BaseException as error:
            _take_back(file.place for file in moved if file.is_new)
            if self._manifest and not had_manifest:
                _take_back([self._manifest])
            if isinstance(error, OSError):
                raise _refused(place, error) from error
            raise

    def _write_manifest(self, manifest: Path, *, is_finished: bool) -> None:
        """Write the manifest: the records of other files, then those of the new ones.

        Before it is finished the records of files that will be replaced are among them.
        """
        header = {**self._header, **({} if is_finished else {UNFINISHED: True})}
        kept = self._kept(is_finished=is_finished)
        old = _copied(manifest, [(entry.start, entry.end) for entry in kept])
        new = _copied(self._room / "rows", [(0, (self._room / "rows").stat().st_size)])
        beside = self._room / "manifest"
        write_to_disk(beside, chain([f"{json.dumps(header)}\n".encode("ascii")], old, new))
        beside.replace(manifest)
        sync_folder(self.path)
        self._known = by_name(entries(manifest, self._header))

    def _kept(self, *, is_finished: bool) -> list[Entry]:
        """Choose the records that stay beside the new ones."""
        kept: list[Entry] = []
        for name, known in self._known.items():
            if name in self._staged:
                kept += [] if is_finished else known
            elif len(known) == 1:
                kept += known
            else:  # after a kill
                place = self.path / name
                found = file_digest(place) if place.is_file() else None
                kept += [entry for entry in known if entry.cleaned_sha256 == found][-1:]
        return kept

    def _make(self, folder: Path) -> None:
        """Make a folder and those above it, and remember which were not there."""
        missing = [place for place in (folder, *folder.parents) if not place.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        self._made += reversed(missing)

    def _unmake(self) -> None:
        """Delete the folders that were made for nothing."""
        for folder in reversed(self._made):
            with suppress(OSError):  # it holds something
                folder.rmdir()
        self._made.clear()


def _refused(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{path} cannot be written ({say_reason(error)}); name another folder with -o"
    )


def _take_back(paths: Iterable[Path]) -> None:
    """Delete files that a run has made before it failed."""
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def inside(folder: Path, name: str) -> Path:
    """Return the place of a file in a folder.

    Raises:
        OutputError: The name leads out of the folder, by itself or by a link in the folder, or no file can have it.
    """
    parts = PurePosixPath(name).parts
    is_plain = bool(parts) and ".." not in parts and not PurePosixPath(name).is_absolute()
    is_plain = is_plain and "\0" not in name and not PureWindowsPath(name).drive
    place = folder / name
    try:
        is_plain = is_plain and place.parent.resolve().is_relative_to(folder.resolve())
        name.encode()
        place.is_symlink()
    except (OSError, ValueError):  # too long, or with halves of characters
        raise OutputError(f"no file in {folder} can be called {name[:_MAX_SHOWN]!r}") from None
    if not is_plain:
        raise OutputError(f"{name!r} leads out of {folder}; nothing is written there")
    return place


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _digested(content: Iterable[bytes], update: Callable[[bytes], None]) -> Iterator[bytes]:
    for part in content:
        update(part)
        yield part


def _copied(path: Path, ranges: Iterable[tuple[int, int]]) -> Iterator[bytes]:
    """Yield ranges of the bytes of a file."""
    for start, end in ranges:
        with path.open("rb") as file:
            file.seek(start)
            while some := file.read(min(_READ, end - file.tell())):
                yield some
