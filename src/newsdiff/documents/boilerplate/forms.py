"""Forms: what a page prints that no wording gives away: links, fields, calls to readers, and what a browser adds when it prints."""

from __future__ import annotations

import re

from newsdiff.documents.boilerplate.lines import Line

_LINK = re.compile(r"\[[^\]]+\]\([^)\s]+\)|(?:\d{1,3}\.\s)?<?https?://\S+")
_PRINTED = re.compile(
    r"https?://\S+\s\d{1,3}/\d{1,3}|\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d\d(?:\s?[AP]M)?\s.*[^.!?]"
)
"""What a browser prints above and below each page: day, time and title, address and number of the page."""
_LINKS = re.compile(r"(?:\[\d{1,3}\][^\[\].!?]{1,40}){2,}")
"""Links in a row, as a browser for text numbers them: `[1]Home [2]News`."""
_PLACEHOLDER = re.compile(
    r"\{\{[^{}]*\}\}|\$\{[^{}]*\}|\{%[^{}]*%\}|<%[^<>]*%>"
    r"|\[(?:IMG|IMAGE|INLINE|EMBED|BUTTON|LINK)\b[^\[\]]*\]|\[[\w.-]+\.(?:png|jpe?g|gif|svg|webp)\]|\[?_{3,}\]?",
    re.IGNORECASE,
)
"""A place in a template that was never filled, a picture or a field of a page that was printed as text: `{{video.title}}`, `[logo.png]`."""
_CALL = re.compile(
    r"[^?？]{8,150}[?？]\s(?:[^\s?？.!]+\s){1,6}<?[\w.+-]{1,64}@[\w.-]{1,64}\w>?"
    r"(?:\s(?:or|oder|ou|o|of|lub|albo|или)(?:\s[^\s?？]+){1,5})?[.!]?"
)


def is_call(text: str) -> bool:
    """Whether a line asks the reader something and tells where to write.

    Example:
        >>> is_call("Were you on the ferry? Write to desk@mill.example")
        True
        >>> is_call("Who sank it? Police ask all who saw two men to write to desk@mill.example")
        False
    """
    return "@" in text and _CALL.fullmatch(text) is not None


def is_link(text: str) -> bool:
    """Whether a line is one link.

    Example:
        >>> is_link("3. https://example.org/ferry"), is_link("See https://example.org")
        (True, False)
    """
    return _LINK.fullmatch(text) is not None


def frame(line: Line) -> str | None:
    """Return why a line is a part of the page and not of its text, by its form; None if nothing shows that."""
    printed = f"{line.bullet} {line.text}".lstrip()
    if _PRINTED.fullmatch(printed) or _LINKS.fullmatch(printed):
        return "a page's frame, printed with it"
    rest = _PLACEHOLDER.sub("", line.text)
    if rest == line.text or any(map(str.isalnum, rest)):
        return None
    return "a placeholder, never filled"
