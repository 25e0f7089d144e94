"""DOCX, ODT, RTF and PDF: the paragraphs of an office document, the lines of pages; what documents of Office are made of."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from xml.etree import ElementTree as ET

from newsdiff.documents.reading import downloads
from newsdiff.documents.reading.records import Row, Rows
from newsdiff.documents.reading.sources import Source
from newsdiff.documents.reading.xml_records import defines_entities
from newsdiff.errors import LoadError, MissingExtra, NewsdiffError, install_command

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OPEN = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_OPEN_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PARAGRAPHS = (f"{_WORD}p", f"{_OPEN_TEXT}p", f"{_OPEN_TEXT}h")
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_LEFT_OUT = frozenset(
    (
        _FALLBACK,
        f"{_OPEN}annotation",
        *(f"{_OPEN_TEXT}{name}" for name in ("tracked-changes", "note", "ruby-text")),
        *(f"{_SVG}{name}" for name in ("title", "desc")),
    )
)
"""Elements of which nothing is read: what stands twice, was deleted, or is said of the text, its characters or its pictures."""
_BREAK = "\x0b"
"""Stands for the break of a line; of several one after the other, pasted pages are full."""
_APART = _BREAK * 2
"""Stands around a paragraph inside of another one, as text boxes have them."""
_BREAKS = re.compile(rf"{_BREAK}(?:\s*{_BREAK})+")
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_MAX_BYTES = 1 << 28
"""The longest part of a document that is unpacked: 256 MB of XML are no article."""
_MAX_RATIO = 100
"""How many times as long a part may be unpacked: sheets of 300,000 equal rows are 11 times, their links 28 times as long."""
_MIN_BYTES = 1 << 22
"""What a part may have whatever its ratio, as a picture of one colour: 4 MB, of which empty cells take 350 MB of memory."""
_MAX_FONT = 1_000
"""Characters of a font that an RTF document lists, of which Word writes about 80: reading takes time that grows with their cube."""
_MAX_FONTS = 10_000
"""Characters of all of them if some say no alphabet: then it grows with the square."""


@contextmanager
def parsing(source: Source, complaint: str) -> Iterator[None]:
    """Tell in one line what goes wrong where a library parses what anybody wrote.

    Raises:
        LoadError: Something did; the message is the complaint with the reason in it.
    """
    try:
        yield
    except (NewsdiffError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001  libraries raise any
        [reason, *_] = str(error.__cause__ or error).splitlines() or [type(error).__name__]
        raise LoadError(f"{source.place} {complaint.format(reason)}") from None


def is_workbook(source: Source) -> bool:
    """Whether a document is one of Excel, whatever its name says."""
    content = source.content()
    # What is wrong with it is told by whatever reads it.
    with suppress(Exception), zipfile.ZipFile(io.BytesIO(content)) as archive:
        return any(name.startswith("xl/") for name in archive.namelist())
    return False


def docx(source: Source) -> Rows:
    """Read the paragraphs of a document of Word; text that a tracked change deleted is not read.

    Raises:
        LoadError: It is damaged, or a presentation.
    """
    with (
        parsing(source, "is not a DOCX file that can be read ({}); save it as text"),
        zipfile.ZipFile(io.BytesIO(source.content())) as archive,
    ):
        if any(name.startswith("ppt/") for name in archive.namelist()):
            raise LoadError(f"{source.place} is a presentation; save its text as .txt or .docx")
        body = _xml_part(archive, "word/document.xml")
        paragraphs = ["".join(_runs(node)) for node in _paragraphs(body)]
        title = _title(archive, "docProps/core.xml")
    yield from _articles(paragraphs, title, source)


def odt(source: Source) -> Rows:
    """Read the paragraphs and headings of a text of LibreOffice; notes, and what a tracked change deleted, are not read.

    Raises:
        LoadError: It is damaged, or a spreadsheet or presentation.
    """
    with (
        parsing(source, "is not an ODT file that can be read ({}); save it as text"),
        zipfile.ZipFile(io.BytesIO(source.content())) as archive,
    ):
        body = _xml_part(archive, "content.xml").find(f".//{_OPEN}text")
        if body is None:
            raise LoadError(
                f"{source.place} is an OpenDocument file, not text; save a table as CSV or .xlsx"
            )
        paragraphs = ["".join(_open_runs(node)) for node in _paragraphs(body)]
        title = _title(archive, "meta.xml")
    yield from _articles(paragraphs, title, source)


def rtf(source: Source) -> Rows:
    """Read the text of an RTF document.

    Raises:
        LoadError: It is damaged.
        MissingExtra: striprtf is not installed.
    """
    try:
        from striprtf import striprtf
    except ImportError:
        raise MissingExtra(
            f"{source.place} is an RTF document, which needs striprtf; run: {install_command('rtf')}"
        ) from None
    with parsing(source, "is RTF that cannot be read ({}); save it as .docx or .txt"):
        # Otherwise addresses of links are printed as text, which takes time that grows with the square of a line.
        content = source.content().decode("latin-1").replace(r"\fldinst", r"\*\fldinst")
        written = striprtf.remove_pict_groups(content)
        if not _are_plain(striprtf.font_table_group(written)):
            raise ValueError("its list of fonts is damaged")
        units = striprtf.rtf_to_text(written, errors="replace").encode("utf-16", "surrogatepass")
        text = units.decode("utf-16", "replace")  # signs as 😀 are written in two halves
    yield from _articles(text.split("\n"), None, source)


def _are_plain(fonts: str) -> bool:
    """Whether each of the fonts of RTF ends, and of very many each says its alphabet, as in what programs write."""
    entries = fonts.split(";")
    if any(len(entry) > _MAX_FONT for entry in entries):
        return False
    return len(fonts) <= _MAX_FONTS or all(r"\fcharset" in entry for entry in entries[:-1])


def _articles(paragraphs: Iterable[str], title: str | None, source: Source) -> Rows:
    """Give the article that some paragraphs are, or those in a download of a news database; nothing where there is no text."""
    parts = (part.replace(_BREAK, " ").strip() for text in paragraphs for part in _BREAKS.split(text))  # fmt: skip
    text = "\n\n".join(part for part in parts if part)
    yield from _rows(text, title, source)


def _rows(text: str, title: str | None, source: Source) -> Rows:
    found = downloads.told_apart(text, source.place)
    for number, one in enumerate(found, 1):
        yield Row(number * (len(found) > 1), {"text": text[one.start : one.end], **one.known})
    if text.strip() and not found:
        yield Row(0, {"text": text, "title": title})


def refuse_large(part: zipfile.ZipInfo) -> None:
    """See that a part of a document can be unpacked.

    Raises:
        ValueError: It is too large.
    """
    if part.file_size > min(_MAX_BYTES, _MIN_BYTES + _MAX_RATIO * part.compress_size):
        raise ValueError(f"{part.filename} is too large")


def _xml_part(archive: zipfile.ZipFile, name: str) -> ET.Element:
    """Return the root of a part of a document of Office.

    Raises:
        ValueError: It is too large, or would grow while it is read.
    """
    refuse_large(archive.getinfo(name))
    content = archive.read(name)
    if defines_entities(content):
        raise ValueError(f"{name} defines entities")
    return ET.fromstring(content)  # noqa: S314  what could harm was refused


def _title(archive: zipfile.ZipFile, name: str) -> str | None:
    """Return the title in what a document says of itself; None where it says nothing."""
    if name not in archive.namelist():
        return None
    return _xml_part(archive, name).findtext(f".//{_TITLE}")


def _paragraphs(node: ET.Element) -> Iterator[ET.Element]:
    """Yield the elements of paragraphs in order; a text box is told twice, of which one is left out, and so is what was deleted."""
    for child in node:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag in _PARAGRAPHS:
            yield child
        else:
            yield from _paragraphs(child)


def _open_runs(node: ET.Element) -> Iterator[str]:
    """Yield the words of a paragraph of LibreOffice, and of the text boxes in it; its blanks, tabs and ends of lines are elements."""
    yield node.text or ""
    for child in node:
        if child.tag in (f"{_OPEN_TEXT}s", f"{_OPEN_TEXT}tab"):
            yield " "
        elif child.tag == f"{_OPEN_TEXT}line-break":
            yield _BREAK
        elif child.tag in _PARAGRAPHS:
            yield from (_APART, *_open_runs(child), _APART)
        elif child.tag not in _LEFT_OUT:
            yield from _open_runs(child)
        yield child.tail or ""


def _runs(node: ET.Element) -> Iterator[str]:
    """Yield the words of a paragraph of Word, and of the text boxes in it."""
    for child in node:
        if child.tag == f"{_WORD}t":
            yield child.text or ""
        elif child.tag in (f"{_WORD}br", f"{_WORD}cr"):
            yield _BREAK
        elif child.tag == f"{_WORD}tab":
            yield " "
        elif child.tag in _PARAGRAPHS:
            yield from (_APART, *_runs(child), _APART)
        elif child.tag not in _LEFT_OUT:
            yield from _runs(child)


def pdf(source: Source) -> Rows:
    """Read the text of a PDF; nothing where its pages are pictures."""
    try:
        import pypdf
    except ImportError:
        raise MissingExtra(
            f"{source.place} is a PDF, which needs pypdf; run: {install_command('pdf')}"
        ) from None
    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it repairs is no error
    with parsing(source, "is a PDF that cannot be read ({}); save it as text"):
        reader = pypdf.PdfReader(io.BytesIO(source.content()))
        text = "\n\n".join(page.extract_text() for page in reader.pages)
        title = reader.metadata.title if reader.metadata else None
    yield from _rows(text, title, source)
