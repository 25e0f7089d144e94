"""Shape: what a line looks like by itself and against the words of its own document."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from newsdiff.documents.boilerplate import languages
from newsdiff.documents.boilerplate.lines import Lines, Numbering, is_quotation
from newsdiff.documents.boilerplate.ragged import Ints, Ragged, distinct
from newsdiff.documents.boilerplate.stack import Floats, Stack
from newsdiff.documents.boilerplate.triggers import flags
from newsdiff.documents.boilerplate.units import Cut

Column = npt.NDArray[np.generic]

_POST = re.compile(
    r"pic\.twitter\.com|\bt\.co/|\(@\w+\)|^[—–-] .*\d{4}$|a post shared by|<a href|</\w+>",
    re.IGNORECASE,
)
_IN_POSTS = ("twitter.com", "t.co/", "(@", "post shared by", "<a", "</")
_DASHES = frozenset("—–-")
"""A post has one of these in it, in lower case, or opens with a dash: the rest needs no regex."""
_OPENING = frozenset('“"„«')
_NUMBER = frozenset("#")
_YOU = frozenset("you your you're you'll yours yourself".split())
_WE = frozenset("we our us we're we'll we've ours".split())
_MAX_TRIPLES = 60
"""Tokens of a line whose triples are compared: captions are shorter."""
_MIN_TRIPLE_WORDS = 5
"""Words of a line whose triples are compared."""
_MIN_TOPIC = 5
"""Characters of a word that can be about the topic."""
_MIN_TOPIC_WORDS = 3
"""Words of a line that can share the topic."""
_MIN_ECHO = 16
"""Characters of a line that repeats its neighbour."""

SHAPE = (
    "words",
    "characters per word",
    "end mark",
    "ends with a colon",
    "ends with a question mark",
    "bullet",
    "capitalised words",
    "words in capitals",
    "numbers",
    "function words",
    "commas",
    "opens with a quotation mark",
    "lone quotation",
    "opens in lower case",
    "separators",
    "glued words",
    "addresses the reader",
    "speaks for the outlet",
    "shares words with the article",
    "stands more than once in the file",
    "stood before in the file",
    "repeats a neighbour",
    "word triples said elsewhere in the file",
    "post from a social network",
    "subheading",
    "opens a section",
    "whole line is a cue",
    "cue confidence",
)
"""Names of the numbers of a line by itself, as explanations print them."""


def shape(cut: Cut, s: Stack, codes: Sequence[str]) -> Floats:
    """Describe units by themselves and against the words of their own documents.

    Args:
        cut: Units of some documents.
        s: Which of them belong to one document.
        codes: Language of each document, whose function words count; "" for none.

    Returns:
        One row per unit, in the order of `SHAPE`.
    """
    lines, at = cut.lines, cut.at
    units = [unit for row in cut.rows for unit in row]
    order = languages.ordered()
    spoken = np.asarray([order.index(code) if code else -1 for code in codes], dtype=np.int64)[s.of]
    tokens = lines.tokens.take(at)
    said = {name: column[at] for name, column in _alone(lines).items()}
    functional = np.where(spoken >= 0, lines.functional[at, spoken], 0)
    said["function words"] = functional / np.maximum(tokens.sizes, 1)
    said["shares words with the article"] = _shared(cut, tokens, spoken, s)
    said |= _repeated(cut, s)
    said["word triples said elsewhere in the file"] = _said_elsewhere(cut, tokens, s)
    said["subheading"] = np.asarray([unit.kind == "subheading" for unit in units])
    columns = [np.asarray(said[name], dtype=np.float32) for name in SHAPE]
    return np.column_stack(columns).reshape(s.n, len(SHAPE))


def _alone(lines: Lines) -> dict[str, Column]:
    """Describe distinct lines by their own characters, words and cues."""
    capitalised, capitals, characters, commas, separators, glued = lines.facts.T
    n = np.maximum(lines.n_words, 1)
    n_tokens = np.maximum(lines.tokens.sizes, 1)
    texts, found = lines.texts, lines.findings
    first = [text[:1] for text in texts]

    def count(strings: frozenset[str]) -> Ints:
        return lines.tokens.sums(flags(strings, lines.numbers))

    return {
        "words": np.asarray(lines.words),
        "characters per word": (characters + lines.n_words - (lines.n_words > 0)) / n,
        "end mark": np.asarray(lines.ends),
        "ends with a colon": np.asarray([text.endswith(":") for text in texts]),
        "ends with a question mark": np.asarray([text.endswith("?") for text in texts]),
        "bullet": np.asarray(lines.has_bullet),
        "capitalised words": capitalised / n,
        "words in capitals": capitals / n,
        "numbers": count(_NUMBER) / n_tokens,
        "commas": commas / n,
        "opens with a quotation mark": np.asarray([c in _OPENING for c in first]),
        "lone quotation": np.asarray([is_quotation(text) for text in texts]),
        "opens in lower case": np.asarray([c.islower() for c in first]),
        "separators": separators / n,
        "glued words": glued / n,
        "addresses the reader": count(_YOU),
        "speaks for the outlet": count(_WE),
        "post from a social network": np.asarray([_is_post(text) for text in texts]),
        "opens a section": np.asarray([any(f.cue.opens for f in row) for row in found]),
        "whole line is a cue": np.asarray([any(f.whole for f in row) for row in found]),
        "cue confidence": np.asarray(
            [max([f.cue.confidence for f in row]) if row else 0.0 for row in found]
        ),
    }


def _is_post(text: str) -> bool:
    """Whether a line holds what only an embedded post holds."""
    lower = text.lower()
    may_be = lower[:1] in _DASHES or any(part in lower for part in _IN_POSTS)
    return may_be and _POST.search(text) is not None


def _shared(cut: Cut, tokens: Ragged, spoken: Ints, s: Stack) -> Column:
    """Share of a line's topic words that other prose of its document uses too; -1 without any."""
    lines = cut.lines
    n = len(lines.names)
    is_stop = np.vstack([lines.is_functional, np.zeros(n, dtype=np.bool_)])
    is_long = np.asarray([len(name) >= _MIN_TOPIC for name in lines.names], dtype=np.bool_)
    words = np.asarray(lines.words, dtype=np.int64)[cut.at]
    rows = tokens.rows
    chosen = is_long[tokens.values] & (words >= _MIN_TOPIC_WORDS)[rows]
    rows, values = rows[chosen], tokens.values[chosen]
    chosen = ~is_stop[spoken[rows], values]
    pairs = distinct(rows[chosen] * n + values[chosen])
    rows, values = pairs // n, pairs % n
    is_prose = np.asarray(lines.is_prose, dtype=np.bool_)[cut.at]
    _, place = np.unique(s.of[rows] * n + values, return_inverse=True)
    topic = np.bincount(place, weights=is_prose[rows])
    used = np.bincount(rows, weights=topic[place] > is_prose[rows], minlength=s.n)
    total = np.bincount(rows, minlength=s.n)
    return np.where(total > 0, used / np.maximum(total, 1), -1.0)


