"""Documents as bytes: what is kept of a large corpus, spilled to disk and sent to worker processes.

A document of 4 KB takes about as many bytes here, and several times as many as Python objects, where one
character beyond U+FFFF makes every other take four bytes. The kernels of `fingerprint` read the text and
the table of paragraphs in place, without making objects of them.

A record is the same on every machine, so it may be written to disks that machines share; none is kept beyond a run.

Layout: five 32-bit numbers, the lowest byte first (paragraphs, bytes of the text, characters of the text, bytes of the
metadata, `VERSION`), then a row of five such numbers per paragraph (`COLUMNS`), the text in UTF-8, and in MessagePack the
metadata and the marks.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, cast, get_args

import msgspec

from newsdiff.errors import RunError
from newsdiff.model import Action, Category, Document, Kind, Mark, Paragraph
from newsdiff.visible import has_halves

VERSION = 1
"""Grows when the layout changes, so that a record of another version is refused.

1: first version.
"""

_HEADER = struct.Struct("<5i")
COLUMNS = ("start", "end", "code", "line", "index")
"""What the table says of a paragraph. Positions are characters; the lowest bit of the code says whether
it takes part in matching."""
ROW_BYTES = 4 * len(COLUMNS)

_KNOWN = (
    "id", "outlet", "published", "series", "title", "path", "sha256", "encoding", "body_start", "warnings", "url",
    "author", "language", "retrieved", "body_end",
)  # fmt: skip
"""The metadata, before the number of paragraphs that cleaning takes out, and whether all are marked."""
_KINDS: tuple[Kind, ...] = get_args(Kind)
_ACTIONS: tuple[Action | None, ...] = (None, *get_args(Action))
_CATEGORIES: tuple[Category | None, ...] = (None, *get_args(Category))
_CODES = {kind: number << 1 for number, kind in enumerate(_KINDS)}
_ACTION_CODES = {action: number << 8 for number, action in enumerate(_ACTIONS)}
_CATEGORY_CODES = {category: number << 16 for number, category in enumerate(_CATEGORIES)}
_KIND_MASK, _ACTION_MASK, _CATEGORY_MASK = 0x7F, 0xFF, 0xFF


@dataclass(frozen=True, slots=True)
class Head:
    """What a corpus has to know of a document without reading it."""

    id: str
    outlet: str | None
    published: str | None
    group: str
    """As `Document.group`."""
    n_bytes: int
    """Of the text."""
    n_paragraphs: int
    n_removed: int
    """Paragraphs that cleaning takes out."""
    is_marked: bool
    """Whether every paragraph has a mark."""


def pack(document: Document, *, has_evidence: bool = True) -> bytes:
    """Write a document as bytes, with or without all the evidence of its marks, which no comparison needs.

    Example:
        >>> document = Document(id="a", text="One.", paragraphs=(Paragraph(0, 1, 0, 4),))
        >>> unpack(pack(document)) == document
        True
    """
    text = document.text.encode("utf-8", "surrogatepass")
    paragraphs = document.paragraphs
    rows = [(p.start, p.end, _code(p), p.line, p.index) for p in paragraphs]
    marks = [
        p.mark and (p.mark.reason, p.mark.confidence, *(p.mark.evidence if has_evidence else ()))
        for p in paragraphs
    ]
    known = dump_values(
        (
            *map(document.__getattribute__, _KNOWN),
            sum(p.is_removed for p in paragraphs),
            None not in marks,
        )
    )
    header = _HEADER.pack(len(rows), len(text), len(document.text), len(known), VERSION)
    table = struct.pack(f"<{len(rows) * len(COLUMNS)}i", *chain.from_iterable(rows))
    return b"".join((header, table, text, known, dump_values(marks)))


def dump_values(values: Sequence[Any]) -> bytes:
    """Write values in MessagePack, a string with half a character as bytes."""
    try:
        return msgspec.msgpack.encode(values)
    except UnicodeEncodeError:
        return msgspec.msgpack.encode(_without_halves(values))


def _without_halves(value: Any) -> Any:  # noqa: ANN401  whatever MessagePack takes
    if isinstance(value, list | tuple):
        return [_without_halves(one) for one in value]
    if isinstance(value, str) and has_halves(value):
        return value.encode("utf-8", "surrogatepass")
    return value


def load_values(content: bytes | memoryview) -> list[Any]:
    """Read what `dump_values` wrote; lists inside are tuples."""
    found = msgspec.msgpack.decode(content)
    return _with_halves(found)


def _with_halves(values: list[Any]) -> list[Any]:
    return [
        tuple(_with_halves(value))
        if isinstance(value, list)
        else value.decode("utf-8", "surrogatepass")
        if isinstance(value, bytes)
        else value
        for value in values
    ]


def _code(paragraph: Paragraph) -> int:
    """Write what a paragraph is for and what its mark does as one number."""
    code = _CODES[paragraph.kind] | paragraph.is_matched
    if paragraph.mark is None:
        return code
    return code | _ACTION_CODES[paragraph.mark.action] | _CATEGORY_CODES[paragraph.mark.category]


def unpack(record: bytes) -> Document:
    """Return the document of a record."""
    table, content = parts(record)
    known = dict(zip(_KNOWN, _known(record), strict=False))
    marks = load_values(memoryview(record)[_edges(record)[2] :])
    paragraphs = tuple(map(_paragraph, struct.iter_unpack("<5i", table), marks))
    text = str(content, "utf-8", "surrogatepass")
    return Document(text=text, paragraphs=paragraphs, **known)


def _paragraph(
    row: tuple[int, int, int, int, int], said: tuple[str, float, *tuple[str, ...]] | None
) -> Paragraph:
    start, end, code, line, index = row
    mark = None
    if said is not None:
        action = cast("Action", _ACTIONS[code >> 8 & _ACTION_MASK])
        reason, confidence, *evidence = said
        category = _CATEGORIES[code >> 16 & _CATEGORY_MASK]
        mark = Mark(category, action, reason, confidence, tuple(evidence))
    return Paragraph(index, line, start, end, _KINDS[(code & _KIND_MASK) >> 1], mark)


def head(record: bytes) -> Head:
    """Return what a corpus has to know of a document, without reading its text."""
    n_rows, n_bytes, _, _, _ = _HEADER.unpack_from(record)
    name, outlet, published, series, *_, n_removed, is_marked = _known(record)
    group = series or outlet or f"\0{name}"
    return Head(name, outlet, published, group, n_bytes, n_rows, n_removed, is_marked)


def n_characters(record: bytes) -> int:
    """Return the number of characters of the text."""
    return int.from_bytes(record[8:12], "little")


def parts(record: bytes) -> tuple[memoryview, memoryview]:
    """Return the table of paragraphs, row by row, and the text in UTF-8, both as they are in the record.

    A lone surrogate has the three bytes that it would have in UTF-8.
    """
    text, known, _ = _edges(record)
    view = memoryview(record)
    return view[_HEADER.size : text], view[text:known]


def _edges(record: bytes) -> tuple[int, int, int]:
    """Return where the text, the metadata and the marks begin.

    Raises:
        RunError: Another version of newsdiff wrote the record.
    """
    n_rows, n_bytes, _, n_known, version = _HEADER.unpack_from(record)
    if version != VERSION:
        raise RunError(
            f"a document was stored in form {version} and newsdiff reads form {VERSION}; "
            "use one version of newsdiff everywhere"
        )
    text = _HEADER.size * (1 + n_rows)
    return text, text + n_bytes, text + n_bytes + n_known


def _known(record: bytes) -> list[Any]:
    """Return the metadata."""
    _, known, marks = _edges(record)
    return load_values(memoryview(record)[known:marks])
