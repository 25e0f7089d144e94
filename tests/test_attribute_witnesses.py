"""Witnesses: when the wording of a third document tells who was first."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff import Document, Settings, provenance
from newsdiff.language.tokenizing import tokenize
from newsdiff.model import Direction, Evidence
from newsdiff.reuse import align, attribute
from prepared import uncleaned

WIRE = (
    "The northern footway over the river was closed on Monday after a handrail came away in a gale and fell "
    "onto a moored barge. Two cyclists were treated for bruises at the harbour clinic and went home before dusk. "
    "Engineers had warned the council in spring that the bolts were rusting faster than anybody had expected. "
    "A replacement will be cast in a foundry upriver, and nobody could say yet who would have to pay for it."
)
FIRST_EDITS = {"moored": "passing", "before dusk": "in the evening", "had expected": "thought"}
SECOND_EDITS = {"a gale": "strong winds", "were rusting": "rusted", "foundry": "workshop"}


def edited(text: str, changes: dict[str, str]) -> str:
    """Return a text with some words changed."""
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return text


def direction(
    target: str, source: str, other: str, days: tuple[int | None, int | None, int | None]
) -> Direction:
    """Say who of target and source was first, beside another document; days date the three."""
    documents = uncleaned(
        [
            Document(id=name, text=text, published=None if day is None else f"2021-03-{day:02}")
            for name, text, day in zip("bat", (target, source, other), days, strict=True)
        ]
    )
    report = provenance(documents[0], documents[1:])
    return next(record.direction for record in report.sources if record.id == "a")


ONCE = edited(WIRE, FIRST_EDITS)
TWICE = edited(ONCE, SECOND_EDITS)


def test_text_that_passed_through_the_source_came_from_it():
    found = direction(TWICE, ONCE, WIRE, (4, None, 1))

    assert found.verdict == "source-first"
    assert found.evidence == (Evidence("witness", ("t", "a", "b", "b"), counts=(3, 3)),)
    assert 0 < found.confidence < 0.8


def test_text_that_passed_through_the_target_came_from_it():
    found = direction(ONCE, TWICE, WIRE, (None, 4, 1))

    assert found.verdict == "target-first"
    assert found.evidence == (Evidence("witness", ("t", "b", "a", "a"), counts=(3, 3)),)


@pytest.mark.parametrize("days", [(None, None, None), (1, None, 4), (4, None, 4), (None, None, 1)])
def test_wording_says_nothing_where_the_third_is_not_known_to_be_older(days):
    assert direction(TWICE, ONCE, WIRE, days) == Direction("unknown", 0.0)


def test_one_place_may_be_chance():
    one = edited(ONCE, {"a gale": "strong winds"})

    assert direction(one, ONCE, WIRE, (4, None, 1)).verdict == "unknown"


def test_two_texts_that_each_changed_the_third_in_their_own_way_have_it_as_their_common_source():
    found = direction(edited(WIRE, SECOND_EDITS), ONCE, WIRE, (4, 3, 1))

    assert (found.verdict, found.confidence) == ("common-source", 0.7)
    assert Evidence("ancestor", ("t", "a", "b")) in found.evidence


def test_two_texts_that_share_what_the_third_lacks_do_not_have_it_from_there():
    more = " The ferry will run twice an hour until the repair is done, said its captain."

    found = direction(TWICE + more, WIRE + more, WIRE, (4, 3, 1))

    assert found.verdict == "source-first"
    assert [evidence.kind for evidence in found.evidence] == ["date"]


def test_an_older_version_of_one_outlet_is_no_third_article():
    documents = uncleaned(
        [
            Document(id="b", text=TWICE, outlet="Girder", published="2021-03-04"),
            Document(id="a", text=ONCE, outlet="Skimline"),
            Document(id="t", text=WIRE, outlet="Skimline", published="2021-03-01"),
        ]
    )

    found = provenance(documents[0], documents[1:]).sources

    assert {record.id: record.direction.verdict for record in found}["a"] == "unknown"


def test_a_third_that_both_name_is_older_without_a_date():
    source = f"{WIRE} That is what the Norwire News reported."
    target = f"{edited(WIRE, SECOND_EDITS)} It was first reported by the Norwire News."
    documents = uncleaned(
        [
            Document(id="b", text=target, outlet="Girder"),
            Document(id="a", text=source, outlet="Skimline"),
            Document(id="t", text=WIRE, outlet="Norwire News"),
        ]
    )

    found = {
        record.id: record.direction for record in provenance(documents[0], documents[1:]).sources
    }

    assert found["a"].verdict == "common-source"
    assert found["t"].verdict == "source-first"


def test_two_documents_can_be_asked_about_beside_a_third():
    documents = uncleaned(
        [
            Document(id=name, text=text, published=published)
            for name, text, published in (
                ("b", TWICE, "2021-03-04"),
                ("a", ONCE, None),
                ("t", WIRE, "2021-03-01"),
            )
        ]
    )
    target, source, other = (tokenize(document) for document in documents)
    limits = Settings()
    found = align.find_matches(source, target, limits.align)

    item = attribute.source_share(source, target, found, limits.attribute)
    alone = attribute.direction(item, target, limits.attribute)
    beside = attribute.direction(item, target, limits.attribute, others=[other])

    assert (alone.verdict, beside.verdict) == ("unknown", "source-first")


TREES = [
    {"a": "x", "b": "a", "t": "x"},
    {"a": "x", "b": "x", "t": "x"},
    {"a": "t", "b": "t", "t": "x"},
    {"a": "b", "b": "x", "t": "a"},
    {"t": "x", "a": "t", "b": "a"},
    {"a": "x", "t": "a", "b": "t"},
    {"b": "x", "a": "b", "t": "b"},
    {"b": "x", "t": "b", "a": "t"},
]
"""Who has its text from whom; x is lost."""


def _ancestors(name: str, parents: dict[str, str]) -> list[str]:
    """Return those that a document has its text from, directly or not."""
    found = []
    while name in parents:
        name = parents[name]
        found.append(name)
    return found


@given(
    st.sampled_from(TREES),
    st.integers(0, 10**6),
    st.tuples(*[st.booleans()] * 3),
)
@settings(max_examples=60)
@pytest.mark.long
def test_a_third_article_is_never_wrong_where_every_text_changes_what_it_takes(tree, seed, known):
    rng = random.Random(seed)
    words = {"x": [f"word{n}" for n in range(90)]}
    days = {"x": 1}
    fresh = (f"edit{n}" for n in range(1000))
    for name in sorted(tree, key=lambda name: len(_ancestors(name, tree))):
        text = list(words[tree[name]])
        for at in rng.sample(range(3, 87), 4):
            text[at] = next(fresh)
        words[name], days[name] = text, days[tree[name]] + rng.randint(1, 5)
    dates = [days[name] if is_known else None for name, is_known in zip("bat", known, strict=True)]
    texts = [" ".join(words[name]) for name in "bat"]

    found = direction(*texts, tuple(dates))

    if not {"ancestor", "witness"}.isdisjoint(evidence.kind for evidence in found.evidence):
        if found.verdict == "common-source":
            assert all("t" in _ancestors(name, tree) for name in "ab")
        elif found.verdict == "source-first":
            assert "a" in _ancestors("b", tree)
        else:
            assert "b" in _ancestors("a", tree)
