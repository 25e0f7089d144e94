"""First publication against pick-up: when passages appeared, and how long after that others had them."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsdiff.language.instants import instant
from newsdiff.model import Cluster
from newsdiff.report import flows
from newsdiff.report.clocks import in_shown_zone, moment
from newsdiff.report.phrases import counted

WIDTH, HEIGHT = 900.0, 300.0
"""Size of the plot."""
LEFT, RIGHT, TOP, BOTTOM = 64.0, 12.0, 10.0, 26.0
"""Its margins."""
_LINES: Sequence[tuple[str, float]] = (
    ("1 hour", 1),
    ("6 hours", 6),
    ("1 day", 24),
    ("1 week", 168),
    ("1 month", 730),
    ("1 year", 8766),
)
"""Lines of the scale of delays, in hours."""
_MIN_HOURS, _MIN_TOP = 0.25, 48.0
"""Foot of the scale of delays, and its lowest top; the longest delay raises it."""
MIN_DOTS = 20
"""Dots below which nothing is drawn: each passage says for itself when others followed."""
_N_BANDS, _MIN_BANDS = 10, 5
"""Parts of the width, and how many have dots in a plot: in fewer, passages began on a day or two, and there is nothing to see across."""
_DAY = 24
"""Hours."""
_GRID = 4.0
"""Pick-ups so near to each other, in units of the drawing, are one larger dot."""
_MAX_RADIUS = 9.0
_N_TICKS = 6


@dataclass(frozen=True, slots=True)
class Dot:
    """Pick-ups at one place."""

    x: float
    y: float
    radius: float
    title: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of a scale."""

    text: str
    place: float


@dataclass(frozen=True, slots=True)
class Plot:
    """The drawing."""

    dots: tuple[Dot, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    n_dated: int
    n_undated: int
    width: float = WIDTH
    height: float = HEIGHT
    left: float = LEFT
    right: float = WIDTH - RIGHT
    top: float = TOP
    bottom: float = HEIGHT - BOTTOM


def draw_plot(clusters: Iterable[Cluster]) -> Plot | None:
    """Draw the pick-ups of clusters that are dated on both sides, None where they are few."""
    picked = list(_delays(clusters))
    dated = [(first, delay) for first, delay in picked if first and delay is not None]
    if len(dated) < MIN_DOTS:
        return None
    begin = min(first for first, _ in dated)
    span = max((max(first for first, _ in dated) - begin).total_seconds(), 86_400.0)
    high = max(_MIN_TOP, 1.5 * max(hours for _, hours in dated))
    places: Counter[tuple[float, float]] = Counter()
    for first, hours in dated:
        x = LEFT + (WIDTH - LEFT - RIGHT) * (first - begin).total_seconds() / span
        places[round(x / _GRID) * _GRID, round(_up(hours, high) / _GRID) * _GRID] += 1
    bands = {int(_N_BANDS * (x - LEFT) / (WIDTH - LEFT - RIGHT)) for x, _ in places}
    if (
        len(places) < MIN_DOTS or len(bands) < _MIN_BANDS
    ):  # days without clock times fall on few places
        return None
    dots = (
        Dot(x, y, round(min(2 + math.sqrt(n), _MAX_RADIUS), 1), f"{n:,}")
        for (x, y), n in sorted(places.items())
    )
    up = tuple(Tick(text, round(_up(hours, high), 1)) for text, hours in _LINES if hours < high)
    return Plot(tuple(dots), tuple(_days(begin, span)), up, len(dated), len(picked) - len(dated))


def _delays(clusters: Iterable[Cluster]) -> Iterator[tuple[datetime | None, float | None]]:
    """Yield when each passage that is known to be picked up appeared first, and the hours until this one did."""
    for origin, cluster in flows.origins(clusters):
        first = instant(origin.published)
        for passage in cluster.passages:
            if passage.document != origin.document:
                then = instant(passage.published)
                hours = max((then - first).total_seconds() / 3600, 0.0) if first and then else None
                yield first, hours


def _up(hours: float, high: float) -> float:
    """Return the height of a delay on a logarithmic scale up to `high` hours."""
    share = math.log(max(hours, _MIN_HOURS) / _MIN_HOURS) / math.log(high / _MIN_HOURS)
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share


def _days(begin: datetime, span: float) -> Iterator[Tick]:
    """Yield the dates along the foot, each day once."""
    n = min(_N_TICKS, int(span // 86_400) + 1)
    for i in range(n):
        share = i / max(n - 1, 1)
        day = begin + timedelta(seconds=span * share)
        yield Tick(
            f"{in_shown_zone(day):%Y-%m-%d}", round(LEFT + (WIDTH - LEFT - RIGHT) * share, 1)
        )


def say_followers(cluster: Cluster, names: Sequence[str]) -> list[tuple[str, str, str]]:
    """List the dated articles of a cluster, the earliest first: when, who, and how long after the earliest."""
    dated = sorted(
        {
            (then, name, passage.published)
            for passage, name in zip(cluster.passages, names, strict=True)
            if (then := instant(passage.published))
        }
    )
    return [
        (moment(published), name, _later((then - dated[0][0]).total_seconds() / 3600))
        for then, name, published in dated
    ]


def _later(hours: float) -> str:
    """Say how much later a version is, as exactly as a reader needs it."""
    if hours < 1:
        return ""
    n, unit = (round(hours), "hour") if hours < 2 * _DAY else (round(hours / _DAY), "day")
    return f"{counted(n, unit)} later"


@dataclass(frozen=True, slots=True)
class TimelinePoint:
    """A version on the line of a cluster, in thousandths of its length."""

    x: float
    title: str
    is_first: bool


def place_versions(cluster: Cluster, titles: Sequence[str]) -> tuple[TimelinePoint, ...]:
    """Place the dated versions of a cluster between the earliest and the last; none where all are at once."""
    dated = [
        (then, title, passage == cluster.first)
        for passage, title in zip(cluster.passages, titles, strict=True)
        if (then := instant(passage.published))
    ]
    if not dated:
        return ()
    begin = min(then for then, _, _ in dated)
    span = (max(then for then, _, _ in dated) - begin).total_seconds()
    if not span:
        return ()
    return tuple(
        TimelinePoint(round(1000 * (then - begin).total_seconds() / span, 1), title, is_first)
        for then, title, is_first in dated
    )
