"""Passages of one origin in two documents, word by word.

In go the words of two documents, out come alignments: what of `b` stands in `a`, exactly or edited. The
order of the steps is what keeps both recall and precision (measured by benchmarks/provenance.py):

1. *Runs*: equal words over token n-grams, extended as far as they go, accepted longest first and not
   monotone, so that moved paragraphs stay found.
2. *Chains*: runs that follow one another on both sides with a small gap are one edited passage. Gaps
   stay small, so that the words a copier put in between are never swallowed.
3. *Edited sentences*: sentences that no run explains are paired by cosine and Dice over rare words and
   aligned by their longest common subsequence, trimmed to dense pieces.
4. *Acceptance*: a passage needs words that carry meaning; names, titles and stock phrases are not evidence.
"""

from __future__ import annotations

from newsdiff.language.words import Tokens
from newsdiff.reuse.align.cases import reworked
from newsdiff.reuse.align.chains import chains
from newsdiff.reuse.align.edited import edited
from newsdiff.reuse.align.evidence import accepted, covered
from newsdiff.reuse.align.excerpts import around
from newsdiff.reuse.align.explain import explain
from newsdiff.reuse.align.matches import Change, Match, alignment, differences, match
from newsdiff.reuse.align.reworded import reworded
from newsdiff.reuse.align.runs import numbered
from newsdiff.settings import AlignSettings

__all__ = [
    "Change",
    "Match",
    "alignment",
    "around",
    "differences",
    "explain",
    "matches",
    "reworded",
    "reworked",
]


def matches(a: Tokens, b: Tokens, settings: AlignSettings) -> tuple[Match, ...]:
    """Find what of `b` stands in `a`.

    Args:
        a: Words of the first document.
        b: Words of the second document.
        settings: Lengths and thresholds.

    Returns:
        Matches in order of `b`, disjoint there; words of `a` may serve twice.
    """
    numbers = numbered(a, b)
    found = accepted(chains(a, b, numbers, settings.seed_words, settings), a, b, settings)
    found += edited(a, b, numbers, covered(found, len(b)), settings)
    found.sort(key=lambda chain: chain[0].b)
    return tuple(match(chain, a, b, settings) for chain in found)
