"""Times of publication in one zone, with what the article says beside them."""

from datetime import UTC, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from newsdiff.model import Evidence
from newsdiff.report import directions
from newsdiff.report.clocks import moment, times_in


@pytest.mark.parametrize(
    ("published", "zone", "expected"),
    [
        ("2019-03-04T10:05:00+00:00", UTC, "2019-03-04 10:05 UTC"),
        ("2019-03-04T10:05:00Z", UTC, "2019-03-04 10:05 UTC"),
        ("2019-03-04T10:05:00-05:00", UTC, "2019-03-04 15:05 UTC (10:05 -05:00)"),
        ("2019-03-04T22:05:00-05:00", UTC, "2019-03-05 03:05 UTC (2019-03-04 22:05 -05:00)"),
        ("2019-07-04T10:05:00+00:00", ZoneInfo("Europe/Berlin"), "2019-07-04 12:05 CEST (10:05 UTC)"),
        ("2019-07-04T10:05:00+02:00", ZoneInfo("Europe/Berlin"), "2019-07-04 10:05 CEST"),
        ("2019-07-04T10:05:00+00:00", timezone(timedelta(hours=5, minutes=30)), "2019-07-04 15:35 +05:30 (10:05 UTC)"),
        ("2019-03-04T10:05:00", UTC, "2019-03-04 10:05 (no zone)"),
        ("2019-03-04", ZoneInfo("Asia/Tokyo"), "2019-03-04"),
        ("9999-12-31T23:05:00-05:00", UTC, "9999-12-31 23:05 -05:00"),
        (None, UTC, ""),
    ],
)  # fmt: skip
def test_a_time_is_shown_in_one_zone_with_the_original_beside_it(published, zone, expected):
    with times_in(zone):
        assert moment(published) == expected


def test_the_zone_is_that_of_what_is_rendered_inside_only():
    with times_in(ZoneInfo("Asia/Tokyo")):
        assert moment("2019-03-04T10:05:00+00:00") == "2019-03-04 19:05 JST (10:05 UTC)"

    assert moment("2019-03-04T10:05:00+00:00") == "2019-03-04 10:05 UTC"


def test_the_dates_of_evidence_are_shown_like_all_others():
    dated = Evidence("date", ("a", "b"), ("2019-03-04T20:05:00-05:00", "2019-03-05T02:00:00+00:00"))

    assert directions.say_evidence(dated, {}) == (
        "a is dated 2019-03-05 01:05 UTC (2019-03-04 20:05 -05:00), b is dated 2019-03-05 02:00 UTC"
    )
