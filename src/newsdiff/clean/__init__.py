"""Cleaning: tell site furniture from the article, and say why.

In come documents with paragraphs and outlets, out come the same documents with a mark on every paragraph.
Nothing is cut: a mark names the category, what to do (keep, suspect, remove), the deciding reason, and all
evidence. See docs/cleaning.md for the rules and their measurements.
"""

from newsdiff.clean.marks import mark, mark_with_warnings

__all__ = ["mark", "mark_with_warnings"]
