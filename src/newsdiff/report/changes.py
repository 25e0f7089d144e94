"""Turn the ledger's positions into pieces of text that say what happened to each word.

A target paragraph becomes pieces in reading order: copied, put in, left out, shared quotation, reworded
or own. A source paragraph becomes the mirror image. Renderers only choose how each kind of piece looks.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from newsdiff.model import (
    LedgerParagraph,
    LedgerPassage,
    Operation,
    PassageKind,
    SourceParagraph,
    SourceRecord,
)

PieceKind = Literal["own", "copied", "added", "dropped", "quote", "reworded"]
"""`added` stands in the target only, `dropped` in the source only, `own` outside of every passage."""

_KINDS: Mapping[PassageKind, PieceKind] = {
    "verbatim": "copied",
    "edited": "copied",
    "quote": "quote",
    "reworded": "reworded",
}
_MARKED = frozenset[PieceKind]({"added", "dropped"})
"""Kinds that keep no white space at their edges, so that a marker hugs its words."""

ELLIPSIS = " … "
"""Stands for words of a source paragraph that the target paragraph does not use."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text of one kind."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class SourceExtract:
    """What a target paragraph uses of one source paragraph."""

    document: str
    index: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """A changed stretch of one side, and the words that the other side had in its place."""

    start: int
    end: int
    kind: PieceKind
    dropped: str = ""


Sources = Mapping[str, SourceRecord]
"""The sources of a report by id."""


def target_pieces(paragraph: LedgerParagraph, sources: Sources) -> list[Piece]:
    """Cut a target paragraph into pieces, with the words that the source has more.

    Passages may overlap, as when two sources share a text: each word is told once, by the passage that
    begins first, the longest of those. Without the dropped pieces, the pieces spell the paragraph,
    white space aside.
    """
    pieces: list[Piece] = []
    place = paragraph.start
    for passage in sorted(paragraph.passages, key=lambda p: (p.start, -p.end)):
        start, end = max(passage.start, place), min(passage.end, paragraph.end)
        if end <= start:
            continue
        pieces.append(_own(_cut(paragraph, place, start)))
        changes = _target_changes(passage, sources)
        pieces += _told(paragraph, _KINDS[passage.kind], changes, start, end)
        place = end
    return _tidy([*pieces, _own(_cut(paragraph, place, paragraph.end))])


def source_extracts(paragraph: LedgerParagraph, sources: Sources) -> list[SourceExtract]:
    """Return what a target paragraph uses of its source paragraphs, in the order of the sources.

    An ellipsis stands for what lies between, before and behind the passages.
    """
    passages = sorted(paragraph.passages, key=lambda p: (p.source.start, -p.source.end))
    return [
        SourceExtract(record.id, block.index, tuple(_tidy(_extract(touching, block))))
        for record in sources.values()
        for block in record.paragraphs
        if (
            touching := [
                p for p in passages if p.source.document == record.id and _touches(p, block)
            ]
        )
    ]


def _extract(passages: list[LedgerPassage], block: SourceParagraph) -> Iterator[Piece]:
    """Yield what passages use of one source paragraph, in its order."""
    place = block.start
    for passage in passages:
        start, end = max(passage.source.start, place), min(passage.source.end, block.end)
        if end <= start:
            continue
        yield _elided(_cut(block, place, start))
        changes = (
            _Change(op.a_start, op.a_end, "dropped")
            for op in _told_operations(passage)
            if op.tag in ("replace", "delete")
        )
        yield from _told(block, _KINDS[passage.kind], changes, start, end)
        place = end
    yield _elided(_cut(block, place, block.end))


def _told_operations(passage: LedgerPassage) -> tuple[Operation, ...]:
    """Return the word operations worth telling: none where a text was put in other words anyway."""
    return () if passage.kind == "reworded" else passage.operations


