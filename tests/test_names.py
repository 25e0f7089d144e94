"""A public name means one thing: no two modules define the same, but for the few in `REPEATED`.

Functions and classes at the top of a module count, those that begin with an underscore do not.
"""

import ast
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pytest

from sources import MODULES, is_at_home


class Repeated(NamedTuple):
    """Names that several modules define."""

    reason: str
    names: set[str]
    homes: set[str]
    """The parts of newsdiff that may define them; every part where it is empty."""


REPEATED = [
    Repeated("what every renderer has", {"render"}, {"report"}),
    Repeated("where the program begins", {"main"}, {"__main__", "cli"}),
    Repeated(
        "a command is called like the function that it calls",
        {
            "clean",
            "dedupe",
            "index",
            "learn",
            "provenance",
            "refresh",
            "restore",
            "thin",
            "versions",
        },
        {"cli", "api"},
    ),
    Repeated("the same, and the format that writes it", {"schema"}, {"cli", "report.json"}),
    Repeated(
        "the same, and the step that does it or shows it",
        {"explain", "remove"},
        {"cli", "api", "corpus.archive", "reuse.align", "report.terminal"},
    ),
    Repeated("an option, and what it makes", {"workspace"}, {"cli.options", "api"}),
    Repeated(
        "read from files by newsdiff, and from those a command names", {"stream"}, {"cli", "api"}
    ),
    Repeated("what every page of the terminal is made of", {"blocks"}, {"report.terminal"}),
    Repeated("an option, and the command that lists what it sets", {"settings"}, {"cli"}),
]
"""Why these names may be repeated. A name that no longer is must go."""


def definitions(sources: Mapping[str, str]) -> dict[str, set[str]]:
    """Return the modules that define each public function or class."""
    found = defaultdict(set)
    for module, source in sources.items():
        for node in ast.parse(source).body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                found[node.name].add(module)
    return {name: homes for name, homes in found.items() if not name.startswith("_")}


def complaints(sources: Mapping[str, str], table: Iterable[Repeated]) -> list[str]:
    """Say which names are repeated and may not be, and which may be and are not."""
    allowed = {name: entry.homes for entry in table for name in entry.names}
    found = {name: homes for name, homes in definitions(sources).items() if len(homes) > 1}
    repeated = [
        f"{name} is defined in {', '.join(sorted(found[name]))}; give one of them another name"
        for name in sorted(found)
        if name not in allowed
        or (allowed[name] and not all(is_at_home(home, allowed[name]) for home in found[name]))
    ]
    return repeated + [
        f"{name} is not repeated; take it out of REPEATED"
        for name in sorted(allowed.keys() - found)
    ]


def test_a_public_name_means_one_thing() -> None:
    found = complaints(MODULES, REPEATED)

    assert found == [], "\n".join(found)


def test_a_name_is_in_the_table_once() -> None:
    names = [name for entry in REPEATED for name in entry.names]

    assert sorted(set(names)) == sorted(names)


RENDER = [Repeated("what every renderer has", {"render"}, {"report"})]


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ({"a": "def cut(): ...", "b": "class cut: ..."}, ["cut is defined in a, b"]),
        ({"a": "def _cut(): ...", "b": "def _cut(): ..."}, []),
        ({"a": "class A:\n    def cut(self): ...", "b": "def cut(): ..."}, []),
    ],
)
def test_a_name_with_two_uses_is_found(sources: dict[str, str], expected: list[str]) -> None:
    found = complaints(sources, [])

    assert [said.partition(";")[0] for said in found] == expected


@pytest.mark.parametrize(
    ("modules", "expected"),
    [
        (["report.csv", "report.json"], []),
        (["report.csv", "reuse"], ["render is defined in report.csv, reuse"]),
        (["report.csv"], ["render is not repeated"]),
    ],
)
def test_what_may_be_repeated_is_so_where_it_belongs(
    modules: list[str], expected: list[str]
) -> None:
    found = complaints(dict.fromkeys(modules, "def render(): ..."), RENDER)

    assert [said.partition(";")[0] for said in found] == expected
