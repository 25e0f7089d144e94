"""The command line: exit codes, messages, where output goes, and which articles a name means."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from newsdiff import api, cli

ROOT = Path(__file__).parents[1]
DOCS = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
SHARED = (
    "The council closed the old bridge on Monday after divers found cracks in two of its piers.",
    "Repairs will take until the spring, the chief engineer told reporters at the town hall.",
    "Buses will use the tunnel, and cyclists are asked to take the ferry from the north quay.",
)


@pytest.fixture
def folder(tmp_path):
    """Return a corpus of three outlets: a story, its copy, and one about something else."""
    for path, paragraphs in {
        "post/001_bridge.txt": ("Old bridge closed", *SHARED),
        "times/002_closed.txt": ("No way over", "Our readers saw it coming.", *SHARED),
        "echo/003_cats.txt": ("Cats", "A library in the hills now lends its cats for one week."),
    }.items():
        file = tmp_path / "articles" / path
        file.parent.mkdir(parents=True)
        file.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return tmp_path / "articles"


def newsdiff(arguments, **more):
    """Run newsdiff in a process of its own."""
    command = f"{sys.executable} -m newsdiff {arguments}"
    options = {"shell": True, "capture_output": True, "text": True, "cwd": ROOT}
    return subprocess.run(command, check=False, **(options | more))


# -------------------------------------------------------------------------------- one line


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("clean nowhere", "nowhere does not exist"),
        ("clean empty", "empty holds no articles"),
        ("clean image.txt", "image.txt"),
        ("clean latin.txt --encoding utf-8", "latin.txt"),
        ("provenance 00 --corpus articles", "00' begins the ids of 3 documents: "),
        ("provenance 001_brigde --corpus articles", "nearest: "),
        ("provenance 001 001 --corpus articles", "is both target and source"),
        ("provenance 001 articles --corpus articles", "is a folder, not an article"),
        ("provenance 001 --corpus articles/post", "no article of another outlet"),
        ("provenance 001", "no corpus: there is no folder corpus/ here"),
        ("clean articles -o missing/report.txt", "missing/report.txt cannot be written"),
        ("clean articles -o articles", "articles cannot be written"),
        (
            "clean articles --strip-boilerplate -o image.txt/out",
            "cannot be written (not a directory)",
        ),
        ("thin articles -o image.txt/out", "cannot be written (not a directory)"),
        ("clean articles --explain 009", "'009' is neither"),
        ("clean articles --explain 001:0", "has no paragraph at line 0"),
        ("clean articles --explain 001:9999", "has no paragraph at line 9999"),
        (f"clean articles --explain 001:{'9' * 5_000}", "has no paragraph at line 999999999"),
        ("restore articles -o back", "articles was not written by"),
    ],
)
def test_a_controlled_error_is_one_line_and_writes_nothing(
    run, monkeypatch, folder, arguments, said
):
    monkeypatch.chdir(folder.parent)
    Path("empty").mkdir()
    Path("image.txt").write_bytes(bytes(range(256)) * 8)
    Path("latin.txt").write_bytes("Der Zug fährt über die Brücke.".encode("latin-1"))
    rows = [json.dumps({"id": i, "text": "A text of some words."}) for i in "ab"]
    Path("rows.jsonl").write_text("\n".join(rows))
    before = sorted(Path().rglob("*"))
    done = run(arguments, here=True)

    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert done.err.startswith("newsdiff: ")
    assert done.err.count("\n") == 1
    assert sorted(Path().rglob("*")) == before


def test_a_file_name_in_a_message_cannot_act(run):
    done = run("clean 'nowhere\x1b[31m\n'")

    assert "nowhere\\x1b[31m " in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        "unknown",
        "clean --format xml",
        "provenance",
        "provenance 001 --fail-over 2",
        "provenance 001 README.md --corpus corpus",
        "provenance 001 --since 2024-01-01",
        "provenance 001 --corpus corpus --against corpus",
        "provenance 001 --against corpus --format gexf",
        "provenance corpus --against corpus --since May",
        "provenance 001 --width 3",
        "restore cleaned",
        "restore corpus cleaned -o back",
        "thin corpus",
        "explain 001",
        "explain 001 000 --format json",
        "clean --strip-boilerplate --explain 001 -o cleaned",
        "archive remove news.duckdb",
    ],
)
def test_wrong_usage_exits_with_2(run, arguments):
    done = run(arguments)

    assert (done.code, done.out) == (2, "")
    assert "Error: " in done.err


@pytest.mark.parametrize(
    ("command", "off"),
    [
        ("clean --list", "--list"),
        ("clean --explain 001 --list", "--list"),
        ("clean --explain 001:1 --keep --drop", "--drop"),
        ("clean --explain 001:1 --keep --format json", "--format"),
        ("clean --explain 001:1 --drop --table paragraphs", "--table"),
        ("clean --strip-boilerplate --drop", "--drop"),
        ("clean --strip-boilerplate --spark local -o out/ --keep", "--keep"),
        ("clean --strip-boilerplate --spark local -o out/ --format csv", "--format"),
        ("clean --strip-boilerplate --spark local -o out/ --skip-bad", "--skip-bad"),
        ("clean -q -v", "--verbose"),
        ("settings --format toml --width 90", "--width"),
        ("dedupe --format json --width 90", "--width"),
        ("dedupe -o pages/index.html --width 90", "--width"),
        ("provenance 001 000 --table facts --width 90", "--width"),
        ("provenance 001 --against corpus --pack case.zip", "--pack"),
        ("provenance 001 --against corpus --table passages", "--table"),
        ("provenance 001 --against corpus --spark local --no-clean", "--no-clean"),
        ("dedupe --spark local --jobs 1", "--jobs"),
        ("dedupe --spark local --memory 1GB", "--memory"),
        ("dedupe --spark local --translations", "--translations"),
        ("dedupe --spark local -o out/ --temp .", "--temp"),
        ("dedupe --spark local -o out/ --format csv", "--format"),
        ("thin --spark local -o out/ --jobs 1 --memory 1GB --temp .", "--jobs, --memory, --temp"),
        ("clean --columns text=body,text=lead", "text"),
    ],
)
def test_an_option_that_another_one_would_switch_off_is_wrong_usage(run, tmp_path, command, off):
    before = set(tmp_path.iterdir())
    done = run(f"{command.replace('out/', f'{tmp_path}/out/')}")

    assert (done.code, done.out) == (2, "")
    assert off in done.err.splitlines()[-1]
    assert set(tmp_path.iterdir()) == before


def test_a_table_of_what_is_taken_out_lists_it(run):
    table = run("clean corpus --strip-boilerplate --table paragraphs").out

    assert table == run("clean corpus --strip-boilerplate --format csv").out


def test_an_interrupted_run_exits_with_130(run, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "dedupe", interrupted)
    done = run("dedupe")

    assert (done.code, done.out) == (130, "")
    assert done.err == (
        "newsdiff: interrupted; nothing was written; newsdiff index keeps what is finished of a large corpus\n"
    )


def test_a_bug_keeps_its_traceback(run, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("a bug")

    monkeypatch.setattr(api, "dedupe", broken)

    with pytest.raises(RuntimeError, match="a bug"):
        run("dedupe")


@pytest.mark.parametrize(
    ("size", "code"),
    [("800MB", 0), ("1.5 gb", 0), ("2G", 0), ("99MB", 2), ("much", 2), ("-1GB", 2)],
)
def test_an_amount_of_memory_is_read(run, size, code):
    done = run(f"dedupe corpus --format json --memory '{size}'")

    assert done.code == code
    assert ("--memory" in done.err) == (code == 2)


@pytest.mark.parametrize(("share", "code"), [("0.5", 3), ("0.99", 0)])
def test_fail_over_turns_a_large_share_into_exit_code_3(run, folder, share, code):
    done = run(f"provenance 002 001 --corpus {folder} --fail-over {share}")

    assert done.code == code
    assert "was" in done.out or "stands" in done.out


def test_a_reader_that_leaves_early_is_no_error():
    done = newsdiff(
        "clean --format json | head -c 9; echo ${PIPESTATUS[0]}", executable="/bin/bash"
    )

    assert (done.stdout, done.stderr) == ('{\n  "form0\n', "")


def test_a_full_disk_is_a_controlled_error():
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    done = newsdiff("clean > /dev/full")

    assert done.returncode == 1
    assert done.stderr == "newsdiff: standard output cannot be written (No space left on device)\n"


# --------------------------------------------------------------------------- what a name means


def record(done):
    """Return the ids of target and sources in the JSON that a command printed."""
    report = json.loads(done.out)
    return report["target"]["id"], [source["id"] for source in report["sources"]]


@pytest.mark.parametrize(
    "name", ["001_bridge", "001", "post/001_bridge.txt", "{}/post/001_bridge.txt"]
)
def test_an_article_is_named_by_id_prefix_or_path(run, folder, name):
    name = name.format(folder)

    assert record(run(f"provenance 002 {name} --corpus {folder} --format json")) == (
        "002_closed",
        ["001_bridge"],
    )


def test_without_a_source_all_other_outlets_are_compared(run, folder):
    assert record(run(f"provenance 002 --corpus {folder} --format json")) == (
        "002_closed",
        ["001_bridge", "003_cats"],
    )


def test_a_file_outside_of_the_corpus_is_compared_with_it(run, folder, tmp_path):
    (tmp_path / "001_bridge.txt").write_text("\n\n".join(SHARED))
    target = tmp_path / "001_bridge.txt"
    found, sources = record(run(f"provenance {target} --corpus {folder} --format json"))

    assert found == str(target)
    assert sources == ["001_bridge", "002_closed", "003_cats"]


def test_two_files_need_no_corpus(run, monkeypatch, folder):
    monkeypatch.chdir(folder)
    done = run("provenance times/002_closed.txt post/001_bridge.txt --format json", here=True)

    assert record(done) == ("002_closed", ["001_bridge"])


def test_the_corpus_may_be_named_by_the_environment(run, monkeypatch, folder):
    monkeypatch.chdir(folder.parent)
    monkeypatch.setenv("NEWSDIFF_CORPUS", str(folder))

    assert record(run("provenance 002 001 --format json", here=True))[0] == "002_closed"


def test_the_target_may_come_from_standard_input(folder):
    done = newsdiff(
        f"provenance - 001 --corpus {folder} --format json", input="\n\n".join(SHARED), cwd=ROOT
    )

    assert json.loads(done.stdout)["summary"]["verdicts"]["verbatim"] == 3


def test_short_passages_can_be_left_out(run, folder):
    every = json.loads(run(f"dedupe {folder} --format json").out)
    long = json.loads(run(f"dedupe {folder} --format json --min-words 60").out)

    assert [c["documents"] for c in every["clusters"]] == [2]
    assert long["clusters"] == []


def test_site_furniture_takes_part_on_request(run):
    clean = json.loads(run("provenance 001 000 --format json").out)
    raw = json.loads(run("provenance 001 000 --format json --no-clean").out)

    assert clean["summary"]["verdicts"]["boilerplate"] >= raw["summary"]["verdicts"]["boilerplate"]
    assert not any(p["boilerplate"] for p in raw["sources"][0]["paragraphs"])
    assert any(p["boilerplate"] for p in clean["sources"][0]["paragraphs"])


# ------------------------------------------------------------------------------ where output goes


@pytest.mark.parametrize("command", ["provenance 001 000", "dedupe", "clean"])
def test_json_is_the_same_wherever_the_corpus_lies(run, corpus, tmp_path, command):
    copy = tmp_path / "elsewhere"
    copy.symlink_to(corpus)
    named = f"--corpus {copy}" if command.startswith("provenance") else str(copy)

    assert run(f"{command} --format json").out == run(f"{command} {named} --format json").out


def test_a_report_goes_to_the_file_that_is_named(run, tmp_path):
    path = tmp_path / "report.json"
    printed = run("clean --format json")
    done = run(f"clean --format json -o {path}")

    assert (done.out, done.err) == ("", f"wrote {path}\n")
    assert path.read_text(encoding="utf-8") == printed.out


def test_quiet_says_nothing_and_verbose_says_more(run, tmp_path):
    assert run(f"clean -q -o {tmp_path / 'a'}").err == ""
    assert run("clean -v").err == "read 14 articles from corpus\n"


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Europe/Berlin", "2023-03-15 10:41 CET (09:41 UTC)"),
        ("+05:30", "2023-03-15 15:11 +05:30 (09:41 UTC)"),
        ("utc", "2023-03-15 09:41 UTC"),
    ],
)
def test_times_are_shown_in_the_zone_that_is_named(run, zone, shown):
    assert shown in run(f"provenance 001 000 --timezone {zone} --width 120").out
    assert (
        "2023-03-15T09:41:00+00:00"
        in run(f"provenance 001 000 --timezone {zone} --format json").out
    )


@pytest.mark.parametrize("zone", ["Europe/Nowhere", "+25:00", "../zones", "soon"])
def test_a_zone_that_does_not_exist_is_wrong_usage(run, zone):
    done = run(f"provenance 001 000 --timezone {zone}")

    assert done.code == 2
    assert "is no time zone; write it as Europe/Berlin or +05:30." in " ".join(done.err.split())


def test_quiet_silences_what_is_said_of_dates(run, tmp_path, caplog):
    rows = ['{"text": "Text.", "published": "soon"}'] * 3
    (tmp_path / "rows.jsonl").write_text("\n".join(rows))

    run(f"clean {tmp_path} -q")
    assert caplog.messages == []

    run(f"clean {tmp_path}")
    assert [message[:32] for message in caplog.messages] == ["3 dates are not full and unambig"]


@pytest.mark.parametrize(
    ("environment", "is_colored"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colour_is_for_terminals_and_on_request(run, monkeypatch, environment, is_colored):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert ("\x1b[" in run("clean").out) == is_colored


def test_a_file_gets_no_colour(run, monkeypatch, tmp_path):
    monkeypatch.setenv("FORCE_COLOR", "1")
    run(f"clean -o {tmp_path / 'a'}")

    assert "\x1b" not in (tmp_path / "a").read_text(encoding="utf-8")


def test_help_names_the_commands_in_the_order_of_what_people_ask(run):
    done = run("--help")
    commands = re.findall(r"^  (provenance|dedupe|clean) ", done.out, re.MULTILINE)

    assert (done.code, commands) == (0, ["provenance", "dedupe", "clean"])


def test_help_loads_neither_rich_nor_any_stage():
    code = (
        "import sys; from newsdiff import cli; cli.run(['clean', '--help']);"
        "print(*(name for name in sys.modules if name.startswith(('newsdiff.', 'rich'))))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    *_, loaded = run.stdout.splitlines()

    assert {name.split(".")[1] for name in loaded.split()} == {
        "cli",
        "corpus",
        "errors",
        "language",
        "report",
        "settings",
        "version",
        "visible",
        "writing",
    }


# ----------------------------------------------------------------------------------- cleaning


def test_cleaned_articles_can_be_restored_byte_for_byte(run, corpus, tmp_path):
    cleaned, back = tmp_path / "cleaned", tmp_path / "back"
    done = run(f"clean --strip-boilerplate -o {cleaned}")
    restored = run(f"restore {cleaned} -o {back}")
    originals = {p.name: p.read_bytes() for p in corpus.iterdir() if p.name[0].isdigit()}

    said = done.err.splitlines()
    assert said[-1] == f"wrote {len(originals)} articles and their manifest to {cleaned}"
    assert said[0] == run("clean").out.splitlines()[0]
    assert done.out == ""
    assert restored.err == f"wrote {len(originals)} original files to {back}\n"
    assert {p.name: p.read_bytes() for p in back.iterdir()} == originals
    assert {p.name: p.read_bytes() for p in cleaned.iterdir()} != originals


def test_a_line_that_an_explanation_shows_can_be_kept_or_dropped(run, folder, tmp_path):
    mine = tmp_path / "mine.toml"
    printed = run(f"clean {folder} --explain 003:3 --drop")
    for line in (1, 3):
        assert run(f"clean {folder} --explain 003:{line} --drop -o {mine}").code == 0
    found = run(f"clean {folder} --overlay {mine} --explain 003 --format csv").out.splitlines()

    assert '[outlet."echo"]\ndrop = [\n  "A library' in printed.out
    assert [row.split(",")[6] for row in found[1:]] == ["remove", "remove"]
    assert run(f"clean {folder} --explain 003 --keep").code == 2
    assert run(f"clean {folder} --keep").code == 2


def test_an_explanation_shows_one_article_or_one_paragraph(run, folder):
    article = run(f"clean {folder} --explain 003").out
    paragraph = run(f"clean {folder} --explain 003_cats:3").out
    rows = run(f"clean {folder} --explain 003:3 --format csv").out

    assert "Cats\n" in article
    assert "A library" in article
    assert "Cats\n" not in paragraph
    assert "A library" in paragraph
    assert rows.count("\n") == 2


@pytest.mark.long
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_page_keeps_its_bars_signs_and_columns_where_the_encoding_has_none(encoding):
    command = [sys.executable, "-m", "newsdiff", "provenance", "001", "000"]
    pages = [
        subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONIOENCODING": name}, stdout=subprocess.PIPE, check=True).stdout.decode(name)
        for name in (encoding, "utf-8")
    ]  # fmt: skip
    plain, rich = pages

    assert plain.count("?") == rich.count("?")
    assert list(map(len, plain.splitlines())) == list(map(len, rich.splitlines()))
    assert "*" in plain
    assert "#" in plain


# ------------------------------------------------------------------------------- documentation

COMMANDS = {
    " ".join(filter(None, (name, part))): command
    for name, found in cli.main.commands.items()
    for part, command in getattr(found, "commands", {"": found}).items()
}
"""Every command by what is typed: those of a group, too."""
OPTIONS = [
    (name, option)
    for name, command in COMMANDS.items()
    for option in command.params
    if isinstance(option, click.Option)
]


def section(name):
    """Return what docs/cli.md says of a command."""
    return DOCS.partition(f"\n## newsdiff {name}\n")[2].partition("\n## newsdiff ")[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented_with_its_arguments(name):
    command = COMMANDS[name]
    (usage,) = re.findall(rf"^newsdiff {name} (.*)$", section(name), re.MULTILINE)

    assert usage == " ".join(command.collect_usage_pieces(click.Context(command)))


@pytest.mark.parametrize(("name", "option"), OPTIONS)
def test_every_option_is_documented_with_its_default_and_choices(name, option):
    spelled = ", ".join(f"`{o}`" for o in option.opts)
    (row,) = [line for line in section(name).splitlines() if line.startswith(f"| {spelled}")]
    default = (
        [str(option.default)]
        if isinstance(option.default, str | int) and not option.is_flag
        else []
    )
    choices = [f"`{c}`" for c in getattr(option.type, "choices", [])]

    assert [word for word in (*default, *choices) if word not in row] == []


def test_the_documentation_names_no_option_that_is_gone():
    shown = {
        n
        for line in re.findall(r"^\| (`-.*?) \|", DOCS, re.MULTILINE)
        for n in re.findall(r"`(-[\w-]+)", line)
    }

    assert shown == {opt for _, option in OPTIONS for opt in option.opts}


@pytest.mark.long
def test_an_overlay_that_was_learnt_and_reviewed_is_followed(tmp_path):
    overlay = tmp_path / "overlay.toml"

    assert newsdiff(f"learn corpus -o {overlay}").returncode == 0
    proposed = overlay.read_text(encoding="utf-8")
    line = "Thanks for signing up"
    assert f'"{line}"' in proposed
    reviewed = proposed.replace("keep = []", f'keep = ["{line}"]', 1)
    overlay.write_text(reviewed, encoding="utf-8")
    report = json.loads(newsdiff(f"clean --overlay {overlay} --format json").stdout)

    actions = {
        (document["id"][:3], paragraph["text"]): paragraph["action"]
        for document in report["documents"]
        for paragraph in document["paragraphs"]
    }
    assert actions["000", line] == "keep"
    assert actions["008", "Once"] == "remove"


@pytest.mark.parametrize(
    "command",
    ["provenance LONG", "show LONG", "clean LONG", "info LONG", "restore LONG -o y", "dedupe --corpus LONG", "clean . -o LONG",
     "settings LONG", "index LONG --corpus ."],
)  # fmt: skip
def test_a_name_that_no_file_can_have_is_told_in_one_line(run, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The ferry is late.", encoding="utf-8")

    done = run(command.replace("LONG", "x" * 300))

    assert done.code in (0, 1, 2)
    assert done.code != 1 or done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("command", "place"),
    [
        ("dedupe ''", "argument 2, behind dedupe,"),
        ("thin articles -o ''", "argument 4, behind -o,"),
        ("dedupe articles --against=", "--against"),
        ("watch articles --against '' --once", "argument 4, behind --against,"),
    ],
)
def test_a_variable_of_the_shell_that_is_not_set_is_no_name(
    run, monkeypatch, folder, command, place
):
    monkeypatch.chdir(folder.parent)
    before = sorted(Path().rglob("*"))

    done = run(command)

    assert (done.code, f"{place} is empty" in done.err) == (2, True)
    assert before == sorted(Path().rglob("*"))


def test_an_error_names_a_file_on_one_line_and_nothing_in_it_acts(run, tmp_path):
    (tmp_path / "a\nb\x1b[2J\u202ec.jsonl").write_text("{", encoding="utf-8")

    done = run(f"clean {tmp_path}")

    assert (done.code, done.err.count("\n")) == (1, 1)
    assert not {"\x1b", "\u202e"} & {*done.err}
