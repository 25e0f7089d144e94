"""The last reports, so that their pages can be opened, saved and followed; older ones are forgotten."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from typing import Generic, TypeVar

from newsdiff.errors import SelectionError

Item = TypeVar("Item")


class Kept(Generic[Item]):
    """Things under names that nobody can guess, the last few of them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._items: OrderedDict[str, Item] = OrderedDict()

    def add(self, item: Item) -> str:
        """Keep something; return its name."""
        name = secrets.token_urlsafe(9)
        self._items[name] = item
        if len(self._items) > self._most:
            self._items.popitem(last=False)
        return name

    def __getitem__(self, name: str) -> Item:
        """Return what has a name; it is kept longer than what nobody asks for.

        Raises:
            SelectionError: Nothing has it, or has it no longer.
        """
        if name not in self._items:
            raise SelectionError(
                f"this report is not kept any more, only the last {self._most} are; ask again"
            )
        self._items.move_to_end(name)
        return self._items[name]

    def items(self) -> list[tuple[str, Item]]:
        """Return all with their names, the last one first."""
        return list(reversed(self._items.items()))
