"""Summaries: a passage that condenses the whole of the other document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from newsdiff.reuse.align.cases.terms import (
    Floats,
    Range,
    Rectangle,
    StemPair,
    best_range,
    gap_between,
)
from newsdiff.settings import CaseSettings


def find_summary(
    pair: StemPair, reworked: Sequence[Rectangle], settings: CaseSettings
) -> Rectangle | None:
    """Find the passage of b that condenses a.

    Its content words are in a far more often than those of the rest of b, they come from all over a,
    and no single passage of a explains them.

    Returns:
        The passage, with all of `a` as its source: a summary represents a whole text. None if there is none.
    """
    words, evidence = best_range(
        _worth(pair, settings), pair.b.is_bound, (0, len(pair.b)), settings
    )
    n_words = words[1] - words[0]
    is_short = len(pair.a) >= settings.min_condensed * n_words
    if evidence < settings.min_summary_evidence or n_words < settings.min_summary_words:
        return None
    explained = max((-gap_between(words, other.b) for other in reworked), default=0) / n_words
    if not is_short or explained > settings.max_explained:
        return None
    if concentration(pair, words) > settings.max_concentration:
        return None
    return Rectangle((0, len(pair.a)), words, evidence)


def _worth(pair: StemPair, settings: CaseSettings) -> Floats:
    """Value the content words of b: in a or not, against how many of b are in general."""
    b = pair.b
    is_known = np.isin(b.numbers, pair.a.numbers)
    share = float(is_known[b.is_content].mean()) if b.is_content.any() else 0.0
    wanted = settings.summary_share
    share = min(max(share, 1 - wanted), wanted)
    known, unknown = np.log(wanted / share), np.log((1 - wanted) / max(1 - share, 1 - wanted))
    return np.asarray(np.where(b.is_content, np.where(is_known, known, unknown), 0.0), np.float64)


def concentration(pair: StemPair, words: Range) -> float:
    """Return how much of what a explains of a passage is together in a.

    Returns:
        Share of its content stems known from a that are within some range of a twice as long as the
        passage: 1 for a copy of one passage, about two thirds for a summary.
    """
    b = pair.b
    stems = np.unique(b.numbers[slice(*words)][b.is_content[slice(*words)]])
    places = np.flatnonzero(np.isin(pair.a.numbers, stems))
    numbers = pair.a.numbers[places].tolist()
    n_known = len(set(numbers))
    return _richest(places.tolist(), numbers, 2 * (words[1] - words[0])) / max(n_known, 1)


def _richest(places: Sequence[int], numbers: Sequence[int], width: int) -> int:
    """Count the different numbers in the range of that width that has most of them."""
    inside: Counter[int] = Counter()
    first = most = 0
    for place, number in zip(places, numbers, strict=True):
        inside[number] += 1
        while places[first] <= place - width:
            inside[numbers[first]] -= 1
            if not inside[numbers[first]]:
                del inside[numbers[first]]
            first += 1
        most = max(most, len(inside))
    return most
