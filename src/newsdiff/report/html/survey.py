"""What the first pages of the site of a corpus show, as records: numbers, diagrams, lists."""

from collections import Counter
from dataclasses import dataclass

from newsdiff.model import Cluster, DocumentRecord, PairRecord
from newsdiff.report import directions, flows, headlines, phrases
from newsdiff.report.flows import Flow
from newsdiff.report.html import flow, times
from newsdiff.report.html.page import settings_rows
from newsdiff.report.reports import DedupeReport

UNKNOWN_OUTLET = "outlet not known"
"""Name of the outlets that nothing names."""
MAX_PAGES = 10_000
"""Clusters and pairs that have a row and a page; the other formats have the rest."""
_N_TOP = 8
"""Passages in the lists of the longest and the most spread."""
_N_FLOWS = 12
"""Flows in the table beside the diagram."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterRow:
    """A cluster in a list."""

    number: int
    words: int
    documents: int
    n_outlets: int
    first: str
    published: str
    is_certain: bool
    """Whether it is known that `first` was first."""
    text: str
    outlets: str
    """All outlets, for the search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRow:
    """An outlet in numbers."""

    name: str
    documents: int
    first: int
    """Clusters that it had first."""
    taken: int
    """Passages that it took."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """Two documents in a list."""

    number: int
    a: str
    b: str
    words: int
    coverage_a: float
    coverage_b: float
    direction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """A document that shares passages, in a list."""

    name: str
    title: str
    outlet: str
    published: str
    words: int
    path: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The first page."""

    report: DedupeReport
    headline: str
    scope: str
    diagram: flow.FlowDiagram | None
    flows: list[Flow]
    n_undirected: int
    outlets: list[OutletRow]
    plot: times.Plot | None
    longest: list[ClusterRow]
    spread: list[ClusterRow]
    rows: list[ClusterRow]
    n_hidden: int
    pairs: list[PairRow]
    n_hidden_pairs: int
    articles: list[ArticleRow]
    n_hidden_articles: int
    settings: list[tuple[str, str]]


class Survey:
    """The lookups that the pages of a site share."""

    def __init__(self, report: DedupeReport) -> None:
        """Name the documents, and list the clusters and pairs that have pages."""
        self.report = report
        documents = dict.fromkeys(p.document for c in report.clusters for p in c.passages)
        pairs = dict.fromkeys(i for p in report.pairs for i in (p.a, p.b))
        records = dict.fromkeys(record.id for record in report.records)
        self.names = phrases.short_names(documents | pairs | records)
        self.articles = {record.id: self._article(record) for record in report.records}
        self.clusters = report.clusters[:MAX_PAGES]
        self.pairs = report.pairs[:MAX_PAGES]
        self.flows = flows.flows(report.clusters, self.names)
        self.rows = [self._row(c) for c in self.clusters]
        self.pair_rows = [self._pair_row(n, p) for n, p in enumerate(self.pairs)]

    def _article(self, record: DocumentRecord) -> ArticleRow:
        """Describe a document on a line."""
        return ArticleRow(
            name=self.names[record.id],
            title=record.title or "",
            outlet=record.outlet or UNKNOWN_OUTLET,
            published=phrases.moment(record.published),
            words=record.words,
            path=record.path or "",
            sha256=record.sha256,
        )

    def _row(self, cluster: Cluster) -> ClusterRow:
        """Describe a cluster on a line."""
        first = cluster.first
        outlets = dict.fromkeys(p.outlet or UNKNOWN_OUTLET for p in cluster.passages)
        return ClusterRow(
            number=cluster.id,
            words=cluster.words,
            documents=cluster.documents,
            n_outlets=flows.count_outlets(cluster),
            first=first.outlet or self.names[first.document],
            published=phrases.moment(first.published),
            is_certain=cluster.direction.verdict == "source-first",
            text=first.text,
            outlets=", ".join(outlets),
        )

    def _pair_row(self, number: int, pair: PairRecord) -> PairRow:
        """Describe a pair on a line."""
        a, b = self.names[pair.a], self.names[pair.b]
        return PairRow(
            number=number,
            a=a,
            b=b,
            words=pair.words,
            coverage_a=pair.coverage_a,
            coverage_b=pair.coverage_b,
            direction=directions.say_direction(pair.direction, a, b),
        )

    def overview(self) -> Overview:
        """Build the first page."""
        report = self.report
        largest = sorted(self.flows, key=lambda f: (-f.words, f.origin, f.taker))
        return Overview(
            report=report,
            headline=headlines.headline(report),
            scope=headlines.dedupe_scope(report),
            diagram=flow.draw_flows(largest),
            flows=largest[:_N_FLOWS],
            n_undirected=len(report.clusters) - sum(1 for _ in flows.directed(report.clusters)),
            outlets=self._outlets(),
            plot=times.draw_plot(report.clusters),
            longest=sorted(self.rows, key=lambda r: -r.words)[:_N_TOP],
            spread=sorted(self.rows, key=lambda r: (-r.n_outlets, -r.documents, -r.words))[:_N_TOP],
            rows=self.rows,
            n_hidden=len(report.clusters) - len(self.rows),
            pairs=self.pair_rows,
            n_hidden_pairs=len(report.pairs) - len(self.pair_rows),
            articles=list(self.articles.values())[:MAX_PAGES],
            n_hidden_articles=max(len(self.articles) - MAX_PAGES, 0),
            settings=list(settings_rows(report.settings)),
        )

    def _outlets(self) -> list[OutletRow]:
        """Count what each outlet had first and what it took, those with the most first."""
        first = Counter(c.first.outlet or "" for c in flows.directed(self.report.clusters))
        taken: Counter[str] = Counter()
        for f in self.flows:
            taken[f.outlets[1] or ""] += f.passages
        outlets = [
            OutletRow(
                name=name or UNKNOWN_OUTLET, documents=n, first=first[name], taken=taken[name]
            )
            for name, n in self.report.outlets.items()
        ]
        return sorted(outlets, key=lambda o: (-o.first - o.taken, -o.documents, o.name))
