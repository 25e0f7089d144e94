"""Reading files, segmenting texts and telling outlets apart."""

from dataclasses import dataclass, fields

from newsdiff.settings.checks import check_positive, check_shares


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
        check_shares(
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
        check_shares(self, "wrap_quantile", "min_full_share")
        check_positive(self, *(f.name for f in fields(self) if f.type is int or f.type == "int"))


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
        check_shares(self, "min_tail_start", "max_shared_prose")
        check_positive(
            self, "min_evidence_words", "min_sentence_words", "max_carriers", "max_line_chars"
        )
