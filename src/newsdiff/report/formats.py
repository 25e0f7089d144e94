"""The formats by name; each is a module of this package that is loaded when it is needed."""

from importlib import import_module
from types import ModuleType

FORMATS = tuple(
    "terminal json jsonl csv parquet html markdown graphml gexf annotation pan passim".split()
)
"""Their names."""

VERSIONS_FORMATS = ("terminal", "json", "html")
"""Those of versions of one article."""

WATCH_FORMATS = ("terminal", "jsonl", "csv")
"""Those of a table that grows while a folder is watched."""

BINARY = frozenset({"parquet"})
"""Formats whose renderers return bytes: nothing for a terminal."""

MIN_WIDTH = 60
"""Columns of the narrowest page: an overview, and a paragraph beside its margin, need as many."""
MAX_WIDTH = 1_000
"""Columns of the widest page; what fills a line with rules takes as much memory as it is wide."""


def module(name: str) -> ModuleType:
    """Load a module of this package: the renderer of a format, or what makes tables and notebooks."""
    return import_module(f"newsdiff.report.{name}")
