"""Passages that are one text: alignments of pairs in, clusters of passages out.

Every alignment says that two spans are one text. Spans of one document are one *region* where all share a
core of at least half of the longest, so a quotation inside a long lifted passage is a region of its own and
does not tie the passage to everybody who has the quotation (docs/sources.md; the shrinking core is that of
TextPAIR). Regions tied by alignments are a cluster. Alignments are taken longest first, and one joins a
cluster only if it has half of the words of its longest, so that no chain leads to ever shorter passages.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from newsdiff.model import Alignment, Passage
from newsdiff.settings import ClusterSettings


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
    """Equal words against the first passage of the cluster. Where the two were not aligned, the best
    product along a chain of alignments, which is an estimate."""


@dataclass(eq=False, slots=True)
class _Region:
    """Spans of one document that share a core; with the tree of the cluster that it belongs to."""

    document: int
    start: int
    end: int
    core_start: int
    core_end: int
    longest: int
    words: int
    """Of the longest alignment in its tree; right at the root only."""
    parent: _Region | None = None
    ties: list[tuple[_Region, float]] = field(default_factory=list)

    @classmethod
    def of(cls, document: int, span: Passage, words: int) -> _Region:
        """Open a region with its first span."""
        length = span.end - span.start
        return cls(document, span.start, span.end, span.start, span.end, length, words)

    def core(self, span: Passage) -> int:
        """Return the characters of the core that a span leaves."""
        return min(self.core_end, span.end) - max(self.core_start, span.start)

    def holds(self, span: Passage, words: int, min_overlap: float) -> bool:
        """Whether a span and the length of its alignment fit."""
        longest = max(self.longest, span.end - span.start)
        fits = self.core(span) >= max(1, min_overlap * longest)
        return fits and words >= min_overlap * self.root().words

    def add(self, span: Passage) -> None:
        """Take in a span that fits."""
        self.start, self.end = min(self.start, span.start), max(self.end, span.end)
        self.core_start = max(self.core_start, span.start)
        self.core_end = min(self.core_end, span.end)
        self.longest = max(self.longest, span.end - span.start)

    def root(self) -> _Region:
        """Return the root of its tree, and halve the way there."""
        region = self
        while region.parent is not None:
            if region.parent.parent is not None:
                region.parent = region.parent.parent
            region = region.parent
        return region

    def join(self, other: _Region, identity: float) -> None:
        """Tie two regions, and make one of their trees."""
        self.ties.append((other, identity))
        other.ties.append((self, identity))
        root, joined = self.root(), other.root()
        if root is not joined:
            joined.parent = root
            root.words = max(root.words, joined.words)


def clusters(
    ids: Sequence[str],
    times: Sequence[float],
    alignments: Iterable[Alignment],
    settings: ClusterSettings,
) -> list[list[Member]]:
    """Gather the passages that are one text.

    The order of documents and alignments plays no part, only the ids, times and places do.

    Args:
        ids: Of all documents that the alignments name.
        times: When each was published, in seconds; infinity where unknown.
        alignments: Pairs of passages with one origin, of different documents.
        settings: How much they must overlap.

    Returns:
        Clusters, those of most documents first, then those with the longest passage, then those that were
        first published. The passages of a cluster stand earliest first: by time of publication, undated
        ones last, then by id and place. Those of one document do not overlap; a passage may stand in two
        clusters in part, when a piece of it went further than the whole.
    """
    numbers = {name: number for number, name in enumerate(ids)}
    regions: defaultdict[int, list[_Region]] = defaultdict(list)
    for alignment in sorted(alignments, key=_longest_first):
        words = max(alignment.n_a, alignment.n_b)
        a, b = (
            _region(regions[numbers[span.document]], numbers[span.document], span, words, settings)
            for span in (alignment.a, alignment.b)
        )
        a.join(b, alignment.identity)
    trees: defaultdict[_Region, list[_Region]] = defaultdict(list)
    for number in sorted(regions):
        for region in regions[number]:
            trees[region.root()].append(region)

    def place(member: Member) -> tuple[float, str, int]:
        return times[member.document], ids[member.document], member.start

    found = []
    for tree in trees.values():
        members, ties = _members(tree)
        first = min(range(len(members)), key=lambda number: place(members[number]))
        identities = _identities(ties, first)
        cluster = [replace(m, identity=round(identities[k], 4)) for k, m in enumerate(members)]
        found.append(sorted(cluster, key=place))
    return sorted(found, key=lambda cluster: (*_size(cluster), place(cluster[0]), cluster[0].end))


def _longest_first(alignment: Alignment) -> tuple[int | str, ...]:
    """Sort alignments without regard to which side is a."""
    a, b = sorted((p.document, p.start, p.end) for p in (alignment.a, alignment.b))
    return (-max(alignment.n_a, alignment.n_b), *a, *b)


def _region(
    regions: list[_Region], document: int, span: Passage, words: int, settings: ClusterSettings
) -> _Region:
    """Return the region of a document that a span belongs to, a new one if it fits into none."""
    fitting = [region for region in regions if region.holds(span, words, settings.min_overlap)]
    if fitting:
        region = max(fitting, key=lambda region: region.core(span))
        region.add(span)
        return region
    region = _Region.of(document, span, words)
    regions.append(region)
    return region


def _members(tree: list[_Region]) -> tuple[list[Member], list[list[tuple[int, float]]]]:
    """Make passages of the regions of a cluster, one of those that overlap, and carry the ties over."""
    members: list[Member] = []
    numbers: dict[_Region, int] = {}
    for region in sorted(tree, key=lambda region: (region.document, region.start, region.end)):
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


def _identities(ties: list[list[tuple[int, float]]], first: int) -> dict[int, float]:
    """Return the identity of every passage with the first one: direct, else the best product."""
    direct = {first: 1.0}
    for number, identity in ties[first]:
        if number != first:
            direct[number] = max(identity, direct.get(number, 0.0))
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


def _size(cluster: list[Member]) -> tuple[int, int]:
    """Return what sorts the larger cluster first."""
    n_documents = len({member.document for member in cluster})
    return -n_documents, -max(member.end - member.start for member in cluster)
