"""Words of a document with their places and states; what alignment and attribution compare.

In goes a segmented document, out come parallel tuples, one entry per word, in text order. The *key* of a word
is what is compared: two outlets that print the same text have the same keys, although they differ in
compatibility forms, ligatures, soft hyphens, case, curly apostrophes, the full stops of initials, the commas
of thousands, or British and American spelling. The place of a word is exact: `starts` and `ends` are positions
in the file as read, so that every passage can be shown as it is printed there.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import Any

from newsdiff.language import nltk_subset
from newsdiff.language.quotations import quotations
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
_SPECIAL = re.compile(f"[{_JOINERS}{_UNSPACED}{_INDIC}]")
# What `_WORD` finds where a text has none of these, at two fifths of the cost.
_PLAIN_WORD = re.compile(
    r"""
    [A-Za-z]++(?![\w.'’ʼ])                           # nine words of ten
    |(?<!\w)(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?
    |\d+(?:[.,:]\d+)*[^\W\d_]*
    |[^\W\d_]+\d*(?:['’ʼ][^\W\d_]+)*
    |%
    """,
    re.VERBOSE,
)
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060"))

# British against American endings, tried in order: what stands before, the ending, what may follow it, and what it
# becomes. The stem must hold two syllables or the rule would make "filled" and "filed", or "four" and "for", one word.
_SPELLINGS = (
    ("[a-z]{3}", "is", "e ed er ers es ing ation ations", "iz"),
    ("[a-z]{3}", "yse", " d s r rs", "yze"),
    ("[a-z]{3}", "our", " s ed er ers ing ite ites able ful hood", "or"),
    ("[aeiou][a-z][aeiou]", "ll", "ed er ers ing or ors", "l"),
    ("[aeiou][a-z]{2}[aeiou]", "ll", "ed er ers ing or ors", "l"),
    ("[a-z]{3}", "tre", " s", "ter"),
    ("[a-z]{3}", "tred", "", "tered"),
    ("[a-z]{3}", "ogue", " s", "og"),
    ("[a-z]{3}", "ence", " s", "ense"),
)
_RULES = tuple(
    (re.compile(f"(?<={before}){ending}({more.replace(' ', '|')})$"), rf"{american}\1")
    for before, ending, more, american in _SPELLINGS
)
_BRITISH = tuple({ending + end for _, ending, more, _ in _SPELLINGS for end in more.split(" ")})


@lru_cache(maxsize=1 << 16)
def word_key(word: str) -> str:
    """Return the key of a word.

    Two spellings of one word get one key; the key is for comparing, not for showing.

    Args:
        word: The word as it stands in the text.

    Returns:
        The key; never empty for a word that has a letter or digit.

    Example:
        >>> [word_key(w) for w in ("Travelling", "traveling", "U.S.", "don’t", "12,700", "ﬁlled", "filed")]
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
    # Shorter words have no such ending with two syllables before it.
    if len(key) > 5 and key.endswith(_BRITISH):  # noqa: PLR2004
        for pattern, replacement in _RULES:
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
    with nltk_subset.importable():
        from nltk.stem.snowball import SnowballStemmer

    return SnowballStemmer("english")


@dataclass(frozen=True)
class Tokens:
    """The words of the matched paragraphs of a document, as parallel tuples in text order.

    What several stages need is computed once, when it is first needed.
    """

    document: Document
    """Where they come from."""
    keys: tuple[str, ...]
    """What is compared; see `word_key`."""
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

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The words of each sentence as half-open ranges, in order."""
        numbers = self.sentences
        edges = [bisect_left(numbers, n) for n in range(numbers[-1] + 2)] if numbers else []
        return tuple(pairwise(edges))

    @cached_property
    def ranges(self) -> dict[int, tuple[int, int]]:
        """The words of each paragraph as half-open ranges, by its index, in order."""
        rows = self.paragraphs
        return {
            index: (bisect_left(rows, index), bisect_right(rows, index))
            for index in dict.fromkeys(rows)
        }

    @cached_property
    def plain(self) -> bytes:
        """Flag of each word: whether its first character is a letter, but no capital."""
        text = self.document.text
        letters = [text[start : start + 1] for start in self.starts]
        if "".join(letters).isascii():  # no letters without capitals
            return bytes(map(str.islower, letters))
        return bytes(
            [
                letter.islower()
                or (letter.isalpha() and not (letter.isupper() or letter.istitle()))
                for letter in letters
            ]
        )

    @cached_property
    def lower(self) -> frozenset[str]:
        """Keys of the words that are somewhere written with a small first letter."""
        text = self.document.text
        return frozenset(
            key for key, start in zip(self.keys, self.starts, strict=True) if text[start].islower()
        )

    def word(self, index: int) -> str:
        """Return a word as it stands in the text."""
        return self.document.text[self.starts[index] : self.ends[index]]

    def characters(self, first: int, last: int) -> tuple[int, int]:
        """Return where some words begin and end; an empty range is located behind the word before it."""
        if first < last:
            return self.starts[first], self.ends[last - 1]
        at = self.ends[first - 1] if first else 0
        return at, at

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
    text = document.text
    places: list[tuple[int, int]] = []
    paragraphs: list[int] = []
    quotes: list[tuple[int, int]] = []
    for paragraph in document.paragraphs:
        if not paragraph.is_matched:
            continue
        spans = [word.span() for word in _words(text, paragraph.start, paragraph.end)]
        places += spans
        paragraphs += [paragraph.index] * len(spans)
        quotes += quotations(text, paragraph.start, paragraph.end)
    starts, ends = tuple(zip(*places, strict=True)) or ((), ())
    return Tokens(
        document,
        tuple([word_key(text[start:end]) for start, end in places]),
        starts,
        ends,
        tuple(_states(starts, quotes)),
        tuple(paragraphs),
        _numbers(starts, paragraphs, [start for start, _ in sentences]),
    )


def _words(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Find the words of a part of a text."""
    pattern = _WORD if _SPECIAL.search(text, start, end) else _PLAIN_WORD
    return pattern.finditer(text, start, end)


def count_words(text: str, start: int = 0, end: int | None = None) -> int:
    """Return the number of words of a text.

    Example:
        >>> count_words("The U.S. paid 12,700 dollars.")
        5
    """
    return sum(1 for _ in _words(text, start, len(text) if end is None else end))


def _states(starts: Sequence[int], spans: Iterable[tuple[int, int]]) -> list[bool]:
    """Whether each position, in order, lies inside one of the spans."""
    states = [False] * len(starts)
    for span in spans:
        first, last = (bisect_left(starts, edge) for edge in span)
        states[first:last] = [True] * (last - first)
    return states


def _numbers(
    starts: Sequence[int], paragraphs: Sequence[int], bounds: Iterable[int]
) -> tuple[int, ...]:
    """Number the sentence of each word; without bounds, its paragraph."""
    firsts = {bisect_left(starts, bound) for bound in bounds}
    firsts |= {bisect_left(paragraphs, index) for index in set(paragraphs)}
    edges = sorted({*firsts, 0, len(starts)})
    numbers: list[int] = []
    for number, (first, last) in enumerate(pairwise(edges)):
        numbers += [number] * (last - first)
    return tuple(numbers)
