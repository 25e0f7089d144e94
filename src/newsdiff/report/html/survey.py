"""What the first pages of the site of a corpus show: numbers, diagrams, lists."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from newsdiff.model import Cluster, Direction, DocumentRecord, PairRecord, TranslatedPair
from newsdiff.report import clocks, directions, findings, flows, headlines, phrases
from newsdiff.report.html import flow, times
from newsdiff.report.html.page import UNKNOWN_OUTLET, settings_rows
from newsdiff.report.html.parties import say_who_was_first
from newsdiff.report.reports import DedupeReport

MAX_PAGES = 10_000
"""Clusters and pairs that have a row and a page; the other formats have the rest."""
_N_TOP = 8
"""Passages in the lists of the longest and the most spread."""
_MAX_TITLE = 32
"""Characters of a title that stands for an outlet which is not known: as long as the names of most outlets."""
N_SEEN = 12
"""Rows of the tables of flows and outlets that are seen at once; the others are folded."""


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
class PairEnd:
    """A document of a pair."""

    id: str
    name: str
    record: DocumentRecord | None
    coverage: float | None = None
    """Share of its words that both have; None where they share none."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two documents in a list, the one that was first before the other."""

    number: int
    pair: PairRecord
    ends: tuple[PairEnd, PairEnd]
    arrow: str
    """From the first to the other, where it is known which was first."""
    direction: str
    wire: str


@dataclass(frozen=True, slots=True)
class TranslatedRow:
    """Two documents in two languages in a list, the earlier one before the other."""

    number: int
    pair: TranslatedPair
    ends: tuple[PairEnd, PairEnd]
    arrow: str
    """From the earlier to the other, where their dates say which that is."""


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
        pairs = dict.fromkeys(_documents(report.pairs, report.translations))
        self.records = {record.id: record for record in report.records}
        self.names = phrases.short_names(documents | pairs | self.records)
        outlets = [(p.document, p.outlet) for c in report.clusters for p in c.passages]
        outlets += [(record.id, record.outlet) for record in report.records]
        self._outlets = {i: phrases.excerpt(name, phrases.MAX_NAME) for i, name in outlets if name}
        self.called = {name: self._call(name) for name in documents}
        """Articles of no known outlet, by their ids."""
        self.headline, self.scope = headlines.headline(report), headlines.dedupe_scope(report)
        self.settings = list(settings_rows(report.settings))

        self.rows = [self._row(c) for c in report.clusters[:MAX_PAGES]]
        self.n_hidden = len(report.clusters) - len(self.rows)
        self.longest = sorted(self.rows, key=lambda r: -r.cluster.words)[:_N_TOP]
        # What stands among the longest already is not said again.
        seen = {row.cluster.id for row in self.longest}
        others = (row for row in sorted(self.rows, key=_spread) if row.cluster.id not in seen)
        self.spread = list(islice(others, _N_TOP))
        self.pairs = [self._pair(n, p) for n, p in enumerate(paged_pairs(report))]
        self.n_hidden_pairs = len(report.pairs) - len(self.pairs)
        found = enumerate(paged_translations(report))
        self.translations = [self._translated(n, p) for n, p in found]
        self.n_hidden_translations = len(report.translations) - len(self.translations)
        self.articles = report.records[:MAX_PAGES]
        self.n_hidden_articles = len(report.records) - len(self.articles)
        self.shared = " or ".join(
            ["share passages"] * bool(report.pairs or not report.translations)
            + ["may be translated"] * bool(report.translations)
        )

        counted = flows.flows(report.clusters, self.called)
        largest = sorted(counted, key=lambda f: (-f.words, f.origin, f.taker))
        self.n_seen, self.flows = N_SEEN, largest[:MAX_PAGES]
        self.matrix = flow.tabulate_flows(largest)
        self.diagram = None if self.matrix else flow.draw_flows(largest)
        self.n_undirected = len(report.clusters) - sum(1 for _ in flows.origins(report.clusters))
        self.outlets = _outlets(report, counted)
        self.n_known = sum(row.name != UNKNOWN_OUTLET for row in self.outlets)
        self.plot = times.draw_plot(report.clusters)

    def who(self, document: str) -> str:
        """Name an article: by its outlet, with its id, since two may be of one outlet; by its title where none is known."""
        outlet = self._outlets.get(document)
        return f"{outlet} ({self._id(document)})" if outlet else self._call(document)

    def reasons(self, direction: Direction) -> list[str]:
        """Return what speaks for a direction, strongest first."""
        named = {i: self.who(i) for evidence in direction.evidence for i in evidence.documents}
        return list(directions.reasons(direction, named))

    def _id(self, document: str) -> str:
        """Return the short id; evidence may name an article that shares nothing here."""
        return phrases.excerpt(self.names.get(document, document), phrases.MAX_NAME)

    def _call(self, document: str) -> str:
        """Name an article of no known outlet: by its title, with its id, since two may have one title."""
        record, name = self.records.get(document), self._id(document)
        title = phrases.quoted_title(record.title or "", _MAX_TITLE) if record else ""
        return f"{title} ({name})" if title else f"article {name}"

    def _row(self, cluster: Cluster) -> ClusterRow:
        known = cluster.first
        first = (known.outlet or self.called[known.document]) if known else None
        outlets = dict.fromkeys(p.outlet or UNKNOWN_OUTLET for p in cluster.passages)
        return ClusterRow(cluster, flows.count_outlets(cluster), first, ", ".join(outlets))

    def _pair(self, number: int, pair: PairRecord) -> PairRow:
        a = PairEnd(pair.a, self.names[pair.a], self.records.get(pair.a), pair.coverage_a)
        b = PairEnd(pair.b, self.names[pair.b], self.records.get(pair.b), pair.coverage_b)
        verdict = pair.direction.verdict
        first = say_who_was_first(pair.direction, *map(self._known_as, (a, b)))
        ends = (b, a) if verdict == "target-first" else (a, b)
        arrow = "→" if verdict in ("source-first", "target-first") else "–"
        return PairRow(number, pair, ends, arrow, first, findings.say_wire(pair.wire))

    def _known_as(self, end: PairEnd) -> str:
        """Name an article of a pair by its outlet, which the other one has not, else by its title."""
        return self._outlets.get(end.id) or self._call(end.id)

    def _translated(self, number: int, pair: TranslatedPair) -> TranslatedRow:
        ends = [PairEnd(i, self.names[i], self.records.get(i)) for i in (pair.a, pair.b)]
        days = [clocks.calendar_day(end.record.published) if end.record else "" for end in ends]
        arrow = "→" if all(days) and days[0] != days[1] else "–"
        return TranslatedRow(number, pair, (ends[0], ends[1]), arrow)


