"""Versions of one story, and lines that an outlet repeats."""

from articles import DEFAULT, SENTENCE, units_of
from newsdiff.documents.boilerplate import repetition


def test_repetition_counts_other_stories_not_documents():
    a, b, c = (SENTENCE.format(f" {word}") for word in ("now", "soon", "later"))
    rows = [
        units_of([a, "Tides"]),
        units_of([a, "Tides"]),
        units_of([b, "Tides"]),
        units_of([c, "Other"]),
    ]
    outlets = ["x"] * 4
    story = repetition.stories(rows, outlets, DEFAULT.min_story_shared)

    assert story == [0, 0, 2, 3]
    assert [row[1] for row in repetition.counts(rows, outlets, story)] == [1, 1, 1, 0]


def test_a_story_is_named_by_its_first_document_whatever_joins_it():
    one, two = (
        [SENTENCE.format(f" {word}") for word in row]
        for row in (("now", "soon"), ("later", "never"))
    )
    rows = [units_of(one), units_of(two), units_of([one[0], two[0]])]

    assert repetition.stories(rows, ["x"] * 3, DEFAULT.min_story_shared) == [0, 0, 0]


def test_documents_of_unknown_outlet_repeat_nothing():
    rows = [units_of(["Tides"]), units_of(["Tides"])]

    assert repetition.counts(rows, [None, None], [0, 1]) == [[0], [0]]


def test_a_shared_footer_of_prose_makes_no_story():
    footer = [SENTENCE.format(f" on page {n}") for n in "abc"]
    one = [SENTENCE.format(f" {w}") for w in ("here", "there", "then", "again")]
    two = [SENTENCE.format(f" {w}") for w in ("never", "maybe", "often", "twice")]
    rows = [units_of([*one, *footer]), units_of([*two, *footer])]

    assert repetition.stories(rows, ["x", "x"], DEFAULT.min_story_shared) == [0, 1]


def test_many_versions_of_one_story_are_one_story():
    lines = [SENTENCE.format(f" {w}") for w in ("here", "there", "then", "again")]
    rows = [units_of([*lines, f"Version {n}"]) for n in range(30)]

    assert set(repetition.stories(rows, ["x"] * 30, DEFAULT.min_story_shared)) == {0}


def test_a_line_that_many_stories_have_joins_none_of_them():
    box = SENTENCE.format(" on every page")
    # A key hides figures, so stories differ in letters.
    own = [[SENTENCE.format(f" {w}{chr(97 + n)}") for w in "abcdef"] for n in range(20)]
    rows = [units_of([box, *lines]) for lines in own]

    assert len(set(repetition.stories(rows, ["x"] * 20, DEFAULT.min_story_shared))) == len(rows)
