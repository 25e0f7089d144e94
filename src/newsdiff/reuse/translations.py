"""Articles of a corpus that were translated from others of it.

In go the documents of a corpus, out come pairs in two languages. No words are shared, so candidates are found by what a
translator keeps: numbers, dates and names that few articles have. Only these are compared by sense.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from math import isfinite, log
from typing import NamedTuple

from newsdiff.corpus import Progress
from newsdiff.corpus.reader import current_reader
from newsdiff.corpus.store import Store
from newsdiff.language.tokens import Tokens
from newsdiff.model import DocumentRecord, TranslatedPair, TranslatedParagraph
from newsdiff.reuse import align
from newsdiff.reuse.anchors import anchors
from newsdiff.settings import Settings, TranslationSettings

_DAY = 86_400.0  # seconds

Pair = tuple[int, int]
"""Positions of two documents, the first one earlier."""


class Sketch(NamedTuple):
    """What is known of a document before it is compared."""

    language: tuple[str, str]
    """Its language and script."""
    anchors: frozenset[str]
    """Its numbers, dates and names as any language has them."""
    group: int
    """Documents of one group are not compared."""
    time: float
    """Seconds since 1970; infinity where it has no date."""


class TranslationsFound(NamedTuple):
    """What was translated in a corpus."""

    pairs: tuple[TranslatedPair, ...]
    records: tuple[DocumentRecord, ...]
    """Their documents, each once."""


def find_translations(
    store: Store,
    settings: Settings,
    progress: Progress | None = None,
    old: Collection[str] = (),
) -> TranslationsFound:
    """Find the documents of a corpus that tell paragraph by paragraph what others tell in another language.

    Two of the ids `old` are not compared with each other.

    Returns:
        Pairs in order of the corpus, and what is known of their documents. Which of two is the earlier is known by their
        dates alone.

    Raises:
        MissingExtra: The extra `semantic` is not installed.
    """
    senses = align.load_senses()
    sketches = []
    for at in range(len(store)):
        [tokens] = current_reader().read([store.record(at)])
        sketches.append(sketch(tokens, store.groups[at], store.times[at]))
        if progress:
            progress("sketching", at + 1, len(store))
    new = [identifier not in old for identifier in store.ids]
    pairs = [
        x for x in translation_candidates(sketches, settings.translations) if new[x[0]] or new[x[1]]
    ]
    found, records = [], dict[str, DocumentRecord]()
    for done, (first, second) in enumerate(pairs, 1):
        a, b = current_reader().read([store.record(first), store.record(second)])
        if told := align.find_translated(a, b, (), settings.align, senses):
            found.append(_pair(a, b, told))
            records |= {one.document.id: one.document_record for one in (a, b)}
        if progress:
            progress("translations", done, len(pairs))
    return TranslationsFound(tuple(found), tuple(records.values()))


def sketch(tokens: Tokens, group: int, time: float) -> Sketch:
    """Sketch a document."""
    language = align.language_and_script(tokens)
    return Sketch(language, anchors(tokens), group, time)


def translation_candidates(sketches: Sequence[Sketch], settings: TranslationSettings) -> list[Pair]:
    """Choose the documents that may be translations of each other, in order of the corpus.

    What more than `max_holders` documents have is not looked at, so the work grows as the corpus does, and each document
    is compared with at most `max_compared` others that share most with it, and with those that it is among for them.
    """
    shared = _count_shared(sketches, settings)
    best = defaultdict[int, list[tuple[float, int]]](list)
    for (a, b), score in shared.items():
        best[a].append((-score, b))
        best[b].append((-score, a))
    chosen = {
        _in_order(sketches, at, other)
        for at, some in best.items()
        for _, other in sorted(some)[: settings.max_compared]
    }
    return sorted(chosen)


def _count_shared(
    sketches: Sequence[Sketch], settings: TranslationSettings
) -> Mapping[Pair, float]:
    """Weigh what documents share, by rarity, of those that share enough and may be compared; a < b."""
    holders = defaultdict[str, list[int]](list)
    for at, one in enumerate(sketches):
        for anchor in one.anchors:
            holders[anchor].append(at)
    n_shared, score = Counter[Pair](), defaultdict[Pair, float](float)
    for some in holders.values():
        if len(some) > settings.max_holders:
            continue
        weight = log(1 + len(sketches) / len(some))
        for pair in combinations(some, 2):
            if _may_be_translated(sketches[pair[0]], sketches[pair[1]], settings.max_days):
                n_shared[pair] += 1
                score[pair] += weight
    return {pair: score[pair] for pair, n in n_shared.items() if n >= settings.min_shared}


def _may_be_translated(a: Sketch, b: Sketch, max_days: float) -> bool:
    """Whether two documents are of two groups, near in time and in two languages."""
    if a.group == b.group or not align.are_two_languages(a.language, b.language):
        return False
    is_dated = isfinite(a.time) and isfinite(b.time)
    return not is_dated or abs(a.time - b.time) <= max_days * _DAY


def _in_order(sketches: Sequence[Sketch], a: int, b: int) -> Pair:
    """Put the earlier of two documents first."""
    first, second = sorted((a, b), key=lambda at: (sketches[at].time, at))
    return first, second


def _pair(a: Tokens, b: Tokens, told: Iterable[align.Match]) -> TranslatedPair:
    links = dict.fromkeys((a.paragraphs[match.a], b.paragraphs[match.b]) for match in told)
    sizes = {there: b.ranges[there][1] - b.ranges[there][0] for _, there in links}
    return TranslatedPair(
        a=a.document.id,
        b=b.document.id,
        paragraphs=len(sizes),
        words=sum(sizes.values()),
        share=round(sum(sizes.values()) / max(len(b), 1), 4),
        links=tuple(TranslatedParagraph(a=here, b=there) for here, there in links),
    )