def paged_documents(report: DedupeReport) -> set[str]:
    """Return the ids of the documents that stand side by side with another on a page."""
    return set(_documents(paged_pairs(report), paged_translations(report)))


def _documents(
    pairs: Iterable[PairRecord], translations: Iterable[TranslatedPair]
) -> Iterator[str]:
    """Yield the ids of the documents of pairs."""
    for pair in pairs:
        yield from (pair.a, pair.b)
    for told in translations:
        yield from (told.a, told.b)


def paged_pairs(report: DedupeReport) -> list[PairRecord]:
    """Return the pairs that have pages, those that share most words first."""
    return sorted(report.pairs, key=lambda pair: -pair.words)[:MAX_PAGES]


def paged_translations(report: DedupeReport) -> list[TranslatedPair]:
    """Return the pairs in two languages that have pages, those that tell most words first."""
    return sorted(report.translations, key=lambda pair: -pair.words)[:MAX_PAGES]


def _spread(row: ClusterRow) -> tuple[int, ...]:
    """Rank clusters by outlets, articles and words, the most first."""
    return -row.n_outlets, -row.cluster.documents, -row.cluster.words


def _outlets(report: DedupeReport, counted: list[flows.Flow]) -> list[OutletRow]:
    """Count what each outlet had first and what it took, those with the most first; what no outlet is known of last."""
    first = Counter(origin.outlet or "" for origin, _ in flows.origins(report.clusters))
    taken: Counter[str] = Counter()
    for f in counted:
        taken[f.outlets[1] or ""] += f.passages
    outlets = [
        OutletRow(name, n, first[name], taken[name]) for name, n in report.outlets.items() if name
    ]
    outlets.sort(key=lambda o: (-o.first - o.taken, -o.documents, o.name))
    if n := report.outlets.get(""):
        outlets.append(OutletRow(UNKNOWN_OUTLET, n, first[""], taken[""]))
    return outlets
