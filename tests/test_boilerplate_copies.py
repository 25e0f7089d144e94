"""An article that stands twice in its file."""

from articles import PROSE, actions, document
from newsdiff.documents.boilerplate import mark
from newsdiff.settings import CleanSettings

TITLE = "Swing bridge closed to lorries after engineers find cracks"


def warnings(doc):
    return mark([doc], CleanSettings())[0].warnings


def test_of_an_article_printed_twice_one_whole_copy_stays_with_its_headline():
    article = [TITLE, "By Ada Quill", *PROSE, "The bridge", PROSE[0].replace("council", "board")]
    doc = document([*article, *article], kinds={0: "title", 1: "byline"})

    assert "remove" not in actions(doc)[: len(article)]
    assert actions(doc)[len(article) :] == ["remove"] * len(article)
    assert warnings(doc) == ("7 paragraphs stand twice in the file; one copy of each was kept",)


def test_a_paragraph_printed_again_farther_down_stays_once():
    doc = document([TITLE, *PROSE[:4], PROSE[1], *PROSE[4:]], kinds={0: "title"})

    assert [i for i, action in enumerate(actions(doc)) if action == "remove"] == [5]
    assert warnings(doc) == ()


def test_a_quotation_that_is_printed_large_is_no_copy():
    speech = (
        "“We could not wait for another winter of salt and storms to find out how deep they are.”"
    )
    doc = document([TITLE, PROSE[0], speech, *PROSE[1:], speech], kinds={0: "title"})

    assert "remove" not in actions(doc)


def test_a_standfirst_does_not_replace_the_first_paragraph_that_says_the_same():
    doc = document(
        [TITLE, PROSE[0], "By Ada Quill", *PROSE], kinds={0: "title", 1: "standfirst", 2: "byline"}
    )

    assert actions(doc)[3] != "remove"


def test_short_lines_that_come_again_are_no_copies():
    doc = document(
        [TITLE, PROSE[0], "The bridge", *PROSE[1:3], "The bridge", *PROSE[3:]], kinds={0: "title"}
    )

    assert actions(doc)[5] != "remove"


def test_paragraphs_that_differ_in_their_figures_are_no_copies():
    rows = [
        f"Tour {n}: a walk of {n + 5} days with {n + 9} meals, {n + 4} nights in huts and a guide who knows the moor."
        for n in (1, 2, 3)
    ]
    doc = document([TITLE, PROSE[0], *rows, *PROSE[1:]], kinds={0: "title"})
    apart = document([TITLE, PROSE[0], rows[0], PROSE[1], rows[1], *PROSE[2:]], kinds={0: "title"})

    assert "remove" not in actions(doc)
    assert "remove" not in actions(apart)


def test_a_question_above_the_text_is_not_the_first_copy_of_the_heading_that_asks_it():
    question = "Why did it take the council of Stennick so very long to close the bridge?"
    doc = document(
        [TITLE, PROSE[0], question, *PROSE[1:3], question, *PROSE[3:]], kinds={0: "title"}
    )

    assert "remove" not in actions(doc)
