"""Corpora of invented news with known reuse, for measuring speed and recall at any size.

Nothing is downloaded: the vocabulary is made of invented syllables, the prose is a walk. A base text is
drawn from a bigram model with Zipf frequencies; an article walks through it, going on with the next word
of the base or, half of the time, jumping to another place of the same word. So phrases recur as in real
news, which is what makes candidates expensive. Into some articles passages of earlier articles are planted,
edited at known rates; where they stand in both is the truth.

The same size and seed give the same corpus. With `--formulas` the articles have besides what everybody prints: stock
phrases, lines of agencies and templates (`benchmarks.formulas`), which are no reuse and make most pairs.

    python -m benchmarks.generate 1000 corpus.jsonl truth.jsonl [--formulas]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.formulas import Formulas

Ints = NDArray[np.int64]

N_VOCABULARY = 40_000
BASE_WORDS = 2_000_000
"""Words of the base text; as many fed the corpora of the first measurements."""
N_WALKS = 2_000
"""Walks that the base text is made of."""
N_SUCCESSORS = 64
"""Words that usually follow a word."""
P_SUCCESSOR = 0.65
"""Probability that a word of the base is one of these."""
P_GO_ON = 0.5
"""Probability of going on with the base text's next word."""
MEDIAN_WORDS = 540
SIGMA_WORDS = 0.45
"""Words of an article are lognormal; about 4,400 bytes on average."""
MIN_WORDS = 60
ARTICLES_PER_DAY = 200
N_OUTLETS = 60
P_REUSE = 0.12
"""Share of articles that take over one to three passages."""
LENGTHS = (10, 20, 40, 80, 150)
"""Words of a planted passage."""
RATES = (0.0, 0.05, 0.1, 0.2)
"""Share of its words that are edited."""
P_REPLACE, P_DROP = 0.7, 0.15
"""Of the edits; the rest put a word in."""
P_WIRE = 0.15
"""Share of the planted passages that come from one of the few wire articles."""
N_WIRE, WIRE_EVERY = 8, 500
"""Wire articles at a time, and articles between two of them."""
MIN_POOL = 10
"""Articles before the first one that takes over."""
BATCH = 20_000
"""Articles walked at once, and remembered as possible sources; bounds memory."""

ENDINGS = (" ", ", ", ". ", ".\n")
P_ENDINGS = (0.06, 0.05, 0.015)
"""Words that end with a comma, a full stop or a paragraph, the last first where several apply."""
FULL_STOP = 2


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


