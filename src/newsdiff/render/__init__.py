"""Turn a report into text or, for Parquet, into bytes, and write that to files.

A renderer is a module with one function, `render(report) -> str | bytes`. It reads the report and nothing
else, and knows no clock, host or environment, so that the same report always gives the same bytes.
"""

from __future__ import annotations

import secrets
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff.errors import NewsdiffError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newsdiff.model import Report

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
"""Names of the formats; each is a module of this package."""

BINARY = frozenset({"parquet"})
"""Formats whose renderers return bytes: nothing for a terminal."""

MIN_WIDTH = 60
"""Columns of the narrowest page: an overview, and a paragraph beside its margin, need as many."""


def renderer(name: str) -> Callable[[Report], str | bytes]:
    """Load the renderer of a format in `FORMATS`."""
    render: Callable[[Report], str | bytes] = import_module(f"newsdiff.render.{name}").render
    return render


def write_site(pages: Iterable[tuple[str, str]], folder: str | Path) -> int:
    """Write the pages of a site into a folder, which is made where it is missing.

    Args:
        pages: Paths below the folder, with forward slashes, and contents.
        folder: Where to. Other files in it stay.

    Returns:
        The number of files.

    Raises:
        NewsdiffError: The folder cannot be made or written.
    """
    made: set[Path] = set()
    n_files = 0
    for name, text in pages:
        path = Path(folder, name)
        if path.parent not in made:
            made.add(path.parent)
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                reason = (error.strerror or "unknown reason").lower()
                raise NewsdiffError(
                    f"{path.parent} cannot be made ({reason}); name another folder with -o"
                ) from error
        write(text, path)
        n_files += 1
    return n_files


def write(content: str | bytes, path: str | Path) -> None:
    """Write bytes, or a text as UTF-8, whole or not at all.

    A regular file is replaced in one step once its new content is complete; devices and pipes are
    written to.

    Raises:
        NewsdiffError: The path cannot be written; a file that stood there is as before.
    """
    place = Path(path).resolve()
    if isinstance(content, str):
        content = content.encode()
    try:
        if place.exists() and not place.is_file() and not place.is_dir():
            place.write_bytes(content)
        else:
            _replace(place, content)
    except OSError as error:
        raise NewsdiffError(
            f"{path} cannot be written ({(error.strerror or 'unknown reason').lower()}); name another file with -o"
        ) from error


def _replace(place: Path, content: bytes) -> None:
    """Write beside the file, then move over it; leave nothing behind on failure."""
    beside = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.write(content)
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)
