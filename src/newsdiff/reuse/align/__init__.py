"""Passages of one origin in two documents, word by word.

In go the words of two documents, out come alignments: what of `b` is in `a`, exactly or edited. The
order of the steps is what keeps both recall and precision (measured by benchmarks/provenance.py):

1. *Runs*: equal words over token n-grams, extended as far as they go, accepted longest first and not
   monotone, so that moved paragraphs stay found.
2. *Chains*: runs that follow one another on both sides with a small gap are one edited passage. Gaps
   stay small, so that the words a copier put in between are never swallowed.
3. *Edited sentences*: sentences that no run explains are paired by cosine and Dice over rare words and
   aligned by their longest common subsequence, trimmed to dense pieces.
4. *Acceptance*: a passage needs words that carry meaning; names, offices and stock phrases are not evidence, and a
   common headline is none where the texts below have nothing in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsdiff.language.tokens import Tokens, flag_words
from newsdiff.reuse.align.cases import find_reworked
from newsdiff.reuse.align.chains import find_chains
from newsdiff.reuse.align.clauses import find_clauses, turned_beside
from newsdiff.reuse.align.evidence import accept_chains, chains_beside, is_headline
from newsdiff.reuse.align.explain import explain_misses
from newsdiff.reuse.align.figures import paragraph_figures
from newsdiff.reuse.align.matches import (
    Match,
    WordChange,
    find_differences,
    make_match,
    without_strays,
    write_alignment,
)
from newsdiff.reuse.align.reworded import find_reworded
from newsdiff.reuse.align.runs import Chain, WordPair
from newsdiff.reuse.align.sense import Keeping, load_senses
from newsdiff.reuse.align.sentences import find_edited
from newsdiff.reuse.align.translated import (
    are_two_languages,
    find_translated,
    language_and_script,
)
from newsdiff.settings import AlignSettings

__all__ = [
    "Keeping",
    "Match",
    "WordChange",
    "are_two_languages",
    "explain_misses",
    "find_differences",
    "find_matches",
    "find_reworded",
    "find_reworked",
    "find_translated",
    "language_and_script",
    "load_senses",
    "paragraph_figures",
    "write_alignment",
]


def find_matches(a: Tokens, b: Tokens, settings: AlignSettings) -> tuple[Match, ...]:
    """Find what of `b` is in `a`.

    Returns:
        Matches in order of `b`, disjoint there; words of `a` may serve twice.
    """
    pair = WordPair(a, b)
    chains = find_chains(pair, settings.seed_words, settings)
    found = accept_chains(chains, pair, settings)
    covered = _covered(pair, found)
    edited = find_edited(pair, covered, settings)
    found = _united(found, edited, covered)
    if edited:
        covered = _covered(pair, found)
        others = (chain for chain in chains if 1 not in covered[chain[0].b : chain[-1].b_end])
        found += chains_beside(others, found, pair, settings)
    found = [without_strays(chain, b, settings) for chain in found]
    found += find_clauses(pair, found, _covered(pair, found), settings)
    found += turned_beside(pair, found, _covered(pair, found), settings)
    if all(is_headline(chain, pair, settings) for chain in found):
        return ()
    in_order = sorted(found, key=lambda chain: chain[0].b)
    return tuple(make_match(chain, pair, settings) for chain in in_order)


def _united(found: Sequence[Chain], edited: Iterable[Chain], covered: bytearray) -> list[Chain]:
    """Add edited sentences to chains: one with chains inside takes their place, one that runs into another chain is left out."""
    united = [*found]
    for sentence in edited:
        first, last = sentence[0].b, sentence[-1].b_end
        if covered.find(1, first, last) >= 0:
            met = [chain for chain in found if chain[0].b < last and first < chain[-1].b_end]
            if not all(first <= chain[0].b and chain[-1].b_end <= last for chain in met):
                continue
            united = [chain for chain in united if chain not in met]
        united.append(sentence)
    return united


def _covered(pair: WordPair, found: Iterable[Chain]) -> bytearray:
    """Flag the words of b from the first to the last word of each chain."""
    return flag_words(len(pair.b), ((chain[0].b, chain[-1].b_end) for chain in found))
