"""HTML: what is some, the text of a fragment, the article of a page.

A fragment, as feeds and content systems give it, is all article, so leaving out the tags is enough. A page is not:
what of it is the article is trafilatura's to say (extra `html`).
"""

from __future__ import annotations

import codecs
import html
import logging
import re
from html.parser import HTMLParser
from typing import Any

from newsdiff.documents.reading import decode, downloads, europresse, html_tables
from newsdiff.documents.reading.records import Row, Rows
from newsdiff.documents.reading.sources import Source
from newsdiff.errors import LoadError, MissingExtra, install_command
from newsdiff.language import dates

_BLOCKS = frozenset(
    "address article aside blockquote body br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html "
    "li main nav ol p pre section table td th tr ul".split()
)
"""Elements that begin a paragraph and end one."""
_SILENT = frozenset("head iframe noscript object script style svg template title".split())
"""Elements whose content is not read."""
_BEGINS = re.compile(
    rf"\s*<(?:!doctype\b|!--|\?xml\b|/?(?:{'|'.join(sorted(_BLOCKS))})\b[^<>]*>)", re.IGNORECASE
)
_PAGE = re.compile(
    r"\s*(?>(?:<\?xml[^<>]*>\s*|<!--.*?-->\s*)*)<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_OF_PAGES = re.compile(
    r"<(?:!doctype|html|head|body|nav|header|footer|script|style|form|aside|meta|title)\b",
    re.IGNORECASE,
)
"""Tags of what stands on a page beside its article."""
_INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|em|font|i|img|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>", re.IGNORECASE
)
_CLOSED = re.compile(r"</(?:a|abbr|b|cite|em|font|i|small|span|strong|sub|sup|u)>", re.IGNORECASE)
_LINE_END = re.compile(r"<br ?/?>", re.IGNORECASE)
_REFERENCE = re.compile(
    r"&(?:amp|nbsp|quot|apos|[lr][sd]quo|[nm]dash|hellip|pound|euro|[a-z]{1,2}(?:acute|grave|circ|uml|tilde|cedil)|#\d{2,5}|#x[0-9a-f]{2,5});",
    re.IGNORECASE,
)
"""A character as HTML writes it."""
_ENDS = re.compile(r"</(?:p|div|article|section|li|h[1-6])\s*>|<br\s*/?>", re.IGNORECASE)
_MIN_ENDS = 2
"""Ends of paragraphs in tags that make a text markup; one may be what the text is about."""


_LINK = re.compile(r"<a\b[^<>]*>(.{1,400}?)</a\s*>", re.IGNORECASE | re.DOTALL)
_MAX_LINKED = 200
"""Characters of the longest line of a list of links; a paragraph has more."""
_LANGUAGE = re.compile(
    r"""<html\b[^<>]*?\slang\s*=\s*["']?([A-Za-z][A-Za-z0-9-]*)""", re.IGNORECASE
)
_DATES = {"original_date": True, "extensive_search": False, "max_date": None}
"""Only the date of publication, and only where the page states it: a guess would decide who was first."""
_PUBLISHED = re.compile(
    r"""["'](?:(?:article|og):published_time|datePublished)["'][^<>"']{0,40}["']([^<>"']{10,40})["']"""
)
"""Where a page states the time of its publication: Open Graph, schema.org as JSON-LD or attributes."""
_TIME = re.compile(r"<time\b[^<>]{0,200}(?:publish|\bpubdate\b)[^<>]{0,200}>", re.IGNORECASE)
_ITS_MOMENT = re.compile(r"""\bdatetime\s*=\s*["']([^"'<>]{10,40})""", re.IGNORECASE)
"""The same as an element of its own, by its class or its property: `<time class="dt-published" datetime="...">`."""

_CANONICAL = re.compile(
    r"""<a\b[^<>]{0,20}\bhref=["']([^"'<>]{1,2000})["'][^<>]{0,20}\bclass=["']p-canonical["']"""
)
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{8000,}>")
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_MAX_ATTRIBUTES = 1_000
"""Attributes of an element; parsers look through all of them for each one, and none that a page needs has as many."""
_SAVED_FROM = re.compile(
    r"""<!--\s*(?:Page saved with SingleFile\s+url: |saved from url=\(\d{1,5}\)|Mirrored from )(?P<url>[^\s<>"']{4,2000})"""
)
"""Where a page was saved from, as SingleFile, browsers and HTTrack write it above the page."""
_MAX_ABOVE = 4_000
"""Characters of a page in which such a comment begins."""
_MAX_SHORT = 1_000
"""Characters of a short article."""


