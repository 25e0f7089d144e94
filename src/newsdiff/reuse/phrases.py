"""Phrases of a corpus: words that many outlets print in many stories, and that nobody took from anybody.

A line of a statute, a disclaimer, a proverb. What counts is not how many documents print the words (a wire story is on
forty sites), but how many *stories* do. A few words are a phrase where the documents share little more; longer text
is one where they are about different matters, since a lifted paragraph stands in articles on one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from newsdiff.corpus import Engine, batched
from newsdiff.corpus.reader import current_reader
from newsdiff.disjoint import DisjointSets
from newsdiff.language.instants import timestamp
from newsdiff.model import Alignment, Passage
from newsdiff.reuse.compare import ComparedPair, Spans
from newsdiff.reuse.matters import are_far_apart, count_matters, own_part
from newsdiff.settings import ClusterSettings

_TOGETHER = 128
"""Documents of a batch; groups of one story follow each other, and ask for the same."""


@dataclass(frozen=True, slots=True)
class _Shared:
    """An alignment of a pair."""

    pair: ComparedPair
    alignment: Alignment

    @property
    def n_words(self) -> int:
        return max(self.alignment.n_a, self.alignment.n_b)

    @property
    def ends(self) -> tuple[tuple[int, Passage], tuple[int, Passage]]:
        """Positions of both documents, with the passages in them."""
        return (self.pair.a, self.alignment.a), (self.pair.b, self.alignment.b)

    @property
    def outlets(self) -> tuple[str, str]:
        """The outlets of both; a document without one stands for itself."""
        first, second = (record.outlet or record.id for record in self.pair.records)
        return first, second


def flag_evident(
    pairs: Sequence[ComparedPair],
    alignments: Sequence[Sequence[Alignment]],
    settings: ClusterSettings,
    corpus: Engine,
) -> list[list[bool]]:
    """Flag the alignments of each pair that are no phrases of the corpus.

    Takes time that grows with the number of alignments, times its logarithm; few documents are read.
    """
    shared = [
        _Shared(pair, one) for pair, some in zip(pairs, alignments, strict=True) for one in some
    ]
    longer = _find_longer(shared, settings, corpus)
    phrases = longer | _find_short(pairs, shared, longer, settings)
    numbers = iter(range(len(shared)))
    return [[next(numbers) not in phrases for _ in some] for some in alignments]


def phrase_spans(
    pairs: Sequence[ComparedPair],
    alignments: Sequence[Sequence[Alignment]],
    evident: Sequence[Sequence[bool]],
) -> dict[int, Spans]:
    """Return the spans of characters of the phrases in each document that has some, by its position."""
    spans: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for pair, some, flags in zip(pairs, alignments, evident, strict=True):
        for one in (one for one, is_evident in zip(some, flags, strict=True) if not is_evident):
            for number, passage in _Shared(pair, one).ends:
                spans[number].add((passage.start, passage.end))
    return {number: tuple(sorted(some)) for number, some in spans.items()}


def _find_short(
    pairs: Sequence[ComparedPair],
    shared: Sequence[_Shared],
    known: Collection[int],
    settings: ClusterSettings,
) -> set[int]:
    """Find the phrases of a few words, beside those that are known, by their numbers."""
    short = [
        at
        for at, one in enumerate(shared)
        if one.n_words <= settings.max_phrase_words and at not in known
    ]
    stories = _stories(pairs, [shared[at] for at in sorted(known)], settings) if short else {}
    found = set[int]()
    for group in _gathered([shared[at] for at in short], settings.min_overlap):
        ends = [end for at in group for end, _ in shared[short[at]].ends]
        n_stories = len({stories.get(end, end) for end in ends})
        n_outlets = len({outlet for at in group for outlet in shared[short[at]].outlets})
        if min(n_stories, n_outlets) >= settings.min_phrase_stories:
            found |= {short[at] for at in group}
    return found


def _find_longer(shared: Sequence[_Shared], settings: ClusterSettings, corpus: Engine) -> set[int]:
    """Find longer phrases, by their numbers, with the shorter pieces of them that some pairs share."""
    some = [
        at
        for at, one in enumerate(shared)
        if one.n_words <= settings.max_common_words and _may_be_common(one.pair, settings)
    ]
    candidates: list[tuple[list[int], list[int]]] = []
    for group in _gathered([shared[at] for at in some], settings.min_copied):
        numbers = [some[at] for at in group]
        if all(shared[at].n_words <= settings.max_phrase_words for at in numbers):
            continue
        chosen = _chosen([shared[at] for at in numbers], settings)
        if len(chosen) >= settings.min_phrase_stories:
            candidates.append((numbers, chosen))
    spans = _shared_spans(
        shared, {at for _, chosen in candidates for at in chosen}, settings.min_copied
    )
    # Most are of one story, which a few show.
    for most, least in (
        (settings.min_phrase_stories, 2),
        (settings.max_phrase_documents, settings.min_phrase_stories),
    ):
        asked = [chosen[:most] for _, chosen in candidates]
        counts = _count_each(asked, spans, settings, corpus)
        candidates = [one for one, n in zip(candidates, counts, strict=True) if n >= least]
    return {number for numbers, _ in candidates for number in numbers}


def _may_be_common(pair: ComparedPair, settings: ClusterSettings) -> bool:
    """Whether two articles are no versions of one text: they share little, or months lie between them."""
    first, second = (timestamp(record.published) for record in pair.records)
    return max(pair.shared) <= settings.max_common_words or are_far_apart(first, second, settings)


def _chosen(group: Sequence[_Shared], settings: ClusterSettings) -> list[int]:
    """Choose documents to ask, one of each outlet and no copy as a whole.

    First those that lie far apart in time, from the earliest on: where a form came back again and again, they show it. Then
    those with most text of their own.
    """
    shares: dict[int, float] = defaultdict(float)
    outlets: dict[int, str] = {}
    moments: dict[int, float] = {}
    for one in group:
        pair = one.pair
        rows = zip((pair.a, pair.b), pair.shares, one.outlets, pair.records, strict=True)
        for at, share, outlet, record in rows:
            shares[at] = max(shares[at], share)
            outlets[at] = outlet
            moments[at] = timestamp(record.published)
    order = sorted(shares, key=lambda at: (shares[at], at))
    firsts = {outlets[at]: at for at in reversed(order) if shares[at] < settings.min_copied}
    chosen = [at for at in order if firsts.get(outlets[at]) == at]
    spread: list[int] = []
    for at in sorted(chosen, key=lambda at: moments[at]):
        if not spread or are_far_apart(moments[spread[-1]], moments[at], settings):
            spread.append(at)
    return list(dict.fromkeys(spread + chosen))[: settings.max_phrase_documents]


def _shared_spans(
    shared: Iterable[_Shared], wanted: Collection[int], least: float
) -> dict[int, list[tuple[int, int]]]:
    """Return the spans of characters of documents that are not their own: what they share, unless it is all of a copy."""
    spans: dict[int, list[tuple[int, int]]] = {number: [] for number in wanted}
    for one in shared if wanted else ():
        if max(one.pair.shares) < least:
            for number, passage in one.ends:
                if number in spans:
                    spans[number].append((passage.start, passage.end))
    return spans


@dataclass(frozen=True, slots=True)
class MattersBatch:
    """Groups of documents of which it is asked how many matters they are about: a task."""

    groups: list[list[int]]
    spans: Mapping[int, Spans]
    """What is not a document's own."""
    settings: ClusterSettings

    @property
    def documents(self) -> Sequence[int]:
        """Positions of all that it needs."""
        return sorted(self.spans)


