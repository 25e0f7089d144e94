"""Words and n-grams of many documents at once: bytes in, numbers out.

In goes a batch, the texts of a few dozen documents as one UTF-8 blob; out come a 64-bit hash and the place
of every word in a matched paragraph, and a hash of every n words in a row. One word has one hash however it is
printed: case, accents, composed or decomposed letters, ligatures, full-width forms and invisible
characters inside it (soft hyphens, joiners, direction marks) are folded away. Apostrophes and hyphens
part words, whatever their shape, so "it’s" and "it's" are the same two words. Scripts without spaces give
one word a character. With one `SCHEME` hashes are the same on every machine; only a character that a newer
Unicode defines may change.

Not folded: Hangul and two-part Indic vowel signs in decomposed form differ from their composed form.

The text is classified by `bytes.translate` and repaired where it is not ASCII; words are gathered eight
bytes at a time (docs/sources.md). A batch of about 256 KB fits the cache.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from newsdiff.corpus.index import folding
from newsdiff.corpus.index.batching import PADDING, Batch, to_compact

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Bytes = NDArray[np.uint8]

SCHEME = 1
"""Grows when a word or n-gram gets another hash, so that kept fingerprints can be distinguished."""

# Multipliers of splitmix64 (Steele, Lea, Flood, OOPSLA 2014).
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_BASE = 0x9E3779B97F4A7C15  # of the n-gram polynomial; odd, so that it has an inverse modulo 2**64
_WORD_BYTES = 8  # read at once
_MASKS = np.array([(1 << 8 * n) - 1 for n in range(_WORD_BYTES + 1)], np.uint64)
# True of the bytes of words, and of those of all characters beyond ASCII.
_IS_WORD = np.frombuffer(folding.ASCII, np.uint8) != folding.SEPARATOR


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a batch in text order."""

    hashes: Hashes
    """One per word."""
    firsts: Ints
    """First word of each paragraph of the batch, and at the end the number of words."""
    sums: Hashes
    """Prefix sums of the hashes, each times a power of the polynomial's base; one more than words."""


def words(batch: Batch) -> Words:
    r"""Find and hash the words of a batch.

    Returns:
        Its words in text order.

    Example:
        >>> from newsdiff.corpus.index.batching import batches
        >>> from newsdiff.model import Document
        >>> [batch] = batches([(0, Document(id="a", text="It’s it's CAFÉ cafe\u0301"))])
        >>> a = words(batch).hashes
        >>> bool((a[:2] == a[2:4]).all() and a[4] == a[5])
        True
    """
    folded = bytearray(batch.blob.translate(folding.ASCII))
    leads = np.flatnonzero(_view(folded) >= 0xC0)  # noqa: PLR2004  first bytes of other characters
    cuts, deleted = _repair(_view(folded), leads) if leads.size else (None, leads)
    if deleted.size:
        folded = folded.translate(None, bytes([folding.DELETED])) + PADDING
    starts, ends = _bounds(_view(folded), _torn(batch, cuts, deleted))
    firsts = np.searchsorted(starts, to_compact(deleted, batch.starts))
    n_words = np.searchsorted(starts, to_compact(deleted, batch.ends)) - firsts
    bounds = np.append(0, np.cumsum(n_words))
    if bounds[-1] < starts.size:
        read = np.repeat(firsts - bounds[:-1], n_words) + np.arange(bounds[-1])
        starts, ends = starts[read], ends[read]
    hashes = _hashes(folded, starts, ends - starts)
    # A sum of hashes times powers is the polynomial of any run of words: the difference of two prefix sums, divided by
    # the power of its first word.
    sums = np.zeros(hashes.size + 1, np.uint64)
    np.cumsum(hashes * _powers(1 << hashes.size.bit_length())[0][: hashes.size], out=sums[1:])
    return Words(hashes, bounds, sums)


def _torn(batch: Batch, cuts: Ints | None, deleted: Ints) -> Ints | None:
    """Add to the cuts those ends of paragraphs that have no separator."""
    blob = np.frombuffer(batch.blob, np.uint8)
    is_torn = _IS_WORD[blob[batch.starts - 1]], _IS_WORD[blob[batch.ends]]
    torn = np.concatenate((batch.starts[is_torn[0]], batch.ends[is_torn[1]]))
    if not torn.size:
        return cuts
    torn = to_compact(deleted, torn)
    return torn if cuts is None else np.concatenate((cuts, torn))


def _view(buffer: bytearray) -> Bytes:
    return np.frombuffer(buffer, np.uint8)


