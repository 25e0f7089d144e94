"""The report in a notebook: the HTML page in a frame, below its headline."""

from html import escape

from newsdiff.report import headlines, html
from newsdiff.report.reports import Report
from newsdiff.visible import printable

_MAX_CHARACTERS = 4_000_000
"""Longest page that is put into a notebook, which keeps it: a ledger of two long articles has 200,000."""
_FRAME = "width: 100%; height: 640px; border: 1px solid #8888; border-radius: 6px"


def render(report: Report) -> str:
    """Return a headline and the page in a frame, which keeps its style and scripts to itself.

    Where frames are taken out, as in a notebook that is not trusted, the headline stays. Of a page that is too
    long for a notebook only the headline is shown.
    """
    headline = f"<p><strong>{escape(printable(headlines.headline(report)))}</strong></p>"
    page = html.render(report)
    if len(page) > _MAX_CHARACTERS:
        advice = "The report is too long for a notebook; write it with --format html."
        return f"{headline}<p>{advice}</p>"
    # Without allow-same-origin, so that the page cannot reach the notebook around it.
    return (
        f'{headline}<iframe title="newsdiff report" sandbox="allow-scripts" style="{_FRAME}" '
        f'srcdoc="{escape(page)}"></iframe>'
    )
