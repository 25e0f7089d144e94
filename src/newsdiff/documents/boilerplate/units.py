"""Units: what cleaning decides on, one per paragraph except where lines were torn apart.

In comes a document with its paragraphs, out comes a list of units in order, which cover every paragraph
once. Text that was flattened with a line break at every link or bold word is joined again, for the
decision only: positions stay those of the paragraphs, and all paragraphs of a unit get its mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from newsdiff.documents.boilerplate import cues, lines
from newsdiff.documents.boilerplate.cues import Finding
from newsdiff.documents.boilerplate.lines import MIN_PROSE_WORDS, Lines
from newsdiff.documents.boilerplate.ragged import Ints
from newsdiff.model import Document, Kind

_CLOSING = ",;:.!?)]”’»%"
_OPEN_END = ",-–—(“„«‘/&$€£"
_OPENING = ("“", '"', "„", "«")
_ADDRESS = frozenset(
    "we you us our your wir uns unser unsere sie ihr ihre nous vous notre votre tu tú su nos nuestro nuestra".split()
)
_LAST_WORD = re.compile(r"\w+$")
_LONGEST = 8
"""Characters among which a function word at the end stands alone."""
_FUNCTION_END = frozenset(
    "a an the of in on at to for from by with and or but that which who as is are was were its his her their der die das "
    "den dem des und von mit im zu le la les de du et el los las y del il di e".split()
)


@dataclass(slots=True)
class Unit:
    """A piece of a document that gets one decision."""

    first: int
    """Position of its first paragraph in `Document.paragraphs`."""
    last: int
    """Position of its last one."""
    kind: Kind
    """Structural kind of the first paragraph."""
    text: str
    """Its words with single spaces, without a bullet."""
    has_bullet: bool
    words: int
    """Tokens that are words or numbers."""
    ends: bool
    """Whether it closes with a sentence mark."""
    is_prose: bool
    """Whether it reads like a paragraph: twelve words or more that end with a sentence mark."""
    findings: tuple[Finding, ...]
    """Cues that it uses."""
    key: str
    """What repetition compares: lower case, numbers as `#`, no punctuation."""

    @property
    def tokens(self) -> list[str]:
        """What cues are looked up in; split anew, because few units are asked for it."""
        return cues.tokens(self.text)

    @property
    def is_speech(self) -> bool:
        """Whether it opens with a quotation mark and is long enough to be what somebody said."""
        return self.text[:1] in _OPENING and self.words > MIN_PROSE_WORDS

    @property
    def addresses(self) -> bool:
        """Whether it says "we" or "you"."""
        return not _ADDRESS.isdisjoint(self.tokens)

    @property
    def is_quotation(self) -> bool:
        """Whether it opens and closes with quotation marks."""
        return lines.is_quotation(self.text)


@dataclass(frozen=True, slots=True)
class Cut:
    """Units of some documents with what their lines are by themselves."""

    rows: list[list[Unit]]
    """Units of each document."""
    lines: Lines
    """Their distinct lines."""
    at: Ints
    """Line of each unit, over all documents."""


def of(documents: Sequence[Document], *, max_torn: float) -> Cut:
    """Cut documents into units.

    Args:
        documents: With their paragraphs.
        max_torn: Share of torn line ends above which lines are joined again.

    Returns:
        Units in order; together they cover every paragraph of their document once.
    """
    known = lines.Numbering()
    groups: list[list[tuple[int, int]]] = []
    at: list[int] = []
    for document in documents:
        text = document.text
        texts = [text[p.start : p.end] for p in document.paragraphs]
        if share_torn(texts) > max_torn:
            joined = rejoin(texts)
            texts = [" ".join([texts[i] for i in group]) for group in joined]
            groups.append([(group[0], group[-1]) for group in joined])
        else:
            groups.append([(i, i) for i in range(len(texts))])
        at += [known[text] for text in texts]
    found = lines.describe(list(known))
    columns = zip(
        found.texts, found.has_bullet, found.words, found.ends, found.is_prose, found.findings, found.keys,
        strict=True,
    )  # fmt: skip
    facts = list(columns)
    places = iter(at)
    rows = [
        [
            Unit(first, last, document.paragraphs[first].kind, *facts[next(places)])
            for first, last in row
        ]
        for document, row in zip(documents, groups, strict=True)
    ]
    return Cut(rows, found, np.asarray(at, dtype=np.int64))


def is_torn(before: str, after: str) -> bool:
    """Whether a line break between two lines fell inside a sentence.

    Example:
        >>> is_torn("The council said on", "Friday that the bridge would close.")
        True
        >>> is_torn("Related stories", "The bridge will close in March.")
        False
    """
    if not before or not after or lines.ends(before):
        return False
    if after[0].islower() or after[0] in _CLOSING or before[-1] in _OPEN_END:
        return True
    last = _LAST_WORD.search(before[-_LONGEST:])
    return last is not None and last[0].lower() in _FUNCTION_END


def share_torn(texts: list[str]) -> float:
    """Share of line breaks that fell inside a sentence, in [0, 1]; 0 for a single line."""
    pairs = list(pairwise(texts))
    return sum(is_torn(*pair) for pair in pairs) / max(len(pairs), 1)


def rejoin(texts: list[str]) -> list[list[int]]:
    """Group lines that one sentence runs through; positions in order, every line once.

    Example:
        >>> rejoin(["The council", "said on Friday that", "the bridge", "would close.", "Advertisement"])
        [[0, 1, 2, 3], [4]]
    """
    groups: list[list[int]] = []
    for i, text in enumerate(texts):
        if i and is_torn(texts[i - 1], text):
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups
