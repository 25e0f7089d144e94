"""Pages of Europresse, which hold any number of articles: outlet, day, title, writer and text stand in elements of known classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from itertools import islice, pairwise

from newsdiff.documents.reading import decode
from newsdiff.documents.reading.html_tables import parseable
from newsdiff.documents.reading.records import Row, Rows
from newsdiff.language import dates

_MARK = b"DocPublicationName"
"""In every article of such a page, and in no other page."""
_SAID = {
    "docpublicationname": "outlet",
    "docheader": "published",
    "titrearticle": "title",
    "docauthors": "author",
    "sm-margin-bottomnews": "author",
    "dococurrcontainer": "text",
}
"""Classes of elements by what they say of an article."""
_BLOCKS = frozenset("p div br li h1 h2 h3 h4 blockquote tr".split())


class _Articles(HTMLParser):
    """Gathers what elements say, article by article; the outlet opens one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[dict[str, list[str]]] = []
        self._what = ""
        self._tag = ""
        self._depth = 0
        """Elements of the name of the one that is read, in each other."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").lower().split()
        what = next((_SAID[name] for name in classes if name in _SAID), "")
        if what == "outlet" and (not self.found or self.found[-1].keys() - {"outlet"}):
            self.found.append({})
        if what and not self._what and self.found:
            self._what, self._tag, self._depth = what, tag, 0
        if self._what:
            self._depth += tag == self._tag
            self._parted(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._what:
            return
        self._parted(tag)
        self._depth -= tag == self._tag
        self._what = self._what if self._depth else ""

    def handle_data(self, data: str) -> None:
        if self._what:
            self.found[-1].setdefault(self._what, [""])[-1] += data

    def _parted(self, tag: str) -> None:
        """End a paragraph."""
        if tag in _BLOCKS:
            self.found[-1].setdefault(self._what, [""]).append("")


def articles_in_page(content: bytes, place: str) -> Rows:
    """Read the articles of a page of Europresse; nothing where it is another page."""
    if _MARK not in content:
        return
    text, _ = decode.text(content, place)
    parser = _Articles()
    parser.feed(parseable(text))
    parser.close()
    for number, one in enumerate(parser.found, 1):
        said = {
            what: [line for part in parts if (line := " ".join(part.split()))]
            for what, parts in one.items()
        }
        said["published"] = list(islice(filter(dates.iso, _parts(said.get("published", ()))), 1))
        if said.get("text"):
            known = {what: " ".join(lines) for what, lines in said.items() if lines}
            yield Row(number, {**known, "text": "\n\n".join(said["text"])})


def _parts(lines: Iterable[str]) -> Iterator[str]:
    """Yield what stands between commas, of which one is in dates of some languages: an edition, the day, the page.

    Example:
        >>> list(_parts(["Local, May 13, 2024"]))
        ['Local', ' May 13', ' 2024', 'Local, May 13', ' May 13, 2024']
    """
    for line in lines:
        parts = line.split(",")
        yield from parts
        yield from map(",".join, pairwise(parts))
