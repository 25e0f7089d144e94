"""The control panel: every value that a run may change, with its unit, range, meaning and source.

`min_...` and `max_...` are inclusive. Positions are characters, lengths are words unless a unit says
otherwise. What no run may change is a constant of its stage.
"""

from newsdiff.settings.alignment import AlignSettings as AlignSettings
from newsdiff.settings.attribution import AttributeSettings as AttributeSettings
from newsdiff.settings.cases import CaseSettings as CaseSettings
from newsdiff.settings.cleaning import CleanSettings as CleanSettings
from newsdiff.settings.cleaning import Strictness as Strictness
from newsdiff.settings.fields import Setting as Setting
from newsdiff.settings.fields import written as written
from newsdiff.settings.index import ClusterSettings as ClusterSettings
from newsdiff.settings.index import IndexSettings as IndexSettings
from newsdiff.settings.panel import FILE as FILE
from newsdiff.settings.panel import PRESETS as PRESETS
from newsdiff.settings.panel import Panel as Panel
from newsdiff.settings.panel import Settings as Settings
from newsdiff.settings.panel import every as every
from newsdiff.settings.panel import from_toml as from_toml
from newsdiff.settings.panel import named as named
from newsdiff.settings.panel import to_toml as to_toml
from newsdiff.settings.shortcuts import SHORTCUTS as SHORTCUTS
from newsdiff.settings.shortcuts import Shortcuts as Shortcuts
from newsdiff.settings.shortcuts import with_shortcuts as with_shortcuts
from newsdiff.settings.translations import TranslationSettings as TranslationSettings
