"""The long name of an office or institution is no trace of rewording, whoever writes it."""

import pytest

import newsdiff

NAMED = [
    (
        "The parliamentary committee on public accounts and regional spending met for two hours.",
        "Nobody told the parliamentary committee on public accounts and regional spending that the bridge had been sold.",
    ),
    (
        "Der Ausschuss für wirtschaftliche Zusammenarbeit und nachhaltige Entwicklung tagt am Dienstag in Kessel.",
        "Drei Abgeordnete haben den Ausschuss für wirtschaftliche Zusammenarbeit und nachhaltige Entwicklung verlassen, weil sie krank sind.",
    ),
    (
        "Die Staatssekretärin im Ministerium für ländliche Räume und erneuerbare Energien Ina Holm reiste am Montag nach Kessel.",
        "Ina Holm, Staatssekretärin im Ministerium für ländliche Räume und erneuerbare Energien, hält den Streit um die Brücke für beendet.",
    ),
    (
        "La notizia è stata diffusa dall'Istituto superiore per la protezione e la ricerca ambientale con una nota.",
        "Un biologo dell'Istituto superiore per la protezione e la ricerca ambientale ha trovato due lontre nel fiume.",
    ),
    (
        "Le secrétaire d'État chargé de la transition écologique et de la cohésion des territoires Jean Molle a visité une école lundi.",
        "Des pêcheurs ont brûlé une barque devant la maison de Jean Molle, secrétaire d'État chargé de la transition écologique et de la cohésion des territoires.",
    ),
    (
        "El secretario general de la comisión de transportes y obras públicas Luis Barro visitó una escuela el lunes.",
        "Los pescadores quemaron una barca ante la casa de Luis Barro, secretario general de la comisión de transportes y obras públicas.",
    ),
    (
        "De staatssecretaris voor landelijke ontwikkeling en duurzame visserij Ina Holm bezocht maandag een school.",
        "Vissers verbrandden een boot voor het huis van Ina Holm, staatssecretaris voor landelijke ontwikkeling en duurzame visserij.",
    ),
]


@pytest.mark.parametrize(("source", "target"), NAMED)
def test_sentences_that_share_only_the_name_of_an_office_are_not_reworded(source, target):
    first = newsdiff.Document(id="s", text=f"Fog hung over Tarn.\n\n{source}\n", outlet="S")
    second = newsdiff.Document(id="t", text=f"Another day went by.\n\n{target}\n", outlet="T")
    report = newsdiff.provenance(second, [first])
    assert [line.verdict for line in report.paragraphs][1] == "original"
