"""What the ledger of one of many articles comes to, in a line."""

from dataclasses import dataclass

from newsdiff.model.ledger import Direction, DocumentRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLine:
    """An article that was compared with a corpus, and the source that counts most."""

    target: DocumentRecord
    coverage: float
    """Share of its words inside copied passages, of all sources together."""
    copied_words: int
    """How many these are."""
    sources: int
    """Articles that it has copied words from, or in common with where nothing says who was first."""
    source: DocumentRecord | None
    """Of those, one that is known to be before it where there is one; of those that give about the same, to a tenth of
    its words, the earliest. None where nothing was copied."""
    direction: Direction | None
    """Who was first, and why; None without a source."""
    source_coverage: float
    """Share of its words that were copied from this source."""
    facts: int
    """Changed facts in its ledger."""
    credited_paragraphs: int
    """Of the copied paragraphs, those for which a source is named in them, or where the article is signed."""
    copied_paragraphs: int
    """Paragraphs with a copied verdict, without those that stand in later articles alone: these owe no credit."""
    page: str | None = None
    """Path of the page of its ledger, seen from the index; None where there is none."""
