"""Words of a document with their places and states; what alignment and attribution compare.

In goes a segmented document, out come parallel tuples, one entry per word, in text order. A word's *key*
is what two outlets that print the same text agree on: compatibility forms, ligatures, soft hyphens, case,
curly apostrophes, initials' full stops, thousands commas and British or American spelling are folded
away. Its place is not: `starts` and `ends` point into the file as read, so that every passage can be shown
as it stands there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from newsdiff.model import Document

# Marks that belong to the letter before them, and invisible characters inside words.
_JOINERS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u200b-\u200d\u2060"
)
# Indic blocks: vowel signs are category M and would split every word (docs/sources.md).
_INDIC = "\u0900-\u0963\u0966-\u0dff"
# Scripts without spaces: one word per character.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
_LETTER = rf"(?:(?![{_UNSPACED}])[^\W\d_]|[{_INDIC}])"
_LETTERS = rf"(?:{_LETTER}|[{_JOINERS}])"
_WORD = re.compile(
    rf"""
    (?P<initials>(?<!\w)(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))?)   # U.S.  U.S.S.R  p.m.
    |(?P<number>\d+(?:[.,:]\d+)*{_LETTERS}*)                        # 12  12,700  1.5m  10:27  3rd
    |(?P<word>{_LETTER}{_LETTERS}*\d*(?:['’ʼ]{_LETTERS}+)*)         # don't  Trump's  G7
    |(?P<character>[{_UNSPACED}])
    |(?P<percent>%)
    """,
    re.VERBOSE,
)
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060"))
_OPENING = {"“": "”", "„": "“", "«": "»", "‟": "”", "‘": "’", "‚": "‘", "‹": "›"} | {
    "»": "«",  # German books and magazines
    "›": "‹",
}
_QUOTE_MARKS = re.compile("[\"“”„‟«»‹›‘’‚']")

# British against American endings, tried in order; the stem must hold two syllables or the rule would
# make "filled" and "filed", or "four" and "for", one word.
_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{3})is(e|ed|er|ers|es|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{3})yse(d|s|r|rs)?$"), r"yze\1"),
    (re.compile(r"(?<=[a-z]{3})our(s|ed|er|ers|ing|ite|ites|able|ful|hood)?$"), r"or\1"),
    (re.compile(r"(?<=[aeiou][a-z])([aeiou])ll(ed|er|ers|ing|or|ors)$"), r"\1l\2"),
    (re.compile(r"(?<=[aeiou][a-z]{2})([aeiou])ll(ed|er|ers|ing|or|ors)$"), r"\1l\2"),
    (re.compile(r"(?<=[a-z]{3})tre(s)?$"), r"ter\1"),
    (re.compile(r"(?<=[a-z]{3})tred$"), "tered"),
    (re.compile(r"(?<=[a-z]{3})ogue(s)?$"), r"og\1"),
    (re.compile(r"(?<=[a-z]{3})ence(s)?$"), r"ense\1"),
)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Return the key of a word.

    Two spellings of one word get one key; the key is for comparing, not for showing.

    Args:
        word: The word as it stands in the text.

    Returns:
        The key; never empty for a word that has a letter or digit.

    Example:
        >>> [fold(w) for w in ("Travelling", "traveling", "U.S.", "don’t", "12,700", "ﬁlled", "filed")]
        ['traveling', 'traveling', 'us', "don't", '12700', 'filled', 'filed']
    """
    if word == "%":
        return "percent"
    key = word.casefold()
    if not key.isascii():
        key = unicodedata.normalize("NFKC", key).casefold().translate(_INVISIBLE)
        key = key.replace("’", "'").replace("ʼ", "'")
    if key[0].isdigit():
        return re.sub(r"(?<=\d),(?=\d{3})", "", key)
    if "." in key:
        return key.replace(".", "")
    if len(key) > 5:  # noqa: PLR2004  shorter words have no such ending with two syllables before it
        for pattern, replacement in _SPELLINGS:
            key, n_changed = pattern.subn(replacement, key)
            if n_changed:
                break
    return key


@lru_cache(maxsize=1 << 16)
def stem(key: str) -> str:
    """Return the stem of an English key (Snowball); words of other languages mostly stay whole.

    Example:
        >>> stem("castrations"), stem("castrated")
        ('castrat', 'castrat')
    """
    return str(_stemmer().stem(key))


@cache
def _stemmer() -> Any:  # noqa: ANN401  nltk is untyped
    """Load the stemmer once."""
    from nltk.stem.snowball import SnowballStemmer

    return SnowballStemmer("english")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of the matched paragraphs of a document, as parallel tuples in text order."""

    document: Document
    """Where they come from."""
    keys: tuple[str, ...]
    """What is compared; see `fold`."""
    starts: tuple[int, ...]
    """First character of each."""
    ends: tuple[int, ...]
    """Character after the last one of each."""
    quoted: tuple[bool, ...]
    """Whether it stands inside quotation marks."""
    paragraphs: tuple[int, ...]
    """Index of its paragraph."""
    sentences: tuple[int, ...]
    """Number of its sentence, counted over the document from 0."""

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.keys)

    def word(self, index: int) -> str:
        """Return a word as it stands in the text."""
        return self.document.text[self.starts[index] : self.ends[index]]

    def words(self, first: int, last: int) -> str:
        """Return the text from a word to before another, punctuation between them included."""
        if first >= last:
            return ""
        return self.document.text[self.starts[first] : self.ends[last - 1]]


def tokenize(document: Document, sentences: Iterable[tuple[int, int]] = ()) -> Tokens:
    """Read the words of a document's matched paragraphs.

    Args:
        document: A segmented document; marked paragraphs that cleaning removes are left out.
        sentences: Spans of its sentences in order; without them a paragraph is one sentence.

    Returns:
        The words with their places.
    """
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    quoted: list[bool] = []
    paragraphs: list[int] = []
    text = document.text
    for paragraph in document.paragraphs:
        if not paragraph.is_matched:
            continue
        first = len(keys)
        for found in _WORD.finditer(text, paragraph.start, paragraph.end):
            keys.append(fold(found.group()))
            starts.append(found.start())
            ends.append(found.end())
        paragraphs += [paragraph.index] * (len(keys) - first)
        quoted += _states(starts[first:], quotations(text, paragraph.start, paragraph.end))
    numbers = _numbers(starts, paragraphs, [start for start, _ in sentences])
    return Tokens(
        document,
        tuple(keys),
        tuple(starts),
        tuple(ends),
        tuple(quoted),
        tuple(paragraphs),
        tuple(numbers),
    )


def count(text: str, start: int = 0, end: int | None = None) -> int:
    """Return the number of words of a text.

    Example:
        >>> count("The U.S. paid 12,700 dollars.")
        5
    """
    return sum(1 for _ in _WORD.finditer(text, start, len(text) if end is None else end))


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find quoted speech inside a paragraph.

    A quotation that is not closed runs to the end of the paragraph: newspapers leave the mark out when
    the next paragraph goes on quoting. Apostrophes are told from single quotation marks by their
    neighbours.

    Args:
        text: The text of the file.
        start: First character of the paragraph.
        end: Character after its last one.

    Returns:
        Half-open spans in order, outer marks included, not nested.

    Example:
        >>> quotations("“Yes,” he said. 'No'", 0, 20)
        [(0, 6), (16, 20)]
    """
    spans: list[tuple[int, int]] = []
    opened, closing, depth = -1, "", 0
    for found in _QUOTE_MARKS.finditer(text, start, end):
        at, mark = found.start(), found.group()
        if opened >= 0:
            depth += _step(text, at, (start, end), mark, closing)
            if depth == 0:
                spans.append((opened, at + 1))
                opened = -1
        elif _opens(text, at, start, mark):
            opened, closing, depth = at, _OPENING.get(mark, mark), 1
        elif mark in "”»" and not spans:
            spans.append((start, at + 1))  # goes on from the paragraph before
    if opened >= 0 and _runs_on(text, opened, start, closing):
        spans.append((opened, end))
    return spans


def _step(text: str, at: int, paragraph: tuple[int, int], mark: str, closing: str) -> int:
    """Return by how much a mark inside a quotation changes its depth; only single marks nest."""
    if closing == mark == "'" and _opens(text, at, paragraph[0], mark, inner=True):
        return 1
    return -1 if _closes(text, at, paragraph[1], mark, closing) else 0


def _runs_on(text: str, opened: int, start: int, closing: str) -> bool:
    """Whether a quotation that is not closed runs to the end; a single mark may be an apostrophe."""
    return closing not in ("'", "’") or opened == start or text[opened - 2 : opened] == ": "


def _opens(text: str, at: int, start: int, mark: str, *, inner: bool = False) -> bool:
    """Whether a mark opens a quotation; inside one, a single mark before any word does."""
    is_behind = at > start and text[at - 1].isalnum()
    if mark in "”»›":  # Swedish ”so”, German »so«
        is_open = at == start or text[at - 1].isspace()
        return is_open and text[at + 1 : at + 2].isalnum()
    if mark == '"':  # behind a word it ends what began in another paragraph, or counts inches
        return not is_behind
    if mark in "'’":  # an apostrophe unless it stands before a word and after none
        after = text[at + 1 : at + 2]
        follows = after.isalpha() if inner else after.isupper()
        return mark == "'" and follows and not is_behind
    return True


def _closes(text: str, at: int, end: int, mark: str, closing: str) -> bool:
    """Whether a mark closes the quotation that waits for `closing`."""
    if mark != closing and not (mark in "“”" and closing in "“”" and mark == "”"):
        return False
    if mark in "'’":
        return at + 1 >= end or not text[at + 1].isalnum()
    return True


def _states(starts: list[int], spans: list[tuple[int, int]]) -> list[bool]:
    """Whether each position lies inside one of the spans; both in order."""
    states: list[bool] = []
    at = 0
    for start in starts:
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        states.append(at < len(spans) and spans[at][0] <= start)
    return states


def _numbers(starts: list[int], paragraphs: list[int], bounds: list[int]) -> list[int]:
    """Number the sentence of each word; without bounds, its paragraph."""
    numbers: list[int] = []
    number, at, paragraph = -1, 0, -1
    for start, index in zip(starts, paragraphs, strict=True):
        is_new = index != paragraph
        while at < len(bounds) and bounds[at] <= start:
            at += 1
            is_new = True
        number += is_new
        paragraph = index
        numbers.append(number)
    return numbers
