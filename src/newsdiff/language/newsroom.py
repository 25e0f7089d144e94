"""Words of a newsroom in nine languages: what those are who sign an article, and what its sections are called."""

from __future__ import annotations

import re

from newsdiff.language.name_lists import listed_names

ROLE_NOUNS = listed_names("roles")
"""What somebody who signs an article is; lower case."""
ROLE_WORDS = ROLE_NOUNS | listed_names("beside roles")
"""These, and what stands beside them in the line of a writer."""
SECTIONS = listed_names("sections")
"""Names of sections, as a menu prints them; lower case."""
_MIN_SECTIONS = 0.6
"""Share of such names among the words of a menu; others are the outlet's own ("What's On")."""


_SEPARATOR = re.compile(r"(?:(?<!\s)\s++)?[|·•›»>]\s*")
_MAX_ENTRY_WORDS = 4
"""Longest entry between separators ("Home > World > United Arab Emirates")."""


def is_menu(line: str) -> bool:
    """Whether a line is the names of sections in a row, and no headline.

    Example:
        >>> is_menu("News Sport What's On Jobs"), is_menu("Home > Harbour"), is_menu("World news is bad for business")
        (True, True, False)
    """
    parts = [part.split() for part in _SEPARATOR.split(line)]
    if len(parts) > 1 and all(len(part) <= _MAX_ENTRY_WORDS for part in parts):
        return any(len(part) == 1 and _plain(part[0]) in SECTIONS for part in parts)
    words = [word.strip("|·•/–-&+>»,") for word in line.split()]
    words = [word for word in words if word]
    if not words or any(word[0].islower() for word in words):
        return False
    return sum(_plain(word) in SECTIONS for word in words) >= _MIN_SECTIONS * len(words)


def names_post(line: str) -> bool:
    """Whether a line says who holds a post in a newsroom, as an imprint does.

    Example:
        >>> names_post("Statehouse Bureau Chief: Alan Crick"), names_post("Editor says: we were wrong")
        (True, False)
    """
    post, colon, holder = line.partition(":")
    words = _plain(post).replace("-", " ").split()
    is_name = all(word[0].isupper() for word in holder.split())
    return bool(colon and words) and is_name and words[-1] in ROLE_WORDS - SECTIONS


def _plain(word: str) -> str:
    """Return a word in lower case, with a plain apostrophe."""
    return word.casefold().replace("’", "'")
