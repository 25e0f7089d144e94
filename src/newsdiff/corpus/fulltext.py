"""The words of a corpus for people who search: an index by SQLite's FTS5, which comes with Python.

The fingerprints that an archive keeps find runs of words, not words; and extensions of DuckDB that find words are downloads. So
those who search have an index of their own, in memory or in a file; others may read that file while it grows. Of an
archive it also holds what `archive.replica` reads.
"""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from newsdiff.corpus import packed
from newsdiff.model import Document
from newsdiff.model.search import Facet, FoundArticle, SearchFilter
from newsdiff.version import __version__
from newsdiff.visible import storable

_TABLES = """
CREATE TABLE IF NOT EXISTS articles (number INTEGER PRIMARY KEY, id TEXT UNIQUE, digest TEXT, title TEXT, outlet TEXT,
    published TEXT, url TEXT, n_words INTEGER, path TEXT, kin TEXT);
CREATE TABLE IF NOT EXISTS records (number INTEGER PRIMARY KEY, record BLOB);
CREATE INDEX IF NOT EXISTS articles_path ON articles (path);
CREATE TABLE IF NOT EXISTS agencies (number INTEGER, agency TEXT);
CREATE INDEX IF NOT EXISTS agencies_number ON agencies (number);
CREATE TABLE IF NOT EXISTS known_words (number INTEGER PRIMARY KEY, halves BLOB, paragraphs BLOB);
CREATE TABLE IF NOT EXISTS piles (pile INTEGER PRIMARY KEY, ngrams BLOB);
CREATE TABLE IF NOT EXISTS totals (documents INTEGER, state TEXT, made_by TEXT);
INSERT INTO totals SELECT 0, '', '' WHERE NOT EXISTS (SELECT 1 FROM totals);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(title, text, content='', tokenize='unicode61 remove_diacritics 2');
"""
_SCHEME = 1
"""Grows when a table changes, or what stands in it."""
_MADE_BY = f"newsdiff {__version__} index {_SCHEME}"
"""Who may go on with a file: another version may see other words, agencies or paragraphs in a text."""
_TERM = re.compile(r'(-?)(?:"([^"]{1,400})"|([^\s"]{1,100}))')
_MAX_TERMS = 30
_TITLE_WEIGHT = 4.0
"""What a word of a title counts, beside one of the text."""
_MAX_FACETS = 200
"""Values of a facet that are listed: more are no help."""
_BEFORE, _EXCERPT = 60, 240
"""Characters of an excerpt before the word that was looked for, and in all."""
_VERSION_DAYS = 7
"""Days between two articles of one outlet with one headline that may be versions of each other; columns come weekly."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """An article as it is searched."""

    document: Document
    digest: str
    """What changes when the article does."""
    agencies: tuple[str, ...]
    words: int
    number: int | None = None
    """What it is called inside, where that is known; any other number otherwise."""


def renew(path: Path) -> None:
    """Delete the index in a file that another version made, or that is none; the next `FullText` makes it anew."""
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(path)) as database:
            (made_by,) = database.execute("SELECT made_by FROM totals").fetchone()
    except (sqlite3.Error, TypeError):
        made_by = None
    if made_by != _MADE_BY:
        for ending in ("", "-wal", "-shm"):
            path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)


class FullText:
    """An index of articles; close it."""

    def __init__(self, path: Path | None = None, *, is_read_only: bool = False) -> None:
        """Open the index in a file, made if it is missing; or a new one in memory."""
        if path is None:
            self.database = sqlite3.connect(":memory:")
        elif is_read_only:
            self.database = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        else:
            self.database = sqlite3.connect(path)
            self.database.execute("PRAGMA journal_mode = WAL")
            self.database.execute("PRAGMA synchronous = NORMAL")  # whole after a crash
            self.database.execute("PRAGMA journal_size_limit = 0")
        if not is_read_only:
            self.database.executescript(_TABLES)
            self.database.execute("UPDATE totals SET made_by = ?", (_MADE_BY,))
            self.database.commit()

    def close(self) -> None:
        """Close it."""
        self.database.close()

    def digests(self) -> dict[str, str]:
        """Return what is inside: the digest of every article by its id."""
        return dict(self.database.execute("SELECT id, digest FROM articles"))

    def expect(self, n_documents: int) -> None:
        """Say how many articles the corpus has."""
        with self.database:
            self.database.execute("UPDATE totals SET documents = ?", (n_documents,))

    def add(self, entries: Iterable[SearchEntry]) -> None:
        """Put articles in; one with the id of an older one takes its place."""
        with self.database:
            for entry in entries:
                self._remove(entry.document.id)
                self._add(entry)

    def remove(self, ids: Iterable[str]) -> None:
        """Take articles out."""
        with self.database:
            for identifier in ids:
                self._remove(identifier)

    def _add(self, entry: SearchEntry) -> None:
        d = entry.document
        row = (entry.number, d.id, entry.digest, d.title, d.outlet, d.published, d.url)
        added = self.database.execute(
            "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*map(_storable, row), entry.words, _storable(d.path), _storable(d.group)),
        )
        number = added.lastrowid
        record = zlib.compress(packed.pack(d), 1)
        self.database.execute("INSERT INTO records VALUES (?, ?)", (number, record))
        values = (number, _storable(d.title or ""), _text(d))
        self.database.execute("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", values)
        rows = [(number, _storable(agency)) for agency in entry.agencies]
        self.database.executemany("INSERT INTO agencies VALUES (?, ?)", rows)

    def _remove(self, identifier: str) -> None:
        query = (
            "SELECT number, title, record FROM articles JOIN records USING (number) WHERE id = ?"
        )
        for number, title, record in self.database.execute(query, (identifier,)).fetchall():
            self.database.execute(
                "INSERT INTO words (words, rowid, title, text) VALUES ('delete', ?, ?, ?)",
                (number, title or "", _text(packed.unpack(zlib.decompress(record)))),
            )
            self.database.execute("DELETE FROM agencies WHERE number = ?", (number,))
            self.database.execute("DELETE FROM records WHERE number = ?", (number,))
            self.database.execute("DELETE FROM articles WHERE number = ?", (number,))

    def counts(self) -> tuple[int, int]:
        """Return how many articles the corpus has, and how many of them are inside."""
        query = "SELECT (SELECT documents FROM totals), (SELECT count(*) FROM articles)"
        ((n_documents, n_inside),) = self.database.execute(query)
        return n_documents, n_inside

    def find(
        self, wanted: SearchFilter, first: int, most: int
    ) -> tuple[int, tuple[FoundArticle, ...]]:
        """Return how many articles fit, and some of them: the best first, without words the newest."""
        given, terms = _given(wanted)
        order = (
            f"bm25(words, {_TITLE_WEIGHT}, 1.0), published DESC, id"
            if given["match"]
            else "published DESC, id"
        )
        columns = "number, id, articles.title, outlet, published, url, n_words"
        query = f"SELECT {columns} FROM {_source(given)}"  # noqa: S608  made of our own words
        rows = self.database.execute(
            f"{query} ORDER BY {order} LIMIT :most OFFSET :first",
            given | {"first": first, "most": most},
        ).fetchall()
        (n_found,) = self._one(f"SELECT count(*) FROM {_source(given)}", given)  # noqa: S608
        return n_found, tuple(self._found(row, terms) for row in rows)

    def ids(self, wanted: SearchFilter, most: int) -> list[str]:
        """Return the ids of the articles that fit, the first ones in order of time."""
        given, _ = _given(wanted)
        query = f"SELECT id FROM {_source(given)} ORDER BY published, id LIMIT :most"  # noqa: S608
        return [row[0] for row in self.database.execute(query, given | {"most": most})]

    def facets(self, wanted: SearchFilter) -> tuple[tuple[Facet, ...], ...]:
        """Return outlets, agencies and months of the articles that fit."""
        given, _ = _given(wanted)
        source = _source(given)
        by_outlet = f"SELECT outlet, count(*) AS n FROM {source} AND outlet <> '' GROUP BY outlet ORDER BY n DESC, outlet"  # noqa: S608
        by_agency = (
            f"SELECT agency, count(*) AS n FROM agencies WHERE number IN (SELECT articles.number FROM {source}) "  # noqa: S608
            "GROUP BY agency ORDER BY n DESC, agency"
        )
        by_month = (
            f"SELECT substr(published, 1, 7) AS month, count(*) FROM {source} AND published <> '' "  # noqa: S608
            "GROUP BY month ORDER BY month DESC"
        )
        queries = (by_outlet, by_agency, by_month)
        return tuple(
            tuple(
                Facet(value=value, articles=n)
                for value, n in self.database.execute(f"{query} LIMIT {_MAX_FACETS}", given)
            )
            for query in queries
        )

    def versions(self, identifier: str) -> list[str]:
        """Return the ids of articles that may be versions of one, itself included, in order of time.

        They are of its outlet, and have its address, or its headline within a week.
        """
        query = (
            "SELECT b.id FROM articles a JOIN articles b ON a.outlet IS b.outlet "
            "AND (a.number = b.number OR a.url <> '' AND a.url = b.url OR a.title <> '' AND a.title = b.title "
            "AND abs(julianday(substr(a.published, 1, 10)) - julianday(substr(b.published, 1, 10))) <= :days) "
            "WHERE a.id = :id ORDER BY b.published, b.id LIMIT 50"
        )
        rows = self.database.execute(query, {"id": identifier, "days": _VERSION_DAYS})
        return [row[0] for row in rows]

    def _found(self, row: Sequence[Any], terms: Sequence[str]) -> FoundArticle:
        number, identifier, title, outlet, published, url, n_words = row
        query = "SELECT agency FROM agencies WHERE number = ? ORDER BY agency"
        (record,) = self._one(
            "SELECT record FROM records WHERE number = :number", {"number": number}
        )
        return FoundArticle(
            id=identifier,
            title=title,
            outlet=outlet,
            published=published,
            url=url,
            agencies=tuple(a for (a,) in self.database.execute(query, (number,))),
            words=n_words,
            excerpt=_excerpt(_text(packed.unpack(zlib.decompress(record))), terms),
        )

    def _one(self, query: str, given: Mapping[str, object]) -> tuple[Any, ...]:
        (row,) = self.database.execute(query, given)
        return tuple(row)


def match_expression(query: str) -> tuple[str, list[str]]:
    """Write what somebody typed as an expression of FTS5, of which nothing can be a syntax error.

    Returns:
        The expression, and the words that are looked for. Both are empty where it has none.

    Example:
        >>> match_expression('old "swing bridge" lorr* -ferry')
        ('("old" AND "swing bridge" AND "lorr"*) NOT "ferry"', ['old', 'swing bridge', 'lorr'])
        >>> match_expression("NEAR( -x")
        ('("NEAR(") NOT "x"', ['NEAR('])
        >>> match_expression("-x ***")
        ('', [])
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    terms: list[str] = []
    for found in islice(_TERM.finditer(query.replace("\0", " ")), _MAX_TERMS):
        minus, phrase, word = found.groups()
        term = (phrase or word).strip("*")
        if not any(map(str.isalnum, term)):
            continue
        star = "*" if word and word.endswith("*") else ""
        (unwanted if minus else wanted).append(f'"{term}"{star}')
        if not minus:
            terms.append(term)
    if not wanted:
        return "", []
    return "".join((f"({' AND '.join(wanted)})", *(f" NOT {one}" for one in unwanted))), terms


