"""Facts that a translated sentence changes: figures and names that stand for each other and surely differ.

A translator leaves out, puts in, rounds and converts; none of that is a change. So a figure counts only where it is the
only one of its kind that is left on either side, once all that both sides give is set apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from newsdiff.language.calendars import ALL_MONTHS, ALL_WEEKDAYS
from newsdiff.language.classes import class_of
from newsdiff.language.figures import Figure, contradicts, find_figures
from newsdiff.language.languages import language_of
from newsdiff.language.tokens import Tokens, once_a_document
from newsdiff.model import Alteration
from newsdiff.reuse.align.matches import Match
from newsdiff.reuse.attribute.names_abroad import are_one_abroad, are_same_abroad, is_kind_of_thing

_MAX_HOUR = 24


def crossed_facts(
    source: Tokens, target: Tokens, match: Match, code: str = ""
) -> tuple[Alteration, ...]:
    """List the facts that a translated sentence changes, in order of the target.

    Args:
        source: Words of the source.
        target: Words of the target.
        match: A sentence of the target (b) with the one of the source (a) that it translates.
        code: The language of the source, if that is known.
    """
    if not match.is_clear:
        return ()
    sides = (source, match.a, match.a_end), (target, match.b, match.b_end)
    found = [*_changed_figures(*sides, code), *_changed_names(*sides)]
    return tuple(sorted(found, key=lambda one: (one.target_start, one.source_start)))


Side = tuple[Tokens, int, int]
"""Words of a document: those of a sentence."""


def _changed_figures(a: Side, b: Side, code: str) -> Iterator[Alteration]:
    """Yield the figures that are replaced by others."""
    ours, theirs = _figures(a, code), _figures(b)
    around_a, around_b = _figures(_around(a), code), _figures(_around(b))
    left_a = _by_kind(x for x in ours if not any(x.may_be(y) for y in around_b))
    left_b = _by_kind(x for x in theirs if not any(x.may_be(y) for y in around_a))
    text_a, text_b = _text(a), _text(b)
    has_clock = any(one.kind == "clock" for one in (*ours, *theirs))
    for kind in sorted(left_a.keys() & left_b.keys()):
        if len(left_a[kind]) > 1 or len(left_b[kind]) > 1:
            continue
        one, other = left_a[kind][0], left_b[kind][0]
        if has_clock and not kind and min(_size(one), _size(other)) <= _MAX_HOUR:
            continue
        if contradicts(one, other, text_a, text_b):
            yield Alteration(
                "date" if one.is_date else "number",
                a[0].document.text[one.start : one.end],
                b[0].document.text[other.start : other.end],
                one.start,
                other.start,
            )


def _changed_names(a: Side, b: Side) -> Iterator[Alteration]:
    """Yield names of two words of which the first stayed and the second is another: "Igor Savelyev", "Igor Petrenko"."""
    pairs_a, pairs_b = _named(a), _named(b)
    for at, to in ((at, to) for at in pairs_a for to in pairs_b):
        if not are_same_abroad(a[0].word(at), b[0].word(to)):
            continue
        one, other = a[0].word(at + 1), b[0].word(to + 1)
        if _is_said(one, b[0]) or _is_said(other, a[0]):
            continue
        (start_a, end_a), (start_b, end_b) = (
            a[0].characters(at, at + 2),
            b[0].characters(to, to + 2),
        )
        text_a, text_b = a[0].document.text[start_a:end_a], b[0].document.text[start_b:end_b]
        yield Alteration("name", text_a, text_b, start_a, start_b)


def _named(side: Side) -> list[int]:
    """Return the words of a sentence that are the first of two with a capital, neither a day, an office or a thing."""
    tokens, first, last = side
    text = tokens.text
    return [
        at
        for at in range(first, last - 1)
        if text[tokens.ends[at] : tokens.starts[at + 1]] == " "
        and all(_is_name(tokens, k) for k in (at, at + 1))
        and (at + 2 >= last or not _continues(tokens, at + 1))
    ]


def _continues(tokens: Tokens, at: int) -> bool:
    """Whether another word with a capital stands right behind a word."""
    gap = tokens.text[tokens.ends[at] : tokens.starts[at + 1]]
    return gap == " " and tokens.word(at + 1)[:1].isupper()


def _is_name(tokens: Tokens, at: int) -> bool:
    """Whether a word may be part of a person's name."""
    word, key = tokens.word(at), tokens.keys[at]
    is_other = (
        key in class_of("grammar")
        or key in ALL_WEEKDAYS
        or key in ALL_MONTHS
        or key in class_of("known places")
    )
    return word[:1].isupper() and not (
        is_other or key in class_of("titles") or is_kind_of_thing(word)
    )


def _is_said(name: str, tokens: Tokens) -> bool:
    """Whether a document has a name in some spelling."""
    return any(are_one_abroad(name, word) for word in _capitals(tokens))


@once_a_document
def _capitals(tokens: Tokens) -> frozenset[str]:
    """Return the words of a document that have a capital."""
    words = map(tokens.word, range(len(tokens)))
    return frozenset(word for word in words if word[:1].isupper())


def _figures(side: Side, code: str = "") -> Sequence[Figure]:
    tokens, first, last = side
    start, end = tokens.characters(first, last)
    end = tokens.starts[last] if last < len(tokens) else len(tokens.text)
    return find_figures(tokens.text, start, end, code or _code(tokens, first))


@once_a_document
def _code(tokens: Tokens, at: int) -> str:
    """Return the language of a paragraph, else of its document."""
    words = tokens.ranges[tokens.paragraphs[at]]
    start, end = tokens.characters(*words)
    return language_of(tokens.text[start:end]) or language_of(tokens.text)


def _around(side: Side) -> Side:
    """Return the paragraph of a sentence, and one sentence before and behind it."""
    tokens, first, last = side
    begin, end = tokens.ranges[tokens.paragraphs[first]]
    spans, number = tokens.spans, tokens.sentences[first]
    before, behind = spans[max(number - 1, 0)], spans[min(number + 1, len(spans) - 1)]
    return tokens, min(begin, before[0]), max(end, behind[1], last)


def _by_kind(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    found = defaultdict[str, list[Figure]](list)
    for one in figures:
        found[one.kind].append(one)
    return found


def _size(figure: Figure) -> float:
    return (
        min((reading.plain for reading in figure.quantity.readings), default=0)
        if figure.quantity
        else 0
    )


def _text(side: Side) -> str:
    return side[0].text[slice(*side[0].characters(*side[1:]))]
