"""The page of a cleaning report: what is set aside as site furniture, where, and why."""

from dataclasses import dataclass

from newsdiff.model import CleanDocument, CleanParagraph
from newsdiff.report import findings, headlines
from newsdiff.report.html import page
from newsdiff.report.html.page import settings_rows
from newsdiff.report.reports import CleanReport

_MAX_EXAMPLES = 3
"""Texts shown of a category."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryRow:
    """A category of boilerplate."""

    name: str
    paragraphs: int
    words: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanedDocument:
    """A document: its paragraphs in order, those between two marked ones as their number."""

    document: CleanDocument
    rows: tuple[CleanParagraph | int, ...]
    removed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CleaningView:
    """The page."""

    report: CleanReport
    headline: str
    categories: tuple[CategoryRow, ...]
    documents: tuple[CleanedDocument, ...]
    settings: list[tuple[str, str]]


def render(report: CleanReport) -> str:
    """Return the report as one page."""
    return page.fill_whole(
        "clean.html",
        _view(report),
        styles=("base.css", "site.css", "clean.css"),
        scripts=("theme.js", "table.js"),
    )


def _view(report: CleanReport) -> CleaningView:
    """Build what the page shows."""
    removed = [p for d in report.documents for p in d.paragraphs if p.action == "remove"]
    return CleaningView(
        report=report,
        headline=headlines.headline(report),
        categories=tuple(
            CategoryRow(
                name=name,
                paragraphs=len(paragraphs),
                words=sum(p.words for p in paragraphs),
                examples=tuple(dict.fromkeys(p.text for p in paragraphs))[:_MAX_EXAMPLES],
            )
            for name, paragraphs in findings.by_category(removed)
        ),
        documents=tuple(_cleaned(d) for d in report.documents),
        settings=list(settings_rows(report.settings)),
    )


def _cleaned(document: CleanDocument) -> CleanedDocument:
    """Show a document's marked paragraphs, and count those between."""
    rows: list[CleanParagraph | int] = []
    for p in document.paragraphs:
        if p.action != "keep":
            rows.append(p)
        elif rows and isinstance(rows[-1], int):
            rows[-1] += 1
        else:
            rows.append(1)
    n_removed = sum(p.action == "remove" for p in document.paragraphs)
    return CleanedDocument(document=document, rows=tuple(rows), removed=n_removed)
