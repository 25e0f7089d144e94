"""Keeping a corpus in an archive: index what is new or changed, and read from it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsdiff.api import comparing
from newsdiff.api.prepare import prepare
from newsdiff.api.storing import opened
from newsdiff.corpus import Progress
from newsdiff.model import Alignment, Document
from newsdiff.settings import ArchiveSettings, Settings

if TYPE_CHECKING:
    from newsdiff.corpus.archive import Archive
    from newsdiff.corpus.store import Store
    from newsdiff.corpus.workspace import Workspace


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
    workspace: Workspace | None = None,
) -> Indexed:
    """Put documents into an archive, and what they share with each other and with those inside.

    A thousand documents at a time are cleaned and written together. A run that ends early leaves those
    before; running it again adds the rest, and the archive is the same as if nothing had happened.

    Args:
        documents: As `newsdiff.documents.reading.stream` or `api.read` gives them, drawn one by one; those whose text and
            metadata are in the archive already are passed over.
        path: The archive; made if it is missing.
        settings: All settings of cleaning and comparing; the defaults if None.
        archive_settings: Those of the archive; the defaults if None.
        progress: Told how many of the new documents are in.
        workspace: Where new documents stand until it is their turn, and the processes to align in; see `opened`.

    Raises:
        LoadError: The file is damaged, no archive, or one of another version.
        MissingExtra: DuckDB is not installed.
        RunError: Somebody else writes, or the disk is full.
    """
    from newsdiff.corpus import archive

    settings, limits = settings or Settings(), archive_settings or ArchiveSettings()
    drawn = iter(documents)
    first = list(islice(drawn, 1))  # a corpus that is not there is told before an archive is made
    with (
        nullcontext(workspace) if workspace else opened() as own,
        archive.opened(path, limits, purpose="write") as kept,
    ):
        known = kept.digests()
        store, places = _fresh(chain(first, drawn), known, own, progress)
        fresh = sorted(name for name, at in places.items() if at is not None)
        n_done = 0
        for names in _batches(fresh, limits.batch_documents):
            if progress:
                progress("indexing", n_done, len(fresh))
            raw = [store[places[name] or 0] for name in names]
            batch = prepare(raw, settings)
            with kept.transaction():
                numbers = kept.add(batch, [digest(document) for document in raw])
                kept.add_reuse(_reuse(kept, numbers[0], settings, limits, own))
            n_done += len(names)
            if progress:
                progress("indexing", n_done, len(fresh))
    n_changed = sum(name in known for name in fresh)
    return Indexed(len(fresh) - n_changed, n_changed, len(places) - len(fresh))


def _fresh(
    documents: Iterable[Document],
    known: Mapping[str, str],
    workspace: Workspace,
    progress: Progress | None,
) -> tuple[Store, dict[str, int | None]]:
    """Keep the documents that are new or changed.

    Returns:
        These, and for every id where its document stands among them, None if it is known. Of several with
        one id the last counts.
    """
    from newsdiff.corpus import packed
    from newsdiff.corpus.store import Store

    store = Store(workspace)
    places: dict[str, int | None] = {}
    for document in documents:
        is_known = known.get(document.id) == digest(document)
        places[document.id] = None if is_known else len(store)
        if not is_known:
            store.append(packed.pack(document))
        if progress:
            progress("reading", len(places), 0)
    return store, places


def _batches(names: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Cut names into batches."""
    for first in range(0, len(names), size):
        yield names[first : first + size]


def _reuse(
    kept: Archive, first: int, settings: Settings, limits: ArchiveSettings, workspace: Workspace
) -> Iterator[tuple[int, int, Alignment]]:
    """Find what documents from a number on share with each other and with those before."""
    from newsdiff.corpus.index import search

    n_documents = kept.size()
    found = kept.documents(kept.kin_since(first, limits.min_shared_of(n_documents)))
    numbers, documents = [number for number, _ in found], [document for _, document in found]
    lengths = replace(settings.index, ngram_words=settings.index.ngram_of(n_documents))
    links = [
        link
        for link in search.pairs(documents, lengths)
        if max(numbers[link.a], numbers[link.b]) >= first
    ]
    for compared in workspace.run(comparing.survey, comparing.batches(documents, links, settings)):
        for some in compared:
            for alignment in some.alignments:
                yield numbers[some.a], numbers[some.b], alignment


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
    from newsdiff.corpus import archive

    with archive.opened(path, purpose="write") as kept, kept.transaction():
        return kept.remove(ids)


def kept_documents(path: str | Path) -> list[Document]:
    """Return all documents of an archive as they were prepared, sorted by id."""
    return sorted(kept_stream(path), key=lambda document: document.id)


def kept_stream(path: str | Path) -> Iterator[Document]:
    """Yield all documents of an archive as they were prepared, in the order in which they came in."""
    from newsdiff.corpus import archive

    with archive.opened(path) as kept:
        yield from kept.stream()


@contextmanager
def kept(path: str | Path, settings: Settings | None = None) -> Iterator[Kept]:
    """Open an archive to ask for some of its documents.

    Raises:
        LoadError: The file is missing, damaged, no archive, or one of another version.
        MissingExtra: DuckDB is not installed.
        RunError: Somebody else writes.
    """
    from newsdiff.corpus import archive

    with archive.opened(path, purpose="ask") as opened:
        yield Kept(opened, settings or Settings())


@dataclass(frozen=True, slots=True)
class Kept:
    """An archive that is open; use `kept`."""

    archive: Archive
    settings: Settings

    def named(self, name: str) -> list[Document]:
        """Return the document with that id or path, else those whose ids begin so."""
        found = self.archive.named(name)
        numbers = [number for number, _ in found]
        return [document for _, document in self.archive.documents(numbers)] if found else []

    def kin(self, target: Document) -> tuple[Document, list[Document]]:
        """Return the documents that share text with a target, itself in the archive or outside of it.

        Returns:
            The target, cleaned, and those of other outlets that share text with it, sorted by id.
        """
        from newsdiff.corpus.index import search

        [target] = prepare([target], self.settings)
        numbers = self.archive.kin(target, ArchiveSettings().max_kin)
        near = [document for _, document in self.archive.documents(numbers)]
        shared = search.sources(target, near, self.settings.index)
        return target, [near[at] for at in sorted(shared)]


def summary(path: str | Path) -> dict[str, Any]:
    """Return what an archive says of itself, and how much is inside."""
    from newsdiff.corpus import archive

    with archive.opened(path) as kept:
        return {**kept.summary(), "bytes": Path(path).stat().st_size}


def digest(document: Document) -> str:
    """Return what changes when the text or the metadata of a document changes."""
    known = (document.title, document.outlet, document.published, document.series, document.path)
    text = json.dumps([document.id, document.sha256, *known])
    return hashlib.sha256(text.encode()).hexdigest()
