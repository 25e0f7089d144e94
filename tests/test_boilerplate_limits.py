"""How improbable a line must be to be removed."""

from hypothesis import given
from hypothesis import strategies as st

from articles import DEFAULT, SENTENCE, units_of
from newsdiff.documents.boilerplate import limits
from newsdiff.settings import CleanSettings


def test_a_narrative_text_is_told_from_a_list():
    prose, entries = (
        units_of([SENTENCE.format("")] * 4),
        units_of([f"Girder {n} of iron" for n in "abcdef"]),
    )

    assert limits.file_kind(prose, [0.9] * 4, DEFAULT) == (1.0, "text")
    assert limits.file_kind(entries, [0.9] * 6, DEFAULT) == (0.0, "text")


@given(st.integers(0, 9), st.integers(0, 9), st.sampled_from(["safe", "balanced", "aggressive"]))
def test_the_more_prose_the_higher_the_limits(n_prose, n_entries, strictness):
    settings = CleanSettings(strictness=strictness)
    lines = [SENTENCE.format("")] * n_prose + ["Girder a of iron"] * n_entries
    found = limits.removal_limits(units_of(lines), [0.9] * len(lines), settings)
    more = limits.removal_limits(
        units_of([*lines, lines[0]] if n_prose else lines),
        [0.9] * (len(lines) + (n_prose > 0)),
        settings,
    )

    assert found[0] <= more[0]
    assert found[1] <= more[1]


def test_much_furniture_makes_a_page():
    rows = units_of([SENTENCE.format(""), *["Home and garden and sports and weather"] * 8])

    assert limits.file_kind(rows, [0.9, *[0.01] * 8], DEFAULT)[1] == "page"
