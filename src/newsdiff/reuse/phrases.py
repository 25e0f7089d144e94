"""Phrases of a corpus: words that many outlets print in many stories, and that nobody took from anybody.

A line of a statute, a disclaimer, a proverb. What counts is not how many documents print the words (a wire story is on
forty sites), but how many *stories* do. A few words are a phrase where the documents share little more; longer text
is one where they are about different matters, since a lifted paragraph stands in articles on one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsdiff.disjoint import DisjointSets
from newsdiff.language.tokens import Tokens
from newsdiff.model import Alignment, Passage
from newsdiff.reuse.compare import ComparedPair, Spans
from newsdiff.reuse.matters import count_matters, own_words
from newsdiff.settings import ClusterSettings

Read = Callable[[Sequence[int]], Sequence[Tokens]]
"""Reads the words of documents by their positions."""

_MAX_KEPT = 4_096
"""Documents whose own words are kept, some 20 kB each."""


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
    read: Read,
) -> list[list[bool]]:
    """Flag the alignments of each pair that are no phrases of the corpus.

    Takes time that grows with the number of alignments, times its logarithm; few documents are read.
    """
    shared = [
        _Shared(pair, one) for pair, some in zip(pairs, alignments, strict=True) for one in some
    ]
    longer = _find_longer(shared, settings, read)
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


def _find_longer(shared: Sequence[_Shared], settings: ClusterSettings, read: Read) -> set[int]:
    """Find longer phrases, by their numbers, with the shorter pieces of them that some pairs share."""
    some = [
        at
        for at, one in enumerate(shared)
        if max(one.n_words, *one.pair.shared) <= settings.max_common_words
    ]
    candidates: list[tuple[list[int], list[int]]] = []
    for group in _gathered([shared[at] for at in some], settings.min_copied):
        numbers = [some[at] for at in group]
        if all(shared[at].n_words <= settings.max_phrase_words for at in numbers):
            continue
        chosen = _chosen([shared[at] for at in numbers], settings)
        if len(chosen) >= settings.min_phrase_stories:
            candidates.append((numbers, chosen))
    wanted = {at for _, chosen in candidates for at in chosen}
    own = _OwnWords(shared, wanted, settings.min_copied, read)
    found = set[int]()
    for numbers, chosen in candidates:
        if count_matters(own.of(chosen[: settings.min_phrase_stories]), settings) <= 1:
            continue  # most are of one story, which a few show
        if count_matters(own.of(chosen), settings) >= settings.min_phrase_stories:
            found |= set(numbers)
    return found


def _chosen(group: Sequence[_Shared], settings: ClusterSettings) -> list[int]:
    """Choose documents to ask, one of each outlet and no copy as a whole: those with most text of their own."""
    shares: dict[int, float] = defaultdict(float)
    outlets: dict[int, str] = {}
    for one in group:
        pair = one.pair
        rows = zip((pair.a, pair.b), pair.shares, one.outlets, strict=True)
        for at, share, outlet in rows:
            shares[at] = max(shares[at], share)
            outlets[at] = outlet
    order = sorted(shares, key=lambda at: (shares[at], at))
    firsts = {outlets[at]: at for at in reversed(order) if shares[at] < settings.min_copied}
    chosen = [at for at in order if firsts.get(outlets[at]) == at]
    return chosen[: settings.max_phrase_documents]


class _OwnWords:
    """The own words of documents: outside of what they share, unless it is all of a copy."""

    def __init__(
        self, shared: Iterable[_Shared], wanted: Collection[int], least: float, read: Read
    ) -> None:
        self._read = read
        self._known: dict[int, frozenset[int]] = {}
        self._spans: dict[int, list[tuple[int, int]]] = {number: [] for number in wanted}
        for one in shared if wanted else ():
            if max(one.pair.shares) < least:
                for number, passage in one.ends:
                    if number in self._spans:
                        self._spans[number].append((passage.start, passage.end))

    def of(self, numbers: Sequence[int]) -> list[frozenset[int]]:
        """Return those of some documents; groups of one story follow each other, and ask for the same."""
        new = [number for number in numbers if number not in self._known]
        if len(self._known) + len(new) > _MAX_KEPT:
            new = [*numbers]
            self._known.clear()
        for number, tokens in zip(new, self._read(new), strict=True):
            self._known[number] = own_words(tokens, self._spans[number])
        return [self._known[number] for number in numbers]


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
