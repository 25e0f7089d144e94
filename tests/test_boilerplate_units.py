"""What gets one decision."""

from hypothesis import given
from hypothesis import strategies as st

from articles import document, units_of
from newsdiff.documents.boilerplate import units


@given(st.lists(st.text("aB ,.", min_size=1).map(str.strip).filter(bool), max_size=20))
def test_units_cover_every_paragraph_once(lines):
    (rows,) = units.build_units([document(lines)], max_torn=0.0).rows

    assert [k for u in rows for k in range(u.first, u.last + 1)] == list(range(len(lines)))


def test_lines_of_a_menu_are_not_joined():
    assert units.rejoin(["Home", "News", "About us", "© 2019"]) == [[0], [1], [2], [3]]


def test_a_line_that_ends_in_a_function_word_goes_on():
    assert units.is_torn("The repairs of the", "Old Bridge")


def test_a_bullet_is_no_part_of_the_text():
    (unit,) = units_of(["* Three girders of iron"])

    assert (unit.text, unit.has_bullet) == ("Three girders of iron", True)


def test_a_quotation_of_its_own_is_recognised():
    whole, part = units_of(["“It will hold,” she said. “For now.”", "“It will hold,” she said."])

    assert (whole.is_quotation, part.is_quotation) == (True, False)
