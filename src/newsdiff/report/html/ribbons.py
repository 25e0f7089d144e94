"""The map beside the text: target paragraphs left, source paragraphs right, a ribbon for each passage.

Bars are as tall as their paragraphs are long, so that merges, splits, moves and what was left out show
at a glance. Everything is geometry in the units of the drawing; colours come with the page's style.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsdiff.model import LedgerPassage, Verdict
from newsdiff.report.html.numbering import NumberedPassage

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
class ParagraphShape:
    """A paragraph before it has a place."""

    start: int
    end: int
    index: int
    href: str
    title: str
    style: str
    """Its verdict, or what became of it."""


@dataclass(frozen=True, slots=True)
class SourceShapes:
    """A source before it has a place."""

    id: str
    letter: str
    """Empty where there is one source."""
    color: int
    shapes: Sequence[ParagraphShape]


@dataclass(frozen=True, slots=True)
class Bar:
    """A paragraph with its place."""

    shape: ParagraphShape
    top: float
    height: float
    is_labelled: bool

    def place(self, position: int) -> float:
        """Return the height of a character of the document; what is beyond falls on an edge."""
        shape = self.shape
        inside = min(max(position, shape.start), shape.end) - shape.start
        return self.top + self.height * inside / max(shape.end - shape.start, 1)


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A passage: from its place in the target to its place in the source."""

    passage: NumberedPassage
    path: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class SourceHeading:
    """The letter of a source above its bars."""

    text: str
    color: int
    top: float


@dataclass(frozen=True, slots=True)
class PassageMap:
    """The whole drawing."""

    height: float
    left: tuple[Bar, ...]
    right: tuple[Bar, ...]
    ribbons: tuple[Ribbon, ...]
    headings: tuple[SourceHeading, ...]
    left_x: float = _EDGE
    right_x: float = WIDTH - _EDGE - _BAR
    bar: float = _BAR
    width: float = WIDTH


def draw_map(
    target: Sequence[ParagraphShape],
    sources: Sequence[SourceShapes],
    passages: Iterable[tuple[NumberedPassage, Verdict]],
) -> PassageMap:
    """Lay the map out.

    Args:
        target: The target's paragraphs.
        sources: The sources, top to bottom.
        passages: The passages with the verdicts of their target paragraphs.

    Returns:
        The drawing. Both sides have one scale, and the longer one fills the height.
    """
    right = [shape for side in sources for shape in side.shapes]
    headings = _HEADING * sum(bool(side.letter) for side in sources)
    unit = min(_unit(target, _HEIGHT), _unit(right, _HEIGHT - headings))
    left, bottom = _bars(target, 0.0, unit, _gap(target))
    columns: dict[str, list[Bar]] = {}
    heads: list[SourceHeading] = []
    top = 0.0
    for side in sources:
        if side.letter:
            top += _HEADING
            heads.append(SourceHeading(side.letter, side.color, round(top - 5, 1)))
        columns[side.id], top = _bars(side.shapes, top, unit, _gap(right))
    return PassageMap(
        height=round(max(bottom, top), 1),
        left=tuple(left),
        right=tuple(bar for bars in columns.values() for bar in bars),
        ribbons=tuple(
            Ribbon(numbered, path, verdict)
            for numbered, verdict in passages
            if (
                path := _path(
                    numbered.passage, left, columns.get(numbered.passage.source.document, [])
                )
            )
        ),
        headings=tuple(heads),
    )


def _gap(shapes: Sequence[ParagraphShape]) -> float:
    """Return the gap between two bars of a side."""
    return min(_GAP, _MAX_GAPS * _HEIGHT / max(len(shapes), 1))


def _unit(shapes: Sequence[ParagraphShape], height: float) -> float:
    """Return the height of a character that lets a side fill a height."""
    n_chars = sum(s.end - s.start for s in shapes)
    return max(height - _gap(shapes) * len(shapes), height / 2) / max(n_chars, 1)


def _bars(
    shapes: Sequence[ParagraphShape], top: float, unit: float, gap: float
) -> tuple[list[Bar], float]:
    """Stack bars from a height on; return them with the place below."""
    bars: list[Bar] = []
    label_end = top - 1
    for shape in shapes:
        height = max((shape.end - shape.start) * unit, _MIN_BAR)
        label_top = top + (height - _LABEL) / 2
        is_labelled = label_top >= label_end
        if is_labelled:
            label_end = label_top + _LABEL
        bars.append(Bar(shape, round(top, 1), round(height, 1), is_labelled))
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
    inside = [bar for bar in bars if bar.shape.start < end and bar.shape.end > start]
    if not inside:
        return None
    top, bottom = inside[0].place(start), inside[-1].place(end)
    return top, max(bottom, top + _MIN_RIBBON)
