"""What the site of a corpus shows, as records: overview, clusters with their versions, pairs."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newsdiff.model import Cluster, ClusterPassage, DedupeReport, PairRecord
from newsdiff.render import findings, wording
from newsdiff.render.html import flow, times, versions
from newsdiff.render.html.page import settings_rows
from newsdiff.render.html.pieces import Piece

MAX_ROWS = 10_000
"""Clusters and pairs that have a row and a page; what is beyond stands in the other formats."""
_N_TOP = 8
"""Passages in the lists of the longest and the most spread."""
_N_FLOWS = 12
"""Flows in the table beside the diagram."""
_MAX_VERSIONS = 60
"""Different versions that a page shows word by word; the rest are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
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
class Overview:
    """The first page."""

    report: DedupeReport
    headline: str
    scope: str
    diagram: flow.Diagram | None
    flows: list[flow.Flow]
    n_undirected: int
    outlets: list[Outlet]
    plot: times.Plot | None
    longest: list[Row]
    spread: list[Row]
    rows: list[Row]
    n_hidden: int
    pairs: list[PairRow]
    n_hidden_pairs: int
    settings: list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """An article that has a version."""

    name: str
    outlet: str
    published: str
    place: str
    is_first: bool
    is_suspect: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A wording, with the articles that have it."""

    witnesses: list[Witness]
    identity: float
    pieces: list[Piece]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterView:
    """The page of a cluster."""

    row: Row
    direction: str
    evidence: list[str]
    line: tuple[times.Moment, ...]
    versions: list[Version]
    more: list[Witness]
    """Articles whose versions are not shown word by word."""
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A passage that both documents of a pair have."""

    row: Row
    a: list[Piece]
    b: list[Piece]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """The page of a pair."""

    row: PairRow
    a: Witness | None
    b: Witness | None
    evidence: list[str]
    shared: list[Shared]


