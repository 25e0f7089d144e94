"""What the model may not remove."""

import pytest

from articles import DEFAULT, SENTENCE, units_of
from newsdiff.documents.boilerplate import vetoes
from newsdiff.documents.boilerplate.context import Decision


def removed(by="model"):
    return Decision("related", "remove", "reads like furniture", 0.92, by)


def kept():
    return Decision(None, "keep", "reads like the article's own text", 0.9, "model")


def test_a_paragraph_between_paragraphs_is_only_suspected():
    rows = units_of([SENTENCE.format(f" {n}") for n in "abc"])
    decided = [kept(), removed(), kept()]
    vetoes.apply(rows, decided, DEFAULT)

    assert [d.action for d in decided] == ["keep", "suspect", "keep"]


def test_a_cue_is_not_vetoed():
    rows = units_of([SENTENCE.format(f" {n}") for n in "abc"])
    decided = [kept(), removed("cue"), kept()]
    vetoes.apply(rows, decided, DEFAULT)

    assert decided[1].action == "remove"


def test_a_file_that_would_lose_much_prose_keeps_it_with_a_warning():
    rows = units_of([SENTENCE.format(f" {n}") for n in range(12)])
    decided = [*[kept() for _ in range(5)], *[removed() for _ in range(7)]]
    warning = vetoes.apply(rows, decided, DEFAULT)

    assert {d.action for d in decided} == {"keep", "suspect"}
    assert warning == "58 % of the prose reads like furniture; it was kept, only cues removed any"


def test_every_rule_that_takes_much_prose_gives_a_warning():
    rows = units_of([SENTENCE.format(f" {n}") for n in range(12)])
    for by in ("section", "cue", "repetition", "echo"):
        decided = [*[kept() for _ in range(5)], *[removed(by) for _ in range(7)]]

        assert vetoes.apply(rows, decided, DEFAULT).startswith(
            "58 % of the prose was removed, by cues"
        )


def test_second_copies_and_the_users_own_word_are_no_loss():
    rows = units_of([SENTENCE.format(f" {n}") for n in range(12)])
    for by in ("copy", "overlay"):
        decided = [*[kept() for _ in range(5)], *[removed(by) for _ in range(7)]]

        assert vetoes.apply(rows, decided, DEFAULT) is None


def test_prose_between_paragraphs_that_stay_is_never_the_models_to_take():
    rows = units_of(
        [
            SENTENCE.format(" a"),
            *["Ten walks"] * 30,
            SENTENCE.format(" b"),
            *["Ten walks"] * 30,
            SENTENCE.format(" c"),
        ]
    )
    decided = [kept() for _ in rows]
    decided[31] = Decision("caption", "remove", "reads like furniture", 0.99, "model")
    vetoes.apply(rows, decided, DEFAULT)

    assert decided[31].action == "suspect"
    assert decided[31].evidence == ["stays, since it is prose between paragraphs of the article"]


def test_prose_below_the_article_goes_only_where_the_model_is_sure_and_above_it_never():
    rows = units_of(
        [
            SENTENCE.format(" a"),
            "Ten walks",
            SENTENCE.format(" b"),
            "Ten walks",
            SENTENCE.format(" c"),
        ]
    )
    for place, when_sure in ((0, "suspect"), (4, "remove")):
        for confidence, action in ((0.9, "suspect"), (0.97, when_sure)):
            decided = [kept() for _ in rows]
            decided[place] = Decision(
                "related", "remove", "reads like furniture", confidence, "model"
            )
            vetoes.apply(rows, decided, DEFAULT)

            assert decided[place].action == action


def unsure(confidence=0.6):
    return Decision("caption", "remove", "reads like furniture", confidence, "model")


