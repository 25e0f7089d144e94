"""JSON comes back as the report it was, any renderer takes it, and the schema describes it."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handmade
from newsdiff.errors import LoadError
from newsdiff.report import json as renderer

TRIES = settings(max_examples=50)

REPORTS = {
    "newsdiff.provenance": handmade.provenance(),
    "newsdiff.dedupe": handmade.dedupe(),
    "newsdiff.clean": handmade.clean(),
}


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_comes_back_from_its_json(name):
    assert renderer.read(renderer.render(REPORTS[name]), "x") == REPORTS[name]


@TRIES
@given(st.text(st.characters(), max_size=30))
def test_any_text_comes_back(text):
    report = handmade.clean(text)

    assert renderer.read(renderer.render(report).encode(), "x") == report


@pytest.mark.parametrize("name", REPORTS)
def test_the_schema_allows_what_is_written_and_nothing_that_lacks_a_key(name):
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    check = jsonschema.Draft202012Validator(json.loads(renderer.schema(name)))
    written = json.loads(renderer.render(REPORTS[name]))

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
        renderer.read(text, "x")


def test_a_report_of_a_newer_version_is_refused():
    newer = renderer.render(replace(handmade.clean(), version=2))

    with pytest.raises(LoadError, match="this newsdiff reads up to 1; update newsdiff"):
        renderer.read(newer, "x")


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
    assert json.loads(run("schema clean").out)["title"] == "newsdiff.clean version 1"
