"""Paragraphs, with exact places, and what a document says of itself."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.documents import segment
from newsdiff.documents.reading import documents
from newsdiff.model import Document

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"

WRAPPED = """\
Ferry to Stennick sails again after four months

By Ada Stone
4 March 2019

The ferry to Stennick sails again today, four months after the storm
that tore its ramp away and left the island without a regular link to
the mainland.

"We had forgotten how quiet it gets," said the harbour master, who has
counted every crate that came over by rowing boat since November and
keeps the list on his wall.

- the ramp has been rebuilt in steel and stands half a metre higher
  than the old one did
- tickets cost what they did before
"""


def extracts(text, **fields):
    """Return the paragraphs of a text."""
    document = Document(id="x", text=text, **fields)
    return [document.extract(paragraph) for paragraph in segment.split_paragraphs(document)]


def describe(text, **fields):
    """Describe a document made of a text."""
    return segment.describe(Document(id="x", text=text, **fields))


def kinds(text, **fields):
    """Return the kind of every paragraph of a text."""
    return [p.kind for p in segment.split_paragraphs(Document(id="x", text=text, **fields))]


@pytest.mark.parametrize(
    "newline", ["\n", "\r\n", "\r", "\n\n", "\u2028", "\u2029", "\f", "\v", "\x85", "\n \u00a0\n"]
)
def test_every_non_empty_line_is_a_paragraph(newline):
    assert extracts(f"One.{newline}Two.{newline}") == ["One.", "Two."]


def test_whitespace_and_invisible_characters_at_both_ends_are_left_out():
    assert extracts("\ufeff\u00a0 One.\u200b\u00a0\t\n\u2060\n Two. \u2003") == ["One.", "Two."]


def test_lines_are_counted_as_an_editor_counts_them():
    document = Document(id="x", text="a\r\nb\n\n\rc\fd\u2028e\nf")

    assert [p.line for p in segment.split_paragraphs(document)] == [1, 2, 5, 5, 5, 6]


def test_paragraphs_begin_behind_front_matter_and_count_its_lines():
    text = "---\ntitle: T\n---\nOne."
    document = Document(id="x", text=text, body_start=text.index("One."))

    assert [(p.index, p.line, document.extract(p)) for p in segment.split_paragraphs(document)] == [
        (0, 4, "One.")
    ]


@given(st.text(st.sampled_from("aB. \u00a0\n\r\f\u2028\u200b-#1*“”"), max_size=120))
def test_paragraphs_hold_every_visible_character_in_order(text):
    document = Document(id="x", text=text)
    found = segment.split_paragraphs(document)
    invisible = {"\u200b", "\u2060", "\ufeff"}

    inside = "".join(document.extract(p) for p in found)
    visible = [c for c in text if not c.isspace() and c not in invisible]
    assert [c for c in inside if not c.isspace() and c not in invisible] == visible
    assert [p.index for p in found] == list(range(len(found)))
    assert all(a.end <= b.start and a.line <= b.line for a, b in pairwise(found))
    assert all(document.extract(p) == document.extract(p).strip() != "" for p in found)


def test_wrapped_lines_are_joined_between_blank_lines():
    found = extracts(WRAPPED)

    assert [text.split("\n")[0][:12] for text in found] == [
        "Ferry to Ste", "By Ada Stone", "4 March 2019", "The ferry to", '"We had forg', "- the ramp h", "- tickets co",
    ]  # fmt: skip
    assert found[3].endswith("the mainland.")


def test_the_narrow_columns_of_print_are_wrapped():
    column = (
        "The harbour master said the crane\nhad been inspected in March and\nwas declared safe for two more\n"
        "years. Its cable snapped on Sun-\nday while it lifted a container,\nwhich fell into the basin and\nsank."
    )

    assert extracts(column) == [column]
    assert extracts(f"{column}\n\n{column}") == [column, column]


def test_a_narrow_column_of_german_is_wrapped_though_its_nouns_have_capitals():
    column = (
        "Die Nachtfähre zu den\nInseln wird im November\neingestellt, teilte der\nKreis am Mittwoch mit, weil\n"
        "kein Kapitän mit dem Patent\nfür die Meerenge gefunden\nwurde, wie es heißt."
    )

    assert extracts(column) == [column]


def test_short_lines_of_a_poem_are_not_wrapped():
    lines = [
        "the gulls come in at seven",
        "and nobody",
        "has told them of the tide, that it",
        "is late",
        "and that the nets are dry",
        "today",
    ]

    assert extracts("\n".join(lines)) == lines


def test_short_lines_of_a_list_are_not_wrapped():
    lines = [
        "Masthead",
        "Founder and Publisher:",
        "Executive Editor:",
        "Managing Editor:",
        "Office Dog:",
    ]

    assert extracts("\n".join(lines)) == lines


def test_long_lines_without_blank_ones_between_are_not_wrapped():
    lines = [f"Paragraph {n} goes on about the harbour for quite a while. " * 3 for n in range(6)]

    assert len(extracts("\n".join(lines))) == 6


def test_an_article_is_described_by_its_head():
    found = describe(WRAPPED)

    assert found.title == "Ferry to Stennick sails again after four months"
    assert found.published == "2019-03-04"
    assert [p.kind for p in found.paragraphs] == [
        "title", "byline", "dateline", "body", "body", "list-item", "list-item",
    ]  # fmt: skip


def test_metadata_wins_over_the_text():
    found = describe(WRAPPED, title="Other", published="2020-01-01", outlet="Tern")

    assert (found.title, found.published, found.outlet) == ("Other", "2020-01-01", "Tern")
    assert "title" not in {p.kind for p in found.paragraphs}


def test_describing_twice_changes_nothing():
    once = describe(WRAPPED)

    assert segment.describe(once) == once


def test_an_empty_text_has_no_paragraphs():
    assert describe(" \n\u00a0\n").paragraphs == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("© 2019 The Harbour Gazette. All rights reserved.", None),
        ("Support The Stennick Mail!", "The Stennick Mail"),
        ("A Message from The Stennick Mail:", "The Stennick Mail"),
        ("Join the debate, follow other Mail readers and see what they say", "Mail"),
        ("Thank you for reading the Stennick Mail.", "Stennick Mail"),
        ("Get the Stennick Mail’s morning email", "Stennick Mail"),
        ("Letters: letters@stennickmail.example", "stennickmail.example"),
        ("By Ada Stone, Stennick Mail staff", "Stennick Mail"),
        ("© 2019 The Associated Press. All rights reserved.", None),
        ("© Getty Images", None),
        ("Copyright 2019 Tide Media Group", None),
        ("Copyright Norwire 2019. Subscribers may republish this report.", None),
        ("Follow Ada Stone on Twitter", None),
        ("This report first appeared in The Stennick Mail.", None),
        ("Support grows for a new ferry", None),
    ],
)
def test_the_outlet_is_what_the_text_says_of_itself(line, expected):
    assert describe(f"The ferry sails.\n\n{line}").outlet == expected


def test_two_names_are_no_name():
    text = "Support The Stennick Mail!\n\nA Message from The Other Gazette:"

    assert describe(text).outlet is None


def test_a_name_in_words_is_better_than_an_address():
    text = "Mail newsdesk@stennickmail.example\n\nSupport The Stennick Mail!"

    assert describe(text).outlet == "The Stennick Mail"


def test_the_date_of_an_update_is_not_that_of_publication():
    prose = "The ferry sails again today, four months after the storm that tore its ramp away."
    both = "Published: 3 March 2019, 14:05 | Updated: 4 March 2019, 09:00"

    assert describe(f"Ferry sails again after storm\n\n{both}\n\n{prose}").published == (
        "2019-03-03T14:05:00"
    )
    assert describe(f"Ferry sails again\n\nUpdated 4 March 2019\n\n{prose}").published is None


@pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the development articles are not beside the checkout"
)
def test_the_heads_of_the_development_articles_are_recognised():
    found = {d.id[:3]: segment.describe(d) for d in documents(SEEDS)}

    assert {
        name: [p.index for p in d.paragraphs if p.kind == "title"] for name, d in found.items()
    } == {
        "000": [0],
        "001": [0],
        "002": [0],
        "003": [0],
        "004": [1],
    }
    assert {name: d.published for name, d in found.items() if d.published} == {
        "000": "2017-02-15T10:27:00+00:00",
        "003": "2016-11-10T09:27:00+00:00",
    }
    assert [p.kind for p in found["000"].paragraphs[:5]] == [
        "title", "standfirst", "byline", "dateline", "body",
    ]  # fmt: skip