@pytest.mark.parametrize(
    ("above", "action"),
    [
        (SENTENCE.format(" a"), "suspect"),
        ("Will the fence at the bird colony above the town be moved, and who will pay for it?", "remove"),
        ("The fence at the bird colony above the town has been moved, and nobody knows who did...", "remove"),
        ("Our reporters have looked at the fence at the bird colony above the town for you.", "remove"),
    ],
)  # fmt: skip
def test_a_statement_above_the_article_stays_unless_it_speaks_to_the_reader(above, action):
    rows = units_of(["Puffins", above, "Share", "3 March", *map(SENTENCE.format, "bc")])
    decided = [kept() for _ in rows]
    decided[1] = unsure(0.97)
    vetoes.apply(rows, decided, DEFAULT)

    assert decided[1].action == action


def test_the_last_paragraphs_of_an_article_stay_behind_a_box():
    ends = [SENTENCE.format(" b"), SENTENCE.format(" c")]
    rows = units_of([SENTENCE.format(" a"), "Related", *ends])
    decided = [kept(), removed("cue"), unsure(), unsure()]
    vetoes.apply(rows, decided, DEFAULT)

    assert [d.action for d in decided] == ["keep", "remove", "suspect", "suspect"]


def test_what_says_itself_that_it_is_furniture_does_not_end_an_article():
    for last in (
        "Sign up for our newsletter and get the best of the islands every day.",
        "* " + SENTENCE,
    ):
        rows = units_of([SENTENCE.format(" a"), "Related", last])
        decided = [kept(), removed("cue"), unsure()]
        vetoes.apply(rows, decided, DEFAULT)

        assert decided[2].action == "remove"


def test_a_text_goes_on_behind_what_interrupts_it():
    first = SENTENCE.format(" a")
    lines = ["Advertisement", "He asked for damages.", "12 shares", "She asked for more.", "Home"]
    rows = units_of([first, *lines])
    for by, last in (("cue", "suspect"), ("model", "remove")):
        decided = [kept(), removed("cue"), unsure(), removed(by), unsure(), removed()]
        vetoes.apply(rows, decided, DEFAULT)
        expected = ["keep", "remove", "suspect", "remove", last, "remove"]

        assert [decision.action for decision in decided] == expected


def test_a_turn_of_a_talk_behind_a_dash_is_no_entry_of_a_list():
    rows = units_of([SENTENCE.format(" a"), "Annonse", "– De er flinkere enn oss, sier rektor."])
    decided = [kept(), removed("cue"), unsure()]
    vetoes.apply(rows, decided, DEFAULT)

    assert decided[2].action == "suspect"


SPOKEN = "“I have kept the light for forty years and would not swap it for anything.” — Ada Quill, keeper"


def test_a_quotation_with_its_speaker_behind_a_dash_stays():
    rows = units_of([SENTENCE.format(" a"), SPOKEN, "Ten walks", SENTENCE.format(" b")])
    decided = [kept(), removed(), removed(), kept()]
    vetoes.apply(rows, decided, DEFAULT)

    assert [d.action for d in decided] == ["keep", "suspect", "remove", "keep"]


def sure(confidence):
    return Decision("related", "remove", "reads like furniture", confidence, "model")


def test_a_paragraph_right_behind_the_article_stays_however_sure_the_model_is():
    lines = [SENTENCE.format(" a"), SENTENCE.format(" b"), "Ten walks", SENTENCE.format(" c")]
    decided = [kept(), sure(0.99), removed(), sure(0.99)]
    vetoes.apply(units_of(lines), decided, DEFAULT)

    assert [d.action for d in decided] == ["keep", "suspect", "remove", "remove"]


def test_a_short_sentence_between_paragraphs_goes_only_where_the_model_is_sure():
    lines = [
        SENTENCE.format(" a"),
        "Ten walks",
        "The old ferry may sail.",
        "Ten walks",
        SENTENCE.format(" b"),
    ]
    for confidence, action in ((0.8, "suspect"), (0.97, "remove")):
        decided = [kept(), removed(), sure(confidence), removed(), kept()]
        vetoes.apply(units_of(lines), decided, DEFAULT)

        assert decided[2].action == action


