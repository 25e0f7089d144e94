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

    meaning: float
    """Added for each content stem in common that is no name, a sentence."""
    rare: float
    """Added for each stem in common that no other sentence has."""
    figures: float
    """Added for each number or date in common with the paragraphs that it retells."""
    other_figures: float
    """Added for each number or date that the source has nowhere."""
    apart: float = 0.0
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
    """Times the logarithm of one more than the others that were reworded."""
    in_order: float
    """Times the same of those in the order of the source, less that of those against it."""
    elsewhere: float
    """Times the probability that another one retells the same paragraph."""


LEXICAL = LikenessWeights(
    base=-1.925, meaning=0.353, rare=0.546, figures=1.186, other_figures=-0.729, apart=5.418
)
"""By words alone."""
LEXICAL_AMONG = AmongWeights(base=-3.626, alone=0.755, told=2.501, in_order=0.602, elsewhere=-0.668)
"""The same among the others."""
SENSED = LikenessWeights(
    base=-49.301,
    meaning=0.181,
    rare=0.443,
    figures=1.179,
    other_figures=-0.61,
    sense=26.282,
    margin=24.261,
)
"""With the extra `semantic`."""
SENSED_AMONG = AmongWeights(base=-4.117, alone=0.786, told=2.37, in_order=1.124, elsewhere=-1.287)
"""The same among the others."""
