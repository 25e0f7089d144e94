"""What a provenance page shows, as records: parties, paragraphs of both sides, lists and map."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsdiff.model import (
    BoilerplateRecord,
    LedgerParagraph,
    Omission,
    SourceParagraph,
    SourceRecord,
)
from newsdiff.report import findings, headlines, passages, phrases
from newsdiff.report.html import parties, ribbons, texts
from newsdiff.report.html.lists import Lists, write_lists
from newsdiff.report.html.numbering import Numbering, number_passages
from newsdiff.report.html.page import settings_rows
from newsdiff.report.html.parties import Party
from newsdiff.report.html.texts import HtmlStretch
from newsdiff.report.reports import ProvenanceReport


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownParagraph:
    """A paragraph of either side."""

    id: str
    index: int
    line: int
    kind: str
    style: str
    """The verdict of a target paragraph; used, left-out, unused or aside of a source paragraph."""
    status: str
    """What is written beside it."""
    links: tuple[tuple[str, str], ...]
    """Label and anchor of the paragraphs that it goes back to, or that go back to it."""
    stretches: tuple[HtmlStretch, ...]
    remark: str
    """A line below it: how it is credited, why its omission matters."""
    boilerplate: BoilerplateRecord | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceColumn:
    """A source with its paragraphs."""

    party: Party
    paragraphs: tuple[ShownParagraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerView:
    """The page."""

    report: ProvenanceReport
    headline: tuple[str, str]
    """What was found, and its numbers with their denominators."""
    target: Party
    paragraphs: tuple[ShownParagraph, ...]
    columns: tuple[SourceColumn, ...]
    silent: list[Party]
    map: ribbons.PassageMap
    lists: Lists
    n_uncredited: int
    """Copied paragraphs that name no source."""
    verdicts: list[tuple[str, int]]
    settings: list[tuple[str, str]]


def ledger_view(report: ProvenanceReport) -> LedgerView:
    """Build what the page shows."""
    numbers = number_passages(report)
    lists = write_lists(numbers)
    paragraphs = tuple(_target(p, numbers, lists) for p in report.paragraphs)
    columns = tuple(_column(s, numbers, lists) for s in numbers.sources)
    return LedgerView(
        report=report,
        headline=headlines.provenance_headline(report),
        target=parties.describe_target(numbers),
        paragraphs=paragraphs,
        columns=columns,
        silent=parties.describe_silent(numbers),
        map=_map(numbers, paragraphs, columns),
        lists=lists,
        n_uncredited=findings.count_uncredited(report),
        verdicts=[(str(v), n) for v, n in report.summary.verdicts.items() if n],
        settings=list(settings_rows(report.settings)),
    )


def _target(p: LedgerParagraph, numbers: Numbering, lists: Lists) -> ShownParagraph:
    """Show a target paragraph with its passages."""
    records = {s.id: s for s in numbers.sources}
    sides = [
        (k, passages.target_side(k.passage, records))
        for k in numbers.passages
        if k.paragraph == p.index
    ]
    notes = lists.on_target.get(p.index, [])
    return ShownParagraph(
        id=f"t-p{p.index}",
        index=p.index,
        line=p.line,
        kind=p.kind,
        style=p.verdict,
        status=f"{phrases.percent(p.coverage)} copied" if p.coverage > 0 else "",
        links=tuple(
            (f"{numbers.letter(k.document)}{k.index}", numbers.anchor(k.document, k.index))
            for k in p.sources
            if k.document in numbers.position
        ),
        stretches=tuple(texts.stretches(p, sides, notes, set())),
        remark=_credited(p),
        boilerplate=p.boilerplate,
    )


def _credited(p: LedgerParagraph) -> str:
    """Say that a paragraph itself names its source, and how."""
    level = findings.credit_level(p)
    if level not in ("sentence", "paragraph"):
        return ""
    text = next(q.credit.text for q in p.passages if q.credit and q.credit.level == level)
    return f"Names its source: “{text}”"


def _column(source: SourceRecord, numbers: Numbering, lists: Lists) -> SourceColumn:
    """Show a source."""
    sides = [
        (k, passages.source_side(k.passage))
        for k in numbers.passages
        if k.passage.source.document == source.id
    ]
    notes = lists.on_source.get(source.id, [])
    anchored: set[int | str] = set()
    omitted = {o.index: o for o in numbers.report.omissions if o.document == source.id}
    uses: dict[int, list[int]] = {}
    for p in numbers.report.paragraphs:
        for link in p.sources:
            if link.document == source.id:
                uses.setdefault(link.index, []).append(p.index)
    return SourceColumn(
        party=parties.describe_source(numbers, source),
        paragraphs=tuple(
            _source(
                b,
                numbers.anchor(source.id, b.index),
                uses.get(b.index, []),
                omitted.get(b.index),
                texts.stretches(b, sides, notes, anchored),
            )
            for b in source.paragraphs
        ),
    )


def _source(
    block: SourceParagraph,
    anchor: str,
    used: list[int],
    omission: Omission | None,
    stretches: list[HtmlStretch],
) -> ShownParagraph:
    """Show a source paragraph: used, left out, set aside as site furniture, or not used."""
    is_aside = block.boilerplate is not None and block.boilerplate.action == "remove"
    style = "left-out" if omission else "aside" if is_aside else "unused"
    if used or any(stretch.passage for stretch in stretches):
        style = "used"
    return ShownParagraph(
        id=anchor,
        index=block.index,
        line=block.line,
        kind=block.kind,
        style=style,
        status="left out" if style == "left-out" else "",
        links=tuple((str(i), f"t-p{i}") for i in used),
        stretches=tuple(stretches),
        remark=omission.reason if omission else "",
        boilerplate=block.boilerplate,
    )


def _map(
    numbers: Numbering, paragraphs: Sequence[ShownParagraph], columns: Sequence[SourceColumn]
) -> ribbons.PassageMap:
    """Draw the map."""
    report = numbers.report
    verdicts = {p.index: p.verdict for p in report.paragraphs}
    target = _shapes(report.paragraphs, paragraphs, "Target")
    sources = [
        ribbons.SourceShapes(
            s.id, c.party.letter, c.party.color, _shapes(s.paragraphs, c.paragraphs, c.party.name)
        )
        for s, c in zip(numbers.sources, columns, strict=True)
    ]
    return ribbons.draw_map(target, sources, [(k, verdicts[k.paragraph]) for k in numbers.passages])


def _shapes(
    blocks: Sequence[LedgerParagraph | SourceParagraph], shown: Sequence[ShownParagraph], name: str
) -> list[ribbons.ParagraphShape]:
    """Turn paragraphs into bars without a place."""
    return [
        ribbons.ParagraphShape(
            b.start, b.end, b.index, s.id, f"{name}, paragraph {b.index}: {s.style}", s.style
        )
        for b, s in zip(blocks, shown, strict=True)
    ]