def _target_changes(passage: LedgerPassage, sources: Sources) -> Iterator[_Change]:
    """Yield what a passage changed, seen from the target."""
    for op in _told_operations(passage):
        if op.tag != "equal":
            dropped = _source_text(passage, op.a_start, op.a_end, sources)
            yield _Change(op.b_start, op.b_end, "added", dropped)


def _told(
    block: LedgerParagraph | SourceParagraph,
    base: PieceKind,
    changes: Iterable[_Change],
    start: int,
    end: int,
) -> Iterator[Piece]:
    """Yield `[start, end)` of a paragraph with its changes; what is between them has the base kind."""
    place = start
    for change in changes:
        from_, to = max(change.start, place), min(change.end, end)
        if to < from_ or (to == from_ and change.start < change.end):
            continue
        yield Piece(base, _cut(block, place, from_))
        yield Piece("dropped", change.dropped)
        yield Piece(change.kind, _cut(block, from_, to))
        place = to
    yield Piece(base, _cut(block, place, end))


def _cut(block: LedgerParagraph | SourceParagraph, start: int, end: int) -> str:
    """Return a stretch of a paragraph by its positions in the document."""
    return block.text[max(start - block.start, 0) : max(end - block.start, 0)]


def _own(text: str) -> Piece:
    """Make a piece of text outside of passages; lone punctuation belongs to what it stands beside."""
    return Piece("own" if any(c.isalnum() for c in text) else "copied", text)


def _elided(text: str) -> Piece:
    """Make a piece of unused source text: an ellipsis for words, lone punctuation as it is."""
    return Piece("own", ELLIPSIS) if any(c.isalnum() for c in text) else Piece("copied", text)


def _source_text(passage: LedgerPassage, start: int, end: int, sources: Sources) -> str:
    """Return a stretch of the source's text; a space stands for the end of a paragraph."""
    record = sources.get(passage.source.document)
    blocks = record.paragraphs if record else ()
    return " ".join(_cut(b, start, end) for b in blocks if b.start < end and b.end > start)


def _touches(passage: LedgerPassage, block: SourceParagraph) -> bool:
    """Whether a passage uses a source paragraph."""
    return block.start < passage.source.end and block.end > passage.source.start


# --------------------------------------------------------------------------- white space


def _tidy(pieces: Iterable[Piece]) -> list[Piece]:
    """Join neighbours of a kind, end runs of white space, and keep it out of marked pieces."""
    words: list[tuple[PieceKind, str, bool]] = []
    is_apart = False
    for piece in pieces:
        text = piece.text.strip()
        if text:
            is_apart |= piece.text[0].isspace() or _stands_apart(words, piece.kind, text)
            words.append((piece.kind, re.sub(r"\s+", " ", text), is_apart))
            is_apart = False
        is_apart |= piece.text[-1:].isspace()
    return _spaced(words)


def _stands_apart(words: list[tuple[PieceKind, str, bool]], kind: PieceKind, text: str) -> bool:
    """Whether a piece needs a space before it that neither text has: around words left out."""
    is_behind_dropped = bool(words) and words[-1][0] == "dropped"
    return kind == "dropped" or (is_behind_dropped and (kind == "added" or text[0].isalnum()))


def _spaced(words: list[tuple[PieceKind, str, bool]]) -> list[Piece]:
    """Build the pieces, each space on the side that is not marked."""
    pieces: list[Piece] = []
    for kind, text, is_apart in words:
        space = " " if is_apart and pieces else ""
        if pieces and pieces[-1].kind == kind:
            pieces[-1] = Piece(kind, pieces[-1].text + space + text)
        elif kind not in _MARKED:
            pieces.append(Piece(kind, space + text))
        elif space and pieces[-1].kind in _MARKED:
            pieces += [Piece("copied", space), Piece(kind, text)]
        else:
            if space:
                pieces[-1] = Piece(pieces[-1].kind, pieces[-1].text + space)
            pieces.append(Piece(kind, text))
    return pieces
