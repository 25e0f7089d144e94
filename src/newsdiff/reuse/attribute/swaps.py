"""Swapped parties: a sentence of the same words that tells who did it to whom the other way round.

"Ann sued Ben" to "Ben sued Ann", "from the club to the school" to "from the school to the club", "was struck by Ben" to
"struck Ben". Words that only moved ("on Monday" from one end to the other) and the order of a list tell nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Postfix, Prefix

from newsdiff.language.calendars import ALL_MONTHS, ALL_WEEKDAYS
from newsdiff.language.classes import class_of
from newsdiff.language.languages import language_of
from newsdiff.language.units import unit_of
from newsdiff.reuse.align.matches import WordChange
from newsdiff.reuse.attribute.fragments import Fragment, WordSpan

_CASED = frozenset(("de", "pl", "ru", "uk", "cs", "sk", "hu"))
"""Languages in which endings say who does it, so that only prepositions keep parties apart."""
_MAX_SWAPPED = 14
"""Words of two parties with what stands between them."""
_MAX_PARTY = 5
"""Words of one party; more are what somebody said."""
_MIN_STEM = 3
"""Letters that two forms of one word share at least."""
_BEING = frozenset("is are was were been being be".split())
_MAX_PASSIVE = 5
"""Words from "was" to "by"."""


def swapped(fragment: Fragment) -> Iterator[WordChange]:
    """Yield the parts of sentences in which two parties changed places, where the fragment has most of the sentence."""
    pairs = Counter(
        (fragment.source.sentences[a], fragment.target.sentences[b]) for a, b in fragment.equal
    )
    for (theirs, ours), n_equal in pairs.items():
        a = WordSpan(fragment.source, *fragment.source.spans[theirs])
        b = WordSpan(fragment.target, *fragment.target.spans[ours])
        if 2 * n_equal > len(b) and a.keys != b.keys:
            a, b = _differing(a, b)
            if (
                _are_swapped(a, b)
                or _are_turned(a, b)
                or _is_active(a.keys, b.keys)
                or _is_active(b.keys, a.keys)
            ):
                yield WordChange("replace", a.first, a.last, b.first, b.last)


def _differing(a: WordSpan, b: WordSpan) -> tuple[WordSpan, WordSpan]:
    """Cut off the words with which both begin and end."""
    head = Prefix.similarity(a.keys, b.keys)
    tail = min(Postfix.similarity(a.keys, b.keys), len(a) - head, len(b) - head)
    return (
        WordSpan(a.tokens, a.first + head, a.last - tail),
        WordSpan(b.tokens, b.first + head, b.last - tail),
    )


def _are_swapped(a: WordSpan, b: WordSpan) -> bool:
    """Whether the second text has the end, the middle and the beginning of the first, in this order, and two parties in them."""
    n_words = len(a)
    if n_words > _MAX_SWAPPED or sorted(a.keys) != sorted(b.keys):
        return False
    return any(
        a.keys[j:] + a.keys[i:j] + a.keys[:i] == b.keys
        and _are_parties(
            WordSpan(a.tokens, a.first, a.first + i), WordSpan(a.tokens, a.first + j, a.last), b
        )
        for i in range(1, n_words - 1)
        for j in range(i + 1, n_words)
    )


def _are_turned(a: WordSpan, b: WordSpan) -> bool:
    """Whether the telling words of two spans are turned round, too, and articles or endings show it: "Gmina pozwała powiat", "Powiat pozwał gminę"."""
    grammar = set(a.keys) ^ set(b.keys)
    ours, theirs = ([key for key in x.keys if key not in class_of("grammar")] for x in (a, b))
    n_words = len(ours)
    if max(len(a), len(b)) > _MAX_SWAPPED or n_words != len(theirs) or not grammar:
        return False
    if not (class_of("grammar") & grammar) <= class_of("contracted") or _are_joined(
        a.keys, language_of(a.tokens.text)
    ):
        return False
    return any(
        _are_forms(ours[i:j], theirs[n_words - j : n_words - i], 1)
        and _are_forms(ours[j:] + ours[:i], theirs[: n_words - j] + theirs[n_words - i :], 2)
        for i in range(1, n_words - 1)
        for j in range(i + 1, n_words)
    )


def _are_joined(keys: Sequence[str], code: str) -> bool:
    """Whether words between two parties make a list of them, or say that they are the same to each other."""
    names = "listing", "mutual"
    return any(not class_of(name, code or None).isdisjoint(keys) for name in names)


def _are_forms(some: Sequence[str], others: Sequence[str], n_letters: int) -> bool:
    """Whether words are forms of each other that differ by so many letters at their ends."""
    return len(some) == len(others) and all(
        0 <= max(len(x), len(y)) - Prefix.similarity(x, y) <= min(n_letters, len(x) - _MIN_STEM)
        for x, y in zip(some, others, strict=True)
    )


def _are_parties(one: WordSpan, other: WordSpan, b: WordSpan) -> bool:
    """Whether what stands between two parts of a sentence says what one does to the other."""
    tokens = one.tokens
    before, between = (
        tokens.keys[max(one.first - 1, 0) : one.first],
        tokens.keys[one.last : other.first],
    )
    is_tied = class_of("grammar").issuperset((*before, *between)) and before != between
    if _are_joined(between, language_of(tokens.text)) or before == between:
        return False
    if language_of(tokens.text) in _CASED and not is_tied:
        return False
    if (class_of("speech") - class_of("addressing")).issuperset(between):
        return False
    is_listed = all(
        "," in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]
        for at in (one.last, other.first)
    )
    return not is_listed and all(_is_party(x, b) for x in (one, other))


def _is_party(words: WordSpan, b: WordSpan) -> bool:
    """Whether words name somebody or something: with a capital in both texts, or behind an article."""
    tokens, first = words.tokens, words.first
    telling = [
        at for at in range(first, words.last) if tokens.telling[at] and not tokens.valued[at]
    ]
    is_named = any(
        tokens.word(at)[:1].isupper() and tokens.keys[at] not in b.tokens.lower for at in telling
    )
    grammar = tokens.keys[max(first - 1, 0) : words.last]
    is_behind_article = not class_of("grammar").isdisjoint(grammar)
    if not telling or len(words) > _MAX_PARTY or any(map(_is_time, words.keys)):
        return False
    return words.keys[0] not in class_of("places") and (is_named or is_behind_article)


def _is_time(key: str) -> bool:
    """Whether a word is a month, a weekday or a unit of time: "Ende September wird die Schule", "kommende Woche wird der Rat"."""
    unit = unit_of(key)
    return key in ALL_MONTHS or key in ALL_WEEKDAYS or (unit is not None and unit[0] == "time")


def is_voice_changed(a: WordSpan, b: WordSpan) -> bool:
    """Whether words took each other's places because one sentence says "was sued by" where the other says "sued"."""
    ours, theirs = (
        set(x.tokens.keys[slice(*x.tokens.spans[x.tokens.sentences[x.first]])]) for x in (a, b)
    )
    is_exchange = ours.issuperset(b.keys) and theirs.issuperset(a.keys)
    return is_exchange and not class_of("agents").isdisjoint(ours ^ theirs)


def _is_active(passive: Sequence[str], active: Sequence[str]) -> bool:
    """Whether words say "was struck by" where the others say "struck"."""
    return (
        bool(active)
        and len(passive) <= _MAX_PASSIVE
        and passive[1:-1] == active
        and passive[0] in _BEING
        and passive[-1] == "by"
    )
