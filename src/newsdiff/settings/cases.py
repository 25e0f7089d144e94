"""Finding whole passages that were reworked: the preset "plagiarism"."""

from dataclasses import dataclass
from typing import ClassVar

from newsdiff.settings.fields import Section, count, number, share, switch

_EVIDENCE = "nats"


@dataclass(frozen=True, slots=True)
class CaseSettings(Section):
    """Finding whole passages that were reworked: shuffled, translated or summed up.

    Evidence is in nats: log-odds of one origin against chance. Chosen on one half of the PAN 2013 training
    corpus and confirmed on the other (docs/plagiarism.md); none of these values is critical.
    """

    section: ClassVar[str] = "cases"

    is_used: bool = switch(
        False,
        "Whether to look also for whole passages that were reworked; shown as reworded, never counted as copied.",
    )
    min_verbatim_chars: int = count(
        200,
        "characters",
        "An exact run that is a case by itself (longest shared phrase: 199, shortest case: 210).",
    )
    verbatim_seed_words: int = count(8, "words", "Words by which an exact run is looked for.")
    block_words: int = count(10, "words", "Words by which windows move on.")
    window_blocks: int = count(
        3, "blocks", "Blocks in a window: 30 words are one to two sentences."
    )
    min_seed_evidence: float = number(5.0, _EVIDENCE, "Evidence of two windows that begin a case.")
    max_gap_words: int = count(
        60, "words", "Words between windows of one case, on either side.", least=0
    )
    absent_cost: float = number(
        1.25,
        _EVIDENCE,
        "What a word without its like costs (observed: 1.1 on side a, 1.4 on side b).",
    )
    max_uses: float = number(
        2.0,
        "uses",
        "Uses of a word in one passage that a single use in the other can explain.",
        least=1,
    )
    edge_bonus: float = number(
        3.0,
        _EVIDENCE,
        "Evidence of an edge at a sentence's edge (three of four cases begin and end there).",
    )
    edge_reach: int = count(
        60,
        "words",
        "Words by which an edge may move at once; also the gap of two passages that may be one.",
        least=0,
    )
    n_rounds: int = count(
        6,
        "rounds",
        "Times that the edges of both sides are moved in turn; most settle in two or three.",
    )
    max_overlap: float = share(0.5, "Share of a passage of b that a stronger case may explain.")
    min_evidence: float = number(30.0, _EVIDENCE, "Evidence of a case.")
    min_chars_a: int = count(200, "characters", "Shortest passage of a.")
    min_chars_b: int = count(
        150, "characters", "Shortest passage of b (Sanchez-Perez et al., PAN 2014: 150)."
    )
    summary_share: float = number(
        0.85,
        "share",
        "Share of the content words of a summary that are in what it sums up (observed median: 0.88).",
        least=0.5,
        most=0.99,
    )
    min_summary_evidence: float = number(20.0, _EVIDENCE, "Evidence of a summary.")
    min_summary_words: int = count(75, "words", "Shortest summary.")
    min_condensed: float = number(
        3.0,
        "ratio",
        "Words of a for each word of its summary (Sanchez-Perez et al., PAN 2014: 3).",
        least=1,
    )
    max_explained: float = share(0.8, "Share of a summary that one passage of a may explain.")
    max_concentration: float = share(
        0.88,
        "Share of a summary's known words that may be close together in a (observed: 0.67, in other cases 1.0).",
    )
