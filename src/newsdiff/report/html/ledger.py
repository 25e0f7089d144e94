"""What a provenance page shows: target and sources with their paragraphs, lists and map."""

from newsdiff.model import LedgerParagraph, SourceRecord
from newsdiff.report import findings, headlines, passages, phrases
from newsdiff.report.html import parties, ribbons, texts
from newsdiff.report.html.lists import Lists, write_lists
from newsdiff.report.html.numbering import Numbering, number_passages
from newsdiff.report.html.page import settings_rows
from newsdiff.report.html.parties import Party, ShownParagraph
from newsdiff.report.reports import ProvenanceReport


def ledger_view(report: ProvenanceReport) -> dict[str, object]:
    """Build what the page shows."""
    numbers = number_passages(report)
    lists = write_lists(numbers)
    target = parties.describe_target(
        numbers, [_target(p, numbers, lists) for p in report.paragraphs]
    )
    sources = [_source(s, numbers, lists) for s in numbers.sources]
    return {
        "report": report,
        "headline": headlines.provenance_headline(report),
        "target": target,
        "sources": sources,
        "silent": [s for s in report.sources if s.id not in numbers.position],
        "map": ribbons.draw_map(target, sources, numbers.passages),
        "lists": lists,
        "n_uncredited": findings.count_uncredited(report),
        "verdicts": [(v, n) for v, n in report.summary.verdicts.items() if n],
        "settings": list(settings_rows(report.settings)),
    }


def _target(p: LedgerParagraph, numbers: Numbering, lists: Lists) -> ShownParagraph:
    """Show a target paragraph with its passages."""
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


def _source(source: SourceRecord, numbers: Numbering, lists: Lists) -> Party:
    """Show a source, each paragraph as used, left out, set aside as site furniture, or not used."""
    sides = [
        (k, passages.source_side(k.passage))
        for k in numbers.passages
        if k.passage.source.document == source.id
    ]
    anchored: set[int | str] = set()
    omitted = {o.index: o for o in numbers.report.omissions if o.document == source.id}
    uses: dict[int, list[int]] = {}
    for p in numbers.report.paragraphs:
        for link in p.sources:
            if link.document == source.id:
                uses.setdefault(link.index, []).append(p.index)
    paragraphs = []
    for block in source.paragraphs:
        stretches = texts.stretches(block, sides, lists.on_source[source.id], anchored)
        used, omission = uses.get(block.index, []), omitted.get(block.index)
        is_aside = block.boilerplate is not None and block.boilerplate.action == "remove"
        style = "left-out" if omission else "aside" if is_aside else "unused"
        if used or any(stretch.passage for stretch in stretches):
            style = "used"
        shown = ShownParagraph(
            id=numbers.anchor(source.id, block.index),
            block=block,
            style=style,
            status="left out" if style == "left-out" else "",
            links=tuple((str(i), f"t-p{i}") for i in used),
            stretches=stretches,
            remark=omission.reason if omission else "",
        )
        paragraphs.append(shown)
    return parties.describe_source(numbers, source, paragraphs)
