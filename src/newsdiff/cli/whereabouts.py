"""Where the corpus is, by what people type and what lies beside it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from newsdiff.errors import LoadError
from newsdiff.settings import FILE as SETTINGS_FILE

_FOLDER, _VARIABLE = "corpus", "NEWSDIFF_CORPUS"
STDIN = "-"
"""What stands for standard input among paths."""


def place(given: str | None) -> str:
    """Return the corpus that was named, else `corpus/`, else what NEWSDIFF_CORPUS names.

    Raises:
        LoadError: There is none of these.
    """
    found = given or default_corpus()
    if not found:
        raise LoadError(
            f"no corpus: there is no folder {_FOLDER}/ here and {_VARIABLE} is not set; name a folder or file"
        )
    return found


def default_corpus() -> str | None:
    """Return the corpus that counts where none was named."""
    return _FOLDER if Path(_FOLDER).exists() else os.environ.get(_VARIABLE)


def asked_corpus(given: str | None) -> str | None:
    """Return the archive or corpus that was named, or the default one; None where there is none.

    Raises:
        LoadError: It is not there.
    """
    found = given or default_corpus()
    if found and not Path(found).exists():
        raise LoadError(f"{found} does not exist; name an archive, a folder or a file of articles")
    return found


def settings_file(given: Sequence[str], names: Sequence[str] = ()) -> str | None:
    """Return the path of the settings beside the corpus: in its folder, or where its file is.

    None where there is no such file, or where no corpus is read because all the articles named are outside of it.
    """
    is_read = given or not names or not all(map(is_apart, names))
    root = (given[0] if given else default_corpus()) if is_read else None
    if root in (None, "", STDIN):
        return None
    path = Path(root)
    try:
        file = (path if path.is_dir() else path.parent) / SETTINGS_FILE
        return str(file) if file.is_file() else None
    except OSError:  # the folder may not be entered, which reading the corpus says better
        return None


def places(given: Sequence[str]) -> list[str]:
    """Return what was named as the corpus, one path or several, else what `place` finds."""
    return list(given) or [place(None)]


def is_apart(name: str) -> bool:
    """Whether a name is standard input or a file outside of the default corpus."""
    path = Path(os.path.realpath(name))  # which takes links that lead to themselves, too
    return name == STDIN or (path.is_file() and not path.is_relative_to(Path(_FOLDER).resolve()))
