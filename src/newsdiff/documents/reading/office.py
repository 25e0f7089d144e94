"""DOCX and PDF: the paragraphs of an office document, the lines of pages."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from newsdiff.documents.reading.records import Row, Rows
from newsdiff.documents.reading.sources import Source
from newsdiff.errors import LoadError, MissingExtra, install_command

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAK = "\x0b"
"""Stands for the break of a line; of several one after the other, pasted pages are full."""
_BREAKS = re.compile(rf"{_BREAK}(?:\s*{_BREAK})+")
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_MAX_BYTES = 1 << 28
"""The longest part of a document that is unpacked: 256 MB of XML are no article."""


def docx(source: Source) -> Rows:
    """Read the paragraphs of a document of Word; text that a tracked change deleted is not read."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.content())) as archive:
            _refuse_tables(archive, source.place)
            body = _xml(archive, "word/document.xml")
            core = "docProps/core.xml"
            about = _xml(archive, core) if core in archive.namelist() else ET.Element("none")
    except (zipfile.BadZipFile, KeyError, ET.ParseError, ValueError, RuntimeError) as error:
        raise LoadError(
            f"{source.place} is not a DOCX file that can be read ({error}); save it as text"
        ) from None
    texts = ("".join(_runs(node)) for node in _paragraphs(body))
    parts = (part.replace(_BREAK, " ").strip() for text in texts for part in _BREAKS.split(text))
    text = "\n\n".join(part for part in parts if part)
    if text:
        yield Row(0, {"text": text, "title": about.findtext(_TITLE)})


def _refuse_tables(archive: zipfile.ZipFile, place: str) -> None:
    """See that a document is none of Excel or PowerPoint.

    Raises:
        LoadError: It is one; the message says what to do.
    """
    folders = {name.partition("/")[0] for name in archive.namelist()}
    if "xl" in folders:
        raise LoadError(f"{place} is a workbook of Excel; save its sheet as CSV (UTF-8)")
    if "ppt" in folders:
        raise LoadError(f"{place} is a presentation; save its text as .txt or .docx")


def _xml(archive: zipfile.ZipFile, name: str) -> ET.Element:
    if archive.getinfo(name).file_size > _MAX_BYTES:
        raise ValueError(f"{name} is too large")
    content = archive.read(name)
    if b"<!ENTITY" in content:  # entities that multiply would fill the memory
        raise ValueError(f"{name} defines entities")
    return ET.fromstring(content)  # noqa: S314  what could harm was refused


def _paragraphs(node: ET.Element) -> Iterator[ET.Element]:
    """Yield the paragraphs in order; a text box is told twice, of which one is left out."""
    for child in node:
        if child.tag == _FALLBACK:
            continue
        if child.tag == f"{_WORD}p":
            yield child
        else:
            yield from _paragraphs(child)


def _runs(node: ET.Element) -> Iterator[str]:
    for child in node:
        if child.tag == f"{_WORD}t":
            yield child.text or ""
        elif child.tag in (f"{_WORD}br", f"{_WORD}cr"):
            yield _BREAK
        elif child.tag == f"{_WORD}tab":
            yield " "
        elif child.tag != _FALLBACK:
            yield from _runs(child)


def pdf(source: Source) -> Rows:
    """Read the text of a PDF; nothing where its pages are pictures."""
    try:
        import pypdf
    except ImportError:
        raise MissingExtra(
            f"{source.place} is a PDF, which needs pypdf; run: {install_command('pdf')}"
        ) from None
    try:
        reader = pypdf.PdfReader(io.BytesIO(source.content()))
        text = "\n\n".join(page.extract_text() for page in reader.pages)
        title = reader.metadata.title if reader.metadata else None
    except Exception as error:  # noqa: BLE001  of a library that parses what anybody wrote
        raise LoadError(
            f"{source.place} is a PDF that cannot be read ({error}); save it as text"
        ) from None
    if text.strip():
        yield Row(0, {"text": text, "title": title})
