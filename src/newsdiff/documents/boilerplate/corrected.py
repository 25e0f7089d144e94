"""What people corrected in Label Studio, of the tasks that `--format labelstudio` writes.

In goes what Label Studio exports as JSON, out come the paragraphs that were annotated. `overlay` makes lines to keep and to
drop of their categories, `ignoring` passages that do not count of their verdicts.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from newsdiff.errors import LoadError

KEPT = "article"
"""The category of a paragraph that is no site furniture."""
Asked = Literal["verdict", "category"]
_TASKS: dict[Asked | None, str] = {
    None: "tasks",
    "verdict": "tasks of a ledger",
    "category": "tasks of newsdiff clean",
}
"""What asks so."""


class Corrected(NamedTuple):
    """A paragraph, with what was found and what is true."""

    document: str
    paragraph: int
    asked: Asked
    found: str
    true: str
    text: str
    outlet: str | None
    compared: tuple[str, ...]
    """Ids of the sources that the document was compared with."""


class _Data(msgspec.Struct):
    """What a task asks; these and the next are what Label Studio exports, of which other fields are not read."""

    document: str
    index: int
    asked: Asked
    found: str
    text: str
    outlet: str | None = None
    compared: tuple[str, ...] = ()


class _Value(msgspec.Struct):
    choices: tuple[str, ...] = ()


class _Result(msgspec.Struct):
    from_name: str | None = None
    value: _Value = msgspec.field(default_factory=_Value)


class _Annotation(msgspec.Struct):
    was_cancelled: bool | None = None
    result: list[_Result] | None = None


class _Task(msgspec.Struct):
    data: _Data
    annotations: list[_Annotation] | None = None


def corrected_in(text: str, path: str | Path, asked: Asked | None = None) -> list[Corrected] | None:
    """Return the annotated paragraphs of an export; None where a text is no list of JSON, and so something else.

    Tasks that nobody annotated, and annotations that were cancelled or skipped, take no part; the last annotation of a task counts.

    Args:
        text: What may be an export.
        path: Where it stands, for messages.
        asked: What tasks ask of which the answers are wanted; all are where it is None.

    Raises:
        LoadError: It is a list of other things, or none of these is annotated.
    """
    try:
        found = json.loads(text) if text.lstrip().startswith("[") else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, list):
        return None
    try:
        tasks = msgspec.convert(found, list[_Task])
    except msgspec.ValidationError as error:
        raise LoadError(
            f"{path} holds no tasks of newsdiff --format labelstudio ({error}); import that file, and export as JSON (not JSON-MIN)"
        ) from None
    rows = [row for task in tasks if asked in (None, task.data.asked) for row in _answer(task)]
    if not rows:
        raise LoadError(f"{path} holds no annotated {_TASKS[asked]}; label some first")
    return rows


def _answer(task: _Task) -> list[Corrected]:
    """Return the last answer to a task; nothing where there is none."""
    data = task.data
    choices = [
        choice
        for annotation in task.annotations or ()
        if not annotation.was_cancelled
        for result in annotation.result or ()
        if result.from_name == data.asked
        for choice in result.value.choices
    ]
    about = data.document, data.index, data.asked, data.found
    return [
        Corrected(*about, choice, data.text, data.outlet, data.compared) for choice in choices[-1:]
    ]
