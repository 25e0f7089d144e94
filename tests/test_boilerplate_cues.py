from pathlib import Path

import pytest

from newsdiff.documents.boilerplate import cues, packs

CUES = [pytest.param(cue, id=f"{cue.language}-{cue.id}") for cue in packs.shipped_pack().cues]


def found(text):
    return [finding.cue.id for finding in packs.find_cues(cues.cue_tokens(text), text)]


@pytest.mark.parametrize("cue", CUES)
def test_each_cue_matches_its_examples(cue):
    assert [text for text in cue.must_match if cue.id not in found(text)] == []


@pytest.mark.parametrize("cue", CUES)
def test_each_cue_leaves_its_counterexamples_alone(cue):
    assert [text for text in cue.must_not_match if cue.id in found(text)] == []


@pytest.mark.parametrize("cue", CUES)
def test_each_cue_has_examples_of_both_kinds(cue):
    assert all((cue.must_match, cue.must_not_match))


def test_cue_names_are_unique():
    names = [cue.id for cue in packs.shipped_pack().cues]

    assert sorted(set(names)) == sorted(names)


def test_packs_ship_for_twenty_eight_languages():
    assert packs.pack_names() == (
        "ar cs da de el en es fi fr he hi hu id it ja ko nl no pl pt ro ru sv th tr uk vi zh".split()
    )


def unseen(kind):
    """Lines that were written before the cues and not looked at while these were written."""
    rows = Path(__file__).with_name("furniture_lines.tsv").read_text(encoding="utf-8").splitlines()
    return [
        text for _, kind_of_line, text in (row.split("\t") for row in rows) if kind_of_line == kind
    ]


def test_furniture_of_thirteen_languages_is_found_by_its_wording():
    lines = unseen("furniture")

    assert len([text for text in lines if found(text)]) >= 0.97 * len(lines)


def test_prose_that_speaks_of_newsletters_cookies_and_reading_also_is_left_alone():
    assert len([text for text in unseen("prose") if found(text)]) <= 2


def test_a_wording_before_a_headline_is_furniture_and_in_a_sentence_is_advice():
    pack = one(phrases=("read also",), where="start", unfinished=True)

    assert ids("READ ALSO Trams are back", pack) == ["x"]
    assert ids("Read also the small print, he says.", pack) == []
    assert ids("“Read also the small print.”", pack) == []


def test_choices_inside_choices_are_written_out():
    assert cues.wordings("to (a (b|c)|d)") == [
        ("to", "a", "b"),
        ("to", "d"),
        ("to", "a", "c"),
        ("to", "d"),
    ]


def one(**values):
    table = {"id": "x", "category": "share", "where": "any", "confidence": 0.9} | values
    return packs.arrange([cues.Cue(**table)])


def ids(text, pack):
    return [f.cue.id for f in packs.find_cues(cues.cue_tokens(text), text, pack)]


def test_a_gap_is_bounded():
    pack = one(phrases=("sign up ~ inbox",))

    assert ids("Sign up and find it in your inbox", pack) == ["x"]
    assert ids("Sign up " + "now " * 20 + "inbox", pack) == []


def test_a_cue_at_the_start_must_open_the_line():
    pack = one(where="start", phrases=("read more",))

    assert ids("Read more about trams", pack) == ["x"]
    assert ids("They read more about trams", pack) == []


def test_a_cue_at_the_end_must_close_the_line():
    pack = one(where="end", phrases=("read more",))

    assert ids("Trams are back. Read more", pack) == ["x"]
    assert ids("Read more books", pack) == []


def test_a_whole_line_may_carry_a_colon():
    pack = one(where="line", phrases=("related stories",))

    assert ids("Related stories:", pack) == ["x"]
    assert ids("Related stories about trams", pack) == []


def test_a_long_line_is_out_of_reach_of_a_short_cue():
    pack = one(max_words=4, phrases=("share this",))

    assert ids("Share this page", pack) == ["x"]
    assert ids("They share this view of the matter", pack) == []


def test_glued_words_do_not_hide_a_cue_before_them():
    assert "login.state" in found("You will be automatically logged inPlease wait")


def test_curly_apostrophes_are_straight_in_cues():
    assert cues.cue_tokens("Don’t miss") == cues.cue_tokens("Don't miss")


SWALLOWED = [
    ("More from the harbour", "More from the harbour arrived on Friday."),
    ("Presented by Quill & Sons", "Presented by the mayor, the prize is 500 crowns."),
    ("Mehr über den Hafen", "Mehr über den Hafen sagte sie nicht."),
    ("Más sobre el puerto", "Más sobre el puerto no quiso decir."),
    ("Dans la même rubrique", "Dans la même rue, deux toits ont brûlé."),
]


@pytest.mark.parametrize(("heading", "sentence"), SWALLOWED)
def test_the_gap_of_a_whole_line_takes_the_rest_of_a_heading_but_not_of_a_sentence(
    heading, sentence
):
    assert found(heading)
    assert not found(sentence)
