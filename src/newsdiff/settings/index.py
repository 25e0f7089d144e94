"""Finding candidate pairs in a corpus, and gathering passages that are one text."""

from dataclasses import dataclass

from newsdiff.settings.fields import Section, count, number, share, span, table


@dataclass(frozen=True, slots=True)
class IndexSettings(Section):
    """Finding candidate pairs in a corpus."""

    section = "index"

    ngram_words: int | None = count(
        None, "Words of a fingerprinted n-gram; none chooses by `ngram_words_below`."
    )
    ngram_words_below: tuple[tuple[int, int], ...] = table(
        ((3_000, 5), (30_000, 6), (300_000, 8)),
        "Documents below which n-grams have so many words, `max_ngram_words` above all: chance n-grams "
        "make the cost grow with the 1.7th power (docs/sources.md; 5 against 6: benchmarks/scale.py).",
        unit="documents:words",
    )
    max_ngram_words: int = count(10, "Words of an n-gram in the largest corpora (docs/sources.md).")
    max_direct: int = count(
        200,
        "Sources up to which a target is compared with each, whether they share text or not.",
        unit="sources",
        least=0,
    )
    max_all_pairs: int = count(
        64,
        "Places of one n-gram up to which all cross-group pairs are seeds (docs/architecture.md).",
        unit="places",
        most=1_000_000_000,
    )
    n_nearest: int = count(
        4,
        "Nearest predecessors of other groups that a place of a more frequent n-gram is linked to, and to the earliest.",
        unit="places",
        most=1_000,
    )
    max_carriers: int = count(
        4,
        "Earlier documents that have a run from which it is common: it alone makes no document worth comparing with all "
        "of them (docs/limits.md).",
        unit="documents",
    )
    min_telling_words: int = count(
        20, "Equal words in a row that make documents worth comparing, whoever else has them."
    )
    n_common: int = count(
        8,
        "Earlier documents that a document is compared with though all they share is common: those that share most.",
        unit="documents",
        most=1_000_000_000,
    )
    window_days: float | None = number(
        None,
        "Time between two documents beyond which they are not compared; none compares all.",
        unit="days",
    )
    reach: int = span(12, "Words looked at on both sides of a run (docs/sources.md: 12).")
    min_run_words: int = count(
        8, "Equal words in a row that make a candidate where n-grams are shorter than that."
    )
    min_near_words: int = count(
        9,
        "Equal words in an n-gram and within `reach` of it that make a candidate (on real English 8 add "
        "70 % of chance pairs to those with a run of 8, 9 add 25 %; measured on White House briefings).",
    )
    min_beside_words: int = count(
        3,
        "Equal words within `reach` of an n-gram, outside of it, that make a candidate where n-grams are long.",
        least=0,
    )

    def ngram_of(self, n_documents: int) -> int:
        """Return the words of an n-gram for a corpus of this size."""
        if self.ngram_words is not None:
            return self.ngram_words
        fitting = (words for below, words in self.ngram_words_below if n_documents < below)
        return next(fitting, self.max_ngram_words)


@dataclass(frozen=True, slots=True)
class ClusterSettings(Section):
    """Gathering passages that are one text."""

    section = "cluster"

    min_pair_words: int = count(
        1,
        "Copied words from which `dedupe` lists a pair; 0 lists those, too, that share no more than quotations.",
        least=0,
    )
    min_overlap: float = share(
        0.5,
        "Share of the longest span of a region, and of the longest alignment of a cluster, that another "
        "must have in common with it (docs/sources.md: 0.5).",
    )
    min_copied: float = share(
        0.8,
        "Share of a paragraph's or article's words inside copied passages from which it is a copy as a "
        "whole (docs/verdicts.md: as for `edited`).",
    )
    max_phrase_words: int = count(
        11,
        "Words of a passage that may be a set phrase of the corpus whatever its articles are about.",
        up_to="max_common_words",
    )
    max_common_words: int = count(
        120,
        "Words of a passage that articles on different matters may have in common (a statute, a disclaimer); more is "
        "somebody's text.",
    )
    min_phrase_stories: int = count(
        4, "Stories, and outlets, that must share such a passage for it to be nobody's."
    )
    max_phrase_documents: int = count(
        8,
        "Articles that are asked whether they are of different stories, where so many share a passage.",
        unit="articles",
    )
    max_kinship: float = share(
        0.12,
        "Share of the telling words of the shorter of two articles, outside of a longer passage that they share, that "
        "both have, up to which they are on different matters (docs/algorithms.md: phrases of a corpus).",
    )
    min_days_apart: int = count(
        30,
        "Days between two articles from which they are on different matters, whatever words they have in common: real copies "
        "come within days, set forms of an office again and again.",
        unit="days",
    )
    min_own_words: int = count(
        20, "Different telling words outside of the passage by which an article's matter is known."
    )
    min_story_words: int = count(
        30, "Words that two articles share from which they are versions of one story."
    )
    min_story_share: float = share(
        0.2, "Share of the words of the shorter of them that makes them so, however few."
    )
