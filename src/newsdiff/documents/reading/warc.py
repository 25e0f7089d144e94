"""WARC: the pages of a crawl, as Common Crawl's CC-NEWS has them, and the texts of WET files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsdiff.documents.reading import markup
from newsdiff.documents.reading.notes import Notes
from newsdiff.documents.reading.records import Row, Rows
from newsdiff.documents.reading.sources import Source
from newsdiff.errors import LoadError, MissingExtra, install_command

_OK = 200
_PAGES = ("text/html", "application/xhtml+xml")
_MAX_BYTES = 10_000_000
"""The longest page that is read; longer ones are no articles."""


def warc(source: Source, notes: Notes) -> Rows:
    """Read the articles of the pages in a WARC file; pages without one are counted."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise MissingExtra(
            f"{source.place} is a WARC file, which needs fastwarc; run: {install_command('warc')}"
        ) from None
    kinds = WarcRecordType.response | WarcRecordType.conversion | WarcRecordType.resource
    with source.open() as file:
        records = _whole(ArchiveIterator(file, record_types=kinds, auto_decode="all"), source.place)
        for number, record in enumerate(records, 1):
            try:
                found = _article(record, source.place, number)
            except LoadError as error:
                yield error
                continue
            if found is None:
                notes.n_empty += 1
            else:
                retrieved = record.headers.get("WARC-Date")
                yield Row(number, {**found, "retrieved": retrieved})


def _whole(records: Iterable[Any], place: str) -> Iterator[Any]:
    """Yield records; what is none is an error, whose class differs between versions of fastwarc."""
    try:
        yield from records
    except Exception as error:
        raise LoadError(f"{place} is damaged, or no WARC file ({error})") from error


def _article(record: Any, place: str, number: int) -> dict[str, Any] | None:  # noqa: ANN401  fastwarc has no types
    url = record.headers.get("WARC-Target-URI")
    if record.headers.get("WARC-Type") == "resource":
        kind = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
        content = record.reader.read(_MAX_BYTES) if kind in _PAGES else b""
        return markup.article(content, f"{place} record {number}", url) if content else None
    if record.http_headers is None:
        content = record.reader.read(_MAX_BYTES)
        return {"text": content.decode("utf-8", "replace"), "url": url} if content else None
    kind = record.http_content_type or ""
    if record.http_headers.status_code != _OK or kind not in _PAGES:
        return None
    return markup.article(record.reader.read(_MAX_BYTES), f"{place} record {number}", url)
