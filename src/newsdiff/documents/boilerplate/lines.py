"""Lines: what every distinct line of some documents is by itself.

In come lines, out comes a table with a row per line: its words, its tokens, its key, whether it ends like a
sentence, its cues. Texts of one site repeat their lines and all texts repeat their words, so each distinct
line is described once and so is each distinct word; counts of a line are sums over its words, made for all
lines at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice

import numpy as np

from newsdiff.documents.boilerplate import cues, languages, packs, triggers
from newsdiff.documents.boilerplate.cues import Finding
from newsdiff.documents.boilerplate.ragged import Flags, Ints, RaggedArray
from newsdiff.documents.boilerplate.reported import judged
from newsdiff.language import letters
from newsdiff.language.calendars import ALL_MONTHS

_MARKS = "".join(sorted(letters.SENTENCE_MARKS))
_MARK_END = re.compile(rf"[{_MARKS}][\"'”’»“」』）)\]]*$|[.!?][\"'”’»“)\]]*\s*\[?\d*\]?$")
_BULLET = re.compile(r"[*•◦▪‣·●○■□►▶\-–—+]|\d{1,3}[.)]")
_DASHES = frozenset("—–―-")
_FIGURES = re.compile(r"\d+")
_GLUED = re.compile(r"[a-z][a-z][A-Z][a-z]")
_SEPARATOR = re.compile(r"[|›»·•→>]|(?<!\w)[-–—/](?!\w)")
_QUOTES = frozenset("“”\"„«»‘’'")
_END = 8
"""Characters at the end of a line that can hold its sentence mark and what follows it."""
_MAX_WORDS = 1 << 16
"""Distinct words that are kept: some 15 MB."""
_NO_FINDINGS: tuple[Finding, ...] = ()

MIN_PROSE_WORDS = 12
"""Words of a paragraph of prose; no setting, since the model was trained with it."""


class Vocabulary(dict[str, int]):
    """Numbers for strings, from 0 on, in the order of their first use."""

    def __missing__(self, key: str) -> int:
        """Give a new string the next number."""
        self[key] = number = len(self)
        return number

    def encode(self, strings: Iterable[str]) -> Ints:
        """Return the numbers of some strings."""
        return np.fromiter(map(self.__getitem__, strings), np.int64)


FACTS = ("capitalised", "in capitals", "characters", "commas", "separators", "glued")


@dataclass
class Line:
    """What a line is by itself."""

    text: str
    """Its words with single spaces, without a bullet."""
    bullet: str
    """The bullet or number before it, "" where there is none."""
    words: int
    """Tokens that are words or numbers."""
    ends: bool
    """Whether it closes with a sentence mark."""
    findings: tuple[Finding, ...]
    """Cues that it uses."""
    key: str
    """What repetition compares: lower case, numbers as `#`, no punctuation."""
    is_prose: bool
    """Whether it reads like a paragraph: twelve words or more that end with a sentence mark."""

    @property
    def has_bullet(self) -> bool:
        """Whether it is an entry of a list."""
        return self.bullet != ""

    @property
    def is_entry(self) -> bool:
        """Whether a bullet says that it is an entry of a list: a dash opens a turn of a talk, too."""
        return self.has_bullet and self.bullet not in _DASHES

    @property
    def figures(self) -> list[str]:
        """Its numbers as they are printed, which the key leaves out: with other figures a line says something else."""
        return _FIGURES.findall(self.text) if "#" in self.key else []

    @property
    def printed(self) -> tuple[str, ...]:
        """Its key with its figures: buttons and headlines of other stories stand in a file twice."""
        return (self.key, *self.figures)

    @property
    def is_quotation(self) -> bool:
        """Whether it opens and closes with quotation marks."""
        if self.text[:1] not in _QUOTES:
            return False
        text = self.text.rstrip(" .,;")
        return len(text) > 1 and text[-1] in _QUOTES


@dataclass(frozen=True, slots=True)
class LineTable:
    """Distinct lines; the arrays have an entry per line unless they say otherwise."""

    rows: list[Line]
    tokens: RaggedArray
    """Tokens by number."""
    vocabulary: Vocabulary
    """Number of each token."""
    names: list[str]
    """The same the other way round: token of each number."""
    facts: Ints
    """Sums of `FACTS` over the words of each line, shape (lines, facts)."""
    n_words: Ints
    """Words between blanks."""
    is_functional: Flags
    """Whether each token is on the stop list of each language, shape (languages, tokens)."""
    functional: Ints
    """Such tokens of each line, shape (lines, languages)."""


def ends_sentence(text: str) -> bool:
    """Whether a line closes with a sentence mark.

    Example:
        >>> ends_sentence("He left.”"), ends_sentence("He left [3]"), ends_sentence("It rose in 2019.[3]")
        (True, False, True)
    """
    last = text[-1:]
    if last in letters.SENTENCE_MARKS:
        return True
    if last.isalpha() or _MARK_END.search(text[-_END:]) is None:
        return not text.isascii() and (
            letters.is_greek_question(text) or letters.is_unmarked_sentence(text)
        )
    return True


def describe_lines(raw: Sequence[str]) -> LineTable:
    """Describe lines without blanks at their ends by themselves, all at once; one row per line, in order."""
    rows, bullets = _split(raw)
    texts = [" ".join(row) for row in rows]
    words = _word_table()
    word_rows = words.encode(rows)
    spelled = words.tokens.take(word_rows.values).values
    is_used = np.zeros(len(words.names), np.bool_)
    is_used[spelled] = True
    numbers = np.cumsum(is_used) - 1
    tokens = RaggedArray(numbers[spelled], word_rows.sums(words.tokens.sizes))
    names = [words.names[token] for token in np.flatnonzero(is_used).tolist()]
    vocabulary = Vocabulary(zip(names, range(len(names)), strict=True))
    is_functional = languages.function_word_flags(names)
    is_counted = np.fromiter(map(cues.is_word, names), np.bool_)
    n_tokens = tokens.sums(is_counted).tolist()
    for i, text in enumerate(texts):
        if not text.isascii() and (n := letters.unspaced_words(text)):
            n_tokens[i] = n
    ends = [ends_sentence(text) for text in texts]
    keys = _joined_keys(word_rows, words)
    is_prose = [end and n >= MIN_PROSE_WORDS for end, n in zip(ends, n_tokens, strict=True)]
    findings = [_NO_FINDINGS] * len(texts)
    likely = triggers.candidates(tokens, vocabulary, packs.shipped_pack())
    for i, places in likely.items():
        row = [names[token] for token in tokens.row(i)]
        found = packs.find_cues(row, texts[i], places=places)
        findings[i] = judged(found, texts[i], row, is_prose=is_prose[i])
    facts = zip(texts, bullets, n_tokens, ends, findings, keys, is_prose, strict=True)
    return LineTable(
        rows=[Line(*row) for row in facts],
        tokens=tokens,
        vocabulary=vocabulary,
        names=names,
        facts=np.column_stack([word_rows.sums(fact) for fact in words.facts]),
        n_words=word_rows.sizes,
        is_functional=is_functional,
        functional=np.column_stack([tokens.sums(row) for row in is_functional]),
    )


def line_keys(raw: Sequence[str]) -> list[str]:
    """Return the keys of lines, those that `describe_lines` gives: two lines of one key count as the same line.

    Example:
        >>> line_keys(["Read our guide, 2nd part!", "• Read our guide", "1. Read our guide"])
        ['read our guide # nd part', 'read our guide', 'read our guide']
    """
    rows, _ = _split(raw)
    words = _word_table()
    return _joined_keys(words.encode(rows), words)


def _split(raw: Sequence[str]) -> tuple[list[list[str]], list[str]]:
    """Split lines at blanks; return the words of each without its bullet, and that bullet, "" for none."""
    rows = [text.split() for text in raw]
    bullets = [row.pop(0) if _begins_with_bullet(row) else "" for row in rows]
    return rows, bullets


def _begins_with_bullet(words: list[str]) -> bool:
    """Whether the first of some words is a bullet or a number, and no day of a month ("3. Mai")."""
    if len(words) < 2 or not _BULLET.fullmatch(words[0]):  # noqa: PLR2004  a bullet needs something behind it
        return False
    return not (words[0][0].isdigit() and words[1].strip(".,:").casefold() in ALL_MONTHS)


class _WordTable:
    """Every distinct word (what is printed between two blanks) that was met, with what it adds to its line."""

    def __init__(self) -> None:
        self.numbers = Vocabulary()
        self.tokens = RaggedArray(np.empty(0, np.int64), np.empty(0, np.int64))
        """Tokens of each word, by number."""
        self.names: list[str] = []
        """Token of each number."""
        self.keys: list[str] = []
        """What each word adds to the key of a line; "" for a dash."""
        self.facts = np.empty((len(FACTS), 0), np.int64)
        """One row for each of `FACTS`."""
        self._vocabulary = Vocabulary({cues.BREAK: 0})

    def encode(self, rows: list[list[str]]) -> RaggedArray:
        """Return the words of lines by number."""
        numbers = self.numbers.encode(chain.from_iterable(rows))
        new = list(islice(self.numbers, len(self.keys), None))
        if new:
            self._describe(new)
        return RaggedArray(numbers, np.fromiter(map(len, rows), np.int64, len(rows)))

    def _describe(self, words: list[str]) -> None:
        """Add words, all at once."""
        joined = "\n".join(words)
        ids = self._vocabulary.encode(cues.cue_tokens(joined))
        self.names = list(self._vocabulary)
        # The words were joined, so that one regular expression splits all of them: a break ends each but the last.
        breaks = np.append(np.flatnonzero(ids == 0), len(ids))[: len(words)]
        tokens = RaggedArray(ids[ids > 0], np.diff(breaks, prepend=-1) - 1)
        sizes = np.fromiter(map(len, words), np.int64, len(words))
        first = np.cumsum(sizes + 1) - sizes - 1
        facts = (
            np.fromiter((word[0].isupper() for word in words), np.int64),
            np.fromiter(map(str.isupper, words), np.int64),
            sizes,
            np.fromiter((word.count(",") for word in words), np.int64),
            _count(_SEPARATOR, joined, first),
            _count(_GLUED, joined, first),
        )
        self.facts = np.concatenate((self.facts, np.stack(facts)), axis=1)
        self.keys += [
            " ".join([name for token in row if cues.is_word(name := self.names[token])])
            for row in tokens.lists()
        ]
        self.tokens = RaggedArray(
            np.concatenate((self.tokens.values, tokens.values)),
            np.concatenate((self.tokens.sizes, tokens.sizes)),
        )


@cache
def _table() -> _WordTable:
    """Return the table of this process: all texts repeat their words."""
    return _WordTable()


def _word_table() -> _WordTable:
    """Return that table, a new one where it has grown too long."""
    if len(_table().keys) > _MAX_WORDS:
        _table.cache_clear()
    return _table()


def _count(pattern: re.Pattern[str], joined: str, first: Ints) -> Ints:
    """Count how often a pattern is in each of some words, which begin at the given places."""
    places = [match.start() for match in pattern.finditer(joined)]
    at = np.searchsorted(first, np.asarray(places, dtype=np.int64), side="right") - 1
    return np.bincount(at, minlength=len(first)).astype(np.int64)


def _joined_keys(word_rows: RaggedArray, words: _WordTable) -> list[str]:
    """Put the keys of lines together from those of their words."""
    return [" ".join(filter(None, map(words.keys.__getitem__, row))) for row in word_rows.lists()]
