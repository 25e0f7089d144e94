import pytest

from newsdiff.documents.boilerplate import cues

CUES = [pytest.param(cue, id=f"{cue.language}-{cue.id}") for cue in cues.shipped_pack().cues]


def found(text):
    return [finding.cue.id for finding in cues.find_cues(cues.cue_tokens(text), text)]


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
    names = [cue.id for cue in cues.shipped_pack().cues]

    assert sorted(set(names)) == sorted(names)


def test_packs_ship_for_fourteen_languages():
    assert cues.pack_names() == "de en es fr id it nl pl pt ru sv tr uk zh".split()


def one(**values):
    table = {"id": "x", "category": "share", "where": "any", "confidence": 0.9} | values
    return cues.arrange([cues.Cue(**table)])


def ids(text, pack):
    return [f.cue.id for f in cues.find_cues(cues.cue_tokens(text), text, pack)]


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
