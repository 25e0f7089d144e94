"""What makes the command line kind: examples, completion, closed pipes, plain terminals, names that are misspelt."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

from newsdiff import cli
from newsdiff.cli import output  # noqa: F401  registers how plain signs are written
from newsdiff.cli.examples import EXAMPLES
from newsdiff.cli.options import usual_jobs
from newsdiff.errors import install_command

ROOT = Path(__file__).parents[1]
NEWSDIFF = f"{shlex.quote(sys.executable)} -m newsdiff"


def shell(command, **more):
    """Run a command line in a shell, in the checkout."""
    options = {"shell": True, "capture_output": True, "text": True, "cwd": ROOT} | more
    return subprocess.run(command, check=False, executable="/bin/bash", **options)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_of_the_help_are_commands_with_their_options(run, name):
    shown = run(f"{name} --help").out
    command = cli.main
    for part in name.split():
        command = command.commands[part]
    options = {option for p in command.params for option in p.opts}

    for line in EXAMPLES[name]:
        assert line in shown
        words = shlex.split(line.removeprefix('eval "$(').removesuffix(')"'))
        assert words[1 : 1 + len(name.split())] == name.split()[: len(words) - 1]
        assert {w for w in words if w.startswith("-")} <= options


def test_every_command_has_examples():
    assert {name.split()[0] for name in EXAMPLES} == set(cli.main.commands)


def test_formats_stand_in_groups(run):
    shown = " ".join(run("dedupe --help").out.split())

    assert "to read: terminal, html, markdown; tables: csv, jsonl" in shown
    for choice in next(
        p.type.choices for p in cli.main.commands["dedupe"].params if p.name == "format_"
    ):
        assert choice in shown


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_what_a_shell_needs_is_printed(run, name):
    done = run(f"completion {name}")

    assert done.code == 0
    assert "_NEWSDIFF_COMPLETE" in done.out


def test_ids_are_completed():
    words = {"COMP_WORDS": "newsdiff provenance 00", "COMP_CWORD": "2"}
    done = shell(NEWSDIFF, env=os.environ | words | {"_NEWSDIFF_COMPLETE": "bash_complete"})

    assert "plain,001_5864c8628552907f" in done.stdout.splitlines()


IN_SHELLS = {
    "bash": 'compopt() { :; }; eval "$(newsdiff completion bash)"; COMP_WORDS=(newsdiff provenance 00); COMP_CWORD=2; '
    '_newsdiff_completion newsdiff 00 provenance; printf "%s\\n" "${COMPREPLY[@]}"',
    "fish": 'newsdiff completion fish | source; complete -C "newsdiff provenance 00"',
    "zsh": 'autoload -Uz compinit; compinit -u -D; eval "$(newsdiff completion zsh)"; '
    "compadd() { print -l -- ${(P)@[-1]} }; _path_files() { :; }; _describe() { print -l -- ${(P)@[-1]} }; "
    "words=(newsdiff provenance 00) CURRENT=3; $_comps[newsdiff]",
}
"""What a shell does when a key asks it to complete, with its own builtins where they only work at a prompt replaced."""


@pytest.mark.skipif(sys.platform == "win32", reason="shells differ")
@pytest.mark.parametrize("name", IN_SHELLS)
def test_ids_are_completed_where_a_shell_has_sourced_what_is_printed(tmp_path, name):
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    command = tmp_path / "newsdiff"
    command.write_text(f'#!/bin/sh\nexec {NEWSDIFF} "$@"\n')
    command.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    options = ["-f", "-c"] if name == "zsh" else ["-c"]

    done = subprocess.run(
        [name, *options, IN_SHELLS[name]],
        cwd=ROOT,
        env=os.environ | {"PATH": path, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "001_5864c8628552907f" in done.stdout.split(), done.stderr


def test_ids_of_an_archive_are_completed(run, tmp_path):
    pytest.importorskip("duckdb")
    path = tmp_path / "news.duckdb"
    run(f"index corpus --into {path}")
    context = click.Context(cli.main.commands["provenance"])
    context.params["corpus"] = str(path)
    (target, *_) = cli.main.commands["provenance"].params
    found = target.shell_complete(context, "013")

    assert [item.value for item in found if item.type == "plain"] == ["013_e9efd8ea94ce9312"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("━━╌ 12 %", "##- 12 %"),
        ("café – “so”", 'cafe - "so"'),
        ("港湾 news", "???? news"),
        ("ｆｕｌｌ", "????????"),
        ("🎣 fish", "?? fish"),
        ("e\u0301 x\u200d", "e x"),
        ("не", "??"),
    ],
)
def test_plain_signs_are_as_wide_as_what_they_stand_for(text, plain):
    assert text.encode("ascii", "newsdiff.plain").decode() == plain


@pytest.mark.skipif(sys.platform == "win32", reason="shells differ")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ("dedupe {two} >&-", 1, "standard output cannot be written"),
        ("provenance {two} --against {two} --format csv >&-", 1, "standard output cannot be"),
        ("--help >&-", 1, "standard output cannot be written"),
        ("clean - <&-", 1, "standard input is empty"),
        ("clean corpus/000*.txt -q <&-", 0, ""),
        ("info nothing.duckdb 2>&-", 1, ""),
    ],
)
def test_a_closed_stream_is_no_traceback(two, arguments, code, said):
    done = shell(f"{NEWSDIFF} {arguments.format(two=two)}")

    assert done.returncode == code
    assert said in done.stderr
    assert done.stderr.count("\n") <= 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nope.txt", "nope.txt does not exist"),
        ("'my articl.txt'", "my articl.txt does not exist; did you mean my article.txt?"),
        ("'my article'", "did you mean my article.txt?"),
        ("x.pdf", "x.pdf does not exist"),
        ("https://gull.example/a", "nothing is fetched; save the page"),
    ],
)
def test_a_misspelt_file_is_named_where_there_is_no_corpus(run, tmp_path, monkeypatch, name, said):
    monkeypatch.chdir(tmp_path)
    Path("my article.txt").write_text("The mole is closed.\n")
    done = run(f"provenance {name} 'my article.txt'", here=True)

    assert (done.code, done.err.count("\n")) == (1, 1)
    assert said in done.err


def test_a_file_that_is_not_there_is_named_beside_a_corpus(run):
    done = run(f"provenance nope.txt 000 --corpus {ROOT / 'corpus'}", here=True)

    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "nope.txt does not exist" in done.err


def test_a_misspelt_folder_is_named_beside_a_corpus(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("today").mkdir()
    done = run(f"provenance tday --against {ROOT / 'corpus'}", here=True)

    assert (done.code, done.out) == (1, "")
    assert "tday does not exist; did you mean today?" in done.err


def test_a_large_corpus_is_worth_all_cores(tmp_path):
    small, large = tmp_path / "small.txt", tmp_path / "large.jsonl"
    small.write_text("The mole is closed.\n")
    with large.open("wb") as file:
        file.truncate(30_000_000)

    assert usual_jobs([str(small)]) == 1
    assert usual_jobs([str(large)]) == usual_jobs([str(tmp_path)]) == os.cpu_count()
    assert usual_jobs([str(tmp_path / "missing")]) == 1


def test_the_hint_on_a_missing_extra_names_the_checkout(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    found = re.fullmatch(r"pip install (?:-e )?'(.*)\[archive\]'", install_command("archive"))

    assert found
    assert found[1] == "newsdiff" or Path(found[1], "pyproject.toml").is_file()


def test_the_hint_on_a_missing_extra_names_the_wheel_or_the_repository(monkeypatch, tmp_path):
    wheel = tmp_path / "newsdiff-0.1.0-py3-none-any.whl"
    wheel.touch()
    repository = "https://host.example/newsdiff.git"
    origins = {
        f"'{wheel}[pdf]'": {"url": wheel.as_uri(), "archive_info": {}},
        f"'newsdiff[pdf] @ git+{repository}'": {"url": repository, "vcs_info": {"vcs": "git"}},
        "'newsdiff[pdf]'": {"url": (tmp_path / "gone.whl").as_uri()},
    }

    for wanted, origin in origins.items():
        said = SimpleNamespace(read_text=lambda _, origin=origin: json.dumps(origin))
        monkeypatch.setattr("importlib.metadata.distribution", lambda _, said=said: said)

        assert install_command("pdf") == f"pip install {wanted}"


def test_a_name_with_composed_accents_is_the_file_with_decomposed_ones(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path(unicodedata.normalize("NFD", "café.txt")).write_text("The bridge is shut.")
    Path("b.txt").write_text("The ferry sails.")

    done = run("provenance 'café.txt' b.txt -q", here=True)

    assert (done.code, done.err) == (0, "")


def test_a_folder_in_the_place_of_an_article_is_told_what_compares_it(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("today").mkdir()
    Path("old.jsonl").write_text('{"id": "a", "text": "The ferry sails."}')

    done = run("provenance today --corpus old.jsonl", here=True)

    assert done.code == 1
    assert "today is a folder, not an article" in done.err
    assert "newsdiff provenance today --against" in done.err
