"""Altered facts: word changes inside a copied passage that can change what a reader believes.

Values are compared, not words: a number with its sign and unit, a time, a date is read on both sides, and two that are
written in other ways are one (`language.quantities`). Names differ where no custom of spelling explains it
(`language.spellings`). Words that stand for their opposites change who is accused, alive or right (`language.opposites`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from newsdiff.language.classes import class_of
from newsdiff.language.joined_words import has_joined_words
from newsdiff.language.keys import stem
from newsdiff.language.opposites import are_opposed
from newsdiff.language.quotations import MARKS
from newsdiff.language.speech import ATTRIBUTION_VERBS, MARKED
from newsdiff.language.tokens import Tokens
from newsdiff.language.units import unit_of
from newsdiff.model import Alteration, Fact
from newsdiff.reuse.align.matches import WordChange
from newsdiff.reuse.align.runs import paragraph_of
from newsdiff.reuse.attribute import bearers, framed, joined, names, roles
from newsdiff.reuse.attribute.denials import denies_behind
from newsdiff.reuse.attribute.fragments import Fragment, WordSpan, joined_words
from newsdiff.reuse.attribute.opposed import is_turned, merged, separated
from newsdiff.reuse.attribute.planned import planned
from newsdiff.reuse.attribute.requoted import requoted
from newsdiff.reuse.attribute.reversals import (
    free_keys,
    is_hedge_moved,
    is_hedged,
    reversal,
)
from newsdiff.reuse.attribute.swaps import swapped
from newsdiff.reuse.attribute.values import Values
from newsdiff.settings import AttributeSettings

_FIRST = ("stance", "negation")
"""What says the opposite, and so is listed first."""
_MAX_OPENING = 2
"""Words in front of a paragraph that may deny or hedge what follows."""


def alterations(fragment: Fragment, settings: AttributeSettings) -> tuple[Alteration, ...]:
    """List the facts that a fragment changes.

    Only changes of meaning count: a shortened name, another spelling, a number in words or a synonym
    is none. Left-out and put-in words count where they deny or hedge.

    Returns:
        Alterations in order of the target, those first that say the opposite.
    """
    values = Values(fragment)
    found = list(values.changed())
    for change in fragment.changes:
        if change.tag == "equal":
            continue
        kind = _kind(fragment, change, values, settings)
        if kind is not None:
            found.append(_alteration(*fragment.sides(change), kind))
    found += _openings(fragment)
    found += _at_edges(fragment)
    is_opposed = any(a.kind == "stance" for a in found)
    opposed = [] if is_opposed else [*merged(fragment), *separated(fragment), *planned(fragment)]
    if not (found or opposed):
        opposed = [*swapped(fragment)]
    found += [_alteration(*fragment.sides(x), "stance") for x in opposed]
    found += requoted(fragment, settings)
    return tuple(
        sorted(found, key=lambda a: (a.kind not in _FIRST, a.target_start, a.source_start))
    )


def _openings(fragment: Fragment) -> Iterator[Alteration]:
    """Yield what a word or two say that one side alone has in front of a paragraph that both begin alike: "Not guilty"."""
    first = fragment.changes[0]
    a, b = paragraph_of(fragment.source, first.a)[0], paragraph_of(fragment.target, first.b)[0]
    widths = first.a - a, first.b - b
    if first.tag == "equal" and min(widths) == 0 < max(widths) <= _MAX_OPENING:
        change = WordChange("delete" if widths[0] else "insert", a, first.a, b, first.b)
        sides = fragment.sides(change)
        kind = reversal(fragment, change, *(side.keys for side in sides))
        if kind is not None or is_hedged(*sides):
            yield _alteration(*sides, kind or "hedge")


def _at_edges(fragment: Fragment) -> Iterator[Alteration]:
    """Yield the words right before a passage, or right behind it, that say the opposite of each other in its sentences.

    Where sentences were merged the verb stands there: "It denied | that it had been asked", "Hydrotek, the supplier,
    admitted | that it had been asked".
    """
    first, last = fragment.changes[0], fragment.changes[-1]
    if first.tag == "equal":
        yield from _opposed_beside(fragment, (first.a - 1, first.b - 1), (first.a, first.b))
    if last.tag == "equal":
        inside = last.a_end - 1, last.b_end - 1
        yield from _opposed_beside(fragment, (last.a_end, last.b_end), inside)


def _opposed_beside(
    fragment: Fragment, beside: tuple[int, int], inside: tuple[int, int]
) -> Iterator[Alteration]:
    """Yield two words beside a passage where they are opposites, and in the sentences of the words inside.

    A part of a compound says nothing alone ("northwestern", "north-western"), and no unit without its number ("three
    decades", "29 years").
    """
    sides: list[WordSpan] = []
    for tokens, at, known in zip((fragment.source, fragment.target), beside, inside, strict=True):
        if not 0 <= at < len(tokens) or tokens.sentences[at] != tokens.sentences[known]:
            return
        sides.append(WordSpan(tokens, at, at + 1))
    a, b = sides
    if (
        is_turned(a) == is_turned(b)
        and not any(_is_part(side) or unit_of(side.keys[0]) for side in sides)
        and are_opposed(a.keys, b.keys)
    ):
        yield _alteration(a, b, "stance")


def _is_part(word: WordSpan) -> bool:
    """Whether a hyphen ties a word to another."""
    text, end = word.tokens.text, word.tokens.ends[word.first]
    return not {text[max(word.start - 1, 0)], text[end : end + 1]}.isdisjoint("-‐‑")


def misspellings(fragment: Fragment) -> Iterator[Alteration]:
    """Yield the alterations of names and places whose spellings are so near that one may be a slip, which takes much less time."""
    for change in fragment.changes:
        sides = fragment.sides(change)
        if change.tag == "replace" and all(side.capitalised for side in sides):
            named = _alteration(*sides, "name")
            if bearers.are_nearly_one(named.source, named.target) and _renamed(fragment, change):
                yield named


def _kind(
    fragment: Fragment, change: WordChange, values: Values, settings: AttributeSettings
) -> Fact | None:
    """Name the fact that a change alters beside values, None where the meaning stays."""
    a, b = fragment.sides(change)
    taken_a, taken_b = values.words
    keys_a, keys_b = free_keys(a, taken_a), free_keys(b, taken_b)
    reversed_ = reversal(fragment, change, keys_a, keys_b)
    if reversed_ is not None:
        return reversed_
    is_value = not taken_a.isdisjoint(range(a.first, a.last))
    if change.tag == "replace":
        other = _replaced(fragment, change, values, keys_a, keys_b)
        if other is not None:
            return other
    if is_hedged(a, b) and not is_hedge_moved(a, b):
        return "hedge"
    return "quotation" if not is_value and _is_misquoted(fragment, change, settings) else None


def _replaced(
    fragment: Fragment,
    change: WordChange,
    values: Values,
    keys_a: Sequence[str],
    keys_b: Sequence[str],
) -> Fact | None:
    """Name the fact that words change which replace others, None where they say the same."""
    a, b = fragment.sides(change)
    taken_a, taken_b = values.words
    is_free = taken_a.isdisjoint(range(a.first, a.last))
    fact = _renamed(fragment, change, taken_a, taken_b)
    if fact is not None and bearers.is_told_to_other(a, b):
        fact = None
    elif fact is not None:
        fact = "attribution" if bearers.is_told_by_other(a, b) else fact
    elif roles.is_other_field(a, b):
        fact = "name"
    elif is_free and (framed.is_other_share(a, b) or framed.is_other_unit(a, b)):
        fact = "number"
    elif is_free and framed.is_other_thing(a, b):
        fact = "stance"
    elif (
        _is_said_otherwise(keys_a, keys_b) and not is_hedge_moved(a, b) and not denies_behind(a, b)
    ):
        fact = "attribution"
    return fact


def _is_said_otherwise(keys_a: Sequence[str], keys_b: Sequence[str]) -> bool:
    """Whether both sides have verbs of saying, and none says as much as another: "said", "admitted"."""
    verbs_a, verbs_b = (
        {ATTRIBUTION_VERBS[key] for key in keys if key in ATTRIBUTION_VERBS}
        for keys in (keys_a, keys_b)
    )
    return bool(verbs_a and verbs_b) and verbs_a.isdisjoint(verbs_b)


def _is_misquoted(fragment: Fragment, change: WordChange, settings: AttributeSettings) -> bool:
    """Whether a few words inside quotation marks are replaced by others of another stem, or put in."""
    sides = fragment.sides(change)
    if change.tag == "delete" or not all(
        len(x) <= settings.max_misquoted_words
        and set(x.tokens.speech[max(x.first - 1, 0) : x.last + 1]) == {MARKED}
        and not (_is_interrupted(x) or "*" in x.text)  # "f***ed"
        for x in sides
    ):
        return False
    old, new = (
        {stem(key) for key in side.keys if key not in class_of("grammar")} for side in sides
    )
    spelled = (
        [names.bare(key) for key in side.keys if key not in class_of("grammar")] for side in sides
    )
    if old and not bearers.differ(*spelled):
        return False
    return bool(new) and new.isdisjoint(old) and bool(old) is (change.tag == "replace")


def _is_interrupted(words: WordSpan) -> bool:
    """Whether a quotation mark stands right before, between or behind words: they are between two quotations."""
    tokens = words.tokens
    start = tokens.ends[words.first - 1] if words.first else 0
    end = tokens.starts[words.last] if words.last < len(tokens) else len(tokens.text)
    return not MARKS.isdisjoint(tokens.text[start:end])


def _renamed(
    fragment: Fragment,
    change: WordChange,
    taken_a: Collection[int] = (),
    taken_b: Collection[int] = (),
) -> Fact | None:
    """Say whether a change puts another name, of words that are part of no value."""
    a, b = fragment.sides(change)
    if any(map(has_joined_words, (a.text, b.text))):
        return joined.find_renaming(a, b)
    if names.open_reports(a, b) or any(
        side.capitalised and all(at in taken for at in side.capitalised)
        for side, taken in ((a, taken_a), (b, taken_b))
    ):
        return None
    names_a, names_b = list(a.keys), list(b.keys)
    if not bearers.find_near(a, b):
        names_a, names_b = names.find_names(a, b.tokens), names.find_names(b, a.tokens)
        if not (names_a and names_b and bearers.differ(names_a, names_b)):
            return None
        is_one = bearers.may_be_one(a, b, names_a, names_b)
        if is_one or _is_moved(fragment, change, names_a, names_b):
            return None
    is_known = {*names_a, *names_b} <= class_of("known places")
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
    a, b = (joined_words(_narrow(side, kind)) for side in (a, b))
    return Alteration(kind, a.text, b.text, a.start, b.start)


def _narrow(words: WordSpan, kind: Fact) -> WordSpan:
    """Narrow words to those of a name; others stay whole."""
    kept = words.capitalised if kind in ("name", "place") else []
    return replace(words, first=kept[0], last=kept[-1] + 1) if kept else words
