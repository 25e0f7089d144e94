"""Limits: how improbable a line must be before the model alone removes it.

In come the units of one document with their probabilities, out come two limits, one for short lines and one
for long ones. A doubtful line of a narrative file is nearly always boilerplate; in a list of results or
products it is as often an entry. A whole page with menus around the text allows a higher limit than a text
that somebody has cut out already, and a wrong removal of a few words costs less than one of a paragraph. So
the limit depends on the kind of file, on the length of the line, and on the strictness of the run. It rises
with the share of prose without a jump, so that a single line more changes little.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from newsdiff.documents.boilerplate.units import Unit
from newsdiff.settings import CleanSettings

FileKind = Literal["text", "page"]


@dataclass(frozen=True, slots=True)
class Limit:
    """Probabilities of being text below which the model removes a line of a document, in [0, 1]."""

    short: float
    """For lines of a few words (`max_short_words`)."""
    long: float
    """For all others."""


def file_kind(
    units: list[Unit], scores: list[float], settings: CleanSettings
) -> tuple[float, FileKind]:
    """Return what kind of file a document is.

    Args:
        units: Units of a document.
        scores: Their probabilities of being text.
        settings: `max_furniture` and what follows it.

    Returns:
        The share of prose among its likely words, in [0, 1], and whether it is a whole page.
    """
    pairs = [
        (unit, score >= settings.min_likely) for unit, score in zip(units, scores, strict=True)
    ]
    total = sum([unit.words for unit in units])
    likely = sum([unit.words for unit, is_likely in pairs if is_likely])
    prose = sum([unit.words for unit, is_likely in pairs if is_likely and unit.is_prose])
    boilerplate = total - likely
    n_unlikely = sum([not is_likely for _, is_likely in pairs])
    is_page = boilerplate > settings.max_furniture * total or (
        n_unlikely > settings.max_furniture_lines * len(pairs)
        and boilerplate > settings.max_page_furniture * total
    )
    return prose / max(likely, 1), "page" if is_page else "text"


def removal_limit(units: list[Unit], scores: list[float], settings: CleanSettings) -> Limit:
    """Return the probabilities of being text below which the model removes lines of a document."""
    share, kind = file_kind(units, scores, settings)
    ends = (
        (settings.page_prose, settings.page_short, settings.page_long)
        if kind == "page"
        else (settings.text_prose, settings.text_short, settings.text_long)
    )
    factors = {"safe": settings.safe_factor, "aggressive": settings.aggressive_factor}
    factor = factors.get(settings.strictness, 1.0)
    short, long = (float(np.interp(share, ends[0], end)) * factor for end in ends[1:])
    return Limit(short, long)
