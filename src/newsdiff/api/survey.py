"""Dedupe: passages that run through several outlets of a corpus."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from newsdiff import __version__
from newsdiff.api.prepare import Progress, prepare, tokens
from newsdiff.model import (
    Alignment,
    Cluster,
    ClusterPassage,
    DedupeReport,
    Direction,
    Document,
    PairRecord,
    Passage,
)
from newsdiff.settings import Settings
from newsdiff.tokens import Tokens, count

if TYPE_CHECKING:
    from newsdiff.cluster import Member

Found = dict[tuple[int, int], tuple[Alignment, ...]]
"""Alignments by the positions of their documents."""


def dedupe(
    documents: Iterable[Document],
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
) -> DedupeReport:
    """Find passages that run through several outlets, cluster them, and say who was first and why.

    Args:
        documents: A corpus; reuse inside a series, by default the outlet, is ignored.
        settings: All settings; the defaults if None.
        progress: Told how far it is.

    Returns:
        Clusters, longest first, and the pairs of documents that share them, in order of the corpus.
    """
    from newsdiff.attribute import between
    from newsdiff.engine import local

    settings = settings or Settings()
    prepared = prepare(documents, settings)
    pairs = local.pairs(prepared, settings.engine, progress)
    words: dict[int, Tokens] = {}
    found: Found = {}
    directions: dict[tuple[int, int], Direction] = {}
    for done, (a, b) in enumerate(pairs, 1):
        for at in (a, b):
            if at not in words:
                words[at] = tokens(prepared[at])
        alignments = _copied(words[a], words[b], settings)
        if alignments:
            found[a, b] = alignments
            directions[a, b] = between(words[a], words[b], alignments, settings.attribute)
        if progress:
            progress("aligning", done, len(pairs))
    return DedupeReport(
        newsdiff=__version__,
        settings=settings.as_dict(),
        documents=len(prepared),
        paragraphs=sum(len(document.paragraphs) for document in prepared),
        boilerplate=sum(p.is_removed for document in prepared for p in document.paragraphs),
        outlets=dict(sorted(Counter(d.outlet or "" for d in prepared).items())),
        clusters=_clusters(prepared, found, directions, settings),
        pairs=tuple(_pair(words, key, found[key], directions[key]) for key in found),
    )


def _copied(a: Tokens, b: Tokens, settings: Settings) -> tuple[Alignment, ...]:
    """Align two documents and keep the passages that stand by themselves."""
    from newsdiff import align

    least = settings.align
    return tuple(
        alignment
        for alignment in align.pair(a, b, least)
        if alignment.n_longest >= least.min_words
        or (
            alignment.n_equal >= least.min_words_edited and alignment.identity >= least.min_identity
        )
    )


def _clusters(
    documents: Sequence[Document],
    found: Found,
    directions: Mapping[tuple[int, int], Direction],
    settings: Settings,
) -> tuple[Cluster, ...]:
    """Cluster the passages, those of most documents first."""
    from newsdiff import cluster

    alignments = [alignment for some in found.values() for alignment in some]
    records = []
    for number, members in enumerate(cluster.clusters(documents, alignments, settings.cluster)):
        at, direction = _first([member.document for member in members], directions)
        members.insert(0, members.pop(at))
        passages = tuple(_passage(documents[member.document], member) for member in members)
        records.append(
            Cluster(
                id=number,
                words=max(count(passage.text) for passage in passages),
                documents=len({passage.document for passage in passages}),
                outlets=tuple(dict.fromkeys(p.outlet for p in passages if p.outlet)),
                first=passages[0],
                direction=direction,
                passages=passages,
            )
        )
    return tuple(records)


def _first(
    members: Sequence[int], directions: Mapping[tuple[int, int], Direction]
) -> tuple[int, Direction]:
    """Choose who was first among the documents of a cluster, earliest published first.

    Returns:
        The place of its first document, and how sure that is: no surer than against its nearest rival.
    """
    sides: dict[int, list[tuple[float, Direction]]] = {member: [] for member in members}
    for (a, b), direction in directions.items():
        if a in sides and b in sides:
            sign = {"source-first": 1, "target-first": -1}.get(direction.verdict, 0)
            sides[a].append((sign * direction.confidence, direction))
            sides[b].append((-sign * direction.confidence, direction))
    scores = [sum(score for score, _ in sides[member]) for member in members]
    at = max(range(len(members)), key=lambda k: (scores[k], -k))
    against = sides[members[at]]
    evidence = tuple(dict.fromkeys(e for _, direction in against for e in direction.evidence))
    weakest = min((score for score, _ in against), default=0.0)
    if weakest <= 0:
        is_common = any(direction.verdict == "common-source" for _, direction in against)
        confidence = max(
            (d.confidence for _, d in against if d.verdict == "common-source"), default=0.0
        )
        return at, Direction("common-source" if is_common else "unknown", confidence, evidence)
    return at, Direction("source-first", round(weakest, 4), evidence)


def _passage(document: Document, member: Member) -> ClusterPassage:
    """Write a passage of a cluster."""
    inside = [p for p in document.paragraphs if p.start < member.end and member.start < p.end]
    return ClusterPassage(
        document=document.id,
        outlet=document.outlet,
        published=document.published,
        index=inside[0].index,
        line=inside[0].line,
        start=member.start,
        end=member.end,
        identity=member.identity,
        text=document.text[member.start : member.end],
        is_suspect=all(p.mark is not None and p.mark.action == "suspect" for p in inside),
    )


def _pair(
    words: Mapping[int, Tokens],
    pair: tuple[int, int],
    alignments: Sequence[Alignment],
    direction: Direction,
) -> PairRecord:
    """Write what two documents share."""
    a, b = (words[at] for at in pair)
    n_a = _covered(a, [alignment.a for alignment in alignments])
    n_b = _covered(b, [alignment.b for alignment in alignments])
    return PairRecord(
        a=a.document.id,
        b=b.document.id,
        words=max(n_a, n_b),
        coverage_a=round(n_a / max(len(a), 1), 4),
        coverage_b=round(n_b / max(len(b), 1), 4),
        direction=direction,
    )


def _covered(tokens: Tokens, spans: Sequence[Passage]) -> int:
    """Count the words inside spans, each once."""
    covered: set[int] = set()
    for span in spans:
        covered.update(
            range(bisect_left(tokens.starts, span.start), bisect_left(tokens.starts, span.end))
        )
    return len(covered)
