"""Units: what cleaning decides on, one per paragraph except where lines were torn apart.

In come documents with paragraphs, out come the units of each in order, which cover every paragraph once.
Some files have a line break at every link or bold word. Such lines are joined again, for the decision only:
positions stay those of the paragraphs, and all paragraphs of a unit get its mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise

import numpy as np

from newsdiff.documents.boilerplate import cues, lines
from newsdiff.documents.boilerplate.lines import MIN_PROSE_WORDS, Line, LineTable
from newsdiff.documents.boilerplate.ragged import Ints
from newsdiff.language.classes import class_of
from newsdiff.language.damage import FILLER, readable
from newsdiff.language.keys import word_key
from newsdiff.model import Document, Kind, unquoted

_CLOSING = ",;:.!?)]”’»%"
_OPEN_END = ",-–—(“„«‘/&$€£"
_OPENING = ("“", '"', "„", "«")
_LAST_WORD = re.compile(r"(?<!\w)\w++$")
_LONGEST = 8
"""Characters at the end of a line that hold its last word, if that is a function word."""
_FUNCTION_END = frozenset(
    "a an the of in on at to for from by with and or but that which who as is are was were its his her their der die das "
    "den dem des und von mit im zu le la les de du et el los las y del il di e".split()
)

_WHOLE = frozenset({"byline", "dateline"})


@cache
def _address() -> frozenset[str]:
    """Return the keys of words that say "we" or "you" whatever the language, of which some speak of others as well."""
    said = class_of("outlet at a glance") | class_of("reader at a glance")
    return said | class_of("reader or others")


def words_of_address(tokens: Iterable[str]) -> frozenset[str]:
    """Return the keys of the tokens of a line that speak for the outlet or to its reader.

    Example:
        >>> sorted(words_of_address(cues.cue_tokens("We’re with you, sagte sie.")))
        ['sie', "we're", 'you']
    """
    return _address().intersection(map(word_key, tokens))


@dataclass
class Unit(Line):
    """A piece of a document that gets one decision."""

    first: int
    """Position of its first paragraph in `Document.paragraphs`."""
    last: int
    """Position of its last one."""
    kind: Kind
    """Structural kind of the first paragraph."""

    @property
    def tokens(self) -> list[str]:
        """Its words and signs as cues know them; split anew each time, since few units need it."""
        return cues.cue_tokens(self.text)

    @property
    def is_speech(self) -> bool:
        """Whether it opens with a quotation mark and is long enough to be what somebody said."""
        return self.is_quoted and self.words > MIN_PROSE_WORDS

    @property
    def is_quoted(self) -> bool:
        """Whether it opens with a quotation mark."""
        return self.text[:1] in _OPENING

    @property
    def address(self) -> frozenset[str]:
        """Its words of address; see `words_of_address`."""
        return words_of_address(self.tokens)


@dataclass(frozen=True, slots=True)
class DocumentUnits:
    """Units of some documents, and the table of their distinct lines."""

    rows: list[list[Unit]]
    """Units of each document."""
    lines: LineTable
    """Their distinct lines, described."""
    line_numbers: Ints
    """Row of each unit in that table, over all documents."""


def build_units(documents: Sequence[Document], *, max_torn: float) -> DocumentUnits:
    """Split documents into units and describe their lines.

    Args:
        documents: With their paragraphs.
        max_torn: Share of torn line ends above which lines are joined again.

    Returns:
        Units in order; together they cover every paragraph of their document once.
    """
    distinct = lines.Vocabulary()
    groups: list[list[list[int]]] = []
    numbers: list[int] = []
    for document in documents:
        text = readable(document.text)
        texts = [unquoted(text[p.start : p.end].replace(FILLER, "")) for p in document.paragraphs]
        groups.append(rejoin(texts, [p.kind for p in document.paragraphs], max_torn=max_torn))
        numbers += [distinct[" ".join([texts[i] for i in group])] for group in groups[-1]]
    table = lines.describe_lines(list(distinct))
    described = iter([vars(table.rows[number]) for number in numbers])
    rows = []
    for document, spans in zip(documents, groups, strict=True):
        places = [(span[0], span[-1], document.paragraphs[span[0]].kind) for span in spans]
        rows.append([Unit(**next(described), first=a, last=b, kind=kind) for a, b, kind in places])
    return DocumentUnits(rows, table, np.asarray(numbers, dtype=np.int64))


def unit_runs(are_of_a_kind: Iterable[bool], least: int) -> Iterator[tuple[int, int]]:
    """Yield where so many units or more of a kind are below each other: the first, and the one behind the last.

    Example:
        >>> list(unit_runs([True, False, True, True], 2))
        [(2, 4)]
    """
    start = 0
    for i, is_one in enumerate(chain(are_of_a_kind, (False,))):
        if not is_one:
            if i - start >= least:
                yield start, i
            start = i + 1


def is_torn(before: str, after: str) -> bool:
    """Whether a line break between two lines fell inside a sentence.

    Example:
        >>> is_torn("The council said on", "Friday that the bridge would close.")
        True
        >>> is_torn("Related stories", "The bridge will close in March.")
        False
    """
    if not before or not after or lines.ends_sentence(before):
        return False
    if after[0].islower() or after[0] in _CLOSING or before[-1] in _OPEN_END:
        return True
    last = _LAST_WORD.search(before[-_LONGEST:])
    return last is not None and last[0].lower() in _FUNCTION_END


def rejoin(texts: list[str], kinds: Sequence[Kind], *, max_torn: float) -> list[list[int]]:
    """Group neighbouring lines that were torn apart, where that happened to more than a share of the line ends, and to several.

    A byline or a date is whole, whatever it ends in ("9:41 p.m. ET").

    Returns:
        Positions in order, every line once.

    Example:
        >>> rejoin(["The council", "said on Friday that", "the bridge", "would close."], ["body"] * 4, max_torn=0.25)
        [[0, 1, 2, 3]]
        >>> rejoin(["3 March, 9:41 p.m. ET", "The bridge is closed."], ["dateline", "body"], max_torn=0.25)
        [[0], [1]]
    """
    torn = [
        kind not in _WHOLE and is_torn(*pair)
        for kind, pair in zip(kinds, pairwise(texts), strict=False)
    ]
    groups = [[i] for i in range(len(texts))]
    if sum(torn) <= max(1, max_torn * len(torn)):
        return groups
    for i in range(len(torn), 0, -1):
        if torn[i - 1]:
            groups[i - 1] += groups.pop(i)
    return groups