def _repeated(cut: Cut, s: Stack) -> dict[str, Column]:
    """Tell which lines stand in their document more than once, or open like a neighbour."""
    numbers = Numbering()
    keys = numbers.of(cut.lines.keys)[cut.at]
    _, first, place, counts = np.unique(
        s.of * len(numbers) + keys, return_index=True, return_inverse=True, return_counts=True
    )
    names = list(numbers)
    is_long = np.asarray([len(key) >= _MIN_ECHO for key in names], dtype=np.bool_)[keys]
    echoes = np.zeros(s.n, dtype=np.bool_)
    for i in np.flatnonzero(is_long[:-1] & is_long[1:] & (s.of[:-1] == s.of[1:])).tolist():
        a, b = names[keys[i]], names[keys[i + 1]]
        if a.startswith(b) or b.startswith(a):
            echoes[i : i + 2] = True
    return {
        "stands more than once in the file": counts[place] - 1,
        "stood before in the file": s.at > first[place],
        "repeats a neighbour": echoes,
    }


def _said_elsewhere(cut: Cut, tokens: Ragged, s: Stack) -> Column:
    """Share of a line's token triples that stand in another line of its document; -1 for a short one."""
    n = len(cut.lines.names)
    words = np.asarray(cut.lines.words, dtype=np.int64)[cut.at]
    rows, places = tokens.rows, tokens.places
    inside = np.minimum(tokens.sizes, _MAX_TRIPLES) - 2
    at = np.flatnonzero((places < inside[rows]) & (words >= _MIN_TRIPLE_WORDS)[rows])
    rows, a = rows[at], tokens.values
    # One number for a document and three tokens. It may wrap around in a corpus of very many words: then two triples
    # could share a number, which is too rare to matter.
    triples = ((s.of[rows] * n + a[at]) * n + a[at + 1]) * n + a[at + 2]
    order = np.argsort(triples, kind="stable")
    rows, triples = rows[order], triples[order]
    is_new = np.append(True, triples[1:] != triples[:-1])[: len(rows)]
    is_own = is_new | np.append(True, rows[1:] != rows[:-1])[: len(rows)]
    lines_with = np.bincount(np.cumsum(is_new) - 1, weights=is_own)
    said = lines_with[np.cumsum(is_new) - 1] > 1
    used = np.bincount(rows, weights=said & is_own, minlength=s.n)
    total = np.bincount(rows, weights=is_own, minlength=s.n)
    return np.where(total > 0, used / np.maximum(total, 1), -1.0)
