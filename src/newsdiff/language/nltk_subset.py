"""Two modules of nltk without the package around them.

`import nltk` runs the whole package, and scikit-learn, scipy and pandas with it where they are installed: one
to two seconds of CPU time, more than reading and comparing five articles. The modules that newsdiff needs
take a thirtieth of that.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock
from types import ModuleType

_NEEDED = ("nltk.tokenize.punkt", "nltk.stem.snowball")
_PACKAGES = ("nltk", "nltk.tokenize", "nltk.stem")
"""What they lie in; it stands empty."""
_UNUSED = ("nltk.corpus", "nltk.pathsec", "nltk.picklesec", "nltk.tokenize.util")
"""What they import to read files, load data and escape XML, which newsdiff never asks of them; in these
stand-ins every name is None."""

_LOADING = Lock()


@contextmanager
def nltk() -> Iterator[None]:
    """Let imports inside find Punkt and the stemmers of nltk at once.

    Behind it nothing of that is left to see: whoever imports nltk gets the whole of it. Where nltk is loaded
    already, or is made otherwise than the versions known, imports inside are the usual ones.
    """
    with _LOADING:
        found = {} if "nltk" in sys.modules else _alone()
        sys.modules.update(found)
        try:
            yield
        finally:
            for name in found:
                del sys.modules[name]


@cache
def _alone() -> dict[str, ModuleType]:
    """Import the modules with empty packages around them; nothing where that does not do."""
    found = importlib.util.find_spec("nltk")
    [home] = (found and found.submodule_search_locations) or [""]
    for name in (*_PACKAGES, *_UNUSED):
        sys.modules[name] = ModuleType(name)
    for name in _PACKAGES:
        sys.modules[name].__path__ = [str(Path(home, *name.split(".")[1:]))]
    for name in _UNUSED:
        vars(sys.modules[name])["__getattr__"] = lambda _: None
    try:
        for name in _NEEDED:
            importlib.import_module(name)
        return _seen()
    except (ImportError, AttributeError):
        return {}
    finally:
        for name in _seen():
            del sys.modules[name]


def _seen() -> dict[str, ModuleType]:
    """Return what is loaded of nltk."""
    return {name: of for name, of in sys.modules.items() if name.split(".")[0] == "nltk"}
