"""Documents whose words were read before and kept: which of them share text with one, without reading their texts.

In go halves of the hashes of their words; the kernels are those of `search`, so the same documents are found as by their
texts. Only two words with one half of a hash, one pair in four thousand million, could make a difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from newsdiff.corpus.index import batching, fingerprint, kernels, links
from newsdiff.corpus.index.batching import Batch
from newsdiff.corpus.index.fingerprint import Words
from newsdiff.corpus.index.layout import Halves, Layout
from newsdiff.corpus.index.search import BYTES_PER_WORD, NO_LIMIT, RunSearch
from newsdiff.corpus.workspace import Workspace
from newsdiff.model import Document
from newsdiff.settings import IndexSettings

if TYPE_CHECKING:
    from numpy.typing import NDArray

_HALF = np.uint64(32)
_BOTH_HALVES = np.uint64((1 << 32) + 1)
"""Times a half of a hash: a hash with that half above and below."""
_NONE = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class KnownWords:
    """The words of a document that take part in matching."""

    halves: Halves
    """Half of the hash of each."""
    paragraphs: NDArray[np.int32]
    """Of each paragraph twice its number of words, and one more if an n-gram may run into it from the one before."""

    @classmethod
    def load(cls, halves: bytes, paragraphs: bytes) -> KnownWords:
        """Read what `dump` wrote."""
        return cls(np.frombuffer(halves, "<u4"), np.frombuffer(paragraphs, "<i4"))

    def dump(self) -> tuple[bytes, bytes]:
        """Write both as bytes."""
        return self.halves.astype("<u4").tobytes(), self.paragraphs.astype("<i4").tobytes()


def known_words(documents: Sequence[Document]) -> list[KnownWords]:
    """Read the words of documents."""
    nothing = KnownWords(np.empty(0, np.uint32), np.empty(0, np.int32))
    read = [nothing] * len(documents)
    for batch in batching.batches(enumerate(documents)):
        found = fingerprint.words(batch)
        halves = (found.hashes >> _HALF).astype(np.uint32)
        rows = (2 * np.diff(found.firsts) + batch.is_joined).astype(np.int32)
        opens = np.flatnonzero(np.append(True, np.diff(batch.documents) > 0)[: rows.size])
        bounds = np.append(opens, rows.size).tolist()
        for number, first, last in zip(
            batch.documents[opens].tolist(), bounds, bounds[1:], strict=False
        ):
            own = slice(int(found.firsts[first]), int(found.firsts[last]))
            read[number] = KnownWords(halves[own], rows[first:last])
    return read


def find_sharing(
    target: tuple[float, KnownWords],
    documents: Sequence[tuple[float, KnownWords]],
    settings: IndexSettings,
) -> list[int]:
    """Return the positions of documents that share text with a target, those that `search.find_sources` finds by their texts.

    All are of other groups than the target, and each comes with the time when it was published.
    """
    n = settings.ngram_of(1)
    every = replace(settings, max_all_pairs=NO_LIMIT)
    times, known = zip(*documents, target, strict=True)
    sizes = np.array([BYTES_PER_WORD * one.halves.size for one in known])
    groups = np.append(np.zeros(len(documents), np.int64), 1)
    layout = Layout.of(sizes, groups, np.array(times), since=len(documents))
    found = RunSearch(Workspace(), layout, n, every)
    found.read([_numbered(known, found.numbering(0, len(known)))])
    near: set[int] = set()
    for grown in found.buckets():
        kept = grown.where(links.are_worth_aligning(grown, n, every))
        near.update(layout.documents(kept.a).tolist())
    return sorted(near - {len(documents)})


def _numbered(known: Sequence[KnownWords], numbering: kernels.SlotNumbers) -> kernels.ReadWords:
    """Number the words of documents."""
    rows = np.concatenate([one.paragraphs for one in known]).astype(np.int64)
    owners = np.repeat(numbering.documents, [one.paragraphs.size for one in known])
    halves = np.concatenate([one.halves for one in known]).astype(np.uint64)
    found = Words.of(halves * _BOTH_HALVES, np.append(0, np.cumsum(rows >> 1)))
    batch = Batch(b"", _NONE, _NONE, owners, (rows & 1).astype(bool))
    return kernels.place_words(batch, found, numbering)
