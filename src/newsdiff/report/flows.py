"""Who took from whom: passages counted by outlet, where it is known who had them first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from newsdiff.model import Cluster, ClusterPassage, DocumentRecord, PairRecord
from newsdiff.report.findings import pair_of, shared_sources
from newsdiff.report.phrases import Names
from newsdiff.report.reports import ProvenanceReport

_End = tuple[str, str | None]
"""An outlet as it is called, and as an outlet: None for an article of no known one."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What one outlet took from another; an article of no known outlet is counted by itself."""

    origin: str
    """The outlet that had it first, or what that article is called."""
    taker: str
    """The outlet that took it, or what that article is called."""
    outlets: tuple[str | None, str | None]
    """Both as outlets, None for an article of no known one."""
    passages: int
    words: int
    """Words of the taker in these passages, which may overlap, each word once."""
    articles: int = 0
    """Articles of the taker that took something."""


def flows(clusters: Iterable[Cluster], names: Names) -> list[Flow]:
    """Count what outlets took from outlets, in the order in which the clusters bring them up.

    `names` has what articles of no known outlet are called. Only clusters count whose first version is known to be first.
    """

    def end(passage: ClusterPassage) -> _End:
        return passage.outlet or names[passage.document], passage.outlet

    taken: defaultdict[tuple[_End, _End, str], list[ClusterPassage]] = defaultdict(list)
    for origin, cluster in origins(clusters):
        for passage in cluster.passages:
            taken[end(origin), end(passage), passage.document].append(passage)
    return _summed({ends: (len(some), _words(some)) for ends, some in taken.items()})


def _summed(taken: Mapping[tuple[_End, _End, str], tuple[int, int]]) -> list[Flow]:
    """Add up the passages and words that articles, the last of each key, took; an outlet takes nothing from itself."""
    found: dict[tuple[str, str], Flow] = {}
    for ((origin, outlet), (taker, other), _), (n_passages, n_words) in taken.items():
        if origin != taker:
            before = found.get((origin, taker), Flow(origin, taker, (outlet, other), 0, 0))
            found[origin, taker] = replace(
                before,
                passages=before.passages + n_passages,
                words=before.words + n_words,
                articles=before.articles + 1,
            )
    return list(found.values())


def _words(passages: Iterable[ClusterPassage]) -> int:
    """Count the words of passages of one document; of one that overlaps others, the part that is not counted yet."""
    n_words, reached = 0, 0
    for passage in sorted(passages, key=lambda p: (p.start, -p.end)):
        fresh = passage.end - max(passage.start, reached)
        if fresh > 0:
            n_words += round(passage.words * fresh / (passage.end - passage.start))
            reached = passage.end
    return n_words


def ledger_flows(report: ProvenanceReport) -> list[Flow]:
    """Count what the outlets of a target and its sources took from each other; see `flows`."""

    def end(record: DocumentRecord) -> _End:
        return record.outlet or f"article {record.id}", record.outlet

    target, n_passages = report.target, count_passages(report)
    taken: dict[tuple[_End, _End, str], tuple[int, int]] = {}
    for source in shared_sources(report):
        order = {"source-first": (source, target), "target-first": (target, source)}
        if source.direction.verdict in order:
            origin, taker = order[source.direction.verdict]
            ends = end(origin), end(taker), taker.id
            n, n_words = taken.get(ends, (0, 0))
            more = pair_of(source, report).words
            taken[ends] = n + n_passages[source.id], n_words + more
    return _summed(taken)


def count_passages(report: ProvenanceReport) -> Counter[str]:
    """Count the passages that a target has in common with each source."""
    return Counter(q.source.document for p in report.paragraphs for q in p.passages)


def count_shared(
    clusters: Iterable[Cluster], pairs: Iterable[PairRecord]
) -> dict[tuple[str, str], int]:
    """Count the clusters that the documents of each pair share."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for cluster in clusters:
        for passage in cluster.passages:
            found[passage.document].add(cluster.id)
    return {(p.a, p.b): len(found[p.a] & found[p.b]) for p in pairs}


def origins(clusters: Iterable[Cluster]) -> Iterator[tuple[ClusterPassage, Cluster]]:
    """Yield the clusters of which it is known who had them first, behind the version that was first."""
    return ((cluster.first, cluster) for cluster in clusters if cluster.first)


def count_outlets(cluster: Cluster) -> int:
    """Count the outlets of a cluster; an article of no known outlet counts as one of its own."""
    return len({passage.outlet or f"\0{passage.document}" for passage in cluster.passages})
