"""Verbs that hold their denial: as a syllable in front in Czech, Slovak and Persian, behind the stem in Turkish."""

from __future__ import annotations

import re

_IN_FRONT = {"cs": "ne", "sk": "ne", "fa": "ن"}
"""The syllable in front of a verb, by language."""
_MIN_VERB = 3
"""Letters of such a verb: "byl", "nebyl"."""
_DENIED = re.compile(
    r"(?P<stem>\w{2,24}?)m[aeıiuü]y?(?P<rest>(?:d[ıiuü]|[ae]c[ae][kğ]|yor|m[ıiuü]ş|s[ıiuü]n|(?<=m[ae])z)\w{0,16})"
)
"""A Turkish verb with its denial between stem and tense: "iste|me|di", "ol|ma|yacak", "git|me|z"."""
_VOWELS = re.compile("[aeıioöuüy]")
_ALIKE = str.maketrans("tğz", "dkr")
"""Letters for each other behind another one: "yap|tı" and "yapma|dı", "gide|r" and "gitme|z"."""


def is_denied_form(plain: str, denied: str, code: str) -> bool:
    """Whether one word of a language is another with its denial, both in lower case.

    Example:
        >>> is_denied_form("byl", "nebyl", "cs"), is_denied_form("istedi", "istemedi", "tr"), is_denied_form("gider", "gitmez", "tr")
        (True, True, True)
        >>> is_denied_form("aldı", "kaldı", "tr"), is_denied_form("ekim", "ekimde", "tr")
        (False, False)
    """
    if len(plain) < _MIN_VERB:
        return False
    if code != "tr":
        return code in _IN_FRONT and denied == _IN_FRONT[code] + plain
    found = _DENIED.fullmatch(denied)
    if found is None or plain[0] != denied[0]:
        return False
    return _consonants(found["stem"] + found["rest"]) == _consonants(plain)


def _consonants(word: str) -> str:
    """Return what of a Turkish word the harmony of its vowels leaves alone."""
    return _VOWELS.sub("", word).translate(_ALIKE)
