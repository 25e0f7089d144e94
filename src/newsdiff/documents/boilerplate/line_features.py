"""Line features: what a line looks like by itself and beside the other lines of its document.

In come the units of some documents, out come columns with a number for each. What depends on the line alone is
computed once for each distinct line; what depends on the document is one numpy operation for all documents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from newsdiff.documents.boilerplate.lines import FACTS, Line
from newsdiff.documents.boilerplate.ragged import (
    Column,
    Flags,
    Floats,
    GroupedRows,
    Ints,
    RaggedArray,
    distinct,
)
from newsdiff.documents.boilerplate.triggers import token_flags
from newsdiff.documents.boilerplate.units import DocumentUnits
from newsdiff.language.languages import stoplists

_POST = re.compile(
    r"pic\.twitter\.com|\bt\.co/|\(@\w+\)|^[—–-] .*\d{4}$|a post shared by|<a href|</\w+>",
    re.IGNORECASE,
)
_IN_POSTS = ("twitter.com", "t.co/", "(@", "post shared by", "<a", "</")
_DASHES = frozenset("—–-")
"""A post has one of these strings in it, in lower case, or opens with a dash: other lines need no regex."""
_OPENING = frozenset('“"„«')
_NUMBER = frozenset("#")
_YOU = frozenset("you your you're you'll yours yourself".split())
_WE = frozenset("we our us we're we'll we've ours".split())
"""The words with which the model was trained, and so no others of `language.classes`."""
_MIN_TOPIC = 5
"""Characters of a word that can be about the topic."""
_MIN_TOPIC_WORDS = 3
"""Words of a line that can share the topic."""
_MIN_ECHO = 16
"""Characters of a line that repeats its neighbour."""


def compute_line_features(
    described: DocumentUnits, groups: GroupedRows, codes: Sequence[str]
) -> dict[str, Floats]:
    """Describe units by themselves and beside the other units of their documents.

    Args:
        described: Units of some documents.
        groups: Which of them belong to one document.
        codes: Language of each document, whose function words count; "" for none.

    Returns:
        Columns with a number per unit, by the names that the model knows and explanations print.
    """
    lines, at = described.lines, described.line_numbers
    units = [unit for row in described.rows for unit in row]
    order = list(stoplists())
    of_documents = [order.index(code) if code else -1 for code in codes]
    spoken = np.asarray(of_documents, dtype=np.int64)[groups.group]
    tokens = lines.tokens.take(at)
    facts = dict(zip(FACTS, lines.facts[at].T, strict=True))
    n_words = lines.n_words[at]
    n, n_tokens = np.maximum(n_words, 1), np.maximum(tokens.sizes, 1)

    def each(values: list[bool] | list[int]) -> Column:
        return np.asarray(values)[at]

    def count(strings: frozenset[str]) -> Ints:
        return lines.tokens.sums(token_flags(strings, lines.vocabulary))[at]

    columns = {
        "words": each([line.words for line in lines.rows]),
        "characters per word": (facts["characters"] + n_words - (n_words > 0)) / n,
        "end mark": each([line.ends for line in lines.rows]),
        "ends with a colon": each([line.text.endswith(":") for line in lines.rows]),
        "ends with a question mark": each([line.text.endswith("?") for line in lines.rows]),
        "bullet": each([line.has_bullet for line in lines.rows]),
        "capitalised words": facts["capitalised"] / n,
        "words in capitals": facts["in capitals"] / n,
        "numbers": count(_NUMBER) / n_tokens,
        "function words": np.where(spoken >= 0, lines.functional[at, spoken], 0) / n_tokens,
        "commas": facts["commas"] / n,
        "opens with a quotation mark": each([line.text[:1] in _OPENING for line in lines.rows]),
        "lone quotation": each([line.is_quotation for line in lines.rows]),
        "opens in lower case": each([line.text[:1].islower() for line in lines.rows]),
        "separators": facts["separators"] / n,
        "glued words": facts["glued"] / n,
        "addresses the reader": count(_YOU),
        "speaks for the outlet": count(_WE),
        "shares words with the article": _shared_topic(described, tokens, spoken, groups),
        "repeats a neighbour": _echoes(described, groups),
        "post from a social network": each([_is_post(line) for line in lines.rows]),
        "subheading": np.asarray([unit.kind == "subheading" for unit in units]),
    }
    columns |= {name: values[at] for name, values in _of_cues(lines.rows).items()}
    return {name: np.asarray(column, dtype=np.float32) for name, column in columns.items()}


def _of_cues(rows: Sequence[Line]) -> dict[str, Column]:
    """Describe lines by their cues, which few lines have."""
    opens, whole, surest = (np.zeros(len(rows)) for _ in range(3))
    for k, line in enumerate(rows):
        if line.findings:
            opens[k] = any(f.cue.opens for f in line.findings)
            whole[k] = any(f.whole for f in line.findings)
            surest[k] = max(f.cue.confidence for f in line.findings)
    return {"opens a section": opens, "whole line is a cue": whole, "cue confidence": surest}


def _is_post(line: Line) -> bool:
    """Whether a line holds what only an embedded post holds."""
    lower = line.text.lower()
    for part in _IN_POSTS:
        if part in lower:
            break
    else:
        if lower[:1] not in _DASHES:
            return False
    return _POST.search(line.text) is not None


def _shared_topic(
    described: DocumentUnits, tokens: RaggedArray, spoken: Ints, groups: GroupedRows
) -> Column:
    """Share of a line's topic words that other prose of its document uses too; -1 without any."""
    lines = described.lines
    n = len(lines.names)
    # A last row without stop words is for documents of no language, whose number is -1.
    is_stop = np.vstack([lines.is_functional, np.zeros(n, dtype=np.bool_)])
    is_long = np.asarray([len(name) >= _MIN_TOPIC for name in lines.names], dtype=np.bool_)
    units = [unit for row in described.rows for unit in row]
    words = np.asarray([unit.words for unit in units], dtype=np.int64)
    is_prose = np.asarray([unit.is_prose for unit in units], dtype=np.bool_)
    rows = tokens.rows
    is_topic = is_long[tokens.values] & (words >= _MIN_TOPIC_WORDS)[rows]
    rows, values = rows[is_topic], tokens.values[is_topic]
    is_topic = ~is_stop[spoken[rows], values]
    # A line and a word are one number here, and below a document and a word: each pair counts once.
    pairs = distinct(rows[is_topic] * n + values[is_topic])
    rows, values = pairs // n, pairs % n
    _, term = np.unique(groups.group[rows] * n + values, return_inverse=True)
    n_prose = np.bincount(term, weights=is_prose[rows])
    # More lines of prose use the word than the line itself, if it is prose.
    used = np.bincount(rows, weights=n_prose[term] > is_prose[rows], minlength=groups.n)
    total = np.bincount(rows, minlength=groups.n)
    return np.where(total > 0, used / np.maximum(total, 1), -1.0)


def _echoes(described: DocumentUnits, groups: GroupedRows) -> Flags:
    """Find lines that open like a neighbour."""
    rows = described.lines.rows
    keys = [rows[number].key for number in described.line_numbers.tolist()]
    is_long = np.asarray([len(key) >= _MIN_ECHO for key in keys], dtype=np.bool_)
    has_next = is_long[:-1] & is_long[1:] & (groups.group[:-1] == groups.group[1:])
    echoes = np.zeros(groups.n, dtype=np.bool_)
    for i in np.flatnonzero(has_next).tolist():
        a, b = keys[i], keys[i + 1]
        if a.startswith(b) or b.startswith(a):
            echoes[i : i + 2] = True
    return echoes
