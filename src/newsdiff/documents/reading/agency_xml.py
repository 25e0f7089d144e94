"""NITF, NewsML 1 and NewsML-G2: the XML in which agencies and publishers hand articles on.

In goes the root of a file, out come rows under the names of `fieldnames`. Elements are known by their names without
namespaces; what is said of an article is in a few of them (iptc.org/std/NITF/3.6, iptc.org/std/NewsML/1.2, iptc.org/std/NewsML-G2).
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from newsdiff.documents.reading import markup
from newsdiff.documents.reading.records import Row, Rows

ROOTS = ("nitf", "newsitem", "newsmessage", "packageitem", "newsml")
"""Roots of these files: an article, one with what is said of it, several of these."""


def articles(root: ET.Element) -> Rows:
    """Read the articles of NITF or NewsML, in the order of the file; pictures and packages hold none."""
    items = [node for node in root.iter() if name_of(node) == "newsitem"]
    rows = map(_news_item, items) if items else map(_nitf, _all(root, "nitf"))
    for number, values in enumerate(filter(None, rows), 1):
        yield Row(number, values)


def name_of(node: ET.Element) -> str:
    """Return the name of an element without its namespace."""
    return str(node.tag).rpartition("}")[2].lower()


def _news_item(item: ET.Element) -> dict[str, object] | None:
    """Return what a `newsItem` says; its text is NITF, XHTML or plain inside of it."""
    inner = next(_all(item, "inlinexml", "inlinedata", "datacontent"), None)
    if inner is None:
        return None
    body = next(_all(inner, "body.content", "body"), inner)
    if body is inner and name_of(inner) == "inlinexml":
        return None
    nitf = next(_all(item, "nitf"), None)
    known = _nitf(nitf) or {} if nitf is not None else {}
    provider = next(_all(item, "provider"), None)
    creator = next(_all(item, "creator"), None)
    party = next((one.get("FormalName") for one in _all(item, "party")), None)
    language = next((one.get("FormalName") for one in _all(item, "language")), None)
    own = {
        "id": item.get("guid") or _said(item, "publicidentifier"),
        "text": _text(body),
        "title": _said(item, "headline"),
        "outlet": (_said(provider, "name") if provider is not None else None) or party,
        "published": _said(item, "contentcreated", "firstcreated", "versioncreated"),
        "author": _said(item, "by", "byline")
        or (_said(creator, "name") if creator is not None else None),
        "language": item.get("{http://www.w3.org/XML/1998/namespace}lang") or language,
    }
    return known | {what: value for what, value in own.items() if value}


def _nitf(root: ET.Element) -> dict[str, object] | None:
    """Return what an article in NITF says."""
    body = next(_all(root, "body.content"), None)
    if body is None:
        return None
    # The New York Times has the first paragraph in a block of its own before that with the whole text.
    whole = next((one for one in body if one.get("class") == "full_text"), body)
    publication = next(_all(root, "pubdata"), ET.Element("pubdata"))
    issued = next(_all(root, "date.issue"), None)
    identifier = next(_all(root, "doc-id"), None)
    return {
        "id": identifier.get("id-string") if identifier is not None else None,
        "text": _text(whole),
        "title": _said(root, "hl1") or _said(root, "title"),
        "outlet": publication.get("name") or _said(root, "doc.copyright"),
        "published": (issued.get("norm") if issued is not None else None)
        or publication.get("date.publication"),
        "url": publication.get("ex-ref"),
        "author": _said(root, "byline"),
        "language": root.get("{http://www.w3.org/XML/1998/namespace}lang"),
    }


def _text(body: ET.Element) -> str:
    """Return the text of an element, a paragraph for each block."""
    for node in body.iter():
        node.tag = name_of(node)
    return markup.fragment_text(ET.tostring(body, encoding="unicode"))


def _all(root: ET.Element, *names: str) -> Iterator[ET.Element]:
    """Yield the elements below one, and itself, that have one of these names, the first name first."""
    for name in names:
        yield from (node for node in root.iter() if name_of(node) == name)


def _said(root: ET.Element, *names: str) -> str | None:
    """Return the text of the first element of these names."""
    found = next(_all(root, *names), None)
    return None if found is None else " ".join("".join(found.itertext()).split()) or None
