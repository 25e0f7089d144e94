"""Reports that people look at: pages that open from disk, load nothing from outside, and print.

What is shown is first built as plain records, then filled into templates.
"""

from newsdiff.report.html import cleaning, ledger, site, versions
from newsdiff.report.html.desk import ComparedBefore as ComparedBefore
from newsdiff.report.html.desk import article_page as article_page
from newsdiff.report.html.desk import compare_page as compare_page
from newsdiff.report.html.desk import message_page as message_page
from newsdiff.report.html.desk import search_page as search_page
from newsdiff.report.html.desk import surveys_page as surveys_page
from newsdiff.report.html.page import SERVED_POLICY as SERVED_POLICY
from newsdiff.report.html.page import Served as Served
from newsdiff.report.html.page import asset_names as asset_names
from newsdiff.report.html.page import join_assets as join_assets
from newsdiff.report.html.site import Site as Site
from newsdiff.report.html.site import pages as pages
from newsdiff.report.html.stories import story_headline as story_headline
from newsdiff.report.html.survey import paged_documents as paged_documents
from newsdiff.report.reports import CleanReport, DedupeReport, ProvenanceReport, Report

ledger_page, versions_page = ledger.render, versions.render


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
