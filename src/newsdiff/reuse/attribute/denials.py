"""Denials: "not" and its like, put in or taken out, where the other side does not deny the same in other words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from newsdiff.language.classes import class_of
from newsdiff.language.opposites import are_opposed
from newsdiff.language.spellings import are_one
from newsdiff.reuse.align.matches import WordChange
from newsdiff.reuse.attribute.fragments import Fragment, WordSpan

_MAX_BETWEEN = 3
"""Equal words between two changes that may be one."""
_MAX_BESIDE = 2
"""Other words on each side of a change that denies."""
_NEAR_DENIAL = 3
"""Words between a denial and the place to which it moved."""
_CONTINUED = {"nor": {"or"}, "ni": {"o", "u", "y", "e", "ou", "et"}, "noch": {"oder", "und"}}
"""Words that go on with a denial that stands before, and what else does."""
_ONE_WORD = 70
"""Likeness (rapidfuzz ratio) of two forms of one word."""
_YET_TO = ("yet", "to")
_UN = "un"
_MIN_UN = 6
"""Letters of a word that may hold its denial: "have not lost", "are unbeaten"."""


def is_denied_alike(
    fragment: Fragment, change: WordChange, keys_a: Sequence[str], keys_b: Sequence[str]
) -> bool:
    """Whether the other side denies the same in other words."""
    # "no.", "number"
    is_short_form = len(keys_a) == len(keys_b) == 1 and are_one(*keys_a, *keys_b)
    return (
        is_short_form
        or _is_matched(keys_a, keys_b)
        or _is_matched(keys_b, keys_a)
        or _is_own(keys_a, keys_b)
        or _deny_by_verbs(keys_a, keys_b)
        or _is_still_to_come(*fragment.sides(change))
        or _is_denial_moved(fragment, change)
        or _is_rephrased(fragment, change)
        or _is_denied(fragment, change, is_source=denies(keys_b))
    )


def _is_own(keys_a: Sequence[str], keys_b: Sequence[str]) -> bool:
    """Whether a denial came with the word that it denies: "he didn't know he was", "that he was"; not "fazla değildi", "en az"."""
    denying, other = (keys_a, keys_b) if denies(keys_a) else (keys_b, keys_a)
    own = [
        k
        for k in denying
        if k not in class_of("grammar") and k not in class_of("yet") and not denies([k])
    ]
    is_grammar = bool(other) and class_of("grammar").issuperset(other)
    return bool(own) and is_grammar and not are_opposed(keys_a, keys_b)


def _deny_by_verbs(keys_a: Sequence[str], keys_b: Sequence[str]) -> bool:
    """Whether both sides have as many words that deny, all of them verbs: French "nié" has the letters of "nie", never."""
    verbs = class_of("denials")
    denying = [[k for k in keys if k in verbs or denies([k])] for keys in (keys_a, keys_b)]
    return len(denying[0]) == len(denying[1]) and all(verbs.issuperset(x) for x in denying)


def _is_still_to_come(a: WordSpan, b: WordSpan) -> bool:
    """Whether "yet to" says on one side what a denial does on the other: "has not yet answered", "has yet to answer"."""
    here, there = (a, b) if denies(a.keys) else (b, a)
    behind = there.tokens.keys[there.first : there.last + len(_YET_TO)]
    return (
        not denies(there.keys)
        and "yet" in here.tokens.keys[here.first : here.last + 1]
        and _YET_TO in pairwise(behind)
    )


def _is_rephrased(fragment: Fragment, change: WordChange) -> bool:
    """Whether the verb that a denial belongs to is another one too: "has not been seen", "has been absent"."""
    changes = fragment.changes
    at = bisect_left(changes, change.a_end + change.b_end, key=lambda one: one.a + one.b)
    if change.tag == "replace" or at + 1 >= len(changes):
        return False
    between, after = changes[at], changes[at + 1]
    a, b = fragment.sides(after)
    if between.tag != "equal" or after.tag != "replace" or between.b_end - between.b > _MAX_BETWEEN:
        return False
    words = fragment.target.keys[between.b : between.b_end]
    if len(a) == len(b) == 1 and fuzz.ratio(*a.keys, *b.keys) >= _ONE_WORD:
        return False  # "ma pieniądze", "nie ma pieniędzy"
    if are_opposed(a.keys, b.keys):
        return True  # "is not closed", "is open", in languages of which no grammar is listed, too
    return class_of("grammar").issuperset(words) and all(
        not class_of("bare").issuperset(x.keys) for x in (a, b)
    )


def _is_denial_moved(fragment: Fragment, change: WordChange) -> bool:
    """Whether the denial that is gone here stands near by in another form: "is not in danger", "is in no danger"."""
    denies_source = denies(fragment.source.keys[change.a : change.a_end])
    for other in fragment.changes:
        if other.tag == "equal" or other == change:
            continue
        gap = max(other.b - change.b_end, change.b - other.b_end)
        a, b = fragment.sides(other)
        here, there = (b, a) if denies_source else (a, b)
        if gap <= _NEAR_DENIAL and denies(here.keys) and not denies(there.keys):
            return True
    return False


def _is_denied(fragment: Fragment, change: WordChange, *, is_source: bool) -> bool:
    """Whether one side has a verb of denial where the other has "not": "denied that she is", "said that she is not".

    The verb stands in the sentence of the change, and the other side has another one in its place.
    """
    tokens = fragment.source if is_source else fragment.target
    here = tokens.sentences[min(change.a if is_source else change.b, len(tokens) - 1)]
    for other in fragment.changes:
        if other.tag == "equal" or other == change:
            continue
        own, others = fragment.sides(other)[:: 1 if is_source else -1]
        if not class_of("denials").isdisjoint(others.keys):
            continue
        for at in range(own.first, own.last):
            if tokens.keys[at] in class_of("denials") and tokens.sentences[at] == here:
                return True
    return False


def denies_behind(a: WordSpan, b: WordSpan) -> bool:
    """Whether one side has a verb of denial, and behind the other's words its sentence denies: "denied that she is", "said she is not"."""
    denied = [not class_of("denials").isdisjoint(x.keys) for x in (a, b)]
    if denied[0] == denied[1]:
        return False
    sentences = (x.tokens.spans[x.tokens.sentences[x.first]] for x in (b, a))
    behind = [
        denies(x.tokens.keys[x.last : end]) for x, (_, end) in zip((b, a), sentences, strict=True)
    ]
    return behind == denied


