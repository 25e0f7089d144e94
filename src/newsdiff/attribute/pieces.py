"""Alignments cut at the paragraphs of the target, in word positions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsdiff.model import Alignment, Operation, PassageKind, Tag
from newsdiff.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Change:
    """A word operation in word positions; source words `[a, a_end)`, target words `[b, b_end)`."""

    tag: Tag
    a: int
    a_end: int
    b: int
    b_end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """What one alignment gives to one paragraph of the target."""

    source: Tokens
    """Words of the source."""
    target: Tokens
    """Words of the target."""
    kind: PassageKind
    """Kind of its alignment."""
    changes: tuple[Change, ...]
    """Word operations, first and last one equal."""

    @property
    def first(self) -> int:
        """First word in the target."""
        return self.changes[0].b

    @property
    def last(self) -> int:
        """Word after the last one in the target."""
        return self.changes[-1].b_end

    @property
    def n_equal(self) -> int:
        """Equal words."""
        return sum(change.b_end - change.b for change in self.changes if change.tag == "equal")

    @property
    def n_source(self) -> int:
        """Words of the passage in the source."""
        return self.changes[-1].a_end - self.changes[0].a

    @property
    def n_target(self) -> int:
        """Words of the passage in the target."""
        return self.last - self.first

    @property
    def identity(self) -> float:
        """Equal words over words of the longer side."""
        return round(self.n_equal / max(self.n_source, self.n_target), 4)

    def equal(self) -> Iterator[tuple[int, int]]:
        """Yield the equal words as (source word, target word)."""
        for change in self.changes:
            if change.tag == "equal":
                yield from zip(
                    range(change.a, change.a_end), range(change.b, change.b_end), strict=True
                )

    def source_paragraphs(self) -> dict[int, int]:
        """Return how many equal words each paragraph of the source gives."""
        given: dict[int, int] = {}
        for at, _ in self.equal():
            paragraph = self.source.paragraphs[at]
            given[paragraph] = given.get(paragraph, 0) + 1
        return given


def cut(alignments: Iterable[Alignment], source: Tokens, target: Tokens) -> list[Piece]:
    """Cut alignments (a: source, b: target) at the ends of the target's paragraphs.

    Returns:
        Pieces in order of the target; each begins and ends with equal words.
    """
    pieces = []
    for alignment in alignments:
        groups: dict[int, list[Change]] = {}
        for operation in alignment.operations:
            change = _change(operation, source, target)
            at = min(change.b, len(target) - 1)
            groups.setdefault(target.paragraphs[at], []).append(change)
        for changes in groups.values():
            kept = _trim(changes)
            if kept:
                pieces.append(Piece(source, target, alignment.kind, tuple(kept)))
    return pieces


def _change(operation: Operation, source: Tokens, target: Tokens) -> Change:
    """Find the words of an operation."""
    return Change(
        operation.tag,
        bisect_left(source.starts, operation.a_start),
        bisect_left(source.starts, operation.a_end),
        bisect_left(target.starts, operation.b_start),
        bisect_left(target.starts, operation.b_end),
    )


def _trim(changes: Sequence[Change]) -> list[Change]:
    """Cut off what is not equal at both ends."""
    equal = [at for at, change in enumerate(changes) if change.tag == "equal"]
    return list(changes[equal[0] : equal[-1] + 1]) if equal else []
