"""Set forms: notices that every outlet fills in for itself are nobody's text; a copied notice is a copy."""

import pytest

from newsdiff import api
from newsdiff.language.tokenizing import tokenize_all
from newsdiff.model import COPIED, Document
from newsdiff.report import json
from newsdiff.reuse import align, attribute
from newsdiff.reuse.attribute.forms import find_particulars
from newsdiff.settings import AlignSettings, AttributeSettings

LIMITS = AttributeSettings()
QUAKE = (
    "Quake of 4.1 off Varn\n\nAn earthquake of magnitude 4.1 shook the coast near Varn on Tuesday at 6:12 a.m., the "
    "seismic service said.\n\nIts centre lay 18 kilometres north of the town at a depth of 9 kilometres. There were no "
    "reports of damage or of people hurt. It was the third quake in the area since April 2."
)
OTHER_QUAKE = (
    "Earth shakes under Ostrel\n\nAn earthquake of magnitude 3.6 shook the coast near Ostrel on Sunday at 11:47 p.m., "
    "the seismic service said.\n\nIts centre lay 31 kilometres south of the town at a depth of 14 kilometres. There "
    "were no reports of damage or of people hurt. It was the second quake in the area since January 20."
)
NOTICES = {
    "quake": (QUAKE, OTHER_QUAKE),
    "handball": (
        (
            "Sieg in Unterau\n\nDer TSV Unterau hat am Samstag vor 340 Zuschauern gegen den SC Malbach mit 31:27 gewonnen. "
            "Bester Werfer war Jonas Ried mit neun Toren, bei den Gästen traf Tom Elber siebenmal.\n\nDie Mannschaft steht "
            "nun mit 14 Punkten auf dem dritten Platz."
        ),
        (
            "Niederlage in Holm\n\nDer TSV Holm hat am Sonntag vor 512 Zuschauern gegen den SC Brenz mit 22:24 verloren. "
            "Bester Werfer war Lars Quandt mit sechs Toren, bei den Gästen traf Nils Oberg achtmal.\n\nDie Mannschaft steht "
            "nun mit 8 Punkten auf dem neunten Platz."
        ),
    ),
    "death": (
        (
            "Avis de décès\n\nMadame Odile Ferrand, née Marchal, s'est éteinte le 3 mars à l'âge de 88 ans, entourée des "
            "siens. Les obsèques auront lieu le mardi 8 mars à 10 heures en l'église Saint-Just de Morvelle."
        ),
        (
            "Avis de décès\n\nMadame Lucie Aubert, née Pelletier, s'est éteinte le 21 juin à l'âge de 73 ans, entourée des "
            "siens. Les obsèques auront lieu le vendredi 24 juin à 15 heures en l'église Sainte-Anne de Colvier."
        ),
    ),
    "fair": (
        (
            "Precios del ganado\n\nEl kilo de cordero se pagó el lunes en la lonja de Almeza a 4,12 euros, seis céntimos más "
            "que la semana pasada. El cebón bajó a 3,05 euros y la ternera se quedó en 5,80 euros."
        ),
        (
            "Precios del ganado\n\nEl kilo de cordero se pagó el jueves en la lonja de Torrijas a 3,87 euros, nueve céntimos "
            "menos que la semana pasada. El cebón subió a 3,31 euros y la ternera se quedó en 6,15 euros."
        ),
    ),
}


def ledger(target, *sources):
    """Write the ledger of a text."""
    documents = [
        Document(id=f"s{at}", text=text, outlet=f"O{at}") for at, text in enumerate(sources)
    ]
    return api.provenance(Document(id="t", text=target, outlet="T"), documents)


def verdicts(report):
    return {line.verdict for line in report.paragraphs if line.kind == "body"}


@pytest.mark.parametrize("name", NOTICES)
def test_notices_about_other_people_and_events_are_a_set_form(name):
    report = ledger(*reversed(NOTICES[name]))

    assert "formula" in verdicts(report) <= {"formula", "original"}
    assert report.summary.coverage == 0
    assert report.sources[0].direction.verdict == "unknown"
    assert not any(p.alterations for line in report.paragraphs for p in line.passages)
    assert not report.omissions


