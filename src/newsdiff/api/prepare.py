"""From files to documents that can be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff.model import Document, Mark
from newsdiff.settings import Settings

if TYPE_CHECKING:
    from newsdiff.tokens import Tokens

Progress = Callable[[str, int, int], None]
"""Told of a phase, what is done and what there is to do."""


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
    from newsdiff.read import documents

    return segmented(documents(path, encoding=encoding))


def segmented(documents: Iterable[Document]) -> list[Document]:
    """Segment, describe and assign to outlets what is not yet; the order stays."""
    from newsdiff.outlet import assign
    from newsdiff.segment import describe

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
    from newsdiff.clean import mark, read_overlay

    ready = segmented(documents)
    if all(_is_marked(document) for document in ready):
        return ready
    lines = None if overlay is None else read_overlay(overlay)
    marked = mark(ready, (settings or Settings()).clean, lines)
    return [old if _is_marked(old) else new for old, new in zip(ready, marked, strict=True)]


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


def _is_marked(document: Document) -> bool:
    """Whether cleaning has seen a document."""
    return all(paragraph.mark is not None for paragraph in document.paragraphs)


def tokens(document: Document) -> Tokens:
    """Read the words of a document with its sentences."""
    from newsdiff.segment import sentences
    from newsdiff.tokens import tokenize

    spans = [
        span
        for paragraph in document.paragraphs
        if paragraph.is_matched
        for span in sentences(document.text, paragraph.start, paragraph.end)
    ]
    return tokenize(document, spans)
