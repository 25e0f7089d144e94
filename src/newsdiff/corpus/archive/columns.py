"""What an archive knows of all documents at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

DISTANCE_BITS = 3
"""Words put in or left out between two fingerprints of one passage: below 8."""


@dataclass(frozen=True)
class DocumentColumns:
    """What an archive knows of all documents at once, in the order of their ids."""

    numbers: list[int]
    ids: list[str]
    outlets: list[str | None]
    times: list[float]
    """When each was published, in seconds since 1970; infinity where unknown."""

    @cached_property
    def places(self) -> dict[str, int]:
        """Position of each id."""
        return {identifier: at for at, identifier in enumerate(self.ids)}

    @cached_property
    def positions(self) -> dict[int, int]:
        """Position of each number."""
        return {number: at for at, number in enumerate(self.numbers)}
