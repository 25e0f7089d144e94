"""The last reports, so that their pages can be opened, saved and followed; older ones are forgotten."""

from __future__ import annotations

import pickle
import secrets
from collections import OrderedDict
from typing import Generic, NamedTuple, TypeVar

from newsdiff.errors import SelectionError

Item = TypeVar("Item")

MAX_BYTES = 64_000_000
"""Bytes of all reports of a kind, as processes hand them on; in memory they take two to four times as much."""


class _Weighed(NamedTuple, Generic[Item]):
    item: Item
    n_bytes: int


class Kept(Generic[Item]):
    """Things under names that nobody can guess, the last few of them: so many, and no more than memory is there for."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._n_bytes = 0
        self._items: OrderedDict[str, _Weighed[Item]] = OrderedDict()

    def add(self, item: Item, report: object) -> str:
        """Keep something whose weight is that of a report; return its name."""
        name = secrets.token_urlsafe(9)
        added = _Weighed(item, len(pickle.dumps(report)))
        self._items[name] = added
        self._n_bytes += added.n_bytes
        while len(self._items) > 1 and (len(self._items) > self._most or self._n_bytes > MAX_BYTES):
            _, gone = self._items.popitem(last=False)
            self._n_bytes -= gone.n_bytes
        return name

    def __getitem__(self, name: str) -> Item:
        """Return what has a name; it is kept longer than what nobody asks for.

        Raises:
            SelectionError: Nothing has it, or has it no longer.
        """
        if name not in self._items:
            raise SelectionError(
                f"this report is not kept any more, only the last {self._most} are, of long ones fewer; ask again"
            )
        self._items.move_to_end(name)
        return self._items[name].item

    def items(self) -> list[tuple[str, Item]]:
        """Return all with their names, the last one first."""
        return [(name, kept.item) for name, kept in reversed(self._items.items())]
