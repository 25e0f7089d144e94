"""Many documents: where they stand, which of them share words, and the archive that keeps them."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with a phase, what is done and what there is to do, in units of the phase: "fingerprinting" and
"comparing" count documents, "pairing" n-grams, "checking" runs of words."""
