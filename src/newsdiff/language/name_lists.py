"""Names and phrases, and no words of grammar, which are in `classes`: read from `names.txt`.

A line with `=` begins a list: its name and what is in it. Every line below it is a row, which who asks for the list reads:
words that are one thing (a month, an agency's names), or groups of such behind semicolons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files


@cache
def read_lists(file: str) -> Mapping[str, Sequence[str]]:
    """Return the rows of each list of a file of this package, in order."""
    text = files("newsdiff.language").joinpath(file).read_text("utf-8")
    blocks = (block.splitlines() for block in text.removeprefix("= ").split("\n= "))
    return {title.partition(":")[0]: rows for title, *rows in blocks}


def name_rows(name: str) -> Sequence[str]:
    """Return the rows of a list.

    Example:
        >>> name_rows("weekdays")[0]
        'mon monday montag mo lundi lunes'
    """
    return read_lists("names.txt")[name]


def listed_names(name: str) -> frozenset[str]:
    """Return all words of a list."""
    return frozenset(word for row in name_rows(name) for word in row.split())
