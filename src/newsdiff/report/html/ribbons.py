"""The map beside the text: target paragraphs left, source paragraphs right, a ribbon for each passage.

Bars are as tall as their paragraphs are long, so that merges, splits, moves and what was left out show
at a glance. Everything is geometry in the units of the drawing; colours come with the page's style.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsdiff.model import LedgerPassage
from newsdiff.report.html.numbering import NumberedPassage
from newsdiff.report.html.parties import Party, ShownParagraph

WIDTH = 200.0
"""Width of the drawing."""
_HEIGHT = 860.0
"""Height that the longer side fills: with the width, the shape of the room between the texts."""
_BAR = 12.0
"""Width of a bar."""
_EDGE = 26.0
"""Room for the numbers beside the bars."""
_GAP = 2.0
"""Gap between two bars; it shrinks where there are many."""
_MAX_GAPS = 0.2
"""Share of the height that gaps may take."""
_MIN_BAR = 2.0
"""Height of the shortest bar."""
_MIN_RIBBON = 1.2
"""Height of the thinnest end of a ribbon."""
_LABEL = 11.0
"""Height that a number needs; numbers that would run into the one above are left out."""
_HEADING = 16.0
"""Room above the bars of each of several sources, for its letter."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A paragraph with its place."""

    paragraph: ShownParagraph
    top: float
    height: float
    is_labelled: bool

    def place(self, position: int) -> float:
        """Return the height of a character of the document; what is beyond falls on an edge."""
        block = self.paragraph.block
        inside = min(max(position, block.start), block.end) - block.start
        return self.top + self.height * inside / max(block.end - block.start, 1)


@dataclass(frozen=True, slots=True)
class BarColumn:
    """A source with its bars."""

    party: Party
    top: float
    """Where its letter is, if there are several sources."""
    bars: list[Bar]


@dataclass(frozen=True, slots=True)
class PassageMap:
    """The whole drawing."""

    height: float
    left: list[Bar]
    right: list[BarColumn]
    ribbons: list[tuple[NumberedPassage, str]]
    """Each passage with the outline of its ribbon, from its place in the target to that in the source."""
    left_x: float = _EDGE
    right_x: float = WIDTH - _EDGE - _BAR
    bar: float = _BAR
    width: float = WIDTH


def draw_map(
    target: Party, sources: Sequence[Party], passages: Iterable[NumberedPassage]
) -> PassageMap:
    """Lay the map out, sources top to bottom; both sides have one scale, and the longer one fills the height."""
    right = [paragraph for party in sources for paragraph in party.paragraphs]
    headings = _HEADING * sum(bool(party.letter) for party in sources)
    unit = min(_unit(target.paragraphs, _HEIGHT), _unit(right, _HEIGHT - headings))
    left, bottom = _bars(target.paragraphs, 0.0, unit, _gap(target.paragraphs))
    columns: dict[str, BarColumn] = {}
    top = 0.0
    for party in sources:
        top += _HEADING if party.letter else 0.0
        bars, below = _bars(party.paragraphs, top, unit, _gap(right))
        columns[party.record.id] = BarColumn(party, round(top - 5, 1), bars)
        top = below
    ribbons = [
        (numbered, path)
        for numbered in passages
        if (column := columns.get(numbered.passage.source.document))
        and (path := _path(numbered.passage, left, column.bars))
    ]
    return PassageMap(round(max(bottom, top), 1), left, list(columns.values()), ribbons)


def _gap(paragraphs: Sequence[ShownParagraph]) -> float:
    return min(_GAP, _MAX_GAPS * _HEIGHT / max(len(paragraphs), 1))


def _unit(paragraphs: Sequence[ShownParagraph], height: float) -> float:
    """Return the height of a character that lets a side fill a height."""
    n_chars = sum(p.block.end - p.block.start for p in paragraphs)
    return max(height - _gap(paragraphs) * len(paragraphs), height / 2) / max(n_chars, 1)


def _bars(
    paragraphs: Sequence[ShownParagraph], top: float, unit: float, gap: float
) -> tuple[list[Bar], float]:
    """Stack bars from a height on; return them with the place below."""
    bars: list[Bar] = []
    label_end = top - 1
    for paragraph in paragraphs:
        block = paragraph.block
        height = max((block.end - block.start) * unit, _MIN_BAR)
        label_top = top + (height - _LABEL) / 2
        is_labelled = label_top >= label_end
        if is_labelled:
            label_end = label_top + _LABEL
        bars.append(Bar(paragraph, round(top, 1), round(height, 1), is_labelled))
        top += height + gap
    return bars, top


def _path(passage: LedgerPassage, left: Sequence[Bar], right: Sequence[Bar]) -> str:
    """Return the outline of a ribbon, empty if one of its ends is not on the map."""
    here = _extent(left, passage.start, passage.end)
    there = _extent(right, passage.source.start, passage.source.end)
    if not here or not there:
        return ""
    x, far, middle = _EDGE + _BAR, WIDTH - _EDGE - _BAR, WIDTH / 2
    (a, b), (c, d) = here, there
    return (
        f"M{x:g} {a:.1f}C{middle:g} {a:.1f} {middle:g} {c:.1f} {far:g} {c:.1f}"
        f"V{d:.1f}C{middle:g} {d:.1f} {middle:g} {b:.1f} {x:g} {b:.1f}Z"
    )


def _extent(bars: Sequence[Bar], start: int, end: int) -> tuple[float, float] | None:
    """Return where a stretch of text is on its bars, top and bottom."""
    inside = [b for b in bars if b.paragraph.block.start < end and b.paragraph.block.end > start]
    if not inside:
        return None
    top, bottom = inside[0].place(start), inside[-1].place(end)
    return top, max(bottom, top + _MIN_RIBBON)
