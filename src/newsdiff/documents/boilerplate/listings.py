"""Listings: dates, results, prices and features that an article lists, which read like the rows of a menu.

In come the units of one document with their decisions, which are changed in place. A list is one thing: rows of
one form stay together, whatever the model thinks of single ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from newsdiff.documents.boilerplate import resumed, sections
from newsdiff.documents.boilerplate.context import STRUCTURE, Decision
from newsdiff.documents.boilerplate.units import Unit, unit_runs
from newsdiff.settings import CleanSettings

_MIN_ROWS = 4
"""Short rows below each other that may be a list; fewer are so by chance."""
_MIN_FIGURES = 3
"""Rows of a table: two more often count what is behind links."""
_MAX_ROW_WORDS = 8
"""Longest row of a list of short lines."""
_MEAN_ROW_WORDS = 4
"""Words of the rows of a list between two lines of the article, on average (left out sets: 173 such rows, 65 others)."""
_MAX_BETWEEN = 4
"""Short lines between a list and the prose beside it that are the list's: times, helpings, its heading, that of what follows."""
_HEADLINE_WORDS = 5
"""Words of a line without a figure that may be the headline of another story."""
_MIN_TABLE_WORDS = 5
"""Words of a row of a table, and words for each figure of it (left out sets: 471 such rows beside another, 71 others)."""
_FIGURE = re.compile(r"\d+")
_MIN_AMOUNTS = 3
"""Rows with an amount that make short lines a list of ingredients or parts; they are a third of its rows or more."""
_AMOUNT = re.compile(
    r"(?:\d{1,3}(?:[.,/–-]\d{1,3})?|[½¼¾⅓⅔])\s?(?:k?g|mg|m?l|[cd]l|oz|lbs?|x)?\s+[^\W\d_]{2}"
)
"""An amount and what it is of: "200g flour", "2 onions", "½ lemon"; no year, and no number of a telephone."""
_MIN_ANNOUNCING = 4
"""Words of a line that announces a list with a colon; shorter ones are labels, of who wrote it for instance (left out sets: 1,089 lines of lists, 231 others)."""
_MIN_LABELS = 3
"""Rows with labels below each other that are a table (left out sets: 415 of them, 47 others)."""
_MAX_LABELLED = 20
"""Words of such a row (left out sets: from 9 words on 123 rows of articles, 90 others before headlines of a series were set apart)."""
_LABEL = re.compile(r"([^\W\d_][^:：.?!]{0,30}?|(?:19|20)\d\d)\s?[:：]\s?\S")
"""A label or a year before its value."""


def spared(
    units: list[Unit], decided: list[Decision], settings: CleanSettings
) -> Iterator[tuple[int, str]]:
    """Yield the units that the model removed from a list of the article or from right above it, and why they stay."""
    if all(decision.action != "remove" for decision in decided):
        return
    runs = (
        *_amounts(units),
        *_short(units, decided),
        *_labelled(units, decided),
        *_tabulated(units, decided),
        *_bulleted(units, decided),
    )
    for start, stop, reason in runs:
        rows = [*range(start, stop), *_headings(start, stop, units, decided, settings)]
        yield from ((i, reason) for i in rows if decided[i].is_guess)
        if stop < len(units) and _is_text(units[stop]) and decided[stop].is_guess:
            yield stop, "a sentence right below a list of the article"
    yield from (
        (i, "a row of a list that a sentence announces") for i in _announced(units, decided)
    )
    yield from ((i, "what happened at a time, as others below") for i in _dated(units, decided))


def _announced(units: list[Unit], decided: list[Decision]) -> Iterator[int]:
    """Yield the rows between a line of the article that ends with a colon and the sentence with which it goes on."""
    rows: list[int] | None = None
    for i, (unit, decision) in enumerate(zip(units, decided, strict=True)):
        stays = decision.action != "remove"
        goes_on = rows is not None and stays and _is_text(unit)
        if goes_on:
            yield from rows or ()
        if stays and _announces(unit):
            rows = []
        elif goes_on or unit.findings or not (stays or decision.is_guess):
            rows = None
        elif rows is not None and not stays:
            rows.append(i)


def _dated(units: list[Unit], decided: list[Decision]) -> Iterator[int]:
    """Yield the rows of a chronology of which a sentence stays: what happened, and when."""
    for start, stop in sections.chronologies(units):
        is_when = [sections.is_time(unit) for unit in units[start:stop]]
        rows = range(start, stop)
        taken = [i for i in rows if decided[i].action == "remove"]
        if any(not when and i not in taken for i, when in zip(rows, is_when, strict=True)):
            yield from (i for i in taken if decided[i].is_guess or is_when[i - start])


def _announces(unit: Unit) -> bool:
    """Whether a line says what is below it: "The court heard that:"; "Author:" is a label."""
    is_open = unit.text.endswith((":", "：")) and unit.kind not in STRUCTURE
    return is_open and unit.words >= _MIN_ANNOUNCING and not unit.findings


