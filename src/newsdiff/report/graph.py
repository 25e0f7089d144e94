"""Who shares text with whom, as nodes and edges: documents, and the outlets that took from outlets.

A provenance report gives the target and its sources, that of a corpus its documents and outlets, that of
cleaning its documents alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from newsdiff.model import PairRecord
from newsdiff.report import findings, flows
from newsdiff.report.reports import CleanReport, DedupeReport, ProvenanceReport, Report
from newsdiff.visible import printable


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A document or an outlet."""

    id: str
    label: str
    kind: str
    outlet: str = ""
    published: str = ""
    url: str = ""

    def attributes(self) -> dict[str, str]:
        """Return by name what a file says of it, beside its label."""
        return {
            "kind": self.kind,
            "outlet": self.outlet,
            "published": self.published,
            "url": self.url,
        }


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

    def attributes(self) -> dict[str, str]:
        """Return by name what a file says of it, beside its weight, which is its words."""
        return {"passages": str(self.passages), "confidence": str(self.confidence)}

    def ends(self) -> str:
        """Return the XML attributes that say what it connects."""
        return f"source={attribute(self.source)} target={attribute(self.target)}"


def attribute(text: str) -> str:
    """Write a text as the value of an XML attribute."""
    return quoteattr(printable(text))


def nodes(report: Report) -> list[GraphNode]:
    """Return documents, then outlets, each in the order of the report."""
    documents: list[GraphNode] = []
    match report:
        case ProvenanceReport():
            documents = [
                _document(r.id, r.outlet, r.published, r.url)
                for r in (report.target, *report.sources)
            ]
        case CleanReport():
            documents = [_document(d.id, d.outlet) for d in report.documents]
        case DedupeReport():
            passages = {p.document: p for c in report.clusters for p in c.passages}
            documents = [_document(i, p.outlet, p.published, p.url) for i, p in passages.items()]
            paired = dict.fromkeys(i for pair in report.pairs for i in (pair.a, pair.b))
            documents += [_document(i) for i in paired if i not in passages]
    names = dict.fromkeys(node.outlet for node in documents if node.outlet)
    return documents + [GraphNode(f"o:{name}", name, "outlet", name) for name in names]


def _document(
    name: str, outlet: str | None = None, published: str | None = None, url: str | None = None
) -> GraphNode:
    return GraphNode(f"d:{name}", name, "document", outlet or "", published or "", url or "")


def edges(report: Report) -> Iterator[GraphEdge]:
    """Yield edges between documents, then between outlets."""
    if isinstance(report, ProvenanceReport):
        shared = flows.count_passages(report)
        for s in report.sources:
            if shared[s.id]:
                yield _edge(findings.pair_of(s, report), shared[s.id])
    elif isinstance(report, DedupeReport):
        common = flows.count_shared(report.clusters, report.pairs)
        for pair in report.pairs:
            yield _edge(pair, common[pair.a, pair.b])
        yield from _outlets(report)


def _edge(pair: PairRecord, passages: int) -> GraphEdge:
    """Point an edge the way the text went; `a` is first where that is not known."""
    found = pair.direction
    a, b = (pair.b, pair.a) if found.verdict == "target-first" else (pair.a, pair.b)
    is_directed = found.verdict in ("source-first", "target-first")
    return GraphEdge(f"d:{a}", f"d:{b}", pair.words, passages, is_directed, found.confidence)


def _outlets(report: DedupeReport) -> Iterator[GraphEdge]:
    """Yield what outlets took from outlets, where it is known who was first."""
    ids = {p.document: p.document for c in report.clusters for p in c.passages}
    for flow in flows.flows(report.clusters, ids):
        if all(flow.outlets):
            ends = f"o:{flow.origin}", f"o:{flow.taker}"
            yield GraphEdge(*ends, flow.words, flow.passages, is_directed=True, confidence=1.0)
