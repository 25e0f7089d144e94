"""The kept archive: put documents in, take them out, work out what waits, ask for some."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsdiff.api.limits import workspace
from newsdiff.corpus import Progress
from newsdiff.corpus.archive.limits import ArchiveLimits
from newsdiff.model import Document
from newsdiff.settings import CleanSettings, Settings

if TYPE_CHECKING:
    from newsdiff.corpus.archive import Archive
    from newsdiff.corpus.archive.fill import Filling
    from newsdiff.corpus.store import Store
    from newsdiff.corpus.workspace import Workspace
    from newsdiff.language.hashing import Ints
    from newsdiff.model import Alignment


@dataclass(frozen=True, slots=True)
class Indexed:
    """What a run did to an archive."""

    added: int
    """Documents that were new."""
    changed: int
    """Documents that took the place of older ones with their ids."""
    unchanged: int
    """Documents that were there already."""
    waiting: int = 0
    """Documents whose marks later ones may change, and that were too many to mark anew at once; see `refresh`."""


def index(
    documents: Iterable[Document],
    path: str | Path,
    settings: Settings | None = None,
    limits: ArchiveLimits | None = None,
    *,
    progress: Progress | None = None,
    place: Workspace | None = None,
) -> Indexed:
    """Put documents into an archive, and what they share with each other and with those inside.

    In any number of steps and in any order the archive comes to hold the same: what new documents change of what is
    known of older ones is worked out anew. A run that ends early leaves what it had finished; running it again adds
    the rest.

    Args:
        documents: As `stream` or `read` gives them, drawn one by one; those whose text and metadata are in the
            archive already are passed over.
        path: The archive; made if it is missing.
        settings: The defaults if None.
        limits: Those of the archive; the defaults if None.
        progress: Told how far it is.
        place: Where new documents stand until it is their turn, and the processes to align in; see `workspace`.

    Raises:
        LoadError: The file is damaged, no archive, or one of another version.
        SettingsError: The documents inside were cleaned with other settings.
        RunError: DuckDB is missing, somebody else writes, or the disk is full.
    """
    from newsdiff.corpus.archive import fill

    limits = limits or ArchiveLimits()
    drawn = iter(documents)
    first = list(islice(drawn, 1))  # a corpus that is not there is told before an archive is made
    with (
        nullcontext(place) if place else workspace() as room,
        _filling(path, settings or Settings(), limits, room, progress) as filling,
    ):
        known = filling.archive.digests()
        store, places = _fresh(chain(first, drawn), known, room, progress)
        fresh = sorted(name for name, at in places.items() if at is not None)
        for begin in range(0, len(fresh), limits.batch_documents):
            names = fresh[begin : begin + limits.batch_documents]
            raw = [store[places[name] or 0] for name in names]
            fill.add(filling, raw, [_digest(document) for document in raw])
        fill.settle(filling, limits.min_anew + limits.anew_for_each * len(fresh))
        waiting = filling.archive.waiting()
    n_changed = sum(name in known for name in fresh)
    return Indexed(len(fresh) - n_changed, n_changed, len(places) - len(fresh), waiting)


def _fresh(
    documents: Iterable[Document],
    known: dict[str, str],
    place: Workspace,
    progress: Progress | None,
) -> tuple[Store, dict[str, int | None]]:
    """Keep the documents that are new or changed.

    Returns:
        These, and for every id where its document stands among them, None if it is known. Of several with
        one id the last counts.
    """
    from newsdiff.corpus import packed
    from newsdiff.corpus.store import Store

    store = Store(place)
    places: dict[str, int | None] = {}
    for document in documents:
        is_known = known.get(document.id) == _digest(document)
        places[document.id] = None if is_known else len(store)
        if not is_known:
            store.append(packed.pack(document))
        if progress:
            progress("reading", len(places), 0)
    return store, places


def _digest(document: Document) -> str:
    """Return what changes when the text or the metadata of a document changes."""
    known = (document.title, document.outlet, document.published, document.series, document.path)
    more = (document.url, document.author, document.language)
    text = json.dumps([document.id, document.sha256, *known, *(more if any(more) else ())])
    return hashlib.sha256(text.encode()).hexdigest()


@contextmanager
def _filling(
    path: str | Path,
    settings: Settings | None,
    limits: ArchiveLimits,
    place: Workspace,
    progress: Progress | None = None,
) -> Iterator[Filling]:
    from newsdiff.corpus import archive
    from newsdiff.corpus.archive.fill import Filling
    from newsdiff.reuse import compare

    def aligned(store: Store, links: Ints) -> Iterator[tuple[int, int, Alignment]]:
        batches = compare.link_batches(links, kept_settings)
        for alignments in store.run(compare.align_batch, batches, place):
            yield from alignments

    with archive.open_archive(path, limits, "write", settings) as kept:
        kept_settings = settings or Settings(clean=kept.cleaning() or CleanSettings())
        yield Filling(kept, kept_settings, limits, aligned, progress)


def remove(ids: Sequence[str], path: str | Path) -> int:
    """Take documents out of an archive, with what was found of them; return how many there were.

    What that changes of other documents is worked out.
    """
    from newsdiff.corpus.archive import fill

    limits = ArchiveLimits()
    with workspace() as place, _filling(path, None, limits, place) as filling:
        n_removed = fill.remove(filling, ids)
        fill.settle(filling, limits.min_anew + limits.anew_for_each * n_removed)
    return n_removed


def refresh(
    path: str | Path, *, progress: Progress | None = None, place: Workspace | None = None
) -> int:
    """Work out what waits in an archive; return how many documents did.

    It holds then what it would hold if filled at once.
    """
    from newsdiff.corpus.archive import fill

    with (
        nullcontext(place) if place else workspace() as room,
        _filling(path, None, ArchiveLimits(), room, progress) as filling,
    ):
        n_waiting = filling.archive.waiting()
        fill.settle(filling)
    return n_waiting


def is_archive(path: str | Path) -> bool:
    """Whether a path is meant as an archive: by its ending, or by the first bytes of the file.

    Example:
        >>> is_archive("news.duckdb"), is_archive("corpus.jsonl")
        (True, False)
    """
    path = Path(path)
    if path.suffix == ".duckdb":
        return not path.is_dir()
    try:
        if not path.is_file():  # a pipe would be waited for
            return False
        with path.open("rb") as file:  # looked at here so that nothing heavy loads
            return file.read(12)[8:] == b"DUCK"
    except OSError:
        return False


def archive_state(path: str | Path) -> str:
    """Say in what state an archive is, by its file and what DuckDB wrote beside it; "" where there is none."""
    found = []
    for one in (Path(path), Path(f"{path}.wal")):
        with suppress(FileNotFoundError):
            about = one.stat()
            found.append(f"{about.st_ino} {about.st_size} {about.st_mtime_ns}")
    return " ".join(found)


@contextmanager
def opened(path: str | Path, settings: Settings | None = None) -> Iterator[Archive]:
    """Open an archive to ask for some of its documents.

    Raises:
        LoadError: The file is missing, damaged, no archive, or one of another version.
        SettingsError: Its documents were cleaned with other settings.
        RunError: DuckDB is missing, or somebody else writes.
    """
    from newsdiff.corpus import archive

    with archive.open_archive(path, purpose="ask", settings=settings) as kept:
        yield kept


def archived(
    path: str | Path, settings: Settings | None = None, *, is_raw: bool = False
) -> Iterator[Document]:
    """Yield all documents of an archive, in the order in which they came in; raw ones without marks.

    Raises:
        SettingsError: They were cleaned otherwise than settings that are not None say.
    """
    from newsdiff.corpus import archive

    with archive.open_archive(path, settings=settings) as kept:
        yield from kept.stream(is_raw=is_raw)


def beside(path: str | Path) -> list[tuple[str, str]]:
    """List what a DuckDB file holds beside the tables of an archive, as kind and name; only its catalogue is read.

    Example:
        A file with a table and a macro of somebody: [("macro", "coalesce"), ("table", "notes")].
    """
    from newsdiff.corpus.archive import opening, shape

    return shape.foreign(opening.contents(Path(path)))


def summary(path: str | Path) -> dict[str, Any]:
    """Return what an archive says of itself, and how much is inside."""
    from newsdiff.corpus import archive

    with archive.open_archive(path) as kept:
        return {**kept.summary(), "bytes": Path(path).stat().st_size}
