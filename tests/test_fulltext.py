"""Searching: words, phrases, beginnings, what must not stand there, facets, and nothing that breaks a query."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.corpus.fulltext import FullText, SearchEntry, match_expression
from newsdiff.model import Document, Paragraph
from newsdiff.model.search import Facet, SearchFilter


def article(name, text, **known):
    return Document(name, text, paragraphs=(Paragraph(0, 1, 0, len(text)),), **known)


BRIDGE = article(
    "bridge",
    "The old swing bridge is closed to lorries. " + "Nothing else is known of it. " * 20,
    title="Bridge closed",
    outlet="Gull",
    published="2024-05-03T09:00:00",
    url="https://gull.example/1",
)
FERRY = article(
    "ferry",
    "A ferry takes lorries over, the Café Zürich reports.",
    title="Ferry instead",
    outlet="Tern",
    published="2024-06-01",
)
LATER = dataclasses.replace(
    BRIDGE, id="bridge-2", published="2024-05-03T12:00:00", text=BRIDGE.text + " Updated."
)
UNDATED = article("undated", "Lorries again, lorries, lorries.")


@pytest.fixture
def index():
    made = FullText()
    made.expect(9)
    made.add(
        SearchEntry(d, "1", agencies, 10)
        for d, agencies in ((BRIDGE, ("AP",)), (FERRY, ("AP", "dpa")), (LATER, ()), (UNDATED, ()))
    )
    yield made
    made.close()


def found(index, most=10, **wanted):
    return [one.id for one in index.find(SearchFilter(**wanted), 0, most)[1]]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("lorries", {"bridge", "ferry", "bridge-2", "undated"}),
        ("LORRIES ferry", {"ferry"}),
        ('"swing bridge"', {"bridge", "bridge-2"}),
        ('"bridge swing"', set()),
        ("lorr*", {"bridge", "ferry", "bridge-2", "undated"}),
        ("lorr", set()),
        ("lorries -ferry -bridge", {"undated"}),
        ("cafe zurich", {"ferry"}),
        ("instead", {"ferry"}),
        ("-ferry", set()),
        ("***", set()),
        ("", {"bridge", "ferry", "bridge-2", "undated"}),
    ],
)
def test_words_are_found(index, query, ids):
    assert set(found(index, query=query)) == ids


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({"outlet": "Gull"}, {"bridge", "bridge-2"}),
        ({"agency": "dpa"}, {"ferry"}),
        ({"agency": "AP", "query": "bridge"}, {"bridge"}),
        ({"since": "2024-05-04"}, {"ferry"}),
        ({"until": "2024-05-03"}, {"bridge", "bridge-2"}),
        ({"since": "2024-05-03", "until": "2024-06-01"}, {"bridge", "bridge-2", "ferry"}),
        ({"outlet": "Gull'; DROP TABLE articles; --"}, set()),
    ],
)
def test_a_search_is_narrowed(index, wanted, ids):
    assert set(found(index, **wanted)) == ids
    assert index.counts() == (9, 4)


def test_the_best_stands_first_and_the_newest_without_words(index):
    assert found(index, query="ferry lorries") == ["ferry"]
    assert found(index)[0] == "ferry"
    assert found(index, query="bridge", most=1) == ["bridge-2"]


def test_facets_count_what_was_found(index):
    outlets, agencies, months = index.facets(SearchFilter(query="lorries"))

    assert outlets == (Facet(value="Gull", articles=2), Facet(value="Tern", articles=1))
    assert agencies == (Facet(value="AP", articles=2), Facet(value="dpa", articles=1))
    assert months == (Facet(value="2024-06", articles=1), Facet(value="2024-05", articles=2))


def test_an_excerpt_shows_the_word(index):
    long = article("long", "Before. " * 100 + "Here stands a lighthouse. " + "Behind. " * 100)
    index.add([SearchEntry(long, "1", (), 200)])
    _, (one,) = index.find(SearchFilter(query="lighthouse"), 0, 5)

    assert "lighthouse" in one.excerpt
    assert one.excerpt.startswith("…")
    assert one.excerpt.endswith("…")
    assert len(one.excerpt) < 300


def test_an_article_that_changed_takes_the_place_of_the_old_one(index):
    index.add([SearchEntry(article("ferry", "A tunnel."), "2", (), 2)])

    assert found(index, query="instead") == []
    assert found(index, query="tunnel") == ["ferry"]
    assert index.digests()["ferry"] == "2"
    assert index.counts() == (9, 4)


def test_what_is_gone_is_not_found(index):
    index.remove(["ferry", "nothing"])

    assert found(index, query="ferry") == []
    assert index.facets(SearchFilter())[1] == (Facet(value="AP", articles=1),)


def test_versions_are_of_one_outlet_and_address_or_headline(index):
    assert index.versions("bridge") == ["bridge", "bridge-2"]
    assert index.versions("ferry") == ["ferry"]
    assert index.versions("nothing") == []


def test_a_weekly_column_is_no_version_of_itself(index):
    for week, day in enumerate(("2024-05-01", "2024-05-15")):
        column = article(f"column-{week}", "Words.", title="My week", outlet="Gull", published=day)
        index.add([SearchEntry(column, "1", (), 1)])

    assert index.versions("column-0") == ["column-0"]


@given(st.text(max_size=60))
def test_nothing_that_is_typed_breaks_a_query(query):
    index = FullText()
    index.add([SearchEntry(BRIDGE, "1", (), 10)])
    wanted = SearchFilter(query=query, outlet=query, agency=query, since=query, until=query)

    assert index.find(wanted, 0, 5)[0] in (0, 1)
    assert index.find(SearchFilter(query=query), 0, 5)[0] in (0, 1)
    index.close()


def test_an_expression_has_few_terms():
    assert len(match_expression("a " * 1_000)[1]) == 30


def test_one_fills_a_file_and_others_read_it(tmp_path):
    writer = FullText(tmp_path / "words.sqlite")
    reader = FullText(tmp_path / "words.sqlite", is_read_only=True)
    assert reader.counts() == (0, 0)

    writer.add([SearchEntry(BRIDGE, "1", (), 10)])

    assert reader.counts() == (0, 1)
    assert found(reader, query="swing") == ["bridge"]
    reader.close()
    writer.close()
