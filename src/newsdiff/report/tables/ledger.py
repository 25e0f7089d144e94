"""The rows of the ledger of one article."""

from collections.abc import Iterator

from newsdiff.model import LedgerParagraph
from newsdiff.report import findings, flows, passages
from newsdiff.report.reports import ProvenanceReport
from newsdiff.report.tables import about
from newsdiff.report.tables.about import Cells


def _place(report: ProvenanceReport, paragraph: LedgerParagraph) -> Cells:
    return {"target": report.target.id, "index": paragraph.index, "line": paragraph.line}


def _paragraphs(report: ProvenanceReport) -> Iterator[Cells]:
    for p in report.paragraphs:
        boilerplate, credit = p.boilerplate, findings.own_credit(p)
        yield {
            **_place(report, p),
            "kind": p.kind,
            "verdict": p.verdict,
            "words": p.words,
            "coverage": p.coverage,
            "identity": p.identity,
            "sources": p.sources,
            "credit": credit.level if credit else None,
            "altered": tuple(findings.altered_facts(p.passages)),
            "category": boilerplate.category if boilerplate else None,
            "reason": boilerplate.reason if boilerplate else None,
            "text": p.text,
        }


def _passages(report: ProvenanceReport) -> Iterator[Cells]:
    records = {source.id: source for source in report.sources}
    stretches = passages.linked(report)
    for paragraph in report.paragraphs:
        for passage in paragraph.passages:
            _, _, target, source = next(stretches)
            yield {
                **_place(report, paragraph),
                "kind": passage.kind,
                "start": target.start,
                "end": target.end,
                "source": source.document,
                **about.described_cells("source_", records.get(source.document)),
                "source_start": source.start,
                "source_end": source.end,
                "identity": passage.identity,
                "credit": passage.credit.level if passage.credit else None,
                "text": target.text,
                "source_text": source.text,
            }


def _facts(report: ProvenanceReport) -> Iterator[Cells]:
    records = {source.id: source for source in report.sources}
    for paragraph in report.paragraphs:
        for passage in paragraph.passages:
            for fact in findings.altered_facts((passage,)):
                yield {
                    **_place(report, paragraph),
                    "verdict": paragraph.verdict,
                    "kind": fact.kind,
                    "source_text": fact.source,
                    "target_text": fact.target,
                    "quotation_marks": fact.quotation_marks,
                    "credit": passage.credit.level if passage.credit else None,
                    "source": passage.source.document,
                    **about.described_cells("source_", records.get(passage.source.document)),
                    "source_start": fact.source_start,
                    "target_start": fact.target_start,
                }


def _pairs(report: ProvenanceReport) -> Iterator[Cells]:
    shared = flows.count_passages(report)
    for source in findings.shared_sources(report):
        pair = findings.pair_of(source, report)
        yield about.pair_cells(pair, source, report.target, shared[source.id])


def _outlets(report: ProvenanceReport) -> Iterator[Cells]:
    return about.outlets(flows.ledger_flows(report))


def _articles(report: ProvenanceReport) -> Iterator[Cells]:
    yield {
        "role": "target",
        **about.article_cells(report.target),
        "coverage": report.summary.coverage,
        "used": None,
        "relation": None,
    }
    for source in report.sources:
        yield {
            "role": "source",
            **about.article_cells(source),
            "coverage": source.coverage,
            "used": source.used,
            "relation": source.relation,
        }


ROWS = {
    "paragraphs": _paragraphs,
    "passages": _passages,
    "facts": _facts,
    "pairs": _pairs,
    "outlets": _outlets,
    "articles": _articles,
}
"""What yields the rows of each table."""
