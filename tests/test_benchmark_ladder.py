"""The command that measures how far rewriting is followed."""

from benchmarks import ladder

OWN = [
    [
        "The ferry Skerry will stop, the mayor said on Monday morning in the town hall.",
        "Its hull has rusted.",
    ]
]
OTHER = [["Bakers sing early in the shop of Ole Brandt.", "Nobody knows why they do."]]


def test_words_are_replaced_at_the_rate_that_is_named():
    changed = ladder.replaced(0.4)(OWN * 20, OTHER).split()
    before = " ".join(sentence for some in OWN * 20 for sentence in some).split()

    assert len(changed) == len(before)
    share = sum(a != b for a, b in zip(before, changed, strict=True)) / len(before)
    assert 0.3 < share < 0.5


def test_own_sentences_are_put_between_and_none_is_lost():
    copy = ladder.between(OWN, OTHER)

    assert copy.count("Bakers") == 1
    assert all(sentence in copy for sentence in OWN[0])


def test_every_rung_of_the_ladder_has_an_original_and_another_text():
    rungs = list(ladder.rungs())

    assert {*ladder.BY_RULE, *ladder.BY_HAND} == {rung.kind for rung in rungs}
    assert all(rung.original and rung.copy != rung.original for rung in rungs)


def test_more_is_found_of_indirect_speech_than_of_a_summary():
    kinds = {rung.kind: rung for rung in ladder.rungs() if rung.kind in ladder.BY_HAND}
    copied, told = ladder.found(kinds["summary"])

    assert copied <= told
    assert ladder.found(kinds["indirect speech"])[1] > told
