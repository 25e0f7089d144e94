"""Finding reworked passages: the preset "plagiarism"."""

from dataclasses import dataclass, fields

from newsdiff.settings.checks import check_positive, check_shares


@dataclass(frozen=True, slots=True)
class CaseSettings:
    """Finding cases of plagiarism; the preset "plagiarism".

    Evidence is in nats: log-odds of one origin against chance. Chosen on one half of the PAN 2013 training
    corpus and confirmed on the other (docs/plagiarism.md); none of these values is critical.
    """

    min_verbatim_chars: int = 200
    """Characters of an exact run that is a case by itself (longest shared phrase: 199, shortest case: 210)."""
    verbatim_seed_words: int = 8
    """Words that such a run is looked for by."""
    block_words: int = 10
    """Words by which windows move on."""
    window_blocks: int = 3
    """Blocks in a window: 30 words are one to two sentences."""
    min_seed_evidence: float = 5.0
    """Evidence of two windows that begin a case."""
    max_gap_words: int = 60
    """Words between windows of one case, on either side."""
    absent_cost: float = 1.25
    """What a word without its like costs (observed: 1.1 on side a, 1.4 on side b)."""
    max_uses: float = 2.0
    """Uses of a word in one passage that a single use in the other can stand for."""
    edge_bonus: float = 3.0
    """Evidence of an edge at a sentence's edge (three of four cases begin and end there)."""
    edge_reach: int = 60
    """Words by which an edge may move at once; also the gap of two passages that may be one."""
    n_rounds: int = 6
    """Times that the edges of both sides are moved in turn; most settle in two or three."""
    max_overlap: float = 0.5
    """Share of a passage of b that a stronger case may explain."""
    min_evidence: float = 30.0
    """Evidence of a case."""
    min_chars_a: int = 200
    """Shortest passage of a, in characters."""
    min_chars_b: int = 150
    """Shortest passage of b, in characters (Sanchez-Perez et al., PAN 2014: 150)."""
    summary_share: float = 0.85
    """Share of the content words of a summary that stand in what it sums up (observed median: 0.88)."""
    min_summary_evidence: float = 20.0
    """Evidence of a summary."""
    min_summary_words: int = 75
    """Shortest summary."""
    min_condensed: float = 3.0
    """Words of a for each word of its summary (Sanchez-Perez et al., PAN 2014: 3)."""
    max_explained: float = 0.8
    """Share of a summary that one passage of a may explain."""
    max_concentration: float = 0.88
    """Share of its known words that may stand together in a (observed: 0.67, in other cases 1.0)."""

    def __post_init__(self) -> None:
        """Check the ranges."""
        check_positive(self, *(f.name for f in fields(self) if f.type is int or f.type == "int"))
        shares = ("max_overlap", "summary_share", "max_explained", "max_concentration")
        check_shares(self, *shares)
