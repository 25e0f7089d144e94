"""Vetoes: what the model may not remove, however sure it is.

In come the decisions on a document, which are changed in place; out comes a warning where so much of the
prose would have gone that the model is set aside, or where so much goes by other rules. Cues, repetition,
overlays and the sections that a cue opens are evidence that a reader can check, so mostly what the model decided is
vetoed.
"""

from __future__ import annotations

import re
from collections import Counter

from newsdiff.documents.boilerplate import listings, resumed, sections, series
from newsdiff.documents.boilerplate.context import Decision
from newsdiff.documents.boilerplate.cues import Finding
from newsdiff.documents.boilerplate.lines import MIN_PROSE_WORDS
from newsdiff.documents.boilerplate.resumed import (
    is_brief,
    is_exclaimed,
    is_kept_prose,
    is_kept_sentence,
    is_label,
    is_plain,
    suspect,
)
from newsdiff.documents.boilerplate.units import Unit, unit_runs
from newsdiff.language.sentences import sentences
from newsdiff.settings import CleanSettings

_UNLOST = frozenset({"overlay", "copy"})
"""What takes nothing from the article: the user's own word, and second copies."""
_SPEAKER = re.compile(r"[.!?,…][\"”’»“]\s?[—–-]{1,2}\s?[^\W\d_][^\"“”«»]{2,80}$")
"""Who said it, behind a quotation that ends as a sentence does: `... what I have.” — Ada Stone, baker`."""
_LONGEST_SPEAKER = 90
"""Characters at the end of a quotation that can hold its speaker."""
_PROMPTS = frozenset({"login-prompt", "newsletter", "paywall"})
"""Categories of cues that manuals and reviews use, too: what to enter, download or pay for."""
_LEAST_MENTION = 3
"""Times that a paragraph must be longer than the words of a prompt in it (left out sets: shorter ones are boxes)."""
_MAX_HEAD = 5
"""Lines above the text that are its headline, byline and the like."""
_MIN_PROSE = 60
"""Words of prose below which a share of it says nothing."""


def apply(units: list[Unit], decided: list[Decision], settings: CleanSettings) -> str | None:
    """Turn vetoed removals of a document into suspicions, in place; return a warning for the reader, or None."""
    if all(decision.action != "remove" for decision in decided):
        return None
    prose = [i for i in range(len(units)) if is_kept_prose(i, units, decided)]
    if not prose:
        series.spare_series(units, decided)
        spared = _spare(units, decided)
        return _by_loss(units, decided, settings) or spared
    _spare_speech(prose, units, decided, settings)
    warning = _by_loss(units, decided, settings)
    series.spare_series(units, decided)
    _spare_prose(units, decided, settings)
    _spare_doubtful(units, decided, settings)
    resumed.spare(units, decided, settings)
    for i, reason in listings.spared(units, decided, settings):
        suspect(decided[i], reason)
    _spare_beside(units, decided)
    _spare_mentions(units, decided)
    resumed.spare_between(units, decided)
    return warning


def _spare_speech(
    prose: list[int], units: list[Unit], decided: list[Decision], settings: CleanSettings
) -> None:
    """Keep quotations of their own and what announces them."""
    for i in range(prose[0] + 1, len(units)):
        decision = decided[i]
        if not decision.is_guess and (decision.action != "remove" or decision.by != "section"):
            continue
        follows = i + 1 < len(units) and _is_speech(units[i + 1], settings)
        if _is_speech(units[i], settings, is_inside=i < prose[-1]):
            suspect(decision, "a quotation of its own")
        elif follows and units[i].text.endswith(":"):
            suspect(decision, "what announces a quotation")


def _spare_mentions(units: list[Unit], decided: list[Decision]) -> None:
    """Keep paragraphs behind what stays that only use the words of a prompt: to point to more, or to say what to do.

    "For more on berths, see the list of the port." is a sentence of the article, and so is a step of a manual such as "Log in to
    the page of the port, then choose a berth." between two others; of a box, the words are most of what is said.
    """
    for i in range(1, len(units)):
        unit, decision = units[i], decided[i]
        is_asked = "?" in unit.text  # "Do you row? Read more about your rights here." is a box
        if decision.category != "related" or is_asked or _mentioned(unit, decision) is None:
            continue
        if _continues(i, units, decided) or _is_told_below(i, units, decided):
            suspect(decision, "a sentence that points to more")
    steps = list(map(_is_step, units, decided))
    for start, stop in unit_runs(steps, 1):
        beside = [*decided[max(start - 1, 0) : start], *decided[stop : stop + 1]]
        is_inside = len(beside) > 1 and all(decision.action != "remove" for decision in beside)
        asks = any(finding.asks for unit in units[start:stop] for finding in unit.findings)
        if is_inside and (stop - start == 1 or not asks):  # a box has several that ask
            for decision in decided[start:stop]:
                suspect(decision, "a paragraph that says more than that")


