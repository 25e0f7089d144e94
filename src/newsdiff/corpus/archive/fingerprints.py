"""The n-grams of documents that an archive keeps."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from newsdiff.corpus.archive.limits import ArchiveLimits
from newsdiff.corpus.index import batching, winnowing
from newsdiff.model import Document

Hashes = NDArray[np.uint64]
Ints = NDArray[np.int64]


def of(
    documents: Iterable[tuple[int, Document]], limits: ArchiveLimits
) -> tuple[Hashes, Ints, Ints]:
    """Return the chosen n-grams of documents, sorted: hash, number of the document, place in it."""
    none = np.empty(0, np.int64)
    kept = [(np.empty(0, np.uint64), none, none)]
    kind = (limits.ngram_words, limits.window, limits.hash_bits)
    kept += (winnowing.choose_ngrams(batch, *kind) for batch in batching.batches(documents))
    hashes, owners, places = (np.concatenate(columns) for columns in zip(*kept, strict=True))
    order = np.lexsort((places, owners, hashes))
    return hashes[order], owners[order], places[order]
