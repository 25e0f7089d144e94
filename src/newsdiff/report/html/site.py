"""The site of a corpus: an overview, a page for each passage that runs through outlets and for each pair."""

from collections.abc import Callable, Iterator
from functools import partial

from newsdiff.report.html import details, page
from newsdiff.report.html.pairs import PairPages, Texts
from newsdiff.report.html.survey import Survey
from newsdiff.report.reports import DedupeReport

_STYLES = ("base.css", "texts.css", "site.css")
_SCRIPTS = ("theme.js", "table.js", "provenance.js")
_LISTS = ("overview", "pairs", "articles")
"""The pages that are one of a kind, by their templates; the overview is the first page of the site."""


class Site:
    """The pages of a corpus, each made when it is asked for.

    With the paragraphs of its articles, by their ids, pairs stand side by side whole; else with what they share. They link
    to each other only. Paths have forward slashes and are made of our own words and numbers.
    """

    def __init__(
        self, report: DedupeReport, texts: Texts | None = None, served: page.Served | None = None
    ) -> None:
        survey = Survey(report)
        pairs = PairPages(survey, texts or {})
        fill = partial(page.fill_linked, styles=_STYLES, scripts=_SCRIPTS, served=served)

        def below(name: str, view: Callable[[int], object], number: int) -> str:
            return fill(f"{name}.html", view(number), root="../")

        self._pages: dict[str, Callable[[], str]] = {}
        for name in _LISTS:
            path = "index.html" if name == "overview" else f"{name}.html"
            self._pages[path] = partial(fill, f"{name}.html", survey, root="")
        cluster = partial(below, "cluster", partial(details.cluster_view, survey))
        for place, row in enumerate(survey.rows):
            self._pages[f"clusters/{row.cluster.id}.html"] = partial(cluster, place)
        for number in range(len(survey.pairs)):
            self._pages[f"pairs/{number}.html"] = partial(below, "pair", pairs.view, number)
        translation = partial(below, "translation", pairs.translated_view)
        for number in range(len(survey.translations)):
            self._pages[f"translations/{number}.html"] = partial(translation, number)

    def __iter__(self) -> Iterator[str]:
        """Yield the paths of all pages, that of the overview first."""
        return iter(self._pages)

    def page(self, path: str) -> str:
        """Return the page at a path.

        Raises:
            KeyError: There is none.
        """
        return self._pages[path]()


def pages(report: DedupeReport, texts: Texts | None = None) -> Iterator[tuple[str, str]]:
    """Yield the files of the site, path and content, the overview first; see `Site`."""
    site = Site(report, texts)
    for path in site:
        yield path, site.page(path)
    yield "site.css", page.join_assets(_STYLES)
    yield "site.js", page.join_assets(_SCRIPTS)


def render(report: DedupeReport) -> str:
    """Return the overview as one page that holds all that it needs, without the pages of passages."""
    return page.fill_whole("overview.html", Survey(report), styles=_STYLES, scripts=_SCRIPTS[:2])
