"""The text of a document without what cleaning removes."""

from __future__ import annotations

import re

from newsdiff.model import Document

_BLANK = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n)")
_LINE_END = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n|\Z)")


def cuts(document: Document) -> list[tuple[int, int, int]]:
    """Find what leaves the text: removed paragraphs with their line ends and doubled blank lines.

    Returns:
        `(start, end, paragraph)` ranges of characters, sorted and apart; `paragraph` is the position of
        the removed paragraph that each belongs to.
    """
    result: list[tuple[int, int, int]] = []
    text = document.text
    end = first = 0  # of the cuts that touch each other
    for i, paragraph in enumerate(document.paragraphs):
        if not paragraph.is_removed:
            continue
        start = max(_line_start(text, paragraph.start), end)
        first = start if start > end else first
        line_end = _LINE_END.match(text, paragraph.end)
        end = line_end.end() if line_end else paragraph.end
        if line_end and _is_blank_before(text, first):
            while (blank := _BLANK.match(text, end)) and blank.end() > end:
                end = blank.end()
        result.append((start, end, i))
    return result


def _line_start(text: str, at: int) -> int:
    """Return the first character of a paragraph's line, if only white space precedes the paragraph there."""
    start = at
    while start and text[start - 1] not in "\r\n" and text[start - 1].isspace():
        start -= 1
    return start if start == 0 or text[start - 1] in "\r\n" else at


def _is_blank_before(text: str, at: int) -> bool:
    """Whether what stands before a position ends with a blank line, or is empty."""
    before = _before_line_end(text, at)
    if before is None:
        return at == 0
    while before and text[before - 1] not in "\r\n" and text[before - 1].isspace():
        before -= 1
    return _before_line_end(text, before) is not None


def _before_line_end(text: str, at: int) -> int | None:
    """Return where the line end before a position begins; None where there is none."""
    if at and text[at - 1] in "\r\n":
        return at - 2 if text[max(at - 2, 0) : at] == "\r\n" else at - 1
    return None


def strip(document: Document) -> str:
    r"""Return the text without removed paragraphs and without the blank lines that they leave doubled.

    Example:
        >>> from newsdiff.model import Mark, Paragraph
        >>> gone = Mark("share", "remove", "says “share”", 0.97)
        >>> text = "One.\n\nShare\n\nTwo.\n"
        >>> rows = (Paragraph(0, 1, 0, 4), Paragraph(1, 3, 6, 11, mark=gone), Paragraph(2, 5, 13, 17))
        >>> strip(Document(id="a", text=text, paragraphs=rows))
        'One.\n\nTwo.\n'
    """
    removed = cuts(document)
    starts = [0, *(end for _, end, _ in removed)]
    ends = [*(start for start, _, _ in removed), len(document.text)]
    return "".join(document.text[a:b] for a, b in zip(starts, ends, strict=True))
