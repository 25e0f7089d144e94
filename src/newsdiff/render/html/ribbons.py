"""The map beside the text: target paragraphs left, source paragraphs right, a ribbon for each passage.

Bars are as tall as their paragraphs are long, so that merges, splits, moves and what was left out show
at a glance. Everything is geometry in the units of the drawing; colours come with the page's style.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsdiff.model import Verdict
from newsdiff.render.html.pieces import Block, Link

WIDTH = 200.0
"""Width of the drawing."""
_HEIGHT = 760.0
"""Height that the longer side fills."""
_BAR = 12.0
"""Width of a bar."""
_EDGE = 26.0
"""Room for the numbers beside the bars."""
_GAP = 2.0
"""Gap between two bars; it shrinks where there are many."""
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
    """A paragraph."""

    href: str
    title: str
    index: int
    top: float
    height: float
    is_labelled: bool
    style: str
    """Class: the verdict of a target paragraph; used, left-out or aside of a source paragraph."""


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A passage: from its place in the target to its place in the source."""

    link: Link
    path: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Heading:
    """The letter of a source above its bars."""

    text: str
    color: int
    top: float


@dataclass(frozen=True, slots=True)
class Map:
    """The whole drawing."""

    height: float
    left: tuple[Bar, ...]
    right: tuple[Bar, ...]
    ribbons: tuple[Ribbon, ...]
    headings: tuple[Heading, ...]
    left_x: float = _EDGE
    right_x: float = WIDTH - _EDGE - _BAR
    bar: float = _BAR
    width: float = WIDTH


@dataclass(frozen=True, slots=True)
class Shape:
    """A paragraph before it has a place."""

    block: Block
    index: int
    href: str
    title: str
    style: str


Column = Sequence[Shape]


def draw(
    target: Column,
    sources: Sequence[tuple[str, int, str, Column]],
    links: Iterable[tuple[Link, Verdict]],
) -> Map:
    """Lay the map out.

    Args:
        target: The target's paragraphs.
        sources: Id, color, letter (empty where there is one source) and paragraphs of each source.
        links: The passages with the verdicts of their target paragraphs.

    Returns:
        The drawing; its height is that of the taller side.
    """
    columns = [column for *_, column in sources]
    n_right = sum(len(c) for c in columns)
    headings = _HEADING * sum(bool(letter) for _, _, letter, _ in sources)
    unit = min(
        _unit([target], _HEIGHT, _gap(len(target))),
        _unit(columns, _HEIGHT - headings, _gap(n_right)),
    )
    left, bottom = _bars(target, 0.0, unit, _gap(len(target)))
    right: list[Bar] = []
    heads: list[Heading] = []
    places: dict[str, tuple[Column, list[Bar]]] = {}
    top = 0.0
    for document, color, letter, column in sources:
        if letter:
            heads.append(Heading(letter, color, top + _HEADING - 5))
            top += _HEADING
        bars, top = _bars(column, top, unit, _gap(n_right))
        places[document] = (column, bars)
        right += bars
    ribbons = [
        Ribbon(link, path, verdict)
        for link, verdict in links
        if link.passage.source.document in places
        and (path := _path(link, (target, left), places[link.passage.source.document]))
    ]
    return Map(round(max(bottom, top), 1), tuple(left), tuple(right), tuple(ribbons), tuple(heads))


def _gap(n: int) -> float:
    """Return the gap between n bars: at most a fifth of the height in all."""
    return min(_GAP, 0.2 * _HEIGHT / max(n, 1))


def _unit(columns: Sequence[Column], height: float, gap: float) -> float:
    """Return the height of a character that lets a side fill a height."""
    shapes = [s for c in columns for s in c]
    n_chars = sum(s.block.end - s.block.start for s in shapes)
    return max(height - gap * len(shapes), height / 2) / max(n_chars, 1)


def _bars(column: Column, top: float, unit: float, gap: float) -> tuple[list[Bar], float]:
    """Stack bars from a height on; return them with the place below."""
    bars: list[Bar] = []
    label_end = top - 1.0
    for shape in column:
        height = max((shape.block.end - shape.block.start) * unit, _MIN_BAR)
        middle = top + height / 2
        is_labelled = middle - _LABEL / 2 >= label_end
        if is_labelled:
            label_end = middle + _LABEL / 2
        bars.append(
            Bar(
                shape.href,
                shape.title,
                shape.index,
                round(top, 1),
                round(height, 1),
                is_labelled,
                shape.style,
            )
        )
        top += height + gap
    return bars, top


def _path(link: Link, target: tuple[Column, list[Bar]], source: tuple[Column, list[Bar]]) -> str:
    """Return the outline of a ribbon, empty if one of its ends is not on the map."""
    passage = link.passage
    left = _extent(*target, passage.start, passage.end)
    right = _extent(*source, passage.source.start, passage.source.end)
    if not left or not right:
        return ""
    x, y = _EDGE + _BAR, WIDTH - _EDGE - _BAR
    middle = WIDTH / 2
    (a, b), (c, d) = left, right
    return (
        f"M{x:g} {a:.1f}C{middle:g} {a:.1f} {middle:g} {c:.1f} {y:g} {c:.1f}"
        f"V{d:.1f}C{middle:g} {d:.1f} {middle:g} {b:.1f} {x:g} {b:.1f}Z"
    )


def _extent(column: Column, bars: list[Bar], start: int, end: int) -> tuple[float, float] | None:
    """Return where a stretch of text lies on its bars, top and bottom."""
    inside = [
        (bar, shape.block)
        for shape, bar in zip(column, bars, strict=True)
        if shape.block.start < end and shape.block.end > start
    ]
    if not inside:
        return None
    top, bottom = _place(*inside[0], start), _place(*inside[-1], end)
    return top, max(bottom, top + _MIN_RIBBON)


def _place(bar: Bar, block: Block, position: int) -> float:
    """Return the height of a character position on its bar."""
    inside = min(max(position, block.start), block.end) - block.start
    return bar.top + bar.height * inside / max(block.end - block.start, 1)
