"""Articles in XML of any kind: dumps of databases, corpora, what extractors write. `agency_xml` and `feeds` have the standards of news.

In goes a root, out come rows under the names of the file. A record is an element with a text and something that says
of it what it is; what stands in the elements around neither is brought to it. SGML of corpora is read as XML.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any
from xml.etree import ElementTree as ET

from newsdiff.documents.reading import decode, markup, table_finding
from newsdiff.documents.reading.agency_xml import name_of
from newsdiff.documents.reading.fieldnames import FIELD_NAMES, KNOWN, name_among, own_name
from newsdiff.documents.reading.records import Row, Rows

_MAX_DEPTH = 8
"""Elements around a record, and around a value in one."""
_TEXTS = ("main", "maintext")
"""Elements with the text in XML, which say nothing in other files; the first is trafilatura's."""
_PARAGRAPHS = ("p", "para", "paragraph")
_INLINE = frozenset("a abbr b br cite em emph hi i lb link ref small span strong sub sup term u".split())  # fmt: skip
_AS_HTML = {"head": "h2", "title": "h2", "para": "p", "paragraph": "p", "lb": "br", "l": "p", "lg": "div"}  # fmt: skip
"""Elements of texts by those of HTML that stand for them."""
_OF_TEXTS = frozenset(
    (*_AS_HTML, *_INLINE, *_PARAGRAPHS, "div", "h1", "h2", "h3", "li", "td", "block", "blockquote")
)
"""Elements that texts have in them; others are of tables and lists, whose lines stay as they are."""
_TELLING = frozenset((*FIELD_NAMES["title"], *FIELD_NAMES["published"], *FIELD_NAMES["url"]))
_AUTHORS = frozenset(FIELD_NAMES["author"])
_WITH_PARTS = frozenset((*_AUTHORS, *FIELD_NAMES["outlet"], *FIELD_NAMES["published"]))
"""Names of what has parts with names of their own: a `name`, a `day`."""
_VALUES = ("value", "content")
"""Attributes with what an element says, instead of its text."""
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
    found = (
        _rows(root, names, 0, is_telling=True)
        or table_finding.found_records(_as_json(root, 0), names, must_have_texts=True)
        or _rows(root, names, 0, is_telling=False)
        or ()
    )
    for number, values in enumerate(found, 1):
        yield Row(number, values, has_own_names=True)


def _as_json(node: ET.Element, depth: int) -> object:
    """Return what an element says as JSON would have it: a text, or an object of attributes and elements, of equal names a list."""
    if depth > _MAX_DEPTH or any(name_of(child) in _OF_TEXTS for child in node):
        return _prose(node, is_record=False)
    found: dict[str, Any] = dict(_attributes(node, is_record=True))
    for child in node:
        found.setdefault(_called(child), []).append(_as_json(child, depth + 1))
    plain = {k: v[0] if isinstance(v, list) and len(v) == 1 else v for k, v in found.items()}
    text = (node.text or "").strip()
    return plain | ({"text": text} if text else {}) if plain else text


def _rows(
    node: ET.Element, names: Collection[str], depth: int, *, is_telling: bool
) -> list[dict[str, object]]:
    """Return what the records below an element say; `is_telling` where they must say what they are beside their texts.

    What an element around a single record says is said of that one.
    """
    values = _record(node, names)
    if values and (not is_telling or any(own_name(name) in _TELLING for name in values)):
        return [values]
    if depth == _MAX_DEPTH:
        return []
    by_child = [(child, _rows(child, names, depth + 1, is_telling=is_telling)) for child in node]
    found = [row for _, rows in by_child for row in rows]
    if len(found) == 1:
        _describe(node, {id(child) for child, rows in by_child if rows}, found[0], 0)
    return found


def _record(node: ET.Element, names: Collection[str]) -> dict[str, object]:
    """Return what an element says that is a record: one with a text in it, or attributes around one; nothing of others."""
    if any(True for _ in _texts(node, names)):
        return _values(node, names)
    known = {own_name(name) for name in node.attrib} & KNOWN
    is_around = not len(node) and len(known) > 1 and bool((node.text or "").strip())
    return {**node.attrib, "text": (node.text or "").strip()} if is_around else {}