def _is_matched(keys: Sequence[str], others: Sequence[str]) -> bool:
    """Whether words deny no more than the others: "nor whether" for "or whether", "would not" for "refused to"."""
    denials = [key for key in keys if denies([key])]
    if not denials:
        return False
    is_refusal = class_of("refusals").isdisjoint(keys) and not class_of("refusals").isdisjoint(
        others
    )
    is_other_form = not class_of("excluding").isdisjoint(others) or any(
        key.startswith(_UN) and len(key) >= _MIN_UN for key in others
    )
    return (
        is_refusal
        or is_other_form
        or all(not _CONTINUED.get(k, set()).isdisjoint(others) for k in denials)
    )


def denies(keys: Sequence[str]) -> bool:
    """Whether one of some words denies."""
    return any(map(_is_denial, keys))


def _is_denial(key: str) -> bool:
    """Whether a word denies; "don't" does by its "n't", "n'est" by its "n'"."""
    return key in class_of("negations") or key.endswith("n't") or key.startswith("n'")


def is_small(keys_a: Sequence[str], keys_b: Sequence[str]) -> bool:
    """Whether little but denials changes: no new sentence that happens to hold one."""
    bare = [sum(not _is_denial(key) for key in keys) for keys in (keys_a, keys_b)]
    return abs(bare[0] - bare[1]) <= 1 and max(bare) <= _MAX_BESIDE
