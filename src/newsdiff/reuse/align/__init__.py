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

from collections.abc import Mapping

from newsdiff.language.words import Tokens
from newsdiff.model import Alignment
from newsdiff.reuse.align.chains import Side, grow, join
from newsdiff.reuse.align.edited import edited
from newsdiff.reuse.align.evidence import accepted, covered
from newsdiff.reuse.align.explain import explain
from newsdiff.reuse.align.reworded import reworded
from newsdiff.reuse.align.runs import numbered, runs, tile
from newsdiff.reuse.align.write import alignment
from newsdiff.settings import AlignSettings

__all__ = ["explain", "pair", "reworded"]


def pair(
    a: Tokens, b: Tokens, settings: AlignSettings, rarity: Mapping[str, float] | None = None
) -> tuple[Alignment, ...]:
    """Find what of `b` stands in `a`.

    Args:
        a: Words of the first document.
        b: Words of the second document.
        settings: Lengths and thresholds.
        rarity: Inverse document frequency of words in the corpus, by key.

    Returns:
        Alignments in order of `b`, disjoint there; words of `a` may serve twice.
    """
    ids_a, ids_b, numbers = numbered(a, b)
    pieces = tile(runs(ids_a, ids_b, settings.seed_words), settings.seed_words)
    sides = Side(ids_a, a.paragraphs), Side(ids_b, b.paragraphs)
    chains = accepted(grow(join(pieces, settings), *sides, settings), a, b, settings)
    known = None if rarity is None else {n: rarity.get(key, 1.0) for key, n in numbers.items()}
    chains += edited(a, b, (ids_a, ids_b), covered(chains, len(b)), settings, known)
    chains.sort(key=lambda chain: chain[0].b)
    return tuple(alignment(chain, a, b, settings) for chain in chains)
