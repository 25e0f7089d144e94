"""ALTO and PAGE: the words of a page as a program recognised them in its picture, each where it stands.

In goes the root of a file, out comes the text of the page, a paragraph for each block; what was parted at the end of a line is
one word again. See loc.gov/standards/alto and github.com/PRImA-Research-Lab/PAGE-XML.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from newsdiff.documents.reading.agency_xml import name_of
from newsdiff.documents.reading.records import Row, Rows

ROOTS = ("alto", "pcgts")
"""Roots of these files."""
_BLOCKS = ("textblock", "textregion")
_HYPHENS = "-\u00ad\u00ac\u2010\u2e17"
"""What parts a word at the end of a line: hyphens, the sign of a break, the double hyphen of Gothic print."""


def recognised_page(root: ET.Element) -> Rows:
    """Read the text of a page; nothing where no word was recognised."""
    blocks = [node for node in root.iter() if name_of(node) in _BLOCKS]
    order = {
        node.get("regionRef"): int(node.get("index") or 0)
        for node in root.iter()
        if name_of(node) == "regionrefindexed" and (node.get("index") or "").isdecimal()
    }
    blocks.sort(key=lambda block: order.get(block.get("id"), len(order)) if order else 0)
    paragraphs = [text for block in blocks if (text := _joined(_lines(block)))]
    if paragraphs:
        yield Row(0, {"text": "\n\n".join(paragraphs)})


def _lines(block: ET.Element) -> Iterator[str]:
    """Yield the lines of a block, or what is said of it as a whole."""
    lines = [child for child in block if name_of(child) == "textline"]
    for line in lines:
        yield _recognised(line) or " ".join(filter(None, map(_word, line)))
    if not lines:
        yield _recognised(block)


def _word(node: ET.Element) -> str:
    """Return the word in an element of a line; of one that goes on in the next line all of it, and there nothing."""
    if node.get("SUBS_TYPE") == "HypPart2" and node.get("SUBS_CONTENT"):
        return ""
    if node.get("SUBS_TYPE") == "HypPart1" and node.get("SUBS_CONTENT"):
        return node.get("SUBS_CONTENT", "")
    is_sign = name_of(node) == "hyp"  # which stands behind the first part of a word
    return "" if is_sign else node.get("CONTENT", "") or _recognised(node)


def _recognised(node: ET.Element) -> str:
    """Return what PAGE says that an element holds, the likeliest reading of several."""
    readings = [child for child in node if name_of(child) == "textequiv"]
    for reading in sorted(readings, key=lambda one: one.get("index") or ""):
        said = next((one.text for one in reading if name_of(one) == "unicode"), None)
        if said and said.strip():
            return said.strip()
    return ""


def _joined(lines: Iterator[str]) -> str:
    r"""Join lines to a paragraph.

    Example:
        >>> _joined(iter(["The fer-", "ry sails", "to Orlock-", "Senn."]))
        'The ferry sails to Orlock-Senn.'
    """
    pieces = [""]
    for line in filter(None, (" ".join(one.split()) for one in lines)):
        before = pieces[-1]
        if before[-1:] and before[-1] in _HYPHENS and before[-2:-1].isalpha():
            pieces[-1] = before[:-1] if line[0].islower() else before
        elif before:
            pieces.append(" ")
        pieces.append(line)
    return "".join(pieces)
