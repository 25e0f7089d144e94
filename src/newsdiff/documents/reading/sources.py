"""Where bytes come from: files, compressed files; and what they are by their first bytes. `archives` has the files in others.

In goes a file, out come sources: things with a path in the corpus that can be opened, read and wound back. What is
compressed is unpacked while it is read, so that no more is held than of the file unpacked.
"""

from __future__ import annotations

import codecs
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
from newsdiff.documents.reading.fieldnames import are_columns
from newsdiff.errors import LoadError

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
    (b"bplist00", ".webarchive"),
    (b"{\\rtf", ".rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
    (b"Rar!\x1a\x07", ".rar"),
    (b"7z\xbc\xaf\x27\x1c", ".7z"),
    (b"ARROW1\x00\x00", ".arrow"),
    (b"Obj\x01", ".avro"),
    (b"\x89PNG\r\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
)
"""The first bytes of formats that are no text; `shapes` says which are read."""
_TAR = slice(257, 262), b"ustar"
_OFFICE = re.compile(
    rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/|word/|xl/|docProps/)", re.DOTALL
)
_OPEN_DOCUMENT = re.compile(
    rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument", re.DOTALL
)
_PAGE = re.compile(
    rb"(?>(?:<\?xml[^>]*>|<!--.*?-->|\s)*)<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(
    rb"(?>(?:<\?[^>]*>|<!--.*?-->|<!doctype[^>]*>|\s)*)<(?:\w+:)?(?:rss|feed|rdf|urlset|sitemapindex|nitf|newsItem|newsMessage)\b", re.IGNORECASE | re.DOTALL
)  # fmt: skip
_XML = re.compile(
    rb"\s*<(?:\?xml\s|!DOCTYPE\s+(?!html\b)|opml\b|en-export\b|TEI\b|alto\b|DOC[\s>]|doc[\s>]|mediawiki\b)"
)
"""XML of which nothing is prose as it stands."""
_SQL = re.compile(
    rb"(?>(?:\s|--[^\n]*\n|/\*.{0,2000}?\*/;?)*)(?:CREATE TABLE|INSERT INTO|DROP TABLE|BEGIN TRANSACTION|PRAGMA \w|SET \w+ ?=)",
    re.DOTALL,
)
_FRAGMENT = re.compile(
    rb"\s*<(p|div|article|section|main|body|blockquote|ul|ol|table|h[1-6]|span)\b[^<>]*>",
    re.IGNORECASE,
)
_CLOSED = re.compile(rb"</[a-z][a-z0-9]*\s*>\s*\Z", re.IGNORECASE)
_JSON = re.compile(rb"\s*(?:[\w.$ ]{1,100}[=(]\s*)?(?:\[\s*)?\{\s*\"")
"""JSON, as it is or as a script hands it on."""
_MAIL = re.compile(
    rb"(?:(?:Received|Return-Path|Delivered-To|MIME-Version|Message-ID|From|To|Cc|Date|Sent|Subject)[ \t]?:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3}",
    re.IGNORECASE,
)
_SAVED_PAGE = re.compile(
    rb"(?:From: <Saved by|(?:[\w-]{1,60}:[^\r\n]*\r?\n){0,8}?Snapshot-Content-Location:)",
    re.IGNORECASE,
)
"""The head of a page that Chrome or Edge saved: it looks like a mail."""
_MAILBOX = re.compile(rb"From [^\r\n]{1,200}\r?\n>?[\w-]{1,60}:")
_SHAPES = (
    (_PAGE, ".html"),
    (_FEED, ".xml"),
    (_XML, ".xml"),
    (_SQL, ".sql"),
    (_SAVED_PAGE, ".mhtml"),
    (_MAILBOX, ".mbox"),
)
_MAX_HEADER = 1_000
"""Characters of a line of names."""
_MARKS = b"\xef\xbb\xbf"


WITHOUT_TEXTS = "without a text"
"""Why a table is left out that says something of others, as of the people in an export."""


class ForeignError(LoadError):
    """A file that can be read, and that holds no articles; one of a folder is left out for the `reason`."""

    def __init__(self, message: str, reason: str = "") -> None:
        super().__init__(
            message
        )  # alone: a process that hands the error on makes it anew of that, and then tells the reason
        self.reason = reason


Opener = Callable[[ExitStack], BinaryIO]
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
    opener: Opener
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

    return with_path(str(file), path, opened, is_rereadable=file.is_file())


def of_bytes(content: bytes, place: str, name: str) -> Source:
    """Return the source of some bytes that are in no file."""
    return Source(place, "", "", name, lambda _: io.BytesIO(content))


def with_path(place: str, path: str, opener: Opener, *, is_rereadable: bool = True) -> Source:
    """Make a source whose name says how it is compressed, and what it is."""
    name = PurePosixPath(packing.spelt_out(path))
    while unpack := packing.UNPACK.get(name.suffix.lower()):
        opener = _unpacked(opener, unpack, place)
        name = name.with_suffix("")
    return Source(place, path, name.suffix.lower(), name.stem, opener, is_rereadable)


def _is_fragment(content: bytes) -> bool:
    """Whether something is a part of a page: it begins and ends with the tags of blocks."""
    return _FRAGMENT.match(content) is not None and _CLOSED.search(content[-100:]) is not None


def _is_table(head: bytes) -> bool:
    """Whether something begins with a line of the names of columns, as no prose does: a text and two other things that are known."""
    encoding = "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8"
    lines = head.decode(encoding, "ignore").lstrip().splitlines()[:2]
    if len(lines) < 2 or len(lines[0]) > _MAX_HEADER:  # noqa: PLR2004  a row below the names
        return False
    cells = max((lines[0].split(separator) for separator in "\t;|,"), key=len)
    return are_columns(cell.strip("\"' ") for cell in cells)


def recognised_bytes(head: bytes) -> str | None:
    """Say by its first bytes what something is that is no text: its usual ending; None for all else."""
    for magic, ending in _MAGIC:
        if head.startswith(magic):
            return ending
    if head.startswith(b"PK\x03\x04"):
        if _OPEN_DOCUMENT.match(head):
            return ".odt"
        return ".docx" if _OFFICE.match(head) else ".zip"
    return ".tar" if head[_TAR[0]] == _TAR[1] else None


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
    if binary := recognised_bytes(head):
        return binary
    found = next((ending for pattern, ending in _SHAPES if pattern.match(head)), None)
    if found is None and _is_fragment(content):
        return ".html"
    if found is None and _is_table(head):
        return ".csv"
    if found or is_text:
        return found
    return ".eml" if _MAIL.match(head) else ".json" if _JSON.match(head) else None


def unpack_bytes(source: Source, content: bytes, packed: str, ending: str = "") -> Source | None:
    """Return the source of bytes that turned out to be compressed, to be read by an ending; None if they are not."""
    unpack = packing.UNPACK.get(packed)
    if unpack is None:
        return None
    opener = _unpacked(lambda _: io.BytesIO(content), unpack, source.place)
    return Source(source.place, source.path, ending, source.stem, opener)


def _unpacked(opener: Opener, unpack: Callable[[BinaryIO, str], IO[bytes]], place: str) -> Opener:
    def opened(stack: ExitStack) -> BinaryIO:
        packed = opener(stack)
        if not packed.seekable():
            packed = io.BytesIO(packed.read())
        return cast("BinaryIO", stack.enter_context(unpack(packed, place)))

    return opened
