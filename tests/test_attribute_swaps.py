"""Who did it to whom, in sentences of the same words."""

import pytest

from ledgers import altered, ledger

SENTENCE = "{} in the harbour office on a wet morning, and the clerk who wrote the yearly report has not been told why."


def listed(before, after):
    facts = altered(ledger(SENTENCE.format(before), SENTENCE.format(after)))
    return [(a.source, a.target) for a in facts]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (
            "Skerry Mills sued Kessel Lines",
            "Kessel Lines sued Skerry Mills",
            ("Skerry Mills sued Kessel Lines", "Kessel Lines sued Skerry Mills"),
        ),
        (
            "The tug pulled the ferry from Aldgrave to Kessel",
            "The tug pulled the ferry from Kessel to Aldgrave",
            ("Aldgrave to Kessel", "Kessel to Aldgrave"),
        ),
        (
            "It turned out that the bank lent the town the money",
            "It turned out that the town lent the bank the money",
            ("bank lent the town", "town lent the bank"),
        ),
        (
            "He heard that Ann Tennant had been struck by Ida Marsh",
            "He heard that Ann Tennant had struck Ida Marsh",
            ("been struck by", "struck"),
        ),
        (
            "Der Zug von Kassel nach Erfurt stand, so hieß es",
            "Der Zug von Erfurt nach Kassel stand, so hieß es",
            ("Kassel nach Erfurt", "Erfurt nach Kassel"),
        ),
    ],
)
def test_parties_that_changed_places_are_shown_with_what_one_did_to_the_other(before, after, shown):
    assert listed(before, after) == [shown]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The talks were held in Kessel on Monday", "The talks were held on Monday in Kessel"),
        ("She bought ropes, sails and lamps", "She bought lamps, sails and ropes"),
        ("The winner was Ann Tennant", "Ann Tennant was the winner"),
        ("The miller of Kessel, Ann Tennant, spoke", "Ann Tennant, the miller of Kessel, spoke"),
        ("“It is late”, Ann Tennant said to the men", "“It is late”, said Ann Tennant to the men"),
        ("He was shot by the guard near the mill", "He was shot near the mill by the guard"),
        ("In Kassel sprach der Müller zu den Leuten", "Der Müller sprach in Kassel zu den Leuten"),
        (
            "Die Mühle in Kassel wird Ende Mai geöffnet",
            "Ende Mai wird die Mühle in Kassel geöffnet",
        ),
        ("Der Rat wird kommende Woche abstimmen", "Kommende Woche wird der Rat abstimmen"),
        ("De brug over de Vecht is begin mei open", "Begin mei is de brug over de Vecht open"),
    ],
)
def test_words_that_only_moved_and_the_order_of_a_list_tell_the_same(before, after):
    assert listed(before, after) == []


def test_what_stands_in_the_place_of_nothing_is_no_separated_part_of_a_verb():
    before = "Der Stadtrat wird kommende Woche über den Antrag der Anwohner abstimmen."
    after = "Kommende Woche wird der Stadtrat über den Antrag der Anwohner abstimmen."

    assert altered(ledger(before, after)) == []
