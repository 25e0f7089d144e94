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

_COLUMNS = {
    "newsdiff.provenance": "target index line kind verdict words coverage identity sources credit "
    "altered category reason text",
    "newsdiff.dedupe": "cluster document outlet published url first wire index line start end identity text",
    "newsdiff.clean": "document index line start end kind action category confidence reason text",
}
_TYPES: Mapping[str, Column] = {
    **dict.fromkeys(("cluster", "index", "line", "start", "end", "words"), int),
    **dict.fromkeys(("coverage", "identity", "confidence"), float),
    "first": bool,
    "sources": SourceLink,
    "altered": Alteration,
}
"""What the columns are that hold no text."""


def columns(report: Report) -> Mapping[str, Column]:
    """Return the names of the columns with the types of their values, in order."""
    return {name: _TYPES.get(name, str) for name in _COLUMNS[report.format].split()}


def rows(report: Report) -> Iterator[tuple[Value, ...]]:
    """Yield the rows in the order of the report, their values in that of `columns`."""
    names = list(columns(report))
    for record, special in _records(report):
        yield tuple(special[n] if n in special else getattr(record, n) for n in names)


def _records(report: Report) -> Iterator[tuple[object, Mapping[str, Value]]]:
    """Yield the record behind each row, with the columns that are not its fields."""
    match report:
        case ProvenanceReport():
            yield from ((p, _provenance(report, p)) for p in report.paragraphs)
        case DedupeReport():
            for c in report.clusters:
                for p in c.passages:  # where nothing is known, it is neither said nor denied
                    first = p == c.first if c.first else None
                    yield p, {"cluster": c.id, "first": first, "wire": c.wire}
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
