"""The outlets of an archive: which documents are of one site, asked again for what new documents may change.

For every document the lines of furniture that may show its site are kept as hashes. Documents that share no such
line, not even through others, do not depend on each other: so only those are read that new ones reach.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from newsdiff.corpus import packed
from newsdiff.corpus.archive import Archive
from newsdiff.corpus.archive.database import Database
from newsdiff.corpus.store import Store
from newsdiff.corpus.workspace import Workspace
from newsdiff.documents import outlets
from newsdiff.language.outlet_names import outlet_spellings
from newsdiff.model import Document

_READ_TOGETHER = 1_000
_UNSETTLED = (
    "SELECT number FROM documents WHERE state = 'new' OR (state = 'stale' AND own_outlet IS NULL)"
)


def keep_lines(database: Database, numbered: Iterable[tuple[int, Document]]) -> None:
    """Keep the lines of documents that may show their sites."""
    found = [(line, n) for n, document in numbered for line in sorted(outlets.site_lines(document))]
    hashes, numbers = ([row[k] for row in found] for k in range(2))
    database.insert_columns("site_lines", np.array(hashes, np.uint64), np.array(numbers, np.int32))


def settle_outlets(archive: Archive, budget: int | None) -> None:
    """Assign new documents to outlets, and those that they reach; who moves is *new* again.

    Beside the new ones at most `budget` documents are read, any number if None; where they reach more, none
    of those changes.
    """
    database = archive.database
    _respell(database)
    nameless = database.values("SELECT number FROM documents WHERE own_outlet IS NULL")
    new = nameless if budget is None else database.values(_UNSETTLED)
    if not new or not nameless:
        return
    reached, is_all = _reached(database, new, None if budget is None else budget + len(new))
    if (
        budget is None or not is_all
    ):  # note whether the outlets of documents that name none are out of date
        database.run("DELETE FROM meta WHERE key = 'nameless'")
    if not is_all:
        database.run("INSERT INTO meta VALUES ('nameless', 'wait')")
    documents = Store(Workspace())  # in files where they are many
    for first in range(0, len(reached), _READ_TOGETHER):
        some = reached[first : first + _READ_TOGETHER]
        for _, document in archive.documents(some, is_raw=True):
            documents.append(packed.pack(document))
    spelled = dict(database.rows("SELECT id, outlet FROM documents WHERE own_outlet IS NOT NULL"))
    ids = documents.ids
    query = (
        "SELECT hash FROM site_lines JOIN documents ON document = number WHERE hash IN (SELECT hash FROM site_lines "
        "WHERE document IN (FROM reached)) GROUP BY hash HAVING count(DISTINCT own_outlet) > 1"
    )
    foreign = set(database.values(query, reached=reached))
    found = outlets.names(documents, ids, [spelled.get(name) for name in ids], foreign)
    _move(database, dict(zip(ids, found, strict=True)))


def _respell(database: Database) -> None:
    """Give the outlets that documents name themselves the spelling that most use."""
    best = outlet_spellings(database.values("SELECT own_outlet FROM documents"))
    query = "SELECT id, coalesce(own_outlet, outlet), outlet FROM documents WHERE outlet IS NOT NULL OR own_outlet IS NOT NULL"
    moved = {
        identifier: best.get(name, name)
        for identifier, name, outlet in database.rows(query)
        if best.get(name, name) != outlet
    }
    _move(database, moved)


def _move(database: Database, assigned: dict[str, str | None]) -> None:
    """Assign documents to outlets; where that changes anything, the documents of both outlets wait."""
    known = dict(database.rows("SELECT id, outlet FROM documents"))
    moved = {name: outlet for name, outlet in assigned.items() if known[name] != outlet}
    if not moved:
        return
    names = np.array(sorted(moved), object)
    table = {"id": names, "outlet": np.array([moved[name] or "" for name in names], object)}
    database.run(
        "UPDATE documents SET state = 'stale' WHERE state = 'kept' AND outlet IN (SELECT outlet FROM documents "
        "WHERE id IN (SELECT id FROM moved) UNION SELECT outlet FROM moved)",
        moved=table,
    )
    database.run(
        "UPDATE documents SET outlet = nullif(moved.outlet, ''), state = 'new' FROM moved "
        "WHERE documents.id = moved.id",
        moved=table,
    )


def _reached(database: Database, new: Sequence[int], limit: int | None) -> tuple[list[int], bool]:
    """Return documents and those that share lines of furniture with them, directly or through others.

    Lines of documents of several outlets show no site, and reach nobody.

    Returns:
        Their numbers, and whether these are all; where there are more than the limit, the given ones alone.
    """
    reached = set(new)
    fresh = list(new)
    alive = (
        "SELECT hash FROM site_lines JOIN documents ON document = number GROUP BY hash "
        "HAVING count(DISTINCT own_outlet) <= 1 AND count(*) > 1"
    )
    database.run(f"CREATE OR REPLACE TEMPORARY TABLE alive AS {alive}")
    query = (
        "SELECT DISTINCT document FROM site_lines WHERE hash IN (SELECT hash FROM site_lines WHERE document IN "
        "(FROM fresh) AND hash IN (FROM alive))"
    )
    while fresh and (limit is None or len(reached) <= limit):
        fresh = sorted(set(database.values(query, fresh=fresh)) - reached)
        reached.update(fresh)
    is_all = limit is None or len(reached) <= limit
    return sorted(reached if is_all else new), is_all
