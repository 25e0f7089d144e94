"""All that is used of Spark's API: frames of numbers and byte strings, mapped, grouped, joined by numbers, and kept.

A frame that several steps read is written to Parquet once, in the folder of the run, and read from there: Spark may forget
what it was told to keep, and would then do all of it again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial, reduce
from typing import TYPE_CHECKING, Any, Self, TypeVar

from newsdiff.corpus import batched
from newsdiff.corpus.spark import folders
from newsdiff.corpus.spark.rows import (
    ROWS_BYTES,
    Row,
    Schema,
    arrow_schema,
    batch_rows,
    give_back,
    record_batch,
    row_size,
    spark_schema,
)
from newsdiff.corpus.spark.session import told

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

Made = TypeVar("Made")
_SENT_BYTES = 16_000_000
"""Bytes of rows that go from the caller to Spark together; Connect refuses messages of 128 MB."""

_GIVEN = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": "1000",
    "spark.sql.execution.arrow.maxBytesPerBatch": "8m",
}
"""How much Spark gives a Python worker together: some megabytes of articles, of which it would give 10,000. Where it cannot be
told it takes more memory."""
_KEPT = {"compression": "zstd", "parquet.block.size": 16_000_000}
"""How frames are kept: what is read of one together, which Spark has on its heap, is a block."""
_NUMBER, _BESIDE = "number", "beside"
"""Columns beside those of a frame that may have any, which are `_unnamed` then."""


class Frames:
    """The frames of a run, in a folder that the caller and all nodes can reach; while it is open Spark gives little at a time."""

    def __init__(self, session: SparkSession, folder: str, *, is_resumed: bool) -> None:
        """Work in a folder; `is_resumed` says whether frames that are finished there may be taken as they are."""
        self.session = session
        self._folder = folders.folder_address(folder)
        self._is_resumed = is_resumed
        self._were_given: dict[str, str] = {}

    def __enter__(self) -> Self:
        """Tell Spark how much to give together."""
        for name, value in _GIVEN.items():
            with suppress(
                Exception
            ):  # an older Spark knows no such setting, a platform keeps it to itself
                before = self.session.conf.get(name)
                self.session.conf.set(name, value)
                self._were_given[name] = before
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the settings of the session as they were."""
        for name, value in self._were_given.items():
            with suppress(Exception):  # Spark may have ended
                self.session.conf.set(name, value)

    def of(self, schema: Schema, rows: Iterable[Row]) -> DataFrame:
        """Make a frame of rows that the caller has, at least one."""
        import pyarrow as pa

        some = [record_batch(own, schema) for own in batched(rows, _SENT_BYTES, row_size)]
        return _sent(self.session, map(pa.Table.from_batches, zip(some, strict=True)))

    def kept(
        self, name: str, make: Callable[[], DataFrame], schema: Schema, by: str | None = None
    ) -> DataFrame:
        """Write a frame, unless it is there from an earlier run, and read it.

        Args:
            name: Of its folder.
            make: Makes it.
            schema: Its columns.
            by: Column by whose values it is written apart, so that who wants one value reads no other.
        """
        path, done = f"{self._folder}/{name}", f"{self._folder}/{name}.done"
        with told():
            if not self._is_done(done):
                writer = make().write.mode("overwrite").options(**_KEPT)
                (writer.partitionBy(by) if by else writer).parquet(path)
                self.of({"done": "long"}, [(1,)]).write.mode("overwrite").parquet(done)
            return self.session.read.schema(spark_schema(schema)).parquet(path).select(*schema)

    def _is_done(self, path: str) -> bool:
        """Whether a frame was written to its end; its own files may be there before that."""
        if not self._is_resumed:
            return False
        with suppress(Exception):  # whatever a file system says of what is not there
            return len(collected(self.session.read.schema("done long").parquet(path))) == 1
        return False

    def remove(self) -> None:
        """Remove the folder, where its file system is known here; elsewhere it stays, and may be removed by hand."""
        folders.remove_folder(self._folder)


def mapped(
    frame: DataFrame, work: Callable[[Iterator[Row]], Iterable[Row]], schema: Schema
) -> DataFrame:
    """Make rows of the rows of a frame, some thousand at a time, in no order."""
    return frame.mapInArrow(
        partial(_mapped, lambda batch: work(batch_rows(batch)), schema), spark_schema(schema)
    )


def _mapped(
    work: Callable[[pa.RecordBatch], Iterable[Row]],
    schema: Schema,
    batches: Iterator[pa.RecordBatch],
) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        for some in _in_turn(work(batch)):
            yield record_batch(some, schema)
    give_back()


