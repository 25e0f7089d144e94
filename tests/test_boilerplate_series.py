"""Series: posts, numbered headings, days and turns of a talk stay; what is only counted goes."""

from time import process_time

import pytest

from articles import PROSE, actions, document
from newsdiff.documents.boilerplate import series
from newsdiff.documents.boilerplate.context import Decision
from newsdiff.documents.boilerplate.lines import describe_lines

HEAD = "Bridge closed: the day as it happened"
MENU = ["Home", "Sport", "Log in"]
FOOT = ["Share", "Print", "Cookie policy", "Terms of use"]


def lost(lines):
    page = [*MENU, HEAD, *lines, *FOOT]
    done = actions(document(page, kinds={len(MENU): "title"}))
    return [
        line
        for line, action in zip(page, done, strict=True)
        if action == "remove" and line in lines
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["14:05", PROSE[1], "13.40 Uhr", "A vote", PROSE[3], "12:30", "Ferries run on time."],
        ["90.+3 Minute", "Schluss! Wir sind weiter.", "78. Minute", "Tor!", "61. Minute", "Gelb."],
        [
            PROSE[0],
            "1. Breadcrumbs",
            "Bake them.",
            "2. Soup",
            "Tear the bread.",
            "3. Ducks",
            "Do not.",
        ],
        [
            PROSE[0],
            "Monday",
            "Pub quiz at the Anchor",
            "Tuesday",
            "Nothing",
            "Friday",
            "Fish supper",
        ],
        [PROSE[0], "Baker: At two.", "Paper: Each day?", "Baker: Yes.", "Paper: Thank you."],
        [
            PROSE[0],
            "— When?",
            "— In May, when the boats are back from the islands.",
            "— Both of them?",
            "— If God will.",
        ],
        ["Good evening, dear neighbours.", "Who pays for it?", *PROSE[:2]],
    ],
)
def test_what_an_article_is_told_in_stays(lines):
    assert lost(lines) == []


def test_a_single_time_is_the_length_of_a_video():
    assert lost([PROSE[0], "1:23", *PROSE[1:]]) == ["1:23"]


def test_numbered_comments_are_no_series():
    comments = [
        "Leave a comment",
        "1. Sam says",
        "Nice.",
        "2. Kim says",
        "So true.",
        "3. Lee says",
        "Ha.",
    ]

    assert lost([*PROSE, *comments]) == comments


def test_other_stories_below_each_other_are_no_series():
    ranking = ["Most read", "1. Cow on roof", "2. Goat on roof", "3. Ferry late again"]

    assert lost([*PROSE, *ranking]) == ranking


@pytest.mark.parametrize(
    "row",
    [
        lambda i: f"{i // 60 % 24:02}:{i % 60:02} Rain {i} fell in Hallin.",
        lambda i: (
            f"Row{chr(97 + i // 3 % 26)}{chr(97 + i // 78 % 26)}{chr(97 + i // 2028)} {i % 3} fell."
        ),
        lambda i: (
            f"Ann{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}: goes on {'on ' * (i // 676)}today."
        ),
    ],
)
def test_entries_inside_of_each_other_take_no_more_time_than_there_are_lines(row):
    units = describe_lines([row(i) for i in range(9_000)]).rows
    for unit in units:
        unit.kind = "body"
    decided = [Decision(None, "remove", "reads like it", 0.9, "model") for _ in units]
    start = process_time()
    series.spare_series(units, decided)

    assert process_time() - start < 1


def test_a_post_between_two_others_may_be_a_list():
    post = ["13:40", "What still runs", "- trains to Orlen, twice", "- no ferry", "Copy link"]
    lines = ["14:05", PROSE[1], *post, "12:30", "Ferries run on time.", "Copy link"]

    assert set(lost(lines)) == {"Copy link"}