def is_markup(text: str) -> bool:
    """Whether a text is HTML: begins with the tag of a block, or has several that end one.

    Example:
        >>> is_markup("<p>The ferry sails.</p>"), is_markup("Write <br> for a new line.")
        (True, False)
    """
    if "<" not in text:
        return False
    if _BEGINS.match(text):
        return True
    ends = _ENDS.finditer(text)
    return sum(1 for _, _ in zip(range(_MIN_ENDS), ends, strict=False)) == _MIN_ENDS


def is_page(text: str) -> bool:
    """Whether a text is a whole page of HTML, with all that stands around its article.

    Example:
        >>> is_page("<!DOCTYPE html><html><body>..."), is_page("<p>The ferry sails.</p>")
        (True, False)
    """
    return "<" in text and _PAGE.match(text) is not None


def has_markup_inside(text: str) -> bool:
    """Whether the lines of a text have tags or characters of HTML in them, though they are no HTML as a whole.

    Example:
        >>> has_markup_inside("The <em>Gannet</em> sails."), has_markup_inside("Moor &amp; Son"), has_markup_inside("a < b & c")
        (True, True, False)
    """
    has_tags = "</" in text and _CLOSED.search(text) is not None
    return has_tags or ("&" in text and _REFERENCE.search(text) is not None)


def text_without_tags(text: str) -> str:
    r"""Return the lines of a text without the tags in them, and with characters as they are.

    Example:
        >>> text_without_tags('The <a href="/g">Gannet</a> sails.<br>\nMoor &amp; Son own it.')
        'The Gannet sails.\n\nMoor & Son own it.'
    """
    return html.unescape(_INLINE.sub("", _LINE_END.sub("\n", text)))


class _Text(HTMLParser):
    """Gathers the paragraphs of a fragment."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[list[str]] = [[]]
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SILENT:
            self._silent.append(tag)
        if tag in _BLOCKS:
            self.paragraphs.append([])

    def handle_endtag(self, tag: str) -> None:
        if self._silent and tag == self._silent[-1]:
            self._silent.pop()
        if tag in _BLOCKS:
            self.paragraphs.append([])

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.paragraphs[-1].append(data)


def fragment_text(markup: str) -> str:
    r"""Return the text of a fragment of HTML, a paragraph for each block.

    Example:
        >>> fragment_text("<p>The <b>ferry</b> sails &amp;\n returns.</p><p>Again.</p>")
        'The ferry sails & returns.\n\nAgain.'
    """
    parser = _Text()
    parser.feed(html_tables.parseable(markup))
    parser.close()
    joined = (" ".join("".join(parts).split()) for parts in parser.paragraphs)
    return "\n\n".join(paragraph for paragraph in joined if paragraph)


def page_rows(source: Source) -> Rows:
    """Read the article of a page; nothing where there is none."""
    content = source.content()
    latin = content.decode("latin-1")
    rows = list(europresse.articles_in_page(content, source.place))
    downloads.refuse(latin, source.place, n_read=len(rows))
    if rows:
        yield from rows
        return
    if _BEGINS.match(latin) and not _OF_PAGES.search(latin) and "\x00" not in latin:
        text, _ = decode.text(content, source.place)  # a part of a page, which is all article
        yield Row(0, {"text": fragment_text(text)})
        return
    rows = list(html_tables.articles_in_table(content, source.place))
    yield from rows
    found = article(content, source.place) if not rows else None
    if found is not None:
        yield Row(0, found)


def _moment(content: bytes | str) -> str | None:
    """Return when a page says that it was published, to the minute; None where it says that not, or of several articles."""
    text = content.decode("latin-1") if isinstance(content, bytes) else content
    said = [found[1] for found in _PUBLISHED.finditer(text)] or [
        moment for element in _TIME.finditer(text) for moment in _ITS_MOMENT.findall(element[0])
    ]
    moments = {dates.iso(one) for one in said} - {None}
    days = {moment[:10] for moment in moments if moment}
    return max(filter(None, moments), key=len) if len(days) == 1 else None


def _language(content: bytes | str) -> str | None:
    """Return the language that a page states of itself."""
    text = content.decode("latin-1") if isinstance(content, bytes) else content
    found = _LANGUAGE.search(text)
    return found[1] if found else None


def _are_links(text: str, content: bytes | str) -> bool:
    """Whether the lines of a page are nothing but links to others, below a headline: bookmarks, what somebody means to read."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if max(map(len, lines), default=0) > _MAX_LINKED:
        return False
    page = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
    links = {fragment_text(found[1]) for found in _LINK.finditer(page)}
    return len(lines) > 1 and all(line.lstrip("- ") in links for line in lines[1:])


