"""Trees: scores, contributions, reasons."""

import numpy as np
import pytest

from newsdiff.documents.boilerplate import model


def tree(column, threshold, values):
    return {
        "names": ["words", "end mark"],
        "base": 0.5,
        "column": [column],
        "threshold": [threshold],
        "value": [values],
        "wording_base": 0.0,
        "wording": {},
    }


def small():
    rng = np.random.default_rng(7)
    return model.from_dict(
        tree(
            rng.integers(0, 2, 15).tolist(),
            rng.normal(size=15).tolist(),
            rng.normal(size=31).tolist(),
        )
    )


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


def test_reasons_name_what_speaks_for_furniture_strongest_first():
    values, parts = np.asarray([[4.0, 0.0]]), np.asarray([[-0.5, -2.0]])

    assert model.in_words(["words", "end mark"], values, parts, 3) == [["no end mark", "4 words"]]
