"""Rows that go to one place, put together for the way: pressed as one they take a third less than each by itself.

Of invented articles of 4.7 KB zstd makes 2.5 KB each, 2.0 KB of ten together, 1.7 KB of 200. How many there are for one
place is a matter of how much a task reads, and of how many places there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from newsdiff.corpus import batched
from newsdiff.corpus.index.arrays import by_number
from newsdiff.corpus.spark.rows import (
    ROWS_BYTES,
    Row,
    Schema,
    arrow_schema,
    batch_rows,
    cut_batch,
    give_back,
    pressed,
    record_batch,
    row_size,
    spark_schema,
    unpressed,
)

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

_PARCELS: Schema = {"home": "long", "parcel": "binary"}
_WRAPPED_BYTES = 8_000_000
"""Bytes of rows that a task looks through for what goes to one place; twice as many take 3 % less on their way, and 40 MB."""
_SHARED_BYTES = 1_000_000
"""Bytes of rows that are shared out as one, and looked through together: some 200 articles."""


def wrapped(frame: DataFrame, schema: Schema) -> DataFrame:
    """Put rows together by their first column, a number, which is the column `home` of what comes out."""

    def kernel(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        cut = chain.from_iterable(cut_batch(batch, _SHARED_BYTES) for batch in batches)
        for some in batched(cut, _WRAPPED_BYTES, lambda batch: batch.nbytes):
            for parcels in batched(_by_home(some, schema), ROWS_BYTES, row_size):
                yield record_batch(parcels, _PARCELS)
            give_back()

    return frame.select(*schema).mapInArrow(kernel, spark_schema(_PARCELS))


def _by_home(batches: list[pa.RecordBatch], schema: Schema) -> Iterator[Row]:
    """Yield each home with its rows, put together; the batches are taken out of their list, as they are not needed twice."""
    import pyarrow as pa

    table = pa.Table.from_batches(batches).cast(arrow_schema(schema))
    [rows] = table.combine_chunks().to_batches()  # which each home would do anew
    batches.clear()
    del table
    for home, own in by_number(rows.column(0).to_numpy()):
        yield home, _closed(rows.take(pa.array(own)))


def unwrapped(parcels: Iterable[bytes], schema: Schema) -> Iterator[Row]:
    """Return the rows of parcels."""
    return chain.from_iterable(batch_rows(_opened(parcel, schema)) for parcel in parcels)


def _closed(batch: pa.RecordBatch) -> bytes:
    return pressed(batch.serialize().to_pybytes())


def _opened(parcel: bytes, schema: Schema) -> pa.RecordBatch:
    import pyarrow as pa

    return pa.ipc.read_record_batch(pa.py_buffer(unpressed(parcel)), arrow_schema(schema))


def shared_out(frame: DataFrame, schema: Schema, n_parts: int) -> DataFrame:
    """Have rows in as many parts, about as many in each."""
    parcels = frame.select(*schema).mapInArrow(partial(_cut, schema), spark_schema(_PARCELS))
    return parcels.repartition(n_parts).mapInArrow(partial(_open, schema), spark_schema(schema))


def _cut(schema: Schema, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        for at, own in enumerate(cut_batch(batch.cast(arrow_schema(schema)), _SHARED_BYTES)):
            yield record_batch([(at, _closed(own))], _PARCELS)


def _open(schema: Schema, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        for _, parcel in batch_rows(batch):
            yield _opened(parcel, schema)
