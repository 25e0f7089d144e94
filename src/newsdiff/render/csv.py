"""The report as a table: a row for each paragraph (provenance, clean) or passage (dedupe).

Texts stand on one line, with control characters as escapes. A cell that a spreadsheet would run as a
formula gets an apostrophe in front.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from newsdiff.model import CleanReport, DedupeReport, LedgerParagraph, ProvenanceReport, Report
from newsdiff.render import findings
from newsdiff.visible import printable

_PROVENANCE = (
    "target",
    "index",
    "line",
    "kind",
    "verdict",
    "words",
    "coverage",
    "identity",
    "sources",
    "credit",
    "altered",
    "category",
    "reason",
    "text",
)
_DEDUPE = (
    "cluster",
    "document",
    "outlet",
    "published",
    "first",
    "index",
    "line",
    "start",
    "end",
    "identity",
    "text",
)
_CLEAN = (
    "document",
    "index",
    "line",
    "start",
    "end",
    "kind",
    "action",
    "category",
    "confidence",
    "reason",
    "text",
)

_Cell = str | int | float | bool | None


def render(report: Report) -> str:
    """Return the report as comma-separated values with a header line, lines ending in a newline."""
    match report:
        case ProvenanceReport():
            return _table(_PROVENANCE, _provenance(report))
        case DedupeReport():
            return _table(_DEDUPE, _dedupe(report))
        case CleanReport():
            return _table(_CLEAN, _clean(report))


def _table(header: tuple[str, ...], rows: Iterable[tuple[_Cell, ...]]) -> str:
    """Write rows with every text made safe."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return lines.getvalue()


def _safe(cell: _Cell) -> _Cell:
    """Make a text visible, and keep spreadsheets from taking it for a formula.

    Source:
        OWASP, "CSV Injection": cells that begin with = + - @, tab or carriage return.
    """
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str):
        return cell
    is_formula = cell.startswith(("\t", "\r")) or cell.lstrip().startswith(("=", "+", "-", "@"))
    return f"'{printable(cell)}" if is_formula else printable(cell)


def _provenance(report: ProvenanceReport) -> Iterator[tuple[_Cell, ...]]:
    """Yield a row for each paragraph of the target."""
    for p in report.paragraphs:
        yield (
            report.target.id,
            p.index,
            p.line,
            p.kind,
            p.verdict,
            p.words,
            p.coverage,
            p.identity,
            _sources(p),
            findings.credit_level(p) or "",
            "; ".join(findings.alteration(a) for a in findings.altered_facts(p)),
            p.boilerplate.category if p.boilerplate else "",
            p.boilerplate.reason if p.boilerplate else "",
            p.text,
        )


def _sources(paragraph: LedgerParagraph) -> str:
    """Name the source paragraphs with full ids: "000_bridge:6+7"."""
    return " ".join(
        f"{document}:{'+'.join(map(str, indexes))}"
        for document, indexes in findings.linked(paragraph).items()
    )


def _dedupe(report: DedupeReport) -> Iterator[tuple[_Cell, ...]]:
    """Yield a row for each passage, clusters in order."""
    for cluster in report.clusters:
        for p in cluster.passages:
            yield (
                cluster.id,
                p.document,
                p.outlet,
                p.published,
                p == cluster.first,
                p.index,
                p.line,
                p.start,
                p.end,
                p.identity,
                p.text,
            )


def _clean(report: CleanReport) -> Iterator[tuple[_Cell, ...]]:
    """Yield a row for each paragraph of each document."""
    for document in report.documents:
        for p in document.paragraphs:
            yield (
                document.id,
                p.index,
                p.line,
                p.start,
                p.end,
                p.kind,
                p.action,
                p.category,
                p.confidence,
                p.reason,
                p.text,
            )
