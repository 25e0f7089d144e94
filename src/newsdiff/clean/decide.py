"""Decisions: what every unit is, what happens to it, and why.

In come the units of one document with all evidence about them, out comes one mark per unit. The evidence
is asked in a fixed order and the first decisive piece wins, but all of it is kept: a line in the user's
overlay, no letters at all, a structural kind, a cue, a caption printed twice, repetition within the
outlet, a trailing section, the head zone, the learned model. Vetoes come last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsdiff.clean import sections
from newsdiff.clean.cues import Finding
from newsdiff.clean.units import Unit
from newsdiff.model import Action, Category, Mark
from newsdiff.settings import CleanSettings

_STRUCTURE: dict[str, Category | None] = {
    "title": None,
    "standfirst": None,
    "kicker": None,
    "byline": "byline",
    "dateline": "dateline",
}
_KEPT: frozenset[Category] = frozenset({"byline", "dateline", "contributor", "correction", "credit"})
"""Categories about the article itself: named, but they stay in the text."""
_OWN_PROSE: frozenset[Category] = frozenset({"legal", "caption", "photo-credit", "cookie-consent"})
"""Categories whose prose does not address the reader."""


@dataclass(slots=True)
class Evidence:
    """What is known about the units of one document beside themselves."""

    repeats: list[int]
    """Other stories of the outlet with the same line, per unit."""
    trailing: dict[int, tuple[Category, str]] = field(default_factory=dict)
    """Units behind an opener of a trailing section."""
    titles: frozenset[str] = frozenset()
    """Normalised titles of the outlet's other documents."""


@dataclass(slots=True)
class Decision:
    """A mark in the making."""

    category: Category | None
    action: Action
    reason: str
    confidence: float
    evidence: list[str] = field(default_factory=list)

    def mark(self) -> Mark:
        """Freeze it."""
        return Mark(
            self.category, self.action, self.reason, round(self.confidence, 4), tuple(self.evidence)
        )


def decisions(units: list[Unit], evidence: Evidence, settings: CleanSettings) -> list[Decision]:
    """Decide on every unit of a document, in order."""
    first, last = spine(units)
    twice = _printed_twice(units, settings)
    result = []
    for i, unit in enumerate(units):
        decided = _decide(i, unit, evidence, twice, settings)
        if decided is None and i < first:
            decided = _in_head(unit, units[:i])
        if decided is None and first < i < last:
            decided = _in_spine(unit)
        result.append(decided or Decision(None, "keep", "prose of the article", 0.5))
    return result


def spine(units: list[Unit]) -> tuple[int, int]:
    """Positions of the first and last unit of prose without a cue; (n, -1) where there is none."""
    prose = [i for i, unit in enumerate(units) if unit.is_prose and not unit.findings]
    return (prose[0], prose[-1]) if prose else (len(units), -1)


def _decide(
    i: int, unit: Unit, evidence: Evidence, twice: dict[int, str], settings: CleanSettings
) -> Decision | None:
    """Ask the evidence that stands on its own, strongest first."""
    if not unit.key:
        return Decision("interface", "remove", "no letter or digit in it", 0.99)
    if unit.kind in _STRUCTURE and not _is_promotion(unit):
        return Decision(_STRUCTURE[unit.kind], "keep", f"{unit.kind} of the article", 0.9)
    cue = _by_cue(unit)
    if cue:
        return cue
    if i in twice:
        return Decision("caption", "remove", twice[i], 0.97)
    repeated = _by_repetition(unit, evidence.repeats[i], settings)
    if repeated:
        return repeated
    if i in evidence.trailing:
        category, words = evidence.trailing[i]
        return Decision(category, "remove", f"in the section that “{words}” opens", 0.9)
    if unit.key in evidence.titles:
        return Decision("related", "remove", "title of another document of the outlet", 0.9)
    return None


def _is_promotion(unit: Unit) -> bool:
    """Whether a cue of furniture covers the whole of a line that stands where a title could."""
    return any(f.whole and f.cue.category not in _KEPT for f in unit.findings)


def confidence(unit: Unit, finding: Finding) -> float:
    """How sure a cue is in its line: speech and long prose without address make it less so."""
    value = finding.cue.confidence
    address = {"we", "you", "us", "our", "your"}
    if unit.text[:1] in "“\"„«" and unit.words > 12:
        value -= 0.35
    if unit.words > 30 and finding.cue.category not in _OWN_PROSE and address.isdisjoint(unit.tokens):
        value -= 0.3
    if finding.cue.category == "caption" and unit.words > 45:
        value -= 0.25
    return value


def _by_cue(unit: Unit) -> Decision | None:
    """Decide by the surest cue of a line."""
    if not unit.findings:
        return None
    finding = max(unit.findings, key=lambda f: confidence(unit, f))
    sure = confidence(unit, finding)
    if sure < 0.8:
        return None
    category = finding.cue.category
    action: Action = "keep" if category in _KEPT else "remove"
    return Decision(category, action, f"says “{finding.words}”", sure)


def _printed_twice(units: list[Unit], settings: CleanSettings) -> dict[int, str]:
    """Find captions that stand twice in a row, the second time with or without a credit."""
    result: dict[int, str] = {}
    for i, (before, after) in enumerate(zip(units, units[1:], strict=False)):
        short, long = sorted((before.key, after.key), key=len)
        if not short or before.words < 4 or after.words > settings.max_caption_words:
            continue
        if long.startswith(short) and len(long) - len(short) <= 40:
            result[i] = result[i + 1] = "printed twice in a row"
    return result


def _by_repetition(unit: Unit, repeats: int, settings: CleanSettings) -> Decision | None:
    """Decide by other stories of the outlet with the same line."""
    if repeats >= 2 or (repeats == 1 and unit.words <= settings.max_repeat_words):
        stories = "another story" if repeats == 1 else f"{repeats} other stories"
        return Decision("duplicate", "remove", f"the outlet prints it under {stories}", 0.96)
    return None


def _in_head(unit: Unit, before: Sequence[Unit]) -> Decision | None:
    """Decide on what stands before the first prose and is neither title nor byline."""
    if unit.ends or not any(u.kind in _STRUCTURE for u in before):
        return None
    return Decision("caption", "remove", "between headline and text, no end mark", 0.8)


def _in_spine(unit: Unit) -> Decision | None:
    """Suspect a headline between paragraphs: an embedded video, a teaser, or a subheading."""
    if unit.ends or unit.has_bullet or unit.words < 7 or unit.text.endswith(":"):
        return None
    return Decision("related", "suspect", "a headline between two paragraphs", 0.6)


def trailing(units: list[Unit], settings: CleanSettings) -> dict[int, tuple[Category, str]]:
    """Find the trailing section; see `sections`."""
    return sections.trailing(units, settings)
