"""The head of a provenance page: the target and its sources, each with a strip of what is shared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsdiff.model import DocumentRecord, LedgerParagraph, SourceParagraph, SourceRecord
from newsdiff.report import directions, findings
from newsdiff.report.html.numbering import Numbering

_STRIP = 1000
"""Units of the length of a strip."""


@dataclass(frozen=True, slots=True)
class StripSegment:
    """A passage on the strip that represents a whole text, in thousandths of its length."""

    start: float
    length: float
    color: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """The target or a source."""

    record: DocumentRecord | SourceRecord
    name: str
    imprint: str
    letter: str = ""
    color: int = 0
    shares: str = ""
    direction: str = ""
    evidence: tuple[str, ...] = ()
    strip: tuple[StripSegment, ...] = ()


def describe_target(numbering: Numbering) -> Party:
    """Describe the target."""
    report = numbering.report
    spans = ((k.passage.start, k.passage.end, k.color) for k in numbering.passages)
    return Party(
        record=report.target,
        name=numbering.names[report.target.id],
        imprint=findings.imprint(report.target),
        strip=_strip(report.paragraphs, spans),
    )


def describe_source(numbering: Numbering, record: SourceRecord) -> Party:
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
        letter=numbering.letter(record.id),
        color=numbering.color(record.id),
        shares=findings.say_shares(record, name, target_name),
        direction=directions.say_direction(record.direction, name, target_name),
        evidence=tuple(
            f"{kind}: {reason}" for kind, reason in directions.reasons(record.direction, names)
        ),
        strip=_strip(record.paragraphs, spans),
    )


def describe_silent(numbering: Numbering) -> list[Party]:
    """Describe the sources that share nothing."""
    return [
        Party(record=s, name=numbering.names[s.id], imprint=findings.imprint(s))
        for s in numbering.report.sources
        if s.id not in numbering.position
    ]


def _strip(
    blocks: Sequence[LedgerParagraph | SourceParagraph], spans: Iterable[tuple[int, int, int]]
) -> tuple[StripSegment, ...]:
    """Place spans on a strip; each is at least one unit long."""
    if not blocks:
        return ()
    first = blocks[0].start
    unit = _STRIP / max(blocks[-1].end - first, 1)
    return tuple(
        StripSegment(
            round((start - first) * unit, 1), max(round((end - start) * unit, 1), 1.0), color
        )
        for start, end, color in spans
    )
