"""Bearers of names: whether two names in changed words are of one person, place or body."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Prefix

from newsdiff.language.calendars import MONTHS, WEEKDAYS
from newsdiff.language.classes import class_of
from newsdiff.language.keys import stem, word_key
from newsdiff.language.languages import language_of
from newsdiff.language.opposites import are_alike
from newsdiff.language.remembering import remembered
from newsdiff.language.spellings import are_one
from newsdiff.language.tokens import Tokens
from newsdiff.reuse.attribute.fragments import WordSpan
from newsdiff.reuse.attribute.names import (
    bare,
    has_names,
    is_before_capital,
    is_initial,
    is_no_name,
    is_where,
)

_PEOPLE = frozenset("an ian ish ese i er ers ic ans ians".split())
_COUNTRIES = frozenset("a e y ey en ia ain and land o os ".split(" "))
"""How names of people and of countries end behind the letters that both have."""
_DEMONYMS = ("an", "ish", "ese", "er")
_PEOPLES = frozenset(
    "iraqi israeli saudi pakistani qatari kuwaiti omani yemeni emirati bahraini afghan bangladeshi somali nepali french dutch swiss czech greek thai".split()
)
"""Words for who comes from a country that end otherwise."""
_ARTICLES = frozenset("the a an der die ein eine le la l' un une el una".split())
_NEAR = 70
"""Likeness (rapidfuzz ratio) of two names of which one may be taken for the other: "Hydrotek", "Hydrotec"."""
_SLIP = 85
"""The same of a long place's name, and that name with a slip or two."""
_MAX_BESIDE = 3
"""Words beside a name by which two sides may differ."""
_SHORT_FORM = 3
"""Letters of a short form of a forename, and of those that it leaves out."""
_SURNAME_ENDINGS = frozenset(("", "y", "ey", "i", "o", "a", "e", "h", "z", "s"))
"""What two surnames may end with behind the letters that both have, although they have one stem."""
_GENITIVE = frozenset(("de", "nl", "sv", "da", "no"))
"""Languages that say whose something is by an "s" without an apostrophe: "die Rede Präsident Halders"."""
_LONG_PLACE = 8
"""Letters of a name that is no other name with a slip."""
_ENDINGS = ("ist", "ists", "ic", "ics", "ism", "ian", "ians", "ish", "al", "an")
"""Endings of words that are made of one name."""
_TOP = re.compile(r"(?:\.(?:com|org|net|info|news|[a-z]{2})){1,9}$")
_DOUBLED = re.compile(r"([aeiou])\1")


def differ(names_a: Sequence[str], names_b: Sequence[str]) -> bool:
    """Whether two names are of different bearers: no part in common, not even in another usual spelling or word for it."""
    joined = ("".join(names).replace(".", "") for names in (names_a, names_b))  # "A. J.", "A.J."
    if not set(names_a).isdisjoint(names_b) or len(set(joined)) == 1:
        return False
    if len(names_a) == len(names_b) == 1 and are_alike(names_a[0], names_b[0]):
        return False  # "Engels", "Britse"
    hosts = [[_TOP.sub("", name) for name in names] for names in (names_a, names_b)]  # "espn.com"
    return not any(
        are_one(a, b) or _is_derived(a, b) or _is_one_place(a, b)
        for a in hosts[0]
        for b in hosts[1]
    )


