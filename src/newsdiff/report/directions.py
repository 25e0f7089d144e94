"""Who was first, in words: the one place where evidence becomes sentences.

Names of documents are filled into whole sentences, never looked for in finished ones, so that an id that lies
inside another one, or inside a date, changes nothing.
"""

from collections.abc import Mapping

from newsdiff.model import Direction, Evidence, EvidenceKind

_SENTENCES: Mapping[EvidenceKind, str] = {
    "date": "{0[0]} is dated {1[0]}, {0[1]} {1[1]}",
    "credit": "{0[0]} names its source: “{1[0]}”",
    "style": "shared text says “{1[0]}”, the rest of {0[0]} uses no such titles",
    "error": "{0[0]} writes “{1[0]}” here and “{1[1]}” elsewhere",
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


def sentence(evidence: Evidence, names: Mapping[str, str]) -> str:
    """Write a piece of evidence as a sentence.

    Args:
        evidence: What speaks for a direction.
        names: What documents are called, by their ids; one that is missing is called by its id.

    Returns:
        The sentence, without its kind; of a report of version 1 the one that it held, as it stands.

    Example:
        >>> sentence(Evidence("error", ("b_1",), ("Ivan", "Ivo")), {"b_1": "b"})
        'b writes “Ivan” here and “Ivo” elsewhere'
    """
    if not evidence.documents:
        return " ".join(evidence.quotes)
    documents = [names.get(i, i) for i in evidence.documents]
    return _SENTENCES[evidence.kind].format(
        documents, evidence.quotes, evidence.counts, ", ".join(evidence.quotes)
    )


def reasons(direction: Direction, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what speaks for a direction as (kind, sentence), strongest first, the same only once.

    Args:
        direction: The direction.
        names: What documents are called, by their ids.
    """
    said = ((_LABELS.get(e.kind, e.kind), sentence(e, names)) for e in direction.evidence)
    return list(dict.fromkeys(said))
