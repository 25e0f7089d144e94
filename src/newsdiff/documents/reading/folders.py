"""Which files of a folder are read: by ending and pattern, each once, with what is left out and why."""

from __future__ import annotations

import difflib
import os
import re
import stat
import unicodedata
from collections.abc import Collection, Iterator
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from newsdiff.documents.reading.notes import Notes
from newsdiff.documents.reading.packing import uncompressed_name
from newsdiff.errors import LoadError
from newsdiff.settings.intake import Intake

_ABOUT_CORPUS = re.compile(
    r"(?i:readme).*|LICEN[CS]E.*|(?i:licen[cs]e)(?:[._-][^\W_]{1,8}){0,2}", re.DOTALL
)
"""Names of files that say something of a corpus; an article on a licence has more words in its name, and those small."""


def is_about_corpus(name: str) -> bool:
    """Whether a file says something of a corpus, by its name.

    Example:
        >>> [is_about_corpus(one) for one in ("README.md", "LICENSE-CC-BY-4.0.txt", "licence.en.txt", "licence-fee-rises-again.txt")]
        [True, True, True, False]
    """
    return _ABOUT_CORPUS.fullmatch(name) is not None


def is_chosen(path: str, intake: Intake) -> bool:
    """Whether the patterns of the user let a file in, by its path in the corpus or its name.

    Example:
        >>> is_chosen("gull/2019/1.txt", Intake(exclude=("2019",))), is_chosen("a.txt", Intake(include=("*.md",)))
        (False, False)
    """
    parts = PurePosixPath(path).parts
    tried = [path, *parts, *("/".join(parts[:n]) for n in range(2, len(parts)))]

    def fits(pattern: str) -> bool:
        return any(fnmatchcase(name, pattern.rstrip("/")) for name in tried)

    return (not intake.include or any(map(fits, intake.include))) and not any(
        map(fits, intake.exclude)
    )


def files_below(
    root: Path, endings: Collection[str], special: Collection[str], intake: Intake, notes: Notes
) -> list[str]:
    """List the corpus files below a folder by their paths in it, sorted.

    A folder that a link leads to is read as well, each once, so that a circle of links ends. Hidden files, README,
    LICENSE and metadata files are left out without a word, everything else with its reason.

    Args:
        root: The folder.
        endings: Endings of files that are read, lower-case.
        special: Names of files that hold metadata, lower-case.
        intake: What the user chose.
        notes: Told what is left out.
    """
    paths = []
    for home, name, kind in _walk(root, notes):
        path = name if home == "." else f"{home}/{name}"
        lower = name.lower()
        if name.startswith(".") or is_about_corpus(name) or lower in special:
            continue
        if not is_chosen(path, intake):
            continue
        reason = kind or _reason(lower, endings)
        if reason:
            notes.skip(reason, path)
        else:
            paths.append(path)
    return sorted(paths)


def _reason(name: str, endings: Collection[str]) -> str | None:
    """Say why a file of that name is not read, None if it is."""
    ending = PurePosixPath(uncompressed_name(name)).suffix
    if ending in endings:
        return None
    return (
        f"that end in {PurePosixPath(name).suffix}"
        if PurePosixPath(name).suffix
        else "without ending"
    )


def _walk(root: Path, notes: Notes) -> Iterator[tuple[str, str, str | None]]:
    """Yield the files below a folder: the path of their folder in it, their name, and what they are if no files."""

    def refuse(error: OSError) -> None:
        """A corpus without a folder that cannot be listed would be another one."""
        reason = (error.strerror or "unknown reason").lower()
        notes.fault(LoadError(f"{error.filename} cannot be listed ({reason})"))

    seen = set()
    for folder, folders, names in os.walk(root, onerror=refuse, followlinks=True):
        home = Path(folder).relative_to(root).as_posix()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        here = os.stat(folder)  # noqa: PTH116  half the time
        if (here.st_dev, here.st_ino) in seen and here.st_ino:
            notes.skip("folders that links lead to again", home)
            folders[:] = []
            continue
        seen.add((here.st_dev, here.st_ino))
        for name in names:
            yield home, name, _kind(os.path.join(folder, name))  # noqa: PTH118  half the time


def _kind(path: str) -> str | None:
    """Say what a file is that is none, None if it is one."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116  half the time
    except FileNotFoundError:
        return "links that lead nowhere"
    except OSError:
        return "that cannot be entered"
    return None if stat.S_ISREG(mode) else "that are no regular files"


def open_folders(root: Path) -> Iterator[str]:
    """Yield a folder and those below it that are not hidden; nothing where it is none."""
    for folder, folders, _ in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield folder


def expanded(path: str) -> list[str]:
    """Return the files and folders that a pattern names, sorted; the path itself where it is none."""
    import glob

    if not glob.has_magic(path) or os.path.lexists(path):
        return [path]
    found = glob.glob(path, recursive=True)  # noqa: PTH207  it may be absolute
    return sorted(found) or [path]


def common_home(paths: Collection[Path]) -> Path | None:
    """Return the folder below which all paths lie that were named, None where that is the root of the system."""
    homes = {path.absolute().parent for path in paths}
    try:
        common = Path(os.path.commonpath(homes))
    except ValueError:  # on two drives
        return None
    return None if common == Path(common.anchor) else common


def exact_path(path: Path) -> Path:
    """Return the path of a file or folder as the system writes it, whose accents may be composed otherwise.

    Raises:
        LoadError: There is none; the message names those with nearly that name.
    """
    if os.path.lexists(path):  # False also for a name that is too long
        return path
    try:
        names = {_composed(name.name): name for name in path.parent.iterdir()}
    except OSError:
        names = {}
    if _composed(path.name) in names:
        return names[_composed(path.name)]
    of_that_ending_last = sorted(names.values(), key=lambda name: name.suffix == path.suffix)
    spelt = {_composed(name.stem): name for name in of_that_ending_last}
    near = difflib.get_close_matches(_composed(path.stem), spelt, n=1)
    hint = (
        f"did you mean {spelt[near[0]]}?"
        if near
        else "give a folder, a file, or - for standard input"
    )
    raise LoadError(f"{path} does not exist; {hint}")


def _composed(name: str) -> str:
    """Return a name with composed accents."""
    return unicodedata.normalize("NFC", name)
