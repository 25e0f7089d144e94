"""The benchmark of directions: families of a known order, and what their evidence says."""

from datetime import datetime

import pytest

from benchmarks import directions
from benchmarks.families import Family
from newsdiff.model import Direction, Evidence
from newsdiff.reuse import attribute
from newsdiff.settings import AttributeSettings

LIMITS = AttributeSettings()
FAMILIES = [Family(number, seed=7).members() for number in range(60)]


def test_the_same_seed_gives_the_same_families():
    assert [Family(number, seed=7).members() for number in range(60)] == FAMILIES
    assert Family(0, seed=8).members() != FAMILIES[0]


def test_a_member_takes_from_an_earlier_one():
    for members in FAMILIES:
        assert [m.source is None for m in members] == [at == 0 for at in range(len(members))]
        assert all(m.source < at for at, m in enumerate(members) if at)


def test_dates_that_say_their_zone_are_in_the_order_of_the_family():
    dated = [[m.document.published for m in members] for members in FAMILIES]
    zoned = [
        dates for dates in dated if all(d and "+" in d[11:] + "+" and len(d) > 19 for d in dates)
    ]

    assert zoned
    for dates in zoned:
        times = [datetime.fromisoformat(date) for date in dates]
        assert times == sorted(times)


def test_ids_say_nothing_of_the_order():
    firsts = [min(m.document.id for m in members) == members[0].document.id for members in FAMILIES]

    assert 0.2 < sum(firsts) / len(firsts) < 0.6


@pytest.mark.parametrize(
    ("evidence", "first"),
    [
        (Evidence("date", ("b", "a"), ("2020-01-01", "2020-01-02")), "b"),
        (Evidence("credit", ("b",), ("told A",)), "a"),
        (Evidence("style", ("a",), ("Mr Holt",)), "b"),
        (Evidence("error", ("b",), ("Hotl", "Holt")), "a"),
        (Evidence("witness", ("t", "a", "b", "b"), counts=(2, 3)), "a"),
        (Evidence("ancestor", ("t", "a", "b")), None),
    ],
)
def test_evidence_names_who_was_first(evidence, first):
    assert directions.first_of(evidence, "a", "b") == first


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2020-01-01T10:00", "2020-01-01T11:00"), "date (hours)"),
        (("2020-01-01T23:00", "2020-01-02T01:00"), "date (hours)"),
        (("2020-01-01", "2020-01-02"), "date (next day)"),
        (("2020-01-01", "2020-01-03"), "date (days)"),
    ],
)
def test_dates_less_than_a_day_apart_are_kinds_of_their_own(dates, expected):
    assert directions.kind(Evidence("date", ("a", "b"), dates)) == expected


def test_a_credit_that_is_all_there_is_is_counted_by_where_it_stands():
    credit = Evidence("credit", ("b",), ("told A",))
    title = Evidence("style", ("a",), ("Mr Holt",))
    sure = attribute.confidence_of(LIMITS.odds_credit, LIMITS)

    assert "beside" in directions.lone_credit(Direction("source-first", sure, (credit,)), LIMITS)
    assert directions.lone_credit(Direction("source-first", sure, (credit, title)), LIMITS) is None


@pytest.mark.parametrize(
    ("verdict", "first", "expected"),
    [
        ("source-first", "a", False),
        ("source-first", "b", True),
        ("target-first", "a", True),
        ("target-first", None, False),
        ("unknown", "a", False),
    ],
)
def test_an_answer_is_wrong_where_another_was_first(verdict, first, expected):
    answer = directions.Answer("a", "b", Direction(verdict, 0.9), first)

    assert directions.is_wrong(answer) is expected


@pytest.mark.parametrize(("right", "n", "least"), [(0, 0, 0.0), (10, 10, 0.722), (50, 100, 0.404)])
def test_the_lower_end_of_wilsons_interval(right, n, least):
    assert directions.low(right, n) == pytest.approx(least, abs=5e-4)


def test_a_sibling_is_no_origin():
    members = next(m for m in FAMILIES if [x.source for x in m] == [None, 0, 0])

    assert list(directions.origins(members, 2)) == [0]