def _labelled(units: list[Unit], decided: list[Decision]) -> Iterator[tuple[int, int, str]]:
    """Yield the runs of rows with a label and its value: two or more with labels that have several values, or three between lines that stay.

    A single such row has to stand between lines that stay, and its label to come thrice.
    """
    labels = [_label(unit) for unit in units]
    values = Counter(
        label for label, _ in {(a, u.text) for a, u in zip(labels, units, strict=True)}
    )
    for start, stop in unit_runs(map(bool, labels), 1):
        n_values = [values[label] for label in labels[start:stop]]
        # Headlines of a series have a label, too, and more words.
        is_brief = sum(unit.words for unit in units[start:stop]) <= _MAX_ROW_WORDS * len(n_values)
        is_table = is_brief and len(n_values) > 1 and min(n_values) > 1
        sides = (decided[max(start - 2, 0) : start], decided[stop : stop + 1])
        is_inside = all(any(decision.action != "remove" for decision in side) for side in sides)
        if is_table or (is_inside and max(len(n_values), *n_values) >= _MIN_LABELS):
            yield start, stop, "a row with a label, as others have"


def _tabulated(units: list[Unit], decided: list[Decision]) -> Iterator[tuple[int, int, str]]:
    """Yield the runs of rows with many figures of which one stays, or beside which a line stays."""
    for start, stop in unit_runs(map(_is_tabulated, units), _MIN_FIGURES):
        if any(decision.action != "remove" for decision in decided[max(start - 1, 0) : stop + 1]):
            yield start, stop, "a row of a table"


def _bulleted(units: list[Unit], decided: list[Decision]) -> Iterator[tuple[int, int, str]]:
    """Yield the runs of entries with bullets that a line with a colon announces, and of sentences of which the first stays."""
    for start, stop in unit_runs((u.has_bullet and not u.findings for u in units), 1):
        above = start - 1
        is_told = start > 0 and decided[above].action != "remove"
        if is_told and units[above].text.endswith((":", "：")):
            yield start, stop, "an entry of a list that a line announces"
        elif decided[start].action != "remove" and all(unit.ends for unit in units[start:stop]):
            yield start, stop, "a sentence of a list of which others stay"


def _is_tabulated(unit: Unit) -> bool:
    """Whether every fifth word of a row, or more of them, has a figure."""
    if unit.ends or unit.findings or unit.words < _MIN_TABLE_WORDS:
        return False
    words = unit.text.split()
    return sum(map(_has_figure, words)) * _MIN_TABLE_WORDS >= len(words)


def _label(unit: Unit) -> str:
    """Return the label of a short line that has one; "" where it has none."""
    is_own = not unit.findings and unit.kind not in STRUCTURE and unit.words <= _MAX_LABELLED
    found = _LABEL.match(unit.text) if is_own else None
    return found[1].casefold() if found else ""


def _headings(
    start: int, stop: int, units: list[Unit], decided: list[Decision], settings: CleanSettings
) -> list[int]:
    """Return the lines above and below a list that belong to it: what stands between it and prose, else a heading."""
    above, below = (_between(at, step, units, decided) for at, step in ((start - 1, -1), (stop, 1)))
    if above is None:
        above = [start - 1] if start and _is_heading(units[start - 1], settings) else []
    return [*above, *(below or [])]


def _between(at: int, step: int, units: list[Unit], decided: list[Decision]) -> list[int] | None:
    """Return the few short lines from a place on to the prose that stays beside them; None where there is none so near."""
    found: list[int] = []
    while 0 <= at < len(units) and len(found) <= _MAX_BETWEEN:
        is_own = _is_text(units[at]) or (step < 0 and units[at].kind in STRUCTURE)
        if is_own and decided[at].action != "remove":
            return found
        is_headline = units[at].words >= _HEADLINE_WORDS and "#" not in units[at].key
        if is_headline or not _is_short_row(units[at]):
            return None
        found.append(at)
        at += step
    return None


def _is_announced(start: int, units: list[Unit], decided: list[Decision]) -> bool:
    """Whether text that stays, or a line of the head, is right above a list, or above the few lines over it."""
    is_near = _between(start - 1, -1, units, decided) is not None
    return is_near or _is_below_text(start, units, decided)


def _is_below_head(start: int, units: list[Unit]) -> bool:
    """Whether a line of the head is right above a list, or above the line over it."""
    return any(unit.kind in STRUCTURE for unit in units[max(start - 2, 0) : start])


def _is_below_text(start: int, units: list[Unit], decided: list[Decision]) -> bool:
    """Whether text that stays, or a line of the head, is right above a list, or above the line over it."""
    above = range(max(start - 2, 0), start)
    kept = (units[i] for i in above if decided[i].action != "remove")
    return any(_is_text(unit) or unit.kind in STRUCTURE for unit in kept)


