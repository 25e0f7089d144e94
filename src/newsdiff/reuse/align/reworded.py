"""Reworded paragraphs: the same content in other words. A possibility, never counted as copied."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import exp
from typing import NamedTuple

import numpy as np

from newsdiff.language.calendars import ALL_MONTHS, ALL_WEEKDAYS
from newsdiff.language.keys import stem
from newsdiff.language.languages import language_of
from newsdiff.language.tokens import Tokens
from newsdiff.language.wordlists import DATE_WORDS, FUNCTION_WORDS, TIME_WORDS
from newsdiff.reuse.align.figures import paragraph_figures
from newsdiff.reuse.align.matches import Match
from newsdiff.reuse.align.sense import Senses, is_body_sentence, open_sentences
from newsdiff.reuse.align.sentences import (
    SentenceWords,
    are_comparable,
    count_by_sentence,
    likeness,
)
from newsdiff.reuse.align.translated import foreign_paragraphs, open_sides
from newsdiff.settings import AlignSettings
from newsdiff.settings.rewording import LEXICAL, SENSED, RewordingWeights

_BARE = FUNCTION_WORDS | (TIME_WORDS - DATE_WORDS)
_BEGINNING = 5
"""Letters that forms of a word share in all languages that are read."""
_MIN_BEGINNINGS = 3
"""Of a paragraph that others are compared with: a headline of two words is like anything."""
_LEAST_SCORE = -100.0
"""Scores of paragraphs with thousands of other figures; a probability of 1e-44 says the same, and is a float."""
_MAX_RARE = 2
"""Sentences of both documents that have a rare stem: what only the two sentences of a pair say. Paragraphs of the source with a rare number, too."""


class SentencePair(NamedTuple):
    """A sentence of b with the one of a that is most like it."""

    cosine: float
    """Cosine of their content stems."""
    n_shared: int
    """Content stems in common."""
    n_meaning: int
    """Those of them that are no names."""
    n_rare: int
    """Those of them that no other sentence of the two documents has."""
    a: tuple[int, int]
    """Words of the sentence of a; the nearest by sense where senses are known."""
    b: tuple[int, int]
    """Words of the sentence of b."""
    sense: float = 0.0
    """Cosine of their vectors, where senses are known."""
    margin: float = 0.0
    """How much nearer in sense they are than sentences of the two documents are otherwise; see `Senses`."""


class Retelling(NamedTuple):
    """How like its nearest sentences of a a paragraph of b is; of its sentences the mean, by their words."""

    meaning: float
    """Content stems in common that are no names."""
    rare: float
    """Stems in common that no other sentence has."""
    figures: float
    """Numbers and dates that it has in common with the paragraphs of these sentences, of those that few of a have."""
    other_figures: float
    """Numbers and dates that a has nowhere."""
    apart: float
    """By how much the paragraph of a that is most like it is more so than the next one, by the first letters of their
    stems: two reports of one event are a little like each other throughout."""
    sense: float
    """Cosine of the vectors; 0 without senses."""
    margin: float
    """Margin of the vectors; 0 without senses."""


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
    stems that are no names the sentences of a paragraph share with the most like ones of `a`, how many are said in no
    other sentence, and which numbers; with `senses` also how near the sentences are. The weights are learned
    (`settings.rewording`). Sentences mostly made of copied matches are left out; `named` are the paragraphs of b that
    name a as their source, for which less is asked.

    Returns:
        Matches of kind `reworded`, one a sentence of b at most, in order of b, without operations.
    """
    found = []
    paired = pair_paragraphs(a, b, copied, settings, senses)
    if senses is None:  # at least something must be shared that is no name
        paired = {i: links for i, links in paired.items() if any(x.n_meaning for x in links)}
    retellings = compare_paragraphs(a, b, paired)
    for index, links in paired.items():
        least, least_meaning = settings.min_retold, settings.min_shared_meaning
        if index in named and max(x.n_shared for x in links) >= settings.min_shared_stems:
            least, least_meaning = settings.min_retold_named, 1
        if senses is None and max(x.n_meaning for x in links) < least_meaning:
            continue  # names alone
        is_likely = probability(retellings[index], is_sensed=senses is not None) >= least
        if is_likely and not _is_of_another_event(a, b, links, settings):
            best = max(links, key=lambda link: (link.n_shared, link.margin))
            found += [
                Match("reworded", *link.a, *link.b)
                for link in links
                if link is best or link.n_shared >= settings.min_shared_stems
            ]
    return tuple(sorted(found, key=lambda match: match.b))


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
    has_names = language_of(tokens.text) != "de"
    found = set()
    for at in range(*span):
        key = tokens.keys[at].removesuffix("'s")
        is_name = has_names and at > span[0] and tokens.word(at)[:1].isupper()
        is_common = key in _BARE or key in ALL_MONTHS or key in ALL_WEEKDAYS
        if key[:1].isdigit() or (is_name and not is_common):
            found.add(key)
    return found


