"""What is known of a document when its units are decided on, and what a decision is."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from newsdiff.documents.boilerplate import categories
from newsdiff.documents.boilerplate.overlay import OutletLines
from newsdiff.documents.boilerplate.sections import first_in_own_voice
from newsdiff.documents.boilerplate.units import Unit
from newsdiff.model import Action, Category, Mark
from newsdiff.settings import CleanSettings

STRUCTURE = frozenset({"title", "standfirst", "kicker", "byline", "dateline"})
"""Kinds of paragraphs that belong to the article without being its text."""


@dataclass(slots=True)
class Decision:
    """A mark that vetoes may still change."""

    category: Category | None
    action: Action
    reason: str
    confidence: float
    by: str = ""
    """What decided: overlay, form, structure, sign, cue, echo, copy, repetition, section, model, veto."""
    evidence: list[str] = field(default_factory=list)

    @property
    def is_guess(self) -> bool:
        """Whether the model alone removes it: it judges a line by what stands around it."""
        return self.action == "remove" and self.by == "model"

    def mark(self) -> Mark:
        """Return the mark that it comes to."""
        sure, evidence = round(self.confidence, 4), tuple(self.evidence)
        return Mark(self.category, self.action, self.reason, sure, evidence)


@dataclass(frozen=True)
class Context:
    """What is known of a document when its units are decided on; lists have an entry per unit."""

    units: list[Unit]
    spine: tuple[int, int]
    """First and last unit of prose without a cue, from `spine`."""
    repeats: list[int]
    """Other stories of the outlet with the same line."""
    scores: list[float]
    """Probability of being the article's text, by the model."""
    trailing: dict[int, tuple[Category, str]]
    """Units behind an opener of a trailing section, with its category and words."""
    titles: frozenset[str]
    """Keys of the titles of the outlet's other documents."""
    overlay: OutletLines
    """What the user keeps and drops."""
    settings: CleanSettings

    def guess(self, i: int) -> Category:
        """Return the category that boilerplate at a place has."""
        return categories.guess(i, self.units[i], self.spine, self.trailing)

    @cached_property
    def first_structure(self) -> int:
        """Position of the first title, byline or the like; the number of units without one."""
        places = (i for i, unit in enumerate(self.units) if unit.kind in STRUCTURE)
        return next(places, len(self.units))

    @cached_property
    def is_in_own_voice(self) -> bool:
        """Whether the article itself says "we", as letters, sermons and columns do: then it may ask its reader, too."""
        return first_in_own_voice(self.units) < len(self.units)

    @cached_property
    def listed(self) -> frozenset[str]:
        """Keys of the lines that are known from the user and from other documents."""
        return frozenset(self.titles.union(self.overlay.keep, self.overlay.drop))

    @cached_property
    def sure_score(self) -> float:
        """Probability of being text from which only copies and repetition make a rule doubt a paragraph."""
        s = self.settings
        return max(s.max_suspect, s.max_section_score)
