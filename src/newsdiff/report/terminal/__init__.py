"""The report as a page for a terminal, made for 80 columns and up.

Colour says nothing that words, symbols and brackets do not say too. From `WIDE` columns on, the target
and its source are side by side.
"""

import io
import re
from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType
from rich.theme import Theme

from newsdiff.model import Document, Explanation, TargetLine
from newsdiff.report.formats import MIN_WIDTH
from newsdiff.report.reports import CleanReport, DedupeReport, ProvenanceReport, Report
from newsdiff.report.sums import CleanSums
from newsdiff.report.terminal import clean, dedupe, misses, provenance, targets, versions
from newsdiff.report.terminal.page import STYLES, Page
from newsdiff.report.versions import VersionsReport

_LINK_ID = re.compile(r"(\x1b\]8;id=)([^;\x1b]+);")
"""Of a link in a terminal (OSC 8): what ties its lines together."""
DEFAULT_WIDTH = 80
"""Columns of a page that goes to no terminal."""


def render(report: Report, width: int | None = None, *, color: bool = False) -> str:
    """Lay a report out for a terminal.

    Returns:
        Lines of at most `width` columns, 80 if None and never less than `MIN_WIDTH`, without white space at
        their ends; `color` uses the sixteen colours of the terminal.
    """
    page = _page(width, color=color)
    match report:
        case ProvenanceReport():
            blocks = provenance.blocks(report, page)
        case DedupeReport():
            blocks = dedupe.blocks(report, page)
        case CleanReport():
            blocks = clean.blocks(report)
    return print_blocks(blocks, page)


def explain(report: CleanReport, width: int | None = None, *, color: bool = False) -> str:
    """Lay out every paragraph of a cleaning report, those that stay included, with all its evidence."""
    return print_blocks(clean.evidence(report), _page(width, color=color))


def sum_up(sums: CleanSums, width: int | None) -> str:
    """Lay out what cleaning removes, by category, without the paragraphs."""
    return print_blocks(clean.sums_page(sums), _page(width, color=False))


def target_lines(
    rows: Iterable[TargetLine], width: int | None = None, *, color: bool = False
) -> Iterator[str]:
    """Lay out many articles against one corpus, a line for each as it comes."""
    page = _page(width, color=color)
    return (print_blocks([line], page) for line in targets.lines(rows, page))


def versions_page(report: VersionsReport, width: int | None = None, *, color: bool = False) -> str:
    """Lay out what changed between versions of one article."""
    page = _page(width, color=color)
    return print_blocks(versions.blocks(report, page), page)


def near_misses(
    target: Document,
    source: Document,
    explanations: Iterable[Explanation],
    width: int | None = None,
    *,
    color: bool = False,
) -> str:
    """Lay out why paragraphs of a target were not reported as copied from a source."""
    page = _page(width, color=color)
    return print_blocks(misses.blocks(target, source, explanations, page), page)


def _page(width: int | None, *, color: bool) -> Page:
    return Page(width=max(width or DEFAULT_WIDTH, MIN_WIDTH), color=color)


def print_blocks(blocks: Iterable[RenderableType], page: Page) -> str:
    """Print blocks to text, without the spaces that fill tables up."""
    text = io.StringIO()
    console = Console(
        file=text,
        width=page.width,
        color_system="standard" if page.color else None,
        force_terminal=page.color,
        theme=Theme(STYLES),
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    for block in blocks:
        console.print(block)
    printed = _numbered_links(text.getvalue().strip("\n"))
    return "".join(f"{line.rstrip(' ')}\n" for line in printed.split("\n"))


def _numbered_links(printed: str) -> str:
    """Number the links of a page, whose ids rich draws by lot: the same report gives the same page."""
    numbers: dict[str, int] = {}
    return _LINK_ID.sub(
        lambda found: f"{found[1]}{numbers.setdefault(found[2], len(numbers) + 1)};", printed
    )
