"""Evidence as sentences: each kind has one, and no name is ever cut out of another."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import handmade
from newsdiff.model import Direction, Evidence
from newsdiff.report import directions, html, terminal


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        (Evidence("date", ("b", "a"), ("2020", "2021")), "B is dated 2020, A is dated 2021"),
        (Evidence("credit", ("a",), ("says b",)), "A names its source: “says b”"),
        (
            Evidence("style", ("a",), ("Mr b",)),
            "shared text says “Mr b”, the rest of A uses no such titles",
        ),
        (
            Evidence("error", ("a",), ("Anne", "Ann")),
            "A writes “Anne” in what both share and “Ann” elsewhere, a slip such as copying makes",
        ),
        (Evidence("agency", ("a", "b"), ("AFP", "dpa")), "both are signed with AFP, dpa"),
        (
            Evidence("ancestor", ("t", "a", "b")),
            "t is older than A and B, and has all that they share",
        ),
        (
            Evidence("witness", ("t", "a", "b", "b"), counts=(3, 4)),
            (
                "t is older than B; where A and B differ, it agrees with A in 3 places and with B in "
                "none, and A and B share 4 changes of it"
            ),
        ),
        (Evidence("witness", (), ("a was there",)), "a was there"),
    ],
)
def test_every_kind_of_evidence_has_a_sentence_in_which_only_ids_are_replaced(evidence, said):
    assert directions.say_evidence(evidence, {"a": "A", "b": "B"}) == said


IDS = ["b", "b_1", "ab_1", "ab_1x", "1", "2020", ".*", "b_1(", "[b]", "{0}", "{b", r"\1", "$", "-"]


@given(st.permutations(IDS))
def test_a_name_inside_another_name_a_date_or_a_pattern_stays_whole(ids):
    names = {name: f"<{at}>" for at, name in enumerate(IDS)}

    said = directions.say_evidence(Evidence("date", tuple(ids[:2]), ("2020-01-01", "b_1")), names)

    assert said == f"{names[ids[0]]} is dated 2020-01-01, {names[ids[1]]} is dated b_1"


def test_an_article_is_called_the_same_wherever_its_name_lies_inside_another_one():
    report = handmade.renamed(handmade.single(), {"post": "b_1", "target": "ab_1x"})

    page = terminal.render(report)

    assert "date: b is dated 2023-03-13, ab is dated 2023-03-14" in page
    assert "date: the source is dated 2023-03-13, the target is dated 2023-03-14" in html.render(
        report
    )
    assert "abx" not in page


@pytest.mark.parametrize(
    ("verdict", "said", "named"),
    [
        ("source-first", "A was first (confidence 0.90)", "A (0.90)"),
        ("target-first", "B was first (confidence 0.90)", "B (0.90)"),
        (
            "common-source",
            "all come from a third article (confidence 0.90)",
            "third article (0.90)",
        ),
        ("unknown", "who was first is not known", "not known"),
    ],
)
def test_a_direction_is_a_sentence_and_a_cell(verdict, said, named):
    direction = Direction(verdict, 0.9)

    assert directions.say_direction(direction, "A", "B", everyone="all") == said
    assert directions.name_first(direction, "A", "B") == named


def test_the_same_sentence_is_given_once():
    agencies = tuple(Evidence("agency", (name, "x"), ("AFP",)) for name in "ab")
    found = Direction("common-source", 0.7, (*agencies, Evidence("credit", ("a",), ("said",))))

    assert list(directions.reasons(found, {}).items()) == [
        ("third-article: both are signed with AFP", "both are signed with AFP"),
        ("credit: a names its source: “said”", "a names its source: “said”"),
    ]


def test_a_terminal_gives_the_same_reason_once_for_a_passage_of_many():
    report = handmade.dedupe()
    agencies = tuple(Evidence("agency", ("post_1", name), ("AFP",)) for name in ("a", "b"))
    first = replace(report.clusters[0], direction=Direction("common-source", 0.7, agencies))

    page = terminal.render(replace(report, clusters=(first,)))

    assert page.count("both are signed with AFP") == 1
