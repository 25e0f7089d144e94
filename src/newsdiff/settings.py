"""Every default, with its unit and its source; the only home of thresholds.

`min_...` and `max_...` are inclusive. Positions are characters, lengths are words unless a name says
otherwise, shares lie in [0, 1]. A source is a paper, a peer system, or our own measurement, named by the
benchmark that prints it.
"""

from dataclasses import asdict, dataclass, field, fields
from typing import Literal, get_args

from newsdiff.errors import SettingsError

Strictness = Literal["safe", "balanced", "aggressive"]


def _check_shares(settings: object, *names: str) -> None:
    """Raise unless every named field lies in [0, 1]."""
    for name in names:
        value = getattr(settings, name)
        if not 0 <= value <= 1:
            raise SettingsError(f"{name} is {value}; it must lie in [0, 1]")


def _check_positive(settings: object, *names: str) -> None:
    """Raise unless every named field is at least 1."""
    for name in names:
        value = getattr(settings, name)
        if value < 1:
            raise SettingsError(f"{name} is {value}; it must be at least 1")


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Finding out the encoding of a file. Fixed: no option of a run changes how files are read."""

    min_zero_share: float = 0.5
    """Share of zero bytes on one side that shows UTF-16 without a mark (Latin text: nearly 1)."""
    max_control_share: float = 0.01
    """Share of control characters above which a file is binary."""
    max_foreign_share: float = 0.1
    """Share of characters beyond ASCII that may fit no language in a guessed encoding."""
    max_accented_ratio: float = 0.6
    """Accented letters for each plain one above which a text is in no Latin script (Czech: 0.4)."""

    def __post_init__(self) -> None:
        """Check the ranges."""
        _check_shares(
            self, "min_zero_share", "max_control_share", "max_foreign_share", "max_accented_ratio"
        )


@dataclass(frozen=True, slots=True)
class SegmentSettings:
    """Finding paragraphs and what each is for. Lengths are in words; measured in docs/input.md.

    Fixed, so that a paragraph has one number in every report.
    """

    min_wrapped_lines: int = 3
    """Lines inside blocks that a file must have to count as wrapped by hand."""
    wrap_quantile: float = 0.8
    """Share of those lines that are no wider than the column; the rest are long links."""
    min_wrap_width: int = 40
    """Narrowest column, in characters; lists and mastheads have shorter lines."""
    max_wrap_width: int = 130
    """Widest column, in characters."""
    wrap_slack: int = 3
    """Characters by which a full line may fall short of the column, for wide spaces."""
    min_full_share: float = 0.7
    """Share of those lines that the first word of the next one would have made too long."""
    min_prose_words: int = 12
    """Shortest closed line that is prose."""
    min_open_prose_words: int = 45
    """Shortest line without a closing mark that is prose."""
    min_sentence_words: int = 5
    """Shortest sentence that stands for prose in a text without any."""
    min_title_words: int = 4
    """Shortest headline that nothing below it confirms."""
    min_confirmed_title_words: int = 2
    """Shortest headline above a byline or dateline."""
    max_title_words: int = 20
    """Longest headline; longer open lines at the head are standfirsts and captions."""
    max_kicker_words: int = 3
    """Longest line above a headline that names its section."""
    min_standfirst_words: int = 5
    """Shortest line under a headline that sums up the article."""
    max_standfirst_words: int = 45
    """Longest one."""
    min_name_words: int = 2
    """Words of the shortest name on a byline without "By"."""
    max_name_words: int = 4
    """Words of one name on a byline."""
    max_names: int = 4
    """Names on a byline without "By"."""
    max_byline_words: int = 14
    """Longest byline."""
    max_subheading_words: int = 14
    """Longest line in bold that is a heading."""
    max_place_words: int = 3
    """Words of a place in front of a date ("New York City, 3 March 2019")."""
    max_dateline_chars: int = 140
    """Longest dateline, in characters."""
    max_head_paragraphs: int = 15
    """Paragraphs among which the headline stands; more before the prose are a menu."""
    min_outlet_chars: int = 3
    """Shortest name of an outlet, in characters ("BBC")."""
    max_naming_chars: int = 160
    """Longest line that can name the outlet, in characters."""

    def __post_init__(self) -> None:
        """Check the ranges."""
        _check_shares(self, "wrap_quantile", "min_full_share")
        _check_positive(self, *(f.name for f in fields(self) if f.type is int or f.type == "int"))


@dataclass(frozen=True, slots=True)
class OutletSettings:
    """Telling from shared site furniture which documents are of one outlet. Fixed; metadata overrules it."""

    min_evidence_words: int = 12
    """Words of neighbouring shared lines, or of one that speaks to the reader, that show one site."""
    min_tail_start: float = 0.5
    """Share of a document before which a line counts only at the head, above the prose."""
    max_shared_prose: float = 0.2
    """Share of the shorter document's sentences above which one may have copied the other."""
    min_sentence_words: int = 6
    """Shortest sentence that tells copied from independent prose."""
    max_carriers: int = 32
    """Documents that carry a sentence up to which all their pairs are compared, then neighbours only."""
    min_line_words: int = 2
    """Shortest line of furniture that is evidence; "Share" is on every site."""
    max_line_chars: int = 400
    """Longest line of furniture, in characters; longer ones are prose."""

    def __post_init__(self) -> None:
        """Check the ranges."""
        _check_shares(self, "min_tail_start", "max_shared_prose")
        _check_positive(
            self, "min_evidence_words", "min_sentence_words", "max_carriers", "max_line_chars"
        )


