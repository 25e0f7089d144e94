"""Distinguishing site furniture from article prose."""

from dataclasses import dataclass
from functools import partial
from typing import Literal, get_args

from newsdiff.settings.fields import Section, choice, count, number, share

Strictness = Literal["safe", "balanced", "aggressive"]

_confidence = partial(share, unit="confidence")
_probability = partial(share, unit="probability")


@dataclass(frozen=True, slots=True)
class CleanSettings(Section):
    """Distinguishing site furniture from article prose; numbers in sources are steps of docs/cleaning.md."""

    section = "clean"

    strictness: Strictness = choice(  # noqa: RUF009  it makes a field
        "balanced",
        get_args(Strictness),
        "How much evidence a removal needs: safe most, aggressive least.",
    )
    max_together: int = count(
        500,
        "Documents of an outlet, published one after the other, whose repeated lines are counted "
        "together: more add no evidence, and memory and time stay linear.",
        unit="documents",
    )
    sure_prose: float = share(
        0.95,
        "Confidence from which the model alone takes prose, and only above or below all prose that stays "
        "(`benchmarks.boilerplate --across`).",
        unit="probability",
    )
    sure_line: float = share(
        0.92,
        "Confidence from which the model alone takes a line between headline and end of the article "
        "(`benchmarks.boilerplate --across`: no set loses more than 1 % of its text).",
        unit="probability",
    )
    max_tail: int = count(
        3,
        "Sentences that may end an article behind a label; more are comments or teasers.",
        unit="sentences",
    )
    max_labels: int = count(
        3, "Removed lines between an article and the sentences that end it.", unit="lines"
    )
    max_prose_loss: float = share(
        0.4,
        "Share of a file's prose words above which the learned model is set aside (docs/cleaning.md).",
    )
    max_torn: float = share(
        0.15, "Share of line breaks inside sentences above which lines are joined for the decision."
    )
    min_story_shared: float = share(
        0.3, "Share of the prose of a first half that makes two documents of an outlet one story."
    )
    min_cue: float = _confidence(0.8, "Confidence from which a cue decides (docs/cleaning.md: 4).")
    max_cue_score: float = _probability(
        0.6,
        "Probability of being text below which a cue that covers part of a line decides (docs/cleaning.md: 4).",
    )
    max_prose_cue_score: float = _probability(
        0.25,
        "As `max_cue_score`, of a paragraph of prose (`benchmarks.boilerplate --across`: above it such a paragraph "
        "is as often the article's).",
        up_to="max_cue_score",
    )
    max_section_score: float = _probability(
        0.45,
        "Probability of being text below which a line behind the opener of a trailing section goes with it.",
    )
    speech_doubt: float = _confidence(
        0.35,
        "Confidence that a cue loses in a line of speech, and a caption cue in a long line (docs/cleaning.md: 4).",
    )
    report_doubt: float = _confidence(
        0.3,
        "Confidence that a cue loses in a long line that does not address the reader (docs/cleaning.md: 4).",
    )
    max_report_words: int = count(
        14, "Longest line that need not address its reader (docs/cleaning.md: 4).", least=0
    )
    max_caption_words: int = count(
        45, "Longest line that a caption cue is sure of (docs/cleaning.md: 4).", least=0
    )
    min_echo_words: int = count(
        4,
        "Shortest line that counts as a caption printed twice (docs/cleaning.md: 5).",
        up_to="max_echo_words",
    )
    max_echo_words: int = count(
        60, "Longest line that counts as a caption printed twice (docs/cleaning.md: 5)."
    )
    max_credit_words: int = count(
        8,
        "Words that the second printing of a caption may add: a credit (docs/cleaning.md: 5).",
        least=0,
    )
    max_repeat_words: int = count(
        25,
        "Longest line that a single other story makes furniture; longer ones need two (docs/cleaning.md: 6).",
        least=0,
    )
    min_body_score: float = _probability(
        0.9, "Probability of being text from which repeated prose stays (docs/cleaning.md: 6)."
    )
    min_prose_before: float = share(
        0.6, "Share of the prose before an opener of a trailing section (docs/cleaning.md: 7)."
    )
    min_donation_prose_before: float = share(
        0.25,
        "Share of the prose before a donation appeal that opens one; it is prose itself (docs/cleaning.md: 7).",
    )
    n_resumed: int = count(
        3,
        "Paragraphs of prose without a cue after an opener from which the article goes on (docs/cleaning.md: 7).",
        unit="paragraphs",
    )
    max_suspect: float = _probability(
        0.5,
        "Probability of being text below which a line is at least suspect (docs/cleaning.md: 9).",
    )
    min_headline_words: int = count(
        7,
        "Shortest line between paragraphs that may be an embedded headline (docs/cleaning.md: 10).",
        up_to="max_headline_words",
    )
    min_quotation_words: int = count(5, "Shortest quotation of its own that is never removed.")
    max_headline_words: int = count(
        20,
        "Longest line between paragraphs that may be an embedded headline (docs/cleaning.md: 10).",
    )
    max_short_words: int = count(6, "Longest line that may be a label or a heading.", least=0)
    min_text_score: float = _probability(
        0.25,
        "Probability of being text below which the model removes a line (`benchmarks.boilerplate --across`).",
    )
    safe_factor: float = share(
        0.3, "What strictness safe multiplies `min_text_score` by.", unit="factor"
    )
    aggressive_factor: float = number(
        1.6, "What strictness aggressive multiplies `min_text_score` by.", unit="factor", least=1
    )

    @property
    def removal_limit(self) -> float:
        """Probability of being text below which the model removes a line, at the strictness of the run."""
        factors = {"safe": self.safe_factor, "aggressive": self.aggressive_factor}
        return self.min_text_score * factors.get(self.strictness, 1.0)
