"""What is fixed for every archive, with unit and source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """The kept archive. The first three are part of its format and fixed, so that archives stay readable."""

    ngram_words: int = 5
    """Words of a kept n-gram (docs/sources.md: with a window of 4 the recall of all 6-grams)."""
    window: int = 4
    """N-grams of which one is kept, so every run of 8 words is found (docs/sources.md)."""
    hash_bits: int = 40
    """Bits of a kept hash: of a million articles, one lookup in some thousand is a chance."""
    batch_documents: int = 1_000
    """Documents that are written together; a run that fails keeps those before."""
    min_anew: int = 2_000
    """Older documents that are marked anew at once because new ones of their outlets come in: a few seconds."""
    anew_for_each: int = 10
    """As many more for each of the new ones."""
    max_kin: int = 500
    """Documents of an archive that are read for one target, those that share most n-grams in a row first."""
    min_shared: tuple[tuple[int, int], ...] = ((3_000, 1), (30_000, 2))
    """Documents below which two must share so many kept n-grams to be compared when one comes in;
    `max_shared` above all. One finds every run of 8 words, two of 12, three of 16; with more documents
    short runs are chance (docs/sources.md)."""
    max_shared: int = 3
    """The same in the largest archives."""
    max_memory_mb: int = 1_000
    """Memory for the database, in megabytes, while something is written."""
    max_memory_reading_mb: int = 250
    """The same while all of it is read."""
    max_memory_asking_mb: int = 64
    """The same while it is asked for some documents. The database then reads into the memory that it has
    instead of new, in two thirds of the CPU time (0.34 s for 0.51 s among 100,000 articles)."""
    max_threads_asking: int = 2
    """Threads that divide this memory."""

    max_wait_s: float = 10.0
    """Seconds to wait for those who have the archive open: many times what a query takes."""

    def min_shared_of(self, n_documents: int) -> int:
        """Return the kept n-grams that two documents of an archive of this size must share."""
        fitting = (shared for below, shared in self.min_shared if n_documents < below)
        return next(fitting, self.max_shared)
