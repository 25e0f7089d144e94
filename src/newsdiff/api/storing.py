"""From a stream of documents to a store of marked ones, in one process or in several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff.api.prepare import blocks, is_marked
from newsdiff.corpus import Progress, packed
from newsdiff.model import Document
from newsdiff.settings import CleanSettings, RoomSettings, Settings

if TYPE_CHECKING:
    from newsdiff.corpus.store import Store
    from newsdiff.corpus.workspace import Workspace
    from newsdiff.documents.boilerplate import Overlay

_SEGMENTED_TOGETHER = 64  # documents; enough to hide what sending them costs
_MARKED_TOGETHER = 100  # documents; blocks of small outlets go together


@dataclass(frozen=True, slots=True)
class _Task:
    """Documents to mark."""

    blocks: list[list[tuple[bytes, str | None]]]
    """Documents of one outlet each, with the name of the outlet."""
    settings: CleanSettings
    lines: Overlay | None


def opened(
    memory_mb: int | None = None, temp: str | Path | None = None, jobs: int = 1
) -> Workspace:
    """Open a workspace for a run; close it, or use it in a `with` statement.

    Args:
        memory_mb: Megabytes that the run may take; the default of `RoomSettings` if None.
        temp: Folder of the files for what does not fit; the system's if None.
        jobs: Processes to work in.
    """
    from newsdiff.corpus.workspace import Workspace

    limits = RoomSettings() if memory_mb is None else RoomSettings(memory_mb=memory_mb)
    return Workspace(limits, temp, jobs)


def stored(
    documents: Iterable[Document],
    settings: Settings | None = None,
    *,
    workspace: Workspace,
    overlay: str | Path | None = None,
    progress: Progress | None = None,
) -> Store:
    """Segment, assign to outlets and mark documents; see `prepare`, which does the same in memory.

    Args:
        documents: Documents of one corpus, drawn one by one; a store of marked ones stays as it is.
        settings: All settings; the defaults if None.
        workspace: Where the documents stand and the work is done.
        overlay: Lines that the user keeps or drops; see `learn`.
        progress: Told how far it is.

    Returns:
        The documents in the order of their ids, every paragraph marked. Of the marks, the evidence in
        words is not kept.

    Raises:
        LoadError: The overlay cannot be read.
        RunError: A file for what does not fit into memory cannot be written.
    """
    from newsdiff.corpus.store import Store
    from newsdiff.documents.boilerplate import read_overlay

    if isinstance(documents, Store) and documents.is_marked:
        return documents
    raw, outlets = _segmented(documents, workspace, progress)
    if raw.is_marked:
        raw.sort()
        return raw
    lines = None if overlay is None else read_overlay(overlay)
    marked = Store(workspace)
    tasks = _tasks(raw, outlets, (settings or Settings()).clean, lines)
    for records in workspace.run(_mark, tasks):
        for record in records:
            marked.append(record)
        if progress:
            progress("cleaning", len(marked), len(raw))
    raw.close()
    marked.sort()
    return marked


def _segmented(
    documents: Iterable[Document], workspace: Workspace, progress: Progress | None
) -> tuple[Store, list[str | None]]:
    """Segment documents; return them with their outlets."""
    from newsdiff.corpus.store import Store
    from newsdiff.documents.outlets import names

    raw = Store(workspace)
    is_known = True
    for records, were_segmented in workspace.run(_describe, _packed(documents)):
        is_known = is_known and were_segmented
        for record in records:
            raw.append(record)
        if progress:
            progress("reading", len(raw), 0)
    return raw, raw.outlets if is_known else names(raw, raw.ids, raw.outlets)


def _packed(documents: Iterable[Document]) -> Iterator[list[bytes]]:
    """Draw documents and pack them, a few at a time."""
    drawn = iter(documents)
    while some := [packed.pack(document) for document in islice(drawn, _SEGMENTED_TOGETHER)]:
        yield some


def _describe(records: Sequence[bytes]) -> tuple[list[bytes], bool]:
    """Segment documents; say whether all of them were already."""
    from newsdiff.documents.segment import describe

    found, were_segmented = [], True
    for record in records:
        if packed.parts(record)[0]:
            found.append(record)
        else:
            found.append(packed.pack(describe(packed.unpack(record))))
            were_segmented = False
    return found, were_segmented


def _tasks(
    raw: Store, outlets: Sequence[str | None], settings: CleanSettings, lines: Overlay | None
) -> Iterator[_Task]:
    """Cut documents into tasks."""
    some: list[list[tuple[bytes, str | None]]] = []
    size = 0
    for block in blocks(raw.ids, outlets, raw.times, settings.max_together):
        some.append([(raw.take(at), outlets[at]) for at in block])
        size += len(block)
        if size >= _MARKED_TOGETHER:
            yield _Task(some, settings, lines)
            some, size = [], 0
    if some:
        yield _Task(some, settings, lines)


def _mark(task: _Task) -> list[bytes]:
    """Mark the documents of a task; those that are marked already stay as they are."""
    from newsdiff.documents.boilerplate import mark

    found = []
    for block in task.blocks:
        documents = [packed.unpack(record) for record, _ in block]
        named = [
            document if document.outlet == outlet else replace(document, outlet=outlet)
            for document, (_, outlet) in zip(documents, block, strict=True)
        ]
        marked = mark(named, task.settings, task.lines)
        found += [
            packed.pack(old if is_marked(old) else new)
            for old, new in zip(named, marked, strict=True)
        ]
    return found
