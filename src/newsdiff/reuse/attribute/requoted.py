"""Words put into quotation marks, or taken out of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from newsdiff.language.folding import REPLACED
from newsdiff.language.quotations import MARKS
from newsdiff.language.speech import MARKED, POSSIBLE
from newsdiff.language.tokens import Tokens
from newsdiff.model import Alteration
from newsdiff.reuse.align.runs import paragraph_of
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
    text = tokens.text
    start, end = tokens.starts[first], tokens.ends[last - 1]
    if tokens.quoted[first] and text[start - 1 : start] in MARKS:
        start -= 1
    behind = end + (text[end : end + 1] in _STOPS)
    if tokens.quoted[last - 1] and text[behind : behind + 1] in MARKS:
        end = behind + 1
    return tokens.document.text[start:end], start


_STOPS = frozenset(".,!?")


def _runs(fragment: Fragment) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of equal words that one side quotes and the other does not, as far as the marks of both are there."""
    source, target = fragment.source.speech, fragment.target.speech
    if all(
        source[c.a : c.a_end] == target[c.b : c.b_end] for c in fragment.changes if c.tag == "equal"
    ):
        return  # the usual case, without looking at single words
    states = groupby(fragment.equal, key=lambda pair: (source[pair[0]], target[pair[1]]))
    for (in_a, in_b), run in states:
        words = list(run)
        is_change = {in_a, in_b} == {MARKED, 0} and not _is_damaged(fragment, words)
        if is_change or ({in_a, in_b} == {MARKED, POSSIBLE} and not _is_block(fragment, words)):
            yield words


def _is_damaged(fragment: Fragment, run: list[tuple[int, int]]) -> bool:
    """Whether a character beside words was lost, which may have been the mark."""
    (a, b), (a_last, b_last) = run[0], run[-1]
    return any(
        REPLACED in tokens.text[max(place - 1, 0) : place + 2]
        for tokens, first, last in (
            (fragment.source, a, a_last),
            (fragment.target, b, b_last),
        )
        for place in (tokens.starts[first], tokens.ends[last])
    )


def _is_block(fragment: Fragment, run: list[tuple[int, int]]) -> bool:
    """Whether words are a whole paragraph on one side: a quotation that stands by itself needs no marks."""
    (a, b), (a_last, b_last) = run[0], run[-1]
    return any(
        2 * len(run) > last - first and min(at - first, last - end) <= _MAX_BESIDE
        for tokens, at, end in (
            (fragment.source, a, a_last + 1),
            (fragment.target, b, b_last + 1),
        )
        if tokens.speech[at] == POSSIBLE
        for first, last in [paragraph_of(tokens, at)]
    )


_MAX_BESIDE = 3
"""Words of a paragraph at an end that are not part of what it quotes."""
