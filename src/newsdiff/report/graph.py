"""Who shares text with whom, as nodes and edges: documents, and the outlets that took from outlets.

A provenance report gives the target and its sources, that of a corpus its documents and outlets, that of
cleaning its documents alone.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from newsdiff.model import Direction, DocumentRecord, SourceRecord
from newsdiff.report import flows
from newsdiff.report.reports import CleanReport, DedupeReport, ProvenanceReport, Report


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A document or an outlet."""

    id: str
    label: str
    kind: str
    outlet: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """Shared text; it points from where the text was first to where it was taken."""

    source: str
    target: str
    words: int
    passages: int
    is_directed: bool
    """Whether it is known who was first."""
    confidence: float


def nodes(report: Report) -> list[GraphNode]:
    """Return documents, then outlets, each in the order of the report."""
    match report:
        case ProvenanceReport():
            records: list[DocumentRecord | SourceRecord] = [report.target, *report.sources]
            documents = [
                GraphNode(f"d:{r.id}", r.id, "document", r.outlet or "", r.published or "")
                for r in records
            ]
        case CleanReport():
            documents = [
                GraphNode(f"d:{d.id}", d.id, "document", d.outlet or "") for d in report.documents
            ]
        case DedupeReport():
            passages = {p.document: p for c in report.clusters for p in c.passages}
            ids = dict.fromkeys(
                [*passages, *(i for pair in report.pairs for i in (pair.a, pair.b))]
            )
            documents = [
                GraphNode(
                    f"d:{i}",
                    i,
                    "document",
                    (passages[i].outlet or "") if i in passages else "",
                    (passages[i].published or "") if i in passages else "",
                )
                for i in ids
            ]
    names = dict.fromkeys(node.outlet for node in documents if node.outlet)
    return documents + [GraphNode(f"o:{name}", name, "outlet", name) for name in names]


def edges(report: Report) -> Iterator[GraphEdge]:
    """Yield edges between documents, then between outlets."""
    if isinstance(report, ProvenanceReport):
        for s in report.sources:
            passages = sum(q.source.document == s.id for p in report.paragraphs for q in p.passages)
            if passages:
                words = round(s.coverage * report.summary.words)
                yield _edge(s.id, report.target.id, words, passages, s.direction)
    elif isinstance(report, DedupeReport):
        shared = _shared(report)
        for pair in report.pairs:
            yield _edge(pair.a, pair.b, pair.words, shared[pair.a, pair.b], pair.direction)
        yield from _outlets(report)


def _edge(a: str, b: str, words: int, passages: int, direction: Direction) -> GraphEdge:
    """Point an edge the way the text went; `a` is first where that is not known."""
    is_directed = direction.verdict in ("source-first", "target-first")
    if direction.verdict == "target-first":
        a, b = b, a
    return GraphEdge(f"d:{a}", f"d:{b}", words, passages, is_directed, direction.confidence)


def _shared(report: DedupeReport) -> Counter[tuple[str, str]]:
    """Count the clusters that the documents of each pair share."""
    clusters: dict[str, set[int]] = {}
    for cluster in report.clusters:
        for passage in cluster.passages:
            clusters.setdefault(passage.document, set()).add(cluster.id)
    empty: set[int] = set()
    return Counter(
        {(p.a, p.b): len(clusters.get(p.a, empty) & clusters.get(p.b, empty)) for p in report.pairs}
    )


def _outlets(report: DedupeReport) -> Iterator[GraphEdge]:
    """Yield what outlets took from outlets, where it is known who was first."""
    ids = {p.document: p.document for c in report.clusters for p in c.passages}
    for flow in flows.flows(report.clusters, ids):
        if all(flow.outlets):
            ends = f"o:{flow.origin}", f"o:{flow.taker}"
            yield GraphEdge(*ends, flow.words, flow.passages, is_directed=True, confidence=1.0)
