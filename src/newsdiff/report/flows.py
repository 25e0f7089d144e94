"""Who took from whom: the passages of a corpus counted by outlet, where it is known who had them first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsdiff.model import Cluster, ClusterPassage
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


def flows(clusters: Iterable[Cluster], names: Names) -> list[Flow]:
    """Count what outlets took from outlets, in the order in which the clusters bring them up.

    Only clusters count whose first version is known to be first.
    """

    def name(passage: ClusterPassage) -> str:
        return passage.outlet or f"article {names[passage.document]}"

    passages: Counter[tuple[str, str]] = Counter()
    words: Counter[tuple[str, str]] = Counter()
    outlets: dict[tuple[str, str], tuple[str | None, str | None]] = {}
    for origin, cluster in origins(clusters):
        for passage in cluster.passages:
            ends = name(origin), name(passage)
            if ends[0] != ends[1]:
                passages[ends] += 1
                words[ends] += passage.words
                outlets[ends] = origin.outlet, passage.outlet
    return [Flow(*ends, outlets[ends], n, words[ends]) for ends, n in passages.items()]


def origins(clusters: Iterable[Cluster]) -> Iterator[tuple[ClusterPassage, Cluster]]:
    """Yield the clusters of which it is known who had them first, behind the version that was first."""
    return ((cluster.first, cluster) for cluster in clusters if cluster.first)


def count_outlets(cluster: Cluster) -> int:
    """Count the outlets of a cluster; an article of no known outlet counts as one of its own."""
    return len({passage.outlet or f"\0{passage.document}" for passage in cluster.passages})
