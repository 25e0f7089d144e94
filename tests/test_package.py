"""What `import newsdiff` promises: the public names, their types, and that it costs nothing."""

import ast
import inspect
import re
import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

import newsdiff


def names_for_type_checkers() -> set[str]:
    """Return what the `if TYPE_CHECKING` block of the package imports."""
    tree = ast.parse(inspect.getsource(newsdiff))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    return {alias.name for node in imports for alias in node.names}


def loaded_by(*arguments: str) -> set[str]:
    """Return the modules that are loaded when Python ends after running with these arguments."""
    code = (
        "import atexit, sys\n"
        "before = set(sys.modules)\n"
        "atexit.register(lambda: print('\\n', *sorted(set(sys.modules) - before), file=sys.stderr))\n"
        "sys.argv = ['newsdiff', *sys.argv[1:]]\n"
        "from newsdiff.__main__ import main\n"
        "sys.argv[1:] and main()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    return set(run.stderr.split())


def test_the_public_names_are_sorted_and_exact() -> None:
    assert newsdiff.__all__ == sorted(newsdiff._HOMES)
    assert set(newsdiff.__all__) == names_for_type_checkers()


@pytest.mark.parametrize("name", newsdiff.__all__)
def test_a_public_name_loads_and_is_documented(name: str) -> None:
    assert getattr(newsdiff, name).__doc__


def test_every_exception_is_public_and_says_in_the_pages_what_it_is_for() -> None:
    page = (Path(__file__).parents[1] / "docs" / "cli.md").read_text(encoding="utf-8")
    kinds = newsdiff.NewsdiffError.__subclasses__()

    assert re.findall(r"^\| `(\w+(?:Error|Extra))` \|", page, re.MULTILINE) == [
        kind.__name__ for kind in kinds
    ]
    assert {kind.__name__ for kind in kinds} <= set(newsdiff.__all__)


def test_no_public_name_is_that_of_a_module() -> None:
    modules = {path.name.removesuffix(".py") for path in files("newsdiff").iterdir()}

    assert modules.isdisjoint(newsdiff.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'provenence'"):
        newsdiff.provenence  # noqa: B018  reading it is the test


def test_the_package_says_that_it_is_typed() -> None:
    assert files("newsdiff").joinpath("py.typed").is_file()


def test_importing_the_package_loads_none_of_its_parts() -> None:
    loaded = loaded_by()

    assert {name for name in loaded if name.startswith("newsdiff.")} == {
        "newsdiff.__main__",
        "newsdiff.version",
    }
    assert {name.partition(".")[0] for name in loaded} <= {"newsdiff", *sys.stdlib_module_names}


def test_help_loads_no_heavy_package() -> None:
    heavy = {
        "charset_normalizer",
        "jinja2",
        "nltk",
        "numpy",
        "pyarrow",
        "rapidfuzz",
        "yaml",
    }

    assert loaded_by("--help") & heavy == set()


def test_every_dependency_says_its_lowest_version() -> None:
    path = Path(__file__).parents[1] / "pyproject.toml"
    project = tomllib.loads(path.read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"]
    stated = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    stated += [dependency for extra in extras.values() for dependency in extra]
    lowest = re.compile(
        r"[A-Za-z][A-Za-z0-9-]*>=[0-9a-z.]+(?:,<3)?(?:; platform_system != 'Windows')?"
    )
    open_ended = [d for d in stated if not lowest.fullmatch(d)]

    assert open_ended == [f"newsdiff[{','.join(sorted(extras.keys() - {'dev'}))}]"]
