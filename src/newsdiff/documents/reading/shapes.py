"""What files are read as, by their endings: a reader for each shape, which gives rows."""

from __future__ import annotations

from collections.abc import Callable

from newsdiff.documents.reading import (
    feeds,
    markup,
    messages,
    office,
    records,
    sources,
    tabular,
    warc,
)
from newsdiff.documents.reading.mapping import Columns
from newsdiff.documents.reading.records import Rows
from newsdiff.documents.reading.sources import Source

TEXT = (".txt", ".text", ".md", ".markdown")
"""Files that are one text."""

_Reader = Callable[[Source, str | None, Columns], Rows]


def _jsonl(source: Source, encoding: str | None, columns: Columns) -> Rows:
    return records.jsonl(source, encoding, columns.texts)


def _csv(source: Source, encoding: str | None, columns: Columns) -> Rows:
    return tabular.csv_rows(source, encoding, columns.texts)


def _sqlite(source: Source, _: str | None, columns: Columns) -> Rows:
    return tabular.sqlite(source, columns.texts)


def _page(source: Source, _: str | None, __: Columns) -> Rows:
    return markup.page_rows(source)


_READERS: dict[str, _Reader] = {
    ".jsonl": _jsonl,
    ".ndjson": _jsonl,
    ".jl": _jsonl,
    ".json": lambda source, encoding, columns: records.json_file(source, encoding, columns.texts),
    ".csv": _csv,
    ".tsv": _csv,
    ".parquet": lambda source, _, __: tabular.parquet(source),
    ".sqlite": _sqlite,
    ".sqlite3": _sqlite,
    ".db": _sqlite,
    ".html": _page,
    ".htm": _page,
    ".xhtml": _page,
    ".warc": lambda source, _, columns: warc.warc(source, columns.notes),
    ".wet": lambda source, _, columns: warc.warc(source, columns.notes),
    ".rss": lambda source, _, __: feeds.feed(source),
    ".atom": lambda source, _, __: feeds.feed(source),
    ".xml": lambda source, _, __: feeds.feed(source),
    ".eml": lambda source, encoding, _: messages.mail(source, encoding),
    ".mbox": lambda source, encoding, _: messages.mailbox(source, encoding),
    ".docx": lambda source, _, __: office.docx(source),
    ".pdf": lambda source, _, __: office.pdf(source),
}
ENDINGS = (*TEXT, *_READERS, sources.ARCHIVE)
"""Endings of files that are read from a folder, in the order in which an error lists them."""

_MADE_TO_TELL = frozenset({".rss", ".atom", ".xml", ".eml", ".mbox", ".docx", ".pdf", ".html", ".htm", ".xhtml", ".warc", ".wet"})  # fmt: skip
"""Shapes whose rows have the names of `fieldnames` because they are made here; nobody wants to hear of these."""
_ROWS = frozenset({".parquet", ".sqlite", ".sqlite3", ".db"})
_RECORDS = frozenset({".json", ".rss", ".atom", ".xml", ".mbox", ".warc", ".wet"})


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
    return "record" if ending in _RECORDS else "line"


def shape_rows(source: Source, encoding: str | None, columns: Columns) -> Rows | None:
    """Return the rows of a source by its ending; None if it is read as a text, or not at all."""
    read = _READERS.get(source.ending)
    return read(source, encoding, columns) if read else None
