"""The language of a document by the function words of its lines."""

import numpy as np
import pytest

from newsdiff.documents.boilerplate import languages
from newsdiff.language.languages import stoplists


def detected(*lines):
    rows = [line.split() for line in lines]
    counts = [languages.function_word_flags(row).sum(axis=1) for row in rows]
    return languages.detect_language(np.array(counts), np.array([len(row) for row in rows]))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("the bridge that was closed for the winter", "en"),
        ("die brücke die für den winter gesperrt wurde", "de"),
        ("le pont qui a été fermé pour tout l'hiver", "fr"),
        ("el puente que fue cerrado para todo el invierno", "es"),
        ("il ponte che è stato chiuso per tutto l'inverno", "it"),
        ("a ponte que foi fechada para todo o inverno", "pt"),
        ("de brug die voor de hele winter werd gesloten", "nl"),
        ("мост который был закрыт на всю зиму", "ru"),
    ],
)
def test_the_list_that_covers_most_of_the_words_names_the_language(text, code):
    assert detected(text) == code


def test_menus_do_not_hide_the_language_of_the_prose_below_them():
    menu = ["news", "sport", "weather", "money news today", "more sport"] * 20

    assert detected(*menu, "the bridge that was closed for the winter is open") == "en"


def test_names_alone_are_in_no_language():
    assert detected("anna schmidt", "bert meyer") == ""


def test_each_function_word_is_flagged_on_every_list_that_has_it():
    flags = languages.function_word_flags(["the", "harbour", "de"])

    assert flags[:, 1].sum() == 0
    assert [code for code, row in zip(stoplists(), flags, strict=True) if row[0]] == ["en"]
    assert {"fr", "es", "nl"} < {c for c, row in zip(stoplists(), flags, strict=True) if row[2]}
