"""Altered facts: word changes inside a copied passage that can change what a reader believes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsdiff.language.keys import stem
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
from newsdiff.reuse.attribute import date_words, names
from newsdiff.reuse.attribute.fragments import Fragment, WordSpan
from newsdiff.reuse.attribute.measures import is_converted, is_other_unit
from newsdiff.reuse.attribute.requoted import requoted
from newsdiff.settings import AttributeSettings

_HYPHENS = ("-", "‑")
_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)$")


def alterations(fragment: Fragment, settings: AttributeSettings) -> tuple[Alteration, ...]:
    """List the facts that a fragment changes.

    Only changes of meaning count: a shortened name, another spelling, a number in words or a synonym
    is none. Left-out and put-in words count where they deny or hedge.

    Returns:
        Alterations in order of the target.
    """
    found = [
        _alteration(*fragment.sides(change), kind)
        for change in _joined(fragment)
        if (kind := _kind(fragment, change, settings)) is not None
    ]
    found += requoted(fragment, settings)
    return tuple(sorted(found, key=lambda a: (a.target_start, a.source_start)))


def renamings(fragment: Fragment, settings: AttributeSettings) -> Iterator[Alteration]:
    """Yield the alterations of names and places only, which takes much less time."""
    for change in _joined(fragment):
        sides = fragment.sides(change)
        if change.tag == "replace" and all(side.capitalised for side in sides):
            kind = _kind(fragment, change, settings)
            if kind in ("name", "place"):
                yield _alteration(*sides, kind)


def _joined(fragment: Fragment) -> list[WordChange]:
    """Return the changes, those of one name or date as one.

    Changes of a date or name often leave a word between them ("December 1, 2014" to "February 2,
    2015" keeps nothing, "6 May in Riga" to "9 May in Oslo" keeps two).
    """
    joined: list[WordChange] = []
    for change in fragment.changes:
        if change.tag == "equal":
            continue
        if joined and _continues(fragment, joined[-1], change):
            held = joined[-1]
            joined[-1] = WordChange("replace", held.a, change.a_end, held.b, change.b_end)
        else:
            joined.append(change)
    return joined


def _continues(fragment: Fragment, held: WordChange, change: WordChange) -> bool:
    """Whether two changes are one: nothing but a function word or a date's part between them."""
    between = fragment.target.keys[held.b_end : change.b]
    if "replace" not in (held.tag, change.tag) or len(between) > 1:
        return False
    is_date = date_words.has_date(fragment.sides(change)[1])
    return is_date and all(map(date_words.is_date_word, between))


def _kind(fragment: Fragment, change: WordChange, settings: AttributeSettings) -> Fact | None:
    """Name the fact that a change alters, None where the meaning stays."""
    a, b = fragment.sides(change)
    is_small = _is_small(a.keys, b.keys, NEGATIONS)
    if is_small and _count(a.keys, NEGATIONS) != _count(b.keys, NEGATIONS):
        return "negation"
    if change.tag == "replace":
        replaced = _replaced(fragment, change, settings)
        if replaced is not None:
            return replaced
    keys_a, keys_b = _without_may(a), _without_may(b)
    is_hedged = bool(_count(keys_a, HEDGES)), bool(_count(keys_b, HEDGES))
    if is_hedged[0] != is_hedged[1] and _is_small(keys_a, keys_b, HEDGES):
        return "hedge"
    return "quotation" if _is_misquoted(fragment, change, settings) else None


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


def _replaced(fragment: Fragment, change: WordChange, settings: AttributeSettings) -> Fact | None:
    a, b = fragment.sides(change)
    if date_words.has_date(a) and date_words.has_date(b):
        parts = date_words.date_parts(a.keys), date_words.date_parts(b.keys)
        return "date" if date_words.are_different(*parts) else None
    numbers_a, numbers_b = _numbers(a.keys), _numbers(b.keys)
    if numbers_a and numbers_b:
        if numbers_a == numbers_b or is_converted(_measured(a), _measured(b)):
            return None
        return "date" if date_words.is_day(a) and date_words.is_day(b) else "number"
    if _is_other_unit(a, b):
        return "number"
    renamed = _renamed(fragment, change, settings)
    if renamed is not None:
        return renamed
    verbs_a, verbs_b = (
        {ATTRIBUTION_VERBS[key] for key in side.keys if key in ATTRIBUTION_VERBS} for side in (a, b)
    )
    return "attribution" if verbs_a and verbs_b and verbs_a.isdisjoint(verbs_b) else None


def _is_other_unit(a: WordSpan, b: WordSpan) -> bool:
    """Whether the unit behind a number is replaced by one of another size: "19 metres", "19 feet"."""
    if not min(a.first, b.first):
        return False
    before = [replace(side, first=side.first - 1, last=side.first) for side in (a, b)]
    is_number = before[0].keys == before[1].keys and before[0].keys[0][0].isdigit()
    return is_number and is_other_unit(*map(_measured, before))


def _renamed(fragment: Fragment, change: WordChange, settings: AttributeSettings) -> Fact | None:
    a, b = fragment.sides(change)
    names_a, names_b = names.find_names(a, b.tokens), names.find_names(b, a.tokens)
    if not (names_a and names_b and names.differ(names_a, names_b, settings)):
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
    free_a = _free(fragment.source, change.a, {a for a, _ in fragment.equal})
    free_b = _free(fragment.target, change.b, {b for _, b in fragment.equal})
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


def _free(tokens: Tokens, at: int, equal: set[int]) -> set[str]:
    """Return the keys of a word's sentence that are equal to nothing on the other side."""
    first, last = tokens.spans[tokens.sentences[at]]
    return {names.bare(tokens.keys[k]) for k in range(first, last) if k not in equal}


def _alteration(a: WordSpan, b: WordSpan, kind: Fact) -> Alteration:
    """Write a change: the words that carry the fact, whole where a hyphen cuts them."""
    a, b = _whole(_core(a, kind)), _whole(_core(b, kind))
    return Alteration(kind, a.text, b.text, a.start, b.start)


def _core(words: WordSpan, kind: Fact) -> WordSpan:
    """Narrow words to those of a name, number or date; others stay whole."""
    if kind in ("name", "place"):
        kept = words.capitalised
    elif kind in ("date", "number"):
        is_part = date_words.is_part if kind == "date" else _is_number
        kept = [at for at, key in enumerate(words.keys, words.first) if is_part(key)]
    else:
        return words
    if kept:
        return replace(words, first=kept[0], last=kept[-1] + 1)
    # Another unit is shown with its number.
    return replace(words, first=words.first - 1) if kind == "number" else words


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


def _count(keys: Sequence[str], words: frozenset[str]) -> int:
    """Count the words of a class; "don't" counts as its "n't"."""
    return sum(key in words or (words is NEGATIONS and key.endswith("n't")) for key in keys)


def _is_small(keys_a: Sequence[str], keys_b: Sequence[str], words: frozenset[str]) -> bool:
    """Whether little but words of a class changes: no new sentence that happens to hold one."""
    bare_a = [key for key in keys_a if not _count([key], words)]
    bare_b = [key for key in keys_b if not _count([key], words)]
    return abs(len(bare_a) - len(bare_b)) <= 1 and max(len(bare_a), len(bare_b)) <= 2  # noqa: PLR2004


def _without_may(words: WordSpan) -> list[str]:
    """Return the keys but for a capitalised "May": a month or a name, no hedge."""
    places = enumerate(words.keys, words.first)
    return [key for at, key in places if words.tokens.word(at) != "May"]


def _is_number(key: str) -> bool:
    return key[0].isdigit() or key in NUMBER_WORDS


def _numbers(keys: Sequence[str]) -> list[str]:
    """Return the numbers among the words, in digits."""
    return [NUMBER_WORDS.get(key) or _ORDINAL.sub("", key) for key in keys if _is_number(key)]


def _measured(words: WordSpan) -> str:
    """Return a number with the word behind it, which may be its unit."""
    return words.tokens.words(words.first, min(words.last + 1, len(words.tokens)))
