"""Resumed text: sentences, headings and paragraphs in which an article goes on behind what interrupts it.

In come the units of one document with their decisions, which are changed in place. The model judges a line by what stands
around it, so behind a box it takes the article's own last sentences, too; where the box is small and nothing in such a
line itself says that it is furniture, the line stays. How large a box may be was counted on sets that the models had not seen.
"""

from __future__ import annotations

import re
from collections import Counter

from newsdiff.documents.boilerplate import sections
from newsdiff.documents.boilerplate.context import STRUCTURE, Decision
from newsdiff.documents.boilerplate.units import Unit, unit_runs
from newsdiff.settings import CleanSettings

INTERRUPTING = frozenset({"cue", "form"})
"""Rules that know a line by itself, whatever stands around it."""
_HEADING_WORDS = 8
"""Words of the longest heading between two paragraphs."""
_HANDLE = re.compile(r"(?:[^@]{1,60}\s)?\(?@\w{2,30}\)?")
"""Who posted, above what was posted."""
_EMBEDDING = frozenset({"share", "related"})
"""Categories of "View this post on Instagram"."""
_POSTED = re.compile(r"\d{1,2}[:.h]\d\d\b.{0,40}\b(?:19|20)\d\d\b")
"""When, below it: `9:41 PM · Mar 10, 2024`."""
_MAX_HEAD = 4
"""Lines between headline and text that belong to both (left out sets: 2 of articles, 19 that say who wrote, 7 headlines, 18 others)."""
_MIN_RUN = 4
"""Sentences below each other that are told together."""
_MAX_BUTTONS = 4
"""Buttons below a post: to like, to comment on, to share, to read what others say."""
_MAX_BOXES = 2
"""Boxes of a label and a headline below each other."""
_QUOTES = '"”’»“)'
_MAX_BOX = 6
"""Lines of a box behind which two paragraphs of prose are the article's (left out sets: none is not)."""


def spare(units: list[Unit], decided: list[Decision], settings: CleanSettings) -> None:
    """Keep the sentences and paragraphs in which a text goes on."""
    _spare_posts(units, decided)
    _spare_sentences(units, decided, settings)
    _spare_runs(units, decided)
    _spare_paragraphs(units, decided)
    _spare_tail(units, decided, settings)


def spare_between(units: list[Unit], decided: list[Decision]) -> None:
    """Keep what stands behind sentences that stay, and between headline and text, once it is known which do."""
    _spare_resumed(units, decided)
    _spare_head(units, decided)


def _spare_sentences(units: list[Unit], decided: list[Decision], settings: CleanSettings) -> None:
    """Keep the sentences in which a text goes on behind what interrupts it: advertisements, placeholders, buttons."""
    goes_on = False
    for i, (unit, decision) in enumerate(zip(units, decided, strict=True)):
        if decision.action != "remove":
            goes_on = goes_on or unit.ends
        elif decision.by == "model" and sections.is_plain_sentence(unit):
            is_sure = decision.confidence >= settings.sure_prose
            goes_on = goes_on and not is_sure
            if goes_on or (i > 0 and is_kept_sentence(i - 1, units, decided)):
                suspect(decision, "a sentence in which the text goes on")
        elif decision.by not in INTERRUPTING or any(f.cue.opens for f in unit.findings):
            goes_on = False


def _spare_runs(units: list[Unit], decided: list[Decision]) -> None:
    """Keep sentences below each other of which one stays: a talk, a poem, a column of short paragraphs."""
    for start, stop in unit_runs(map(_is_said, units), _MIN_RUN):
        run = decided[start:stop]
        if any(decision.action != "remove" for decision in run):
            for decision in run:
                if decision.is_guess:
                    suspect(decision, "one of several sentences of the article")


def _is_said(unit: Unit) -> bool:
    """Whether a line is a sentence, perhaps behind a dash, and holds no cue."""
    is_cut = unit.text.endswith(("...", "…"))  # as announcements of other stories are
    return (
        unit.ends and unit.kind not in STRUCTURE and not (unit.findings or unit.is_entry or is_cut)
    )