@dataclass(frozen=True, slots=True)
class CleanSettings:
    """Telling site furniture from article prose."""

    strictness: Strictness = "balanced"
    """How much evidence a removal needs: safe, balanced or aggressive."""
    max_prose_loss: float = 0.4
    """Share of a file's prose words above which the learned model is set aside (issue rule)."""
    max_torn: float = 0.15
    """Share of line breaks inside sentences above which lines are joined for the decision."""
    min_story_shared: float = 0.3
    """Share of the prose of a first half that makes two documents of an outlet one story."""
    min_prose_words: int = 12
    """Words of a paragraph of prose (boilerplate research, section 6, veto ii)."""
    min_cue: float = 0.8
    """Confidence from which a cue decides (boilerplate research, section 6, step 2)."""
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
    """Longest such line (boilerplate research, section 6, step 3)."""
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
    max_headline_words: int = 20
    """Longest such line."""
    min_narrative: float = 0.93
    """Share of prose among the likely words of a narrative file (section 6, step 7)."""
    min_mixed: float = 0.75
    """The same for a file of prose and lists; below it is a list."""
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
            if f.type in (float, "float"):
                _check_shares(self, f.name)
            elif f.type in (int, "int"):
                _check_positive(self, f.name)


@dataclass(frozen=True, slots=True)
class AlignSettings:
    """Finding passages of one origin in two documents. Lengths are in words."""

    seed_words: int = 4
    """An exact run that can begin or continue a passage."""
    max_gap_a: int = 6
    """Source words that may be left out inside a passage (peers.md 5.1: 6)."""
    max_gap_b: int = 3
    """Target words that may be put in inside a passage (peers.md 5.1: 3)."""
    max_gap_replaced: int = 6
    """Target words that may replace as many source words inside a passage: dates, long names."""
    max_gap_paragraph: int = 14
    """Words on either side between two passages of the same two paragraphs that may be one."""
    min_gap_equal: float = 0.25
    """Share of those words that must be equal."""
    end_bonus: float = 2.0
    """Equal words that a common end of both paragraphs counts for."""
    reach: int = 24
    """How far a passage grows over edits (performance.md 5: 24)."""
    gap_cost: float = 0.8
    """What an unequal word costs against an equal one (performance.md 5: 0.8)."""
    min_words: int = 8
    """An exact run of so many words is evidence whatever stands around it (peers.md 5.1: 8)."""
    min_run: int = 5
    """Words of the longest run of a passage that is no such run (peers.md 5.1: 5)."""
    min_meaning: int = 2
    """Lower-case content words that every passage needs: names and titles are no evidence."""
    min_linked: int = 12
    """Equal words of two paragraphs beside which any run counts (peers.md 5.1: 12)."""
    max_covered: float = 0.6
    """Share of a sentence explained by runs above which its rest is left alone."""
    min_cosine: float = 0.3
    """TF-ISF cosine of edited sentences (Sanchez-Perez et al., PAN 2014: 0.30)."""
    min_dice: float = 0.33
    """Dice of edited sentences (Sanchez-Perez et al., PAN 2014: 0.33)."""
    min_edge: int = 2
    """Words of the first and last run of an edited sentence (peers.md 5.1: 2)."""
    min_words_edited: int = 8
    """Equal words of an edited sentence (peers.md 5.1: 8)."""
    min_identity: float = 0.75
    """Identity from which such a sentence is reuse by itself, without a run of `min_words`."""
    min_density: float = 0.6
    """Equal words over words of the longer side of an edited passage."""
    min_meaning_edited: int = 3
    """Lower-case content words of an edited sentence (peers.md 5.1: 3)."""
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
        _check_positive(self, *(f.name for f in fields(self) if f.type is int or f.type == "int"))
        shares = ("max_overlap", "summary_share", "max_explained", "max_concentration")
        _check_shares(self, *shares)


