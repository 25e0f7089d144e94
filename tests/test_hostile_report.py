"""A saved report of a stranger is shown, or refused in one line."""

import json

import pytest

import handmade
from newsdiff import api
from newsdiff.errors import LoadError
from newsdiff.report import formats, html
from newsdiff.report.json import read_report


@pytest.fixture(scope="module")
def written(corpus):
    documents = api.read(corpus)
    return json.loads(api.provenance(documents[1], [documents[0]]).to_json())


@pytest.mark.parametrize(
    "value",
    ["NaN", "Infinity", "-Infinity", "1e999", "1" + "0" * 400, "-1e300"],
)
def test_a_number_that_no_report_holds_is_refused(written, value):
    text = json.dumps(written).replace('"coverage": ', f'"coverage": {value}, "was": ', 1)

    with pytest.raises(LoadError, match="is no number of a report") as error:
        read_report(text, "saved.json")

    assert "\n" not in str(error.value)


def test_a_report_that_speaks_of_a_document_it_does_not_describe_is_refused(written):
    changed = {**written, "sources": []}

    with pytest.raises(LoadError, match="is missing or not known"):
        read_report(json.dumps(changed), "saved.json")


@pytest.mark.parametrize("name", formats.FORMATS)
def test_negative_places_and_shares_beyond_one_are_shown_by_every_format(written, name):
    changed = json.loads(json.dumps(written))
    changed["summary"]["coverage"] = 7e15
    for row in changed["paragraphs"]:
        row["start"] = -row["start"] - 1
        for passage in row["passages"]:
            passage["identity"], passage["start"] = -3, 2**50
    text = json.dumps(changed)

    shown = read_report(text, "saved.json").render(name)

    assert len(list(shown)) > 0


def forged(**values):
    """Return the JSON of a survey in which a pair is said to be translated so."""
    report = json.loads(handmade.dedupe().to_json())
    known = {"a": "post_1", "b": "nosuch", "paragraphs": 1, "words": 9, "share": 0.5}
    return json.dumps({**report, "translations": [{**known, **values}]})


@pytest.mark.parametrize(
    "links",
    [None, 7, {"a": 1}, [[0, 1]], [{"a": 1}]]
    + [[{"a": a, "b": 1}] for a in ("0", 1.5, True, None, {}, 10**40, float("inf"))],
)
def test_links_of_a_translated_pair_that_are_no_numbers_are_refused_in_a_line(links):
    with pytest.raises(LoadError, match="is not a report that newsdiff wrote") as error:
        read_report(forged(links=links), "saved.json")

    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", formats.FORMATS)
def test_links_that_lead_nowhere_are_shown_by_every_format(name):
    links = [{"a": -1, "b": 2**53}] * 2
    report = read_report(forged(links=links, share=-7e15, words=-1, a="</a>\u202e"), "saved.json")

    assert len(list(report.render(name))) > 0
    assert "<bdi>&lt;/a&gt;" in dict(html.pages(report))["translations/0.html"]


def test_a_version_with_half_a_character_and_a_cluster_of_nothing_are_refused(corpus):
    report = json.loads(api.dedupe(api.read(corpus)).to_json())
    assert report["clusters"]
    half = {**report, "newsdiff": "\ud800"}
    empty = {**report, "clusters": [{**report["clusters"][0], "passages": []}]}

    for changed, told in ((half, "surrogates not allowed"), (empty, "a cluster has no passage")):
        with pytest.raises(LoadError, match=told):
            read_report(json.dumps(changed), "saved.json")
