"""Pages that only a server has: what is pasted, what went wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsdiff.report.html import page
from newsdiff.report.html.page import Served

_STYLES = ("base.css", "site.css")
_TITLES = {
    403: "Not from here",
    404: "Nothing there",
    405: "Not that way",
    413: "Too long",
    422: "That does not work",
    503: "Busy",
}


@dataclass(frozen=True, slots=True)
class ComparedBefore:
    """A ledger that is still kept."""

    path: str
    headline: str
    name: str


def compare_page(served: Served, ledgers: Sequence[ComparedBefore]) -> str:
    """Return the page on which an article is pasted, with what was compared before."""
    view = {"ledgers": [(one.path, one.headline, one.name) for one in ledgers]}
    scripts = ("theme.js", "paste.js")
    return page.fill_whole("compare.html", view, styles=_STYLES, scripts=scripts, served=served)


def message_page(served: Served, status: int, told: str) -> str:
    """Return a page that says in a line why there is no other."""
    view = {"title": _TITLES.get(status, "That went wrong"), "told": told}
    return page.fill_whole(
        "message.html", view, styles=_STYLES, scripts=("theme.js",), served=served
    )
