"""Memory of a run, and the kept archive. No option of a run changes these."""

from dataclasses import dataclass, fields

from newsdiff.settings.checks import check_positive, check_shares


@dataclass(frozen=True, slots=True)
class RoomSettings:
    """Memory of a run. It changes no result, only what stands in files meanwhile."""

    memory_mb: int = 2_000
    """Megabytes that a run may take; what does not fit goes to files."""
    store_share: float = 0.2
    """Share of it for the texts."""
    key_share: float = 0.3
    """Share for the n-grams."""
    word_share: float = 0.15
    """Share for the words."""
    seed_share: float = 0.1
    """Share for the pairs of equal n-grams."""
    array_share: float = 0.05
    """Share for each array that is sorted or searched as a whole, of which there are four at a time."""

    def __post_init__(self) -> None:
        """Check the ranges."""
        check_positive(self, "memory_mb")
        check_shares(self, "store_share", "key_share", "word_share", "seed_share", "array_share")


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """The kept archive. The first three are part of its format and fixed, so that archives stay readable."""

    ngram_words: int = 5
    """Words of a kept n-gram (docs/sources.md: with a window of 4 the recall of all 6-grams)."""
    window: int = 4
    """N-grams of which one is kept, so every run of 8 words is found (docs/sources.md)."""
    hash_bits: int = 40
    """Bits of a kept hash: of a million articles, one lookup in some thousand is a chance."""
    batch_documents: int = 1_000
    """Documents that are written together; a run that fails keeps those before."""
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

    def __post_init__(self) -> None:
        """Check the ranges."""
        check_positive(self, *(f.name for f in fields(self) if f.name != "min_shared"))

    def min_shared_of(self, n_documents: int) -> int:
        """Return the kept n-grams that two documents of an archive of this size must share."""
        fitting = (shared for below, shared in self.min_shared if n_documents < below)
        return next(fitting, self.max_shared)
