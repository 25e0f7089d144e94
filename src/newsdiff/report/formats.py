"""The formats by name; each is a module of this package that is loaded when it is needed."""

from collections.abc import Iterable
from importlib import import_module
from types import ModuleType
from typing import Any, Protocol, cast

FORMATS = (
    "terminal",
    "json",
    "jsonl",
    "csv",
    "parquet",
    "html",
    "markdown",
    "graphml",
    "gexf",
    "annotation",
    "pan",
    "passim",
)
"""Their names."""

BINARY = frozenset({"parquet"})
"""Formats whose renderers return bytes: nothing for a terminal."""

MIN_WIDTH = 60
"""Columns of the narrowest page: an overview, and a paragraph beside its margin, need as many."""


class Renderer(Protocol):
    """What the module of a format offers."""

    def render(self, report: Any, /) -> str | bytes | Iterable[str]:  # noqa: ANN401  reports know this module
        """Return a report in the format, in parts where it may be long."""


def renderer(name: str) -> Renderer:
    """Load the renderer of a format of `FORMATS`."""
    return cast("Renderer", module(name))


def module(name: str) -> ModuleType:
    """Load a module of this package: a renderer, or what makes tables and notebooks."""
    return import_module(f"newsdiff.report.{name}")
