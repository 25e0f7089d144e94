"""Finding passages of one origin in two documents."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AlignSettings:
    """Finding passages of one origin in two documents. Lengths are in words."""

    seed_words: int = 4
    """An exact run that can begin or continue a passage."""
    max_gap_a: int = 6
    """Source words that may be left out inside a passage (docs/sources.md: 6)."""
    max_gap_b: int = 3
    """Target words that may be put in inside a passage (docs/sources.md: 3)."""
    max_gap_replaced: int = 6
    """Target words that may replace as many source words inside a passage: dates, long names."""
    max_gap_paragraph: int = 14
    """Words on either side between two passages of the same two paragraphs that may be one."""
    min_gap_equal: float = 0.25
    """Share of those words that must be equal."""
    max_stray_words: int = 2
    """Words of a further paragraph at an end of a passage that are chance."""
    end_bonus: float = 2.0
    """Equal words that a common end of both paragraphs counts for."""
    reach: int = 24
    """How far a passage grows over edits (docs/sources.md: 24)."""
    gap_cost: float = 0.8
    """What an unequal word costs against an equal one (docs/sources.md: 0.8)."""
    min_words: int = 8
    """An exact run of so many words is evidence whatever stands around it (docs/sources.md: 8)."""
    min_run: int = 5
    """Words of the longest run of a passage that is no such run (docs/sources.md: 5)."""
    min_meaning: int = 2
    """Lower-case content words that every passage needs: names and titles are no evidence."""
    min_linked: int = 12
    """Equal words of two paragraphs beside which any run counts (docs/sources.md: 12)."""
    max_covered: float = 0.6
    """Share of a sentence explained by runs above which its rest is left alone."""
    min_cosine: float = 0.3
    """TF-ISF cosine of edited sentences (Sanchez-Perez et al., PAN 2014: 0.30)."""
    min_dice: float = 0.33
    """Dice of edited sentences (Sanchez-Perez et al., PAN 2014: 0.33)."""
    min_edge: int = 2
    """Words of the first and last run of an edited sentence (docs/sources.md: 2)."""
    min_words_edited: int = 8
    """Equal words of an edited sentence (docs/sources.md: 8)."""
    min_identity: float = 0.75
    """Identity from which such a sentence is reuse by itself, without a run of `min_words`."""
    min_density: float = 0.6
    """Equal words over words of the longer side of an edited passage."""
    min_meaning_edited: int = 3
    """Lower-case content words of an edited sentence (docs/sources.md: 3)."""
    max_covered_reworded: float = 0.4
    """Share of a sentence explained by copied passages above which it cannot be reworded."""
    min_shared_stems: int = 3
    """Content stems that a reworded sentence shares with its source."""
    min_shared_meaning: int = 2
    """Those of them that are no names."""
    min_cosine_strong: float = 0.36
    """TF-ISF cosine of content stems that is a link by itself (benchmarks/provenance.py)."""
    min_cosine_weak: float = 0.2
    """The same where other paragraphs hold strong links."""
    min_strong_paragraphs: int = 3
    """Paragraphs with strong links or scattered passages that let weak links count."""
    min_cosine_ordered: float = 0.15
    """The same for a link that stands between firm ones on both sides."""
    min_shared_ordered: int = 2
    """Content stems that such a link shares."""
    min_sense: float = 0.4
    """Cosine of embeddings (extra `semantic`) that stands for common stems in such a place."""
    min_sense_margin: float = 0.1
    """By how much it must lead the next source sentence."""
    is_semantic: bool = False
    """Whether to look for sentences of one sense; needs the extra `semantic`."""
    max_ordered_paragraphs: int = 4
    """Source paragraphs between those firm links."""
    min_quoted: float = 0.8
    """Share of equal words inside quotation marks on both sides that makes a quote."""
