"""Numbers for groups, so that Spark puts as many of them into each part as into the next.

Spark puts a row into the part that a hash of its number says. Groups that are numbered as they come fall together by chance:
of eight in eight parts some part has three, and takes three times as long. So they get numbers whose hashes are spread.
Where the hash is another one, as on Sail, the parts are as uneven as before; what comes out is the same.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SEED = 42
_TRIED = 1 << 14
"""Numbers that are hashed together."""


@lru_cache(maxsize=8)
def spread_numbers(n_groups: int, n_parts: int) -> tuple[int, ...]:
    """Return a number for each group, none twice: the groups fall into the parts in turn.

    Example:
        >>> spread_numbers(4, 2)
        (2, 0, 4, 1)
    """
    found: list[list[int]] = [[] for _ in range(n_parts)]
    wanted, begin = -(-n_groups // n_parts), 0
    while min(map(len, found)) < wanted:
        numbers = np.arange(begin, begin + _TRIED)
        for number, part in zip(numbers.tolist(), _parts(numbers, n_parts).tolist(), strict=True):
            found[part].append(number)
        begin += _TRIED
    return tuple(found[group % n_parts][group // n_parts] for group in range(n_groups))


def _parts(numbers: NDArray[np.int64], n_parts: int) -> NDArray[np.int64]:
    """Return the part of each number: Murmur3 for 32 bits, as `org.apache.spark.unsafe.hash.Murmur3_x86_32.hashLong`."""
    state = np.full(numbers.size, _SEED, np.uint32)
    for half in (numbers, numbers >> 32):
        mixed = _rotated(half.astype(np.uint32) * np.uint32(0xCC9E2D51), 15)
        state = _rotated(state ^ mixed * np.uint32(0x1B873593), 13)
        state = state * np.uint32(5) + np.uint32(0xE6546B64)
    state ^= np.uint32(numbers.itemsize)
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        state = (state ^ state >> np.uint32(shift)) * np.uint32(factor)
    state ^= state >> np.uint32(16)
    return state.view(np.int32).astype(np.int64) % n_parts


def _rotated(values: NDArray[np.uint32], bits: int) -> NDArray[np.uint32]:
    return values << np.uint32(bits) | values >> np.uint32(32 - bits)
