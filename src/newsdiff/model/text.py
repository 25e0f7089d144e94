"""Documents, paragraphs, passages and alignments."""

import hashlib
import re
from dataclasses import dataclass
from typing import Literal

from newsdiff.visible import printable

_QUOTED = re.compile(r"\n(?:> ?)+")

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

Verdict = Literal[
    "verbatim",
    "edited",
    "mixed",
    "quote",
    "reworded",
    "translated",
    "formula",
    "original",
    "boilerplate",
]
"""Where a paragraph of the target comes from; defined in docs/verdicts.md."""

COPIED: frozenset[Verdict] = frozenset({"verbatim", "edited", "mixed"})
"""The verdicts that count as copied."""

PassageKind = Literal["verbatim", "edited", "quote", "reworded", "translated", "formula", "phrase"]
"""How a passage relates to its source."""

RETOLD: frozenset[PassageKind] = frozenset({"reworded", "translated"})
"""Kinds of passages that say the same in other words; possibilities, never counted as copied."""

Fact = Literal[
    "stance",
    "negation",
    "number",
    "name",
    "date",
    "place",
    "quotation",
    "hedge",
    "attribution",
    "wording",
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
    reason: str
    """The deciding evidence, in one line for a reader."""
    confidence: float
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
    end: int
    kind: Kind = "body"
    mark: Mark | None = None
    """What cleaning decided; None before cleaning."""

    @property
    def is_removed(self) -> bool:
        """Whether cleaning takes it out of the text."""
        return self.mark is not None and self.mark.action == "remove"

    @property
    def is_matched(self) -> bool:
        """Whether it takes part in matching: everything but furniture, bylines, datelines and who contributed."""
        is_credit = self.mark is not None and self.mark.category == "contributor"
        return not (self.is_removed or is_credit or self.kind in ("byline", "dateline"))


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a document that an alignment or cluster speaks of."""

    document: str
    """Its id."""
    start: int
    end: int


class _NotGiven(str):
    """Stands for what the caller left out: no text that anybody has is of this class."""

    __slots__ = ()


_NOT_GIVEN = _NotGiven("not given")
_ID_DIGITS = 12
"""Of a digest, in an id: among a million texts, two have the same with a chance of one in 500."""


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """An article as read. Build one from a text, and an id if it has one; `read` fills the rest."""

    id: str = _NOT_GIVEN
    """Unique in its corpus: the file name without its ending, or the record's own id. Made of the text if left out."""
    text: str = _NOT_GIVEN
    """The decoded text of the file, never changed."""
    title: str | None = None
    """Headline, from metadata or from the text."""
    outlet: str | None = None
    """Who published it; see `newsdiff.documents.outlets`."""
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
    warnings: tuple[str, ...] = ()
    """What cleaning would not do on its own, in words."""
    url: str | None = None
    """Address of its page, "https://..." or "http://..."."""
    author: str | None = None
    """Who wrote it, by names, as metadata have them."""
    language: str | None = None
    """Its language, as metadata write it."""
    retrieved: str | None = None
    """When it was taken from its page, in ISO 8601."""
    body_end: int | None = None
    """Where the text ends before what a program says behind it, as a character position; None: at its end. For finding paragraphs; archives, which keep these, do not."""

    def __post_init__(self) -> None:
        """Fill the digest of a text that came without one, and the id.

        Raises:
            TypeError: There is no text.
        """
        if self.text is _NOT_GIVEN:
            raise TypeError("a Document needs a text: Document(text=...)")
        if not self.sha256:
            digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
            object.__setattr__(self, "sha256", digest)
        if self.id is _NOT_GIVEN:
            object.__setattr__(self, "id", f"text-{self.sha256[:_ID_DIGITS]}")

    def __repr__(self) -> str:
        """Say on one line which it is."""
        known = (self.title and f"“{self.title}”", self.outlet, self.published)
        length = f"{len(self.text):,} characters"
        return f"<Document {printable(', '.join(filter(None, (self.id, *known, length))))}>"

    @property
    def group(self) -> str:
        """The series, else the outlet, else the document itself: no reuse is reported inside it."""
        return self.series or self.outlet or f"\0{self.id}"

    @property
    def matched(self) -> list[Paragraph]:
        """The paragraphs that take part in matching, in order."""
        return [paragraph for paragraph in self.paragraphs if paragraph.is_matched]

    def extract(self, span: Paragraph | Passage) -> str:
        """Return the text of a paragraph or passage of this document, without the marks of a quoted message."""
        return unquoted(self.text[span.start : span.end])


def unquoted(text: str) -> str:
    r"""Return lines without the marks in front of them that say that a mail quotes them.

    Example:
        >>> unquoted("The ferry\n> > sails again.")
        'The ferry\nsails again.'
    """
    return _QUOTED.sub("\n", text) if "\n>" in text else text


@dataclass(frozen=True, slots=True)
class Operation:
    """A word operation, seen from `a` to `b`; an insert has an empty `a` side, a delete an empty `b` side."""

    tag: Tag
    a_start: int
    a_end: int
    b_start: int
    b_end: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two passages with one origin, word by word. Swapping the documents mirrors it."""

    kind: PassageKind
    """verbatim where every word is equal; `quote` where what is shared is quoted speech."""
    a: Passage
    b: Passage
    operations: tuple[Operation, ...]
    """Word operations in order, gapless on both sides."""
    n_equal: int
    """Words that are equal on both sides, of the `n_a` and `n_b` words of the two passages."""
    n_a: int
    n_b: int
    n_longest: int = 0
    """Words of the longest exact run."""

    @property
    def identity(self) -> float:
        """Equal words over words of the longer side."""
        return round(self.n_equal / max(self.n_a, self.n_b, 1), 4)
