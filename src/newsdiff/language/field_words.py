"""What the fields of tables of articles are called, in many languages: `field_words.txt`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import takewhile

from newsdiff.language.letters import LETTERS

_HUMP = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")
_WIDE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of scripts in which one is a word."""
_OF_NAMES = re.compile(r"(?<=..)(?:명|이름|名|姓名|名称|名稱|名前)\Z")
"""What stands behind such a word where a column has the names of what it says: `기자명`."""
_MIN_PREFIX = 5
"""First letters that two forms of a word have in common: `publicacao`, `published`."""
_MIN_PART = 4
"""Letters of a word that is a part of another: `titel` in `Zeitungstitel`."""
_SHORT = 5
"""Letters of the longest abbreviation."""
WORD, ABBREVIATION = 1.0, 0.4
"""Points for a word in the name of a column that says what it holds, and for what may be short for one."""


_THINGS = frozenset("text title outlet published url author language retrieved".split())
"""What the name of a field can say by itself."""


def _words(key: str) -> list[str]:
    return LETTERS.findall(_HUMP.sub(" ", key).replace("_", " ").casefold())


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


def whole_names(what: str) -> tuple[str, ...]:
    """Return the whole names of fields that say something, the first that counts first, in English before other languages.

    Example:
        >>> whole_names("language")[:4]
        ('language', 'lang', 'in_language', '~language')
    """
    return tuple(word for sign in ("=", "", "-") for word in _lines().get(f"{sign}{what}", ()))


def names_together() -> list[tuple[str, dict[str, str]]]:
    """Return names that say something only where all of some stand beside each other: these, and what they and others say then."""
    text = files("newsdiff.language").joinpath("field_words.txt").read_text("utf-8")
    sets = (line[3:].split(" > ") for line in text.splitlines() if line.startswith("&: "))
    return [(needed, dict(one.split("=") for one in usual.split())) for needed, usual in sets]


@cache
def field_words() -> dict[str, frozenset[str]]:
    """Return words that stand in the names of fields, by what they say.

    `moment` are those of any date, `elsewhen` those of dates on which an article was not published, `form` say how a thing is written, `beside` those of what is not its own, `other` those
    of what is none of its metadata: its kind, its number, people who did not write it; `unsaid` say
    nothing.
    """
    told = {name.removeprefix("+") for name in _lines() if name[:1] not in "=-&"}
    return {
        what: frozenset(
            word
            for sign in ("", "+")
            for word in _lines().get(f"{sign}{what}", ())
            if "_" not in word
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
    for word in _words(key):
        for what, points in _word_says(word).items():
            found[what] = max(points, found.get(what, 0))
    return found


@lru_cache(maxsize=16384)
def _word_says(word: str) -> dict[str, float]:
    """Return points for what a word says; what it says as it stands goes before what a form of it says."""
    word = _OF_NAMES.sub("", word)
    told = {what: WORD for what, known in field_words().items() if word in known}
    points = ((what, _points(word, known)) for what, known in field_words().items())
    return told or {what: n for what, n in points if n}


@lru_cache(maxsize=4096)
def thing_said(key: str) -> str | None:
    """Return the only thing that the words in the name of a column say it holds; None where they say none or several, or one is not known.

    A single word says nothing by itself: names of one word are known, or are not.
    Words for the text stand before all else that is said of it (`article_url`), and a day behind (`publication_date`).

    Example:
        >>> thing_said("articlePublishedUtc"), thing_said("full_text_html"), thing_said("source.name"), thing_said("pub-date")
        ('published', 'text', 'outlet', 'published')
        >>> thing_said("image_url"), thing_said("section_title"), thing_said("source_url"), thing_said("updated_at")
        (None, None, None, None)
    """
    words = [_exactly(word) for word in _words(key)]
    said = set[str]().union(*words) - {"form", "unsaid"}
    if "moment" in said and len(said) > 1:
        said = said - {"moment", "text", "outlet", "title"} | {"published"}
    elif "outlet" in said:
        said -= {"published", "title"}  # of a publication
    if "retrieved" in said:
        said -= {"elsewhen", "published"}
    if "url" in said:
        said -= {"retrieved", "elsewhen"}
    if "language" in said:
        said -= {"other"}  # its code
    said -= {"text"} if len(said) > 1 else set()
    is_one = len(said) == 1 < len(words) and all(words) and said <= _THINGS
    return said.pop() if is_one else None


def _exactly(word: str) -> set[str]:
    """Return what a word says as it stands, or as a plural."""
    return {
        w for w, known in field_words().items() if word in known or word.removesuffix("s") in known
    }


def says_nothing(key: str) -> bool:
    """Whether a name has no word that could say what its column holds, as those that programs give.

    Example:
        >>> says_nothing("meta.c4"), says_nothing("Column 4"), says_nothing("venue")
        (True, True, False)
    """
    words = LETTERS.findall(key.rpartition(".")[2].casefold())
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
