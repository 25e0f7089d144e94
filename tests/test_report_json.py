"""JSON comes back as the report it was, any renderer takes it, and the schema describes it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handmade
from newsdiff.errors import LoadError
from newsdiff.report import formats
from newsdiff.report import json as renderer

SAVED = Path(__file__).parent / "saved"
"""Reports of an older version, made by hand."""
TRIES = settings(max_examples=50)

REPORTS = {
    "newsdiff.provenance": handmade.provenance(),
    "newsdiff.dedupe": handmade.dedupe(),
    "newsdiff.clean": handmade.clean(),
}


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_comes_back_from_its_json(name):
    assert renderer.read_report(REPORTS[name].to_json(), "x") == REPORTS[name]


@TRIES
@given(st.text(st.characters(), max_size=30))
def test_any_text_comes_back(text):
    report = handmade.clean(text)

    assert renderer.read_report(report.to_json().encode(), "x") == report


@pytest.mark.parametrize("name", REPORTS)
def test_the_schema_allows_what_is_written_and_nothing_that_lacks_a_key(name):
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    check = jsonschema.Draft202012Validator(json.loads(renderer.schema(name)))
    written = json.loads(REPORTS[name].to_json())

    check.check_schema(check.schema)
    assert list(check.iter_errors(written)) == []
    del written["settings"]
    assert [e.validator for e in check.iter_errors(written)] == ["required"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "Expecting property name"),
        ("[]", "list indices"),
        ("{}", "'version' is missing"),
        ('{"version": 1, "format": "newsdiff.novel"}', "'newsdiff.novel' is missing or not known"),
        ('{"version": 1, "format": "newsdiff.clean"}', "missing required field"),
        ("[" * 100_000, "recursion"),
    ],
)
def test_what_is_no_report_is_one_line(text, reason):
    with pytest.raises(LoadError, match=f"^x is not a report .*{reason}.*"):
        renderer.read_report(text, "x")


def test_a_report_of_a_newer_version_is_refused():
    newer = replace(handmade.clean(), version=3).to_json()

    with pytest.raises(LoadError, match="this newsdiff reads up to 2; update newsdiff"):
        renderer.read_report(newer, "x")


@pytest.mark.parametrize(
    ("key", "held", "counted"),
    [
        ("documents", ["post"], "1 documents, 2 quotes and 0 counts"),
        ("documents", [], "0 documents, 2 quotes and 0 counts"),
        ("quotes", ["2023-03-13"], "2 documents, 1 quotes and 0 counts"),
        ("counts", [1], "2 documents, 2 quotes and 1 counts"),
    ],
)
def test_evidence_that_does_not_hold_what_its_kind_holds_is_one_line(
    run, tmp_path, key, held, counted
):
    written = json.loads(handmade.provenance().to_json())
    [evidence] = written["sources"][0]["direction"]["evidence"]
    evidence[key] = held
    edited = tmp_path / "edited.json"
    edited.write_text(json.dumps(written))

    result = run(f"show {edited}")

    assert result.code == 1
    assert result.err.count("\n") == 1
    assert f"evidence of kind date has {counted} - at `$.sources[0]" in result.err


# --------------------------------------------------------------------------- version 1


@pytest.mark.parametrize("kind", ["provenance", "dedupe", "clean"])
@pytest.mark.parametrize("format_", formats.FORMATS)
def test_a_report_of_version_1_is_shown_in_every_format(kind, format_):
    report = renderer.read_report((SAVED / f"{kind}-1.json").read_bytes(), "old")

    shown = [part for part in report.render(format_) if part]

    assert bool(shown) is ((kind, format_) != ("clean", "passim"))
    assert report.version == 2
    assert renderer.read_report(report.to_json(), "new") == report


@pytest.mark.parametrize(
    ("kind", "sentences"),
    [
        (
            "provenance",
            ["date: b_1 is dated 2020-01-01, ab_1x 2020-01-03", "third-article: both are signed"],
        ),
        ("dedupe", ["b was first (confidence 0.97): b_1 is dated 2020-01-01, ab_1x 2020-01-03"]),
    ],
)
def test_evidence_of_version_1_is_shown_as_it_stands(run, kind, sentences):
    page = " ".join(run(f"show {SAVED}/{kind}-1.json").out.split())

    assert [said for said in sentences if said not in page] == []


def test_marks_of_version_1_are_shown_by_the_texts_of_both_sides(run):
    page = " ".join(run(f"show {SAVED}/provenance-1.json").out.split())

    assert "weary old mayor -> “weary old mayor” (quotation)" in page


def test_what_is_no_report_of_version_1_is_one_line():
    with pytest.raises(LoadError, match=r"^x is not a report .*'direction' is missing"):
        renderer.read_report('{"version": 1, "format": "newsdiff.dedupe", "clusters": [{}]}', "x")


# ------------------------------------------------------------------------- command line


@pytest.mark.parametrize("format_", ["terminal", "csv", "html", "json"])
def test_a_saved_report_shows_what_the_command_showed(run, tmp_path, format_):
    assert run(f"provenance 001 000 --format json -o {tmp_path}/saved.json").code == 0

    assert run(f"show {tmp_path}/saved.json --format {format_}").out == (
        run(f"provenance 001 000 --format {format_}").out
    )


def test_a_file_that_is_not_there_is_one_line(run):
    result = run("show nowhere.json")

    assert result.code == 1
    assert result.err == (
        "newsdiff: nowhere.json cannot be read (no such file or directory); "
        "name a file that was saved with --format json\n"
    )


def test_the_schema_is_printed(run):
    assert json.loads(run("schema clean").out)["title"] == "newsdiff.clean version 2"
