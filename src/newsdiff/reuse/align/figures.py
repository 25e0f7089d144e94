"""The numbers and dates of the paragraphs of a document, as values: "forty", "40" and "vierzig" are one."""

from __future__ import annotations

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
    text, code = tokens.text, guess_language(tokens.text)
    return {
        paragraph.index: frozenset(
            value
            for figure in find_figures(text, paragraph.start, paragraph.end, code)
            for value in _values(figure)
        )
        for paragraph in tokens.document.matched
    }


def _values(figure: Figure) -> Iterator[str]:
    if figure.day and figure.kind in ("date", "year"):
        yield f"{figure.kind} {figure.day}"
    elif figure.quantity:
        values = {reading.plain for reading in figure.quantity.readings}
        yield from (f"{value:.6g}" for value in values if value >= _MIN_COUNT or value % 1)
