"""Vetoes: what the model may not remove, however sure it is.

In come the decisions on a document, which are changed in place; out comes a warning where so much of the
prose would have gone that the model is set aside. Cues, repetition, overlays and the sections that a cue
opens are evidence that a reader can check, so only what the model or the head zone decided is vetoed.
"""

from __future__ import annotations

from newsdiff.documents.boilerplate.decide import Decision
from newsdiff.documents.boilerplate.lines import MIN_PROSE_WORDS
from newsdiff.documents.boilerplate.units import Unit
from newsdiff.settings import CleanSettings

_VETOED = frozenset({"model", "head"})
_MIN_PROSE = 60
"""Words of prose below which a share of it says nothing."""


def apply(units: list[Unit], decided: list[Decision], settings: CleanSettings) -> str | None:
    """Turn vetoed removals into suspicions.

    Args:
        units: Units of a document.
        decided: Its decisions, changed in place.
        settings: `max_prose_loss`.

    Returns:
        A warning for the reader, or None.
    """
    prose = [
        i
        for i, (u, d) in enumerate(zip(units, decided, strict=True))
        if u.is_prose and d.action != "remove"
    ]
    if not prose:
        return _spare(units, decided, "the file has no paragraph of prose")
    first, last = prose[0], prose[-1]
    for i in range(first + 1, len(units)):
        decision = decided[i]
        if decision.action != "remove" or decision.by not in _VETOED | {"section"}:
            continue
        if _is_speech(units[i], settings):
            _suspect(decision, "a quotation of its own")
        elif _announces(i, units, settings):
            _suspect(decision, "what announces a quotation")
        elif decision.by in _VETOED and i < last and (reason := _reason(i, units, decided)):
            _suspect(decision, reason)
    return _by_loss(units, decided, settings)


def _is_speech(unit: Unit, settings: CleanSettings) -> bool:
    """Whether a unit is a quotation of its own."""
    least = settings.min_quotation_words if unit.ends else MIN_PROSE_WORDS
    return unit.is_quotation and unit.words >= least


def _announces(i: int, units: list[Unit], settings: CleanSettings) -> bool:
    """Whether a unit ends with a colon and a quotation follows."""
    follows = i + 1 < len(units) and _is_speech(units[i + 1], settings)
    return follows and units[i].text.endswith(":")


def _reason(i: int, units: list[Unit], decided: list[Decision]) -> str | None:
    """Return why a unit between two paragraphs of prose that stay must stay too; None if it need not."""
    unit = units[i]
    if not unit.ends or not _is_inside(i, units, decided):
        return None
    if unit.is_prose:
        return "a paragraph between two paragraphs"
    return None if unit.findings else "a short sentence inside the article"


def _is_inside(i: int, units: list[Unit], decided: list[Decision]) -> bool:
    """Whether both neighbours are prose that stays."""
    return all(units[k].is_prose and decided[k].action != "remove" for k in (i - 1, i + 1))


def _suspect(decision: Decision, reason: str) -> None:
    """Keep a unit in the text and say why."""
    decision.evidence.append(f"{decision.reason}, but it is {reason}")
    decision.action = "suspect"
    decision.confidence = min(decision.confidence, 0.5)
    decision.by = "veto"


def _spare(units: list[Unit], decided: list[Decision], reason: str) -> str | None:
    """Set the model aside for a file that it cannot judge."""
    spared = [
        d
        for u, d in zip(units, decided, strict=True)
        if d.action == "remove" and d.by in _VETOED and u.words
    ]
    for decision in spared:
        _suspect(decision, f"kept because {reason}")
    return f"{reason}; only cues and repetition removed anything" if spared else None


def _by_loss(units: list[Unit], decided: list[Decision], settings: CleanSettings) -> str | None:
    """Set the model aside for prose where it would take too much of it."""
    prose = [(u, d) for u, d in zip(units, decided, strict=True) if u.is_prose]
    lost = [(u, d) for u, d in prose if d.action == "remove" and d.by in _VETOED]
    stays = sum(u.words for u, d in prose if d.action != "remove")
    gone = sum(u.words for u, _ in lost)
    if gone < _MIN_PROSE or gone <= settings.max_prose_loss * (gone + stays):
        return None
    for _, decision in lost:
        _suspect(decision, "in a file that would lose too much")
    share = gone / (gone + stays)
    return f"{share:.0%} of the prose reads like furniture; it was kept, only cues removed any".replace(
        "%", " %", 1
    )
