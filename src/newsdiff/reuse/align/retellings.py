"""How like the paragraphs of a document are to what another one says: the evidence that they were reworded."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import log1p
from typing import NamedTuple

import numpy as np

from newsdiff.language.calendars import RELATIVE_DAYS
from newsdiff.language.hashing import Hashes, Ints
from newsdiff.language.keys import word_key
from newsdiff.language.languages import language_of
from newsdiff.language.tokens import Tokens, once_a_document
from newsdiff.reuse.align.beginnings import (
    BodyWords,
    beginnings,
    body_words,
    distinct_beginnings,
    flag_names,
)
from newsdiff.reuse.align.figures import paragraph_units
from newsdiff.reuse.align.matches import Match
from newsdiff.reuse.align.sense import Senses, body_sentences, open_sentences
from newsdiff.reuse.align.sentences import (
    Likeness,
    SentenceWords,
    likeness,
)
from newsdiff.reuse.align.translated import foreign_paragraphs, open_sides
from newsdiff.settings import AlignSettings

_MIN_BEGINNINGS = 3
"""Of a paragraph that others are compared with: a headline of two words is like anything."""
_NEW_NAMES = 0.43
"""What stands for the logarithm of the names that the source has nowhere where no capitals show names: its mean in the labelled
paragraphs (.47, .41 and .43 in three sets)."""
_MAX_RARE = 2
"""Sentences of both documents that have a rare beginning: what only the two sentences of a pair say. Paragraphs of the source with a rare number, too."""


class SentencePair(NamedTuple):
    """A sentence of b with the one of a that is most like it."""

    n_shared: int
    """Beginnings in common; those that stand side by side in both are one name or phrase and count once."""
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


class NearestParagraph(NamedTuple):
    """The paragraph of a that one of b is most like as a whole, by the beginnings of its words."""

    paragraph: int
    """Its index."""
    lead: float
    """By how much it is more like it than the next one: two reports of one event are a little like each other throughout."""


class Retelling(NamedTuple):
    """How like its nearest sentences of a a paragraph of b is; of its sentences the mean, by their words.

    Of what is counted in sentences, the logarithm of one more: the second word in common says more than the tenth.
    """

    shared: float
    """Beginnings in common."""
    meaning: float
    """Those of them that are no names."""
    rare: float
    """Those of them that no other sentence has."""
    figures: float
    """Numbers and dates that it has in common with the paragraphs of these sentences, of one unit and of those that few of a have."""
    other_figures: float
    """Numbers and dates that a has nowhere."""
    new_names: float
    """The logarithm of one more than the names that it has and a has nowhere: who asked somebody himself names him."""
    lead: float
    """That of the nearest paragraph; see `NearestParagraph`."""
    sense: float
    """Cosine of the vectors; 0 without senses."""
    margin: float
    """Margin of the vectors; 0 without senses."""


def compare_paragraphs(
    a: Tokens,
    b: Tokens,
    paired: Mapping[int, Sequence[SentencePair]],
    nearest: Mapping[int, NearestParagraph],
    named: Collection[int] = (),
) -> Mapping[int, Retelling]:
    """Say how like paragraphs of `b`, by index, are to what their sentences, at least one, are paired with.

    Of the `named` ones, which name a as their source, no name is new: a seldom says its own. Where no capitals show names, as
    many are as in most texts.
    """
    theirs = paragraph_units(b)
    ours = paragraph_units(a) if any(theirs.get(index) for index in paired) else {}
    holders = Counter(value for some in ours.values() for value in some)
    strangers = _new_names(a, b)
    found = {}
    for index, links in paired.items():
        own = theirs.get(index, {})
        near = {
            value
            for place in {a.paragraphs[link.a[0]] for link in links}
            for value in own.keys() & ours.get(place, {}).keys()
            if holders[value] <= _MAX_RARE and _may_be_one(own[value], ours[place][value])
        }
        n_other = len(own.keys() - holders.keys())
        *counts, sense, margin = _means(links)
        shared, meaning, rare = (round(log1p(count), 4) for count in counts)
        unknown = {*strangers[slice(*b.ranges[index])].tolist()} - {0}
        new = round(log1p(len(unknown)), 4) if b.has_capitals else _NEW_NAMES
        lead = nearest[index].lead if index in nearest else 0.0
        new = 0.0 if index in named else new
        found[index] = Retelling(
            shared, meaning, rare, len(near), n_other, new, lead, sense, margin
        )
    return found


def _new_names(a: Tokens, b: Tokens) -> Hashes:
    """Return of each word of b its beginning if it is part of a name that a has nowhere, else 0."""
    words = beginnings(b)
    is_name = np.frombuffer(flag_names(b), np.bool_).copy()
    is_name[[first for first, _ in b.spans]] = False  # each has a capital anyway
    return np.where(is_name & ~np.isin(words, beginnings(a)), words, np.uint64(0))


def share_only_values(a: Tokens, b: Tokens, links: Iterable[SentencePair]) -> bool:
    """Whether paired sentences have no word in common but numbers and dates: "40,000 euros", "40,000 visitors"."""
    words_a, words_b = beginnings(a), beginnings(b)
    days = set(map(word_key, RELATIVE_DAYS.get(language_of(b.text), ())))
    for link in links:
        said = {
            int(words_b[at]) for at in range(*link.b) if not b.valued[at] and b.keys[at] not in days
        }
        if said.intersection(words_a[slice(*link.a)].tolist()) - {0}:
            return False
    return True


def _may_be_one(units: AbstractSet[str], others: AbstractSet[str]) -> bool:
    """Whether what a value counts on two sides may be one thing, named or not: "ten days" is no "ten per cent"."""
    return "" in units | others or not units.isdisjoint(others)


def _means(links: Sequence[SentencePair]) -> Iterator[float]:
    """Yield what the sentences of a paragraph have in the mean, by their words."""
    sizes = [link.b[1] - link.b[0] for link in links]
    rows = ((x.n_shared, x.n_meaning, x.n_rare, x.sense, x.margin) for x in links)
    for column in zip(*rows, strict=True):
        total = sum(value * size for value, size in zip(column, sizes, strict=True))
        yield round(total / sum(sizes), 4)


def find_nearest(a: Tokens, b: Tokens, indexes: Collection[int]) -> Mapping[int, NearestParagraph]:
    """Compare paragraphs of `b`, by their indexes, as wholes with all of `a`; those that are like none are left out."""
    places, words_a = _paragraph_words(a, _MIN_BEGINNINGS)
    columns, words_b = _paragraph_words(b, 1)
    both = likeness(words_a, words_b)
    if not indexes or not places or not both.is_comparable:
        return {}
    cosine, found = both.cosine(), {}
    for column, index in enumerate(columns):
        if index in indexes:
            row = int(cosine[:, column].argmax())
            *_, second, first = (0.0, *sorted(cosine[:, column].tolist()))
            if first > 0:
                found[index] = NearestParagraph(places[row], round(first - second, 4))
    return found


@once_a_document
def _paragraph_words(tokens: Tokens, least: int) -> tuple[Sequence[int], SentenceWords]:
    """Return the indexes of the paragraphs that have so many beginnings at least, and these beginnings."""
    indexes, words = [*tokens.ranges], distinct_beginnings(tokens, [*tokens.ranges.values()])
    rows = np.flatnonzero(words.sizes >= least)
    return [indexes[row] for row in rows.tolist()], words.some(rows)


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
    spans_a, words_a = body_sentences(a), body_words(a)
    every, words_b = body_sentences(b), body_words(b)
    ranges_b = ((match.b, match.b_end) for match in copied)
    open_ = open_sentences(b, ranges_b, settings.max_covered_reworded).spans
    if not spans_a or not open_:
        return []
    if len(open_) < len(every):
        words_b = words_b.some(np.searchsorted([span[0] for span in every], [x[0] for x in open_]))
    both = likeness(words_a.counted, words_b.counted)
    if not both.is_comparable:
        return []
    rows = both.cosine().argmax(axis=0)
    counts = _count_phrases(words_a, words_b, both, rows)
    linked = zip(*counts.tolist(), (spans_a[row] for row in rows.tolist()), open_, strict=True)
    return [SentencePair(*link) for link in linked]


def _count_phrases(a: BodyWords, b: BodyWords, both: Likeness, rows: Ints) -> Ints:
    """Count the phrases that each sentence of b shares with one of a, those that are no names, and those said nowhere else.

    Beginnings that follow one another in both sentences are one phrase.

    Returns:
        Shape (3, sentences of b).
    """
    order = np.argsort(b.places)
    sentences, columns = b.counted.sentences[order], b.counted.columns[order]
    in_a, in_b = both.shared
    own = np.full(b.counted.words.size, -1)
    own[in_b] = in_a
    words = own[columns]
    width = max(a.counted.words.size, 1)
    entries = a.counted.sentences * width + a.counted.columns
    wanted = rows[sentences] * width + words
    at = np.minimum(np.searchsorted(entries, wanted), entries.size - 1)
    shared = np.flatnonzero((words >= 0) & (entries[at] == wanted)) if entries.size else order[:0]
    before, places = shared[:-1], a.places[at[shared]]
    is_tied = (
        (np.diff(shared) == 1)
        & (np.diff(places) == 1)
        & (sentences[before] == sentences[shared[1:]])
    )
    begins = np.append(True, ~is_tied)[: shared.size]
    phrases = np.cumsum(begins) - 1
    holders = sentences[shared[begins]]
    flags = b.is_meaning[order[shared]], both.frequency[words[shared]] <= _MAX_RARE
    chosen = [holders, *(holders[np.bincount(phrases, flag, holders.size) > 0] for flag in flags)]
    return np.array([np.bincount(some, minlength=rows.size) for some in chosen])
