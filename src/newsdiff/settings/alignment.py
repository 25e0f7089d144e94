"""Finding passages of one origin in two documents."""

from dataclasses import dataclass
from functools import partial

from newsdiff.settings.fields import Section, count, number, share, span, switch

_cosine = partial(share, unit="cosine")


@dataclass(frozen=True, slots=True)
class AlignSettings(Section):
    """Finding passages of one origin in two documents."""

    section = "align"

    seed_words: int = count(
        4, "An exact run that can begin or continue a passage.", up_to="min_words"
    )
    max_gap_a: int = span(
        6, "Source words that may be left out inside a passage (docs/sources.md: 6)."
    )
    max_gap_b: int = span(
        3, "Target words that may be put in inside a passage (docs/sources.md: 3)."
    )
    max_gap_replaced: int = span(
        6, "Target words that may replace as many source words inside a passage: dates, long names."
    )
    max_gap_paragraph: int = span(
        14, "Words on either side between two passages of the same two paragraphs that may be one."
    )
    min_gap_equal: float = share(
        0.25,
        "Share of the words between two such passages that must be equal (`max_gap_paragraph`).",
    )
    max_stray_words: int = count(
        2, "Words of a further paragraph at an end of a passage that are chance.", least=0
    )
    end_bonus: float = number(
        2.0, "Equal words that a common end of both paragraphs counts for.", unit="words"
    )
    reach: int = span(24, "How far a passage grows over edits (docs/sources.md: 24).")
    gap_cost: float = number(
        0.8, "What an unequal word costs against an equal one (docs/sources.md: 0.8).", unit="words"
    )
    min_words: int = count(
        8, "An exact run of so many words is evidence whatever is around it (docs/sources.md: 8)."
    )
    min_run: int = count(
        5,
        "Longest run of a passage that holds no run of `min_words` (docs/sources.md: 5).",
        up_to="min_words",
    )
    min_meaning: int = count(
        2,
        "Lower-case content words that every passage needs: names and titles are no evidence.",
        least=0,
    )
    min_speech_words: int = count(
        6, "Equal words of a quotation that both print nearly whole, however common the words are."
    )
    min_linked: int = count(
        12, "Equal words of two paragraphs beside which any run counts (docs/sources.md: 12)."
    )
    max_covered: float = share(
        0.6, "Share of a sentence explained by runs above which its rest is left alone."
    )
    min_cosine: float = _cosine(
        0.3, "TF-ISF cosine of edited sentences (Sanchez-Perez et al., PAN 2014: 0.30)."
    )
    min_dice: float = share(
        0.33, "Dice of edited sentences (Sanchez-Perez et al., PAN 2014: 0.33).", unit="Dice"
    )
    min_edge: int = count(
        2, "The first and the last run of an edited sentence (docs/sources.md: 2)."
    )
    min_words_edited: int = count(8, "Equal words of an edited sentence (docs/sources.md: 8).")
    min_identity: float = share(
        0.75,
        "Share of equal words from which an edited sentence is reuse by itself, without a run of `min_words`.",
    )
    min_density: float = share(
        0.6, "Equal words over words of the longer side of an edited passage."
    )
    min_moved: float = share(
        0.75,
        "Share of the words of a sentence that are in one of the source whose clauses were moved.",
    )
    min_meaning_edited: int = count(
        3, "Lower-case content words of an edited sentence (docs/sources.md: 3).", least=0
    )
    max_covered_reworded: float = share(
        0.4, "Share of a sentence inside copied passages above which it cannot be reworded."
    )
    min_shared_words: int = count(
        3,
        "Words that say something and that a reworded sentence shares with its source to be linked with it beside another one of its paragraph, and a paragraph that names the source for `min_retold_named`; those that stand side by side in both count once.",
    )
    min_retold: float = share(
        0.6,
        "How probably reworded a paragraph is, given the others, that is called so (benchmarks.rewording).",
        unit="probability",
    )
    min_retold_named: float = share(
        0.15,
        "The same for a paragraph that names the source: most of those retell it (4 of 5 labelled ones).",
        unit="probability",
        up_to="min_retold",
    )
    min_telling: int = count(
        3,
        "Names and numbers on each side from which reworded sentences must have some in common: of 48 reworded paragraphs that are found none had fewer.",
        unit="names",
    )
    min_shared_telling: float = share(
        0.2, "Share of the fewer ones that both must have; else they speak of another event."
    )
    is_semantic: bool = switch(
        False,
        "Whether to look for rewording by sense, and for translations; needs the extra `semantic`.",
    )
    min_margin: float = number(
        1.035,
        "How far a translated paragraph stands out among the sentences of both articles (benchmarks.translations).",
        unit="ratio",
    )
    min_margin_beside: float = number(
        1.015,
        "The same for a paragraph in a text that has enough such paragraphs.",
        unit="ratio",
        up_to="min_margin",
    )
    min_translated_paragraphs: int = count(
        2,
        "Paragraphs that stand out in a text that was translated.",
        unit="paragraphs",
    )
    min_told: float = share(
        0.6,
        "How much of each other translated paragraphs tell at least: a share of the words of the target's, times one of the source's; "
        "two reporters mostly say more each (benchmarks.translations: 63 of 64 translations have that, two of five reports with the same facts less).",
    )
    min_quoted: float = share(
        0.8, "Share of equal words inside quotation marks on both sides that makes a quote."
    )
