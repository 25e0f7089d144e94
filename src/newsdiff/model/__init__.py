"""The words of the field as immutable records; no behaviour beyond derived values.

Positions are half-open character ranges `[start, end)` into `Document.text`, which is the text of the
file as read: decoded, newlines as they are, nothing removed. Shares and confidences lie in [0, 1] and
are rounded to four digits, so that the same finding gives the same bytes everywhere.

The reports at the end mirror the JSON that `--format json` prints, key by key and in this order; a
renderer needs nothing else. `version` grows when a key changes its meaning:

1: first version.
"""

from newsdiff.model.ledger import (
    Alteration,
    BoilerplateRecord,
    Credit,
    Direction,
    DirectionVerdict,
    DocumentRecord,
    Evidence,
    Explanation,
    LedgerParagraph,
    LedgerPassage,
    Omission,
    ProvenanceReport,
    SourceLink,
    SourceParagraph,
    SourceRecord,
    Summary,
)
from newsdiff.model.survey import (
    CleanDocument,
    CleanParagraph,
    CleanReport,
    Cluster,
    ClusterPassage,
    DedupeReport,
    PairRecord,
)
from newsdiff.model.text import (
    COPIED,
    UNNAMED,
    Action,
    Alignment,
    Category,
    Document,
    Fact,
    Kind,
    Mark,
    Operation,
    Paragraph,
    Passage,
    PassageKind,
    Tag,
    Verdict,
)

__all__ = [
    "COPIED",
    "UNNAMED",
    "Action",
    "Alignment",
    "Alteration",
    "BoilerplateRecord",
    "Category",
    "CleanDocument",
    "CleanParagraph",
    "CleanReport",
    "Cluster",
    "ClusterPassage",
    "Credit",
    "DedupeReport",
    "Direction",
    "DirectionVerdict",
    "Document",
    "DocumentRecord",
    "Evidence",
    "Explanation",
    "Fact",
    "Kind",
    "LedgerParagraph",
    "LedgerPassage",
    "Mark",
    "Omission",
    "Operation",
    "PairRecord",
    "Paragraph",
    "Passage",
    "PassageKind",
    "ProvenanceReport",
    "Report",
    "SourceLink",
    "SourceParagraph",
    "SourceRecord",
    "Summary",
    "Tag",
    "Verdict",
]

Report = ProvenanceReport | DedupeReport | CleanReport
"""Everything that a renderer can be given."""
