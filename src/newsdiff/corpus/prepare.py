"""From documents to prepared ones: segmented, outlets known, cleaned, as bytes. The one way there.

A document whose paragraphs are all marked is prepared already and stays as it is. Work is done in this process
or in several, with the same result.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import TypeVar

from newsdiff.corpus import Progress, batched, packed
from newsdiff.corpus.store import Store
from newsdiff.corpus.workspace import Workspace
from newsdiff.documents import outlets, segment
from newsdiff.documents.boilerplate import Overlay, mark
from newsdiff.errors import SelectionError
from newsdiff.model import Document, Mark
from newsdiff.settings import CleanSettings

_SEGMENTED_TOGETHER = 64  # documents; enough to hide what sending them costs
MARKED_TOGETHER = 100
"""Documents; blocks of small outlets go together."""
T = TypeVar("T")
_KEPT = Mark(None, "keep", "cleaning is off", 1.0)


def prepare_documents(
    documents: Iterable[Document],
    workspace: Workspace,
    settings: CleanSettings | None,
    *,
    overlay: Overlay | None = None,
    has_evidence: bool = False,
    progress: Progress | None = None,
) -> Store:
    """Segment documents, assign them to outlets and mark their paragraphs.

    Args:
        documents: Documents of one corpus, drawn one by one; a store of marked ones is returned as it is.
        workspace: Where the documents are kept and the work is done.
        settings: How to clean; None keeps every paragraph as text, marked or not.
        overlay: Lines that the user keeps or drops, per outlet.
        has_evidence: Whether marks hold all their evidence in words, which takes as much memory as a third of
            the text.
        progress: Called with how far it is.

    Returns:
        The documents in the order in which they came, every paragraph marked.

    Raises:
        RunError: A file for what does not fit into memory cannot be written.
    """
    if isinstance(documents, Store) and documents.is_marked and settings:
        return documents
    raw, names = segment_documents(documents, workspace, progress)
    if raw.is_marked and settings:
        return raw
    marked = Store(workspace)
    order: list[int] = []
    size = settings.max_together if settings else len(raw)
    parts = cleaning_blocks(raw.ids, names, raw.times, max(size, 1))
    tasks = _tasks(raw, names, parts, order, MarkTask([], settings, overlay, has_evidence))
    for records in workspace.run(mark_blocks, tasks):
        for record in records:
            marked.append(record)
        if progress:
            progress("cleaning", len(marked), len(raw))
    raw.close()
    marked.arrange([at for _, at in sorted(zip(order, range(len(order)), strict=True))])
    return marked


def segment_documents(
    documents: Iterable[Document], workspace: Workspace, progress: Progress | None = None
) -> tuple[Store, list[str | None]]:
    """Segment documents that are not yet, in the order in which they came; return them with their outlets.

    Where all of them are segmented already their outlets are known, too.

    Raises:
        SelectionError: Two have one id, by which nobody could tell them apart.
    """
    raw = Store(workspace)
    is_known = True
    for records, were_segmented in workspace.run(
        _describe, batched(map(packed.pack, documents), _SEGMENTED_TOGETHER)
    ):
        is_known = is_known and were_segmented
        for record in records:
            raw.append(record)
        if progress:
            progress("reading", len(raw), 0)
    if len(set(raw.ids)) < len(raw):
        doubled = next(one for one, n in Counter(raw.ids).most_common(1) if n > 1)
        raise SelectionError(f'the id "{doubled}" stands for two documents; rename one')
    return raw, raw.outlets if is_known else outlets.names(raw, raw.ids, raw.outlets)


def cleaning_blocks(
    ids: Sequence[str], outlets: Sequence[str | None], times: Sequence[float], size: int
) -> Iterator[list[int]]:
    """Cut documents into blocks that are cleaned together.

    What an outlet prints under several stories is evidence. A block holds documents of one outlet that were
    published one after the other, so that what is evidence for a document does not depend on memory or
    processes, and cleaning takes a time that is linear in the documents.

    Yields:
        Positions; the blocks of an outlet are of about one size.

    Example:
        >>> list(cleaning_blocks("abcde", ["x", "y", "x", "x", "x"], [4, 3, 2, 1, 5], 3))
        [[3, 2], [0, 4], [1]]
    """
    members: dict[str | None, list[int]] = {}
    for at, outlet in enumerate(outlets):
        members.setdefault(outlet, []).append(at)
    for some in members.values():
        some.sort(key=lambda at: (times[at], ids[at]))
        n_blocks = -(-len(some) // size)
        bounds = [len(some) * k // n_blocks for k in range(n_blocks + 1)]
        yield from (some[first:last] for first, last in pairwise(bounds))


@dataclass(frozen=True, slots=True)
class MarkTask:
    """Documents to mark."""

    blocks: list[list[tuple[bytes, str | None]]]
    """Documents of one outlet each, with the name of the outlet."""
    settings: CleanSettings | None
    overlay: Overlay | None
    has_evidence: bool


def _describe(records: Sequence[bytes]) -> tuple[list[bytes], bool]:
    """Segment documents; say whether all of them were already."""
    described, were_segmented = [], True
    for record in records:
        if packed.parts(record)[0]:
            described.append(record)
        else:
            described.append(packed.pack(segment.describe(packed.unpack(record))))
            were_segmented = False
    return described, were_segmented


def _tasks(
    raw: Store,
    names: Sequence[str | None],
    parts: Iterable[list[int]],
    order: list[int],
    task: MarkTask,
) -> Iterator[MarkTask]:
    """Cut documents into tasks; `order` receives the order in which they go."""
    for some in batched(parts, MARKED_TOGETHER, len):
        order += chain.from_iterable(some)
        yield replace(task, blocks=[[(raw.take(at), names[at]) for at in block] for block in some])


def mark_blocks(task: MarkTask) -> list[bytes]:
    """Mark documents: the work of one process; in the order in which they come."""
    found: list[bytes] = []
    for block in together(task.blocks, [block[0][1] for block in task.blocks]):
        documents = [packed.unpack(record) for record, _ in block]
        named = [
            document if document.outlet == outlet else replace(document, outlet=outlet)
            for document, (_, outlet) in zip(documents, block, strict=True)
        ]
        found += [
            packed.pack(document, has_evidence=task.has_evidence)
            for document in mark_block(named, task.settings, task.overlay)
        ]
    return found


def together(blocks: Iterable[list[T]], outlets: Iterable[str | None]) -> Iterator[list[T]]:
    """Put blocks of different outlets one behind the other: nothing that one prints is evidence for another.

    To describe the lines of many documents at once takes a third of the time; a block holds 100 or little more.
    """
    some: list[T] = []
    seen = set[str | None]()
    for block, outlet in zip(blocks, outlets, strict=True):
        if outlet in seen or len(some) >= MARKED_TOGETHER:
            yield some
            some, seen = [], set()
        some = some + block
        seen |= {outlet} - {None}
    if some:
        yield some


def mark_block(
    documents: Sequence[Document], settings: CleanSettings | None, overlay: Overlay | None = None
) -> list[Document]:
    """Mark the paragraphs of documents that are cleaned together; those that are marked stay as they are."""
    if settings is None:
        return [_whole(document) for document in documents]
    if all(is_marked(document) for document in documents):
        return list(documents)
    new = mark(documents, settings, overlay)
    return [old if is_marked(old) else one for old, one in zip(documents, new, strict=True)]


def is_marked(document: Document) -> bool:
    """Whether cleaning has seen a document."""
    return all(paragraph.mark is not None for paragraph in document.paragraphs)


def _whole(document: Document) -> Document:
    """Mark every paragraph as kept, so that the whole file is compared."""
    paragraphs = (replace(p, kind="body", mark=_KEPT) for p in document.paragraphs)
    return replace(document, paragraphs=tuple(paragraphs))
