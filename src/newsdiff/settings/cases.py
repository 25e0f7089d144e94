"""Finding whole passages that were reworked: the preset "plagiarism"."""

from dataclasses import dataclass
from functools import partial

from newsdiff.settings.fields import Section, count, number, share, switch

_nats = partial(number, unit="nats")


@dataclass(frozen=True, slots=True)
class CaseSettings(Section):
    """Finding whole passages that were reworked: shuffled, translated or summed up.

    Evidence is in nats: log-odds of one origin against chance. Chosen on one half of the PAN 2013 training
    corpus and confirmed on the other (docs/plagiarism.md); none of these values is critical.
    """

    section = "cases"

    is_used: bool = switch(
        False,
        "Whether to look also for whole passages that were reworked; shown as reworded, never counted as copied.",
    )
    min_verbatim_chars: int = count(
        200,
        "An exact run that is a case by itself (longest shared phrase: 199, shortest case: 210).",
        unit="characters",
    )
    verbatim_seed_words: int = count(8, "Words by which an exact run is looked for.")
    block_words: int = count(10, "Words by which windows move on.")
    window_blocks: int = count(
        3, "Blocks in a window: 30 words are one to two sentences.", unit="blocks"
    )
    min_seed_evidence: float = _nats(5.0, "Evidence of two windows that begin a case.")
    max_gap_words: int = count(60, "Words between windows of one case, on either side.", least=0)
    absent_cost: float = _nats(
        1.25, "What a word without its like costs (observed: 1.1 on side a, 1.4 on side b)."
    )
    max_uses: float = number(
        2.0,
        "Uses of a word in one passage that a single use in the other can explain.",
        unit="uses",
        least=1,
    )
    edge_bonus: float = _nats(
        3.0, "Evidence of an edge at a sentence's edge (three of four cases begin and end there)."
    )
    edge_reach: int = count(
        60,
        "Words by which an edge may move at once; also the gap of two passages that may be one.",
        least=0,
    )
    n_rounds: int = count(
        6,
        "Times that the edges of both sides are moved in turn; most settle in two or three.",
        unit="rounds",
    )
    max_overlap: float = share(0.5, "Share of a passage of b that a stronger case may explain.")
    min_evidence: float = _nats(30.0, "Evidence of a case.")
    min_chars_a: int = count(200, "Shortest passage of a.", unit="characters")
    min_chars_b: int = count(
        150, "Shortest passage of b (Sanchez-Perez et al., PAN 2014: 150).", unit="characters"
    )
    summary_share: float = number(
        0.85,
        "Share of the content words of a summary that are in what it sums up (observed median: 0.88).",
        unit="share",
        least=0.5,
        most=0.99,
    )
    min_summary_evidence: float = _nats(20.0, "Evidence of a summary.")
    min_summary_words: int = count(75, "Shortest summary.")
    min_condensed: float = number(
        3.0,
        "Words of a for each word of its summary (Sanchez-Perez et al., PAN 2014: 3).",
        unit="ratio",
        least=1,
    )
    max_explained: float = share(0.8, "Share of a summary that one passage of a may explain.")
    max_concentration: float = share(
        0.88,
        "Share of a summary's known words that may be close together in a (observed: 0.67, in other cases 1.0).",
    )
