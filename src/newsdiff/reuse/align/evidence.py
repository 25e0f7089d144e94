"""What makes a chain of equal words evidence of one origin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain as joined
from itertools import compress

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
    return _count(chain, pair, pair.b.telling)


def count_told(chain: Chain, pair: WordPair) -> int:
    """Count the words that say something and are not part of the name of an office."""
    return _count(chain, pair, pair.b.told)


def _count(chain: Chain, pair: WordPair, flags: bytes) -> int:
    """Count the equal words of a chain that are flagged and in lower case on one side."""
    a, b = pair.a.plain, pair.b.plain
    return sum(
        (
            (as_bits(a, x.a, x.a_end) | as_bits(b, x.b, x.b_end)) & as_bits(flags, x.b, x.b_end)
        ).bit_count()
        for x in chain
    )


def as_bits(flags: bytes, first: int, last: int) -> int:
    """Read the flags of some words as one number, to be combined and counted at once: much faster than arrays for a few."""
    return int.from_bytes(flags[first:last], "little")


def density(chain: Chain) -> float:
    """Equal words over words of the longer side."""
    width = max(chain[-1].a_end - chain[0].a, chain[-1].b_end - chain[0].b)
    return size(chain) / max(width, 1)


def is_evidence(
    chain: Chain, pair: WordPair, settings: AlignSettings, *, is_office: bool = False
) -> bool:
    """Whether a chain shows copying by itself.

    Two reports of one event agree in names, offices and turns of phrase, a few words each. So a chain
    needs words that carry meaning, one run that is not short, and few words between its runs.
    """
    # Links, addresses, file names and checksums are no prose.
    longest = max(block.n - pair.b.opaque.count(1, block.b, block.b_end) for block in chain)
    if longest < settings.min_run:
        return False
    n_telling = meaning(chain, pair) if is_office else count_told(chain, pair)
    if n_telling < settings.min_meaning:
        return False
    return longest >= settings.min_words or density(chain) >= settings.min_density


def is_same_speech(chain: Chain, pair: WordPair, settings: AlignSettings) -> bool:
    """Whether a chain is most of something that both quote, however common its words are.

    Two reports of one sentence that somebody spoke share these words, even "Nothing? He had a million!".
    """
    longest = max(chain, key=lambda block: block.n)
    if size(chain) < settings.min_speech_words or longest.n < settings.seed_words:
        return False
    (a, a_end), (b, b_end) = (
        _quotation(pair.a.quoted, longest.a),
        _quotation(pair.b.quoted, longest.b),
    )
    n = sum(
        max(min(x.a_end, a_end, x.a + b_end - x.b) - max(x.a, a, x.a + b - x.b), 0) for x in chain
    )
    return n >= max(settings.min_speech_words, settings.min_identity * max(a_end - a, b_end - b))


def _quotation(quoted: bytes, at: int) -> tuple[int, int]:
    """Return the words of the quotation in which a word stands; none where it stands in no quotation."""
    if not quoted[at]:
        return at, at
    end = quoted.find(0, at)
    return quoted.rfind(0, 0, at) + 1, end if end >= 0 else len(quoted)


def accept_chains(chains: Sequence[Chain], pair: WordPair, settings: AlignSettings) -> list[Chain]:
    """Keep chains that are evidence by themselves, or beside one in the same two paragraphs."""
    is_kept = [
        is_evidence(chain, pair, settings) or is_same_speech(chain, pair, settings)
        for chain in chains
    ]
    kept = [*compress(chains, is_kept)]
    others = (chain for chain, is_one in zip(chains, is_kept, strict=True) if not is_one)
    return kept + chains_beside(others, kept, pair, settings)


def chains_beside(
    others: Iterable[Chain], found: Iterable[Chain], pair: WordPair, settings: AlignSettings
) -> list[Chain]:
    """Choose the chains that are evidence beside some that are found, in the same two paragraphs."""
    in_a, in_b = pair.a.paragraphs, pair.b.paragraphs
    linked = Counter[tuple[int, int]]()
    copied = Counter[int]()
    for block in joined.from_iterable(found):
        linked[in_a[block.a], in_b[block.b]] += block.n
        copied[in_b[block.b]] += block.n

    def is_beside(chain: Chain) -> bool:
        first = chain[0]
        if linked[in_a[first.a], in_b[first.b]] >= settings.min_linked:
            return meaning(chain, pair) > 0
        # An office that stands with its holder before copied words came with them from the paragraph before.
        is_near = copied[in_b[first.b]] >= settings.min_linked
        return is_near and is_evidence(chain, pair, settings, is_office=True)

    return [chain for chain in others if is_beside(chain)]


def is_headline(chain: Chain, pair: WordPair, settings: AlignSettings) -> bool:
    """Whether a chain is no more than a usual headline over two texts: "Man arrested after crash on the coast road"."""
    if size(chain) >= settings.min_linked:
        return False
    return all(
        len(tokens.ranges) > 1 and tokens.document.paragraphs[tokens.paragraphs[at]].kind == "title"
        for tokens, at in ((pair.a, chain[0].a), (pair.b, chain[0].b))
    )
