"""What makes a chain of equal words evidence of one origin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from newsdiff.language.wordlists import FUNCTION_WORDS, NUMBER_WORDS, TIME_WORDS
from newsdiff.language.words import Tokens
from newsdiff.reuse.align.runs import Chain
from newsdiff.settings import AlignSettings

_BARE = FUNCTION_WORDS | TIME_WORDS | NUMBER_WORDS.keys()
"""Words that say nothing of what a text is about."""


def size(chain: Chain) -> int:
    """Equal words of a chain."""
    return sum(block.n for block in chain)


def meaning(chain: Chain, a: Tokens, b: Tokens, enough: int | None = None) -> int:
    """Count equal words in lower case that say something: neither names nor grammar, numbers or times.

    Lower case on one side will do, since headlines and shouting copies capitalise everything. Scripts
    without case tell no names apart; there every word counts.

    Args:
        chain: Equal words of both.
        a: Words of the first document.
        b: Words of the second document.
        enough: Stop at so many.
    """
    return sum(1 for _ in islice(_meaning(chain, a, b), enough))


def _meaning(chain: Chain, a: Tokens, b: Tokens) -> Iterator[str]:
    for block in chain:
        keys = b.keys[block.b : block.b_end]
        on_a, on_b = a.plain[block.a : block.a_end], b.plain[block.b : block.b_end]
        for key, is_a, is_b in zip(keys, on_a, on_b, strict=True):
            if (is_a or is_b) and key not in _BARE:
                yield key


def flag_covered(chains: Iterable[Chain], n_words: int) -> bytearray:
    """Flag the words of b, of which there are so many, that are inside chains, gaps included."""
    flags = bytearray(n_words)
    for chain in chains:
        first, last = chain[0].b, chain[-1].b_end
        flags[first:last] = b"\1" * (last - first)
    return flags


def density(chain: Chain) -> float:
    """Equal words over words of the longer side."""
    width = max(chain[-1].a_end - chain[0].a, chain[-1].b_end - chain[0].b)
    return size(chain) / max(width, 1)


def is_evidence(chain: Chain, a: Tokens, b: Tokens, settings: AlignSettings) -> bool:
    """Whether a chain shows copying by itself.

    Two reports of one event agree in names, offices and turns of phrase, a few words each. So a chain
    needs words that carry meaning, one run that is not short, and few words between its runs.
    """
    longest = max(block.n for block in chain)
    if longest < settings.min_run:
        return False
    if meaning(chain, a, b, settings.min_meaning) < settings.min_meaning:
        return False
    return longest >= settings.min_words or density(chain) >= settings.min_density


def accept_chains(
    chains: Sequence[Chain], a: Tokens, b: Tokens, settings: AlignSettings
) -> list[Chain]:
    """Keep chains that are evidence by themselves, or beside one in the same two paragraphs."""
    kept: list[Chain] = []
    rest: list[Chain] = []
    linked: dict[tuple[int, int], int] = {}
    for chain in chains:
        if is_evidence(chain, a, b, settings):
            kept.append(chain)
            for block in chain:
                key = (a.paragraphs[block.a], b.paragraphs[block.b])
                linked[key] = linked.get(key, 0) + block.n
        else:
            rest.append(chain)
    for chain in rest:
        key = (a.paragraphs[chain[0].a], b.paragraphs[chain[0].b])
        if linked.get(key, 0) >= settings.min_linked and meaning(chain, a, b, 1):
            kept.append(chain)
    return kept
