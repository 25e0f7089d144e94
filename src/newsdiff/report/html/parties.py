"""The target and the sources of a provenance page: head, strip of what is shared, paragraphs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsdiff.model import DocumentRecord, LedgerParagraph, SourceParagraph, SourceRecord
from newsdiff.report import directions, findings
from newsdiff.report.html.numbering import Numbering
from newsdiff.report.html.texts import HtmlStretch

_STRIP = 1000
"""Units of the length of a strip."""


@dataclass(frozen=True, slots=True)
class StripSegment:
    """A passage on the strip that represents a whole text, in thousandths of its length."""

    start: float
    length: float
    color: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownParagraph:
    """A paragraph of either side."""

    id: str
    block: LedgerParagraph | SourceParagraph
    style: str
    """The verdict of a target paragraph; used, left-out, unused or aside of a source paragraph."""
    status: str
    """What is written beside it."""
    links: tuple[tuple[str, str], ...]
    """Label and anchor of the paragraphs that it goes back to, or that go back to it."""
    stretches: list[HtmlStretch]
    remark: str
    """A line below it: how it is credited, why its omission matters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """The target or a source."""

    record: DocumentRecord
    name: str
    imprint: str
    strip: tuple[StripSegment, ...]
    paragraphs: list[ShownParagraph]
    letter: str = ""
    color: int = 0
    shares: str = ""
    direction: str = ""
    evidence: tuple[str, ...] = ()


def describe_target(numbering: Numbering, paragraphs: list[ShownParagraph]) -> Party:
    """Describe the target."""
    record = numbering.report.target
    spans = ((k.passage.start, k.passage.end, k.color) for k in numbering.passages)
    return Party(
        record=record,
        name=numbering.names[record.id],
        imprint=findings.imprint(record),
        strip=_strip(paragraphs, spans),
        paragraphs=paragraphs,
    )


def describe_source(
    numbering: Numbering, record: SourceRecord, paragraphs: list[ShownParagraph]
) -> Party:
    """Describe a source: what was taken from it, and who was first."""
    names = numbering.names
    name, target_name = names[record.id], names[numbering.report.target.id]
    spans = (
        (k.passage.source.start, k.passage.source.end, k.color)
        for k in numbering.passages
        if k.passage.source.document == record.id
    )
    return Party(
        record=record,
        name=name,
        imprint=findings.imprint(record),
        strip=_strip(paragraphs, spans),
        paragraphs=paragraphs,
        letter=numbering.letter(record.id),
        color=numbering.color(record.id),
        shares=findings.say_shares(record, name, target_name),
        direction=directions.say_direction(record.direction, name, target_name),
        evidence=tuple(
            f"{kind}: {reason}" for kind, reason in directions.reasons(record.direction, names)
        ),
    )


def _strip(
    paragraphs: Sequence[ShownParagraph], spans: Iterable[tuple[int, int, int]]
) -> tuple[StripSegment, ...]:
    """Place spans on a strip; each is at least one unit long."""
    if not paragraphs:
        return ()
    first = paragraphs[0].block.start
    unit = _STRIP / max(paragraphs[-1].block.end - first, 1)
    return tuple(
        StripSegment(
            round((start - first) * unit, 1), max(round((end - start) * unit, 1), 1.0), color
        )
        for start, end, color in spans
    )
