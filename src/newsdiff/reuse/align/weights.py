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
    new_names: float
    """Times the logarithm of the names that the source has nowhere."""
    lead: float = 0.0
    """Times the lead of the paragraph that is most like it over the next one."""
    sense: float = 0.0
    """Times the cosine of the vectors."""
    margin: float = 0.0
    """Times their margin."""


@dataclass(frozen=True, slots=True)
class AmongWeights(Weights):
    """Of a paragraph among the others (`reuse.align.surroundings.Surroundings`)."""

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
    is_full: float
    """Added where all that stands between those was copied."""


@dataclass(frozen=True, slots=True)
class TextWeights(Weights):
    """Of all sentences of a text that may be a translation."""

    farthest: float
    """Times the mean margin of the sentences that stand out farthest."""
    mean: float
    """Times the mean margin of all."""
    beside: float
    """Times the share of the pairs of sentences behind each other of which the nearest ones of a stand so, too."""
    spread: float
    """Times how unevenly long the paragraphs are beside what they tell."""


LEXICAL = LikenessWeights(
    base=-1.412,
    shared=-0.949,
    meaning=0.862,
    rare=1.732,
    figures=1.197,
    other_figures=-0.965,
    new_names=-2.11,
    lead=4.819,
)
"""By words alone."""
LEXICAL_AMONG = AmongWeights(
    base=1.318,
    alone=0.712,
    told=2.015,
    in_order=0.792,
    elsewhere=-1.446,
    is_between=1.01,
    is_full=-1.221,
)
"""The same among the others."""
SENSED = LikenessWeights(
    base=-61.935,
    shared=-1.429,
    meaning=0.877,
    rare=1.157,
    figures=1.089,
    other_figures=-0.652,
    new_names=-1.391,
    sense=28.656,
    margin=35.084,
)
"""With the extra `semantic`."""
SENSED_AMONG = AmongWeights(
    base=0.134,
    alone=0.781,
    told=1.723,
    in_order=1.421,
    elsewhere=-1.941,
    is_between=0.817,
    is_full=0.344,
)
"""The same among the others."""
TRANSLATED = TextWeights(base=-71.717, farthest=204.936, mean=-138.448, beside=4.55, spread=-14.805)
"""A text in another language: learned by `benchmarks.translations --weights` from 111 pairs, 22 of them independent reports."""
