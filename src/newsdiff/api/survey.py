"""Dedupe: passages that run through several outlets of a corpus."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from newsdiff.api import comparing
from newsdiff.api.comparing import Compared
from newsdiff.api.storing import opened, stored
from newsdiff.corpus import Progress, packed
from newsdiff.language.words import count
from newsdiff.model import (
    Alignment,
    Cluster,
    ClusterPassage,
    Direction,
    Document,
    DocumentRecord,
    PairRecord,
)
from newsdiff.report.reports import DedupeReport
from newsdiff.settings import Settings
from newsdiff.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from newsdiff.corpus.store import Store
    from newsdiff.reuse.cluster import Member

_COUNTED_TOGETHER = 256  # documents; enough to hide what sending them costs
Directions = dict[int, dict[tuple[int, int], Direction]]
"""Directions by the positions of their documents, for each of the two."""


def dedupe(
    documents: Iterable[Document],
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
    jobs: int = 1,
    memory_mb: int | None = None,
    temp: str | Path | None = None,
) -> DedupeReport:
    """Find passages that run through several outlets, cluster them, and say who was first and why.

    Args:
        documents: A corpus, drawn one by one; reuse inside a series, by default the outlet, is ignored.
        settings: All settings; the defaults if None.
        progress: Told how far it is.
        jobs: Processes to work in.
        memory_mb: Megabytes that it may take; what does not fit goes to files.
        temp: Folder for these files; the system's if None.

    Returns:
        Clusters, longest first, and the pairs of documents that share them, in order of
        their ids; the order of the documents plays no part, nor do jobs and memory.
    """
    with opened(memory_mb, temp, jobs) as workspace:
        store = stored(documents, settings, workspace=workspace, progress=progress)
        return survey(store, settings, progress=progress)


def survey(
    store: Store, settings: Settings | None = None, *, progress: Progress | None = None
) -> DedupeReport:
    """Do the work of `dedupe` on documents that `stored` prepared, where they are."""
    from newsdiff.corpus.index import search
    from newsdiff.reuse import cluster

    settings = settings or Settings()
    links = search.pairs(store, settings.index, progress)
    pairs: list[Compared] = []
    alignments: list[Alignment] = []
    batches = comparing.batches(store, links, settings)
    for done, compared in enumerate(store.workspace.run(comparing.survey, batches), 1):
        for one in compared:
            alignments += one.alignments
            pairs.append(replace(one, alignments=()))
        if progress:
            progress("aligning", min(done * comparing.BATCH, len(links)), len(links))
    if progress:
        progress("clustering", len(alignments), 0)
    gathered = cluster.clusters(store.ids, store.times, alignments, settings.cluster)
    del alignments  # half of what a large corpus takes by now
    records = _records(store, pairs, progress)
    return DedupeReport(
        newsdiff=__version__,
        settings=settings.as_dict(),
        documents=len(store),
        paragraphs=store.n_paragraphs,
        boilerplate=store.n_removed,
        outlets=dict(sorted(Counter(outlet or "" for outlet in store.outlets).items())),
        clusters=_clusters(store, gathered, pairs),
        pairs=tuple(_pair(store.ids, pair, records) for pair in pairs),
        records=tuple(records.values()),
    )


def _clusters(
    store: Store, gathered: Iterable[list[Member]], pairs: Iterable[Compared]
) -> tuple[Cluster, ...]:
    """Write the clusters, and say who was first in each."""
    directions: Directions = defaultdict(dict)
    for pair in pairs:
        for at in (pair.a, pair.b):
            directions[at][pair.a, pair.b] = pair.direction
    records = []
    for number, members in enumerate(gathered):
        at, direction = _first([member.document for member in members], directions)
        members.insert(0, members.pop(at))
        passages = tuple(_passage(store[member.document], member) for member in members)
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


def _records(
    store: Store, pairs: Sequence[Compared], progress: Progress | None
) -> dict[int, DocumentRecord]:
    """Write what the report says of the documents that share passages, in order of the corpus."""
    shared = sorted({at for pair in pairs for at in (pair.a, pair.b)})
    batches = (
        [store.record(at) for at in shared[first : first + _COUNTED_TOGETHER]]
        for first in range(0, len(shared), _COUNTED_TOGETHER)
    )
    found: list[DocumentRecord] = []
    for some in store.workspace.run(_recorded, batches):
        found += some
        if progress:
            progress("counting", len(found), len(shared))
    return dict(zip(shared, found, strict=True))


def _recorded(records: Sequence[bytes]) -> list[DocumentRecord]:
    """Write what the report says of some documents; their words are counted without furniture."""
    documents = map(packed.unpack, records)
    return [DocumentRecord.of(document, _n_words(document)) for document in documents]


def _pair(
    ids: Sequence[str], compared: Compared, records: Mapping[int, DocumentRecord]
) -> PairRecord:
    """Write what two documents share."""
    n_a, n_b = compared.shared
    return PairRecord(
        a=ids[compared.a],
        b=ids[compared.b],
        words=max(n_a, n_b),
        coverage_a=round(n_a / max(records[compared.a].words, 1), 4),
        coverage_b=round(n_b / max(records[compared.b].words, 1), 4),
        direction=compared.direction,
    )


def _n_words(document: Document) -> int:
    """Count the words that take part in matching."""
    return sum(count(document.text, p.start, p.end) for p in document.paragraphs if p.is_matched)
