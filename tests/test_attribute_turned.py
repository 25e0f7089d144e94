"""Short sentences and headlines that were turned, and passages that end in the next paragraph."""

import pytest

from ledgers import ledger

LONG = {
    "en": (
        "Engineers from the county spent the whole week pumping water out of the cellar of the old flour mill by the weir.",
        "Engineers from the county spent the whole week pumping water out of the cellar of the old flour mill by the weir.",
    ),
    "de": (
        "Techniker des Kreises haben die ganze Woche Wasser aus dem Keller der alten Mühle am Wehr gepumpt und Schlamm geschaufelt.",
        "Techniker des Kreises haben die ganze Woche Wasser aus dem Keller der alten Mühle am Wehr gepumpt und Schlamm geschaufelt.",
    ),
    "nl": (
        "Technici van de provincie hebben de hele week water uit de kelder van de oude molen bij de stuw gepompt.",
        "Technici van de provincie hebben de hele week water uit de kelder van de oude molen bij de stuw gepompt.",
    ),
}
OWN = {
    "en": "Nobody in the neighbourhood remembers such a spring. Our reporter found two families camping on a barge.",
    "de": "Niemand in der Nachbarschaft erinnert sich an ein solches Frühjahr. Zwei Familien wohnen seither auf einem Kahn.",
    "nl": "Niemand in de buurt herinnert zich zo'n voorjaar. Twee gezinnen wonen sindsdien op een schuit.",
}


def beside(language, before, after):
    """Return the verdict of a copied paragraph that ends with a sentence, and the share of it that is copied."""
    long_a, long_b = LONG[language]
    report = ledger(f"{long_a} {before}", f"{OWN[language]}\n\n{long_b} {after}")
    line = report.paragraphs[1]
    return line.verdict, line.coverage


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        (
            "de",
            "Der Einsatz dauerte bis in die Nacht.",
            "Bis in die Nacht dauerte der Einsatz.",
        ),
        ("nl", "De weg blijft tot maandag dicht.", "Tot maandag blijft de weg dicht."),
        (
            "en",
            "The road reopened before midnight, officials said.",
            "Officials said the road reopened before midnight.",
        ),
    ],
)
def test_a_short_sentence_that_was_turned_beside_a_copied_one_is_copied(language, before, after):
    verdict, coverage = beside(language, before, after)

    assert verdict == "edited"
    assert coverage >= 0.95


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("de", "Der Einsatz dauerte bis in die Nacht.", "In der Nacht gab es keinen Strom."),
        ("de", "Die Straße bleibt gesperrt.", "Gesperrt ist seither auch der Radweg am Wehr."),
        (
            "en",
            "The road reopened before midnight, officials said.",
            "Officials said nothing about the bill for the work.",
        ),
        ("nl", "De weg blijft tot maandag dicht.", "Maandag komt de minister op de dijk kijken."),
    ],
)
def test_another_short_sentence_beside_a_copied_one_is_the_targets_own(language, before, after):
    verdict, coverage = beside(language, before, after)

    assert verdict in ("edited", "mixed")
    assert coverage < 0.9


TEXT = (
    "Engineers from the county spent the whole week pumping water out of the cellar of the old flour mill by the weir.\n\n"
    "The miller, who had been warned in autumn, said that he would rather lose the grain than open the gates on his neighbours."
)
INDEPENDENT = (
    "Water stood a metre high between the millstones when we arrived, and three men were carrying sacks over a plank.\n\n"
    "Open the gates? The miller shook his head: the farms below would have been gone within the hour."
)


def headline(before, after, text=TEXT):
    """Return the verdict of the headline of a text."""
    return ledger(f"{before}\n\n{TEXT}", f"{after}\n\n{text}").paragraphs[0].verdict


@pytest.mark.parametrize(
    "after",
    [
        "Mill cellar flooded after weir gates jam",
        "Flooded mill cellar: weir gates jam",
        "Mill cellar is flooded: weir gates jam",
    ],
)
def test_a_headline_that_was_turned_over_a_copied_text_is_edited(after):
    assert headline("Weir gates jam: mill cellar flooded", after) == "edited"


@pytest.mark.parametrize(
    ("after", "text"),
    [
        ("Miller would rather lose his grain", TEXT),
        ("Flooded: the village that paid for a weir", TEXT),
        ("Mill cellar flooded after weir gates jam", INDEPENDENT),
        ("Open gates: a miller and his weir", TEXT),
    ],
)
def test_another_headline_or_one_over_a_text_of_ones_own_is_not_copied(after, text):
    assert headline("Weir gates jam: mill cellar flooded", after, text) not in (
        "verbatim",
        "edited",
        "mixed",
    )


SPOKEN = "\u201cThis town has waited far too long, and today nobody will take that joy away from us\u201d"
AGENCY = "The work began in March 2023 and was paid for by the county and a trust, a spokesman for the council said."
AT_DAWN = "Crowds lined both banks from early morning, and the brass band played for an hour."
TRADERS = "Traders on the quay hope that custom will return before the summer."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Mayor Carr opens rebuilt bridge in Danby", "Rebuilt bridge in Danby opens: mayor Carr"),
        ("Senate passes farm bill 62-38", "Farm bill passes Senate 62-38"),
        ("Police close Sallow market after gas leak", "Gas leak: police close Sallow market"),
    ],
)
@pytest.mark.parametrize(
    ("shared", "verdict"),
    [
        (SPOKEN + ", {}.", "quote"),
        (AGENCY, "verbatim"),
        (SPOKEN + ", {}. {headline}.", "quote"),
    ],
)
def test_a_headline_of_the_same_words_is_not_copied_where_a_quotation_or_one_sentence_is_shared(
    before, after, shared, verdict
):
    report = ledger(
        f"{before}\n\n{AT_DAWN}\n\n{shared.format('said Anna Lee', headline=before)}",
        f"{after}\n\n{shared.format('Anna Lee told us', headline=after)}\n\n{TRADERS}",
    )

    assert [line.verdict for line in report.paragraphs] == ["original", verdict, "original"]


def test_a_sentence_in_the_passive_of_which_most_is_the_same_is_edited():
    report = ledger(
        "I chicchi, grandi come palline da tennis, hanno sfondato i tetti di 85 case e ferito lievemente sette persone.",
        "Dai chicchi, grandi come palline da tennis, sono stati sfondati i tetti di 85 case; sette persone sono rimaste lievemente ferite.",
    )

    assert report.paragraphs[0].verdict == "edited"


RUN = (
    "The ferry had been laid up since the autumn. Nine passengers slept in the waiting room of the harbour.\n\n"
    "The crew was paid off in March and sent home by bus."
)


def test_a_run_that_goes_on_in_the_next_paragraph_counts_whole():
    report = ledger(
        RUN,
        "Nobody could say when it would sail again. Eight passengers slept in the waiting room of the old customs house, though.\n\n"
        "Some were from the islands and had come to see a dentist. Four passengers slept in the waiting room of the harbour.\n\n"
        "The crew was paid off in March and sent home by bus.",
    )

    assert [line.verdict for line in report.paragraphs][1:] == ["mixed", "verbatim"]


def test_a_word_or_two_that_touch_a_copied_paragraph_are_not_copied():
    report = ledger(
        RUN,
        "A dentist on the quay is where most of the islanders were going when the engine failed last week in the harbour.\n\n"
        "The crew was paid off in March and sent home by bus.",
    )

    assert [line.verdict for line in report.paragraphs] == ["original", "verbatim"]