def _repair(buffer: Bytes, leads: Ints) -> tuple[Ints | None, Ints]:
    """Fold the characters beyond ASCII in place.

    Returns:
        Where words are cut although no separator is there, counted without deleted bytes, None if
        nowhere; and the bytes that are deleted.
    """
    first = buffer[leads].astype(np.int32)
    second, third, fourth = (buffer[leads + k].astype(np.int32) & 0x3F for k in (1, 2, 3))
    two = (first & 0x1F) << 6 | second
    three = (first & 0x0F) << 12 | second << 6 | third
    four = (first & 0x07) << 18 | second << 12 | third << 6 | fourth
    lengths = 2 + (first >= 0xE0) + (first >= 0xF0)  # noqa: PLR2004  lead bytes of UTF-8
    answers, unspaced = folding.folds(np.choose(lengths - 2, (two, three, four)))
    for k in range(4):
        long = lengths > k
        buffer[leads[long] + k] = (answers[long] >> np.uint32(8 * k)) & np.uint32(0xFF)
    deleted = np.flatnonzero(buffer == folding.DELETED)
    if not unspaced.any():
        return None, deleted
    cuts = np.concatenate((leads[unspaced], (leads + lengths)[unspaced]))
    return to_compact(deleted, cuts), deleted


def _bounds(buffer: Bytes, cuts: Ints | None) -> tuple[Ints, Ints]:
    """Return the first byte of every word and the byte after its last."""
    is_word = buffer != folding.SEPARATOR
    if cuts is None:
        edges = np.flatnonzero(is_word[1:] != is_word[:-1]) + 1
        return edges[0::2], edges[1::2]
    is_cut = np.zeros(buffer.size, bool)
    is_cut[cuts] = True
    begins = is_word[1:] & (is_cut[1:] | ~is_word[:-1])
    ends = is_word[:-1] & (is_cut[1:] | ~is_word[1:])
    return np.flatnonzero(begins) + 1, np.flatnonzero(ends) + 1


def _hashes(buffer: bytearray, starts: Ints, lengths: Ints) -> Hashes:
    """Hash words, eight bytes at a time; the last bytes count as if zeros followed."""
    words = np.frombuffer(buffer, "<u8", len(buffer) // _WORD_BYTES)
    hashes = _mixed(_eights(words, starts) & _MASKS.take(lengths, mode="clip"))
    longer = np.flatnonzero(lengths > _WORD_BYTES)
    at = 0
    while longer.size:
        at += _WORD_BYTES
        rest = lengths[longer] - at
        more = _eights(words, starts[longer] + at) & _MASKS.take(rest, mode="clip")
        hashes[longer] = _mixed(hashes[longer] ^ more)
        longer = longer[rest > _WORD_BYTES]
    return hashes


def _eights(words: Hashes, places: Ints) -> Hashes:
    """Read eight bytes from any places on: two aligned reads take two thirds of the time of an unaligned one."""
    at, bits = places >> 3, ((places & 7) << 3).view(np.uint64)
    found = words.take(at)
    found >>= bits
    at += 1
    beyond = words.take(at)
    beyond <<= np.uint64(64) - bits  # all of them, where no bit is missing
    found |= beyond
    return found


def _mixed(values: Hashes) -> Hashes:
    """Spread 64-bit values evenly, one to one."""
    values = values * _MIX_1
    values ^= values >> np.uint64(32)
    values *= _MIX_2
    values ^= values >> np.uint64(29)
    return values


def ngrams(batch: Batch, found: Words, n: int) -> tuple[Hashes, Ints]:
    """Hash every n words in a row.

    They run over the breaks between matched paragraphs, but never into another document or over a
    paragraph that was left out.

    Returns:
        The hashes in text order, and the number of the first word of each.
    """
    n_words = found.hashes.size
    if n_words < n:
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    stretches = np.repeat(np.cumsum(~batch.is_joined), np.diff(found.firsts))
    firsts = np.flatnonzero(stretches[: n_words - n + 1] == stretches[n - 1 :])
    # Slices are read several times as fast as words by their numbers, and nearly all are wanted.
    hashes = sequences(found, slice(0, n_words - n + 1), slice(n, None))
    return hashes[firsts], firsts


def sequences(found: Words, firsts: Ints | slice, lasts: Ints | slice) -> Hashes:
    """Hash runs of words of any length: polynomials of the word hashes, taken from one prefix sum.

    Returns:
        One hash per run; equal runs of words have equal hashes wherever they are.
    """
    _, inverses = _powers(1 << found.hashes.size.bit_length())
    return _mixed((found.sums[lasts] - found.sums[firsts]) * inverses[firsts])


@cache
def _powers(n: int) -> tuple[Hashes, Hashes]:
    """Return the first n powers of the polynomial's base and of its inverse, modulo 2**64."""
    bases = (_BASE, pow(_BASE, -1, 1 << 64))
    powers, inverses = (np.full(n, base, np.uint64) for base in bases)
    for array in (powers, inverses):
        array[0] = 1
        np.multiply.accumulate(array, out=array)
    return powers, inverses
