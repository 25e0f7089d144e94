"""An environment of its own for each tool, made on first use, and questions put to the tool inside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.peers import adapters
from benchmarks.peers.gold import Case

REQUIREMENTS = {
    "copydetect": "copydetect==0.5.0",
    "copy-spotter": "copy-spotter==0.1.16",
    "alcove-dux": "alcove-dux==0.1.1",
    "text-matcher": "text-matcher==0.1.6",
    "sentence-plagiarism": "sentence-plagiarism==0.8.0",
    "datasketch": "datasketch==2.0.0",
}
"""What is installed for each tool; results are only comparable for fixed versions."""

MAX_SECONDS = 900
"""What an installation or the comparison of all pairs may take."""


class ToolError(Exception):
    """A tool cannot be installed or run; the message is one line."""


def cache() -> Path:
    """Return the folder for the environments, outside the checkout."""
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "newsdiff-peers"


def python(name: str, folder: Path) -> str:
    """Return the interpreter that has a tool; its environment is made where it is missing.

    Args:
        name: The tool; newsdiff runs in the environment of this benchmark.
        folder: Where the environments lie.

    Raises:
        ToolError: The tool cannot be installed.
    """
    if name == "newsdiff":
        return sys.executable
    requirement = REQUIREMENTS[name]
    home = folder / name
    interpreter = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    stamp = home / "installed"
    if not stamp.exists() or stamp.read_text("utf-8") != requirement:
        print(f"installing {requirement} into {home}", file=sys.stderr)
        _run([sys.executable, "-m", "venv", str(home)])
        pip = [str(interpreter), "-m", "pip", "--disable-pip-version-check", "--quiet"]
        _run([*pip, "install", requirement])
        stamp.write_text(requirement, "utf-8")
    return str(interpreter)


def ask(variant: str, cases: list[Case], folder: Path) -> list[dict[str, Any]]:
    """Put pairs to a tool.

    Args:
        variant: A name of `adapters.VARIANTS`; its first word, or what precedes a comma, is the tool.
        cases: The pairs.
        folder: Where the environments lie.

    Returns:
        An answer a pair, as `adapters` describes them.

    Raises:
        ToolError: The tool cannot be installed or does not start.
    """
    interpreter = python(tool(variant), folder)
    pairs = json.dumps([[case.source, case.target] for case in cases])
    answers: list[dict[str, Any]] = json.loads(
        _run([interpreter, adapters.__file__, variant], given=pairs)
    )
    return answers


def tool(variant: str) -> str:
    """Return the tool of a variant.

    Example:
        >>> tool("copydetect -f -d 0"), tool("datasketch, words, .9")
        ('copydetect', 'datasketch')
    """
    return variant.replace(",", " ").split()[0]


def _run(command: list[str], given: str = "") -> str:
    """Run a command and return what it prints."""
    try:
        run = subprocess.run(
            command,
            input=given,
            capture_output=True,
            encoding="utf-8",
            timeout=MAX_SECONDS,
            check=False,
            env=os.environ | {"PYTHONUTF8": "1"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ToolError(adapters.reason(error)) from error
    if run.returncode:
        lines = run.stderr.strip().splitlines()
        raise ToolError(lines[-1] if lines else f"exit code {run.returncode}")
    return run.stdout
