"""Reports that people look at: pages that open from disk, load nothing from outside, and print.

What is shown is first built as plain records, then filled into templates.
"""

from newsdiff.report.html import cleaning, ledger, site
from newsdiff.report.html.desk import (
    ComparedBefore,
    article_page,
    compare_page,
    message_page,
    search_page,
    surveys_page,
)
from newsdiff.report.html.ledger import render as ledger_page
from newsdiff.report.html.page import SERVED_POLICY, Served, asset_names, join_assets
from newsdiff.report.html.site import Site, pages
from newsdiff.report.html.stories import story_headline
from newsdiff.report.html.survey import paged_documents
from newsdiff.report.html.versions import render as versions_page
from newsdiff.report.reports import CleanReport, DedupeReport, ProvenanceReport, Report

__all__ = [
    "SERVED_POLICY",
    "ComparedBefore",
    "Served",
    "Site",
    "article_page",
    "asset_names",
    "compare_page",
    "join_assets",
    "ledger_page",
    "message_page",
    "paged_documents",
    "pages",
    "render",
    "search_page",
    "story_headline",
    "surveys_page",
    "versions_page",
]


def render(report: Report) -> str:
    """Return the report as one page that holds all that it needs.

    That of a corpus is the overview; `pages` gives the whole site.
    """
    match report:
        case ProvenanceReport():
            return ledger.render(report)
        case DedupeReport():
            return site.render(report)
        case CleanReport():
            return cleaning.render(report)
