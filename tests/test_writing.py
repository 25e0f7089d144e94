"""Writing: nothing is lost, whatever is in the way, whenever the run ends."""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import pytest

from newsdiff import api
from newsdiff.cli import main
from newsdiff.cli.options import _INPUTS
from newsdiff.documents.boilerplate import manifest
from newsdiff.errors import LoadError, NewsdiffError, OutputError
from newsdiff.model import Document, Mark, Paragraph
from newsdiff.report import formats
from newsdiff.writing import Guard, OutputFolder, write_site, write_whole
from newsdiff.writing.guard import is_own

CORPUS = Path(__file__).parents[1] / "corpus"
ARTICLES = ("000_37a140a14e4f548a.txt", "001_5864c8628552907f.txt")
NEWSDIFF = [sys.executable, "-m", "newsdiff"]
GONE = Mark("share", "remove", "says “share”", 0.97)
STAYS = Mark(None, "keep", "prose of the article", 0.9)
REPORT = '{\n  "format": "newsdiff.clean",\n  "version": 2\n}\n'


def article(name, word="One"):
    """Return an article of two paragraphs, of which the second is furniture."""
    text = f"{word} of the ferries was late.\nShare\n"
    end = text.index("\n")
    rows = (
        Paragraph(0, 1, 0, end, mark=STAYS),
        Paragraph(1, 2, end + 1, end + 6, mark=GONE),
    )
    return Document(id=name, text=text, path=f"{name}.txt", paragraphs=rows)


