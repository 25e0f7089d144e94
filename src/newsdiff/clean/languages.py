"""Languages: which function words a text uses, and how densely.

Prose is a third to a half function words in every language that writes them as words of their own; menus,
credits and teasers have few. The stop lists in `stoplists/*.txt` hold function words only, so the language
of a text is the one whose list covers most of it. Scripts without spaces have no list: their density is 0
everywhere and says nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def stoplists() -> dict[str, frozenset[str]]:
    """Load the stop lists by language code, in alphabetical order."""
    folder = files("newsdiff.clean").joinpath("stoplists")
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".txt"))
    return {
        name[:-4]: frozenset(folder.joinpath(name).read_text(encoding="utf-8").split())
        for name in names
    }


MAX_TOKENS = 1500
"""Tokens that choose the language of a document: a page of text is plenty."""


def of(rows: Iterable[list[str]], max_tokens: int = MAX_TOKENS) -> str:
    """Tell the language of a text by its function words.

    Args:
        rows: Tokens of its lines, lower case.
        max_tokens: Tokens to look at; more do not change the choice.

    Returns:
        The code of the list that covers most tokens; "" where none covers any.

    Example:
        >>> of([["das", "ist", "nicht", "der", "text"]])
        'de'
    """
    sample: list[str] = []
    for row in rows:
        sample += row
        if len(sample) >= max_tokens:
            break
    lists = stoplists()
    counts = Counter(sample)
    score = {
        name: sum(counts[word] for word in counts.keys() & words) for name, words in lists.items()
    }
    name = max(score, key=lambda name: (score[name], name == "en"))
    return name if score[name] else ""
