"""Weights that say how probably a paragraph was reworded; made by `python -m benchmarks.rewording`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RewordingWeights:
    """A logistic regression over the likeness of a paragraph to its source (`reuse.align.reworded.Retelling`)."""

    base: float
    """Log odds of a paragraph that shares nothing."""
    shared: float
    """Added for each content stem in common, a sentence."""
    meaning: float
    """Added for those that are no names."""
    rare: float
    """Added for those that no other sentence has."""
    alike: float = 0.0
    """Times the cosine with the paragraph that is most like it."""
    apart: float = 0.0
    """Times its lead over the next one."""
    sense: float = 0.0
    """Times the cosine of the vectors."""
    margin: float = 0.0
    """Times their margin."""

    def of_retelling(self) -> tuple[float, ...]:
        """Return the weights of the fields of a `Retelling`, in their order."""
        return (
            self.shared,
            self.meaning,
            self.rare,
            self.alike,
            self.apart,
            self.sense,
            self.margin,
        )


LEXICAL = RewordingWeights(
    base=-2.968, shared=0.164, meaning=0.423, rare=0.24, alike=1.259, apart=6.373
)
"""By words alone."""
SENSED = RewordingWeights(
    base=-48.277, shared=0.047, meaning=0.33, rare=0.391, sense=19.423, margin=28.299
)
"""With the extra `semantic`; the base counts from `min_retold` 0.5 (before: -47.872 and 0.6)."""
