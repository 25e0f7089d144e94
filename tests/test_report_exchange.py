"""Reports for other programs: PROV-O, Label Studio and back, and a case in one file."""

import dataclasses
import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handmade
from benchmarks import labelstudio as evaluation
from newsdiff import api
from newsdiff.documents.boilerplate import read_overlay
from newsdiff.documents.boilerplate.corrected import corrected_in
from newsdiff.errors import LoadError
from newsdiff.model import Direction
from newsdiff.report import labelstudio, pack, prov

TRIES = settings(max_examples=25, deadline=None)
ROOT = Path(__file__).parents[1]


# ---------------------------------------------------------------------------------------- PROV-O


def articles(report):
    """Return the articles of the PROV-O form by their ids."""
    written = json.loads(prov.render(report))
    found = (node for node in written["@graph"] if "schema:identifier" in node)
    return {node["schema:identifier"]: node for node in found}


def directed(verdict):
    """Return a ledger whose first source has a direction."""
    report = handmade.provenance()
    post = dataclasses.replace(
        report.sources[0], direction=Direction(verdict, 0.9), coverage=0.5, used=0.4
    )
    return dataclasses.replace(report, sources=(post, *report.sources[1:]))


def test_what_was_first_is_what_the_other_is_based_on():
    found = articles(directed("source-first"))
    origin = [{"@id": "newsdiff:document:post"}]

    assert found["target"]["prov:wasDerivedFrom"] == found["target"]["schema:isBasedOn"] == origin
    assert found["target"]["prov:qualifiedDerivation"][0]["prov:entity"] == origin[0]
    assert "prov:wasDerivedFrom" not in found["post"]


def test_what_was_taken_from_the_target_is_based_on_the_target():
    found = articles(directed("target-first"))

    assert found["post"]["schema:isBasedOn"] == [{"@id": "newsdiff:document:target"}]
    assert "schema:isBasedOn" not in found["target"]


@pytest.mark.parametrize("verdict", ["unknown", "common-source"])
def test_where_nothing_says_who_was_first_nothing_is_derived(verdict):
    found = articles(directed(verdict))

    assert found["target"]["dcterms:relation"] == [{"@id": "newsdiff:document:post"}]
    assert not any("wasDerivedFrom" in json.dumps(node) for node in found.values())


def test_every_term_is_of_a_vocabulary_in_the_context_and_every_reference_is_there():
    for report in (handmade.provenance(), handmade.dedupe(), handmade.clean()):
        written = json.loads(prov.render(report))
        keys = {key for node in written["@graph"] for key in node if not key.startswith("@")}
        known = {node["@id"] for node in written["@graph"]}
        named = set(re.findall(r'\{\s*"@id": "([^"]+)"\s*\}', prov.render(report)))

        assert {key.partition(":")[0] for key in keys} <= written["@context"].keys()
        assert named <= known
        assert len(known) == len(written["@graph"])


def test_the_address_of_a_page_names_its_article_unless_two_have_it():
    report = handmade.provenance()
    url = "https://gull.example/a?b={1}"
    alone = dataclasses.replace(report, target=dataclasses.replace(report.target, url=url))
    both = dataclasses.replace(
        alone, sources=(dataclasses.replace(alone.sources[0], url=url), *alone.sources[1:])
    )

    assert articles(alone)["target"]["@id"] == "https://gull.example/a?b=%7B1%7D"
    assert articles(both)["target"]["@id"] == "newsdiff:document:target"


def test_a_day_and_a_time_have_their_types():
    report = handmade.provenance()
    for published, kind in (("2024-02-29", "xsd:date"), ("2024-02-29T10:00:00Z", "xsd:dateTime")):
        dated = dataclasses.replace(
            report, target=dataclasses.replace(report.target, published=published)
        )

        assert articles(dated)["target"]["schema:datePublished"]["@type"] == kind


@TRIES
@given(st.text(max_size=20))
def test_no_name_breaks_the_forms(text):
    report = handmade.provenance(text, text or "x")

    assert json.loads(prov.render(report))["@graph"]
    assert json.loads("".join(labelstudio.render(report)))[0]["data"]["text"] == text


# ---------------------------------------------------------------------------------- Label Studio


def tasks(report):
    """Return the tasks of a report."""
    return json.loads("".join(labelstudio.render(report)))


def corrected(report, **changes):
    """Return what Label Studio exports after people corrected some paragraphs and confirmed the others."""
    found = []
    for number, task in enumerate(tasks(report)):
        (prediction,) = task["predictions"]
        (result,) = prediction["result"]
        choice = changes.get(f"p{task['data']['index']}", result["value"]["choices"][0])
        answer = {**result, "id": "q1Wz", "origin": "manual", "value": {"choices": [choice]}}
        annotation = {"id": number, "was_cancelled": False, "result": [answer]}
        found.append({"id": number, **task, "annotations": [annotation]})
    return found


