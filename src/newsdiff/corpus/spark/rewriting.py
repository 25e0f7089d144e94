"""A table written again without what its articles lose: the columns that came, of the rows that stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from newsdiff.corpus.spark.frames import joined_batches
from newsdiff.corpus.spark.preparing import id_key
from newsdiff.corpus.spark.rows import Schema
from newsdiff.corpus.spark.sources import TableSource, read_row
from newsdiff.documents import reading
from newsdiff.documents.reading.fieldnames import name_among
from newsdiff.errors import LoadError
from newsdiff.model import Document
from newsdiff.settings.intake import Intake

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

CHANGES: Schema = {"key": "long", "change": "binary"}
"""What changes a document, by the hash of its id."""
Change = Callable[[Document, bytes], str | None]
"""Makes another text of a document as it was read and of its change; None where the row goes."""


def rewritten(source: TableSource, changes: DataFrame, change: Change) -> DataFrame:
    """Return the rows of a table with what changes them: everything but texts stays as it is.

    Args:
        source: The table.
        changes: Rows of `CHANGES`.
        change: Makes a text; done where the rows are, with those that have a change.
    """
    names = reading.ranked_text_names(source.intake)
    known = (source.name, source.intake)
    work = partial(_change, names, change, *known)
    return joined_batches(source.frame, partial(_keys, *known), changes, work)


def _keys(name: str, intake: Intake, batch: pa.RecordBatch) -> list[int]:
    return [id_key(read_row(row, name, intake).id) for row in batch.to_pylist()]


def _change(
    names: Sequence[str],
    change: Change,
    name: str,
    intake: Intake,
    batch: pa.RecordBatch,
    changes: list[bytes | None],
) -> pa.RecordBatch:
    """Change the rows of a batch."""
    import pyarrow as pa

    kept = [True] * batch.num_rows
    texts: dict[int, list[str | None]] = {}
    for at, own in enumerate(changes):
        if own is None:
            continue
        [row] = batch.slice(at, 1).to_pylist()
        document = read_row(row, name, intake)
        text = change(document, own)
        kept[at] = text is not None
        if text is not None:
            column = _text_column(names, row, document)
            texts.setdefault(column, batch.column(column).to_pylist())[at] = text
    for column, values in texts.items():
        field = batch.schema.field(column)
        batch = batch.set_column(column, field, pa.array(values, field.type))
    return batch.filter(pa.array(kept, pa.bool_()))


def _text_column(names: Sequence[str], row: dict[str, object], document: Document) -> int:
    """Find the column from which a text was read, by its place.

    Raises:
        LoadError: It was not taken as it stands there.
    """
    values = {
        name_among(column, names): (at, value)
        for at, (column, value) in reversed([*enumerate(row.items())])
    }
    for name in names:
        at, value = values.get(name, (0, None))
        if value == document.text:
            return at
    raise LoadError(
        f"{document.id} was compared without its markup or from an inner field, and cannot be written in its form; "
        "put its text in a column of its own first"
    )
