"""Documents that were read for a run, by their ids."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property


class ListedCorpus:
    """What is known of any corpus that stays as it was read; see `Corpus`."""

    ids: Sequence[str]
    """Id of each document."""

    def place(self, identifier: str) -> int | None:
        """Return the position of the document with an id."""
        return self._places.get(identifier)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {identifier: at for at, identifier in enumerate(self.ids)}

    def states(self) -> dict[str, str]:
        """Return nothing new for each document, by its id: a corpus that was read stays as it is."""
        return dict.fromkeys(self.ids, "")
