"""Scores of kept lines against labels and gold text.

The shingle figures follow the article-extraction-benchmark of Zyte: word 4-grams as multisets, precision
and recall per page, then averaged over pages, F1 of the two averages. Body and furniture figures count
lines or words over all pages; lines that the labels ignore do not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.pages import Page, words

SHINGLE = 4
"""Words of a shingle."""
PROSE_WORDS = 12
"""Words of a line that counts as a paragraph of prose when it ends with a sentence mark."""
_ENDS = (".", "!", "?", '."', ".”", "!”", "?”", "”", '"', ".’", ".'")
_QUOTES = '“”"„«»'


@dataclass(frozen=True, slots=True)
class Score:
    """Figures of some pages; shares in [0, 1]."""

    line_precision: float
    line_recall: float
    furniture_precision: float
    furniture_recall: float
    body_lost: float
    """Share of body words not kept."""
    furniture_left: float
    """Share of furniture words kept."""
    shingle_precision: float
    shingle_recall: float
    prose_lost: int
    prose: int
    quotations_lost: int
    quotations: int
    pages_losing_prose: float
    """Share of pages that lose a whole paragraph of prose."""

    @property
    def line_f1(self) -> float:
        """F1 of body lines."""
        return f1(self.line_precision, self.line_recall)

    @property
    def shingle_f1(self) -> float:
        """F1 of the mean precision and the mean recall."""
        return f1(self.shingle_precision, self.shingle_recall)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Shingles of one page."""

    precision: float | None
    """None where nothing was kept."""
    recall: float | None
    """None where the gold is empty."""
    gain: float
    """F1 that perfect line labels would add."""


def f1(precision: float, recall: float) -> float:
    """Harmonic mean; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Word 4-grams of a text; a shorter text is one shingle.

    Example:
        >>> len(shingles("one two three four five")), len(shingles("one two"))
        (2, 1)
    """
    row = words(text)
    return Counter(tuple(row[i : i + SHINGLE]) for i in range(max(1, len(row) - SHINGLE + 1)))


def counted(gold: str, kept: str) -> tuple[int, int, int]:
    """Shingles in both texts, only in what was kept, and only in the gold."""
    a, b = shingles(gold), shingles(kept)
    both = sum((a & b).values())
    return both, sum(b.values()) - both, sum(a.values()) - both


def _rates(page: Page, flags: Sequence[bool]) -> tuple[float | None, float | None]:
    """Precision and recall of the shingles of a page."""
    kept = "\n".join(line for line, flag in zip(page.lines, flags, strict=True) if flag)
    both, extra, missing = counted(page.gold, kept)
    precision = both / (both + extra) if both + extra else None
    return precision, both / (both + missing) if both + missing else None


def outcomes(rows: Sequence[Page], kept: Sequence[Sequence[bool]]) -> list[Outcome]:
    """Score each page alone, in order."""
    result = []
    for page, flags in zip(rows, kept, strict=True):
        precision, recall = _rates(page, flags)
        best = _rates(page, [label == 1 for label in page.labels])
        gain = f1(best[0] or 0, best[1] or 0) - f1(precision or 0, recall or 0)
        result.append(Outcome(precision, recall, gain))
    return result


def is_prose(line: str) -> bool:
    """Whether a line is a paragraph of prose."""
    return len(words(line)) >= PROSE_WORDS and line.rstrip().endswith(_ENDS)


def is_quotation(line: str) -> bool:
    """Whether a line opens and closes with quotation marks."""
    bare = line.strip().rstrip(".,")
    return len(words(bare)) > 1 and bare[0] in _QUOTES and bare[-1] in _QUOTES


def score(rows: Sequence[Page], kept: Sequence[Sequence[bool]]) -> Score:
    """Score kept lines.

    A body line that goes while an equal one of its page stays is not counted: its words are in the text, and which of
    two copies the labels call the body's is chance.

    Args:
        rows: Labelled pages.
        kept: For each page, whether each line is kept as body.

    Returns:
        The figures over all pages.
    """
    lines: Counter[tuple[int, bool]] = Counter()
    sizes: Counter[tuple[int, bool]] = Counter()
    special: Counter[tuple[str, bool]] = Counter()
    losing = set()
    for page, flags in zip(rows, kept, strict=True):
        kept_lines = {text for text, flag in zip(page.lines, flags, strict=True) if flag}
        for text, label, flag in zip(page.lines, page.labels, flags, strict=True):
            if label == 1 and not flag and text in kept_lines:
                continue
            lines[label, flag] += 1
            sizes[label, flag] += len(words(text))
            if label == 1:
                special["prose", flag] += is_prose(text)
                special["quotation", flag] += is_quotation(text)
                if is_prose(text) and not flag:
                    losing.add(id(page))
    rates = [_rates(page, flags) for page, flags in zip(rows, kept, strict=True)]
    return Score(
        line_precision=_share(lines[1, True], lines[0, True]),
        line_recall=_share(lines[1, True], lines[1, False]),
        furniture_precision=_share(lines[0, False], lines[1, False]),
        furniture_recall=_share(lines[0, False], lines[0, True]),
        body_lost=_share(sizes[1, False], sizes[1, True]),
        furniture_left=_share(sizes[0, True], sizes[0, False]),
        shingle_precision=_mean([p for p, _ in rates if p is not None]),
        shingle_recall=_mean([r for _, r in rates if r is not None]),
        prose_lost=special["prose", False],
        prose=special["prose", False] + special["prose", True],
        quotations_lost=special["quotation", False],
        quotations=special["quotation", False] + special["quotation", True],
        pages_losing_prose=_share(len(losing), len(rows) - len(losing)),
    )


def _share(part: int, rest: int) -> float:
    """Part of a whole; 0 of nothing."""
    return part / (part + rest) if part + rest else 0.0


def _mean(values: list[float]) -> float:
    """Mean; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0
