"""What every alignment of two documents is, and what it must and must not find."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff import api
from newsdiff.language.tokenizing import count_words, tokenize
from newsdiff.model import Alignment, Document
from newsdiff.settings import AlignSettings
from reference_align import alignments

TRIES = settings(max_examples=60)
LIMITS = AlignSettings()
SYLLABLES = [c + v for c in "bdfgkmnprtvz" for v in "aeiou"]

STORY = (
    "The footway was fenced off in spring after a handrail came away at the northern end in a gale.",
    "Cyclists who used it every morning now queue for a ferry that leaves twice an hour.",
    "Its captain says he has never carried so many bicycles, or heard so many complaints.",
    "Engineers expect repairs to last until autumn because the steel must be ordered abroad.",
    "Nobody has yet explained who will pay for them once the insurance runs out.",
)
"""Five sentences without four words in common."""


def page(*paragraphs, name="a"):
    """Read a document given by its paragraphs; all of them are prose."""
    [document] = api.prepare([Document(id=name, text="\n\n".join(paragraphs))], is_cleaned=False)
    return tokenize(document)


def pair(a, b):
    """Align two documents given by their paragraphs."""
    return alignments(page(*a), page(*b, name="b"), LIMITS)


def test_an_edited_sentence_takes_the_place_of_a_passage_inside_of_it():
    a = ["the the the bridge bridge the of bridge"]
    b = ["the the the the the the of bridge bridge the of bridge the"]

    [alignment] = alignments(page(*a), page(*b, name="b"), LIMITS)

    assert (alignment.kind, alignment.n_equal) == ("edited", 8)


def lifted(a, b):
    """Return the passages of b that stand in a, as text."""
    target = page(*b, name="b")
    return [target.document.extract(found.b) for found in alignments(page(*a), target, LIMITS)]


def word(number):
    """Write a number as a word that no other number has."""
    n = len(SYLLABLES)
    return SYLLABLES[number % n] + SYLLABLES[number // n % n] + SYLLABLES[number // n**2 % n]


def sentence(number, n_words=12):
    """Write a sentence whose words stand in no other one."""
    words = [word(7919 * (100 * number + k)) for k in range(n_words)]
    return " ".join(words).capitalize() + "."


def prose(*numbers):
    """Write a paragraph of such sentences."""
    return " ".join(sentence(number) for number in numbers)


STORIES = st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=3), min_size=1, max_size=4).map(
    lambda paragraphs: [prose(*numbers) for numbers in paragraphs]
)
"""Paragraphs of sentences that come in any order and may come twice."""

WORDS = (
    "the of bridge harbour closed Tarrant in gale Ellery footway 14 “said never” was. But".split()
)
JUMBLES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join),
    min_size=1,
    max_size=4,
)
"""Paragraphs of few different words, so that alignments are many and untidy."""


# ---------------------------------------------------------------------------------- what they are


def check(found: tuple[Alignment, ...], a, b):
    """Fail unless alignments are what the model says of them."""
    for one, other in pairwise(found):
        assert one.b.end <= other.b.start
    for alignment in found:
        assert 0 <= alignment.identity <= 1
        assert 0 < alignment.n_longest <= alignment.n_equal <= min(alignment.n_a, alignment.n_b)
        for side, passage, n_words in (
            (a, alignment.a, alignment.n_a),
            (b, alignment.b, alignment.n_b),
        ):
            assert 0 <= passage.start < passage.end <= len(side.document.text)
            assert n_words == count_words(side.document.text[passage.start : passage.end])
        check_operations(alignment, a.document.text, b.document.text, dict(keys(a)), dict(keys(b)))


def check_operations(alignment, text_a, text_b, keys_a, keys_b):
    """Fail unless word operations are in order, leave no word out and are equal where they say so."""
    operations = alignment.operations
    assert [operations[0].tag, operations[-1].tag] == ["equal", "equal"]
    assert (operations[0].a_start, operations[-1].a_end) == (alignment.a.start, alignment.a.end)
    assert (operations[0].b_start, operations[-1].b_end) == (alignment.b.start, alignment.b.end)
    for one, other in pairwise(operations):
        assert count_words(text_a[one.a_end : other.a_start]) == 0
        assert count_words(text_b[one.b_end : other.b_start]) == 0
        assert (one.a_end, one.b_end) <= (other.a_start, other.b_start)
    n_equal = 0
    for operation in operations:
        words_a = [k for at, k in keys_a.items() if operation.a_start <= at < operation.a_end]
        words_b = [k for at, k in keys_b.items() if operation.b_start <= at < operation.b_end]
        assert (operation.tag == "equal") == (words_a == words_b)
        assert (operation.tag == "insert") == (not words_a)
        assert (operation.tag == "delete") == (not words_b)
        n_equal += len(words_a) if operation.tag == "equal" else 0
    assert n_equal == alignment.n_equal


def keys(side):
    """Pair the places and keys of a document's words."""
    return zip(side.starts, side.keys, strict=True)


