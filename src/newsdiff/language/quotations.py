"""Quoted speech: where a paragraph quotes somebody."""

from __future__ import annotations

import re

_OPENING = dict(zip("“„«‟‘‚‹»›", "”“»”’‘›«‹", strict=True))  # "»" opens in German books
MARKS = frozenset("\"“”„‟«»‹›‘’‚'")
"""Every mark that can open or close a quotation."""
_QUOTE_MARKS = re.compile(f"[{''.join(sorted(MARKS))}]")


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find quoted speech inside a paragraph, which is `text[start:end]`.

    A quotation that is not closed runs to the end of the paragraph: newspapers leave the mark out when
    the next paragraph goes on quoting. Apostrophes and single quotation marks are distinguished by the
    characters beside them.

    Returns:
        Half-open spans in order, outer marks included, not nested.

    Example:
        >>> quotations("“Yes,” he said. 'No'", 0, 20)
        [(0, 6), (16, 20)]
    """
    spans: list[tuple[int, int]] = []
    opened, closing, depth = -1, "", 0
    for match in _QUOTE_MARKS.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if opened >= 0:
            depth += _step(text, at, (start, end), mark, closing)
            if depth == 0:
                spans.append((opened, at + 1))
                opened = -1
        elif _opens(text, at, start, mark):
            opened, closing, depth = at, _OPENING.get(mark, mark), 1
        elif mark in "”»" and not spans:
            spans.append((start, at + 1))  # goes on from the paragraph before
    # A single mark that is not closed may be an apostrophe.
    is_sure = closing not in ("'", "’") or opened == start or text[opened - 2 : opened] == ": "
    if opened >= 0 and is_sure:
        spans.append((opened, end))
    return spans


def _step(text: str, at: int, paragraph: tuple[int, int], mark: str, closing: str) -> int:
    """Return by how much a mark inside a quotation changes its depth; only single marks nest."""
    if closing == mark == "'" and _opens(text, at, paragraph[0], mark, inner=True):
        return 1
    return -1 if _closes(text, at, paragraph[1], mark, closing) else 0


def _opens(text: str, at: int, start: int, mark: str, *, inner: bool = False) -> bool:
    """Whether a mark opens a quotation; inside one, a single mark before any word does."""
    is_behind = at > start and text[at - 1].isalnum()
    if mark in "”»›":  # Swedish ”so”, German »so«
        is_open = at == start or text[at - 1].isspace()
        return is_open and text[at + 1 : at + 2].isalnum()
    if mark == '"':  # behind a word it ends what began in another paragraph, or counts inches
        return not is_behind
    if mark in "'’":  # an apostrophe unless it stands before a word and after none
        after = text[at + 1 : at + 2]
        follows = after.isalpha() if inner else after.isupper()
        return mark == "'" and follows and not is_behind
    return True


def _closes(text: str, at: int, end: int, mark: str, closing: str) -> bool:
    """Whether a mark closes the quotation that waits for `closing`."""
    if mark != closing and not (mark in "“”" and closing in "“”" and mark == "”"):
        return False
    if mark in "'’":
        return at + 1 >= end or not text[at + 1].isalnum()
    return True
