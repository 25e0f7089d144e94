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
