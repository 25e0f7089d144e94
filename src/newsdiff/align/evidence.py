"""What makes a chain of equal words evidence of one origin."""

from __future__ import annotations

from collections.abc import Sequence

from newsdiff.align.runs import Chain
from newsdiff.lexicon import FUNCTION_WORDS
from newsdiff.settings import AlignSettings
from newsdiff.tokens import Tokens


def size(chain: Chain) -> int:
    """Equal words of a chain."""
    return sum(block.n for block in chain)


def meaning(chain: Chain, b: Tokens) -> int:
    """Equal words in lower case that are no function words: neither names nor grammar."""
    return sum(
        b.word(at)[0].islower() and b.keys[at] not in FUNCTION_WORDS
        for block in chain
        for at in range(block.b, block.b_end)
    )


def accepted(chains: Sequence[Chain], a: Tokens, b: Tokens, settings: AlignSettings) -> list[Chain]:
    """Keep chains that are evidence by themselves, or beside one in the same two paragraphs."""
    kept: list[Chain] = []
    rest: list[Chain] = []
    linked: dict[tuple[int, int], int] = {}
    for chain in chains:
        n_equal, n_meaning = size(chain), meaning(chain, b)
        is_long = n_equal >= settings.min_words and n_meaning >= settings.min_meaning_long
        is_short = n_equal >= settings.min_words_short and n_meaning >= settings.min_meaning_short
        if is_long or is_short:
            kept.append(chain)
            for block in chain:
                key = (a.paragraphs[block.a], b.paragraphs[block.b])
                linked[key] = linked.get(key, 0) + block.n
        else:
            rest.append(chain)
    for chain in rest:
        key = (a.paragraphs[chain[0].a], b.paragraphs[chain[0].b])
        if linked.get(key, 0) >= settings.min_linked and meaning(chain, b):
            kept.append(chain)
    return kept
