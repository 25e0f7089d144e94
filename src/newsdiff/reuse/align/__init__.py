"""Passages of one origin in two documents, word by word.

In go the words of two documents, out come alignments: what of `b` is in `a`, exactly or edited. The
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

from newsdiff.reuse.align.cases import find_reworked
from newsdiff.reuse.align.excerpts import find_matches, matches_around
from newsdiff.reuse.align.explain import explain_misses
from newsdiff.reuse.align.matches import Match, WordChange, find_differences, write_alignment
from newsdiff.reuse.align.reworded import find_reworded

__all__ = [
    "Match",
    "WordChange",
    "explain_misses",
    "find_differences",
    "find_matches",
    "find_reworded",
    "find_reworked",
    "matches_around",
    "write_alignment",
]
