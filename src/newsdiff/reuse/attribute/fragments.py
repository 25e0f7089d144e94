"""Matches cut at the paragraphs of the target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, repeat

from rapidfuzz.distance import Postfix, Prefix

from newsdiff.language.keys import ELIDED
from newsdiff.language.tokens import Tokens
from newsdiff.model import Alteration, PassageKind
from newsdiff.reuse.align.matches import Match, WordChange
from newsdiff.reuse.align.runs import paragraph_of

Place = tuple[int, int]
"""A word of the source and one of the target."""

_HYPHENS = ("-", "‑")
_MIN_BEGUN = 5
"""Words that a run has at least in each of two paragraphs where it goes on from one to the next."""


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Words of a document in a row."""

    tokens: Tokens
    first: int
    """The first one."""
    last: int
    """The word after the last one."""

    def __len__(self) -> int:
        return self.last - self.first

    @property
    def keys(self) -> tuple[str, ...]:
        """Their keys."""
        return self.tokens.keys[self.first : self.last]

    @property
    def text(self) -> str:
        """The text from the first to the last of them."""
        return self.tokens.words(self.first, self.last)

    @property
    def start(self) -> int:
        """First character of the first one; of none at the end, the end of the text."""
        at, tokens = self.first, self.tokens
        return tokens.starts[at] if at < len(tokens) else tokens.ends[-1]

    @property
    def capitalised(self) -> list[int]:
        """Those of them that begin with a capital, perhaps behind an article or preposition that is tied to them: "d'Autriche"."""
        words = ((k, self.tokens.word(k)) for k in range(self.first, self.last))
        return [
            k
            for k, word in words
            if word[:1].isupper()
            or ((tied := ELIDED.match(word)) and word[tied.end() :][:1].isupper())
        ]


@dataclass(frozen=True)
class Fragment:
    """What one match gives to one paragraph of the target."""

    source: Tokens
    """Words of the source."""
    target: Tokens
    """Words of the target."""
    kind: PassageKind
    """Kind of its match."""
    changes: tuple[WordChange, ...]
    """Word operations; the first and last one are equal, or replace words at an end of the paragraph."""
    alterations: tuple[Alteration, ...] = ()
    """The facts that it changes; see `facts`."""
    n_going_on: int = 0
    """Words of the longest exact run that goes on from it in the paragraph before or behind; 0 where none has enough of them in both."""

    @property
    def first(self) -> int:
        """First word in the target."""
        return self.changes[0].b

    @property
    def last(self) -> int:
        """Word after the last one in the target."""
        return self.changes[-1].b_end

    @cached_property
    def n_equal(self) -> int:
        """Equal words."""
        return sum(change.b_end - change.b for change in self.changes if change.tag == "equal")

    @property
    def n_target(self) -> int:
        """Words of the passage in the target."""
        return self.last - self.first

    @property
    def identity(self) -> float:
        """Equal words over words of the longer side."""
        n_source = self.changes[-1].a_end - self.changes[0].a
        return round(self.n_equal / max(n_source, self.n_target), 4)

    @cached_property
    def equal(self) -> tuple[tuple[int, int], ...]:
        """The equal words as (source word, target word), each of the target once."""
        pairs: list[tuple[int, int]] = []
        for tag, a, a_end, b, b_end in self.changes:
            if tag == "equal":
                pairs += zip(
                    chain(range(a, a_end), repeat(a_end - 1)), range(b, b_end), strict=False
                )
        return tuple(pairs)

    def sides(self, change: WordChange) -> tuple[WordSpan, WordSpan]:
        """Return the words that a change has in the source and in the target."""
        a = WordSpan(self.source, change.a, change.a_end)
        return a, WordSpan(self.target, change.b, change.b_end)


def cut_at_paragraphs(
    matches: Iterable[Match], source: Tokens, target: Tokens, max_edge: int
) -> list[Fragment]:
    """Cut matches (a: source, b: target) at the ends of the target's paragraphs.

    Returns:
        Fragments in order of the target; up to `max_edge` target words at an end of a paragraph that replace up to
        twice as many of the source belong to them.
    """
    fragments = []
    for match in matches:
        groups: dict[int, list[WordChange]] = {}
        equal = [change for change in match.changes if change.tag == "equal"]
        begins = {(change.a, change.b): change for change in equal}
        ends = {(change.a_end, change.b_end): change for change in equal}
        for change in match.changes:
            at = min(change.b, len(target) - 1)
            groups.setdefault(target.paragraphs[at], []).append(change)
        for changes in groups.values():
            kept = _trim(changes)
            if kept:
                whole = _unparted(_with_edges(kept, source, target, max_edge), source, target)
                n = _longest_going_on(kept, begins, ends)
                fragments.append(Fragment(source, target, match.kind, tuple(whole), n_going_on=n))
    return fragments


