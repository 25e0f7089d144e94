"""newsdiff: which paragraphs of a news article were lifted, from where, and what was changed.

Everything public is listed in `__all__` and loaded on first use, so that importing the package costs
nothing:

    >>> import newsdiff
    >>> text = "The bridge will close for repairs in March, the council said."
    >>> newsdiff.compare(text, text)
    <ProvenanceReport: 100 % of b stands also in a, 11 of 11 words, 1 of 1 paragraph, no credit found>
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from newsdiff.version import __version__ as __version__

if TYPE_CHECKING:
    from newsdiff.api import Documents as Documents
    from newsdiff.api import clean as clean
    from newsdiff.api import compare as compare
    from newsdiff.api import dedupe as dedupe
    from newsdiff.api import provenance as provenance
    from newsdiff.api import read as read
    from newsdiff.errors import LoadError as LoadError
    from newsdiff.errors import MissingExtra as MissingExtra
    from newsdiff.errors import NewsdiffError as NewsdiffError
    from newsdiff.errors import OutputError as OutputError
    from newsdiff.errors import RunError as RunError
    from newsdiff.errors import SelectionError as SelectionError
    from newsdiff.errors import SettingsError as SettingsError
    from newsdiff.model import Document as Document
    from newsdiff.model import Mark as Mark
    from newsdiff.model import Paragraph as Paragraph
    from newsdiff.report.reports import CleanReport as CleanReport
    from newsdiff.report.reports import DedupeReport as DedupeReport
    from newsdiff.report.reports import ProvenanceReport as ProvenanceReport
    from newsdiff.settings import Settings as Settings

_HOMES = {
    "CleanReport": "report.reports",
    "DedupeReport": "report.reports",
    "Document": "model",
    "Documents": "api",
    "LoadError": "errors",
    "Mark": "model",
    "MissingExtra": "errors",
    "NewsdiffError": "errors",
    "OutputError": "errors",
    "Paragraph": "model",
    "ProvenanceReport": "report.reports",
    "RunError": "errors",
    "SelectionError": "errors",
    "Settings": "settings",
    "SettingsError": "errors",
    "clean": "api",
    "compare": "api",
    "dedupe": "api",
    "provenance": "api",
    "read": "api",
}

__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:  # noqa: ANN401  a module attribute can be anything
    """Load a public name from its home on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'newsdiff' has no attribute {name!r}")
    return getattr(import_module(f"newsdiff.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """List the public names."""
    return [*__all__, "__version__"]
