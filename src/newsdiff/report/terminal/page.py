"""What every page of the terminal is made of: styles, headings, bars, tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.style import Style
from rich.table import Table
from rich.text import Text

from newsdiff.report.phrases import page_link
from newsdiff.visible import printable

WIDE = 120
"""Columns from which target and source fit side by side, each about as wide as a book's line."""
MAX_ROWS = 200
"""Clusters, pairs or documents that a page lists: nobody reads more, and JSON and CSV hold all."""
_OF_ADDRESSES = "%/:?#[]@!$&'()*+,;=-._~"
"""Signs of an address that stay (RFC 3986, section 2); all others are percent-encoded."""
_BAR_CELLS = 10
"""Columns of a bar: a tenth each."""

STYLES = {
    "headline": "bold",
    "heading": "bold",
    "faint": "dim",
    "name": "bold",
    "warning": "bold",
    "bar": "yellow",
    "verbatim": "bold yellow",
    "edited": "yellow",
    "mixed": "yellow",
    "quote": "cyan",
    "reworded": "blue",
    "translated": "bright_blue",
    "formula": "magenta",
    "phrase": "magenta",
    "original": "",
    "boilerplate": "dim",
    "run.own": "",
    "run.copied": "yellow",
    "run.added": "green underline",
    "run.dropped": "red strike",
    "run.quote": "cyan",
    "run.reworded": "blue",
    "run.translated": "bright_blue",
    "run.formula": "magenta",
    "run.phrase": "magenta",
}
"""Every style by what it means, in the sixteen colours that each terminal's theme defines. A colour means one thing:
yellow is copied, in bars, verdicts and words; green was put in and red left out, here as in every diff."""


@dataclass(frozen=True, slots=True)
class Page:
    """How much room there is, and whether colour may be used."""

    width: int
    """Columns."""
    color: bool
    """Whether styles are shown; without, brackets mark the changes."""

    @property
    def is_wide(self) -> bool:
        """Whether target and source fit side by side."""
        return self.width >= WIDE


def safe_text(text: str, style: str | Style = "") -> Text:
    """Make a text of a document safe to print."""
    return Text.assemble((printable(text), style))


def address(url: str | None, page: Page) -> Text | None:
    """Return the address of a page: as it is, and where there is colour as a link, too; None for what is no page."""
    link = page_link(url)
    return safe_text(link, link_style("faint", link, page)) if link else None


def link_style(style: str, url: str | None, page: Page) -> Style:
    """Return a style whose text opens a page, on terminals that know links; without colour it opens nothing.

    Source:
        Koblinger, "Hyperlinks (a.k.a. HTML-like anchors) in terminal emulators" (OSC 8): bytes outside of 32 to 126
        must be percent-encoded.
    """
    plain = Style.parse(STYLES.get(style, ""))
    link = page_link(url)
    if not link or not page.color:
        return plain
    return plain + Style(link=quote(link, safe=_OF_ADDRESSES))


def heading(title: str) -> Rule:
    """Return a rule that opens a section."""
    return Rule(safe_text(title, "heading"), align="left", style="faint", characters="─")


def section(title: str) -> Iterator[RenderableType]:
    """Yield an empty line and the heading of a section."""
    yield Text()
    yield heading(title)


def draw_bar(share: float) -> Text:
    """Draw a share as a bar of ten cells; any share above 0 shows."""
    filled = min(_BAR_CELLS, max(round(share * _BAR_CELLS), int(share > 0)))
    return Text.assemble(("━" * filled, "bar"), ("╌" * (_BAR_CELLS - filled), "faint"))


def start_grid(*widths: int | None) -> Table:
    """Start a grid of columns with fixed widths and some that share the rest (None)."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for width in widths:
        grid.add_column(width=width, ratio=1 if width is None else None, overflow="fold")
    return grid


def start_table(*titles: str | Text, numbers: int = 0) -> Table:
    """Start a table of columns that keep to one line; the last one takes and is cut to what is left.

    Args:
        titles: The headings.
        numbers: How many columns from the first on hold numbers, which are set to the right.
    """
    grid = Table(box=None, padding=(0, 2, 0, 0), header_style="faint", pad_edge=False, expand=True)
    for place, title in enumerate(titles):
        grid.add_column(
            title,
            justify="right" if place < numbers else "left",
            ratio=1 if place == len(titles) - 1 else None,
            no_wrap=True,
            overflow="ellipsis",
        )
    return grid


def cut_line(text: str, width: int, style: str = "") -> Text:
    """Make a text safe to print and cut it to a width in columns."""
    line = safe_text(text, style)
    line.truncate(width, overflow="ellipsis")
    return line


def note_cut(n: int) -> Iterator[RenderableType]:
    """Say that a list was cut, where it was."""
    if n > MAX_ROWS:
        more = f"and {n - MAX_ROWS:,} more; --format csv and json list them all"
        yield indent(Text(more, "warning"))


def indent(block: RenderableType) -> Padding:
    """Move a block to the right by the indent that everything below a heading has."""
    return Padding(block, (0, 0, 0, 2))
