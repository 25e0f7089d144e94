"""Letters and marks that an encoding does not have and for which a question mark was written: "caf?", "na?ve", "?Yes,? she said"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_EVIDENT = re.compile(r"(?<=[A-Za-z])\?(?=[a-z])|(?<![\w?])\?(?=[A-Za-z\d])|(?<=[a-z],)\?(?=\s)")
"""A question mark inside a word, in front of one, or behind a comma."""
_ANYWHERE = re.compile(
    rf"{_EVIDENT.pattern}|(?<=[A-Za-z])\?(?=\?|\s[a-z])|(?<=[A-Za-z]\?)\?|(?<=[a-z]\.)\?(?=\s|$)"
)
_MIN_LOST = 3
"""Such question marks that show that they stand for letters; one may lack the blank behind a question."""
_MIN_MARKS = 6
"""Such question marks, and others behind a word and before a small letter, that show it too: "caff? era"."""
_ADDRESS = re.compile(r"\S*[/=@]\S*")
_MAX_ADDRESS = 100
"""Characters on either side of a question mark in which an address shows itself."""


def lost_letters(text: str) -> list[int]:
    """Return the places of the question marks that stand for letters; none where few words show that.

    Example:
        >>> lost_letters("Le caf? de la for?t ferme, dit le pr?sident du ch?teau")
        [6, 17, 36, 49]
        >>> lost_letters("Why?because it rains")
        []
    """
    n_evident = sum(1 for _ in _marks(text, _EVIDENT))
    found = list(_marks(text, _ANYWHERE)) if n_evident else []
    return found if n_evident >= _MIN_LOST or len(found) >= _MIN_MARKS else []


def _marks(text: str, pattern: re.Pattern[str]) -> Iterator[int]:
    """Yield where question marks stand that are part of no address."""
    for found in pattern.finditer(text):
        place = found.start()
        first = max(place - _MAX_ADDRESS, 0)
        begin = max(first, *(text.rfind(blank, first, place) + 1 for blank in " \n\t"))
        if not _ADDRESS.match(text, begin, place + _MAX_ADDRESS):
            yield place
