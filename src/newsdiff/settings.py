"""Every default, with its unit and its source; the only home of thresholds.

`min_...` and `max_...` are inclusive. Positions are characters, lengths are words unless a name says
otherwise, shares lie in [0, 1]. A source is a paper, a peer system, or our own measurement, named by the
benchmark that prints it.
"""

from dataclasses import asdict, dataclass, field, fields
from typing import Literal

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
class CleanSettings:
    """Telling site furniture from article prose."""

    strictness: Strictness = "balanced"
    """How much evidence a removal needs."""
    max_prose_loss: float = 0.4
    """Share of a file's prose words above which the learned model is set aside (issue rule)."""


@dataclass(frozen=True, slots=True)
class AlignSettings:
    """Finding passages of one origin in two documents."""

    seed_words: int = 5
    """Words of an exact n-gram that seeds a run (peers.md 5.1: token 5-grams)."""


@dataclass(frozen=True, slots=True)
class AttributeSettings:
    """Verdicts, altered facts, credit, direction, omissions."""

    min_verbatim: float = 0.95
    """Share of a paragraph's words in place for `verbatim` (design, section 5)."""
    min_edited: float = 0.8
    """Share of a paragraph inside derived passages for `edited` (design, section 5)."""


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """Finding candidate pairs in a corpus."""

    ngram_words: int = 6
    """Words of a fingerprinted n-gram (performance.md 10.7: 6 up to 30,000 documents)."""
    max_all_pairs: int = 64
    """Document frequency up to which all cross-outlet pairs of a fingerprint are candidates."""
    n_nearest: int = 4
    """Above that: links to so many nearest predecessors of other outlets, and to the earliest."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a run; recorded in every report."""

    clean: CleanSettings = field(default_factory=CleanSettings)
    align: AlignSettings = field(default_factory=AlignSettings)
    attribute: AttributeSettings = field(default_factory=AttributeSettings)
    engine: EngineSettings = field(default_factory=EngineSettings)

    def as_dict(self) -> dict[str, object]:
        """Return the settings as nested dictionaries, in the order of the fields."""
        return {f.name: asdict(getattr(self, f.name)) for f in fields(self)}
