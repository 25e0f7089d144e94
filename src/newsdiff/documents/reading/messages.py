"""Mails: what somebody sent or forwarded, with its subject, sender and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from itertools import pairwise

from newsdiff.documents.reading import decode, markup
from newsdiff.documents.reading.notes import Notes
from newsdiff.documents.reading.records import Row, Rows
from newsdiff.documents.reading.sources import Source
from newsdiff.errors import LoadError

_SIZE = re.compile(rb"(\d{1,12})[ \t]*\r?\n")
"""Bytes of a mail, which Apple Mail writes above it; behind it stands what that knows of it."""
_PREFIX = re.compile(r"^(?:\s*(?:re|fwd?|wg|aw|tr|rv|rif|i|vs|sv|doorst)\s*:\s*)+", re.IGNORECASE)
"""What mail programs put before the subject of answers and forwarded mails, in seven languages."""
_BEGIN = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{1,200}\r?\n(?=>?[\w-]{1,60}:)")
"""The line before each mail of a mailbox (RFC 4155): sender and date, behind an empty line and before a header."""
_MEDIA = ("image", "audio", "video")
"""Kinds of what is attached that hold no text: signs of houses, mostly."""
_MAX_HEADER = 10_000
"""Characters of a header that is decoded; a subject of so many encoded words takes 25 MB, and four times as many take sixteen times that."""
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_MIN_QUOTED_SHARE = 0.5
"""Share of its lines from which on a mail is a quotation whose marks are taken off."""


def mail(source: Source, encoding: str | None, notes: Notes) -> Rows:
    """Read a mail: its text, or that of its HTML. Where most lines are quoted, the marks before them are taken off.

    The date of a forwarded or quoted mail is when it was sent, and not that of what it holds. Mails that are attached to it
    are read, too, and other files are told.
    """
    content = source.content()
    if size := _SIZE.match(content):
        content = content[size.end() :][: int(size[1])]
    message = message_from_bytes(content, policy=policy.default)
    attached = list(_attached(message, source, notes))
    if not attached:
        yield Row(0, _mail(message, source.place, encoding))
        return
    for number, one in enumerate([message, *attached], 1):
        try:
            yield Row(number, _mail(one, f"{source.place} record {number}", encoding))
        except LoadError as error:
            if number > 1:  # whoever passes a mail on may write nothing
                yield error


def _attached(message: EmailMessage, source: Source, notes: Notes) -> Iterator[EmailMessage]:
    """Yield the mails that are attached to one; note files that may be articles."""
    if not message.is_multipart():
        return
    for part in message.iter_attachments():
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            yield from (one for one in inner if isinstance(one, EmailMessage))
        elif part.get_filename() and part.get_content_maintype() not in _MEDIA:
            notes.skip("that are attached to mails", f"{source.path}/{part.get_filename()}")


def mailbox(source: Source, encoding: str | None) -> Rows:
    """Read the mails of a mailbox as `mail` does; one without a text is an error in its place."""
    content = source.content()
    begins = [found.start() for found in _BEGIN.finditer(content)]
    for number, (start, end) in enumerate(pairwise([*begins, len(content)]), 1):
        _, _, one = content[start:end].partition(b"\n")
        try:
            message = message_from_bytes(one, policy=policy.default)
            yield Row(number, _mail(message, f"{source.place} record {number}", encoding))
        except LoadError as error:
            yield error


def _mail(message: EmailMessage, place: str, encoding: str | None) -> dict[str, object]:
    """Return what a mail says."""
    body = message.get_body(("plain", "html"))
    if body is None:
        raise LoadError(f"{place} is a mail without a text; save the text as .txt")
    text = _content(body, place, encoding)
    lines = [line for line in text.splitlines() if line.strip()]
    n_quoted = sum(line.lstrip().startswith(">") for line in lines)
    is_quotation = bool(lines) and n_quoted >= len(lines) * _MIN_QUOTED_SHARE
    if is_quotation:
        text = _QUOTED.sub("", text)
    subject = _header(message, "subject")
    title = _PREFIX.sub("", subject)
    sent = _header(message, "date") or _header(message, "sent") or None
    is_passed_on = is_quotation or title != subject
    return {
        "text": text,
        "title": title or None,
        "retrieved" if is_passed_on else "published": sent,
        "author": _sender(_header(message, "from")),
    }


def _header(message: EmailMessage, name: str) -> str:
    """Return a header, as it was written where the parser of the standard library ends on it (a second of 20 digits).

    Nor is that parser given a long one: it takes gigabytes for a subject of 50,000 encoded words.
    """
    values = (str(value) for key, value in message.raw_items() if key.lower() == name)
    written = next(values, "")
    if len(written) <= _MAX_HEADER:
        with suppress(ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            return str(message.get(name) or "").strip()
    return written.strip()


def _content(body: MIMEPart, place: str, encoding: str | None) -> str:
    """Return the text of a part of a mail."""
    if body.get("content-type") is None and body.get("content-transfer-encoding") is None:
        payload = body.get_payload(decode=True)
        found, _ = decode.text(payload if isinstance(payload, bytes) else b"", place, encoding)
    else:
        try:
            found = body.get_content()
        except (LookupError, UnicodeError) as error:
            raise LoadError(f"{place} is a mail that cannot be read ({error})") from None
    found = found.replace("\r\n", "\n")
    return markup.fragment_text(found) if body.get_content_type() == "text/html" else found


def _sender(text: str) -> str | None:
    """Return the name of who sent it, without the address."""
    return text.partition("<")[0].strip().strip('"').strip() or None
