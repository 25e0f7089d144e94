"""What a translator carries over from one language to another: numbers, dates and names, as any language has them."""

from __future__ import annotations

from newsdiff.language.tokens import Tokens, once_a_document
from newsdiff.reuse.align import paragraph_figures
from newsdiff.reuse.attribute.names_abroad import name_key

_MIN_SHARED = 2
"""Anchors that an article and its translation share at least; those that were measured share 3 or more."""
_MIN_SHARE = 0.08
"""The same as a share of the fewer anchors of both: .23 or more; of unrelated articles 4 % share as much, by chance."""
_MIN_ANCHORS = 6
"""Anchors of an article from which some must be shared."""
_MIN_FIGURES = 2
"""The same of its numbers and dates: a notice of a set form has other ones, and is no translation."""


@once_a_document
def anchors(tokens: Tokens) -> frozenset[str]:
    """Return the numbers, dates and names of a document."""
    capitals = (at for at, start in enumerate(tokens.starts) if tokens.text[start].isupper())
    names = frozenset(key for at in capitals if (key := name_key(tokens.word(at))))
    return names | _figures(tokens)


def _figures(tokens: Tokens) -> frozenset[str]:
    """Return the numbers and dates of a document."""
    return frozenset[str]().union(*paragraph_figures(tokens).values())


def may_be_translated(a: Tokens, b: Tokens) -> bool:
    """Whether two documents share what a translation shares with its original, or have too little that it could show."""
    ours, theirs = anchors(a), anchors(b)
    fewer = min(len(ours), len(theirs))
    if fewer < _MIN_ANCHORS:
        n_figures = min(len(_figures(a)), len(_figures(b)))
        return n_figures < _MIN_FIGURES or not ours.isdisjoint(theirs)
    return len(ours & theirs) >= max(_MIN_SHARED, _MIN_SHARE * fewer)
