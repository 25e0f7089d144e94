"""Limits: how improbable a line must be before the model alone removes it.

In come the units of one document with their probabilities, out come two limits, one for short lines and one
for long ones. A doubtful line of a narrative file is nearly always boilerplate; in a list of results or
products it is as often an entry. A whole page with menus around the text allows a higher limit than a text
that somebody has cut out already, and a wrong removal of a few words costs less than one of a paragraph. So
the limit depends on the kind of file, on the length of the line, and on the strictness of the run. It rises
with the share of prose without a jump, so that a single line more changes little.
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from newsdiff.documents.boilerplate.units import Unit
from newsdiff.settings import CleanSettings


def file_kind(
    units: list[Unit], scores: list[float], settings: CleanSettings
) -> tuple[float, Literal["text", "page"]]:
    """Return what kind of file a document is, by its units and their probabilities of being text.

    Returns:
        The share of prose among its likely words, in [0, 1], and whether it is a whole page.
    """
    likely = [u for u, score in zip(units, scores, strict=True) if score >= settings.min_likely]
    n_words, n_likely = (sum([unit.words for unit in row]) for row in (units, likely))
    prose = sum([unit.words for unit in likely if unit.is_prose])
    boilerplate = n_words - n_likely
    is_page = boilerplate > settings.max_furniture * n_words or (
        len(units) - len(likely) > settings.max_furniture_lines * len(units)
        and boilerplate > settings.max_page_furniture * n_words
    )
    return prose / max(n_likely, 1), "page" if is_page else "text"


def removal_limits(
    units: list[Unit], scores: list[float], settings: CleanSettings
) -> tuple[float, float]:
    """Return the probabilities of being text below which the model removes lines of a document.

    Returns:
        For lines of a few words (`max_short_words`), and for all others; in [0, 1].
    """
    share, kind = file_kind(units, scores, settings)
    ends = (
        (settings.page_prose, settings.page_short, settings.page_long)
        if kind == "page"
        else (settings.text_prose, settings.text_short, settings.text_long)
    )
    factors = {"safe": settings.safe_factor, "aggressive": settings.aggressive_factor}
    factor = factors.get(settings.strictness, 1.0)
    short, long = (float(np.interp(share, ends[0], end)) * factor for end in ends[1:])
    return short, long
