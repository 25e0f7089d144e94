"""How a name of several words is written in a text: with the endings of its language, between letters or blanks.

A name that "Орловский вестник" calls itself is "Орловского вестника" behind a preposition; Chinese and Japanese set
no blanks beside it; Arabic and Hebrew write "and", "to" or "by" as a letter in front.
"""

from __future__ import annotations

import re

_MIN_INFLECTED = 4
"""Letters of a word that takes an ending; shorter ones are mostly initials and prepositions."""
_VOWELS = "аеёийоуыьэюяіїєaeiouyąęóáéíúýůě"
_ENDINGS = {
    "slavic": (
        re.compile(rf"(?<=[^\W\d_]{{3}})[{_VOWELS}]{{1,2}}$"),
        rf"[{_VOWELS}]{{0,2}}(?:(?<=[{_VOWELS}])(?:[мхвmhjw]|го|му|ми|ch|wi|vi|go|ho|mu|mi))?",
    ),
    "scandinavian": (re.compile("(?!)"), "s?"),
    "de": (re.compile("e$"), "(?:e[nrms]?|s)?"),
}
"""What a word may lose at its end, and what may stand there then: "вестник", "вестнику", "вестником"."""
_FLEETING = re.compile(r"(?<=[^\W\d_]{3})[оеёe][кцkc]$")
"""A vowel that a Slavic word has in its first form only: "листок", "листка"."""
_FAMILIES = dict.fromkeys("ru uk be bg sr mk pl cs sk hr sl".split(), "slavic") | dict.fromkeys(
    ("sv", "da", "no"), "scandinavian"
)
"""Languages whose endings are alike."""
_SLAVIC_LETTER = re.compile("[\u0400-\u052fąęłńśźżčďěňřťů]")
"""By it a name shows its language where a text is too short to."""
_SEMITIC = re.compile("[\u0590-\u06ff]")
_HAN_KANA = re.compile("[\u3005-\u3007\u30a1-\u30fa\u30fc\u3400-\u9fff]")
"""Letters of which names are made in Chinese and Japanese; hiragana stands between words."""
_UNSPACED = "\u0e00-\u0eff\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_UNSPACED_LETTER = re.compile(f"[{_UNSPACED}]")
_LAST_OF_PHRASE = "据據由自经經从從向于於引被在合述用诉訴对對受了"
"""What Chinese phrases end with before a name."""
_PLACES = range(1, 8)
"""Letters of a place that Japanese writes together with an agency: "【ワシントン共同】"."""
_ONE_LETTER = "وفبلكובלכמשה"
"""Arabic and Hebrew words of one letter, which are written together with a name."""
_BLANK = re.compile(r"[\s-]+")
_PERSON = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_]*[.'’-]?(?:[ '’-][^\W\d_]+[.'’]?){1,3}")


def name_pattern(name: str, language: str) -> str:
    """Return a pattern of a name in lower case, in the forms that a text in a language has of it.

    Example:
        >>> bool(re.fullmatch(name_pattern("gazeta orlicka", "pl"), "Gazety Orlickiej", re.IGNORECASE))
        True
        >>> bool(re.search(name_pattern("織北新聞", ""), "昨日の織北新聞によると"))
        True
    """
    language = "ru" if _SLAVIC_LETTER.search(name) else language
    words = (stem_and_endings(word, language) for word in _BLANK.split(name))
    return bounded(r"[\s-]+".join(re.escape(stem) + endings for stem, endings in words), name)


def may_hold(text: str, name: str) -> bool:
    """Whether a text in lower case may have a form of a name, told by the beginning of its first word."""
    stem, _ = stem_and_endings(_BLANK.split(name)[0], "ru")  # no language takes more off
    return stem[:_MIN_INFLECTED] in text


def stem_and_endings(word: str, language: str) -> tuple[str, str]:
    """Return what of a word in lower case no ending changes, and a pattern of what may stand behind it in a language."""
    family = _FAMILIES.get(language, language)
    if family not in _ENDINGS or len(word) < _MIN_INFLECTED:
        return word, ""
    lost, endings = _ENDINGS[family]
    stem = lost.sub("", word)
    fleeting = _FLEETING.search(stem) if family == "slavic" else None
    return (stem[:-2], f"[{stem[-2]}]?{stem[-1]}{endings}") if fleeting else (stem, endings)


def bounded(pattern: str, name: str) -> str:
    """Return a pattern of a name that is not found within a longer word."""
    return f"{_front(name)}(?:{pattern}){_end(name)}"


def _front(name: str) -> str:
    """Return what must not stand before a name: a letter of its own script."""
    if _HAN_KANA.match(name):
        dateline = "|".join(rf"(?<=【[^】]{{{n}}})" for n in _PLACES)
        return rf"(?:(?<!{_HAN_KANA.pattern})|(?<=[{_LAST_OF_PHRASE}])|(?:{dateline})(?=[^】]+】))"
    if _SEMITIC.match(name):
        return rf"(?:(?<!\w)|(?<=\b[{_ONE_LETTER}]))"
    return rf"(?<![^\W{_UNSPACED}])(?<![.@])(?<!\w-)"


def _end(name: str) -> str:
    """Return the same of what stands behind it; a particle of Korean may, and any word of Chinese and Japanese."""
    return "" if _UNSPACED_LETTER.match(name[-1]) else rf"(?![^\W{_UNSPACED}]|@)"


def may_be_person(text: str) -> bool:
    """Whether a text is two to four words, the first with a capital where its script has any.

    Example:
        >>> may_be_person("Ada van Moor"), may_be_person("ada moor"), may_be_person("Ports")
        (True, False, False)
    """
    return _PERSON.fullmatch(text) is not None
