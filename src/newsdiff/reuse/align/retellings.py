"""How like the paragraphs of a document are to what another one says: the evidence that they were reworded."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from newsdiff.language.keys import stem
from newsdiff.language.languages import language_of
from newsdiff.language.remembering import remembered
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

BARE = FUNCTION_WORDS | (TIME_WORDS - DATE_WORDS)
"""Words that say nothing about what a text is on."""
_BEGINNING = 5
"""Letters that forms of a word share in all languages that are read."""
_MIN_BEGINNINGS = 3
"""Of a paragraph that others are compared with: a headline of two words is like anything."""
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
    for at, paragraph in enumerate(tokens.paragraphs):
        if content := _stem_at(tokens, at):
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
    """Number the content stems of a sentence; True where the word is no name.

    Words of the name of an office or institution are left out: whoever reports on it calls it so.
    """
    found: dict[int, bool] = {}
    for at in range(*span):
        if content := _stem_at(tokens, at):
            number = numbers.setdefault(content, len(numbers))
            found[number] = found.get(number, False) or not _is_name(tokens, at, span)
    return found


def _stem_at(tokens: Tokens, at: int) -> str:
    """Return the content stem of a word; nothing for a function word and one in the name of an office."""
    return "" if tokens.official[at] else _content(tokens.keys[at])


def _is_name(tokens: Tokens, at: int, span: tuple[int, int]) -> bool:
    """Whether a word of a sentence has a capital; in German, where every noun has one, another such word beside it, too."""
    is_capital = tokens.text[tokens.starts[at]].isupper()
    if not is_capital or language_of(tokens.text) != "de":
        return is_capital
    inside = range(span[0] + 1, span[1])  # the first word of a sentence has a capital anyway
    return any(
        tokens.text[tokens.starts[beside]].isupper()
        for beside in (at - 1, at + 1)
        if beside in inside
    )


@remembered(1 << 16)
def _content(key: str) -> str:
    """Return the stem of a word without its possessive; nothing for a function word."""
    bare = key.removesuffix("'s")
    return "" if bare in BARE else stem(bare)
