"""Reworded sentences: possible only, gated, and never in the way of copied ones."""

import dataclasses
import random
from itertools import pairwise
from math import log1p

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff import api
from newsdiff.language.tokenizing import tokenize
from newsdiff.model import Document
from newsdiff.reuse import align
from newsdiff.reuse.align.retellings import (
    Retelling,
    compare_paragraphs,
    find_nearest,
    pair_paragraphs,
)
from newsdiff.reuse.align.surroundings import is_reordered, look_around, probability
from newsdiff.reuse.align.weights import LEXICAL, LEXICAL_AMONG
from newsdiff.settings import AlignSettings

LIMITS = AlignSettings()

SOURCE = (
    "The 212 ballots had been sitting in the boiler room of the school, where a custodian used the box as a doorstop.",
    "County Clerk Maribel Thorne said the box never reached the truck because a poll worker went home with a migraine.",
    "A bill to redraw the congressional map stalls in committee without the seat.",
    "In 2010 a commission race was settled by drawing a name from a hat, and the loser sued over the hat.",
)
REWORDED = (
    "A janitor was using the container, holding 212 ballots, as a doorstop for the boiler area in the school.",
    "The poll worker had a migraine, so the truck left without the container, according to clerk Maribel Thorne.",
    "Without that seat, a committee cannot move the bill on congressional maps.",
    "A race for the commission was once decided by hat: the loser, drawn last in 2010, sued.",
)
WEAK = "The judge will hear both campaigns on the ballots next Tuesday, and the school is shut."
UNRELATED = "Rain is forecast over the northern hills, and walkers are told to stay at home."


def page(name, paragraphs):
    """Read a document given by its paragraphs, all of them prose."""
    documents = [Document(id=name, text="\n\n".join(paragraphs))]
    [document] = api.prepare(documents, is_cleaned=False)
    return tokenize(document)


def reworded(source, target, copied=None, named=(), **limits):
    """Return the reworded sentences of the target with those of the source."""
    a, b = page("a", source), page("b", target)
    limits = dataclasses.replace(LIMITS, **limits)
    known = align.find_matches(a, b, limits) if copied is None else copied
    found = align.find_reworded(a, b, known, limits, named=named)
    return [(b.words(x.b, x.b_end) + ".", a.words(x.a, x.a_end) + ".") for x in found]


def test_sentences_in_other_words_are_linked_with_the_ones_they_retell():
    assert reworded(SOURCE, REWORDED) == list(zip(REWORDED, SOURCE, strict=True))


NOTICE = (
    "Elmar Voss, a joiner from Kessel, died in hospital on Monday at the age of 84 after a long illness.",
    "Er hinterlässt seine Frau Anna und 2 Söhne; der Gottesdienst beginnt am 14. um 10 Uhr in der Kirche.",
)
ANOTHER = (
    "After a long illness Hedwig Brill, a joiner from Arden, died in hospital at the age of 71 on Friday.",
    "Sie hinterlässt ihren Mann und 3 Söhne; in der Kirche beginnt der Gottesdienst am 6. um 15 Uhr.",
)


@pytest.mark.parametrize("which", [0, 1])
def test_sentences_that_name_other_people_and_figures_retell_nothing(which):
    source, target = [NOTICE[which]], [ANOTHER[which]]

    limits = {"copied": (), "min_retold": 0.0, "min_retold_named": 0.0}
    assert reworded(source, target, min_shared_telling=0.0, **limits) != []
    assert reworded(source, target, **limits) == []


def test_links_are_kept_where_a_sentence_is_moved():
    order = (1, 0, 2, 3)

    found = reworded(SOURCE, [REWORDED[at] for at in order])

    assert found == [(REWORDED[at], SOURCE[at]) for at in order]


def test_who_has_an_order_of_his_own_reports_for_himself():
    order = (2, 0, 3, 1)
    moved = [REWORDED[at] for at in order]
    copied = "The clerk read the whole list of names aloud while the rain came through the roof."

    assert reworded(SOURCE, moved) == []
    assert reworded((*SOURCE, copied), (*moved, copied)) == [
        (REWORDED[at], SOURCE[at]) for at in order
    ]


@pytest.mark.parametrize("short", ["There was no response.", "No custodian answered."])
def test_a_few_words_of_which_one_is_shared_retell_nothing(short):
    duty = "The county has a legal duty to give a response to complaints within nine days."
    assert reworded((*SOURCE, duty), (*REWORDED, short)) == list(zip(REWORDED, SOURCE, strict=True))


def test_unrelated_sentences_are_not_linked():
    assert reworded(SOURCE, [UNRELATED]) == []
    assert reworded(SOURCE, [*REWORDED, UNRELATED]) == reworded(SOURCE, REWORDED)


