"""Keeping a corpus in an archive: index what is new or changed, and read from it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsdiff.api import comparing
from newsdiff.api.prepare import Progress, prepare
from newsdiff.model import Alignment, Document
from newsdiff.settings import ArchiveSettings, Settings

if TYPE_CHECKING:
    from newsdiff.archive import Archive


_SUFFIX = ".duckdb"
_MAGIC, _MAGIC_AT = b"DUCK", 8  # in every DuckDB file; looked at here so that nothing heavy loads


@dataclass(frozen=True, slots=True)
class Indexed:
    """What a run did to an archive."""

    added: int
    """Documents that were new."""
    changed: int
    """Documents that took the place of older ones with their ids."""
    unchanged: int
    """Documents that were there already."""


def index(
    documents: Iterable[Document],
    path: str | Path,
    settings: Settings | None = None,
    archive_settings: ArchiveSettings | None = None,
    *,
    progress: Progress | None = None,
    jobs: int = 1,
) -> Indexed:
    """Put documents into an archive, and what they share with each other and with those inside.

    A thousand documents at a time are cleaned and written together. A run that ends early leaves those
    before; running it again adds the rest, and the archive is the same as if nothing had happened.

    Args:
        documents: As `newsdiff.read.documents` or `api.read` gives them; those whose text and metadata are
            in the archive already are passed over.
        path: The archive; made if it is missing.
        settings: All settings of cleaning and comparing; the defaults if None.
        archive_settings: Those of the archive; the defaults if None.
        progress: Told how many of the new documents are in.
        jobs: Processes to align in.

    Raises:
        LoadError: The file is damaged, no archive, or one of another version.
        EngineError: DuckDB is missing, somebody else writes, or the disk is full.
    """
    from newsdiff import archive

    settings, limits = settings or Settings(), archive_settings or ArchiveSettings()
    given = {document.id: document for document in documents}
    digests = {name: digest(document) for name, document in given.items()}
    with archive.opened(path, limits, is_writing=True) as kept:
        known = kept.digests()
        fresh = sorted(name for name in given if known.get(name) != digests[name])
        n_done = 0
        for names in _batches(fresh, limits.batch_documents):
            if progress:
                progress("indexing", n_done, len(fresh))
            batch = prepare([given[name] for name in names], settings)
            with kept.transaction():
                numbers = kept.add(batch, [digests[name] for name in names])
                kept.add_reuse(_reuse(kept, numbers[0], settings, limits, jobs))
            n_done += len(names)
            if progress:
                progress("indexing", n_done, len(fresh))
    n_changed = sum(name in known for name in fresh)
    return Indexed(len(fresh) - n_changed, n_changed, len(given) - len(fresh))


def _batches(names: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Cut names into batches."""
    for first in range(0, len(names), size):
        yield names[first : first + size]


def _reuse(
    kept: Archive, first: int, settings: Settings, limits: ArchiveSettings, jobs: int
) -> Iterator[tuple[int, int, Alignment]]:
    """Find what documents from a number on share with each other and with those before."""
    from newsdiff.engine import local, workers

    n_documents = kept.size()
    found = kept.documents(kept.kin_since(first, limits.min_shared_of(n_documents)))
    numbers, documents = [number for number, _ in found], [document for _, document in found]
    engine = replace(settings.engine, ngram_words=settings.engine.ngram_of(n_documents))
    links = [
        link
        for link in local.pairs(documents, engine)
        if max(numbers[link.a], numbers[link.b]) >= first
    ]
    batches = comparing.batches(documents, links, settings)
    for compared in workers.run(comparing.compare, batches, jobs):
        for some in compared:
            for alignment in some.alignments:
                yield numbers[some.a], numbers[some.b], alignment


def unsegmented(path: str | Path, *, encoding: str | None = None) -> list[Document]:
    """Read a corpus for `index`, which looks closely only at what is new; see `api.read`."""
    from newsdiff.read import documents

    return documents(path, encoding=encoding)


def is_archive(path: str | Path) -> bool:
    """Whether a path is meant as an archive: by its ending, or by the first bytes of the file.

    Example:
        >>> is_archive("news.duckdb"), is_archive("corpus.jsonl")
        (True, False)
    """
    path = Path(path)
    if path.suffix == _SUFFIX:
        return not path.is_dir()
    try:
        with path.open("rb") as file:
            return file.read(_MAGIC_AT + len(_MAGIC))[_MAGIC_AT:] == _MAGIC
    except OSError:
        return False


def remove(ids: Sequence[str], path: str | Path) -> int:
    """Take documents out of an archive, with what was found of them.

    Returns:
        How many of them there were.
    """
    from newsdiff import archive

    with archive.opened(path, is_writing=True) as kept, kept.transaction():
        return kept.remove(ids)


def kept_documents(path: str | Path) -> list[Document]:
    """Return all documents of an archive as they were prepared, sorted by id."""
    from newsdiff import archive

    with archive.opened(path) as kept:
        return [document for _, document in kept.documents()]


def kept_kin(
    target: Document, path: str | Path, settings: Settings | None = None
) -> tuple[Document, list[Document]]:
    """Return the documents of an archive that share text with a target.

    Args:
        target: A document in the archive or outside of it.
        path: The archive.
        settings: All settings; the defaults if None.

    Returns:
        The target, cleaned, and those of other outlets that share text with it, sorted by id.
    """
    from newsdiff import archive
    from newsdiff.engine import local

    settings = settings or Settings()
    [target] = prepare([target], settings)
    with archive.opened(path) as kept:
        near = [
            document for _, document in kept.documents(kept.kin(target, ArchiveSettings().max_kin))
        ]
    shared = local.sources(target, near, settings.engine)
    return target, [near[at] for at in sorted(shared)]


def kept_named(name: str, path: str | Path) -> list[Document]:
    """Return the document of an archive with that id or path, else those whose ids begin so."""
    from newsdiff import archive

    with archive.opened(path) as kept:
        found = kept.named(name)
        return [document for _, document in kept.documents([number for number, _ in found])]


def summary(path: str | Path) -> dict[str, Any]:
    """Return what an archive says of itself, and how much is inside."""
    from newsdiff import archive

    with archive.opened(path) as kept:
        return {**kept.summary(), "bytes": Path(path).stat().st_size}


def digest(document: Document) -> str:
    """Return what changes when the text or the metadata of a document changes."""
    known = (document.title, document.outlet, document.published, document.series, document.path)
    text = json.dumps([document.id, document.sha256, *known])
    return hashlib.sha256(text.encode()).hexdigest()