@dataclass(frozen=True, slots=True)
class AttributeSettings:
    """Verdicts, altered facts, credit, direction, omissions."""

    min_verbatim: float = 0.95
    """Share of a paragraph's words in place for `verbatim` (design, section 5)."""
    min_edited: float = 0.8
    """Share of a paragraph inside derived passages for `edited` (design, section 5)."""
    min_mixed_run: int = 8
    """Words of an exact run that makes a paragraph `mixed` (design, section 5: about 8)."""
    min_mixed_words: int = 12
    """Equal words of a passage without such a run that makes it `mixed`."""
    min_mixed_identity: float = 0.75
    """Identity that such a passage needs."""
    min_loose_words: int = 8
    """Equal words of a passage too loose to be copied that makes a paragraph `reworded`."""
    min_link_words: int = 4
    """Equal words that a source paragraph must give to be linked."""
    min_link_share: float = 0.5
    """Share of its own words that links a source paragraph of fewer."""
    min_same_spelling: float = 85.0
    """Ratio (0 to 100, rapidfuzz) from which two names are one in two spellings."""
    min_requoted_words: int = 4
    """Words put into or taken out of quotation marks that are an alteration."""
    min_used: float = 0.3
    """Share of a source paragraph's words from which it counts as used."""
    max_touched: float = 0.15
    """Share up to which a source paragraph counts as left out."""
    max_edge_words: int = 3
    """Replaced words at an end of a paragraph that lie inside its passage."""
    min_prose_share: float = 0.4
    """Share of the target's own prose that is copied, from which its shared quotes are copied too."""
    min_speech: float = 0.8
    """Share of the shared words inside quotation marks from which they are quoted speech."""
    min_frame_words: int = 2
    """Words around a quotation that make a frame."""
    min_frame_share: float = 0.6
    """Share of the frame that is copied, from which the quotation came with it."""
    odds_day: float = 2.5
    """Log-odds that the earlier of two dated documents was first, days apart."""
    odds_hour: float = 1.2
    """The same within one day."""
    odds_credit: float = 4.0
    """Log-odds of the credited document having been first."""
    odds_error: float = 1.5
    """Log-odds that who got a name wrong in shared text, and right elsewhere, is the copier."""
    odds_style: float = 1.0
    """Log-odds that text with courtesy titles came from the side that uses them."""
    min_courtesies: int = 2
    """Courtesy titles in shared text, and bare names in own text, that show a house style."""
    max_confidence: float = 0.99
    """Highest confidence that a direction claims: dates and credits can be wrong."""
    min_odds: float = 0.5
    """Log-odds below which the direction is unknown."""
    min_odds_over_common: float = 3.0
    """Log-odds that override a common agency source."""
    common_confidence: float = 0.7
    """Confidence of a common source where both carry the same agency's name."""


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """Finding candidate pairs in a corpus."""

    ngram_words: int | None = None
    """Words of a fingerprinted n-gram; None chooses by `ngram_words_below`."""
    ngram_words_below: tuple[tuple[int, int], ...] = ((3_000, 5), (30_000, 6), (300_000, 8))
    """Documents below which n-grams have so many words, `max_ngram_words` above all: chance n-grams make
    the cost grow with the 1.7th power (performance.md 10.7; 5 against 6: benchmarks/scale.py)."""
    max_ngram_words: int = 10
    """Words of an n-gram in the largest corpora (performance.md 10.7)."""
    max_direct: int = 32
    """Sources up to which a target is compared with each, whether they share text or not."""
    max_all_pairs: int = 64
    """Places of one n-gram up to which all cross-group pairs are seeds (design, section 2)."""
    n_nearest: int = 4
    """Above that: links to so many nearest predecessors of other groups, and to the earliest."""
    window_days: float | None = None
    """Days between two documents beyond which they are not compared; None compares all."""
    reach: int = 12
    """Words looked at on both sides of a run (performance.md 5: 12)."""
    min_run_words: int = 8
    """Equal words in a row that make a candidate where n-grams are shorter than that."""
    min_near_words: int = 9
    """Equal words in an n-gram and within `reach` of it that make a candidate (on real English 8 add 70 % of
    chance pairs to those with a run of 8, 9 add 25 %; measured on White House briefings)."""
    min_beside_words: int = 3
    """Those of them that must stand outside of the n-gram; what decides where n-grams are long."""

    def __post_init__(self) -> None:
        """Check the ranges."""
        names = ("max_ngram_words", "max_all_pairs", "n_nearest", "reach", "min_run_words")
        _check_positive(self, *names, "min_near_words", "min_beside_words")
        if self.ngram_words is not None:
            _check_positive(self, "ngram_words")
        if self.window_days is not None and self.window_days < 0:
            raise SettingsError(f"window_days is {self.window_days}; it must be at least 0")

    def ngram_of(self, n_documents: int) -> int:
        """Return the words of an n-gram for a corpus of this size."""
        if self.ngram_words is not None:
            return self.ngram_words
        fitting = (words for below, words in self.ngram_words_below if n_documents < below)
        return next(fitting, self.max_ngram_words)