def test_a_paragraph_is_a_task_with_its_verdict_as_prediction():
    task = tasks(handmade.provenance())[2]
    (result,) = task["predictions"][0]["result"]

    assert (result["from_name"], result["to_name"], result["type"]) == (
        "verdict",
        "text",
        "choices",
    )
    assert result["value"] == {"choices": ["verbatim"]}
    assert task["data"]["source_text"].startswith("Two engines need new bearings.")
    assert {t["data"]["asked"] for t in tasks(handmade.clean())} == {"category"}
    assert tasks(handmade.dedupe()) == []


def test_the_labelling_configuration_of_the_page_fits_the_tasks():
    page = (ROOT / "docs/formats.md").read_text(encoding="utf-8")
    for report in (handmade.provenance(), handmade.clean()):
        for task in tasks(report):
            (result,) = task["predictions"][0]["result"]
            (config,) = (
                text for text in re.findall(r"```xml\n(.*?)```", page, re.DOTALL)
                if f'<Choices name="{result["from_name"]}" toName="{result["to_name"]}"' in text
            )  # fmt: skip

            assert f'<Choice value="{result["value"]["choices"][0]}"/>' in config
            assert set(re.findall(r'value="\$(\w+)"', config)) <= task["data"].keys()


def test_corrected_verdicts_are_what_is_true():
    rows = corrected_in(json.dumps(corrected(handmade.provenance(), p2="edited")), "export.json")

    assert [(row.paragraph, row.found, row.true) for row in rows if row.found != row.true] == [
        (2, "verbatim", "edited")
    ]
    assert next(evaluation.table(rows)) == "verdict: 80.0% of 5 paragraphs are right"


def test_tasks_without_an_answer_take_no_part():
    export = corrected(handmade.provenance())
    export[0]["annotations"] = []
    export[1]["annotations"][0]["was_cancelled"] = True

    rows = corrected_in(json.dumps(export), "export.json")

    assert [row.paragraph for row in rows] == [2, 3, 4]


def test_what_people_say_is_not_copied_does_not_count(run, tmp_path):
    path = tmp_path / "tasks.json"
    run(f"provenance 001 000 --format labelstudio -o {path}")
    export = answered(path, lambda data: "original" if data["found"] == "verbatim" else None)

    before = json.loads(run("provenance 001 000 --format json").out)["summary"]
    found = json.loads(run(f"provenance 001 000 --format json --ignore {export}").out)["summary"]

    assert before["verdicts"]["verbatim"] > 0
    assert found["verdicts"]["verbatim"] == 0
    assert 0 < found["copied_words"] < before["copied_words"]
    with pytest.raises(LoadError, match="is an export of Label Studio; name another file"):
        api.add_ignored(export, "A passage.")


def test_lines_whose_category_was_corrected_are_kept_and_dropped(run, tmp_path):
    path = tmp_path / "tasks.json"
    run(f"clean corpus --format labelstudio -o {path}")
    lines = [task["data"] for task in json.loads(path.read_text(encoding="utf-8"))]
    lines = [data for data in lines if data["document"] == lines[0]["document"]]
    removed = next(d["index"] for d in lines if d["found"] != "article")
    kept = next(d["index"] for d in lines if d["found"] == "article" and len(d["text"]) > 200)
    wanted = {(lines[0]["document"], removed): "article", (lines[0]["document"], kept): "related"}
    export = answered(path, lambda data: wanted.get((data["document"], data["index"])))

    report = json.loads(run(f"clean corpus --format json --overlay {export}").out)
    actions = {p["index"]: p["keep"] for p in report["documents"][0]["paragraphs"]}

    assert (actions[removed], actions[kept]) == (True, False)


DATA = {"document": "a", "index": 0, "asked": "verdict", "found": "verbatim", "text": "It sails."}
ANSWER = {"from_name": "verdict", "value": {"choices": ["original"]}}
NO_TASKS = "holds no tasks of newsdiff --format labelstudio"
NO_ANSWERS = "holds no annotated tasks of a ledger; label some first"


@pytest.mark.parametrize(
    ("tasks", "told"),
    [
        ([], NO_ANSWERS),
        ([3], NO_TASKS),
        ([{"data": None}], NO_TASKS),
        ([{"data": {"text": "x"}}], NO_TASKS),
        ([{"data": {k: v for k, v in DATA.items() if k != "document"}}], NO_TASKS),
        ([{"data": {**DATA, "asked": "taste"}}], NO_TASKS),
        ([{"data": DATA, "annotations": [None]}], NO_TASKS),
        ([{"data": DATA, "annotations": [{"result": [3]}]}], NO_TASKS),
        ([{"data": DATA, "annotations": [{"result": [{**ANSWER, "value": 3}]}]}], NO_TASKS),
        ([{"data": DATA, "annotations": [{"result": [{"from_name": "verdict"}]}]}], NO_ANSWERS),
        ([{"data": DATA, "annotations": [{"result": None}]}], NO_ANSWERS),
        ([{"data": {**DATA, "asked": "category"}, "annotations": [{"result": [{**ANSWER, "from_name": "category"}]}]}], NO_ANSWERS),
    ],
)  # fmt: skip
def test_an_export_of_something_else_is_told_in_one_line(tmp_path, tasks, told):
    path = tmp_path / "export.json"
    path.write_text(json.dumps(tasks))

    with pytest.raises(LoadError, match=told) as error:
        api.ignored_text(path)

    assert "\n" not in str(error.value)


