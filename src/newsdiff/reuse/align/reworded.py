"""Reworded paragraphs: the same content in other words. A possibility, never counted as copied."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import atanh, inf, log, log1p, tanh
from typing import NamedTuple

import numpy as np

from newsdiff.language.calendars import ALL_MONTHS, ALL_WEEKDAYS
from newsdiff.language.languages import has_capital_nouns
from newsdiff.language.tokens import Tokens
from newsdiff.reuse.align.beginnings import BARE
from newsdiff.reuse.align.matches import Match
from newsdiff.reuse.align.retellings import (
    NearestParagraph,
    Retelling,
    SentencePair,
    compare_paragraphs,
    find_nearest,
    pair_paragraphs,
    share_only_values,
)
from newsdiff.reuse.align.sense import Senses
from newsdiff.reuse.align.weights import (
    LEXICAL,
    LEXICAL_AMONG,
    SENSED,
    SENSED_AMONG,
)
from newsdiff.settings import AlignSettings

_MIN_BY_ONE = 0.82
"""How probably reworded a paragraph must be, by words alone, that has one word or name a sentence in common with its source: of the labelled
ones, judged by weights from other sources, 47 of 48 were, of less probable ones 38 of 58. One of fewer than `min_words` words ("There was
no response.") never is."""
_MIN_FIGURES = 2
"""Numbers and dates that say by themselves where a paragraph is from: one alone counts something else in another report."""
_MAX_AGAINST = 0.25
"""Share of the pairs of paragraphs, each as far as both are probably reworded, that are the other way round in the source: a text that
has more, and copies no prose, is somebody else's report, who has the facts and quotations in an order of his own (of 63 rewritten
texts that copy nothing 6 have more, of 457 reports of one event 321)."""
_MAX_BESIDE = 0.05
"""The same of the others where one paragraph was moved."""
_MIN_MOVED = 6
"""Paragraphs of a text in which one may stand anywhere; of fewer, those left show no order."""
_MIN_COPIED = 12
"""Words in a row, not quoted, that show that a source was used: what is shorter is often a turn of phrase (docs/algorithms.md, by length)."""


class Surroundings(NamedTuple):
    """What the other paragraphs of b say of one: who rewords an article rewords much of it, mostly in its order."""

    alone: float
    """Log odds that it was reworded, by its likeness alone."""
    told: float
    """Logarithm of the share of the others that were reworded, each as far as that is probable."""
    in_order: float
    """The same of all that were taken, copied ones too, and stand on the same side of it in b and in a, less that of those that do not."""
    elsewhere: float
    """How probably another one retells the same paragraph of a."""
    is_between: bool
    """Whether its paragraph of a stands between those of the copied ones next to it."""
    is_full: bool
    """Whether all paragraphs of a between those were copied: nothing is left there to retell."""


class Judged(NamedTuple):
    """A paragraph of b that may be reworded."""

    links: Sequence[SentencePair]
    """Its sentences, with those of a that are most like them."""
    told: int
    """The paragraph of a that it would retell."""
    retelling: Retelling
    """How like that one it is."""
    chance: float
    """How probably it was reworded."""
    follows: bool
    """Whether some prose was copied, or what may be reworded comes in the order of the source."""


def find_reworded(
    a: Tokens,
    b: Tokens,
    copied: Iterable[Match],
    settings: AlignSettings,
    named: Collection[int] = (),
    senses: Senses | None = None,
) -> tuple[Match, ...]:
    """Find paragraphs of `b` that say what sentences of `a` say, in other words.

    Two articles on one event share names and subjects without having read each other. So what counts is how many
    words that are no names the sentences of a paragraph share with the most like ones of `a`, how many are said in no
    other sentence, which numbers, and by how much one paragraph of `a` is more like it than all others; with `senses`
    also how near the sentences are; and then, whether the paragraphs around it were taken, and in which order. The
    weights are learned (`reuse.align.weights`). Sentences mostly made of copied matches are left out; `named` are the
    paragraphs of b that name a as their source, for which less is asked.

    Returns:
        Matches of kind `reworded`, one a sentence of b at most, in order of b, without operations.
    """
    found = []
    for index, judged in judge_retellings(a, b, copied, settings, named, senses).items():
        links = judged.links
        n_shared = sum(link.n_shared for link in links)
        is_named = index in named and n_shared >= settings.min_shared_words
        least = settings.min_retold_named if is_named else settings.min_retold
        if senses is None and n_shared <= len(links):
            is_short = sum(link.b[1] - link.b[0] for link in links) < settings.min_words
            least = 1.0 if is_short else max(least, _MIN_BY_ONE)
        is_told = judged.chance >= least and (judged.follows or is_named)
        is_bare = senses is None and judged.retelling.figures < _MIN_FIGURES
        if (
            not is_told
            or _is_of_another_event(a, b, links, settings)
            or (is_bare and share_only_values(a, b, links))
        ):
            continue
        best = max(links, key=lambda x: (a.paragraphs[x.a[0]] == judged.told, *_clearness(x)))
        found += [
            Match("reworded", *link.a, *link.b)
            for link in links
            if link is best or link.n_shared >= settings.min_shared_words
        ]
    return tuple(sorted(found, key=lambda match: match.b))


def judge_retellings(
    a: Tokens,
    b: Tokens,
    copied: Iterable[Match],
    settings: AlignSettings,
    named: Collection[int] = (),
    senses: Senses | None = None,
) -> Mapping[int, Judged]:
    """Say of the paragraphs of b, by index, how probably each was reworded; for the arguments see `find_reworded`.

    Source:
        Two logistic regressions; `benchmarks.rewording` fits the weights and measures them on pairs left out.
    """
    copied = list(copied)
    paired = pair_paragraphs(a, b, copied, settings, senses)
    nearest = find_nearest(a, b, paired)
    retellings = compare_paragraphs(a, b, paired, nearest, named)
    told = told_paragraphs(a, paired, {} if senses else nearest)
    taken = taken_paragraphs(a, b, copied, settings)
    likeness, among = (SENSED, SENSED_AMONG) if senses else (LEXICAL, LEXICAL_AMONG)
    alone = {index: probability(likeness.log_odds(one)) for index, one in retellings.items()}
    around = look_around(told, alone, taken, a.ranges)
    follows = is_prose_copied(b, copied) or not is_reordered(told, alone, taken)
    return {
        index: Judged(
            links,
            told[index],
            retellings[index],
            probability(among.log_odds(around[index])),
            follows,
        )
        for index, links in paired.items()
    }


def _clearness(link: SentencePair) -> tuple[float, float]:
    """Say, in order of weight, how clearly a sentence shows where it comes from."""
    return link.n_shared, link.margin


def _is_of_another_event(
    a: Tokens, b: Tokens, links: Sequence[SentencePair], settings: AlignSettings
) -> bool:
    """Whether sentences name other people, places and figures: two obituaries share everything else."""
    ours = set[str]().union(*(_telling(a, link.a) for link in links))
    theirs = set[str]().union(*(_telling(b, link.b) for link in links))
    fewer = min(len(ours), len(theirs))
    return (
        fewer >= settings.min_telling and len(ours & theirs) < settings.min_shared_telling * fewer
    )


def _telling(tokens: Tokens, span: tuple[int, int]) -> set[str]:
    """Return the numbers and names of a sentence; in German, where every noun has a capital, the numbers."""
    has_names = not has_capital_nouns(tokens.text)
    found = set()
    for at in range(*span):
        key = tokens.keys[at].removesuffix("'s")
        is_name = has_names and at > span[0] and tokens.word(at)[:1].isupper()
        is_common = key in BARE or key in ALL_MONTHS or key in ALL_WEEKDAYS
        if key[:1].isdigit() or (is_name and not is_common):
            found.add(key)
    return found


def taken_paragraphs(
    a: Tokens, b: Tokens, copied: Iterable[Match], settings: AlignSettings
) -> dict[int, int]:
    """Return the paragraphs of b of which something was surely copied, with the paragraph of a."""
    sure = (match for match in copied if match.n_longest >= settings.min_words)
    in_order = sorted(sure, key=lambda match: match.n_longest)
    return {b.paragraphs[match.b]: a.paragraphs[match.a] for match in in_order}


def told_paragraphs(
    a: Tokens, paired: Mapping[int, Sequence[SentencePair]], nearest: Mapping[int, NearestParagraph]
) -> dict[int, int]:
    """Return the paragraph of a that each paragraph of b would retell: the nearest as a whole, or that of its clearest sentence."""
    return {
        index: nearest[index].paragraph
        if index in nearest
        else a.paragraphs[max(links, key=_clearness).a[0]]
        for index, links in paired.items()
    }


def look_around(
    told: Mapping[int, int],
    alone: Mapping[int, float],
    taken: Mapping[int, int],
    places: Iterable[int],
) -> dict[int, Surroundings]:
    """Say of paragraphs of b, by index, what the others are.

    Args:
        told: The paragraph of a that each would retell.
        alone: How probably each was reworded, by its likeness alone.
        taken: Copied paragraphs of b, with those of a.
        places: All paragraphs of a.
    """
    place = {**told, **taken}
    reworded = {index: chance for index, chance in alone.items() if index not in taken}
    chance = reworded | dict.fromkeys(taken, 1.0)
    order = sorted(place)
    after = np.bincount([place[i] for i in order], [chance[i] for i in order])
    before = np.zeros_like(after)
    highest = defaultdict[int, list[float]](lambda: [0.0, 0.0])
    for index in order:
        highest[place[index]] = sorted([*highest[place[index]], reworded.get(index, 0.0)])[-2:]
    copied, total = sorted(taken), sum(reworded.values())
    left = sorted(set(places).difference(taken.values()))
    found = {}
    for index in order:
        at, own = place[index], chance[index]
        after[at] -= own
        if index in alone:
            along = before[:at].sum() + after[at + 1 :].sum()
            against = before[at + 1 :].sum() + after[:at].sum()
            second, first = highest[at]
            low, high = _beside(index, copied, taken)
            found[index] = Surroundings(
                log_odds(alone[index]),
                _share_of(total - reworded.get(index, 0.0), len(reworded) - (index in reworded)),
                log1p(along) - log1p(against),
                second if first == reworded.get(index, 0.0) else first,
                bool(copied) and low < at < high,
                bool(copied) and not _has_between(left, low, high),
            )
        before[at] += own
    return found


def is_prose_copied(b: Tokens, copied: Iterable[Match]) -> bool:
    """Whether words of the author's own were surely copied: two reporters quote the same speech."""
    return any(
        match.n_longest >= _MIN_COPIED and b.quoted.count(0, match.b, match.b_end) >= _MIN_COPIED
        for match in copied
    )


def is_reordered(
    told: Mapping[int, int], alone: Mapping[int, float], taken: Mapping[int, int]
) -> bool:
    """Whether what may be reworded comes in an order of its own; for the arguments see `look_around`.

    In a text of some length one paragraph may stand anywhere if the others are in order: whoever rewords may begin with the end.
    """
    place = {**told, **taken}
    chance = {**alone, **dict.fromkeys(taken, 1.0)}
    rank = {index: at for at, index in enumerate(sorted(place))}
    pairs = np.zeros((len(place), 2))  # along and against the order, for each
    for step in (1, -1):
        beside = _RunningSums(max(place.values(), default=0) + 1)
        for index in sorted(place)[::step]:
            at, own = place[index], chance[index]
            sides = (beside.before(at), beside.total - beside.before(at + 1))[::step]
            pairs[rank[index]] += own * np.array(sides)
            beside.add(at, own)
    both = pairs.sum(axis=0) / 2
    if _against(*both) <= _MAX_AGAINST:
        return False
    rest = both - pairs[pairs[:, 1].argmax()]
    return len(place) < _MIN_MOVED or _against(*rest) > _MAX_BESIDE


class _RunningSums:
    """Values at places, of which what stands before a place is known in the logarithm of their number.

    Source:
        P. M. Fenwick, A new data structure for cumulative frequency tables (1994).
    """

    def __init__(self, n: int) -> None:
        self.total = 0.0
        self._sums = [0.0] * n

    def add(self, at: int, value: float) -> None:
        """Add to the value at a place."""
        self.total += value
        while at < len(self._sums):
            self._sums[at] += value
            at |= at + 1

    def before(self, at: int) -> float:
        """Return the sum of all values before a place."""
        found = 0.0
        while at:
            found += self._sums[at - 1]
            at &= at - 1
        return found


def _against(along: float, against: float) -> float:
    return float(against / max(along + against, 1e-9))


def _share_of(told: float, others: int) -> float:
    """Return the logarithm of a share; of few paragraphs, nearer to a third."""
    return log((told + 0.5) / (others + 1.5))


def _beside(index: int, copied: Sequence[int], taken: Mapping[int, int]) -> tuple[float, float]:
    """Return the places in a of the copied paragraphs next to one of b; infinite where there is none on that side."""
    at = bisect_left(copied, index)
    before = [float(taken[other]) for other in copied[max(at - 1, 0) : at]]
    behind = [float(taken[other]) for other in copied[at : at + 1]]
    return (before or [-inf])[0], (behind or [inf])[0]


def _has_between(left: Sequence[int], low: float, high: float) -> bool:
    """Whether one of some places, in order, lies between two; behind the first one where these are the other way round."""
    at = bisect_right(left, low)
    return at < len(left) and (left[at] < high or high <= low)


def probability(odds: float) -> float:
    """Return the probability of log odds, in [0, 1]; rounded, so that no processor decides."""
    return round((1 + tanh(odds / 2)) / 2, 6)


def log_odds(chance: float) -> float:
    """Return the log odds of a probability, of which six decimals count."""
    return 2 * atanh(min(max(2 * chance - 1, -1 + 2e-6), 1 - 2e-6))
