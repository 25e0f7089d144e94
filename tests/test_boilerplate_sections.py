"""What an opener near the end takes along."""

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
