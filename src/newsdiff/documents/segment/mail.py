"""Articles that came by mail: the headers above them, and the marks in front of quoted lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsdiff.language import dates

_LABELS = {
    label: field
    for field, labels in {
        "sender": "from von de da van od från fra",
        "sent": "sent date gesendet datum envoyé envoyée enviado enviada enviado_el fecha inviato data verzonden wysłano skickat sendt",
        "subject": "subject betreff objet sujet asunto oggetto assunto onderwerp temat ämne emne",
        "other": "to cc bcc reply-to an kopie à a para pour destinataire dest. aan do importance attachments anlagen",
    }.items()
    for label in labels.split()
}
"""What stands before the colon of a header, lower case, and the field that it is; "De" is the sender in two languages."""
_HEADER = re.compile(
    r"(?:\*{0,2})(?P<label>[^\W\d_][\w.-]{0,11}(?: el)?)\s?:(?:\*{0,2})\s*(?P<value>.*)$"
)
_SEPARATOR = re.compile(
    r"[-_=—\s]{0,40}(?:(?:\w+ ){0,2}(?:(?:forwarded|weitergeleitete[nr]?|original|ursprüngliche)\s?(?:message|nachricht)"
    r"|message (?:transféré|d'origine|original)|mensaje (?:reenviado|original)|messaggio (?:inoltrato|originale)"
    r"|doorgestuurd bericht|oorspronkelijk bericht))[-_=—:\s]{0,40}$|[-_=]{5,60}$",
    re.IGNORECASE,
)
"""What a program writes above a message that it forwards."""
_FORWARDED = re.compile(r"^(?:(?:fwd?|wg|tr|rv|rif|i|doorst|re|aw|antw|r)\s?:\s*)+", re.IGNORECASE)
"""How the subject of a forwarded message begins."""
_MARKS = re.compile(r"[ \t]*(?:> ?)+")
_MIN_HEADERS = 2
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

    At least two, one of them the sender or the subject. Where a message was forwarded, those of the first one count,
    and what it lacks the next one has.

    Example:
        >>> mail_head("Von: Ada Stone\nGesendet: 3. März 2019 09:12\nBetreff: WG: Die Mole\n\nDie Mole bleibt zu.")
        MailHead(end=65, subject='Die Mole', sent='2019-03-03T09:12:00')
    """
    found: dict[str, str] = {}
    end, n = start, 0
    for line, behind in _lines(text, start):
        bare = line[quote_marks(line) :].strip()
        header = _HEADER.match(bare)
        field = _LABELS.get(header["label"].casefold().replace(" ", "_")) if header else None
        if header and field:
            found.setdefault(field, header["value"].strip())
            end, n = behind, n + 1
        elif n and bare and line[:1].isspace():
            end = behind  # a header goes on
        elif bare and not _SEPARATOR.match(bare):
            break
    if n < _MIN_HEADERS or found.keys() <= {"sent", "other"} or len(found) < _MIN_HEADERS:
        return None
    subject = _FORWARDED.sub("", found.get("subject", "")) or None
    return MailHead(end, subject, dates.iso(found.get("sent")))


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
