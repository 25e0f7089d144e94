"""The report as typed rows: one for each paragraph (provenance, clean) or passage (dedupe).

`csv`, `jsonl`, `parquet` and the tables of `frames` have the same columns; they differ in how they write a value.
"""

from collections.abc import Iterator, Mapping

from newsdiff.model import Alteration, SourceLink
from newsdiff.report import findings
from newsdiff.report.reports import CleanReport, DedupeReport, ProvenanceReport, Report

Value = str | int | float | bool | tuple[SourceLink, ...] | tuple[Alteration, ...] | None
"""What a row holds; None where there is nothing to say."""
Column = type[str | int | float | bool | SourceLink | Alteration]
"""What the values of a column are; those of a record type are tuples of such records."""

_PROVENANCE: Mapping[str, Column] = {
    "target": str,
    "index": int,
    "line": int,
    "kind": str,
    "verdict": str,
    "words": int,
    "coverage": float,
    "identity": float,
    "sources": SourceLink,
    "credit": str,
    "altered": Alteration,
    "category": str,
    "reason": str,
    "text": str,
}
_DEDUPE: Mapping[str, Column] = {
    "cluster": int,
    "document": str,
    "outlet": str,
    "published": str,
    "first": bool,
    "index": int,
    "line": int,
    "start": int,
    "end": int,
    "identity": float,
    "text": str,
}
_CLEAN: Mapping[str, Column] = {
    "document": str,
    "index": int,
    "line": int,
    "start": int,
    "end": int,
    "kind": str,
    "action": str,
    "category": str,
    "confidence": float,
    "reason": str,
    "text": str,
}


def columns(report: Report) -> Mapping[str, Column]:
    """Return the names of the columns with the types of their values, in order."""
    match report:
        case ProvenanceReport():
            return _PROVENANCE
        case DedupeReport():
            return _DEDUPE
        case CleanReport():
            return _CLEAN


def rows(report: Report) -> Iterator[tuple[Value, ...]]:
    """Yield the rows in the order of the report, their values in that of `columns`."""
    match report:
        case ProvenanceReport():
            return _provenance(report)
        case DedupeReport():
            return _dedupe(report)
        case CleanReport():
            return _clean(report)


def _provenance(report: ProvenanceReport) -> Iterator[tuple[Value, ...]]:
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
            p.sources,
            findings.credit_level(p),
            tuple(findings.altered_facts(p)),
            p.boilerplate.category if p.boilerplate else None,
            p.boilerplate.reason if p.boilerplate else None,
            p.text,
        )


def _dedupe(report: DedupeReport) -> Iterator[tuple[Value, ...]]:
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


def _clean(report: CleanReport) -> Iterator[tuple[Value, ...]]:
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
