"""Surroundings: where a line stands, what stands around it, and what kind of file it is in."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from newsdiff.documents.boilerplate.lines import MIN_PROSE_WORDS
from newsdiff.documents.boilerplate.stack import FAR, Floats, Stack

_RADII = (2, 5, 12)
"""Lines on each side of a window: a break, a box, a section."""
_FAR_NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
_NEAR = ("function words", "bullet", "capitalised words", "shares words with the article")
"""Numbers of the direct neighbours only."""
_MIN_BEFORE = 0.3
"""Share of the prose before an opener that may close the article."""
_MAX_LINES = 200
"""Lines that are counted from either end."""


def surroundings(
    own: dict[str, Floats], is_heading: npt.NDArray[np.bool_], repeated: Floats, s: Stack
) -> dict[str, Floats]:
    """Describe neighbours, windows, position and file of every row.

    Args:
        own: Numbers of each line by itself, by name.
        is_heading: Whether a line uses a cue of related stories.
        repeated: Other stories of the outlet with the same line.
        s: Which rows belong to one document.

    Returns:
        Columns by name, in a fixed order.
    """
    is_prose = (own["end mark"] > 0) & (own["words"] >= MIN_PROSE_WORDS)
    mass = np.where(is_prose, own["words"], 0).astype(np.float32)
    return (
        _neighbours(own, repeated, s)
        | _windows(own, is_prose, repeated, s)
        | _position(own, is_prose, mass, s)
        | _sections(own, is_heading, mass, s)
        | _file(own, is_prose, mass, s)
    )


def _neighbours(own: dict[str, Floats], repeated: Floats, s: Stack) -> dict[str, Floats]:
    """Describe the lines next to each line."""
    out: dict[str, Floats] = {}
    for k in _FAR_NEIGHBOURS:
        side = f"{abs(k)} before" if k < 0 else f"{k} after"
        for name in ("words", "end mark", "cue confidence"):
            out[f"{name}, {side}"] = s.shift(own[name], k, -1)
    for k, side in ((-1, "1 before"), (1, "1 after")):
        for name in _NEAR:
            out[f"{name}, {side}"] = s.shift(own[name], k, -1)
        out[f"other stories with this line, {side}"] = s.shift(repeated, k, -1)
    post = own["post from a social network"] > 0
    out["lines until a post's signature"] = s.until(post)
    out["lines since a post's signature"] = s.since(post)
    return out


def _windows(
    own: dict[str, Floats], is_prose: npt.NDArray[np.bool_], repeated: Floats, s: Stack
) -> dict[str, Floats]:
    """Describe the lines around each line on average."""
    means = {
        "share of prose lines": is_prose.astype(np.float32),
        "words a line": own["words"],
        "share of cues": (own["cue confidence"] > 0).astype(np.float32),
        "share of repeated lines": (repeated > 0).astype(np.float32),
        "share of bullets": own["bullet"],
        "share of end marks": own["end mark"],
        "function words": own["function words"],
    }
    return {
        f"{name} within {radius}": s.window(column, radius)
        for radius in _RADII
        for name, column in means.items()
    }


def _position(
    own: dict[str, Floats], is_prose: npt.NDArray[np.bool_], mass: Floats, s: Stack
) -> dict[str, Floats]:
    """Describe where in the article and in the file each line stands."""
    total, before = s.whole(mass), s.before(mass)
    plain = is_prose & (own["cue confidence"] == 0)
    return {
        "share of prose before": (before / np.maximum(total, 1)).astype(np.float32),
        "prose words before": before,
        "prose words after": total - before - mass,
        "lines since prose": s.since(plain),
        "lines until prose": s.until(plain),
        "line number": np.minimum(s.at - s.first, _MAX_LINES).astype(np.float32),
        "lines to the end": np.minimum(s.last - s.at - 1, _MAX_LINES).astype(np.float32),
        "position": ((s.at - s.first) / (s.last - s.first)).astype(np.float32),
    }


def _sections(
    own: dict[str, Floats], is_heading: npt.NDArray[np.bool_], mass: Floats, s: Stack
) -> dict[str, Floats]:
    """Describe what was opened before each line."""
    opens = own["opens a section"] > 0
    since = s.since(opens)
    share = s.before(mass) / np.maximum(s.whole(mass), 1)
    marks = s.before(np.where(opens, 0, mass).astype(np.float32))
    at_opener = np.maximum.accumulate(np.where(opens, s.at, 0)) if s.n else s.at
    return {
        "lines since an opener": since,
        "openers before": s.before((opens & (share > _MIN_BEFORE)).astype(np.float32)),
        "prose words since an opener": np.where(since < FAR, marks - marks[at_opener], -1).astype(
            np.float32
        ),
        "lines since a heading of links": s.since(is_heading),
    }


def _file(
    own: dict[str, Floats], is_prose: npt.NDArray[np.bool_], mass: Floats, s: Stack
) -> dict[str, Floats]:
    """Describe the file of each line."""
    size = (s.last - s.first).astype(np.float32)
    total = s.whole(mass)
    shares = {
        "share of prose words in the file": total / np.maximum(s.whole(own["words"]), 1),
        "share of prose lines in the file": s.whole(is_prose.astype(np.float32)) / size,
        "share of bullets in the file": s.whole(own["bullet"]) / size,
        "share of cues in the file": s.whole((own["cue confidence"] > 0).astype(np.float32)) / size,
    }
    columns = {name: column.astype(np.float32) for name, column in shares.items()}
    return {"lines of the file": size, "prose words of the file": total} | columns
