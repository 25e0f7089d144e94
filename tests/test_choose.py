import pytest

from newsdiff.corpus import choose
from newsdiff.errors import SelectionError
from newsdiff.model import Document


def documents(*ids):
    return [Document(id=i, text="x", path=f"{i}.txt") for i in ids]


def test_an_exact_id_wins_over_ids_that_it_begins():
    found = choose.document(documents("001", "001_fire"), "001")

    assert found.id == "001"


@pytest.mark.parametrize("name", ["001_fire", "001", "0", "001_fire.txt"])
def test_a_document_is_found_by_id_prefix_and_path(name):
    assert choose.document(documents("001_fire", "100_flood"), name).id == "001_fire"


def test_a_prefix_counts_at_the_last_part_of_an_id():
    assert choose.document(documents("post/001", "times/002"), "002").id == "times/002"


def test_an_ambiguous_prefix_lists_the_candidates():
    with pytest.raises(
        SelectionError, match=r"begins the ids of 2 documents: 001_a, 002_b; type more"
    ):
        choose.document(documents("001_a", "002_b", "100_c"), "00")


def test_many_candidates_are_cut():
    with pytest.raises(SelectionError, match="007 and 2 more; type"):
        choose.document(documents(*(f"00{i}" for i in range(10))), "00")


@pytest.mark.parametrize("name", ["101_fire", "01_fire", "01x"])
def test_an_unknown_name_suggests_the_nearest(name):
    with pytest.raises(SelectionError, match="nearest: 001_fire"):
        choose.document(documents("001_fire", "002_xyz"), name)


def test_a_name_like_none_lists_what_there_is():
    with pytest.raises(SelectionError, match=r"the corpus holds 001, 002$"):
        choose.document(documents("001", "002"), "storm")


def test_sources_are_the_documents_of_other_outlets_and_series():
    target = Document(id="t", text="", outlet="Post")
    same_outlet = Document(id="u", text="", outlet="Post")
    same_series = Document(id="v", text="", outlet="Times", series="Post")
    other = Document(id="w", text="", outlet="Times")
    nameless = Document(id="x", text="")

    found = choose.sources([target, same_outlet, same_series, other, nameless], target)

    assert found == [other, nameless]


def test_documents_without_an_outlet_are_all_compared():
    target, *others = documents("a", "b", "c")

    assert choose.sources([target, *others], target) == others
