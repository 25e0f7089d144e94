"""Corpora of invented news with known reuse, for measuring speed and recall at any size.

Nothing is downloaded: the vocabulary is made of invented syllables, the prose is a walk. A base text of
`BASE_WORDS` words is drawn from a bigram model with Zipf frequencies; an article walks through it, going on
with the next word of the base or, half of the time, jumping to another place of the same word. So phrases
recur as in real news, which is what makes candidates expensive. Into a part of the articles passages of
earlier articles are planted, edited at known rates; where they stand in both is the truth.

The same seed and size give the same corpus.

    python -m benchmarks.generate 1000 corpus.jsonl truth.jsonl
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

N_VOCABULARY = 40_000
BASE_WORDS = 2_000_000
"""Words of the base text (performance.md, section 1: 2 million feed 58 million)."""
P_GO_ON = 0.5
"""Probability of going on with the base text's next word (performance.md, section 1)."""
MEDIAN_WORDS = 540
"""Words of an article; lognormal, sigma 0.45, about 3,500 bytes on average."""
N_OUTLETS = 60
P_REUSE = 0.12
"""Share of articles that take over passages (performance.md, section 1)."""
LENGTHS = (10, 20, 40, 80, 150)
"""Words of a planted passage."""
RATES = (0.0, 0.05, 0.1, 0.2)
"""Share of its words that are edited: 70 % replaced, 15 % left out, 15 % with one put in before."""
P_WIRE = 0.15
"""Share of the planted passages that come from one of few much used articles."""
BATCH = 20_000
"""Articles walked at once; bounds memory."""


@dataclass(frozen=True, slots=True)
class Article:
    """An invented article."""

    id: str
    text: str
    outlet: str
    published: str


@dataclass(frozen=True, slots=True)
class Planted:
    """A passage and where it was taken from, in characters of the two texts."""

    source: str
    source_start: int
    source_end: int
    target: str
    target_start: int
    target_end: int
    words: int
    rate: float


