"""The provenance page: target and sources with their paragraphs, lists and map."""

import json
from base64 import b64encode
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any

from newsdiff.model import SourceRecord
from newsdiff.report import findings, headlines
from newsdiff.report.html import page, parties, ribbons, stories, weights
from newsdiff.report.html.lists import write_lists
from newsdiff.report.html.numbering import NumberedPassage, Numbering, number_passages
from newsdiff.report.html.parties import Party
from newsdiff.report.passages import join_extracts
from newsdiff.report.reports import ProvenanceReport

_N_HEADS = 2
"""Sources whose heads stand beside that of the target; the others are folded."""
_N_TOP = 3
"""Lines of a list that are seen at once."""

_WORD_FOR_WORD = weights.COPIED_KINDS | {"quote"}
"""Kinds of passages whose changes are marked word by word."""


def render(report: ProvenanceReport, served: page.Served | None = None) -> str:
    """Return the report as one page."""
    styles, scripts = (
        ("base.css", "texts.css", "provenance.css"),
        ("theme.js", "provenance.js", "desk.js", *(("anew.js",) if served else ())),
    )
    view = view_of(report, served.downloads if served else None)
    return page.fill_whole("provenance.html", view, styles=styles, scripts=scripts, served=served)


def view_of(
    report: ProvenanceReport, downloads: tuple[tuple[str, str], ...] | None = None
) -> dict[str, Any]:
    """Return what the page shows; without addresses of other formats it holds these itself."""
    numbers = number_passages(report)
    headline, others = stories.story_headline(report)
    lists = write_lists(numbers)
    target = parties.target_party(numbers, lists)
    sources = [parties.source_party(s, numbers, lists) for s in numbers.sources]
    return {
        "report": report,
        "headline": headline,
        "others": others,
        "counts": headlines.say_counts(report) if report.summary.copied_words else "",
        "target": target,
        "sources": sources,
        "n_heads": _N_HEADS,
        "n_top": _N_TOP,
        "silent": [s for s in report.sources if s.id not in numbers.position],
        "map": ribbons.draw_map(target, sources, numbers.passages),
        "kinds": {k.passage.kind for k in numbers.passages},
        "has_changes": any(k.passage.kind in _WORD_FOR_WORD for k in numbers.passages),
        "rows": list(_table_rows(target, numbers)),
        "passages": [_quoted(k, target, sources, numbers) for k in numbers.passages],
        "downloads": list(_downloads(report))
        if downloads is None
        else [(name, address.rpartition("/")[2], address) for name, address in downloads],
        "lists": lists,
        "uncredited": findings.say_uncredited(report),
        "attribution": findings.say_attribution(report),
        "verdicts": [(v, n) for v, n in report.summary.verdicts.items() if n],
        "settings": list(page.settings_rows(report.settings)),
    }


def _table_rows(target: Party, numbers: Numbering) -> Iterator[dict[str, object]]:
    """Yield a row for each paragraph that is compared: what it is, where it comes from, which facts it changes."""
    for p, shown in zip(numbers.report.paragraphs, target.paragraphs, strict=True):
        if not shown.is_boilerplate:
            credit = findings.own_credit(p)
            yield {
                "shown": shown,
                "facts": findings.say_changes(numbers.report, p),
                "credit": credit.text if credit else "",
            }


def _quoted(
    k: NumberedPassage, target: Party, sources: list[Party], numbers: Numbering
) -> dict[str, object]:
    """Return a passage as it is cited, and as a file for `--ignore` holds it: in plain characters, whatever they are."""
    origin = sources[numbers.position[k.passage.source.document]]
    stretch = k.passage.source
    blocks = origin.record.paragraphs if isinstance(origin.record, SourceRecord) else ()
    first = max(bisect_right(blocks, stretch.start, key=lambda p: p.start) - 1, 0)
    last = bisect_left(blocks, stretch.end, key=lambda p: p.start)
    there = join_extracts(blocks[first:last], stretch.start, stretch.end)
    here, there = weights.citation_words(k), " ".join(there.split())
    place = blocks[first].index + 1 if blocks else 1
    cited = (
        f"“{here}” ({_cited(target)}, paragraph {k.paragraph.index + 1}); {k.passage.kind}, {origin.role.lower()}: "
        f"“{there}” ({_cited(origin)}, paragraph {place})"
    )
    return {"number": k.number, "cited": json.dumps(cited), "ignored": json.dumps([here, there])}


def _cited(party: Party) -> str:
    """Name an article as a footnote does."""
    record = party.record
    title = f"“{record.title}”" if record.title else party.name
    return ", ".join(filter(None, (title, record.outlet, record.published, record.url)))


def _downloads(report: ProvenanceReport) -> Iterator[tuple[str, str, str]]:
    """Yield the report in other formats: name, file, and an address that holds all of it."""
    kinds = (("JSON", "json", "application/json"), ("CSV", "csv", "text/csv"))
    for name, ending, kind in kinds:
        parts = report.render(ending)
        content = b"".join(p.encode() if isinstance(p, str) else p for p in parts)
        address = f"data:{kind};charset=utf-8;base64,{b64encode(content).decode()}"
        yield name, f"newsdiff.{ending}", address
