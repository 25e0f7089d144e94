"""nltk is used without loading all of it, and others find it whole."""

import importlib
import subprocess
import sys

import pytest

from newsdiff.language import nltk_subset

USE = """
import sys
from newsdiff.language import keys, sentences
text = "Mr. Hall spoke. He left."
print([text[a:b] for a, b in sentences.sentences(text, 0, len(text))], keys.stem("ferries"))
print([name for name in sys.modules if name.split(".")[0] in ("nltk", "scipy", "sklearn", "pandas")])
import nltk
print(nltk.tokenize.punkt.PunktSentenceTokenizer().tokenize(text), nltk.SnowballStemmer("english").stem("ferries"))
"""


def test_nothing_of_nltk_stays_in_the_way_and_the_whole_of_it_loads_later():
    done = subprocess.run([sys.executable, "-c", USE], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines() == [
        "['Mr. Hall spoke.', 'He left.'] ferri",
        "[]",
        "['Mr.', 'Hall spoke.', 'He left.'] ferri",
    ]


@pytest.fixture
def unseen(monkeypatch):
    """Let nltk not be loaded yet."""
    monkeypatch.setattr(sys, "modules", {**sys.modules})
    for name in [name for name in sys.modules if name.split(".")[0] == "nltk"]:
        del sys.modules[name]
    nltk_subset._alone.cache_clear()
    yield
    nltk_subset._alone.cache_clear()


def test_nltk_that_is_loaded_already_is_used():
    whole = importlib.import_module("nltk.tokenize.punkt")

    with nltk_subset.importable():
        assert importlib.import_module("nltk.tokenize.punkt") is whole
    assert "nltk" in sys.modules


@pytest.mark.usefixtures("unseen")
def test_an_unknown_form_of_nltk_is_imported_as_usual(monkeypatch):
    monkeypatch.setattr(nltk_subset, "_NEEDED", ("nltk.tokenize.nothing",))

    assert nltk_subset._alone() == {}
    assert not nltk_subset._loaded()


@pytest.mark.usefixtures("unseen")
def test_nltk_that_is_missing_is_told_as_usual(monkeypatch):
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setattr(sys, "path_importer_cache", {})

    with pytest.raises(ModuleNotFoundError, match="nltk"), nltk_subset.importable():
        importlib.import_module("nltk.stem.porter")