def _mentioned(unit: Unit, decision: Decision) -> Finding | None:
    """Return the surest cue of a paragraph that it removed, if the outlet does not speak in it and it is not the whole line."""
    if decision.action != "remove" or decision.by != "cue" or not unit.is_prose:
        return None
    said = max(unit.findings, key=lambda f: f.cue.confidence, default=None)
    return said if said and not (said.whole or said.speaks) else None


def _is_step(unit: Unit, decision: Decision) -> bool:
    """Whether a paragraph that is removed says more than the words of a prompt in it, one that offers and asks in one breath not."""
    said = _mentioned(unit, decision) if decision.category in _PROMPTS else None
    prompts = {finding.cue.category for finding in unit.findings} & _PROMPTS
    return said is not None and len(prompts) == 1 and len(said.tokens) * _LEAST_MENTION < unit.words


def _spare_prose(units: list[Unit], decided: list[Decision], settings: CleanSettings) -> None:
    """Keep prose that the model alone would take: all between prose that stays, elsewhere what it is not sure of."""
    for i, (unit, decision) in enumerate(zip(units, decided, strict=True)):
        if decision.is_guess and unit.is_prose and decision.confidence < settings.sure_prose:
            if is_plain(unit):
                suspect(decision, "a paragraph of prose")
            elif not unit.findings and _continues(i, units, decided):
                suspect(decision, "a paragraph right behind the article")
    _spare_beside(units, decided)


def _spare_beside(units: list[Unit], decided: list[Decision]) -> None:
    """Keep prose between prose that stays, above it, and right behind a sentence that stays; inside the article, a sentence right above it."""
    prose = [i for i in range(len(units)) if is_kept_prose(i, units, decided)]
    for i, (unit, decision) in enumerate(zip(units, decided, strict=True)):
        if unit.ends and decision.is_guess and (reason := _reason_beside(i, prose, units, decided)):
            suspect(decision, reason)


def _spare_doubtful(units: list[Unit], decided: list[Decision], settings: CleanSettings) -> None:
    """Keep lines of the article that the model is not sure of: no cue is in them, and the file has them once."""
    n_lines = Counter(unit.printed for unit in units)
    for i in _article(units, decided, settings):
        unit, decision = units[i], decided[i]
        is_own = not unit.findings and n_lines[unit.printed] == 1
        if is_own and decision.is_guess and decision.confidence < settings.sure_line:
            suspect(decision, "a line of the article")


def _is_headline(unit: Unit, settings: CleanSettings) -> bool:
    """Whether a line is longer than a label, and no sentence."""
    return unit.words > settings.max_short_words and not unit.ends


def _article(units: list[Unit], decided: list[Decision], settings: CleanSettings) -> range:
    """Return the lines of the article: all prose that reads like text, the few above it and those below it up to one with a cue."""
    prose = [i for i in range(len(units)) if _reads_like_prose(units[i], decided[i])]
    if not prose:
        return range(0)
    below = range(prose[-1] + 1, len(units))
    start, first = prose[0], max(prose[0] - _MAX_HEAD, 0)
    signed = next((i for i in range(first, start) if units[i].kind == "byline"), start)
    while start > first and is_plain(units[start - 1]):
        if start - 1 > signed and _is_headline(units[start - 1], settings):
            break  # what follows its author is the text: that of another article, or of a film
        start -= 1
    return range(start, next((i for i in below if units[i].findings), len(units)))


def _reads_like_prose(unit: Unit, decision: Decision) -> bool:
    """Whether a paragraph of prose stays by what the model says, and no cue is in it."""
    is_text = decision.by == "model" and decision.action != "remove"
    return unit.is_prose and is_text and not unit.findings


def _reason_beside(
    i: int, prose: list[int], units: list[Unit], decided: list[Decision]
) -> str | None:
    """Return why a sentence must stay for the prose that stays, at `prose`; None if it need not."""
    is_told = sections.is_plain_sentence(units[i]) and not is_exclaimed(units[i])
    is_inside = prose[0] < i < prose[-1]
    if not units[i].is_prose:
        is_above = i + 1 < len(units) and is_kept_prose(i + 1, units, decided)
        if is_told and prose[0] < i and is_above and is_plain(units[i + 1]):
            return "a sentence right above a paragraph of the article"
        is_between = is_inside and _is_between_sentences(i, units, decided)
        return "a sentence between two of the article" if is_between else None
    if is_inside:
        return "prose between paragraphs of the article"
    if i < prose[0] and is_told:
        return "prose above the article that speaks to nobody"
    return "prose beside a sentence of the article" if _adjoins(i, units, decided) else None


