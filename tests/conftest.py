"""Fixtures that every test may use: folders, and running the command line against golden files."""

import difflib
import os
import shlex
import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from newsdiff import cli

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
ACTUAL = ROOT / "tests" / "actual"
"""Where outputs that differ from their golden files are kept; git ignores it."""
VARIABLES = ("COLUMNS", "FORCE_COLOR", "NEWSDIFF_CORPUS", "NO_COLOR", "TERM")
"""What in the environment changes the output."""

# A machine with other work to do is no error; what never ends is stopped by pytest's own timeout.
settings.register_profile("newsdiff", deadline=None)
settings.load_profile("newsdiff")


class Run(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that makes golden files say what the commands print now."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes after their parameter, for all workers alike: bytes that were packed hold the time."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of the sample corpus."""
    return ROOT / "corpus"


@pytest.fixture(scope="session")
def two(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Path:
    """Return the folder of two articles of which one has text of the other."""
    folder = tmp_path_factory.mktemp("two")
    for name in ("000", "001"):
        shutil.copy(next(corpus.glob(f"{name}_*")), folder)
    return folder


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Return the folder of real articles that lies beside the checkout of a developer."""
    folder = ROOT.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the real articles (../shared/seeds) are not on this machine")
    return folder


def need(kind, *, is_there, missing):
    """Skip, or fail where NEWSDIFF_REQUIRE_SPARK names this kind of Spark, as in CI."""
    if is_there:
        return
    if kind in os.environ.get("NEWSDIFF_REQUIRE_SPARK", "").split():
        pytest.fail(f"NEWSDIFF_REQUIRE_SPARK asks for {kind}, and {missing}")
    pytest.skip(missing)


@pytest.fixture(scope="session")
def sail_url() -> Iterator[str]:
    """Start Sail in this process, and return its URL."""
    is_there = bool(find_spec("pysail") and find_spec("pyspark"))
    need("sail", is_there=is_there, missing="pysail is not installed")
    from pysail.spark import SparkConnectServer

    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    yield f"sc://127.0.0.1:{server.listening_address[1]}"
    server.stop()


@pytest.fixture
def sail(sail_url):
    """Return a session of Sail."""
    from newsdiff.corpus.spark.session import open_session

    return open_session(sail_url)


@pytest.fixture
def jvm(monkeypatch):
    """See that Spark itself and Java are there."""
    need("jvm", is_there=bool(find_spec("py4j")), missing="pyspark is not installed")
    need("jvm", is_there=bool(shutil.which("java")), missing="Java is not installed")
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")


@pytest.fixture
def run(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> Callable[..., Run]:
    """Return a function that runs a command line in the checkout and can compare what it prints.

    `run("provenance 001 000", golden="ledger.txt")` fails with the difference if standard output is
    not what tests/golden/ledger.txt says, or rewrites that file with `--update-golden`. With
    `here=True` the command runs in the current folder instead.
    """
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)

    def run_(arguments: str, golden: str | None = None, *, here: bool = False) -> Run:
        capsysbinary.readouterr()
        with monkeypatch.context() as context:
            context.chdir(Path.cwd() if here else ROOT)
            code = cli.run(shlex.split(arguments))
        out, err = (stream.decode() for stream in capsysbinary.readouterr())
        if golden and request.config.getoption("--update-golden"):
            (GOLDEN / golden).write_text(out, encoding="utf-8", newline="")
        elif golden:
            compare(out, golden)
        return Run(code, out, err)

    return run_


def compare(actual: str, golden: str) -> None:
    """Fail with the difference to a golden file, and keep the actual output."""
    path = GOLDEN / golden
    expected = path.read_text(encoding="utf-8") if path.exists() else ""
    if actual == expected:
        return
    ACTUAL.mkdir(exist_ok=True)
    (ACTUAL / golden).write_text(actual, encoding="utf-8", newline="")
    lines = (text.splitlines() for text in (expected, actual))
    changed = "\n".join(difflib.unified_diff(*lines, "expected", "actual", lineterm="", n=1))
    pytest.fail(f"{golden} differs; pytest --update-golden accepts this:\n{changed}", pytrace=False)