def test_names_and_offices_alone_link_nothing():
    source = (
        "County Clerk Maribel Thorne and Judge Harlan Whitcombe of Brackwater met Lorna Vickery."
    )
    target = "Lorna Vickery of Brackwater sued Judge Harlan Whitcombe and Clerk Maribel Thorne."

    assert reworded([source, *SOURCE], [target]) == []


def test_a_link_needs_a_probable_paragraph():
    assert reworded(SOURCE, REWORDED) != []
    assert reworded(SOURCE, REWORDED, min_retold=1.0) == []


def test_less_is_asked_where_the_paragraph_names_the_source():
    source = [*SOURCE, "Both campaigns will be heard by a judge who wants the ballots kept safe."]
    limits = {"min_retold": 0.99, "min_retold_named": 0.05}

    assert reworded(source, [UNRELATED, WEAK], named={1}, **limits) == [(WEAK, source[-1])]
    assert reworded(source, [UNRELATED, WEAK], named={0}, **limits) == []


def test_a_paragraph_is_the_likelier_reworded_the_more_it_shares():
    none, some, more = (Retelling(x, x, x, 0, 0, 0, x / 10, 0, 0) for x in (0.0, 0.7, 1.4))

    chances = [probability(LEXICAL.log_odds(alike)) for alike in (none, some, more)]

    assert chances == sorted(chances)
    assert chances[0] < 0.2
    assert chances[-1] > 0.6


PHRASES = st.lists(st.sampled_from("Anton Berta cedar dragon Anton's eagle".split()), max_size=9)


def common_phrases(a, b):
    """Return the runs of distinct words of b that follow one another in a, too."""
    a, b = list(dict.fromkeys(a)), list(dict.fromkeys(b))
    beside, phrases = set(pairwise(a)), []
    for before, word in zip(["", *b], b, strict=False):
        if word in a and before in a and (before, word) in beside:
            phrases[-1].append(word)
        elif word in a:
            phrases.append([word])
    return phrases


@given(PHRASES, PHRASES)
def test_words_that_follow_one_another_in_both_sentences_are_one_phrase(ours, theirs):
    a, b = (page(name, [f"Of {' '.join(said)}."]) for name, said in (("a", ours), ("b", theirs)))
    ours, theirs = ([word.removesuffix("'s") for word in said] for said in (ours, theirs))
    phrases = common_phrases(ours, theirs)
    n_meaning = sum(any(word.islower() for word in phrase) for phrase in phrases)

    counts = [
        (link.n_shared, link.n_meaning, link.n_rare)
        for links in pair_paragraphs(a, b, (), LIMITS).values()
        for link in links
    ]

    assert counts in ([], [(len(phrases), n_meaning, len(phrases))])
    assert counts or not ours or not theirs


PAY = (
    "Crews of the ferries have had no rise since 2016, and a deckhand earns 12,840 crowns a month.",
    "The operator lost nine million crowns last year and offered two per cent on Friday evening.",
    "Some forty passengers slept in the hall of the school until the strike ended on Sunday.",
)


def retelling(text):
    """Say how like its source a paragraph is."""
    a, b = page("a", PAY), page("b", [text])
    paired = pair_paragraphs(a, b, (), LIMITS)
    return compare_paragraphs(a, b, paired, find_nearest(a, b, paired))[0]


def test_numbers_count_by_their_values_however_they_are_written():
    told = retelling(
        "Nobody on board has earned more since 2016: 12840 crowns is what a deckhand gets."
    )

    assert (told.figures, told.other_figures) == (2, 0)
    assert retelling("The hall of a school was where 40 passengers had to sleep.").figures == 1


@pytest.mark.parametrize(
    ("counted", "n"), [("12,840 crowns", 1), ("12,840", 1), ("12,840 kilometres", 0)]
)
def test_one_number_of_two_units_is_nothing_in_common(counted, n):
    assert retelling(f"For a deckhand of the ferries it is {counted} a month.").figures == n


def test_numbers_that_the_source_has_nowhere_speak_against_it():
    told = retelling(
        "Nobody on board has earned more since 2018: 12,910 crowns is what a deckhand gets."
    )

    assert (told.figures, told.other_figures) == (0, 2)
    assert LEXICAL.log_odds(told) < LEXICAL.log_odds(
        retelling("Nobody on board has earned more: crowns are what a deckhand gets.")
    )


def test_common_phrases_of_time_link_nothing():
    source = "The chapel at Brackwater opened for the first time in twenty years late last autumn."
    target = "For the first time in twenty years Maribel Thorne overslept late one autumn morning."

    assert reworded([source, *SOURCE], [target]) == []


def test_copied_sentences_are_not_reworded_too():
    assert reworded(SOURCE, SOURCE) == []
    assert reworded(SOURCE, [SOURCE[0], REWORDED[1]]) == [(REWORDED[1], SOURCE[1])]


