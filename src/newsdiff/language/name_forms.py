"""How a name of several words is written in a text: with the endings of its language, between letters or blanks.

A name that "Орловский вестник" calls itself is "Орловского вестника" behind a preposition; Chinese and Japanese set
no blanks beside it; Arabic writes "and", "to" or "by" as a letter in front.
"""

from __future__ import annotations

import re

_MIN_INFLECTED = 4
"""Letters of a word that takes an ending; shorter ones are mostly initials and prepositions."""
_SLAVIC = (re.compile("[aeiouyáéíýąęě]{1,2}$"), "[aeiouyáéíóúůýěąęchjmgw]{0,4}")
_ENDINGS = {
    "cyrillic": (re.compile("[аеиоуыэюяйіїєь]{1,2}$"), "[аеиоуыэюяйіїєьмхвг]{0,4}"),
    "pl": _SLAVIC,
    "cs": _SLAVIC,
    "sk": _SLAVIC,
    "sv": (re.compile("(?!)"), "s?"),
    "da": (re.compile("(?!)"), "s?"),
    "no": (re.compile("(?!)"), "s?"),
    "de": (re.compile("e$"), "(?:e[nrms]?|s)?"),
}
"""By language what a word may lose at its end, and what may stand there then."""
_CYRILLIC = re.compile("[\u0400-\u052f]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_HAN_KANA = re.compile("[\u3005-\u3007\u30a1-\u30fa\u30fc\u3400-\u9fff]")
"""Letters of which names are made in Chinese and Japanese; hiragana stands between words."""
_UNSPACED = "\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_UNSPACED_LETTER = re.compile(f"[{_UNSPACED}]")
_PREPOSITIONS = "据據由自经經从從向于於引被在合"
"""Chinese words of one letter that stand before a name."""
_BLANK = re.compile(r"[\s-]+")


def name_pattern(name: str, language: str) -> str:
    """Return a pattern of a name in lower case, in the forms that a text in a language has of it.

    Example:
        >>> bool(re.fullmatch(name_pattern("gazeta orlicka", "pl"), "Gazety Orlickiej", re.IGNORECASE))
        True
        >>> bool(re.search(name_pattern("織北新聞", ""), "昨日の織北新聞によると"))
        True
    """
    language = "cyrillic" if _CYRILLIC.search(name) else language
    words = r"[\s-]+".join(_forms(word, language) for word in _BLANK.split(name))
    return f"{_front(name)}{words}{_end(name)}"


def may_hold(text: str, name: str) -> bool:
    """Whether a text in lower case may have a form of a name, told by the beginning of its first word."""
    first = _BLANK.split(name)[0]
    return (first[:_MIN_INFLECTED] if len(first) > _MIN_INFLECTED else first) in text


def _forms(word: str, language: str) -> str:
    lost, ending = _ENDINGS.get(language, (None, ""))
    if lost is None or len(word) < _MIN_INFLECTED:
        return re.escape(word)
    return re.escape(lost.sub("", word)) + ending


def _front(name: str) -> str:
    """Return what must not stand before a name: a letter of its own script."""
    if _HAN_KANA.match(name):
        return rf"(?:(?<!{_HAN_KANA.pattern})|(?<=[{_PREPOSITIONS}]))"
    if _ARABIC.match(name):
        return r"(?<!\w)[وفبلك]?"
    return rf"(?<![^\W{_UNSPACED}])(?<![.@])(?<!\w-)"


def _end(name: str) -> str:
    """Return the same of what stands behind it; a particle of Korean may, and any word of Chinese and Japanese."""
    return "" if _UNSPACED_LETTER.match(name[-1]) else rf"(?![^\W{_UNSPACED}]|@)"
