"""What the first pages of the site of a corpus show: numbers, diagrams, lists."""

from collections import Counter
from dataclasses import dataclass

from newsdiff.model import Cluster, PairRecord
from newsdiff.report import directions, findings, flows, headlines, phrases
from newsdiff.report.html import flow, times
from newsdiff.report.html.page import UNKNOWN_OUTLET, settings_rows
from newsdiff.report.reports import DedupeReport

MAX_PAGES = 10_000
"""Clusters and pairs that have a row and a page; the other formats have the rest."""
_N_TOP = 8
"""Passages in the lists of the longest and the most spread."""
_N_FLOWS = 12
"""Flows in the table beside the diagram."""


@dataclass(frozen=True, slots=True)
class ClusterRow:
    """A cluster in a list."""

    cluster: Cluster
    n_outlets: int
    first: str | None
    """Who had it first, None where that is not known."""
    outlets: str
    """All outlets, for the search."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two documents in a list."""

    number: int
    pair: PairRecord
    a: str
    b: str
    direction: str
    wire: str


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet in numbers."""

    name: str
    documents: int
    first: int
    """Clusters that it had first."""
    taken: int
    """Passages that it took."""


class Survey:
    """What the pages of a site look up, and what the first of them show."""

    def __init__(self, report: DedupeReport) -> None:
        """Name the documents, count, draw, and list the clusters and pairs that have pages."""
        self.report = report
        documents = dict.fromkeys(p.document for c in report.clusters for p in c.passages)
        pairs = dict.fromkeys(i for p in report.pairs for i in (p.a, p.b))
        self.records = {record.id: record for record in report.records}
        self.names = phrases.short_names(documents | pairs | self.records)
        self.headline, self.scope = headlines.headline(report), headlines.dedupe_scope(report)
        self.settings = list(settings_rows(report.settings))

        self.rows = [self._row(c) for c in report.clusters[:MAX_PAGES]]
        self.n_hidden = len(report.clusters) - len(self.rows)
        self.longest = sorted(self.rows, key=lambda r: -r.cluster.words)[:_N_TOP]
        self.spread = sorted(self.rows, key=_spread)[:_N_TOP]
        self.pairs = [self._pair(n, p) for n, p in enumerate(report.pairs[:MAX_PAGES])]
        self.n_hidden_pairs = len(report.pairs) - len(self.pairs)
        self.articles = report.records[:MAX_PAGES]
        self.n_hidden_articles = len(report.records) - len(self.articles)

        counted = flows.flows(report.clusters, self.names)
        largest = sorted(counted, key=lambda f: (-f.words, f.origin, f.taker))
        self.flows, self.diagram = largest[:_N_FLOWS], flow.draw_flows(largest)
        self.n_undirected = len(report.clusters) - sum(1 for _ in flows.origins(report.clusters))
        self.outlets = _outlets(report, counted)
        self.plot = times.draw_plot(report.clusters)

    def _row(self, cluster: Cluster) -> ClusterRow:
        known = cluster.first
        first = (known.outlet or self.names[known.document]) if known else None
        outlets = dict.fromkeys(p.outlet or UNKNOWN_OUTLET for p in cluster.passages)
        return ClusterRow(cluster, flows.count_outlets(cluster), first, ", ".join(outlets))

    def _pair(self, number: int, pair: PairRecord) -> PairRow:
        a, b = self.names[pair.a], self.names[pair.b]
        first = directions.say_direction(pair.direction, a, b)
        return PairRow(number, pair, a, b, first, findings.say_wire(pair.wire))


def _spread(row: ClusterRow) -> tuple[int, ...]:
    """Rank clusters by outlets, articles and words, the most first."""
    return -row.n_outlets, -row.cluster.documents, -row.cluster.words


def _outlets(report: DedupeReport, counted: list[flows.Flow]) -> list[OutletRow]:
    """Count what each outlet had first and what it took, those with the most first."""
    first = Counter(origin.outlet or "" for origin, _ in flows.origins(report.clusters))
    taken: Counter[str] = Counter()
    for f in counted:
        taken[f.outlets[1] or ""] += f.passages
    outlets = [
        OutletRow(name or UNKNOWN_OUTLET, n, first[name], taken[name])
        for name, n in report.outlets.items()
    ]
    return sorted(outlets, key=lambda o: (-o.first - o.taken, -o.documents, o.name))