class Survey:
    """The lookups that the pages of a site share."""

    def __init__(self, report: DedupeReport) -> None:
        """Name the documents, and list the clusters and pairs that have pages."""
        self.report = report
        documents = dict.fromkeys(p.document for c in report.clusters for p in c.passages)
        pairs = dict.fromkeys(i for p in report.pairs for i in (p.a, p.b))
        self.names: Mapping[str, str] = wording.short_names(documents | pairs)
        self.clusters = report.clusters[:MAX_ROWS]
        self.pairs = report.pairs[:MAX_ROWS]
        self.rows = [self._row(c) for c in self.clusters]
        self.pair_rows = [self._pair_row(n, p) for n, p in enumerate(self.pairs)]
        self._by_document: dict[str, list[tuple[int, ClusterPassage]]] = defaultdict(list)
        for position, cluster in enumerate(self.clusters):
            for passage in cluster.passages:
                self._by_document[passage.document].append((position, passage))

    def _row(self, cluster: Cluster) -> Row:
        """Describe a cluster on a line."""
        first = cluster.first
        outlets = dict.fromkeys(p.outlet or flow.UNKNOWN for p in cluster.passages)
        return Row(
            number=cluster.id,
            words=cluster.words,
            documents=cluster.documents,
            n_outlets=wording.n_outlets(cluster),
            first=first.outlet or self.names[first.document],
            published=wording.moment(first.published),
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
            direction=findings.direction(pair.direction, a, b),
        )

    def overview(self) -> Overview:
        """Build the first page."""
        report = self.report
        found = flow.flows(report.clusters)
        return Overview(
            report=report,
            headline=wording.dedupe_headline(report),
            scope=wording.dedupe_scope(report),
            diagram=flow.diagram(found),
            flows=found[:_N_FLOWS],
            n_undirected=flow.n_undirected(report),
            outlets=self._outlets(),
            plot=times.plot(report.clusters),
            longest=sorted(self.rows, key=lambda r: -r.words)[:_N_TOP],
            spread=sorted(self.rows, key=lambda r: (-r.n_outlets, -r.documents, -r.words))[:_N_TOP],
            rows=self.rows,
            n_hidden=len(report.clusters) - len(self.rows),
            pairs=self.pair_rows,
            n_hidden_pairs=len(report.pairs) - len(self.pair_rows),
            settings=list(settings_rows(report.settings)),
        )

    def _outlets(self) -> list[Outlet]:
        """Count what each outlet had first and what it took, those with the most first."""
        first: Counter[str] = Counter()
        taken: Counter[str] = Counter()
        for cluster in self.report.clusters:
            if cluster.direction.verdict != "source-first":
                continue
            first[cluster.first.outlet or ""] += 1
            for p in cluster.passages:
                taken[p.outlet or ""] += p.document != cluster.first.document
        found = [
            Outlet(name=name or flow.UNKNOWN, documents=n, first=first[name], taken=taken[name])
            for name, n in self.report.outlets.items()
        ]
        return sorted(found, key=lambda o: (-o.first - o.taken, -o.documents, o.name))

    # ----------------------------------------------------------------------------- clusters

    def cluster_views(self) -> Iterator[ClusterView]:
        """Yield the page of each cluster."""
        for position, (cluster, row) in enumerate(zip(self.clusters, self.rows, strict=True)):
            groups: dict[str, list[ClusterPassage]] = {}
            for passage in cluster.passages:
                groups.setdefault(" ".join(passage.text.split()), []).append(passage)
            wordings = list(groups.values())
            titles = [f"{self._who(p)}, {wording.moment(p.published)}" for p in cluster.passages]
            yield ClusterView(
                row=row,
                direction=self._direction(cluster),
                evidence=[
                    f"{e.kind}: {wording.shortened(e.text, self.names)}"
                    for e in cluster.direction.evidence
                ],
                line=times.line(cluster.passages, titles),
                versions=[self._version(cluster, group) for group in wordings[:_MAX_VERSIONS]],
                more=[self._witness(cluster, p) for g in wordings[_MAX_VERSIONS:] for p in g],
                before=self.rows[position - 1].number if position else None,
                after=self.rows[position + 1].number if position + 1 < len(self.rows) else None,
            )

    def _direction(self, cluster: Cluster) -> str:
        """Say which version was first."""
        return findings.direction(cluster.direction, self._who(cluster.first), "another version")

    def _version(self, cluster: Cluster, group: list[ClusterPassage]) -> Version:
        """Show a wording against the first one."""
        text = group[0].text
        is_first = cluster.first in group
        return Version(
            witnesses=[self._witness(cluster, p) for p in group],
            identity=group[0].identity,
            pieces=[Piece(text)] if is_first else versions.merged(cluster.first.text, text),
        )

    def _witness(self, cluster: Cluster, passage: ClusterPassage) -> Witness:
        """Describe an article that has a version."""
        return Witness(
            name=self.names[passage.document],
            outlet=passage.outlet or flow.UNKNOWN,
            published=wording.moment(passage.published),
            place=f"paragraph {passage.index}, line {passage.line}",
            is_first=passage == cluster.first,
            is_suspect=passage.is_suspect,
        )

    def _who(self, passage: ClusterPassage) -> str:
        """Name an article with its outlet."""
        name = self.names[passage.document]
        return f"{passage.outlet} ({name})" if passage.outlet else name

    # -------------------------------------------------------------------------------- pairs

    def pair_views(self) -> Iterator[PairView]:
        """Yield the page of each pair."""
        for pair, row in zip(self.pairs, self.pair_rows, strict=True):
            in_a = dict(self._by_document[pair.a])
            both = [(n, in_a[n], p) for n, p in self._by_document[pair.b] if n in in_a]
            both.sort(key=lambda found: (found[1].start, found[0]))
            yield PairView(
                row=row,
                a=self._witness(self.clusters[both[0][0]], both[0][1]) if both else None,
                b=self._witness(self.clusters[both[0][0]], both[0][2]) if both else None,
                evidence=[
                    f"{e.kind}: {wording.shortened(e.text, self.names)}"
                    for e in pair.direction.evidence
                ],
                shared=[self._shared(self.rows[n], a, b) for n, a, b in both],
            )

    @staticmethod
    def _shared(row: Row, a: ClusterPassage, b: ClusterPassage) -> Shared:
        """Show a passage of both documents."""
        pieces_a, pieces_b = versions.sides(a.text, b.text)
        return Shared(row=row, a=pieces_a, b=pieces_b)
