"""Lines: what every distinct line of some documents is by itself.

In come lines, out come columns: the words of each line, its tokens, its key, whether it ends like a
sentence, its cues. Texts of one site repeat their lines and all texts repeat their words, so each distinct
line is looked at once and so is each distinct word of them; what adds up over a line is one sum for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from newsdiff.documents.boilerplate import cues, languages, triggers
from newsdiff.documents.boilerplate.cues import Finding
from newsdiff.documents.boilerplate.ragged import Ints, Ragged

_MARK_END = re.compile(r"[.!?…。！？][\"'”’»“)\]]*$|[.!?][\"'”’»“)\]]*\s*\[?\d*\]?$")
_BULLET = re.compile(r"[*•◦▪‣·●○■□►▶\-–—+]|\d{1,3}[.)]")
_GLUED = re.compile(r"[a-z][a-z][A-Z][a-z]")
_SEPARATOR = re.compile(r"[|›»·•→>]|(?<!\w)[-–—/](?!\w)")
_QUOTES = frozenset("“”\"„«»‘’'")
_END = 8
"""Characters at the end of a line among which its sentence mark stands."""

_NOTHING: tuple[Finding, ...] = ()


MIN_PROSE_WORDS = 12
"""Words of a paragraph of prose; no setting, since the model was trained with it."""


class Numbering(dict[str, int]):
    """Numbers for strings, in the order of their first use."""

    def __missing__(self, key: str) -> int:
        """Give the next number."""
        self[key] = number = len(self)
        return number

    def of(self, strings: Iterable[str]) -> Ints:
        """Numbers of some strings."""
        return np.fromiter(map(self.__getitem__, strings), np.int64)


@dataclass(frozen=True, slots=True)
class Words:
    """Every distinct word, as it stands between blanks, with what it adds to its line."""

    tokens: Ragged
    """Its tokens, by number."""
    numbers: Numbering
    """Number of each token."""
    keys: list[str]
    """What it adds to the key of a line; "" for a dash."""
    facts: Ints
    """One row for each of `FACTS`."""


FACTS = ("capitalised", "in capitals", "characters", "commas", "separators", "glued")


@dataclass(frozen=True, slots=True)
class Lines:
    """Distinct lines; all lists and arrays run along them."""

    texts: list[str]
    """With single spaces, without a bullet."""
    has_bullet: list[bool]
    ends: list[bool]
    """Whether it closes with a sentence mark."""
    is_prose: list[bool]
    """Whether it does and has twelve words or more."""
    keys: list[str]
    """Lower case, numbers as `#`, no punctuation."""
    words: list[int]
    """Tokens that are words or numbers."""
    findings: list[tuple[Finding, ...]]
    """Cues that it uses."""
    tokens: Ragged
    """Tokens by number."""
    names: list[str]
    """Token of each number."""
    numbers: Numbering
    """Number of each token."""
    facts: Ints
    """Sums of `FACTS` over the words of each line, shape (lines, facts)."""
    n_words: Ints
    """Words between blanks."""
    is_functional: npt.NDArray[np.bool_]
    """Whether each token is on the stop list of each language, shape (languages, tokens)."""
    functional: Ints
    """Such tokens of each line, shape (lines, languages)."""


def ends(text: str) -> bool:
    """Whether a line closes with a sentence mark.

    Example:
        >>> ends("He left.”"), ends("He left [3]"), ends("It rose in 2019.[3]")
        (True, False, True)
    """
    return not text[-1:].isalpha() and _MARK_END.search(text[-_END:]) is not None


def is_quotation(text: str) -> bool:
    """Whether a line opens and closes with quotation marks."""
    if text[:1] not in _QUOTES:
        return False
    text = text.rstrip(" .,;")
    return len(text) > 1 and text[-1] in _QUOTES


def describe(raw: Sequence[str]) -> Lines:
    """Describe lines.

    Args:
        raw: Lines without blanks at their ends.

    Returns:
        One row per line, in order.
    """
    rows, has_bullet = _split(raw)
    texts = [" ".join(row) for row in rows]
    spread, words = _looked_up(rows)
    tokens = Ragged(words.tokens.take(spread.values).values, spread.sums(words.tokens.sizes))
    names = list(words.numbers)
    is_functional = languages.functional(names)
    counted = np.fromiter(map(cues.is_word, names), np.bool_)
    findings = [_NOTHING] * len(texts)
    for i, places in triggers.candidates(tokens, words.numbers, triggers.shipped()).items():
        row = [names[token] for token in tokens.row(i)]
        findings[i] = tuple(cues.find(row, texts[i], places=places))
    is_ended = [ends(text) for text in texts]
    n_tokens = tokens.sums(counted).tolist()
    return Lines(
        texts=texts,
        has_bullet=has_bullet,
        ends=is_ended,
        is_prose=[
            n >= MIN_PROSE_WORDS and is_end for n, is_end in zip(n_tokens, is_ended, strict=True)
        ],
        keys=_line_keys(spread, words),
        words=n_tokens,
        findings=findings,
        tokens=tokens,
        names=names,
        numbers=words.numbers,
        facts=np.column_stack([spread.sums(fact) for fact in words.facts]),
        n_words=spread.sizes,
        is_functional=is_functional,
        functional=np.column_stack([tokens.sums(row) for row in is_functional]),
    )


def line_keys(raw: Sequence[str]) -> list[str]:
    """Return the keys of lines, as `describe` does: what is compared where a line is looked for.

    Example:
        >>> line_keys(["Read our guide, 2nd part!", "• Read our guide", "1. Read our guide"])
        ['read our guide # nd part', 'read our guide', 'read our guide']
    """
    rows, _ = _split(raw)
    return _line_keys(*_looked_up(rows))


def _split(raw: Sequence[str]) -> tuple[list[list[str]], list[bool]]:
    """Split lines at blanks; return the words of each without its bullet, and whether it had one."""
    rows = [text.split() for text in raw]
    has_bullet = [len(row) > 1 and _BULLET.fullmatch(row[0]) is not None for row in rows]
    return [row[had:] for row, had in zip(rows, has_bullet, strict=True)], has_bullet


def _looked_up(rows: list[list[str]]) -> tuple[Ragged, Words]:
    """Number the words of lines in the order of their first use, and look at every distinct one."""
    known = Numbering()
    ids = known.of(chain.from_iterable(rows))
    sizes = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
    return Ragged(ids, sizes), _words(list(known))


def _line_keys(spread: Ragged, words: Words) -> list[str]:
    """Put the keys of lines together from those of their words."""
    return [" ".join(filter(None, map(words.keys.__getitem__, row))) for row in spread.lists()]


def _words(distinct: list[str]) -> Words:
    """Look at every distinct word."""
    joined = "\n".join(distinct)
    numbers = Numbering({cues.BREAK: 0})
    ids = numbers.of(cues.tokens(joined))
    # one break behind each word but the last
    breaks = np.append(np.flatnonzero(ids == 0), len(ids))[: len(distinct)]
    tokens = Ragged(ids[ids > 0], np.diff(breaks, prepend=-1) - 1)
    sizes = np.fromiter(map(len, distinct), dtype=np.int64, count=len(distinct))
    first = np.cumsum(sizes + 1) - sizes - 1
    facts = (
        np.fromiter((word[0].isupper() for word in distinct), np.int64),
        np.fromiter(map(str.isupper, distinct), np.int64),
        sizes,
        np.fromiter((word.count(",") for word in distinct), np.int64),
        _count(_SEPARATOR, joined, first),
        _count(_GLUED, joined, first),
    )
    return Words(tokens, numbers, _keys(tokens, list(numbers)), np.stack(facts))


def _count(pattern: re.Pattern[str], joined: str, first: Ints) -> Ints:
    """Count how often a pattern stands in each of some words, which begin at the given places."""
    places = [found.start() for found in pattern.finditer(joined)]
    at = np.searchsorted(first, np.asarray(places, dtype=np.int64), side="right") - 1
    return np.bincount(at, minlength=len(first)).astype(np.int64)


def _keys(tokens: Ragged, names: list[str]) -> list[str]:
    """What each word adds to the key of its line."""
    kept = [name if cues.is_word(name) else "" for name in names]
    result = [""] * len(tokens.sizes)
    single = tokens.sizes == 1
    for i, token in zip(
        np.flatnonzero(single).tolist(),
        tokens.values[tokens.bounds[:-1][single]].tolist(),
        strict=True,
    ):
        result[i] = kept[token]
    for i in np.flatnonzero(tokens.sizes > 1).tolist():
        result[i] = " ".join([kept[token] for token in tokens.row(i) if kept[token]])
    return result
