"""Opposites in changed words: a word that is replaced by one that says the opposite, alone or with those beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.language.classes import class_of
from newsdiff.language.languages import PARTING, language_of
from newsdiff.language.opposites import are_opposed, find_poles, looked_up
from newsdiff.reuse.align.matches import WordChange
from newsdiff.reuse.attribute.denials import denies
from newsdiff.reuse.attribute.fragments import Fragment, WordSpan
from newsdiff.reuse.attribute.swaps import is_voice_changed
from newsdiff.reuse.attribute.values import MAX_REPLACED

_NEAR = 30
"""Words on either side among which a word may have moved."""
_MAX_BESIDE = 2
"""Words right before or behind a change among which the other side may keep its own."""
_MAX_BETWEEN = 3
"""Equal words between two changes that may be one."""
_MAX_LISTED = 3
"""Words from one part of a list of two to the other: "the father and the son"."""
_NEAR_DUTY = 6
"""Words behind a verb of duty in which it may be denied: "mogen het ijs niet op"."""
_MAX_OPPOSED = 4
"""Words of the shorter side of a change that says the opposite."""


def merged(fragment: Fragment) -> Iterator[WordChange]:
    """Yield neighbouring changes as one where only together they say the opposite.

    Two sentences were made one, and the few equal words between them belong to either: "said it had delivered. It
    denied that it had been asked" to "admitted that it had been asked".
    """
    changes = fragment.changes
    for at, change in enumerate(changes[:-2]):
        after = changes[at + 2]
        if "equal" in (change.tag, after.tag) or after.b - change.b_end > _MAX_BETWEEN:
            continue
        both = WordChange("replace", change.a, after.a_end, change.b, after.b_end)
        if is_opposed(fragment, both, *(side.keys for side in fragment.sides(both))):
            yield both


def separated(fragment: Fragment) -> Iterator[WordChange]:
    """Yield the changes of what German and Dutch put behind a verb, where it makes the opposite of it: "sagte ... ab", "rief ... aus"."""
    if language_of(fragment.target.text) not in PARTING:
        return
    for change in fragment.changes:
        sides = fragment.sides(change)
        if change.tag != "replace" or any(
            len(side) != 1 or side.keys[0] not in class_of("separated") for side in sides
        ):
            continue
        verbs = ([f"{side.keys[0]}{key}" for key in _sentence_before(side)] for side in sides)
        if are_opposed(*verbs):
            yield change


def _sentence_before(words: WordSpan) -> Sequence[str]:
    """Return the keys of a sentence before some words of it."""
    tokens = words.tokens
    return tokens.keys[tokens.spans[tokens.sentences[words.first]][0] : words.first]


def turns(keys: Sequence[str]) -> bool:
    """Whether some words make what stands behind them its opposite."""
    return denies(keys) or not class_of("failing").isdisjoint(keys)


def is_opposed(
    fragment: Fragment, change: WordChange, keys_a: Sequence[str], keys_b: Sequence[str]
) -> bool:
    """Whether a word is replaced by one that says the opposite, and not only moved."""
    if change.tag != "replace":
        return _is_tied(fragment, change, keys_a or keys_b)
    sides = fragment.sides(change)
    if not are_opposed(keys_a, keys_b):
        return _is_opposed_beside(*sides, len(keys_a), len(keys_b))
    has_turned = (
        denies(looked_up(keys_a)) != denies(looked_up(keys_b))  # "fazla değildi" is few, itself
        or len({is_turned(side) for side in sides}) > 1
        or is_voice_changed(*sides)
        or _is_only_allowed(keys_a) != _is_only_allowed(keys_b)
        or _is_duty_denied(*sides)
    )
    n_words = sorted((len(keys_a), len(keys_b)))
    if has_turned or n_words[0] > _MAX_OPPOSED or n_words[1] > MAX_REPLACED:
        return False
    if n_words == [1, 1]:
        return not any(_is_kept_beside(x, y) or _is_listed(x, y) for x, y in (sides, sides[::-1]))
    return _has_no_such_word_near(fragment, change, keys_a, keys_b)


def _is_only_allowed(keys: Sequence[str]) -> bool:
    """Whether some words allow something on a condition, which is a duty in other words."""
    return not (class_of("only").isdisjoint(keys) or class_of("allowing").isdisjoint(keys))


def _is_duty_denied(a: WordSpan, b: WordSpan) -> bool:
    """Whether two verbs of duty stand for each other of which one is denied: "ne peut pas", "mag niet"."""
    return not any(class_of("duties").isdisjoint(x.keys) for x in (a, b)) and any(
        is_turned(x) or denies(x.tokens.keys[x.last : x.last + _NEAR_DUTY]) for x in (a, b)
    )


def _is_listed(words: WordSpan, others: WordSpan) -> bool:
    """Whether the other text has a word in a list with the one in its place, whose order tells nothing: "father and son", "the son and the father"."""
    first, last = words.first, words.last
    keys, other = words.tokens.keys, others.keys[0]
    near = keys[max(first - _MAX_LISTED, 0) : first][::-1], keys[last : last + _MAX_LISTED]
    return any(
        other in some and not class_of("coordinating").isdisjoint(some[: some.index(other)])
        for some in near
    )


def _is_kept_beside(words: WordSpan, others: WordSpan) -> bool:
    """Whether the other text has some words right before or behind those in their place: "actor", "actor turned musician"."""
    keys = others.tokens.keys
    beside = (
        *keys[max(others.first - _MAX_BESIDE, 0) : others.first],
        *keys[others.last : others.last + _MAX_BESIDE],
    )
    return not set(beside).isdisjoint(words.keys)


def _has_no_such_word_near(
    fragment: Fragment, change: WordChange, keys_a: Sequence[str], keys_b: Sequence[str]
) -> bool:
    """Whether words on different sides of a dimension have not only moved; "their son" is no "daughter's brother"."""
    owners = (any(key.endswith("'s") for key in keys) for keys in (keys_a, keys_b))
    if len(set(owners)) > 1:
        return False
    near = (
        find_poles(fragment.source.keys[max(change.a - _NEAR, 0) : change.a_end + _NEAR]),
        find_poles(fragment.target.keys[max(change.b - _NEAR, 0) : change.b_end + _NEAR]),
    )
    dimensions = find_poles(keys_a).keys() & find_poles(keys_b).keys()
    return any(near[0][d] != near[1][d] for d in dimensions)


def is_turned(words: WordSpan) -> bool:
    """Whether right before some words stands what makes them their opposite: "failed to" before "attend"."""
    before = words.tokens.keys[max(words.first - _MAX_BETWEEN, 0) : words.first]
    return turns(before) or not (class_of("refusals") | class_of("denials")).isdisjoint(before)


def _is_tied(fragment: Fragment, change: WordChange, keys: Sequence[str]) -> bool:
    """Whether one word was put in or left out that makes the verb before it its opposite: "called off", "called"."""
    if len(keys) != 1 or keys[0] not in class_of("particles") or change.tag == "equal":
        return False
    wide = [x.tokens.keys[max(x.first - 1, 0) : x.last] for x in fragment.sides(change)]
    return are_opposed(*wide)


def _is_opposed_beside(a: WordSpan, b: WordSpan, *n_free: int) -> bool:
    """Whether words, none of them part of a value, say the opposite together with those beside them: "resulted in", "resulted from"."""
    widths = len(a), len(b)
    if max(widths) > _MAX_OPPOSED or widths != n_free:
        return False
    wide = (x.tokens.keys[max(x.first - 1, 0) : x.last + 1] for x in (a, b))
    return are_opposed(*wide)
