"""Third articles of a corpus, asked about the pairs of which nothing else says who was first.

A third article decides only where it is older than one of the two for certain (`attribute.witnesses`). So of each
document those are kept that were before it by days or by a credit, the few that share most with it; a pair is compared
again, this time beside them, where one of them shares text with both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from newsdiff.corpus import Engine, batched
from newsdiff.corpus.reader import current_reader
from newsdiff.model import Direction
from newsdiff.reuse import attribute, compare
from newsdiff.reuse.compare import ComparedPair
from newsdiff.settings import AttributeSettings, Settings


@dataclass(frozen=True, slots=True)
class OpenPair:
    """Two documents of which nothing says who was first, and third ones that may."""

    a: int
    b: int
    witnesses: tuple[int, ...]
    """Positions, those first that share most."""


@dataclass(frozen=True, slots=True)
class OpenBatch:
    """Open pairs: a task."""

    pairs: list[OpenPair]
    settings: Settings

    @property
    def documents(self) -> Sequence[int]:
        """Positions of all that it needs."""
        return sorted({at for pair in self.pairs for at in (pair.a, pair.b, *pair.witnesses)})


def ask_witnesses(
    pairs: Sequence[ComparedPair], corpus: Engine, settings: Settings
) -> list[ComparedPair]:
    """Ask third articles about the pairs without an answer; the others stay as they are.

    Takes a comparison for each such pair, and a millisecond for each of at most `max_witnesses` third articles.
    """
    asked = batched(find_open(pairs, settings.attribute), compare.BATCH)
    batches = (OpenBatch(some, settings) for some in asked)
    answers: dict[tuple[int, int], Direction] = {}
    for some in corpus.run(judge_batch, batches):
        answers.update(some)
    return [
        replace(pair, direction=answers[pair.a, pair.b]) if (pair.a, pair.b) in answers else pair
        for pair in pairs
    ]


def find_open(pairs: Sequence[ComparedPair], settings: AttributeSettings) -> list[OpenPair]:
    """Find the pairs without an answer that have third articles to ask, in their order.

    Pairs that share less than a third article must know of them are left out, and of a document with very many
    those that share less than others.
    """
    n_shared = {(p.a, p.b): max(p.shared) for p in pairs}
    n_shared = {ends: n for ends, n in n_shared.items() if n >= settings.min_known_words}
    older = _older(pairs, n_shared, settings)
    found = []
    for pair in pairs:
        ends = pair.a, pair.b
        if pair.direction.verdict != "unknown" or ends not in n_shared:
            continue
        known = {
            third: min(n_shared.get(_ends(third, end), 0) for end in ends)
            for third in (*older[pair.a], *older[pair.b])
        }
        witnesses = sorted((at for at, n in known.items() if n), key=lambda at: (-known[at], at))
        if witnesses:
            found.append(OpenPair(*ends, tuple(witnesses[: settings.max_witnesses])))
    asked = Counter[int]()
    kept = set[OpenPair]()
    for open_pair in sorted(found, key=lambda one: (-n_shared[one.a, one.b], one.a, one.b)):
        if max(asked[open_pair.a], asked[open_pair.b]) < settings.max_asked:
            asked.update((open_pair.a, open_pair.b))
            kept.add(open_pair)
    return [open_pair for open_pair in found if open_pair in kept]


def _older(
    pairs: Iterable[ComparedPair], n_shared: dict[tuple[int, int], int], settings: AttributeSettings
) -> defaultdict[int, list[int]]:
    """Return of each document those that were before it by days or a credit, the few that share most with it."""
    sure = attribute.confidence_of(settings.odds_day, settings)
    older: defaultdict[int, list[int]] = defaultdict(list)
    for pair in pairs:
        direction = pair.direction
        if direction.confidence < sure or (pair.a, pair.b) not in n_shared:
            continue
        if direction.verdict == "source-first":
            older[pair.b].append(pair.a)
        elif direction.verdict == "target-first":
            older[pair.a].append(pair.b)
    for at, others in older.items():
        others.sort(key=lambda other: (-n_shared[_ends(other, at)], other))
        del others[settings.max_witnesses :]
    return older


def _ends(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def judge_batch(
    batch: OpenBatch, records: Mapping[int, bytes]
) -> list[tuple[tuple[int, int], Direction]]:
    """Say who was first in the pairs of a batch, beside third articles: the work of one process."""
    words = dict(zip(records, current_reader().read(records.values()), strict=True))
    found = []
    for pair in batch.pairs:
        limits = compare.fit_settings(batch.settings, words[pair.b]).attribute
        both = compare.compare_documents(words[pair.a], words[pair.b], batch.settings)
        item = attribute.source_share(both.a, both.b, both.matches, limits)
        others = [words[at] for at in pair.witnesses]
        found.append(((pair.a, pair.b), attribute.direction(item, both.b, limits, others)))
    return found
