"""The control panel: every value that a run may change, with its unit, range, meaning and source.

`min_...` and `max_...` are inclusive. Positions are characters, lengths are words unless a unit says
otherwise. What no run may change is a constant of its stage.
"""

from newsdiff.settings.alignment import AlignSettings
from newsdiff.settings.attribution import AttributeSettings
from newsdiff.settings.cases import CaseSettings
from newsdiff.settings.cleaning import CleanSettings, Strictness
from newsdiff.settings.fields import Setting, written
from newsdiff.settings.index import ClusterSettings, IndexSettings
from newsdiff.settings.panel import (
    FILE,
    PRESETS,
    Panel,
    Settings,
    every,
    from_toml,
    named,
    to_toml,
)

__all__ = [
    "FILE",
    "PRESETS",
    "AlignSettings",
    "AttributeSettings",
    "CaseSettings",
    "CleanSettings",
    "ClusterSettings",
    "IndexSettings",
    "Panel",
    "Setting",
    "Settings",
    "Strictness",
    "every",
    "from_toml",
    "named",
    "to_toml",
    "written",
]
