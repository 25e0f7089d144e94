"""RSS and Atom: the entries of a saved feed; and what agencies, and programs that recognise the text of pages, write as XML."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html.entities import name2codepoint
from xml.etree import ElementTree as ET

from newsdiff.documents.reading import agency_xml, markup, page_layout, values, xml_records
from newsdiff.documents.reading.agency_xml import name_of
from newsdiff.documents.reading.records import Row, Rows
from newsdiff.documents.reading.sources import ForeignError, Source
from newsdiff.errors import LoadError

_POSTS = (None, "post", "page")
"""What an export of WordPress calls its texts; its pictures and menus are entries, too. A feed calls them nothing."""
_FEEDS = ("rss", "feed", "rdf")
_OF_OTHERS = ("mediawiki", "opml", *_FEEDS)
"""Roots of XML whose texts are in wiki markup, or that is a list or a feed without any."""
_MEDIA = "{http://search.yahoo.com/mrss/}"
_NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")
_REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-z]{2,8});")
"""A character of HTML that was written twice for XML, as many feeds have their titles."""


def feed(source: Source, texts: Collection[str]) -> Rows:
    """Read the entries of RSS or Atom, with the title of the feed as outlet; what agencies write; records in any other XML.

    A sitemap has no texts, and is an error. `texts` are the folded names that the text of a record may have.
    """
    content = source.content()
    if xml_records.defines_entities(content):
        raise LoadError(f"{source.place} defines entities; save the feed without them")
    try:
        root = _parsed(content)
    except (ET.ParseError, ValueError) as error:  # or it is in an encoding that the parser has not
        loose = xml_records.parsed_loosely(content, source.place)
        if loose is None:
            raise LoadError(f"{source.place} is not XML ({error}); save it again") from None
        root = loose
    kind = name_of(root)
    if kind in ("urlset", "sitemapindex"):
        raise ForeignError(
            f"{source.place} is a sitemap, which lists addresses and no texts; save its pages",
            "that are sitemaps",
        )
    rows = list(_of_a_standard(root))
    if not rows and (kind not in _OF_OTHERS or _is_odata(root)):
        try:
            rows = list(xml_records.records_below(root, texts))
        except RecursionError:
            raise LoadError(f"{source.place} nests too deep; extract its texts") from None
    if not rows:
        raise ForeignError(
            f"{source.place} is XML in which no article was found; extract its texts",
            "of XML that holds no articles",
        )
    yield from rows


def _of_a_standard(root: ET.Element) -> Rows:
    """Give the articles of a feed, of what agencies write, or of a page in ALTO or PAGE; nothing where it is other XML."""
    if name_of(root) in agency_xml.ROOTS:
        yield from agency_xml.articles(root)
    if name_of(root) in page_layout.ROOTS:
        yield from page_layout.recognised_page(root)
    if name_of(root) == "entry":  # of Atom, alone
        yield Row(1, _values(root))
    if name_of(root) not in _FEEDS or _is_odata(root):
        return
    channel = next((node for node in root if name_of(node) == "channel"), root)
    about = {"outlet": _said(channel, "title"), "language": _said(channel, "language")}
    writers = _display_names(channel)
    entries = (node for node in root.iter() if name_of(node) in ("item", "entry"))
    for number, entry in enumerate(entries, 1):
        if _said(entry, "post_type") in _POSTS and not _is_beside(entry):
            said = _values(entry)
            said["author"] = writers.get(str(said["author"]), said["author"])
            is_found = values.is_led(said["url"])  # by a search, whose title is no outlet
            yield Row(number, (about | {"outlet": None} if is_found else about) | said)


def _display_names(channel: ET.Element) -> dict[str, str]:
    """Return the names of people by what they log in as, as an export of WordPress says them once, beside its texts."""
    said = (
        (_said(node, "author_login"), _said(node, "author_display_name"))
        for node in channel
        if name_of(node) == "author"
    )
    return {login: name for login, name in said if login and name}


def _is_odata(root: ET.Element) -> bool:
    """Whether a feed is the answer of a database (OData): what its entries say is in properties with names of their own."""
    return any(name_of(node) == "properties" for node in root.iter())


def _is_beside(entry: ET.Element) -> bool:
    """Whether an entry is no post: a comment, which says to what, or what Blogger exports besides its posts."""
    for node in entry:
        is_comment = name_of(node) == "type" and (node.text or "").lower() == "comment"
        if is_comment or name_of(node) == "in-reply-to":
            return True
        kind = node.get("term", "").rpartition("#")[2]
        if node.get("scheme", "").endswith("#kind") and kind not in ("post", "page"):
            return True
    return False


def _parsed(content: bytes) -> ET.Element:
    """Parse XML; where it uses the names that only HTML has for characters, these are written as their numbers."""
    try:
        return ET.fromstring(content)  # noqa: S314  what could harm was refused
    except ET.ParseError:
        named = _NAMED.sub(_numbered, content)
        if named == content:
            raise
        return ET.fromstring(named)  # noqa: S314  the same


def _numbered(found: re.Match[bytes]) -> bytes:
    characters = name2codepoint.get(found[1].decode())
    return b"&#%d;" % characters if characters else found[0]


def _values(entry: ET.Element) -> dict[str, object]:
    """Return what an entry says; where it was taken from another feed, that one is its outlet."""
    text = next(filter(None, (_text(entry, n) for n in ("encoded", "content", "description", "summary"))), None)  # fmt: skip
    author = next((_said(node, "name") for node in entry if name_of(node) == "author"), None)
    source = next((node for node in entry if name_of(node) == "source"), None)
    outlet = None if source is None else _said(source, "title") or (source.text or "").strip()
    return ({"outlet": outlet} if outlet else {}) | {
        "text": text,
        "title": _said(entry, "title"),
        "url": next(_links(entry), None),
        "published": _said(entry, "pubdate") or _said(entry, "published") or _said(entry, "date"),
        "author": author or _said(entry, "creator") or _said(entry, "author"),
    }


def _links(entry: ET.Element) -> Iterator[str]:
    """Yield the addresses of an entry, that of its page first."""
    for node in entry:
        if name_of(node) == "link" and node.get("rel", "alternate") == "alternate":
            yield (node.get("href") or node.text or "").strip()
    guid = _said(entry, "guid")
    if guid:
        yield guid


def _text(node: ET.Element, name: str) -> str | None:
    """Return the text of the first child of a name, as markup where it has elements."""
    found = _child(node, name)
    if found is None or not len(found):
        return (found.text or "").strip() or None if found is not None else None
    for inner in found.iter():
        inner.tag = name_of(inner)
    return markup.fragment_text(ET.tostring(found, encoding="unicode"))


def _child(node: ET.Element, name: str) -> ET.Element | None:
    """Return the first child of a name; what is said of a picture or film beside an entry is none."""
    found = (child for child in node if name_of(child) == name)
    return next((child for child in found if not str(child.tag).startswith(_MEDIA)), None)


def _said(node: ET.Element, name: str) -> str | None:
    """Return the text of the first child of a name, on one line, without markup."""
    found = _child(node, name)
    if found is None:
        return None
    said = " ".join("".join(found.itertext()).split())
    if found.get("type") == "html" or _REFERENCE.search(said):
        said = " ".join(markup.fragment_text(said).split())
    return said or None
