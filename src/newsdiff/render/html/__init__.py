"""Reports that people look at: pages that open from disk, load nothing, and print.

What is shown is first built as plain records, then filled into templates.
"""

from newsdiff.model import ProvenanceReport, Report
from newsdiff.render.html import page
from newsdiff.render.html.ledger import view


def render(report: Report) -> str:
    """Return the report as one page that holds all that it needs."""
    match report:
        case ProvenanceReport():
            return page.render(
                "provenance.html",
                view(report),
                styles=("base.css", "provenance.css"),
                scripts=("theme.js", "provenance.js"),
            )
        case _:
            raise NotImplementedError
