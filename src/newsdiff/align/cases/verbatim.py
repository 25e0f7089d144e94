"""Verbatim cases: long exact runs."""

from __future__ import annotations

from newsdiff.align.cases.terms import Rectangle
from newsdiff.align.runs import runs, tile
from newsdiff.settings import CaseSettings
from newsdiff.tokens import Tokens


def verbatim(a: Tokens, b: Tokens, settings: CaseSettings) -> list[Rectangle]:
    """Find exact runs of equal words that are too long for chance or for a set phrase.

    Args:
        a: Words of the first document.
        b: Words of the second document.
        settings: Least length, in characters of b.

    Returns:
        Disjoint on side b, in order of b; their evidence is their length in words.

    Source:
        Sanchez-Perez, Gelbukh, Sidorov, PAN 2014 (256 characters there).
    """
    numbers: dict[str, int] = {}
    ids_a = [numbers.setdefault(key, len(numbers)) for key in a.keys]
    ids_b = [numbers.setdefault(key, len(numbers)) for key in b.keys]
    n_words = settings.verbatim_seed_words
    pieces = tile(runs(ids_a, ids_b, n_words), n_words)
    return [
        Rectangle((piece.a, piece.a_end), (piece.b, piece.b_end), float(piece.n))
        for piece in pieces
        if b.ends[piece.b_end - 1] - b.starts[piece.b] >= settings.min_verbatim_chars
    ]
