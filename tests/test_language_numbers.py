"""Numbers in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.language import digits
from newsdiff.language.figures import find_figures
from newsdiff.language.numbers import find_numbers


def read(text, code=""):
    return [number.value for number in find_numbers(text, 0, len(text), code)]


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("de", "Zweihundertfünfunddreißigtausend", 235_000),
        ("de", "elfhundert", 1_100),
        ("de", "einhundertzwanzig", 120),
        ("de", "hunderttausend", 100_000),
        ("nl", "tweehonderdvijftig", 250),
        ("nl", "vijfentwintigduizend", 25_000),
        ("it", "duemilacinquecento", 2_500),
        ("it", "centottanta", 180),
        ("it", "milleduecento", 1_200),
        ("sv", "etthundrafemtio", 150),
        ("sv", "tusenfem", 1_005),
        ("hu", "kétezer-ötszáz", 2_500),
        ("cs", "pět set", 500),
        ("cs", "dvě stě dvacet", 220),
        ("tr", "on beş bin", 15_000),
        ("fr", "cent vingt", 120),
        ("fr", "cent mille", 100_000),
    ],
)
def test_hundreds_and_thousands_are_read_in_one_word_or_in_several(code, text, value):
    assert read(text, code) == [value]


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("de", "anderthalb Millionen", 1_500_000),
        ("de", "zweieinhalb Jahre", 2.5),
        ("nl", "anderhalf miljoen", 1_500_000),
        ("ru", "полтора миллиона", 1_500_000),
        ("ru", "два с половиной миллиона", 2_500_000),
        ("uk", "півтора року", 1.5),
        ("pl", "półtora miliona", 1_500_000),
        ("pl", "dwa i pół roku", 2.5),
        ("es", "un millón y medio", 1_500_000),
        ("pt", "um milhão e meio", 1_500_000),
        ("en", "one and a half million", 1_500_000),
        ("sv", "två och en halv miljon", 2_500_000),
        ("hu", "másfél év", 1.5),
        ("es", "2 y medio", 2.5),
    ],
)
def test_halves_are_part_of_a_number(code, text, value):
    assert read(text, code) == [value]


@pytest.mark.parametrize(
    ("code", "text"),
    [("de", "einander Hunderte"), ("sv", "tillsammans"), ("it", "trente mila euro"), ("cs", "set")],
)
def test_words_that_only_hold_the_letters_of_numbers_are_none(code, text):
    assert read(text, code) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Суд приговорил директора к пяти годам, штраф и три года.", [5, 3]),
        ("Soud poslal starostu na čtyři roky do vězení za dvě zakázky.", [4, 2]),
        ("Четверо рыбаков не вернулись, и трое погибли.", [4, 3]),
    ],
)
def test_a_language_shows_by_its_letters_where_a_text_is_short(text, values):
    assert read(text) == values


def test_a_hundred_multiplies_no_hundreds():
    """Multiplied again and again, they had more digits than a float holds."""
    text = "one hundred " * 500

    assert {number.value for number in find_numbers(text, 0, len(text))} == {100, 101}


@pytest.mark.parametrize(
    ("code", "text", "kinds"),
    [
        ("en", "on Frıday, 6 Auguſt", ["weekday", "date"]),
        ("de", "am Dienſtag", ["weekday"]),
        ("fr", "SAMEDİ 6 août", ["weekday", "date"]),
        ("pl", "10 mılıonów złotych", ["money złoty"]),
    ],
)
def test_letters_that_patterns_take_for_others_are_read_as_these(code, text, kinds):
    assert [one.kind for one in find_figures(text, 0, len(text), code)][: len(kinds)] == kinds


@given(st.text(alphabet="01289.., ’a½٣年", max_size=40), st.integers(0, 10))
def test_digits_are_found_as_if_a_pattern_was_tried_everywhere(text, start):
    end = max(len(text) - 2, start)

    found = [match.span() for match in digits._each(digits._DIGITS, text, start, end)]

    assert found == [match.span() for match in digits._DIGITS.finditer(text, start, end)]
