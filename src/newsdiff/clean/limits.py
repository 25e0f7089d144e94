"""Limits: how improbable a line must be before the model alone removes it.

A doubtful line of a narrative file is nearly always furniture; in a list of results or products it is as
often an entry. A whole page with menus around the text can afford a higher limit than a text that somebody
has cut out already. So the limit depends on what the file is, and on the strictness asked for.
"""

from __future__ import annotations

from newsdiff.clean.units import Unit
from newsdiff.settings import CleanSettings, Strictness

LIMITS: dict[tuple[str, str], float] = {
    ("narrative", "text"): 0.32,
    ("mixed", "text"): 0.1,
    ("list", "text"): 0.06,
    ("narrative", "page"): 0.4,
    ("mixed", "page"): 0.42,
    ("list", "page"): 0.3,
}
"""Probability of being text below which a line goes, balanced (`benchmarks.boilerplate --cross-validate`:
out of fold, texts lose at most 0.5 % of their body words, pages reach their best shingle F1)."""

FACTORS: dict[Strictness, float] = {"safe": 0.3, "balanced": 1.0, "aggressive": 1.6}
"""What strictness makes of a limit."""

_LIKELY = 0.3
"""Probability from which a line counts as text when the kind of a file is told."""


def kind(units: list[Unit], scores: list[float], settings: CleanSettings) -> tuple[str, str]:
    """Tell what a file is.

    Args:
        units: Units of a document.
        scores: Their probabilities of being text.
        settings: `min_narrative`, `min_mixed`, `max_furniture` and what follows it.

    Returns:
        ("narrative" | "mixed" | "list", "text" | "page").
    """
    pairs = [(unit, score >= _LIKELY) for unit, score in zip(units, scores, strict=True)]
    total = sum(unit.words for unit in units)
    likely = sum(unit.words for unit, is_likely in pairs if is_likely)
    prose = sum(unit.words for unit, is_likely in pairs if is_likely and unit.is_prose)
    share = prose / max(likely, 1)
    if share >= settings.min_narrative:
        style = "narrative"
    else:
        style = "mixed" if share >= settings.min_mixed else "list"
    furniture = total - likely
    n_unlikely = sum(not is_likely for _, is_likely in pairs)
    is_page = furniture > settings.max_furniture * total or (
        n_unlikely > settings.max_furniture_lines * len(pairs)
        and furniture > settings.max_page_furniture * total
    )
    return style, "page" if is_page else "text"


def limit(units: list[Unit], scores: list[float], settings: CleanSettings) -> float:
    """Probability of being text below which the model removes a line of a document, in [0, 1]."""
    return LIMITS[kind(units, scores, settings)] * FACTORS[settings.strictness]