def test_an_export_of_a_ledger_is_no_overlay(tmp_path):
    path = tmp_path / "export.json"
    path.write_text(json.dumps([{"data": DATA, "annotations": [{"result": [ANSWER]}]}]))

    with pytest.raises(LoadError, match="no annotated tasks of newsdiff clean; label some first"):
        read_overlay(path)


def test_passages_that_begin_with_a_number_in_brackets_are_no_export(tmp_path):
    path = tmp_path / "house.txt"
    path.write_text("[1] Reporting by the Gull.\n\n[2] All rights reserved.\n")

    assert sum(len(some) for some in api.ignored_text(path).beginnings.values()) == 2


def answered(path, choose):
    """Write what Label Studio exports of tasks, each answered as chosen, else as found; return the path."""
    tasks = json.loads(path.read_text(encoding="utf-8"))
    for task in tasks:
        [result] = task["predictions"][0]["result"]
        choice = choose(task["data"]) or task["data"]["found"]
        task["annotations"] = [{"result": [{**result, "value": {"choices": [choice]}}]}]
    export = path.with_name("export.json")
    export.write_text(json.dumps(tasks), encoding="utf-8")
    return export


@pytest.mark.long
def test_corrections_are_compared_with_what_is_found_now(run, tmp_path):
    path = tmp_path / "tasks.json"
    run(f"provenance 001 000 --format labelstudio -o {path}")
    export = json.loads(path.read_text(encoding="utf-8"))
    for task in export:
        task["annotations"] = [{"result": task["predictions"][0]["result"]}]
    path.write_text(json.dumps(export), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.labelstudio", path, "--corpus", "corpus", "--errors"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.startswith(f"verdict: 100.0% of {len(export)} paragraphs are right\n")


# ------------------------------------------------------------------------------ a case in one file


def unpacked(content):
    """Return the files of a ZIP by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def folder(home):
    """Write two articles that share a paragraph, and return their paths."""
    shared = "The swing bridge stays open to ships until the hydraulics are mended, the port said."
    paths = home / "ours" / "piece.txt", home / "theirs" / "piece.txt"
    for path, text in zip(paths, (f"Our own news.\n\n{shared}\n", f"{shared}\n"), strict=True):
        path.parent.mkdir(parents=True)
        path.write_bytes(text.encode("utf-8-sig"))
    return paths


def test_a_case_holds_report_texts_digests_command_and_provenance(run, tmp_path):
    ours, theirs = folder(tmp_path)
    done = run(f"provenance {ours} {theirs} --pack {tmp_path}/case.zip")
    files = unpacked((tmp_path / "case.zip").read_bytes())
    manifest = json.loads(files["manifest.json"])
    sums = dict(reversed(row.split("  ")) for row in files["SHA256SUMS"].decode().splitlines())

    assert done.err.endswith(f"wrote {tmp_path}/case.zip\n")
    assert {"report.html", "report.json", "prov.jsonld", "manifest.json"} < files.keys()
    assert [files[row["file"]] for row in manifest["documents"]] == [ours.read_bytes(), theirs.read_bytes()]  # fmt: skip
    assert all(hashlib.sha256(files[name]).hexdigest() == digest for name, digest in sums.items())
    assert sums.keys() == files.keys() - {"SHA256SUMS"}
    for row in manifest["documents"]:
        assert hashlib.sha256(files[row["file"]]).hexdigest() == row["sha256"]


def test_nothing_in_a_case_says_where_it_was_made(run, tmp_path):
    ours, theirs = folder(tmp_path)
    first = run(f"provenance {ours} {theirs} --pack {tmp_path}/case.zip")
    content = (tmp_path / "case.zip").read_bytes()
    run(f"provenance {ours} {theirs} --pack {tmp_path}/case.zip")

    assert first.code == 0
    assert (tmp_path / "case.zip").read_bytes() == content
    assert [n for n, held in unpacked(content).items() if str(tmp_path).encode() in held] == []


@pytest.mark.parametrize(
    ("argument", "shown"),
    [
        ("/home/ann/a b.txt", "a b.txt"),
        ("~/case.zip", "case.zip"),
        ("../../x.txt", "x.txt"),
        ("-o/srv/out.json", "-oout.json"),
        ("--corpus=C:\\Users\\ann\\news", "--corpus=news"),
        ("corpus/001.txt", "corpus/001.txt"),
        ("--min-words", "--min-words"),
        ("align.min_words=9", "align.min_words=9"),
        ("..", ""),
    ],
)
def test_of_a_path_elsewhere_only_the_name_is_kept(argument, shown):
    assert pack.named_only(argument) == shown


@TRIES
@given(st.text(min_size=1, max_size=30))
def test_no_id_leaves_the_folder_of_texts(name):
    report = handmade.provenance(name=name)
    texts = {record.id: b"text" for record in (report.target, *report.sources)}
    files = unpacked(pack.packed(report, texts))

    assert all(re.fullmatch(r"(?:texts/)?[^/\\]+", file) for file in files)
    assert len(files) == 5 + len(texts)
