"""Documents that share the furniture of a site get one outlet; copies of prose do not."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.documents import outlets, segment
from newsdiff.documents.reading import documents
from newsdiff.model import Document

SHARED = Path(__file__).parents[2] / "shared"

FOOTER = (
    "Join our harbour forum",
    "Tell other islanders what you think and read their replies",
    "Thank you for registering",
)
APPEAL = (
    "Your support keeps this island newsroom open, so please donate what you can to our site today."
)
TOPICS = [
    "ferry",
    "bakery",
    "lighthouse",
    "pier",
    "school",
    "quarry",
    "museum",
    "market",
    "orchard",
]


def article(name, topic, *footer, outlet=None, copied=()):
    """Build an article with prose of its own, perhaps with copied paragraphs and a footer."""
    prose = [
        f"The {topic} of Stennick opens its doors on {day}, its keeper told {n} visitors in the rain."
        for n, day in enumerate(["Monday", "Tuesday", "Wednesday", "Thursday"], 2)
    ]
    texts = [f"News of the {topic} in the town", *copied, *prose, *footer]
    return segment.describe(Document(id=name, text="\n\n".join(texts), outlet=outlet))


def prose_of(document):
    """Return the prose of an article built above."""
    return [document.extract(p) for p in document.paragraphs[1:5]]


def named(*found):
    """Return the outlets that documents get, by id."""
    return {document.id: document.outlet for document in outlets.assign(found)}


def test_articles_with_one_footer_get_one_unnamed_outlet():
    found = named(
        article("b", "bakery", *FOOTER), article("a", "ferry", *FOOTER), article("c", "pier")
    )

    assert found == {"a": "unnamed (a)", "b": "unnamed (a)", "c": None}


def test_one_long_line_to_the_reader_is_enough():
    assert named(article("a", "ferry", APPEAL), article("b", "pier", APPEAL)) == {
        "a": "unnamed (a)",
        "b": "unnamed (a)",
    }


def test_a_known_outlet_passes_to_those_that_share_its_footer():
    found = named(article("a", "ferry", *FOOTER), article("b", "pier", *FOOTER, outlet="Tern"))

    assert found == {"a": "Tern", "b": "Tern"}


@pytest.mark.parametrize(
    "footer",
    [
        ("Advertisement", "Share", "Read more"),
        ("Share this story", "Privacy policy", "Sign in", "Terms of use", "Contact us"),
        ("Your email address will not be published. Required fields are marked with a star.",),
        ("We are using cookies so that you can read this site in the best possible way today.",),
        (
            "© 2019 The Associated Press. All rights reserved to the members and subscribers of the agency.",
        ),
        (
            "“You told us that our support for your site was over,” the harbour master said to readers.",
        ),
        (
            "A gull looks over the harbour wall at the ferry that you can follow from our site (Getty)",
        ),
        ("Sign up for our newsletter",),
        ("The harbour and the ferry", "The bakery and the baker on the pier of the little town"),
    ],
)
def test_lines_of_anybody_are_no_evidence(footer):
    found = named(article("a", "ferry", *footer), article("b", "pier", *footer))

    assert found == {"a": None, "b": None}


def test_a_copy_is_not_merged_with_its_source_although_the_footer_came_along():
    source = article("a", "ferry", *FOOTER)
    copy = article("b", "pier", *FOOTER, copied=prose_of(source))

    assert named(source, copy) == {"a": None, "b": None}


def test_a_copy_stays_apart_from_a_source_that_has_an_outlet_by_others():
    source, other = article("a", "ferry", *FOOTER), article("b", "bakery", *FOOTER)
    copy = article("c", "pier", *FOOTER, copied=prose_of(source))

    found = named(source, other, copy)

    assert found["a"] == found["b"] == "unnamed (a)"
    assert found["c"] is None


def test_a_follow_up_that_repeats_one_paragraph_is_of_the_same_outlet():
    first = article("a", "ferry", *FOOTER)
    second = article("b", "pier", *FOOTER, copied=prose_of(first)[:1])

    assert named(first, second) == {"a": "unnamed (a)", "b": "unnamed (a)"}


def test_different_outlets_are_never_merged_and_their_common_lines_prove_nothing():
    found = named(
        article("a", "ferry", *FOOTER, outlet="Tern"),
        article("b", "pier", *FOOTER, outlet="Gull"),
        article("c", "bakery", *FOOTER),
    )

    assert found == {"a": "Tern", "b": "Gull", "c": None}


def test_spellings_of_one_outlet_become_the_most_frequent_one():
    found = named(
        article("a", "ferry", outlet="The Stennick Mail"),
        article("b", "pier", outlet="The Stennick Mail"),
        article("c", "bakery", outlet="www.stennickmail.co.uk"),
        article("d", "school", outlet="Stennick Post"),
    )

    assert found == {**dict.fromkeys("abc", "The Stennick Mail"), "d": "Stennick Post"}


def test_an_article_before_a_name_counts_unless_one_outlet_alone_has_the_name():
    outlets = (
        "Die Hafenpost",
        "hafenpost.example",
        "La Vigie",
        "Le Vigie",
        "L’Écho",
        "L'Écho",
        "La Presse",
        "Die Presse",
        "Presse",
    )
    found = named(*(article(str(at), "ferry", outlet=o) for at, o in enumerate(outlets)))

    assert len(set(found.values())) == 7
    assert found["0"] == found["1"] != found["2"]


@pytest.mark.parametrize(
    ("names", "n_outlets"),
    [
        (("Vale", "Vale News"), 1),
        (("Vale News", "Vale Online"), 2),
        (("Münstertaler Bote", "muenstertaler-bote.de"), 1),
        (("Börsenblatt", "boersenblatt.example", "Borsenblatt"), 2),
        (("Mail", "Maeil"), 2),
        (("El País", "elpais.example"), 1),
    ],
)
def test_what_an_outlet_may_be_called_with_or_without_makes_no_two_outlets_one(names, n_outlets):
    found = named(*(article(str(at), "ferry", outlet=name) for at, name in enumerate(names)))

    assert len(set(found.values())) == n_outlets


def test_documents_without_paragraphs_are_left_alone():
    document = Document(id="a", text="Join our harbour forum")

    assert outlets.assign([document, document]) == [document, document]


@given(st.permutations(range(9)), st.sets(st.integers(0, 8)))
def test_the_order_of_documents_changes_nothing(order, with_footer):
    found = [
        article(f"{n}", topic, *(FOOTER if n in with_footer else ()))
        for n, topic in enumerate(TOPICS)
    ]

    assert named(*found) == named(*(found[n] for n in order))


@pytest.mark.skipif(
    not SHARED.is_dir(), reason="the development articles are not beside the checkout"
)
def test_the_development_articles_fall_into_their_outlets():
    found = [segment.describe(d) for d in documents(SHARED / "seeds")]
    named = {d.id[:3]: d.outlet for d in outlets.assign(found)}
    unnamed = {d.id[:3]: d.outlet for d in outlets.assign([replace(d, outlet=None) for d in found])}

    for groups in (named, unnamed):
        assert groups["000"] == groups["003"] is not None
        assert groups["001"] is groups["002"] is None
        assert groups["004"] != groups["000"]
