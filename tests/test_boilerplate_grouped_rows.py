"""Sums and neighbours inside each document."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.documents.boilerplate.ragged import FAR, GroupedRows


def numbers(lengths):
    rng = np.random.default_rng(sum(lengths))
    return rng.integers(0, 9, sum(lengths)).astype(np.float32)


lengths = st.lists(st.integers(1, 6), min_size=1, max_size=4)


@given(lengths, st.integers(-3, 3))
def test_a_shift_stays_inside_its_document(sizes, by):
    column = numbers(sizes)
    expected, at = [], 0
    for size in sizes:
        expected += [column[at + k + by] if 0 <= k + by < size else -1 for k in range(size)]
        at += size

    assert GroupedRows(sizes).shift(column, by, -1).tolist() == expected


@given(lengths, st.integers(1, 4))
def test_a_window_is_a_mean_inside_its_document(sizes, radius):
    column = numbers(sizes)
    expected, at = [], 0
    for size in sizes:
        own = column[at : at + size]
        expected += [own[max(k - radius, 0) : k + radius + 1].mean() for k in range(size)]
        at += size

    assert GroupedRows(sizes).rolling_mean(column, radius).tolist() == pytest.approx(
        expected, abs=1e-5
    )


@given(lengths)
def test_rows_since_and_until_a_flag_mirror_each_other(sizes):
    flag = numbers(sizes) > 4
    since = GroupedRows(sizes).rows_since(flag)
    until = GroupedRows(sizes[::-1]).rows_until(flag[::-1])

    assert since.tolist() == until[::-1].tolist()


def test_a_flag_of_another_document_is_out_of_sight():
    rows = GroupedRows([2, 3])
    flag = np.asarray([True, False, False, True, False])

    assert rows.rows_since(flag).tolist() == [0, 1, FAR, 0, 1]
    assert rows.rows_until(flag).tolist() == [0, FAR, 1, 0, FAR]
