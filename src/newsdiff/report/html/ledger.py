"""The provenance page: target and sources with their paragraphs, lists and map."""

from newsdiff.report import findings, headlines
from newsdiff.report.html import page, parties, ribbons
from newsdiff.report.html.lists import write_lists
from newsdiff.report.html.numbering import number_passages
from newsdiff.report.reports import ProvenanceReport


def render(report: ProvenanceReport) -> str:
    """Return the report as one page."""
    numbers = number_passages(report)
    lists = write_lists(numbers)
    target = parties.target_party(numbers, lists)
    sources = [parties.source_party(s, numbers, lists) for s in numbers.sources]
    view = {
        "report": report,
        "headline": headlines.provenance_headline(report),
        "target": target,
        "sources": sources,
        "silent": [s for s in report.sources if s.id not in numbers.position],
        "map": ribbons.draw_map(target, sources, numbers.passages),
        "lists": lists,
        "n_uncredited": findings.count_uncredited(report),
        "attribution": findings.say_attribution(report),
        "verdicts": [(v, n) for v, n in report.summary.verdicts.items() if n],
        "settings": list(page.settings_rows(report.settings)),
    }
    styles, scripts = ("base.css", "provenance.css"), ("theme.js", "provenance.js")
    return page.fill_whole("provenance.html", view, styles=styles, scripts=scripts)
