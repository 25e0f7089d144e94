"""Many documents: where they stand, which of them share words, and the archive that keeps them.

`prepare` makes prepared documents of any others, `store` holds them as bytes (`packed`) inside a `workspace`, `index`
says which of them share words, `archive` keeps them in a file, `choose` finds one by what people type. Whatever
it stands in, a corpus is a `listed.Corpus`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Progress = Callable[[str, int, int], None]
"""Called with a phase, what is done and what there is to do, in units of the phase: "fingerprinting" and
"comparing" count documents, "pairing" n-grams, "checking" runs of words."""


MEMORY_MB = 2_000
"""Megabytes that a run may take unless it is told otherwise."""


class Task(Protocol):
    """Work that names the documents that it needs; their bytes are put beside it where they stand."""

    @property
    def documents(self) -> Sequence[int]:
        """Positions, none twice."""


Work = Callable[[Any, Mapping[int, bytes]], Result]
"""A function at the top of a module that does a task with its documents, by position, as `packed.pack` writes them."""


class Engine(Protocol):
    """Prepared documents in the order of their ids, on one machine or on many, and the work that is done on them."""

    @property
    def ids(self) -> Sequence[str]:
        """Id of each document."""

    @property
    def outlets(self) -> Sequence[str | None]:
        """Outlet of each document."""

    @property
    def n_paragraphs(self) -> int:
        """Paragraphs of all documents."""

    @property
    def n_removed(self) -> int:
        """Those that cleaning takes out."""

    @property
    def times(self) -> Sequence[float]:
        """When each was published, in seconds since 1970; infinity where unknown."""

    def pairs(self, progress: Progress | None = None) -> Any:  # noqa: ANN401  an array, which needs numpy
        """Return the pairs of positions of documents that share text; see `index.search.find_links`."""

    def run(self, work: Work[Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Do tasks; yield their results in the order of the tasks."""


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
