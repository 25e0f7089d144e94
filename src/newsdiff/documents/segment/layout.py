"""The paragraphs of a text as places: one a line, or one a block where lines are wrapped by hand."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from newsdiff.documents.segment import line_types, mail

_MIN_WRAPPED_LINES = 3
"""Lines inside blocks that a file must have to count as wrapped by hand."""
_MIN_WRAPPED_GOING_ON = 2
"""The same where each line goes on with a small letter."""
_WRAP_QUANTILE = 0.8
"""Share of those lines that are no wider than the column; the rest are long links."""
_MIN_WRAP_WIDTH = 40
"""Narrowest column, in characters; lists and mastheads have shorter lines."""
_MIN_NARROW_WIDTH = 24
"""The same where words are broken, or many lines begin with a small letter: a newspaper's columns in print.
From 20 on tags and menus of two in 693 web pages passed for one."""
_MIN_SMALL = 0.3
"""Share of such lines: half of German words have a capital or stand behind one that has, and no list has as many."""
_MIN_BROKEN = 2
"""Lines that end inside a word, in such a text."""
_MAX_WRAP_WIDTH = 130
"""Widest column, in characters."""
_WRAP_SLACK = 3
"""Characters by which a full line may fall short of the column, for wide spaces."""
_MIN_FULL_SHARE = 0.7
"""Share of those lines that the first word of the next one would have made too long."""

# Everything that ends a line for a reader; only the first three are lines to an editor.
_LINE = re.compile(r"([^\n\r\x0b\x0c\x85\u2028\u2029]*)(\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]|\Z)")
_EDITOR_ENDS = ("\n", "\r", "\r\n")
_INVISIBLE = "\u200b\u2060\ufeff"


class TextBlock(NamedTuple):
    """Where a paragraph is."""

    line: int
    """Line of the file where it begins, from 1."""
    start: int
    end: int


class _Line(NamedTuple):
    """A non-empty line, without the whitespace around it."""

    number: int
    start: int
    end: int
    indent: int
    text: str

    @property
    def width(self) -> int:
        """Columns up to its last character."""
        return self.indent + len(self.text)


def text_blocks(text: str, start: int = 0, stop: int | None = None) -> list[TextBlock]:
    r"""Find the paragraphs of a text, from the start of the article to its end, those of a quoted message behind their marks.

    Returns:
        Non-empty blocks in order, without whitespace at their ends, no-break and zero-width spaces
        included. Together they hold every visible character from `start` to `stop`.

    Example:
        >>> [(block.line, block.start, block.end) for block in text_blocks("Title\n\n  One.\u00a0\r\nTwo.")]
        [(1, 0, 5), (3, 9, 13), (4, 16, 20)]
    """
    groups = _groups(text, start, len(text) if stop is None else stop)
    width = _wrap_width(groups)
    return [
        TextBlock(lines[0].number, lines[0].start, lines[-1].end)
        for group in groups
        for lines in (_wrapped_blocks(group, width) if width else [[line] for line in group])
    ]


def _groups(text: str, start: int, stop: int) -> list[list[_Line]]:
    """Split a text into runs of non-empty lines."""
    number = 1 + len(re.findall(r"\r\n|\n|\r", text[:start]))
    groups: list[list[_Line]] = [[]]
    is_quoted = text.find("\n>", start - 1 if start else 0) >= 0 and mail.is_quoted(
        [line for line in text[start:stop].splitlines() if line.strip()]
    )
    for match in _LINE.finditer(text, start, stop):
        line, end = match.groups()
        marks = mail.quote_marks(line) if is_quoted else 0
        if core := _visible(line[marks:]):
            begin = match.start() + line.index(core, marks)
            indent = 0 if marks else begin - match.start()
            groups[-1].append(_Line(number, begin, begin + len(core), indent, core))
        elif groups[-1]:
            groups.append([])
        number += end in _EDITOR_ENDS
    return [group for group in groups if group]


def _visible(text: str) -> str:
    """Strip whitespace and invisible characters off both ends."""
    core = text.strip()
    if core[:1] not in _INVISIBLE and core[-1:] not in _INVISIBLE:
        return core
    while (further := core.strip(_INVISIBLE).strip()) != core:
        core = further
    return core


def _wrap_width(groups: list[list[_Line]]) -> int:
    """Return the column at which the lines of a file are wrapped by hand, 0 if they are not.

    Wrapped lines are full: the first word of the next one would not have fitted. And most of them break
    inside a sentence, which no list, masthead or poem of short lines does.
    """
    inner = [
        (a, b)
        for group in groups
        for a, b in pairwise(group)
        if not line_types.is_item(b.text) and not line_types.is_heading(b.text)
    ]
    goes_on = all(b.text[0].islower() for _, b in inner)
    if len(inner) < (_MIN_WRAPPED_GOING_ON if goes_on else _MIN_WRAPPED_LINES):
        return 0
    widths = sorted(a.width for a, _ in inner)
    width = widths[int(len(widths) * _WRAP_QUANTILE)]
    least = _MIN_NARROW_WIDTH if _runs_on(inner) else _MIN_WRAP_WIDTH
    if not least <= width <= _MAX_WRAP_WIDTH:
        return 0
    full = [a for a, b in inner if _is_full(a, b, width)]
    n_open = sum(not line_types.is_closed(line.text) for line in full)
    is_wrapped = len(full) >= max(len(inner) * _MIN_FULL_SHARE, 2) and n_open * 2 >= len(full)
    return width if is_wrapped else 0


def _runs_on(inner: list[tuple[_Line, _Line]]) -> bool:
    """Whether lines end inside words, or many begin with a small letter, which lines that were broken on purpose do not."""
    n_small = sum(b.text[0].islower() for _, b in inner)
    n_broken = sum(
        a.text[-1] == "-" and a.text[-2:-1].isalpha() and b.text[0].islower() for a, b in inner
    )
    return n_broken >= _MIN_BROKEN or n_small >= _MIN_SMALL * len(inner)


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Whether the first word of the following line would not have fitted into this one."""
    return line.width + 1 + len(following.text.split(maxsplit=1)[0]) > width - _WRAP_SLACK


def _wrapped_blocks(group: list[_Line], width: int) -> list[list[_Line]]:
    """Join the lines of a run, except in front of list items and headings.

    A run without a full line was broken on purpose, such as an address, or a byline and a date.
    """
    is_full = [_is_full(a, b, width) for a, b in pairwise(group)]
    if not any(is_full) and not any(line.text[0].islower() for line in group[1:]):
        return [[line] for line in group]
    result = [[group[0]]]
    for line, joins in zip(group[1:], is_full, strict=True):
        opens = line_types.is_heading(line.text) or (line_types.is_item(line.text) and not joins)
        if opens or line_types.is_heading(result[-1][0].text):
            result.append([line])
        else:
            result[-1].append(line)
    return result
