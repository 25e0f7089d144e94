"""Values that changed and stand elsewhere in their sentence."""

import pytest

from ledgers import altered, ledger

BESIDE = {
    "en": "The council had promised the repair in spring, but no firm wanted to work for that price.",
    "de": "Der Rat hatte die Sanierung im Frühjahr versprochen, doch keine Firma wollte zu diesem Preis arbeiten.",
    "it": "Il comune aveva promesso i lavori in primavera, ma nessuna ditta voleva accettare quel prezzo.",
    "nl": "De gemeente had het herstel in het voorjaar beloofd, maar geen bedrijf wilde het voor die prijs doen.",
    "pl": "Gmina obiecała remont wiosną, ale żadna firma nie chciała pracować za takie pieniądze.",
    "tr": "Belediye onarımı ilkbaharda söz vermişti, ancak hiçbir firma bu fiyata çalışmak istemedi.",
}


def facts(language, before, after):
    """Return the numbers and dates that a sentence changes beside a copied one."""
    report = ledger(f"{before}\n\n{BESIDE[language]}", f"{after}\n\n{BESIDE[language]}")
    return [(x.kind, x.source, x.target) for x in altered(report) if x.kind in ("number", "date")]


@pytest.mark.parametrize(
    ("language", "before", "after", "kind", "old", "new"),
    [
        (
            "en",
            "The old bridge over the mill race collapsed on Tuesday while two lorries were waiting on it.",
            "On Thursday the old bridge over the mill race collapsed while two lorries were waiting on it.",
            "date",
            "Tuesday",
            "Thursday",
        ),
        (
            "en",
            "The museum will spend 40 million euros on a new wing for its collection of ship models.",
            "For 70 million euros the museum will get a new wing for its collection of ship models.",
            "number",
            "40 million euros",
            "70 million euros",
        ),
        (
            "de",
            "Die Feuerwehr hat am Montag den Keller der alten Mühle leer gepumpt und das Wehr geöffnet.",
            "Am Freitag hat die Feuerwehr den Keller der alten Mühle leer gepumpt und das Wehr geöffnet.",
            "date",
            "Montag",
            "Freitag",
        ),
        (
            "it",
            "Una grandinata violenta ha colpito giovedì le colline tra Serralta e Montebruno e i vigneti della zona.",
            "Lunedì una grandinata violenta ha colpito le colline tra Serralta e Montebruno e i vigneti della zona.",
            "date",
            "giovedì",
            "Lunedì",
        ),
        (
            "pl",
            "Winda z pacjentem spadła w środę w szpitalu powiatowym, a strażacy otwierali drzwi przez godzinę.",
            "W piątek winda z pacjentem spadła w szpitalu powiatowym, a strażacy otwierali drzwi przez godzinę.",
            "date",
            "środę",
            "piątek",
        ),
        (
            "tr",
            "Gözyaşlarını tutamayan 78 yaşındaki Hatice Yalman eski köyün meydanında komşularını anlattı.",
            "Eski köyün meydanında 87 yaşındaki Hatice Yalman gözyaşlarını tutamayan komşularını anlattı.",
            "number",
            "78",
            "87",
        ),
    ],
)
def test_a_value_that_is_another_one_elsewhere_in_its_sentence_is_listed(
    language, before, after, kind, old, new
):
    assert facts(language, before, after) == [(kind, old, new)]


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        # It only moved, or is written in another way.
        (
            "en",
            "The old bridge over the mill race collapsed on Tuesday while two lorries were waiting on it.",
            "On Tuesday the old bridge over the mill race collapsed while two lorries were waiting on it.",
        ),
        (
            "de",
            "Nach dem Brand sind in der Mühle 30 Säcke Mehl verbrannt, wie der Besitzer am Abend sagte.",
            "Dreißig Säcke Mehl sind nach dem Brand in der Mühle verbrannt, wie der Besitzer am Abend sagte.",
        ),
        # One was left out and another one of another kind put in.
        (
            "en",
            "The museum will spend 40 million euros on a new wing for its collection of ship models.",
            "By 2031 the museum will have a new wing for its collection of ship models.",
        ),
        (
            "en",
            "The ferry took 12 hours to reach the harbour because fog had closed the northern channel.",
            "With 80 lorries on board the ferry reached the harbour late because fog had closed the northern channel.",
        ),
        # What is counted is another thing.
        (
            "en",
            "All 14 teachers of the village school were told in a letter that the building would be sold.",
            "In a letter all teachers of the village school and 90 parents were told that the building would be sold.",
        ),
        # Converted, or said in the sentence beside.
        (
            "en",
            "The old road runs for 20 miles along the shore and is closed to lorries from October to April.",
            "From October to April the old road is closed to lorries, along the shore for 32 kilometres.",
        ),
        (
            "en",
            "The old bridge over the mill race collapsed on Tuesday while two lorries were waiting on it. A crane came on Thursday.",
            "A crane came on Tuesday. On Thursday the old bridge over the mill race collapsed while two lorries were waiting on it.",
        ),
        # A night belongs to two days.
        (
            "de",
            "Die Feuerwehr hat in der Nacht zum Dienstag den Keller der alten Mühle leer gepumpt und das Wehr geöffnet.",
            "Am späten Montagabend, nachts also, Montag, hat die Feuerwehr den Keller der alten Mühle leer gepumpt und das Wehr geöffnet.",
        ),
        # Two of a kind are left: which stands for which is not known.
        (
            "en",
            "The office said on Monday that the old bridge over the mill race would be closed from Friday.",
            "The office said that the old bridge over the mill race would be closed, and did so in a letter of Wednesday.",
        ),
        # The day of the event, and the one on which somebody said so.
        (
            "en",
            "The minister resigned on Thursday over the loan that his wife had taken from a builder.",
            "Over the loan that his wife had taken from a builder, the minister resigned, the BBC reported on Friday.",
        ),
        (
            "en",
            "Police said on Tuesday that the missing boy was found in a barn near the old quarry.",
            "The missing boy was found in a barn near the old quarry on Monday, police said.",
        ),
        (
            "pl",
            "Minister podał się w czwartek do dymisji z powodu pożyczki, którą jego żona dostała od budowlańca.",
            "Z powodu pożyczki, którą jego żona dostała od budowlańca, minister podał się do dymisji, podało w piątek radio.",
        ),
        (
            "tr",
            "Bakan, karısının bir müteahhitten aldığı kredi yüzünden perşembe günü istifa etti.",
            "Karısının bir müteahhitten aldığı kredi yüzünden bakan istifa etti, radyo cuma günü duyurdu.",
        ),
        # When it begins and when doors open; an age and a time.
        (
            "en",
            "The concert starts at 8pm in the courtyard of the castle if the weather is dry enough.",
            "In the courtyard of the castle, if the weather is dry enough, the concert starts; doors open at 7pm.",
        ),
        (
            "en",
            "The 43-year-old teacher was released on Friday from the prison in which he had sat for a crime of others.",
            "On Friday, after 17 years, the teacher was released from the prison in which he had sat for a crime of others.",
        ),
        # Another statement that has half of the words at most.
        (
            "nl",
            "De brug over de oude vaart wordt vanaf maandag voor alle vrachtwagens gesloten.",
            "Donderdag vertelde een schipper ons dat hij de brug over de oude vaart nog nooit open had gezien in al die jaren.",
        ),
    ],
)
def test_a_value_that_says_nothing_else_is_not_listed(language, before, after):
    assert facts(language, before, after) == []