@given(JUMBLES, JUMBLES)
@TRIES
def test_alignments_of_any_two_texts_are_what_the_model_says(paragraphs_a, paragraphs_b):
    a, b = page(*paragraphs_a), page(*paragraphs_b, name="b")

    check(alignments(a, b, LIMITS), a, b)


@given(STORIES, STORIES)
@TRIES
def test_alignments_of_stories_with_the_same_sentences_are_what_the_model_says(one, other):
    a, b = page(*one), page(*other, name="b")

    check(alignments(a, b, LIMITS), a, b)


@given(JUMBLES)
@TRIES
def test_words_of_any_text_are_explained_by_itself_at_most_once_and_in_place(paragraphs):
    a = page(*paragraphs)

    for found in alignments(a, a, LIMITS):
        assert found.identity == 1
        assert found.a == found.b


@given(STORIES)
@TRIES
def test_a_story_against_itself_is_one_passage_from_end_to_end(paragraphs):
    a = page(*paragraphs)

    [found] = alignments(a, a, LIMITS)

    assert found.kind == "verbatim"
    assert found.identity == 1
    assert (found.b.start, found.b.end) == (a.starts[0], a.ends[-1])


@given(STORIES, STORIES)
@TRIES
def test_unrelated_stories_share_nothing(one, other):
    unrelated = [re.sub("[a-z]{6}", lambda w: w.group()[::-1] + "x", text) for text in other]

    assert pair(one, unrelated) == ()


def test_empty_documents_share_nothing():
    assert pair([""], STORY) == pair(STORY, [""]) == pair([""], [""]) == ()


# ---------------------------------------------------------------------------------- what is found


@pytest.mark.parametrize("n_words", [8, 12, 40])
def test_a_run_of_eight_words_is_found_in_other_prose(n_words):
    shared = sentence(0, n_words)

    assert lifted(
        [sentence(1), shared, sentence(2)], [f"{sentence(3)} {shared} {sentence(4)}"]
    ) == [shared.removesuffix(".")]


def test_four_words_are_chance():
    assert lifted([f"{sentence(1)} {sentence(0, 4)}"], [f"{sentence(0, 4)} {sentence(2)}"]) == []


@given(STORIES, STORIES)
@TRIES
def test_unrelated_text_around_either_side_keeps_a_passage(before, after):
    before, after = (
        [text.swapcase().title() for text in paragraphs] for paragraphs in (before, after)
    )

    passages = [
        lifted(STORY, STORY),
        lifted([*before, *STORY, *after], STORY),
        lifted(STORY, [*after, *STORY, *before]),
    ]

    assert passages[0] == passages[1] == passages[2]
    assert len(passages[0]) == 1


@given(st.permutations(range(5)))
@TRIES
def test_moved_paragraphs_stay_found(order):
    moved = [STORY[at] for at in order]

    found = pair(STORY, moved)

    assert {x.kind for x in found} == {"verbatim"}
    assert sum(x.n_b for x in found) == count_words(" ".join(STORY))


def test_merged_and_split_paragraphs_are_one_passage():
    merged, split = [" ".join(STORY[:3]), " ".join(STORY[3:])], list(STORY)

    assert len(pair(split, merged)) == len(pair(merged, split)) == 1


@given(st.integers(0, 4), st.integers(4, 30), st.booleans())
@TRIES
def test_a_copiers_own_sentence_between_copied_ones_is_never_swallowed(at, n_words, is_paragraph):
    own = sentence(0, n_words)
    gap = "\n\n" if is_paragraph else " "
    b = page(gap.join([*STORY[:at], own, *STORY[at:]]), name="b")

    found = alignments(page(" ".join(STORY)), b, LIMITS)

    explained = sum(passage.n_b for passage in found)
    assert explained == len(b) - n_words
    assert not any(own[:-1] in b.document.extract(passage.b) for passage in found)


