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
        ("Tue, 4 Jun 2019, 10.05 BST (05.05 EDT)", "2019-06-04T10:05:00+01:00"),
        (
            "Tue Jun 04 2019 10:05:00 GMT+0200 (Central European Summer Time)",
            "2019-06-04T10:05:00+02:00",
        ),
        ("Tue Jun  4 10:05:33 2019", "2019-06-04T10:05:33"),
        ("4-Jun-2019", "2019-06-04"),
        ("4. 6. 2019", "2019-06-04"),
        ("10:05 - 04.06.2019", "2019-06-04T10:05:00"),
        ("2019年6月4日 10:05", "2019-06-04T10:05:00"),
        ("2019年6月4日（火）午後0時5分", "2019-06-04T12:05:00"),
        ("2019년 6월 4일 오후 10시 5분", "2019-06-04T22:05:00"),
        ("2019. június 4. 10:05", "2019-06-04T10:05:00"),
        ("2019. 6. 4. 10:05", "2019-06-04T10:05:00"),
        ("4 تشرين الثاني/نوفمبر 2019", "2019-11-04"),
        ("4 كانون الثاني 2019", "2019-01-04"),
        ("4. kesäkuuta 2019 klo 10.05", "2019-06-04T10:05:00"),
    ],
)
def test_a_full_date_becomes_iso_8601(text, expected):
    assert dates.iso(text) == expected


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("January 8, 2019 9:41 p.m. ET", "-05:00"),
        ("July 8, 2019 9:41 PM ET", "-04:00"),
        ("9:41 PM PT, Mon July 8, 2019", "-07:00"),
        ("July 8, 2019 at 9:41pm CT", "-05:00"),
        ("July 8, 2019 9:41 p.m. Mountain Time", "-06:00"),
        ("March 10, 2019 1:59 a.m. ET", "-05:00"),
        ("March 10, 2019 3:00 a.m. ET", "-04:00"),
        ("November 3, 2019 2:30 a.m. ET", "-05:00"),
        ("March 20, 2006 9:41 a.m. ET", "-05:00"),  # the clocks changed in April then
        ("8 Jul 2019 21:41 SGT", "+08:00"),
        ("8 Jul 2019 21:41 HKT", "+08:00"),
        ("8 Jul 2019 21:41 CET", "+01:00"),
        ("8. Juli 2019, 21.41 Uhr MESZ", "+02:00"),
        ("8 Jul 2019 9.41pm AEDT", "+11:00"),
        ("8 Jul 2019 9.41pm GMT+5:30", "+05:30"),
    ],
)
def test_the_zone_of_a_time_is_read(text, offset):
    assert dates.iso(text)[19:] == offset


@pytest.mark.parametrize("zone", ["IST", "CST", "AST", "XST", "Uhr", ""])
def test_a_zone_with_several_meanings_or_none_stays_unknown(zone):
    assert dates.iso(f"8 Jul 2019 21:41 {zone}") == "2019-07-08T21:41:00"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Freitag, 8. November 2019, 9 Uhr", "2019-11-08T09:00:00"),
        ("vendredi 8 novembre 2019 à 9 h 05", "2019-11-08T09:05:00"),
        ("viernes, 8 de noviembre de 2019 a las 9:05 p. m.", "2019-11-08T21:05:00"),
        ("venerdì 8 novembre 2019 alle ore 9.05", "2019-11-08T09:05:00"),
        ("8 set 2019, ore 21:05", "2019-09-08T21:05:00"),
        ("sexta-feira, 8 de novembro de 2019 às 9h05", "2019-11-08T09:05:00"),
        ("8 out 2019", "2019-10-08"),
        ("vrijdag 8 november 2019 om 9:05 uur", "2019-11-08T09:05:00"),
        ("8 mrt 2019", "2019-03-08"),
        ("piątek, 8 listopada 2019 r., godz. 9:05", "2019-11-08T09:05:00"),
        ("8 września 2019", "2019-09-08"),
        ("8 ноября 2019 года, 9:05", "2019-11-08T09:05:00"),
        ("mar 5 mar 2019", "2019-03-05"),
    ],
)
def test_months_and_days_are_known_in_nine_languages(text, expected):
    assert dates.iso(text) == expected


@pytest.mark.parametrize("scale", [1, 10**3, 10**6, 10**9])
def test_what_programs_count_since_1970_is_a_date(scale):
    numbers = [1_554_372_000 * scale, float(1_554_372_000 * scale), str(1_554_372_000 * scale)]

    assert {dates.iso(number) for number in numbers} == {"2019-04-04T10:00:00+00:00"}


@pytest.mark.parametrize("number", [0, 2019, 20190404, True, -1.5e9, float("nan"), float("inf")])
def test_other_numbers_are_no_dates(number):
    assert dates.iso(number) is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["03/04/2019", None, "25/04/2019 10:05", "x"], True),
        (["03/04/2019", "04/25/2019"], False),
        (["03/04/2019", "05/04/2019"], None),
        (["25/04/2019", "04/25/2019"], None),
        ([], None),
    ],
)
def test_a_column_as_a_whole_says_whether_the_day_is_first(values, expected):
    assert dates.day_order(values) is expected


def test_with_the_order_of_the_column_every_date_of_it_is_read():
    read = [dates.iso("03/04/2019 10:05", day_first=first) for first in (True, False, None)]

    assert read == ["2019-04-03T10:05:00", "2019-03-04T10:05:00", None]


@pytest.mark.parametrize(
    "text",
    [
        "2019",
        "vor 3 Stunden",
        "4 March 2019 10:00 to 11:00",
        "4 March 2019 25:10",
        "4 March 2019 13:10 PM",
        "The 4 March 2019 meeting",
        "4 March 2019 5 March 2019",
        "4 شباط/مارس 2019",
        "平成31年",
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
