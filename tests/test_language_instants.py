"""Dates of publication as intervals, and how sure it is that one lies before another."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.language import instants

MOMENTS = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2030, 1, 1))  # noqa: DTZ001
OFFSETS = st.sampled_from(["", "+00:00", "-08:00", "+05:30"])
PUBLISHED = st.one_of(
    st.builds(lambda m, o: m.isoformat(timespec="seconds") + o, MOMENTS, OFFSETS),
    MOMENTS.map(lambda m: m.date().isoformat()),
)


def order(first: str, second: str) -> tuple[float, float] | None:
    """Return chance and hours, rounded."""
    found = instants.order(first, second, same_zone=0.5)
    return found and (round(found.chance, 2), round(found.hours, 1))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2024-05-06T23:45:00+00:00", "2024-05-07T00:05:00+00:00", (1, 0.3)),
        ("2024-05-07T00:05:00+00:00", "2024-05-06T23:45:00+00:00", (0, 0.3)),
        ("2024-05-06T22:00:00-07:00", "2024-05-07T03:00:00+00:00", (0, 2)),
        ("2024-05-06T09:00:00+00:00", "2024-05-09T09:00:00+00:00", (1, 72)),
    ],
)
def test_times_with_zones_have_an_order(first, second, expected):
    assert order(first, second) == expected


def test_one_minute_has_no_order():
    assert order("2024-05-06T10:00:00+00:00", "2024-05-06T12:00:00+02:00") == (0.5, 0)


@pytest.mark.parametrize(
    ("first", "second", "chance"),
    [
        ("2024-05-06T10:00:00", "2024-05-06T11:00:00+00:00", 0.58),
        ("2024-05-06T10:00:00", "2024-05-06T20:00:00+00:00", 0.92),
        ("2024-05-06T10:00:00", "2024-05-06T22:05:00+00:00", 1),  # even 12 hours west of Greenwich
        ("2024-05-06T10:00:00", "2024-05-05T19:00:00+00:00", 0),  # even 14 hours east of it: 20:00
    ],
)
def test_a_time_without_zone_is_uncertain_by_the_spread_of_the_zones(first, second, chance):
    assert order(first, second)[0] == pytest.approx(chance, abs=0.04)


def test_two_times_without_zone_are_of_one_zone_as_likely_as_not():
    near = order("2024-05-06T10:00:00", "2024-05-06T10:30:00")
    far = order("2024-05-06T10:00:00", "2024-05-07T14:00:00")

    assert near == (0.76, 0.5)
    assert far == (1, 28)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2024-05-06", "2024-05-08", (1, 24)),
        ("2024-05-09", "2024-05-06", (0, 48)),
        ("2024-05-06", "2024-05-06", None),
        ("2024-05-06", "2024-05-06T23:10:00+00:00", None),
        ("2024-05-06T00:00:00", "2024-05-06T09:00:00", None),  # midnight stands for no time
        ("2024-05-06T00:00:00+00:00", "2024-05-09", (1, 48)),
    ],
)
def test_a_date_without_time_is_a_day_long(first, second, expected):
    assert order(first, second) == expected


@pytest.mark.parametrize(
    ("first", "second", "chance"),
    [
        ("2024-05-06", "2024-05-07", 0.93),
        ("2024-05-07", "2024-05-06", 0.07),
        ("2024-05-06T00:00:00Z", "2024-05-07T00:00:00", 0.93),  # the zone of a program
        ("2024-05-06T00:00:00+09:00", "2024-05-07T00:00:00+09:00", 1),
        ("2024-05-06T00:00:00+09:00", "2024-05-07T00:00:00-08:00", 1),
        ("2024-05-06T00:00:00-08:00", "2024-05-07T00:00:00+09:00", 0.75),
    ],
)
def test_neighbouring_days_of_unknown_zones_may_be_the_other_way_round(first, second, chance):
    found = instants.order(first, second, same_zone=0.5)

    assert found.chance == pytest.approx(chance, abs=0.01)


def test_neighbouring_days_are_less_than_a_day_apart():
    assert instants.order("2024-05-06", "2024-05-07", same_zone=0.5).hours < 1


@pytest.mark.parametrize("days", [("2024-02-28", "2024-03-01"), ("2024-12-31", "2025-01-02")])
def test_a_day_between_two_dates_is_longer_than_the_zones_lie_apart(days):
    assert order(*days)[0] == 1


def test_a_date_beside_a_time_of_the_next_day_may_be_later():
    chance, hours = order("2024-05-06", "2024-05-07T01:00:00+00:00")

    assert 0.7 < chance < 0.9
    assert hours < 24


def test_what_is_no_iso_date_has_no_order():
    assert order("6 May 2024", "2024-05-06") is None


@given(PUBLISHED, PUBLISHED)
def test_the_order_of_two_dates_is_mirrored_where_they_change_places(first, second):
    there, back = (
        instants.order(*pair, same_zone=0.5) for pair in ((first, second), (second, first))
    )

    assert (there is None) == (back is None)
    if there and back:
        assert 0 <= there.chance <= 1
        assert there.chance == pytest.approx(1 - back.chance, abs=1e-6)
        assert there.hours == back.hours


@given(MOMENTS, st.integers(2, 3_000))
def test_the_later_the_second_the_surer_is_the_order(moment, minutes):
    start = moment.replace(tzinfo=UTC, hour=10)
    later = [start + timedelta(minutes=m) for m in (minutes, minutes + 30)]
    local = start.replace(tzinfo=None).isoformat(timespec="seconds")
    near, far = (instants.order(local, t.isoformat(), same_zone=0.5) for t in later)

    assert near is None or far is None or near.chance <= far.chance + 1e-9
