"""The real articles beside the checkout, where they are: what a reader finds by hand."""

from itertools import permutations

import pytest

import newsdiff
from newsdiff import api
from newsdiff.model import COPIED


@pytest.fixture(scope="module")
def documents(seeds):
    """Return the prepared articles by the first letters of their names."""
    return {d.id[:3]: d for d in api.prepare(newsdiff.read(seeds))}


@pytest.fixture(scope="module")
def report(documents):
    """Return the ledger of the aggregator's piece against the newspaper's."""
    return newsdiff.provenance(documents["001"], [documents["000"]])


def test_merged_split_and_moved_paragraphs_are_linked(report):
    links = {p.index: [link.index for link in p.sources] for p in report.paragraphs if p.sources}

    assert links == {
        1: [6],
        2: [7, 8],
        3: [9],
        4: [10],
        5: [11],
        6: [14, 15],
        8: [16, 17],
        9: [18],
        10: [20],
        11: [21],
        12: [26, 27],
        13: [28, 29],
        14: [30, 31],
    }


def test_three_paragraphs_are_its_own(report):
    assert [p.index for p in report.paragraphs if p.verdict == "original"] == [0, 7, 15]
    assert [p.index for p in report.paragraphs if p.verdict not in COPIED] == [0, 7, 15]


def test_the_altered_place_is_the_only_altered_fact_of_meaning(report):
    found = [
        (line.index, a.kind, a.source, a.target)
        for line in report.paragraphs
        for passage in line.passages
        for a in passage.alterations
        if a.kind != "quotation"
    ]

    assert found == [(9, "place", "Russia", "America")]


def test_the_only_credit_is_found(report):
    near = {
        (line.index, passage.credit.level, passage.credit.text)
        for line in report.paragraphs
        for passage in line.passages
        if passage.credit and passage.credit.level != "article"
    }

    assert near == {(3, "sentence", "cited by the Independent")}
    assert report.summary.credits == 1


def test_the_newspaper_was_first(report):
    [source] = report.sources

    assert source.direction.verdict == "source-first"
    assert source.direction.confidence > 0.9


def test_the_paragraph_that_exonerates_is_the_first_omission(report):
    assert (report.omissions[0].index, report.omissions[0].between) == (22, True)
    assert 32 in [omission.index for omission in report.omissions if not omission.between]


def test_about_three_fifths_are_lifted(report):
    assert 0.58 <= report.summary.coverage <= 0.64
    assert report.summary.copied_paragraphs == 13


@pytest.mark.parametrize(
    ("target", "source"),
    [
        pair
        for pair in permutations(["000", "001", "002", "003", "004"], 2)
        if not {*pair} <= {"000", "001"}
    ],
)
def test_independent_reports_of_one_event_are_not_copied(documents, target, source):
    found = newsdiff.provenance(documents[target], [documents[source]])

    assert [p.index for p in found.paragraphs if p.verdict in COPIED] == []


def test_articles_of_one_outlet_are_not_compared(documents):
    survey = newsdiff.dedupe(documents.values())

    assert documents["000"].outlet == documents["003"].outlet
    assert [(pair.a[:3], pair.b[:3]) for pair in survey.pairs] == [("000", "001")]
