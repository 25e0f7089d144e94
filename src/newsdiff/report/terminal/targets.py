"""Many articles against one corpus, a line for each as it comes."""

from collections.abc import Iterable, Iterator, Mapping

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from newsdiff.model import DirectionVerdict, TargetLine
from newsdiff.report import clocks, targets
from newsdiff.report.phrases import percent
from newsdiff.report.terminal.page import Page, link_style
from newsdiff.visible import printable

_COPIED, _FACTS, _CREDITED, _OUTLET, _DATE = 7, 5, 8, 12, 10
_GAPS = 2 * 6
_WITH_OUTLET = 76
"""Columns from which the outlet has its own: with less, no name of an article can be read beside it."""
_BEFORE: Mapping[DirectionVerdict, str] = {
    "source-first": "",
    "target-first": "later ",
    "common-source": "third ",
    "unknown": "also ",
}
"""How a source stands to the article, where it is not known to be before it; what `targets.origin` says in full."""


def lines(rows: Iterable[TargetLine], page: Page) -> Iterator[Text]:
    """Yield a header and the lines, none wider than the page."""
    outlet = _OUTLET if page.width >= _WITH_OUTLET else 0
    room = page.width - (_COPIED + _FACTS + _CREDITED + outlet + _DATE + _GAPS)
    widths = (_COPIED, room - room // 2, room // 2, outlet, _DATE, _FACTS, _CREDITED)
    titles = ("copied", "article", "first source", "outlet", "date", "facts", "credited")
    yield _line([Text(title, "faint") for title in titles], widths)
    for row in rows:
        source = row.source
        style, name = ("", "name") if row.coverage else ("faint", "faint")
        yield _line(
            [
                Text(_share(row).rjust(_COPIED), style),
                Text(row.target.id, link_style(name, row.target.url or "", page)),
                Text(_source(row), link_style("", (source and source.url) or "", page)),
                Text(source.outlet or "" if source else ""),
                Text(clocks.moment(source.published)[:_DATE] if source else ""),
                Text(str(row.facts or "").rjust(_FACTS), "warning"),
                Text(targets.say_credited(row)),
            ],
            widths,
        )


def _source(row: TargetLine) -> str:
    """Name the source, with how it stands to the article."""
    if row.source is None or row.direction is None:
        return ""
    return f"{_BEFORE[row.direction.verdict]}{row.source.id}"


def _share(row: TargetLine) -> str:
    """Write what stands elsewhere, in brackets where that is later."""
    is_first = row.direction is not None and row.direction.verdict == "target-first"
    return f"({percent(row.coverage)})" if is_first else f"{percent(row.coverage)} "


def _line(cells: list[Text], widths: tuple[int, ...]) -> Text:
    parts = Text()
    for cell, width in zip(cells, widths, strict=True):
        if not width:
            continue
        parts.append(_fitted(printable(cell.plain), width), style=cell.style).append("  ")
    parts.rstrip()
    return parts


def _fitted(text: str, width: int) -> str:
    """Cut or fill a text to a width in columns, so that no name moves the columns behind it."""
    if cell_len(text) > width:
        return set_cell_size(text, width - 1) + "…"
    return set_cell_size(text, width)
