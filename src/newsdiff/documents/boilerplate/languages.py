"""Languages: which function words a text uses, and in which language it is.

Prose is a third to a half function words in every language that writes them as words of their own; menus,
credits and teasers have few. The stop lists in `stoplists/*.txt` hold function words only, so the language
of a text is the one whose list covers most of it. Scripts without spaces have no list: there the share of
function words is 0 in every line and says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from newsdiff.documents.boilerplate.ragged import Flags, Ints


@cache
def stoplists() -> dict[str, frozenset[str]]:
    """Load the stop lists by language code, in alphabetical order."""
    folder = files("newsdiff.documents.boilerplate").joinpath("stoplists")
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".txt"))
    return {
        name[:-4]: frozenset(folder.joinpath(name).read_text(encoding="utf-8").split())
        for name in names
    }


def function_word_flags(tokens: Sequence[str]) -> Flags:
    """Return for each language which tokens are on its stop list, shape (languages, tokens)."""
    rows = [[token in words for token in tokens] for words in stoplists().values()]
    return np.asarray(rows, dtype=np.bool_)


_MAX_TOKENS = 1500
"""Tokens from which the language of a document is found: a page of text is plenty."""


def detect_language(counts: Ints, sizes: Ints) -> str:
    """Return the language of a text, by its function words.

    Args:
        counts: Tokens of each line that are on the list of each language, shape (lines, languages).
        sizes: Tokens of each line.

    Returns:
        The code of the list that covers most tokens; "" where none covers any.
    """
    read = np.cumsum(sizes) - sizes < _MAX_TOKENS
    totals = dict(zip(stoplists(), counts[read].sum(axis=0).tolist(), strict=True))
    name = max(totals, key=lambda name: (totals[name], name == "en"))
    return name if totals[name] else ""
