"""Who takes from whom: outlets that had passages first, left, to those that took them, right."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil
from unicodedata import east_asian_width

from newsdiff.report.flows import Flow
from newsdiff.visible import printable

_OTHERS = "others"
_MAX_NODES = 14
"""Outlets of a side that have their own bar; the rest are `others`."""
_MAX_DRAWN = 12
"""Outlets that ribbons can show; more become a table."""
_N_COLORS = 6
WIDTH, _HEIGHT = 760.0, 480.0
"""Size of the drawing at most."""
_NODE_HEIGHT = 90.0
"""Height for each outlet of the longer side, where there are few."""
_SIDE = 226.0
"""Room for the names of a side."""
_BESIDE = 7.0
"""Room between a bar and its name."""
_BAR, _GAP, _MIN = 12.0, 11.0, 4.0
"""Width of a bar, gap between bars, and height of the shortest."""


@dataclass(frozen=True, slots=True)
class ChartNode:
    """An outlet as a bar."""

    name: str
    words: int
    top: float
    height: float
    color: int | None
    """None: neutral."""

    @property
    def label(self) -> str:
        """As much of its name as the room beside the bar holds in any font."""
        room, name = _SIDE - _BESIDE, printable(" ".join(self.name.split()))
        if sum(map(_width, name)) <= room:
            return name
        ends = list(accumulate(map(_width, name), initial=_width("…")))
        return f"{name[: bisect_right(ends, room) - 1].rstrip(' …')}…"


def _width(character: str) -> float:
    """Return the room of a character of a name in units of the drawing; those of DejaVu Sans, a wide font."""
    if east_asian_width(character) in "WF":
        return 13.0
    if character in "mwMW@%…":
        return 12.5
    if character in "fijlrtI .,:;'’‘|!()[]-":
        return 5.2
    return 9.9 if character.isupper() else 8.0


@dataclass(frozen=True, slots=True)
class FlowBand:
    """A flow as a ribbon."""

    title: str
    path: str
    color: int | None


@dataclass(frozen=True, slots=True)
class FlowDiagram:
    """The drawing."""

    left: tuple[ChartNode, ...]
    right: tuple[ChartNode, ...]
    bands: tuple[FlowBand, ...]
    height: float
    width: float = WIDTH
    left_x: float = _SIDE
    right_x: float = WIDTH - _SIDE - _BAR
    bar: float = _BAR
    beside: float = _BESIDE


def draw_flows(flows: Sequence[Flow]) -> FlowDiagram | None:
    """Draw flows, None where there are none."""
    if not flows:
        return None
    origins, takers, words = _gather(flows)
    n_nodes = max(len(origins), len(takers))
    room = min(_HEIGHT, _NODE_HEIGHT * n_nodes) - _GAP * n_nodes
    unit = room / max(sum(words.values()), 1)
    left = _stack(origins, words, 0, unit)
    right = _stack(takers, words, 1, unit)
    height = max(n.top + n.height for n in (*left, *right))
    bands = tuple(_bands(words, left, right, unit))
    return FlowDiagram(tuple(left), tuple(right), bands, round(height, 1))


def _gather(flows: Sequence[Flow]) -> tuple[list[str], list[str], Counter[tuple[str, str]]]:
    """Return the largest origins and takers, and the words between them and the others."""
    origins = _largest((f.origin, f.words) for f in flows)
    takers = _largest((f.taker, f.words) for f in flows)
    words: Counter[tuple[str, str]] = Counter()
    for f in flows:
        origin = f.origin if f.origin in origins else _OTHERS
        words[origin, f.taker if f.taker in takers else _OTHERS] += f.words
    return origins, takers, words


@dataclass(frozen=True, slots=True)
class FlowMatrix:
    """Who took how many words from whom, where there are too many outlets for ribbons."""

    takers: list[str]
    rows: list[tuple[str, list[tuple[int, int]]]]
    """Each origin with the words that each taker took, and how dark that is, from 0 to 4."""


def tabulate_flows(flows: Sequence[Flow]) -> FlowMatrix | None:
    """Tabulate the flows between the largest outlets, None where they are few enough to be drawn."""
    if len({name for f in flows for name in (f.origin, f.taker)}) <= _MAX_DRAWN:
        return None
    origins, takers, words = _gather(flows)
    unit = max(words.values()) / 4
    rows = [(o, [(n, ceil(n / unit)) for n in (words[o, t] for t in takers)]) for o in origins]
    return FlowMatrix(takers, rows)


def _largest(named: Iterable[tuple[str, int]]) -> list[str]:
    """Return the names with the most words, largest first, with a place for the others."""
    totals: Counter[str] = Counter()
    for name, n in named:
        totals[name] += n
    ranked = sorted(totals, key=lambda name: (-totals[name], name))
    return ranked if len(ranked) <= _MAX_NODES else [*ranked[: _MAX_NODES - 1], _OTHERS]


def _stack(
    names: Iterable[str], words: Counter[tuple[str, str]], side: int, unit: float
) -> list[ChartNode]:
    """Stack the bars of a side."""
    nodes: list[ChartNode] = []
    top = 0.0
    for place, name in enumerate(names):
        total = sum(n for key, n in words.items() if key[side] == name)
        height = max(total * unit, _MIN)
        color = place if side == 0 and place < _N_COLORS and name != _OTHERS else None
        nodes.append(ChartNode(name, total, round(top, 1), round(height, 1), color))
        top += height + _GAP
    return nodes


def _bands(
    words: Counter[tuple[str, str]],
    left: Sequence[ChartNode],
    right: Sequence[ChartNode],
    unit: float,
) -> Iterable[FlowBand]:
    """Yield the ribbons, each below the one before on both of its bars."""
    down_left, down_right = ({n.name: n.top for n in side} for side in (left, right))
    x, far = _SIDE + _BAR, WIDTH - _SIDE - _BAR
    middle = (x + far) / 2
    for origin in left:
        for taker in right:
            n = words.get((origin.name, taker.name), 0)
            if not n:
                continue
            height = max(n * unit, 1.0)
            a, b = down_left[origin.name], down_right[taker.name]
            down_left[origin.name] += n * unit
            down_right[taker.name] += n * unit
            path = (
                f"M{x:g} {a:.1f}C{middle:g} {a:.1f} {middle:g} {b:.1f} {far:g} {b:.1f}"
                f"v{height:.1f}C{middle:g} {b + height:.1f} {middle:g} {a + height:.1f} {x:g} {a + height:.1f}Z"
            )
            yield FlowBand(f"{taker.name} took {n:,} words from {origin.name}", path, origin.color)
