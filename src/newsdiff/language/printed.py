"""The text of a document as it reads: without damage, in the letters and marks of print, every place the same."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from newsdiff.language.damage import FILLER, readable
from newsdiff.language.folding import is_deleted
from newsdiff.language.keys import undisguised
from newsdiff.language.letters import LETTERS
from newsdiff.language.signs import find_signs
from newsdiff.model import Document


@dataclass(frozen=True, eq=False)
class PrintedText:
    """A document with what is read out of its text as a whole, each when it is first asked for."""

    document: Document

    @cached_property
    def text(self) -> str:
        """The text as it reads without damage, in which every place is the same."""
        return _in_print(readable(self.document.text))

    @cached_property
    def casefolded(self) -> str:
        """The text without a difference of case."""
        return self.text.casefold()

    @cached_property
    def signs(self) -> tuple[str, ...]:
        """What in the text shows that a machine copied or changed it, in words."""
        return find_signs(self.document.text)


_TAG = r"</?[A-Za-z]\w{0,9}(?:\s+[\w-]+=[^<>\n]{0,80})?\s?/?>"
_UNSEEN = re.compile(
    rf"(?:(?<!\d){_TAG}|{_TAG}(?!\d))|(?<=[^\W\d_])[-\u2010]\n(?=[^\W\d_])|(?<=\s)\s+"
)
"""Tags, unless they part two numbers, the end of a line within a word, and blanks behind blanks."""


def as_seen(text: str, start: int, end: int) -> tuple[str, list[int]]:
    r"""Return a part of a text as a reader sees it, and the place of each of its characters.

    Without tags, ends of lines within words and characters that are not seen, but for marks of letters such as the tones
    of Thai; in letters of one alphabet a word.

    Example:
        >>> as_seen("4 mil\u00adlion", 0, 10)
        ('4 million', [0, 1, 2, 3, 4, 6, 7, 8, 9])
    """
    part = text[start:end]
    if part.isascii() and not _UNSEEN.search(part):
        return part, list(range(start, end))
    gone = {at for unseen in _UNSEEN.finditer(text, start, end) for at in range(*unseen.span())}
    deleted = {c for c in set(part) if is_deleted(c) and not unicodedata.combining(c)}
    kept = [at for at in range(start, end) if at not in gone and text[at] not in deleted]
    return LETTERS.sub(lambda word: undisguised(word[0]), "".join(text[at] for at in kept)), kept


_COMPATIBLE = re.compile("[\uff01-\uff5e\u24b6-\u24e9\U0001d400-\U0001d7ff\U0001f130-\U0001f149]")
"""Full-width and mathematical letters and digits, and letters in circles and squares."""
_TYPED = {"``": f"{FILLER}“", "''": f"”{FILLER}", "**": "  ", "__": "  "}
"""Quotation marks of typewriters, and marks of emphasis, as they read: as many characters."""


def _in_print(text: str) -> str:
    """Return a text as print has it, every place the same: plain letters, quotation marks, no marks of emphasis."""
    if not text.isascii() and _COMPATIBLE.search(text):
        text = _COMPATIBLE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    for typed, printed in _TYPED.items():
        text = text.replace(typed, printed)
    return text
