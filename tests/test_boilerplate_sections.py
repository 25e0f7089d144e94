"""What an opener near the end takes along."""

import pytest

from articles import DEFAULT, SENTENCE, units_of
from newsdiff.documents.boilerplate import sections


def test_a_section_closes_the_article():
    rows = units_of(
        [*[SENTENCE.format("")] * 4, "Related stories", "Mayor denies all", "Ferry late again"]
    )

    assert sorted(sections.trailing(rows, DEFAULT)) == [4, 5, 6]


def test_an_article_that_goes_on_closes_the_section():
    rows = units_of([*[SENTENCE.format("")] * 4, "Related stories", *[SENTENCE.format("")] * 3])

    assert sections.trailing(rows, DEFAULT) == {}


def test_an_opener_early_in_the_article_opens_nothing():
    rows = units_of([SENTENCE.format(""), "Related stories", *[SENTENCE.format("")] * 2])

    assert sections.trailing(rows, DEFAULT) == {}


@pytest.mark.parametrize("opener", ["Related", "Lesen Sie auch", "Lire aussi", "Most read"])
def test_a_section_ends_where_prose_of_the_article_resumes(opener):
    rows = units_of(
        [*[SENTENCE.format("")] * 4, opener, "Mayor denies all", SENTENCE.format(" and buses")]
    )

    assert sorted(sections.trailing(rows, DEFAULT)) == [4, 5]


def test_sentences_right_behind_an_opener_that_end_the_file_are_in_no_section():
    rows = units_of([*[SENTENCE.format("")] * 4, "Reply", "The first lorry left at eight."])

    assert sorted(sections.trailing(rows, DEFAULT)) == [4]


def test_readers_comments_stay_in_their_section():
    lines = [
        "View comments",
        "harbourfan77",
        "The best news of the whole year for our town, if it is true.",
    ]
    rows = units_of([*[SENTENCE.format("")] * 4, *lines])

    assert sorted(sections.trailing(rows, DEFAULT)) == [4, 5, 6]


CUT = ["The hut was closed on Monday.", "The keeper goes on holiday before the first"]
OFFER = "Subscribe to keep reading"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([*CUT, "2 of 9 paragraphs", OFFER, "From 1 a month"], [2, 3, 4]),
        ([*CUT, OFFER, "Choose a plan", "It rained.", "Senn", "Bray"], [2, 3]),
        ([*CUT, OFFER, "Not a member yet?", "Choose a plan"], [2, 3, 4]),
        ([*CUT, "Senn 12", "Bray 11", "Orlock 9", OFFER], []),
        ([*CUT, "2 of 9 paragraphs", "Sign up to our newsletter"], []),
        ([CUT[0], "The keeper of the hut, Jana Moor", OFFER], []),
        ([CUT[1], OFFER, "Choose a plan"], []),
    ],
)
def test_behind_a_sentence_that_breaks_off_stands_the_offer_of_the_rest(lines, expected):
    assert sorted(sections.trailing(units_of(lines), DEFAULT)) == expected


@pytest.mark.parametrize(
    ("buttons", "expected"),
    [(["Share"], [4, 5]), (["Share", "1.2K"], [4, 5, 6]), (["harbourfan77"], [4, 5, 6, 7])],
)
def test_sentences_behind_the_buttons_of_a_post_that_end_the_file_are_in_no_section(
    buttons, expected
):
    lines = ["Comment", *buttons, "The lamp burns on.", "Nobody pays for it."]
    rows = units_of([*[SENTENCE.format("")] * 4, *lines])

    assert sorted(sections.trailing(rows, DEFAULT)) == expected
