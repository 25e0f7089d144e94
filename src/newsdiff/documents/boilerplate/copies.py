"""Copies: an article, or paragraphs of it, that stand in its file a second time.

In come the units of one document with their decisions, vetoes included, which are changed in place; out comes a
warning where so much stands twice that the file holds the article twice. One copy stays, the first that does.
"""

from __future__ import annotations

from newsdiff.documents.boilerplate.context import STRUCTURE, Decision
from newsdiff.documents.boilerplate.units import Unit
from newsdiff.settings import CleanSettings


def drop_copies(units: list[Unit], decided: list[Decision], settings: CleanSettings) -> str | None:
    """Remove the second copies of a document's paragraphs, in place; return a warning for the reader, or None.

    A paragraph of prose is a copy by itself. A shorter line, such as a headline, is one only beside a copied
    paragraph, where the first copy of both has it too.
    """
    copied = _copied_prose(units, decided)
    for i in list(copied):
        for step in (-1, 1):
            _follow(i, step, units, decided, copied)
    for i, first in copied.items():
        line = decided[first].evidence
        decided[i].evidence.append(f"{decided[i].reason}, but it stands in the file already")
        decided[i].category, decided[i].action, decided[i].by = "duplicate", "remove", "copy"
        decided[i].reason, decided[i].confidence = "a copy of a line above", 0.97
        if "printed again below" not in line:
            line.append("printed again below")
    return _warning(units, decided, settings)


def _copied_prose(units: list[Unit], decided: list[Decision]) -> dict[int, int]:
    """Return the paragraphs of prose that stay and were said before, with the first place of each."""
    first: dict[tuple[str, ...], int] = {}
    copied = {}
    for i, (unit, decision) in enumerate(zip(units, decided, strict=True)):
        if not unit.is_prose or not _is_free(unit, decision):
            continue
        # A quotation may be printed large beside the paragraph that has it, and a question be listed above the text.
        if unit.text.endswith("?") or unit.is_quotation:
            continue
        # A list of what matters most says what the text says further down.
        said = ("bullet" if unit.has_bullet else "", unit.key, *unit.figures)
        if said in first:
            copied[i] = first[said]
        else:
            first[said] = i
    return copied


def _follow(
    i: int, step: int, units: list[Unit], decided: list[Decision], copied: dict[int, int]
) -> None:
    """Add the lines on one side of a copy that stand beside its first copy too."""
    first = copied[i]
    while True:
        i, first = i + step, first + step
        if not 0 <= first < i < len(units) or i in copied or first in copied:
            return
        is_same = units[i].key and _says_same(units[i], units[first])
        if not is_same or decided[first].action == "remove" or decided[i].by == "overlay":
            return
        if decided[i].action != "remove":
            copied[i] = first


def _says_same(unit: Unit, other: Unit) -> bool:
    """Whether two lines have the same words and figures."""
    return unit.key == other.key and unit.figures == other.figures


def _is_free(unit: Unit, decision: Decision) -> bool:
    """Whether a unit stays, and is no standfirst: what sums up an article may say what its first paragraph says."""
    return _stays(decision) and unit.kind not in STRUCTURE


def _stays(decision: Decision) -> bool:
    """Whether a unit stays, and not because its user wants it."""
    return decision.action != "remove" and decision.by != "overlay"


def _warning(units: list[Unit], decided: list[Decision], settings: CleanSettings) -> str | None:
    """Say that the article stands twice, if a large part of its prose does."""
    prose = [(u, d) for u, d in zip(units, decided, strict=True) if u.is_prose]
    twice = sum(unit.words for unit, decision in prose if decision.by == "copy")
    once = sum(unit.words for unit, decision in prose if decision.action != "remove")
    if twice <= settings.max_prose_loss * (once + twice):
        return None
    n = sum(decision.by == "copy" for _, decision in prose)
    return f"{n} paragraphs stand twice in the file; one copy of each was kept"
