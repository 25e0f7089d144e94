"""Reworded paragraphs: the same content in other words. A possibility, never counted as copied."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

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
from newsdiff.reuse.align.surroundings import is_reordered, look_around, probability
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
_MIN_COPIED = 12
"""Words in a row, not quoted, that show that a source was used: what is shorter is often a turn of phrase (docs/algorithms.md, by length)."""


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


def is_prose_copied(b: Tokens, copied: Iterable[Match]) -> bool:
    """Whether words of the author's own were surely copied: two reporters quote the same speech."""
    return any(
        match.n_longest >= _MIN_COPIED and b.quoted.count(0, match.b, match.b_end) >= _MIN_COPIED
        for match in copied
    )