def _texts(node: ET.Element, names: Collection[str]) -> Iterator[tuple[str, ET.Element]]:
    """Yield the children of an element that hold its text, with their names; itself where its paragraphs stand in it."""
    for child in node:
        name = name_among(_called(child), names)
        is_other = any(name_among(_called(one), names) in names for one in child) and any(
            own_name(_called(one)) in _TELLING for one in child
        )
        if name in names and not is_other and "".join(child.itertext()).strip():
            yield name, child
    if sum(name_of(child) in _PARAGRAPHS for child in node) > 1:
        yield "p", node


def _called(node: ET.Element) -> str:
    """Return what an element is called: its name, or what an attribute of `field`, `meta` or `column` says of its content."""
    said = node.get("name") or node.get("element")
    has_content = len(node) or (node.text or "").strip() or any(map(node.get, _VALUES))
    if said is None or not has_content:
        return name_of(node)
    return said.removeprefix("dc.").removeprefix("DC.").replace(".", "_")


def _values(record: ET.Element, names: Collection[str]) -> dict[str, object]:
    """Return what a record says: its text, its attributes, and what stands in it beside the text."""
    by_name: dict[str, list[str]] = {}
    held = {}
    for name, node in _texts(record, names):
        by_name.setdefault(name, []).append(_prose(node, is_record=node is record))
        held[id(node)] = node
    row: dict[str, object] = {}
    _describe(record, held, row, 0)
    if by_name:
        row["text"] = max(("\n\n".join(found) for found in by_name.values()), key=len)
    return row


def _describe(node: ET.Element, held: Collection[int], row: dict[str, object], depth: int) -> None:
    """Add what an element says to a row, the first that says something under a name."""
    for name, value in _attributes(node, is_record=not depth):
        row.setdefault(name, value)
    for child in node:
        if id(child) in held or name_of(child) in _PARAGRAPHS:
            continue
        name = _called(child)
        if said := _said_in(child):
            for one in said:
                _add(row, name, one)
        elif depth < _MAX_DEPTH and len(child):
            inner: dict[str, object] = row
            if own_name(name) in _WITH_PARTS:
                inner = {}
                _add(row, name, inner)
            _describe(child, held, inner, depth + 1)


def _attributes(node: ET.Element, *, is_record: bool) -> Iterator[tuple[str, str]]:
    """Yield the attributes of an element, but what it is called by in a record."""
    for name, value in node.attrib.items():
        if is_record or value != _called(node):
            yield "language" if name.endswith("}lang") else name.rpartition("}")[2], value


def _said_in(node: ET.Element) -> list[str]:
    """Return what an element says that is a value, or under one name a list of values; nothing of one with others in it."""
    if all(name_of(one) in _INLINE for one in node):
        said = next(filter(None, map(node.get, _VALUES)), None) or _line(node) or node.get("name")
        return [said] if said else []
    is_list = node.get("name") and all(name_of(one) in _TYPES and not one.keys() for one in node)
    return [_line(one) for one in node] if is_list else []


def _add(row: dict[str, object], name: str, value: object) -> None:
    """Add a value to a row; of several authors all."""
    if not value and value != {}:
        return
    before = row.setdefault(name, value)
    if before is value or own_name(name) not in _AUTHORS:
        return
    if isinstance(before, list):
        before.append(value)
    else:
        row[name] = [before, value]


def _line(node: ET.Element) -> str:
    return " ".join("".join(node.itertext()).split())


def _prose(node: ET.Element, *, is_record: bool) -> str:
    """Return the text of an element, a paragraph for each block; of a record that of its paragraphs alone."""
    if is_record:
        return "\n\n".join(_line(child) for child in node if name_of(child) in _PARAGRAPHS)
    if not len(node):
        return (node.text or "").strip()
    return block_text(node)


def block_text(body: ET.Element) -> str:
    """Return the text of an element, a paragraph for each block."""
    if not any(name_of(node) in _OF_TEXTS for node in body.iter() if node is not body):
        parts = [body.text or "", *("".join(child.itertext()) for child in body)]
        return "\n\n".join(filter(None, map(str.strip, parts)))
    for node in body.iter():
        name = name_of(node)
        node.tag = _AS_HTML.get(name, name)
        node.attrib.clear()
    return markup.fragment_text(ET.tostring(body, encoding="unicode"))
