"""Reversals: words that make a statement its opposite, another statement, or a less sure one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from newsdiff.language.calendars import MONTHS
from newsdiff.language.classes import class_of
from newsdiff.language.denied_verbs import is_denied_form
from newsdiff.language.hedges import is_hedge
from newsdiff.language.joined_words import has_joined_words
from newsdiff.language.keys import stem
from newsdiff.language.languages import guess_language
from newsdiff.language.opposites import are_opposed
from newsdiff.language.tokens import Tokens
from newsdiff.model import Fact
from newsdiff.reuse.align.matches import WordChange
from newsdiff.reuse.attribute import joined, names
from newsdiff.reuse.attribute.denials import denies, is_denied_alike, is_small
from newsdiff.reuse.attribute.fragments import Fragment, WordSpan
from newsdiff.reuse.attribute.opposed import is_opposed, turns

_MIN_DENIED = 4
"""Letters of a word that a syllable in front denies; shorter ones are often parts of others."""
_NEAR_HEDGE = 6
"""Words on either side among which a word of doubt may have moved."""
_STEM = 5
"""Letters that forms of one word of doubt share."""
_MAX_BESIDE = 2
"""Other words on each side of a change that denies or hedges."""


def reversal(
    fragment: Fragment, change: WordChange, keys_a: Sequence[str], keys_b: Sequence[str]
) -> Fact | None:
    """Name what makes a change say the opposite: a denial, or a word for its opposite; None where nothing does.

    The keys are those of its words that are part of no value.
    """
    if change.tag != "equal" and any(map(has_joined_words, (*keys_a, *keys_b))):
        return joined.find_reversal(fragment, change)
    if _is_prefixed(keys_a, keys_b) or _is_opposite_denied(keys_a, keys_b):
        return None
    if is_small(keys_a, keys_b) and denies(keys_a) != denies(keys_b):
        return None if is_denied_alike(fragment, change, keys_a, keys_b) else "negation"
    language = guess_language(fragment.target.text)
    if len(keys_a) == len(keys_b) == 1:
        plain, denied = sorted((*keys_a, *keys_b), key=len)
        if is_denied_form(plain, denied, language):
            return "negation"
    if _is_refused(keys_a, keys_b) or _is_refused(keys_b, keys_a):
        return "negation"
    is_stance = (
        _is_contrary(
            keys_a,
            keys_b,
            (*class_of("denying syllables", language or "en"), *class_of("ranking syllables")),
        )
        or is_opposed(fragment, change, keys_a, keys_b)
        or _is_qualified(fragment, change)
    )
    return "stance" if is_stance else None


def _is_refused(keys: Sequence[str], others: Sequence[str]) -> bool:
    """Whether somebody does on one side what he refuses on the other: "declined to confirm", "confirmed"."""
    at = next((k for k, key in enumerate(keys) if key in class_of("refusals")), None)
    if (
        at is None
        or turns(others)
        or not (class_of("refusals") | class_of("denials")).isdisjoint(others)
    ):
        return False
    refused = [key for key in keys[at + 1 :] if key not in class_of("grammar")]
    done = [key for key in others if key not in class_of("grammar")]
    if not refused:
        return not done and at + 1 < len(keys)
    return any(stem(b).startswith(stem(refused[0])[:_STEM]) for b in done)


def is_hedged(a: WordSpan, b: WordSpan) -> bool:
    """Whether little but a word that makes a statement less sure was put in or left out.

    A hedge that came with the word that it belongs to says nothing of the rest: "the biopsy", "the allegedly
    unauthorised biopsy".
    """
    hedges, others = zip(*(_sorted_words(words) for words in (a, b)), strict=True)
    is_prospect = not class_of("prospects").isdisjoint((*a.keys, *b.keys))
    if is_prospect or (any(others) and not (a and b)):
        return False
    is_small = abs(others[0] - others[1]) <= 1 and max(others) <= _MAX_BESIDE
    return is_small and bool(hedges[0]) != bool(hedges[1])


def is_hedge_moved(a: WordSpan, b: WordSpan) -> bool:
    """Whether the other side says near by, in another form, what a word of doubt says: "allegedly", "alleged that"."""
    for ours, theirs in ((a, b), (b, a)):
        stems = {
            key[:_STEM] for key in ours.keys if key in class_of("hedges") or key.startswith("alleg")
        }
        tokens = theirs.tokens
        near = tokens.keys[max(theirs.first - _NEAR_HEDGE, 0) : theirs.last + _NEAR_HEDGE]
        if stems and not stems.isdisjoint(key[:_STEM] for key in near):
            return True
    return False


def _sorted_words(words: WordSpan) -> tuple[int, int]:
    """Count the hedges of some words, and their other words that are no grammar: "thought to be" has none."""
    tokens = words.tokens
    hedges = [at for at in range(words.first, words.last) if is_hedge(tokens, at)]
    n_grammar = sum(
        tokens.keys[at] in class_of("grammar")
        for at in range(words.first, words.last)
        if at not in hedges
    )
    return len(hedges), len(words) - len(hedges) - n_grammar


def free_keys(words: WordSpan, taken: Collection[int]) -> list[str]:
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
    has_dot = tokens.text[tokens.ends[at] : tokens.ends[at] + 1] == "."
    return key[0].isdigit() or (has_dot and key in class_of("numbers"))


def _is_prefixed(keys_a: Sequence[str], keys_b: Sequence[str]) -> bool:
    """Whether one side denies by a word and the other by its first letters: "not aware", "unaware"."""
    for ours, theirs in ((keys_a, keys_b), (keys_b, keys_a)):
        bare = [key for key in ours if key not in class_of("negations")]
        if denies(ours) and any(
            key == f"{prefix}{word}"
            for key in theirs
            for word in bare
            for prefix in class_of("denying syllables", "en")
        ):
            return True
    return False


def _is_opposite_denied(keys_a: Sequence[str], keys_b: Sequence[str]) -> bool:
    """Whether one side says what the other one denies the opposite of: "sober", "not drunk"; "missed", "failed to attend".

    What must not be done is not what may be: "ne doit pas", "peut".
    """
    is_denied = turns(keys_a) != turns(keys_b) and class_of("duties").isdisjoint((*keys_a, *keys_b))
    return is_denied and are_opposed(
        *([key for key in keys if not turns([key])] for keys in (keys_a, keys_b))
    )


def _is_contrary(keys_a: Sequence[str], keys_b: Sequence[str], prefixes: Iterable[str]) -> bool:
    """Whether a word is replaced by the same one with a syllable that denies it: "armed" by "unarmed"."""
    if (len(keys_a), len(keys_b)) != (1, 1):
        return False
    plain, denied = sorted((*keys_a, *keys_b), key=len)
    if len(plain) < _MIN_DENIED or plain in class_of("not denied") or plain in class_of("grammar"):
        return False
    return any(denied == f"{prefix}{plain}" for prefix in prefixes)


def _put_in(a: WordSpan, b: WordSpan) -> WordSpan | None:
    """Return the one word that one of two sides has in front of those that both have, articles aside: "an", "a former"; "le", "l'ancien"."""
    (short, _), (long, places) = sorted(map(_without_articles, (a, b)), key=lambda x: len(x[0]))
    if len(long) != len(short) + 1 or long[1:] != short:
        return None
    words = a if len(_without_articles(a)[0]) == len(long) else b
    return replace(words, first=places[0], last=places[0] + 1)


def _without_articles(words: WordSpan) -> tuple[Sequence[str], Sequence[int]]:
    """Return the words that are no articles, without those tied to them, and their places."""
    kept = [
        (key, at)
        for at in range(words.first, words.last)
        if (key := names.bare(words.tokens.keys[at])) not in class_of("articles")
    ]
    return [key for key, _ in kept], [at for _, at in kept]


def _is_qualified(fragment: Fragment, change: WordChange) -> bool:
    """Whether a word was put in or left out that makes another thing of what follows: "ex-husband", "South Sudan"."""
    side = _put_in(*fragment.sides(change))
    if change.tag == "equal" or side is None:
        return False
    key = names.bare(side.keys[0])
    tokens, behind = side.tokens, side.last
    between = tokens.text[tokens.ends[side.first] : tokens.starts[min(behind, len(tokens) - 1)]]
    if behind >= len(tokens) or between.strip(" -‑"):
        return False
    if key in class_of("only"):
        return _opens_clause(tokens, side.first) and (
            tokens.keys[behind] in class_of("articles") or tokens.word(behind)[:1].isupper()
        )
    if key in class_of("promoting"):
        is_rank = tokens.keys[behind] in class_of("titles") | class_of("offices")
        return is_rank and any(tokens.capitals[behind : behind + 2])
    if key in class_of("qualifying"):
        following = tokens.keys[behind]  # "late August", "the former two" are nobody
        return not (following in class_of("bare") or following in MONTHS or following[0].isdigit())
    both = bool(side.capitalised) and tokens.word(behind)[:1].isupper()
    is_part = key != "new" and names.bare(tokens.keys[behind]) in class_of(
        "cities"
    )  # "West London"
    return (
        key in class_of("directions")
        and both
        and not is_part
        and not names.begins(tokens, side.first)
    )


def _opens_clause(tokens: Tokens, at: int) -> bool:
    """Whether a word is the first one of its sentence, or of what a conjunction opens."""
    first, _ = tokens.spans[tokens.sentences[at]]
    return at == first or tokens.keys[at - 1] in class_of("opening")
