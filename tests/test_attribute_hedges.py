"""Hedges, denials, qualifiers and names that only look changed."""

import pytest

from newsdiff import Document, provenance
from newsdiff.reuse.attribute.bearers import is_acronym
from prepared import uncleaned

SENTENCES = (
    "After the fire the owner of the mill at Lunn wrote to the council that {} and asked for a public hearing.",
    "Behind the grain store, where nobody had gone for weeks, it was plain on that day that {} as the report has it.",
)


def kinds(before, after, sentence):
    """Return the kinds of the facts that a change of words alters."""
    source, target = uncleaned(
        Document(id=name, text=sentence.format(words))
        for name, words in (("s", before), ("t", after))
    )
    [paragraph] = provenance(target, [source]).paragraphs
    return [a.kind for passage in paragraph.passages for a in passage.alterations]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the guard could not open the valve", "the guard couldn't open the valve"),
        ("the clerk has appeared in four films", "the clerk has featured in four films"),
        ("the clerk had appeared before the court", "the clerk had stood before the court"),
        ("the owner refused to pay", "the owner would not pay"),
        ("the owner failed to pay", "the owner did not pay"),
        ("she wrote to Tidings about it", "she wrote to Tidings.com about it"),
        ("they believed a fox took it", "they believe a fox took it"),
        ("he thought the price fair", "he called the price fair"),
        (
            "it was not clear whether it sank or whether it burned",
            "it was not clear whether it sank nor whether it burned",
        ),
        ("the lease ended in August", "the lease ended in late August"),
        ("Rear Adm Hollis Brandt had called", "Rear Admiral Hollis Brandt had called"),
        ("the Old Harbour Trust paid for it", "the OHT paid for it"),
        ("it told the Old Harbour-Trust on Friday that it paid", "it told the OHT that it paid"),
    ],
)
def test_another_way_to_say_the_same_alters_no_fact(before, after, sentence):
    assert kinds(before, after, sentence) == []
    assert kinds(after, before, sentence) == []


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("the guard opened the valve", "the guard allegedly opened the valve", "hedge"),
        ("the guard was seen to leave", "the guard appeared to leave", "hedge"),
        ("the pilot is dead", "the pilot is believed dead", "hedge"),
        ("the clerk was the owner", "the clerk was thought to be the owner", "hedge"),
        ("the beam can break", "the beam could break", "hedge"),
        ("the pump failed that night", "the pump did not fail that night", "negation"),
        ("it sank or it burned", "it never sank or it burned", "negation"),
        ("the guard left early", "the guard never left early", "negation"),
        ("the mayor paid for it", "the late mayor paid for it", "stance"),
        ("the wife of the clerk paid", "the former wife of the clerk paid", "stance"),
        ("the Harbour Trust paid for it", "the Millers Union paid for it", "name"),
    ],
)
def test_a_word_that_makes_it_less_sure_or_another_thing_alters_a_fact(
    before, after, kind, sentence
):
    assert kinds(before, after, sentence) == [kind]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("der Wirt weigerte sich zu zahlen", "der Wirt wollte nicht zahlen"),
        ("ni el alcalde ni la policía lo sabían", "ni el alcalde o la policía lo sabían"),
        ("weder der Müller noch der Wirt kam", "weder der Müller oder der Wirt kam"),
        ("ni le maire ni la police ne savaient", "ni le maire ou la police ne savaient"),
    ],
)
def test_a_denial_that_only_goes_on_is_none_in_other_languages(before, after):
    sentence = SENTENCES[0]

    assert kinds(before, after, sentence) == kinds(after, before, sentence) == []


def test_a_capital_at_the_beginning_of_a_sentence_makes_no_name():
    sentence = (
        "The watch is thinner than the last one and has a battery of one day under normal use. {} is to begin "
        "in the spring in the shops of the maker and of no other firm, wrote the trade paper on Monday."
    )

    assert kinds("Shipping abroad", "Purchase online", sentence) == []


def test_a_name_at_the_beginning_of_a_sentence_is_one_that_has_its_capital_elsewhere():
    sentence = (
        "A brother of Holbrook is a friend of Tennant, and both own land above the weir, where the wheel has not turned "
        "since the war. {} the weir and the wet spring, wrote the trade paper on Monday."
    )

    assert kinds("Holbrook blamed", "Tennant named", sentence) == ["name"]


@pytest.mark.parametrize("target", ["(LTN) -- ", "(Lunn Tidings) – ", "HOLM, March 3 (LTN) - "])
def test_another_dateline_alters_no_fact(target):
    sentence = "{}The mill at Lunn burned down to the weir in the night and nobody was hurt, the owner said."

    assert kinds("VELMOUTH — ", target, sentence) == []


def test_initials_stand_for_the_end_of_a_longer_name():
    assert is_acronym(["oht"], ["british", "old", "harbour", "trust"])
    assert not is_acronym(["oht"], ["old", "mill", "museum"])


def test_initials_are_written_with_or_without_blanks():
    sentence = "The mill was sold to {} Holbrook of the old bank, who has never been seen in the village since the war."

    assert kinds("Sen. A. J.", "Senator A.J.", sentence) == []
    assert kinds("Mr A. J.", "Mr B. K.", sentence) == ["name"]
