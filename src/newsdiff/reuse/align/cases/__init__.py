"""Cases of plagiarism: whole passages taken over, whatever was done to their words.

In go the words of two documents, out come pairs of passages. Other than `align.find_matches`, which never
swallows a copier's own words, this bridges gaps: words may be shuffled, replaced, left out and put in, as a
paraphrase or a translation there and back leaves them. The order of the steps is from sure to possible:

1. *Verbatim*: a long exact run. Where there is one, only such runs are reported (the adaptive choice of
   Sanchez-Perez et al., PAN 2014): whoever pastes, pastes.
2. *Obfuscated*: pairs of windows that share more rare words than chance gives, clustered, and refined to
   the two passages whose words speak for each other most.
3. *Summary*: a passage most of whose content words are in the other document, spread over all of it.

docs/plagiarism.md shows every step on an example and gives the measurements.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsdiff.language.tokens import Tokens
from newsdiff.model import Passage
from newsdiff.reuse.align.cases.refine import refine_rectangles
from newsdiff.reuse.align.cases.summary import find_summary
from newsdiff.reuse.align.cases.terms import Range, Rectangle, number_stems
from newsdiff.reuse.align.cases.verbatim import find_verbatim
from newsdiff.reuse.align.cases.windows import find_rectangles
from newsdiff.reuse.align.matches import Match
from newsdiff.settings import CaseSettings

__all__ = ["Case", "CaseKind", "find", "find_reworked"]

CaseKind = Literal["verbatim", "obfuscated", "summary"]
"""What was done to the words of the source."""


@dataclass(frozen=True, slots=True)
class Case:
    """A passage of one document that was made from a passage of another."""

    kind: CaseKind
    """What was done to its words."""
    a: Passage
    """The source."""
    b: Passage
    """What was made from it."""
    evidence: float
    """Log-odds against chance in nats; the number of equal words where the case is verbatim."""


def find(a: Tokens, b: Tokens, settings: CaseSettings) -> tuple[Case, ...]:
    """Find the passages of `b` that were made from passages of `a`.

    Returns:
        Cases in order of `b`; empty where nothing passes chance.

    Source:
        The adaptive choice between verbatim, obfuscated and summary: Sanchez-Perez, Gelbukh, Sidorov,
        PAN 2014. Seeds, boundaries and acceptance are ours: log-odds of words, in nats.

    Example:
        >>> from newsdiff.model import Document, Paragraph
        >>> from newsdiff.language.tokenizing import tokenize
        >>> text = "The harbour board met on Tuesday and voted by nine to two for a longer quay, " * 3
        >>> document = Document(id="a", text=text, paragraphs=(Paragraph(0, 1, 0, len(text)),))
        >>> words = tokenize(document)
        >>> [(case.kind, case.b.start, case.b.end) for case in find(words, words, CaseSettings())]
        [('verbatim', 0, 229)]
    """
    return tuple(
        Case(kind, _passage(a, found.a), _passage(b, found.b), round(found.evidence, 1))
        for kind, found in _rectangles(a, b, settings)
    )


def find_reworked(a: Tokens, b: Tokens, settings: CaseSettings) -> tuple[Match, ...]:
    """Find the passages of `b` that were made from passages of `a` and not merely pasted.

    Returns:
        Matches of kind `reworded` in order of b, one for each paragraph of b that such a passage touches.
    """
    return tuple(
        Match("reworded", *found.a, max(start, found.b[0]), min(stop, found.b[1]))
        for kind, found in _rectangles(a, b, settings)
        for start, stop in b.ranges.values()
        if kind != "verbatim" and max(start, found.b[0]) < min(stop, found.b[1])
    )


def _rectangles(a: Tokens, b: Tokens, settings: CaseSettings) -> list[tuple[CaseKind, Rectangle]]:
    """Find cases in words, in order of `b`."""
    if not len(a) or not len(b):
        return []
    pasted = find_verbatim(a, b, settings)
    if pasted:
        return [("verbatim", found) for found in pasted]
    both = number_stems(a, b)
    reworked = refine_rectangles(both, find_rectangles(both, settings), settings)
    condensed = find_summary(both, reworked, settings)
    cases: list[tuple[CaseKind, Rectangle]] = [
        ("obfuscated", found)
        for found in reworked
        if condensed is None or found.b[1] <= condensed.b[0] or found.b[0] >= condensed.b[1]
        if _n_characters(a, found.a) >= settings.min_chars_a
        and _n_characters(b, found.b) >= settings.min_chars_b
    ]
    if condensed is not None:
        cases.append(("summary", condensed))
    return sorted(cases, key=lambda case: (case[1].b[0], case[1].a[0]))


def _n_characters(tokens: Tokens, words: Range) -> int:
    return tokens.ends[words[1] - 1] - tokens.starts[words[0]]


def _passage(tokens: Tokens, words: Range) -> Passage:
    return Passage(tokens.document.id, *tokens.characters(*words))
