"""What articles are about: how many different matters some of them write of, by the words that are their own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from newsdiff.language.tokens import Tokens, flag_words
from newsdiff.reuse.compare import Spans
from newsdiff.settings import ClusterSettings


def count_matters(articles: Iterable[frozenset[int]], settings: ClusterSettings) -> int:
    """Count articles of which no two are about one matter, by their own words; see `own_words`.

    Articles on one matter have its names and things in common, whoever wrote them. One with few words of its own says
    nothing, and does not count.

    Source:
        Of 755 pairs of a corpus of rumours that share one passage and nothing else, 1 % have at most .11 of their
        telling words in common beside it, and half of them .32; of 1,367 pairs of any two articles 90 % have less.
    """
    found: list[frozenset[int]] = []
    for own in articles:
        if len(own) >= settings.min_own_words and all(
            len(own & other) <= settings.max_kinship * min(len(own), len(other)) for other in found
        ):
            found.append(own)
    return len(found)


def own_words(tokens: Tokens, spans: Spans) -> frozenset[int]:
    """Return the hashes of the telling words of a document outside of some spans of characters."""
    edges = [[bisect_left(tokens.starts, edge) for edge in span] for span in spans]
    masked = flag_words(len(tokens), ((first, last) for first, last in edges))
    hashes = zip(tokens.hashes.tolist(), tokens.telling, masked, strict=True)
    return frozenset(value for value, is_telling, is_masked in hashes if is_telling > is_masked)
