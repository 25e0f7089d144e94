"""From files to documents that can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff.language.dates import timestamp
from newsdiff.model import Document, Mark
from newsdiff.settings import Settings

if TYPE_CHECKING:
    from newsdiff.language.words import Tokens


def read(path: str | Path, *, encoding: str | None = None) -> list[Document]:
    """Read a corpus: a folder, a file, or "-" for standard input.

    Args:
        path: Folder (read with everything below it), file, or "-".
        encoding: Encoding of every file; found out for each where None.

    Returns:
        Documents in order of their paths, with paragraphs, title, date and outlet where they are known.

    Raises:
        LoadError: Something cannot be read; the message names it.
    """
    from newsdiff.documents.reading import documents

    return segmented(documents(path, encoding=encoding))


def stream(path: str | Path, *, encoding: str | None = None) -> Iterator[Document]:
    """Read a corpus document by document, as `stored` takes it; see `read`.

    Yields:
        Documents without paragraphs, in the order of their files.
    """
    from newsdiff.documents.reading import stream_documents

    return stream_documents(path, encoding=encoding)


def segmented(documents: Iterable[Document]) -> list[Document]:
    """Segment, describe and assign to outlets what is not yet; the order stays."""
    from newsdiff.documents.outlets import assign
    from newsdiff.documents.segment import describe

    documents = list(documents)
    if all(document.paragraphs for document in documents):
        return documents
    return assign([d if d.paragraphs else describe(d) for d in documents])


def prepare(
    documents: Iterable[Document],
    settings: Settings | None = None,
    *,
    overlay: str | Path | None = None,
) -> list[Document]:
    """Segment, assign to outlets and mark what is not yet.

    Args:
        documents: Documents of one corpus; those that are marked already stay as they are.
        settings: All settings; the defaults if None.
        overlay: File with the lines that the user keeps or drops, per outlet; see `learn`.

    Returns:
        The documents in the same order, every paragraph marked.

    Raises:
        LoadError: The overlay cannot be read.
    """
    from newsdiff.documents.boilerplate import mark, read_overlay

    ready = list(segmented(documents))
    if all(is_marked(document) for document in ready):
        return ready
    lines = None if overlay is None else read_overlay(overlay)
    cleaning = (settings or Settings()).clean
    columns = (
        [d.id for d in ready],
        [d.outlet for d in ready],
        [timestamp(d.published) for d in ready],
    )
    for block in blocks(*columns, cleaning.max_together):
        some = [ready[at] for at in block]
        if all(is_marked(document) for document in some):
            continue
        for at, new in zip(block, mark(some, cleaning, lines), strict=True):
            ready[at] = ready[at] if is_marked(ready[at]) else new
    return ready


def blocks(
    ids: Sequence[str], outlets: Sequence[str | None], times: Sequence[float], size: int
) -> Iterator[list[int]]:
    """Cut documents into blocks that are cleaned together.

    What an outlet prints under several stories is evidence. A block holds documents of one outlet that were
    published one after the other, so that what is evidence for a document does not depend on memory or
    processes, and cleaning takes a time that is linear in the documents.

    Args:
        ids: Of the documents.
        outlets: Their outlets.
        times: Their times.
        size: Most documents of a block.

    Yields:
        Positions; the blocks of an outlet are of about one size.

    Example:
        >>> list(blocks("abcde", ["x", "y", "x", "x", "x"], [4, 3, 2, 1, 5], 3))
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


def uncleaned(documents: Iterable[Document]) -> list[Document]:
    """Segment documents and mark every paragraph as kept, so that whole files are compared."""
    kept = Mark(None, "keep", "cleaning is off", 1.0)
    return [
        replace(
            document,
            paragraphs=tuple(replace(p, kind="body", mark=kept) for p in document.paragraphs),
        )
        for document in segmented(documents)
    ]


def is_marked(document: Document) -> bool:
    """Whether cleaning has seen a document."""
    return all(paragraph.mark is not None for paragraph in document.paragraphs)


def tokens(document: Document) -> Tokens:
    """Read the words of a document with its sentences."""
    from newsdiff.language.sentences import sentences
    from newsdiff.language.words import tokenize

    spans = [
        span
        for paragraph in document.paragraphs
        if paragraph.is_matched
        for span in sentences(document.text, paragraph.start, paragraph.end)
    ]
    return tokenize(document, spans)
