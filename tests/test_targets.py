"""Many articles against one corpus: each as if it were alone, a line for each, and runs that end early."""

import csv
import io
import json
from pathlib import Path

import pytest

from newsdiff import api
from newsdiff.settings import IndexSettings, Settings

FERRY = (
    "The ferry to Sandhaven will stop on 4 May for repairs to its engine, the harbour board said on Friday.",
    "It carried 412 passengers on an average day last year, most of them on their way to the fish market.",
    "The board denied that the repairs had been put off for want of money.",
)
LIBRARY = (
    "The reading room in Oldgate opens again after two winters under scaffolding and tarpaulin.",
    "Its keeper said that nine of ten shelves had come through the storm without a stain.",
)


def write(path: Path, title: str, paragraphs, date="", outlet=""):
    """Write an article as a Markdown file with what is known of it."""
    known = {"title": title, "date": date, "outlet": outlet}
    head = "".join(f"{name}: {value}\n" for name, value in known.items() if value)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{head}---\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")


@pytest.fixture(autouse=True)
def places(tmp_path, monkeypatch):
    """Make a folder with an old corpus, as a folder and as JSON Lines, and today's articles."""
    monkeypatch.chdir(tmp_path)
    changed = (FERRY[0].replace("4 May", "9 May"), FERRY[1], "Nobody on the quay was surprised.")
    write(Path("old/ferry.md"), "Ferry stops", FERRY, "2024-05-01", "Harbour Post")
    write(Path("old/library.md"), "Library", LIBRARY, "2024-04-02", "Oldgate Echo")
    write(Path("today/copy.md"), "No ferry in May", changed, "2024-05-02", "Gull")
    write(Path("today/own.md"), "Cats", ["A shop lends its cats."], "2024-05-02", "Gull")
    write(Path("today/undated.md"), "Read on", [*LIBRARY, "It rained."], "", "Gull")
    rows = [
        {"id": p.stem, "text": "\n\n".join(t), "outlet": o, "date": d}
        for p, t, o, d in (
            (Path("old/ferry.md"), FERRY, "Harbour Post", "2024-05-01"),
            (Path("old/library.md"), LIBRARY, "Oldgate Echo", "2024-04-02"),
        )
    ]
    Path("old.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    with Path("old.csv").open("w", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows)


def lines(done):
    """Return the lines of a table in JSON Lines by the ids of the articles."""
    return {line["target"]: line for line in map(json.loads, done.out.splitlines())}


@pytest.mark.parametrize("against", ["old", "old.jsonl", "old.csv", "news.duckdb"])
def test_each_line_says_what_the_ledger_of_the_article_alone_says(run, against):
    if against.endswith("duckdb"):
        pytest.importorskip("duckdb")
        run("index old --into news.duckdb", here=True)
    found = lines(run(f"provenance today --against {against} --format jsonl", here=True))

    assert list(found) == ["copy", "own", "undated"]
    for name, line in found.items():
        alone = run(f"provenance today/{name}.md --corpus {against} --format json", here=True)
        report = json.loads(alone.out)
        sources = [s for s in report["sources"] if s["coverage"]]

        assert line["copied"] == report["summary"]["coverage"]
        assert line["copied_paragraphs"] == report["summary"]["copied_paragraphs"]
        assert line["sources"] == len(sources)
        assert line["source"] == (sources[0]["id"] if sources else None)
        assert line["facts"] == sum(
            alteration["kind"] != "wording"
            for paragraph in report["paragraphs"]
            for passage in paragraph["passages"]
            for alteration in passage["alterations"]
        )


def test_a_large_corpus_is_read_once_for_many_articles_with_the_same_result():
    reports = {}
    for name, direct in (("all", 200), ("near", 0)):
        some = Settings(index=IndexSettings(max_direct=direct))
        with api.compared_with("old", some) as corpus:
            beside = api.Beside(corpus, some)
            targets = map(beside.prepared, api.stream("today"))
            reports[name] = [
                api.target_line(report) for report in api.provenance_each(targets, beside)
            ]

    assert reports["near"] == reports["all"]


def test_an_article_is_the_same_beside_any_others(run):
    together = lines(run("provenance today --against old --format jsonl", here=True))
    alone = lines(run("provenance today/copy.md --against old --format jsonl", here=True))

    assert alone["copy"] == together["copy"]


def test_what_the_corpus_holds_already_is_no_source_of_itself(run):
    Path("today/ferry.md").write_bytes(Path("old/ferry.md").read_bytes())
    found = lines(run("provenance today/ferry.md --against old --format jsonl", here=True))

    assert found["ferry"]["copied"] == 0


def test_another_article_with_an_id_of_the_corpus_is_called_by_its_path(run):
    write(Path("today/ferry.md"), "Again", [*FERRY[:2], "More soon."], "2024-05-03", "Gull")
    found = lines(run("provenance today --against old --format jsonl", here=True))

    assert found["today/ferry.md"]["source"] == "ferry"


def test_one_article_that_the_corpus_holds_already_is_no_source_of_itself_either(run):
    Path("today/ferry.md").write_bytes(Path("old/ferry.md").read_bytes())
    done = run("provenance today/ferry.md --corpus old --format json", here=True)

    assert json.loads(done.out)["summary"]["coverage"] == 0


def test_articles_of_the_corpus_may_be_named_too(run):
    found = lines(run("provenance ferry today/own.md --against old --format jsonl", here=True))

    assert set(found) == {"own", "ferry"}


def test_since_leaves_out_what_is_older_or_undated_and_says_so(run):
    done = run("provenance today --against old --since 2024-05-02 --format jsonl", here=True)

    assert set(lines(done)) == {"copy", "own"}
    assert "0 published before 2024-05-02, 1 without a date" in done.err


def test_a_day_that_is_not_over_at_the_hour_asked_for_counts():
    documents = api.read("today")
    since = api.Since("2024-05-02T20:00")

    assert [d.id for d in since.of(documents)] == ["copy", "own"]


@pytest.mark.parametrize("form", ["terminal", "csv", "json", "markdown", "html"])
def test_the_table_has_a_row_for_each_article(run, form):
    done = run(f"provenance today --against old --format {form}", here=True)

    assert done.code == 0
    assert all(name in done.out for name in ("copy", "own", "undated", "ferry", "Harbour Post"))
    if form == "json":
        report = json.loads(done.out)
        assert (report["format"], report["version"]) == ("newsdiff.targets", 1)
        assert [line["target"]["id"] for line in report["targets"]] == ["copy", "own", "undated"]
    if form == "csv":
        assert len(list(csv.DictReader(io.StringIO(done.out)))) == 3
    if form == "terminal":
        assert max(map(len, done.out.splitlines())) <= 80


def test_an_article_that_was_first_has_its_share_in_brackets(run):
    write(Path("today/early.md"), "Early", [*FERRY, "First here."], "2024-04-30", "Gull")
    done = run("provenance today/early.md --against old", here=True)
    (row,) = done.out.splitlines()[1:]

    assert row.split("%")[0].strip().startswith("(")
    assert "later ferry" in row


def test_titles_are_text_in_the_page(run):
    write(Path("today/evil.md"), "<script>alert(1)</script>", FERRY, "2024-05-03", "<b>Gull")
    page = run("provenance today/evil.md --against old --format html", here=True).out

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_folder_has_an_index_and_a_ledger_for_each_article(run):
    done = run("provenance today --against old -o pages", here=True)
    index = Path("pages/index.html").read_text(encoding="utf-8")

    assert done.code == 0
    assert sorted(p.name for p in Path("pages").rglob("*.html")) == [
        *(f"{n}.html" for n in (1, 2, 3)),
        "index.html",
    ]
    assert 'href="articles/1.html"' in index
    assert "Ferry stops" in Path("pages/articles/1.html").read_text(encoding="utf-8")
    assert [p for p in Path("pages").iterdir() if p.suffix == ".jsonl"] == []


def test_an_interrupted_run_goes_on_where_it_was(run, monkeypatch):
    whole = run("provenance today --against old -o whole", here=True)
    written = []
    render = api.target_line

    def interrupted(report, page=None):
        written.append(page)
        if len(written) == 2:
            raise KeyboardInterrupt
        return render(report, page)

    monkeypatch.setattr(api, "target_line", interrupted)
    ended = run("provenance today --against old -o pages", here=True)
    monkeypatch.setattr(api, "target_line", render)
    done = run("provenance today --against old -o pages", here=True)

    assert ended.code == 130
    assert "goes on from there" in ended.err
    assert "1 articles are finished already" in done.err
    assert whole.code == done.code == 0
    for page in Path("whole").rglob("*.html"):
        assert page.read_bytes() == Path("pages", page.relative_to("whole")).read_bytes()


def test_a_run_with_other_settings_begins_anew(run):
    Path("pages").mkdir()
    Path("pages/newsdiff-unfinished.jsonl").write_text('{"newsdiff": "another run"}\n{"sha25')
    done = run("provenance today --against old -o pages", here=True)

    assert "finished already" not in done.err
    assert Path("pages/articles/3.html").exists()


def test_the_folder_of_todays_articles_is_not_written_to(run):
    done = run("provenance today --against old -o today", here=True)

    assert done.code == 1
    assert "is the folder that is read" in done.err


def test_a_source_that_the_corpus_does_not_hold_is_wrong_usage_that_says_what_to_do(run):
    done = run("provenance today/copy.md today/own.md --corpus old", here=True)

    assert (done.code, done.out) == (2, "")
    assert "newsdiff provenance today/copy.md today/own.md --against old" in done.err


@pytest.mark.parametrize(("share", "code"), [("30%", 3), ("0.3", 3), ("99 %", 0), ("1", 0)])
def test_one_article_over_the_share_is_enough(run, share, code):
    assert run(f"provenance today --against old --fail-over '{share}'", here=True).code == code


@pytest.mark.parametrize(
    ("share", "said"),
    [("30", "write 30% or 0.3"), ("130%", "more than the whole"), ("lots", "is no share")],
)
def test_a_share_that_could_be_two_things_is_asked_about(run, share, said):
    done = run(f"provenance today --against old --fail-over {share}", here=True)

    assert done.code == 2
    assert said in " ".join(done.err.split())


@pytest.mark.parametrize("form", ["terminal", "csv", "jsonl", "json", "markdown", "html"])
def test_a_saved_table_shows_what_the_command_showed(run, form):
    assert run("provenance today --against old --format json -o saved.json", here=True).code == 0
    shown = run(f"show saved.json --format {form}", here=True)

    assert shown.code == 0
    assert shown.out == run(f"provenance today --against old --format {form}", here=True).out


@pytest.mark.parametrize("asked", ["--format xlsx -o a.xlsx", "--format pan", "--table pairs"])
def test_a_saved_table_has_no_other_form(run, asked):
    run("provenance today --against old --format json -o saved.json", here=True)
    done = run(f"show saved.json {asked}", here=True)

    assert done.code == 2
    assert "its formats are terminal, json, jsonl, csv, markdown, html" in done.err


def test_a_saved_table_of_a_stranger_opens_no_page_of_its_choice(run):
    run("provenance today --against old --format json -o saved.json", here=True)
    saved = json.loads(Path("saved.json").read_text())
    for line in saved["targets"]:
        line["page"] = "javascript:alert(1)"
    Path("saved.json").write_text(json.dumps(saved))

    assert "javascript:alert" not in run("show saved.json --format html", here=True).out


@pytest.mark.parametrize(("width", "has_outlet"), [(60, False), (80, True), (120, True)])
def test_a_narrow_table_leaves_out_the_outlet_and_keeps_the_names(run, width, has_outlet):
    done = run(f"provenance today --against old --width {width}", here=True)

    assert ("Harbour" in done.out) is has_outlet
    assert "undated" in done.out
    assert max(map(len, done.out.splitlines())) <= width
