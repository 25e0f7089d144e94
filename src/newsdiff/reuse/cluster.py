"""Passages that are one text: alignments of pairs in, clusters of passages out.

Every alignment says that two spans are one text. Spans of one document are one *region* where all share a
core of at least half of the longest, so a quotation inside a long lifted passage is a region of its own and
does not tie the passage to everybody who has the quotation (docs/sources.md; the shrinking core is that of
TextPAIR). Regions tied by alignments are a cluster. Alignments are taken longest first, and one joins a
cluster only if it has half of the words of its longest, so that no chain leads to ever shorter passages.

Alignments whose spans overlap nowhere, not even through others, know nothing of each other. So very many are taken some
at a time, for what a region takes, and the clusters are the same. Documents do not part them: where most are tied to most,
spans are not. Of 3,000 invented articles 599 were one component, and all 1,553 alignments 955 parts, the largest of 235.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise

from newsdiff.corpus import batched
from newsdiff.disjoint import DisjointSets
from newsdiff.model import Alignment, Passage
from newsdiff.settings import ClusterSettings

_TOGETHER = 500_000
"""Alignments whose regions are in memory at the same time, unless those that overlap are more: some 600 MB."""


@dataclass(frozen=True, slots=True)
class Member:
    """A passage of a cluster."""

    document: int
    """Position of its document."""
    start: int
    """First character."""
    end: int
    """Character after the last one."""
    identity: float
    """Equal words against the base of the cluster. Where the two were not aligned, the best
    product along a chain of alignments, which is an estimate."""


@dataclass(eq=False, slots=True)
class _Region:
    """Spans of one document that share a core."""

    document: int
    number: int
    """Counted over the regions of all documents."""
    start: int
    end: int
    core_start: int
    core_end: int
    longest: int
    ties: list[tuple[_Region, float]] = field(default_factory=list)

    def core(self, start: int, end: int) -> int:
        """Return the characters of the core that a span leaves."""
        return min(self.core_end, end) - max(self.core_start, start)

    def add(self, span: Passage) -> None:
        """Take in a span that fits."""
        self.start, self.end = min(self.start, span.start), max(self.end, span.end)
        self.core_start = max(self.core_start, span.start)
        self.core_end = min(self.core_end, span.end)
        self.longest = max(self.longest, span.end - span.start)


class _Regions:
    """The regions of all documents, and the clusters that alignments make of them."""

    def __init__(self, settings: ClusterSettings) -> None:
        self._min_overlap = settings.min_overlap
        self._all: list[_Region] = []
        self._by_document: defaultdict[int, list[_Region]] = defaultdict(list)
        self._sets = DisjointSets(0)
        self._words: list[int] = []
        """Words of the longest alignment of a cluster, by the number of its root."""

    def tie(self, a: _Region, b: _Region, identity: float) -> None:
        """Put two regions into one cluster."""
        a.ties.append((b, identity))
        b.ties.append((a, identity))
        words = max(self._words[self._sets.root(region.number)] for region in (a, b))
        self._sets.join(a.number, b.number)
        self._words[self._sets.root(a.number)] = words

    def of(self, document: int, span: Passage, words: int) -> _Region:
        """Return the region of a document that a span belongs to, a new one if it fits into none."""
        start, end = span.start, span.end
        fitting = [
            region
            for region in self._by_document[document]
            if region.core_end > start and region.core_start < end  # most are elsewhere
            if region.core(start, end) >= self._min_overlap * max(region.longest, end - start)
            if words >= self._min_overlap * self._words[self._sets.root(region.number)]
        ]
        if fitting:
            region = max(fitting, key=lambda region: region.core(start, end))
            region.add(span)
            return region
        region = _Region(document, self._sets.add(), start, end, start, end, end - start)
        self._words.append(words)
        self._all.append(region)
        self._by_document[document].append(region)
        return region

    def clusters(self) -> list[list[_Region]]:
        """Return the regions of each cluster, in order of their documents."""
        order = [[self._all[number] for number in group] for group in self._sets.groups()]
        for some in order:
            some.sort(key=lambda region: region.document)
        return sorted(order, key=lambda some: (some[0].document, some[0].number))


def find_clusters(
    ids: Sequence[str],
    times: Sequence[float],
    alignments: Sequence[Alignment],
    settings: ClusterSettings,
    first_of: Callable[[Iterable[int]], int | None] = lambda _: None,
    *,
    together: int = _TOGETHER,
) -> list[list[Member]]:
    """Gather the passages that are one text.

    The order of documents and alignments plays no part, only the ids, times and places do.

    Args:
        ids: Of the documents.
        times: When they were published, in seconds, infinity where unknown.
        alignments: Between different documents.
        settings: Of this stage.
        first_of: Says which of the documents of a cluster was first, None where that is not known.
        together: Alignments to take at a time; that changes no cluster.

    Returns:
        Clusters, those of most documents first, then those with the longest passage, then those that were
        first published. The base of a cluster stands first, the passage that the others are compared with: that of
        the document that was first, where one is known. The others are ordered by time of publication, undated
        ones last, then by id and place. Those of one document do not overlap; a passage may be in two
        clusters in part, when a piece of it went further than the whole.
    """
    numbers = {name: number for number, name in enumerate(ids)}

    def place(member: Member) -> tuple[float, str, int]:
        return times[member.document], ids[member.document], member.start

    found = []
    for some in chain.from_iterable(
        _tied(part, numbers, settings) for part in _parted(alignments, together)
    ):
        members, ties = _members(some)
        in_time = sorted(range(len(members)), key=lambda k: place(members[k]))
        first = first_of(members[k].document for k in in_time)
        base = next((k for k in in_time if members[k].document == first), in_time[0])
        identities = _identities(ties, base)
        in_order = (base, *(k for k in in_time if k != base))
        found.append([replace(members[k], identity=round(identities[k], 4)) for k in in_order])

    def order(cluster: list[Member]) -> tuple[object, ...]:
        n_documents = len({member.document for member in cluster})
        longest = max(member.end - member.start for member in cluster)
        return -n_documents, -longest, place(cluster[0]), cluster[0].end

    return sorted(found, key=order)


def _parted(alignments: Sequence[Alignment], together: int) -> Iterator[Sequence[Alignment]]:
    """Cut alignments into about as many at a time, those with spans that overlap together."""
    if len(alignments) <= together:
        yield alignments
        return
    spans = defaultdict[str, list[tuple[int, int, int]]](list)
    for number, alignment in enumerate(alignments):
        for span in (alignment.a, alignment.b):
            spans[span.document].append((span.start, span.end, number))
    sets = DisjointSets(len(alignments))
    for own in spans.values():
        own.sort()
        reached = 0
        for (_, _, last), (start, end, number) in pairwise([own[0], *own]):
            if start < reached:
                sets.join(last, number)
            reached = max(reached, end)
    del spans  # as much as the sets
    for groups in batched(sets.groups(), together, len):
        yield [alignments[number] for group in groups for number in group]


def _tied(
    alignments: Iterable[Alignment], numbers: Mapping[str, int], settings: ClusterSettings
) -> list[list[_Region]]:
    """Tie the regions of alignments to clusters."""
    regions = _Regions(settings)
    for alignment in sorted(alignments, key=_longest_first):
        words = max(alignment.n_a, alignment.n_b)
        a, b = (
            regions.of(numbers[span.document], span, words) for span in (alignment.a, alignment.b)
        )
        regions.tie(a, b, alignment.identity)
    return regions.clusters()


def _longest_first(alignment: Alignment) -> tuple[int | str, ...]:
    """Sort alignments without regard to which side is a."""
    a, b = sorted((p.document, p.start, p.end) for p in (alignment.a, alignment.b))
    return (-max(alignment.n_a, alignment.n_b), *a, *b)


def _members(regions: list[_Region]) -> tuple[list[Member], list[list[tuple[int, float]]]]:
    """Make passages of the regions of a cluster, one of those that overlap, and carry the ties over."""
    members: list[Member] = []
    numbers: dict[_Region, int] = {}
    for region in sorted(regions, key=lambda region: (region.document, region.start, region.end)):
        last = members[-1] if members else None
        if last and last.document == region.document and region.start < last.end:
            members[-1] = Member(last.document, last.start, max(last.end, region.end), 0.0)
        else:
            members.append(Member(region.document, region.start, region.end, 0.0))
        numbers[region] = len(members) - 1
    ties: list[list[tuple[int, float]]] = [[] for _ in members]
    for region, number in numbers.items():
        ties[number] += [(numbers[other], identity) for other, identity in region.ties]
    return members, ties


def _identities(ties: list[list[tuple[int, float]]], base: int) -> dict[int, float]:
    """Return the identity of every passage with one of them: direct, else the best product."""
    direct = {**dict(sorted(ties[base])), base: 1.0}  # of several the greatest
    found: dict[int, float] = {}
    waiting = [(-identity, number) for number, identity in direct.items()]
    heapq.heapify(waiting)
    while waiting:
        negative, number = heapq.heappop(waiting)
        if number in found:
            continue
        found[number] = -negative
        for other, identity in ties[number]:
            if other not in found and other not in direct:
                heapq.heappush(waiting, (negative * identity, other))
    return found
