"""Cleaning: tell site furniture from the article, and say why.

In come documents with paragraphs and outlets, out come the same documents with a mark on every paragraph.
Nothing is cut: a mark names the category, what to do (keep, suspect, remove), the deciding reason, and all
evidence. Units, cues, repetition and sections come first, then the learned model, then one decision per
unit in a fixed order, then the vetoes. See docs/cleaning.md for the rules and their measurements.
"""

from newsdiff.documents.boilerplate.marks import mark
from newsdiff.documents.boilerplate.overlay import Overlay, learn, read_overlay

__all__ = ["Overlay", "learn", "mark", "read_overlay"]
