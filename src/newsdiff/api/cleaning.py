"""Cleaning: the report, and the cleaned files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from newsdiff.api.prepare import prepare, segmented
from newsdiff.language.words import count
from newsdiff.model import CleanDocument, CleanParagraph, Document
from newsdiff.report.reports import CleanReport
from newsdiff.settings import Settings
from newsdiff.version import __version__


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


def learn(documents: Iterable[Document], settings: Settings | None = None) -> str:
    """Propose, per outlet, lines to drop: what it prints under several of its stories.

    Args:
        documents: Documents of one corpus.
        settings: All settings; the defaults if None.

    Returns:
        An overlay in TOML for a person to review and to pass to `prepare`.
    """
    from newsdiff.documents.boilerplate import learn as proposed

    return proposed(segmented(documents), (settings or Settings()).clean)


def write(documents: Iterable[Document], folder: str | Path) -> list[Path]:
    """Write marked documents without what cleaning removes, and a manifest to rebuild them from.

    Args:
        documents: As `prepare` gives them.
        folder: Where to; made where it is missing.

    Returns:
        The files written, the manifest last.
    """
    from newsdiff.documents.boilerplate import manifest

    return manifest.write(documents, folder)


def restore(folder: str | Path, into: str | Path) -> list[Path]:
    """Rebuild the original files, byte for byte, from a folder that `write` wrote.

    Args:
        folder: The cleaned files and their manifest.
        into: Where the originals go.

    Returns:
        The files written.
    """
    from newsdiff.documents.boilerplate import manifest

    return manifest.restore(folder, into)


def _cleaned(document: Document) -> CleanDocument:
    """Write the marks of a document."""
    rows = [
        CleanParagraph(
            index=paragraph.index,
            line=paragraph.line,
            start=paragraph.start,
            end=paragraph.end,
            kind=paragraph.kind,
            keep=paragraph.mark.action != "remove",
            action=paragraph.mark.action,
            category=paragraph.mark.category,
            reason=paragraph.mark.reason,
            confidence=paragraph.mark.confidence,
            evidence=paragraph.mark.evidence,
            words=count(document.text, paragraph.start, paragraph.end),
            text=document.extract(paragraph),
        )
        for paragraph in document.paragraphs
        if paragraph.mark is not None
    ]
    return CleanDocument(
        id=document.id,
        path=document.path,
        sha256=document.sha256,
        outlet=document.outlet,
        paragraphs=tuple(rows),
        warnings=document.warnings,
    )
