"""Two modules of nltk, Punkt and the stemmers, loaded without the package around them.

The commission of newsdiff names nltk, so sentences and stems come from there. But `import nltk` runs the
whole package, and scikit-learn, scipy and pandas with it where they are installed: one to two seconds of CPU
time, more than reading and comparing five articles. The two modules alone take a thirtieth of that. With a
release of nltk that is built otherwise, newsdiff falls back to the slow import and gives the same results.
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
"""The packages that hold them; their own code is not run."""
_UNUSED = ("nltk.corpus", "nltk.pathsec", "nltk.picklesec", "nltk.tokenize.util")
"""What they import to read files, load data and escape XML, which newsdiff does not use; each is replaced by
a module in which every name is None."""

_LOADING = Lock()


@contextmanager
def importable() -> Iterator[None]:
    """Make Punkt and the stemmers of nltk importable inside the `with` block, at little cost.

    After the block `sys.modules` is as before, so whoever imports nltk later gets the whole of it. Where nltk
    is loaded already, or is built otherwise than the releases known, imports inside are the usual ones.
    """
    with _LOADING:
        subset = {} if "nltk" in sys.modules else _alone()
        sys.modules.update(subset)
        try:
            yield
        finally:
            for name in subset:
                del sys.modules[name]


@cache
def _alone() -> dict[str, ModuleType]:
    """Import the modules with empty packages around them; return nothing where that fails."""
    spec = importlib.util.find_spec("nltk")
    [home] = (spec and spec.submodule_search_locations) or [""]
    for name in (*_PACKAGES, *_UNUSED):
        sys.modules[name] = ModuleType(name)
    for name in _PACKAGES:
        sys.modules[name].__path__ = [str(Path(home, *name.split(".")[1:]))]
    for name in _UNUSED:
        vars(sys.modules[name])["__getattr__"] = lambda _: None
    try:
        for name in _NEEDED:
            importlib.import_module(name)
        return _loaded()
    except (ImportError, AttributeError):
        return {}
    finally:
        for name in _loaded():
            del sys.modules[name]


def _loaded() -> dict[str, ModuleType]:
    """Return what is loaded of nltk."""
    return {name: module for name, module in sys.modules.items() if name.split(".")[0] == "nltk"}