@pytest.mark.parametrize("name", NOTICES)
def test_a_copied_notice_is_a_copy(name):
    text = NOTICES[name][0]

    assert verdicts(ledger(text, text)) == {"verbatim"}


def test_a_notice_with_three_changed_facts_is_a_copy_that_lists_them():
    changed = QUAKE.replace("18 kilometres", "81 kilometres").replace("Tuesday", "Monday")

    report = ledger(changed.replace("third", "fourth"), QUAKE)

    facts = [a.target for line in report.paragraphs for p in line.passages for a in p.alterations]
    assert verdicts(report) == {"edited"}
    assert [fact.split()[0] for fact in facts] == ["Monday", "81", "fourth"]


RETOLD = (
    "A preacher in Varn talked up to 300 men into giving their boats away, the Ellery Herald reported.\n\n"
    "Osric Tam Dorn Hale, 47, said that giving the boats away would bring the men nearer to the sea.\n\n"
    "The boats were signed over in a chapel owned by Hale, who is worth 40 million crowns.\n\n"
    "In 2002 he was charged with fraud following the loss of a fishing cutter near the pier."
)
TOLD = (
    "A man known as the saint of the slipway allegedly talked up to 300 men into giving their boats away so that it would bring them nearer to "
    "the sea.\n\nOsric Tam Dorn Hale, who has 50 followers in every port and a fortune of 40 million crowns, also sings.\n\n"
    "The boats, which witnesses say were signed over in a chapel owned by Hale, went around the year 2000, but that comes out because "
    "those involved speak for the first time, the Morning Gull reports.\n\n"
    "Hale was charged with fraud involving the loss of a fishing cutter in 2002 and several crews claim that he robbed them."
)


def test_what_is_told_anew_with_other_facts_besides_is_no_set_form():
    report = ledger(RETOLD, TOLD)

    assert "formula" not in verdicts(report)
    assert "reworded" in verdicts(report)


def test_set_forms_are_no_rewording_of_each_other():
    source, target = (
        f"{text}\n\nThe service in Varn said that it had measured the quake with two of its instruments, which stand in the old customs shed."
        for text in (QUAKE, OTHER_QUAKE)
    )

    assert "reworded" not in verdicts(
        ledger(target.replace("measured the quake with two", "taken the quake with both"), source)
    )


def test_a_form_beside_a_copied_notice_takes_nothing_from_it():
    assert verdicts(ledger(QUAKE, OTHER_QUAKE, QUAKE)) == {"verbatim"}
    assert ledger(QUAKE, OTHER_QUAKE, QUAKE).summary == ledger(QUAKE, QUAKE).summary


def test_a_corpus_lists_no_pair_that_shares_no_more_than_a_form():
    texts = (QUAKE, OTHER_QUAKE, QUAKE)
    documents = [Document(id=f"d{k}", text=text, outlet=f"O{k}") for k, text in enumerate(texts)]

    report = api.dedupe(documents)

    assert [(pair.a, pair.b) for pair in report.pairs] == [("d0", "d2")]
    assert {p.document for c in report.clusters for p in c.passages} == {"d0", "d2"}


def test_a_long_text_with_other_names_is_a_copy():
    prose = " ".join(
        f"The {word} of the harbour was painted by hand and hung above a door that nobody opens in winter."
        for word in "sign lamp bell flag rope anchor clock map oar net sail wheel chain mast hook plank".split()
    )

    assert verdicts(ledger(f"{OTHER_QUAKE}\n\n{prose}", f"{QUAKE}\n\n{prose}")) >= {
        "verbatim",
        "edited",
    }


def test_particulars_are_counted_by_sentence():
    documents = [
        Document(id=name, text=text)
        for name, text in (
            ("a", "The old ferry left Holm with Ann Reed and 12 goats on Monday and won the race."),
            (
                "b",
                "The old ferry left Varn with Tom Reed and 15 goats on Monday and lost the race.",
            ),
        )
    ]
    a, b = tokenize_all(api.prepare(documents))
    loose = AlignSettings(seed_words=2, min_run=2, min_words=2, min_meaning=0)
    matches = align.find_matches(a, b, loose)
    item = attribute.source_share(a, b, matches, LIMITS)

    found = find_particulars(item.fragments, LIMITS)

    (n_same_names, n_renamed), (n_same_values, n_revalued) = found.names, found.values
    counts = n_same_names + n_same_values, n_renamed, n_revalued, found.n_opposed
    assert counts == (2, 2, 1, 1)