def test_headlines_are_not_linked():
    """They sum up, whoever writes them."""
    a, b = page("a", SOURCE), page("b", REWORDED)
    titled = dataclasses.replace(
        b.document,
        paragraphs=tuple(dataclasses.replace(p, kind="title") for p in b.document.paragraphs),
    )

    assert align.find_reworded(a, b, (), LIMITS) != ()
    assert align.find_reworded(a, tokenize(titled), (), LIMITS) == ()


def test_reworded_sentences_claim_no_equal_words():
    for found in align.find_reworded(page("a", SOURCE), page("b", REWORDED), (), LIMITS):
        assert (found.kind, found.n_equal, found.changes) == ("reworded", 0, ())


def test_nothing_is_reworded_where_one_side_is_empty():
    assert reworded([""], REWORDED) == reworded(SOURCE, [""]) == []


@pytest.mark.parametrize("empty", ["Of the.", "It was not.", "Others."])
def test_texts_of_words_that_say_nothing_reword_nothing(empty):
    """Which words say nothing is known; a text may have no others."""
    assert reworded([empty], ["Some words."]) == []
    assert reworded([empty], REWORDED) == reworded(SOURCE, [empty]) == []


GERMAN = (
    "Am Montag lief bei Torgenau ein Frachter mit Weizen auf Grund; das Eis sperrte den Fluss zwei Tage lang für jeden Verkehr.",
    "Die Reeder beziffern den Schaden auf 400.000 Euro, denn am Ufer mussten alle Schiffe der Gegend warten, sagt Ina Holm.",
)


def test_nouns_are_no_names_in_german_but_two_side_by_side_are():
    told = page(
        "b",
        ["Jetzt ist der Schaden der Reeder, deren Schiffe am Ufer lagen, groß, meint Ina Holm."],
    )

    [[link]] = pair_paragraphs(page("a", GERMAN), told, (), LIMITS).values()

    assert (link.n_shared, link.n_meaning) == (5, 4)


JAPANESE = (
    "飼育している約二百種、三千匹の生き物は、県内外の十四施設に引き取られる見通しだ。",
    "耐震工事には少なくとも二十五億円が必要で、市は財政状況から建て替えを断念した。",
    "水族館は一九七二年に開館し、昨年度の入館者は六万人余りにとどまった。",
)
CHINESE = (
    "局长表示，延误主要是因为施工队在老城区挖到一段明代城墙，考古人员用了半年时间进行发掘。",
    "工程总投资为一百九十亿元，超出预算约百分之十五，超出部分由省财政承担。",
    "环保部门已在三处安装监测设备，结果将在年底前公布。",
)
CZECH = (
    "Městská knihovna v Horních Lánech zavře od pondělí dvě pobočky, protože jí chybějí čtyři knihovnice.",
    "Oprava střechy bude stát jedenáct milionů korun a polovinu zaplatí kraj, uvedl starosta Pavel Dušek.",
    "Vodné zdražilo letos o sedm procent a lidé z okolních vesnic protestovali před úřadem.",
)


@pytest.mark.parametrize(
    ("source", "told", "own"),
    [
        (
            JAPANESE,
            "建て替えをあきらめた理由は市の財政で、耐震の工事だけで二十五億円以上が必要とされる。",
            "市長は元高校教師で、趣味は釣りと将棋である。",
        ),
        (
            CHINESE,
            "项目总投资一百九十亿元，比预算多出百分之十五，多出的部分由省财政支付。",
            "我小时候最喜欢坐在公共汽车的最后一排看街灯。",
        ),
        (
            CZECH,
            "Jedenáct milionů korun má podle starosty Pavla Duška stát opravení střechy, z toho polovinu uhradí kraj.",
            "Pavel Dušek učil dvacet let na gymnáziu a sbírá staré mapy Horních Lánů.",
        ),
    ],
)
def test_what_is_reworded_is_found_in_languages_of_other_scripts_and_grammars(source, told, own):
    found = reworded(source, [own, told], copied=())

    assert [words.rstrip(".。") for words, _ in found] == [told.rstrip(".。")]
    assert found[0][1].rstrip(".。") == source[1].rstrip(".。")


def test_who_reworded_the_paragraphs_around_in_order_likely_reworded_this_one():
    told, alone = dict(enumerate(range(5))), dict.fromkeys(range(5), 0.9) | {2: 0.4}
    among = {
        "in order": look_around(told, alone, {}, range(6)),
        "moved": look_around(told | {2: 4, 4: 2}, alone, {}, range(6)),
        "of one paragraph": look_around(told | {2: 3}, alone, {}, range(6)),
        "alone": look_around(told, dict.fromkeys(range(5), 0.0) | {2: 0.4}, {}, range(6)),
    }

    chances = {how: LEXICAL_AMONG.log_odds(found[2]) for how, found in among.items()}

    assert max(chances, key=chances.__getitem__) == "in order"
    assert min(chances, key=chances.__getitem__) == "alone"


