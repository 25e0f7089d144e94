"""The site of a corpus: an overview, a page for each passage that runs through outlets and for each pair."""

from collections.abc import Iterator

from newsdiff.report.html import details, page, pairs
from newsdiff.report.html.survey import Survey
from newsdiff.report.reports import DedupeReport

_STYLES = ("base.css", "texts.css", "site.css")
_SCRIPTS = ("theme.js", "table.js", "provenance.js")


def pages(report: DedupeReport, texts: pairs.Texts | None = None) -> Iterator[tuple[str, str]]:
    """Yield the files of the site, path and content, the overview first.

    With the paragraphs of its articles, by their ids, pairs stand side by side whole; else with what they share. They link to each other only. Paths have forward slashes and are made of our own words and numbers.
    """
    survey = Survey(report)
    yield "index.html", page.fill_linked("overview.html", survey, root="")
    yield "pairs.html", page.fill_linked("pairs.html", survey, root="")
    yield "articles.html", page.fill_linked("articles.html", survey, root="")
    yield "site.css", page.join_assets(_STYLES)
    yield "site.js", page.join_assets(_SCRIPTS)
    for row, view in zip(survey.rows, details.cluster_views(survey), strict=True):
        path = f"clusters/{row.cluster.id}.html"
        yield path, page.fill_linked("cluster.html", view, root="../")
    for pair, view in zip(survey.pairs, pairs.pair_views(survey, texts or {}), strict=True):
        yield f"pairs/{pair.number}.html", page.fill_linked("pair.html", view, root="../")


def render(report: DedupeReport) -> str:
    """Return the overview as one page that holds all that it needs, without the pages of passages."""
    return page.fill_whole("overview.html", Survey(report), styles=_STYLES, scripts=_SCRIPTS[:2])
