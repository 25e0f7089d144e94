"""Sentences whose clauses stand in another order, the passive voice, and long runs of words of grammar."""

import pytest

import newsdiff

OWN = (
    "Nobody in the valley remembers a winter with so many foxes in the gardens, and the hens of the convent sleep in the chapel.",
    "A brass band plays on the square every evening until the plum trees are in bloom, whatever the thermometer of the chemist says.",
    "The oldest inhabitant, who mends umbrellas, has seen three railways come and go and keeps a ticket of each in his hat.",
)
REST = "The ferry office sold ninety tickets on Friday and closed at noon, since the roll of paper had come to its end."


def verdict(source, target):
    """Return the verdict of a paragraph among others that two articles have for themselves."""
    documents = [
        newsdiff.Document(id="s", text=f"{source}\n\n{REST}", outlet="Shore Post"),
        newsdiff.Document(id="t", text="\n\n".join((target, *OWN)), outlet="Hill Times"),
    ]
    lines = newsdiff.provenance(documents[1], [documents[0]]).paragraphs
    assert [line.verdict for line in lines[1:]] == ["original"] * 3
    return lines[0].verdict


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "After the landslide at Corby Head, which buried nine garages, the school will move into the brewery, said the rector, Lina Foss.",
            "The rector, Lina Foss, said that the school will move into the brewery after the landslide at Corby Head, which buried nine garages.",
        ),
        (
            "Although the pumps ran all night, the cellar of the archive was flooded, since a valve that should have been shut stood open.",
            "Since a valve that should have been shut stood open, the cellar of the archive was flooded, although the pumps ran all night.",
        ),
        (
            "Wegen des Frosts fährt die Seilbahn auf den Hohen Stein bis Mittwoch nicht, teilte der Betreiber Anton Reisch am Morgen mit.",
            "Der Betreiber Anton Reisch teilte am Morgen mit, dass die Seilbahn auf den Hohen Stein wegen des Frosts bis Mittwoch nicht fährt.",
        ),
        (
            "Après la chute du clocher de Vernis, qui a écrasé deux voitures, le marché sera fermé jusqu'à jeudi, a annoncé la maire Louise Aubel.",
            "La maire Louise Aubel a annoncé que le marché sera fermé jusqu'à jeudi après la chute du clocher de Vernis, qui a écrasé deux voitures.",
        ),
        (
            "После аварии на плотине в Каменке, которая затопила два поля, ярмарка будет перенесена на октябрь, сообщил староста Глеб Рогов.",
            "Староста Глеб Рогов сообщил, что ярмарка будет перенесена на октябрь после аварии на плотине в Каменке, которая затопила два поля.",
        ),
        (
            "Das Landesamt hatte die Mühle im Herbst zuletzt überprüft, fand aber keine Mängel am Wehr.",
            "Zuletzt hatte die Mühle das Landesamt im Herbst überprüft, Mängel am Wehr fand es aber keine.",
        ),
        (
            "Alle Genehmigungen will die Bürgermeisterin jetzt noch einmal prüfen lassen, auch die alten.",
            "Auch die alten Genehmigungen will jetzt noch einmal alle prüfen lassen die Bürgermeisterin.",
        ),
        (
            "Город купил мельницу у реки в марте за миллион, а деньги взял в банке.",
            "В марте за миллион мельницу у реки купил город, а взял деньги в банке.",
        ),
    ],
)
def test_a_sentence_with_its_clauses_in_another_order_is_edited(source, target):
    assert verdict(source, target) == "edited"


def test_two_sentences_that_were_made_one_with_their_clauses_moved_are_edited():
    source = "Die Feuerwehr war mit 80 Kräften im Einsatz. Sie forderte die Anwohner auf, Fenster und Türen zu schließen."
    target = "Die Anwohner wurden von der Feuerwehr, die mit 80 Kräften im Einsatz war, aufgefordert, Fenster und Türen zu schließen."

    assert verdict(source, target) == "edited"


def test_words_that_name_the_source_do_not_make_a_copied_sentence_mixed():
    source = "Der Deich bei Hohenwarf ist nach Ansicht der Prüfer an drei Stellen undicht und muss noch vor dem Winter abgedichtet werden."
    named = "wie aus einem Bericht der Shore Post hervorgeht"
    target = "Der Deich bei Hohenwarf ist an drei Stellen undicht und muss noch vor dem Winter abgedichtet werden, {}."

    assert verdict(source, target.format(named)) == "edited"
    assert (
        verdict(source, target.format(named.replace("Shore Post", "Feuerwehr von 1990"))) == "mixed"
    )


def test_a_piece_that_was_moved_out_of_a_passage_makes_no_denial_of_its_gap():
    source = "Водители двенадцати маршрутов Каменки в понедельник не вышли на линию, требуя погасить долги за три месяца."
    target = "В понедельник на линию не вышли водители двенадцати маршрутов Каменки: они требуют погасить долги за три месяца."
    documents = [
        newsdiff.Document(id="s", text=source, outlet="Shore Post"),
        newsdiff.Document(id="t", text=target, outlet="Hill Times"),
    ]

    [line] = newsdiff.provenance(documents[1], [documents[0]]).paragraphs

    assert line.verdict == "edited"
    assert not any(passage.alterations for passage in line.passages)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "Bakers blocked the gate of the salt works with forty vans on Friday because the company had raised the price of salt for the second time.",
            "The gate of the salt works was blocked by bakers with forty vans on Friday because the price of salt had been raised for the second time by the company.",
        ),
        (
            "La police a saisi mardi soir cinq hommes qui cachaient trois cents canaris dans un camion de glacier sur le port de Saint-Luc.",
            "Cinq hommes qui cachaient trois cents canaris dans un camion de glacier ont été saisis mardi soir par la police sur le port de Saint-Luc.",
        ),
    ],
)
def test_a_sentence_in_the_passive_voice_that_keeps_its_words_is_edited(source, target):
    assert verdict(source, target) == "edited"


def test_a_long_sentence_of_common_words_is_edited():
    source = "He told us that we would have to wait where we were, and that there was nothing more that he could do for us until the man came who had the key."
    target = "The porter told them that they would have to wait where they were and that there was nothing more that he could do for them until the man came who had the key."

    assert verdict(source, target) == "edited"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "The owner did not say when he would be able to do so, or what would become of the swans until then.",
            "A ladder for eels was promised in spring; the miller did not say when he would be able to do so, or with what money.",
        ),
        (
            "Es ist nun einmal so, wie es ist, und da kann man auch nicht mehr tun als das, sagte die Wirtin vor dem leeren Saal.",
            "Im Verein der Imker heißt es dazu nur: Es ist nun einmal so, wie es ist, und da hilft auch kein Brief an den Landrat mehr.",
        ),
    ],
)
def test_a_turn_of_phrase_of_words_of_grammar_is_no_copy(source, target):
    assert verdict(source, target) in {"original", "reworded"}


def test_sentences_that_share_a_subject_are_not_one_with_its_clauses_moved():
    source = "After the storm the mayor of Corby Head asked the county for a loan, and the county sent nine men with saws and a soup kitchen."
    target = "The county has refused a loan for the theatre of Corby Head, and after the storm in the council the mayor left by the kitchen door."

    assert verdict(source, target) not in {"edited", "mixed", "verbatim"}
