"""Tasks on documents that stand in a frame: their bytes are joined to them there, and the results come back in order."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from newsdiff.corpus import Result, Task, Work, batched
from newsdiff.corpus.spark.frames import Frames, Row, Schema, collected, grouped_rows, unpressed
from newsdiff.corpus.spark.placing import spread_numbers
from newsdiff.errors import RunError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_WANTED: Schema = {"task": "long", "number": "long"}
_ATTACHED: Schema = {**_WANTED, "payload": "binary"}
_DONE: Schema = {"task": "long", "payload": "binary"}
_TOGETHER = 2_000
"""Tasks of a job: their results are with the caller at the same time."""
_ORDER = -1
"""Stands in the place of a document's number where a row is the task itself."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Documents in a frame, and how tasks find them there."""

    frames: Frames
    records: DataFrame
    """Columns `number` and `record`, which is `pressed`."""
    numbers: Sequence[int]
    """The number of each document by its position; at least 0."""
    n_parts: int
    """Parts in which tasks are done."""

    def run(self, work: Work[Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Do tasks; yield their results in the order of the tasks.

        Raises:
            RunError: Spark could not do them.
        """
        for some in batched(tasks, _TOGETHER):
            yield from self._run(work, some)

    def _run(self, work: Work[Result], tasks: Sequence[Task]) -> Iterator[Result]:
        n_parts = min(self.n_parts, len(tasks))
        names = spread_numbers(len(tasks), n_parts)
        numbers = [[self.numbers[at] for at in task.documents] for task in tasks]
        wanted = ((name, one) for name, own in zip(names, numbers, strict=True) for one in own)
        orders = (
            (name, _ORDER, pickle.dumps(order, pickle.HIGHEST_PROTOCOL))
            for name, order in zip(names, zip(tasks, numbers, strict=True), strict=True)
        )
        attached = (
            self.records.join(self.frames.of(_WANTED, wanted), "number")
            .select("task", "number", "record")
            .toDF(*_ATTACHED)
            .unionAll(self.frames.of(_ATTACHED, orders))
        )
        made = grouped_rows(attached, "task", n_parts, partial(_carry_out, work), _DONE)
        results: dict[int, bytes] = dict(collected(made))
        for name in names:
            yield pickle.loads(results.pop(name))  # noqa: S301  what our own kernel made for us


def _carry_out(work: Work[Result], name: int, rows: list[Row]) -> Iterator[Row]:
    """Do a task with the documents that came with it."""
    known = {number: payload for _, number, payload in rows}
    task, numbers = pickle.loads(known.pop(_ORDER))  # noqa: S301  what the caller made
    if len(known) != len(numbers):
        raise RunError(f"{len(numbers)} articles were asked for and {len(known)} came")
    both = zip(task.documents, numbers, strict=True)
    records = {place: unpressed(known[number]) for place, number in both}
    yield name, pickle.dumps(work(task, records), pickle.HIGHEST_PROTOCOL)
