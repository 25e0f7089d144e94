"""Series: the posts of a live report, numbered headings and days of a week.

In come the units of one document with their decisions, which are changed in place. A single "78. Minute" or "3. Croutons" reads like an entry of a menu; several of one form with sentences between
them are how the article is told. Other stories are listed in such a form too, but line below line.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from newsdiff.documents.boilerplate.context import STRUCTURE, Decision
from newsdiff.documents.boilerplate.resumed import suspect
from newsdiff.documents.boilerplate.units import Unit
from newsdiff.language.calendars import ALL_WEEKDAYS

_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?(?:h|Uhr|uur|[ap]m|GMT|BST|CET|ET))?(?:$|\s?[:–—|-]?\s\S)"
)
"""A post's time, perhaps with its headline: `18:41 Uhr: Trains run again`."""
_COUNTED = re.compile(r"(\d{1,3})[.)]?(?:\s?\+\s?\d{1,2}\.?)?['’′]?\s([^\W\d_]\S*)")
"""A number and what is counted: "78. Minute", "88 min: Goal"."""
_NAMED = re.compile(r"([^\W\d_]\S*)\s(\d{1,3})(?![\d.,]*\d)")
"""What is counted and its number: "Step 1"; no price."""
_BY_FORM = frozenset({"model", "cue"})
"""What may not take the head of an entry: "1. Breadcrumbs" is worded like the menu that it does not stand in."""
_MIN_ROWS = 3
"""Heads of one form that make a series."""
_MIN_TIMES = 2
"""The same of times of the clock."""
_MAX_HEAD = 5
"""Lines below a head among which the sentence of its entry stands: a headline may be between."""
_MIN_DAY = 5
"""Letters of a day's name; shorter ones are words, or head the columns of a forecast."""
Row = tuple[int, int]
"""Position of a head and its number."""


def spare_series(units: list[Unit], decided: list[Decision]) -> None:
    """Keep the units of series that would be removed, in place."""
    groups: dict[str, list[Row]] = defaultdict(list)
    first = next((i for i, unit in enumerate(units) if unit.kind in STRUCTURE), -1)
    comments = _comments(units)
    # Buttons and headlines of other stories stand in a file twice.
    n_lines = Counter(unit.printed for unit in units)
    for i in range(first + 1, len(units)):
        for form, number in _heads(units[i]):
            is_single = n_lines[units[i].printed] == 1
            if is_single and (i < comments or form == "time"):
                groups[form].append((i, number))
    runs = [(form, run) for form, rows in groups.items() for run in _runs(rows)]
    ends = _text_ends(units)
    seen = 0  # entries may lie in each other
    for start, stop in sorted(
        entry for form, run in runs for entry in _entries(form, run, units, ends, n_lines)
    ):
        for i in (start, *range(max(start + 1, seen), stop)):
            if _is_taken(decided[i]) and (i == start or not units[i].findings):
                suspect(decided[i], "part of a series of the article")
        seen = max(seen, stop)


def _is_taken(decision: Decision) -> bool:
    """Whether a unit goes for what it looks like."""
    return decision.action == "remove" and decision.by in _BY_FORM


def _text_ends(units: list[Unit]) -> list[int]:
    """Return for each unit where the sentences end that begin with it; the unit itself where it is none."""
    ends = list(range(len(units) + 1))
    for i in reversed(range(len(units))):
        if units[i].ends and not units[i].findings:
            ends[i] = max(ends[i + 1], i + 1)
    return ends


def _comments(units: list[Unit]) -> int:
    """Return where the comments of readers begin, which are numbered, too: where something below prose calls for them."""
    is_below = False
    for i, unit in enumerate(units):
        is_below = is_below or unit.is_prose
        if is_below and any(
            f.cue.opens and f.cue.category == "comment-prompt" for f in unit.findings
        ):
            return i
    return len(units)


def _heads(unit: Unit) -> Iterator[tuple[str, int]]:
    """Yield the forms of a line that may head an entry, with its number there."""
    if unit.kind in STRUCTURE or unit.text.endswith(":"):
        return
    if _CLOCK.match(unit.text):
        hours, minutes = unit.figures[:2]
        yield "time", 60 * int(hours) + int(minutes)
    elif unit.key in ALL_WEEKDAYS and len(unit.key) >= _MIN_DAY:
        yield "day", ALL_WEEKDAYS[unit.key]
    else:
        if unit.bullet[:1].isdigit():
            yield "number", int(unit.bullet[:-1])
        if found := _COUNTED.match(f"{unit.bullet} {unit.text}".lstrip()):
            yield found[2].casefold(), int(found[1])
        elif found := _NAMED.match(unit.text):
            yield found[1].casefold(), int(found[2])


def _runs(rows: list[Row]) -> list[list[Row]]:
    """Cut heads of one form where their numbers begin anew; those of a report may rise or fall."""
    is_falling = len(rows) > 1 and rows[1][1] < rows[0][1]
    cuts = [
        k
        for k, (a, b) in enumerate(pairwise(rows), 1)
        if a[1] == b[1] or (b[1] < a[1]) != is_falling
    ]
    return [rows[a:b] for a, b in pairwise([0, *cuts, len(rows)])]


def _entries(
    form: str,
    rows: list[Row],
    units: list[Unit],
    text_ends: list[int],
    n_lines: Counter[tuple[str, ...]],
) -> list[tuple[int, int]]:
    """Return where the entries below heads of one form begin and end, of those that make a series.

    An entry is its head and what stands below it up to its first sentences.
    """
    # Several posts of one minute may have their text below the last.
    stops = [len(units) if form == "time" else i for i, _ in rows[1:]] + [len(units)]
    ends = [_end(form, i, stop, units, text_ends) for (i, _), stop in zip(rows, stops, strict=True)]
    found = [(i, end) for (i, _), end in zip(rows, ends, strict=True) if end]
    # "5:48" may be the length of a video, "14:05" is a time of the clock.
    least = _MIN_TIMES if units[rows[0][0]].text[:2].isdigit() and form == "time" else _MIN_ROWS
    if len(found) < least or len(found) * 3 < len(rows) * 2:
        return []
    # A post between two others may be a list.
    lists = [
        (rows[k][0], _list_end(rows[k][0], rows[k + 1][0], units, n_lines))
        for k in range(1, len(rows) - 1)
        if not ends[k] and form == "time"
    ]
    return found + lists


def _list_end(i: int, stop: int, units: list[Unit], n_lines: Counter[tuple[str, ...]]) -> int:
    """Return where the lines below a head end that have no cue and that the file has once."""
    below = range(i + 1, stop)
    of_page = (k for k in below if units[k].findings or n_lines[units[k].printed] > 1)
    return next(of_page, stop)


def _end(form: str, i: int, stop: int, units: list[Unit], text_ends: list[int]) -> int:
    """Return where the entry of a head ends: behind its first sentences, or, of a day, behind the line below; 0 if it says nothing."""
    if form == "day":
        is_event = i + 1 < stop and units[i + 1].words > 0
        return i + 2 if is_event and not units[i + 1].findings else 0
    below = range(i, min(i + 1 + _MAX_HEAD, stop))
    return next((min(text_ends[k], stop) for k in below if text_ends[k] > k), 0)
