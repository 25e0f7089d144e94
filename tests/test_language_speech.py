"""Quoted speech of a document: between marks, in blocks, over several paragraphs, in embedded posts."""

import pytest

from newsdiff.language.quotations import quotations
from newsdiff.language.speech import MARKED, POSSIBLE, UNMARKED, is_post, speech
from newsdiff.model import Paragraph


def states(*paragraphs):
    """Return the quoted pieces of some paragraphs, and how sure each is."""
    blocks, start = [], 0
    for number, text in enumerate(paragraphs):
        blocks.append(Paragraph(number, 1, start, start + len(text)))
        start += len(text) + 1
    whole = "\n".join(paragraphs)
    return [(whole[a:b], state) for a, b, state in speech(whole, blocks)]


@pytest.mark.parametrize(
    "intro",
    [
        "Her letter reads:",
        "In dem Brief heißt es:",
        "Elle a écrit à l'évêque :",
        "Esto dice su carta:",
        "The court's ruling of 1911, section nine:",
    ],
)
def test_a_paragraph_behind_words_that_announce_speech_is_quoted_without_marks(intro):
    assert states(intro, "The bees stay.", "He left.")[0] == ("The bees stay.", UNMARKED)


def test_a_paragraph_behind_any_other_colon_is_quoted_only_if_another_text_says_so():
    assert states("What we know so far:", "The bees stay.") == [("The bees stay.", POSSIBLE)]


def test_what_follows_a_quoted_block_may_go_on_quoting_until_marks_come():
    found = states("She wrote:", "The bees stay.", "So do I.", "“No,” he said.", "He left.")

    assert found == [
        ("The bees stay.", UNMARKED),
        ("So do I.", POSSIBLE),
        ("“No,”", MARKED),
    ]


def test_a_paragraph_with_the_mark_of_plain_text_letters_is_quoted():
    assert states("> The bees stay.") == [("> The bees stay.", UNMARKED)]


def test_paragraphs_between_an_open_quotation_and_its_end_are_quoted():
    found = states("She said: “I saw it.", "It was dark.", "Then I ran.”", "He left.")

    assert [state for _, state in found] == [UNMARKED] * 3
    assert found[1][0] == "It was dark."


@pytest.mark.parametrize(
    ("paragraph", "spoken"),
    [
        ("– Nikt nas nie pytał – powiedziała Anna Nowak.", ["– Nikt nas nie pytał"]),
        ("—Nadie nos preguntó —dijo Ana Ruiz.", ["—Nadie nos preguntó"]),
        ("— Нас никто не спрашивал, — сказала Анна.", ["— Нас никто не спрашивал,"]),
        (
            "– Nikt nas nie pytał – dodała Anna. – Tak było zawsze.",
            ["– Nikt nas nie pytał", " – Tak było zawsze."],
        ),
    ],
)
def test_a_dash_opens_speech_where_another_one_says_who_speaks(paragraph, spoken):
    assert states(paragraph, "He left.") == [(text, UNMARKED) for text in spoken]


def test_a_dash_before_an_item_of_a_list_is_speech_only_if_another_text_says_so():
    assert states("– Two boats and a raft", "– One engine – broken") == [
        ("– Two boats and a raft", POSSIBLE),
        ("– One engine – broken", POSSIBLE),
    ]


def test_an_open_quotation_that_nobody_closes_ends_with_its_paragraph():
    assert states("“I saw it, she said.", "It was dark.") == [("“I saw it, she said.", UNMARKED)]


def test_each_paragraph_of_a_long_quotation_may_open_it_anew():
    found = states("“I saw it.", "“It was dark.", "“Then I ran.”")

    assert [state for _, state in found] == [UNMARKED, UNMARKED, MARKED]


@pytest.mark.parametrize(
    ("here", "above", "below"),
    [
        ("The mole is closed. — Mole Watch (@molewatch) March 10, 2024", "", ""),
        ("Mole Watch (@molewatch) March 10, 2024: The mole is closed.", "", ""),
        ("Die Mole ist zu. — Molenwache (@molenwache) 10. März 2024", "", ""),
        ("The mole is closed.", "", "— Mole Watch (@molewatch) March 10, 2024"),
        ("The mole is closed.", "", "A post shared by Mole Watch (@molewatch)"),
        ("Le môle est fermé.", "", "Une publication partagée par Garde du môle (@garde.mole)"),
        ("The mole is closed.", "@molewatch", "9:41 PM · Mar 10, 2024"),
        ("The mole is closed.", "Mole Watch @molewatch · Mar 10", ""),
    ],
)
def test_a_post_is_known_by_its_signature(here, above, below):
    assert is_post(here, above, below)


@pytest.mark.parametrize(
    "text",
    [
        "Rhys Hart, who posts as @molewatch, said that the mole was closed.",
        "The account (@molewatch) was deleted on Friday: nobody says why.",
        "Write to us at desk@example.org or (02) 123: we answer.",
    ],
)
def test_a_handle_inside_a_report_makes_no_post(text):
    assert not is_post(text, "", "He left.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SENATOR MARSH: ", "MR. OKAFOR: "),
        ("Frage: ", "Tanner: "),
        ("P. ", "R. "),
        ("Q ", "THE MAYOR: "),
        ("**Q:** ", "**A:** "),
        ("Вопрос: ", "Ответ: "),
    ],
)
def test_the_turns_of_a_transcript_are_speech_if_another_text_says_so(one, other):
    turns = ["Did you know?", "I knew nothing.", "And the letter?", "Nor of that."]
    found = states(
        "It grew loud.",
        f"{one}{turns[0]}",
        f"{other}{turns[1]}",
        f"{one}{turns[2]}",
        f"{other}{turns[3]}",
    )

    assert [(text.strip(), state) for text, state in found] == [(turn, POSSIBLE) for turn in turns]


def test_a_turn_goes_on_until_the_next_one_and_keeps_its_quotations():
    found = states(
        "Q: Why?", "A: I was told “no”.", "It was late.", "Q: By whom?", "A: By her.", "He left."
    )

    assert [(text.strip(), state) for text, state in found] == [
        ("Why?", POSSIBLE),
        ("I was told", POSSIBLE),
        ("“no”", MARKED),
        (".", POSSIBLE),
        ("It was late.", POSSIBLE),
        ("By whom?", POSSIBLE),
        ("By her.", POSSIBLE),
    ]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Starters: soup.", "Mains: herring.", "Who cooks? The aunt."),
        ("Price: 9 euros.", "Rating: good.", "Price: 12 euros.", "Rating: bad."),
        ("A. Marsh knew.", "Who else?", "J. Okafor did.", "J. Brill, too."),
    ],
)
def test_a_list_with_labels_is_no_transcript(paragraphs):
    assert states(*paragraphs) == []


def test_two_single_marks_are_a_double_one_but_behind_a_number():
    text = "\"It is false,'' said Ida. ``So it is.'' The mole is 6'' high."

    found = quotations(text, 0, len(text))

    assert [text[x.start : x.end] for x in found] == ["\"It is false,''", "`So it is.''"]
    assert all(x.is_sure for x in found)