def find_near(a: WordSpan, b: WordSpan) -> bool:
    """Whether a word is replaced by another that is nearly the same but no form of it.

    These are two names, even where a sentence begins.
    """
    if (len(a), len(b)) != (1, 1) or _is_short_form(a, b):
        return False
    (key_a,), (key_b,) = a.keys, b.keys
    one, other = bare(key_a), bare(key_b)
    is_name = all(
        x.capitalised
        and not is_no_name(x.tokens, x.first, key)
        and key not in x.tokens.lower
        and key.isalpha()
        for x, key in ((a, one), (b, other))
    )
    if not is_name or are_one(one, other) or _are_written_alike(a, b):
        return False
    if _are_surnames(a, b, one, other) or _are_places(a, b, one, other):
        return True
    is_forename = class_of("known places").isdisjoint((one, other)) and all(
        is_before_capital(x.tokens, x.first) for x in (a, b)
    )
    if _is_derived(one, other) and not is_forename:
        return False
    places = _places_of(one), _places_of(other)
    if all(places):
        return places[0].isdisjoint(places[1])
    return (
        not _is_one_place(one, other)
        and has_names(a.tokens, a.first)
        and fuzz.ratio(one, other) >= _NEAR
        and (is_forename or stem(one) != stem(other))
    )


def _are_written_alike(a: WordSpan, b: WordSpan) -> bool:
    """Whether two words are one name with all that is tied to it: "D'Arcy", "Darcy"; "St Andrew's", "St Andrews"."""
    return len(a) == len(b) == 1 and are_one(*a.keys, *b.keys)


def _are_surnames(a: WordSpan, b: WordSpan, one: str, other: str) -> bool:
    """Whether two words with one stem close names of two words: "Judith Farrell", "Judith Farrelly"."""
    n_same = Prefix.similarity(one, other)
    endings = {one[n_same:], other[n_same:]}
    return (
        endings <= _SURNAME_ENDINGS
        and not (endings == {"", "s"} and language_of(a.tokens.text) in _GENITIVE)
        and not class_of("known places") & {one, other}
        and all(_closes_name(x.tokens, x.first) for x in (a, b))
    )


def _are_places(a: WordSpan, b: WordSpan, one: str, other: str) -> bool:
    """Whether two words that differ by an "s" say where, and are no people: "in Hollin", "in Hollins".

    A known place may be written with one and without, and before a noun stands an adjective or a team: "Philippine waters".
    """
    short, long = sorted((one, other), key=len)
    return (
        f"{short}s" == long
        and not short.endswith(_DEMONYMS)
        and class_of("known places").isdisjoint((one, other))
        and all(
            is_where(x) and x.tokens.keys[x.first - 1] != "the" and not _is_before_noun(x)
            for x in (a, b)
        )
    )


def _is_before_noun(words: WordSpan) -> bool:
    """Whether another word than one of grammar stands right behind words."""
    tokens, behind = words.tokens, words.last
    is_tied = (
        behind < len(tokens) and tokens.text[tokens.ends[behind - 1] : tokens.starts[behind]] == " "
    )
    return is_tied and tokens.keys[behind] not in class_of("grammar")


def _closes_name(tokens: Tokens, at: int) -> bool:
    """Whether a word is the last of two or three with a capital."""
    if not at or not tokens.word(at - 1)[:1].isupper():
        return False
    is_tied = tokens.text[tokens.ends[at - 1] : tokens.starts[at]] == " "
    behind = tokens.word(at + 1)[:1] if at + 1 < len(tokens) else ""
    return is_tied and not (behind.isupper() and tokens.text[tokens.ends[at]] == " ")


@remembered(1 << 14)
def _slipped_places(word: str) -> frozenset[str]:
    """Return the known places whose name a word may be, with a slip or without one."""
    alike = _long_places().get(word[:1], ())
    return frozenset(place for place in alike if fuzz.ratio(word, place) >= _SLIP)


@cache
def _long_places() -> Mapping[str, Sequence[str]]:
    """Sort the places with long names by their first letters."""
    found = defaultdict[str, list[str]](list)
    for place in class_of("known places"):
        if len(place) >= _LONG_PLACE:
            found[place[0]].append(place)
    return found


@remembered(1 << 12)
def _places_of(word: str) -> frozenset[str]:
    """Return the known places that a word names, or from which it says that somebody comes: "Egyptian"."""
    if word in class_of("known places"):
        return frozenset((word,))
    return frozenset(place for place in class_of("known places") if _is_derived(word, place))


