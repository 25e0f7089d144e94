"""Strips: what is compared of a text as a line, coloured where its passages are.

What is coloured as copied is as long as the share that the page gives in words.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsdiff.model import SourceParagraph, SourceRecord
from newsdiff.report.html.numbering import NumberedPassage
from newsdiff.report.html.weights import WeighedPart, is_copy

_LENGTH = 1000
"""Units of the length of a strip."""
_MAX_STRETCH = 1.5
"""How far the characters of a source may be stretched to the share of its words that was used; where more would be
needed, another source has the words."""


@dataclass(frozen=True, slots=True)
class StripSegment:
    """A passage on a strip, in thousandths of its length."""

    start: float
    length: float
    color: int
    is_copied: bool
    """Whether its words count as copied; a shared quotation, say, is pale."""


def target_strip(parts: Sequence[WeighedPart]) -> tuple[StripSegment, ...]:
    """Draw a target by the words of its parts."""
    unit = _LENGTH / max(sum(part.words for part in parts), 1)
    strip, place = [], 0
    for part in parts:
        copies = [k for k in part.passages if is_copy(k)]
        shown = next(iter(copies or part.passages), None)
        if shown and part.words:
            start, length = round(place * unit, 1), round(part.words * unit, 1)
            strip.append(StripSegment(start, length, shown.color, part.is_copied))
        place += part.words
    return tuple(strip)


def source_strip(
    source: SourceRecord, taken: Iterable[NumberedPassage]
) -> tuple[StripSegment, ...]:
    """Draw a source, in which copied passages are as long as the share of its words that was used."""
    compared = [p for p in source.paragraphs if not is_aside(p)]
    n_chars = sum(p.end - p.start for p in compared)
    spans = list(_spans(compared, taken))
    n_copied = sum(end - start for start, end, k in spans if is_copy(k))
    factor = source.used * n_chars / n_copied if n_copied else 1.0
    factor = min(max(factor, 1 / _MAX_STRETCH), _MAX_STRETCH)
    rest = (n_chars - factor * n_copied) / max(n_chars - n_copied, 1)
    unit = _LENGTH / max(n_chars, 1)
    strip, at, before = [], 0.0, 0
    for start, end, k in spans:
        at += (start - before) * rest
        length = (end - start) * (factor if is_copy(k) else rest)
        place = round(at * unit, 1)
        strip.append(StripSegment(place, round(length * unit, 1), k.color, is_copy(k)))
        at, before = at + length, end
    return tuple(strip)


def is_aside(block: SourceParagraph) -> bool:
    """Whether a source paragraph is boilerplate, which is compared with nothing."""
    return block.boilerplate is not None and block.boilerplate.action == "remove"


def _spans(
    compared: Sequence[SourceParagraph], taken: Iterable[NumberedPassage]
) -> Iterator[tuple[int, int, NumberedPassage]]:
    """Yield where passages stand in what is compared, counted in its characters; each character once."""
    starts = [p.start for p in compared]
    places, total = [], 0
    for p in compared:
        places.append(total)
        total += p.end - p.start
    reached = 0
    for k in sorted(taken, key=lambda k: (k.passage.source.start, -k.passage.source.end)):
        stretch = k.passage.source
        for at in range(max(bisect_right(starts, stretch.start) - 1, 0), len(compared)):
            block = compared[at]
            if block.start >= stretch.end:
                break
            start, end = max(stretch.start, reached, block.start), min(stretch.end, block.end)
            if start < end:
                yield places[at] + start - block.start, places[at] + end - block.start, k
                reached = end
