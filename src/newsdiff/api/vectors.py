"""Vectors of sentences that an archive keeps, so that no sentence of its articles is asked about twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from newsdiff.api.archives import is_archive
from newsdiff.corpus.archive.limits import ArchiveLimits
from newsdiff.errors import RunError
from newsdiff.settings import Settings

_AT_ONCE = ArchiveLimits(max_wait_s=0.0)
"""To read vectors nobody waits: who compares has the archive open, and so may bar the writer that would be waited for."""
_SOON = ArchiveLimits(max_wait_s=1.0)
"""To write them one waits a little, before they are left to be made again."""


@contextmanager
def kept_vectors(path: str | Path | None, settings: Settings) -> Iterator[None]:
    """Have what is compared by sense inside take the vectors of the articles of an archive from it, and put new ones into it at the end.

    Nothing happens where nothing is compared by sense, or there is no archive at the path. An archive that cannot be written to,
    that others read, or to which nothing is new, stays as it is.

    Raises:
        MissingExtra: The extra `semantic` is not installed.
    """
    is_asked = settings.align.is_semantic or settings.translations.is_used
    if not is_asked or path is None or not Path(path).is_file() or not is_archive(path):
        yield
        return
    from newsdiff.corpus.archive import open_archive
    from newsdiff.reuse.align import Keeping, load_senses

    senses = load_senses()

    def recall(name: str) -> Mapping[int, bytes]:
        with suppress(RunError), open_archive(path, _AT_ONCE, "ask") as archive:
            return archive.vectors(name, senses.model)
        return {}

    senses.keeping = keeping = Keeping(recall)
    try:
        yield
    finally:
        senses.keeping = None
    missing = {name: some for name, some in keeping.missing.items() if some}
    if missing:
        with suppress(RunError):
            _keep(path, missing, senses.model)


def _keep(path: str | Path, vectors: Mapping[str, Mapping[int, bytes]], model: str) -> None:
    """Put vectors into an archive, of its own articles."""
    from newsdiff.corpus.archive import open_archive

    with open_archive(path, _SOON, "ask") as archive:
        own = {name: some for name, some in vectors.items() if archive.place(name) is not None}
    if own:
        with open_archive(path, _SOON, "write") as archive:
            archive.keep_vectors(own, model)
