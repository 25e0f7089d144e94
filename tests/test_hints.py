"""What a run says that comparison by sense would have looked for."""

from newsdiff import Document, Settings, provenance
from newsdiff.api import hints

ENGLISH = (
    "The harbour office found holes as wide as a hand when divers looked at the ship last week."
)
GERMAN = "Taucher des Hafenamts hatten sich das Schiff vorige Woche angesehen und Löcher entdeckt."
OTHER = "The choir sings on Sunday in the hall of the town, and there is no charge to get in."


def hint(source, target, *, semantic=False):
    a, b = Document(id="a", text=source), Document(id="b", text=target)
    report = provenance(b, [a])
    settings = Settings().changed({"align.is_semantic": semantic})
    return hints.semantic_hint(b, [a], report, settings)


def test_two_languages_are_told_in_one_line():
    told = hint(ENGLISH, GERMAN)

    assert told.startswith("b and a are in two languages")
    assert "--semantic" in told
    assert "\n" not in told


def test_nothing_is_said_where_sense_was_compared():
    assert hint(ENGLISH, GERMAN, semantic=True) == ""


def test_nothing_is_said_of_one_language_where_the_extra_is_installed(monkeypatch):
    monkeypatch.setattr(hints, "find_spec", lambda _: object())

    assert hint(ENGLISH, OTHER) == ""


def test_without_the_extra_the_line_says_how_to_get_it_and_only_where_nothing_has_a_source(
    monkeypatch,
):
    monkeypatch.setattr(hints, "find_spec", lambda _: None)

    assert hint(ENGLISH, OTHER).startswith("no paragraph has a source by its words")
    assert "[semantic]" in hint(ENGLISH, OTHER)
    assert "[semantic]" in hint(ENGLISH, GERMAN)
    assert hint(ENGLISH, ENGLISH) == ""
