"""In which language a text is, by its function words; a language without a list is unknown.

A third to a half of the words of prose are function words in every language that writes them as words of their own.
The lists in `stoplists/*.txt` hold nothing else, so the language of a text is the one whose list covers most of it,
and where none covers much, the text is in no language that is known here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from newsdiff.language.keys import word_key

MIN_COVER = 0.2
"""Share of the words of a text that its language's list covers. In 212 articles of 40 countries the list of their own
language covers .28 to .60, and where there is none, no list covers more than .10 (measured)."""

MIN_LEAD = 1.1
"""How many times the words of the next list a language's own must cover. Relations share many (Danish and Norwegian
nearly all: 1.2 leaves five of seven of their articles unknown), and a language without a list lies between its relations. Of
the 212 articles 192 are in a language with a list and are found in it, the other 20 are unknown, as py3langid has them."""

UNLISTED = "?"
"""Says that a text is in none of the languages that have a list."""

_MAX_STRAY = 0.1
"""Share of the words of prose that a list of another language covers; see `MIN_COVER`."""

_MIN_PROSE = 30
"""Words of a text that shows that no list is of its language."""

_MIN_LOWER = 0.6
"""Share of the words of prose that are in lower case."""

_MIN_COVERED = 2
"""Words that a list must cover: one may be a name or a foreign word."""

PARTING = frozenset(("de", "nl"))
"""Languages in which the rest of the clause stands between a verb and what belongs to it: "will ... stilllegen", "sagte ... ab"."""

_SAMPLE = 6000
"""Characters in which the language of a text shows."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-]\w+)*")


@cache
def stoplists() -> dict[str, frozenset[str]]:
    """Load the function words of each language, in lower case, by its code; codes in alphabetical order."""
    folder = files("newsdiff.language").joinpath("stoplists")
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".txt"))
    return {
        name[:-4]: frozenset(folder.joinpath(name).read_text(encoding="utf-8").split())
        for name in names
    }


@cache
def listed_keys(code: str) -> frozenset[str]:
    """Return the keys of the function words of a language; none where it has no list."""
    return frozenset(map(word_key, stoplists().get(code, ())))


def choose_language(covered: Mapping[str, int], n_words: int) -> str:
    """Return the code of the language whose list covers a text best; "" where that is not clear.

    Args:
        covered: Words of the text on the list of each language.
        n_words: Words of the text.

    Example:
        >>> choose_language({"en": 40, "nl": 7}, 100), choose_language({"en": 4, "nl": 7}, 100)
        ('en', '')
    """
    (best, count), (_, second) = Counter(covered).most_common(2)
    is_clear = count >= max(_MIN_COVERED, MIN_COVER * n_words) and count >= MIN_LEAD * second
    return best if is_clear else ""


def language_of(text: str) -> str:
    """Return the code of the language of a text, read from its beginning; "" where it is unknown or does not show.

    Example:
        >>> language_of("The ferry was late"), language_of("Die Fähre war am Montag zu spät"), language_of("漢字")
        ('en', 'de', '')
    """
    return _language_of(text[:_SAMPLE])


def language_or_unlisted(text: str) -> str:
    """Return what `language_of` does, and `UNLISTED` for prose that is surely in none of those languages.

    Two such texts may be in one language or in two.

    Example:
        >>> turkish = "Valilik ekiplerin cuma gününe kadar bütün köyleri dolaşacağını duyurdu. " * 4
        >>> language_or_unlisted(turkish), language_or_unlisted("Anna Schmidt")
        ('?', '')
    """
    return language_of(text) or _unlisted(text[:_SAMPLE])


def has_capital_nouns(text: str) -> bool:
    """Whether a text is in the one language, German, in which every noun has a capital, so that none says what is a name."""
    return language_of(text) == "de"


@lru_cache(maxsize=1 << 8)
def _unlisted(sample: str) -> str:
    if not is_running_text(sample):
        return ""
    most = max(_covered(sample).values())
    return UNLISTED if most <= _MAX_STRAY * _counted(sample)[0] else ""


def is_running_text(text: str) -> bool:
    """Whether the beginning of a text has some words, and most of them in lower case: a table of names is in no language."""
    n_words, n_lower = _counted(text[:_SAMPLE])
    return n_words >= _MIN_PROSE and n_lower >= _MIN_LOWER * n_words


