"""The text of a document as it reads: without damage, in the letters and marks of print, every place the same."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from newsdiff.language.damage import FILLER, readable
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
