"""Facts as values: what is another number, time, name or claim, and what only another way to write it."""

import pytest

from ledgers import altered, ledger

FRAMES = {
    "en": (
        "The old crane of the yard was sold to a museum in the north after the storm, the owners of the yard said.",
        "The clerk of the harbour wrote in the yearly report that {} and that was the end of the matter for the town.",
    ),
    "de": (
        "Der alte Kran der Werft wurde nach dem Sturm an ein Museum verkauft, wie die Besitzer der Werft mitteilten.",
        "Der Schreiber des Hafens notierte in dem Bericht für die Stadt, dass {} und dass die Sache damit erledigt ist.",
    ),
    "fr": (
        "La vieille grue du chantier a été vendue à un musée après la tempête, ont dit les propriétaires du chantier.",
        "Le greffier du port a écrit dans le rapport pour la ville que {} et que les choses en restent là pour le maire.",
    ),
    "es": (
        "La vieja grúa del astillero se vendió a un museo después de la tormenta, dijeron los dueños del astillero.",
        "El secretario del puerto escribió en el informe para la ciudad que {} y que con eso se cerró el asunto para el alcalde.",
    ),
}


def report(language, before, after):
    copied, frame = FRAMES[language]
    return ledger(*(f"{copied}\n\n{frame.format(phrase)}" for phrase in (before, after)))


def kinds(language, before, after):
    return [a.kind for a in altered(report(language, before, after))]


@pytest.mark.parametrize(
    ("language", "before", "after", "kind"),
    [
        (
            "en",
            "the gates opened at 7 a.m. for boats",
            "the gates opened at 7 p.m. for boats",
            "date",
        ),
        ("en", "the lamp cost £8m to build", "the lamp cost €8m to build", "number"),
        (
            "en",
            "the tax rose 2 percent this spring",
            "the tax rose 2 percentage points this spring",
            "number",
        ),
        ("en", "more than 70 crews left", "fewer than 70 crews left", "number"),
        ("en", "it was -8 degrees on deck", "it was 8 degrees on deck", "number"),
        ("en", "the crew won 4-2 in the end", "the crew won 2-4 in the end", "number"),
        ("en", "four weeks passed before the trial", "four days passed before the trial", "number"),
        ("en", "the diver was injured at the pier", "the diver was killed at the pier", "stance"),
        (
            "en",
            "Robert Thane was convicted of arson",
            "Robert Thane was acquitted of arson",
            "stance",
        ),
        ("en", "the council approved the sale", "the council rejected the sale", "stance"),
        ("en", "Robert Thane ran the yard", "Roberta Thane ran the yard", "name"),
        ("en", "the pumps came from Jansen", "the pumps came from Janson", "name"),
        ("en", "his former wife ran the yard", "his wife ran the yard", "stance"),
        ("de", "drei Boote sanken", "sieben Boote sanken", "number"),
        ("de", "am Dienstag ein Boot sank", "am Freitag ein Boot sank", "date"),
        ("de", "der Rat den Plan genehmigt hat", "der Rat den Plan abgelehnt hat", "stance"),
        ("fr", "dix-sept bateaux sont partis", "dix-neuf bateaux sont partis", "number"),
        ("fr", "le bateau est parti lundi soir", "le bateau est parti jeudi soir", "date"),
        ("es", "dieciocho barcos salieron", "dieciséis barcos salieron", "number"),
        ("es", "el 3 de noviembre salió el barco", "el 13 de diciembre salió el barco", "date"),
    ],
)
def test_another_value_is_listed_and_the_paragraph_is_not_verbatim(language, before, after, kind):
    assert kinds(language, before, after) == [kind]
    assert report(language, before, after).paragraphs[-1].verdict != "verbatim"


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "the gates opened at 4 p.m. for boats", "the gates opened at 16:00 for boats"),
        ("en", "the lamp cost £2.5bn to build", "the lamp cost £2,500m to build"),
        ("en", "the yard sold 3,000,000 nails", "the yard sold three million nails"),
        ("en", "the twenty-third boat was late", "the 23rd boat was late"),
        ("en", "a third of the crews left", "one-third of the crews left"),
        ("en", "the wind blew at 60 mph at noon", "the wind blew at 60 miles per hour at 12 noon"),
        (
            "en",
            "the case began on 9/14/2019 in the town",
            "the case began on September 14, 2019 in the town",
        ),
        ("en", "he met Serhiy Nikolaev in Odesa", "he met Sergei Nikolaev in Odessa"),
        ("en", "St. Brannoc's Church was open", "Saint Brannoc's Church was open"),
        ("en", "the board was not able to pay", "the board was unable to pay"),
        ("de", "21 Boote sanken", "einundzwanzig Boote sanken"),
        ("fr", "97 bateaux sont partis", "quatre-vingt-dix-sept bateaux sont partis"),
        ("es", "35 barcos salieron", "treinta y cinco barcos salieron"),
    ],
)
def test_another_way_to_write_a_value_is_no_change(language, before, after):
    assert kinds(language, before, after) == []
    assert kinds(language, after, before) == []
