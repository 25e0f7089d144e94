"""The first kernel: what is read of some documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from newsdiff.corpus.index import batching, fingerprint, postings
from newsdiff.corpus.index.arrays import by_number
from newsdiff.corpus.index.batching import Batch
from newsdiff.corpus.index.fingerprint import Words
from newsdiff.corpus.index.layout import Halves
from newsdiff.language.hashing import Hashes, Ints


@dataclass(frozen=True, slots=True)
class SlotNumbers:
    """How the words of some documents are numbered for a corpus."""

    documents: Ints
    """Numbers of the documents, increasing; at least one."""
    bases: Ints
    """Slot of the first word of each of them."""
    slot_bits: int
    """Bits that hold any slot of the corpus."""
    n: int
    """Words of an n-gram."""
    pile_bits: int
    """There are `2**pile_bits` piles of keys; at least `postings.prefix_bits`, at most 16."""


@dataclass(frozen=True, slots=True)
class ReadTask:
    """Some documents to read."""

    records: Sequence[tuple[int, bytes]]
    """Their numbers, with the documents as `packed.pack` writes them."""
    numbering: SlotNumbers


@dataclass(frozen=True, slots=True)
class ReadWords:
    """What was read of some documents."""

    keys: Sequence[tuple[int, Hashes]]
    """Their n-grams, as `postings.pack_keys` packs them, by the pile that they belong on, each in text order."""
    words: Halves
    """Half of the hash of every word."""
    documents: Ints
    """Number of the document of each paragraph that was read."""
    lengths: Ints
    """Words of each of these paragraphs."""
    paragraphs: Hashes
    """A row for each of those with at least n words: hash of all words, slot of the first, number of
    words."""


def read_records(task: ReadTask) -> ReadWords:
    """Read documents: words, n-grams and paragraphs, numbered for the corpus."""
    batch = batching.gather(task.records)
    return place_words(batch, fingerprint.words(batch), task.numbering)


def place_words(batch: Batch, found: Words, numbering: SlotNumbers) -> ReadWords:
    """Number the words, n-grams and paragraphs of a batch for the corpus; of the batch the text plays no part."""
    lengths = np.diff(found.firsts)
    opens = np.flatnonzero(np.append(True, batch.documents[1:] != batch.documents[:-1]))
    opens = opens[: batch.documents.size]
    # From the number of a word in the batch to its slot, by paragraph.
    own_first = np.repeat(found.firsts[opens], np.diff(np.append(opens, batch.documents.size)))
    shifts = numbering.bases[np.searchsorted(numbering.documents, batch.documents)] - own_first
    hashes, firsts = fingerprint.ngrams(batch, found, numbering.n)
    slots = (np.arange(found.hashes.size) + np.repeat(shifts, lengths))[firsts]
    long = np.flatnonzero(lengths >= numbering.n)
    paragraphs = np.stack(
        (
            fingerprint.sequences(found, found.firsts[long], found.firsts[long + 1]),
            (found.firsts[long] + shifts[long]).astype(np.uint64),
            lengths[long].astype(np.uint64),
        ),
        axis=1,
    )
    words = (found.hashes >> np.uint64(32)).astype(np.uint32)
    keys = postings.pack_keys(hashes, slots, numbering.slot_bits)
    by_pile = [(0, keys)]
    if numbering.pile_bits:
        piles = postings.pile_numbers(hashes, numbering.pile_bits)
        by_pile = [(pile, keys[own]) for pile, own in by_number(piles)]
    return ReadWords(by_pile, words, batch.documents, lengths, paragraphs)
