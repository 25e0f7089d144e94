"""Dedupe: passages that run through several outlets of a corpus."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from newsdiff import __version__
from newsdiff.api import comparing
from newsdiff.api.comparing import Compared
from newsdiff.api.prepare import Progress, prepare
from newsdiff.model import (
    Cluster,
    ClusterPassage,
    DedupeReport,
    Direction,
    Document,
    DocumentRecord,
    PairRecord,
)
from newsdiff.settings import Settings
from newsdiff.tokens import count

if TYPE_CHECKING:
    from newsdiff.cluster import Member

Directions = dict[int, dict[tuple[int, int], Direction]]
"""Directions by the positions of their documents, for each of the two."""


def dedupe(
    documents: Iterable[Document],
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
    jobs: int = 1,
) -> DedupeReport:
    """Find passages that run through several outlets, cluster them, and say who was first and why.

    Args:
        documents: A corpus; reuse inside a series, by default the outlet, is ignored.
        settings: All settings; the defaults if None.
        progress: Told how far it is.
        jobs: Processes to work in; the report is the same for any number.

    Returns:
        Clusters, longest first, and the pairs of documents that share them, in order of
        their ids; the order of the documents plays no part.
    """
    from newsdiff.engine import local, workers

    settings = settings or Settings()
    prepared = sorted(prepare(documents, settings), key=lambda document: document.id)
    links = local.pairs(prepared, settings.engine, progress)
    found: list[Compared] = []
    batches = comparing.batches(prepared, links, settings)
    for done, compared in enumerate(workers.run(comparing.compare, batches, jobs), 1):
        found += compared
        if progress:
            progress("aligning", min(done * comparing.BATCH, len(links)), len(links))
    words = _words(prepared, found)
    return DedupeReport(
        newsdiff=__version__,
        settings=settings.as_dict(),
        documents=len(prepared),
        paragraphs=sum(len(document.paragraphs) for document in prepared),
        boilerplate=sum(p.is_removed for document in prepared for p in document.paragraphs),
        outlets=dict(sorted(Counter(d.outlet or "" for d in prepared).items())),
        clusters=_clusters(prepared, found, settings),
        pairs=tuple(_pair(prepared, compared, words) for compared in found),
        records=tuple(_record(prepared[at], n_words) for at, n_words in words.items()),
    )


def _clusters(
    documents: Sequence[Document],
    found: Sequence[Compared],
    settings: Settings,
) -> tuple[Cluster, ...]:
    """Cluster the passages, those of most documents first."""
    from newsdiff import cluster

    alignments = [alignment for compared in found for alignment in compared.alignments]
    directions: Directions = defaultdict(dict)
    for compared in found:
        for at in (compared.a, compared.b):
            directions[at][compared.a, compared.b] = compared.direction
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
    members: Sequence[int], directions: Mapping[int, Mapping[tuple[int, int], Direction]]
) -> tuple[int, Direction]:
    """Choose who was first among the documents of a cluster, earliest published first.

    Returns:
        The place of its first document, and how sure that is: no surer than against its nearest rival.
    """
    sides: dict[int, list[tuple[float, Direction]]] = {member: [] for member in members}
    known = {pair: way for member in members for pair, way in directions[member].items()}
    for (a, b), direction in sorted(known.items(), key=itemgetter(0)):
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


def _words(documents: Sequence[Document], found: Iterable[Compared]) -> dict[int, int]:
    """Count the words of the documents that share passages, furniture aside, in order of the corpus."""
    return {
        at: sum(
            count(documents[at].text, p.start, p.end)
            for p in documents[at].paragraphs
            if p.is_matched
        )
        for at in sorted({at for compared in found for at in (compared.a, compared.b)})
    }


def _pair(
    documents: Sequence[Document], compared: Compared, words: Mapping[int, int]
) -> PairRecord:
    """Write what two documents share."""
    n_a, n_b = compared.shared
    return PairRecord(
        a=documents[compared.a].id,
        b=documents[compared.b].id,
        words=max(n_a, n_b),
        coverage_a=round(n_a / max(words[compared.a], 1), 4),
        coverage_b=round(n_b / max(words[compared.b], 1), 4),
        direction=compared.direction,
    )


def _record(document: Document, words: int) -> DocumentRecord:
    """Write what the report says of a document."""
    return DocumentRecord(
        id=document.id,
        path=document.path,
        sha256=document.sha256,
        title=document.title,
        outlet=document.outlet,
        published=document.published,
        words=words,
    )