_SCRIPTS = {
    "ko": re.compile("[\uac00-\ud7a3]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
    "he": re.compile("[\u05d0-\u05ea]"),
    "hi": re.compile("[\u0904-\u0939]"),
    "fa": re.compile("[\u067e\u0686\u0698\u06af\u06cc]"),
    "ar": re.compile("[\u0621-\u064a]"),
    "tr": re.compile("[ğı]"),
    "da": re.compile("[æø]"),
    "el": re.compile("[α-ω]"),
    "fi": re.compile("ää|öö"),
}
"""Letters by which a language shows that has no list, or too near a relation; those of Persian are none of Arabic, and
Danish and Norwegian share their days and most numbers, and of the others only Finnish doubles its vowels with dots so often."""

_LETTERS = {
    "uk": re.compile("[іїєґ]"),
    "ru": re.compile("[ыэъё]"),
    "pl": re.compile("[łśźż]"),
    "cs": re.compile("[ěřů]"),
    "hu": re.compile("[őű]"),
    "ro": re.compile("[țşșţă]"),
}
"""Letters by which a language shows whose words, in a few sentences, are too seldom those of its list: a language of cases needs
few function words (.14 to .18 of a Russian sentence of news)."""


def guess_language(text: str) -> str:
    """Return the code of the language of a text, where it has no list that of most texts with its letters.

    The latter is a guess (Urdu has the letters of Persian, Marathi those of Hindi), good enough to read numbers by.

    Example:
        >>> guess_language("The ferry was late"), guess_language("서울"), guess_language("تهران گفت"), guess_language("Kessel")
        ('en', 'ko', 'fa', '')
        >>> guess_language("Трещины нашли в двух опорах, закрыты три полосы, и мост")
        'ru'
    """
    return language_of(text) or _language_of_letters(text[:_SAMPLE])


def likely_languages(text: str) -> tuple[str, ...]:
    """Return the codes of the languages that a text may be in: one that is known, else those whose lists cover most of it.

    None where no list covers as much as a known language would: the text is in another one.

    Example:
        >>> likely_languages("The ferry was late"), likely_languages("El alcalde dijo el martes que la bomba funciona")
        (('en',), ('ca', 'es'))
    """
    known = guess_language(text)
    return (known,) if known else _covering_most(text[:_SAMPLE])


@lru_cache(maxsize=1 << 8)
def _covering_most(sample: str) -> tuple[str, ...]:
    covered, (n_words, _) = _covered(sample), _counted(sample)
    most = max(covered.values())
    if most < MIN_COVER * n_words:
        return ()
    least = max(_MIN_COVERED, most / MIN_LEAD)
    return tuple(code for code, n in covered.items() if n >= least)


@lru_cache(maxsize=1 << 8)
def _language_of_letters(sample: str) -> str:
    if sample.isascii():
        return ""
    covered = _covered(sample)
    most = max(covered.values())
    for code, letters in _LETTERS.items():
        if covered[code] == most >= _MIN_COVERED and letters.search(sample):
            return code
    return next((code for code, letters in _SCRIPTS.items() if letters.search(sample)), "")


@lru_cache(maxsize=1 << 8)  # of documents that are in many pairs
def _language_of(sample: str) -> str:
    return choose_language(_covered(sample), _counted(sample)[0])


@lru_cache(maxsize=1 << 8)
def _counted(sample: str) -> tuple[int, int]:
    """Return how many words a text has, and how many of them are in lower case."""
    words = _WORD.findall(sample)
    return len(words), sum(map(str.islower, words))


@lru_cache(
    maxsize=1 << 10
)  # each text is asked in four ways, and where many are compared again and again
def _covered(sample: str) -> Mapping[str, int]:
    """Count the words of a text that are on the list of each language."""
    counts = Counter(_WORD.findall(sample.lower().replace("’", "'")))
    covered = dict.fromkeys(stoplists(), 0)
    listed = _listed()
    for word in counts.keys() & listed.keys():
        for code in listed[word]:
            covered[code] += counts[word]
    return covered


@cache
def _listed() -> Mapping[str, tuple[str, ...]]:
    """Return the languages on whose lists each word is."""
    found: dict[str, tuple[str, ...]] = {}
    for code, words in stoplists().items():
        for word in words:
            found[word] = (*found.get(word, ()), code)
    return found
