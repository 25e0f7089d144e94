"""Speech that both have from somebody else: frames, blocks, posts, and marks that are no change."""

import pytest

import newsdiff
from ledgers import ledger
from test_attribute import compare, read

OWN = (
    "Snow lay on the quay all week and the lamps along the mole burned until noon.",
    "The chapel choir will sing on Thursday whatever happens to the roof of the hall.",
)
OTHER = "A different beginning stands here, about the winter market and the price of coal in town."
SAID = (
    "“We carried the pews out through the vestry window because the door had swollen shut in the flood,” {} "
    "“It took us until four in the morning.”"
)
WORDS = "I have kept bees beside this church for thirty years and never has a warden asked me to move a hive."
MORE = "You may fine me, but the bees will stay where the clover is and I shall stay with them."


def judged(source, target):
    """Return the verdict of each paragraph of a target, its own prose left out, and the kinds of altered facts."""
    first = read("t", OWN[0], *target, OWN[1])
    report = compare(first, read("s", OTHER, *source))
    lines = report.paragraphs[1:-1]
    facts = [a.kind for line in lines for passage in line.passages for a in passage.alterations]
    return [line.verdict for line in lines], facts


@pytest.mark.parametrize(
    "frame",
    [
        "she told Harbour FM.",
        "said Marsh, the father of the bride.",
        "the council said in a statement on Monday.",
        "Marsh told the Daily Wharf in an interview.",
    ],
)
def test_who_spoke_to_whom_is_no_shared_frame(frame):
    assert judged([SAID.format(frame)], [SAID.format(frame)]) == (["quote"], [])


@pytest.mark.parametrize(
    "text",
    [
        "„Wir haben die Bänke durch das Fenster getragen, weil die Tür verzogen war“, sagte sie dem Sender Radio Elbe.",
        "« Nous avons sorti les bancs par la fenêtre parce que la porte était gonflée », a-t-elle déclaré à Radio Fjord.",
        "«Sacamos los bancos por la ventana porque la puerta estaba hinchada por el agua», dijo a Radio Fiordo.",
    ],
)
def test_attribution_in_other_languages_is_no_shared_frame(text):
    assert judged([text], [text]) == (["quote"], [])


def test_a_scene_around_a_quotation_is_a_shared_frame():
    text = SAID.format("Marsh said, wiping rain from her glasses as the last bus pulled away.")

    assert judged([text], [text]) == (["verbatim"], [])


@pytest.mark.parametrize(
    ("frame", "verdict"),
    [
        ("sagte die Frau, als sie das Licht löschte und das Tor schloss.", "verbatim"),
        ("sagte Ida Marsch, die Küsterin, dem Sender Radio Elbe.", "quote"),
    ],
)
def test_german_nouns_tell_something_and_names_do_not(frame, verdict):
    text = f"„Wir haben die Bänke durch das Fenster getragen, weil die Tür vom Wasser verzogen war“, {frame}"
    own = "Auf dem Kai lag die ganze Woche Schnee, und die Lampen auf der Mole brannten bis zum Mittag."

    assert compare(read("t", own, text, own), read("s", text)).paragraphs[1].verdict == verdict


def test_what_a_nameless_source_says_was_said_to_one_reporter():
    text = SAID.format("the source said.")

    assert judged([text], [text]) == (["verbatim"], [])


def test_a_block_without_marks_is_the_same_quotation_as_one_in_marks():
    marked, bare = ["Her letter reads:", f"“{WORDS}”"], ["This is what she wrote:", WORDS]

    assert judged(marked, bare) == (["original", "quote"], [])
    assert judged(bare, [f"She wrote to the bishop: “{WORDS}”"]) == (["quote"], [])


def test_a_block_of_several_paragraphs_is_a_quotation_where_the_other_text_marks_it():
    marked = ["Her letter reads:", f"“{WORDS}", f"“{MORE}”"]

    assert judged(marked, ["What she sent:", WORDS, MORE]) == (["original", "quote", "quote"], [])


def test_a_rule_that_both_print_as_a_block_is_a_quotation():
    bare = ["Section nine of the act says:", WORDS]

    assert judged(bare, ["The act puts it this way:", WORDS]) == (["original", "quote"], [])


def test_prose_behind_a_colon_is_copied_prose():
    text = "The hives were moved at night by two men from the council, and by morning half of the bees had flown back."

    assert judged([text], ["What we know so far:", text]) == (["original", "verbatim"], [])


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (f"“{WORDS}, she said as she shut the gate.", f"“{WORDS},” she said as she shut the gate."),
        (f"{WORDS},” she said as she shut the gate.", f"“{WORDS},” she said as she shut the gate."),
        (f"'{WORDS}' she said as she shut the gate.", f"“{WORDS}” she said as she shut the gate."),
    ],
)
def test_a_mark_that_is_missing_or_another_one_alters_nothing(source, target):
    assert judged([source], [target])[1] == []
    assert judged([target], [source])[1] == []


def test_a_post_that_both_embed_is_a_quotation():
    post = [WORDS, "— Mole Watch (@molewatch) March 10, 2024"]

    assert judged(post, post)[0][0] == "quote"
    assert judged(post, [f"On X the watch wrote: “{WORDS}”"]) == (["quote"], [])


