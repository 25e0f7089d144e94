"""Translated paragraphs: the same content in another language, told by the vectors of its sentences."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice, pairwise
from math import log
from statistics import fmean, median
from typing import NamedTuple

from newsdiff.language.languages import language_of, language_or_unlisted
from newsdiff.language.tokens import Tokens, once_a_document
from newsdiff.reuse.align.figures import paragraph_figures
from newsdiff.reuse.align.matches import Match
from newsdiff.reuse.align.sense import (
    Nearest,
    OpenSentences,
    Senses,
    Span,
    open_sentences,
)
from newsdiff.reuse.align.weights import TRANSLATED
from newsdiff.settings import AlignSettings

_SAMPLE = 400
"""Letters that show the script of a text."""

_FARTHEST = 5
"""Sentences that stand out farthest, by which a text is judged."""

MIN_TRANSLATED = 0.7
"""Log odds of a text that is called a translation: of 89 translations two have less by weights from other pairs, of 22 close reports of
one event one has more (`benchmarks.translations --weights`)."""

_MAX_STEP = 2
"""Sentences of the source that one sentence tells at most."""

_MAX_MOVED = 0.1
"""Share of the figures that a translator moves to another paragraph: of 70 translations none is lost by it, and five close reports of
one event that all else takes for translations have more."""

Link = tuple[Span, Nearest]
"""A sentence of b with the nearest one of a."""


class Told(NamedTuple):
    """What a document may tell of another one in another language."""

    links: Mapping[int, Sequence[Link]]
    """The sentences of each paragraph of b that says one of a, by index."""
    values: tuple[float, float, float, float]
    """What `TextWeights` weighs."""
    is_kept_together: bool
    """Whether enough is told of the paragraphs that are told, and its figures are where they were."""


def find_translated(
    a: Tokens, b: Tokens, copied: Sequence[Match], settings: AlignSettings, senses: Senses
) -> tuple[Match, ...]:
    """Find paragraphs of `b` that say in another language what sentences of `a` say.

    Returns:
        Matches of kind `translated`, one a sentence of b at most, in order of b, without operations.

    Source:
        The ratio margin and the mutual neighbours of Artetxe and Schwenk, ACL 2019; thresholds: `benchmarks.translations`.
    """
    told = look_over(a, b, copied, settings, senses)
    if (
        told is None
        or not told.is_kept_together
        or TRANSLATED.log_odds(told.values) < MIN_TRANSLATED
    ):
        return ()
    return tuple(
        Match("translated", *near.a, *span, is_clear=near.margin >= settings.min_margin_beside)
        for some in told.links.values()
        for span, near in some
        if near.is_mutual or near.margin >= settings.min_margin
    )


def look_over(
    a: Tokens, b: Tokens, copied: Sequence[Match], settings: AlignSettings, senses: Senses
) -> Told | None:
    """Look over what paragraphs of `b` may tell of `a` in another language; None where too few stand out.

    Reporters of two languages who write on one event share facts, now and then a sentence of them. So a document counts as
    translated from another only where enough of its paragraphs stand out (`min_translated_paragraphs`); then those that stand
    out less do, too, unless they have figures and the source none of these. The nearest sentences must be each other's. Of what
    two reporters both have each says more, so the paragraphs that stand out must tell all of the other's (`min_told`); none of
    their sentences stands out as far as translated ones do, hardly two follow each other in both texts, and what one says in
    a line takes the other three: these are weighed; and each puts the figures together in paragraphs of his own.
    """
    foreign = foreign_paragraphs(a, b)
    open_a, open_b = open_sides(a, b, copied, settings)
    spans = [span for span in open_b.spans if b.paragraphs[span[0]] in foreign]
    if not spans or not open_a.spans:
        return None
    links = defaultdict[int, list[Link]](list)
    for span, near in zip(spans, senses.nearest(open_a, open_b, spans), strict=True):
        links[b.paragraphs[span[0]]].append((span, near))
    mutual = {index: some for index, some in links.items() if any(x.is_mutual for _, x in some)}
    if _count_standing_out(b, mutual.values(), settings) < settings.min_translated_paragraphs:
        return None
    own = _of_own_figures(a, b)
    claimed = {
        index: some
        for index, some in mutual.items()
        if _margin(some) >= (settings.min_margin if index in own else settings.min_margin_beside)
    }
    every = [link for some in links.values() for link in some]
    back = zip(open_a.spans, senses.nearest(open_b, open_a, open_a.spans), strict=True)
    spread = _spread_of_lengths(a, b, claimed, [*back], settings)
    is_kept_together = (
        _share_told(a, open_a, links.values(), settings) >= settings.min_told
        and _share_moved(a, b, links, claimed) <= _MAX_MOVED
    )
    return Told(claimed, (*_look_over(open_a.spans, every), spread), is_kept_together)


def open_sides(
    a: Tokens, b: Tokens, copied: Sequence[Match], settings: AlignSettings
) -> tuple[OpenSentences, OpenSentences]:
    """Find the sentences of two documents that none of their matches explains; the rest of one of a may be told again."""
    return (
        open_sentences(a, ((match.a, match.a_end) for match in copied), settings.max_covered),
        open_sentences(
            b, ((match.b, match.b_end) for match in copied), settings.max_covered_reworded
        ),
    )


def foreign_paragraphs(a: Tokens, b: Tokens) -> set[int]:
    """Return the paragraphs of b, by index, that are in another language than a, as far as their words show it."""
    own, (other, script) = language_and_script(a), language_and_script(b)
    languages = _paragraph_languages(b).items()
    return {index for index, code in languages if are_two_languages(own, (code or other, script))}


@once_a_document
def _paragraph_languages(tokens: Tokens) -> dict[int, str]:
    """Return the language of each paragraph with words, by index; "" where it does not show."""
    text = tokens.text
    spans = {index: tokens.characters(*words) for index, words in tokens.ranges.items()}
    return {index: language_of(text[start:end]) for index, (start, end) in spans.items()}


@once_a_document
def language_and_script(tokens: Tokens) -> tuple[str, str]:
    """Return the language of a document, "" where it is unknown, and the script of most of its letters; see `language_or_unlisted`."""
    letters = Counter(islice(filter(str.isalpha, tokens.text[: 4 * _SAMPLE]), _SAMPLE))
    scripts = Counter[str]()
    for sign, n in letters.items():
        scripts[unicodedata.name(sign, "?").partition(" ")[0]] += n
    script = min(scripts, key=lambda name: (-scripts[name], name), default="")
    return language_or_unlisted(tokens.text), script


def are_two_languages(own: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two languages are surely two: both known, or in two scripts."""
    if own[1] != other[1]:
        return True
    return bool(own[0] and other[0] and own[0] != other[0])