def test_a_sentence_that_ends_a_file_behind_a_line_known_by_its_wording_stays():
    lines = [
        SENTENCE.format(" a"),
        "We use cookies to improve your experience on our site.",
        "The ferry may sail.",
    ]
    decided = [kept(), removed("cue"), sure(0.97)]
    vetoes.apply(units_of(lines), decided, DEFAULT)

    assert [d.action for d in decided] == ["keep", "remove", "suspect"]


def test_the_short_sentence_right_behind_a_paragraph_ends_the_article_however_sure_the_model_is():
    lines = [SENTENCE.format(""), "The lamp goes to a museum.", "Share", "Most read"]
    decided = [kept(), *[removed() for _ in lines[1:]]]
    for decision in decided[1:]:
        decision.confidence = 0.99
    vetoes.apply(units_of(lines), decided, DEFAULT)

    assert [d.action for d in decided] == ["keep", "suspect", "remove", "remove"]


def test_who_is_quoted_does_not_speak_to_the_reader():
    lines = [SENTENCE.format(""), "Share", "“We only wait for you”, the keeper said."]
    decided = [kept(), removed("cue"), removed()]
    vetoes.apply(units_of(lines), decided, DEFAULT)

    assert decided[2].action == "suspect"


POINTER = (
    "For more information on the berths of the port, see the list that the harbour office keeps."
)
STEP = "Log in to your page of the port, then choose the berth, the day and the length of the boat."
BOX = "Log in to your page now or create one, it is free."


def cut_by(unit, by="cue"):
    category = max(unit.findings, key=lambda f: f.cue.confidence).cue.category
    return Decision(category, "remove", "says so", 0.9, by)


def test_a_sentence_that_points_to_more_stays_right_behind_the_article():
    asked = "Do you row out to the boats? Read more about the rights of oarsmen here."
    rows = units_of([SENTENCE.format(""), POINTER, asked, "Most read", POINTER])
    decided = [kept(), cut_by(rows[1]), cut_by(rows[2]), removed("cue"), cut_by(rows[4])]
    vetoes.apply(rows, decided, DEFAULT)

    assert [d.action for d in decided] == ["keep", "suspect", "remove", "remove", "remove"]


OFFER = (
    "Want the tides of the week in your inbox? Log in to your harbour account, follow the quays that you moor at, "
    "choose an hour and read all of it before the first boat leaves."
)


def test_a_step_of_a_manual_stays_between_others_and_a_box_goes():
    for line, action in ((STEP, "suspect"), (BOX, "remove"), (OFFER, "remove")):
        rows = units_of([SENTENCE.format(""), line, SENTENCE.format(" again")])
        decided = [kept(), cut_by(rows[1]), kept()]
        vetoes.apply(rows, decided, DEFAULT)

        assert decided[1].action == action


TWO_STEPS = (
    "Most trackers require you to download the app on a second phone before anything is shown on the map.",
    "This one does without: there is no need to download the app on the phone that you want to find.",
)
TWO_BOXES = (
    "Sign up for our newsletter and get the news of the harbour in your inbox before the boats leave.",
    "Create an account on our site to choose the quays about which you want to hear from us.",
)


@pytest.mark.parametrize(("pair", "action"), [(TWO_STEPS, "suspect"), (TWO_BOXES, "remove")])
def test_two_steps_below_each_other_stay_and_two_boxes_go(pair, action):
    rows = units_of([SENTENCE.format(""), *pair, SENTENCE.format(" again")])
    decided = [
        kept(),
        *(Decision("newsletter", "remove", "says so", 0.9, "cue") for _ in pair),
        kept(),
    ]
    vetoes.apply(rows, decided, DEFAULT)

    assert [decision.action for decision in decided[1:3]] == [action, action]


