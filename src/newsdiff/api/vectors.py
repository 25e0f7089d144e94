"""Vectors of sentences that an archive keeps, so that no sentence of its articles is asked about twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from newsdiff.api.archives import is_archive, opened
from newsdiff.corpus.archive.limits import ArchiveLimits
from newsdiff.errors import RunError
from newsdiff.settings import Settings

_MAX_WAIT_S = 1.0
"""Seconds to wait for others before vectors are left to be made again."""


@contextmanager
def kept_vectors(path: str | Path | None, settings: Settings) -> Iterator[None]:
    """Have what is compared by sense inside take the vectors of the articles of an archive from it, and put new ones into it at the end.

    Nothing happens where nothing is compared by sense, or the path is no archive. An archive that cannot be written to, or that
    others read, stays as it is.

    Raises:
        MissingExtra: The extra `semantic` is not installed.
    """
    is_asked = settings.align.is_semantic or settings.translations.is_used
    if not is_asked or path is None or not is_archive(path):
        yield
        return
    from newsdiff.reuse.align import Keeping, load_senses

    senses = load_senses()

    def recall(name: str) -> Mapping[int, bytes]:
        with suppress(RunError), opened(path) as archive:
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
    """Put vectors into an archive."""
    from newsdiff.corpus import archive

    limits = ArchiveLimits(max_wait_s=_MAX_WAIT_S)
    with archive.open_archive(path, limits, "write") as kept:
        kept.keep_vectors(vectors, model)
