"""The calls for programs: their JSON is that of the reports, and the OpenAPI document says what the routes do."""

import json

import jsonschema
import pytest
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012
from starlette.routing import Route

from desks import TOKEN, browser
from newsdiff import api
from newsdiff.model import Document
from newsdiff.model.search import SearchFilter
from newsdiff.report.json import read_report
from newsdiff.serve.calls import CALLS, ask
from newsdiff.serve.openapi import openapi, routes
from newsdiff.serve.pages import Pages
from sources import ROOT

CORPUS = ROOT / "corpus"
ARTICLE = next(CORPUS.glob("001_*")).read_text(encoding="utf-8")
SOURCE = next(CORPUS.glob("000_*")).read_text(encoding="utf-8")
ASKED = {
    "search": {"q": "bridge inspectors", "most": 2},
    "provenance": {"text": ARTICLE, "id": "mine", "source_text": SOURCE},
    "clusters": {"article": "001"},
    "versions": {"ids": ["000", "001"]},
}


@pytest.fixture(scope="module")
def desk():
    asked = browser(CORPUS)
    asked.desk.catch_up()
    return asked


def call(desk, name, values, **headers):
    if name != "search":
        return desk.call(f"/api/{name}", values, **headers)
    query = "&".join(f"{n}={v}" for n, v in values.items()).replace(" ", "+")
    given = {"authorization": f"Bearer {TOKEN}", "cookie": None} | headers
    return desk.get(f"/api/search?{query}", **given)


@pytest.mark.parametrize("name", ASKED)
def test_a_call_gives_the_report_of_the_library(desk, name):
    expected = {
        "search": lambda: desk.desk.search(SearchFilter(query="bridge inspectors"), most=2),
        "provenance": lambda: desk.desk.provenance(
            Document("mine", ARTICLE), [Document("pasted source", SOURCE)]
        ),
        "clusters": lambda: desk.desk.clusters("001").report,
        "versions": lambda: desk.desk.versions(["000", "001"]),
    }
    answer = call(desk, name, ASKED[name])

    assert answer.status == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    assert answer.text == expected[name]().to_json()


@pytest.mark.parametrize("name", ["provenance", "clusters"])
def test_an_answer_is_a_saved_report(desk, name):
    answer = call(desk, name, ASKED[name])

    assert read_report(answer.text, "it").to_json() == answer.text


@pytest.mark.parametrize("name", ASKED)
def test_an_answer_is_as_the_document_says(desk, name):
    described = desk.get("/api/openapi.json").json
    schema = described["components"]["schemas"][name]
    resource = Resource.from_contents(described, default_specification=DRAFT202012)
    registry = Registry().with_resource("urn:it", resource)
    checker = jsonschema.Draft202012Validator(schema, registry=registry)

    checker.validate(call(desk, name, ASKED[name]).json)
    with pytest.raises(jsonschema.ValidationError):
        checker.validate({"format": "newsdiff.other"})


def test_the_document_describes_all_routes_and_no_others():
    served = {
        (route.path, method.lower())
        for route in routes(Pages(None, TOKEN, ""))
        for method in route.methods - {"HEAD"}
        if isinstance(route, Route)
    }
    described = {(path, method) for path, some in openapi()["paths"].items() for method in some}

    assert served - {("/api/openapi.json", "get")} == described
    assert len(described) == len(CALLS) == 4


def test_the_document_is_the_same_each_time_and_refers_to_what_it_holds():
    described = openapi()
    text = json.dumps(described)

    assert text == json.dumps(openapi())
    assert described["openapi"] == "3.1.0"
    for name in described["components"]["schemas"]:
        assert f"#/components/schemas/{name}" in text