def _is_between_sentences(i: int, units: list[Unit], decided: list[Decision]) -> bool:
    """Whether nothing in a sentence says that it is furniture, though it may say "you", and those above and below it stay."""
    is_own = is_plain(units[i]) and not is_exclaimed(units[i])
    return is_own and all(is_kept_sentence(k, units, decided) for k in (i - 1, i + 1))


def _adjoins(i: int, units: list[Unit], decided: list[Decision]) -> bool:
    """Whether a paragraph stands right behind a sentence that stays or below the byline."""
    if i == 0:
        return False
    unit, decision = units[i - 1], decided[i - 1]
    is_open = unit.ends or decision.category in ("byline", "dateline")
    return is_open and decision.action != "remove" and is_plain(units[i])


def _continues(i: int, units: list[Unit], decided: list[Decision]) -> bool:
    """Whether a paragraph stands right behind a line that stays, perhaps with a heading between."""
    above = i - 1
    if above > 0 and decided[above].is_guess and is_label(units[above]):
        above -= 1
    return above >= 0 and decided[above].action != "remove"


def _is_told_below(i: int, units: list[Unit], decided: list[Decision]) -> bool:
    """Whether a paragraph of several sentences has above it what stays and a heading that menus have, too: "Webinars"."""
    is_headed = decided[i - 1].category == "navigation" and is_brief(units[i - 1])
    is_inside = i > 1 and decided[i - 2].action != "remove"
    return is_headed and is_inside and len(sentences(units[i].text, 0, len(units[i].text))) > 1


def _is_speech(unit: Unit, settings: CleanSettings, *, is_inside: bool = False) -> bool:
    """Whether a unit is a quotation of its own, perhaps with its speaker behind a dash.

    Headlines of other stories may be quotations, too: those have no end mark and stand outside of the article.
    """
    least = settings.min_quotation_words if unit.ends or is_inside else MIN_PROSE_WORDS
    if unit.is_quotation:
        return unit.words >= least
    return unit.is_speech and _SPEAKER.search(unit.text[-_LONGEST_SPEAKER:]) is not None


def _removed(units: list[Unit], decided: list[Decision]) -> list[tuple[Unit, Decision]]:
    """Return the units that the model removes."""
    pairs = zip(units, decided, strict=True)
    return [(u, d) for u, d in pairs if d.is_guess]


def _spare(units: list[Unit], decided: list[Decision]) -> str | None:
    """Set the model aside for a file that it cannot judge."""
    reason = "the file has no paragraph of prose"
    spared = [decision for unit, decision in _removed(units, decided) if unit.words]
    for decision in spared:
        suspect(decision, "in a file without a paragraph of prose")
    return f"{reason}; only cues and repetition removed anything" if spared else None


def _by_loss(units: list[Unit], decided: list[Decision], settings: CleanSettings) -> str | None:
    """Set the model aside for prose where too much of it would go; warn of what goes by other rules."""
    prose = [
        (u, d) for u, d in zip(units, decided, strict=True) if u.is_prose and d.by not in _UNLOST
    ]
    total = sum(unit.words for unit, _ in prose)
    lost = [(unit, decision) for unit, decision in prose if decision.action == "remove"]
    by_model = [(unit, decision) for unit, decision in lost if decision.is_guess]
    gone, spared = (sum(unit.words for unit, _ in row) for row in (lost, by_model))
    warnings = []
    if spared >= _MIN_PROSE and spared > settings.max_prose_loss * (total - gone + spared):
        for _, decision in by_model:
            suspect(decision, "in a file that would lose too much")
        kept = "it was kept, only cues removed any"
        share = _share(spared, total - gone + spared)
        warnings.append(f"{share} of the prose reads like furniture; {kept}")
        gone -= spared
    if gone > settings.max_prose_loss * total:
        share = _share(gone, total)
        warnings.append(f"{share} of the prose was removed, by cues, repetition, sections and form")
    return "; ".join(warnings) or None


def _share(part: int, total: int) -> str:
    """Print a share."""
    return f"{part / total:.0%}".replace("%", " %")
