"""The tables of an archive; docs/archive.md explains them to those who query them.

Versions of the format. 1: first version. 2: what an article says of itself is kept beside what the archive knows, so
that articles can be marked anew when later ones come in. 3: addresses, authors, languages.
"""

from collections.abc import Mapping

FORMAT = "newsdiff.archive"
VERSION = 3

# Texts are not compressed: to read a few of 100,000, a whole block of each would have to be unpacked
# (500 articles in 0.11 s instead of 0.67 s, for a file of 1.5 times the text; docs/performance.md).
TABLES = {
    "meta": "key VARCHAR, value VARCHAR",
    "documents": (
        "number INTEGER, id VARCHAR, path VARCHAR, title VARCHAR, outlet VARCHAR, published VARCHAR, "
        "series VARCHAR, sha256 VARCHAR, digest VARCHAR, encoding VARCHAR, body_start INTEGER, "
        "url VARCHAR, author VARCHAR, language VARCHAR, retrieved VARCHAR, "
        "own_outlet VARCHAR, state VARCHAR, text VARCHAR USING COMPRESSION uncompressed"
    ),
    "paragraphs": (
        "document INTEGER, index INTEGER, line INTEGER, start INTEGER, end INTEGER, kind VARCHAR, "
        "own_kind VARCHAR, action VARCHAR, category VARCHAR, reason VARCHAR, confidence DOUBLE"
    ),
    "site_lines": "hash UBIGINT, document INTEGER",
    "fingerprints": "hash UBIGINT, document INTEGER, place INTEGER",
    "reuse": (
        "a INTEGER, a_start INTEGER, a_end INTEGER, b INTEGER, b_start INTEGER, b_end INTEGER, "
        "kind VARCHAR, words INTEGER, equal INTEGER, identity DOUBLE"
    ),
}
"""The columns of each table, in their order, with their types."""
VECTORS = {"vectors": "document INTEGER, model VARCHAR, sentence BIGINT, vector BLOB"}
"""The same of a table that archives lack that nobody has written into since there is one; what is in it can be made anew."""
VECTOR_BYTES = 384
"""Components of a vector."""
VIEW = "passages"
"""The one view: what `reuse` says, to read. newsdiff itself never asks it."""

_PASSAGES = """
CREATE VIEW passages AS
    SELECT da.id AS a, da.outlet AS a_outlet, da.published AS a_published, da.url AS a_url,
           substr(da.text, a_start + 1, a_end - a_start) AS a_text,
           db.id AS b, db.outlet AS b_outlet, db.published AS b_published, db.url AS b_url,
           substr(db.text, b_start + 1, b_end - b_start) AS b_text,
           kind, words, equal, identity
    FROM reuse JOIN documents da ON reuse.a = da.number JOIN documents db ON reuse.b = db.number;
"""


def typed_columns(table: str) -> list[tuple[str, str]]:
    """Return the name and the type of each column of a table, in their order.

    Example:
        >>> typed_columns("site_lines")
        [('hash', 'UBIGINT'), ('document', 'INTEGER')]
    """
    words = (column.split() for column in (TABLES | VECTORS)[table].split(", "))
    return [(name, kind) for name, kind, *_ in words]


def statements() -> str:
    """Return the statements that make the tables of a new archive."""
    return made(TABLES | VECTORS) + _PASSAGES


def made(some: Mapping[str, str]) -> str:
    """Return the statements that make tables, given by their columns.

    Example:
        >>> made(VECTORS)[:40]
        'CREATE TABLE vectors ("document" INTEGER'
    """
    quoted = {
        table: ", ".join('"{}" {}'.format(*column.split(" ", 1)) for column in row.split(", "))
        for table, row in some.items()
    }
    return "".join(f"CREATE TABLE {table} ({row});\n" for table, row in quoted.items())
