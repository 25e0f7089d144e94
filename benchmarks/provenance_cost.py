"""What comparing a pair of articles costs, by stage."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from newsdiff.language.tokenizing import tokenize
from newsdiff.model import Document
from newsdiff.reuse import align, attribute
from newsdiff.settings import Settings

WORDS = 1600
"""Words of two articles of the length that costs are given for."""
ROUNDS = 15


def costs(pairs: Iterable[tuple[Document, Document]]) -> dict[str, float]:
    """Measure the stages between cleaned articles and a report.

    Args:
        pairs: Source and target, prepared.

    Returns:
        Milliseconds of processor time for two articles of 800 words, by stage: of each pair the best of some
        rounds in this process, so that words seen before are known, as they are in a run over many pairs.
    """
    total: dict[str, float] = defaultdict(float)
    n_words = 0
    for pair in pairs:
        rounds = [_stages(*pair) for _ in range(ROUNDS)]
        n_words += rounds[0][1]
        for stage in rounds[0][0]:
            total[stage] += min(spent[stage] for spent, _ in rounds)
    return {stage: 1000 * spent * WORDS / max(n_words, 1) for stage, spent in total.items()}


def _stages(source: Document, target: Document) -> tuple[dict[str, float], int]:
    """Compare a pair; return seconds by stage, and the number of words."""
    settings = Settings()
    clock = {"": time.process_time()}
    a, b = tokenize(source), tokenize(target)
    clock["words"] = time.process_time()
    _ = a.sentences, b.sentences
    clock["sentences"] = time.process_time()
    copied = align.find_matches(a, b, settings.align)
    clock["alignment"] = time.process_time()
    named = attribute.crediting_paragraphs(b, source)
    possible = align.find_reworded(a, b, copied, settings.align, named=named)
    clock["rewording"] = time.process_time()
    found = [(a, (*copied, *possible))]
    attribute.ledger(b, found, settings.attribute)
    clock["attribution"] = time.process_time()
    times = list(clock.items())
    spent = {stage: end - begin for (_, begin), (stage, end) in pairwise(times)}
    return spent, len(a) + len(b)
