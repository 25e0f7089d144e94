"""Filling an archive: what it holds does not depend on the number of steps, nor on their order.

Documents go through states. *new*: to be marked and compared. *marked*: to be compared.
*kept*: done. *stale*: done, but a later document of its outlet may change its marks. Putting documents in
makes those of their outlets stale; `settle` brings all to *kept* again, step by step in transactions, so that a run
that ends early is taken up by the next. Where too many are stale, the rest waits, still usable with the marks that it
has, until the next run or `refresh`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from newsdiff.corpus import Progress
from newsdiff.corpus.archive import Archive, rows, sites
from newsdiff.corpus.archive.database import Database
from newsdiff.corpus.archive.limits import ArchiveLimits
from newsdiff.corpus.index import search
from newsdiff.corpus.prepare import cleaning_blocks, mark_block, together
from newsdiff.corpus.store import Store
from newsdiff.documents import segment
from newsdiff.language.hashing import Ints
from newsdiff.language.instants import timestamp
from newsdiff.model import UNNAMED, Alignment, Document
from newsdiff.settings import IndexSettings, Settings

Compare = Callable[[Store, Ints], Iterator[tuple[int, int, Alignment]]]
"""Aligns linked documents of a store: yields their positions and what they share."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What is needed to fill an archive."""

    archive: Archive
    settings: Settings
    limits: ArchiveLimits
    compare: Compare
    progress: Progress | None = None

    def tell(self, phase: str, done: int, total: int) -> None:
        """Pass progress on."""
        if self.progress:
            self.progress(phase, done, total)


def add(filling: Filling, documents: Sequence[Document], digests: Sequence[str]) -> None:
    """Put documents in, in the place of those with their ids, as *new*; in one transaction.

    A digest shows whether a document has changed.
    """
    database = filling.archive.database
    described = [segment.describe(_raw(document)) for document in documents]
    with database.transaction():
        _take_out(filling, [document.id for document in documents])
        numbered = list(enumerate(described, filling.archive.end()))
        pairs = zip(numbered, digests, strict=True)
        database.insert("documents", [rows.document_row(*one, digest) for one, digest in pairs])
        paragraphs = [rows.paragraph_row(n, p) for n, d in numbered for p in d.paragraphs]
        database.insert("paragraphs", paragraphs)
        sites.keep_lines(database, numbered)


def _raw(document: Document) -> Document:
    """Return a document as it was read: what a corpus made of it, another corpus makes anew."""
    is_assigned = (document.outlet or "").startswith(UNNAMED)
    return replace(document, paragraphs=(), outlet=None if is_assigned else document.outlet)


def remove(filling: Filling, ids: Sequence[str]) -> int:
    """Take documents out with all that was found of them; return how many there were."""
    with filling.archive.database.transaction():
        return _take_out(filling, ids)


def _take_out(filling: Filling, ids: Sequence[str]) -> int:
    """Take documents out; those of their outlets, and of no outlet with the same lines, become stale."""
    database = filling.archive.database
    query = "SELECT number FROM documents WHERE id IN (FROM wanted)"
    gone = database.values(query, wanted=list(ids)) if ids else []
    if not gone:
        return 0
    _make_stale(
        database,
        "outlet IN (SELECT outlet FROM documents WHERE number IN (FROM gone)) OR own_outlet IS NULL "
        "AND number IN (SELECT document FROM site_lines WHERE hash IN "
        "(SELECT hash FROM site_lines WHERE document IN (FROM gone)))",
        gone=gone,
    )
    _delete(database, gone, "documents.number", "paragraphs.document", "site_lines.document")
    _delete(database, gone, "fingerprints.document", "reuse.a", "reuse.b", "vectors.document")
    return len(gone)


def settle(filling: Filling, budget: int | None = None) -> None:
    """Bring what is new or stale to *kept*: assign outlets, mark, compare.

    Beside the new ones at most `budget` documents are marked anew, and the rest stays stale; all if None.
    """
    with filling.archive.database.transaction():
        sites.settle_outlets(filling.archive, budget)
    _mark(filling, budget)
    _rescale(filling, budget)
    _compare(filling)


def _mark(filling: Filling, budget: int | None) -> None:
    """Mark what is new, and what is stale as far as the budget goes, block by block."""
    database = filling.archive.database
    _make_stale(database, "outlet IN (SELECT outlet FROM documents WHERE state = 'new')")
    places = database.rows(
        "SELECT number, id, outlet, published, state FROM documents WHERE outlet IN "
        "(SELECT outlet FROM documents WHERE state IN ('new', 'stale')) OR state IN ('new', 'stale') ORDER BY id"
    )
    if not places:
        return
    numbers, ids, outlets, published, states = zip(*places, strict=True)
    times = [timestamp(date) for date in published]
    parts = sorted(
        cleaning_blocks(ids, outlets, times, filling.settings.clean.max_together), key=len
    )
    parts.sort(key=lambda block: all(states[at] != "new" for at in block))
    n_done, n_all = 0, sum(state in ("new", "stale") for state in states)
    chosen: list[list[int]] = []
    waiting: dict[int, str] = {}
    for block in parts:
        some = {numbers[at]: states[at] for at in block if states[at] in ("new", "stale")}
        n_stale = sum(state == "stale" for state in some.values())
        if budget is not None and n_stale > budget:
            some = {number: state for number, state in some.items() if state == "new"}
        elif budget is not None:
            budget -= n_stale
        waiting |= some
        chosen += [block] if some else []
    for some_places in together(chosen, [outlets[block[0]] for block in chosen]):
        filling.tell("cleaning", n_done, n_all)
        block_numbers = [numbers[at] for at in some_places]
        own = {number: waiting[number] for number in block_numbers if number in waiting}
        _mark_block(filling, block_numbers, own)
        n_done += len(own)
    filling.tell("cleaning", n_done, n_all)


