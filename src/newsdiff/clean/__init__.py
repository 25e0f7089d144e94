"""Cleaning: tell site furniture from the article, and say why.

In come documents with paragraphs and outlets, out come the same documents with a mark on every paragraph.
Nothing is cut: a mark names the category, what to do (keep, suspect, remove), the deciding reason, and all
evidence. See docs/cleaning.md for the rules and their measurements.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsdiff.clean import decide, repetition, sections, units
from newsdiff.clean.decide import Decision, Evidence
from newsdiff.clean.units import Unit
from newsdiff.model import Document, Kind, Paragraph
from newsdiff.settings import CleanSettings


def mark(documents: Sequence[Document], settings: CleanSettings) -> list[Document]:
    """Mark every paragraph of every document.

    Args:
        documents: With paragraphs and outlets.
        settings: How much evidence a removal needs, and the thresholds.

    Returns:
        The documents in the same order, each paragraph with a `Mark`; `kind` becomes `caption` or
        `boilerplate` for furniture.
    """
    rows = [units.of(document, max_torn=settings.max_torn) for document in documents]
    outlets = [document.outlet for document in documents]
    repeats = repetition.counts(rows, outlets, settings.min_story_shared)
    result = []
    for document, row, counts in zip(documents, rows, repeats, strict=True):
        evidence = Evidence(repeats=counts, trailing=sections.trailing(row, settings))
        result.append(_marked(document, row, decide.decisions(row, evidence, settings)))
    return result


def _marked(document: Document, row: list[Unit], decided: list[Decision]) -> Document:
    """Write the decisions on the paragraphs of their units."""
    paragraphs: list[Paragraph] = []
    for unit, decision in zip(row, decided, strict=True):
        mark_ = decision.mark()
        for paragraph in document.paragraphs[unit.first : unit.last + 1]:
            paragraphs.append(replace(paragraph, mark=mark_, kind=_kind(paragraph.kind, decision)))
    return replace(document, paragraphs=tuple(paragraphs))


def _kind(kind: Kind, decision: Decision) -> Kind:
    """Say what a paragraph is for, now that its category is known."""
    if decision.category is None:
        return kind
    if decision.category in {"caption", "photo-credit"}:
        return "caption"
    if decision.category in {"byline", "dateline"}:
        return decision.category
    return "boilerplate" if decision.action == "remove" else kind