def _is_one_place(one: str, other: str) -> bool:
    """Whether two words are a known place's name with a slip: "Massachussetts" and "Masschusetts"."""
    return not _slipped_places(one).isdisjoint(_slipped_places(other))


def are_nearly_one(a: str, b: str) -> bool:
    """Whether two names may be one with a slip: as many words, each the same or misspelled, none in capitals only.

    A short form, another ending and another romanisation are no slips.

    Example:
        >>> are_nearly_one("Ann Skerrow", "Ann Skerry"), are_nearly_one("Ann Skerrow", "The Lamp"), are_nearly_one("ISIL", "ISIS")
        (True, False, False)
        >>> are_nearly_one("Matt", "Matthew"), are_nearly_one("Marxist", "Marxism"), are_nearly_one("Micheal", "Michael")
        (False, False, True)
    """
    words, others = a.split(), b.split()
    return len(words) == len(others) and all(
        one == other or _is_misspelled(one, other) for one, other in zip(words, others, strict=True)
    )


def _is_misspelled(a: str, b: str) -> bool:
    """Whether one of two words may be the other with a slip."""
    if fuzz.ratio(a, b) < _NEAR or a.isupper() or b.isupper():
        return False
    one, other = (_DOUBLED.sub(r"\1", bare(word_key(word))) for word in (a, b))
    is_short_form = one.startswith(other) or other.startswith(one)
    is_form = one.endswith(_ENDINGS) and other.endswith(_ENDINGS)
    return not (is_short_form or is_form or are_one(one, other) or _is_derived(one, other))


def _is_derived(a: str, b: str) -> bool:
    """Whether two names are a place and its people ("Britain", "British"), or one and its plural."""
    if f"{a}s" == b or f"{b}s" == a:
        return True
    n_same = Prefix.similarity(a, b)
    rests = a[n_same:], b[n_same:]
    is_long = n_same >= 4  # noqa: PLR2004  "brit", "ain" and "ish"
    return is_long and any(
        (one in _COUNTRIES and other in _PEOPLE)
        or (one, other) in (("y", ""), ("s", "n"))  # Germany, Texas
        or (one, other, a[n_same - 1]) == ("", "n", "a")  # Russia
        for one, other in (rests, rests[::-1])
    )


def _is_shortened(short: WordSpan, long: WordSpan) -> bool:
    """Whether a word is the initials of a name that goes on with small letters: "UE", "l'Union européenne"."""
    if len(short) > 1 or not long.capitalised:
        return False
    first = long.capitalised[0]
    keys = map(bare, long.tokens.keys[first : long.last])
    initials = [key[0] for key in keys if key and key not in class_of("grammar")]
    return len(initials) > 1 and "".join(initials) == bare(short.keys[0])


def _are_initials(short: str, initials: Sequence[str]) -> bool:
    """Whether a word begins with and holds initials in their order, and hardly more."""
    letters = iter(short)
    is_near = len(short) <= len(initials) + 2 and short[0] == initials[0]
    return is_near and all(initial in letters for initial in initials)


def find_parts(words: WordSpan) -> list[str]:
    """Return the parts of the names in some words whose initials an acronym has: no days and months."""
    tokens = words.tokens
    keys = (
        bare(tokens.keys[at])
        for at in words.capitalised
        if tokens.keys[at] not in _ARTICLES or tokens.word(at).isupper()
    )
    known = (key for key in keys if key not in WEEKDAYS and key not in MONTHS)
    return [part for key in known for part in key.split("-") if part]


def is_told_by_other(a: WordSpan, b: WordSpan) -> bool:
    """Whether one of two names that speak is a person's and the other has an article, as a paper's: "Ann Lee said", "The Lamp said"."""
    speaks = all(
        x.last < len(x.tokens) and x.tokens.keys[x.last] in class_of("speech") for x in (a, b)
    )
    return speaks and (a.keys[0] in _ARTICLES) != (b.keys[0] in _ARTICLES)


