"""Who was first, in words: the one place where a direction and its evidence become sentences.

Names of documents are filled into whole sentences, never looked for in finished ones, so that an id that is
part of another one, or of a date, changes nothing.
"""

from collections.abc import Mapping

from newsdiff.model import Direction, DirectionVerdict, Evidence, EvidenceKind
from newsdiff.report.clocks import moment
from newsdiff.report.phrases import Names

_SENTENCES: Mapping[EvidenceKind, str] = {
    "date": "{0[0]} is dated {1[0]}, {0[1]} is dated {1[1]}",
    "credit": "{0[0]} names its source: “{1[0]}”",
    "style": "shared text says “{1[0]}”, the rest of {0[0]} uses no such titles",
    "error": "{0[0]} writes “{1[0]}” in what both share and “{1[1]}” elsewhere, a slip such as copying makes",
    "agency": "both are signed with {3}",
    "ancestor": "{0[0]} is older than {0[1]} and {0[2]}, and has all that they share",
    "witness": "{0[0]} is older than {0[3]}; where {0[1]} and {0[2]} differ, it agrees with {0[1]} "
    "in {2[0]} places and with {0[2]} in none, and {0[1]} and {0[2]} share {2[1]} changes of it",
}
"""A sentence for each kind of evidence: 0 are the documents, 1 the quotes, 2 the counts, 3 all quotes in a row."""

_LABELS: Mapping[EvidenceKind, str] = dict.fromkeys(
    ("agency", "ancestor", "witness"), "third-article"
)
"""What a reader sees as the kind, where it is not the kind itself."""

VERBS: Mapping[DirectionVerdict, tuple[str, str]] = {
    "source-first": ("was lifted from", "lifted from"),
    "target-first": ("came first and stands again in", "again in the later"),
    "common-source": ("is shared, through a third article, with", "through a third article with"),
    "unknown": ("stands also in", "also in"),
}
"""How a target relates to its sources, in a sentence and in a list; in the order of a headline."""
BY_RIGHT = ("was taken from", "taken from")
"""The same of a source that was first and whose text may stand there by right."""


def say_direction(direction: Direction, a: str, b: str, *, everyone: str = "both") -> str:
    """Say who was first, the source called `a` or the target `b`, and how sure that is.

    Example:
        >>> say_direction(Direction("source-first", 0.95), "000", "001")
        '000 was first (confidence 0.95)'
    """
    first = say_order(direction, a, b, everyone=everyone)
    known = direction.verdict != "unknown"
    return f"{first} (confidence {direction.confidence:.2f})" if known else first


def say_order(direction: Direction, a: str, b: str, *, everyone: str = "both") -> str:
    """Say who was first, without how sure that is; as `say_direction`.

    Example:
        >>> say_order(Direction("target-first", 0.95), "000", "001")
        '001 was first'
    """
    if direction.verdict == "unknown":
        return "who was first is not known"
    who = {"source-first": f"{a} was first", "target-first": f"{b} was first"}
    return who.get(direction.verdict, f"{everyone} come from a third article")


def name_first(direction: Direction, a: str, b: str) -> str:
    """Name who was first, for a cell of a table.

    Example:
        >>> name_first(Direction("target-first", 0.95), "000", "001")
        '001 (0.95)'
    """
    if direction.verdict == "unknown":
        return "not known"
    first = {"source-first": a, "target-first": b}.get(direction.verdict, "third article")
    return f"{first} ({direction.confidence:.2f})"


def say_evidence(evidence: Evidence, names: Names) -> str:
    """Write a piece of evidence as a sentence.

    A document without a name is called by its id. Of a report of version 1, it is the sentence that it held.

    Example:
        >>> say_evidence(Evidence("error", ("b_1",), ("Ivan", "Ivo")), {"b_1": "b"})
        'b writes “Ivan” in what both share and “Ivo” elsewhere, a slip such as copying makes'
    """
    if not evidence.documents:
        return " ".join(evidence.quotes)
    documents = [names.get(i, i) for i in evidence.documents]
    is_date = evidence.kind == "date"
    quotes = [moment(quote) or quote for quote in evidence.quotes] if is_date else evidence.quotes
    return _SENTENCES[evidence.kind].format(documents, quotes, evidence.counts, ", ".join(quotes))


def reasons(direction: Direction, names: Names) -> dict[str, str]:
    """Return what speaks for a direction, as "kind: sentence" and as the sentence, strongest first."""
    said = ((_LABELS.get(e.kind, e.kind), say_evidence(e, names)) for e in direction.evidence)
    return {f"{kind}: {sentence}": sentence for kind, sentence in said}
