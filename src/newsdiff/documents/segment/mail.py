"""Articles that came by mail: the headers above them, and the marks in front of quoted lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsdiff.language import dates
from newsdiff.language.name_lists import listed_names, name_rows

_LABELS = {
    label.replace("_", " "): field
    for field, *labels in map(str.split, name_rows("mail headers"))
    for label in labels
}
"""What stands before the colon of a header, lower case, and the field that it is."""
_HEADER = re.compile(
    r"(?:\*{0,2})(?P<label>[^\W\d_][\w.'-]{0,15}(?: [\w']{1,8})?)\s?[:：](?:\*{0,2})\s*(?P<value>.*)$"
)
_SEPARATOR = re.compile(r"[-_=—]{5,60}$|[-_=—]{2,40}+\s?[^\s\W_][^-_=—]{3,60}+[-_=—]{2,40}+:?$")
"""What a program writes above a message that it forwards: a rule, or a few words between dashes."""
_FORWARDED = re.compile(
    rf"^(?:(?:{'|'.join(sorted(listed_names('mail prefixes')))})\s?[:：]\s*)+", re.IGNORECASE
)
"""How the subject of a forwarded message begins."""
_MARKS = re.compile(r"[ \t]*(?:> ?)+")
_MIN_HEADERS = 2
_MAX_NOTE = 200
"""Characters to who gets a forwarded message; a longer text above another is what was sent."""
_MIN_QUOTED = 3
"""Quoted lines that a text must have, and half of its lines must be quoted; fewer are speech set as a block."""


class MailHead(NamedTuple):
    """What the headers of a mail say."""

    end: int
    """Where the message begins."""
    subject: str | None
    sent: str | None
    """In ISO 8601."""


def mail_head(text: str, start: int = 0) -> MailHead | None:
    r"""Read the headers at the beginning of a text; None where it is no mail.

    At least two, one of them the sender or the subject. Where a message was forwarded, perhaps below a few words to who got
    it, those of the first one count, and what it lacks the next one has.

    Example:
        >>> mail_head("Von: Ada Stone\nGesendet: 3. März 2019 09:12\nBetreff: WG: Die Mole\n\nDie Mole bleibt zu.")
        MailHead(end=65, subject='Die Mole', sent='2019-03-03T09:12:00')
    """
    found, end = _headers(text, start)
    if len(found) < _MIN_HEADERS or found.keys() <= {"sent", "other"}:
        return None
    subject = _subject(found)
    while inner := _forwarded(text, end, subject):
        found, end = inner[0] | found, inner[1]
        subject = subject or _subject(found)
    return MailHead(end, subject or None, dates.iso(found.get("sent")))


def _subject(found: dict[str, str]) -> str:
    """Return what a message is about, without what a program wrote before it."""
    return _FORWARDED.sub("", found.get("subject", ""))


def _headers(text: str, start: int) -> tuple[dict[str, str], int]:
    """Read the headers from a place on: what each field says first, and where the last header ends."""
    found: dict[str, str] = {}
    end = start
    for line, behind in _lines(text, start):
        bare = line[quote_marks(line) :].strip()
        header = _HEADER.match(bare)
        field = _LABELS.get(header["label"].casefold()) if header else None
        if header and field:
            found.setdefault(field, header["value"].strip())
            end = behind
        elif found and bare and line[:1].isspace():
            end = behind  # a header goes on
        elif bare and not _SEPARATOR.match(bare):
            break
        elif found and bare:
            end = behind
    return found, end


def _forwarded(text: str, start: int, subject: str) -> tuple[dict[str, str], int] | None:
    """Read the headers of a message that was forwarded, below a short note at most; None where there is none.

    A rule or words of a program stand above it, or it has the same subject; else it is another letter, and the note is one.
    """
    n_chars = 0
    for line, behind in _lines(text, start):
        bare = line[quote_marks(line) :].strip()
        is_marked = _SEPARATOR.match(bare) is not None
        if is_marked or _HEADER.match(bare):
            found, end = _headers(text, behind - len(line))
            is_same = is_marked or _subject(found) == subject
            if found.keys() >= {"sender", "subject"} and is_same:
                return found, end
        n_chars += len(bare)
        if n_chars > _MAX_NOTE:
            return None
    return None


def _lines(text: str, start: int) -> Iterator[tuple[str, int]]:
    """Yield the lines of a text, and where each ends."""
    while start < len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        yield text[start:stop], stop
        start = stop + 1


def is_quoted(lines: list[str]) -> bool:
    """Whether the non-empty lines of a text are mostly those of a message that somebody quotes with `>`.

    Example:
        >>> is_quoted(["Ada wrote:", "> The ferry", ">", "> sails."]), is_quoted(["He said:", "> No.", "Then he left."])
        (True, False)
    """
    n = sum(line.startswith(">") for line in lines)
    return n >= _MIN_QUOTED and n * 2 >= len(lines)


def quote_marks(line: str) -> int:
    """Return the number of characters of the marks in front of a quoted line, with the blanks among them.

    Example:
        >>> quote_marks("> > The ferry"), quote_marks("The ferry")
        (4, 0)
    """
    found = _MARKS.match(line)
    return found.end() if found else 0