def test_a_changed_word_is_shown_inside_one_passage():
    [found] = pair([STORY[0]], [STORY[0].replace("northern", "southern")])

    assert [operation.tag for operation in found.operations] == ["equal", "replace", "equal"]
    assert (found.kind, found.n_equal, found.n_b) == ("edited", 18, 19)


def test_a_word_changed_in_every_line_does_not_break_a_story():
    changed = [text.replace(" a ", " one ").replace("the ", "this ") for text in STORY]

    assert len(pair(STORY, changed)) == 1


def test_source_sentences_may_be_used_twice():
    found = pair([STORY[0], STORY[1]], [STORY[1], STORY[0], STORY[1]])

    assert sum(passage.n_b for passage in found) == count_words(" ".join([*STORY[:2], STORY[1]]))


def test_names_and_titles_alone_are_no_evidence():
    names = "Foreign Minister Desmond Aldgrave, Chief Executive of the Ellery Harbour Authority"

    assert lifted([f"{names}, {sentence(1)}"], [f"{sentence(2)} {names} {sentence(3)}"]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Its chair, former assistant secretary for harbours and inland navigation Ada Brook, smiled.",
            "A rival calls former assistant secretary for harbours and inland navigation Ada Brook vain.",
        ),
        (
            "He wrote to Ada Brook, the acting director of veterinary medicine and food safety, in May.",
            "We met Ada Brook, the acting director of veterinary medicine and food safety, on a train.",
        ),
        (
            "L'amende vient de l'Autorité indépendante pour le contrôle des denrées animales et végétales.",
            "Un éleveur attaque l'Autorité indépendante pour le contrôle des denrées animales et végétales, dit-il.",
        ),
        (
            "L'ex sottosegretaria alla navigazione e allo sviluppo interno Ada Brook tace da ieri.",
            "Per lui l'ex sottosegretaria alla navigazione e allo sviluppo interno Ada Brook mente.",
        ),
        (
            "A secretária de navegação fluvial e desenvolvimento do interior Ada Brook falou ontem.",
            "Para ele a secretária de navegação fluvial e desenvolvimento do interior Ada Brook mente.",
        ),
        (
            "La exministra de transporte fluvial y navegación interior Ada Brook habló ayer.",
            "Según su rival, la exministra de transporte fluvial y navegación interior Ada Brook miente.",
        ),
    ],
)
def test_the_long_name_of_an_office_is_no_evidence(one, other):
    assert pair([one], [other]) == ()


def test_a_sentence_about_who_holds_an_office_is_evidence():
    text = "Former harbour secretary Ada Brook told a packed hall that no boat would ever leave the old quay again."

    [found] = pair([text], [text])

    assert found.n_equal == count_words(text)


def test_a_usual_headline_over_two_unrelated_texts_is_no_evidence():
    title = "Two people rescued from a burning house near the station"
    own = ("\n\n".join([title, *STORY[:2]]), "\n\n".join([title, *STORY[2:4]]))

    def shared(*texts):
        target, source = (
            Document(id=name, text=text) for name, text in zip("ba", texts, strict=True)
        )
        return [line.verdict for line in api.provenance(target, [source]).paragraphs]

    assert shared(*own) == ["original"] * 3
    assert shared(*(f"{text}\n\n{STORY[4]}" for text in own)) == [
        "verbatim",
        "original",
        "original",
        "verbatim",
    ]
    assert shared(title, title) == ["verbatim"]


def test_a_phrase_of_grammar_alone_is_no_evidence():
    phrase = "it was not that they would not have been there before"

    assert lifted([f"{phrase} {sentence(1)}"], [f"{sentence(2)} {phrase} {sentence(3)}"]) == []


def test_quoted_speech_that_both_print_is_a_quote():
    speech = "“We do not open a footway because somebody has asked us loudly for it”"
    a, b = f"{speech}, the mayor said. {sentence(1)}", f"{sentence(2)} As she put it, {speech}."

    [found] = pair([a], [b])

    assert found.kind == "quote"


# ---------------------------------------------------------------------------------- what breaks no run

