"""What `newsdiff thin` leaves out, and what it never does."""

import json

import pytest

from newsdiff import api
from newsdiff.api import COPIES
from newsdiff.corpus.store import Store
from newsdiff.corpus.stored import StoredCorpus
from newsdiff.model import Document
from newsdiff.reuse.copies import find_copies
from newsdiff.settings import ClusterSettings, IndexSettings

OWN = [
    "The harbour board met on Monday to hear what the divers had found below the pier.",
    "Three of the old wooden piles are hollow, and nobody knows how long the rest will hold.",
    "A new landing stage would cost more than the board takes in over four good summers.",
    "Its chair wants to ask the county, which owns the road that leads down to the water.",
]
OTHER = "Elsewhere the choir sang twice and raised enough money to mend the organ before winter."


def survey(*texts):
    """Survey articles given by their paragraphs, published one day after the other."""
    documents = api.prepare(
        [
            Document(
                id=name,
                text="\n\n".join(paragraphs),
                outlet=f"Paper {name}",
                published=f"2024-03-{day:02d}",
            )
            for day, (name, *paragraphs) in enumerate(texts, 1)
        ],
        is_cleaned=False,
    )
    return documents, api.dedupe(documents)


DEFAULT = ClusterSettings()


def gone(documents, report, cut, settings=DEFAULT):
    """Return what is left out, as document and paragraph."""
    corpus = StoredCorpus(Store.of(documents), IndexSettings())
    found = find_copies(corpus, report.clusters, cut, settings)
    return [(copy.document, copy.index) for copy in found]


def test_copied_paragraphs_go_and_the_first_version_stays():
    documents, report = survey(("a", *OWN), ("b", OTHER, OWN[1], OWN[2]))

    assert gone(documents, report, "paragraphs") == [("b", 1), ("b", 2)]


def test_an_article_goes_if_nearly_all_of_it_is_copied():
    documents, report = survey(("a", *OWN), ("b", OTHER, OWN[1]), ("c", *OWN[:3], "More follows."))

    assert gone(documents, report, "articles") == [("c", None)]


def test_an_article_stays_if_it_has_the_first_version_of_something():
    documents, report = survey(("a", *OWN), ("b", *OWN, OTHER), ("c", OTHER))

    assert gone(documents, report, "articles") == [("c", None)]
    assert gone(documents, report, "paragraphs") == [("b", k) for k in range(4)] + [("c", 0)]


def test_the_share_that_makes_a_copy_can_be_set():
    documents, report = survey(("a", *OWN), ("b", f"{OTHER} {OWN[0]}"))

    assert gone(documents, report, "paragraphs") == []
    half = ClusterSettings(min_copied=0.5)
    assert gone(documents, report, "paragraphs", settings=half) == [("b", 0)]


def test_the_manifest_names_the_passage_that_is_repeated(tmp_path):
    documents, _ = survey(("a", *OWN), ("b", OTHER, OWN[1]))

    _, written = api.thin(documents, tmp_path)

    [copy] = json.loads(written[-1].read_text())["copies"]
    [repeated] = copy["repeats"]
    assert documents[0].text[repeated["start"] : repeated["end"]] == OWN[1].rstrip(".")
    assert documents[1].text[copy["start"] : copy["end"]] == OWN[1]
    assert (tmp_path / "b.txt").read_text() == OTHER + "\n\n"


def test_an_article_that_goes_is_not_written(tmp_path):
    documents, _ = survey(("a", *OWN), ("b", *OWN))

    api.thin(documents, tmp_path, "articles")

    assert sorted(path.name for path in tmp_path.glob("*.txt")) == ["a.txt"]


@pytest.mark.parametrize("cut", ["paragraphs", "articles"])
def test_what_is_kept_can_be_surveyed_again_and_restored(run, tmp_path, corpus, cut):
    done = run(f"thin corpus --cut {cut} -o {tmp_path / 'kept'}")

    assert (done.code, done.out) == (0, "")
    assert COPIES in done.err
    assert run(f"dedupe {tmp_path / 'kept'}").code == 0
    run(f"restore {tmp_path / 'kept'} -o {tmp_path / 'back'}")
    for path in (tmp_path / "back").iterdir():
        assert path.read_bytes() == (corpus / path.name).read_bytes()


def test_thinning_needs_a_folder(run):
    assert run("thin corpus").code == 2
