"""What dedupe and cleaning find."""

from __future__ import annotations

from dataclasses import dataclass

from newsdiff.model.ledger import Direction
from newsdiff.model.text import Action, Category, Document, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterPassage:
    """One version of a text that runs through several outlets."""

    document: str
    outlet: str | None
    published: str | None
    index: int
    """Paragraph where it begins."""
    line: int
    start: int
    end: int
    identity: float
    """Equal words against the first version."""
    text: str
    is_suspect: bool = False
    """Whether it rests only on paragraphs that cleaning suspects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Passages that are one text, earliest first."""

    id: int
    words: int
    """Words of the longest version."""
    documents: int
    outlets: tuple[str, ...]
    first: ClusterPassage
    direction: Direction
    """How sure it is that `first` was first, and why."""
    passages: tuple[ClusterPassage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRecord:
    """Two documents that share passages; `a` precedes `b` in corpus order."""

    a: str
    b: str
    words: int
    coverage_a: float
    coverage_b: float
    direction: Direction
    """source-first says that `a` was first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanParagraph:
    """A paragraph and what cleaning decided on it."""

    index: int
    line: int
    start: int
    end: int
    kind: Kind
    keep: bool
    action: Action
    category: Category | None
    reason: str
    confidence: float
    evidence: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanDocument:
    """A document and its marked paragraphs."""

    id: str
    path: str | None
    sha256: str
    outlet: str | None
    paragraphs: tuple[CleanParagraph, ...]
    warnings: tuple[str, ...] = ()

    @classmethod
    def of(cls, document: Document) -> CleanDocument:
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
                text=document.extract(paragraph),
            )
            for paragraph in document.paragraphs
            if paragraph.mark is not None
        ]
        return cls(
            id=document.id,
            path=document.path,
            sha256=document.sha256,
            outlet=document.outlet,
            paragraphs=tuple(rows),
            warnings=document.warnings,
        )