def _count_standing_out(
    b: Tokens, paragraphs: Iterable[Sequence[Link]], settings: AlignSettings
) -> int:
    """Count the paragraphs of b, given by their sentences, that stand out, and all sentences of which do so somewhat.

    Two reporters may quote the same speech, so what is quoted does not count.
    """
    n_found = 0
    for some in paragraphs:
        telling = [link for link in some if not any(b.quoted[slice(*link[0])])]
        is_clear = all(near.margin >= settings.min_margin_beside for _, near in some)
        n_found += bool(telling) and is_clear and _margin(telling) >= settings.min_margin
    return n_found


def _look_over(spans: Sequence[Span], links: Sequence[Link]) -> tuple[float, float, float]:
    """Return what `TextWeights` weighs of the sentences of b, at least one; `spans` are those of a that are open, in order.

    Where one sentence of b tells two of a, the next one follows the second of these.
    """
    margins = sorted((near.margin for _, near in links), reverse=True)
    places = {span: at for at, span in enumerate(spans)}
    found = [places[near.a] if near.is_mutual else None for _, near in links]
    n_beside = sum(
        one is not None and other is not None and 0 < other - one <= _MAX_STEP
        for one, other in pairwise(found)
    )
    return (
        round(fmean(margins[:_FARTHEST]), 4),
        round(fmean(margins), 4),
        n_beside / max(len(links) - 1, 1),
    )


