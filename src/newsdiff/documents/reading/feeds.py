"""RSS and Atom: the entries of a saved feed."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from newsdiff.documents.reading.records import Row, Rows
from newsdiff.documents.reading.sources import ForeignError, Source
from newsdiff.errors import LoadError


def feed(source: Source) -> Rows:
    """Read the entries of RSS or Atom, with the title of the feed as outlet. A sitemap has no texts, and is an error."""
    content = source.content()
    if b"<!ENTITY" in content:  # entities that multiply would fill the memory
        raise LoadError(f"{source.place} defines entities; save the feed without them")
    try:
        root = ET.fromstring(content)  # noqa: S314  what could harm was refused
    except ET.ParseError as error:
        raise LoadError(f"{source.place} is not XML ({error}); save it again") from None
    kind = _name(root)
    if kind in ("urlset", "sitemapindex"):
        raise ForeignError(
            f"{source.place} is a sitemap, which lists addresses and no texts; save its pages",
            "that are sitemaps",
        )
    entries = [node for node in root.iter() if _name(node) in ("item", "entry")]
    if kind not in ("rss", "feed", "rdf") or not entries:
        raise ForeignError(
            f"{source.place} is XML that is neither RSS nor Atom; extract its texts",
            "of XML that is no feed",
        )
    channel = next((node for node in root if _name(node) == "channel"), root)
    about = {"outlet": _said(channel, "title"), "language": _said(channel, "language")}
    for number, entry in enumerate(entries, 1):
        yield Row(number, {**about, **_values(entry)})


def _values(entry: ET.Element) -> dict[str, object]:
    """Return what an entry says."""
    text = next(filter(None, (_said(entry, n) for n in ("encoded", "content", "description", "summary"))), None)  # fmt: skip
    author = next((_said(node, "name") for node in entry if _name(node) == "author"), None)
    return {
        "text": text,
        "title": _said(entry, "title"),
        "url": next(_links(entry), None),
        "published": _said(entry, "pubdate") or _said(entry, "published") or _said(entry, "date"),
        "author": author or _said(entry, "creator") or _said(entry, "author"),
    }


def _links(entry: ET.Element) -> Iterator[str]:
    """Yield the addresses of an entry, that of its page first."""
    for node in entry:
        if _name(node) == "link" and node.get("rel", "alternate") == "alternate":
            yield (node.get("href") or node.text or "").strip()
    guid = _said(entry, "guid")
    if guid:
        yield guid


def _name(node: ET.Element) -> str:
    """Return the name of an element without its namespace."""
    return str(node.tag).rpartition("}")[2].lower()


def _said(node: ET.Element, name: str) -> str | None:
    """Return the text of the first child of a name."""
    found = next((child for child in node if _name(child) == name), None)
    if found is None:
        return None
    return " ".join(found.itertext()).strip() if len(found) else (found.text or "").strip() or None
