"""Function words: which tokens of lines are one, in which language, and so in which language a document is.

Prose has many of them; menus, credits and teasers have few. Scripts without spaces have no list: there the share of
function words is 0 in every line and says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

import numpy as np

from newsdiff.documents.boilerplate.ragged import Flags, Ints
from newsdiff.language.languages import choose_language, stoplists

_MAX_TOKENS = 1500
"""Tokens from which the language of a document is found: a page of text is plenty."""

_MIN_TOKENS = 8
"""Tokens of a line that shows the language of its document: menus and headlines have few function words."""


@cache
def _lists_of_words() -> dict[str, list[int]]:
    """Return by position the lists on which each function word is."""
    result = defaultdict(list)
    for i, words in enumerate(stoplists().values()):
        for word in words:
            result[word].append(i)
    return dict(result)


def function_word_flags(tokens: Sequence[str]) -> Flags:
    """Return for each language which tokens are on its stop list, shape (languages, tokens)."""
    result = np.zeros((len(stoplists()), len(tokens)), dtype=np.bool_)
    places = _lists_of_words()
    for at, token in enumerate(tokens):
        if token in places:
            result[places[token], at] = True
    return result


def detect_language(counts: Ints, sizes: Ints) -> str:
    """Return the language of a document by the function words of its lines; "" where it is unknown.

    Args:
        counts: Tokens of each line that are on the list of each language, shape (lines, languages).
        sizes: Tokens of each line.

    Returns:
        The code of its stop list. Lines of a few words count only where there are no others.
    """
    is_long = sizes >= _MIN_TOKENS
    used = np.flatnonzero(is_long if is_long.any() else sizes > 0)
    used = used[np.cumsum(sizes[used]) - sizes[used] < _MAX_TOKENS]
    covered = dict(zip(stoplists(), counts[used].sum(axis=0).tolist(), strict=True))
    return choose_language(covered, int(sizes[used].sum()))
