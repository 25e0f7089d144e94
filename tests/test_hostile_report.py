"""A saved report of a stranger is shown, or refused in one line."""

import json

import pytest

from newsdiff import api
from newsdiff.errors import LoadError
from newsdiff.report import formats
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


def test_a_version_with_half_a_character_and_a_cluster_of_nothing_are_refused(corpus):
    report = json.loads(api.dedupe(api.read(corpus)).to_json())
    assert report["clusters"]
    half = {**report, "newsdiff": "\ud800"}
    empty = {**report, "clusters": [{**report["clusters"][0], "passages": []}]}

    for changed, told in ((half, "surrogates not allowed"), (empty, "a cluster has no passage")):
        with pytest.raises(LoadError, match=told):
            read_report(json.dumps(changed), "saved.json")
