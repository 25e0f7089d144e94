"""The tables of an archive; docs/archive.md explains them to those who query them.

Versions of the format. 1: first version. 2: what an article says of itself is kept beside what the archive knows, so
that articles can be marked anew when later ones come in. 3: addresses, authors, languages.
"""

FORMAT = "newsdiff.archive"
VERSION = 3

# Texts are not compressed: to read a few of 100,000, a whole block of each would have to be unpacked
# (500 articles in 0.11 s instead of 0.67 s, for a file of 1.5 times the text; docs/performance.md).
SCHEMA = """
CREATE TABLE meta (key VARCHAR, value VARCHAR);
CREATE TABLE documents (
    number INTEGER, id VARCHAR, path VARCHAR, title VARCHAR, outlet VARCHAR, published VARCHAR,
    series VARCHAR, sha256 VARCHAR, digest VARCHAR, encoding VARCHAR, body_start INTEGER,
    url VARCHAR, author VARCHAR, language VARCHAR, retrieved VARCHAR,
    own_outlet VARCHAR, state VARCHAR, text VARCHAR USING COMPRESSION uncompressed
);
CREATE TABLE paragraphs (
    document INTEGER, "index" INTEGER, line INTEGER, "start" INTEGER, "end" INTEGER, kind VARCHAR,
    own_kind VARCHAR, action VARCHAR, category VARCHAR, reason VARCHAR, confidence DOUBLE
);
CREATE TABLE site_lines (hash UBIGINT, document INTEGER);
CREATE TABLE fingerprints (hash UBIGINT, document INTEGER, place INTEGER);
CREATE TABLE reuse (
    a INTEGER, a_start INTEGER, a_end INTEGER, b INTEGER, b_start INTEGER, b_end INTEGER,
    kind VARCHAR, words INTEGER, equal INTEGER, identity DOUBLE
);
CREATE VIEW passages AS
    SELECT da.id AS a, da.outlet AS a_outlet, da.published AS a_published, da.url AS a_url,
           substr(da.text, a_start + 1, a_end - a_start) AS a_text,
           db.id AS b, db.outlet AS b_outlet, db.published AS b_published, db.url AS b_url,
           substr(db.text, b_start + 1, b_end - b_start) AS b_text,
           kind, words, equal, identity
    FROM reuse JOIN documents da ON reuse.a = da.number JOIN documents db ON reuse.b = db.number;
"""
