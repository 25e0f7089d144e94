"""The words of the field as immutable records; no behaviour beyond derived values.

Positions are half-open character ranges `[start, end)` into `Document.text`, which is the text of the
file as read: decoded, newlines as they are, nothing removed. Shares and confidences lie in [0, 1] and
are rounded to four digits, so that the same finding gives the same bytes everywhere.

The reports at the end mirror the JSON that `--format json` prints, key by key and in this order; a
renderer needs nothing else. `version` grows when a key changes its meaning:

1: first version.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Literal

from newsdiff.visible import json_text

Kind = Literal[
    "title",
    "standfirst",
    "kicker",
    "byline",
    "dateline",
    "subheading",
    "list-item",
    "body",
    "caption",
    "boilerplate",
]
"""What a paragraph is for. `caption` and `boilerplate` are site furniture, named by `Mark.category`."""

Category = Literal[
    "advertisement",
    "author-bio",
    "byline",
    "caption",
    "comment-prompt",
    "contributor",
    "cookie-consent",
    "correction",
    "credit",
    "dateline",
    "donation",
    "duplicate",
    "interface",
    "legal",
    "login-prompt",
    "masthead",
    "navigation",
    "newsletter",
    "paywall",
    "photo-credit",
    "related",
    "share",
]
"""Why a paragraph is not the article's own prose."""

Action = Literal["keep", "suspect", "remove"]
"""What cleaning does: `suspect` stays in the text and is shown; only `remove` leaves it."""

Verdict = Literal["verbatim", "edited", "mixed", "quote", "reworded", "original", "boilerplate"]
"""Where a paragraph of the target comes from; defined in docs/verdicts.md."""

COPIED: frozenset[Verdict] = frozenset({"verbatim", "edited", "mixed"})
"""The verdicts that count as copied."""

PassageKind = Literal["verbatim", "edited", "quote", "reworded"]
"""How a passage relates to its source."""

Fact = Literal[
    "number", "name", "date", "place", "negation", "quotation", "hedge", "attribution", "wording"
]
"""What an alteration changes; all but `wording` can change what a reader believes."""

Tag = Literal["equal", "replace", "insert", "delete"]
"""A word operation that turns the source into the target."""


UNNAMED = "unnamed ("
"""How the outlet of articles begins that share site furniture but no name."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What cleaning found out about a paragraph, with its evidence in words."""

    category: Category | None
    """Why it is not body text; None where it is."""
    action: Action
    """keep, suspect or remove."""
    reason: str
    """The deciding evidence, in one line for a reader."""
    confidence: float
    """How sure the decision is, in [0, 1]."""
    evidence: tuple[str, ...] = ()
    """Everything that spoke for or against it, strongest first."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of text of a document."""

    index: int
    """Position among all non-empty blocks of the file, from 0, title and boilerplate included."""
    line: int
    """Line of the file where it begins, from 1."""
    start: int
    """First character in `Document.text`."""
    end: int
    """Character after its last one."""
    kind: Kind = "body"
    """What it is for."""
    mark: Mark | None = None
    """What cleaning decided; None before cleaning."""

    @property
    def is_removed(self) -> bool:
        """Whether cleaning takes it out of the text."""
        return self.mark is not None and self.mark.action == "remove"

    @property
    def is_matched(self) -> bool:
        """Whether it takes part in matching: everything but furniture, bylines and datelines."""
        return not self.is_removed and self.kind not in ("byline", "dateline")


@dataclass(frozen=True, slots=True)
class Document:
    """An article as read. Build one from an id and a text; `read` fills the rest."""

    id: str
    """Unique in its corpus: the file name without its ending, or the record's own id."""
    text: str
    """The decoded text of the file, never changed."""
    title: str | None = None
    """Headline, from metadata or from the text."""
    outlet: str | None = None
    """Who published it; see `newsdiff.outlet`."""
    published: str | None = None
    """ISO 8601 date or date-time, with offset where known ("2017-02-15T10:27:00+00:00")."""
    series: str | None = None
    """Group inside which reuse is ignored; the outlet if None."""
    path: str | None = None
    """Path relative to the corpus, with forward slashes; None for text from memory."""
    sha256: str = ""
    """Digest of the file's bytes, or of the text in UTF-8 where there is no file of its own."""
    encoding: str = "utf-8"
    """Encoding that gave `text`; "utf-8-sig" where the file opens with a byte order mark."""
    body_start: int = 0
    """Where the text begins behind front matter, as a character position."""
    paragraphs: tuple[Paragraph, ...] = ()
    """Its blocks in order; empty before segmentation."""

    def __post_init__(self) -> None:
        """Fill the digest of a text that came without one."""
        if not self.sha256:
            digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
            object.__setattr__(self, "sha256", digest)

    @property
    def group(self) -> str:
        """The series, else the outlet, else the document itself: no reuse is reported inside it."""
        return self.series or self.outlet or f"\0{self.id}"

    def extract(self, span: Paragraph | Passage) -> str:
        """Return the text of a paragraph or passage of this document."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Operation:
    """A word operation of an alignment; an insert has an empty `a` side, a delete an empty `b` side."""

    tag: Tag
    """equal, replace, insert or delete, seen from `a` to `b`."""
    a_start: int
    """First character on side a."""
    a_end: int
    """Character after the last one on side a."""
    b_start: int
    """First character on side b."""
    b_end: int
    """Character after the last one on side b."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a document that an alignment or cluster speaks of."""

    document: str
    """Id of its document."""
    start: int
    """First character."""
    end: int
    """Character after the last one."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two passages with one origin, word by word. Swapping the documents mirrors it."""

    kind: PassageKind
    """verbatim where every word is equal; `quote` where what is shared is quoted speech."""
    a: Passage
    """Passage of the first document."""
    b: Passage
    """Passage of the second document."""
    operations: tuple[Operation, ...]
    """Word operations in order, gapless on both sides."""
    n_equal: int
    """Words that are equal on both sides."""
    n_a: int
    """Words of the passage in a."""
    n_b: int
    """Words of the passage in b."""
    n_longest: int = 0
    """Words of the longest exact run."""

    @property
    def identity(self) -> float:
        """Equal words over words of the longer side."""
        return round(self.n_equal / max(self.n_a, self.n_b, 1), 4)


