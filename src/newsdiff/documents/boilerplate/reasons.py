"""Reasons: what spoke for boilerplate, in words that an editor understands.

In come the columns of the model with their values and contributions, out come phrases, strongest first. Columns
that say the same are one aspect: their contributions are added before they are compared, and the aspect is put
into words from the values, never as a number without a meaning. An aspect that has nothing to say about a line
is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from newsdiff.documents.boilerplate.ragged import Floats

_SHORT = 6
"""Words of a line that is called short; more are counted."""
_FEW_FUNCTION_WORDS = 0.25
"""Share of function words below which a line does not read like a sentence: prose has a third or more."""
_MANY = 0.5
"""Share from which something is said of most words of a line or most lines of its surroundings."""
_SOME_CUES = 0.2
"""Share of lines with a cue from which a line stands among boilerplate."""
_NEAR = 3
"""Lines up to which a paragraph is near."""

Values = Mapping[str, float]
"""Column -> value, of one line."""


def phrases(names: Sequence[str], matrix: Floats, contributions: Floats, n: int) -> list[list[str]]:
    """Say what speaks for boilerplate in each row, strongest first.

    Args:
        names: Columns.
        matrix: Values of the columns, one row per line.
        contributions: What each column adds to the log-odds for the article, of the same shape.
        n: Phrases per line at most.

    Returns:
        For each row phrases like "short" or "no full stop"; none where nothing that speaks for boilerplate has a
        name.
    """
    aspects = list(_SAID)
    totals = np.zeros((len(aspects), len(contributions)), dtype=np.float32)
    for name, column in zip(names, contributions.T, strict=True):
        if (aspect := aspect_of(name)) is not None:
            totals[aspects.index(aspect)] += column
    result = []
    for values, moved in zip(matrix.tolist(), totals.T, strict=True):
        row = dict(zip(names, values, strict=True))
        strongest = [aspects[k] for k in np.argsort(moved, kind="stable") if moved[k] < 0]
        said = filter(None, (_SAID[aspect](row) for aspect in strongest))
        result.append(list(dict.fromkeys(said))[:n])
    return result


def aspect_of(name: str) -> str | None:
    """Return the aspect of a line that a column describes; None for one that no phrase is about.

    Example:
        >>> aspect_of("words"), aspect_of("words, 1 before"), aspect_of("share of cues within 5")
        ('length', 'surroundings', 'surroundings')
    """
    if name in _ASPECTS:
        return _ASPECTS[name]
    if name.startswith("cue: "):
        return "cue"
    if name.startswith("other stories"):
        return None if name.endswith((" before", " after")) else "outlet"
    return "surroundings" if ", " in name or " within " in name else None


def _length(row: Values) -> str | None:
    return "short" if row["words"] <= _SHORT else None


def _ending(row: Values) -> str | None:
    if row.get("end mark", 0) > 0:
        return None
    return "ends with a colon" if row.get("ends with a colon", 0) > 0 else "no full stop"


def _form(row: Values) -> str | None:
    if row.get("numbers", 0) >= _MANY:
        return "mostly numbers"
    if row.get("words in capitals", 0) >= _MANY:
        return "in capitals"
    if row.get("separators", 0) > 0:
        return "in parts with signs between them"
    if row.get("bullet", 0) > 0:
        return "an entry of a list"
    if row.get("function words", 1) < _FEW_FUNCTION_WORDS:
        return "no sentence"
    return None


def _address(row: Values) -> str | None:
    if row.get("addresses the reader", 0) > 0:
        return "speaks to the reader"
    return "speaks for the outlet" if row.get("speaks for the outlet", 0) > 0 else None


def _topic(row: Values) -> str | None:
    return "on another subject than the article" if row.get(_TOPIC, -1) == 0 else None


def _copies(row: Values) -> str | None:
    return "says what a line beside it says" if row.get("repeats a neighbour", 0) > 0 else None


def _outlet(row: Values) -> str | None:
    is_repeated = row.get("other stories with this line", 0) > 0
    return "the outlet prints it under other stories" if is_repeated else None


def _cue(row: Values) -> str | None:
    return "worded as sites word such lines" if row.get("cue confidence", 0) > 0 else None


def _surroundings(row: Values) -> str | None:
    if row.get("share of cues within 5", 0) >= _SOME_CUES:
        return "stands among notices and prompts"
    if row.get("share of bullets within 5", 0) >= _MANY:
        return "stands in a list"
    if row.get("share of prose lines within 2", 0) >= _MANY:
        return None
    return "stands among links" if row.get("words a line within 2", 99) <= _SHORT else None


def _place(row: Values) -> str | None:
    if row.get("share of prose before", -1) == 0:
        return "above the text"
    if row.get("share of prose before", 0) >= 1:
        return "below the text"
    is_far = min(row.get("lines since prose", 0), row.get("lines until prose", 0)) > _NEAR
    return "far from any paragraph" if is_far else None


def _section(row: Values) -> str | None:
    return (
        "below a heading of teasers, comments or appeals"
        if row.get("openers before", 0) > 0
        else None
    )


def _post(row: Values) -> str | None:
    return "part of an embedded post" if row.get("post from a social network", 0) > 0 else None


def _file(row: Values) -> str | None:
    is_list = row.get("share of prose lines in the file", 1) < _SOME_CUES
    return "in a file of mostly short lines" if is_list else None


_TOPIC = "shares words with the article"
_SAID: dict[str, Callable[[Values], str | None]] = {
    "length": _length,
    "ending": _ending,
    "form": _form,
    "address": _address,
    "topic": _topic,
    "copies": _copies,
    "outlet": _outlet,
    "cue": _cue,
    "surroundings": _surroundings,
    "place": _place,
    "section": _section,
    "post": _post,
    "file": _file,
}
"""Aspect -> how it is put into words."""
_ASPECTS: dict[str, str] = {
    name: aspect
    for aspect, names in {
        "length": ("words", "commas"),
        "ending": ("end mark", "ends with a colon", "ends with a question mark"),
        "form": (
            "characters per word",
            "bullet",
            "capitalised words",
            "words in capitals",
            "numbers",
            "function words",
            "opens with a quotation mark",
            "lone quotation",
            "opens in lower case",
            "separators",
            "glued words",
            "subheading",
        ),
        "address": ("addresses the reader", "speaks for the outlet"),
        "topic": (_TOPIC,),
        "copies": ("repeats a neighbour",),
        "post": (
            "post from a social network",
            "lines until a post's signature",
            "lines since a post's signature",
        ),
        "cue": ("opens a section", "whole line is a cue", "cue confidence"),
        "place": (
            "share of prose before",
            "prose words before",
            "prose words after",
            "lines since prose",
            "lines until prose",
            "line number",
            "lines to the end",
            "position",
        ),
        "section": (
            "lines since an opener",
            "openers before",
            "prose words since an opener",
            "lines since a heading of links",
        ),
        "file": (
            "lines of the file",
            "prose words of the file",
            "share of prose words in the file",
            "share of prose lines in the file",
            "share of bullets in the file",
            "share of cues in the file",
        ),
    }.items()
    for name in names
}
