"""Passages that run through several outlets of a corpus: who shares what, and who had it first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, compress, islice

from newsdiff.corpus import Engine, Progress, batched
from newsdiff.corpus.reader import current_reader
from newsdiff.language.tokens import Tokens
from newsdiff.model import (
    Alignment,
    Cluster,
    ClusterPassage,
    Document,
    DocumentRecord,
    Operation,
    PairRecord,
    Wire,
)
from newsdiff.reuse import align, cluster, compare, phrases, third_articles
from newsdiff.reuse.cluster import Member
from newsdiff.reuse.compare import ComparedPair
from newsdiff.reuse.precedence import Precedence
from newsdiff.settings import Settings

_MAX_COMPARED = 10_000
"""Clusters whose versions are compared word by word: as many as the pages of a corpus show."""
_MAX_VERSIONS = 60
"""Versions of a cluster that are: nobody reads more, and a story of a thousand copies would fill the report."""


@dataclass(frozen=True, slots=True)
class CorpusSurvey:
    """What runs through a corpus."""

    clusters: tuple[Cluster, ...]
    pairs: tuple[PairRecord, ...]
    records: tuple[DocumentRecord, ...]
    """The documents that share passages, in order of the corpus."""


def survey_corpus(
    corpus: Engine, settings: Settings, progress: Progress | None = None
) -> CorpusSurvey:
    """Compare the documents of a corpus that share words, and gather what is one text.

    Returns:
        Clusters, longest first, and the pairs of documents that share them, in order of the corpus.
    """
    links = corpus.pairs(progress)
    pairs: list[ComparedPair] = []
    aligned: list[tuple[Alignment, ...]] = []
    records: dict[int, DocumentRecord] = {}
    batches = compare.link_batches(links, settings)
    if progress:
        progress("aligning", 0, len(links))
    for done, compared in enumerate(corpus.run(compare.compare_batch, batches), 1):
        for one in compared:
            aligned.append(one.alignments)
            both = zip((one.a, one.b), one.records, strict=True)
            known = [records.setdefault(at, record) for at, record in both]
            pairs.append(replace(one, alignments=(), records=(known[0], known[1])))
        if progress:
            progress("aligning", min(done * compare.BATCH, len(links)), len(links))
    pairs, alignments = _evident(corpus, pairs, aligned, settings)
    del aligned
    records = {at: records[at] for pair in pairs for at in (pair.a, pair.b)}
    pairs = third_articles.ask_witnesses(pairs, corpus, settings)
    pairs.sort(key=lambda pair: (pair.a, pair.b))
    if progress:
        progress("clustering", len(alignments), 0)
    least = settings.attribute.min_wire_share
    order = Precedence(pairs, records, settings.attribute)
    gathered = cluster.find_clusters(
        corpus.ids, corpus.times, alignments, settings.cluster, lambda some: order.first(some)[0]
    )
    del alignments  # half of what a large corpus takes by now
    return CorpusSurvey(
        clusters=_clusters(
            corpus, gathered, order, _signed(pairs, least), compare.reading_ranks(links)
        ),
        pairs=tuple(
            _pair(pair, least)
            for pair in pairs
            if pair.shared[1] >= settings.cluster.min_pair_words
        ),
        records=tuple(record for _, record in sorted(records.items())),
    )


def _evident(
    corpus: Engine,
    pairs: Sequence[ComparedPair],
    aligned: Sequence[tuple[Alignment, ...]],
    settings: Settings,
) -> tuple[list[ComparedPair], list[Alignment]]:
    """Leave out the phrases of a corpus: return the pairs that share more, and what they share of it.

    Pairs that share phrases and more are compared again without them, for what is counted and concluded.
    """
    evident = phrases.flag_evident(pairs, aligned, settings.cluster, corpus)
    mixed = [
        (pair.a, pair.b)
        for pair, flags in zip(pairs, evident, strict=True)
        if any(flags) and not all(flags)
    ]
    spans = phrases.phrase_spans(pairs, aligned, evident)
    batches = compare.pair_batches(mixed, settings, spans)
    again: dict[tuple[int, int], ComparedPair | None] = dict.fromkeys(mixed)
    for compared in corpus.run(compare.compare_batch, batches):
        again |= {(one.a, one.b): replace(one, alignments=()) for one in compared}
    kept, alignments = [], list[Alignment]()
    for pair, shared, flags in zip(pairs, aligned, evident, strict=True):
        found = again.get((pair.a, pair.b), pair if any(flags) else None)
        if found:
            kept.append(replace(found, records=pair.records))
            alignments += compress(shared, flags)
    return kept, alignments


def _clusters(
    corpus: Engine,
    gathered: Sequence[list[Member]],
    order: Precedence,
    signed: Mapping[int, Collection[str]],
    ranks: Sequence[int],
) -> tuple[Cluster, ...]:
    """Write the clusters, and say who was first in each and whose copy it is.

    Those of one story are written one behind the other, so that its articles are read together.
    """
    by_story = sorted(
        range(len(gathered)), key=lambda at: min(ranks[one.document] for one in gathered[at])
    )
    records = {}
    written = _all_passages(corpus, [(n, gathered[n]) for n in by_story])
    for number in by_story:
        members = gathered[number]
        passages = tuple(islice(written, len(members)))
        first, direction = order.first(member.document for member in members)
        records[number] = Cluster(
            id=number,
            words=max(passage.words for passage in passages),
            documents=len({passage.document for passage in passages}),
            outlets=tuple(dict.fromkeys(p.outlet for p in passages if p.outlet)),
            first=None if first is None else passages[0],
            direction=direction,
            passages=passages,
            wire=_only_one(signed.get(member.document, ()) for member in members),
        )
    return tuple(records[number] for number in range(len(gathered)))


def _signed(pairs: Iterable[ComparedPair], least: float) -> Mapping[int, Collection[str]]:
    """Return the agencies with which documents are signed whose copy others share, by their positions."""
    signed: dict[int, set[str]] = defaultdict(set)
    for pair in pairs:
        if pair.wire and _wire(pair, least):
            sides = (pair.a, pair.wire.is_first), (pair.b, pair.wire.is_second)
            for at in (at for at, is_signed in sides if is_signed):
                signed[at].add(pair.wire.agency)
    return signed


def _only_one(names: Iterable[Iterable[str]]) -> str | None:
    """Return the one name of all; None where there is none, or several."""
    found = set(chain.from_iterable(names))
    return found.pop() if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class MemberBatch:
    """Members of clusters to write: a task."""

    members: list[tuple[Member, Member | None]]
    """Each with the base of its cluster, where it is compared with that word by word."""

    @property
    def documents(self) -> Sequence[int]:
        """Positions of all that it needs."""
        named = chain.from_iterable(self.members)
        return sorted({member.document for member in named if member})


def _all_passages(
    corpus: Engine, clusters: Sequence[tuple[int, Sequence[Member]]]
) -> Iterator[ClusterPassage]:
    """Write the passages of clusters, given with their numbers; a cluster may be of any size, and a task must not."""
    members = (
        (member, members[0] if n < _MAX_COMPARED and 0 < at < _MAX_VERSIONS else None)
        for n, members in clusters
        for at, member in enumerate(members)
    )
    batches = map(MemberBatch, batched(members, compare.BATCH))
    return chain.from_iterable(corpus.run(write_passages, batches))


def write_passages(batch: MemberBatch, records: Mapping[int, bytes]) -> list[ClusterPassage]:
    """Write the passages of some members of clusters: the work of one process."""
    places = batch.documents
    documents = dict(zip(places, current_reader().read(records[at] for at in places), strict=True))
    passages = []
    for member, base in batch.members:
        own = _words(documents, member)
        changed = align.find_differences(_words(documents, base), own) if base else ()
        passages.append(_passage(own.document, member, len(own), changed))
    return passages


def _words(documents: Mapping[int, Tokens], member: Member) -> Tokens:
    return documents[member.document].between(member.start, member.end)


def _passage(
    document: Document, member: Member, n_words: int, operations: tuple[Operation, ...]
) -> ClusterPassage:
    inside = [p for p in document.paragraphs if p.start < member.end and member.start < p.end]
    return ClusterPassage(
        document=document.id,
        outlet=document.outlet,
        published=document.published,
        url=document.url,
        index=inside[0].index,
        line=inside[0].line,
        start=member.start,
        end=member.end,
        identity=member.identity,
        words=n_words,
        operations=operations,
        text=document.text[member.start : member.end],
        is_suspect=all(p.mark is not None and p.mark.action == "suspect" for p in inside),
    )


def _pair(compared: ComparedPair, least: float) -> PairRecord:
    a, b = compared.records
    coverage_a, coverage_b = compared.shares
    return PairRecord(
        a=a.id,
        b=b.id,
        words=compared.shared[1],
        coverage_a=round(coverage_a, 4),
        coverage_b=round(coverage_b, 4),
        direction=compared.direction,
        wire=_wire(compared, least),
    )


def _wire(compared: ComparedPair, least: float) -> Wire | None:
    """Say whose copy a pair shares, and how much of the article that is not signed it is: at least some share."""
    copy, shares = compared.wire, compared.shares
    if copy is None:
        return None
    share = max(shares)
    if copy.is_first != copy.is_second:
        share = shares[1] if copy.is_first else shares[0]
        share = share if share >= least else 0.0
    return Wire(copy.agency, round(share, 4)) if share else None
