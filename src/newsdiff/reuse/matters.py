"""What articles are about: how many different matters some of them write of, by when they came out and by their own words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from newsdiff.language.instants import timestamp
from newsdiff.language.tokens import Tokens, flag_words
from newsdiff.reuse.compare import Spans
from newsdiff.settings import ClusterSettings

_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Own:
    """What an article has for itself."""

    words: frozenset[int]
    """Hashes of its telling words outside of what it shares."""
    moment: float
    """When it came out, in seconds since 1970; infinity where that is not known."""


def count_matters(articles: Iterable[Own], settings: ClusterSettings) -> int:
    """Count articles of which no two are about one matter.

    Articles on one matter have its names and things in common, whoever wrote them, and come out within weeks. One with few words of
    its own is little but what it shares, a copy at any date, and does not count.

    Source:
        Of 755 pairs of a corpus of rumours that share one passage and nothing else, 1 % have at most .11 of their
        telling words in common beside it, and half of them .32; of 1,367 pairs of any two articles 90 % have less. Set forms of
        one office stand in articles of one kind, which have a third in common; years lie between them.
    """
    found: list[Own] = []
    for own in articles:
        if len(own.words) >= settings.min_own_words and all(
            _are_apart(own, other, settings) for other in found
        ):
            found.append(own)
    return len(found)


def are_far_apart(moment: float, other: float, settings: ClusterSettings) -> bool:
    """Whether two articles came out so far apart that one event does not make both; one without a date may be of any day."""
    is_known = isfinite(moment) and isfinite(other)
    return is_known and abs(moment - other) >= settings.min_days_apart * _DAY


def _are_apart(one: Own, other: Own, settings: ClusterSettings) -> bool:
    if are_far_apart(one.moment, other.moment, settings):
        return True
    n_both = len(one.words & other.words)
    return n_both <= settings.max_kinship * min(len(one.words), len(other.words))


def own_part(tokens: Tokens, spans: Spans) -> Own:
    """Return what a document has outside of some spans of characters."""
    edges = [[bisect_left(tokens.starts, edge) for edge in span] for span in spans]
    masked = flag_words(len(tokens), ((first, last) for first, last in edges))
    hashes = zip(tokens.hashes.tolist(), tokens.telling, masked, strict=True)
    words = frozenset(value for value, is_telling, is_masked in hashes if is_telling > is_masked)
    return Own(words, timestamp(tokens.document.published))
