"""Altered facts: word changes inside a copied passage that can change what a reader believes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsdiff.language.wordlists import (
    ATTRIBUTION_VERBS,
    FUNCTION_WORDS,
    HEDGES,
    NEGATIONS,
    NUMBER_WORDS,
    PLACES,
)
from newsdiff.language.words import Tokens, stem
from newsdiff.model import Alteration, Fact
from newsdiff.reuse.align.matches import WordChange
from newsdiff.reuse.attribute import date_words, names
from newsdiff.reuse.attribute.fragments import Fragment
from newsdiff.reuse.attribute.measures import is_converted, is_other_unit
from newsdiff.reuse.attribute.requoted import requoted
from newsdiff.settings import AttributeSettings

_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)$")


def alterations(fragment: Fragment, settings: AttributeSettings) -> tuple[Alteration, ...]:
    """List the facts that a fragment changes.

    Only changes of meaning count: a shortened name, another spelling, a number in words or a synonym
    is none. Left-out and put-in words count where they deny or hedge.

    Returns:
        Alterations in order of the target.
    """
    found = []
    for change in _joined(fragment):
        kind = _kind(fragment, change, settings)
        if kind is not None:
            found.append(_alteration(fragment, change, kind))
    found += requoted(fragment, settings)
    return tuple(sorted(found, key=lambda a: (a.target_start, a.source_start)))


def _joined(fragment: Fragment) -> Iterator[WordChange]:
    """Yield the changes, those of one name or date as one.

    Changes of a date or name often leave a word between them ("December 1, 2014" to "February 2,
    2015" keeps nothing, "6 May in Riga" to "9 May in Oslo" keeps two).
    """
    held: WordChange | None = None
    for change in fragment.changes:
        if change.tag == "equal":
            continue
        if held is not None and _continues(fragment, held, change):
            held = WordChange("replace", held.a, change.a_end, held.b, change.b_end)
            continue
        if held is not None:
            yield held
        held = change
    if held is not None:
        yield held


def _continues(fragment: Fragment, held: WordChange, change: WordChange) -> bool:
    """Whether two changes are one: nothing but a function word or a date's part between them."""
    between = fragment.target.keys[held.b_end : change.b]
    if "replace" not in (held.tag, change.tag) or len(between) > 1:
        return False
    return (
        all(date_words.is_date_word(key) for key in between)
        and date_words.count_date_words(fragment.target, change.b, change.b_end) > 0
    )


def _kind(fragment: Fragment, change: WordChange, settings: AttributeSettings) -> Fact | None:
    """Name the fact that a change alters, None where the meaning stays."""
    source, target = fragment.source, fragment.target
    keys_a = source.keys[change.a : change.a_end]
    keys_b = target.keys[change.b : change.b_end]
    if _count(keys_a, NEGATIONS) != _count(keys_b, NEGATIONS) and _is_small(
        keys_a, keys_b, NEGATIONS
    ):
        return "negation"
    if change.tag == "replace":
        replaced = _replaced(fragment, change, settings)
        if replaced is not None:
            return replaced
    hedged_a = _without_may(source, change.a, change.a_end)
    hedged_b = _without_may(target, change.b, change.b_end)
    if bool(_count(hedged_a, HEDGES)) != bool(_count(hedged_b, HEDGES)) and _is_small(
        hedged_a, hedged_b, HEDGES
    ):
        return "hedge"
    return "quotation" if _is_misquoted(fragment, change, settings) else None


def _is_misquoted(fragment: Fragment, change: WordChange, settings: AttributeSettings) -> bool:
    """Whether a few words inside quotation marks are replaced by others of another stem, or put in."""
    source, target = fragment.source, fragment.target
    sides = ((source, change.a, change.a_end), (target, change.b, change.b_end))
    if change.tag == "delete" or not all(
        last - first <= settings.max_misquoted_words
        and all(side.quoted[max(first - 1, 0) : last + 1])
        for side, first, last in sides
    ):
        return False
    old, new = (
        {stem(key) for key in side.keys[first:last] if key not in FUNCTION_WORDS}
        for side, first, last in sides
    )
    return bool(new) and new.isdisjoint(old) and bool(old) is (change.tag == "replace")


def _replaced(fragment: Fragment, change: WordChange, settings: AttributeSettings) -> Fact | None:
    source, target = fragment.source, fragment.target
    keys_a = source.keys[change.a : change.a_end]
    keys_b = target.keys[change.b : change.b_end]
    if date_words.count_date_words(source, change.a, change.a_end) and date_words.count_date_words(
        target, change.b, change.b_end
    ):
        return (
            "date"
            if date_words.are_different(
                date_words.date_parts(keys_a), date_words.date_parts(keys_b)
            )
            else None
        )
    numbers_a, numbers_b = _numbers(keys_a), _numbers(keys_b)
    if numbers_a and numbers_b:
        is_same = numbers_a == numbers_b or is_converted(
            _measured(source, change.a, change.a_end), _measured(target, change.b, change.b_end)
        )
        if is_same:
            return None
        is_day = date_words.is_day(source, change.a, change.a_end) and date_words.is_day(
            target, change.b, change.b_end
        )
        return "date" if is_day else "number"
    if _is_other_unit(fragment, change):
        return "number"
    renamed = _renamed(fragment, change, settings)
    if renamed is not None:
        return renamed
    verbs_a, verbs_b = (
        {ATTRIBUTION_VERBS[key] for key in keys if key in ATTRIBUTION_VERBS}
        for keys in (keys_a, keys_b)
    )
    return "attribution" if verbs_a and verbs_b and verbs_a.isdisjoint(verbs_b) else None


def _is_other_unit(fragment: Fragment, change: WordChange) -> bool:
    """Whether the unit behind a number is replaced by one of another size: "19 metres", "19 feet"."""
    source, target = fragment.source, fragment.target
    a, b = change.a - 1, change.b - 1
    if min(a, b) < 0 or source.keys[a] != target.keys[b] or not source.keys[a][0].isdigit():
        return False
    return is_other_unit(_measured(source, a, a + 1), _measured(target, b, b + 1))


def _renamed(fragment: Fragment, change: WordChange, settings: AttributeSettings) -> Fact | None:
    source, target = fragment.source, fragment.target
    names_a = names.find_names(source, change.a, change.a_end, target)
    names_b = names.find_names(target, change.b, change.b_end, source)
    if not (names_a and names_b and names.differ(names_a, names_b, settings)):
        return None
    capitals = [
        names.capitals(source, change.a, change.a_end),
        names.capitals(target, change.b, change.b_end),
    ]
    if names.is_acronym(*capitals) or _is_moved(fragment, change, names_a, names_b):
        return None
    is_known = set(names_a) <= PLACES and set(names_b) <= PLACES
    is_place = is_known or (names.is_where(source, change.a) and names.is_where(target, change.b))
    return "place" if is_place else "name"


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


def _alteration(fragment: Fragment, change: WordChange, kind: Fact) -> Alteration:
    """Write a change: the words that carry the fact, whole where a hyphen cuts them."""
    a, a_end = _whole(fragment.source, *_core(fragment.source, change.a, change.a_end, kind))
    b, b_end = _whole(fragment.target, *_core(fragment.target, change.b, change.b_end, kind))
    return Alteration(
        kind,
        fragment.source.words(a, a_end),
        fragment.target.words(b, b_end),
        _start(fragment.source, a),
        _start(fragment.target, b),
    )


def _core(tokens: Tokens, first: int, last: int, kind: Fact) -> tuple[int, int]:
    """Narrow words to those of a name, number or date; others stay whole."""
    at = range(first, last)
    if kind in ("name", "place"):
        kept = [k for k in at if tokens.word(k)[:1].isupper()]
    elif kind == "date":
        kept = [
            k for k in at if date_words.is_date_word(tokens.keys[k]) or tokens.keys[k][0].isdigit()
        ]
    elif kind == "number":
        kept = [k for k in at if _numbers([tokens.keys[k]])]
        if not kept:  # another unit, shown with its number
            return first - 1, last
    else:
        kept = list(at)
    return (kept[0], kept[-1] + 1) if kept else (first, last)


def _whole(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """Widen words to what hyphens and percent signs tie to them."""
    if first >= last:
        return first, last
    text = tokens.document.text
    while first > 0 and text[tokens.ends[first - 1] : tokens.starts[first]] in ("-", "‑"):
        first -= 1
    while last < len(tokens) and text[tokens.ends[last - 1] : tokens.starts[last]] in (
        "-",
        "‑",
        "",
    ):
        last += 1
    return first, last


def _start(tokens: Tokens, at: int) -> int:
    """Return the first character of a word, or the end of the text behind the last one."""
    return tokens.starts[at] if at < len(tokens) else tokens.ends[-1]


def _count(keys: Sequence[str], words: frozenset[str]) -> int:
    """Count the words of a class; "don't" counts as its "n't"."""
    return sum(key in words or (words is NEGATIONS and key.endswith("n't")) for key in keys)


def _is_small(keys_a: Sequence[str], keys_b: Sequence[str], words: frozenset[str]) -> bool:
    """Whether little but words of a class changes: no new sentence that happens to hold one."""
    bare_a = [key for key in keys_a if not _count([key], words)]
    bare_b = [key for key in keys_b if not _count([key], words)]
    return abs(len(bare_a) - len(bare_b)) <= 1 and max(len(bare_a), len(bare_b)) <= 2  # noqa: PLR2004


def _without_may(tokens: Tokens, first: int, last: int) -> list[str]:
    """Return the keys but for a capitalised "May": a month or a name, no hedge."""
    return [tokens.keys[at] for at in range(first, last) if tokens.word(at) != "May"]


def _numbers(keys: Sequence[str]) -> list[str]:
    """Return the numbers among the words, in digits."""
    return [
        NUMBER_WORDS.get(key) or _ORDINAL.sub("", key)
        for key in keys
        if key[0].isdigit() or key in NUMBER_WORDS
    ]


def _measured(tokens: Tokens, first: int, last: int) -> str:
    """Return a number with the word behind it, which may be its unit."""
    return tokens.words(first, min(last + 1, len(tokens)))
