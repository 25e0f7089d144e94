"""A few inputs of each fuzz target, so that all of them work; `make fuzz` gives them millions."""

import pytest

from fuzz.mutations import made_input, seeds_of
from fuzz.targets import TARGETS

SECONDS_APART = {"rendering", "archives", "comparing", "arguments", "cleaning"}
"""Targets that take long for an input."""
N_INPUTS = 30
N_SLOW = 4


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_of_a_target_breaks_a_promise(name):
    n_seeds = len(seeds_of(name))

    assert n_seeds > 0
    for number in range(
        max(n_seeds - 2, 0), n_seeds + (N_SLOW if name in SECONDS_APART else N_INPUTS)
    ):
        assert TARGETS[name](made_input(name, number)) is None


@pytest.mark.parametrize("name", ["words", "arguments", "settings"])
def test_an_input_is_the_same_again(name):
    numbers = range(len(seeds_of(name)), len(seeds_of(name)) + 20)

    assert [made_input(name, at) for at in numbers] == [made_input(name, at) for at in numbers]
    assert len({made_input(name, at) for at in numbers}) > 10
