"""Boundaries of obfuscated cases: two passages whose words speak for each other most."""

from __future__ import annotations

from collections.abc import Iterable

from newsdiff.reuse.align.cases.terms import (
    Range,
    Rectangle,
    StemPair,
    StemSide,
    best_range,
    gap_between,
    word_values,
)
from newsdiff.settings import CaseSettings


def refine_rectangles(
    pair: StemPair, rough: Iterable[Rectangle], settings: CaseSettings
) -> list[Rectangle]:
    """Move the edges of rectangles to where the evidence is highest, and settle overlaps.

    Returns:
        Rectangles with their evidence, strongest first; of two that explain the same words of b the
        stronger stays, and two that touch on both sides are one where the whole is stronger than either.
    """
    found = {_settled(pair, rectangle, settings) for rectangle in rough}
    kept: list[Rectangle] = []
    for rectangle in sorted(found, key=lambda r: (-r.evidence, r.b, r.a)):
        if rectangle.evidence < settings.min_evidence:
            break
        _place(pair, rectangle, kept, settings)
    return kept


def _settled(pair: StemPair, rough: Rectangle, settings: CaseSettings) -> Rectangle:
    """Find the best passage of b for the words of a, then of a for those of b, until nothing moves."""
    a, b, evidence = rough.a, rough.b, 0.0
    for _ in range(settings.n_rounds):
        before = (a, b)
        b, of_b = _moved(pair, (pair.b, b), (pair.a, a), settings)
        a, of_a = _moved(pair, (pair.a, a), (pair.b, b), settings)
        evidence = of_a + of_b
        if (a, b) == before:
            break
    return Rectangle(a, b, evidence)


def _moved(
    pair: StemPair,
    here: tuple[StemSide, Range],
    there: tuple[StemSide, Range],
    settings: CaseSettings,
) -> tuple[Range, float]:
    """Find the best passage of one side near where it was, given that of the other."""
    side, words = here
    worth = word_values(pair, side, there[0], there[1], words, settings)
    within = max(0, words[0] - settings.edge_reach), min(len(side), words[1] + settings.edge_reach)
    return best_range(worth, side.is_bound, within, settings)


def _place(
    pair: StemPair, rectangle: Rectangle, kept: list[Rectangle], settings: CaseSettings
) -> None:
    """Add a rectangle to stronger ones, join it with one of them, or drop it."""
    for at, other in enumerate(kept):
        apart = max(gap_between(rectangle.a, other.a), gap_between(rectangle.b, other.b))
        if apart < 0:
            return
        if apart <= settings.edge_reach:
            hull = _hull(pair, rectangle, other, settings)
            if hull.evidence >= other.evidence:
                kept[at] = hull
                return
    n_b = rectangle.b[1] - rectangle.b[0]
    if all(-gap_between(rectangle.b, other.b) <= settings.max_overlap * n_b for other in kept):
        kept.append(rectangle)


def _hull(pair: StemPair, one: Rectangle, other: Rectangle, settings: CaseSettings) -> Rectangle:
    a = min(one.a[0], other.a[0]), max(one.a[1], other.a[1])
    b = min(one.b[0], other.b[0]), max(one.b[1], other.b[1])
    of_a = word_values(pair, pair.a, pair.b, b, a, settings)[slice(*a)].sum()
    of_b = word_values(pair, pair.b, pair.a, a, b, settings)[slice(*b)].sum()
    return Rectangle(a, b, float(of_a + of_b))