def _spread_of_lengths(
    a: Tokens,
    b: Tokens,
    claimed: Mapping[int, Sequence[Link]],
    back: Iterable[Link],
    settings: AlignSettings,
) -> float:
    """Say how unevenly long claimed paragraphs of b are beside what they tell: the mean distance of logarithms from their median.

    A translation is as long as its original, times what its language takes. `back` are the sentences of a with the nearest ones of b.

    Source:
        Lengths as evidence: Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora", 1993.
    """
    told = {
        index: {near.a for _, near in some if near.margin >= settings.min_margin_beside}
        for index, some in claimed.items()
    }
    for span, near in back:
        if near.margin >= settings.min_margin_beside and b.paragraphs[near.a[0]] in told:
            told[b.paragraphs[near.a[0]]].add(span)
    ratios = [
        log(_n_letters(b, (span for span, _ in claimed[index])) / _n_letters(a, some))
        for index, some in told.items()
        if some
    ]
    middle = median(ratios) if ratios else 0.0
    return round(fmean(abs(one - middle) for one in ratios), 4) if ratios else 0.0


def _n_letters(tokens: Tokens, spans: Iterable[Span]) -> int:
    return sum(len(tokens.words(*span)) for span in spans)


def _share_told(
    a: Tokens,
    open_a: OpenSentences,
    paragraphs: Iterable[Sequence[Link]],
    settings: AlignSettings,
) -> float:
    """Say how much of each other paragraphs tell that stand out: the product of two shares of words.

    Of paragraphs of b in which a sentence and its nearest one stand out, the sentences that do so; of those of a that they
    are nearest to, the sentences that are nearest to any of b.
    """
    every = list(paragraphs)
    clear = [some for some in every if any(_is_clear(x, settings.min_margin) for _, x in some)]
    links = [link for some in clear for link in some]
    sure = [span for span, near in links if near.margin >= settings.min_margin]
    places = {a.paragraphs[x.a[0]] for _, x in links if _is_clear(x, settings.min_margin)}
    around = [span for span in open_a.spans if a.paragraphs[span[0]] in places]
    near = {x.a for some in every for _, x in some if _is_clear(x, settings.min_margin_beside)}
    told = [span for span in around if span in near]
    words = _n_words(around) * _n_words(span for span, _ in links)
    return _n_words(told) * _n_words(sure) / max(words, 1)


def _is_clear(near: Nearest, least: float) -> bool:
    """Whether two sentences are each other's nearest, and stand out so far."""
    return near.is_mutual and near.margin >= least


def _n_words(spans: Iterable[Span]) -> int:
    return sum(last - first for first, last in spans)


def _share_moved(
    a: Tokens, b: Tokens, links: Mapping[int, Sequence[Link]], claimed: Collection[int]
) -> float:
    """Return which share of the figures of claimed paragraphs of b left the rest of their paragraph of a.

    Such a paragraph of b tells another one, and that of a is told elsewhere, by sense or by another figure.
    """
    ours, theirs = _homes(a), _homes(b)
    places = [(ours[x], theirs[x]) for x in ours.keys() & theirs.keys() if theirs[x] in claimed]
    near = {(a.paragraphs[x.a[0]], at) for at in claimed for _, x in links[at]}
    n_told = Counter(place for place, _ in near.union(places))
    moved = [x for x in places if x not in near and n_told[x[0]] > 1]
    return len(moved) / max(len(places), 1)


def _homes(tokens: Tokens) -> dict[str, int]:
    """Return the paragraph of each figure that no other one has, by index."""
    every = paragraph_figures(tokens)
    n_holders = Counter(x for figures in every.values() for x in figures)
    return {x: at for at, figures in every.items() for x in figures if n_holders[x] == 1}


def _of_own_figures(a: Tokens, b: Tokens) -> set[int]:
    """Return the paragraphs of b, by index, that have numbers or dates, none of which is anywhere in a."""
    known = frozenset[str]().union(*paragraph_figures(a).values())
    every = paragraph_figures(b).items()
    return {index for index, figures in every if figures and figures.isdisjoint(known)}


def _margin(links: Sequence[Link]) -> float:
    """Return the mean margin of the sentences of a paragraph, by their words."""
    sizes = [last - first for (first, last), _ in links]
    total = sum(size * near.margin for size, (_, near) in zip(sizes, links, strict=True))
    return round(total / sum(sizes), 4)
