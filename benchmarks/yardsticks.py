"""What other things take for the same texts: reading and sorting alone, and tools that find whole documents."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec

import numpy as np

PERMUTATIONS, THRESHOLD, SHINGLE_WORDS = 128, 0.5, 5  # usual settings of MinHash tools


def numbers(content: bytes, n_words: int) -> dict[str, float]:
    """Time what nothing that reads the text can beat.

    Args:
        content: The text.
        n_words: Its words; as many numbers are sorted.

    Returns:
        CPU seconds by name.
    """
    blob = np.frombuffer(content, np.uint8)
    hashes = np.random.default_rng(1).integers(0, 1 << 63, n_words, dtype=np.uint64)
    found = {"numpy sum": _timed(blob.sum), "np.sort of as many hashes": _timed(hashes.sort)}
    if find_spec("xxhash"):
        import xxhash

        found["xxh3"] = _timed(lambda: xxhash.xxh3_64_intdigest(blob))
    return found


def tools(texts: Sequence[str]) -> dict[str, float]:
    """Time the tools that are installed; they find whole documents only. Return CPU seconds by name."""
    found = {}
    if find_spec("rensa"):
        found["rensa MinHash LSH"] = _timed(lambda: _rensa(texts))
    if find_spec("datasketch"):
        found["datasketch MinHash LSH"] = _timed(lambda: _datasketch(texts))
    return found


def _timed(work: Callable[[], object]) -> float:
    """Return the CPU seconds of a call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _shingles(text: str) -> list[str]:
    """Return the n-grams of a text as MinHash tools are given them."""
    words = text.lower().split()
    return [" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words))]


def _rensa(texts: Iterable[str]) -> list[list[int]]:
    """Find near-duplicate documents with rensa."""
    import rensa

    index = rensa.RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32)
    hashes = []
    for number, text in enumerate(texts):
        minhash = rensa.RMinHash(num_perm=PERMUTATIONS, seed=1)
        minhash.update(_shingles(text))
        index.insert(number, minhash)
        hashes.append(minhash)
    return [index.query(minhash) for minhash in hashes]


def _datasketch(texts: Iterable[str]) -> list[list[int]]:
    """Find near-duplicate documents with datasketch."""
    import datasketch

    index = datasketch.MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    hashes = []
    for number, text in enumerate(texts):
        minhash = datasketch.MinHash(num_perm=PERMUTATIONS)
        minhash.update_batch([shingle.encode() for shingle in _shingles(text)])
        index.insert(number, minhash)
        hashes.append(minhash)
    return [index.query(minhash) for minhash in hashes]