def _make_stale(database: Database, which: str, **given: object) -> None:
    """Have documents marked anew that fulfil a condition; what was not compared yet will be then."""
    database.run(
        "UPDATE documents SET state = CASE state WHEN 'kept' THEN 'stale' ELSE 'new' END "  # noqa: S608
        f"WHERE state IN ('kept', 'marked') AND ({which})",
        **given,
    )


def _mark_block(filling: Filling, block: Sequence[int], waiting: Mapping[int, str]) -> None:
    """Mark some documents together, all of a block, and write what changes of those that wait; in one transaction."""
    archive, database = filling.archive, filling.archive.database
    old = dict(archive.documents(block))
    raw = dict(archive.documents(block, is_raw=True))
    new = dict(zip(block, mark_block([raw[n] for n in block], filling.settings.clean), strict=True))
    changed = [n for n in waiting if waiting[n] == "new" or _marks(old[n]) != _marks(new[n])]
    anew = sorted(n for n in changed if waiting[n] == "new" or _matched(old[n]) != _matched(new[n]))
    ngrams = filling.archive.ngrams((n, new[n]) for n in anew)
    with database.transaction():
        _delete(database, changed, "paragraphs.document")
        written = [
            rows.paragraph_row(n, own, marked)
            for n in changed
            for own, marked in zip(raw[n].paragraphs, new[n].paragraphs, strict=True)
        ]
        database.insert("paragraphs", written)
        _delete(database, anew, "fingerprints.document", "reuse.a", "reuse.b")
        database.insert_columns("fingerprints", *ngrams)
        _set_state(database, list(waiting), "kept")
        _set_state(database, anew, "marked")


def _marks(document: Document) -> list[object]:
    """Return what cleaning says of a document."""
    return [
        (p.kind, p.mark and (p.mark.category, p.mark.action, p.mark.reason, p.mark.confidence))
        for p in document.paragraphs
    ]


def _matched(document: Document) -> list[bool]:
    """Return which paragraphs of a document take part in matching."""
    return [paragraph.is_matched for paragraph in document.paragraphs]


def _delete(database: Database, numbers: Sequence[int], *places: str) -> None:
    """Delete what tables hold of documents, by the columns with their numbers."""
    for table, column in (place.split(".") for place in places):
        query = f"DELETE FROM {table} WHERE {column} IN (FROM gone)"  # noqa: S608
        database.run(query, gone=list(numbers))


def _set_state(database: Database, numbers: Sequence[int], state: str) -> None:
    """Set the state of documents."""
    query = "UPDATE documents SET state = $state WHERE number IN (FROM wanted)"
    database.run(query, wanted=list(numbers), state=state)


def _rescale(filling: Filling, budget: int | None) -> None:
    """Have all documents compared anew where the archive has grown beyond what they were compared for.

    That is how much two documents must share, and the words of the n-grams that are looked at.
    """
    archive, database = filling.archive, filling.archive.database
    n_documents = len(archive)
    least = filling.limits.min_shared_of(n_documents)
    scale = f"{least}-{filling.settings.index.ngram_of(n_documents)}"
    query = "SELECT count(*) FROM documents WHERE state IN ('kept', 'stale')"
    [n_kept] = database.values(query)
    if archive.meta().get("scale") == scale or (budget is not None and n_kept > budget):
        return
    with database.transaction():
        database.run("DELETE FROM meta WHERE key = 'scale'")
        database.run("INSERT INTO meta VALUES ('scale', $scale)", scale=scale)
        database.run("DELETE FROM reuse")
        database.run(
            "UPDATE documents SET state = CASE state WHEN 'kept' THEN 'marked' ELSE 'new' END "
            "WHERE state IN ('kept', 'stale')"
        )
    if database.rows("SELECT 1 FROM documents WHERE state = 'new' LIMIT 1"):
        _mark(filling, budget)


def _compare(filling: Filling) -> None:
    """Compare what is marked with what was compared before, a batch at a time in order of the ids."""
    database = filling.archive.database
    numbers = database.values("SELECT number FROM documents WHERE state = 'marked' ORDER BY id")
    least, n_words = map(int, filling.archive.meta()["scale"].split("-"))
    # What others print changes as an archive grows: every pair is kept.
    index = replace(filling.settings.index, ngram_words=n_words, n_common=search.NO_LIMIT)
    size = filling.limits.batch_documents
    for first in range(0, len(numbers), size):
        filling.tell("indexing", first, len(numbers))
        batch = numbers[first : first + size]
        with database.transaction():
            written = [rows.reuse_row(*one) for one in _reuse(filling, batch, least, index)]
            database.insert("reuse", written)
            _set_state(database, batch, "kept")
    filling.tell("indexing", len(numbers), len(numbers))


def _reuse(
    filling: Filling, batch: Sequence[int], least: int, index: IndexSettings
) -> Iterator[tuple[int, int, Alignment]]:
    """Find what documents share with each other and with those that were compared before."""
    archive = filling.archive
    found = archive.documents(archive.candidates_of(batch, least))
    numbers = [number for number, _ in found]
    fresh = set(batch)
    store = Store.of([document for _, document in found])
    links = search.find_links(store, index)
    is_fresh = np.isin(np.array(numbers, np.int64), list(fresh))
    for a, b, alignment in filling.compare(store, links[is_fresh[links].any(axis=1)]):
        yield numbers[a], numbers[b], alignment
