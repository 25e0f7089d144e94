"""Which lines are dates."""

import pytest

from newsdiff.documents.segment.datelines import is_dateline


@pytest.mark.parametrize(
    "line",
    [
        "Monday 4 March 2019 14:05 GMT",
        "Published: 4 March 2019, 14:05",
        "March 4, 2019",
        "2019-03-04",
        "2019-03-04T14:05:00+01:00",
        "Published 10:27 a.m. EST, Mar. 4, 2019",
        "Mon 4 Mar 2019 10.05 GMT",
        "Stennick, 4 March 2019",
        "4. März 2019, 14:05 Uhr",
        "Stand: 04.03.2019, 10:15 Uhr",
        "Publié le 4 août 2019 à 14h05",
        "4 de septiembre de 2019",
        "4 March",
    ],
)
def test_a_line_that_is_only_a_date_is_a_dateline(line):
    assert is_dateline(line)


@pytest.mark.parametrize(
    "line",
    [
        "4 March 2019 was cold",
        "March 2019",
        "14:05",
        "The March 4",
        "Rain fell on 4 March 2019.",
        "1984",
        "May",
    ],
)
def test_a_line_that_holds_more_or_less_than_a_date_is_no_dateline(line):
    assert not is_dateline(line)
