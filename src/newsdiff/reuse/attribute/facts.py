"""Altered facts: word changes inside a copied passage that can change what a reader believes.

Values are compared, not words: a number with its sign and unit, a time, a date is read on both sides, and two that are
written in other ways are one (`language.quantities`). Names differ where no custom of spelling explains it
(`language.spellings`). Words that stand for their opposites change who is accused, alive or right (`language.opposites`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsdiff.disjoint import DisjointSets
from newsdiff.language.keys import stem
from newsdiff.language.opposites import are_opposed, find_poles
from newsdiff.language.quantities import Quantity, are_of_one_kind, contradict, find_quantities
from newsdiff.language.tokens import Tokens
from newsdiff.language.wordlists import (
    ATTRIBUTION_VERBS,
    FUNCTION_WORDS,
    HEDGES,
    NEGATIONS,
    NUMBER_WORDS,
    PLACES,
)
from newsdiff.model import Alteration, Fact
from newsdiff.reuse.align.matches import WordChange
from newsdiff.reuse.attribute import names
from newsdiff.reuse.attribute.fragments import Fragment, WordSpan
from newsdiff.reuse.attribute.requoted import requoted
from newsdiff.settings import AttributeSettings

_HYPHENS = ("-", "‑")
_REACH = 30
"""Characters around a passage in which a sign or unit of its numbers may stand."""
_MAX_REPLACED = 12
"""Words that replace others: more are another statement, whose values are not those of the old one."""
_QUALIFIERS = frozenset(
    "ex former late anti non acting deputy vice ehemalige ehemaliger früherer ancien ancienne exprésident".split()
)
"""Words before another that make it somebody or something else."""
_DIRECTIONS = frozenset("north south east west northern southern eastern western new".split())
"""Words before a name that make it another name."""
_FIRST = ("stance", "negation")


def alterations(fragment: Fragment, settings: AttributeSettings) -> tuple[Alteration, ...]:
    """List the facts that a fragment changes.

    Only changes of meaning count: a shortened name, another spelling, a number in words or a synonym
    is none. Left-out and put-in words count where they deny or hedge.

    Returns:
        Alterations in order of the target, those first that say the opposite.
    """
    values = _Values(fragment)
    found = [
        Alteration(a.kind, *sides)
        for a, b in values.changed()
        for sides in [_written(fragment, a, b)]
    ]
    for change in fragment.changes:
        if change.tag == "equal":
            continue
        kind = _kind(fragment, change, values, settings)
        if kind is not None:
            found.append(_alteration(*fragment.sides(change), kind))
    if not any(a.kind == "stance" for a in found):
        found += [_alteration(*fragment.sides(x), "stance") for x in _merged(fragment)]
    found += requoted(fragment, settings)
    return tuple(
        sorted(found, key=lambda a: (a.kind not in _FIRST, a.target_start, a.source_start))
    )


def renamings(fragment: Fragment) -> Iterator[Alteration]:
    """Yield the alterations of names and places only, which takes much less time."""
    for change in fragment.changes:
        sides = fragment.sides(change)
        if change.tag == "replace" and all(side.capitalised for side in sides):
            kind = _renamed(fragment, change)
            if kind is not None:
                yield _alteration(*sides, kind)


@dataclass(frozen=True, slots=True)
class _Located:
    """A quantity with the words that it holds."""

    quantity: Quantity
    first: int
    last: int


class _Values:
    """The numbers, times and dates of a fragment, those that stand for each other side by side."""

    def __init__(self, fragment: Fragment) -> None:
        first, last = fragment.changes[0], fragment.changes[-1]
        self._a = _locate(fragment.source, first.a, last.a_end)
        self._b = _locate(fragment.target, first.b, last.b_end)
        self._pairs = self._paired(fragment) if self._a and self._b else []

    def words(self, side: int) -> set[int]:
        """Return the words of the source (0) or the target (1) that are part of values which both sides give."""
        return {k for pair in self._pairs for one in pair[side] for k in range(one.first, one.last)}

    def changed(self) -> Iterator[tuple[Quantity, Quantity]]:
        """Yield the values that are replaced by others, as (source, target)."""
        for some_a, some_b in self._pairs:
            ours, theirs = [x.quantity for x in some_a], [x.quantity for x in some_b]
            for one in list(ours):
                same = next(
                    (x for x in theirs if are_of_one_kind(one, x) and not contradict(one, x)), None
                )
                if same is not None:
                    ours.remove(one)
                    theirs.remove(same)
            for one in ours:
                other = next((x for x in theirs if are_of_one_kind(one, x)), None)
                if other is not None:
                    theirs.remove(other)
                    yield one, other

    def _paired(self, fragment: Fragment) -> list[tuple[list[_Located], list[_Located]]]:
        """Put those together that hold the same equal words, or words of the same change."""
        places_a: dict[int, int] = {}
        places_b: dict[int, int] = {}
        for number, change in enumerate(fragment.changes):
            if change.tag == "equal":
                for k in range(change.b_end - change.b):
                    places_a.setdefault(min(change.a + k, change.a_end - 1), change.b + k)
                    places_b[change.b + k] = change.b + k
            elif max(change.a_end - change.a, change.b_end - change.b) <= _MAX_REPLACED:
                places_a |= dict.fromkeys(range(change.a, change.a_end), -1 - number)
                places_b |= dict.fromkeys(range(change.b, change.b_end), -1 - number)
        both = [(one, 0) for one in self._a] + [(one, 1) for one in self._b]
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
        return [(a, b) for a, b in paired if a and b]


def _locate(tokens: Tokens, first: int, last: int) -> list[_Located]:
    """Find the quantities that some words hold."""
    if first >= last:
        return []
    start, end = tokens.characters(first, last)
    text = tokens.document.text
    begin = max(start - _REACH, text.rfind("\n", 0, start) + 1)
    stop = text.find("\n", end)
    stop = min(end + _REACH, len(text) if stop < 0 else stop)
    found = []
    for one in find_quantities(text, begin, stop):
        at, behind = bisect_right(tokens.ends, one.start), bisect_left(tokens.starts, one.end)
        if at < last and behind > first and at < behind:
            found.append(_Located(one, at, behind))
    return found


def _written(fragment: Fragment, a: Quantity, b: Quantity) -> tuple[str, str, int, int]:
    """Return what two values are called in their texts, with what hyphens tie to them, and where."""
    texts, starts = [], []
    for tokens, one in ((fragment.source, a), (fragment.target, b)):
        last = bisect_left(tokens.starts, one.end)
        whole = _whole(WordSpan(tokens, last - 1, last))
        end = max(one.end, tokens.ends[whole.last - 1])
        texts.append(tokens.document.text[one.start : end])
        starts.append(one.start)
    return texts[0], texts[1], starts[0], starts[1]


def _kind(
    fragment: Fragment, change: WordChange, values: _Values, settings: AttributeSettings
) -> Fact | None:
    """Name the fact that a change alters beside values, None where the meaning stays."""
    a, b = fragment.sides(change)
    keys_a, keys_b = _free(a, values.words(0)), _free(b, values.words(1))
    is_small = _is_small(keys_a, keys_b, NEGATIONS)
    if is_small and _denies(keys_a) != _denies(keys_b) and not _is_prefixed(keys_a, keys_b):
        return "negation"
    if _is_opposed(fragment, change, keys_a, keys_b) or _is_qualified(fragment, change):
        return "stance"
    if change.tag == "replace":
        renamed = _renamed(fragment, change)
        if renamed is not None:
            return renamed
        verbs_a, verbs_b = (
            {ATTRIBUTION_VERBS[key] for key in keys if key in ATTRIBUTION_VERBS}
            for keys in (keys_a, keys_b)
        )
        if verbs_a and verbs_b and verbs_a.isdisjoint(verbs_b):
            return "attribution"
    keys_a, keys_b = _without_may(a), _without_may(b)
    is_hedged = bool(_count(keys_a, HEDGES)), bool(_count(keys_b, HEDGES))
    if is_hedged[0] != is_hedged[1] and _is_small(keys_a, keys_b, HEDGES):
        return "hedge"
    is_value = len(_free(a, values.words(0))) < len(a.keys)
    return "quotation" if not is_value and _is_misquoted(fragment, change, settings) else None


def _free(words: WordSpan, taken: set[int]) -> list[str]:
    """Return the keys of words that are part of no value; "No." before a number denies nothing."""
    tokens = words.tokens
    return [
        key
        for at, key in enumerate(words.keys, words.first)
        if at not in taken and not (key in ("no", "nos") and _is_numbered(tokens, at))
    ]


def _is_numbered(tokens: Tokens, at: int) -> bool:
    """Whether "No" is short for number."""
    if at + 1 >= len(tokens):
        return False
    key = tokens.keys[at + 1]
    has_dot = tokens.document.text[tokens.ends[at] : tokens.ends[at] + 1] == "."
    return key[0].isdigit() or (has_dot and key in NUMBER_WORDS)


def _is_prefixed(keys_a: Sequence[str], keys_b: Sequence[str]) -> bool:
    """Whether one side denies by a word and the other by its first letters: "not aware", "unaware"."""
    for ours, theirs in ((keys_a, keys_b), (keys_b, keys_a)):
        bare = [key for key in ours if key not in NEGATIONS]
        if any(key == f"{prefix}{word}" for key in theirs for word in bare for prefix in _PREFIXES):
            return True
    return False


_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")


def _is_opposed(
    fragment: Fragment, change: WordChange, keys_a: Sequence[str], keys_b: Sequence[str]
) -> bool:
    """Whether a word is replaced by one that says the opposite, and not only moved."""
    if change.tag != "replace" or not are_opposed(keys_a, keys_b):
        return False
    if (
        min(len(keys_a), len(keys_b)) > _MAX_OPPOSED
        or max(len(keys_a), len(keys_b)) > _MAX_REPLACED
    ):
        return False
    if len(keys_a) == len(keys_b) == 1:
        return True
    first, last = fragment.changes[0], fragment.changes[-1]
    whole = (
        find_poles(fragment.source.keys[first.a : last.a_end]),
        find_poles(fragment.target.keys[first.b : last.b_end]),
    )
    dimensions = find_poles(keys_a).keys() & find_poles(keys_b).keys()
    return any(whole[0][d] != whole[1][d] for d in dimensions)


def _merged(fragment: Fragment) -> Iterator[WordChange]:
    """Yield neighbouring changes as one where only together they say the opposite.

    Two sentences were made one, and the few equal words between them belong to either: "said it had delivered. It
    denied that it had been asked" to "admitted that it had been asked".
    """
    changes = fragment.changes
    for at, change in enumerate(changes[:-2]):
        after = changes[at + 2]
        if "equal" in (change.tag, after.tag) or _width(changes[at + 1]) > _MAX_BETWEEN:
            continue
        both = WordChange("replace", change.a, after.a_end, change.b, after.b_end)
        a, b = fragment.sides(both)
        if _is_opposed(fragment, both, list(a.keys), list(b.keys)):
            yield both


def _width(change: WordChange) -> int:
    return change.b_end - change.b


_MAX_BETWEEN = 3
"""Equal words between two changes that may be one."""
_MAX_OPPOSED = 4
"""Words of the shorter side of a change that says the opposite."""


def _is_qualified(fragment: Fragment, change: WordChange) -> bool:
    """Whether a word was put in or left out that makes another thing of what follows: "ex-husband", "South Sudan"."""
    a, b = fragment.sides(change)
    if change.tag == "equal" or {a.last - a.first, b.last - b.first} != {0, 1}:
        return False
    side = a if a.last > a.first else b
    [key] = side.keys
    tokens, behind = side.tokens, side.last
    between = tokens.document.text[
        tokens.ends[side.first] : tokens.starts[min(behind, len(tokens) - 1)]
    ]
    if behind >= len(tokens) or between.strip(" -‑"):
        return False
    if key in _QUALIFIERS:
        return True
    both = bool(side.capitalised) and tokens.word(behind)[:1].isupper()
    return key in _DIRECTIONS and both and not names.begins(tokens, side.first)


def _is_misquoted(fragment: Fragment, change: WordChange, settings: AttributeSettings) -> bool:
    """Whether a few words inside quotation marks are replaced by others of another stem, or put in."""
    sides = fragment.sides(change)
    if change.tag == "delete" or not all(
        x.last - x.first <= settings.max_misquoted_words
        and all(x.tokens.quoted[max(x.first - 1, 0) : x.last + 1])
        for x in sides
    ):
        return False
    old, new = ({stem(key) for key in side.keys if key not in FUNCTION_WORDS} for side in sides)
    return bool(new) and new.isdisjoint(old) and bool(old) is (change.tag == "replace")


def _renamed(fragment: Fragment, change: WordChange) -> Fact | None:
    a, b = fragment.sides(change)
    if names.find_near(a, b):
        is_place = {*a.keys, *b.keys} <= PLACES or (names.is_where(a) and names.is_where(b))
        return "place" if is_place else "name"
    names_a, names_b = names.find_names(a, b.tokens), names.find_names(b, a.tokens)
    if not (names_a and names_b and names.differ(names_a, names_b)):
        return None
    capitals = ([side.tokens.keys[at] for at in side.capitalised] for side in (a, b))
    if names.is_acronym(*capitals) or _is_moved(fragment, change, names_a, names_b):
        return None
    is_known = set(names_a) <= PLACES and set(names_b) <= PLACES
    return "place" if is_known or (names.is_where(a) and names.is_where(b)) else "name"


def _is_moved(
    fragment: Fragment, change: WordChange, names_a: Sequence[str], names_b: Sequence[str]
) -> bool:
    """Whether a name only moved here from elsewhere in its sentence.

    The name that stood here must have moved too, or have belonged to a name that stayed ("Warden Ann
    Aldgrave of Northgate", "Northgate's Ann Aldgrave"); two names that change places are another matter.
    """
    free_a = _unmatched(fragment.source, change.a, {a for a, _ in fragment.equal})
    free_b = _unmatched(fragment.target, change.b, {b for _, b in fragment.equal})
    is_exchange = any(
        other.tag == "replace"
        and other != change
        and names_b[0] in fragment.source.keys[other.a : other.a_end]
        and names_a[0] in fragment.target.keys[other.b : other.b_end]
        for other in fragment.changes
    )
    is_beside = any(
        found.tag == "equal" and fragment.target.word(at)[:1].isupper()
        for found in fragment.changes
        for at in (found.b, found.b_end - 1)
        if at in (change.b - 1, change.b_end)
    )
    is_kept = is_beside or set(names_a) <= free_b
    return set(names_b) <= free_a and is_kept and not is_exchange


def _unmatched(tokens: Tokens, at: int, equal: set[int]) -> set[str]:
    """Return the keys of a word's sentence that are equal to nothing on the other side."""
    first, last = tokens.spans[tokens.sentences[at]]
    return {names.bare(tokens.keys[k]) for k in range(first, last) if k not in equal}


def _alteration(a: WordSpan, b: WordSpan, kind: Fact) -> Alteration:
    """Write a change: the words that carry the fact, whole where a hyphen cuts them."""
    a, b = (_whole(_narrow(side, kind)) for side in (a, b))
    return Alteration(kind, a.text, b.text, a.start, b.start)


def _narrow(words: WordSpan, kind: Fact) -> WordSpan:
    """Narrow words to those of a name; others stay whole."""
    kept = words.capitalised if kind in ("name", "place") else []
    return replace(words, first=kept[0], last=kept[-1] + 1) if kept else words


def _whole(words: WordSpan) -> WordSpan:
    """Widen words to what hyphens and percent signs tie to them."""
    tokens, first, last = words.tokens, words.first, words.last
    if first >= last:
        return words
    text = tokens.document.text
    while first > 0 and text[tokens.ends[first - 1] : tokens.starts[first]] in _HYPHENS:
        first -= 1
    while last < len(tokens) and text[tokens.ends[last - 1] : tokens.starts[last]] in (
        *_HYPHENS,
        "",
    ):
        last += 1
    return WordSpan(tokens, first, last)


def _denies(keys: Sequence[str]) -> bool:
    """Whether one of some words denies."""
    return _count(keys, NEGATIONS) > 0


def _count(keys: Sequence[str], words: frozenset[str]) -> int:
    """Count the words of a class; "don't" counts as its "n't", "n'est" as its "n'"."""
    return sum(
        key in words or (words is NEGATIONS and (key.endswith("n't") or key.startswith("n'")))
        for key in keys
    )


def _is_small(keys_a: Sequence[str], keys_b: Sequence[str], words: frozenset[str]) -> bool:
    """Whether little but words of a class changes: no new sentence that happens to hold one."""
    bare_a = [key for key in keys_a if not _count([key], words)]
    bare_b = [key for key in keys_b if not _count([key], words)]
    return abs(len(bare_a) - len(bare_b)) <= 1 and max(len(bare_a), len(bare_b)) <= 2  # noqa: PLR2004


def _without_may(words: WordSpan) -> list[str]:
    """Return the keys but for a capitalised "May": a month or a name, no hedge."""
    places = enumerate(words.keys, words.first)
    return [key for at, key in places if words.tokens.word(at) != "May"]