def is_told_to_other(a: WordSpan, b: WordSpan) -> bool:
    """Whether one of two names is whom somebody speaks to, and the other one speaks: "told host Ann Lee", "Brill said"."""
    return _is_addressed(a) != _is_addressed(b)


def _is_addressed(words: WordSpan) -> bool:
    """Whether a verb of telling stands among some words before their first name."""
    first = words.capitalised[0] if words.capitalised else words.first
    return not class_of("addressing").isdisjoint(words.tokens.keys[words.first : first])


def may_be_one(a: WordSpan, b: WordSpan, names_a: Sequence[str], names_b: Sequence[str]) -> bool:
    """Whether names without a common part may be of one bearer: initials, forename and surname, a description."""
    return (
        any(
            is_acronym(find_parts(x), find_parts(y))
            for x in (a, _behind_opening(a))
            for y in (b, _behind_opening(b))
        )
        or _is_shortened(a, b)
        or _is_shortened(b, a)
        or _is_short_form(a, b)
        or _are_written_alike(a, b)
        or _is_description(a, names_a)
        or _is_description(b, names_b)
        # "Ann has not been seen by", "Riga's": the sentence is another one.
        or abs(len(a) - len(names_a) - len(b) + len(names_b)) > _MAX_BESIDE
        or _are_of_one(names_a, names_b, a.tokens, b.tokens)
    )


def _behind_opening(words: WordSpan) -> WordSpan:
    """Leave out the first word of a sentence, which may be no part of the name behind it ("Yesterday ISIS")."""
    sentences, first = words.tokens.sentences, words.first
    is_first = not first or sentences[first - 1] != sentences[first]
    return replace(words, first=first + 1) if is_first and len(words) > 1 else words


def _is_short_form(a: WordSpan, b: WordSpan) -> bool:
    """Whether one word is the beginning of the other and both stand before the same surname: "Chris", "Christian"; "P.", "Peter"."""
    if (len(a), len(b)) != (1, 1):
        return False
    short, long = sorted((a, b), key=lambda words: len(words.keys[0]))
    n_short, n_long = len(short.keys[0]), len(long.keys[0])
    behind = [x.tokens.keys[x.last : x.last + 1] for x in (a, b)]
    surname = a.tokens.word(a.last)[:1] if a.last < len(a.tokens) else ""
    # no "Robert", "Roberta"
    is_form = min(n_short, n_long - n_short) >= _SHORT_FORM or is_initial(short.tokens, short.first)
    is_beginning = is_form and long.keys[0].startswith(short.keys[0])
    return is_beginning and behind[0] == behind[1] and surname.isupper()


def _is_description(words: WordSpan, named: Sequence[str]) -> bool:
    """Whether words with an article say who somebody is by his country: "the 21-year-old Australian"."""
    return words.keys[0] in _ARTICLES and all(
        name.endswith(_DEMONYMS) or name in _PEOPLES for name in named
    )


def _are_of_one(names_a: Sequence[str], names_b: Sequence[str], *texts: Tokens) -> bool:
    """Whether two names are parts of one that a text gives in full: "Ann", "Skerrow" and "Ann Skerrow"."""
    if (len(names_a), len(names_b)) != (1, 1):
        return False
    pairs = (*names_a, *names_b), (*names_b, *names_a)
    return any(pair in tokens.full_names for tokens in texts for pair in pairs)


def is_acronym(names_a: Sequence[str], names_b: Sequence[str]) -> bool:
    """Whether one name may be the initials of the other ("DOJ" for "Department of Justice")."""
    for short, long in ((names_a, names_b), (names_b, names_a)):
        if len(short) == 1 and any(
            _are_initials(short[0], [name[0] for name in long[k:]]) for k in range(len(long) - 1)
        ):
            return True
    return False
