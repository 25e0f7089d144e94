"""Nouns in a frame: what is counted, what caused something, what somebody is accused of or ill with.

Another noun in the same frame is another fact, where it is no other word for the same: no form of it, no word for
anything, and none that the texts both use.
"""

from __future__ import annotations

from rapidfuzz import fuzz

from newsdiff.language.classes import class_of
from newsdiff.language.frames import closes_frame
from newsdiff.language.keys import stem
from newsdiff.language.languages import has_capital_nouns, language_of
from newsdiff.language.numbers import find_numbers
from newsdiff.language.opposites import are_alike
from newsdiff.language.quantities import YEARS
from newsdiff.language.tokens import Tokens
from newsdiff.language.units import unit_of
from newsdiff.reuse.attribute.fragments import WordSpan

_MAX_TELLING = 2
"""Words of a noun with one for its kind: "budget gap"."""
_MIN_NOUN = 3
_NEAR = 70
"""Likeness (rapidfuzz ratio) of two spellings or forms of one noun: "leukaemia", "leukemia"."""
_ADJECTIVES_BEHIND = frozenset(("fr", "es", "it", "pt"))
"""Languages in which an adjective stands behind its noun."""
_MAX_BETWEEN = 2
"""Articles and adjectives between a frame and its noun: "because of a heavy"."""


def is_other_thing(a: WordSpan, b: WordSpan) -> bool:
    """Whether a noun in a frame that both texts have is replaced by one for something else: "three pistols", "three rifles"."""
    one, other = _noun(a), _noun(b)
    if not (one and other and _is_framed(a) and _is_framed(b)):
        return False
    is_varied = one in b.tokens.keys and other in a.tokens.keys
    return not (is_varied or _are_forms(one, other) or are_alike(one, other))


def _are_forms(one: str, other: str) -> bool:
    """Whether two nouns are forms of one, or one is the end of the other: "Kräfte", "Einsatzkräfte"."""
    is_part = one.endswith(other) or other.endswith(one)
    return is_part or fuzz.ratio(one, other) >= _NEAR or stem(one) == stem(other)


def is_other_share(a: WordSpan, b: WordSpan) -> bool:
    """Whether one text counts those of whom the other says all: "four of the charges", "all of the charges"."""
    if (len(a), len(b)) != (1, 1):
        return False
    is_all = [x.keys[0] in class_of("universal") for x in (a, b)]
    return is_all[0] != is_all[1] and _is_count(b if is_all[0] else a)


def is_other_unit(a: WordSpan, b: WordSpan) -> bool:
    """Whether a unit replaces another behind a word that counts roughly: "several miles", "several yards"."""
    if (len(a), len(b)) != (1, 1):
        return False
    units = [unit_of(x.keys[0]) for x in (a, b)]
    is_many = all(x.keys[0].endswith("s") for x in (a, b))
    return is_many and None not in units and units[0] != units[1]


def _is_count(words: WordSpan) -> bool:
    """Whether a word is a number of things: no rank, no year."""
    tokens = words.tokens
    start, end = tokens.starts[words.first], tokens.ends[words.last - 1]
    numbers = find_numbers(tokens.text, start, end)
    return len(numbers) == 1 and not (numbers[0].is_ordinal or numbers[0].value in YEARS)


def _noun(words: WordSpan) -> str:
    """Return the key of the noun that ends some words, "" where they end otherwise or say more than a noun and a word for its kind."""
    tokens = words.tokens
    at = words.last - 1
    if not 0 < sum(key not in class_of("bare") for key in words.keys) <= _MAX_TELLING:
        return ""
    key = tokens.keys[at]
    is_known = any(
        key in some for some in (class_of("organisations"), class_of("any"), class_of("bare"))
    )
    if is_known or len(key) < _MIN_NOUN or not key.isalpha():
        return ""
    if tokens.word(at)[:1].isupper() and not has_capital_nouns(tokens.text):
        return ""
    return key if _closes_phrase(tokens, at) else ""


def _closes_phrase(tokens: Tokens, at: int) -> bool:
    """Whether no noun can stand right behind a word: it is no adjective, no part of a compound."""
    if at + 1 >= len(tokens) or tokens.word(at)[:1].isupper():
        return True
    language = language_of(tokens.text)
    if language in _ADJECTIVES_BEHIND or (tokens.keys[at].endswith("s") and language == "en"):
        return True  # no English adjective has a plural
    is_apart = tokens.text[tokens.ends[at] : tokens.starts[at + 1]].strip(" ") != ""
    behind = tokens.keys[at + 1]
    is_adverb = language == "en" and behind.endswith("ly")  # "because of a gas leak shortly before"
    return (
        behind in class_of("bare")
        or is_adverb
        or (is_apart and tokens.text[tokens.ends[at]] not in "-‐‑/'’")
    )


def _is_framed(words: WordSpan) -> bool:
    """Whether a frame, or a number of things not named before, stands before a noun."""
    tokens, first = words.tokens, words.last - 1
    start = tokens.spans[tokens.sentences[first]][0]
    before = tokens.keys[start:first]
    behind_frame = range(min(_MAX_BETWEEN, len(before)) + 1)
    return any(closes_frame(before[: len(before) - n]) for n in behind_frame) or _is_counted(
        tokens, first, start
    )


def _is_counted(tokens: Tokens, at: int, start: int) -> bool:
    """Whether a number stands right before a word, and no article or name before that."""
    if at - 1 < start or tokens.text[tokens.ends[at - 1] : tokens.starts[at]] != " ":
        return False
    if not _is_count(WordSpan(tokens, at - 1, at)):
        return False
    if at - 2 < start:
        return True
    return tokens.keys[at - 2] not in class_of("definite") and not tokens.word(at - 2)[:1].isupper()