@pytest.mark.parametrize("one", CALLS, ids=lambda one: one.name)
def test_what_a_call_takes_is_what_the_document_says(one):
    operation = next(iter(openapi()["paths"][f"/api/{one.name}"].values()))
    if one.is_search:
        described = {p["name"] for p in operation["parameters"]}
    else:
        body = operation["requestBody"]["content"]["application/json"]["schema"]
        described = set(body["properties"])

    assert described == {p.name for p in one.parameters}
    assert operation["responses"].keys() == {"200", "403", "413", "422", "500", "503"}


@pytest.mark.parametrize("name", ["provenance", "clusters", "versions"])
def test_the_cookie_of_a_page_is_not_enough_for_a_call(desk, name):
    answer = desk.request(
        "POST", f"/api/{name}", json.dumps(ASKED[name]).encode(), content_type="application/json"
    )

    assert answer.status == 403
    assert "Authorization: Bearer" in answer.json["error"]


@pytest.mark.parametrize(
    ("name", "values", "told"),
    [
        ("provenance", {}, "there is no article"),
        ("provenance", {"text": 5}, "of provenance is no text"),
        ("provenance", {"txt": "A."}, "takes no 'txt'"),
        ("provenance", {"text": "A.", "published": "soon"}, "is no date"),
        ("provenance", {"text": "x " * 160_000}, "characters"),
        ("provenance", {"id": "nosuch"}, "is neither an id"),
        ("clusters", {"article": "nosuch"}, "is neither an id"),
        ("clusters", {"q": "nosuchword"}, "fewer than two"),
        ("versions", {}, "no version is named"),
        ("versions", {"ids": "000"}, "ids of versions is no list of texts, 20 at most"),
        ("versions", {"ids": [1]}, "ids of versions is no list of texts, 20 at most"),
        ("versions", {"ids": ["x"] * 21}, "ids of versions is no list of texts, 20 at most"),
        ("versions", {"ids": ["\ud800", "001"]}, "ids of versions is no list of texts, 20 at most"),
        ("provenance", {"text": "A \ud800 half."}, "of provenance is no text"),
        ("provenance", {"id": "\x00"}, "is neither an id"),
        ("search", {"most": "-1"}, "most is no number"),
        ("search", {"nothing": "x"}, "takes no 'nothing'"),
    ],
)
def test_what_cannot_be_answered_is_a_line_of_json(desk, name, values, told):
    answer = call(desk, name, values)

    assert answer.status == 422
    assert list(answer.json) == ["error"]
    assert told in answer.json["error"]
    assert "\n" not in answer.json["error"]


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_json_object_is_told(desk, body):
    answer = desk.request("POST", "/api/versions", body, authorization=f"Bearer {TOKEN}")

    assert answer.status == 422
    assert "JSON" in answer.json["error"]


@pytest.mark.parametrize(("path", "status"), [("/api/nothing", 404), ("/api/versions", 405)])
def test_what_is_not_there_is_json_too(desk, path, status):
    answer = desk.get(path)

    assert answer.status == status
    assert list(answer.json) == ["error"]


def test_a_stranger_hears_of_the_token_in_json(desk):
    answer = desk.call("/api/versions", {}, authorization=None)

    assert answer.status == 403
    assert "token" in answer.json["error"]


def test_an_article_of_the_corpus_is_asked_by_its_id(desk):
    found = json.loads(ask(desk.desk, "provenance", {"id": "001"}))

    assert found["target"]["id"] == "001_5864c8628552907f"
    assert found["sources"][0]["id"] == "000_37a140a14e4f548a"


def test_hostile_values_come_back_as_data(desk):
    hostile = '"><script>\x00\u202e{{7*7}}'
    given = {"text": "Some words here.", "title": hostile, "id": hostile, "outlet": hostile}
    answer = call(desk, "provenance", given | {"source_text": "Other words there."})

    assert answer.status == 200
    assert answer.json["target"]["title"] == hostile
    assert "\u202e" not in answer.text


def test_the_library_finds_clusters_without_a_server():
    with api.Desk(CORPUS) as asked:
        assert asked.clusters("001").report.clusters
