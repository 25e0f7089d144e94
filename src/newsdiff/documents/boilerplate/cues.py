"""Cues: wordings that site boilerplate uses, as data with examples in `cues/*.toml`; `packs` finds them.

A wording is a row of words. `(a|b|)` stands for one of its choices, `#` for any number, `~` for up to
`GAP` words. A cue may give a set of `words` instead: then every word of the line must be one of them and at
least one must be one of `needs`.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import Literal

from newsdiff.language.letters import VOWEL_SIGNS
from newsdiff.model import Category

GAP = 8
"""Words that `~` may skip: longer gaps join what two clauses say (measured on the example lists)."""


_TOKEN = re.compile(
    rf"\d+|[^\W\d_]+(?:[{VOWEL_SIGNS}]+[^\W\d_]*)*(?:['’-][^\W_]+)*|[©&:/()@$€£#%\n]"
)
_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")

BREAK = "\n"
"""Token of a line break, where several lines are split at once."""


Where = Literal["line", "start", "end", "any"]
TokenRow = tuple[str, ...]
Segments = tuple[TokenRow, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording that shows boilerplate."""

    id: str
    """Name in reasons, "newsletter.offer"."""
    category: Category
    """What a line is that uses it."""
    where: Where
    """Whether it must be the whole line, open it, end it, or be anywhere in it."""
    confidence: float
    """Share of the lines that use it which are boilerplate, in [0, 1]."""
    max_words: int = 60
    """Longest line on which it counts."""
    opens: bool = False
    """Whether it may open a section that runs to the end."""
    language: str = ""
    """Pack that it belongs to."""
    phrases: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    """Instead of phrases: every token of the line must be one of these."""
    needs: frozenset[str] = frozenset()
    """At least one token must be one of these."""
    ends_with: str = ""
    """Last character of the line, where it matters."""
    unfinished: bool = False
    """Whether it counts only on a line that is no sentence: a headline behind "read also", not advice to read the rest."""
    must_match: tuple[str, ...] = ()
    must_not_match: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A cue that a line uses."""

    cue: Cue
    words: str
    """The words of the line that match."""
    whole: bool
    """Whether they are the whole line."""
    asks: bool = False
    """Whether their sentence asks the reader for something, and most of the line is about that."""
    speaks: bool = False
    """Whether the outlet itself asks, as "we"."""

    @property
    def tokens(self) -> TokenRow:
        """The same words, one by one."""
        return tuple(self.words.split(" "))


def cue_tokens(text: str) -> list[str]:
    """Split a line into the tokens that cues are written in.

    Lower case, numbers as `#`, curly apostrophes straight, currency signs as `$`; punctuation other than
    `© & : / ( ) @ $ # %` is left out.

    Example:
        >>> cue_tokens("Sign up: it’s only £2 (a month)!")
        ['sign', 'up', ':', "it's", 'only', '$', '#', '(', 'a', 'month', ')']
    """
    # A capital I with a dot becomes an i and a dot that stands above it.
    text = text.lower().replace("i̇", "i")
    row = _TOKEN.findall(text.replace("’", "'").replace("€", "$").replace("£", "$"))
    return ["#" if token.isdigit() else token for token in row]


def printed_words(text: str, words: str) -> str:
    """Return words that a cue found in a line as the line has them: with capitals, figures and signs.

    Args:
        text: The line.
        words: Those of a finding.

    Example:
        >>> printed_words("Updated 17:50 · Read also: the Harbour", "read also : the harbour")
        'Read also: the Harbour'
    """
    row, wanted = cue_tokens(text), words.split(" ")
    spans = [match.span() for match in _TOKEN.finditer(text)]
    starts = (i for i in range(len(row)) if row[i : i + len(wanted)] == wanted)
    first = next(starts, None)
    if first is None or len(spans) != len(row):  # a letter that has another length in lower case
        return words
    return text[spans[first][0] : spans[first + len(wanted) - 1][1]]


def is_word(token: str) -> bool:
    """Whether a token is a word or a number, and no sign."""
    return token[0].isalnum() or token[0] == "#"


def wordings(phrase: str) -> list[TokenRow]:
    """Write out the choices of a wording as rows of tokens, a gap as "~".

    Example:
        >>> wordings("(sign|log) in ~ (now|)")
        [('sign', 'in', '~', 'now'), ('sign', 'in', '~'), ('log', 'in', '~', 'now'), ('log', 'in', '~')]
    """
    pieces = _CHOICE.split(phrase)
    if len(pieces) > 1 and any(
        "|" in fixed for fixed in pieces[::2]
    ):  # a choice inside another one
        before, choice, after = _CHOICE.split(phrase, maxsplit=1)
        written = (before + option + after for option in choice.split("|"))
        return [row for text in written for row in wordings(text)]
    # Each option is split into tokens once, not once in every wording that it is part of.
    options = [
        [_tokens(text) for text in (piece.split("|") if i % 2 else [piece])]
        for i, piece in enumerate(pieces)
    ]
    return [tuple(itertools.chain.from_iterable(parts)) for parts in itertools.product(*options)]


def _tokens(text: str) -> TokenRow:
    """Split a piece of a wording into tokens and gaps."""
    gaps = text.split("~")
    rows = (["~", *cue_tokens(piece)] for piece in gaps[1:])
    return (*cue_tokens(gaps[0]), *itertools.chain.from_iterable(rows))


def segments_of(row: TokenRow) -> Segments:
    """Cut a wording at its gaps; an empty first or last piece is a gap at that end."""
    if "~" not in row:
        return (row,)
    at = row.index("~")
    return (row[:at], *segments_of(row[at + 1 :]))
