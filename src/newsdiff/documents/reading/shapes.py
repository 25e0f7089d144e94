"""What files are read as, by their endings: a reader for each shape, which gives rows."""

from __future__ import annotations

from collections.abc import Callable

from newsdiff.documents.reading import (
    archives,
    databases,
    feeds,
    markup,
    messages,
    office,
    records,
    saved_pages,
    tabular,
    warc,
    workbooks,
)
from newsdiff.documents.reading.mapping import Columns
from newsdiff.documents.reading.records import Rows
from newsdiff.documents.reading.sources import Source
from newsdiff.errors import LoadError

TEXT = (".txt", ".text", ".md", ".markdown")
"""Files that are one text."""

_JSON_LINES = (".jsonl", ".ndjson", ".jl")
_TABLES = (".csv", ".tsv", ".tab", ".psv")
_XML = (".rss", ".atom", ".xml", ".rdf", ".sgm", ".sgml", ".enex")
_DATABASES = (".sqlite", ".sqlite3", ".db")
_MAILS = (".eml", ".emlx")
_PAGES = (".html", ".htm", ".xhtml")
_MHTML = (".mhtml", ".mht")
_CRAWLS = (".warc", ".wet")
_WORKBOOKS = (".xlsx", ".xlsm")
_DOCUMENTS = (".docx", ".odt", ".rtf", ".pdf")
_Reader = Callable[[Source, str | None, Columns], Rows]


def _jsonl(source: Source, encoding: str | None, columns: Columns) -> Rows:
    return records.jsonl(source, encoding, columns.texts)


def _csv(source: Source, encoding: str | None, columns: Columns) -> Rows:
    return tabular.csv_rows(source, encoding, columns.texts)


def _sqlite(source: Source, _: str | None, columns: Columns) -> Rows:
    return databases.sqlite(source, columns.texts)


def _page(source: Source, _: str | None, __: Columns) -> Rows:
    return markup.page_rows(source)


def _office(source: Source, _: str | None, columns: Columns) -> Rows:
    if office.is_workbook(source):
        return workbooks.sheets(source, columns.texts, columns.notes)
    return office.docx(source)


_READERS: dict[str, _Reader] = {
    **dict.fromkeys(_JSON_LINES, _jsonl),
    ".json": lambda source, encoding, columns: records.json_file(source, encoding, columns.texts),
    **dict.fromkeys(_TABLES, _csv),
    ".parquet": lambda source, _, __: tabular.parquet(source),
    **dict.fromkeys(_DATABASES, _sqlite),
    **dict.fromkeys(_PAGES, _page),
    **dict.fromkeys(_MHTML, lambda source, _, __: saved_pages.mhtml(source)),
    ".har": lambda source, _, __: saved_pages.har(source),
    ".webarchive": lambda source, _, __: saved_pages.web_archive(source),
    **dict.fromkeys(_CRAWLS, lambda source, _, columns: warc.warc(source, columns.notes)),
    **dict.fromkeys(_XML, lambda source, _, columns: feeds.feed(source, columns.texts)),
    **dict.fromkeys(
        _MAILS, lambda source, encoding, columns: messages.mail(source, encoding, columns.notes)
    ),
    ".mbox": lambda source, encoding, _: messages.mailbox(source, encoding),
    **dict.fromkeys((".docx", *_WORKBOOKS), _office),
    ".odt": lambda source, _, __: office.odt(source),
    ".rtf": lambda source, _, __: office.rtf(source),
    ".pdf": lambda source, _, __: office.pdf(source),
}
FILES = (*TEXT, *_READERS)
"""Endings of files that hold articles themselves."""
FORMS = {
    **dict.fromkeys(_JSON_LINES, "JSON Lines"),
    ".json": "JSON",
    **dict.fromkeys(_TABLES, "CSV"),
    ".parquet": "Parquet",
}
"""What files of records are written as, by their endings: those that can be written in the form in which they are read."""
ENDINGS = (*FILES, *archives.ENDINGS)
"""Endings of files that are read from a folder, in the order in which an error lists them."""

_MADE_TO_TELL = frozenset(
    {*_XML, *_PAGES, *_MHTML, *_CRAWLS, *_MAILS, ".mbox", *_DOCUMENTS, ".webarchive", ".har"}
)
"""Shapes whose rows have the names of `fieldnames` because they are made here; nobody wants to hear of these."""
_ROWS = frozenset({*_DATABASES, *_WORKBOOKS, ".parquet"})
_RECORDS = frozenset({*_XML, *_CRAWLS, ".json", ".har", ".mbox"})


_REFUSED = {
    ".ods": "is a spreadsheet of LibreOffice; save it as CSV or .xlsx",
    ".doc": "is a document of an old Office or a mail of Outlook; save it as .docx, .eml, .csv or .txt",
    ".rar": "is a RAR archive; unpack it, or make a .zip of it",
    ".7z": "is a 7-Zip archive; unpack it, or make a .zip of it",
    ".arrow": "is an Arrow or Feather file; write it as Parquet",
    ".avro": "is an Avro file; write it as Parquet or JSON Lines",
    ".png": "is a picture, not text; type or recognise its text first",
    ".jpg": "is a picture, not text; type or recognise its text first",
    ".yaml": "is YAML; write its articles as JSON Lines",
    ".yml": "is YAML; write its articles as JSON Lines",
    ".ris": "holds references, and no texts of articles; save their texts as .txt",
    ".bib": "holds references, and no texts of articles; save their texts as .txt",
    ".sql": "is a dump of SQL; load it, and save its table as CSV",
    ".ttl": "is RDF; save its articles as JSON or CSV",
    ".srt": "holds subtitles; save what is said in them as .txt",
    ".vtt": "holds subtitles; save what is said in them as .txt",
}
"""Files that are known by their first bytes or their endings and not read, and what to do with them."""
_BINARY = frozenset({*_ROWS, *_CRAWLS, *archives.ENDINGS, *_DOCUMENTS, ".webarchive"})


def refuse_format(ending: str, place: str) -> None:
    """See that something is none of the formats that are known and not read.

    Raises:
        LoadError: It is one; the message says which, and what to do.
    """
    if ending in _REFUSED:
        raise LoadError(f"{place} {_REFUSED[ending]}")


def is_text(ending: str) -> bool:
    """Whether files with an ending are text, whatever they hold."""
    return ending in ENDINGS and ending not in _BINARY


def has_many(ending: str) -> bool:
    """Whether files with an ending hold many articles."""
    return ending in _READERS and ending not in _MADE_TO_TELL - _RECORDS


def has_own_names(ending: str) -> bool:
    """Whether the names of the fields in files with an ending are those of whoever wrote them."""
    return ending not in _MADE_TO_TELL


def unit(ending: str) -> str:
    """Return what a number counts in files with an ending: lines, rows or records."""
    if ending in _ROWS:
        return "row"
    return "line" if ending in (*_JSON_LINES, *_TABLES) else "record"


def shape_rows(source: Source, encoding: str | None, columns: Columns) -> Rows | None:
    """Return the rows of a source by its ending; None if it is read as a text, or not at all."""
    read = _READERS.get(source.ending)
    return read(source, encoding, columns) if read else None