# ---------------------------------------------------------------------------------- reports


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


DirectionVerdict = Literal["source-first", "target-first", "common-source", "unknown"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a direction."""

    kind: Literal["date", "credit", "style", "error", "third-article"]
    text: str


@dataclass(frozen=True, slots=True)
class Direction:
    """Who took from whom, how sure that is, and why."""

    verdict: DirectionVerdict
    confidence: float
    evidence: tuple[Evidence, ...] = ()


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
class SourceRecord:
    """A source of a provenance report."""

    id: str
    path: str | None
    sha256: str
    title: str | None
    outlet: str | None
    published: str | None
    words: int
    coverage: float
    """Share of the target's words that were copied from this source."""
    used: float
    """Share of this source's words that were copied."""
    direction: Direction
    paragraphs: tuple[SourceParagraph, ...] = ()


@dataclass(frozen=True, slots=True)
class BoilerplateRecord:
    """Why a paragraph counts as site furniture."""

    category: Category
    reason: str
    confidence: float
    action: Action = "remove"


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A paragraph of a source, as a link target."""

    document: str
    index: int
    line: int


@dataclass(frozen=True, slots=True)
class Alteration:
    """A changed fact: the words on both sides and where they stand; one side may be empty."""

    kind: Fact
    source: str
    target: str
    source_start: int
    target_start: int


@dataclass(frozen=True, slots=True)
class Credit:
    """Where the source of a passage is named, and in which words."""

    level: Literal["sentence", "paragraph", "article"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPassage:
    """A copied, quoted or reworded piece of a target paragraph."""

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
    """What makes it telling ("denies or qualifies", "names a source"), empty if nothing does."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenanceReport:
    """The paragraph ledger of one target against its sources."""

    format: Literal["newsdiff.provenance"] = "newsdiff.provenance"
    version: int = 1
    newsdiff: str
    settings: dict[str, object]
    target: DocumentRecord
    sources: tuple[SourceRecord, ...]
    summary: Summary
    paragraphs: tuple[LedgerParagraph, ...]
    omissions: tuple[Omission, ...] = ()

    def to_json(self) -> str:
        """Return the report as JSON text, the bytes that `--format json` prints."""
        return _to_json(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterPassage:
    """One version of a text that runs through several outlets."""

    document: str
    outlet: str | None
    published: str | None
    index: int
    """Paragraph where it begins."""
    line: int
    start: int
    end: int
    identity: float
    """Equal words against the first version."""
    text: str
    is_suspect: bool = False
    """Whether it rests only on paragraphs that cleaning suspects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Passages that are one text, earliest first."""

    id: int
    words: int
    """Words of the longest version."""
    documents: int
    outlets: tuple[str, ...]
    first: ClusterPassage
    direction: Direction
    """How sure it is that `first` was first, and why."""
    passages: tuple[ClusterPassage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRecord:
    """Two documents that share passages; `a` precedes `b` in corpus order."""

    a: str
    b: str
    words: int
    coverage_a: float
    coverage_b: float
    direction: Direction
    """source-first says that `a` was first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DedupeReport:
    """Passages that run through several outlets of a corpus."""

    format: Literal["newsdiff.dedupe"] = "newsdiff.dedupe"
    version: int = 1
    newsdiff: str
    settings: dict[str, object]
    documents: int
    paragraphs: int
    boilerplate: int
    outlets: dict[str, int]
    clusters: tuple[Cluster, ...]
    pairs: tuple[PairRecord, ...]

    def to_json(self) -> str:
        """Return the report as JSON text, the bytes that `--format json` prints."""
        return _to_json(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanParagraph:
    """A paragraph and what cleaning decided on it."""

    index: int
    line: int
    start: int
    end: int
    kind: Kind
    keep: bool
    action: Action
    category: Category | None
    reason: str
    confidence: float
    evidence: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanDocument:
    """A document and its marked paragraphs."""

    id: str
    path: str | None
    sha256: str
    outlet: str | None
    paragraphs: tuple[CleanParagraph, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanReport:
    """What cleaning keeps, suspects and removes."""

    format: Literal["newsdiff.clean"] = "newsdiff.clean"
    version: int = 1
    newsdiff: str
    settings: dict[str, object]
    documents: tuple[CleanDocument, ...]

    def to_json(self) -> str:
        """Return the report as JSON text, the bytes that `--format json` prints."""
        return _to_json(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a paragraph of the target was not reported as copied."""

    index: int
    """Its paragraph."""
    reasons: tuple[str, ...]
    """What came nearest, and which thresholds it missed, in words."""


Report = ProvenanceReport | DedupeReport | CleanReport
"""Everything that a renderer can be given."""


def _to_json(report: Report) -> str:
    """Encode a report, keys in the order of the fields, indented by two, with a last newline.

    Characters that act or hide are written as escapes; a text with lone surrogates, which msgspec
    refuses, goes through the standard library and is written in ASCII.
    """
    import msgspec

    try:
        text = msgspec.json.format(msgspec.json.encode(report), indent=2).decode()
    except UnicodeEncodeError:
        text = json.dumps(asdict(report), indent=2)
    return json_text(text) + "\n"
