"""Trees: scores, contributions, files."""

import io

import numpy as np
import pytest

from newsdiff.documents.boilerplate import model
from newsdiff.documents.boilerplate.model import Model


def small():
    rng = np.random.default_rng(7)
    return Model(
        names=("words", "end mark"),
        base=0.5,
        column=rng.integers(0, 2, (1, 15)),
        threshold=rng.normal(size=(1, 15)).astype(np.float32),
        value=rng.normal(size=(1, 31)).astype(np.float32),
    )


def saved(found):
    file = io.BytesIO()
    model.save(found, file)
    return file.getvalue()


ROWS = np.random.default_rng(3).normal(size=(50, 2)).astype(np.float32)


def test_a_score_is_that_of_the_leaf_which_the_answers_lead_to():
    found = small()
    expected = []
    for row in ROWS:
        node = 0
        while node < 15:
            node = 2 * node + 1 + int(row[found.column[0, node]] > found.threshold[0, node])
        expected.append(0.5 + found.value[0, node])

    assert found.scores(found.leaves(ROWS)).tolist() == pytest.approx(expected, abs=1e-5)


def test_contributions_add_up_to_the_score():
    found = small()
    leaves = found.leaves(ROWS)

    assert found.contributions(leaves).sum(axis=1) + found.base == pytest.approx(
        found.scores(leaves), abs=1e-5
    )


def test_a_saved_model_scores_as_before_and_has_the_same_bytes_each_time():
    found = small()
    again = model.load(io.BytesIO(saved(found)))

    assert again.names == found.names
    assert again.scores(again.leaves(ROWS)).tolist() == found.scores(found.leaves(ROWS)).tolist()
    assert saved(found) == saved(again)


def arrays(**changes):
    found = small()
    stored = {
        "names": np.frombuffer(b"words\nend mark", dtype=np.uint8),
        "base": np.float64(0.5),
        "column": found.column,
        "threshold": found.threshold,
        "value": found.value,
    } | changes
    file = io.BytesIO()
    np.savez(file, **{name: value for name, value in stored.items() if value is not None})
    return io.BytesIO(file.getvalue())


def test_a_file_that_holds_objects_is_refused_and_nothing_in_it_runs():
    with pytest.raises(ValueError, match="allow_pickle"):
        model.load(arrays(value=np.array([print], dtype=object)))


@pytest.mark.parametrize(
    "changes",
    [
        {"value": None},
        {"value": np.zeros((1, 30), dtype=np.float32)},
        {"column": np.full((1, 15), 2)},
        {"column": np.full((1, 15), -1)},
    ],
)
def test_a_file_whose_trees_are_not_whole_is_no_model(changes):
    with pytest.raises(ValueError, match="no model"):
        model.load(arrays(**changes))