def test_most_of_a_short_quotation_is_the_same_speech_however_common_its_words():
    source = ["“Nothing? He had ten of them, I mean, come on,” Sand said."]
    target = [
        "“We always —” the mayor began, when Sand fell in: “Nothing? He had ten of them! Come on, er…”"
    ]

    assert judged(source, target) == (["quote"], [])


def test_the_same_common_words_outside_quotations_are_at_most_retold():
    source = ["Nothing? He had ten of them, I mean, come on, Sand said."]
    target = ["The mayor began, when Sand fell in: Nothing? He had ten of them! Come on, er…"]

    assert judged(source, target) in ((["reworded"], []), (["original"], []))


@pytest.mark.parametrize("marks", ["''", "‘’", "«»", "„“", ("``", "''")])
def test_a_partial_quotation_in_other_marks_is_the_same(marks):
    text = "The trust called it {}a job for two men and a crowbar, nothing more{}; the lawyers called it theft."

    assert judged([text.format(*marks)], [text.format("“", "”")]) == (["verbatim"], [])


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.encode().decode("latin-1"),
        lambda text: text.encode("ascii", "xmlcharrefreplace").decode(),
        lambda text: text.encode("ascii", "replace").decode(),
        lambda text: text.encode("ascii", "replace").decode().replace("?", "\ufffd"),
    ],
)
def test_damaged_letters_and_marks_alter_no_fact(damage):
    text = (
        "La señora Núñez explicó “que el niño había cruzado la montaña en otoño”, y que el año "
        "pasado volvió por la mañana con su tío Iñaki Muñoz y 4.000 euros."
    )

    verdicts, facts = judged([text], [damage(text)])

    assert verdicts[0] in ("verbatim", "edited")
    assert facts == []


def test_another_name_is_another_name_although_it_is_damaged():
    text = "La directora {} confirmó que el muelle de la bahía se cerró por la mañana para toda la flota."
    other = text.format("Begoña Ibáñez").encode().decode("latin-1")

    assert judged([text.format("Úrsula Peñas")], [other])[1] == ["name"]


def test_a_paragraph_with_a_word_changed_inside_its_quotation_is_edited():
    speech = "“We have driven these cars through {} and through carnival, and nobody asked us for more than that,” said Ruda Feld, who has steered the night line since the old depot burnt down."
    documents = [
        newsdiff.Document(id=name, text=speech.format(word), outlet=name)
        for name, word in (("a", "snow"), ("b", "mud"))
    ]
    [line] = newsdiff.provenance(documents[1], documents[:1]).paragraphs

    assert [a.kind for passage in line.passages for a in passage.alterations] == ["quotation"]
    assert line.verdict == "edited"


TALK = (
    "{}: You kept the second set of books for nine years. Did you ever sleep?\n\n"
    "Stahl: Like a stone. It was the first set that kept me awake.\n\n"
    "{}: Who told you to burn the ledger in the stove of your aunt?\n\n"
    "Stahl: Nobody had to tell me. I was the only one who could read it."
)


@pytest.mark.parametrize(
    ("asks", "expected"), [("JUDGE", {"quote"}), ("Brenner Post", {"verbatim"})]
)
def test_a_transcript_of_a_public_event_is_a_quote_and_what_an_outlet_asked_itself_is_its_own(
    asks, expected
):
    talk = TALK.format(asks, asks)
    source = newsdiff.Document(
        id="a", text=f"She kept her coat on in the laundry.\n\n{talk}", outlet="The Brenner Post"
    )
    target = newsdiff.Document(
        id="b",
        text=f"Morland is still at large and was seen in Lima.\n\n{talk}",
        outlet="Evening Wire",
    )

    found = newsdiff.provenance(target, [source]).paragraphs[1:]

    assert {line.verdict for line in found} == expected


HEARD = '"We counted the eels by hand," Ida Lund said. "There were 412 of them, and one bit me."'
EELS = "The eels had crossed the meadow in the night of the storm and were found in the pool of the school on Monday."
ANECDOTE = (
    "A caretaker with a torch met the first visitors, and he has told the tale at the Swan every evening since. "
    "Nobody there believes him, except the barber, whose uncle lost a boat to something long and grey in 1971. "
    "The pool will be drained on Friday if the pump that was lent by the fire brigade can be made to start."
)


@pytest.mark.parametrize(
    ("own", "heard", "verdict"),
    [
        ((EELS, ANECDOTE), HEARD, "verbatim"),
        ((EELS, ANECDOTE), HEARD.replace("Ida Lund said", "biologist Ida Lund explained"), "quote"),
        ((ANECDOTE,), HEARD, "quote"),
    ],
)
def test_a_quotation_broken_by_the_same_words_came_with_lifted_prose(own, heard, verdict):
    source = f"Eels in the pool\n\n{EELS}\n\n{HEARD}\n\nThe pool was built in 1962."
    target = "\n\n".join(("A long grey guest", *own, heard))

    assert ledger(source, target).paragraphs[-1].verdict == verdict