@dataclass(frozen=True, slots=True)
class _Printed:
    """An article as a source: its words with their first and last characters."""

    id: str
    outlet: int
    words: Ints
    starts: Ints
    ends: Ints


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of an article to be; taken from `source` where there is one."""

    words: Ints
    source: _Printed | None = None
    first: int = 0
    n_words: int = 0
    rate: float = 0.0


class Generator:
    """Draws a corpus."""

    def __init__(self, seed: int = 1, *, is_formulaic: bool = False) -> None:
        self._random = np.random.default_rng(seed)
        self._strings, self._lengths = _spellings(_vocabulary(self._random))
        self._base = _base(self._random)
        self._by_word = np.argsort(self._base, kind="stable")
        self._firsts = np.searchsorted(self._base[self._by_word], np.arange(N_VOCABULARY + 1))
        self._formulas = Formulas(self._base, seed) if is_formulaic else None

    def articles(self, n: int) -> Iterator[tuple[Article, list[Planted]]]:
        """Draw articles in order of publication, each with the passages that were planted into it."""
        wire: list[_Printed] = []
        for start in range(0, n, BATCH):
            pool: list[_Printed] = []
            for number, walk in enumerate(self._walks(min(BATCH, n - start)), start):
                outlet = int(self._random.integers(N_OUTLETS))
                if self._formulas:
                    walk = self._formulas.put_into(walk)  # noqa: PLW2901  its words, and more
                pieces = self._pieces(walk, pool, wire, outlet)
                article, truth, printed = self._print(number, outlet, pieces)
                pool.append(printed)
                if number % WIRE_EVERY == 0:
                    wire = [*wire, printed][-N_WIRE:]
                yield article, truth

    def _walks(self, n: int) -> list[Ints]:
        """Walk through the base text, all articles in step."""
        lengths = self._random.lognormal(np.log(MEDIAN_WORDS), SIGMA_WORDS, n)
        lengths = np.maximum(MIN_WORDS, lengths).astype(int)
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

    def _pieces(
        self, walk: Ints, pool: list[_Printed], wire: list[_Printed], outlet: int
    ) -> list[_Piece]:
        """Cut a walk and put passages of other outlets between the parts."""
        pieces: list[_Piece] = []
        at = 0
        is_taking = len(pool) > MIN_POOL and self._random.random() < P_REUSE
        for _ in range(int(self._random.integers(1, 4)) if is_taking else 0):
            sources = wire if wire and self._random.random() < P_WIRE else pool
            source = sources[int(self._random.integers(len(sources)))]
            n_words = int(self._random.choice(LENGTHS))
            if source.outlet == outlet or source.words.size <= n_words:
                continue
            first = int(self._random.integers(source.words.size - n_words))
            rate = float(self._random.choice(RATES))
            cut = int(self._random.integers(at, walk.size + 1))
            taken = self._edited(source.words[first : first + n_words], rate)
            pieces += (_Piece(walk[at:cut]), _Piece(taken, source, first, n_words, rate))
            at = cut
        return [*pieces, _Piece(walk[at:])]

    def _edited(self, words: Ints, rate: float) -> Ints:
        """Edit a passage; its first and last word stay, so that the truth has an edge."""
        edited: list[int] = []
        draws, kinds = self._random.random(words.size), self._random.random(words.size)
        others = self._base[self._random.integers(0, self._base.size, words.size)]
        for k, word in enumerate(words.tolist()):
            if draws[k] >= rate or k in (0, words.size - 1):
                edited.append(word)
            elif kinds[k] < P_REPLACE:
                edited.append(int(others[k]))
            elif kinds[k] >= P_REPLACE + P_DROP:
                edited += (int(others[k]), word)
        return np.array(edited, np.int64)

    def _print(
        self, number: int, outlet: int, pieces: list[_Piece]
    ) -> tuple[Article, list[Planted], _Printed]:
        """Set an article in sentences and paragraphs."""
        words = np.concatenate([piece.words for piece in pieces])
        draws = [self._random.random(words.size) < p for p in reversed(P_ENDINGS)]
        endings = np.select(draws, [3, 2, 1], 0)
        endings[-1] = FULL_STOP
        is_first = np.append(True, endings[:-1] >= FULL_STOP)
        codes = (words * len(ENDINGS) + endings) * 2 + is_first
        text = "".join([self._strings[code] for code in codes.tolist()])
        after = np.cumsum(self._lengths[codes])
        starts = after - self._lengths[codes]
        # The spelling with the first ending is the word and one space.
        ends = starts + self._lengths[words * len(ENDINGS) * 2] - len(ENDINGS[0])
        printed = _Printed(f"{number:07d}", outlet, words, starts, ends)
        published = date(2020, 1, 1) + timedelta(days=number // ARTICLES_PER_DAY)
        article = Article(printed.id, text, f"Outlet {outlet}", published.isoformat())
        return article, _truth(pieces, printed), printed


def _truth(pieces: list[_Piece], target: _Printed) -> list[Planted]:
    """Say where the planted pieces of an article stand."""
    truth, at = [], 0
    for piece in pieces:
        end = at + piece.words.size
        if (source := piece.source) is not None:
            last = piece.first + piece.n_words - 1
            source_span = int(source.starts[piece.first]), int(source.ends[last])
            target_span = int(target.starts[at]), int(target.ends[end - 1])
            truth.append(
                Planted(source.id, *source_span, target.id, *target_span, piece.n_words, piece.rate)
            )
        at = end
    return truth


def _vocabulary(random: np.random.Generator) -> list[str]:
    """Invent words, frequent ones short; some rare ones are not ASCII."""
    onsets = ["", *"bdfghklmnprstvz", "st", "tr", "pl", "sh"]
    nuclei = ["a", "e", "i", "o", "u", "ai", "ou", "ee"]
    codas = ["", "", "n", "r", "s", "l", "t", "nd", "m"]
    words: dict[str, None] = {}
    while len(words) < N_VOCABULARY:
        rarity = len(words) / (len(words) + 1500)
        n_syllables = 1 + min(4, int(random.poisson(0.1 + 1.5 * rarity)))
        parts = [
            str(random.choice(part)) for _ in range(n_syllables) for part in (onsets, nuclei, codas)
        ]
        words["".join(parts)] = None
    found = list(words)
    for k in range(500, N_VOCABULARY, 61):
        word = found[k]
        rare = ("漢字", "🙂", str(k), f"{word}’s", f"{word}\u00a0{k}", f"é{word}")
        found[k] = rare[k % len(rare)]
    return found


def _spellings(vocabulary: list[str]) -> tuple[list[str], Ints]:
    """Spell every word in eight ways: with each ending, without and with a capital."""
    strings = [
        (word[0].upper() + word[1:] if is_first else word) + ending
        for word in vocabulary
        for ending in ENDINGS
        for is_first in (False, True)
    ]
    return strings, np.array([len(string) for string in strings])


def _base(random: np.random.Generator) -> Ints:
    """Draw the base text: most words follow their predecessor, the rest are drawn freely."""
    frequencies = 1 / (np.arange(N_VOCABULARY) + 2.7)  # Mandelbrot's shift for English
    cumulated = np.cumsum(frequencies / frequencies.sum())

    def draw(*shape: int) -> Ints:
        drawn = np.searchsorted(cumulated, random.random(shape))
        return np.minimum(drawn, N_VOCABULARY - 1).astype(np.int64)

    successors = draw(N_VOCABULARY, N_SUCCESSORS)
    text = np.zeros((BASE_WORDS // N_WALKS, N_WALKS), np.int64)
    for k in range(1, len(text)):
        choice = np.minimum(random.zipf(1.3, N_WALKS), N_SUCCESSORS) - 1
        follow = successors[text[k - 1], choice]
        text[k] = np.where(random.random(N_WALKS) < P_SUCCESSOR, follow, draw(N_WALKS))
    return text.T.ravel()


def main() -> None:
    """Write a corpus and its truth as JSON lines."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("n", type=int, metavar="N", help="articles")
    parser.add_argument("corpus", type=Path, metavar="CORPUS", help="JSON Lines to write them to")
    parser.add_argument("truth", type=Path, metavar="TRUTH", help="JSON Lines of what was planted")
    parser.add_argument("--formulas", action="store_true", help="with what everybody prints")
    asked = parser.parse_args()
    drawn = Generator(is_formulaic=asked.formulas).articles(asked.n)
    with (
        asked.corpus.open("w", encoding="utf-8") as articles,
        asked.truth.open("w", encoding="utf-8") as spans,
    ):
        for article, planted in drawn:
            articles.write(json.dumps(asdict(article), ensure_ascii=False) + "\n")
            spans.writelines(json.dumps(asdict(p)) + "\n" for p in planted)


if __name__ == "__main__":
    main()
