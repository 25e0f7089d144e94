"""Values of a sentence that were changed and moved: "hit the hills on Thursday", "on Friday ... hit the hills".

Nothing that stands beside one of them stands beside the other, so word operations pair them with nothing (`values`). They stand for
each other where each is the only one of its kind that one side alone has, in sentences of which most is the same, and
neither is said around.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from newsdiff.language.calendars import ALL_MONTHS, ALL_WEEKDAYS
from newsdiff.language.classes import class_of
from newsdiff.language.figures import are_in_one_unit, is_one_value, is_rounded, tells_of_night
from newsdiff.language.languages import language_of, listed_keys
from newsdiff.language.moments import Moment
from newsdiff.language.tokens import Tokens
from newsdiff.reuse.attribute.fragments import Fragment
from newsdiff.reuse.attribute.values import Located, are_same, locate, write_values

_MIN_EQUAL = 0.5
"""Share of the words of either sentence that must be the same: less is another statement, with values of its own."""

_WITHIN = " \n\u00a0'\u2019-\u2011%"
"""What may stand between two words of a clause."""
_DAYS_AND_MONTHS = ALL_WEEKDAYS.keys() | ALL_MONTHS.keys()

Place = tuple[int, int]
"""An equal word: of the source and of the target."""


def with_moved_values(fragments: Sequence[Fragment]) -> tuple[Fragment, ...]:
    """Add to the fragments of one source the values of their sentences that were changed and moved."""
    kept = list(fragments)
    holders, places = _by_sentence(fragments)
    if not fragments:
        return ()
    source, target = fragments[0].source, fragments[0].target
    rows_of = {row: _source_of(source, target, row, equal) for row, equal in places.items()}
    rows = {row: row_a for row, row_a in rows_of.items() if row_a is not None}
    located = _located(source, rows.values()), _located(target, rows)
    for row, row_a in rows.items():
        found = _moved_values(source, target, (row_a, row), places[row], located)
        if found:
            at = max(holders[row], key=lambda at: fragments[at].n_equal)
            shown = [kept[x] for x in holders[row] if x == at or _are_apart(kept[x], kept[at])]
            if not any(_stand_together(*found, fragment) for fragment in shown):
                altered = write_values(source, target, *found)
                kept[at] = replace(kept[at], alterations=(*kept[at].alterations, altered))
    return tuple(kept)


def _stand_together(a: Located, b: Located, fragment: Fragment) -> bool:
    """Whether two values hold the same word of a passage, or words of the same change: these are compared where they stand."""
    changes = fragment.changes
    at = bisect_right(changes, b.first, key=lambda change: change.b_end)
    held = takewhile(lambda change: change.b < b.last, islice(changes, at, None))
    return any(change.a < a.last and a.first < change.a_end for change in held)


def _are_apart(one: Fragment, other: Fragment) -> bool:
    """Whether two fragments have no word of the target in common: of those that have, one is shown."""
    return one.last <= other.first or other.last <= one.first


def _by_sentence(
    fragments: Sequence[Fragment],
) -> tuple[dict[int, list[int]], dict[int, list[Place]]]:
    """Return the places of the fragments that have words of each sentence of the target, and the equal words."""
    holders, places = defaultdict[int, list[int]](list), defaultdict[int, list[Place]](list)
    for at, fragment in enumerate(fragments):
        for a, b in fragment.equal:
            row = fragment.target.sentences[b]
            places[row].append((a, b))
            if holders[row][-1:] != [at]:
                holders[row].append(at)
    return holders, places


def _source_of(source: Tokens, target: Tokens, row: int, equal: Sequence[Place]) -> int | None:
    """Return the sentence that one of the target is, where both may have a value of their own: seldom, and seen at little cost."""
    [(row_a, n_equal)] = Counter(source.sentences[a] for a, _ in equal).most_common(1)
    in_a, in_b = source.spans[row_a], target.spans[row]
    if n_equal < _MIN_EQUAL * max(in_a[1] - in_a[0], in_b[1] - in_b[0]):
        return None
    used_a, used_b = (set(some) for some in zip(*equal, strict=True))
    has_both = _has_open_value(source, in_a, used_a) and _has_open_value(target, in_b, used_b)
    return row_a if has_both else None


def _located(tokens: Tokens, rows: Iterable[int]) -> Mapping[int, Sequence[Located]]:
    """Return the values of some sentences and of those beside them, read once where they follow one another."""
    last = len(tokens.spans) - 1
    wanted = sorted({min(max(x, 0), last) for row in rows for x in (row - 1, row, row + 1)})
    found = defaultdict[int, list[Located]](list)
    begun = 0
    for at, row in enumerate(wanted):
        if wanted[at + 1 : at + 2] != [row + 1]:
            for value in locate(tokens, tokens.spans[wanted[begun]][0], tokens.spans[row][1]):
                held = range(tokens.sentences[value.first], tokens.sentences[value.last - 1] + 1)
                for one in held:
                    found[one].append(value)
            begun = at + 1
    return found


def _moved_values(
    source: Tokens,
    target: Tokens,
    rows: tuple[int, int],
    equal: Sequence[Place],
    located: tuple[Mapping[int, Sequence[Located]], Mapping[int, Sequence[Located]]],
) -> tuple[Located, Located] | None:
    """Return the one value of a sentence of the target that stands for another one of its source, elsewhere in it; None where there is none."""
    in_a, in_b = source.spans[rows[0]], target.spans[rows[1]]
    used = [set(some) for some in zip(*equal, strict=True)]
    ours, theirs = (
        [x for x in values.get(row, ()) if not held.issuperset(range(x.first, x.last))]
        for values, row, held in zip(located, rows, used, strict=True)
    )
    around = [
        [x for beside in (row - 1, row, row + 1) for x in values.get(beside, ())]
        for values, row in zip(located, rows, strict=True)
    ]
    ours = [x for x in ours if not _is_said(x, around[1])]
    theirs = [x for x in theirs if not _is_said(x, around[0])]
    pairs = [(x, y) for x in ours for y in theirs if _are_of_one_kind(x, y, source, target)]
    has_night = tells_of_night(source.words(*in_a), target.words(*in_b))
    if len(pairs) != 1 or (has_night and isinstance(pairs[0][0].value, Moment)):
        return None
    [(one, other)] = pairs
    is_tied = _is_tied(one, source, in_b, target) and _is_tied(other, target, in_a, source)
    return (one, other) if is_tied else None


def _is_tied(value: Located, tokens: Tokens, span: tuple[int, int], others: Tokens) -> bool:
    """Whether a value belongs to what both say: beside it in its clause is a word of the other sentence, and no verb of saying.

    "She resigned on Thursday", "she resigned, the radio said on Friday" have a day each of something else.
    """
    beside = {
        *_told_beside(value.first, -1, tokens),
        *_told_beside(value.last - 1, 1, tokens),
    }
    return beside.isdisjoint(class_of("saying")) and not beside.isdisjoint(
        others.keys[slice(*span)]
    )


def _told_beside(at: int, step: int, tokens: Tokens) -> Iterator[str]:
    """Yield the first key before or behind a word in its clause that says something, a verb of saying, too, if there is one."""
    first, last = tokens.spans[tokens.sentences[at]]
    bare = class_of("times") | listed_keys(language_of(tokens.text))
    while first <= at + step < last:
        gap = slice(tokens.ends[min(at, at + step)], tokens.starts[max(at, at + step)])
        at += step
        if tokens.text[gap].strip(_WITHIN):
            return
        key = tokens.keys[at]
        if key in class_of("saying") or (tokens.told[at] and key not in bare):
            yield key
            return


def _has_open_value(tokens: Tokens, span: tuple[int, int], used: set[int]) -> bool:
    """Whether a word of a sentence may be of a value and is equal to none of the other side."""
    left = (at for at in range(*span) if at not in used)
    if tokens.letters_per_word != 1:
        return any(True for _ in left)
    return any(tokens.valued[at] or tokens.keys[at] in _DAYS_AND_MONTHS for at in left)


def _is_said(value: Located, others: Sequence[Located]) -> bool:
    """Whether some of other values may mean the same."""
    return any(are_same(value.value, other.value) for other in others)


def _are_of_one_kind(a: Located, b: Located, source: Tokens, target: Tokens) -> bool:
    """Whether two values measure the same in one unit or count the same thing, or say when, and are different."""
    one, other = a.value, b.value
    if are_same(one, other) is not False:
        return False
    if isinstance(one, Moment) or isinstance(other, Moment):
        return True
    kinds = [{reading.dimension for reading in value.readings} for value in (one, other)]
    if (
        kinds[0] != kinds[1]
        or not are_in_one_unit(one, other)
        or not all(is_one_value(reading) for value in (one, other) for reading in value.readings)
    ):
        return False
    if any(is_rounded(x, y) for x in one.readings for y in other.readings):
        return False
    is_counted = any(not reading.dimension for reading in one.readings)
    return not is_counted or source.keys[a.last : a.last + 1] == target.keys[b.last : b.last + 1]
