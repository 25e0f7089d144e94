"""Reports that people look at: pages that open from disk, load nothing from outside, and print.

What is shown is first built as plain records, then filled into templates.
"""

from newsdiff.report.html import cleaning, ledger, page, site
from newsdiff.report.html.site import pages as pages
from newsdiff.report.reports import CleanReport, DedupeReport, ProvenanceReport, Report


def render(report: Report) -> str:
    """Return the report as one page that holds all that it needs.

    That of a corpus is the overview; `pages` gives the whole site.
    """
    match report:
        case ProvenanceReport():
            return page.fill_whole(
                "provenance.html",
                ledger.ledger_view(report),
                styles=("base.css", "provenance.css"),
                scripts=("theme.js", "provenance.js"),
            )
        case DedupeReport():
            return site.overview(report)
        case CleanReport():
            return cleaning.render(report)
