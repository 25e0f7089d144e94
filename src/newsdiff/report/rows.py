"""The report as typed rows: one for each paragraph (provenance, clean) or passage (dedupe).

`csv`, `jsonl` and the tables of `frames`, which `parquet` writes, have the same columns; they differ in how they write a value.
"""

from collections.abc import Iterator, Mapping

from newsdiff.model import Alteration, LedgerParagraph, SourceLink
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
    for record, special in _records(report):
        yield tuple(
            special[name] if name in special else getattr(record, name) for name in columns(report)
        )


def _records(report: Report) -> Iterator[tuple[object, Mapping[str, Value]]]:
    """Yield the record behind each row, with the columns that are not its fields."""
    match report:
        case ProvenanceReport():
            yield from ((p, _provenance(report, p)) for p in report.paragraphs)
        case DedupeReport():
            for c in report.clusters:
                yield from ((p, {"cluster": c.id, "first": p == c.first}) for p in c.passages)
        case CleanReport():
            for document in report.documents:
                yield from ((p, {"document": document.id}) for p in document.paragraphs)


def _provenance(report: ProvenanceReport, paragraph: LedgerParagraph) -> dict[str, Value]:
    boilerplate, credit = paragraph.boilerplate, findings.nearest_credit(paragraph)
    return {
        "target": report.target.id,
        "credit": credit.level if credit else None,
        "altered": tuple(findings.altered_facts(paragraph.passages)),
        "category": boilerplate.category if boilerplate else None,
        "reason": boilerplate.reason if boilerplate else None,
    }