def test_a_report_with_a_form_is_read_again_as_it_was():
    report = ledger(OTHER_QUAKE, QUAKE)

    again = json.read_report(report.to_json(), "report.json")

    assert again.summary.verdicts["formula"] == 2
    assert again.to_json() == report.to_json()


FILLED = {
    "weather": (
        (
            "Rain will spread from the west by evening and turn to sleet on the hills. Winds will be light at first, becoming "
            "fresh near the coast. Temperatures will stay close to freezing in the valleys. Tomorrow will begin foggy, with sunny spells in the afternoon."
        ),
        (
            "Snow will spread from the north by midday and turn to drizzle on the plains. Winds will be strong at first, becoming "
            "calm near the border. Temperatures will stay close to normal in the towns. Tomorrow will begin bright, with thundery showers in the evening."
        ),
    ),
    "Wetter": (
        (
            "Im Westen ziehen am Abend dichte Wolken auf, dazu fällt gebietsweise leichter Regen. Der Wind weht schwach bis "
            "mäßig aus südlichen Richtungen. In der Nacht bleibt es mild und meist trocken."
        ),
        (
            "Im Osten ziehen am Mittag dünne Wolken auf, dazu fällt gebietsweise kräftiger Schnee. Der Wind weht frisch bis "
            "stürmisch aus nördlichen Richtungen. In der Nacht bleibt es frostig und meist klar."
        ),
    ),
    "skiing": (
        (
            "Snow on the upper slopes is hard and icy in the morning, softening towards noon. The risk of avalanches is high on "
            "southern faces. Skiers should stay on marked trails."
        ),
        (
            "Snow on the lower slopes is soft and wet in the morning, freezing towards evening. The risk of avalanches is low on "
            "northern faces. Hikers should stay on cleared paths."
        ),
    ),
}
EDITED = {
    "forecast": (
        FILLED["weather"][0],
        (
            "Rain will move in from the west by evening and turn to sleet on the hills. Winds will be light at first, becoming "
            "stronger near the coast. Temperatures will stay close to freezing in the valleys. Tomorrow will begin foggy, with bright spells in the afternoon."
        ),
    ),
    "synonyms": (
        (
            "Keep your door locked at night and never open it to strangers. Good lights near the entrance help, and so does a "
            "loud dog. Thieves like quiet streets and long holidays."
        ),
        (
            "Keep your door shut at night and never open it to strangers. Bright lamps near the entrance help, and so does a "
            "noisy dog. Burglars love quiet roads and long holidays."
        ),
    ),
    "present with other facts": (
        (
            "The river is still rising and the lower town is under water. Soldiers are building a high wall of sand near the "
            "school. The bridge in the west stays closed, and trains are late."
        ),
        (
            "The river is still falling and the lower town is under water. Troops are building a low wall of sand near the "
            "church. The bridge in the east stays closed, and buses are late."
        ),
    ),
    "the opposite four times in a few lines": (
        (
            "Rain will spread from the west in the morning. Strong winds are expected on the north coast. Temperatures will "
            "rise by evening."
        ),
        (
            "Rain will spread from the east in the morning. Weak winds are expected on the south coast. Temperatures will "
            "fall by evening."
        ),
    ),
    "past": (
        (
            "The old mill by the river burned down in the night, and the fire spread to two barns before the brigade arrived. A "
            "farmer saved his horses through the back door. The roof fell in shortly before dawn."
        ),
        (
            "The old mill by the harbour burned down in the morning, and the fire spread to two sheds before the brigade arrived. A "
            "baker saved his cows through the front door. The tower fell in shortly before noon."
        ),
    ),
}


@pytest.mark.parametrize("name", FILLED)
def test_a_form_is_filled_in_with_words_too_that_are_no_names_or_numbers(name):
    report = ledger(*reversed(FILLED[name]))

    assert (verdicts(report), report.summary.coverage) == ({"formula"}, 0)


@pytest.mark.parametrize("name", EDITED)
def test_an_edited_text_is_no_form_however_many_words_were_replaced(name):
    assert verdicts(ledger(*reversed(EDITED[name]))) <= set(COPIED)
