"""Listings: dates, results, prices and features that an article lists, which read like the rows of a menu.

In come the units of one document with their decisions, which are changed in place. A list is one thing: rows of
one form stay together, whatever the model thinks of single ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from newsdiff.documents.boilerplate.decide import STRUCTURE, Decision
from newsdiff.documents.boilerplate.units import Unit
from newsdiff.settings import CleanSettings

_BY_MODEL = frozenset({"model", "head"})
_MIN_ROWS = 4
"""Rows of one form that are a list of figures; fewer may be so by chance."""
_MAX_ROW_WORDS = 8
"""Longest row of a list of short lines."""
_MIN_WORDS = 3
"""Words and figures of a row that ends with a figure; shorter ones count what is behind a link ("Sport 12")."""
_MIN_AMOUNT_WORDS = 2
"""Words and figures of a row that begins with one ("2 onions")."""
_FIRST_NUMBER = re.compile(r"\d+")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d\b")


def spared(
    units: list[Unit], decided: list[Decision], settings: CleanSettings
) -> Iterator[tuple[int, str]]:
    """Yield the units that the model removed from a list of the article or from right above it, and why they stay."""
    runs = (*_figures(units, decided), *_bullets(units, decided), *_short(units, decided))
    for start, stop, reason in runs:
        rows = [i for i in range(start, stop) if _by_model(decided[i])]
        above = start - 1
        if above >= 0 and _by_model(decided[above]) and _is_heading(units[above], settings):
            rows.append(above)
        if _is_next_heading(stop, units, decided, settings):
            rows.append(stop)
        yield from ((i, reason) for i in rows)


def _figures(units: list[Unit], decided: list[Decision]) -> Iterator[tuple[int, int, str]]:
    """Yield the runs of rows that have their figures at one place: "June 9 – Orlen", "Berth: £14"."""
    places = [_place(unit) for unit in units]
    start = 0
    for i in range(1, len(units) + 1):
        if i < len(units) and places[i] is not None and places[i] == places[start]:
            continue
        is_list = i - start >= _MIN_ROWS and places[start] is not None
        if is_list and _is_announced(start, units, decided) and not _is_ranking(units[start:i]):
            yield start, i, "a row of a list of figures"
        start = i


def _is_announced(start: int, units: list[Unit], decided: list[Decision]) -> bool:
    """Whether prose that stays, or a line of the head, is right above a list, or above the line over it."""
    above = range(max(start - 2, 0), start)
    kept = (units[i] for i in above if decided[i].action != "remove")
    return any(unit.is_prose or unit.kind in STRUCTURE for unit in kept)


def _place(unit: Unit) -> tuple[str, int] | None:
    """Return where a row has its figures, from its beginning or from its end; None for what is no row."""
    if unit.ends or unit.findings or _CLOCK.match(unit.text):
        return None
    words = unit.key.split()
    if "#" not in words or len(words) < _MIN_AMOUNT_WORDS:
        return None
    first, last = words.index("#"), words[::-1].index("#")
    if len(words) < _MIN_WORDS and first > 0:
        return None
    return ("start", first) if first <= last else ("end", last)


def _is_ranking(rows: list[Unit]) -> bool:
    """Whether rows are counted from one to the next, as the most read stories are."""
    numbers = [int(m[0][:9]) if (m := _FIRST_NUMBER.match(unit.text)) else -1 for unit in rows]
    return numbers[0] >= 0 and all(b == a + 1 for a, b in pairwise(numbers))


def _bullets(units: list[Unit], decided: list[Decision]) -> Iterator[tuple[int, int, str]]:
    """Yield the runs of rows with bullets above the first prose of which most stay and none has a cue.

    Farther down the model knows the article around a list; teasers are a list of their own there.
    """
    kept = (i for i, unit in enumerate(units) if unit.is_prose and decided[i].action != "remove")
    first = next(kept, 0)
    start = 0
    for i in range(first + 1):
        if i < first and units[i].has_bullet and not units[i].findings:
            continue
        n_kept = sum(decided[k].action != "remove" for k in range(start, i))
        if n_kept > 1 and n_kept * 3 >= (i - start) * 2:
            yield start, i, "a row of a list"
        start = i + 1


def _short(units: list[Unit], decided: list[Decision]) -> Iterator[tuple[int, int, str]]:
    """Yield the runs of short rows of which most stay and none has a cue: ingredients, winners."""
    start = 0
    for i in range(len(units) + 1):
        if i < len(units) and _is_short_row(units[i]):
            continue
        n_kept = sum(decided[k].action != "remove" for k in range(start, i))
        is_list = i - start >= _MIN_ROWS and n_kept * 3 >= (i - start) * 2
        if is_list and _is_announced(start, units, decided):
            yield start, i, "a row of a list"
        start = i + 1


def _is_short_row(unit: Unit) -> bool:
    """Whether a line is a few words without end mark and cue, and has no place in the head."""
    is_open = not unit.ends and not unit.findings and unit.kind not in STRUCTURE
    return is_open and 0 < unit.words <= _MAX_ROW_WORDS


def _is_heading(unit: Unit, settings: CleanSettings) -> bool:
    """Whether a line can say what the list below it is of."""
    return unit.words <= settings.max_short_words and not (unit.ends or unit.findings)


def _is_next_heading(
    i: int, units: list[Unit], decided: list[Decision], settings: CleanSettings
) -> bool:
    """Whether the line below a list heads the prose that follows: "Method"."""
    if i + 1 >= len(units) or not _by_model(decided[i]) or not _is_heading(units[i], settings):
        return False
    return units[i + 1].is_prose and decided[i + 1].action != "remove"


def _by_model(decision: Decision) -> bool:
    return decision.action == "remove" and decision.by in _BY_MODEL
