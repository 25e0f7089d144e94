"""Words put into quotation marks, or taken out of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from newsdiff.language.quotations import MARKS
from newsdiff.language.tokens import Tokens
from newsdiff.model import Alteration
from newsdiff.reuse.attribute.fragments import Fragment
from newsdiff.settings import AttributeSettings


def requoted(fragment: Fragment, settings: AttributeSettings) -> list[Alteration]:
    """List equal words that were put into quotation marks or taken out of them.

    The side that quotes them is given with the marks that touch them; there are none where the run is the middle
    of a longer quotation.
    """
    found = []
    for run in _runs(fragment):
        if len(run) < settings.min_requoted_words:
            continue
        (a, b), (a_last, b_last) = run[0], run[-1]
        source, start_a = _marked(fragment.source, a, a_last + 1)
        target, start_b = _marked(fragment.target, b, b_last + 1)
        marks: Literal["put-in", "taken-out"] | None = None
        if a_last - a == b_last - b == len(run) - 1:  # no word between them is changed
            marks = "taken-out" if fragment.source.quoted[a] else "put-in"
        found.append(Alteration("quotation", source, target, start_a, start_b, marks))
    return found


def _marked(tokens: Tokens, first: int, last: int) -> tuple[str, int]:
    """Return some words with the quotation marks that touch them, and where they begin."""
    text = tokens.document.text
    start, end = tokens.starts[first], tokens.ends[last - 1]
    if tokens.quoted[first] and text[start - 1 : start] in MARKS:
        start -= 1
    behind = end + (text[end : end + 1] in _STOPS)
    if tokens.quoted[last - 1] and text[behind : behind + 1] in MARKS:
        end = behind + 1
    return text[start:end], start


_STOPS = frozenset(".,!?")


def _runs(fragment: Fragment) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of equal words that one side quotes and the other does not."""
    source, target = fragment.source.quoted, fragment.target.quoted
    if all(
        source[c.a : c.a_end] == target[c.b : c.b_end] for c in fragment.changes if c.tag == "equal"
    ):
        return  # the usual case, without looking at single words
    states = groupby(fragment.equal, key=lambda pair: (source[pair[0]], target[pair[1]]))
    yield from (list(run) for (is_a, is_b), run in states if is_a != is_b)
