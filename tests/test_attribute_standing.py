"""Standing texts: what two independent articles print word for word without having copied."""

import pytest

import newsdiff
from newsdiff.model import COPIED

AROUND = {
    "en": (
        (
            "The baker of Lowick burned his first loaves on Tuesday, and the smoke drew half the village to his yard.\n\n"
            "He had slept beside the oven since his flour was stolen in the spring by two boys with a sledge."
        ),
        (
            "A heron stood on the roof of the chapel for nine days and would not be moved by bells or brooms.\n\n"
            "The sexton brought it herring, and on the tenth morning it flew towards the estuary with a glove."
        ),
    ),
    "de": (
        (
            "Der Bäcker von Lohnau verbrannte am Dienstag seine ersten Brote, und der Rauch lockte das halbe Dorf an.\n\n"
            "Er schlief neben dem Ofen, seit ihm zwei Jungen mit einem Schlitten das Mehl gestohlen hatten."
        ),
        (
            "Neun Tage stand ein Reiher auf dem Dach der Kapelle, und weder Glocken noch Besen vertrieben ihn.\n\n"
            "Der Küster brachte ihm Heringe, am zehnten Morgen flog der Vogel mit einem Handschuh davon."
        ),
    ),
}
STANDING = [
    (
        "en",
        "Every keeper of a kiln shall ensure that no person under the age of sixteen may enter the drying room unless accompanied by a foreman.",
    ),
    (
        "en",
        "If you need someone to talk to, call the Harbour Line free on 0800 555 0144 at any time of day or night, or visit any branch.",
    ),
    (
        "en",
        "Anyone who saw a white van near the weir, or who has footage of it, can contact officers on 101 quoting reference 31 of 8 May.",
    ),
    (
        "de",
        "Wer Hinweise geben kann, wird gebeten, sich unter der Telefonnummer 0441 555 123 bei der Wache oder bei jeder anderen Dienststelle zu melden.",
    ),
]
ENACTED = [
    (
        "en",
        "Be it hereby enacted by the council, under the powers vested in it by the charter, that the rules set out herein apply from today.",
    ),
    (
        "de",
        "Hiermit wird bekannt gegeben, dass die vorgenannten Grundstücke unbeschadet der Rechte Dritter an die Gemeinde fallen.",
    ),
]
TOLD = [
    (
        "en",
        "The south grows rich on trade, whereas the north lives on fish, and therein lies the trouble, notwithstanding all the fine words of the ministers in the capital.",
    ),
    (
        "en",
        "The heiress had a vested interest in the mill, and whereas her brother opened his books, she kept hers in a drawer for nine years.",
    ),
    (
        "de",
        "Die Müllerin kam hierzu mit einem Sack voller Rechnungen in den Saal und legte sie dem Richter zu Füßen, was niemand lustig fand.",
    ),
    (
        "en",
        "The miller's daughter had carried the clock across the frozen river in her apron and hid it under the altar until the soldiers went home.",
    ),
    (
        "de",
        "Die Tochter des Müllers hatte die Uhr in ihrer Schürze über den Fluss getragen und versteckte sie unter dem Altar, bis die Soldaten fortgingen.",
    ),
]


def verdicts(code, shared):
    """Name the paragraphs of an article that has a text in common with another one on another matter."""
    one, other = (
        newsdiff.Document(id=name, text=f"{around}\n\n{shared}", outlet=name)
        for name, around in zip("ab", AROUND[code], strict=True)
    )
    return [line.verdict for line in newsdiff.provenance(other, [one]).paragraphs]


@pytest.mark.parametrize(("code", "text"), STANDING + ENACTED)
def test_a_standing_text_is_a_set_form(code, text):
    assert verdicts(code, text)[-1] == "formula"


@pytest.mark.parametrize(("code", "text"), TOLD)
def test_a_paragraph_of_a_story_is_copied(code, text):
    assert verdicts(code, text)[-1] in COPIED


def test_a_standing_text_beside_a_lifted_story_came_with_it():
    found = verdicts("en", f"{TOLD[0][1]}\n\n{STANDING[0][1]}")

    assert found[-1] in COPIED
    assert found[-2] in COPIED


def test_what_is_reworded_beside_a_standing_text_is_told():
    retold = (
        "On Tuesday the first loaves of Lowick's baker burned, and half the village was drawn to his yard by the smoke.",
        "The oven had been his bed ever since the theft, in spring, of flour that boys pulled off on a sledge.",
    )
    one = newsdiff.Document(id="a", text=f"{AROUND['en'][0]}\n\n{STANDING[1][1]}", outlet="a")
    other = newsdiff.Document(
        id="b", text="\n\n".join((*retold, STANDING[1][1], AROUND["en"][1])), outlet="b"
    )

    assert [line.verdict for line in newsdiff.provenance(other, [one]).paragraphs] == [
        "reworded",
        "reworded",
        "formula",
        "original",
        "original",
    ]


def test_who_names_the_source_read_it_there():
    text = STANDING[1][1]
    one = newsdiff.Document(id="a", text=f"{AROUND['en'][0]}\n\n{text}", outlet="The Lowick Herald")
    other = newsdiff.Document(
        id="b", text=f"{AROUND['en'][1]}\n\nThe Lowick Herald reported: {text}", outlet="B"
    )

    assert newsdiff.provenance(other, [one]).paragraphs[-1].verdict in COPIED


def test_two_texts_with_hardly_a_word_around_it_are_copies():
    one, other = (newsdiff.Document(id=x, text=STANDING[0][1], outlet=x) for x in "ab")

    assert newsdiff.provenance(other, [one]).paragraphs[0].verdict in COPIED