def probability(alike: Retelling, *, is_sensed: bool) -> float:
    """Return how probably a paragraph of this likeness was reworded, in [0, 1].

    Source:
        Logistic regression; `benchmarks.rewording` fits the weights and measures them on pairs left out.
    """
    weights: RewordingWeights = SENSED if is_sensed else LEXICAL
    terms = zip(weights.of_retelling(), alike, strict=True)
    score = weights.base + sum(weight * value for weight, value in terms)
    return 1 / (1 + exp(-max(score, _LEAST_SCORE)))


def compare_paragraphs(
    a: Tokens, b: Tokens, paired: Mapping[int, Sequence[SentencePair]]
) -> Mapping[int, Retelling]:
    """Say how like paragraphs of `b`, by index, are to what their sentences, at least one, are paired with."""
    leads = _leads(a, b, paired)
    ours, theirs = paragraph_figures(a), paragraph_figures(b)
    holders = Counter(figure for some in ours.values() for figure in some)
    found = {}
    for index, links in paired.items():
        own = theirs.get(index, frozenset())
        near = {
            figure
            for place in {a.paragraphs[link.a[0]] for link in links}
            for figure in own & ours.get(place, frozenset())
            if holders[figure] <= _MAX_RARE
        }
        n_other = len(own - holders.keys())
        meaning, rare, sense, margin = _means(links)
        lead = leads.get(index, 0.0)
        found[index] = Retelling(meaning, rare, len(near), n_other, lead, sense, margin)
    return found


def _means(links: Sequence[SentencePair]) -> Iterator[float]:
    """Yield what the sentences of a paragraph have in the mean, by their words."""
    sizes = [link.b[1] - link.b[0] for link in links]
    rows = ((x.n_meaning, x.n_rare, x.sense, x.margin) for x in links)
    for column in zip(*rows, strict=True):
        total = sum(value * size for value, size in zip(column, sizes, strict=True))
        yield round(total / sum(sizes), 4)


def _leads(a: Tokens, b: Tokens, indexes: Collection[int]) -> Mapping[int, float]:
    """Compare paragraphs of `b`, by their indexes, as wholes with all of `a`: the lead of the most like one over the next."""
    numbers: dict[str, int] = {}
    bags_a = [bag for bag in _beginnings(a, numbers).values() if len(bag) >= _MIN_BEGINNINGS]
    bags_b = _beginnings(b, numbers)
    if not indexes or not bags_a or not are_comparable(len(bags_a), len(bags_b), len(numbers)):
        return {}
    cosine = likeness(_by_sentence(bags_a), _by_sentence(list(bags_b.values()))).cosine()
    found = {}
    for column, index in enumerate(bags_b):
        if index in indexes:
            *_, second, first = (0.0, *sorted(cosine[:, column].tolist()))
            found[index] = round(first - second, 4)
    return found


def _beginnings(tokens: Tokens, numbers: dict[str, int]) -> dict[int, set[int]]:
    """Number the first letters of the content stems of each paragraph: "excavate", "excavation"."""
    found = defaultdict[int, set[int]](set)
    for paragraph, key in zip(tokens.paragraphs, tokens.keys, strict=True):
        if content := _content(key):
            begun = content if content[0].isdigit() else content[:_BEGINNING]
            found[paragraph].add(numbers.setdefault(begun, len(numbers)))
    return found


