"""Surroundings: where a line is, what is around it, and what kind of file it is in."""

from __future__ import annotations

import numpy as np

from newsdiff.documents.boilerplate.lines import MIN_PROSE_WORDS
from newsdiff.documents.boilerplate.ragged import FAR, Column, Flags, Floats, GroupedRows

_RADII = (2, 5, 12)
"""Lines on each side of a window: a break, a box, a section."""
_FAR_NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
_NEAR = ("function words", "bullet", "capitalised words", "shares words with the article")
"""Numbers of the direct neighbours only."""
_MIN_BEFORE = 0.3
"""Share of the prose before an opener that may close the article."""
_MAX_LINES = 200
"""Lines that are counted from either end at most."""


def surroundings(
    own: dict[str, Floats], is_heading: Flags, repeated: Floats, groups: GroupedRows
) -> dict[str, Column]:
    """Describe neighbours, windows, position and file of every row.

    Args:
        own: Numbers of each line by itself, by name.
        is_heading: Whether a line uses a cue of related stories.
        repeated: Other stories of the outlet with the same line.
        groups: Which rows belong to one document.

    Returns:
        Columns by name, in the order of the model.
    """
    is_prose = (own["end mark"] > 0) & (own["words"] >= MIN_PROSE_WORDS)
    prose_words = np.where(is_prose, own["words"], np.float32(0))
    return (
        _neighbours(own, repeated, groups)
        | _windows(own, is_prose, repeated, groups)
        | _position(own, is_prose, prose_words, groups)
        | _sections(own["opens a section"] > 0, is_heading, prose_words, groups)
        | _file(own, is_prose, prose_words, groups)
    )


def _neighbours(own: dict[str, Floats], repeated: Floats, groups: GroupedRows) -> dict[str, Column]:
    """Describe the lines next to each line."""
    out: dict[str, Column] = {}
    for k in _FAR_NEIGHBOURS:
        side = f"{abs(k)} before" if k < 0 else f"{k} after"
        for name in ("words", "end mark", "cue confidence"):
            out[f"{name}, {side}"] = groups.shift(own[name], k, -1)
    for k, side in ((-1, "1 before"), (1, "1 after")):
        for name in _NEAR:
            out[f"{name}, {side}"] = groups.shift(own[name], k, -1)
        out[f"other stories with this line, {side}"] = groups.shift(repeated, k, -1)
    post = own["post from a social network"] > 0
    out["lines until a post's signature"] = groups.rows_until(post)
    out["lines since a post's signature"] = groups.rows_since(post)
    return out


def _windows(
    own: dict[str, Floats], is_prose: Flags, repeated: Floats, groups: GroupedRows
) -> dict[str, Column]:
    """Describe the lines around each line on average."""
    means: dict[str, Floats | Flags] = {
        "share of prose lines": is_prose,
        "words a line": own["words"],
        "share of cues": own["cue confidence"] > 0,
        "share of repeated lines": repeated > 0,
        "share of bullets": own["bullet"],
        "share of end marks": own["end mark"],
        "function words": own["function words"],
    }
    return {
        f"{name} within {radius}": groups.rolling_mean(column, radius)
        for radius in _RADII
        for name, column in means.items()
    }


def _position(
    own: dict[str, Floats], is_prose: Flags, prose_words: Floats, groups: GroupedRows
) -> dict[str, Column]:
    """Describe where in the article and in the file each line is."""
    total, before = groups.sum_of_group(prose_words), groups.sum_before(prose_words)
    plain = is_prose & (own["cue confidence"] == 0)
    return {
        "share of prose before": before / np.maximum(total, 1),
        "prose words before": before,
        "prose words after": total - before - prose_words,
        "lines since prose": groups.rows_since(plain),
        "lines until prose": groups.rows_until(plain),
        "line number": np.minimum(groups.row - groups.first, _MAX_LINES),
        "lines to the end": np.minimum(groups.stop - groups.row - 1, _MAX_LINES),
        "position": (groups.row - groups.first) / (groups.stop - groups.first),
    }


def _sections(
    opens: Flags, is_heading: Flags, prose_words: Floats, groups: GroupedRows
) -> dict[str, Column]:
    """Describe what was opened before each line."""
    since = groups.rows_since(opens)
    share = groups.sum_before(prose_words) / np.maximum(groups.sum_of_group(prose_words), 1)
    before = groups.sum_before(np.where(opens, np.float32(0), prose_words))
    last_opener = np.maximum.accumulate(np.where(opens, groups.row, 0)) if groups.n else groups.row
    return {
        "lines since an opener": since,
        "openers before": groups.sum_before(opens & (share > _MIN_BEFORE)),
        "prose words since an opener": np.where(since < FAR, before - before[last_opener], -1),
        "lines since a heading of links": groups.rows_since(is_heading),
    }


def _file(
    own: dict[str, Floats], is_prose: Flags, prose_words: Floats, groups: GroupedRows
) -> dict[str, Column]:
    """Describe the file of each line."""
    size = groups.stop - groups.first
    total = groups.sum_of_group(prose_words)
    n_words = groups.sum_of_group(own["words"])
    return {
        "lines of the file": size,
        "prose words of the file": total,
        "share of prose words in the file": total / np.maximum(n_words, 1),
        "share of prose lines in the file": groups.sum_of_group(is_prose) / size,
        "share of bullets in the file": groups.sum_of_group(own["bullet"]) / size,
        "share of cues in the file": groups.sum_of_group(own["cue confidence"] > 0) / size,
    }
