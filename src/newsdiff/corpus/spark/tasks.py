"""Tasks on documents that stand in a frame: their bytes are joined to them there, and the results come back in order."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from newsdiff.corpus import Result, Task, Work, batched
from newsdiff.corpus.reader import current_reader
from newsdiff.corpus.spark.frames import Frames, collected, grouped_rows
from newsdiff.corpus.spark.parcels import unwrapped, wrapped
from newsdiff.corpus.spark.placing import spread_numbers
from newsdiff.corpus.spark.rows import Row, Schema
from newsdiff.errors import RunError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_WANTED: Schema = {"part": "long", "number": "long"}
_ATTACHED: Schema = {**_WANTED, "payload": "binary"}
_DONE: Schema = {"task": "long", "payload": "binary"}
_TOGETHER = 2_000
"""Tasks of a job: their results are with the caller at the same time."""
_MAX_TASKS = 10
"""Tasks of a part."""
_PART_BYTES = 12_000_000
"""Bytes of the documents that the tasks of a part ask for, each for itself; they are in memory at the same time."""
_ORDER = -1
"""Stands in the place of a document's number where a row is the tasks themselves."""


@dataclass(frozen=True, slots=True)
class TaskDocuments:
    """Documents in a frame, and how tasks find them there."""

    frames: Frames
    records: DataFrame
    """Columns `number` and `record`."""
    numbers: Sequence[int]
    """The number of each document by its position; at least 0."""
    sizes: Sequence[int]
    """Bytes of each text by its position."""
    n_parts: int
    """Parts in which tasks are done, unless there are so many that it takes more."""

    def run(self, work: Work[Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Do tasks; yield their results in the order of the tasks.

        Raises:
            RunError: Spark could not do them.
        """
        for some in batched(tasks, _TOGETHER):
            yield from self._run(work, some)

    def _run(self, work: Work[Result], tasks: Sequence[Task]) -> Iterator[Result]:
        """Do tasks in parts of some that follow each other, and so often ask for the same documents."""
        n_together = min(-(-len(tasks) // self.n_parts), _MAX_TASKS)
        orders = [(task, [self.numbers[at] for at in task.documents]) for task in tasks]
        parts = [
            *batched(enumerate(orders), n_together * _PART_BYTES, partial(self._weight, n_together))
        ]
        names = spread_numbers(len(parts), len(parts))
        wanted = (
            (name, number)
            for name, part in zip(names, parts, strict=True)
            for number in sorted({number for _, (_, own) in part for number in own})
        )
        given = (
            (name, _ORDER, pickle.dumps(part, pickle.HIGHEST_PROTOCOL))
            for name, part in zip(names, parts, strict=True)
        )
        attached = (
            self.records.join(self.frames.of(_WANTED, wanted), "number")
            .select("part", "number", "record")
            .toDF(*_ATTACHED)
            .unionAll(self.frames.of(_ATTACHED, given))
        )
        parcels = wrapped(attached, _ATTACHED)
        made = grouped_rows(parcels, "home", len(parts), partial(_carry_out, work), _DONE)
        results: dict[int, bytes] = dict(collected(made))
        for at in range(len(tasks)):
            yield pickle.loads(results.pop(at))  # noqa: S301  what our own kernel made for us

    def _weight(self, n_together: int, order: tuple[int, tuple[Task, list[int]]]) -> int:
        """Say how much of a part a task is: that of its tasks, or of its bytes where that is more."""
        _, (task, _) = order
        return max(_PART_BYTES, n_together * sum(self.sizes[at] for at in task.documents))


def _carry_out(work: Work[Result], name: int, rows: list[Row]) -> Iterator[Row]:
    """Do the tasks of a part with the documents that came with them."""
    del name
    own = unwrapped((parcel for _, parcel in rows), _ATTACHED)
    known = {number: payload for _, number, payload in own}
    rows.clear()  # what came is in memory once
    for at, (task, numbers) in pickle.loads(known.pop(_ORDER)):  # noqa: S301  what the caller made
        both = zip(task.documents, numbers, strict=True)
        try:
            records = {place: known[number] for place, number in both}
        except KeyError as error:
            raise RunError(
                "articles that were asked for did not come back from the cluster; run again"
            ) from error
        yield at, pickle.dumps(work(task, records), pickle.HIGHEST_PROTOCOL)
    current_reader().forget()  # other parts are on other stories, and have their rows beside these words
