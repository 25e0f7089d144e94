"""Where the copy of an archive that is asked stands between two starts: in the user's cache, never beside the archive."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from newsdiff.api.archives import is_archive
from newsdiff.errors import OutputError, say_reason

VARIABLE = "NEWSDIFF_CACHE"
"""Environment variable that names the folder."""
_ONLY_MINE = 0o700
"""Rights of the folder: the texts of an archive may be nobody else's business."""


def cache_folder() -> Path:
    """Return the folder that `VARIABLE` names, else the one that the system has for such files."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local or Path.home() / "AppData" / "Local") / "newsdiff" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "newsdiff"
    named_by_system = Path(os.environ.get("XDG_CACHE_HOME", ""))
    # A relative path is to be passed over (XDG Base Directory Specification).
    caches = named_by_system if named_by_system.is_absolute() else Path.home() / ".cache"
    return caches / "newsdiff"


@contextmanager
def words_file(corpus: str | Path | None, folder: str | Path | None) -> Iterator[Path]:
    """Name the file for the copy of a corpus: for an archive one of its own in a folder, which stays; else a temporary one.

    A second server of one archive gets a temporary one, too, for as long as the first runs.

    Raises:
        OutputError: The folder cannot be written.
    """
    from newsdiff.corpus.fulltext import renew
    from newsdiff.writing.whole import locked

    with ExitStack() as held:
        if folder is not None and corpus is not None and is_archive(corpus):
            path = _place(Path(corpus), Path(folder).absolute())
            lock = path.with_suffix(".lock")
            try:
                path.parent.mkdir(_ONLY_MINE, parents=True, exist_ok=True)
                lock.touch()
                held.enter_context(locked(lock))
                renew(path)
            except BlockingIOError:
                pass
            except OSError as error:
                raise OutputError(
                    f"{path.parent} cannot be written ({say_reason(error)}); name another folder with --cache, or use --no-cache"
                ) from error
            else:
                yield path
                return
        made = held.enter_context(TemporaryDirectory(prefix="newsdiff-"))
        yield Path(made, "words.sqlite")


def _place(archive: Path, folder: Path) -> Path:
    """Return the file of an archive in a folder: two archives of one name have two."""
    digest = hashlib.sha256(os.fsencode(archive.resolve())).hexdigest()
    return folder / f"{archive.stem}-{digest[:16]}.sqlite"