def tree(folder):
    """Return all below a folder, with what the files hold."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(Path(folder).rglob("*"))
    }


def in_child(do):
    """Do something in a process of its own; return how that ended, a signal as a negative number."""
    child = os.fork()
    if not child:
        try:
            do()
            os._exit(0)
        except NewsdiffError:
            os._exit(1)
        except BaseException:  # noqa: BLE001  the child of a test
            os._exit(99)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at(step, do):
    """Do something in a process that is killed at the n-th time it makes the disk or a folder change."""
    left = [step]

    def counted(before):
        def changed(*arguments, **more):
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            return before(*arguments, **more)

        return changed

    def patched():
        for home, name in ((os, "fsync"), (Path, "replace"), (Path, "mkdir"), (Path, "touch")):
            setattr(home, name, counted(getattr(home, name)))
        do()

    return in_child(patched)


# ------------------------------------------------------------------------------------- a file


def test_a_report_is_replaced_whole_by_a_report(tmp_path):
    path = tmp_path / "report.json"
    path.write_text(REPORT)
    write_whole([REPORT, "\n"], path)

    assert path.read_text() == f"{REPORT}\n"
    assert list(tmp_path.iterdir()) == [path]


def test_what_newsdiff_did_not_write_is_replaced_by_force_only(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("my notes")
    with pytest.raises(OutputError, match=r"notes\.txt is in the way .* --force"):
        write_whole(["new"], path)

    assert tree(tmp_path) == {"notes.txt": b"my notes"}
    write_whole(["new"], path, Guard(is_forced=True))
    assert tree(tmp_path) == {"notes.txt": b"new"}


def test_to_write_what_is_there_already_and_over_an_empty_file_is_fine(tmp_path):
    path = tmp_path / "page.txt"
    path.touch()
    write_whole(["the page"], path)
    write_whole(["the ", "page"], path)

    assert tree(tmp_path) == {"page.txt": b"the page"}


@pytest.mark.parametrize("command", ["provenance 001 000 --corpus", "dedupe", "clean"])
@pytest.mark.parametrize(
    "name", [name for name in formats.FORMATS if name not in ("terminal", "markdown")]
)
def test_a_report_is_known_as_newsdiffs_own(run, tmp_path, two, command, name):
    for package in {"parquet": ["pyarrow"], "xlsx": ["xlsxwriter"]}.get(name, []):
        pytest.importorskip(package)
    path = tmp_path / "a.html"
    run(f"{command} {two} --format {name} -o {path}")

    assert is_own(path)


@pytest.mark.parametrize(
    "content",
    [
        "An article about newsdiff and what it says.",
        '{"id": "a", "text": "One."}\n',
        "id,text,document,index\n",
        '{"document": "a", "title": "b", "outlet": "c", "url": null, "text": "One."}\n',
        '{"origin": "a", "taker": "b", "text": "One."}\n',
        "origin,taker,passages,words,articles,text\n",
        '[{"data": {"text": "One."}}]',
        '{"@context": {"schema": "https://schema.org/"}}',
        '<!doctype html>\n<html lang="en">\n<head>\n<title>The Post</title>',
        '{"format": "other", "newsdiff.clean": 1}',
        "PAR1 of a table of others PAR1",
    ],
)  # fmt: skip
def test_what_others_wrote_is_not(tmp_path, content):
    path = tmp_path / "a"
    path.write_text(content)

    assert not is_own(path)


@pytest.mark.parametrize("name", ["../a.txt", "link.txt", "hard.txt", "sub/../a.txt"])
@pytest.mark.parametrize("is_forced", [False, True])
def test_an_input_is_never_written_over_under_any_name(tmp_path, monkeypatch, name, is_forced):
    home = tmp_path / "here"
    (home / "sub").mkdir(parents=True)
    (home / "a.txt").write_text("an article")
    (tmp_path / "a.txt").symlink_to(home / "a.txt")
    (home / "link.txt").symlink_to("a.txt")
    (home / "hard.txt").hardlink_to(home / "a.txt")
    monkeypatch.chdir(home)
    with pytest.raises(OutputError, match="read by this command"):
        write_whole(["new"], name, Guard(("a.txt",), is_forced))

    assert (home / "a.txt").read_text() == "an article"


def test_a_report_may_lie_in_the_folder_that_is_read_but_no_article_is_written_over(tmp_path):
    (tmp_path / "a.txt").write_text("an article")
    guard = Guard((tmp_path,), is_forced=True)
    for _ in range(2):
        write_whole([REPORT], tmp_path / "report.json", guard)
    with pytest.raises(OutputError, match="read by this command"):
        write_whole(["new"], tmp_path / "a.txt", guard)

    assert (tmp_path / "a.txt").read_text() == "an article"


def test_a_file_that_cannot_be_written_stays_as_it_was(tmp_path):
    folder = tmp_path / "report"
    folder.mkdir()

    with pytest.raises(OutputError, match="cannot be written"):
        write_whole(["new"], folder)
    with pytest.raises(OutputError, match=r"cannot be written \(no such file or directory\)"):
        write_whole(["new"], tmp_path / "missing" / "report.txt")
    assert list(tmp_path.rglob("*")) == [folder]


def test_a_link_keeps_pointing_to_the_file_that_is_written(tmp_path):
    link, file = tmp_path / "link", tmp_path / "file"
    link.symlink_to(file)
    write_whole(["text"], link)

    assert link.is_symlink()
    assert file.read_text() == "text"


def test_a_loop_of_links_and_a_name_that_is_too_long_are_errors_of_one_line(tmp_path):
    (tmp_path / "loop").symlink_to("loop")
    for name in ("loop", "x" * 300):
        with pytest.raises(OutputError, match="cannot be written") as error:
            write_whole(["text"], tmp_path / name)

        assert "\n" not in str(error.value)


def test_a_device_is_written_to():
    write_whole(["text"], "/dev/null")


def test_permissions_follow_the_umask(tmp_path):
    before = os.umask(0o027)
    try:
        write_whole(["text"], tmp_path / "a.txt")
        manifest.write_cleaned([article("a")], tmp_path / "clean")
    finally:
        os.umask(before)

    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.name: oct(path.stat().st_mode & 0o777) for path in files} == {
        "a.txt": "0o640",
        manifest.NAME: "0o640",
    }
    assert oct((tmp_path / "clean").stat().st_mode & 0o777) == "0o750"


@pytest.mark.parametrize("step", range(1, 4))
def test_a_kill_leaves_the_old_file_or_the_new_one_and_the_next_run_leaves_nothing_else(
    tmp_path, step
):
    path = tmp_path / "report.json"
    path.write_text(REPORT)
    new = REPORT.replace("2", "3")

    assert killed_at(step, lambda: write_whole([new], path)) == -signal.SIGKILL
    assert path.read_text() == REPORT
    write_whole([new], path)
    assert tree(tmp_path) == {"report.json": new.encode()}


def test_a_full_disk_leaves_the_old_file(tmp_path):
    path = tmp_path / "report.json"
    path.write_text(REPORT)

    def write():
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))
        write_whole([REPORT * 100], path)

    assert in_child(write) == 1
    assert tree(tmp_path) == {"report.json": REPORT.encode()}


def test_of_three_runs_that_write_one_file_at_once_the_last_one_wins_whole(tmp_path):
    path = tmp_path / "report.json"
    contents = [REPORT + f"{n}\n" * 100_000 for n in range(3)]
    runs = [threading.Thread(target=write_whole, args=([text], path)) for text in contents]
    for run in runs:
        run.start()
    for run in runs:
        run.join()

    assert path.read_text() in contents
    assert list(tmp_path.iterdir()) == [path]


def test_a_site_is_written_over_an_older_one_and_over_nothing_else(tmp_path):
    page = '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    page += '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src \'self\'">'
    write_site([("index.html", page)], tmp_path)
    write_site([("index.html", f"{page}<p>")], tmp_path)
    (tmp_path / "pairs.html").write_text("<p>mine")

    with pytest.raises(OutputError, match=r"pairs\.html is in the way"):
        write_site([("index.html", page), ("pairs.html", page)], tmp_path)
    assert (tmp_path / "pairs.html").read_text() == "<p>mine"


# ----------------------------------------------------------------------------------- a folder


def write(words, folder, source="corpus"):
    """Write cleaned articles by their names, as they come from a corpus."""
    documents = [article(name, word) for name, word in words.items()]
    return manifest.write_cleaned(documents, folder, guard=Guard((f"/nowhere/{source}",)))


def test_a_second_corpus_in_one_folder_stands_beside_the_first(tmp_path):
    write({"a": "One", "b": "Two"}, tmp_path / "out", "first")
    write({"c": "Three"}, tmp_path / "out", "second")
    manifest.restore_originals(tmp_path / "out", tmp_path / "back")

    assert sorted(tree(tmp_path / "back")) == ["a.txt", "b.txt", "c.txt"]


def test_the_only_way_back_to_another_article_is_not_written_over(tmp_path):
    write({"a": "One"}, tmp_path / "out", "first")
    before = tree(tmp_path)
    with pytest.raises(OutputError, match=r"a\.txt is what is left of another article"):
        write({"z": "Nine", "a": "Two"}, tmp_path / "out", "second")

    assert tree(tmp_path) == before


def test_an_article_that_changed_is_cleaned_anew(tmp_path):
    write({"a": "One", "b": "Two"}, tmp_path / "out")
    write({"a": "Three"}, tmp_path / "out")
    manifest.restore_originals(tmp_path / "out", tmp_path / "back")

    assert tree(tmp_path / "back") == {
        "a.txt": b"Three of the ferries was late.\nShare\n",
        "b.txt": b"Two of the ferries was late.\nShare\n",
    }


def test_what_somebody_wrote_or_edited_in_the_folder_stays(tmp_path):
    write({"a": "One"}, tmp_path / "out")
    (tmp_path / "out" / "notes.txt").write_text("my notes")
    (tmp_path / "out" / "a.txt").write_text("One of the ferries was early.\n")
    before = tree(tmp_path)
    for name in ("notes", "a"):
        with pytest.raises(OutputError, match=rf"{name}\.txt is in the way"):
            write({"b": "Two", name: "One"}, tmp_path / "out")

        assert tree(tmp_path) == before


@pytest.mark.parametrize("is_new", [True, False])
def test_after_a_kill_at_any_point_all_can_be_restored_and_the_next_run_ends_as_if_nothing_had_happened(
    tmp_path, is_new
):
    old = {} if is_new else {"a": "One", "b": "Two", "y": "Six"}
    new = {"a": "Three", "b": "Two", "c": "Four"}
    whole = tmp_path / "whole" / "out"
    for words in (old, new):
        write(words, whole)
    for step in range(1, 40):
        folder = tmp_path / str(step) / "out"
        folder.parent.mkdir()
        if old:
            write(old, folder)
        ended = killed_at(step, lambda folder=folder: write(new, folder))
        if (folder / manifest.NAME).exists():
            manifest.restore_originals(folder, folder.parent / "back")
            texts = {name: article(name, word).text for name, word in (new | old).items()}
            back = {
                Path(name).stem: text.decode()
                for name, text in tree(folder.parent / "back").items()
            }
            assert old.keys() <= back.keys()
            assert all(
                text in (texts[name], article(name, new.get(name, "")).text)
                for name, text in back.items()
            )
        write(new, folder)
        assert tree(folder) == tree(whole)
        if ended == 0:
            break

    assert (ended, step > 10) == (0, True)


def test_after_a_kill_in_a_restore_the_next_one_ends_as_if_nothing_had_happened(tmp_path):
    write({"a": "One", "b": "Two"}, tmp_path / "out")
    for step in range(1, 20):
        back = tmp_path / str(step)
        ended = killed_at(
            step, lambda back=back: manifest.restore_originals(tmp_path / "out", back)
        )
        manifest.restore_originals(tmp_path / "out", back)
        assert sorted(tree(back)) == ["a.txt", "b.txt"]
        if ended == 0:
            break

    assert ended == 0


def test_a_full_disk_leaves_the_folder_as_it_was(tmp_path):
    write({"a": "One"}, tmp_path / "out")
    before = tree(tmp_path)

    def again():
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
        write({"a": "One", "b": "Two " * 2_000}, tmp_path / "out")

    assert in_child(again) == 1
    assert tree(tmp_path) == before


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs users")
def test_a_folder_without_the_right_to_write_is_an_error_and_stays():
    with TemporaryDirectory() as home:
        Path(home).chmod(0o755)
        folder = Path(home, "out")
        folder.mkdir(mode=0o555)

        def without_rights(do):
            if os.geteuid() == 0:
                os.setuid(65534)
            do()

        for do in (
            lambda: write({"a": "One"}, folder),
            lambda: write_whole([REPORT], folder / "report.json"),
            lambda: write_site([("index.html", "")], folder / "site"),
        ):
            assert in_child(lambda do=do: without_rights(do)) == 1

        assert tree(home) == {"out": None}


def test_of_two_runs_that_write_to_one_folder_at_once_one_is_refused(tmp_path):
    with manifest.cleaned_folder(tmp_path / "out") as into:
        into.stage("a.json", [b"{}"])
        with pytest.raises(OutputError, match="another newsdiff writes to"):
            write({"b": "Two"}, tmp_path / "out")

    assert sorted(tree(tmp_path / "out")) == ["a.json", manifest.NAME]


def test_a_report_beside_a_folder_that_is_being_written_does_not_disturb_it(tmp_path):
    with manifest.cleaned_folder(tmp_path) as into:
        manifest.stage_cleaned(into, article("a"), "a.txt", None)
        write_whole([REPORT], tmp_path / "report.json")

    assert sorted(tree(tmp_path)) == ["a.txt", manifest.NAME, "report.json"]


def test_the_folder_that_is_read_and_those_inside_of_it_are_no_place_to_write_to(tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (tmp_path / "link").symlink_to("corpus")
    for folder in (corpus, corpus / "clean", tmp_path / "link", tmp_path / "link" / "x" / "y"):
        with pytest.raises(OutputError, match="the folder that is read, or inside of it"):
            manifest.write_cleaned([article("a")], folder, guard=Guard((corpus,), is_forced=True))

    assert tree(tmp_path) == {"corpus": None, "link": None}


def test_a_link_in_the_folder_leads_nowhere_else(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "sub").symlink_to(tmp_path / "mine")
    (tmp_path / "out" / "a.txt").symlink_to(tmp_path / "mine" / "b.txt")
    before = tree(tmp_path)
    for name in ("sub/x", "a"):
        with pytest.raises(OutputError):
            write({name: "One"}, tmp_path / "out")

        assert tree(tmp_path) == before


@pytest.mark.parametrize("name", ["../evil.txt", "/tmp/evil.txt", "a/../../evil.txt", "", "a\0b"])
def test_no_name_leads_out_of_a_folder(tmp_path, name):
    with (
        pytest.raises(OutputError, match="leads out of"),
        OutputFolder(tmp_path / "deep" / "out") as into,
    ):
        into.stage(name, [b"evil"])

    assert tree(tmp_path) == {}


@pytest.mark.parametrize("name", ["x" * 300, f"{'x' * 300}/a", "a\ud800", "y/" * 5_000])
def test_a_name_that_no_file_can_have_is_told(tmp_path, name):
    with (
        pytest.raises(OutputError, match=r"no file in .* can be called '"),
        OutputFolder(tmp_path / "out") as into,
    ):
        into.stage(name, [b"text"])


@pytest.mark.parametrize("name", ["x" * 300, "y/" * 5_000])
def test_a_manifest_with_a_name_that_no_file_can_have_is_told(tmp_path, name):
    write({"one": "One"}, tmp_path / "cleaned")
    row = (tmp_path / "cleaned" / manifest.NAME).read_text()
    (tmp_path / "cleaned" / manifest.NAME).write_text(row.replace('"one.txt"', f'"{name}"', 1))

    with pytest.raises(NewsdiffError):
        api.restore(tmp_path / "cleaned", tmp_path / "out")


# ---------------------------------------------------------------------------------- a restore


def test_a_restore_leaves_its_folder_neither_by_a_link_nor_by_dots(tmp_path):
    write({"evil": "One"}, tmp_path / "cleaned")
    row = (tmp_path / "cleaned" / manifest.NAME).read_text()
    (tmp_path / "cleaned" / "d1" / "d2").mkdir(parents=True)
    (tmp_path / "cleaned" / "a").symlink_to("d1/d2")
    for name in ("a/../../evil.txt", "../cleaned/evil.txt", "/etc/hostname", "d1/../evil.txt"):
        (tmp_path / "cleaned" / manifest.NAME).write_text(row.replace('"evil.txt"', f'"{name}"', 1))
        before = tree(tmp_path)
        with pytest.raises(NewsdiffError):
            api.restore(tmp_path / "cleaned", tmp_path / "deep" / "out")

        assert tree(tmp_path) == before


def test_a_restore_writes_over_no_other_file_and_not_into_the_folder_it_reads(tmp_path):
    write({"a": "One", "b": "Two"}, tmp_path / "cleaned")
    (tmp_path / "back").mkdir()
    (tmp_path / "back" / "b.txt").write_text("mine")
    before = tree(tmp_path)
    guard = Guard((tmp_path / "cleaned",))
    for into in ("back", "cleaned", "cleaned/sub"):
        with pytest.raises(OutputError):
            api.restore(tmp_path / "cleaned", tmp_path / into, guard=guard)

        assert tree(tmp_path) == before


def test_a_restore_over_the_originals_changes_nothing(tmp_path):
    write({"a": "One"}, tmp_path / "cleaned")
    for _ in range(2):
        api.restore(tmp_path / "cleaned", tmp_path / "back")

    assert tree(tmp_path / "back") == {"a.txt": article("a").text.encode()}


@pytest.mark.parametrize(
    "row",
    [
        "[]",
        "1",
        "{",
        '{"sha256": "x"}',
        '{"name": 1, "sha256": "x", "cleaned_sha256": "x"}',
        '{"name": "a.txt", "sha256": null, "cleaned_sha256": "x", "source": 3}',
        "[" * 100_000,
        "\udcff",
    ],
)
def test_a_damaged_manifest_is_an_error_of_one_line(tmp_path, row):
    write({"a": "One"}, tmp_path / "cleaned")
    with (tmp_path / "cleaned" / manifest.NAME).open("a", errors="surrogateescape") as file:
        file.write(f"{row}\n")
    with pytest.raises(LoadError) as error:
        api.restore(tmp_path / "cleaned", tmp_path / "back")

    assert "\n" not in str(error.value)
    assert not (tmp_path / "back").exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"start": 29', '"start": -1'),
        ('"start": 29', '"start": "x"'),
        ('"start": 29', '"start": 27'),
        ('"removed": [', '"removed": ["x", '),
        ('"removed": [', '"removed": null, "x": ['),
        ('"encoding": "utf-8"', '"encoding": "no such"'),
        ('"encoding": "utf-8"', '"encoding": "hex"'),
        ('"encoding": "utf-8"', '"encoding": ["utf-8"]'),
        ('"bom": ""', '"bom": "zz"'),
        ('"bom": ""', '"bom": 5'),
    ],
)
def test_a_record_that_was_changed_is_noticed(tmp_path, old, new):
    write({"a": "One"}, tmp_path / "cleaned")
    path = tmp_path / "cleaned" / manifest.NAME
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))

    with pytest.raises(LoadError, match="was changed"):
        api.restore(tmp_path / "cleaned", tmp_path / "back")


def test_a_removed_text_that_was_changed_is_noticed(tmp_path):
    write({"a": "One"}, tmp_path / "cleaned")
    path = tmp_path / "cleaned" / manifest.NAME
    head, row = map(json.loads, path.read_text().splitlines())
    row["removed"][0]["text"] = row["removed"][0]["text"].swapcase()
    path.write_text(f"{json.dumps(head)}\n{json.dumps(row)}\n")

    with pytest.raises(LoadError, match="was changed"):
        api.restore(tmp_path / "cleaned", tmp_path / "back")

    assert not (tmp_path / "back").exists()


def test_a_file_that_a_shell_gives_as_standard_input_is_not_written_over(tmp_path):
    article = tmp_path / "a.txt"
    shutil.copy(CORPUS / ARTICLES[0], article)
    text = article.read_bytes()
    with article.open() as file:
        done = subprocess.run(
            [*NEWSDIFF, "clean", "-", "--strip-boilerplate", "-o", str(article), "--force"],
            stdin=file,
            capture_output=True,
            text=True,
            check=False,
        )

    assert (done.returncode, article.read_bytes()) == (1, text)
    assert "read by this command" in done.stderr


@pytest.mark.parametrize(
    ("command", "written"),
    [
        ("dedupe a*.txt b.txt -o a.txt", "a.txt"),
        ("versions a.txt b.txt -o b.txt", "b.txt"),
        ("versions a.txt a.txt --copier b.txt -o b.txt", "b.txt"),
        ("provenance a.txt b.txt -o b.txt", "b.txt"),
        ("provenance a.txt b.txt --pack b.txt", "b.txt"),
        ("learn [ab].txt -o b.txt", "b.txt"),
        ("clean . --overlay lines.toml --format json -o lines.toml", "lines.toml"),
        ("dedupe a.txt b.txt --ignore ignored.txt -o ignored.txt", "ignored.txt"),
    ],
)
def test_no_command_writes_over_what_it_reads(run, tmp_path, monkeypatch, command, written):
    for name, article in zip("ab", ARTICLES, strict=True):
        shutil.copy(CORPUS / article, tmp_path / f"{name}.txt")
    (tmp_path / "lines.toml").write_text('[outlet.A]\ndrop = ["One line"]\n')
    (tmp_path / "ignored.txt").write_text("Some words that are left out.\n")
    monkeypatch.chdir(tmp_path)
    before = tree(tmp_path)
    done = run(f"{command} --force", here=True)

    assert (done.code, tree(tmp_path)) == (1, before)
    assert f"{written} is read by this command" in done.err


def test_every_parameter_that_names_what_is_read_is_guarded():
    """A command that can write over files knows each path that it reads."""
    for name, command in main.commands.items():
        params = {param.name: param for param in command.params}
        if "is_forced" not in params:
            continue
        paths = {
            key
            for key, param in params.items()
            if isinstance(param, click.Argument) or "FILE" in (param.metavar or "")
        }
        assert paths - {"path", "pack", "folder", "state", "names"} <= set(_INPUTS), name


def test_an_overlay_that_may_have_been_edited_is_replaced_by_force_only(run, tmp_path):
    path = tmp_path / "lines.toml"
    assert run(f"learn {CORPUS} -o {path}").code == 0
    edited = path.read_text() + '\n[outlet.Mine]\nkeep = ["A line of mine"]\n'
    path.write_text(edited)

    assert run(f"learn {CORPUS} -o {path}").code == 1
    assert path.read_text() == edited
    assert run(f"learn {CORPUS} -o {path} --force").code == 0


def test_a_case_and_its_report_are_two_files(run, tmp_path):
    done = run(f"provenance 001 000 -o {tmp_path}/a.html --pack {tmp_path}/./a.html")

    assert (done.code, tree(tmp_path)) == (2, {})
