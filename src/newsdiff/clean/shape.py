"""Shape: what a line looks like by itself and against the words of its own document."""

from __future__ import annotations

import re
from collections import Counter

from newsdiff.clean import languages
from newsdiff.clean.units import Unit

_GLUED = re.compile(r"[a-z][a-z][A-Z][a-z]")
_SEPARATOR = re.compile(r"[|›»·•→>]|(?<!\w)[-–—/](?!\w)")
_POST = re.compile(
    r"pic\.twitter\.com|\bt\.co/|\(@\w+\)|^[—–-] .*\d{4}$|a post shared by|<a href|</\w+>",
    re.IGNORECASE,
)
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


def shape(row: list[Unit], language: str) -> list[list[float]]:
    """Describe each unit of one document by itself and against the document's own words.

    Args:
        row: Units of one document.
        language: Whose function words count; "" for none.

    Returns:
        One list per unit, in the order of `SHAPE`.
    """
    stop = languages.stoplists().get(language, frozenset())
    topic: Counter[str] = Counter()
    contents = [_content(unit, stop) for unit in row]
    for unit, content in zip(row, contents, strict=True):
        if unit.is_prose:
            topic.update(content)
    keys = Counter(unit.key for unit in row)
    triples = [_triples(unit) for unit in row]
    lines_with = Counter(triple for own in triples for triple in own)
    seen: set[str] = set()
    result = []
    for i, (unit, content) in enumerate(zip(row, contents, strict=True)):
        own = 1 if unit.is_prose else 0
        shared = sum(topic[t] > own for t in content) / len(content) if content else -1.0
        before = row[i - 1].key if i else ""
        after = row[i + 1].key if i + 1 < len(row) else ""
        echoes = bool(unit.key) and any(_echo(unit.key, k) for k in (before, after))
        result.append(
            [
                *_line(unit, stop),
                shared,
                float(keys[unit.key] - 1),
                float(unit.key in seen),
                float(echoes),
                _share_said(triples[i], lines_with),
                float(_POST.search(unit.text) is not None),
                *_cues(unit),
            ]
        )
        seen.add(unit.key)
    return result


def _content(unit: Unit, stop: frozenset[str]) -> list[str]:
    """Words of a line that may be about its topic."""
    if unit.words < _MIN_TOPIC_WORDS:
        return []
    return [t for t in set(unit.tokens) if len(t) >= _MIN_TOPIC and t not in stop]


def _triples(unit: Unit) -> set[tuple[str, str, str]]:
    """Runs of three tokens of a line, up to a limit; none of a short one."""
    if unit.words < _MIN_TRIPLE_WORDS:
        return set()
    row = unit.tokens[:_MAX_TRIPLES]
    return set(zip(row, row[1:], row[2:], strict=False))


def _share_said(own: set[tuple[str, str, str]], lines_with: Counter[tuple[str, str, str]]) -> float:
    """Share of a line's triples that stand in another line too; -1 for a short line."""
    return sum([lines_with[triple] > 1 for triple in own]) / len(own) if own else -1.0


def _echo(a: str, b: str) -> bool:
    """Whether one of two lines opens with the other."""
    return min(len(a), len(b)) >= _MIN_ECHO and (a.startswith(b) or b.startswith(a))


def _line(unit: Unit, stop: frozenset[str]) -> list[float]:
    """Describe a unit by its own characters and words."""
    text = unit.text
    words = text.split()
    n = max(len(words), 1)
    tokens = unit.tokens
    n_tokens = max(len(tokens), 1)
    first = text[:1]
    return [
        float(unit.words),
        len(text) / n,
        float(unit.ends),
        float(text.endswith(":")),
        float(text.endswith("?")),
        float(unit.has_bullet),
        sum([w[0].isupper() for w in words]) / n,
        sum([w.isupper() for w in words]) / n,
        tokens.count("#") / n_tokens,
        sum([t in stop for t in tokens]) / n_tokens,
        text.count(",") / n,
        float(first in '“"„«'),
        float(unit.is_quotation),
        float(first.islower()),
        len(_SEPARATOR.findall(text)) / n,
        len(_GLUED.findall(text)) / n,
        float(len([t for t in tokens if t in _YOU])),
        float(len([t for t in tokens if t in _WE])),
    ]


def _cues(unit: Unit) -> list[float]:
    """Describe a unit by what its cues say of it."""
    found = unit.findings
    return [
        float(unit.kind == "subheading"),
        float(any(f.cue.opens for f in found)),
        float(any(f.whole for f in found)),
        max((f.cue.confidence for f in found), default=0.0),
    ]
