"""The page of a cleaning report: what is set aside as site furniture, where, and why."""

from newsdiff.model import CleanDocument, CleanParagraph
from newsdiff.report import findings, headlines
from newsdiff.report.html import page
from newsdiff.report.reports import CleanReport

_MAX_EXAMPLES = 3
"""Texts shown of a category."""


def render(report: CleanReport) -> str:
    """Return the report as one page."""
    removed = [p for d in report.documents for p in d.paragraphs if p.action == "remove"]
    view = {
        "report": report,
        "headline": headlines.headline(report),
        "categories": [
            (name, paragraphs, list(dict.fromkeys(p.text for p in paragraphs))[:_MAX_EXAMPLES])
            for name, paragraphs in findings.by_category(removed)
        ],
        "documents": [(d, _rows(d)) for d in report.documents],
        "settings": list(page.settings_rows(report.settings)),
    }
    styles, scripts = ("base.css", "site.css", "clean.css"), ("theme.js", "table.js")
    return page.fill_whole("clean.html", view, styles=styles, scripts=scripts)


def _rows(document: CleanDocument) -> list[CleanParagraph | int]:
    """Return the marked paragraphs of a document in order, those between two as their number."""
    rows: list[CleanParagraph | int] = []
    for p in document.paragraphs:
        if p.action != "keep":
            rows.append(p)
        elif rows and isinstance(rows[-1], int):
            rows[-1] += 1
        else:
            rows.append(1)
    return rows
