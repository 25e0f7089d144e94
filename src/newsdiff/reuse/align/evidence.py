"""What makes a chain of equal words evidence of one origin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain as joined

import numpy as np

from newsdiff.reuse.align.runs import Chain, WordPair
from newsdiff.settings import AlignSettings


def size(chain: Chain) -> int:
    """Equal words of a chain."""
    return sum(block.n for block in chain)


def meaning(chain: Chain, pair: WordPair) -> int:
    """Count equal words in lower case that say something: neither names nor grammar, numbers, times or links.

    Lower case on one side will do, since headlines and shouting copies capitalise everything. Scripts
    without case tell no names apart; there every word counts.
    """
    n = 0
    for block in chain:
        in_a, in_b = slice(block.a, block.a_end), slice(block.b, block.b_end)
        is_plain = pair.a.plain[in_a] | pair.b.plain[in_b]
        n += int(np.count_nonzero(is_plain & pair.b.telling[in_b]))
    return n


def density(chain: Chain) -> float:
    """Equal words over words of the longer side."""
    width = max(chain[-1].a_end - chain[0].a, chain[-1].b_end - chain[0].b)
    return size(chain) / max(width, 1)


def is_evidence(chain: Chain, pair: WordPair, settings: AlignSettings) -> bool:
    """Whether a chain shows copying by itself.

    Two reports of one event agree in names, offices and turns of phrase, a few words each. So a chain
    needs words that carry meaning, one run that is not short, and few words between its runs.
    """
    # Links, addresses, file names and checksums are no prose.
    longest = max(block.n - pair.b.opaque.count(1, block.b, block.b_end) for block in chain)
    if longest < settings.min_run:
        return False
    if meaning(chain, pair) < settings.min_meaning:
        return False
    return longest >= settings.min_words or density(chain) >= settings.min_density


def accept_chains(chains: Sequence[Chain], pair: WordPair, settings: AlignSettings) -> list[Chain]:
    """Keep chains that are evidence by themselves, or beside one in the same two paragraphs."""
    in_a, in_b = pair.a.paragraphs, pair.b.paragraphs
    kept = [chain for chain in chains if is_evidence(chain, pair, settings)]
    linked = Counter[tuple[int, int]]()
    for block in joined.from_iterable(kept):
        linked[in_a[block.a], in_b[block.b]] += block.n
    beside = [
        chain
        for chain in chains
        if linked[in_a[chain[0].a], in_b[chain[0].b]] >= settings.min_linked
        and not is_evidence(chain, pair, settings)
        and meaning(chain, pair)
    ]
    return kept + beside
