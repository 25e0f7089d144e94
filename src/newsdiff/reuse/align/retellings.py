"""How like the paragraphs of a document are to what another one says: the evidence that they were reworded."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import ceil, log1p
from typing import NamedTuple

import numpy as np

from newsdiff.language.classes import class_of
from newsdiff.language.languages import has_capital_nouns, language_of, listed_keys
from newsdiff.language.tokens import Tokens, once_a_document
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

BARE = class_of("grammar") | (class_of("times") - class_of("dates"))
"""Words that say nothing about what a text is on."""
_BEGINNING = 5
"""Letters that forms of a word share in all languages that are read: "excavate", "excavation"."""
_MIN_LETTERS = 3
"""Of a word that says something: shorter ones are grammar in languages whose words are not listed, too."""
_MIN_BEGINNINGS = 3
"""Of a paragraph that others are compared with: a headline of two words is like anything."""
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
    """Numbers and dates that it has in common with the paragraphs of these sentences, of those that few of a have."""
    other_figures: float
    """Numbers and dates that a has nowhere."""
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
) -> Mapping[int, Retelling]:
    """Say how like paragraphs of `b`, by index, are to what their sentences, at least one, are paired with."""
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
        *counts, sense, margin = _means(links)
        shared, meaning, rare = (round(log1p(count), 4) for count in counts)
        lead = nearest[index].lead if index in nearest else 0.0
        found[index] = Retelling(shared, meaning, rare, len(near), n_other, lead, sense, margin)
    return found


def _means(links: Sequence[SentencePair]) -> Iterator[float]:
    """Yield what the sentences of a paragraph have in the mean, by their words."""
    sizes = [link.b[1] - link.b[0] for link in links]
    rows = ((x.n_shared, x.n_meaning, x.n_rare, x.sense, x.margin) for x in links)
    for column in zip(*rows, strict=True):
        total = sum(value * size for value, size in zip(column, sizes, strict=True))
        yield round(total / sum(sizes), 4)


def find_nearest(a: Tokens, b: Tokens, indexes: Collection[int]) -> Mapping[int, NearestParagraph]:
    """Compare paragraphs of `b`, by their indexes, as wholes with all of `a`; those that are like none are left out."""
    numbers: dict[str, int] = {}
    bags_a = {
        index: bag
        for index, bag in _by_beginning(a, numbers).items()
        if len(bag) >= _MIN_BEGINNINGS
    }
    bags_b = _by_beginning(b, numbers)
    if not indexes or not bags_a or not are_comparable(len(bags_a), len(bags_b), len(numbers)):
        return {}
    cosine = likeness(_by_sentence([*bags_a.values()]), _by_sentence([*bags_b.values()])).cosine()
    places, found = [*bags_a], {}
    for column, index in enumerate(bags_b):
        if index in indexes:
            row = int(cosine[:, column].argmax())
            *_, second, first = (0.0, *sorted(cosine[:, column].tolist()))
            if first > 0:
                found[index] = NearestParagraph(places[row], round(first - second, 4))
    return found


def _by_beginning(tokens: Tokens, numbers: dict[str, int]) -> dict[int, set[int]]:
    """Number the beginnings of the words of each paragraph."""
    found = defaultdict[int, set[int]](set)
    for paragraph, begun in zip(tokens.paragraphs, _beginnings(tokens), strict=True):
        if begun:
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
    bags_a = [_numbered(a, span, numbers) for span in spans_a]
    bags_b = [_numbered(b, span, numbers) for span in spans_b]
    if not are_comparable(len(bags_a), len(bags_b), len(numbers)):
        return []
    frequency = np.bincount([number for some in (*bags_a, *bags_b) for number in some])
    cosine = likeness(_by_sentence(bags_a), _by_sentence(bags_b)).cosine()
    found = []
    for column, row in enumerate(cosine.argmax(axis=0).tolist()):
        n_shared = n_meaning = n_rare = 0
        for phrase in _phrases(bags_a[row], bags_b[column]):
            n_shared += 1
            n_meaning += any(bags_b[column][number] for number in phrase)
            n_rare += any(frequency[number] <= _MAX_RARE for number in phrase)
        counts = n_shared, n_meaning, n_rare
        spans = spans_a[row], spans_b[column]
        found.append(SentencePair(*counts, *spans))
    return found


def _phrases(a: Iterable[int], b: Iterable[int]) -> Iterator[list[int]]:
    """Yield the numbers that two sentences have in common, each once, those that follow one another in both together."""
    a = [*a]
    beside, both = set(pairwise(a)), set(a)
    phrase: list[int] = []
    for number in b:
        if number not in both or (phrase and (phrase[-1], number) not in beside):
            if phrase:
                yield phrase
            phrase = []
        if number in both:
            phrase.append(number)
    if phrase:
        yield phrase


def _by_sentence(bags: Sequence[Collection[int]]) -> SentenceWords:
    """Count the beginnings of sentences or paragraphs, given by number."""
    sizes = [len(some) for some in bags]
    return count_by_sentence(
        np.array([number for some in bags for number in some], np.uint64),
        np.repeat(np.arange(len(bags)), sizes),
        len(bags),
    )


def _numbered(tokens: Tokens, span: tuple[int, int], numbers: dict[str, int]) -> dict[int, bool]:
    """Number the beginnings of the words of a sentence; True where the word is no name."""
    begun, names = _beginnings(tokens), _names(tokens)
    found: dict[int, bool] = {}
    for at in range(*span):
        if begun[at]:
            number = numbers.setdefault(begun[at], len(numbers))
            found[number] = found.get(number, False) or not names[at]
    return found


@once_a_document
def _names(tokens: Tokens) -> bytes:
    """Flag the words that have a capital; in German, where every noun has one, those beside another one in their sentence."""
    capitals = bytes(tokens.text[start].isupper() for start in tokens.starts)
    if not has_capital_nouns(tokens.text):
        return capitals
    flags = bytearray(len(tokens))
    for first, last in tokens.spans:
        inside = range(first + 1, last)  # the first word of a sentence has a capital anyway
        for at in range(first, last):
            beside = any(capitals[x] for x in (at - 1, at + 1) if x in inside)
            flags[at] = capitals[at] and beside
    return bytes(flags)


@once_a_document
def _beginnings(tokens: Tokens) -> tuple[str, ...]:
    """Return of each word what its forms have in common; nothing for one that says nothing.

    Words of the name of an office or institution say nothing: whoever reports on it calls it so. In a script without
    blanks it is as many letters as make a word, ending with the one in question.
    """
    bare = BARE | listed_keys(language_of(tokens.text))
    official = tokens.official.tobytes()
    keys = (key.removesuffix("'s") for key in tokens.keys)
    words = [
        "" if is_official or key in bare else key
        for key, is_official in zip(keys, official, strict=True)
    ]
    n_letters = ceil(tokens.letters_per_word)
    return tuple(
        _joined(tokens, words, at, n_letters) if n_letters > 1 and len(word) == 1 else _begun(word)
        for at, word in enumerate(words)
    )


def _begun(word: str) -> str:
    """Return the beginning of a word, or a whole number."""
    if word[:1].isdigit():
        return word
    return word[:_BEGINNING] if len(word) >= _MIN_LETTERS else ""


def _joined(tokens: Tokens, letters: Sequence[str], at: int, n: int) -> str:
    """Return the n letters that touch each other up to one; nothing where a word begins or one of them says nothing."""
    first = at - n + 1
    if first < 0 or tokens.ends[at] - tokens.starts[first] != n or not all(letters[first:at]):
        return ""
    return "".join(letters[first : at + 1])
