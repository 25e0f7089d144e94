"""The ledger of one document against its sources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, Self, get_args

from newsdiff.model.text import (
    Action,
    Category,
    Document,
    Fact,
    Kind,
    Operation,
    Passage,
    PassageKind,
    Verdict,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """What a report says of a document."""

    id: str
    path: str | None
    sha256: str
    title: str | None
    outlet: str | None
    published: str | None
    words: int
    """Without furniture and without what cleaning removes."""
    signs: tuple[str, ...] = ()
    """What in its text shows that a machine copied or changed it: damaged encoding, invisible characters. No verdict
    and no direction rests on it."""
    url: str | None = None
    author: str | None = None
    language: str | None = None
    retrieved: str | None = None

    @classmethod
    def of(cls, document: Document, words: int, signs: tuple[str, ...] = ()) -> Self:
        """Write what a report says of a document with so many words and such signs."""
        said: dict[str, Any] = {
            f.name: getattr(document, f.name, None) for f in fields(DocumentRecord)
        }
        return cls(**said | {"words": words, "signs": signs})


DirectionVerdict = Literal["source-first", "target-first", "common-source", "unknown"]
EvidenceKind = Literal["date", "credit", "style", "error", "agency", "ancestor", "witness"]
"""What kind of fact speaks for a direction; `Evidence` says what each kind holds."""

_SIZES: Mapping[EvidenceKind, tuple[int, int | None, int]] = {
    "date": (2, 2, 0),
    "credit": (1, 1, 0),
    "style": (1, 1, 0),
    "error": (1, 2, 0),
    "agency": (2, None, 0),
    "ancestor": (3, 0, 0),
    "witness": (4, 0, 2),
}
"""Documents, quotes and counts of each kind; None for any number."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a direction, as data; `newsdiff.report` makes the sentence.

    | kind | documents | quotes | counts |
    |---|---|---|---|
    | date | the earlier one, the later one | their dates | |
    | credit | the one that names its source | the phrase that does | |
    | style | the one whose own text has no such titles | a courtesy title with its name | |
    | error | the one that made a slip | the name as it is here, and as it is elsewhere | |
    | agency | both | the agencies that sign both | |
    | ancestor | an older third article with all that both share, both | | |
    | witness | a third article, the one it agrees with, the other, the one it is older than | | places where it agrees, changes of it that both have |

    A report of version 1 had the sentence alone: it is in `quotes`, and `documents` is empty.
    """

    kind: EvidenceKind
    documents: tuple[str, ...]
    """Ids of the documents that it speaks of."""
    quotes: tuple[str, ...] = ()
    """What is quoted from them, as it is there but for white space."""
    counts: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Raise a ValueError where it does not hold what evidence of its kind holds."""
        held = len(self.documents), len(self.quotes), len(self.counts)
        sizes = _SIZES[self.kind] if self.documents else (0, 1, 0)
        if any(size not in (n, None) for n, size in zip(held, sizes, strict=True)):
            raise ValueError(
                f"evidence of kind {self.kind} has {held[0]} documents, {held[1]} quotes and "
                f"{held[2]} counts"
            )


Relation = Literal["agency", "press-release", "same-outlet"]
"""Why a text may stand in another one by right: an agency's copy, a press release, one publisher."""
Attribution = Literal["credited-quoted", "credited", "quoted", "neither"]
"""Whether copied words are credited, and whether they stand inside quotation marks; each alone, both, none."""


