"""Edited sentences: aligned with the sentence most like them where no run explains them."""

from __future__ import annotations

from collections.abc import Sequence

from newsdiff.language.words import Tokens
from newsdiff.reuse.align.chains import common_runs
from newsdiff.reuse.align.evidence import density, meaning, size
from newsdiff.reuse.align.runs import Chain, EqualRun
from newsdiff.reuse.align.sentences import similarity
from newsdiff.settings import AlignSettings

Range = tuple[int, int]


def find_edited(
    a: Tokens,
    b: Tokens,
    ids: tuple[Sequence[int], Sequence[int]],
    covered: bytearray,
    settings: AlignSettings,
) -> list[Chain]:
    """Align the sentences of `b` that no accepted chain explains with those most like them in `a`.

    Args:
        a: Words of the first document.
        b: Words of the second document.
        ids: Word numbers of both, from one numbering.
        covered: Flag of each word of b: whether an accepted chain explains it.
        settings: Thresholds.

    Returns:
        Chains in order of `b`, one a sentence at most.
    """
    spans_a, spans_b = a.spans, b.spans
    open_ = [
        column
        for column, (first, last) in enumerate(spans_b)
        if sum(covered[first:last]) <= settings.max_covered * (last - first)
    ]
    if not spans_a or not open_:
        return []
    ids_a, ids_b = ids
    alike = similarity([ids_a[i:j] for i, j in spans_a], [ids_b[i:j] for i, j in spans_b], open_)
    rows = alike.cosine.argmax(axis=0).tolist()
    found = []
    for column, (row, number) in enumerate(zip(rows, open_, strict=True)):
        is_alike = (
            alike.cosine[row, column] >= settings.min_cosine
            and alike.dice[row, column] >= settings.min_dice
        )
        if not is_alike:
            continue
        first, last = _uncovered(spans_b[number], covered)
        a_first, a_last = spans_a[row]
        blocks = common_runs(ids_a[a_first:a_last], ids_b[first:last], a_first, first)
        chain = _trim(blocks, settings)
        if chain and _is_dense(chain, a, b, settings):
            found.append(chain)
    return found


def _uncovered(span: Range, covered: bytearray) -> Range:
    """Return a sentence without the explained words at its ends."""
    first, last = span
    while first < last and covered[first]:
        first += 1
    while last > first and covered[last - 1]:
        last -= 1
    return first, last


def _trim(blocks: Sequence[EqualRun], settings: AlignSettings) -> Chain:
    """Cut lone words off both ends."""
    kept = list(blocks)
    while kept and kept[0].n < settings.min_edge:
        kept.pop(0)
    while kept and kept[-1].n < settings.min_edge:
        kept.pop()
    return tuple(kept)


def _is_dense(chain: Chain, a: Tokens, b: Tokens, settings: AlignSettings) -> bool:
    return (
        size(chain) >= settings.min_words_edited
        and density(chain) >= settings.min_density
        and meaning(chain, a, b) >= settings.min_meaning_edited
    )
