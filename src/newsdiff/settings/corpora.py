"""Finding candidates in a corpus, gathering passages, keeping an archive."""

from dataclasses import dataclass

from newsdiff.errors import SettingsError
from newsdiff.settings.checks import check_positive, check_shares


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """Finding candidate pairs in a corpus."""

    ngram_words: int | None = None
    """Words of a fingerprinted n-gram; None chooses by `ngram_words_below`."""
    ngram_words_below: tuple[tuple[int, int], ...] = ((3_000, 5), (30_000, 6), (300_000, 8))
    """Documents below which n-grams have so many words, `max_ngram_words` above all: chance n-grams make
    the cost grow with the 1.7th power (docs/sources.md; 5 against 6: benchmarks/scale.py)."""
    max_ngram_words: int = 10
    """Words of an n-gram in the largest corpora (docs/sources.md)."""
    max_direct: int = 32
    """Sources up to which a target is compared with each, whether they share text or not."""
    max_all_pairs: int = 64
    """Places of one n-gram up to which all cross-group pairs are seeds (docs/architecture.md)."""
    n_nearest: int = 4
    """Above that: links to so many nearest predecessors of other groups, and to the earliest."""
    window_days: float | None = None
    """Days between two documents beyond which they are not compared; None compares all."""
    reach: int = 12
    """Words looked at on both sides of a run (docs/sources.md: 12)."""
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
        check_positive(self, *names, "min_near_words", "min_beside_words")
        if self.ngram_words is not None:
            check_positive(self, "ngram_words")
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
    have in common with it (docs/sources.md: 0.5)."""
    min_copied: float = 0.8
    """Share of a paragraph's or article's words inside copied passages from which it is a copy as a whole
    (docs/verdicts.md: as for `edited`)."""

    def __post_init__(self) -> None:
        """Check the ranges."""
        check_shares(self, "min_overlap", "min_copied")
