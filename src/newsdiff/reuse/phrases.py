"""Phrases of a corpus: a few words that many outlets print in many stories, and that nobody took from anybody.

A line of a statute, a disclaimer, a proverb. What counts is not how many documents print the words (a wire story is on
forty sites), but how many *stories* do: documents that share much more are versions of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from newsdiff.disjoint import DisjointSets
from newsdiff.model import Alignment, Passage
from newsdiff.reuse.compare import ComparedPair
from newsdiff.settings import ClusterSettings


def flag_evident(
    pairs: Sequence[ComparedPair],
    alignments: Sequence[Sequence[Alignment]],
    settings: ClusterSettings,
) -> list[list[bool]]:
    """Flag the alignments of each pair that are no phrases of the corpus.

    Takes time that grows with the number of short alignments, times its logarithm.
    """
    short = [
        (at, alignment)
        for at, some in enumerate(alignments)
        for alignment in some
        if _is_short(alignment, settings)
    ]
    passages = [passage for _, one in short for passage in (one.a, one.b)]
    documents = [number for at, _ in short for number in (pairs[at].a, pairs[at].b)]
    outlets = [record.outlet or record.id for at, _ in short for record in pairs[at].records]
    stories = _stories(pairs, settings)
    phrases = set[int]()
    for group in _gathered(passages, settings):
        n_stories = len({stories.get(documents[at], documents[at]) for at in group})
        n_outlets = len({outlets[at] for at in group})
        if min(n_stories, n_outlets) >= settings.min_phrase_stories:
            phrases |= {at // 2 for at in group}
    numbers = iter(range(len(short)))
    return [
        [not (_is_short(one, settings) and next(numbers) in phrases) for one in some]
        for some in alignments
    ]


def _is_short(alignment: Alignment, settings: ClusterSettings) -> bool:
    return max(alignment.n_a, alignment.n_b) <= settings.max_phrase_words


def _stories(pairs: Sequence[ComparedPair], settings: ClusterSettings) -> dict[int, int]:
    """Return the story of the documents that share much with another, directly or through others, by position."""
    numbers: dict[int, int] = {}
    sets = DisjointSets(0)
    for pair in pairs:
        for number in (pair.a, pair.b):
            if number not in numbers:
                numbers[number] = sets.add()
        shares = (
            n / max(record.words, 1) for n, record in zip(pair.shared, pair.records, strict=True)
        )
        if max(pair.shared) >= settings.min_story_words or max(shares) >= settings.min_story_share:
            sets.join(numbers[pair.a], numbers[pair.b])
    return {number: -1 - sets.root(at) for number, at in numbers.items()}


def _gathered(passages: Sequence[Passage], settings: ClusterSettings) -> list[list[int]]:
    """Put passages together that are one text: the two of an alignment, and those of a document that overlap."""
    sets = DisjointSets(len(passages))
    for at in range(0, len(passages), 2):
        sets.join(at, at + 1)
    places = defaultdict[str, list[tuple[int, int, int]]](list)
    for at, passage in enumerate(passages):
        places[passage.document].append((passage.start, passage.end, at))
    for some in places.values():
        for (start, end, at), (other, last, behind) in pairwise(sorted(some)):
            common = min(end, last) - other
            if common >= settings.min_overlap * max(end - start, last - other):
                sets.join(at, behind)
    return sets.groups()
