"""Downloads of news databases: one text that holds many articles, each between lines that only that program writes.

Those of `news_databases` are read. The others are refused and named, since as one article they would be compared with
each other and dated by the first.
"""

from __future__ import annotations

import re

from newsdiff.documents.reading import news_databases
from newsdiff.documents.reading.fieldnames import are_columns
from newsdiff.documents.reading.news_databases import Article
from newsdiff.errors import LoadError

_BETWEEN = (
    ("LexisNexis", " DOCUMENTS", news_databases.LEXISNEXIS),
    ("ProQuest", "Publication title: ", re.compile(r"(?:^|>)Publication title: \S", re.MULTILINE)),
    ("Factiva", "ument", news_databases.FACTIVA),
    ("Factiva", "PD", re.compile(r"(?:^|<b>)PD(?:</b>(?:&nbsp;|<[^<>]*>|\s)*|[ \t]+)\d{1,2} \S{3,12} \d{4}\b", re.MULTILINE)),
    ("Nexis Uni", "End of Document", news_databases.NEXIS_UNI),
    ("Retriever", "Publi", re.compile(r"^(?:Publicerat|Publisert|Publiceret) (?:på|i|digitalt)\b.{0,60}\.?[ \t]*\r?$", re.MULTILINE)),
    ("Movable Type", "BODY:", re.compile(r"^-----\r?\nBODY:[ \t]*\r?$", re.MULTILINE)),
    ("Telegram", "message default", re.compile(r"""class=["']message default\b""")),
    ("Europresse", "Certificat ", re.compile(r"^Certificat émis le ", re.MULTILINE)),
    ("GENIOS", "Dokumentnummer: ", news_databases.GENIOS),
    ("Europresse", "DocPublicationName", re.compile(r"""class=["'](?:[\w -]*\s)?DocPublicationName\b""")),
)  # fmt: skip
"""Databases, and what stands once in each article of a download: a word of it, which most texts have not, and its form."""
_MARKDOWN = re.compile(r"^[ \t]*\|([^\r\n]{1,1000})\|[ \t]*\r?\n[ \t]*\|[ :|-]{3,1000}\|[ \t]*\r?$", re.MULTILINE)  # fmt: skip
"""The names of columns above a line of dashes."""


def told_apart(text: str, place: str) -> list[Article]:
    """Return the articles of a download; none where a text is another one.

    Raises:
        LoadError: There are several, and not all can be told apart.
    """
    found = news_databases.downloaded(text)
    refuse(text, place, n_read=len(found))
    return found


def refuse(text: str, place: str, n_read: int = 0) -> None:
    r"""See that a text is no download of more articles than were read, nor a table of them.

    Raises:
        LoadError: It is one; the message says of which database, and of how many.

    Example:
        >>> refuse("Publication title: Gull\nPublication title: Tern\n", "a.txt")
        Traceback (most recent call last):
        newsdiff.errors.LoadError: a.txt holds 2 articles as ProQuest downloads them; download each as a file of its own, or all as a table (CSV) or JSON
    """
    for database, word, pattern in _BETWEEN:
        n = sum(1 for _ in pattern.finditer(text)) if word in text else 0
        if n > max(1, n_read):
            raise LoadError(
                f"{place} holds {n:,} articles as {database} downloads them; "
                "download each as a file of its own, or all as a table (CSV) or JSON"
            )
    for names in _MARKDOWN.finditer(text) if "|" in text else ():
        if are_columns(name.strip() for name in names[1].split("|")):
            raise LoadError(f"{place} holds a table of articles in Markdown; save it as CSV")
