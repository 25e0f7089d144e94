"""The parent of Spark's Python workers, which notes the CPU of every task: clocks tell little where others want the cores.

For `spark.python.daemon.module`. Each worker appends lines of stage, partition and seconds to a file of its own in the folder
that `NEWSDIFF_TASKS` names. Nothing heavy is imported, since workers are forked from here.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path
from typing import Any

from pyspark import daemon
from pyspark.taskcontext import TaskContext

_work = daemon.worker
_keep = TaskContext._setTaskContext  # noqa: SLF001  the only place that every task passes
_last: list[TaskContext] = []


def _noted(context: TaskContext | None) -> None:
    """Remember the task that is done: the worker forgets it at its end."""
    if context is not None:
        _last[:] = [context]
    _keep(context)


def worker(*given: Any) -> int:  # noqa: ANN401  passed on
    """Do a task in this process."""
    begun = time.process_time()
    code: int = _work(*given)
    for context in _last:
        line = f"{context.stageId()} {context.partitionId()} {time.process_time() - begun}\n"
        with Path(os.environ["NEWSDIFF_TASKS"], f"{os.getpid()}.tasks").open("a") as file:
            file.write(line)
    _last.clear()
    return code


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("worker", help="module of the workers; Spark names it")
    parser.parse_args()
    TaskContext._setTaskContext = _noted  # noqa: SLF001
    daemon.worker = worker
    daemon.manager()
