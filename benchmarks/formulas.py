"""What everybody prints and nobody took from anybody: stock phrases, lines of agencies and templates, for `generate`.

Real news is full of it, and it is what makes comparing dear: two articles that share a phrase are a pair to be
looked at, though nothing comes of it. A phrase is words of the base text, used as often as its rank in Zipf's law says;
a line says whose text it is; a template is a report of which every few words are filled in anew, as of weather, results and
prices. None of it is in the truth: it is no reuse.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

N_PHRASES, PHRASE_WORDS = 400, (8, 16)
PHRASES_PER_ARTICLE = 1.5
"""Mean of a Poisson distribution. With it 1,000 articles have 9 pairs an article to compare, where 2,587 real articles about
rumours have 3 and 14,396 real briefings of one house about 49."""
N_LINES, LINE_WORDS = 60, (9, 18)
P_LINE = 0.3
"""Share of articles that end with the line of an agency."""
N_TEMPLATES, TEMPLATE_WORDS = 25, (60, 140)
P_TEMPLATE = 0.04
"""Share of articles that are a template filled in, and nothing else."""
P_FILLED = 0.2
"""Share of its words that are filled in."""


class Formulas:
    """The formulas of a corpus."""

    def __init__(self, base: Ints, seed: int) -> None:
        """Cut formulas out of a base text of words by number."""
        self._base = base
        # A stream of its own, so that the articles are the same words as without formulas.
        self._random = np.random.default_rng((seed, 1))
        self._phrases = self._cut(N_PHRASES, PHRASE_WORDS)
        self._lines = self._cut(N_LINES, LINE_WORDS)
        self._templates = self._cut(N_TEMPLATES, TEMPLATE_WORDS)
        weights = 1 / (np.arange(N_PHRASES) + 2.7)
        self._weights = weights / weights.sum()

    def put_into(self, walk: Ints) -> Ints:
        """Return the words of an article with formulas, or a template in their place."""
        if self._random.random() < P_TEMPLATE:
            return self._filled(self._templates[self._random.integers(N_TEMPLATES)])
        n_phrases = int(self._random.poisson(PHRASES_PER_ARTICLE))
        places = np.sort(self._random.integers(0, walk.size + 1, n_phrases))
        numbers = self._random.choice(N_PHRASES, n_phrases, p=self._weights)
        parts = np.split(walk, places)
        words = [parts[0]]
        for number, part in zip(numbers.tolist(), parts[1:], strict=True):
            words += [self._phrases[number], part]
        if self._random.random() < P_LINE:
            words.append(self._lines[self._random.integers(N_LINES)])
        return np.concatenate(words)

    def _cut(self, n: int, bounds: tuple[int, int]) -> list[Ints]:
        """Cut pieces of the base text."""
        sizes = self._random.integers(*bounds, n)
        firsts = self._random.integers(0, self._base.size - bounds[1], n)
        ends = zip(firsts.tolist(), (firsts + sizes).tolist(), strict=True)
        return [self._base[first:last] for first, last in ends]

    def _filled(self, template: Ints) -> Ints:
        """Fill in a template: its names, numbers and places are others every time."""
        is_filled = self._random.random(template.size) < P_FILLED
        others = self._base[self._random.integers(0, self._base.size, template.size)]
        return np.where(is_filled, others, template)
