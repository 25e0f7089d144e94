"""Nouns in a frame: behind a number, a cause, a charge or a doer another noun is another fact."""

import pytest

from ledgers import altered, ledger

SENTENCE = "The clerk of the harbour office wrote in the yearly report that {}, and nobody at the meeting asked him about it."


def kinds(before, after):
    return [a.kind for a in altered(ledger(SENTENCE.format(before), SENTENCE.format(after)))]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("he found three ledgers in the attic", "he found three lanterns in the attic", "stance"),
        ("he found 40 ledgers there", "he found 40 lanterns there", "stance"),
        ("it was late because of a puncture", "it was late because of a parade", "stance"),
        ("it was late due to a budget gap", "it was late due to a legal dispute", "stance"),
        ("the miller was accused of bigamy", "the miller was accused of sedition", "stance"),
        (
            "the horse was killed by a falling beam",
            "the horse was killed by a falling chimney",
            "stance",
        ),
        ("he had paid four of the fines", "he had paid all of the fines", "number"),
        ("the fog lay for several miles", "the fog lay for several yards", "number"),
        ("almost every boat had sunk", "every boat had sunk", "hedge"),
        ("the miller wed his stepmother", "the miller wed his mother", "stance"),
    ],
)
def test_another_noun_in_a_frame_is_another_fact(before, after, kind):
    assert kinds(before, after) == [kind]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("he found the three ledgers in the attic", "he found the three lanterns in the attic"),
        ("he found three ledgers in the attic", "he found three things in the attic"),
        ("he found three old ledgers there", "he found three dusty ledgers there"),
        ("on May 6 ledgers were sold", "on May 6 lanterns were sold"),
        ("it was late because of a leukaemia", "it was late because of a leukemia"),
        (
            "the miller was accused of trying to flee",
            "the miller was accused of attempting to flee",
        ),
        ("it hit two lorries on the quay", "it hit two trucks on the quay"),
        ("he had four of the fines", "he had 4 of the fines"),
    ],
)
def test_a_noun_named_before_or_another_word_for_it_is_none(before, after):
    assert kinds(before, after) == []
