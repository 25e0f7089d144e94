"""Where bytes come from: files, compressed files, the members of archives; and what they are by their first bytes.

In goes a file, out come sources: things with a path in the corpus that can be opened, read and wound back. What is
compressed is unpacked while it is read, so that no more is held than of the file unpacked.
"""

from __future__ import annotations

import gzip
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, cast

from newsdiff.documents.reading import packing
from newsdiff.errors import LoadError

ARCHIVE = ".zip"
"""Ending of files that hold other files."""

HEAD_BYTES = 4096
"""Bytes of a file that show what it is: a declaration of XML and comments may stand before the root."""
_MAGIC = (
    (b"\x1f\x8b", ".gz"),
    (b"BZh", ".bz2"),
    (b"\xfd7zXZ\x00", ".xz"),
    (b"\x28\xb5\x2f\xfd", ".zst"),
    (b"PAR1", ".parquet"),
    (b"SQLite format 3\x00", ".sqlite"),
    (b"%PDF-", ".pdf"),
    (b"WARC/", ".warc"),
)
"""The first bytes of formats that are no text."""
_OFFICE = re.compile(
    rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/|word/|docProps/)", re.DOTALL
)
_PAGE = re.compile(
    rb"(?:<\?xml[^>]*>|<!--.*?-->|\s)*+<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(
    rb"(?:<\?[^>]*>|<!--.*?-->|<!doctype[^>]*>|\s)*+<(?:\w+:)?(?:rss|feed|rdf|urlset|sitemapindex|nitf|newsItem|newsMessage)\b", re.IGNORECASE | re.DOTALL
)  # fmt: skip
_JSON = re.compile(rb"\s*(?:\[\s*)?\{\s*\"")
_MAIL = re.compile(
    rb"(?:(?:Received|Return-Path|Delivered-To|MIME-Version|Message-ID|From|To|Cc|Date|Sent|Subject)[ \t]?:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3}",
    re.IGNORECASE,
)
_MAILBOX = re.compile(rb"From [^\r\n]{1,200}\r?\n>?[\w-]{1,60}:")
_MARKS = b"\xef\xbb\xbf"


class ForeignError(LoadError):
    """A file that can be read, and that holds no articles; one of a folder is left out for the `reason`."""

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


_Opener = Callable[[ExitStack], BinaryIO]
"""Opens bytes, and leaves to a stack to close them and what they lie in."""


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes of the corpus with a name."""

    place: str
    """What messages call it."""
    path: str
    """Its path in the corpus, with forward slashes; members of an archive are below it."""
    ending: str
    """Lower-case ending of its name, without what says how it is compressed."""
    stem: str
    """Name without folders and endings."""
    opener: _Opener
    is_rereadable: bool = True
    """Whether it can be opened twice, which a pipe cannot."""

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open it to be read and wound back.

        Raises:
            LoadError: It is damaged.
            MissingExtra: It is compressed in a way that needs a package.
        """
        try:
            with ExitStack() as stack:
                file = self.opener(stack)
                yield file if file.seekable() else io.BytesIO(file.read())
        except (
            EOFError,
            zlib.error,
            lzma.LZMAError,
            gzip.BadGzipFile,
            zipfile.BadZipFile,
        ) as error:
            raise LoadError(
                f"{self.place} is damaged ({str(error).lower() or 'it ends early'}); make it again"
            ) from None

    def content(self) -> bytes:
        """Return all its bytes."""
        with self.open() as file:
            return file.read()

    def within(self, content: bytes, ending: str) -> Source:
        """Return a source of the same name that holds these bytes, to be read as if it had this ending."""
        return Source(
            self.place,
            self.path,
            ending,
            self.stem,
            lambda _: io.BytesIO(content),
            is_rereadable=True,
        )


def of_file(file: Path, path: str) -> Source:
    """Return the source of a file, by its path in the corpus."""

    def opened(stack: ExitStack) -> BinaryIO:
        return stack.enter_context(file.open("rb"))

    return _named(str(file), path, opened, is_rereadable=file.is_file())


def of_bytes(content: bytes, place: str, name: str) -> Source:
    """Return the source of some bytes that are in no file."""
    return Source(place, "", "", name, lambda _: io.BytesIO(content))


def _named(place: str, path: str, opener: _Opener, *, is_rereadable: bool = True) -> Source:
    """Make a source whose name says how it is compressed, and what it is."""
    name = PurePosixPath(path)
    while unpack := packing.UNPACK.get(name.suffix.lower()):
        opener = _unpacked(opener, unpack, place)
        name = name.with_suffix("")
    return Source(place, path, name.suffix.lower(), name.stem, opener, is_rereadable)


def recognised(content: bytes, *, is_text: bool = False) -> str | None:
    """Say by its first bytes what something without a telling name is: its usual ending; None for plain text.

    Args:
        content: At least the first 4 KB.
        is_text: Whether the name says that it is text, as which JSON and a pasted mail are read then.

    Example:
        >>> recognised(b"<!DOCTYPE html><p>"), recognised(b'[{"text": ""}]'), recognised(b"Prose.")
        ('.html', '.json', None)
    """
    head = content[:HEAD_BYTES].removeprefix(_MARKS)
    for magic, ending in _MAGIC:
        if head.startswith(magic):
            return ending
    if head.startswith(b"PK\x03\x04"):
        return ".docx" if _OFFICE.match(head) else ARCHIVE
    for pattern, ending in ((_PAGE, ".html"), (_FEED, ".xml")):
        if pattern.match(head):
            return ending
    if _MAILBOX.match(head):
        return ".mbox"
    if is_text:
        return None
    return ".eml" if _MAIL.match(head) else ".json" if _JSON.match(head) else None


def unpack_bytes(source: Source, content: bytes, ending: str) -> Source | None:
    """Return the source of bytes that turned out to be compressed; None if they are not."""
    unpack = packing.UNPACK.get(ending)
    if unpack is None:
        return None
    opener = _unpacked(lambda _: io.BytesIO(content), unpack, source.place)
    return Source(source.place, source.path, "", source.stem, opener)


def member_names(source: Source) -> list[str]:
    """Return the paths of the files in an archive, none if it cannot be read."""
    try:
        with source.open() as file, zipfile.ZipFile(file) as archive:
            return [f"{source.path}/{name}" for name in archive.namelist()]
    except (LoadError, OSError, zipfile.BadZipFile, NotImplementedError):
        return []


def members(source: Source) -> Iterator[Source]:
    """Return the files in an archive, sorted by name; hidden ones and those of macOS are left out."""
    with source.open() as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError) as error:
            raise LoadError(
                f"{source.place} is not a zip archive ({error}); make it again"
            ) from None
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            parts = PurePosixPath(info.filename.replace("\\", "/")).parts
            if info.is_dir() or any(part.startswith((".", "__MACOSX")) for part in parts):
                continue
            name = "/".join(part for part in parts if part not in ("/", ".."))
            yield _named(
                f"{source.place}/{name}", f"{source.path}/{name}", _member(archive, info, source)
            )


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source) -> _Opener:
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


def _unpacked(opener: _Opener, unpack: Callable[[BinaryIO, str], IO[bytes]], place: str) -> _Opener:
    def opened(stack: ExitStack) -> BinaryIO:
        packed = opener(stack)
        if not packed.seekable():
            packed = io.BytesIO(packed.read())
        return cast("BinaryIO", stack.enter_context(unpack(packed, place)))

    return opened
