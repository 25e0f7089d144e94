"""Decisions: what every unit is, what happens to it, and why.

In come the units of one document with all evidence about them, out comes one decision per unit. The rules are
tried in a fixed order (`_RULES`, below) and the first one that applies decides, but all evidence is noted.
Vetoes come last, in `vetoes`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from newsdiff.documents.boilerplate import bios, categories, forms
from newsdiff.documents.boilerplate.context import STRUCTURE, Context, Decision
from newsdiff.documents.boilerplate.cues import Finding, cue_tokens, is_word, printed_words
from newsdiff.documents.boilerplate.lines import MIN_PROSE_WORDS
from newsdiff.documents.boilerplate.units import Unit, words_of_address
from newsdiff.language.signing import is_signed_sentence
from newsdiff.model import Action, Category
from newsdiff.settings import CleanSettings

_STATEMENT = re.compile(r"(?:[^\s.!?]+\s){4,40}?[^\s.!?]+[.!](?=\s)")
"""A sentence of five words or more that is no question and does not end the line."""

_SURE_SECTIONS = frozenset({"donation", "paywall", "login-prompt"})
"""Sections of which lines go, however much they read like text: prose that asks for money, what stands below a text cut off."""


def decisions(context: Context) -> list[Decision]:
    """Decide on every unit of a document by the first rule that applies; one decision per unit, vetoes aside."""
    result = []
    for i, unit in enumerate(context.units):
        decision = None if _is_plainly_text(i, unit, context) else by_rules(i, unit, context)
        reason, score = "reads like the article's own text", context.scores[i]
        result.append(decision or Decision(None, "keep", reason, score, "model"))
    return result


def by_rules(i: int, unit: Unit, context: Context) -> Decision | None:
    """Decide on a unit by the first rule that applies; None if none does."""
    found = (rule(i, unit, context) for rule in _RULES)
    return next(filter(None, found), None)


def _is_plainly_text(i: int, unit: Unit, context: Context) -> bool:
    """Whether no rule can apply to a unit, as to most paragraphs of an article: this is asked because it is fast."""
    score = context.scores[i]
    if not unit.is_prose or unit.findings or score < context.sure_score:
        return False
    if score < context.settings.min_body_score and (
        context.repeats[i] or _is_like_next(i, context)
    ):
        return False
    if unit.kind in STRUCTURE or unit.key in context.listed or i in context.trailing:
        return False
    if i == context.spine[1]:
        return False  # it may be about the writer
    # A link begins with one of these, and a placeholder or an address has one of those.
    return unit.text[0] not in "[<h" and not any(x in unit.text for x in ("{", "<%", "@", "?"))


def _is_like_next(i: int, context: Context) -> bool:
    """Whether a unit and one beside it begin alike."""
    key, units = context.units[i].key, context.units
    beside = (*units[max(i - 1, 0) : i], *units[i + 1 : i + 2])
    return any(u.key.startswith(key) or key.startswith(u.key) for u in beside)


def spine(units: list[Unit]) -> tuple[int, int]:
    """Return the positions of the first and last unit of prose without a cue; (n, -1) where there is none."""
    prose = [i for i, unit in enumerate(units) if unit.is_prose and not unit.findings]
    return (prose[0], prose[-1]) if prose else (len(units), -1)


def _by_overlay(i: int, unit: Unit, context: Context) -> Decision | None:
    """What the user keeps or drops needs no evidence."""
    if unit.key and unit.key in context.overlay.keep:
        return Decision(None, "keep", "your overlay keeps this line", 1.0, "overlay")
    if unit.key and unit.key in context.overlay.drop:
        return Decision(context.guess(i), "remove", "your overlay drops this line", 1.0, "overlay")
    return None


def _by_form(_: int, unit: Unit, _context: Context) -> Decision | None:
    """A line without any letter or digit says nothing, nor does a placeholder that was never filled."""
    if not unit.key:
        return Decision("interface", "remove", "no letter or digit in it", 0.99, "form")
    if reason := forms.frame(unit):
        return Decision("interface", "remove", reason, 0.95, "form")
    if forms.is_call(unit.text):
        reason = "asks the reader and tells where to write"
        return Decision("comment-prompt", "remove", reason, 0.95, "form")
    may_be_own = unit.ends or unit.kind in STRUCTURE
    if category := None if may_be_own else forms.category(unit.text):
        return Decision(category, "remove", f"a {category} line by its form", 0.95, "form")
    return None


def _by_structure(i: int, unit: Unit, _context: Context) -> Decision | None:
    """Headline, byline and the like stay, unless a cue of boilerplate covers the whole line."""
    is_kicker = unit.kind == "kicker"
    if unit.kind not in STRUCTURE or (is_kicker and i > 0):
        return None  # the name of a section below another line is the last entry of a menu
    own = categories.OWN | ({"navigation"} if is_kicker else set())
    if any(f.whole and f.cue.category not in own for f in unit.findings):
        return None
    category: Category | None = unit.kind if unit.kind in ("byline", "dateline") else None
    return Decision(category, "keep", f"{unit.kind} of the article", 0.95, "structure")


def _by_sign(i: int, unit: Unit, context: Context) -> Decision | None:
    """The last paragraph is prose though an agency signs it; farther up, pictures have sentences that one signs."""
    above = context.units[i - 1] if i else unit
    follows = above.is_prose or above is unit or above.kind in STRUCTURE
    is_last = follows and i > context.spine[1]
    if not is_last or unit.words < MIN_PROSE_WORDS or not is_signed_sentence(unit.text):
        return None
    if any(finding.cue.category not in categories.CREDITS for finding in unit.findings):
        return None
    return Decision(None, "keep", "the last paragraph, signed by an agency", 0.9, "sign")


def confidence(unit: Unit, finding: Finding, settings: CleanSettings) -> float:
    """Return how sure a cue is in its line, in [0, 1].

    A line that opens with a quotation mark may quote the wording, a long line that does not address the
    reader may report it, and a long line is rarely a caption.
    """
    value = finding.cue.confidence
    if unit.is_speech:
        value -= settings.speech_doubt
    is_long = unit.words > settings.max_report_words
    is_addressed = finding.asks or bool(unit.address)
    if is_long and finding.cue.category not in categories.UNADDRESSED and not is_addressed:
        value -= settings.report_doubt
    if finding.cue.category == "caption" and unit.words > settings.max_caption_words:
        value -= settings.speech_doubt
    return max(value, 0.0)


def _by_cue(i: int, unit: Unit, context: Context) -> Decision | None:
    """Decide by the surest cue of a line that covers it or with which the model agrees."""
    settings = context.settings
    if not unit.findings:
        return None
    by_sureness = sorted(
        unit.findings, key=lambda f: (confidence(unit, f, settings), f.asks), reverse=True
    )
    category = by_sureness[0].cue.category
    if _is_farewell(unit, by_sureness[0]):
        return Decision(category, "suspect", "prose that ends with a call to comment", 0.5, "cue")
    finding = next((f for f in by_sureness if _decides(i, unit, f, context)), None)
    if finding is None:
        return None
    category = finding.cue.category
    action: Action = "keep" if category in categories.OWN else "remove"
    sure, said = confidence(unit, finding, settings), printed_words(unit.text, finding.words)
    return Decision(category, action, f"says “{said}”", sure, "cue")


def _decides(i: int, unit: Unit, finding: Finding, context: Context) -> bool:
    """Whether a cue is sure enough, and covers its line, or asks, or the model agrees."""
    settings, category = context.settings, finding.cue.category
    if confidence(unit, finding, settings) < settings.min_cue:
        return False
    # A paragraph may well say such words about something else.
    limit = settings.max_prose_cue_score if unit.is_prose else settings.max_cue_score
    is_behind = 0 <= context.spine[1] < i
    may_be_own = category == "donation" and context.is_in_own_voice
    asks = finding.asks and (finding.speaks or is_behind) and not may_be_own
    agrees = finding.whole or asks or context.scores[i] < limit
    return agrees or category in categories.OWN


def _by_bio(i: int, _: Unit, context: Context) -> Decision | None:
    """What ends the page may be about the writer, whatever its wording."""
    first, last = context.spine
    is_at_end = first < i and last <= i < last + bios.MAX_BEHIND
    if not is_at_end or not bios.is_about_writer(i, context.units):
        return None
    reason = "presents its writer, of whom no other sentence speaks"
    return Decision("author-bio", "remove", reason, 0.9, "form")


def _is_farewell(unit: Unit, finding: Finding) -> bool:
    """Whether a paragraph of the article ends with a call to comment: enough prose or a statement stands before it."""
    if finding.cue.category != "comment-prompt" or not unit.is_prose:
        return False
    before = " ".join(unit.tokens).partition(finding.words)[0].split()
    return sum(map(is_word, before)) >= MIN_PROSE_WORDS or _opens_with_statement(unit)


def _opens_with_statement(unit: Unit) -> bool:
    """Whether the first sentence of a paragraph says something to nobody: "The boat arrived at noon." before a call."""
    first = _STATEMENT.match(unit.text)
    return first is not None and not words_of_address(cue_tokens(first[0]))


def _by_echo(i: int, unit: Unit, context: Context) -> Decision | None:
    """A caption is printed twice in a row, with its credit the second time; of a text printed twice one copy stays."""
    units, settings = context.units, context.settings
    if unit.ends and context.scores[i] >= settings.min_body_score:
        return None
    echoes = [k for k in (i - 1, i + 1) if _echoes(i, k, units, settings)]
    if any(_is_credited(unit, units[k]) for k in echoes):
        return Decision("caption", "remove", "printed twice in a row", 0.97, "echo")
    # The longer copy stays, the first of equal ones: one of a row always does, whatever the row looks like.
    if any(
        len(units[k].key) > len(unit.key) or (units[k].key == unit.key and k < i) for k in echoes
    ):
        return Decision("duplicate", "remove", "a copy of the line next to it", 0.97, "copy")
    return None


def _is_credited(unit: Unit, other: Unit) -> bool:
    """Whether two lines are a caption without and with its credit: a sentence may be printed twice by mistake."""
    return unit.key != other.key and not unit.ends and not other.ends


def _echoes(i: int, k: int, units: list[Unit], settings: CleanSettings) -> bool:
    """Whether one of the lines at two places is the other plus a few words of credit."""
    if not 0 <= k < len(units):
        return False
    unit, other = units[i], units[k]
    short, long = (unit, other) if len(unit.key) <= len(other.key) else (other, unit)
    is_same = f"{long.key} ".startswith(f"{short.key} ")
    if not is_same or long.words - short.words > settings.max_credit_words:
        return False
    if long.figures[: len(short.figures)] != short.figures:
        return False
    if short.words < settings.min_echo_words or long.words > settings.max_echo_words:
        return False
    is_entry = unit.has_bullet or other.has_bullet or unit.tokens.count("#") * 2 > unit.words
    return not is_entry  # of a list or a table


def _by_repetition(i: int, unit: Unit, context: Context) -> Decision | None:
    """The outlet prints the line under other stories too."""
    settings, repeats = context.settings, context.repeats[i]
    if repeats == 0 or (repeats == 1 and unit.words > settings.max_repeat_words):
        return None
    if context.scores[i] >= settings.min_body_score and unit.words >= MIN_PROSE_WORDS:
        return None
    stories = "another story" if repeats == 1 else f"{repeats} other stories"
    section, _ = context.trailing.get(i, ("duplicate", ""))
    category = categories.by_cue(unit) or section
    return Decision(category, "remove", f"the outlet prints it under {stories}", 0.96, "repetition")


def _by_title(_: int, unit: Unit, context: Context) -> Decision | None:
    """The line is the headline of another story of the outlet."""
    if unit.key not in context.titles:
        return None
    reason = "headline of another story of the outlet"
    return Decision("related", "remove", reason, 0.95, "repetition")


def _by_link(i: int, unit: Unit, context: Context) -> Decision | None:
    """A line that is one link leads elsewhere; between paragraphs it may be a reference."""
    if not forms.is_link(unit.text):
        return None
    action: Action = "suspect" if context.spine[0] < i < context.spine[1] else "remove"
    return Decision("related", action, "the whole line is a link", 0.85, "form")


def _by_section(i: int, unit: Unit, context: Context) -> Decision | None:
    """Everything behind the opener of a trailing section goes with it."""
    if i not in context.trailing:
        return None
    category, words = context.trailing[i]
    if context.scores[i] >= context.settings.max_section_score and category not in _SURE_SECTIONS:
        return None
    own = categories.by_cue(unit) or category
    return Decision(own, "remove", f"in the section that “{words}” opens", 0.9, "section")


def _by_model(i: int, _: Unit, context: Context) -> Decision | None:
    """The model decides what nothing else did."""
    score = context.scores[i]
    if score >= context.settings.max_suspect:
        return None
    action: Action = "remove" if score < context.settings.removal_limit else "suspect"
    return Decision(context.guess(i), action, "reads like furniture", 1 - score, "model")


def _by_headline(i: int, unit: Unit, context: Context) -> Decision | None:
    """A headline inside the article may be an embedded video or a teaser: it stays, but is shown."""
    settings, (first, last) = context.settings, context.spine
    if i >= last or i == first or (i < first and i <= context.first_structure):
        return None
    if unit.ends or unit.text.endswith((":", ";", ",")) or unit.has_bullet or unit.is_speech:
        return None
    fits = settings.min_headline_words <= unit.words <= settings.max_headline_words
    if unit.kind == "subheading" or not fits:
        return None
    return Decision("related", "suspect", "a headline inside the article", 0.6, "form")


_RULES: tuple[Callable[[int, Unit, Context], Decision | None], ...] = (
    _by_overlay,
    _by_form,
    _by_structure,
    _by_sign,
    _by_cue,
    _by_bio,
    _by_echo,
    _by_repetition,
    _by_title,
    _by_link,
    _by_section,
    _by_model,
    _by_headline,
)
