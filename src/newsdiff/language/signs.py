"""Signs of machine copying in a text: damaged encoding, hidden characters, mixed alphabets, manifests.

A sign says how a text came here, and nothing of who was first: no verdict and no direction rests on one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from newsdiff.language.damage import find_damage, may_be_damaged
from newsdiff.language.folding import REPLACED
from newsdiff.language.keys import LOOKALIKES, is_latin_in_disguise

_MIN_HIDDEN = 3
"""Characters that are not seen, inside words, from which they are a sign: a text editor leaves one or two."""
_MIN_MIXED = 2
"""Words of two alphabets that are a sign; one may be a trade name."""
_ORDINARY = frozenset("\u00a0&<>\u00ad")
"""Characters that sound texts of the web write as entities."""
_SELECTOR = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
# Zero-width blanks and joiners, direction marks, joiners of graphemes, tags, fillers. No soft hyphens, which
# typesetting puts in, and nothing beside letters of scripts that need joiners and direction marks.
_UNSEEN = "\u034f\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f\u3164\U000e0001-\U000e007f\U000e0100-\U000e01ef"
_LETTER = "[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f]"
_HIDDEN = re.compile(f"(?<={_LETTER})[{_UNSEEN}]+|[{_UNSEEN}]+(?={_LETTER})")
_MANIFEST = "".join(
    chr(0xFE00 + byte if byte < 16 else 0xE0100 + byte - 16)  # noqa: PLR2004  selectors 1 to 16 and 17 to 256
    for byte in b"C2PATXT\0"
)
"""How a manifest in plain text begins, a byte as a variation selector.

Source:
    C2PA Technical Specification 2.2, "Embedding manifests into unstructured text".
"""
_MANIFESTS = re.compile(f"\ufeff?{_MANIFEST}{_SELECTOR}*")
_ALPHABETS = re.compile(
    "[^\\W\\d_]*["
    + "".join(f"{chr(x.start)}-{chr(x.stop - 1)}" for x in LOOKALIKES)
    + "][^\\W\\d_]*"
)
_BLANK = re.compile(r"\s")
_FORMULA = re.compile(r"\w*[\U0001d400-\U0001d7ff]\w*")


def find_signs(text: str) -> tuple[str, ...]:
    r"""Say what in a text shows that a machine copied or changed it, in words; empty for nothing.

    Example:
        >>> find_signs("Zo\u00c3\u00ab runs the caf\u00c3\u00a9. The br\u0456dge is \u0441losed.")
        ('damaged encoding: 2 words', '2 words mix alphabets')
    """
    return tuple(filter(None, (say(text) for say in _SAYINGS)))


def _damaged(text: str) -> str:
    damaged = [] if text.isascii() and not may_be_damaged(text.encode()) else _places(text)
    n = 0
    behind = -1
    for start, end in damaged:
        n += behind < 0 or _BLANK.search(text, behind, start) is not None
        behind = end
    return f"damaged encoding: {_counted(n, 'word')}" if n else ""


def _places(text: str) -> list[tuple[int, int]]:
    """Return where characters are damaged or lost, in order."""
    found = [(one.start, one.end) for one in find_damage(text) if one.character not in _ORDINARY]
    lost = [(at.start(), at.end()) for at in re.finditer(REPLACED, text)]
    return sorted(found + lost)


def _hidden(text: str) -> str:
    bare = _MANIFESTS.sub("", text)
    n = 0 if text.isascii() else sum(len(found[0]) for found in _HIDDEN.finditer(bare))
    return _counted(n, "invisible character") if n >= _MIN_HIDDEN else ""


def _mixed(text: str) -> str:
    n = sum(is_latin_in_disguise(word) for word in _foreign(text))
    return f"{_counted(n, 'word')} mix alphabets" if n >= _MIN_MIXED else ""


def _foreign(text: str) -> Iterator[str]:
    """Yield the words that have letters which look like Latin ones."""
    if not text.isascii():
        for word in _ALPHABETS.finditer(text):
            yield word[0]


def _in_formulas(text: str) -> str:
    n = 0 if text.isascii() else len(_FORMULA.findall(text))
    return f"{_counted(n, 'word')} in mathematical letters" if n >= _MIN_MIXED else ""


def _overridden(text: str) -> str:
    n = text.count("\u202e")
    return _counted(n, "right-to-left override") if n else ""


def _manifest(text: str) -> str:
    return "C2PA manifest" if _MANIFEST in text else ""


_SAYINGS: tuple[Callable[[str], str], ...] = (
    _damaged,
    _hidden,
    _mixed,
    _in_formulas,
    _overridden,
    _manifest,
)


def _counted(n: int, noun: str) -> str:
    """Write a number of things."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"
