"""Decisions: what every unit is, what happens to it, and why.

In come the units of one document with all evidence about them, out comes one decision per unit. The rules are
tried in a fixed order (`_RULES`, below) and the first one that applies decides, but all evidence is noted.
Vetoes come last, in `vetoes`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from newsdiff.documents.boilerplate import categories
from newsdiff.documents.boilerplate.cues import Finding
from newsdiff.documents.boilerplate.limits import Limit
from newsdiff.documents.boilerplate.lines import MIN_PROSE_WORDS
from newsdiff.documents.boilerplate.units import Unit
from newsdiff.model import Action, Category, Mark
from newsdiff.settings import CleanSettings

_LINK = re.compile(r"\[[^\]]+\]\([^)\s]+\)|<?https?://\S+")
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
    """What decided: overlay, form, structure, cue, echo, repetition, section, head, model, veto."""
    evidence: list[str] = field(default_factory=list)

    def mark(self) -> Mark:
        """Return the mark that it comes to."""
        return Mark(
            self.category, self.action, self.reason, round(self.confidence, 4), tuple(self.evidence)
        )


@dataclass(frozen=True, slots=True)
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
    keep: frozenset[str]
    """Keys of lines that the user's overlay keeps."""
    drop: frozenset[str]
    """Keys of lines that the user's overlay drops."""
    limit: Limit
    """Probabilities below which the model alone removes."""
    settings: CleanSettings

    def guess(self, i: int) -> Category:
        """Return the category that boilerplate at a place has."""
        return categories.guess(i, self.units[i], self.spine, self.trailing)


def decisions(context: Context) -> list[Decision]:
    """Decide on every unit of a document; one decision per unit, in order, vetoes aside."""
    return [_decide(i, context) for i in range(len(context.units))]


def spine(units: list[Unit]) -> tuple[int, int]:
    """Return the positions of the first and last unit of prose without a cue; (n, -1) where there is none."""
    prose = [i for i, unit in enumerate(units) if unit.is_prose and not unit.findings]
    return (prose[0], prose[-1]) if prose else (len(units), -1)


def _decide(i: int, context: Context) -> Decision:
    """Decide on a unit by the first rule that applies."""
    for rule in _RULES:
        decision = rule(i, context)
        if decision:
            return decision
    score = context.scores[i]
    return Decision(None, "keep", "reads like the article's own text", score, "model")


def _by_overlay(i: int, context: Context) -> Decision | None:
    """What the user keeps or drops needs no evidence."""
    key = context.units[i].key
    if key and key in context.keep:
        return Decision(None, "keep", "your overlay keeps this line", 1.0, "overlay")
    if key and key in context.drop:
        category = context.guess(i)
        return Decision(category, "remove", "your overlay drops this line", 1.0, "overlay")
    return None


def _by_form(i: int, context: Context) -> Decision | None:
    """A line without any letter or digit says nothing."""
    if context.units[i].key:
        return None
    return Decision("interface", "remove", "no letter or digit in it", 0.99, "form")


def _by_structure(i: int, context: Context) -> Decision | None:
    """Headline, byline and the like stay, unless boilerplate is in their place."""
    unit = context.units[i]
    if unit.kind not in STRUCTURE or _is_promotion(unit):
        return None
    category: Category | None = unit.kind if unit.kind in ("byline", "dateline") else None
    return Decision(category, "keep", f"{unit.kind} of the article", 0.95, "structure")


def _is_promotion(unit: Unit) -> bool:
    """Whether a cue of boilerplate covers the whole of a line; a kicker may well be a section's name."""
    own = categories.OWN | ({"navigation"} if unit.kind == "kicker" else set())
    return any(f.whole and f.cue.category not in own for f in unit.findings)


def confidence(unit: Unit, finding: Finding, settings: CleanSettings) -> float:
    """Return how sure a cue is in its line, in [0, 1].

    A line that opens with a quotation mark may quote the wording, a long line that does not address the
    reader may report it, and a long line is rarely a caption.
    """
    value = finding.cue.confidence
    if unit.is_speech:
        value -= settings.speech_doubt
    is_long = unit.words > settings.max_report_words
    if is_long and finding.cue.category not in categories.UNADDRESSED and not unit.addresses:
        value -= settings.report_doubt
    if finding.cue.category == "caption" and unit.words > settings.max_caption_words:
        value -= settings.speech_doubt
    return max(value, 0.0)


def _by_cue(i: int, context: Context) -> Decision | None:
    """Decide by the surest cue of a line, if it covers the line or the model agrees."""
    unit, settings = context.units[i], context.settings
    if not unit.findings:
        return None
    finding = max(unit.findings, key=lambda f: confidence(unit, f, settings))
    sure = confidence(unit, finding, settings)
    category = finding.cue.category
    action: Action = "keep" if category in categories.OWN else "remove"
    agrees = finding.whole or context.scores[i] < settings.max_cue_score
    if sure < settings.min_cue or not (agrees or action == "keep"):
        return None
    return Decision(category, action, f"says “{finding.words}”", sure, "cue")