def pair_paragraphs(
    a: Tokens,
    b: Tokens,
    copied: Iterable[Match],
    settings: AlignSettings,
    senses: Senses | None = None,
) -> Mapping[int, Sequence[SentencePair]]:
    """Pair the sentences of the paragraphs of `b` that are in the language of `a`, by index; see `pair_sentences`."""
    copied = list(copied)
    foreign = foreign_paragraphs(a, b)
    links = pair_sentences(a, b, copied, settings)
    links = [link for link in links if b.paragraphs[link.b[0]] not in foreign]
    if senses is None:
        return _by_paragraph(b, links)
    open_a, open_b = open_sides(a, b, copied, settings)
    if open_a.spans:
        nearest = senses.nearest(open_a, open_b, [link.b for link in links])
        links = [
            link._replace(a=near.a, sense=near.cosine, margin=near.margin)
            for link, near in zip(links, nearest, strict=True)
        ]
    return _by_paragraph(b, links)


def _by_paragraph(b: Tokens, links: Iterable[SentencePair]) -> dict[int, list[SentencePair]]:
    """Sort links by the paragraph of b."""
    found = defaultdict[int, list[SentencePair]](list)
    for link in links:
        found[b.paragraphs[link.b[0]]].append(link)
    return found


def pair_sentences(
    a: Tokens, b: Tokens, copied: Iterable[Match], settings: AlignSettings
) -> list[SentencePair]:
    """Pair every sentence of `b` that is not copied with the sentence of `a` most like it."""
    spans_a = [span for span in a.spans if is_body_sentence(a, span)]
    ranges_b = ((match.b, match.b_end) for match in copied)
    spans_b = open_sentences(b, ranges_b, settings.max_covered_reworded).spans
    if not spans_a or not spans_b:
        return []
    numbers: dict[str, int] = {}
    stems_a = [_stems(a, span, numbers) for span in spans_a]
    stems_b = [_stems(b, span, numbers) for span in spans_b]
    if not are_comparable(len(stems_a), len(stems_b), len(numbers)):
        return []
    frequency = np.bincount([number for some in (*stems_a, *stems_b) for number in some])
    cosine = likeness(_by_sentence(stems_a), _by_sentence(stems_b)).cosine()
    found = []
    for column, row in enumerate(cosine.argmax(axis=0).tolist()):
        shared = stems_a[row].keys() & stems_b[column].keys()
        meaning = sum(stems_b[column][number] for number in shared)
        rare = sum(frequency[number] <= _MAX_RARE for number in shared)
        spans = spans_a[row], spans_b[column]
        found.append(
            SentencePair(float(cosine[row, column]), len(shared), meaning, int(rare), *spans)
        )
    return found


def _by_sentence(stems: Sequence[Collection[int]]) -> SentenceWords:
    """Count the stems of sentences, given by number."""
    sizes = [len(some) for some in stems]
    return count_by_sentence(
        np.array([number for some in stems for number in some], np.uint64),
        np.repeat(np.arange(len(stems)), sizes),
        len(stems),
    )


def _stems(tokens: Tokens, span: tuple[int, int], numbers: dict[str, int]) -> dict[int, bool]:
    """Number the content stems of a sentence; True where the word is in lower case or a number.

    Words of the name of an office or institution are none: whoever reports on it calls it so.
    """
    found: dict[int, bool] = {}
    text, official, rows = tokens.text, tokens.official, slice(*span)
    words = zip(tokens.keys[rows], tokens.starts[rows], official[rows].tolist(), strict=True)
    for key, start, is_official in words:
        content = "" if is_official else _content(key)
        if content:
            number = numbers.setdefault(content, len(numbers))
            found[number] = found.get(number, False) or not text[start].isupper()
    return found


@lru_cache(maxsize=1 << 16)
def _content(key: str) -> str:
    """Return the stem of a word without its possessive; nothing for a function word."""
    bare = key.removesuffix("'s")
    return "" if bare in _BARE else stem(bare)
