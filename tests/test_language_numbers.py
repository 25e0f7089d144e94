"""Numbers in words."""

from newsdiff.language.numbers import find_numbers


def test_a_hundred_multiplies_no_hundreds():
    """Multiplied again and again, they had more digits than a float holds."""
    text = "one hundred " * 500

    assert {number.value for number in find_numbers(text, 0, len(text))} == {100, 101}
