"""Whether the words of a text are spelled as those of its language, by three letters in a row.

The words of a language that are listed here (its function words and its opposites) have nearly all of the three letters in
a row that others have. Whoever doubles, leaves out or exchanges letters, by a rule that nobody has to know, makes others.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice
from operator import itemgetter

from newsdiff.language.languages import guess_language, is_running_text, language_of, stoplists
from newsdiff.language.letters import LETTERS
from newsdiff.language.remembering import remembered

_LISTED = "en"
"""The language that has enough listed words: 9,400 of them, where others have 2,500."""
_MIN_STRANGE = 2
"""Threes of letters of a word that no listed word has, from which it is strange: "Wojtyła's" is, "Kyiv" is not."""
_MAX_LETTERS = 6
"""Letters of the words that are looked at: the long ones are those of a subject, "acetonitrile", which no list has."""
_MIN_STRANGE_SHARE = 0.1
"""Share of these words that are strange: of 3,539 articles in English a program and an address list have it, the next .08. Where
a letter is left out or exchanged, every fourth word in a cipher, it is .09 to .45 (measured)."""
_N_WORDS = 400
"""Words in lower case that are looked at; names and headings are spelled as they please."""
_MIN_WORDS = 100
_MIN_COVER = 0.1
"""Share of the words that are among the commonest of a language that has no list of function words (`other_languages.txt`). Texts in
26 such languages have .11 to .51; 120 English articles in each of 34 ciphers .11 at most, nearly all below .07 (measured)."""
_STANDING_ALONE = re.compile(r"(?<![^\s(\"'“‘„«])[^\W\d_]{2,}(?=[.,;:!?)\"'”’“»]{0,3}(?:\s|$))")
"""A word between blanks and marks of sentences, and no part of an address or of code."""
_NOT_KNOWN = "no known language (a disguise, or a language without a list)"


def strange_spellings(text: str) -> str:
    """Say in words that a text is in no known language, or spelled unlike its own; "" where it is neither.

    Example:
        >>> strange_spellings("The ferry was late. " * 50), strange_spellings("Gur sreel jnf yngr. " * 50)
        ('', 'no known language (a disguise, or a language without a list)')
    """
    code = language_of(text)
    if code not in ("", _LISTED):
        return ""
    standing = map(itemgetter(0), _STANDING_ALONE.finditer(text))
    words = [*islice(filter(str.islower, standing), _N_WORDS)]
    if len(words) < _MIN_WORDS:
        return ""
    code = code or language_of(" ".join(words))  # a list of addresses hides it
    if not code:
        is_known = guess_language(text) or _is_in_another(words) or not is_running_text(text)
        return "" if is_known else _NOT_KNOWN
    short = [word for word in words if len(word) <= _MAX_LETTERS] if code == _LISTED else []
    n = sum(times for word, times in Counter(short).items() if _is_strange(word))
    is_strange = n > _MIN_STRANGE_SHARE * len(short)
    return (
        f"{n:,} of {len(short):,} short words spelled like none of their language"
        if is_strange
        else ""
    )


def _is_in_another(words: Sequence[str]) -> bool:
    """Whether words have as many of the commonest of a language that has no list of its own as a text in it has."""
    listed = _others()
    counts = Counter(code for word in words for code in listed.get(word, ()))
    return max(counts.values(), default=0) >= _MIN_COVER * len(words)


@cache
def _others() -> Mapping[str, Collection[str]]:
    """Return the languages without a list of their own in which each word is common."""
    path = files("newsdiff.language").joinpath("other_languages.txt")
    found = defaultdict[str, set[str]](set)
    for code, *words in map(str.split, path.read_text("utf-8").splitlines()):
        for word in words:
            found[word].add(code)
    return found


@remembered(1 << 14)
def _is_strange(word: str) -> bool:
    return sum(three not in _listed_threes() for three in _threes(word)) >= _MIN_STRANGE


@cache
def _listed_threes() -> frozenset[str]:
    path = files("newsdiff.language").joinpath("opposed", f"{_LISTED}.txt")
    words = {*stoplists()[_LISTED], *LETTERS.findall(path.read_text("utf-8").casefold())}
    return frozenset(three for word in words for three in _threes(word))


def _threes(word: str) -> list[str]:
    """Return every three letters in a row, with the word's beginning and end."""
    bounded = f"^{word}$"
    return [bounded[at : at + 3] for at in range(len(bounded) - 2)]
