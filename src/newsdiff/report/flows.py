"""Who took from whom: passages counted by outlet, where it is known who had them first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsdiff.model import Cluster, ClusterPassage, DocumentRecord, PairRecord, SourceRecord
from newsdiff.report.phrases import Names


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

    def name(passage: ClusterPassage) -> str:
        return passage.outlet or names[passage.document]

    passages: Counter[tuple[str, str]] = Counter()
    outlets: dict[tuple[str, str], tuple[str | None, str | None]] = {}
    articles: defaultdict[tuple[str, str], dict[str, list[ClusterPassage]]] = defaultdict(dict)
    for origin, cluster in origins(clusters):
        for passage in cluster.passages:
            ends = name(origin), name(passage)
            if ends[0] != ends[1]:
                passages[ends] += 1
                outlets[ends] = origin.outlet, passage.outlet
                articles[ends].setdefault(passage.document, []).append(passage)
    return [
        Flow(*ends, outlets[ends], n, sum(map(_words, taken.values())), len(taken))
        for ends, n in passages.items()
        for taken in (articles[ends],)
    ]


def _words(passages: Iterable[ClusterPassage]) -> int:
    """Count the words of passages of one document; of one that overlaps others, the part that is not counted yet."""
    n_words, reached = 0, 0
    for passage in sorted(passages, key=lambda p: (p.start, -p.end)):
        fresh = passage.end - max(passage.start, reached)
        if fresh > 0:
            n_words += round(passage.words * fresh / (passage.end - passage.start))
            reached = passage.end
    return n_words


def ledger_flows(
    target: DocumentRecord, sources: Iterable[tuple[SourceRecord, int, int]]
) -> list[Flow]:
    """Count what the outlets of a target and its sources took from each other; see `flows`.

    Each source comes with the words and the passages that it shares with the target.
    """
    words: Counter[tuple[str, str]] = Counter()
    passages: Counter[tuple[str, str]] = Counter()
    outlets: dict[tuple[str, str], tuple[str | None, str | None]] = {}
    takers: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for source, n_words, n_passages in sources:
        order = {"source-first": (source, target), "target-first": (target, source)}
        if source.direction.verdict not in order:
            continue
        origin, taker = order[source.direction.verdict]
        ends = origin.outlet or f"article {origin.id}", taker.outlet or f"article {taker.id}"
        if ends[0] != ends[1]:
            words[ends] += n_words
            passages[ends] += n_passages
            outlets[ends] = origin.outlet, taker.outlet
            takers[ends].add(taker.id)
    return [
        Flow(*ends, outlets[ends], n, words[ends], len(takers[ends]))
        for ends, n in passages.items()
    ]


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
