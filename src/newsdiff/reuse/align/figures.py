"""The numbers and dates of the paragraphs of a document, as values: "forty", "40" and "vierzig" are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newsdiff.language.figures import Figure, find_figures
from newsdiff.language.languages import guess_language
from newsdiff.language.tokens import Tokens, once_a_document

_MIN_COUNT = 10
"""Smaller numbers are in every article."""


@once_a_document
def paragraph_figures(tokens: Tokens) -> dict[int, frozenset[str]]:
    """Return the values of the numbers and dates of each paragraph that is compared, by index.

    Numbers below ten count only with a fraction; of "1.200", which may be two numbers, both do.
    """
    return {index: frozenset(units) for index, units in paragraph_units(tokens).items()}


@once_a_document
def paragraph_units(tokens: Tokens) -> dict[int, dict[str, set[str]]]:
    """Return of each of these values what it counts: "money", "time"; of a date, and where no unit is named, ""."""
    text, code = tokens.text, guess_language(tokens.text)
    found = {}
    for paragraph in tokens.document.matched:
        units = defaultdict[str, set[str]](set)
        for figure in find_figures(text, paragraph.start, paragraph.end, code):
            for value, unit in _values(figure):
                units[value].add(unit)
        found[paragraph.index] = dict(units)
    return found


def _values(figure: Figure) -> Iterator[tuple[str, str]]:
    if figure.day and figure.kind in ("date", "year"):
        yield f"{figure.kind} {figure.day}", ""
    elif figure.quantity:
        for value, unit in {(x.plain, x.dimension) for x in figure.quantity.readings}:
            if value >= _MIN_COUNT or value % 1:
                yield f"{value:.6g}", unit.partition(" ")[0]
