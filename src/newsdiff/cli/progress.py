"""Progress on standard error: phase, what is done, rate, time left, memory."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdiff.corpus import Progress

_MEGABYTE = 1_000_000


@contextmanager
def bars() -> Iterator[Progress]:
    """Draw a bar for each phase that the function is told of; they vanish at the end.

    A phase whose total is 0 has none that is known: its bar moves until the next one begins, and no total is shown.
    """
    from rich import progress
    from rich.console import Console

    columns = (
        progress.TextColumn("{task.description}"),
        progress.BarColumn(bar_width=24),
        progress.TextColumn("{task.fields[count]}", justify="right"),
        progress.TextColumn("{task.fields[rate]}"),
        progress.TimeRemainingColumn(compact=True),
        progress.TextColumn("{task.fields[memory]}"),
    )
    with progress.Progress(*columns, console=Console(stderr=True), transient=True) as drawn:
        known: dict[str, progress.TaskID] = {}

        def told(phase: str, done: int, total: int) -> None:
            if phase not in known:
                for task in drawn.tasks:
                    if task.total is None:
                        drawn.update(task.id, total=task.completed)
                known[phase] = drawn.add_task(
                    phase, total=total or None, count="", rate="", memory=""
                )
            task = drawn.tasks[drawn.task_ids.index(known[phase])]
            rate = f"{task.speed:,.0f}/s" if task.speed else ""
            memory = f"{resident() / _MEGABYTE:,.0f} MB"
            about = {
                "count": f"{done:,}/{total:,}" if total else f"{done:,}",
                "rate": rate,
                "memory": memory,
            }
            drawn.update(known[phase], completed=done, total=total or None, **about)  # type: ignore[arg-type]

        yield told


def resident() -> int:
    """Return the memory of this process in bytes; 0 where the system does not tell."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii")
        return int(pages.split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return _peak()


def _peak() -> int:
    """Return the highest memory of this process so far, where the system tells no more."""
    if sys.platform == "win32":
        return 0
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
