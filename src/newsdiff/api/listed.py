"""Documents in memory: a list that finds one by what people type."""

from __future__ import annotations

from typing import SupportsIndex, overload

from newsdiff.corpus import choose
from newsdiff.model import Document
from newsdiff.visible import printable

_N_SHOWN = 3
"""Ids that the short form shows."""


class Documents(list[Document]):
    """Documents in order. `corpus["001"]` is the one of that id, of the only id that begins so, or of that path."""

    @overload
    def __getitem__(self, key: SupportsIndex) -> Document: ...
    @overload
    def __getitem__(self, key: slice) -> Documents: ...
    @overload
    def __getitem__(self, key: str) -> Document: ...
    def __getitem__(self, key: SupportsIndex | slice | str) -> Document | Documents:
        """Return a document by its place or its name, or some by their places.

        Raises:
            SelectionError: No document has the name, or several have; the message lists the nearest, or all of these.
            IndexError: There is none at the place.
        """
        if isinstance(key, str):
            ids = [document.id for document in self]
            at = choose.position(ids, key, lambda at: list.__getitem__(self, at).path)
            return list.__getitem__(self, at)
        if isinstance(key, slice):
            return Documents(list.__getitem__(self, key))
        return list.__getitem__(self, key)

    def __repr__(self) -> str:
        """Say on one line what it holds."""
        ids = [printable(document.id) for document in self[:_N_SHOWN]]
        more = [f"{len(self) - _N_SHOWN:,} more"] * (len(self) > _N_SHOWN)
        return f"<{len(self):,} documents: {', '.join(ids + more)}>"
