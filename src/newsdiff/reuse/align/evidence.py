"""What makes a chain of equal words evidence of one origin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain as joined
from itertools import islice

from newsdiff.language.wordlists import FUNCTION_WORDS, NUMBER_WORDS, TIME_WORDS
from newsdiff.reuse.align.runs import Chain, WordPair
from newsdiff.settings import AlignSettings

_BARE = FUNCTION_WORDS | TIME_WORDS | NUMBER_WORDS.keys()
"""Words that say nothing of what a text is about."""


def size(chain: Chain) -> int:
    """Equal words of a chain."""
    return sum(block.n for block in chain)


def meaning(chain: Chain, pair: WordPair, enough: int | None = None) -> int:
    """Count equal words in lower case that say something: neither names nor grammar, numbers or times.

    Lower case on one side will do, since headlines and shouting copies capitalise everything. Scripts
    without case tell no names apart; there every word counts. With `enough` words it stops.
    """
    return sum(1 for _ in islice(_meaning(chain, pair), enough))


def _meaning(chain: Chain, pair: WordPair) -> Iterator[str]:
    for block in chain:
        keys = pair.b.keys[block.b : block.b_end]
        on_a, on_b = pair.a.plain[block.a : block.a_end], pair.b.plain[block.b : block.b_end]
        for key, is_a, is_b in zip(keys, on_a, on_b, strict=True):
            if (is_a or is_b) and key not in _BARE:
                yield key


def density(chain: Chain) -> float:
    """Equal words over words of the longer side."""
    width = max(chain[-1].a_end - chain[0].a, chain[-1].b_end - chain[0].b)
    return size(chain) / max(width, 1)


def is_evidence(chain: Chain, pair: WordPair, settings: AlignSettings) -> bool:
    """Whether a chain shows copying by itself.

    Two reports of one event agree in names, offices and turns of phrase, a few words each. So a chain
    needs words that carry meaning, one run that is not short, and few words between its runs.
    """
    longest = max(block.n for block in chain)
    if longest < settings.min_run:
        return False
    if meaning(chain, pair, settings.min_meaning) < settings.min_meaning:
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
        and meaning(chain, pair, 1)
    ]
    return kept + beside
