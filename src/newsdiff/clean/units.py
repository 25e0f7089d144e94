"""Units: what cleaning decides on, one per paragraph except where lines were torn apart.

In comes a document with its paragraphs, out comes a list of units in order, which cover every paragraph
once. Text that was flattened with a line break at every link or bold word is joined again, for the
decision only: positions stay those of the paragraphs, and all paragraphs of a unit get its mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from newsdiff.clean import cues
from newsdiff.clean.cues import Finding
from newsdiff.model import Document, Kind, Paragraph

_MARK_END = re.compile(r"[.!?…。！？][\"'”’»“)\]]*$|[.!?][\"'”’»“)\]]*\s*\[?\d*\]?$")
_BULLET = re.compile(r"^(?:[*•◦▪‣·●○■□►▶\-–—+]|\d{1,3}[.)])\s+")
_CLOSING = ",;:.!?)]”’»%"
_OPEN_END = (",", "-", "–", "—", "(", "“", "„", "«", "‘", "/", "&", "$", "€", "£")
_QUOTES = "“”\"„«»‘’'"
_OPENING = ("“", '"', "„", "«")
_ADDRESS = frozenset(
    "we you us our your wir uns unser unsere sie ihr ihre nous vous notre votre tu tú su nos nuestro nuestra".split()
)
_FUNCTION_END = re.compile(
    r"\b(?:a|an|the|of|in|on|at|to|for|from|by|with|and|or|but|that|which|who|as|is|are|was|were|its|his|"
    r"her|their|der|die|das|den|dem|des|und|von|mit|im|zu|le|la|les|de|du|des|et|el|los|las|y|del|il|di|e)$",
    re.IGNORECASE,
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
    tokens: list[str]
    """What cues are looked up in."""
    words: int
    """Tokens that are words or numbers."""
    ends: bool
    """Whether it closes with a sentence mark."""
    findings: list[Finding] = field(default_factory=list)
    """Cues that it uses."""
    key: str = ""
    """What repetition compares: lower case, numbers as `#`, no punctuation."""

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a paragraph: twelve words or more that end with a sentence mark."""
        return self.ends and self.words >= MIN_PROSE_WORDS

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
        text = self.text.rstrip(" .,;")
        return len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES


MIN_PROSE_WORDS = 12
"""Words of a paragraph of prose (docs/sources.md)."""


def of(document: Document, *, max_torn: float) -> list[Unit]:
    """Cut a document into units.

    Args:
        document: With its paragraphs.
        max_torn: Share of torn line ends above which lines are joined again.

    Returns:
        Units in order; together they cover every paragraph once.
    """
    texts = [" ".join(document.extract(p).split()) for p in document.paragraphs]
    groups = [[i] for i in range(len(texts))]
    if share_torn(texts) > max_torn:
        groups = rejoin(texts)
    return [_unit(document.paragraphs, texts, group) for group in groups]


def _unit(paragraphs: tuple[Paragraph, ...], texts: list[str], group: list[int]) -> Unit:
    """Build the unit of some consecutive paragraphs."""
    text = " ".join(texts[i] for i in group)
    bullet = _BULLET.match(text)
    if bullet:
        text = text[bullet.end() :]
    row = cues.tokens(text)
    key = " ".join([t for t in row if t[0].isalnum() or t == "#"])
    return Unit(
        first=group[0],
        last=group[-1],
        kind=paragraphs[group[0]].kind,
        text=text,
        has_bullet=bullet is not None,
        tokens=row,
        words=key.count(" ") + 1 if key else 0,
        ends=_MARK_END.search(text[-8:]) is not None,
        findings=cues.find(row, text),
        key=key,
    )


def is_torn(before: str, after: str) -> bool:
    """Whether a line break between two lines fell inside a sentence.

    Example:
        >>> is_torn("The council said on", "Friday that the bridge would close.")
        True
        >>> is_torn("Related stories", "The bridge will close in March.")
        False
    """
    if not before or not after or _MARK_END.search(before):
        return False
    if before.endswith(_OPEN_END) or _FUNCTION_END.search(before[-8:]):
        return True
    return after[0].islower() or after[0] in _CLOSING


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