def _canonical(content: bytes | str) -> str | None:
    """Return the address that a page from an export says to be its first one, as Medium does."""
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
    found = _CANONICAL.search(text)
    return html.unescape(found[1]) if found else None


def _saved_from(content: bytes | str) -> str | None:
    """Return the address that a page was saved from, as what saved it writes; HTTrack leaves out its scheme."""
    text = content.decode("latin-1") if isinstance(content, bytes) else content
    found = _SAVED_FROM.search(text[:_MAX_ABOVE])
    if found is None or found["url"].startswith(("about:", "file:")):
        return None
    return found["url"] if "://" in found["url"] else f"http://{found['url']}"


def _parted(text: str, content: bytes | str) -> str:
    """Return the paragraphs of an article, once.

    A short one trafilatura gives as one line, before 2.3 without blanks between its paragraphs, and before 2.2 twice.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if len(text) <= _MAX_SHORT:
        halves = range(len(lines) // 2, 0, -1)
        n_again = next((n for n in halves if lines[-2 * n : -n] == lines[-n:]), 0)
        lines = lines[: len(lines) - n_again]
    if len(lines) == 1 and len(text) <= _MAX_SHORT:
        page = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
        solid = _solid(text)
        blocks = [one for one in fragment_text(page).split("\n\n") if _solid(one) in solid]
        if "".join(map(_solid, blocks)) == solid:
            lines = blocks
    return "\n\n".join(lines)


def _solid(text: str) -> str:
    return "".join(text.split())


def _bared(content: str) -> str:
    """Take the attributes of elements that have too many."""

    def bare(tag: re.Match[str]) -> str:
        names = _QUOTED.sub(" ", tag[0]).split()
        return tag[0] if len(names) <= _MAX_ATTRIBUTES else f"{names[0]}>"

    return _LONG_TAG.sub(bare, content)


def article(content: bytes | str, place: str, url: str | None = None) -> dict[str, Any] | None:
    """Return the article of a page as a record: text, title, date, site, address, author, language.

    None where no article is found.

    Raises:
        MissingExtra: trafilatura is not installed.
        LoadError: It fails on the page.
    """
    try:
        import trafilatura
    except ImportError:
        raise MissingExtra(
            f"{place} is HTML, which needs trafilatura; run: {install_command('html')}"
        ) from None
    if isinstance(content, bytes) and content.startswith(
        (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    ):
        content = content.decode("utf-16", "replace")
    if isinstance(content, bytes):
        content = _bared(content.decode("latin-1")).encode("latin-1")
    else:
        content = _bared(content)
    url = url or _saved_from(content)
    logging.getLogger("trafilatura").setLevel(
        logging.CRITICAL
    )  # what matters of it is an error here
    try:
        found = trafilatura.bare_extraction(
            content,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params=_DATES,
        )
    except Exception as error:  # noqa: BLE001  of a library that parses what anybody wrote
        raise LoadError(f"{place} is HTML that cannot be read ({error})") from None
    said = found if isinstance(found, dict) or found is None else found.as_dict()
    if not said or not said.get("text") or _are_links(said["text"], content):
        return None
    return {
        "text": _parted(said["text"], content),
        "title": said.get("title"),
        "published": _moment(content) or said.get("date"),
        "outlet": said.get("sitename") or said.get("hostname"),
        "url": _canonical(content) or said.get("url") or url,
        "author": said.get("author"),
        "language": said.get("language") or _language(content),
    }
