"""Weights that say how probably a paragraph was reworded; made by `python -m benchmarks.rewording`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression: a base, and a weight for each value of what is judged, in its order."""

    base: float
    """Log odds where every value is 0."""

    def log_odds(self, values: Iterable[float]) -> float:
        """Return the log odds that these values speak for."""
        weights: tuple[float, ...] = astuple(self)[1:]
        terms = zip(weights, values, strict=True)
        return self.base + sum((weight * value for weight, value in terms), 0.0)


@dataclass(frozen=True, slots=True)
class LikenessWeights(Weights):
    """Of the likeness of a paragraph to its source (`reuse.align.retellings.Retelling`)."""

    shared: float
    """Times the logarithm of the beginnings of words in common, a sentence."""
    meaning: float
    """The same of those that are no names."""
    rare: float
    """The same of those that no other sentence has."""
    figures: float
    """Added for each number or date in common with the paragraphs that it retells."""
    other_figures: float
    """Added for each number or date that the source has nowhere."""
    lead: float = 0.0
    """Times the lead of the paragraph that is most like it over the next one."""
    sense: float = 0.0
    """Times the cosine of the vectors."""
    margin: float = 0.0
    """Times their margin."""


@dataclass(frozen=True, slots=True)
class AmongWeights(Weights):
    """Of a paragraph among the others (`reuse.align.reworded.Surroundings`)."""

    alone: float
    """Times its log odds by its likeness alone."""
    told: float
    """Times the logarithm of the share of the others that were reworded."""
    in_order: float
    """Times the same of those in the order of the source, less that of those against it."""
    elsewhere: float
    """Times the probability that another one retells the same paragraph."""
    is_between: float
    """Added where its place is between those of the copied ones around it."""


@dataclass(frozen=True, slots=True)
class TextWeights(Weights):
    """Of all sentences of a text that may be a translation."""

    farthest: float
    """Times the mean margin of the sentences that stand out farthest."""
    mean: float
    """Times the mean margin of all."""
    beside: float
    """Times the share of the pairs of sentences behind each other of which the nearest ones of a stand so, too."""


LEXICAL = LikenessWeights(
    base=-1.703,
    shared=-1.315,
    meaning=0.953,
    rare=1.873,
    figures=1.182,
    other_figures=-1.037,
    lead=6.097,
)
"""By words alone."""
LEXICAL_AMONG = AmongWeights(
    base=0.774, alone=0.739, told=1.85, in_order=0.951, elsewhere=-0.029, is_between=0.938
)
"""The same among the others."""
SENSED = LikenessWeights(
    base=-65.185,
    shared=-1.574,
    meaning=0.759,
    rare=1.259,
    figures=1.084,
    other_figures=-0.804,
    sense=30.988,
    margin=36.195,
)
"""With the extra `semantic`."""
SENSED_AMONG = AmongWeights(
    base=0.379, alone=0.813, told=1.88, in_order=1.443, elsewhere=-1.603, is_between=0.616
)
"""The same among the others."""
TRANSLATED = TextWeights(base=-26.18, farthest=157.47, mean=-136.66, beside=5.16)
"""A text in another language: learned from 81 pairs, 32 of them independent reports (docs/algorithms.md)."""
