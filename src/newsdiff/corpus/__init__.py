"""Many documents: where they are kept, which of them share words, and the archive.

`prepare` makes prepared documents of any others, `store` holds them as bytes (`packed`) inside a `workspace`, `index`
says which of them share words, `archive` keeps them in a file, `choose` finds one by what people type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[str, int, int], None]
"""Called with a phase, what is done and what there is to do, in units of the phase: "fingerprinting" and
"comparing" count documents, "pairing" n-grams, "checking" runs of words."""


Item = TypeVar("Item")


def batched(
    items: Iterable[Item], limit: int, size: Callable[[Item], int] = lambda _: 1
) -> Iterator[list[Item]]:
    """Gather items in order; a batch ends with the item whose size makes it reach the limit.

    Example:
        >>> list(batched("abcde", 2))
        [['a', 'b'], ['c', 'd'], ['e']]
    """
    batch: list[Item] = []
    total = 0
    for item in items:
        batch.append(item)
        total += size(item)
        if total >= limit:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch
