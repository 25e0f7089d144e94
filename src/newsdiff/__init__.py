"""newsdiff: which paragraphs of a news article were lifted, from where, and what was changed.

Everything public is listed in `__all__` and loaded on first use, so that importing the package costs
nothing:

    >>> import newsdiff
    >>> a = newsdiff.Document(id="a", text="The bridge will close for repairs in March, the council said.")
    >>> b = newsdiff.Document(id="b", text="The bridge will close for repairs in March, the council said.")
    >>> newsdiff.provenance(b, [a]).summary.verdicts["verbatim"]
    1
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsdiff.api import clean, dedupe, provenance, read
    from newsdiff.errors import (
        EngineError,
        LoadError,
        NewsdiffError,
        SelectionError,
        SettingsError,
    )
    from newsdiff.model import (
        CleanReport,
        DedupeReport,
        Document,
        Mark,
        Paragraph,
        ProvenanceReport,
    )
    from newsdiff.settings import Settings

__version__ = "0.1.0"

_HOMES = {
    "CleanReport": "model",
    "DedupeReport": "model",
    "Document": "model",
    "EngineError": "errors",
    "LoadError": "errors",
    "Mark": "model",
    "NewsdiffError": "errors",
    "Paragraph": "model",
    "ProvenanceReport": "model",
    "SelectionError": "errors",
    "Settings": "settings",
    "SettingsError": "errors",
    "clean": "api",
    "dedupe": "api",
    "provenance": "api",
    "read": "api",
}

__all__ = [
    "CleanReport",
    "DedupeReport",
    "Document",
    "EngineError",
    "LoadError",
    "Mark",
    "NewsdiffError",
    "Paragraph",
    "ProvenanceReport",
    "SelectionError",
    "Settings",
    "SettingsError",
    "clean",
    "dedupe",
    "provenance",
    "read",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  a module attribute can be anything
    """Load a public name from its home on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'newsdiff' has no attribute {name!r}")
    return getattr(import_module(f"newsdiff.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """List the public names."""
    return [*__all__, "__version__"]


class _Package(ModuleType):
    """Keeps `newsdiff.read` and `newsdiff.clean` functions when the stages of these names load.

    Importing a submodule binds its name on the package; here the public function has that name.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
