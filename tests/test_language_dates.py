"""Dates in words and in standards, and what must not become a date."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.language import dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-03-04", "2019-03-04"),
        ("20190304", "2019-03-04"),
        ("2019-03-04T14:05:00Z", "2019-03-04T14:05:00+00:00"),
        ("2019-03-04 14:05:33-05:00", "2019-03-04T14:05:33-05:00"),
        ("Monday 4 March 2019 14:05 GMT", "2019-03-04T14:05:00+00:00"),
        ("Mon, 04 Mar 2019 14:05:00 +0100", "2019-03-04T14:05:00+01:00"),
        ("March 4, 2019", "2019-03-04"),
        ("Mar. 4, 2019, 2:05 p.m. EST", "2019-03-04T14:05:00-05:00"),
        ("Sat 2 Mar 2019 10.05 BST", "2019-03-02T10:05:00+01:00"),
        ("4. März 2019, 14.05 Uhr", "2019-03-04T14:05:00"),
        ("le 4 août 2019 à 14h05", "2019-08-04T14:05:00"),
        ("1er février 2019", "2019-02-01"),
        ("4 de septiembre de 2019", "2019-09-04"),
        ("04.03.2019", "2019-03-04"),
        ("25/12/2019", "2019-12-25"),
        ("12/25/2019", "2019-12-25"),
    ],
)
def test_a_full_date_becomes_iso_8601(text, expected):
    assert dates.iso(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2019",
        "March 2019",
        "2019-03",
        "4 March",
        "Monday 14:05",
        "4 March 19",
        "31 February 2019",
        "03/04/2019",
        "04-03-2019",
        "Route 2019 reopens",
        "",
    ],
)
def test_what_is_no_full_unambiguous_date_stays_unset(text):
    assert dates.iso(text) is None


def test_objects_of_yaml_and_parquet_are_dates_too():
    values = [date(2019, 3, 4), datetime(2019, 3, 4, 14, 5, tzinfo=UTC), 20190304, None]

    assert [dates.iso(value) for value in values] == [
        "2019-03-04",
        "2019-03-04T14:05:00+00:00",
        None,
        None,
    ]


def test_the_zone_names_of_this_machine_play_no_part(monkeypatch):
    monkeypatch.setattr("time.tzname", ("XST", "XDT"))

    assert dates.iso("4 March 2019 14:05 XST") == "2019-03-04T14:05:00"


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back_in_words(day):
    text = f"{day.day} {day.strftime('%B')} {day.year}"

    assert dates.iso(text) == day.isoformat()


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none(text):
    found = dates.iso(f"{text} 2019")

    assert found is None or datetime.fromisoformat(found)
