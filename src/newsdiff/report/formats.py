"""The formats by name; each is a module of this package that is loaded when it is needed."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import PurePath
from types import ModuleType

FORMATS = tuple(
    "terminal json jsonl csv xlsx parquet html markdown graphml gexf annotation prov pan passim "
    "labelstudio".split()
)
"""Their names."""

TABULAR = ("csv", "jsonl", "xlsx", "parquet")
"""Formats that write tables, one of them or, in XLSX, all."""

BINARY = frozenset({"xlsx", "parquet"})
"""Formats whose renderers return bytes: nothing for a terminal."""

_ENDINGS: Mapping[str, str] = {
    ".csv": "csv",
    ".gexf": "gexf",
    ".graphml": "graphml",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".markdown": "markdown",
    ".md": "markdown",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".text": "terminal",
    ".toml": "toml",
    ".txt": "terminal",
    ".xlsx": "xlsx",
    "": "terminal",
}
"""Formats by the ending of a file. The others have none of their own: their files end in .xml, .jsonl or .jsonld."""

MIN_WIDTH = 60
"""Columns of the narrowest page: an overview, and a paragraph beside its margin, need as many."""
MAX_WIDTH = 1_000
"""Columns of the widest page; what fills a line with rules takes as much memory as it is wide."""


def module(name: str) -> ModuleType:
    """Load a module of this package: the renderer of a format, or what makes tables and notebooks."""
    return import_module(f"newsdiff.report.{name}")


def of_ending(path: str) -> str | None:
    """Return the format that the ending of a file stands for; None where it stands for none.

    Example:
        >>> of_ending("out/found.XLSX"), of_ending("found"), of_ending("found.docx")
        ('xlsx', 'terminal', None)
    """
    return _ENDINGS.get(PurePath(path).suffix.lower())


def endings(choices: tuple[str, ...]) -> list[str]:
    """Return the endings that stand for some formats, in alphabetical order."""
    return sorted(ending for ending, name in _ENDINGS.items() if ending and name in choices)
