"""Who was first among the articles that share a text, from what is known of two of them at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from newsdiff.model import Direction, DirectionVerdict, Document, DocumentRecord, Evidence
from newsdiff.reuse import attribute
from newsdiff.reuse.compare import ComparedPair
from newsdiff.settings import AttributeSettings

_REVERSED: Mapping[DirectionVerdict, DirectionVerdict] = {
    "source-first": "target-first",
    "target-first": "source-first",
}


_TOLD: Sequence[DirectionVerdict] = ("source-first", "common-source")
"""What can be said of all articles together."""


class Precedence:
    """Says which of some documents was first.

    Two that were compared have the direction that this gave. Of two that were not, since they are of one outlet or
    have a text of very many, the dates are asked.
    """

    def __init__(
        self,
        pairs: Iterable[ComparedPair],
        records: Mapping[int, DocumentRecord],
        settings: AttributeSettings,
    ) -> None:
        self._compared = {(pair.a, pair.b): pair.direction for pair in pairs}
        self._records = records
        self._settings = settings

    def first(self, documents: Iterable[int]) -> tuple[int | None, Direction]:
        """Find the document that was before every other one, which takes two questions for each.

        Returns:
            Its position, and as `source-first` how sure that is: no surer than against its nearest rival. None
            where nothing says so of any; then `common-source` where the one that most speaks for shares
            its text with each of the others through a third.
        """
        order = list(dict.fromkeys(documents))
        candidate = order[0]
        for other in order[1:]:  # what was before all others stays once it is met
            if self._between(other, candidate).verdict == "source-first":
                candidate = other
        rivals = [other for other in order if other != candidate]
        against = [self._between(candidate, other) for other in rivals]
        reasons = self._reasons(candidate, rivals, against)
        verdicts = {direction.verdict for direction in against}
        for verdict in _TOLD:
            if verdicts == {verdict}:
                sure = round(min(direction.confidence for direction in against), 4)
                is_first = verdict == "source-first"
                return candidate if is_first else None, Direction(verdict, sure, reasons)
        return None, Direction("unknown", 0.0, reasons)

    def _between(self, one: int, other: int) -> Direction:
        """Say what is known of two documents; source-first says that the first of them was first."""
        is_turned = one > other
        direction = self._compared.get((other, one) if is_turned else (one, other))
        if direction is None:
            return attribute.dated_direction(self._dated(one), self._dated(other), self._settings)
        verdict = direction.verdict
        if is_turned and verdict in _REVERSED:
            return replace(direction, verdict=_REVERSED[verdict])
        return direction

    def _dated(self, at: int) -> Document:
        """Return a document without its text, for its date and outlet."""
        record = self._records[at]
        return Document(
            record.id, "", outlet=record.outlet, published=record.published, sha256=record.sha256
        )

    def _reasons(
        self, candidate: int, rivals: Sequence[int], against: Sequence[Direction]
    ) -> tuple[Evidence, ...]:
        """Return the evidence against the compared rivals, and of a thousand dates of others the nearest."""
        compared: list[Direction] = []
        dated: list[Direction] = []
        for rival, direction in zip(rivals, against, strict=True):
            is_compared = tuple(sorted((candidate, rival))) in self._compared
            (compared if is_compared else dated).append(direction)
        nearest = sorted(dated, key=lambda direction: direction.confidence)[:1]
        heard = dict.fromkeys(e for direction in (*compared, *nearest) for e in direction.evidence)
        return tuple(heard)
