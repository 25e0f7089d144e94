"""Lines about the writer at the end of an article, whatever their wording.

"Ada Stone is a freelance journalist who lives in Senn." says in the present who somebody is of whom no other sentence speaks. Of
such lines on the labelled pages 20 are furniture, and the gold keeps one, which is about its writer, too.
"""

from __future__ import annotations

from newsdiff.documents.boilerplate.reported import speaks
from newsdiff.documents.boilerplate.units import Unit
from newsdiff.language.classes import class_of
from newsdiff.language.keys import word_key
from newsdiff.language.languages import has_capital_nouns, language_of, stoplists
from newsdiff.language.letters import LETTERS
from newsdiff.language.name_lists import listed_names
from newsdiff.language.newsroom import ROLE_NOUNS, ROLE_WORDS
from newsdiff.language.registers import tells

_VERBS = listed_names("of writers")
_MARKS = ".,;:()“”\"'’–—"
MAX_BEHIND = 20
"""Paragraphs from the last prose on among which a line may be one: what comes later is of the site, and each asks all others for a name."""
_MAX_WORDS = 45
"""Words of the longest such line."""
_MIN_NAME, _MAX_NAME = 2, 4
"""Words of a name."""
_REACH = 8
"""Words behind the name among which it is said what the writer is."""
_MAX_BEFORE = 3
"""Words before the name, where it stands behind what the writer is: "Our reporter"."""
_MIN_LETTERS = 4
"""Letters of a word that says what an article is about."""
_STEM = 5
"""Letters by which two forms of such a word are one."""


def is_about_writer(i: int, units: list[Unit]) -> bool:
    """Whether a sentence presents somebody of whom no other sentence speaks: by what that person is, or as the byline has it."""
    unit = units[i]
    if not unit.ends or unit.words > _MAX_WORDS or unit.is_quoted or unit.findings:
        return False
    words = unit.text.split()
    name, has_role = _presented(words)
    if not name:
        return _is_author(words) and not _tells(unit.text)
    named = [other for other in units if other is not unit and name in other.text]
    is_signed = any(other.kind == "byline" for other in named)
    is_told_of = any(other.ends and other.kind != "byline" for other in named)
    is_writers = is_signed or (
        has_role and (speaks(unit.text) or not _is_on_subject(unit.text, units))
    )
    return is_writers and not is_told_of and not _tells(unit.text)


def _is_on_subject(text: str, units: list[Unit]) -> bool:
    """Whether a line says a word, but for names and what writers are called, that the article begins with: it tells of a part in that."""
    code = language_of(text)
    common = stoplists().get(code, frozenset()) | class_of("grammar") | ROLE_WORDS
    words = [word for word in LETTERS.findall(text) if len(word) >= _MIN_LETTERS]
    own = [word.casefold() for word in words if word.islower() or has_capital_nouns(text)]
    said = {word_key(word)[:_STEM] for word in own if word not in common}
    opening = next((at for at, unit in enumerate(units) if unit.is_prose), 0)
    first = " ".join(unit.text.casefold() for unit in units[: opening + 1])
    return any(word_key(word)[:_STEM] in said for word in LETTERS.findall(first))


def _presented(words: list[str]) -> tuple[str, bool]:
    """Return the last name of who is presented in a line, "" for nobody, and whether it says what that person is."""
    plain = [word.strip(_MARKS) for word in words[: _MAX_BEFORE + _MAX_NAME + _REACH]]
    for start in range(_MAX_BEFORE + 1):
        if start and not _has_role(plain[:start]):
            continue
        for end in range(start + _MIN_NAME, min(start + _MAX_NAME + 1, len(plain))):
            is_name = all(word[:1].isupper() for word in plain[start:end])
            is_titled = word_key(plain[start]) in class_of("titles")
            if plain[end] in _VERBS and is_name and not is_titled:
                return plain[end - 1], _has_role(plain[:start] + plain[end : end + _REACH])
    return "", False


def _is_author(words: list[str]) -> bool:
    """Whether a line begins as one about "the author" that gives no name: "The author is a columnist"."""
    plain = [word.strip(_MARKS) for word in words[: 2 * _MAX_BEFORE]]
    ends = (k for k in range(1, _MAX_BEFORE) if plain[k : k + 1] and plain[k] in _VERBS)
    end = next(ends, 0)
    return _has_role(plain[:end]) and _has_role(plain[end:])


def _has_role(words: list[str]) -> bool:
    """Whether one of some words says what somebody is who writes."""
    return not ROLE_NOUNS.isdisjoint(map(str.casefold, words))


def _tells(text: str) -> bool:
    """Whether more words of a line tell of somebody than bind or address anybody."""
    words = (word for word in text.casefold().split() if word != "à")  # its key is "a", she "has"
    return tells(map(word_key, words), language_of(text))
