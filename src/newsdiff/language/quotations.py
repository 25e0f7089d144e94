"""Quoted speech inside a paragraph, by its quotation marks."""

from __future__ import annotations

import re
from typing import NamedTuple

_OPENING = dict(zip("“„«‟‘‚‹»›「『", "”“»”’‘›«‹」』", strict=True))  # "»" opens in German books
MARKS = frozenset("\"“”„‟«»‹›‘’‚'「」『』")
"""Every mark that can open or close a quotation."""
_QUOTE_MARKS = re.compile(f"[{''.join(sorted(MARKS))}]")
_TYPED = re.compile(r"(?<!\d)''|``")
_TYPED_AS = '\u2060"'
"""Two single marks or grave accents that agencies type for a double mark, and one with what fills their place."""
_APOSTROPHES = frozenset("'’")
_ELIDED = re.compile(r"(?:til|tis|twas|em|n|cause|bout|round|neath|s|t)\b", re.IGNORECASE)
"""Words that English and Dutch print behind an apostrophe: "'til", "'s avonds"."""


class Quotation(NamedTuple):
    """A piece of quoted speech, outer marks included, as a half-open span."""

    start: int
    end: int
    is_sure: bool
    """Whether both marks are there; else where it begins or ends is a guess."""


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """Find quoted speech inside a paragraph, which is `text[start:end]`.

    A quotation that is not closed runs to the end of the paragraph: newspapers leave the mark out when
    the next paragraph goes on quoting. Apostrophes and single quotation marks are distinguished by the
    characters beside them.

    Returns:
        In order, not nested.

    Example:
        >>> quotations("“Yes,” he said. 'No'", 0, 20)
        [Quotation(start=0, end=6, is_sure=True), Quotation(start=16, end=20, is_sure=True)]
    """
    if _TYPED.search(text, start, end):
        found = quotations(_TYPED.sub(_TYPED_AS, text[start:end]), 0, end - start)
        return [x._replace(start=x.start + start, end=x.end + start) for x in found]
    spans: list[Quotation] = []
    opened, closing, depth = -1, "", 0
    singles = _Singles(text, start, end)
    for match in _QUOTE_MARKS.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if opened >= 0:
            depth += _step(singles, at, mark, closing)
            if depth == 0:
                is_sure = text[opened] != "'" or not singles.may_own(at)
                spans.append(Quotation(opened, at + 1, is_sure))
                opened = -1
        elif _opens(singles, at, mark):
            opened, closing, depth = at, _OPENING.get(mark, mark), 1
        elif not spans and _ends(text, at, start, end):
            spans.append(
                Quotation(start, at + 1, is_sure=False)
            )  # goes on from the paragraph before
    # A single mark that is not closed may be an apostrophe.
    is_mark = closing not in ("'", "’") or opened == start or text[opened - 2 : opened] == ": "
    if opened >= 0 and is_mark:
        spans.append(Quotation(opened, end, is_sure=False))
    return spans


class _Singles:
    """The single marks of a paragraph, which may be apostrophes."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end

    def is_behind(self, at: int) -> bool:
        """Whether a mark stands right behind a letter or digit."""
        return at > self.start and self.text[at - 1].isalnum()

    def is_last(self, at: int) -> bool:
        """Whether no letter or digit follows a mark."""
        return at + 1 >= self.end or not self.text[at + 1].isalnum()

    def may_own(self, at: int) -> bool:
        """Whether a mark may be the apostrophe of a plural that owns something: "the dogs' owners"."""
        behind = self.text[at + 1 : min(at + 3, self.end)]
        is_plural = self.text[at - 1] in "sS" and self.is_behind(at)
        return is_plural and behind[:1] == " " and behind[1:].islower()

    def closes_behind(self, at: int) -> bool:
        """Whether the next single mark that stands not inside a word may close what is open at a place."""
        for match in _INNER.finditer(self.text, at + 1, self.end):
            place = match.start()
            if self.is_behind(place) and not self.is_last(place):
                continue
            return place > self.start and not self.text[place - 1].isspace() and self.is_last(place)
        return False


_INNER = re.compile("['’‘]")


def _step(singles: _Singles, at: int, mark: str, closing: str) -> int:
    """Return by how much a mark inside a quotation changes its depth; only single marks nest."""
    if closing == mark == "'" and _opens(singles, at, mark, inner=True):
        return 1
    return -1 if _closes(singles, at, mark, closing) else 0


def _opens(singles: _Singles, at: int, mark: str, *, inner: bool = False) -> bool:
    """Whether a mark opens a quotation; inside one, a single mark before any word does."""
    text, is_behind = singles.text, singles.is_behind(at)
    if mark in "」』":
        return False
    if mark in "”»›":  # Swedish ”so”, German »so«
        is_open = at == singles.start or text[at - 1].isspace()
        return is_open and text[at + 1 : at + 2].isalnum()
    if mark == '"':  # behind a word it ends what began in another paragraph, or counts inches
        return not is_behind and not _ends(text, at, singles.start, singles.end)
    if mark in _APOSTROPHES:  # an apostrophe unless it stands before a word and after none
        after = text[at + 1 : at + 2]
        if mark != "'" or is_behind or not after.isalpha():
            return False
        return (
            inner
            or after.isupper()
            or (not _ELIDED.match(text, at + 1) and singles.closes_behind(at))
        )
    return True


def _ends(text: str, at: int, start: int, end: int) -> bool:
    """Whether a double mark can only close a quotation: it stands behind something and before nothing."""
    if text[at] in "”»」』":
        return True
    before = text[at - 1] if at > start else " "
    is_behind = not (before.isspace() or before.isdigit() or before in "([—–-")
    return text[at] == '"' and is_behind and (at + 1 >= end or text[at + 1].isspace())


def _closes(singles: _Singles, at: int, mark: str, closing: str) -> bool:
    """Whether a mark closes the quotation that waits for `closing`."""
    if mark != closing and not (mark in "“”" and closing in "“”" and mark == "”"):
        return False
    if mark in _APOSTROPHES:
        return singles.is_last(at) and not (singles.may_own(at) and singles.closes_behind(at))
    return True
