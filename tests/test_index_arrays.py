"""Arrays come back as they were, and those of a search take fewer bytes than as they stand."""

import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.corpus.index.arrays import dump_arrays, load_arrays

KINDS = {np.int64: 1 << 63, np.uint64: 1 << 64, np.uint32: 1 << 32}


@given(st.lists(st.sampled_from([*KINDS]).flatmap(
    lambda kind: st.tuples(st.just(kind), st.lists(st.integers(0, KINDS[kind] - 1)), st.booleans())
)))  # fmt: skip
def test_arrays_come_back_as_they_were(columns):
    given_ = [np.array(sorted(row) if is_sorted else row, kind) for kind, row, is_sorted in columns]

    found = load_arrays(dump_arrays(*given_), *(kind for kind, *_ in columns))

    assert [array.dtype for array in found] == [array.dtype for array in given_]
    assert [array.tolist() for array in found] == [array.tolist() for array in given_]


@pytest.mark.parametrize("n_distinct", [200, 5_000, 70_000])
def test_what_recurs_or_ascends_takes_fewer_bytes(n_distinct):
    chance = np.random.default_rng(1)
    hashes = chance.integers(0, 1 << 32, n_distinct, np.uint32)
    words = hashes[(n_distinct * chance.random(100_000) ** 4).astype(int)]
    keys = np.sort(chance.integers(0, 1 << 63, 100_000, np.uint64))

    for array in (words, keys):
        assert len(zlib.compress(dump_arrays(array), 1)) < 0.9 * len(
            zlib.compress(array.tobytes(), 1)
        )
