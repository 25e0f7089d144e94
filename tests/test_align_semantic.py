"""Sentences of one sense without a common stem: the optional embedding."""

import pytest

from newsdiff import Document, MissingExtra, Settings, provenance
from newsdiff.reuse.align import semantic
from newsdiff.settings import AlignSettings

SENSE = Settings(align=AlignSettings(is_semantic=True))


def test_without_the_extra_the_error_names_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "wordllama", None)
    semantic.embedder.cache_clear()

    with pytest.raises(MissingExtra, match=r"newsdiff\[semantic\]"):
        semantic.embedder()


def test_nothing_in_common_stays_original_even_by_sense():
    pytest.importorskip("wordllama", reason="the extra semantic is not installed")
    semantic.embedder.cache_clear()
    a = Document(id="a", text="The harbour bridge was inspected by two engineers in the spring.")
    b = Document(id="b", text="A cheese festival drew record crowds to the village green.")

    report = provenance(b, [a], SENSE)

    assert [line.verdict for line in report.paragraphs] == ["original"]


def test_a_sentence_between_retold_ones_is_found_by_its_sense():
    pytest.importorskip("wordllama", reason="the extra semantic is not installed")
    semantic.embedder.cache_clear()
    first = [
        "The council approved the flood barrier contract with builder Strandline for 412 million pounds.",
        "Residents of Tarnholm have waited nine years for protection from winter storm surges.",
        "The physician advised her patient to rest at home until the fever was gone.",
        "Engineers drilling in the estuary reported soft clay nineteen metres below the seabed.",
        "Opposition councillors demanded an independent audit of the barrier contract and its costs.",
    ]
    retold = [
        "The flood barrier contract worth 412 million pounds went to builder Strandline, the council having approved it.",
        "For nine years residents of Tarnholm have been waiting to be protected from winter storm surges.",
        "Stay in bed until your temperature drops, the doctor told the sick woman.",
        "Soft clay, nineteen metres below the estuary's seabed, was what drilling engineers reported.",
        "An independent audit of the costs of the barrier contract is what opposition councillors now demand.",
    ]
    a = Document(id="a", text="\n\n".join(first))
    b = Document(id="b", text="\n\n".join(retold))

    plain = provenance(b, [a]).paragraphs[2]
    sensed = provenance(b, [a], SENSE).paragraphs[2]

    assert plain.verdict == "original"
    assert sensed.verdict == "reworded"
    assert [link.index for link in sensed.sources] == [2]
