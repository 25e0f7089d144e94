"""The table of tricks: which are answered, on one article, and that sound texts show no sign."""

import pytest

from benchmarks import evasion
from newsdiff import api
from newsdiff.language.signs import find_signs

UNANSWERED = {
    "other words, every fourth",
    "strokes through letters",
    "slashes for blanks",
}
"""What stands in docs/limits.md."""


@pytest.fixture(scope="module")
def text(corpus):
    return api.read(corpus)["006"].text


@pytest.mark.parametrize("name", evasion.TRICKS)
def test_a_trick_is_answered_or_stands_in_the_limits(text, name):
    found, signs = evasion.measure(evasion.TRICKS[name], [text])

    assert (found >= evasion.MIN_FOUND - 0.05 or bool(signs)) == (name not in UNANSWERED)


@pytest.mark.parametrize(
    "text",
    [
        "The G20 and the well-known F-16 crews met on 5 May at 10.30 a.m. in U.S. waters. " * 8,
        "Die Rad-und-Fuß-Initiative traf den CO2-Beauftragten um 8.30 Uhr, z. B. in A b c. " * 8,
        "Le week-end, c'est-à-dire le 4x4 et le 3e étage, va-t-il plaire à J. R. R. Martin ? " * 8,
        "El ex-ministro dijo que el franco-alemán y el G7 no van a Nueva York, EE. UU. y a La Paz. "
        * 8,
        "J'ai vu qu'il y avait aujourd'hui l'homme qu'elle aimait; dell'acqua, all'inizio, quell'altra. "
        * 8,
        "They've said we're sure you'll see: the rock'n'roll fans [sic] of O'Neill's [t]he Queen’s pub. "
        * 8,
        "See snake_case and /%7Euser/a%20b for (a) the first, (b) the second and [c] the third. "
        * 8,
        "Der Bauer\u0640 kam. Der Preis stieg → auf 3 € ↑ und fiel ↓ 😀 wieder. " * 8,
        "ＮＨＫ said the Ⓐ and Ⓑ lines stop. " * 3,
    ],
)
def test_sound_texts_show_no_sign_of_a_disguise(text):
    assert find_signs(text) == ()
