"""Files that hold other files: ZIP, tar, and WACZ, the ZIP of a web crawl."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from newsdiff.documents.reading import folders, packing, sources
from newsdiff.documents.reading.sources import Source
from newsdiff.errors import LoadError, MissingExtra

ENDINGS = (".zip", ".tar", ".wacz")
MAX_DEPTH = 2
"""Archives in each other that are read; in more of them a bomb could hide."""
_CRAWLED = (".warc", ".wet")


def holds_files(name: str) -> bool:
    """Whether a file or part of a path is an archive, by its name.

    Example:
        >>> holds_files("news.tar.gz"), holds_files("news.TGZ"), holds_files("news.jsonl.gz")
        (True, True, False)
    """
    return packing.uncompressed_name(name).lower().endswith(ENDINGS)


def depth(path: str) -> int:
    """Return in how many archives a path lies, itself among them if it is one."""
    return sum(map(holds_files, path.split("/")))


def names_in(source: Source) -> list[str]:
    """Return the paths of the files in an archive and in archives in it, none if it cannot be read."""
    try:
        if source.ending not in ENDINGS:
            source = _by_first_bytes(source)
        if source.ending not in ENDINGS or depth(source.path) > MAX_DEPTH:
            return []
        found = [[member.path, *names_in(member)] for member in members(source)]
    except (LoadError, MissingExtra, OSError):
        return []
    return [name for names in found for name in names if not holds_files(name)]


def _by_first_bytes(source: Source) -> Source:
    """Return an archive whose name does not say that it is one with the ending that it should have."""
    if source.path.count("/") or packing.packing_of(source.path) or not source.is_rereadable:
        return source
    with source.open() as file:
        kind = sources.recognised_bytes(file.read(sources.HEAD_BYTES))
    return named_as_one(replace(source, ending=kind)) if kind in ENDINGS else source


def named_as_one(source: Source) -> Source:
    """Return an archive with a path that says that it is one."""
    if holds_files(source.path) or not source.path:
        return source
    return replace(source, path=f"{source.path}{source.ending}")


def members(source: Source) -> Iterator[Source]:
    """Yield the files in an archive: of a ZIP sorted by name, of a tar as they lie; hidden ones, those of macOS, README and LICENSE are left out.

    Of a crawl only its WARC files are read, as the others say the same.

    Raises:
        LoadError: It is damaged.
    """
    found = _tar_members(source) if source.ending == ".tar" else _zip_members(source)
    for member in found:
        if source.ending != ".wacz" or member.ending in _CRAWLED:
            yield member


def _zip_members(source: Source) -> Iterator[Source]:
    with source.open() as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError) as error:
            raise LoadError(
                f"{source.place} is not a zip archive ({error}); make it again"
            ) from None
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            name = _plain_name(info.filename)
            if name and not info.is_dir():
                yield _member(source, name, _in_zip(archive, info, source))


def _tar_members(source: Source) -> Iterator[Source]:
    with source.open() as file:
        try:
            with tarfile.open(fileobj=file, mode="r:") as archive:
                for info in archive:
                    name = _plain_name(info.name)
                    if name and info.isfile():
                        yield _member(source, name, _in_tar(archive, info))
        except tarfile.TarError as error:
            raise LoadError(
                f"{source.place} is not a tar archive ({error}); make it again"
            ) from None


def _plain_name(name: str) -> str | None:
    """Return the path of a file in an archive, as one below it; None for hidden files, those of macOS, README and LICENSE."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if parts and folders.is_about_corpus(parts[-1]):
        return None
    if any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in parts):
        return None
    return "/".join(part for part in parts if part not in ("/", ".", ".."))


def _member(source: Source, name: str, opener: sources.Opener) -> Source:
    return sources.with_path(f"{source.place}/{name}", f"{source.path}/{name}", opener)


def _in_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source) -> sources.Opener:
    def opened(stack: ExitStack) -> BinaryIO:
        try:
            return cast("BinaryIO", stack.enter_context(archive.open(info)))
        except RuntimeError:
            raise LoadError(
                f"{source.place}/{info.filename} is encrypted; unpack the archive first"
            ) from None
        except NotImplementedError as error:
            raise LoadError(
                f"{source.place}/{info.filename} cannot be unpacked ({error}); unpack the archive first"
            ) from None

    return opened


def _in_tar(archive: tarfile.TarFile, info: tarfile.TarInfo) -> sources.Opener:
    def opened(stack: ExitStack) -> BinaryIO:
        found = archive.extractfile(info)
        return cast("BinaryIO", stack.enter_context(found or io.BytesIO()))

    return opened
