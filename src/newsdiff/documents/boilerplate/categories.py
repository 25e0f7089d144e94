"""Categories: what kind of boilerplate a unit is.

A cue has a category. A unit without a cue gets one by its place: behind the opener of a section, above or below
the article, or between its paragraphs.
"""

from __future__ import annotations

from newsdiff.documents.boilerplate.units import Unit
from newsdiff.language import newsroom
from newsdiff.model import Category

OWN: frozenset[Category] = frozenset({"byline", "dateline", "contributor", "correction", "credit"})
"""Categories about the article itself: marked, but kept in the text."""
UNADDRESSED: frozenset[Category] = OWN | {
    "legal",
    "caption",
    "photo-credit",
    "cookie-consent",
    "author-bio",
}
"""Categories written in prose that does not address the reader."""
CREDITS: frozenset[Category] = frozenset({"caption", "photo-credit", "credit"})
"""Categories whose cues may be an agency's sign behind a text."""

_TEASER_WORDS = 5
"""Words of a line that can be a headline; shorter ones are menu entries and buttons."""
_CAPTION_WORDS = 12
"""Words of a line between paragraphs that describes a picture rather than announces a story."""


def by_cue(unit: Unit) -> Category | None:
    """Return the category of the surest cue of a unit; None without one."""
    surest = max(unit.findings, key=lambda f: (f.whole, f.cue.confidence), default=None)
    return surest.cue.category if surest else None


def guess(
    i: int, unit: Unit, spine: tuple[int, int], trailing: dict[int, tuple[Category, str]]
) -> Category:
    """Return the category of boilerplate at a place of a document.

    It is that of the unit's cue, else of its trailing section, else what its words are (sections of an outlet, people
    who make it), else what is usual in such a place: before, between or behind the first and the last unit of prose
    (`spine`).
    """
    if category := by_cue(unit):
        return category
    if i in trailing:
        return trailing[i][0]
    return _by_words(unit.text) or _by_place(i, unit, spine)


def _by_words(line: str) -> Category | None:
    """Return what a line is that names sections of an outlet, or people who make it."""
    if newsroom.is_menu(line):
        return "navigation"
    return "masthead" if newsroom.names_post(line) else None


def _by_place(i: int, unit: Unit, spine: tuple[int, int]) -> Category:
    """Return what is usual in a place."""
    first, last = spine
    is_teaser = unit.words >= _TEASER_WORDS
    if first < i < last:
        if unit.words >= _CAPTION_WORDS:
            return "caption"
        return "related" if is_teaser else "interface"
    if i < first and last >= 0:
        return "caption" if is_teaser and not unit.has_bullet else "navigation"
    return "related" if is_teaser else "navigation"
