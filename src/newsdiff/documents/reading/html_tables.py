"""Tables of articles that a program exported as a page, often called `.xls`: the first row holds the names of the columns."""

from __future__ import annotations

from html.parser import HTMLParser

from newsdiff.documents.reading import contents, decode, values
from newsdiff.documents.reading.fieldnames import are_columns, things_said
from newsdiff.documents.reading.records import Row, Rows
from newsdiff.documents.reading.table_finding import table_worth

_WITHIN = 20_000
"""Bytes of a page in which such a table begins."""


class _Cells(HTMLParser):
    """Gathers the cells of the rows of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[list[str]]] = []
        self.links: dict[int, str] = {}
        """The first address in each row that has one, by the number of the row."""
        self._is_in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        link = values.link(dict(attrs).get("href")) if tag == "a" and self._is_in_cell else None
        if link:
            self.links.setdefault(len(self.rows) - 1, link)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append([])
            self._is_in_cell = True
        elif tag in ("br", "p", "div") and self._is_in_cell:
            self.rows[-1][-1].append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._is_in_cell = False

    def handle_data(self, data: str) -> None:
        if self._is_in_cell:
            self.rows[-1][-1].append(data)


def parseable(page: str) -> str:
    """Return a page as parsers of Python read it in one pass.

    Behind the last end of a comment none ends that begins, for each of which older ones look at all of the rest.
    """
    behind = page.rfind("-->") + 1
    return page[:behind] + page[behind:].replace("<!--", "&lt;!--")


def _rows(page: str) -> list[tuple[list[str], str]]:
    """Return the cells of the rows of a page, and where each leads to, empty where it leads nowhere."""
    cells = _Cells()
    cells.feed(parseable(page))
    cells.close()
    found = (
        (["".join(c).strip() for c in row], cells.links.get(n, ""))
        for n, row in enumerate(cells.rows)
    )
    return [(row, link) for row, link in found if row]


def articles_in_table(content: bytes, place: str) -> Rows:
    """Read the rows of a page that is a table of articles; nothing where it is another page."""
    head = content[:_WITHIN].lower()
    start = head.find(b"<table")
    end = head.find(b"</tr", start) if start >= 0 else -1
    if end < 0:
        return
    [(names, _), *_] = _rows(content[start:end].decode("utf-8", "replace")) or [([], "")]
    is_known = are_columns(names)
    if not is_known and not (b"<th" in head[start:end] and all(map(contents.may_be_header, names))):
        return
    has_url = "url" in things_said(names)
    text, _ = decode.text(content, place)
    rows = _rows(text)[1:]
    if not is_known and not all(
        table_worth((dict(zip(names, row, strict=False)) for row, _ in rows), ())
    ):
        return
    for number, (row, link) in enumerate(rows, 1):
        own = {"url": link} if link and not has_url else {}
        yield Row(number, dict(zip(names, row, strict=False)) | own, has_own_names=True)