class Generator:
    """Draws articles; one per corpus."""

    def __init__(self, seed: int = 1) -> None:
        self._random = np.random.default_rng(seed)
        self._strings, self._lengths = _spellings(_vocabulary(self._random))
        base = _base(self._random)
        by_word = np.argsort(base, kind="stable")
        firsts = np.searchsorted(base[by_word], np.arange(N_VOCABULARY + 1))
        self._base, self._by_word, self._firsts = base, by_word, firsts

    def articles(self, n: int) -> Iterator[tuple[Article, list[Planted]]]:
        """Draw articles in order of publication, each with the passages that were planted into it."""
        wire: list[tuple[int, Ints, str, Ints]] = []
        for start in range(0, n, BATCH):
            pool: list[tuple[int, Ints, str, Ints]] = []
            for number, walk in enumerate(self._walks(min(BATCH, n - start)), start):
                outlet = int(self._random.integers(N_OUTLETS))
                plan = self._plan(walk, pool, wire, outlet)
                published = date(2020, 1, 1) + timedelta(days=number // 200)
                article, truth, places = self._print(number, outlet, plan, published.isoformat())
                entry = (outlet, np.concatenate([piece for piece, *_ in plan]), article.id, places)
                pool.append(entry)
                if number % 500 == 0:
                    wire = [*wire[-7:], entry]
                yield article, truth

    def _walks(self, n: int) -> list[Ints]:
        """Walk through the base text, all articles in step."""
        lengths = np.maximum(60, self._random.lognormal(np.log(MEDIAN_WORDS), 0.45, n)).astype(int)
        at = self._random.integers(0, self._base.size - 1, n)
        steps = np.zeros((int(lengths.max()), n), np.int32)
        for step in steps:
            word = self._base[at]
            step[:] = word
            first = self._firsts[word]
            spread = self._firsts[word + 1] - first
            jump = self._by_word[first + (self._random.random(n) * spread).astype(np.int64)]
            at = np.where(self._random.random(n) < P_GO_ON, at, jump) + 1
            at[at >= self._base.size] = 0
        return [steps[:length, i].astype(np.int64) for i, length in enumerate(lengths)]

    def _plan(
        self,
        walk: Ints,
        pool: list[tuple[int, Ints, str, Ints]],
        wire: list[tuple[int, Ints, str, Ints]],
        outlet: int,
    ) -> list[tuple[Ints, str, tuple[int, int] | None, int, float]]:
        """Cut a walk and put passages of other outlets between the pieces."""
        plan: list[tuple[Ints, str, tuple[int, int] | None, int, float]] = []
        at = 0
        if len(pool) > 10 and self._random.random() < P_REUSE:
            for _ in range(int(self._random.integers(1, 4))):
                is_wire = wire and self._random.random() < P_WIRE
                sources = wire if is_wire else pool
                source = sources[int(self._random.integers(len(sources)))]
                length = int(self._random.choice(LENGTHS))
                if source[0] == outlet or source[1].size <= length:
                    continue
                start = int(self._random.integers(source[1].size - length))
                rate = float(self._random.choice(RATES))
                cut = int(self._random.integers(at, walk.size)) if at < walk.size else at
                plan.append((walk[at:cut], "", None, 0, 0.0))
                passage = self._edited(source[1][start : start + length], rate)
                span = (int(source[3][start, 0]), int(source[3][start + length - 1, 1]))
                plan.append((passage, source[2], span, length, rate))
                at = cut
        plan.append((walk[at:], "", None, 0, 0.0))
        return plan

    def _edited(self, words: Ints, rate: float) -> Ints:
        """Edit a passage; its first and last word stay, so that the truth has an edge."""
        edited: list[int] = []
        draws, kinds = self._random.random(words.size), self._random.random(words.size)
        news = self._base[self._random.integers(0, self._base.size, words.size)]
        for k, word in enumerate(words.tolist()):
            is_edited = draws[k] < rate and 0 < k < words.size - 1
            if is_edited and kinds[k] < 0.7:
                edited.append(int(news[k]))
            elif is_edited and kinds[k] < 0.85:
                continue
            elif is_edited:
                edited += (int(news[k]), word)
            else:
                edited.append(word)
        return np.array(edited, np.int64)

    def _print(
        self,
        number: int,
        outlet: int,
        plan: list[tuple[Ints, str, tuple[int, int] | None, int, float]],
        published: str,
    ) -> tuple[Article, list[Planted], Ints]:
        """Set an article in sentences and paragraphs."""
        words = np.concatenate([piece for piece, *_ in plan])
        ends = np.select(
            [self._random.random(words.size) < p for p in (0.015, 0.05, 0.06)], [3, 2, 1], 0
        )
        ends[-1] = 2
        capital = np.append(True, ends[:-1] >= 2)
        codes = words * 8 + ends * 2 + capital
        text = "".join([self._strings[code] for code in codes.tolist()])
        after = np.cumsum(self._lengths[codes])
        before = after - self._lengths[codes]
        letters = before + self._lengths[words * 8] - 1
        places = np.stack((before, letters), axis=1)
        name = f"{number:07d}"
        truth, at = [], 0
        for piece, source, span, length, rate in plan:
            if span is not None:
                start, end = int(places[at, 0]), int(places[at + piece.size - 1, 1])
                truth.append(Planted(source, *span, name, start, end, length, rate))
            at += piece.size
        return Article(name, text, f"Outlet {outlet}", published), truth, places


def _vocabulary(random: np.random.Generator) -> list[str]:
    """Invent words, frequent ones short, with the odd accent, Han and emoji word among the rare."""
    onsets = ["", *"bdfghklmnprstvz", "st", "tr", "pl", "sh"]
    nuclei = ["a", "e", "i", "o", "u", "ai", "ou", "ee"]
    codas = ["", "", "n", "r", "s", "l", "t", "nd", "m"]
    words: dict[str, None] = {}
    while len(words) < N_VOCABULARY:
        n_syllables = 1 + min(4, int(random.poisson(0.1 + 1.5 * len(words) / (len(words) + 1500))))
        syllables = (
            str(random.choice(onsets)) + str(random.choice(nuclei)) + str(random.choice(codas))
            for _ in range(n_syllables)
        )
        words["".join(syllables)] = None
    found = list(words)
    for k in range(500, N_VOCABULARY, 61):
        found[k] = ("漢字", "🙂", f"{k}", f"{found[k]}’s", f"{found[k]}\u00a0k", f"é{found[k]}")[
            k % 6
        ]
    return found


def _spellings(vocabulary: list[str]) -> tuple[list[str], Ints]:
    """Spell every word in eight ways: four endings, with and without a capital."""
    endings = (" ", ", ", ". ", ".\n")
    strings = [
        (word[0].upper() + word[1:] if capital else word) + ending
        for word in vocabulary
        for ending in endings
        for capital in (False, True)
    ]
    return strings, np.array([len(string) for string in strings])


def _base(random: np.random.Generator) -> Ints:
    """Draw the base text: two thirds of the words follow their predecessor, the rest are drawn freely."""
    frequencies = 1 / (np.arange(N_VOCABULARY) + 2.7)
    cumulated = np.cumsum(frequencies / frequencies.sum())
    successors = np.searchsorted(cumulated, random.random((N_VOCABULARY, 64))).astype(np.int64)
    successors[successors >= N_VOCABULARY] = 0
    n_walks = 2000
    text = np.zeros((BASE_WORDS // n_walks, n_walks), np.int64)
    for k in range(1, len(text)):
        free = np.minimum(np.searchsorted(cumulated, random.random(n_walks)), N_VOCABULARY - 1)
        choice = np.minimum(random.zipf(1.3, n_walks) - 1, 63)
        follow = successors[text[k - 1], choice]
        text[k] = np.where(random.random(n_walks) < 0.65, follow, free)
    return text.T.ravel()


def main() -> None:
    """Write a corpus and its truth as JSON lines."""
    n, corpus, truth = int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
    with corpus.open("w", encoding="utf-8") as articles, truth.open("w", encoding="utf-8") as spans:
        for article, planted in Generator().articles(n):
            articles.write(json.dumps(asdict(article), ensure_ascii=False) + "\n")
            spans.writelines(json.dumps(asdict(p)) + "\n" for p in planted)


if __name__ == "__main__":
    main()
