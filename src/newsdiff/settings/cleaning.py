"""Telling site furniture from article prose."""

from dataclasses import dataclass, fields
from typing import Literal, get_args

from newsdiff.errors import SettingsError
from newsdiff.settings.checks import check_positive, check_shares

Strictness = Literal["safe", "balanced", "aggressive"]


@dataclass(frozen=True, slots=True)
class CleanSettings:
    """Telling site furniture from article prose."""

    strictness: Strictness = "balanced"
    """How much evidence a removal needs: safe, balanced or aggressive."""
    max_together: int = 500
    """Documents of an outlet, published one after the other, whose repeated lines are counted together:
    more add no evidence, and memory and time stay linear (api.prepare.blocks)."""
    max_prose_loss: float = 0.4
    """Share of a file's prose words above which the learned model is set aside (docs/cleaning.md)."""
    max_torn: float = 0.15
    """Share of line breaks inside sentences above which lines are joined for the decision."""
    min_story_shared: float = 0.3
    """Share of the prose of a first half that makes two documents of an outlet one story."""
    min_cue: float = 0.8
    """Confidence from which a cue decides (docs/sources.md)."""
    max_cue_score: float = 0.6
    """Probability of being text below which a cue that covers part of a line decides (the same)."""
    max_section_score: float = 0.45
    """The same for a line behind the opener of a trailing section."""
    max_head_score: float = 0.35
    """The same for a line without end mark between headline and text."""
    speech_doubt: float = 0.35
    """Confidence that a cue loses in a line of speech, a caption cue in a long line (the same)."""
    report_doubt: float = 0.3
    """Confidence that a cue loses in a long line that does not address the reader (the same)."""
    max_report_words: int = 30
    """Longest line that need not address its reader (the same)."""
    max_caption_words: int = 45
    """Longest line that a caption cue is sure of (the same)."""
    min_echo_words: int = 4
    """Shortest line that counts as a caption printed twice."""
    max_echo_words: int = 60
    """Longest such line (docs/sources.md)."""
    max_credit_words: int = 8
    """Words that the second printing may add: a credit."""
    max_repeat_words: int = 25
    """Longest line that a single other story makes furniture; longer ones need two (step 4)."""
    min_body_score: float = 0.9
    """Probability of being text from which repeated prose stays (step 4)."""
    min_prose_before: float = 0.6
    """Share of the prose before an opener of a trailing section (step 5)."""
    min_donation_prose_before: float = 0.25
    """The same for a donation appeal, which is prose itself (step 5)."""
    n_resumed: int = 3
    """Paragraphs of prose without a cue after an opener that mean the article goes on (step 5)."""
    max_suspect: float = 0.5
    """Probability of being text below which a line is at least suspect."""
    min_headline_words: int = 7
    """Shortest line between paragraphs that may be an embedded headline (section 5)."""
    min_quotation_words: int = 5
    """Shortest quotation of its own that is never removed."""
    max_headline_words: int = 20
    """Longest such line."""
    max_short_words: int = 6
    """Longest line that has a limit of its own, because little is lost with it."""
    text_prose: tuple[float, float] = (0.75, 0.86)
    """Share of prose up to which a text is a list, and from which it is a narrative."""
    text_short: tuple[float, float] = (0.06, 0.44)
    """Probability of being text below which the model removes a short line of the one and of the other,
    balanced (`benchmarks.boilerplate --cross-validate`: out of fold, texts lose less than 0.5 % of their body
    words, web pages reach a shingle F1 of 0.93)."""
    text_long: tuple[float, float] = (0.12, 0.2)
    """The same for longer lines."""
    page_prose: tuple[float, float] = (0.7, 0.85)
    """As `text_prose`, of a whole page."""
    page_short: tuple[float, float] = (0.25, 0.45)
    """As `text_short`, of a whole page."""
    page_long: tuple[float, float] = (0.25, 0.42)
    """As `text_long`, of a whole page."""
    safe_factor: float = 0.3
    """What strictness "safe" makes of these probabilities."""
    aggressive_factor: float = 1.6
    """What strictness "aggressive" makes of them."""
    min_likely: float = 0.3
    """Probability from which a line counts as text when the kind of a file is told."""
    max_furniture: float = 0.35
    """Share of likely furniture among the words of a file above which it is a whole page."""
    max_furniture_lines: float = 0.5
    """Share of likely furniture among its lines above which less of the words does."""
    max_page_furniture: float = 0.12
    """How much less."""

    def __post_init__(self) -> None:
        """Reject values outside their range."""
        if self.strictness not in get_args(Strictness):
            raise SettingsError(
                f"strictness is {self.strictness!r}; it must be safe, balanced or aggressive"
            )
        for f in fields(self):
            if f.type in (float, "float") and f.name != "aggressive_factor":
                check_shares(self, f.name)
            elif f.type in (int, "int"):
                check_positive(self, f.name)
