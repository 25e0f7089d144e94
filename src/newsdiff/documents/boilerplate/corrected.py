"""What people corrected in Label Studio, of the tasks that `--format labelstudio` writes.

In goes what Label Studio exports as JSON, out come the paragraphs that were annotated. `overlay` makes lines to keep and to
drop of their categories, `ignoring` passages that do not count of their verdicts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from newsdiff.errors import LoadError

KEPT = "article"
"""The category of a paragraph that is no site furniture."""


class Corrected(NamedTuple):
    """A paragraph, with what was found and what is true."""

    document: str
    paragraph: int
    asked: str
    """`verdict` or `category`."""
    found: str
    true: str
    text: str
    outlet: str | None
    compared: tuple[str, ...]
    """Ids of the sources that the document was compared with."""


def corrected_in(text: str, path: str | Path) -> list[Corrected] | None:
    """Return the annotated paragraphs of an export; None where a text is no list of JSON, and so something else.

    Tasks that nobody annotated, and annotations that were cancelled or skipped, take no part; the last annotation of a task counts.

    Raises:
        LoadError: It is a list of other things, or nothing is annotated.
    """
    try:
        tasks = json.loads(text) if text.lstrip().startswith("[") else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(tasks, list):
        return None
    found = list(_annotated(tasks, path))
    if not found:
        raise LoadError(f"{path} holds no annotations; label some tasks first")
    return found


def _annotated(tasks: list[Any], path: str | Path) -> Iterator[Corrected]:
    """Yield the tasks that were annotated."""
    for task in tasks:
        data = task.get("data", {}) if isinstance(task, dict) else {}
        if "asked" not in data or "found" not in data:
            raise LoadError(
                f"{path} holds no tasks of newsdiff --format labelstudio; import that file, and export as JSON (not JSON-MIN)"
            )
        choices = [
            choice
            for annotation in task.get("annotations", ())
            if not annotation.get("was_cancelled")
            for result in annotation.get("result", ())
            if result.get("from_name") == data["asked"]
            for choice in result["value"].get("choices", ())
        ]
        if choices:
            place = data["document"], data["index"], data["asked"], data["found"]
            about = data["text"], data.get("outlet"), tuple(data.get("compared", ()))
            yield Corrected(*place, choices[-1], *about)
