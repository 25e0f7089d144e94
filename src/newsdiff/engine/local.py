"""The engine of one machine: all kernels in this process, everything in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from newsdiff import fingerprint
from newsdiff.candidates import links, postings, runs
from newsdiff.candidates.corpus import Corpus, order
from newsdiff.candidates.links import Links
from newsdiff.engine import Progress, kernels
from newsdiff.model import Document
from newsdiff.settings import EngineSettings

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]

_SLICE_CHARACTERS = 4_000_000  # compared at once with one document; takes about 100 MB
_NO_LIMIT = 1 << 62
_CHARACTERS_PER_WORD = 5  # at least in most languages; a guess of how much memory to ask for


def _silent(phase: str, done: int, total: int) -> None:
    """Tell nobody."""


def pairs(
    documents: Sequence[Document], settings: EngineSettings, progress: Progress | None = None
) -> Links:
    """Return the documents of different groups that share text, and where; see `Engine.pairs`."""
    numbers = np.array(order(documents), np.int64)
    ordered = [documents[number] for number in numbers.tolist()]
    corpus = Corpus.of(ordered)
    n = settings.ngram_of(len(ordered))
    text, blocks = _runs(ordered, corpus, n, settings, progress or _silent)
    found, rest = [], []
    for grown in blocks:
        chosen = runs.chosen(grown, n, settings)
        found.append(links.linked(grown.where(chosen), text, corpus, numbers))
        rest.append(links.linked(grown.where(~chosen), text, corpus, numbers))
    return Links.of(found).beside(rest)


def sources(
    target: Document,
    documents: Sequence[Document],
    settings: EngineSettings,
    progress: Progress | None = None,
) -> list[int]:
    """Return the documents that share text with one; see `Engine.sources`."""
    # The cost grows with the number of documents, not its square: the shortest n-grams serve any size, and
    # no n-gram is too frequent.
    n = settings.ngram_of(1)
    every = replace(settings, max_all_pairs=_NO_LIMIT)
    n_shared = np.zeros(len(documents), np.int64)
    for numbers in _slices(target, documents):
        some = [*(documents[number] for number in numbers), target]
        corpus = replace(Corpus.of(some), since=len(numbers))
        _, blocks = _runs(some, corpus, n, every)
        for grown in blocks:
            found = grown.where(runs.chosen(grown, n, every))
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
    progress: Progress = _silent,
) -> tuple[runs.Text, Iterator[runs.Runs]]:
    """Return the words, and the runs of equal ones in different groups, a block at a time."""
    keys, text, paragraphs = _read(ordered, corpus, n, settings.reach + 1, progress)
    progress("sorting", 0, keys.size)
    keys.sort()
    copies = postings.copies(*paragraphs)
    buckets = [kernels.Growing(np.uint64) for _ in range(runs.n_buckets(corpus))]
    n_done = 0
    for block in postings.blocks(keys, corpus.slot_bits):
        progress("pairing", n_done, keys.size)
        a, b = postings.seeds(block, corpus, copies, n, settings)
        for bucket, seeds in runs.packed(a, b, corpus):
            buckets[bucket].append(seeds)
        n_done += block.size
    found = [postings.copied(copies, corpus, settings)]
    for bucket, growing in enumerate(buckets):
        seeds = growing.array()
        seeds.sort()
        found.append(runs.runs(seeds, bucket, corpus, n))
    a, b, lengths = (np.concatenate(columns) for columns in zip(*found, strict=True))

    def checked() -> Iterator[runs.Runs]:
        for at in range(0, a.size, runs.BLOCK):
            progress("checking", at, a.size)
            some = slice(at, at + runs.BLOCK)
            yield runs.grown(a[some], b[some], lengths[some], text, corpus, settings.reach)

    return text, checked()


def _read(
    ordered: Sequence[Document], corpus: Corpus, n: int, margin: int, progress: Progress
) -> tuple[Hashes, runs.Text, tuple[Hashes, Ints, Ints]]:
    """Read all documents, batch by batch.

    Returns:
        Keys of the n-grams, words with a margin, and the paragraphs as `postings.copies` takes them.
    """
    guess = int(corpus.bases[-1]) // _CHARACTERS_PER_WORD + 1
    keys, words = kernels.Growing(np.uint64, guess), kernels.Growing(np.uint32, guess)
    hashes, firsts = kernels.Growing(np.uint64), kernels.Growing(np.int64)
    lengths = kernels.Growing(np.int64)
    n_words = np.zeros(len(ordered) + 1, np.int64)
    n_words[0] = margin
    counts, owners = kernels.Growing(np.int64), kernels.Growing(np.int64)
    words.append(np.zeros(margin, np.uint32))
    for batch in fingerprint.batches(enumerate(ordered)):
        read = kernels.read(batch, corpus, n)
        keys.append(read.keys)
        words.append(read.words)
        np.add.at(n_words, read.documents + 1, read.lengths)
        counts.append(read.lengths)
        owners.append(read.documents)
        hashes.append(read.paragraphs[0])
        firsts.append(read.paragraphs[1])
        lengths.append(read.paragraphs[2])
        progress("reading", int(batch.documents[-1]) + 1, len(ordered))
    words.append(np.zeros(margin, np.uint32))
    text = runs.Text(
        words.array(),
        np.cumsum(n_words),
        np.append(margin, margin + np.cumsum(counts.array()))[: counts.array().size],
        np.searchsorted(owners.array(), np.arange(len(ordered))),
    )
    return keys.array(), text, (hashes.array(), firsts.array(), lengths.array())
