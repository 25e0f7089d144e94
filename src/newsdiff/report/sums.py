"""What cleaning removes, in numbers: added up document by document, so that none has to be kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from newsdiff.model import CleanDocument
from newsdiff.report.phrases import counted


@dataclass(slots=True)
class CategorySum:
    """What is said of a category."""

    removed: int = 0
    words: int = 0
    """Of the paragraphs that are removed."""
    suspected: int = 0


@dataclass(slots=True)
class CleanSums:
    """What is said of all documents."""

    documents: int = 0
    paragraphs: int = 0
    words: int = 0
    categories: dict[str, CategorySum] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    """What cleaning would not do on its own, each with the document."""

    @classmethod
    def of(cls, documents: Iterable[CleanDocument]) -> Self:
        """Add up documents."""
        sums = cls()
        for document in documents:
            sums.add(document)
        return sums

    def add(self, document: CleanDocument) -> None:
        """Add a document."""
        self.documents += 1
        self.paragraphs += len(document.paragraphs)
        for paragraph in document.paragraphs:
            self.words += paragraph.words
            if paragraph.action != "keep":
                of = self.categories.setdefault(str(paragraph.category), CategorySum())
                is_removed = paragraph.action == "remove"
                of.removed += is_removed
                of.suspected += not is_removed
                of.words += paragraph.words if is_removed else 0
        self.warnings += [f"{document.id}: {warning}" for warning in document.warnings]

    def ranked(self) -> list[tuple[str, CategorySum]]:
        """Return the categories, the most frequent first, ties in alphabetical order."""
        return sorted(
            self.categories.items(),
            key=lambda item: (-item[1].removed - item[1].suspected, item[0]),
        )

    def sentence(self) -> str:
        """Say in one sentence what was found."""
        removed, words, suspected = (
            sum(getattr(of, name) for of in self.categories.values())
            for name in ("removed", "words", "suspected")
        )
        sentence = (
            f"{removed:,} of {counted(self.paragraphs, 'paragraph')} in "
            f"{counted(self.documents, 'article')} are site furniture "
            f"({words:,} of {counted(self.words, 'word')})"
        )
        return f"{sentence}; {suspected:,} more suspected, but kept" if suspected else sentence
