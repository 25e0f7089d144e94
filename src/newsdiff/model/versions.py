"""What changed between versions of one article."""

from dataclasses import dataclass
from typing import Literal

from newsdiff.model.ledger import DocumentRecord, Ledger
from newsdiff.model.text import Fact

ChangeKind = Literal[
    "headline",
    "fact",
    "denial",
    "quotation",
    "quote-added",
    "quote-cut",
    "added",
    "cut",
    "wording",
    "reworded",
]
"""What a change is. `denial` is a statement that became more or less sure, or its contrary, and a sentence with a denial or
a doubt that was cut; `quotation` are other words inside quotation marks."""
Announced = Literal["named", "later", "noted", "silent"]
"""Whether a note of the newer version names a change, one of a later version does, there is one without naming it, or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionChange:
    """One change from a version to the next."""

    kind: ChangeKind
    fact: Fact | None = None
    """What kind of fact, of `fact`, `denial` and `quotation`."""
    before: str
    """Words of the older version; empty where something was put in."""
    after: str
    """Words of the newer one; empty where something was cut."""
    index_before: int | None
    """Paragraph of the older version; None where it has none of it."""
    index_after: int | None
    reason: str = ""
    """What makes a cut matter: "denies or qualifies: denied"."""
    announced: Announced


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionStep:
    """From one version to the next."""

    before: str
    """Id of the older version."""
    after: str
    words_added: int
    """Words of the newer version that the older one does not have there."""
    words_cut: int
    notes: tuple[str, ...]
    """Notes of a correction or an update that the older version does not have."""
    changes: tuple[VersionChange, ...]
    """Headline, denials, facts and quotations first, then what was put in and cut, in order of the text."""
    ledger: Ledger
    """The newer version against the older one, paragraph by paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopierMatch:
    """What another article has of a version."""

    version: str
    equal_words: int
    """Words of it that stand in the other article, in passages of both."""
    coverage: float
    """Share of the other article's words inside these passages."""
    is_later: bool
    """Whether the version was published after the other article, which then cannot have it from there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copier:
    """Which version of an article another one has."""

    article: DocumentRecord
    matches: tuple[CopierMatch, ...]
    """In order of the versions."""
    nearest: tuple[str, ...]
    """Versions with the most equal words that were there before it; several where they have the same, none without any."""
