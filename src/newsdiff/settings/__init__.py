"""What a run may change, with its unit and its source; what it may not is a constant of its stage.

`min_...` and `max_...` are inclusive. Positions are characters, lengths are words unless a name says
otherwise, shares lie in [0, 1]. A source is a paper, a peer system, or our own measurement, named by the
benchmark that prints it.
"""

from dataclasses import asdict, dataclass, field, fields

from newsdiff.settings.alignment import AlignSettings
from newsdiff.settings.attribution import AttributeSettings
from newsdiff.settings.cases import CaseSettings
from newsdiff.settings.cleaning import CleanSettings, Strictness
from newsdiff.settings.corpora import (
    ClusterSettings,
    EngineSettings,
)

__all__ = [
    "PRESETS",
    "AlignSettings",
    "AttributeSettings",
    "CaseSettings",
    "CleanSettings",
    "ClusterSettings",
    "EngineSettings",
    "Settings",
    "Strictness",
]


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
(`newsdiff.reuse.align.cases`)."""
