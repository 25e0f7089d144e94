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


def meaning(chain: Chain, a: Tokens, b: Tokens) -> int:
    """Equal words in lower case that are no function words: neither names nor grammar.

    Lower case on one side will do, since headlines and shouting copies capitalise everything. Scripts
    without case tell no names apart; there every word counts.
    """
    return sum(
        b.keys[block.b + k] not in FUNCTION_WORDS
        and (_is_plain(b.word(block.b + k)[0]) or _is_plain(a.word(block.a + k)[0]))
        for block in chain
        for k in range(block.n)
    )


def _is_plain(letter: str) -> bool:
    """Whether a first character is a letter, but no capital."""
    return letter.isalpha() and not (letter.isupper() or letter.istitle())


def density(chain: Chain) -> float:
    """Equal words over words of the longer side."""
    width = max(chain[-1].a_end - chain[0].a, chain[-1].b_end - chain[0].b)
    return size(chain) / max(width, 1)


def is_evidence(chain: Chain, a: Tokens, b: Tokens, settings: AlignSettings) -> bool:
    """Whether a chain shows copying by itself.

    Two reports of one event agree in names, offices and turns of phrase, a few words each. So a chain
    needs words that carry meaning, one run that is not short, and few words between its runs.
    """
    n_equal, n_meaning = size(chain), meaning(chain, a, b)
    longest = max(block.n for block in chain)
    if longest < settings.min_run or n_meaning < settings.min_meaning:
        return False
    if longest >= settings.min_words:
        return True
    return n_equal >= settings.min_run and density(chain) >= settings.min_density


def accepted(chains: Sequence[Chain], a: Tokens, b: Tokens, settings: AlignSettings) -> list[Chain]:
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
        if linked.get(key, 0) >= settings.min_linked and meaning(chain, a, b):
            kept.append(chain)
    return kept
