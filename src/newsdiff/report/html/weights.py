"""How many words each part of a paragraph has, so that what is drawn and left out by click is what the ledger counts.

A report gives the words of a paragraph and the share of them that was copied; where inside they stand is found by
counting, and made to fit these sums.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsdiff.language.tokenizing import word_starts
from newsdiff.model import COPIED, LedgerParagraph, PassageKind
from newsdiff.report import passages
from newsdiff.report.html.numbering import NumberedPassage

COPIED_KINDS: frozenset[PassageKind] = frozenset({"verbatim", "edited"})
"""Kinds of passages whose words count as copied, in a paragraph that is."""


@dataclass(frozen=True, slots=True)
class WeighedPart:
    """Neighbouring characters of a paragraph that the same passages have."""

    words: int
    passages: tuple[NumberedPassage, ...]
    """In the order of the target."""
    is_copied: bool


def weigh_parts(
    paragraph: LedgerParagraph, numbered: Sequence[NumberedPassage]
) -> list[WeighedPart]:
    """Cut a target paragraph where its passages begin and end, and count the words of each part.

    Args:
        paragraph: The paragraph.
        numbered: Its passages.

    Returns:
        Parts in reading order. Their words add up to those of the paragraph, and those that are copied to its copied
        words, where any part is. None of furniture, which does not count.
    """
    if paragraph.verdict == "boilerplate":
        return []
    ends = {e for k in numbered for e in (k.passage.start, k.passage.end)}
    edges = sorted({paragraph.start, paragraph.end, *ends})
    edges = [e for e in edges if paragraph.start <= e <= paragraph.end]
    starts = [paragraph.start + at for at in word_starts(paragraph.text)]
    parts = []
    for start, end in pairwise(edges):
        inside = [k for k in numbered if k.passage.start <= start and end <= k.passage.end]
        is_copied = paragraph.verdict in COPIED and any(
            k.passage.kind in COPIED_KINDS for k in inside
        )
        n = bisect_left(starts, end) - bisect_left(starts, start)
        parts.append(WeighedPart(n, tuple(inside), is_copied))
    return _fitted(parts, paragraph)


def _fitted(parts: list[WeighedPart], paragraph: LedgerParagraph) -> list[WeighedPart]:
    """Give parts the words that the ledger counts."""
    n_copied = round(paragraph.coverage * paragraph.words)
    wanted = {True: n_copied, False: paragraph.words - n_copied}
    if len({p.is_copied for p in parts}) == 1:
        wanted[parts[0].is_copied] = paragraph.words
    counted = {flag: sum(p.words for p in parts if p.is_copied is flag) for flag in wanted}
    found, given, seen = [], {True: 0, False: 0}, {True: 0, False: 0}
    for part in parts:
        flag = part.is_copied
        seen[flag] += part.words
        reached = round(wanted[flag] * seen[flag] / counted[flag]) if counted[flag] else 0
        found.append(WeighedPart(reached - given[flag], part.passages, flag))
        given[flag] = reached
    return found


def is_copy(numbered: NumberedPassage) -> bool:
    """Whether the words of a passage count as copied."""
    return numbered.passage.kind in COPIED_KINDS and numbered.paragraph.verdict in COPIED


def citation_words(numbered: NumberedPassage) -> str:
    """Return the words of a passage as the target has them, on one line."""
    k = numbered.passage
    return " ".join(passages.extract(numbered.paragraph, k.start, k.end).split())
