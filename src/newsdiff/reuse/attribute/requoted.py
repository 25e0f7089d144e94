"""Words put into quotation marks, or taken out of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from newsdiff.language.classes import class_of
from newsdiff.language.folding import REPLACED
from newsdiff.language.languages import language_of
from newsdiff.language.quotations import MARKS
from newsdiff.language.speech import MARKED, POSSIBLE
from newsdiff.language.tokens import Tokens
from newsdiff.model import Alteration
from newsdiff.reuse.align.runs import paragraph_of
from newsdiff.reuse.attribute.fragments import Fragment
from newsdiff.settings import AttributeSettings

Run = list[tuple[int, int]]
"""Equal words as (source word, target word)."""

_MAX_BESIDE = 3
"""Words of a paragraph at an end that are not part of what it quotes."""
_VOICE = 80
"""Words of a paragraph on either side that are heard in one voice."""
_MAX_BETWEEN = 3
"""Other words between two parts of one quotation."""
_STOPS = frozenset(".,!?")
_DOUBLE = MARKS - frozenset("'‘’‚‹›")
"""Marks that are not those of a quotation inside another one."""


def requoted(fragment: Fragment, settings: AttributeSettings) -> list[Alteration]:
    """List equal words that were put into quotation marks or taken out of them.

    The side that quotes them is given with the marks that touch them; there are none where the run is the middle
    of a longer quotation. A few words of a long quotation are anybody's; words that the other side prints beside a
    mark of its own, or in the first person, are quoted there too.
    """
    found = []
    for run in _joined(fragment):
        (a, b), (a_last, b_last) = run[0], run[-1]
        is_taken = fragment.source.speech[a] == MARKED
        (marked, first), (other, *bare) = (
            ((fragment.source, a), (fragment.target, b, b_last + 1))
            if is_taken
            else ((fragment.target, b), (fragment.source, a, a_last + 1))
        )
        last = a_last if is_taken else b_last
        if not _is_whole(marked, first, len(run), settings) or _is_heard(other, *bare):
            continue
        if _is_between(marked, first, last + 1):
            continue
        source, start_a = _marked(fragment.source, a, a_last + 1)
        target, start_b = _marked(fragment.target, b, b_last + 1)
        marks: Literal["put-in", "taken-out"] | None = None
        if a_last - a == b_last - b == len(run) - 1:  # no word between them is changed
            marks = "taken-out" if fragment.source.quoted[a] else "put-in"
        found.append(Alteration("quotation", source, target, start_a, start_b, marks))
    return found


def _is_whole(tokens: Tokens, at: int, n_words: int, settings: AttributeSettings) -> bool:
    """Whether so many words are half of the quotation that holds one of them, or many by themselves."""
    if n_words < settings.min_requoted_words:
        return False
    first, last = _quotation(tokens.speech, at)
    return n_words >= settings.min_requoted_part or 2 * n_words >= last - first


def _is_heard(tokens: Tokens, first: int, last: int) -> bool:
    """Whether words outside quotation marks are somebody's speech all the same.

    They touch a mark whose other half was lost, or their paragraph says "I", which no report does.
    """
    text = tokens.text
    start, end = tokens.starts[first], tokens.ends[last - 1]
    end += text[end : end + 1] in _STOPS
    if start and text[start - 1] in MARKS:
        return True
    if text[end : end + 1] in MARKS:
        return True
    speakers = class_of("first person", language_of(text))
    begin, stop = paragraph_of(tokens, first)
    begin, stop = max(begin, first - _VOICE), min(stop, last + _VOICE)
    states, keys = tokens.speech[begin:stop], tokens.keys[begin:stop]
    return any(not state and key in speakers for state, key in zip(states, keys, strict=True))


def _is_between(tokens: Tokens, first: int, last: int) -> bool:
    """Whether words that seem quoted stand behind the end of a quotation or before the beginning of the next one."""
    text = tokens.text
    before = text[tokens.ends[first - 1] : tokens.starts[first]] if first else ""
    behind = text[tokens.ends[last - 1] : tokens.starts[last]] if last < len(tokens) else ""
    closes = before[-1:].isspace() and not _DOUBLE.isdisjoint(before)
    return closes or (not _DOUBLE.isdisjoint(behind.partition(" ")[2]) and behind[:1] not in MARKS)


def _quotation(speech: bytes, at: int) -> tuple[int, int]:
    """Return the words between marks among which a word stands."""
    mark = bytes([MARKED])
    first = at - (len(speech[:at]) - len(speech[:at].rstrip(mark)))
    return first, at + len(speech[at:]) - len(speech[at:].lstrip(mark))


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


def _joined(fragment: Fragment) -> Iterator[Run]:
    """Yield the runs of `_runs`, those that are parts of one quotation as one."""
    joined: Run = []
    for run in _runs(fragment):
        if joined and not _are_parts(fragment, joined[-1], run[0]):
            yield joined
            joined = []
        joined = [*joined, *run]
    if joined:
        yield joined


def _are_parts(fragment: Fragment, last: tuple[int, int], first: tuple[int, int]) -> bool:
    """Whether two words are of one quotation that the same side marks, few others between them."""
    for tokens, side in ((fragment.source, 0), (fragment.target, 1)):
        at, behind = last[side], first[side]
        is_near = 0 < behind - at <= _MAX_BETWEEN + 1
        if not is_near or len(set(tokens.speech[at : behind + 1])) > 1:
            return False
    return True


def _runs(fragment: Fragment) -> Iterator[Run]:
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


def _is_damaged(fragment: Fragment, run: Run) -> bool:
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


def _is_block(fragment: Fragment, run: Run) -> bool:
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
