import pytest

from newsdiff.corpus import choose
from newsdiff.errors import SelectionError


def chosen(name, *ids):
    """Return the id that a name chooses; the path of each is its id and an ending."""
    found = choose.positions(ids, name, lambda at: f"{ids[at]}.txt")
    return ids[choose.one(ids, name, found)]


def test_an_exact_id_wins_over_ids_that_it_begins():
    assert chosen("001", "001", "001_fire") == "001"


@pytest.mark.parametrize("name", ["001_fire", "001", "0", "001_fire.txt"])
def test_a_document_is_found_by_id_prefix_and_path(name):
    assert chosen(name, "001_fire", "100_flood") == "001_fire"


def test_a_prefix_counts_at_the_last_part_of_an_id():
    assert chosen("002", "post/001", "times/002") == "times/002"


def test_an_ambiguous_prefix_lists_the_candidates():
    with pytest.raises(
        SelectionError, match=r"begins the ids of 2 documents: 001_a, 002_b; type more"
    ):
        chosen("00", "001_a", "002_b", "100_c")


def test_many_candidates_are_cut():
    with pytest.raises(SelectionError, match="007 and 2 more; type"):
        chosen("00", *(f"00{i}" for i in range(10)))


@pytest.mark.parametrize("name", ["101_fire", "01_fire", "01x"])
def test_an_unknown_name_suggests_the_nearest(name):
    with pytest.raises(SelectionError, match="nearest: 001_fire"):
        chosen(name, "001_fire", "002_xyz")


def test_a_name_like_none_lists_what_there_is():
    with pytest.raises(SelectionError, match=r"the corpus holds 001, 002$"):
        chosen("storm", "001", "002")


def test_a_name_is_the_same_whether_its_accents_are_composed_or_not():
    composed, parted = "caf\u00e9 report", "cafe\u0301 report"

    assert choose.positions([parted], composed) == choose.positions([composed], parted) == [0]
    assert (
        choose.positions([parted], "caf\u00e9") == choose.positions([composed], "cafe\u0301") == [0]
    )
    assert choose.positions(["a"], "caf\u00e9/a", lambda _: "cafe\u0301/a") == [0]
