"""Cut a text into runs: which passage each word belongs to, what was put in, what was left out.

In go a paragraph or a version of a passage, and the passages that touch it as this one of their two texts has
them; out come runs in reading order. Terminal and pages choose how each kind of run looks, nothing else.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from newsdiff.model import (
    RETOLD,
    ClusterPassage,
    LedgerParagraph,
    LedgerPassage,
    Operation,
    PassageKind,
    SourceParagraph,
    SourceRecord,
)
from newsdiff.report.reports import ProvenanceReport

RunKind = Literal[
    "own", "copied", "added", "dropped", "quote", "reworded", "translated", "formula", "phrase"
]
"""`added` is in the later text only, `dropped` in the earlier one only, `own` is outside of every passage."""

_KINDS: Mapping[PassageKind, RunKind] = {
    "verbatim": "copied",
    "edited": "copied",
    "quote": "quote",
    "reworded": "reworded",
    "translated": "translated",
    "formula": "formula",
    "phrase": "phrase",
}

Sources = Mapping[str, SourceRecord]
"""The sources of a report by id."""


Block = LedgerParagraph | SourceParagraph | ClusterPassage
"""A text with its place in a document."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one text that the other does not have, `[start, end)`; or the place of words that it lacks."""

    start: int
    end: int
    kind: RunKind
    instead: str = ""
    """Words that the other text has here, to be shown before these."""


@dataclass(frozen=True, slots=True)
class PassageSide:
    """A passage as one of its two texts has it, in characters of that document."""

    start: int
    end: int
    kind: RunKind
    changes: tuple[Change, ...] = ()
    """In order."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one fate."""

    kind: RunKind
    text: str
    start: int
    """First character in the document."""
    end: int
    """Character after the last one; `start` for words that are in the other text only."""
    passage: int | None = None
    """Which of the passages it belongs to, None outside of all."""


def cut(block: Block, sides: Sequence[PassageSide]) -> Iterator[Run]:
    """Cut a text into runs.

    Passages may overlap, as when two sources share a text: each word is shown once, as part of the passage that
    begins first, the longest of those.

    Args:
        block: The text.
        sides: Passages of its document, in any order; what is outside of the text plays no part.

    Returns:
        Runs in reading order, none without text. Without the words that are in the other text only, they spell
        the text.
    """
    place = block.start
    for number in sorted(range(len(sides)), key=lambda n: (sides[n].start, -sides[n].end)):
        side = sides[number]
        start, end = max(side.start, place), min(side.end, block.end)
        if end <= start:
            continue
        yield from _run(block, "own", place, start, None)
        yield from _changed(block, side, (start, end), number)
        place = end
    yield from _run(block, "own", place, block.end, None)


def _changed(
    block: Block, side: PassageSide, inside: tuple[int, int], number: int
) -> Iterator[Run]:
    """Yield the runs of a passage inside a stretch; what is between its changes has its kind."""
    place, end = inside
    for change in side.changes:
        from_, to = max(change.start, place), min(change.end, end)
        if to < from_ or (to == from_ and change.start < change.end):
            continue
        yield from _run(block, side.kind, place, from_, number)
        if change.instead.strip():
            yield Run("dropped", change.instead, from_, from_, number)
        yield from _run(block, change.kind, from_, to, number)
        place = to
    yield from _run(block, side.kind, place, end, number)


def _run(block: Block, kind: RunKind, start: int, end: int, passage: int | None) -> Iterator[Run]:
    """Yield a stretch of a text as a run, nothing where it is empty."""
    if end > start:
        yield Run(kind, extract(block, start, end), start, end, passage)


def extract(block: Block, start: int, end: int) -> str:
    """Return a stretch of a text by its positions in the document; what is outside of the text is left out."""
    return block.text[max(start - block.start, 0) : max(end - block.start, 0)]


def join_extracts(blocks: Iterable[Block], start: int, end: int) -> str:
    """Return a stretch of a document from its paragraphs; a space replaces the end of a paragraph."""
    return " ".join(extract(b, start, end) for b in blocks if b.start < end and b.end > start)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a document with its words; a version of a cluster is one too."""

    document: str
    start: int
    end: int
    text: str
    url: str | None = None
    """Address of the page of the document."""


def linked(report: ProvenanceReport) -> Iterator[tuple[LedgerPassage, str, Stretch, Stretch]]:
    """Yield the passages of a ledger: each with its place in the ledger, as the target and as its source has it."""
    records = {s.id: s for s in report.sources}
    for paragraph in report.paragraphs:
        for number, p in enumerate(paragraph.passages):
            origin = p.source
            record = records.get(origin.document)
            quoted = join_extracts(record.paragraphs if record else (), origin.start, origin.end)
            yield (
                p,
                f"{paragraph.index}:{number}",
                Stretch(
                    report.target.id,
                    p.start,
                    p.end,
                    extract(paragraph, p.start, p.end),
                    report.target.url,
                ),
                Stretch(
                    origin.document,
                    origin.start,
                    origin.end,
                    quoted,
                    record.url if record else None,
                ),
            )


def target_side(
    passage: LedgerPassage, sources: Sources, later: Container[str] = ()
) -> PassageSide:
    """Return a passage as the target has it: words put in, and the words of the source in their place.

    Of articles that are `later` nothing was put in: what differs was changed there.
    """
    record = sources.get(passage.source.document)
    operations = () if passage.source.document in later else _operations(passage)
    changes = later_changes(operations, record.paragraphs if record else ())
    return PassageSide(passage.start, passage.end, _KINDS[passage.kind], tuple(changes))


def source_side(passage: LedgerPassage, later: Container[str] = ()) -> PassageSide:
    """Return a passage as its source has it: words that the target left out or replaced; of a `later` one, what it put in."""
    source = passage.source
    changes = earlier_changes(
        _operations(passage), "added" if source.document in later else "dropped"
    )
    return PassageSide(source.start, source.end, _KINDS[passage.kind], tuple(changes))


def _operations(passage: LedgerPassage) -> tuple[Operation, ...]:
    """Return the word operations worth showing: none where a text was put in other words anyway."""
    in_other_words = passage.kind in RETOLD or passage.kind in ("formula", "phrase")
    return () if in_other_words else passage.operations


def later_changes(
    operations: Iterable[Operation], earlier: Sequence[Block] = ()
) -> Iterator[Change]:
    """Yield what operations changed, in the later text (b), with the words of the earlier one in their place."""
    for op in operations:
        if op.tag != "equal":
            yield Change(
                op.b_start, op.b_end, "added", join_extracts(earlier, op.a_start, op.a_end)
            )


def earlier_changes(operations: Iterable[Operation], kind: RunKind = "dropped") -> Iterator[Change]:
    """Yield what operations changed, in the earlier text (a)."""
    for op in operations:
        if op.tag in ("replace", "delete"):
            yield Change(op.a_start, op.a_end, kind)


def has_words(text: str) -> bool:
    """Whether a text holds more than punctuation and white space."""
    return any(c.isalnum() for c in text)
