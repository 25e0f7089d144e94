"""Settings that have a short name: options of the command line, and keywords in Python."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from newsdiff.errors import SettingsError
from newsdiff.settings.cleaning import Strictness
from newsdiff.settings.panel import Settings

SHORTCUTS: Mapping[str, tuple[str, ...]] = {
    "min_words": ("align.min_words", "align.min_words_edited"),
    "window_days": ("index.window_days",),
    "strictness": ("clean.strictness",),
    "semantic": ("align.is_semantic",),
    "translations": ("translations.is_used",),
}
"""What each short name sets."""


class Shortcuts(TypedDict, total=False):
    """The keywords of the Python functions that set something."""

    min_words: int
    """Leave out passages with fewer equal words."""
    window_days: float | None
    """Compare only documents published within so many days of each other, and undated ones with all."""
    strictness: Strictness
    """How much cleaning takes out."""
    semantic: bool
    """Look for reworded sentences by their sense, too."""
    translations: bool
    """Look for articles of a corpus that were translated from others of it."""


def with_shortcuts(settings: Settings | None, shortcuts: Mapping[str, object]) -> Settings:
    """Return settings, the defaults if None, with what keywords change of them.

    Raises:
        SettingsError: A keyword is unknown, or its value out of range.

    Example:
        >>> with_shortcuts(None, {"min_words": 10}).align.min_words_edited
        10
    """
    for name in shortcuts:
        if name not in SHORTCUTS:
            raise SettingsError(
                f"{name} is no keyword; there are {', '.join(SHORTCUTS)}, and settings= takes all that newsdiff settings lists"
            )
    values = {path: value for name, value in shortcuts.items() for path in SHORTCUTS[name]}
    settings = settings or Settings()
    return settings.changed(values) if values else settings