def write_table(session: SparkSession, table: pa.Table, path: str) -> None:
    """Write a table as a folder of Parquet files.

    Raises:
        RunError: Spark could not do it.
    """
    if not table.num_rows:  # of which Sail writes nothing, and Connect knows no types
        folders.write_no_rows(table, path)
        return
    n_rows = max(_SENT_BYTES * table.num_rows // max(table.nbytes, 1), 1)
    with told():
        parts = (table.slice(at, n_rows) for at in range(0, table.num_rows, n_rows))
        write_frame(_sent(session, parts), path)


def _sent(session: SparkSession, parts: Iterable[pa.Table]) -> DataFrame:
    """Send tables of one schema to Spark as one frame."""
    return reduce(lambda some, part: some.unionAll(part), map(session.createDataFrame, parts))


def mapped_records(
    frame: DataFrame,
    work: Callable[[Iterator[Mapping[str, Any]]], Iterable[Row]],
    schema: Schema,
) -> DataFrame:
    """Make rows of the rows of a frame of any columns, which have their names."""
    names = frame.columns

    def named(batch: pa.RecordBatch) -> Iterable[Row]:
        return work(iter(batch.rename_columns(names).to_pylist()))

    return _unnamed(frame).mapInArrow(partial(_mapped, named, schema), spark_schema(schema))


def _unnamed(frame: DataFrame) -> DataFrame:
    """Number the columns of a frame: a name with a dot, as flattened tables have it, is no column to Spark's kernels."""
    return frame.toDF(*(f"c{at}" for at in range(len(frame.columns))))


def joined_batches(
    frame: DataFrame,
    keys: Callable[[pa.RecordBatch], Sequence[int]],
    beside: DataFrame,
    work: Callable[[pa.RecordBatch, list[bytes | None]], pa.RecordBatch],
) -> DataFrame:
    """Make rows with the columns of a frame, whatever these are, of its rows and what stands beside them.

    Args:
        frame: The rows.
        keys: Gives a number for each row.
        beside: A number and a byte string a row, no number twice.
        work: Gets rows with the byte strings of their numbers, None where there is none.
    """
    from pyspark.sql.types import LongType, StructField, StructType

    names = frame.columns

    def number(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        for batch in batches:
            numbers = _at_its_turn(keys, batch.rename_columns(names))
            yield batch.append_column(_NUMBER, pa.array(numbers, pa.int64()))

    def attach(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            own = batch.select([*range(len(names))])
            made = _at_its_turn(work, own.rename_columns(names), batch.columns[-1].to_pylist())
            yield made.rename_columns(own.schema.names)

    plain = _unnamed(frame)
    kinds = plain.schema
    numbered = plain.mapInArrow(number, StructType([*kinds, StructField(_NUMBER, LongType())]))
    both = numbered.join(beside.toDF(_NUMBER, _BESIDE), _NUMBER, "left").drop(_NUMBER)
    return both.mapInArrow(attach, kinds).toDF(*names)


def write_frame(frame: DataFrame, path: str) -> None:
    """Write a frame as a folder of Parquet files.

    Raises:
        RunError: Spark could not do it.
    """
    with told():
        frame.write.mode("overwrite").parquet(path)


def grouped_rows(
    frame: DataFrame,
    by: str,
    n_parts: int,
    work: Callable[[int, list[Row]], Iterable[Row]],
    schema: Schema,
) -> DataFrame:
    """Make rows of those of each group, which come in any order.

    Args:
        frame: The rows.
        by: Column of the number of the group.
        n_parts: Parts in which the groups are worked on.
        work: Gets the number of a group and all its rows.
        schema: Of what it makes.
    """

    def kernel(key: tuple[pa.Scalar, ...], table: pa.Table) -> pa.Table:
        import pyarrow as pa

        rows = [row for batch in table.to_batches() for row in batch_rows(batch)]
        made = _in_turn(work(int(key[0].as_py()), rows))
        found = [record_batch(some, schema) for some in made]
        give_back()
        return pa.Table.from_batches(found, arrow_schema(schema))

    # Told how many parts, Spark does not put small ones together, as it would by their bytes alone.
    return frame.repartition(n_parts, by).groupBy(by).applyInArrow(kernel, spark_schema(schema))


_TURN = threading.Lock()


def _in_turn(made: Iterable[Row]) -> Iterator[list[Row]]:
    """Make rows, one thread of the process after the other, and put them together.

    Sail works in the threads of one process, which share what the stages of newsdiff remember. Rows that others must make
    first are never waited for while it is a thread's turn.
    """
    together = batched(made, ROWS_BYTES, row_size)
    while True:
        with _TURN:
            some = next(together, None)
        if some is None:
            return
        yield some


def _at_its_turn(work: Callable[..., Made], *given: object) -> Made:
    with _TURN:
        return work(*given)


def collected(frame: DataFrame) -> list[Row]:
    """Fetch the rows of a frame, in no order.

    Raises:
        RunError: Spark could not make them.
    """
    with told():
        table = frame.toArrow()
    return [row for batch in table.to_batches() for row in batch_rows(batch)]
