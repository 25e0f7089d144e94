"""What the fields of tables of articles are called, in many languages: `field_words.txt`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import takewhile

_PART = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")
_WIDE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of scripts in which one is a word."""
_MIN_PREFIX = 5
"""First letters that two forms of a word have in common: `publicacao`, `published`."""
_MIN_PART = 4
"""Letters of a word that is a part of another: `titel` in `Zeitungstitel`."""
_SHORT = 5
"""Letters of the longest abbreviation."""
WORD, ABBREVIATION = 1.0, 0.4
"""Points for a word in the name of a column that says what it holds, and for what may be short for one."""


@cache
def _lines() -> dict[str, tuple[str, ...]]:
    """Return the words behind each name of a line."""
    text = files("newsdiff.language").joinpath("field_words.txt").read_text("utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        what, _, words = line.partition(": ")
        if not line.startswith("#"):
            found[what] = found.get(what, ()) + tuple(words.split())
    return found


def names_abroad(what: str) -> tuple[str, ...]:
    """Return the names of fields that say something, in languages other than English, the first that counts first.

    Example:
        >>> names_abroad("url")[:2]
        ('lien', 'adresse')
    """
    return _lines().get(what, ())


@cache
def field_words() -> dict[str, frozenset[str]]:
    """Return words that stand in the names of fields, by what they say.

    `elsewhen` are those of dates on which an article was not published, `beside` those of what is not its own, `other` those
    of what is none of its metadata: its kind, its number, people who did not write it; `unsaid` say
    nothing.
    """
    told = {name.removeprefix("+") for name in _lines()}
    return {
        what: frozenset(
            one for one in (*names_abroad(what), *_lines().get(f"+{what}", ())) if "_" not in one
        )
        for what in sorted(told)
    }


@lru_cache(maxsize=4096)
def words_say(key: str) -> dict[str, float]:
    """Return points for what the words in the name of a column say it holds.

    Example:
        >>> words_say("prov.pubDate")["published"], words_say("bdy")["text"], words_say("c4")
        (1.0, 0.4, {})
    """
    found: dict[str, float] = {}
    for word in _PART.findall(_HUMP.sub(" ", key).replace("_", " ").casefold()):
        for what, known in field_words().items():
            points = _points(word, known)
            if points > found.get(what, 0):
                found[what] = points
    return found


def says_nothing(key: str) -> bool:
    """Whether a name has no word that could say what its column holds, as those that programs give.

    Example:
        >>> says_nothing("meta.c4"), says_nothing("Column 4"), says_nothing("venue")
        (True, True, False)
    """
    words = _PART.findall(key.rpartition(".")[2].casefold())
    return all(len(word) < _MIN_PART or word in field_words()["unsaid"] for word in words)


def is_beside(key: str) -> bool:
    """Whether a name says that what it holds stands beside an article, as its summary, its comments, its pictures."""
    return words_say(key).get("beside") == WORD


def _points(word: str, known: frozenset[str]) -> float:
    if word in known or (
        (len(word) > _MIN_PREFIX or _WIDE.match(word)) and any(_is_form(word, one) for one in known)
    ):
        return WORD
    is_short = 1 < len(word) <= _SHORT and any(_is_short_for(word, one) for one in known)
    return ABBREVIATION if is_short else 0


def _is_form(word: str, known: str) -> bool:
    """Whether a word is a form of a known one, or has it as its first or last part."""
    if (len(known) >= _MIN_PART or _WIDE.match(known)) and word.endswith(known):
        return True
    n_equal = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, known, strict=False))
    )
    return n_equal >= max(_MIN_PREFIX, 0.6 * min(len(word), len(known)))


def _is_short_for(short: str, word: str) -> bool:
    """Whether the letters of a short word stand in a longer one, its first letter first.

    Example:
        >>> _is_short_for("hdl", "headline"), _is_short_for("pd", "published"), _is_short_for("src", "text")
        (True, True, False)
    """
    if len(word) <= len(short) or word[0] != short[0]:
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)
