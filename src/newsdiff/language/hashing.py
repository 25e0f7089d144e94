"""Hashes of words: 64 bits each, made for all words of a buffer at once, eight bytes at a time (docs/sources.md)."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]

PADDING = bytes(24)
"""Behind the last text of a buffer, so that two numbers of eight bytes can be read from behind the last word."""

# Multipliers of splitmix64 (Steele, Lea, Flood, OOPSLA 2014).
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_WORD_BYTES = 8  # read at once
_FEW = 4  # words that are read on one by one
_LARGEST = (1 << 64) - 1
_PLAIN_1, _PLAIN_2 = int(_MIX_1), int(_MIX_2)
_MASKS = np.array([(1 << 8 * n) - 1 for n in range(_WORD_BYTES + 1)], np.uint64)


def hash_words(buffer: bytearray, starts: Ints, lengths: Ints) -> Hashes:
    """Hash words, eight bytes at a time; the last bytes count as if zeros followed."""
    words = np.frombuffer(buffer, "<u8", len(buffer) // _WORD_BYTES)
    hashes = mix(_eights(words, starts) & _MASKS.take(lengths, mode="clip"))
    longer = np.flatnonzero(lengths > _WORD_BYTES)
    at = 0
    while longer.size > _FEW:
        at += _WORD_BYTES
        rest = lengths[longer] - at
        more = _eights(words, starts[longer] + at) & _MASKS.take(rest, mode="clip")
        hashes[longer] = mix(hashes[longer] ^ more)
        longer = longer[rest > _WORD_BYTES]
    for word in longer.tolist():
        first = int(starts[word])
        rest_of_it = buffer[first + at + _WORD_BYTES : first + int(lengths[word])]
        hashes[word] = _hashed_on(int(hashes[word]), rest_of_it)
    return hashes


def _hashed_on(value: int, rest: bytearray) -> int:
    """Go on with the hash of one word: alone, each step in numpy takes ten times as long."""
    for at in range(0, len(rest), _WORD_BYTES):
        value ^= int.from_bytes(rest[at : at + _WORD_BYTES], "little")
        value = value * _PLAIN_1 & _LARGEST
        value = (value ^ value >> 32) * _PLAIN_2 & _LARGEST
        value ^= value >> 29
    return value


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


def mix(values: Hashes) -> Hashes:
    """Spread 64-bit values evenly, one to one."""
    values = values * _MIX_1
    values ^= values >> np.uint64(32)
    values *= _MIX_2
    values ^= values >> np.uint64(29)
    return values


def word_hash(key: str) -> int:
    """Return the hash that words of a key have.

    Example:
        >>> word_hash("bridge") == word_hash("bridges")
        False
    """
    return int(hash_keys([key])[0])


def hash_keys(keys: Iterable[str]) -> Hashes:
    """Return the hashes that words of some keys have, in order."""
    texts = [key.encode("utf-8", "surrogatepass") for key in keys]
    lengths = np.array(list(map(len, texts)), np.int64)
    buffer = bytearray(b"".join(texts) + PADDING)
    buffer += bytes(-len(buffer) % _WORD_BYTES)
    return hash_words(buffer, np.cumsum(lengths) - lengths, lengths)
