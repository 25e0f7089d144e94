"""Rows of different lengths in one array."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.documents.boilerplate.ragged import RaggedArray, among, distinct

numbers = st.lists(st.integers(0, 9))


@given(st.lists(numbers, min_size=1))
def test_ragged_rows_come_back_as_they_went_in(rows):
    ragged = RaggedArray(
        np.asarray([n for row in rows for n in row], dtype=np.int64),
        np.asarray([len(row) for row in rows], dtype=np.int64),
    )
    order = np.arange(len(rows))[::-1]

    assert list(ragged.lists()) == rows
    assert list(ragged.take(order).lists()) == rows[::-1]
    assert ragged.sums(np.arange(10)).tolist() == [sum(row) for row in rows]
    assert ragged.rows_at(np.arange(len(ragged.values))).tolist() == ragged.rows.tolist()


@given(numbers, numbers)
def test_distinct_numbers_rise_and_hold_what_they_were_made_of(values, others):
    chosen = distinct(np.asarray(values, dtype=np.int64))
    asked = np.asarray(others, dtype=np.int64)

    assert chosen.tolist() == sorted(set(values))
    assert among(asked, chosen).tolist() == [n in values for n in others]
