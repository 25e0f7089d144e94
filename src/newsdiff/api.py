"""The stages in order: what a Python user and the command line call.

`read` -> `prepare` -> `clean`, `dedupe` or `provenance`. Every function takes and returns the records of
`newsdiff.model`; nothing here prints, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff import __version__
from newsdiff.model import (
    CleanDocument,
    CleanParagraph,
    CleanReport,
    Document,
    DocumentRecord,
    Mark,
    ProvenanceReport,
)
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
        Documents in order of their ids, with paragraphs, title, date and outlet where they are known.

    Raises:
        LoadError: Something cannot be read; the message names it.
    """
    from newsdiff.outlet import assign
    from newsdiff.read import documents
    from newsdiff.segment import describe

    return assign([describe(document) for document in documents(path, encoding=encoding)])


def prepare(documents: Iterable[Document], settings: Settings | None = None) -> list[Document]:
    """Segment, assign to outlets and mark what is not yet.

    Args:
        documents: Documents of one corpus; those that are marked already stay as they are.
        settings: All settings; the defaults if None.

    Returns:
        The documents in the same order, every paragraph marked.
    """
    from newsdiff.clean import mark
    from newsdiff.outlet import assign
    from newsdiff.segment import describe

    settings = settings or Settings()
    documents = list(documents)
    if not all(document.paragraphs for document in documents):
        documents = assign([d if d.paragraphs else describe(d) for d in documents])
    if all(_is_marked(document) for document in documents):
        return documents
    marked = mark(documents, settings.clean)
    return [old if _is_marked(old) else new for old, new in zip(documents, marked, strict=True)]


def _is_marked(document: Document) -> bool:
    """Whether cleaning has seen a document."""
    return all(paragraph.mark is not None for paragraph in document.paragraphs)


def clean(documents: Iterable[Document], settings: Settings | None = None) -> CleanReport:
    """Tell site furniture from article text; nothing is cut.

    Args:
        documents: Documents of one corpus: repetition inside an outlet is evidence.
        settings: All settings; the defaults if None.

    Returns:
        Every paragraph with kind, category, reason and confidence.
    """
    settings = settings or Settings()
    return CleanReport(
        newsdiff=__version__,
        settings=settings.as_dict(),
        documents=tuple(_cleaned(document) for document in prepare(documents, settings)),
    )


def _cleaned(document: Document) -> CleanDocument:
    """Write the marks of a document."""
    rows = []
    for paragraph in document.paragraphs:
        mark = paragraph.mark
        if mark is None:
            continue
        rows.append(
            CleanParagraph(
                index=paragraph.index,
                line=paragraph.line,
                start=paragraph.start,
                end=paragraph.end,
                kind=paragraph.kind,
                keep=mark.action != "remove",
                action=mark.action,
                category=mark.category,
                reason=mark.reason,
                confidence=mark.confidence,
                evidence=mark.evidence,
                text=document.extract(paragraph),
            )
        )
    return CleanDocument(
        id=document.id,
        path=document.path,
        sha256=document.sha256,
        outlet=document.outlet,
        paragraphs=tuple(rows),
    )


def uncleaned(documents: Iterable[Document]) -> list[Document]:
    """Mark every paragraph as text, for documents that hold no site furniture, or to see it compared.

    Returns:
        The documents in the same order; `prepare` leaves them as they are.
    """
    kept = Mark(None, "keep", "cleaning is switched off", 1.0)
    return [
        replace(d, paragraphs=tuple(replace(p, mark=kept) for p in d.paragraphs)) for d in documents
    ]


def write(documents: Iterable[Document], folder: str | Path) -> list[Path]:
    """Write marked documents without their removed paragraphs, and the manifest; see `clean.manifest`."""
    from newsdiff.clean import manifest

    return manifest.write(documents, folder)


def restore(folder: str | Path, into: str | Path) -> list[Path]:
    """Rebuild from a folder that `write` filled the original files, byte for byte."""
    from newsdiff.clean import manifest

    return manifest.restore(folder, into)


def provenance(
    target: Document, sources: Iterable[Document], settings: Settings | None = None
) -> ProvenanceReport:
    """Write the paragraph ledger of a target: what was lifted, from where, changed, dropped, credited.

    Args:
        target: The document that may have taken.
        sources: The documents that it may have taken from; the target itself is skipped.
        settings: All settings; the defaults if None.

    Returns:
        The ledger. Sources that give nothing are listed with a coverage of 0.
    """
    from newsdiff import align, attribute

    settings = settings or Settings()
    target, *others = prepare([target, *(s for s in sources if s.id != target.id)], settings)
    words = _tokens(target)
    found = []
    for source in others:
        source_words = _tokens(source)
        alignments = align.pair(source_words, words, settings.align)
        found.append((source_words, alignments))
    return attribute.report(
        words, found, settings.attribute, version=__version__, recorded=settings.as_dict()
    )


def _tokens(document: Document) -> Tokens:
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


__all__ = ["DocumentRecord", "Progress", "clean", "prepare", "provenance", "read", "replace"]
