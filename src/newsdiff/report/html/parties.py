"""The target and the sources of a provenance page: head, strip of what is shared, paragraphs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsdiff.model import DocumentRecord, LedgerParagraph, SourceParagraph, SourceRecord
from newsdiff.report import directions, findings, passages, phrases
from newsdiff.report.html import texts
from newsdiff.report.html.lists import Lists
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


@dataclass(frozen=True, slots=True)
class Party:
    """The target or a source."""

    record: DocumentRecord
    name: str
    imprint: str
    paragraphs: list[ShownParagraph]
    strip: tuple[StripSegment, ...]
    signs: str = ""
    letter: str = ""
    color: int = 0
    shares: str = ""
    direction: str = ""
    evidence: tuple[str, ...] = ()


def target_party(numbers: Numbering, lists: Lists) -> Party:
    """Describe the target."""
    spans = ((k.passage.start, k.passage.end, k.color) for k in numbers.passages)
    paragraphs = [_target_paragraph(p, numbers, lists) for p in numbers.report.paragraphs]
    return _party(numbers.report.target, numbers, paragraphs, spans)


def source_party(source: SourceRecord, numbers: Numbering, lists: Lists) -> Party:
    """Describe a source: what was taken from it, and who was first."""
    name, target = numbers.names[source.id], numbers.names[numbers.report.target.id]
    taken = [k for k in numbers.passages if k.passage.source.document == source.id]
    spans = ((k.passage.source.start, k.passage.source.end, k.color) for k in taken)
    sides = [(k, passages.source_side(k.passage)) for k in taken]
    return replace(
        _party(source, numbers, _source_paragraphs(source, sides, numbers, lists), spans),
        letter=numbers.letter(source.id),
        color=numbers.color(source.id),
        shares=findings.say_shares(source, name, target),
        direction=directions.say_direction(source.direction, name, target),
        evidence=tuple(directions.reasons(source.direction, numbers.names)),
    )


def _party(
    record: DocumentRecord,
    numbers: Numbering,
    paragraphs: list[ShownParagraph],
    spans: Iterable[tuple[int, int, int]],
) -> Party:
    """Describe a document with its strip, each span of which, start, end and colour, is at least a unit long."""
    strip: list[StripSegment] = []
    if paragraphs:
        first = paragraphs[0].block.start
        unit = _STRIP / max(paragraphs[-1].block.end - first, 1)
        for start, end, color in spans:
            length = max(round((end - start) * unit, 1), 1.0)
            strip.append(StripSegment(round((start - first) * unit, 1), length, color))
    name, imprint = numbers.names[record.id], findings.imprint(record)
    return Party(record, name, imprint, paragraphs, tuple(strip), findings.say_signs(record))


def _target_paragraph(p: LedgerParagraph, numbers: Numbering, lists: Lists) -> ShownParagraph:
    records = {s.id: s for s in numbers.sources}
    sides = [
        (k, passages.target_side(k.passage, records))
        for k in numbers.passages
        if k.paragraph.index == p.index
    ]
    credit = findings.own_credit(p)
    return ShownParagraph(
        id=f"t-p{p.index}",
        block=p,
        style=p.verdict,
        status=f"{phrases.percent(p.coverage)} copied" if p.coverage > 0 else "",
        links=tuple(
            (f"{numbers.letter(k.document)}{k.index}", numbers.anchor(k.document, k.index))
            for k in p.sources
            if k.document in numbers.position
        ),
        stretches=texts.stretches(p, sides, lists.on_target[p.index], set()),
        remark=f"Names its source: “{credit.text}”" if credit else "",
    )


def _source_paragraphs(
    source: SourceRecord, sides: Sequence[texts.NumberedSide], numbers: Numbering, lists: Lists
) -> list[ShownParagraph]:
    """Show each paragraph as used, left out, set aside as site furniture, or not used."""
    anchored: set[int | str] = set()
    omitted = {o.index: o for o in numbers.report.omissions if o.document == source.id}
    uses: dict[int, list[int]] = {}
    for p in numbers.report.paragraphs:
        for link in p.sources:
            if link.document == source.id:
                uses.setdefault(link.index, []).append(p.index)
    shown = []
    for block in source.paragraphs:
        stretches = texts.stretches(block, sides, lists.on_source[source.id], anchored)
        used, omission = uses.get(block.index, []), omitted.get(block.index)
        is_aside = block.boilerplate is not None and block.boilerplate.action == "remove"
        style = "left-out" if omission else "aside" if is_aside else "unused"
        if used or any(stretch.passage for stretch in stretches):
            style = "used"
        paragraph = ShownParagraph(
            id=numbers.anchor(source.id, block.index),
            block=block,
            style=style,
            status="left out" if style == "left-out" else "",
            links=tuple((str(i), f"t-p{i}") for i in used),
            stretches=stretches,
            remark=omission.reason if omission else "",
        )
        shown.append(paragraph)
    return shown
