"""What dedupe and cleaning find."""

from dataclasses import dataclass

from newsdiff.model.ledger import Direction
from newsdiff.model.text import Action, Category, Kind, Operation


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
    """Equal words against the base of its cluster."""
    words: int
    text: str
    is_suspect: bool = False
    """Whether it rests only on paragraphs that cleaning suspects."""
    operations: tuple[Operation, ...] = ()
    """Word operations from the cluster's base (`a`, in its document) to this version (`b`), in order and gapless;
    they may begin behind the beginning of either, and end before its end. Empty for the base itself, and
    where the two were not compared."""
    url: str | None = None
    """Address of the page of the article."""


@dataclass(frozen=True, slots=True)
class Wire:
    """The agency whose copy two articles share."""

    agency: str
    """Its sign ("AP"), or its name as it signs."""
    share: float
    """Share of the words of the article beside the signed one that are its copy; of two signed ones, of the one that
    has more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Passages that are one text."""

    id: int
    words: int
    """Words of the longest version."""
    documents: int
    outlets: tuple[str, ...]
    first: ClusterPassage | None
    """The version that was before every other one; None where nothing says so of any."""
    direction: Direction
    """How sure it is that `first` was first, and why; `source-first` where it is known."""
    passages: tuple[ClusterPassage, ...]
    """The base, then the others, earliest first, undated ones last."""
    wire: str | None = None
    """The one agency with which articles of it are signed; None without any, or with several."""

    @property
    def base(self) -> ClusterPassage:
        """The version that the others are compared with: the first one, else the earliest dated, else any."""
        return self.passages[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRecord:
    """Two documents that share passages; `a` precedes `b` in corpus order."""

    a: str
    b: str
    words: int
    """Words of `b` inside copied passages, as the ledger of `b` counts them; 0 where all they share is quoted speech, which is listed only if asked for."""
    coverage_a: float
    """Share of the words of `a` that were copied."""
    coverage_b: float
    """Share of the words of `b` inside copied passages."""
    direction: Direction
    """source-first says that `a` was first."""
    wire: Wire | None = None
    """The agency whose copy they share; None where neither is signed with one, or each with another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedParagraph:
    """A paragraph that tells in another language what one of another document tells."""

    a: int
    """Index of the paragraph of the earlier document."""
    b: int
    """Index of the one that tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedPair:
    """Two documents in two languages of which one may have been translated from the other, or both from a third."""

    a: str
    """The earlier one by its date; the first in order of the corpus where that is not known."""
    b: str
    paragraphs: int
    """Paragraphs of `b` that tell what `a` tells."""
    words: int
    """Words of these."""
    share: float
    """Share of the words of `b`; never counted as copied."""
    links: tuple[TranslatedParagraph, ...] = ()
    """Which paragraph tells which, in order of `b`."""


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
    words: int
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
