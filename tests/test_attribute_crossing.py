"""Facts that a translated sentence changes: figures, dates and names, in ten languages."""

import csv
from pathlib import Path

import pytest

from newsdiff import Document
from newsdiff.api import prepare
from newsdiff.language.tokenizing import tokenize_all
from newsdiff.reuse.align.matches import Match
from newsdiff.reuse.attribute.crossing import crossed_facts

ROWS = Path(__file__).parent / "pairs" / "translated_facts.tsv"
PROSE = {
    "de": "Das ist für die meisten Leute hier nichts Neues, denn sie haben es so oder so schon oft gehört.",
    "en": "That is nothing new for most of the people here, because they have heard it all before.",
    "es": "Eso no es nada nuevo para la gente de aquí, porque ya lo han oído muchas veces.",
    "fr": "Ce n'est pas nouveau pour la plupart des gens d'ici, car ils l'ont déjà entendu.",
    "it": "Non è una novità per la maggior parte della gente di qui, perché lo ha già sentito.",
    "nl": "Dat is voor de meeste mensen hier niets nieuws, want ze hebben het al vaak gehoord.",
    "pl": "To nic nowego dla większości ludzi stąd, bo już nie raz o tym słyszeli i się z tym zgodzili.",
    "pt": "Isso não é novidade para a maioria das pessoas daqui, porque já o ouviram muitas vezes.",
    "ru": "Для людей это не новость, потому что они уже не раз об этом слышали и с этим согласны.",
    "zh": "这对当地人来说并不新鲜。",
}


def facts(language, source, target, other="en"):
    """Compare a sentence with its translation, each with a sentence of prose in a paragraph behind it."""
    documents = [
        Document(id=name, text=f"{text}\n\n{PROSE[code]}")
        for name, text, code in (("a", source, language), ("b", target, other))
    ]
    a, b = tokenize_all(prepare(documents))
    match = Match("translated", *a.ranges[0], *b.ranges[0])
    found = crossed_facts(a, b, match)
    for one in found:
        assert a.document.text[one.source_start :].startswith(one.source)
        assert b.document.text[one.target_start :].startswith(one.target)
    return [(one.kind, one.source, one.target) for one in found]


def rows():
    with ROWS.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


@pytest.mark.parametrize(
    "row", [*rows()], ids=lambda row: f"{row['language']} {row['target'][:30]}"
)
def test_a_changed_fact_is_listed_and_nothing_else(row):
    found = facts(row["language"], row["source"], row["target"])

    assert [kind for kind, _, _ in found] == ([row["kind"]] if row["kind"] else [])
    for _, source, target in found:
        assert row["source_words"] in source or source in row["source_words"]
        assert row["target_words"] in target or target in row["target_words"]


def test_sentences_that_hardly_stand_for_each_other_have_no_facts_compared():
    documents = [
        Document(id=name, text=text)
        for name, text in (("a", "Le maire a promis 250 logements."), ("b", "He wants 350 homes."))
    ]
    a, b = tokenize_all(prepare(documents))

    assert crossed_facts(a, b, Match("translated", 0, len(a), 0, len(b)), "fr")
    assert not crossed_facts(a, b, Match("translated", 0, len(a), 0, len(b), is_clear=False), "fr")


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("fr", "Le pont mesure 80 mètres.", "The bridge is twice as long as the old one."),
        ("de", "Es kamen 14 Gäste und 20 Helfer.", "There were 17 guests and 31 helpers."),
        (
            "es",
            "El grupo ganó 17 millones y repartió nueve.",
            "The group paid out nine million of it.",
        ),
    ],
)
def test_what_cannot_be_put_side_by_side_is_no_change(language, source, target):
    """Left out, two values that could change places, millions that are understood."""
    assert facts(language, source, target) == []


def test_two_languages_without_english_are_compared_too():
    found = facts("de", "Die Brücke ist 85 Meter hoch.", "Le pont mesure 58 mètres.", other="fr")

    assert found == [("number", "85 Meter", "58 mètres")]


def test_a_value_in_the_neighbouring_sentence_is_not_lost():
    source = "Le maire a promis 250 logements. Il en voulait 350 au début."
    target = "The mayor promised 350 homes. He had wanted 250 at first."
    documents = [Document(id="a", text=source), Document(id="b", text=target)]
    a, b = tokenize_all(prepare(documents))
    firsts = a.spans[0], b.spans[0]

    assert crossed_facts(a, b, Match("translated", *firsts[0], *firsts[1]), "fr") == ()
