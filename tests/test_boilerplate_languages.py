"""The language of a text by its function words."""

import numpy as np
import pytest

from newsdiff.documents.boilerplate import languages


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the bridge that was closed for the winter", "the"),
        ("die brücke die für den winter gesperrt wurde", "für"),
        ("le pont qui a été fermé pour tout l'hiver", "été"),
        ("el puente que fue cerrado para todo el invierno", "fue"),
        ("il ponte che è stato chiuso per tutto l'inverno", "è"),
        ("a ponte que foi fechada para todo o inverno", "foi"),
        ("de brug die voor de hele winter werd gesloten", "werd"),
        ("мост который был закрыт на всю зиму", "был"),
    ],
)
def test_the_stop_list_is_chosen_by_density(text, word):
    counts = languages.function_word_flags(text.split()).T

    assert (
        word
        in languages.stoplists()[languages.detect_language(counts, np.ones(len(counts), dtype=int))]
    )
