"""The page of a cleaning report: what is set aside as site furniture, where, and why; and how to correct it."""

import json
from itertools import groupby

from newsdiff.model import CleanDocument, CleanParagraph
from newsdiff.report import findings, headlines
from newsdiff.report.html import page
from newsdiff.report.reports import CleanReport

_MAX_WHOLE = 200
"""Documents up to which the page holds the paragraphs that are kept, too, so that they can be dropped."""


def render(report: CleanReport) -> str:
    """Return the report as one page."""
    removed = [p for d in report.documents for p in d.paragraphs if p.action == "remove"]
    view = {
        "report": report,
        "headline": headlines.headline(report),
        "categories": findings.by_category(removed),
        "documents": [(d, _rows(d)) for d in report.documents],
        "outlets": sorted({d.outlet or "" for d in report.documents}, key=lambda o: (not o, o)),
        "all_categories": sorted(
            {str(p.category) for d in report.documents for p in d.paragraphs if p.action != "keep"}
        ),
        "is_whole": len(report.documents) <= _MAX_WHOLE,
        "line": _line,
        "settings": list(page.settings_rows(report.settings)),
    }
    styles, scripts = ("base.css", "site.css", "clean.css"), ("theme.js", "correct.js", "filter.js")
    return page.fill_whole("clean.html", view, styles=styles, scripts=scripts)


def _rows(document: CleanDocument) -> list[list[CleanParagraph]]:
    """Return the paragraphs of a document in order, those that are kept between two others together."""
    grouped = groupby(
        enumerate(document.paragraphs), lambda p: -1 if p[1].action == "keep" else p[0]
    )
    return [[p for _, p in some] for _, some in grouped]


def _line(text: str) -> str:
    """Write a line as JSON in plain characters: exactly what an overlay needs, whatever is invisible in it."""
    return json.dumps(" ".join(text.split()))