def _by_echo(i: int, context: Context) -> Decision | None:
    """A caption is printed twice in a row, with its credit the second time."""
    units, settings = context.units, context.settings
    if units[i].ends and context.scores[i] >= settings.min_body_score:
        return None
    for other in (i - 1, i + 1):
        if 0 <= other < len(units) and _echoes(units[i], units[other], settings):
            return Decision("caption", "remove", "printed twice in a row", 0.97, "echo")
    return None


def _echoes(unit: Unit, other: Unit, settings: CleanSettings) -> bool:
    """Whether one of two lines is the other plus a few words of credit."""
    short, long = (unit, other) if len(unit.key) <= len(other.key) else (other, unit)
    if not long.key.startswith(short.key) or long.words - short.words > settings.max_credit_words:
        return False
    if short.words < settings.min_echo_words or long.words > settings.max_echo_words:
        return False
    is_entry = unit.has_bullet or other.has_bullet or unit.tokens.count("#") * 2 > unit.words
    return not is_entry  # of a list or a table


def _by_repetition(i: int, context: Context) -> Decision | None:
    """The outlet prints the line under other stories too."""
    unit, settings = context.units[i], context.settings
    repeats = context.repeats[i]
    if repeats == 0 or (repeats == 1 and unit.words > settings.max_repeat_words):
        return None
    is_body = context.scores[i] >= settings.min_body_score
    if is_body and unit.words >= MIN_PROSE_WORDS:
        return None
    stories = "another story" if repeats == 1 else f"{repeats} other stories"
    section = context.trailing.get(i)
    category = categories.by_cue(unit) or (section[0] if section else "duplicate")
    return Decision(category, "remove", f"the outlet prints it under {stories}", 0.96, "repetition")


def _by_link(i: int, context: Context) -> Decision | None:
    """A line that is one link leads elsewhere; between paragraphs it may be a reference."""
    if not _LINK.fullmatch(context.units[i].text):
        return None
    action: Action = "suspect" if context.spine[0] < i < context.spine[1] else "remove"
    return Decision("related", action, "the whole line is a link", 0.85, "form")


def _by_title(i: int, context: Context) -> Decision | None:
    """The line is the headline of another story of the outlet."""
    if context.units[i].key not in context.titles:
        return None
    return Decision(
        "related", "remove", "headline of another story of the outlet", 0.95, "repetition"
    )


def _by_section(i: int, context: Context) -> Decision | None:
    """Everything behind the opener of a trailing section goes with it."""
    if i not in context.trailing:
        return None
    unit, settings = context.units[i], context.settings
    category, words = context.trailing[i]
    is_doubtful = context.scores[i] >= settings.max_section_score
    if is_doubtful and category != "donation":
        return None
    own = categories.by_cue(unit) or category
    return Decision(own, "remove", f"in the section that “{words}” opens", 0.9, "section")


def _by_head(i: int, context: Context) -> Decision | None:
    """Between headline and text, a line without end mark captions the picture."""
    unit = context.units[i]
    first, last = context.spine
    if i >= first or unit.ends or last < 0:
        return None
    if unit.has_bullet or context.scores[i] >= context.settings.max_head_score:
        return None
    if not any(u.kind in STRUCTURE for u in context.units[:i]):
        return None
    category = context.guess(i)
    return Decision(category, "remove", "between headline and text, no end mark", 0.8, "head")


def _by_model(i: int, context: Context) -> Decision | None:
    """The model decides what nothing else did."""
    score = context.scores[i]
    if score >= context.settings.max_suspect:
        return None
    is_short = context.units[i].words <= context.settings.max_short_words
    limit = context.limit.short if is_short else context.limit.long
    action: Action = "remove" if score < limit else "suspect"
    category = context.guess(i)
    return Decision(category, action, "reads like furniture", 1 - score, "model")


def _by_headline(i: int, context: Context) -> Decision | None:
    """A headline inside the article may be an embedded video or a teaser: it stays, but is shown."""
    unit, settings = context.units[i], context.settings
    first, last = context.spine
    if i >= last or i == first or unit.ends or unit.has_bullet:
        return None
    if i < first and not any(u.kind in STRUCTURE for u in context.units[:i]):
        return None
    if not settings.min_headline_words <= unit.words <= settings.max_headline_words:
        return None
    if unit.text.endswith((":", ";", ",")) or unit.is_speech or unit.kind == "subheading":
        return None
    return Decision("related", "suspect", "a headline inside the article", 0.6, "form")


_RULES: tuple[Callable[[int, Context], Decision | None], ...] = (
    _by_overlay,
    _by_form,
    _by_structure,
    _by_cue,
    _by_echo,
    _by_repetition,
    _by_title,
    _by_link,
    _by_section,
    _by_head,
    _by_model,
    _by_headline,
)
