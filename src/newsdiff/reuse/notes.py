"""Notes in which an article says that it was corrected, and the changes that they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsdiff.model import Announced, Document, Paragraph, VersionChange, VersionStep


def on_one_line(text: str) -> str:
    """Return a text with its line ends and runs of blanks as one blank each."""
    return " ".join(text.split())


def is_note(paragraph: Paragraph) -> bool:
    """Whether a paragraph says that the article was corrected or brought up to date."""
    return paragraph.mark is not None and paragraph.mark.category == "correction"


def notes_of(document: Document) -> list[str]:
    """Return what an article says of corrections and updates of itself."""
    return [on_one_line(document.extract(p)) for p in document.paragraphs if is_note(p)]


def with_later_notes(steps: Sequence[VersionStep]) -> list[VersionStep]:
    """Say of changes that no note of their own version names which ones a note of a later version names."""
    notes: list[str] = []
    found = []
    for step in reversed(steps):
        changes = (
            c
            if c.announced == "named" or announced(c, notes) != "named"
            else replace(c, announced="later")
            for c in step.changes
        )
        found.append(replace(step, changes=tuple(changes)))
        notes += step.notes
    return found[::-1]


def announced(change: VersionChange, notes: Iterable[str]) -> Announced:
    """Say whether a note names a change: it has the words that were there, or that are there now."""
    told = [on_one_line(note).casefold() for note in notes]
    if not told:
        return "silent"
    for words in filter(None, (change.before, change.after)):
        named = re.compile(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", re.ASCII)
        if any(map(named.search, told)):
            return "named"
    return "noted"
