"""Rows of numbers, byte strings and strings, as Arrow has them between Spark and a Python worker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

Row = tuple[Any, ...]
Schema = Mapping[str, str]
"""Names of columns, and their types as Spark calls them: long, double, binary or string."""
ROWS_BYTES = 4_000_000
"""Bytes that go to Spark together; a batch, and so a row, should have no more."""
_READ_BYTES = 1_000_000
"""Bytes of rows that are read together."""
_CODEC, _LEVEL = "zstd", 3
_SIZE_BYTES = 8


def batch_rows(batch: pa.RecordBatch) -> Iterator[Row]:
    """Read the rows of a batch, some at a time: Spark may give 10,000 together, which would be in memory twice."""
    for some in cut_batch(batch, _READ_BYTES):
        yield from zip(*(column.to_pylist() for column in some.columns), strict=True)


def cut_batch(batch: pa.RecordBatch, n_bytes: int) -> Iterator[pa.RecordBatch]:
    """Cut a batch into pieces of about so many bytes."""
    n_rows = max(n_bytes * batch.num_rows // max(batch.nbytes, 1), 1)
    return (batch.slice(at, n_rows) for at in range(0, batch.num_rows, n_rows))


def record_batch(rows: Sequence[Row], schema: Schema) -> pa.RecordBatch:
    """Write rows as a batch."""
    import pyarrow as pa

    columns = zip(*rows, strict=True)
    kinds = arrow_schema(schema)
    arrays = [pa.array(column, kind.type) for column, kind in zip(columns, kinds, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=kinds)


def arrow_schema(schema: Schema) -> pa.Schema:
    """Return a schema as Arrow has it."""
    import pyarrow as pa

    kinds = {
        "long": pa.int64(),
        "double": pa.float64(),
        "binary": pa.binary(),
        "string": pa.string(),
    }
    return pa.schema([(name, kinds[kind]) for name, kind in schema.items()])


def spark_schema(schema: Schema) -> str:
    """Return a schema as Spark reads it."""
    return ", ".join(f"{name} {kind}" for name, kind in schema.items())


def give_back() -> None:
    """Give memory that Arrow and Python no longer use back to the system: a worker lives through all steps of a run."""
    import pyarrow as pa

    for pool in (pa.default_memory_pool(), pa.system_memory_pool()):
        pool.release_unused()


def row_size(row: Row) -> int:
    """Return about how many bytes a row takes."""
    return sum(len(value) if isinstance(value, bytes | str) else 8 for value in row)


def pressed(content: bytes) -> bytes:
    """Return bytes as fewer of them, for their way between machines."""
    import pyarrow as pa

    made: bytes = pa.Codec(_CODEC, _LEVEL).compress(content, asbytes=True)
    return len(content).to_bytes(_SIZE_BYTES, "little") + made


def unpressed(made: bytes) -> bytes:
    """Return bytes as they were."""
    import pyarrow as pa

    size = int.from_bytes(made[:_SIZE_BYTES], "little")
    content: bytes = pa.decompress(made[_SIZE_BYTES:], size, codec=_CODEC, asbytes=True)
    return content