def _longest_going_on(
    changes: Sequence[WordChange],
    begins: Mapping[Place, WordChange],
    ends: Mapping[Place, WordChange],
) -> int:
    """Count the words of the longest exact run that has enough of them in some changes, which are in one paragraph, and outside.

    Args:
        changes: Those of the paragraph, the first and the last one equal.
        begins: The equal ones of the whole match, by where they begin in the source and the target.
        ends: The same by where they end.
    """
    first, last = changes[0], changes[-1]
    edges = (
        (first, ends.get((first.a, first.b))),
        (last, begins.get((last.a_end, last.b_end))),
    )
    return max(
        (
            edge.b_end - edge.b + other.b_end - other.b
            for edge, other in edges
            if other and min(edge.b_end - edge.b, other.b_end - other.b) >= _MIN_BEGUN
        ),
        default=0,
    )


def _trim(changes: Sequence[WordChange]) -> list[WordChange]:
    """Cut off what is not equal at both ends."""
    equal = [at for at, change in enumerate(changes) if change.tag == "equal"]
    return list(changes[equal[0] : equal[-1] + 1]) if equal else []


def _unparted(
    changes: Iterable[WordChange], source: Tokens, target: Tokens
) -> Iterator[WordChange]:
    """Call words equal that one side parts and the other does not ("pick-up", "pickup")."""
    for change in changes:
        if change.tag == "replace":
            keys = source.keys[change.a : change.a_end], target.keys[change.b : change.b_end]
            if "".join(keys[0]) == "".join(keys[1]):
                change = change._replace(tag="equal")  # noqa: PLW2901  the same words
        yield change


def _with_edges(
    changes: Sequence[WordChange], source: Tokens, target: Tokens, max_edge: int
) -> tuple[WordChange, ...]:
    """Add a few words before and behind that replace a few at the same end of the source's paragraph.

    They are inside the passage, although no run of equal words encloses them: "singer" for "guitarist". Where both
    paragraphs begin or end with the same words, these do enclose them: "The witness was unable to identify", "The
    witness identified".
    """
    first, last = changes[0], changes[-1]
    a, b = paragraph_of(source, first.a)[0], paragraph_of(target, first.b)[0]
    n_head = Prefix.similarity(source.keys[a : first.a], target.keys[b : first.b])
    head = WordChange("replace", a + n_head, first.a, b + n_head, first.b)
    a_end, b_end = paragraph_of(source, last.a_end - 1)[1], paragraph_of(target, last.b_end - 1)[1]
    n_tail = Postfix.similarity(source.keys[last.a_end : a_end], target.keys[last.b_end : b_end])
    tail = WordChange("replace", last.a_end, a_end - n_tail, last.b_end, b_end - n_tail)
    return (
        *_edge(head, WordChange("equal", a, head.a, b, head.b), max_edge),
        *changes,
        *reversed(_edge(tail, WordChange("equal", tail.a_end, a_end, tail.b_end, b_end), max_edge)),
    )


def _edge(change: WordChange, beyond: WordChange, max_edge: int) -> tuple[WordChange, ...]:
    """Return a change at an end of a passage with the equal words beyond it; without any, it must have words of both sides."""
    n_a, n_b = change.a_end - change.a, change.b_end - change.b
    if beyond.a < beyond.a_end:
        changed = (change,) if n_a or n_b else ()
        is_short = max(n_a, n_b) <= (2 * max_edge if n_a and n_b else max_edge)
        return (beyond, *changed) if is_short else ()
    return (change,) if 0 < n_b <= max_edge and 0 < n_a <= 2 * max_edge else ()


def joined_words(words: WordSpan) -> WordSpan:
    """Widen words to what hyphens and percent signs tie to them, and a number to what it counts in a script without spaces."""
    tokens, first, last = words.tokens, words.first, words.last
    if first >= last:
        return words
    text = tokens.text
    while first > 0 and text[tokens.ends[first - 1] : tokens.starts[first]] in _HYPHENS:
        first -= 1
    is_counting = text[tokens.ends[last - 1] - 1].isnumeric()
    while last < len(tokens):
        gap = text[tokens.ends[last - 1] : tokens.starts[last]]
        is_letter = text[tokens.starts[last]].isalpha()
        if gap not in _HYPHENS and (gap or (is_letter and not is_counting)):
            break
        is_counting = is_counting and not is_letter
        last += 1
    return WordSpan(tokens, first, last)
