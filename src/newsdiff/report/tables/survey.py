"""The rows of what runs through a corpus."""

from collections import Counter
from collections.abc import Iterator, Mapping

from newsdiff.report import flows
from newsdiff.report.reports import DedupeReport
from newsdiff.report.tables import about
from newsdiff.report.tables.about import Cells, Described


def _known(report: DedupeReport) -> Mapping[str, Described]:
    """Return what is known of each document; a report of an older newsdiff has it at the passages alone."""
    passages = {p.document: p for c in report.clusters for p in c.passages}
    return {**passages, **{record.id: record for record in report.records}}


def _passages(report: DedupeReport) -> Iterator[Cells]:
    known = _known(report)
    for cluster in report.clusters:
        for p in cluster.passages:
            yield {
                "cluster": cluster.id,
                "document": p.document,
                **about.described_cells("", known[p.document]),
                # Where nothing is known, it is neither said nor denied.
                "first": p == cluster.first if cluster.first else None,
                "wire": cluster.wire,
                "index": p.index,
                "line": p.line,
                "start": p.start,
                "end": p.end,
                "words": p.words,
                "identity": p.identity,
                "text": p.text,
            }


def _pairs(report: DedupeReport) -> Iterator[Cells]:
    known, shared = _known(report), flows.count_shared(report.clusters, report.pairs)
    for pair in report.pairs:
        ends = known.get(pair.a), known.get(pair.b)
        yield about.pair_cells(pair, *ends, shared[pair.a, pair.b])


def _outlets(report: DedupeReport) -> Iterator[Cells]:
    names = {p.document: f"article {p.document}" for c in report.clusters for p in c.passages}
    return about.outlets(flows.flows(report.clusters, names))


def _articles(report: DedupeReport) -> Iterator[Cells]:
    every: Counter[str] = Counter()
    first: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for cluster in report.clusters:
        documents = {p.document for p in cluster.passages}
        every.update(documents)
        if cluster.first:
            first[cluster.first.document] += 1
            taken.update(documents - {cluster.first.document})
    for record in report.records:
        yield {
            **about.article_cells(record),
            "passages": every[record.id],
            "passages_first": first[record.id],
            "passages_taken": taken[record.id],
        }


ROWS = {"passages": _passages, "pairs": _pairs, "outlets": _outlets, "articles": _articles}
"""What yields the rows of each table."""
