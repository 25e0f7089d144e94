"""The values of a copied passage: its numbers, times and dates, those that stand for each other side by side."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from newsdiff.disjoint import DisjointSets
from newsdiff.language import moments, quantities
from newsdiff.language.moments import Moment
from newsdiff.language.printed import as_seen
from newsdiff.language.quantities import Quantity
from newsdiff.language.tokens import Tokens
from newsdiff.model import Alteration
from newsdiff.reuse.attribute.fragments import Fragment, WordSpan, joined_words

Value = Quantity | Moment

_MORNING = 12
"""The hour of UTC at which it is no longer the day before anywhere in the Americas."""
_NOON = 12
_HOUR = 3600
_DAY = 1440
_TO_MINUTES = re.compile(
    r"[\s-]?(?:[時时点點시]|Uhr|uur|h|heures?|horas?|часов|часа|and|und|y|e|et|en|i|и|saat)?\s?",
    re.IGNORECASE,
)
"""What stands between an hour and its minutes."""
_REACH = 30
"""Characters around a passage in which a sign or unit of its numbers may stand."""
_LONGEST_ADDRESS = 200
"""Characters of an address before a number in it."""
MAX_REPLACED = 12
"""Words that replace others: more are another statement, whose values are not those of the old one."""


@dataclass(frozen=True, slots=True)
class Located:
    """A value with the words that it holds."""

    value: Value
    first: int
    """The first one."""
    last: int
    """The word after the last one."""


class Values:
    """The numbers, times and dates of a fragment, those that stand for each other side by side."""

    def __init__(self, fragment: Fragment) -> None:
        self._fragment = fragment
        self._pairs: Sequence[tuple[list[Located], list[Located]]] = ()
        self._located: tuple[Sequence[Located], Sequence[Located]] = (), ()
        if _is_printed_alike(fragment):
            return
        first, last = fragment.changes[0], fragment.changes[-1]
        a = locate(fragment.source, first.a, last.a_end)
        b = locate(fragment.target, first.b, last.b_end)
        if a and b:
            self._pairs = _paired(fragment, a, b)
            self._located = a, b

    @cached_property
    def words(self) -> tuple[frozenset[int], frozenset[int]]:
        """The words of the source and of the target that are part of values which both sides give."""
        a, b = (
            frozenset(
                k for pair in self._pairs for one in pair[side] for k in range(one.first, one.last)
            )
            for side in (0, 1)
        )
        return a, b

    def changed(self) -> Iterator[Alteration]:
        """Yield the values that are replaced by others."""
        for ours, theirs in self._pairs:
            left = list(theirs)
            changed = []
            for one in ours:
                same = next((x for x in left if self._are_same(one.value, x.value)), None)
                if same is None:
                    changed.append(one)
                else:
                    left.remove(same)
            for one in changed:
                other = next((x for x in left if self._are_other(one, x)), None)
                if other is not None:
                    left.remove(other)
                    yield write_values(self._fragment.source, self._fragment.target, one, other)

    def _are_other(self, a: Located, b: Located) -> bool:
        """Whether two values that stand for each other are different, or are a time and another hour: "half past six", "six"."""
        are_equal = are_same(a.value, b.value)
        if are_equal is not None:
            return not are_equal
        for one, other, side in ((a, b, 1), (b, a, 0)):
            minutes = _minutes(one.value) if isinstance(one.value, Moment) else frozenset()
            whole = {
                60 * hour % _DAY
                for x in _hours(other.value)
                if x % 1 == 0
                for hour in (int(x), int(x) + _NOON)
            }
            if minutes and whole and minutes.isdisjoint(whole):
                return self._are_in_place(a, b) and not self._goes_on(other, side)
        return False

    def _are_in_place(self, a: Located, b: Located) -> bool:
        """Whether two values hold the same word, or are all that a change replaces."""
        equal, replaced = self._in_place
        holds_same = any(equal.get(k, -1) in range(b.first, b.last) for k in range(a.first, a.last))
        return holds_same or (a.first, a.last, b.first, b.last) in replaced

    @cached_property
    def _in_place(self) -> tuple[Mapping[int, int], AbstractSet[tuple[int, int, int, int]]]:
        """The equal words of the source with those of the target, and where changes begin and end."""
        changes = self._fragment.changes
        return dict(self._fragment.equal), {(x.a, x.a_end, x.b, x.b_end) for x in changes}

    def _goes_on(self, hour: Located, side: int) -> bool:
        """Whether minutes stand behind an hour: "six thirty", "sechs Uhr dreißig"."""
        text = (self._fragment.source, self._fragment.target)[side].document.text
        located = self._located[side]
        at = bisect_left(located, hour.last, key=lambda x: x.first)
        return at < len(located) and bool(
            _TO_MINUTES.fullmatch(text, hour.value.end, located[at].value.start)
        )

    def _are_same(self, a: Value, b: Value) -> bool | None:
        """Whether two values may mean the same, or are one hour of the day: "20 heures", "huit heures du soir"."""
        ours, theirs = (
            {
                hour: moments.is_past_noon(side.text, value.start, value.end)
                for hour in _hours(value)
            }
            for side, value in ((self._fragment.source, a), (self._fragment.target, b))
        )
        return are_same(a, b) or any(
            is_past and hour + _NOON in others
            for some, others in ((ours, theirs), (theirs, ours))
            for hour, is_past in some.items()
        )


def write_values(source: Tokens, target: Tokens, a: Located, b: Located) -> Alteration:
    """Write two values of a source and a target as they are printed, with what hyphens tie to them."""
    is_moment = isinstance(a.value, Moment) and isinstance(b.value, Moment)
    return Alteration(
        "date" if is_moment else "number",
        _printed(source, a),
        _printed(target, b),
        a.value.start,
        b.value.start,
    )


def _printed(tokens: Tokens, located: Located) -> str:
    whole = joined_words(WordSpan(tokens, located.last - 1, located.last))
    end = max(located.value.end, tokens.ends[whole.last - 1])
    return tokens.document.text[located.value.start : end]


def _paired(
    fragment: Fragment, a: Sequence[Located], b: Sequence[Located]
) -> list[tuple[list[Located], list[Located]]]:
    """Put those together that hold the same equal words, or words of the same change."""
    places_a: dict[int, int] = {}
    places_b: dict[int, int] = {}
    for number, change in enumerate(fragment.changes):
        if change.tag == "equal":
            for k in range(change.b_end - change.b):
                places_a.setdefault(min(change.a + k, change.a_end - 1), change.b + k)
                places_b[change.b + k] = change.b + k
        elif max(change.a_end - change.a, change.b_end - change.b) <= MAX_REPLACED:
            places_a |= dict.fromkeys(range(change.a, change.a_end), -1 - number)
            places_b |= dict.fromkeys(range(change.b, change.b_end), -1 - number)
    both = [(one, 0) for one in a] + [(one, 1) for one in b]
    sets = DisjointSets(len(both))
    holders: dict[int, int] = {}
    for at, (one, side) in enumerate(both):
        places = (places_a, places_b)[side]
        for place in {places[k] for k in range(one.first, one.last) if k in places}:
            sets.join(at, holders.setdefault(place, at))
    groups = [[both[at] for at in group] for group in sets.groups()]
    paired = [
        ([x for x, side in some if side == 0], [x for x, side in some if side == 1])
        for some in groups
    ]
    return [pair for pair in paired if all(pair)]


def _is_printed_alike(fragment: Fragment) -> bool:
    """Whether both sides print the same but for blanks: then no value can differ, the usual case."""
    first, last = fragment.changes[0], fragment.changes[-1]
    source, target = (
        "".join(_with_sign(*side).split())
        for side in ((fragment.source, first.a, last.a_end), (fragment.target, first.b, last.b_end))
    )
    return source == target


def _with_sign(tokens: Tokens, first: int, last: int) -> str:
    """Return the text of some words with the signs before the first and behind the last one."""
    start, end = tokens.characters(first, last)
    return tokens.text[max(start - 2, 0) : end + 2]


def locate(tokens: Tokens, first: int, last: int) -> list[Located]:
    """Find the values that some words hold, in order."""
    if first >= last:
        return []
    start, end = tokens.characters(first, last)
    text = tokens.text
    begin = max(start - _REACH, 0)
    begin = max(begin, text.rfind("\n", begin, start) + 1)
    stop = min(end + _REACH, len(text))
    line_end = text.find("\n", end, stop)
    stop = stop if line_end < 0 else line_end
    found = []
    for one in _values(text, begin, stop, _day_of(tokens.document.published)):
        at, behind = bisect_right(tokens.ends, one.start), bisect_left(tokens.starts, one.end)
        if at < last and behind > first and at < behind and not _is_in_address(text, one.start):
            found.append(Located(one, at, behind))
    return sorted(found, key=lambda located: located.first)


def _values(text: str, start: int, end: int, published: date | None) -> list[Value]:
    """Find the values in a part of a text as it is seen, each at its place in the text."""
    seen, places = as_seen(text, start, end)
    whole, stop = text[:start] + seen + text[end:], start + len(seen)
    times = moments.find_moments(whole, start, stop, published)
    taken = [(moment.start, moment.end) for moment in times]
    every: list[Value] = [*times, *quantities.find_quantities(whole, start, stop, taken)]
    return [
        replace(x, start=places[x.start - start], end=places[x.end - start - 1] + 1) for x in every
    ]


def _is_in_address(text: str, at: int) -> bool:
    """Whether a character is part of the address of a page."""
    words = text[max(at - _LONGEST_ADDRESS, 0) : at].split()
    is_tied = at > 0 and not text[at - 1].isspace()
    return is_tied and bool(words) and "://" in words[-1]


def _day_of(published: str | None) -> date | None:
    """Return the day from which an article counts, None where it may be either of two.

    A morning in UTC may be the evening before where the paper is.
    """
    if published is None:
        return None
    moment = datetime.fromisoformat(published)
    is_near = moment.utcoffset() == timedelta() and moment.hour < _MORNING
    return None if is_near else moment.date()


def are_same(a: Value, b: Value) -> bool | None:
    """Whether two values may mean the same; None where they are of different kinds and say nothing of each other."""
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return quantities.are_equal(a, b)
    if isinstance(a, Moment) and isinstance(b, Moment):
        ours, theirs = dict(a.parts), dict(b.parts)
        if "offset" in ours and ours["offset"] == theirs.get("offset"):
            return True  # two papers that both say "yesterday" may have printed it on two days
        both = ours.keys() & theirs.keys()
        return all(not ours[part].isdisjoint(theirs[part]) for part in both) if both else None
    minutes = _minutes(a), _minutes(b)
    if all(minutes):
        return not minutes[0].isdisjoint(minutes[1])
    years = _years(a), _years(b)
    return None if not all(years) else not years[0].isdisjoint(years[1])


def _minutes(value: Value) -> frozenset[int]:
    """Return the minutes of the day that a time or a number with a fraction may be: "6.30"."""
    if isinstance(value, Moment):
        return dict(value.parts).get("minute", frozenset())
    plain = (x.plain for x in value.readings if not x.dimension and x.end is None)
    printed = (divmod(round(100 * x), 100) for x in plain if x % 1 and 0 < x < 2 * _NOON)
    return frozenset(60 * hour + rest for hour, rest in printed if rest < 60)  # noqa: PLR2004


def _hours(value: Value) -> Iterator[float]:
    """Yield the hours of the day that a number may be."""
    if isinstance(value, Quantity):
        yield from (
            x.plain
            for x in value.readings
            if x.end is None
            and 0 < x.plain <= 2 * _NOON
            and (x.dimension in ("", "ordinal") or x.unit == _HOUR)
        )


def _years(value: Value) -> frozenset[int]:
    """Return the years that a date or a plain number may be."""
    if isinstance(value, Moment):
        return dict(value.parts).get("year", frozenset())
    plain = (reading.plain for reading in value.readings if not reading.dimension)
    return frozenset(int(year) for year in plain if year in quantities.YEARS)
