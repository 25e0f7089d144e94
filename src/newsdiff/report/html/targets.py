"""Many articles against one corpus as a page: a table, a row for each as it comes."""

from collections.abc import Iterable, Iterator

from newsdiff.model import TargetLine
from newsdiff.report import targets
from newsdiff.report.html import page
from newsdiff.report.targets import TargetsReport


def render(head: TargetsReport, lines: Iterable[TargetLine]) -> Iterator[str]:
    """Yield the parts of the page, which holds all that it needs."""
    view = {
        "head": head,
        "lines": lines,
        "relation": targets.say_relation,
        "credited": targets.say_credited,
        "settings": list(page.settings_rows(head.settings)),
    }
    styles, scripts = ("base.css", "site.css"), ("theme.js", "table.js")
    return page.stream_whole("targets.html", view, styles=styles, scripts=scripts)
