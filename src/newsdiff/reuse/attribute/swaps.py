"""Swapped parties: a sentence of the same words that tells who did it to whom the other way round.

"Ann sued Ben" to "Ben sued Ann", "from the club to the school" to "from the school to the club", "was struck by Ben" to
"struck Ben". Words that only moved ("on Monday" from one end to the other) and the order of a list tell nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Postfix, Prefix

from newsdiff.language.languages import language_of
from newsdiff.language.wordlists import FUNCTION_WORDS, SPEECH_WORDS
from newsdiff.reuse.align.matches import WordChange
from newsdiff.reuse.attribute.fragments import Fragment, WordSpan

_LISTING = frozenset("and or und oder et ou y o e и или i oraz lub en of".split())
_MUTUAL = frozenset(
    """
    is are was were be been being became between versus vs v with meets met marry marries married face faces faced
    play plays played drew est sont était ont con avec è sono es son era é são zijn waren met
    """.split()
)
"""Words behind and before which two parties are the same to each other: "was", "met", "with"."""
_CASED = frozenset(("de", "pl", "ru", "uk", "cs", "sk", "hu"))
"""Languages in which endings say who does it, so that only prepositions keep parties apart."""
_PREPOSITIONS = frozenset(
    """
    in on at by from to for under over near after before during en à dans sur pour par del por para sobre su per da di em no na
    op aan bij uit naar voor van bis von nach bei aus mit в на из по w na z do od
    """.split()
)
"""Words that begin a place or a time, which may stand before or behind the verb and is no party."""
_MAX_SWAPPED = 14
"""Words of two parties with what stands between them."""
_MAX_PARTY = 5
"""Words of one party; more are what somebody said."""
_ADDRESSING = frozenset("told tells tell asked asks".split())
"""Verbs of saying whose other party is a person, too: "the bishop told the mayor", but "it is late, said the mayor"."""
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
            if _are_swapped(a, b) or _is_active(a.keys, b.keys) or _is_active(b.keys, a.keys):
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


def _are_parties(one: WordSpan, other: WordSpan, b: WordSpan) -> bool:
    """Whether what stands between two parts of a sentence says what one does to the other."""
    tokens = one.tokens
    before, between = (
        tokens.keys[max(one.first - 1, 0) : one.first],
        tokens.keys[one.last : other.first],
    )
    is_tied = FUNCTION_WORDS.issuperset((*before, *between)) and before != between
    if not (_LISTING | _MUTUAL).isdisjoint(between) or before == between:
        return False
    if language_of(tokens.text) in _CASED and not is_tied:
        return False
    if (SPEECH_WORDS - _ADDRESSING).issuperset(between):
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
    is_behind_article = not FUNCTION_WORDS.isdisjoint(grammar)
    if not telling or len(words) > _MAX_PARTY:
        return False
    return words.keys[0] not in _PREPOSITIONS and (is_named or is_behind_article)


def _is_active(passive: Sequence[str], active: Sequence[str]) -> bool:
    """Whether words say "was struck by" where the others say "struck"."""
    return (
        bool(active)
        and len(passive) <= _MAX_PASSIVE
        and passive[1:-1] == active
        and passive[0] in _BEING
        and passive[-1] == "by"
    )
