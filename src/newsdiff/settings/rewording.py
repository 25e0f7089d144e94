"""Weights that say how probably a paragraph was reworded; made by `python -m benchmarks.rewording`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RewordingWeights:
    """A logistic regression over the likeness of a paragraph to its source (`reuse.align.reworded.Retelling`)."""

    base: float
    """Log odds of a paragraph that shares nothing."""
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

    def of_retelling(self) -> tuple[float, ...]:
        """Return the weights of the fields of a `Retelling`, in their order."""
        return (
            self.meaning,
            self.rare,
            self.figures,
            self.other_figures,
            self.apart,
            self.sense,
            self.margin,
        )


LEXICAL = RewordingWeights(
    base=-1.423, meaning=0.346, rare=0.201, figures=1.042, other_figures=-0.956, apart=4.266
)
"""By words alone."""
SENSED = RewordingWeights(
    base=-35.772,
    meaning=0.252,
    rare=0.153,
    figures=1.005,
    other_figures=-0.824,
    sense=21.325,
    margin=15.545,
)
"""With the extra `semantic`."""