def _given(wanted: SearchFilter) -> tuple[dict[str, Any], list[str]]:
    """Return the values of a query, and the words that are looked for."""
    match, terms = match_expression(wanted.query)
    if wanted.query.strip() and not match:
        match = '"" '  # nothing fits what is no word
    values = {name: _storable(value) for name, value in asdict(wanted).items() if name != "query"}
    return {"match": _storable(match), **values}, terms


def _source(given: Mapping[str, object]) -> str:
    """Return what stands behind FROM for the articles that fit, up to the last condition."""
    conditions = ["1"]
    if given["match"]:
        conditions.append("words MATCH :match")
    if given["outlet"]:
        conditions.append("outlet = :outlet")
    if given["agency"]:
        conditions.append("articles.number IN (SELECT number FROM agencies WHERE agency = :agency)")
    if given["since"]:
        conditions.append("published >= :since")
    if given["until"]:
        conditions.append("substr(published, 1, length(:until)) <= :until AND published <> ''")
    joined = (
        "words JOIN articles ON words.rowid = articles.number" if given["match"] else "articles"
    )
    return f"{joined} WHERE {' AND '.join(conditions)}"


def _text(document: Document) -> str:
    """Return what is searched of an article beside its title."""
    body = (p for p in document.matched if p.kind != "title" or not document.title)
    return storable("\n\n".join(map(document.extract, body)))


def _excerpt(text: str, terms: Sequence[str]) -> str:
    """Return some words around the first term that stands in a text."""
    patterns = (r"\W+".join(map(re.escape, term.split())) for term in terms)
    places = (re.search(rf"(?<!\w){pattern}", text, re.IGNORECASE) for pattern in patterns)
    at = min((found.start() for found in places if found), default=0)
    start = max(at - _BEFORE, 0)
    cut = text[start : start + _EXCERPT]
    if start:
        cut = "…" + cut.partition(" ")[2]
    if start + _EXCERPT < len(text):
        cut = cut.rpartition(" ")[0] + "…"
    return " ".join(cut.split())


def _storable(value: Any) -> Any:  # noqa: ANN401  of any column
    return storable(value) if isinstance(value, str) else value
