"""The pages say what is there: links, commands, targets, keys, verdicts; their commands run."""

import dataclasses
import os
import re
import subprocess
import sys
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdiff import cli, model
from newsdiff.report.reports import Report
from newsdiff.report.search import SearchReport

ROOT = Path(__file__).parents[1]
PAGES = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for folder in (ROOT, ROOT / "docs", ROOT / "corpus")
    for path in sorted(folder.glob("*.md"))
    if not path.name[0].isdigit()  # an article of the corpus
}
JOBS = [
    f"docs/{name}.md" for name in ("two-articles", "who-copies-whom", "training-set", "morning")
]
"""Pages whose commands are run, one after the other."""
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def commands(program: str) -> list[tuple[str, str]]:
    """Return the lines of fenced blocks that start with a program, with the page they stand on."""
    line = re.compile(rf"^(?:\$ )?{program} +(\S.*?)(?:  +#.*)?$", re.MULTILINE)
    return [
        (page, found[1])
        for page, text in PAGES.items()
        for block in re.findall(r"^```(?:sh|console)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
        for found in line.finditer(block)
    ]


def anchor(heading: str) -> str:
    """Return the anchor of a heading as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def records(annotation: object) -> Iterator[type]:
    """Yield every record class that a type can hold, itself and below."""
    if isinstance(annotation, type) and dataclasses.is_dataclass(annotation):
        yield annotation
        for hint in typing.get_type_hints(annotation).values():
            yield from records(hint)
    for argument in typing.get_args(annotation):
        yield from records(argument)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", PAGES[page]):
        path, _, fragment = link.partition("#")
        target = (ROOT / page).parent / path if path else ROOT / page
        if "://" in link:
            continue
        if not target.exists():
            broken.append(link)
        elif fragment:
            headings = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            broken += [link] * (fragment not in map(anchor, headings))

    assert broken == []


def test_every_page_of_the_documentation_is_in_its_index() -> None:
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", PAGES["docs/README.md"]))

    assert linked | {"README.md"} == {path.name for path in (ROOT / "docs").glob("*.md")}


def test_every_page_named_in_the_code_exists() -> None:
    named = {
        (str(path.relative_to(ROOT)), page)
        for path in (*ROOT.glob("src/**/*.py"), *ROOT.glob("benchmarks/*.py"))
        for page in re.findall(r"\b(?:docs/)?(\w+\.md)\b", path.read_text(encoding="utf-8"))
    }

    assert {(path, page) for path, page in named if not (ROOT / "docs" / page).exists()} == set()


def test_every_target_of_the_makefile_is_phony_and_explained() -> None:
    targets = re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE)
    phony = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    explained = re.findall(r"^([a-z]+):.* ## \S", MAKEFILE, re.MULTILINE)

    assert targets == explained
    assert " ".join(targets) == " ".join(phony)


@pytest.mark.parametrize(("page", "arguments"), commands("make"))
def test_every_make_command_shown_names_a_target(page: str, arguments: str) -> None:
    assert re.search(rf"^{arguments}:", MAKEFILE, re.MULTILINE), page


@pytest.mark.parametrize(("page", "arguments"), commands("newsdiff"))
def test_every_newsdiff_command_shown_exists_with_its_options(page: str, arguments: str) -> None:
    words = re.split(r"[|>]", arguments)[0].split()
    command = cli.main.commands.get(words[0], cli.main)
    options = {name for p in command.params for name in (*p.opts, *p.secondary_opts)}

    assert {w.partition("=")[0] for w in words if w.startswith("-")} <= {*options, "--help"}, page
    assert words[0] in cli.main.commands or words[0].startswith("-"), page


@pytest.mark.parametrize(("page", "arguments"), commands("python -m"))
def test_every_module_run_in_the_pages_exists(page: str, arguments: str) -> None:
    module = arguments.split(maxsplit=1)[0]

    is_known = module.startswith("pip") or module.partition(".")[0] in sys.stdlib_module_names
    assert is_known or (ROOT / f"{module.replace('.', '/')}.py").exists(), page


@pytest.mark.long
@pytest.mark.parametrize("page", PAGES)
def test_the_python_shown_runs(page: str) -> None:
    for code in re.findall(r"^```python\n(.*?)^```$", PAGES[page], re.MULTILINE | re.DOTALL):
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)


@pytest.mark.long
@pytest.mark.parametrize("page", JOBS)
def test_the_commands_of_a_job_run_one_after_the_other(page: str, tmp_path: Path) -> None:
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for commands_ in re.findall(r"^```sh\n(.*?)^```$", PAGES[page], re.MULTILINE | re.DOTALL):
        done = subprocess.run(
            ["bash", "-euc", commands_],
            cwd=tmp_path,
            env=os.environ | {"PATH": programs},
            capture_output=True,
            text=True,
            check=False,
        )

        assert done.returncode == 0, done.stderr


def test_the_json_page_lists_every_key_in_order() -> None:
    shown = {
        name: re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
        for section in re.split(r"^##+ ", PAGES["docs/json.md"], flags=re.MULTILINE)
        for name in re.findall(r"\(`(\w+)`\)$", section.partition("\n")[0])
    }
    reports = (*typing.get_args(Report), SearchReport)

    assert shown == {
        record.__name__: [field.name for field in dataclasses.fields(record)]
        for report in reports
        for record in records(report)
    }


def test_the_verdicts_page_has_a_section_for_every_verdict() -> None:
    headings = re.findall(r"^## `(\w+)`", PAGES["docs/verdicts.md"], re.MULTILINE)

    assert headings == list(typing.get_args(model.Verdict))


def test_every_release_says_first_whether_results_changed() -> None:
    releases = re.findall(r"^## \[(.+)$\n\n(.*)$", PAGES["CHANGELOG.md"], re.MULTILINE)

    assert releases
    assert [text for _, text in releases if not text.startswith("**Results:")] == []


def test_every_promise_names_tests_that_are_there():
    rows = [row for row in PAGES["docs/promises.md"].splitlines() if row.startswith("| ")][1:]
    named = [re.findall(r"`(tests/\w+\.py)::(\w+)`", row) for row in rows]

    assert all(named)
    for path, name in (one for row in named for one in row):
        assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8"), name


def test_every_benchmark_says_how_it_is_run() -> None:
    modules = [path.read_text(encoding="utf-8") for path in (ROOT / "benchmarks").glob("*.py")]
    run = [text for text in modules if '__name__ == "__main__"' in text]

    assert run
    assert [text[:60] for text in run if "ArgumentParser(" not in text] == []