def test_copied_paragraphs_give_the_order_and_what_is_between_them():
    around = look_around({1: 4}, {1: 0.5}, {0: 3, 2: 5}, range(6))[1]
    against = look_around({1: 4}, {1: 0.5}, {0: 5, 2: 3}, range(6))[1]
    without = look_around({1: 4}, {1: 0.5}, {}, range(6))[1]

    assert around.told == without.told
    assert around.elsewhere == 0
    assert around.in_order == -against.in_order > 0
    assert (around.is_between, against.is_between, without.is_between) == (True, False, False)


@pytest.mark.parametrize(
    ("taken", "is_between"),
    [({0: 3}, True), ({0: 5}, False), ({9: 5}, True), ({9: 2}, False), ({0: 4, 9: 6}, False)],
)
def test_at_an_end_of_the_copied_paragraphs_the_one_beside_says_what_is_between(taken, is_between):
    assert look_around({1: 4}, {1: 0.5}, taken, range(8))[1].is_between is is_between


@pytest.mark.parametrize(
    ("taken", "is_full"),
    [
        ({}, False),
        ({0: 3, 2: 4}, True),
        ({0: 3, 2: 5}, False),
        ({0: 5, 2: 3}, False),
        ({0: 7}, True),
        ({2: 0}, True),
    ],
)
def test_where_all_between_two_copied_paragraphs_was_copied_nothing_is_left_to_reword(
    taken, is_full
):
    assert look_around({1: 4}, {1: 0.5}, taken, range(8))[1].is_full is is_full


def test_a_paragraph_of_which_a_part_was_copied_may_be_retold_elsewhere():
    copied = look_around({1: 4}, {1: 0.5}, {0: 4}, range(8))[1]
    told = look_around({0: 4, 1: 4}, {0: 0.9, 1: 0.5}, {}, range(8))[1]

    assert (copied.elsewhere, told.elsewhere) == (0.0, 0.9)


def test_names_that_the_source_has_nowhere_speak_against_rewording():
    told = "Forty of those on board had to spend the night at a school, said Anna Lund of Varn."

    assert retelling(told.partition(", said")[0]).new_names == 0
    assert retelling(told).new_names == pytest.approx(log1p(3), abs=1e-4)


def test_a_thousand_foreign_numbers_are_too_many_for_no_probability():
    assert probability(-1e6) == 0.0
    assert probability(1e6) == 1.0
    assert look_around({0: 0}, {0: 0.0}, {}, [0])[0].alone < -10


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ([0, 1, 2, 3, 4, 5], False),
        ([5, 0, 1, 2, 3, 4], False),
        ([3, 4, 5, 0, 1, 2], True),
        ([5, 1, 0, 3, 2, 4], True),
        ([2, 0, 1], True),
    ],
)
def test_one_of_many_paragraphs_may_have_been_moved(order, expected):
    told = dict(enumerate(order))

    assert is_reordered(told, dict.fromkeys(told, 0.9), {}) is expected


@pytest.mark.parametrize("seed", range(40))
def test_an_order_is_judged_as_by_looking_at_every_pair(seed):
    drawn = random.Random(seed)
    told = {index: drawn.randrange(8) for index in range(drawn.randrange(2, 6))}
    alone = {index: drawn.random() for index in told}

    signs = [(alone[i] * alone[j], told[j] - told[i]) for i in told for j in told if i < j]
    against = sum(weight for weight, step in signs if step < 0)
    both = sum(weight for weight, step in signs if step)

    assert is_reordered(told, alone, {}) == (against > 0.25 * max(both, 1e-9))


@pytest.mark.parametrize(
    ("told", "is_told"),
    [
        ("In all 4,100 people wanted the picture house to be saved.", True),
        ("Yesterday 4,100 litres of paint were needed for that ceiling.", False),
        ("Some 4,100 of 8,200 inhabitants wanted to keep it.", True),
    ],
)
def test_one_number_alone_shows_no_rewording(told, is_told):
    source = (
        "The council wants to pull down the Odeon in Varn, which was built in 1936.",
        "A petition to save the picture house was signed yesterday by 4,100 people of 8,200 in the town.",
        "The owner of the building has asked for an answer by the end of the month.",
    )
    copied = "The council wants to pull down the Odeon in Varn, which was built in 1936."
    last = "The owner of the building has asked for an answer by the end of the month."

    found = reworded(source, [copied, told, last])

    assert bool(found) is is_told
