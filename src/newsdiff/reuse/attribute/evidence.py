"""Evidence for who was first with its weight, and the one that dates give."""

from __future__ import annotations

from dataclasses import dataclass

from newsdiff.model import Document, Evidence
from newsdiff.settings import AttributeSettings

_DATE = "2017-02-15"
"""A date without a time, for its length."""


@dataclass(frozen=True, slots=True)
class WeightedEvidence:
    """One reason for a direction with its weight in log-odds: positive where the source was first."""

    evidence: Evidence
    weight: float


def date_evidence(
    source: Document, target: Document, settings: AttributeSettings
) -> WeightedEvidence | None:
    """Compare the dates of publication; days count, hours only where both have them.

    Returns:
        The evidence, or None where a date is missing or both are the same.
    """
    if not source.published or not target.published:
        return None
    first, second = _comparable(source.published, target.published)
    n_known = min(len(first), len(second))
    is_one_day = source.published[:10] == target.published[:10]  # on the calendar of each
    if first[:n_known] == second[:n_known] or (n_known <= len(_DATE) and is_one_day):
        return None
    days_differ = first[: len(_DATE)] != second[: len(_DATE)]
    weight = settings.odds_day if days_differ else settings.odds_hour
    before, after = (source, target) if first < second else (target, source)
    ids, dates = zip(*((d.id, d.published or "") for d in (before, after)), strict=True)
    return WeightedEvidence(Evidence("date", ids, dates), weight if first < second else -weight)


def _comparable(first: str, second: str) -> tuple[str, str]:
    """Return two dates or date-times in a form whose order is that of time.

    Both in UTC where both say their offset; where only one does, the hours say nothing, and the days are left.
    """
    from datetime import UTC, datetime

    try:
        times = [datetime.fromisoformat(published) for published in (first, second)]
    except ValueError:
        return first, second
    is_timed = [len(published) > len(_DATE) for published in (first, second)]
    if all(is_timed) and bool(times[0].tzinfo) != bool(times[1].tzinfo):
        return first[: len(_DATE)], second[: len(_DATE)]
    written = [
        (time.astimezone(UTC) if time.tzinfo else time).strftime("%Y-%m-%dT%H:%M:%S")
        for time in times
    ]
    a, b = (w if timed else w[: len(_DATE)] for w, timed in zip(written, is_timed, strict=True))
    return a, b