def _spare_paragraphs(units: list[Unit], decided: list[Decision]) -> None:
    """Keep two paragraphs of prose or more behind a small box of cues and short lines inside the article."""
    for start, stop in unit_runs(map(_is_taken_prose, units, decided), 2):
        if _is_below_box(start, units, decided):
            for decision in decided[start:stop]:
                suspect(decision, "prose in which the text goes on")


def _is_taken_prose(unit: Unit, decision: Decision) -> bool:
    """Whether only its place speaks against a paragraph of prose."""
    return decision.is_guess and unit.is_prose and is_plain(unit) and not is_exclaimed(unit)


def _is_below_box(i: int, units: list[Unit], decided: list[Decision]) -> bool:
    """Whether a few lines with cues or without end mark are all between a place and a sentence that stays."""
    above = i - 1
    while above >= 0 and decided[above].action == "remove" and _is_of_box(units[above]):
        above -= 1
    has_cue = any(unit.findings for unit in units[above + 1 : i])
    return (
        has_cue
        and i - above - 1 <= _MAX_BOX
        and above >= 0
        and is_kept_sentence(above, units, decided)
    )


def _is_of_box(unit: Unit) -> bool:
    """Whether a line has a cue, or few words and no end mark."""
    return bool(unit.findings) or is_label(unit)


def _spare_tail(units: list[Unit], decided: list[Decision], settings: CleanSettings) -> None:
    """Keep the few sentences that end a file behind a label or two: only a cue would say that they are furniture."""
    last = units[-settings.max_tail - 1 :]
    first = len(units) - len(last) + sections.article_tail(last)
    is_known = units[first - 1].words <= settings.max_short_words or (
        decided[first - 1].by in INTERRUPTING
    )
    if not is_known or len(units) - first > settings.max_tail:
        return
    if _is_behind_labels(first, units, decided, settings.max_labels):
        for unit, decision in zip(units[first:], decided[first:], strict=True):
            if not unit.is_prose and decision.is_guess:
                suspect(decision, "a sentence that ends the article")


def _is_behind_labels(i: int, units: list[Unit], decided: list[Decision], most: int) -> bool:
    """Whether so many labels at most, and the buttons of a post, are all between a place and a line that stays."""
    n_labels = 0
    for k in range(i - 1, max(i - 1 - _MAX_BUTTONS - most, -1), -1):
        if decided[k].action != "remove":
            return k < i - 1 or n_labels > 0
        n_labels += not sections.is_button(units[k])
        if n_labels > most:
            return False
    return False


def _spare_posts(units: list[Unit], decided: list[Decision]) -> None:
    """Keep what somebody posted, below who and when or a button that shows it, above a button or who."""
    for i in range(1, len(units) - 1):
        is_own = i > 2 and is_kept_sentence(i - 3, units, decided)  # noqa: PLR2004  who, when
        is_dated = is_own and is_label(units[i - 2]) and decided[i - 1].category == "dateline"
        is_shared = is_dated and any(map(sections.is_button, units[i + 1 : i + 3]))
        if decided[i].is_guess and (is_shared or _is_posted(units[i - 1], units[i + 1])):
            suspect(decided[i], "what somebody posted")


def _spare_resumed(units: list[Unit], decided: list[Decision]) -> None:
    """Keep a sentence behind one that stays or a box of one label and one headline at most, and the line that a paywall cuts off."""
    for i in range(1, len(units) - 1):
        if not decided[i].is_guess:
            continue
        below = units[i + 1]
        if sections.is_plain_sentence(units[i]) and units[i].text.endswith("."):
            is_teaser = not (below.ends or below.findings)  # of a list: the next headline follows
            is_behind = not is_teaser and is_behind_box(i, units, decided)
            if is_behind or is_kept_sentence(i - 1, units, decided):
                suspect(decided[i], "a sentence in which the text goes on")
        elif _is_cut_off(units[i], below) and is_kept_sentence(i - 1, units, decided):
            suspect(decided[i], "what a paywall cuts off")


