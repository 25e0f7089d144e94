"""Verbatim cases: long exact runs."""

from __future__ import annotations

from newsdiff.language.tokens import Tokens
from newsdiff.reuse.align.cases.terms import Rectangle
from newsdiff.reuse.align.runs import WordPair, find_runs, tile
from newsdiff.settings import CaseSettings


def find_verbatim(a: Tokens, b: Tokens, settings: CaseSettings) -> list[Rectangle]:
    """Find exact runs of equal words that are too long for chance or for a set phrase.

    Returns:
        Disjoint on side b, in order of b; their evidence is their number of equal words. Runs that follow
        one another on both sides are one case: an edit inside pasted text does not make it two.

    Source:
        Sanchez-Perez, Gelbukh, Sidorov, PAN 2014 (256 characters there).
    """
    n_words = settings.verbatim_seed_words
    pieces = tile(find_runs(*WordPair(a, b).grams(n_words)), n_words)
    found: list[Rectangle] = []
    for piece in pieces:
        if b.ends[piece.b_end - 1] - b.starts[piece.b] < settings.min_verbatim_chars:
            continue
        run = Rectangle((piece.a, piece.a_end), (piece.b, piece.b_end), float(piece.n))
        before = found[-1] if found else None
        if (
            before
            and 0 <= run.a[0] - before.a[1] <= settings.edge_reach
            and 0 <= run.b[0] - before.b[1] <= settings.edge_reach
        ):
            found.pop()
            n_equal = before.evidence + run.evidence
            run = Rectangle((before.a[0], run.a[1]), (before.b[0], run.b[1]), n_equal)
        found.append(run)
    return found
