"""The engine of one machine: all kernels in this process, everything in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from newsdiff import fingerprint
from newsdiff.candidates import postings, runs
from newsdiff.candidates.corpus import Corpus, order
from newsdiff.engine import Progress, kernels
from newsdiff.model import Document
from newsdiff.settings import EngineSettings

_SLICE_CHARACTERS = (
    4_000_000  # read at once when one document is compared with a corpus; about 100 MB
)
_NO_LIMIT = 1 << 62


def pairs(
    documents: Sequence[Document], settings: EngineSettings, progress: Progress | None = None
) -> list[tuple[int, int]]:
    """Return the positions of documents of different groups that share text; see `Engine.pairs`."""
    numbers = np.array(order(documents), np.int64)
    ordered = [documents[number] for number in numbers.tolist()]
    corpus = Corpus.of(ordered)
    n = settings.ngram_of(len(ordered))
    codes = [np.empty(0, np.int64)]
    for found in _runs(ordered, corpus, n, settings, progress):
        earlier, later = numbers[corpus.documents(found.a)], numbers[corpus.documents(found.b)]
        low, high = np.minimum(earlier, later), np.maximum(earlier, later)
        codes.append(np.unique(low * len(ordered) + high))
    low, high = np.divmod(np.unique(np.concatenate(codes)), max(len(ordered), 1))
    return list(zip(low.tolist(), high.tolist(), strict=True))


def sources(
    target: Document,
    documents: Sequence[Document],
    settings: EngineSettings,
    progress: Progress | None = None,
) -> list[int]:
    """Return the documents that share text with one; see `Engine.sources`."""
    # The cost grows with the number of documents, not its square, so the shortest n-grams serve any size.
    n = settings.ngram_of(1)
    every = replace(settings, max_all_pairs=_NO_LIMIT)
    n_shared = np.zeros(len(documents), np.int64)
    for numbers in _slices(target, documents):
        some = [*(documents[number] for number in numbers), target]
        # In two groups, the target's and the others', each document is compared with the target only.
        groups = np.append(np.zeros(len(numbers), np.int64), 1)
        corpus = replace(Corpus.of(some), groups=groups)
        for found in _runs(some, corpus, n, every):
            np.add.at(n_shared, np.array(numbers)[corpus.documents(found.a)], found.words)
        if progress:
            progress("comparing", numbers[-1] + 1, len(documents))
    by_words = np.argsort(-n_shared, kind="stable")
    return [int(number) for number in by_words if n_shared[number]]


def _slices(target: Document, documents: Sequence[Document]) -> Iterator[list[int]]:
    """Cut a corpus into slices, without the target and its group."""
    numbers: list[int] = []
    size = 0
    for number, document in enumerate(documents):
        if document.id == target.id or document.group == target.group:
            continue
        numbers.append(number)
        size += len(document.text)
        if size >= _SLICE_CHARACTERS:
            yield numbers
            numbers, size = [], 0
    if numbers:
        yield numbers


def _runs(
    ordered: Sequence[Document],
    corpus: Corpus,
    n: int,
    settings: EngineSettings,
    progress: Progress | None = None,
) -> Iterator[runs.Runs]:
    """Yield the runs of equal words that make documents worth aligning, a block at a time."""
    read = _read(ordered, corpus, n, progress)
    read.keys.sort()
    copies = postings.copies(*read.paragraphs)
    text = runs.Text(read.words, np.append(0, np.cumsum(read.n_words)))
    buckets = [kernels.Growing(np.uint64) for _ in range(runs.n_buckets(corpus))]
    for a, b in postings.seeds(read.keys, corpus, copies, n, settings):
        for bucket, some in runs.packed(a, b, corpus):
            buckets[bucket].append(some)
    starts = [postings.copied(copies, corpus, settings)]
    for bucket, growing in enumerate(buckets):
        seeds = growing.array()
        seeds.sort()
        starts.append(runs.runs(seeds, bucket, corpus, n))
    for a, b, lengths in starts:
        for found in runs.grown(a, b, lengths, text, corpus, settings.reach):
            yield found.where(runs.chosen(found, n, settings))


def _read(
    ordered: Sequence[Document], corpus: Corpus, n: int, progress: Progress | None
) -> kernels.Read:
    """Read all documents, batch by batch, and put what was read into one row."""
    keys, hashes = kernels.Growing(np.uint64), kernels.Growing(np.uint64)
    firsts, lengths = kernels.Growing(np.int64), kernels.Growing(np.int64)
    words = kernels.Growing(np.uint32)
    n_words = np.zeros(len(ordered), np.int64)
    for batch in fingerprint.batches(enumerate(ordered)):
        read = kernels.read(batch, corpus, n)
        keys.append(read.keys)
        words.append(read.words)
        n_words += read.n_words
        hashes.append(read.paragraphs[0])
        firsts.append(read.paragraphs[1])
        lengths.append(read.paragraphs[2])
        if progress:
            progress("reading", int(batch.documents[-1]) + 1, len(ordered))
    paragraphs = hashes.array(), firsts.array(), lengths.array()
    return kernels.Read(keys.array(), words.array(), n_words, paragraphs)