SPELT = (
    "The organisers said the harbour programme's “final colour” – a dark grey – wasn't favoured "
    "by the U.S. travellers who, on March 3rd, analysed 12,700 offices near the theatre."
)


@pytest.mark.parametrize(
    "change",
    [
        str.lower,
        lambda text: text.replace("harbour", "HARBOUR").replace("dark grey", "Dark Grey"),
        lambda text: text.replace("“", '"').replace("”", '"'),
        lambda text: text.replace("“", "„").replace("”", "“"),
        lambda text: text.replace("'", "’"),
        lambda text: text.replace("–", "—"),
        lambda text: text.replace(" – ", " -- "),
        lambda text: text.replace("harbour", "har\u00adbour").replace("organ", "or\u00adgan"),
        lambda text: text.replace("near", "ne\u200bar"),
        lambda text: text.replace("final", "ﬁnal").replace("offices", "oﬃces"),
        lambda text: text.replace("isers", "izers").replace("colour", "color"),
        lambda text: text.replace("travellers", "travelers").replace("analysed", "analyzed"),
        lambda text: text.replace("theatre", "theater").replace("favoured", "favored"),
        lambda text: text.replace("U.S.", "US").replace("12,700", "12700"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("said the", "said  the").replace(" by", " \n by"),
        lambda text: text.replace("harbour", "\ufeffharbour"),
    ],
)
def test_spelling_and_typography_do_not_break_a_run(change):
    changed = change(SPELT)

    [found] = pair([SPELT], [changed])

    assert changed != SPELT
    assert found.identity == 1
    assert found.n_longest == count_words(SPELT)


@pytest.mark.parametrize(
    "text",
    [
        "هيئة الميناء ترفض الاتهامات بأن مفتشيها صادقوا على سلامة الجسر دون زيارته",
        "बंदरगाह प्राधिकरण ने उन आरोपों को खारिज किया कि निरीक्षक पुल पर कभी नहीं गए",
        "港口管理局否认其检查员从未到过这座大桥就签发了安全证书的指控",
        "항만청은 검사관들이 다리를 방문하지 않고 안전 증명서에 서명했다는 주장을 부인했다",
    ],
)
def test_scripts_without_capitals_are_aligned(text):
    [found] = pair([f"{sentence(1)} {text}"], [f"{text} {sentence(2)}"])

    assert (found.identity, found.n_equal) == (1, count_words(text))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_normal_forms_do_not_break_a_run(form):
    text = "Die Überprüfung der Brücke ergab, dass die Geländer während der Stürme häufig brachen."

    [found] = pair([text], [unicodedata.normalize(form, text)])

    assert (found.identity, found.n_longest) == (1, 13)


# ---------------------------------------------------------------------------------- the other way round


def mirrored(found):
    """Return the spans of alignments, those of b first."""
    return {(x.b.start, x.b.end, x.a.start, x.a.end, x.n_equal, x.identity) for x in found}


@given(st.permutations(range(6)), st.permutations(range(6)), st.integers(1, 6), st.integers(1, 6))
@TRIES
def test_swapping_the_documents_mirrors_exact_passages_that_stand_once(one, other, n_a, n_b):
    a = page(*map(sentence, one[:n_a]))
    b = page(*map(sentence, other[:n_b]), name="b")

    forth, back = alignments(a, b, LIMITS), alignments(b, a, LIMITS)

    assert {x.kind for x in forth} <= {"verbatim"}
    assert mirrored(forth) == {
        (x.a.start, x.a.end, x.b.start, x.b.end, x.n_equal, x.identity) for x in back
    }


def test_a_passage_that_stands_twice_is_explained_twice_in_b_and_once_in_a():
    """By design: each word of b is explained once, words of a may serve twice."""
    once, twice = page(STORY[0]), page(STORY[0], sentence(1), STORY[0], name="b")

    assert len(alignments(once, twice, LIMITS)) == 2
    assert len(alignments(twice, once, LIMITS)) == 1


def test_left_out_words_are_bridged_where_put_in_ones_are_not():
    """By design: what a copier drops belongs to the edit, what a copier adds is the copier's own."""
    short = f"{sentence(1)[:-1]} {sentence(2).lower()}"
    long = f"{sentence(1)[:-1]} {sentence(3, 5)[:-1].lower()} {sentence(2).lower()}"

    assert len(pair([long], [short])) == 1
    assert len(pair([short], [long])) == 2
