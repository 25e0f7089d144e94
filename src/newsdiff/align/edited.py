"""Edited sentences: aligned with their kin where no run explains them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from newsdiff.align.chains import common
from newsdiff.align.evidence import density, meaning, size
from newsdiff.align.runs import Block, Chain
from newsdiff.align.sentences import kinship, spans
from newsdiff.settings import AlignSettings
from newsdiff.tokens import Tokens

Range = tuple[int, int]


def edited(
    a: Tokens,
    b: Tokens,
    ids: tuple[Sequence[int], Sequence[int]],
    covered: Collection[int],
    settings: AlignSettings,
    rarity: Mapping[int, float] | None,
) -> list[Chain]:
    """Align the sentences of `b` that no accepted chain explains with their kin in `a`.

    Args:
        a: Words of the first document.
        b: Words of the second document.
        ids: Word numbers of both, from one numbering.
        covered: Words of b that accepted chains explain.
        settings: Thresholds.
        rarity: Inverse document frequency by word number; None for that of the two documents.

    Returns:
        Chains in order of `b`, one a sentence at most.
    """
    spans_a, spans_b = spans(a), spans(b)
    if not spans_a or not spans_b:
        return []
    ids_a, ids_b = ids
    kin = kinship([ids_a[i:j] for i, j in spans_a], [ids_b[i:j] for i, j in spans_b], rarity)
    found = []
    for column, span in enumerate(spans_b):
        n_covered = sum(at in covered for at in range(*span))
        row = int(kin.cosine[:, column].argmax())
        is_kin = (
            kin.cosine[row, column] >= settings.min_cosine
            and kin.dice[row, column] >= settings.min_dice
        )
        if not is_kin or n_covered > settings.max_covered * (span[1] - span[0]):
            continue
        first, last = _uncovered(span, covered)
        a_first, a_last = spans_a[row]
        blocks = common(ids_a[a_first:a_last], ids_b[first:last], a_first, first)
        chain = _trim(blocks, settings)
        if chain and _is_dense(chain, a, b, settings):
            found.append(chain)
    return found


def _uncovered(span: Range, covered: Collection[int]) -> Range:
    """Return a sentence without the explained words at its ends."""
    first, last = span
    while first < last and first in covered:
        first += 1
    while last > first and last - 1 in covered:
        last -= 1
    return first, last


def _trim(blocks: Sequence[Block], settings: AlignSettings) -> Chain:
    """Cut lone words off both ends."""
    kept = list(blocks)
    while kept and kept[0].n < settings.min_edge:
        kept.pop(0)
    while kept and kept[-1].n < settings.min_edge:
        kept.pop()
    return tuple(kept)


def _is_dense(chain: Chain, a: Tokens, b: Tokens, settings: AlignSettings) -> bool:
    """Whether an aligned sentence shares enough of its wording."""
    return (
        size(chain) >= settings.min_words_edited
        and density(chain) >= settings.min_density
        and meaning(chain, a, b) >= settings.min_meaning_edited
    )
