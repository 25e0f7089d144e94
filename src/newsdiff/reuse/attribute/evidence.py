"""Evidence for who was first with its weight, and the one that dates give."""

from __future__ import annotations

from dataclasses import dataclass

from newsdiff.language.instants import order
from newsdiff.model import Document, Evidence
from newsdiff.settings import AttributeSettings

_DAY = 24
"""Hours from which two dates are days apart."""


@dataclass(frozen=True, slots=True)
class WeightedEvidence:
    """One reason for a direction with its weight in log-odds: positive where the source was first."""

    evidence: Evidence
    weight: float


def date_evidence(
    source: Document, target: Document, settings: AttributeSettings
) -> WeightedEvidence | None:
    """Compare the dates of publication, as intervals; an outlet has one clock.

    Returns:
        The evidence, weaker the more the two overlap; None where a date is missing, or they say nothing.
    """
    if not source.published or not target.published:
        return None
    is_one_outlet = source.outlet is not None and source.outlet == target.outlet
    same_zone = 1.0 if is_one_outlet else settings.same_zone
    found = order(source.published, target.published, same_zone=same_zone)
    if found is None or found.chance == 0.5:  # noqa: PLR2004  neither
        return None
    odds = settings.odds_day if found.hours >= _DAY else settings.odds_hour
    weight = _discounted(odds, found.chance)
    before, after = (source, target) if weight > 0 else (target, source)
    ids, dates = zip(*((d.id, d.published or "") for d in (before, after)), strict=True)
    return WeightedEvidence(Evidence("date", ids, dates), weight)


def _discounted(odds: float, chance: float) -> float:
    """Return the log-odds that the first was first, where it is the earlier one with some probability only.

    With s the logistic of `odds` and p the chance, the log-odds of p s + (1 - p) (1 - s); plus or minus `odds` itself
    where p is 1 or 0.
    """
    from math import atanh, tanh

    if chance in (0, 1):
        return odds if chance else -odds
    return 2 * atanh((2 * chance - 1) * tanh(odds / 2))
