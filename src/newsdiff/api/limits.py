"""How much memory, room and processes a run may take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff.corpus import MEMORY_MB

if TYPE_CHECKING:
    from newsdiff.corpus.workspace import Workspace


def workspace(
    memory_mb: int | None = None, temp: str | Path | None = None, jobs: int = 1
) -> Workspace:
    """Open a workspace for a run, to close or to use in a `with` statement.

    What does not fit into so many megabytes goes to files in `temp`, the system's folder if None.
    """
    from newsdiff.corpus.workspace import Workspace, WorkspaceLimits

    return Workspace(WorkspaceLimits(memory_mb=memory_mb or MEMORY_MB), temp, jobs)