def _is_posted(above: Unit, below: Unit) -> bool:
    """Whether two lines are those around what somebody posted: who and when, or a button that shows it and who."""
    if _HANDLE.fullmatch(above.text):
        return _POSTED.match(below.text) is not None
    is_button = any(f.whole and f.cue.category in _EMBEDDING for f in above.findings)
    return is_button and _HANDLE.fullmatch(below.text) is not None


def is_behind_box(i: int, units: list[Unit], decided: list[Decision]) -> bool:
    """Whether a label for other stories, perhaps with a headline, or two of them are all between a place and a sentence that stays."""
    above = i - 1
    for _ in range(_MAX_BOXES):
        if above > 0 and is_label(units[above]) and decided[above].action == "remove":
            above -= 1
        if above <= 0 or all(f.cue.category != "related" for f in units[above].findings):
            return False
        if is_kept_sentence(above - 1, units, decided):
            return True
        above -= 1
    return False


def _is_cut_off(unit: Unit, below: Unit) -> bool:
    """Whether a line breaks off where an offer to subscribe stands below it."""
    is_offered = any(finding.cue.category == "paywall" for finding in below.findings)
    return (
        is_offered and not unit.ends and not unit.findings and unit.words >= sections.MIN_CUT_WORDS
    )


def _spare_head(units: list[Unit], decided: list[Decision]) -> None:
    """Keep the few lines that are all between headline and text: who wrote it, where, how long it cooks.

    A line with a cue among them, or one that stands in the file twice, shows that they are the page's.
    """
    n_lines = Counter(unit.printed for unit in units)
    title = next((i for i, unit in enumerate(units) if unit.kind == "title"), len(units))
    below = range(title + 1, min(title + _MAX_HEAD + 2, len(units)))
    first = next((i for i in below if is_kept_prose(i, units, decided)), 0)
    head = range(title + 1, first)
    taken = [decided[i] for i in head if decided[i].action == "remove"]
    is_own = all(not units[i].findings and n_lines[units[i].printed] == 1 for i in head)
    if is_own and all(decision.is_guess for decision in taken):
        for decision in taken:
            suspect(decision, "between headline and text")


def is_label(unit: Unit) -> bool:
    """Whether a line is short, has no end mark, and nothing in it says that it is furniture."""
    return is_brief(unit) and not unit.findings


def is_brief(unit: Unit) -> bool:
    """Whether a line is as short as a heading and has no end mark."""
    return unit.words <= _HEADING_WORDS and not unit.ends


def is_plain(unit: Unit) -> bool:
    """Whether nothing in a paragraph itself says that it is furniture."""
    return not (unit.findings or sections.is_appeal(unit) or unit.is_entry)


def is_exclaimed(unit: Unit) -> bool:
    """Whether a line asks, shouts or breaks off, as headlines and announcements of other stories do."""
    return unit.text.rstrip(_QUOTES).endswith(("!", "?", "...", "…"))


def is_kept_prose(i: int, units: list[Unit], decided: list[Decision]) -> bool:
    """Whether a unit is prose that stays."""
    return units[i].is_prose and decided[i].action != "remove"


def is_kept_sentence(i: int, units: list[Unit], decided: list[Decision]) -> bool:
    """Whether a unit is a sentence that stays, and no headline."""
    is_sentence = units[i].ends and units[i].kind not in STRUCTURE
    return is_sentence and decided[i].action != "remove"


def suspect(decision: Decision, reason: str) -> None:
    """Keep a unit in the text and say why."""
    decision.evidence.append(f"stays, since it is {reason}")
    decision.action = "suspect"
    decision.confidence = min(decision.confidence, 0.5)
    decision.by = "veto"
