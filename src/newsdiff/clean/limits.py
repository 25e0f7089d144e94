"""Limits: how improbable a line must be before the model alone removes it.

A doubtful line of a narrative file is nearly always furniture; in a list of results or products it is as
often an entry. A whole page with menus around the text can afford a higher limit than a text that somebody
has cut out already, and a wrong removal of a few words costs less than one of a paragraph. So the limit
depends on what the file is, on the length of the line, and on the strictness asked for. It rises with the
share of prose step by step, so that no file changes kind by a single line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from newsdiff.clean.units import Unit
from newsdiff.settings import CleanSettings, Strictness

Place = Literal["text", "page"]

LIMITS: dict[Place, dict[str, tuple[float, float]]] = {
    "text": {"prose": (0.75, 0.86), "short": (0.06, 0.44), "long": (0.12, 0.2)},
    "page": {"prose": (0.7, 0.85), "short": (0.25, 0.45), "long": (0.25, 0.42)},
}
"""Share of prose up to which a file is a list and from which it is a narrative, and for both the probability of
being text below which a line goes, balanced (`benchmarks.boilerplate --cross-validate`: out of fold, texts lose
less than 0.5 % of their body words, web pages reach a shingle F1 of 0.93)."""

FACTORS: dict[Strictness, float] = {"safe": 0.3, "balanced": 1.0, "aggressive": 1.6}
"""What strictness makes of a limit."""

_LIKELY = 0.3
"""Probability from which a line counts as text when the kind of a file is told."""


@dataclass(frozen=True, slots=True)
class Limit:
    """Probabilities of being text below which the model removes a line of a document, in [0, 1]."""

    short: float
    """For lines of a few words (`max_short_words`)."""
    long: float
    """For all others."""


def kind(units: list[Unit], scores: list[float], settings: CleanSettings) -> tuple[float, Place]:
    """Tell what a file is.

    Args:
        units: Units of a document.
        scores: Their probabilities of being text.
        settings: `max_furniture` and what follows it.

    Returns:
        The share of prose among its likely words, in [0, 1], and whether it is a whole page.
    """
    pairs = [(unit, score >= _LIKELY) for unit, score in zip(units, scores, strict=True)]
    total = sum([unit.words for unit in units])
    likely = sum([unit.words for unit, is_likely in pairs if is_likely])
    prose = sum([unit.words for unit, is_likely in pairs if is_likely and unit.is_prose])
    furniture = total - likely
    n_unlikely = sum([not is_likely for _, is_likely in pairs])
    is_page = furniture > settings.max_furniture * total or (
        n_unlikely > settings.max_furniture_lines * len(pairs)
        and furniture > settings.max_page_furniture * total
    )
    return prose / max(likely, 1), "page" if is_page else "text"


def limit(units: list[Unit], scores: list[float], settings: CleanSettings) -> Limit:
    """Probabilities of being text below which the model removes lines of a document."""
    share, place = kind(units, scores, settings)
    ends, factor = LIMITS[place], FACTORS[settings.strictness]
    short, long = (float(np.interp(share, ends["prose"], ends[n])) for n in ("short", "long"))
    return Limit(short * factor, long * factor)
