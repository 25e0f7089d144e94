"""The rows of cleaning."""

from collections.abc import Iterator

from newsdiff.report.reports import CleanReport
from newsdiff.report.sums import CleanSums
from newsdiff.report.tables.about import Cells


def _paragraphs(report: CleanReport) -> Iterator[Cells]:
    for document in report.documents:
        for p in document.paragraphs:
            yield {
                "document": document.id,
                "index": p.index,
                "line": p.line,
                "start": p.start,
                "end": p.end,
                "kind": p.kind,
                "action": p.action,
                "category": p.category,
                "confidence": p.confidence,
                "reason": p.reason,
                "text": p.text,
            }


def _articles(report: CleanReport) -> Iterator[Cells]:
    for document in report.documents:
        sums = CleanSums.of([document])
        categories = sums.categories.values()
        yield {
            "document": document.id,
            "path": document.path,
            "outlet": document.outlet,
            "paragraphs": sums.paragraphs,
            "words": sums.words,
            "removed": sum(of.removed for of in categories),
            "removed_words": sum(of.words for of in categories),
            "suspected": sum(of.suspected for of in categories),
            "warnings": "; ".join(document.warnings) or None,
        }


ROWS = {"paragraphs": _paragraphs, "articles": _articles}
"""What yields the rows of each table."""
