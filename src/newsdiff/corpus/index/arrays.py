"""Arrays of whole numbers as bytes: the same on every machine, and such that a compressor finds what is alike.

The lowest bytes of all numbers come first, then the next ones, since the upper bytes are alike and the lower ones are not.
An array that mostly ascends is written as its differences, and halves of hashes as the distinct ones, frequent ones first,
with the place of each among them. Of the words of 200 invented articles zstd makes 1.1 KB each, and 1.8 of 2.5 KB as they are.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from newsdiff.language.hashing import Ints

if TYPE_CHECKING:
    from numpy.typing import NDArray

_HEAD = struct.Struct("<q2b")
"""Numbers, bytes of each, and whether they are differences."""
_HALF = np.dtype(np.uint32)
_MAX_DESCENTS = 1 / 16
"""Share of the numbers that may be less than the one before, for differences to be smaller."""


def by_number(numbers: NDArray[Any]) -> Iterator[tuple[int, Ints]]:
    """Yield each number of at least 0 that occurs, ascending, with its places, ascending.

    Example:
        >>> [(number, places.tolist()) for number, places in by_number(np.array([7, 2, 7]))]
        [(2, [1]), (7, [0, 2])]
    """
    kind = np.min_scalar_type(int(numbers.max(initial=0)))  # up to 16 bits are sorted by radix
    order = np.argsort(numbers.astype(kind), kind="stable")
    in_order = numbers[order]
    ends = np.flatnonzero(in_order[1:] != in_order[:-1]) + 1
    for own in np.split(order, ends) if order.size else ():
        yield int(numbers[own[0]]), own


def dump_arrays(*arrays: NDArray[Any]) -> bytes:
    """Write arrays of numbers of at least 0, each in one row."""
    written = []
    for array in arrays:
        if array.dtype == _HALF:
            distinct, codes, counts = np.unique(array, return_inverse=True, return_counts=True)
            # By size within those that are about as frequent, so that both are small: places and differences.
            order = np.lexsort((distinct, -np.frexp(counts)[1]))
            places = np.argsort(order).astype(np.min_scalar_type(distinct.size))
            written += [_dump(distinct[order]), _dump(places[codes])]
        else:
            written.append(_dump(array))
    return b"".join(written)


def load_arrays(content: bytes, *kinds: type[np.number[Any]]) -> Any:  # noqa: ANN401  a tuple of arrays of these types
    """Read arrays of some types.

    Example:
        >>> [array.tolist() for array in load_arrays(dump_arrays(np.array([3, 5, 4])), np.int64)]
        [[3, 5, 4]]
    """
    found, at = [], 0
    for kind in kinds:
        numbers, at = _load(content, at)
        if kind is np.uint32:
            codes, at = _load(content, at)
            numbers = numbers[codes]
        found.append(numbers.astype(kind, copy=False))
    return tuple(found)


def _dump(array: NDArray[Any]) -> bytes:
    width = array.dtype.itemsize
    numbers = array.ravel().astype(f"<u{width}", copy=False)
    n_descents = np.count_nonzero(numbers[1:] < numbers[:-1])
    are_differences = bool(n_descents <= _MAX_DESCENTS * numbers.size)
    if are_differences:  # modulo 256 ** width, so that those below 0 come back, too
        numbers = np.diff(numbers, prepend=numbers.dtype.type(0))
    rows = np.ascontiguousarray(numbers).view(np.uint8).reshape(-1, width)
    return _HEAD.pack(numbers.size, width, are_differences) + rows.T.tobytes()


def _load(content: bytes, at: int) -> tuple[NDArray[Any], int]:
    """Read what `_dump` wrote; return it, and where it ends."""
    size, width, are_differences = _HEAD.unpack_from(content, at)
    at += _HEAD.size
    rows = np.frombuffer(content, np.uint8, size * width, at).reshape(width, size)
    numbers = np.ascontiguousarray(rows.T).view(f"<u{width}").ravel()
    if are_differences:
        numbers = np.cumsum(numbers, dtype=numbers.dtype)
    return numbers, at + size * width
