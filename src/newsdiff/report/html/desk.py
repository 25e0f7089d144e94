"""Pages that only a server has: what is pasted, searched and read, and what went wrong."""

import calendar
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple
from urllib.parse import urlencode

from newsdiff.model import Document
from newsdiff.model.search import SEARCH_FIELDS, SearchField, SearchFilter
from newsdiff.report.html import page
from newsdiff.report.html.page import Served
from newsdiff.report.phrases import counted
from newsdiff.report.search import SearchReport

_N_FACETS = 12
"""Values of a facet that are seen at once."""
_TITLES = {
    403: "Not from here",
    404: "Nothing there",
    405: "Not that way",
    413: "Too long",
    422: "That does not work",
    503: "Busy",
}


_fill = partial(page.fill_whole, styles=("base.css", "site.css"), scripts=("theme.js",))


class ComparedBefore(NamedTuple):
    """A report that is still kept."""

    path: str
    headline: str
    name: str


def compare_page(served: Served, ledgers: Sequence[ComparedBefore], max_chars: int) -> str:
    """Return the page on which an article is pasted, with what was compared before."""
    scripts = ("theme.js", "paste.js")
    view = {"ledgers": _told_apart(ledgers), "max_chars": max_chars}
    return _fill("compare.html", view, scripts=scripts, served=served)


def _told_apart(before: Sequence[ComparedBefore]) -> list[ComparedBefore]:
    """Return the first of those that read alike: the last time that a question was asked."""
    first = {(one.headline, one.name): one for one in reversed(before)}
    return [one for one in before if first[one.headline, one.name] is one]


def search_page(served: Served, report: SearchReport, max_surveyed: int) -> str:
    """Return the page of a search: what was found, and how it can be narrowed."""
    wanted, n_shown = report.filter, len(report.articles)
    turn = partial(_address, wanted)
    is_ready = report.documents <= report.searched
    so_far = "" if is_ready else " so far"
    view = {
        "report": report,
        "headline": f"{counted(report.found, 'article')} found{so_far}"
        if wanted != SearchFilter() or not is_ready
        else f"{counted(report.found, 'article')}, the newest first",
        "is_ready": is_ready,
        "choose": partial(_chosen, wanted),
        "fields": _fields(wanted),
        "before": turn(max(report.first - n_shown, 0)) if report.first else "",
        "after": turn(report.first + n_shown) if report.first + n_shown < report.found else "",
        "n_seen": _N_FACETS,
        "max_surveyed": max_surveyed,
    }
    return _fill("search.html", view, served=served)


def _chosen(wanted: SearchFilter, field: str, value: str) -> tuple[str, bool]:
    """Return where a value of a facet leads to, and whether it is chosen already, so that it leads back to all."""
    values = {field: value}
    if field == "month":
        values = {"since": f"{value}-01", "until": _last_day(value)}
    is_chosen = replace(wanted, **values) == wanted
    return _address(
        replace(wanted, **(dict.fromkeys(values, "") if is_chosen else values))
    ), is_chosen


def _last_day(month: str) -> str:
    """Return the last day of a month.

    Example:
        >>> _last_day("2024-02"), _last_day("????-??")
        ('2024-02-29', '????-??')
    """
    year, _, number = month.partition("-")
    try:
        return f"{month}-{calendar.monthrange(int(year), int(number))[1]}"
    except ValueError:
        return month


def _fields(wanted: SearchFilter) -> list[tuple[SearchField, str]]:
    """Return the fields of a search with their values."""
    return [(field, getattr(wanted, field.name)) for field in SEARCH_FIELDS]


def _address(wanted: SearchFilter, first: int = 0) -> str:
    """Return the address of a search."""
    fields = [(field.asked, value) for field, value in _fields(wanted) if value]
    query = urlencode([*fields, *([("first", first)] if first else [])], errors="replace")
    return f"/search?{query}" if query else "/search"


def article_page(served: Served, document: Document) -> str:
    """Return the page of an article of the corpus."""
    texts = ((p, document.extract(p)) for p in document.paragraphs)
    paragraphs = [(p, text) for p, text in texts if text != document.title]  # which stands above
    view = {"document": document, "paragraphs": paragraphs}
    return _fill("article.html", view, served=served)


def surveys_page(served: Served, surveys: Sequence[ComparedBefore], max_surveyed: int) -> str:
    """Return the page on which articles are chosen, with what was found before."""
    view = {
        "surveys": _told_apart(surveys),
        "max_surveyed": max_surveyed,
        "fields": _fields(SearchFilter()),
    }
    return _fill("surveys.html", view, served=served)


def message_page(served: Served, status: int, told: str) -> str:
    """Return a page that says in a line why there is no other."""
    view = {"title": _TITLES.get(status, "That went wrong"), "told": told}
    return _fill("message.html", view, served=served)