@pytest.mark.parametrize(
    ("more", "action"),
    [
        (" Each lasts forty minutes, and the slides are sent to all who ask.", "suspect"),
        ("", "remove"),
    ],
)
def test_below_a_heading_that_menus_have_what_is_told_stays_and_a_teaser_goes(more, action):
    shown = "Check out our webinars on tides and clocks, held in the boat hall each month." + more
    rows = units_of([SENTENCE.format(""), "Webinars", shown, SENTENCE.format(" again")])
    decided = [kept(), cut_by(rows[1]), cut_by(rows[2]), kept()]
    vetoes.apply(rows, decided, DEFAULT)

    assert [decision.action for decision in decided[1:3]] == ["remove", action]


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("You could hear it at the church.", "suspect"),
        ("Could you hear it at the church?", "remove"),
        ("Download the app.", "remove"),
    ],
)
def test_a_sentence_that_says_you_stays_between_two_that_stay(said, action):
    lines = ["The first day", "It rained.", said, "It rained on.", "What we took:"]
    rows = units_of([SENTENCE.format(""), *lines, SENTENCE.format(" too")])
    decided = [kept() for _ in rows]
    decided[3] = sure(0.97)
    vetoes.apply(rows, decided, DEFAULT)

    assert decided[3].action == action


def test_a_paragraph_that_speaks_to_its_reader_stays_behind_the_article_unless_the_model_is_sure():
    appeal = (
        "It is your harbour after all, and we are here to help you to keep it that way for good."
    )
    for heading in ([], ["What is next"]):
        for confidence, action in ((0.9, "suspect"), (0.97, "remove")):
            rows = units_of([SENTENCE.format(""), *heading, appeal])
            decided = [kept(), *[removed() for _ in heading], removed()]
            decided[-1].confidence = confidence
            vetoes.apply(rows, decided, DEFAULT)

            assert decided[-1].action == action


def test_lines_of_the_article_stay_unless_the_model_is_sure():
    lines = [
        SENTENCE.format(" a"),
        "Two Dutch crews from Delft",
        "Read more",
        "The girder, as it was found",
        "Berths",
        "Berths",
        SENTENCE.format(" b"),
        "Nobody from Stennick came",
        "Subscribe to our newsletter",
        "Three men in one boat",
    ]
    decided = [removed() for _ in lines]
    decided[0] = decided[6] = kept()
    for i in (1, 4, 5, 7, 9):
        decided[i].confidence = 0.85
    vetoes.apply(units_of(lines), decided, DEFAULT)

    assert [i for i, d in enumerate(decided) if d.action != "remove"] == [0, 1, 6, 7]


def test_prose_right_behind_a_list_that_stays_stays():
    last = SENTENCE.format(" b")
    lines = [SENTENCE.format(""), "The keeper listed these:", "• A lamp", "• Two horns", last, last.replace("b", "c")]  # fmt: skip
    decided = [kept(), kept(), *[unsure(0.98) for _ in lines[2:]]]
    vetoes.apply(units_of(lines), decided, DEFAULT)

    assert {d.action for d in decided[2:]} == {"suspect"}


@pytest.mark.parametrize(
    ("sentence", "below", "action"),
    [
        ("The board sent a clock.", SENTENCE.format(" b"), "suspect"),
        ("The board sent a clock!", SENTENCE.format(" b"), "remove"),
        ("We sent you a clock.", SENTENCE.format(" b"), "remove"),
        ("The board sent a clock.", "Ten walks in the rain", "remove"),
    ],
)
def test_behind_a_box_a_sentence_right_above_a_paragraph_that_stays_is_the_articles(
    sentence, below, action
):
    lines = [
        SENTENCE.format(" a"),
        "Watch",
        "Ten pilots",
        "Share",
        "Subtitles",
        sentence,
        below,
        "Ferry",
        "About us",
    ]
    decided = [
        kept(),
        *[removed("cue") for _ in range(4)],
        unsure(0.97),
        kept(),
        unsure(0.97),
        removed("cue"),
    ]
    vetoes.apply(units_of(lines), decided, DEFAULT)

    assert decided[5].action == action
