"""Disjoint sets against a slow twin, and their veto."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from newsdiff.disjoint import DisjointSets

N = 8
PAIRS = st.lists(st.tuples(st.integers(0, N - 1), st.integers(0, N - 1)), max_size=12)


def components(pairs):
    """Grow sets until none changes."""
    sets = [{i} for i in range(N)]
    for _ in range(N):
        for a, b in pairs:
            joined = sets[a] | sets[b]
            for i in joined:
                sets[i] = joined
    return sorted({tuple(sorted(members)) for members in sets})


@given(PAIRS)
def test_sets_are_the_connected_components_of_what_was_joined(pairs):
    sets = DisjointSets(N)

    assert all(sets.join(a, b) for a, b in pairs)
    assert [tuple(group) for group in sets.groups()] == components(pairs)
    assert all(i in sets.members(sets.root(i)) for i in range(N))


@given(PAIRS, st.sets(st.sampled_from([*combinations(range(N), 2)])))
def test_a_veto_keeps_numbers_apart(pairs, apart):
    def is_forbidden(large, small):
        assert len(sets.members(large)) >= len(sets.members(small))
        both = {*sets.members(large), *sets.members(small)}
        return any(both.issuperset(pair) for pair in apart)

    sets = DisjointSets(N, is_forbidden)
    for a, b in pairs:
        assert sets.join(a, b) == (sets.root(a) == sets.root(b))

    assert not any(sets.root(a) == sets.root(b) for a, b in apart)


def test_no_numbers_give_no_sets():
    assert DisjointSets(0).groups() == []


def test_a_number_that_is_added_is_a_set_of_its_own():
    sets = DisjointSets(1)

    assert (sets.add(), sets.add(), sets.join(0, 2)) == (1, 2, True)
    assert sets.groups() == [[0, 2], [1]]