@dataclass(frozen=True, slots=True)
class Direction:
    """Who took from whom, how sure that is, and why."""

    verdict: DirectionVerdict
    confidence: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class BoilerplateRecord:
    """Why a paragraph counts as site furniture."""

    category: Category
    reason: str
    confidence: float
    action: Action = "remove"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceParagraph:
    """A paragraph of a source as a report shows it."""

    index: int
    line: int
    start: int
    end: int
    kind: Kind
    text: str
    boilerplate: BoilerplateRecord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord(DocumentRecord):
    """A source of a provenance report."""

    coverage: float
    """Share of the target's words that were copied from this source."""
    used: float
    """Share of this source's words that were copied."""
    direction: Direction
    paragraphs: tuple[SourceParagraph, ...] = ()
    relation: Relation | None = None
    """Why its text may stand in the target by right; None where nothing says so."""


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A paragraph of a source, as a link target."""

    document: str
    index: int
    line: int


@dataclass(frozen=True, slots=True)
class Alteration:
    """A changed fact: the words on both sides and where they are; one side may be empty."""

    kind: Fact
    source: str
    target: str
    source_start: int
    target_start: int
    quotation_marks: Literal["put-in", "taken-out"] | None = None
    """What the target did with the marks around words that stayed; None where words were changed too."""


CreditLevel = Literal["sentence", "paragraph", "article"]
CREDIT_LEVELS: tuple[CreditLevel, ...] = get_args(CreditLevel)
"""Where a credit is, seen from the copied words; nearest first."""


@dataclass(frozen=True, slots=True)
class Credit:
    """Where the source of a passage is named, and in which words."""

    level: CreditLevel
    text: str
    is_signature: bool = False
    """Whether it says whose text it is where a text is signed, and so counts for all of it: "(dpa)", "© AFP"."""

    @property
    def counts(self) -> bool:
        """Whether it counts for all that its paragraph has from the source: it stands in there, or signs the article."""
        return self.level != "article" or self.is_signature


def nearest_credit(given: Iterable[Credit | None]) -> Credit | None:
    """Return the credit, of those that count for a paragraph, that is nearest to what it has; None without one."""
    counting = (credit for credit in given if credit and credit.counts)
    return min(counting, key=lambda credit: CREDIT_LEVELS.index(credit.level), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPassage:
    """A copied, quoted, reworded or translated piece of a target paragraph."""

    kind: PassageKind
    start: int
    end: int
    identity: float
    source: Passage
    operations: tuple[Operation, ...] = ()
    """Word operations from the source (`a`) to the target (`b`)."""
    alterations: tuple[Alteration, ...] = ()
    credit: Credit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerParagraph:
    """A line of the ledger: one paragraph of the target and where it comes from."""

    index: int
    line: int
    start: int
    end: int
    kind: Kind
    verdict: Verdict
    coverage: float
    identity: float
    words: int
    text: str
    boilerplate: BoilerplateRecord | None = None
    sources: tuple[SourceLink, ...] = ()
    passages: tuple[LedgerPassage, ...] = ()
    credit: Credit | None = None
    """The nearest credit that counts for copied words of it, to any source that has them; None without one, and in older reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """A source paragraph that the target left out."""

    document: str
    index: int
    line: int
    text: str
    between: bool
    """True between two used paragraphs, False right behind the last used one."""
    reason: str = ""
    """What makes it matter ("denies or qualifies", "names a source"), empty if nothing does."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The ledger in numbers."""

    coverage: float
    """Share of the target's words (furniture aside) inside copied passages."""
    words: int
    """Words that the share is taken of."""
    copied_words: int
    """Words inside copied passages."""
    paragraphs: int
    """Paragraphs of the target, furniture aside."""
    copied_paragraphs: int
    """Those with a copied verdict."""
    credits: int
    """Places of the target that name a source."""
    verdicts: dict[Verdict, int] = field(default_factory=dict)
    """Paragraphs by verdict, every verdict present."""
    attribution: dict[Attribution, int] = field(default_factory=dict)
    """Copied words by whether they are credited and quoted, every group present; empty in older reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Every paragraph of one target, with what it has from its sources."""

    target: DocumentRecord
    sources: tuple[SourceRecord, ...]
    """Those that give most first."""
    summary: Summary
    paragraphs: tuple[LedgerParagraph, ...]
    omissions: tuple[Omission, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why the paragraph `index` of the target was not reported as copied."""

    index: int
    reasons: tuple[str, ...]
    """What came nearest, and which thresholds it missed, in words."""
