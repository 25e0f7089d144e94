"""Pages that a browser saved with all that belongs to them: MHTML (Chrome, Edge), web archives (Safari), HAR (what it fetched)."""

from __future__ import annotations

import base64
import json
import plistlib
from collections.abc import Mapping
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any
from xml.parsers.expat import ExpatError

from newsdiff.documents.reading import markup
from newsdiff.documents.reading.records import Row, Rows
from newsdiff.documents.reading.sources import Source
from newsdiff.errors import LoadError

_OK = 200


def mhtml(source: Source) -> Rows:
    """Read the article of a page that was saved as MHTML; nothing where there is none."""
    message = message_from_bytes(source.content(), policy=policy.default)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if not isinstance(page, EmailMessage):
        raise LoadError(f"{source.place} holds no page; save it again")
    content = page.get_payload(decode=True)
    url = message.get("Snapshot-Content-Location") or page.get("Content-Location")
    saved = message.get("Date")
    yield from _rows(content, source, url and str(url).strip(), saved and str(saved))


def web_archive(source: Source) -> Rows:
    """Read the article of a page that Safari saved; nothing where there is none."""
    try:
        main = plistlib.loads(source.content())["WebMainResource"]
        content, url = main["WebResourceData"], main.get("WebResourceURL")
    except (plistlib.InvalidFileException, ExpatError, KeyError, TypeError, ValueError) as error:
        raise LoadError(
            f"{source.place} is no page that Safari saved ({error or 'not readable'}); save it again"
        ) from None
    yield from _rows(content, source, url if isinstance(url, str) else None, None)


def har(source: Source) -> Rows:
    """Read the articles of the pages in a log of what a browser fetched; scripts, pictures and pages without one are left out."""
    try:
        entries = json.loads(source.content())["log"]["entries"]
        pages = [entry for entry in entries if _is_page(entry["response"])]
        for number, entry in enumerate(pages, 1):
            content = entry["response"]["content"]
            text = content.get("text") or ""
            page = base64.b64decode(text) if content.get("encoding") == "base64" else text.encode()
            for row in _rows(page, source, entry["request"]["url"], entry.get("startedDateTime")):
                if isinstance(row, Row):
                    yield Row(number, row.values)
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        raise LoadError(f"{source.place} is no HAR file that can be read; save it again") from None


def _is_page(response: Mapping[str, Any]) -> bool:
    return response["status"] == _OK and "html" in response["content"].get("mimeType", "")


def _rows(content: object, source: Source, url: str | None, saved: str | None) -> Rows:
    """Give the article of a page, with when it was saved."""
    if not isinstance(content, bytes):
        raise LoadError(f"{source.place} holds no page; save it again")
    found = markup.article(content, source.place, url)
    if found is not None:
        yield Row(0, {**found, "retrieved": saved})