@dataclass(frozen=True, slots=True)
class ClusterSettings:
    """Passages that are one text."""

    min_overlap: float = 0.5
    """Share of the longest span of a region, and of the longest alignment of a cluster, that another must
    have in common with it (peers.md 5.2, S4: 0.5)."""
    min_copied: float = 0.8
    """Share of a paragraph's or article's words inside copied passages from which it is a copy as a whole
    (design, section 5: as for `edited`)."""

    def __post_init__(self) -> None:
        """Check the ranges."""
        _check_shares(self, "min_overlap", "min_copied")


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """The kept archive. The first three are part of its format and fixed, so that archives stay readable."""

    ngram_words: int = 5
    """Words of a kept n-gram (performance.md 4: with a window of 4 the recall of all 6-grams)."""
    window: int = 4
    """N-grams of which one is kept, so every run of 8 words is found (performance.md 4)."""
    hash_bits: int = 40
    """Bits of a kept hash: of a million articles, one lookup in some thousand is a chance."""
    batch_documents: int = 1_000
    """Documents that are written together; a run that fails keeps those before."""
    max_kin: int = 2_000
    """Documents of an archive that are read for one target, those that share most n-grams first."""
    min_shared_large: int = 2
    """Kept n-grams that two documents must share in archives of at least `large_documents`."""
    large_documents: int = 30_000
    """Documents from which 8 shared words are mostly chance (performance.md 4)."""
    max_memory_mb: int = 1_000
    """Memory for the database."""

    def __post_init__(self) -> None:
        """Check the ranges."""
        _check_positive(self, *(f.name for f in fields(self)))


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a run; recorded in every report."""

    clean: CleanSettings = field(default_factory=CleanSettings)
    align: AlignSettings = field(default_factory=AlignSettings)
    attribute: AttributeSettings = field(default_factory=AttributeSettings)
    engine: EngineSettings = field(default_factory=EngineSettings)
    cluster: ClusterSettings = field(default_factory=ClusterSettings)

    def as_dict(self) -> dict[str, object]:
        """Return the settings as nested dictionaries, in the order of the fields."""
        return {f.name: asdict(getattr(self, f.name)) for f in fields(self)}


PRESETS: dict[str, AlignSettings | CaseSettings] = {
    "default": AlignSettings(),
    "plagiarism": CaseSettings(),
}
"""Ways of comparing two documents: what was copied word by word, or whole passages whatever was done to them
(`newsdiff.align.cases`)."""