def _is_text(unit: Unit) -> bool:
    """Whether a unit is prose, or a shorter sentence that no cue is in; "Calories 701.9" is none."""
    is_sentence = sections.is_plain_sentence(unit) and not unit.text[-1].isdigit()
    return unit.is_prose or (is_sentence and unit.kind not in STRUCTURE)


def _has_figure(word: str) -> bool:
    """Whether a word has a digit."""
    return _FIGURE.search(word) is not None


def _is_contents(rows: list[Unit]) -> bool:
    """Whether rows begin with rising numbers, as the chapters of a table of contents do."""
    numbers = [int(m[0][:9]) if (m := _FIGURE.match(unit.text)) else 0 for unit in rows]
    return len(rows) >= _MIN_ROWS and all(b > a for a, b in pairwise(numbers))


def _amounts(units: list[Unit]) -> Iterator[tuple[int, int, str]]:
    """Yield the runs of short rows above a sentence of which many begin with an amount."""
    for start, stop in unit_runs(map(_is_short_row, units), _MIN_ROWS):
        rows = [unit for unit in units[start:stop] if _AMOUNT.match(unit.text)]
        if len(rows) < _MIN_AMOUNTS or len(rows) * 3 < stop - start or _is_contents(rows):
            continue
        # A recipe speaks to its cook.
        is_above_text = stop < len(units) and units[stop].ends and not units[stop].findings
        if is_above_text:
            yield start, stop, "a row of a list of amounts"


def _short(units: list[Unit], decided: list[Decision]) -> Iterator[tuple[int, int, str]]:
    """Yield the runs of short rows of which most stay, or that a text encloses, and none has a cue: ingredients, winners."""
    n_lines = Counter(unit.key for unit in units)
    free = (d.is_guess or d.action != "remove" for d in decided)
    rows = (_is_short_row(unit) and is_free for unit, is_free in zip(units, free, strict=True))
    for start, stop in unit_runs(rows, _MIN_ROWS):
        n_kept = sum(decision.action != "remove" for decision in decided[start:stop])
        is_kept = n_kept * 3 >= (stop - start) * 2 and _is_announced(start, units, decided)
        is_own = n_kept * 3 >= stop - start or _is_below_head(start, units)
        is_itemised = is_own and _is_itemised(start, stop, units, decided)
        if is_kept or is_itemised or _is_enclosed(start, stop, units, decided, n_lines):
            yield start, stop, "a row of a list"


def _is_itemised(start: int, stop: int, units: list[Unit], decided: list[Decision]) -> bool:
    """Whether half of some rows have bullets and prose that stays is right below: what a thing has, above its review."""
    n_items = sum(unit.has_bullet for unit in units[start:stop])
    is_above_prose = stop < len(units) and units[stop].is_prose and decided[stop].action != "remove"
    return is_above_prose and n_items * 2 >= stop - start


def _is_section_heading(unit: Unit) -> bool:
    """Whether a line is nothing but the heading of topics or other stories: rows right below it are those."""
    return any(finding.whole and finding.cue.opens for finding in unit.findings)


def _is_enclosed(
    start: int,
    stop: int,
    units: list[Unit],
    decided: list[Decision],
    n_lines: Counter[str],
) -> bool:
    """Whether the article stands right above, or above a small box, and below rows of few words, each of which the file has once.

    Headlines of other stories have more words, buttons stand in a file twice, and menus have the article on one side.
    """
    if start == 0 or stop == len(units):
        return False
    rows = units[start:stop]
    is_brief = sum(unit.words for unit in rows) <= _MEAN_ROW_WORDS * len(rows)
    if not is_brief or _is_contents(rows):
        return False
    above, below = (_is_kept_line(k, units, decided) for k in (start - 1, stop))
    goes_on = decided[stop].is_guess and sections.is_plain_sentence(units[stop])
    is_said = goes_on and units[stop].text.endswith((".", "。"))
    above = above or (
        not _is_section_heading(units[start - 1]) and resumed.is_behind_box(start, units, decided)
    )
    return above and (below or is_said) and all(n_lines[unit.key] == 1 for unit in rows)


def _is_kept_line(i: int, units: list[Unit], decided: list[Decision]) -> bool:
    """Whether a line stays and is none of the head."""
    return decided[i].action != "remove" and units[i].kind not in STRUCTURE


def _is_short_row(unit: Unit) -> bool:
    """Whether a line is a few words without end mark and cue, and has no place in the head."""
    is_open = not unit.ends and not unit.findings and unit.kind not in STRUCTURE
    return is_open and 0 < unit.words <= _MAX_ROW_WORDS


def _is_heading(unit: Unit, settings: CleanSettings) -> bool:
    """Whether a line can say what the list below it is of."""
    return unit.words <= settings.max_short_words and not (unit.ends or unit.findings)
