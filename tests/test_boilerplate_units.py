"""What gets one decision."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import document, units_of
from newsdiff import api
from newsdiff.documents.boilerplate import units
from newsdiff.documents.boilerplate.sections import addresses_reader
from newsdiff.model import Document

PROSE = [
    "Passengers had to take the long way round by bus for all that time, which cost them two hours a day, in the",
    "Old Town of Rasp and in Stennick, where the ferry sails again today, four months after a storm tore its ramp away.",
]


@given(st.lists(st.text("aB ,.", min_size=1).map(str.strip).filter(bool), max_size=20))
def test_units_cover_every_paragraph_once(lines):
    (rows,) = units.build_units([document(lines)], max_torn=0.0).rows

    assert [k for u in rows for k in range(u.first, u.last + 1)] == list(range(len(lines)))


def test_lines_of_a_menu_are_not_joined():
    menu = ["Home", "News", "About us", "© 2019"]

    assert units.rejoin(menu, ["body"] * 4, max_torn=0.0) == [[0], [1], [2], [3]]


def test_a_date_in_front_of_prose_is_not_joined_to_it_whatever_its_zone_is_called():
    lines = ["Ferry sails again", "March 4, 2019 9:41 p.m. ET", *PROSE]

    (marked,) = api.prepare([Document(id="a", text="\n\n".join(lines))])

    assert [p.kind for p in marked.paragraphs] == ["title", "dateline", "body", "body"]


def test_a_line_that_ends_in_a_function_word_goes_on():
    assert units.is_torn("The repairs of the", "Old Bridge")


def test_a_bullet_is_no_part_of_the_text():
    (unit,) = units_of(["* Three girders of iron"])

    assert (unit.text, unit.has_bullet) == ("Three girders of iron", True)


def test_a_quotation_of_its_own_is_recognised():
    whole, part = units_of(["“It will hold,” she said. “For now.”", "“It will hold,” she said."])

    assert (whole.is_quotation, part.is_quotation) == (True, False)


@pytest.mark.parametrize(
    ("line", "is_to_reader", "n"),
    [
        ("Awesome, you're subscribed!", True, 1),
        ("We’re creating a world in which this is easy.", True, 1),
        ("Votre journal, notre port.", True, 2),
        ("Wij wachten al drie jaar op een antwoord.", False, 1),
        ("La nostra casa è l'ultima della via.", False, 1),
        ("Sie kündigten ihre Rückkehr an.", False, 2),
        ("Aunque su puerto vive del pescado.", False, 1),
        ("Nobody came to the harbour.", False, 0),
    ],
)
def test_a_line_says_we_or_you_and_in_four_languages_so_that_it_is_told_by_that(
    line, is_to_reader, n
):
    (unit,) = units_of([line])

    assert len(unit.address) == n
    assert addresses_reader(unit) is is_to_reader
