"""Finding passages of one origin in two documents."""

from dataclasses import dataclass
from typing import ClassVar

from newsdiff.settings.fields import Section, count, number, share, switch


@dataclass(frozen=True, slots=True)
class AlignSettings(Section):
    """Finding passages of one origin in two documents."""

    section: ClassVar[str] = "align"

    seed_words: int = count(
        4, "words", "An exact run that can begin or continue a passage.", up_to="min_words"
    )
    max_gap_a: int = count(
        6,
        "words",
        "Source words that may be left out inside a passage (docs/sources.md: 6).",
        least=0,
        most=1_000,
    )
    max_gap_b: int = count(
        3,
        "words",
        "Target words that may be put in inside a passage (docs/sources.md: 3).",
        least=0,
        most=1_000,
    )
    max_gap_replaced: int = count(
        6,
        "words",
        "Target words that may replace as many source words inside a passage: dates, long names.",
        least=0,
        most=1_000,
    )
    max_gap_paragraph: int = count(
        14,
        "words",
        "Words on either side between two passages of the same two paragraphs that may be one.",
        least=0,
        most=1_000,
    )
    min_gap_equal: float = share(
        0.25,
        "Share of the words between two such passages that must be equal (`max_gap_paragraph`).",
    )
    max_stray_words: int = count(
        2, "words", "Words of a further paragraph at an end of a passage that are chance.", least=0
    )
    end_bonus: float = number(
        2.0, "words", "Equal words that a common end of both paragraphs counts for."
    )
    reach: int = count(
        24,
        "words",
        "How far a passage grows over edits (docs/sources.md: 24).",
        least=0,
        most=1_000,
    )
    gap_cost: float = number(
        0.8, "words", "What an unequal word costs against an equal one (docs/sources.md: 0.8)."
    )
    min_words: int = count(
        8,
        "words",
        "An exact run of so many words is evidence whatever is around it (docs/sources.md: 8).",
    )
    min_run: int = count(
        5,
        "words",
        "Longest run of a passage that holds no run of `min_words` (docs/sources.md: 5).",
        up_to="min_words",
    )
    min_meaning: int = count(
        2,
        "words",
        "Lower-case content words that every passage needs: names and titles are no evidence.",
        least=0,
    )
    min_linked: int = count(
        12,
        "words",
        "Equal words of two paragraphs beside which any run counts (docs/sources.md: 12).",
    )
    max_covered: float = share(
        0.6, "Share of a sentence explained by runs above which its rest is left alone."
    )
    min_cosine: float = share(
        0.3,
        "TF-ISF cosine of edited sentences (Sanchez-Perez et al., PAN 2014: 0.30).",
        unit="cosine",
    )
    min_dice: float = share(
        0.33, "Dice of edited sentences (Sanchez-Perez et al., PAN 2014: 0.33).", unit="Dice"
    )
    min_edge: int = count(
        2, "words", "The first and the last run of an edited sentence (docs/sources.md: 2)."
    )
    min_words_edited: int = count(
        8, "words", "Equal words of an edited sentence (docs/sources.md: 8)."
    )
    min_identity: float = share(
        0.75,
        "Share of equal words from which an edited sentence is reuse by itself, without a run of `min_words`.",
    )
    min_density: float = share(
        0.6, "Equal words over words of the longer side of an edited passage."
    )
    min_meaning_edited: int = count(
        3,
        "words",
        "Lower-case content words of an edited sentence (docs/sources.md: 3).",
        least=0,
    )
    max_covered_reworded: float = share(
        0.4, "Share of a sentence inside copied passages above which it cannot be reworded."
    )
    min_shared_stems: int = count(
        3, "stems", "Content stems that a reworded sentence shares with its source."
    )
    min_shared_meaning: int = count(
        2,
        "stems",
        "Content stems, no names, that a reworded sentence shares with its source.",
        least=0,
    )
    min_cosine_strong: float = share(
        0.36,
        "TF-ISF cosine of content stems that is a link by itself (benchmarks/provenance.py).",
        unit="cosine",
    )
    min_cosine_weak: float = share(
        0.2,
        "TF-ISF cosine of content stems that is a link where other paragraphs hold strong ones.",
        unit="cosine",
        up_to="min_cosine_strong",
    )
    min_strong_paragraphs: int = count(
        3,
        "paragraphs",
        "Paragraphs with strong links or scattered passages that let weak links count.",
    )
    min_cosine_ordered: float = share(
        0.15,
        "TF-ISF cosine of content stems that is a link between firm ones, in the same order.",
        unit="cosine",
    )
    min_shared_ordered: int = count(
        2,
        "stems",
        "Content stems that a sentence shares with its source between firm links.",
    )
    min_sense: float = share(
        0.4,
        "Cosine of embeddings (extra `semantic`) that replaces common stems between firm links.",
        unit="cosine",
    )
    min_sense_margin: float = share(
        0.1,
        "By how much the cosine of embeddings must exceed that of the next best source sentence.",
        unit="cosine",
    )
    is_semantic: bool = switch(
        False, "Whether to look for sentences of one sense; needs the extra `semantic`."
    )
    max_ordered_paragraphs: int = count(
        4,
        "paragraphs",
        "Source paragraphs between the firm links on both sides of a weaker one.",
        least=0,
    )
    min_quoted: float = share(
        0.8, "Share of equal words inside quotation marks on both sides that makes a quote."
    )
