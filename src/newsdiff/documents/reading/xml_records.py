"""Articles in XML of any kind: dumps of databases, corpora, what extractors write. `agency_xml` and `feeds` have the standards of news.

In goes a root, out come rows under the names of the file: an element is read as the object that JSON would have for it, and
records are found in that as in any JSON. SGML of corpora is read as XML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any
from xml.etree import ElementTree as ET

from newsdiff.documents.reading import decode, markup, table_finding
from newsdiff.documents.reading.agency_xml import name_of
from newsdiff.documents.reading.records import Row, Rows

_MAX_DEPTH = 16
"""Elements around a value."""
_TEXTS = ("main", "maintext")
"""Elements with the text in XML, which say nothing in other files; the first is trafilatura's."""
_PARAGRAPHS = frozenset(("p", "para", "paragraph"))
_INLINE = frozenset("a abbr b br cite em emph hi i lb ref small span strong sub sup term u".split())
_AS_HTML = {"head": "h2", "title": "h2", "para": "p", "paragraph": "p", "lb": "br", "l": "p", "lg": "div"}  # fmt: skip
"""Elements of texts by those of HTML that stand for them."""
_OF_TEXTS = frozenset(
    (*_AS_HTML, *_INLINE, *_PARAGRAPHS, "div", "h1", "h2", "h3", "li", "td", "block", "blockquote")
)
"""Elements that texts have in them; others are of tables and lists, whose lines stay as they are."""
_VALUES = ("value", "content")
"""Attributes with what an element says, instead of its text."""
_OF_HEADERS = {"title": "title", "author": "author", "date": "published", "ref": "url", "ptr": "url", "idno": "url"}  # fmt: skip
"""Elements in the header of TEI by what they say."""
_OF_WHOLES = ("j", "m", "s")
"""Levels of titles in TEI that are those of journals, books and series."""
_ARTICLES = ("article", "news", "story")
"""Types of divisions that are articles of an issue, and no chapters of one text."""
_HEADLINES = ("head", "title")
_TYPES = frozenset("str string int long float double date bool value item element".split())
"""Elements that are called as what they hold, in a list of it."""
_DECLARATION = re.compile(r"\ufeff|<\?xml\b[^<>]*>|<!doctype\b[^<>]*>", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(?:[0-8]|1[124-9]|2\d|3[01]);|[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Characters that XML has not, and SGML of news wires is full of."""
_BARE_AMPERSAND = re.compile(r"&(?!(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)")


def defines_entities(content: bytes) -> bool:
    """Whether XML in any encoding that parsers know defines entities, which may multiply until they fill the memory."""
    return b"<!ENTITY" in content.replace(b"\0", b"")


def parsed_loosely(content: bytes, place: str) -> ET.Element | None:
    """Return a root around what is no XML for want of one: the SGML of TREC, Gigaword and Reuters, files that were joined.

    None where it is none then either.
    """
    text, _ = decode.text(content, place)
    plain = _REFERENCE.sub("", _BARE_AMPERSAND.sub("&amp;", _DECLARATION.sub("", text)))
    try:
        return ET.fromstring(f"<corpus>{plain}</corpus>")  # noqa: S314  it defines no entities, as that was refused
    except ET.ParseError:
        return None


def records_below(root: ET.Element, texts: Collection[str]) -> Rows:
    """Read the records below a root, in the order of the file; nothing where there is none.

    Args:
        root: The root.
        texts: The folded names that a text may have.
    """
    names = frozenset((*texts, *_TEXTS))
    if name_of(root) == "en-export":
        _forget_programs(root)
    for header in list(_headers(root)):
        _say_plainly(header)
    root = _by_articles(root)
    found = table_finding.found_records(_as_json(root, 0), names, must_have_texts=True) or ()
    for number, values in enumerate(found, 1):
        yield Row(number, values, has_own_names=True)


def _forget_programs(root: ET.Element) -> None:
    """Take out of notes of Evernote what says by which program they were made: `<source>web.clip</source>`."""
    for node in root.iter():
        for child in [
            one
            for one in node
            if name_of(one).startswith("source") and name_of(one) != "source-url"
        ]:
            node.remove(child)


def _headers(root: ET.Element) -> Iterator[ET.Element]:
    """Yield the headers of texts in TEI."""
    return _outermost(root, lambda node: name_of(node) == "teiheader")


def _outermost(root: ET.Element, is_wanted: Callable[[ET.Element], bool]) -> Iterator[ET.Element]:
    """Yield the elements of a kind in their order, not those inside of others, so that each element is looked at once."""
    nodes = [root]
    while nodes:
        node = nodes.pop()
        if is_wanted(node):
            yield node
        else:
            nodes.extend(reversed(node))


def _by_articles(root: ET.Element) -> ET.Element:
    """Return a root below which each article of a newspaper in TEI is a text, with what is said of its issue; the same of other XML."""
    issues = [
        (node, _articles_in(node)) for node in _outermost(root, lambda node: name_of(node) == "tei")
    ]
    if not any(articles for _, articles in issues):
        return root
    corpus = ET.Element("corpus")
    for issue, articles in issues:
        said = {name_of(one): one.text for header in _headers(issue) for one in header}
        for article in articles:
            text = ET.SubElement(corpus, "tei")
            headline = next((one for one in article if name_of(one) in _HEADLINES), None)
            own = {} if headline is None else {"title": _line(headline)}
            for what, value in (said | own).items():
                ET.SubElement(text, what).text = value
            if headline is not None:
                article.remove(headline)
            article.tag = "text"
            article.attrib.clear()
            text.append(article)
    return corpus


def _articles_in(issue: ET.Element) -> list[ET.Element]:
    """Return the articles of an issue, and the divisions of text beside them, whatever they are called; nothing where there are not two."""
    articles = list(_outermost(issue, _is_article))
    if len(articles) < 2:  # noqa: PLR2004  one is the text
        return []
    above = {child: node for node in issue.iter() for child in node}
    holding = set()
    for node in articles:
        while (node := above.get(node, issue)) not in holding:
            holding.add(node)
    bodies = _outermost(issue, lambda node: name_of(node) == "body")
    beside = (node for body in bodies for node in body.iter() if name_of(node).startswith("div"))
    texts = {
        node for node in beside if node not in holding and any(name_of(p) == "p" for p in node)
    }
    return list(_outermost(issue, lambda node: _is_article(node) or node in texts))


def _is_article(node: ET.Element) -> bool:
    """Whether an element is a division that is called an article of an issue."""
    return name_of(node).startswith("div") and (node.get("type") or "").lower() in _ARTICLES


def _say_plainly(header: ET.Element) -> None:
    """Leave in the header of a text in TEI what it says of the article: where that was taken from, before who made the corpus."""
    source = next((one for one in header.iter() if name_of(one) == "sourcedesc"), header)
    found: dict[str, str] = {}
    for node in (*source.iter(), *header.iter()):
        name = name_of(node)
        is_source = name == "publisher" or (name == "title" and node.get("level") in _OF_WHOLES)
        what = "outlet" if is_source else _OF_HEADERS.get(name, "")
        if not what or what in found:
            continue
        said = node.get("when") or node.get("target") or _line(node)
        if said and (what != "url" or said.startswith("http")):
            found[what] = said
    for child in list(header):
        header.remove(child)
    for what, said in found.items():
        ET.SubElement(header, what).text = said


def _as_json(node: ET.Element, depth: int) -> Any:  # noqa: ANN401  any value of JSON
    """Return what an element says as JSON would have it: a text, a list of equal elements, or an object of attributes and elements.

    Paragraphs beside other elements are the text of what they stand in.
    """
    own = dict(_attributes(node))
    inner = [child for child in node if name_of(child) not in _INLINE or len(child)]
    title = next((one for one in inner if name_of(one) == "title"), None)
    if (
        title is not None
        and len(inner) > 1
        and _is_text([one for one in inner if one is not title])
    ):
        node.remove(title)
        return {"title": _line(title), **own, "text": _prose(node)}
    if not inner or depth == _MAX_DEPTH or _is_text(inner) or len(_own_words(node)) > 1:
        said = next((own[name] for name in _VALUES if name in own), None) if not len(node) else None
        text = said or _prose(node)
        return {**own, "text": text} if text and own and not said else text or own
    if all(name_of(one) in _TYPES and not one.keys() for one in inner):
        return [_as_json(one, depth + 1) for one in inner]
    paragraphs = [one for one in inner if name_of(one) in _PARAGRAPHS]
    found: dict[str, list[Any]] = {}
    for child in inner:
        if name_of(child) not in _PARAGRAPHS:
            found.setdefault(_called(child), []).append(_as_json(child, depth + 1))
    is_list = not depth and len(node) == 1  # of one record
    text = "\n\n".join(map(_line, paragraphs)) or "".join(_own_words(node))
    return {
        **own,
        **{
            name: said[0] if len(said) == 1 and not is_list else said
            for name, said in found.items()
        },
        **({"text": text} if text else {}),
    }


def _own_words(node: ET.Element) -> list[str]:
    """Return what an element says between its elements: several pieces where names are marked in a text."""
    pieces = (node.text, *(child.tail for child in node))
    return [piece.strip() for piece in pieces if piece and any(map(str.isalpha, piece))]


def _is_text(inner: list[ET.Element]) -> bool:
    """Whether elements are all of a text, and not just a headline among what is said of one."""
    names = {name_of(one) for child in inner for one in child.iter()}
    return names <= _OF_TEXTS and names != {"title"}


def _called(node: ET.Element) -> str:
    """Return what an element is called: its name, or what an attribute of `field`, `meta` or `column` says of its content."""
    said = node.get("name") or node.get("element")
    has_content = len(node) or (node.text or "").strip() or any(map(node.get, _VALUES))
    if said is None or not has_content:
        return name_of(node)
    return said.removeprefix("dc.").removeprefix("DC.").replace(".", "_")


def _attributes(node: ET.Element) -> list[tuple[str, str]]:
    """Return the attributes of an element, but the one that it is called by."""
    called = _called(node)
    return [
        ("language" if name.endswith("}lang") else name.rpartition("}")[2], value)
        for name, value in node.attrib.items()
        if value != called
    ]


def _line(node: ET.Element) -> str:
    return " ".join("".join(node.itertext()).split())


def _prose(node: ET.Element) -> str:
    """Return the text of an element, a paragraph for each block."""
    if not any(name_of(one) in _OF_TEXTS for one in node.iter() if one is not node):
        if len(_own_words(node)) > 1:
            return "".join(node.itertext()).strip()
        parts = [node.text or "", *("".join(child.itertext()) for child in node)]
        return "\n\n".join(filter(None, map(str.strip, parts)))
    for one in node.iter():
        name = name_of(one)
        one.tag = _AS_HTML.get(name, name)
        one.attrib.clear()
    return markup.fragment_text(ET.tostring(node, encoding="unicode"))
