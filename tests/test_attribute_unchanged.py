"""What looks like a changed fact and is none, and opposites that are one."""

import pytest

from test_attribute import compare, read

FRAME = (
    "The clerk of the upper lock wrote into her book before the storm that {}, "
    "and two of the ferrymen signed under it with a pencil."
)
OWN = "Snow lay on the quay all week and the lamps along the mole burned until noon."


def facts(before, after, frame=FRAME, extra=""):
    """Return the kinds of altered facts between two wordings of one sentence."""
    target = read("t", OWN, frame.format(after), extra or OWN)
    report = compare(target, read("s", frame.format(before), "Coal is dear again in Tarn."))
    return [a.kind for line in report.paragraphs for p in line.passages for a in p.alterations]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the toll of $12bn (£9bn) was paid", "the toll of $12 billion was paid"),
        ("the boat of W. Dorran sank", "the boat of West Dorran sank"),
        ("a man from West London sat there", "a man from London sat there"),
        ("Hobb Ltd of Tarn sold the boat", "Hobb Limited of Tarn sold the boat"),
        ("one should call (020) 555-0142 at night", "one should call 020-555-0142 at night"),
        ("the boat was sold", "the allegedly stolen boat was sold"),
        ("they sold their son to a miller", "they sold their daughter's twin brother to a miller"),
        ("the heir has not been seen there", "the heir has been absent from there"),
        ("unless she pays the boat goes", "unless she could pay the boat goes"),
        ("the column stopped at Tal Afar", "the column stopped at Tel Afar"),
        ("she flew from Beirut", "she flew from Bayrut"),
        ("he came from Jabal Turkman", "he came from Jebel Turkman"),
        ("the dyke cost 3.5 million crowns", "the dyke cost 3.5 mil\u00adlion crowns"),
        ("the dyke cost 3.5 million crowns", "the dyke cost 3.5 mil\u200blion crowns"),
        ("the dyke cost 3.5 million crowns", "the dyke cost 3.5 milliоn crowns"),  # a Cyrillic о
        ("the dyke cost 3.5 million crowns", "the dyke cost 3.5 <em>million</em> crowns"),
        ("the motion passed by 412 to 389", "the motion passed by 412-389"),
        ("she lent 3 lakh to 1,00,000 men", "she lent 300,000 to 100,000 men"),
    ],
)
def test_other_words_for_the_same_are_no_change(before, after):
    assert facts(before, after) == []


def test_the_parts_of_one_name_stand_for_each_other():
    assert facts("the boat was Skerrow's", "the boat was Orla's", extra="Orla Skerrow is 42.") == []
    assert facts("the boat was Skerrow's", "the boat was Orla's") == ["name"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the guard was armed", "the guard was unarmed"),
        ("the yard imports oak", "the yard exports oak"),
        ("a majority wanted it", "a minority wanted it"),
        ("he was guilty of murder", "he was guilty of manslaughter"),
        ("the general was purged", "the general was executed"),
        ("der Minister wurde abgesetzt", "der Minister wurde hingerichtet"),
        ("der Rat stimmte dem Plan zu", "der Rat lehnte dem Plan zu"),
        ("die Klage war zulässig", "die Klage war unzulässig"),
        ("le maire est présent", "le maire est absent"),
        ("la huelga es legal", "la huelga es ilegal"),
    ],
)
def test_an_opposite_is_listed(before, after):
    assert facts(before, after) == ["stance"]


def test_a_word_in_front_of_a_paragraph_that_denies_it_is_listed():
    assert facts(
        "", "Not", "{} guilty was what the ferryman of the upper lock said to the old judge."
    ) == ["negation"]


SPEECH = "the nets have been torn since the flood and the council knows it well"


@pytest.mark.parametrize(
    ("quoted", "bare"),
    [
        (
            f"The smith said: “{SPEECH}.” Then he left the lock.",
            f"The smith said: {SPEECH}.” Then he left the lock.",
        ),
        (
            f"The smith said: “{SPEECH}.” Then he left the lock.",
            f"The smith said: ‘{SPEECH}.” Then he left the lock.",
        ),
        (
            f"The smith went on: “In our village {SPEECH}.” He left the lock.",
            f"In our village {SPEECH}. He left the lock.",
        ),
        (
            "“Nobody told the men at the lock in time that the nets have been torn by somebody,” said Orla Venn of Tarn.",
            "The harbour master wrote down that the nets have been torn by an otter and closed his book at noon.",
        ),
    ],
)
def test_speech_that_is_heard_without_its_marks_was_not_taken_out_of_them(quoted, bare):
    assert facts(quoted, bare, "{}") == []


def test_words_taken_out_of_quotation_marks_are_listed():
    assert facts(
        f"The smith said that “{SPEECH}” and left the lock.",
        f"The smith said that {SPEECH} and left the lock.",
        "{}",
    ) == ["quotation"]
