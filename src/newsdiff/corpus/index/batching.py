"""Batches: the texts of a few dozen documents as one blob of UTF-8, with the matched paragraphs in them.

Positions of documents are characters; the kernels count bytes. The two differ by the bytes that go on with
a character, which are few in most languages, so only these are looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from newsdiff.corpus import batched, packed
from newsdiff.language.damage import join_readable
from newsdiff.language.folding import BytePlaces
from newsdiff.language.hashing import Ints
from newsdiff.model import Document

if TYPE_CHECKING:
    from numpy.typing import NDArray

BATCH_BYTES = 256_000
"""Text of a batch; half the speed is lost far outside of 128-512 KB (docs/sources.md)."""


@dataclass(frozen=True, slots=True)
class Batch:
    """The texts of some documents as one blob, with the matched paragraphs in them."""

    blob: bytes
    """UTF-8, a NUL before and behind every text."""
    starts: Ints
    """First byte of each paragraph that is matched, increasing."""
    ends: Ints
    """Byte after its last one."""
    documents: Ints
    """Number of the document of each paragraph, as given; not decreasing."""
    is_joined: NDArray[np.bool_]
    """Whether an n-gram may run into it from the paragraph before."""


def batches(documents: Iterable[tuple[int, Document]], size: int = BATCH_BYTES) -> Iterator[Batch]:
    """Gather documents, a few dozen at a time.

    Their numbers increase. A batch is closed after `size` bytes; a document is never split, however long.
    """
    records = ((number, packed.pack(document)) for number, document in documents)
    return map(gather, batched(records, size, lambda record: len(record[1])))


def gather(records: Sequence[tuple[int, bytes]]) -> Batch:
    """Gather documents as `packed` writes them.

    Removed paragraphs, bylines and datelines are left out, and no n-gram runs over the gap they leave. A
    document without paragraphs is read as one paragraph.

    There is at least one, and their numbers increase.
    """
    tables, texts = zip(*[packed.parts(record) for _, record in records], strict=True)
    blob, bases = join_readable(texts)
    n_rows = np.array([len(table) for table in tables]) // packed.ROW_BYTES
    numbers = np.array([number for number, _ in records], np.int64)
    cells = np.frombuffer(b"".join(tables), "<i4")
    rows = cells.reshape(-1, len(packed.COLUMNS))[:, :3].astype(np.int64)
    bare = np.flatnonzero(n_rows == 0)
    if bare.size:
        whole = [(0, packed.n_characters(records[at][1]), 1) for at in bare.tolist()]
        rows = np.insert(rows, np.cumsum(n_rows)[bare], whole, axis=0)
        n_rows = np.maximum(n_rows, 1)
    owners = np.repeat(np.arange(n_rows.size), n_rows)
    is_matched = (rows[:, 2] & 1).astype(bool)
    # Behind a paragraph of the same document that is matched too.
    is_joined = np.append(False, (owners[1:] == owners[:-1]) & is_matched[:-1])
    owners, origins, is_joined = owners[is_matched], rows[is_matched, 0], is_joined[is_matched]
    places = BytePlaces(blob, bases[owners])
    starts, ends = places.to_bytes(origins), places.to_bytes(rows[is_matched, 1])
    return Batch(blob, starts, ends, numbers[owners], is_joined)