def count_matters_each(batch: MattersBatch, records: Mapping[int, bytes]) -> list[int]:
    """Count the matters of some groups: the work of one process."""
    own = {
        at: own_part(tokens, batch.spans[at])
        for at, tokens in zip(records, current_reader().read(records.values()), strict=True)
    }
    return [count_matters([own[at] for at in group], batch.settings) for group in batch.groups]


def _count_each(
    groups: Iterable[list[int]],
    spans: Mapping[int, Spans],
    settings: ClusterSettings,
    corpus: Engine,
) -> Iterator[int]:
    batches = (
        MattersBatch(some, {at: spans[at] for group in some for at in group}, settings)
        for some in batched(groups, _TOGETHER, len)
    )
    return chain.from_iterable(corpus.run(count_matters_each, batches))


def _stories(
    pairs: Sequence[ComparedPair], phrases: Sequence[_Shared], settings: ClusterSettings
) -> dict[int, int]:
    """Return the story of the documents that share much with another, directly or through others, by position."""
    nobodys: dict[tuple[int, int], int] = defaultdict(int)
    for one in phrases:
        nobodys[one.pair.a, one.pair.b] += one.n_words
    numbers: dict[int, int] = {}
    sets = DisjointSets(0)
    for pair in pairs:
        for number in (pair.a, pair.b):
            if number not in numbers:
                numbers[number] = sets.add()
        n_nobodys = nobodys.get((pair.a, pair.b), 0)
        rows = zip(pair.shared, pair.records, strict=True)
        shares = [(n - n_nobodys) / max(record.words, 1) for n, record in rows]
        n_both = max(pair.shared) - n_nobodys
        if n_both >= settings.min_story_words or max(shares) >= settings.min_story_share:
            sets.join(numbers[pair.a], numbers[pair.b])
    return {number: -1 - sets.root(at) for number, at in numbers.items()}


def _gathered(shared: Sequence[_Shared], least: float) -> list[list[int]]:
    """Put alignments together that are of one text: their passages in a document have a share in common."""
    sets = DisjointSets(len(shared))
    places = defaultdict[int, list[tuple[int, int, int]]](list)
    for at, one in enumerate(shared):
        for number, passage in one.ends:
            places[number].append((passage.start, passage.end, at))
    for some in places.values():
        for (start, end, at), (other, last, behind) in pairwise(sorted(some)):
            common = min(end, last) - other
            if common >= least * max(end - start, last - other):
                sets.join(at, behind)
    return sets.groups()
