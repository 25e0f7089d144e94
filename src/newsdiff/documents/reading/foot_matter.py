"""What closes a text and says of it what it is: the lines that Joplin writes below each note, folder and tag that it exports."""

from __future__ import annotations

import re

from newsdiff.documents.reading.sources import WITHOUT_TEXTS, ForeignError

_OF_JOPLIN = re.compile(
    r"id: [0-9a-f]{32}\r?\n(?:[a-z_]{1,40}:[^\r\n]{0,10000}\r?\n)*type_: (\d+)\s*"
)
_NOTE = "1"
"""What Joplin calls the type of a note."""
_SAID = {"source_url": "url", "author": "author", "created_time": "retrieved"}


def foot_matter(text: str, place: str) -> tuple[int | None, dict[str, object]]:
    r"""Find the lines of Joplin below a note.

    Args:
        text: The file.
        place: What messages call it.

    Returns:
        Where the note ends, None where it has no such lines, and what they say: its address, its author, and when it was taken.

    Raises:
        ForeignError: They say that it is no note.

    Example:
        >>> lines = f"id: {'0' * 32}\nsource_url: https://gull.example/1\nauthor: \ntype_: 1"
        >>> foot_matter(f"Ferry back\n\nIt sails.\n\n{lines}", "note 1")
        (21, {'url': 'https://gull.example/1'})
        >>> foot_matter("Ferry back\n\nIt sails.\n\nid: 7", "note 2")
        (None, {})
    """
    plain = text.rstrip()
    between = max(plain.rfind("\n\n"), plain.rfind("\n\r\n"))
    lines = plain[between + 1 :].lstrip() if between >= 0 else plain
    found = _OF_JOPLIN.fullmatch(lines)
    if not found:
        return None, {}
    if found[1] != _NOTE or between < 0:
        raise ForeignError(
            f"{place} is no note of Joplin, but says something of others", WITHOUT_TEXTS
        )
    said = (line.partition(":") for line in lines.splitlines())
    known: dict[str, object] = {
        _SAID[name]: value.strip() for name, _, value in said if name in _SAID and value.strip()
    }
    return between, known
