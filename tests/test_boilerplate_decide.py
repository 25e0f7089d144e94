"""Single rules of the decision, and the category of what no cue names."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import DEFAULT, PROSE, actions, document, units_of
from newsdiff.documents.boilerplate import categories, decide
from newsdiff.documents.boilerplate.context import Context
from newsdiff.documents.boilerplate.overlay import OutletLines
from newsdiff.settings import CleanSettings


def test_a_long_report_of_a_prompt_is_less_sure_than_the_prompt():
    prompt, report = units_of(
        [
            "Sign up for our newsletter",
            (
                "Sign up for the newsletter of a bank before the counter opens, or ask at any branch for a form "
                "and for the number of the person who is responsible for such things."
            ),
        ]
    )
    sure = [decide.confidence(u, u.findings[0], DEFAULT) for u in (prompt, report)]

    assert sure[0] - sure[1] == pytest.approx(DEFAULT.report_doubt)


def test_furniture_without_a_cue_is_named_after_its_place():
    (entry,) = units_of(["Ferries and trains"])

    assert categories.guess(0, entry, (3, 9), {}) == "navigation"
    assert categories.guess(5, entry, (3, 9), {}) == "interface"
    assert categories.guess(12, entry, (3, 9), {12: ("newsletter", "sign up")}) == "newsletter"


@pytest.mark.parametrize(
    ("line", "category"),
    [
        ("News Sport What's On Jobs", "navigation"),
        ("Startseite | Politik | Wirtschaft | Kultur | Wetter", "navigation"),
        ("Statehouse Bureau Chief: Alan Crick", "masthead"),
        ("Editor-in-chief: Jo Reed and Mia Holt", "related"),
        ("Chefredakteurin Nord und West: Ina Kern", "related"),
        ("Stellvertretende Chefredakteurin: Ina Kern", "masthead"),
        ("Head of the harbour: Ferries come back in May", "related"),
    ],
)
def test_furniture_without_a_cue_is_named_after_its_words(line, category):
    (unit,) = units_of([line])

    assert categories.guess(12, unit, (3, 9), {}) == category


@pytest.mark.parametrize("sign", [" (AP)", " (dpa/AFP)", " — AFP", " - Reuters", " (EFE)", " [PA]"])
def test_the_last_paragraph_is_prose_though_an_agency_signs_it(sign):
    title = "Swing bridge closed to lorries after engineers find cracks"

    for n in (0, 3):
        signed = document([title, *PROSE[:n], PROSE[4] + sign], kinds={0: "title"})
        assert actions(signed)[-1] == "keep"


def test_a_caption_that_an_agency_signs_between_paragraphs_goes():
    caption = "The old swing bridge of Stennick is seen from the east quay on a wet morning in the autumn. (AP)"

    assert actions(document([*PROSE[:2], caption, *PROSE[2:]]))[2] == "remove"


def test_a_sentence_that_reports_on_a_newsletter_is_no_offer():
    report, offer = units_of(
        [
            "Readers who had signed up for the newsletter of the paper will get their money back in May.",
            "Readers like you who have signed up for the newsletter get the best stories of the week first.",
        ]
    )

    assert report.findings == ()
    assert decide.confidence(offer, offer.findings[0], DEFAULT) >= DEFAULT.min_cue


def test_the_headline_of_a_post_stays_below_its_time():
    lines = [
        "Bridge closed: the day as it happened",
        "14:05",
        "A vote",
        PROSE[0],
        "13:40",
        "Cracks",
        PROSE[1],
    ]

    assert "remove" not in actions(document(lines, kinds={0: "title"}))


def context_of(lines, scores):
    """Return what is known of lines of which the model says how likely they are text."""
    rows = units_of(lines)
    return Context(
        units=rows,
        spine=decide.spine(rows),
        repeats=[0] * len(rows),
        scores=scores,
        trailing={},
        titles=frozenset(),
        overlay=OutletLines(),
        settings=DEFAULT,
    )


@pytest.mark.parametrize(
    ("line", "is_call"),
    [
        ("Were you on the ferry? Email the desk: desk@mill.example", True),
        ("Do you know more? You can write to anna.brill@mill.example or call her.", True),
        ("Haben Sie Hinweise? Schreiben Sie uns: redaktion@muehle.example", True),
        ("Znasz tę sprawę? Napisz do autorki: a.brill@mlyn.example", True),
        ("Vous étiez sur place ? Écrivez à redaction@moulin.example", True),
        (
            "Who sank it? Police ask all who saw two men at the quay to write to desk@mill.example",
            False,
        ),
        ("Was it an accident? Nobody knows. The letter came from desk@mill.example", False),
        (
            "“Who are you?” the clerk asked desk@mill.example, and never got an answer from anybody",
            False,
        ),
        ("The clerk can be reached at desk@mill.example", False),
        ("Why did he go? Moor answered from ada@moor.example the next morning.", False),
    ],
)
def test_a_question_with_an_address_to_write_to_is_a_call_to_readers(line, is_call):
    context = context_of([PROSE[0], line, PROSE[1]], [0.9, 0.99, 0.9])

    assert (decide.decisions(context)[1].action == "remove") is is_call


OFFER = "Readers in Stennick can sign up for our newsletter, which the ferry company has printed since 1950."
WISH = (
    "The bridge will open again in May, if the paint dries and the council finds the money for the last girder. "
    "Let us know in the comments what you think."
)


def test_a_wording_inside_a_paragraph_of_prose_decides_only_where_the_model_agrees():
    for score, action in ((0.4, "suspect"), (0.1, "remove")):
        lines = [PROSE[0], OFFER, PROSE[1]]

        assert decide.decisions(context_of(lines, [0.9, score, 0.9]))[1].action == action


def test_a_paragraph_that_ends_with_a_call_to_comment_stays():
    lines = [PROSE[0], WISH, "Let us know in the comments what you think."]
    decided = decide.decisions(context_of(lines, [0.9, 0.1, 0.1]))

    assert [d.action for d in decided] == ["keep", "suspect", "remove"]


def test_a_statement_before_a_call_to_comment_stays_and_a_question_does_not():
    call = "Readers, let us know in the comments below what you think of it."
    lines = [PROSE[0], f"Ada Quill enjoyed her evening. {call}", f"Is that fair to anybody? {call}"]
    decided = decide.decisions(context_of(lines, [0.9, 0.1, 0.1]))

    assert [d.action for d in decided] == ["keep", "suspect", "remove"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *PROSE,
                PROSE[0] + " More.",
                "Sign up for our newsletter",
                "“We row”, he said.",
                "[" + PROSE[1][:-1] + ".](http://gull.example/1)",
                "{{" + PROSE[2] + "}}.",
                "14:05",
                OFFER,
            ]
        ),
        min_size=1,
        max_size=6,
    ),
    st.randoms(use_true_random=False),
)
def test_what_is_plainly_text_is_what_no_rule_applies_to(lines, chance):
    given_ = context_of(lines, [chance.choice([0.1, 0.44, 0.5, 0.7, 0.95]) for _ in lines])
    keys = [unit.key for unit in given_.units]
    context = replace(
        given_,
        repeats=[chance.choice([0, 0, 1, 3]) for _ in lines],
        titles=frozenset(keys[:1]) if chance.random() < 0.2 else frozenset(),
        trailing={len(lines) - 1: ("related", "more")} if chance.random() < 0.3 else {},
    )
    found = [decide.by_rules(i, unit, context) for i, unit in enumerate(context.units)]
    said = [
        None if d.reason == "reads like the article's own text" else d
        for d in decide.decisions(context)
    ]

    assert said == found


def test_strictness_moves_the_limit_of_the_model():
    lines, scores = [PROSE[0], "Girder of iron", "Harbour and home", "Oar"], [0.9, 0.05, 0.15, 0.3]
    found = {
        strictness: [
            decision.action == "remove"
            for decision in decide.decisions(
                replace(context_of(lines, scores), settings=CleanSettings(strictness=strictness))
            )
        ]
        for strictness in ("safe", "balanced", "aggressive")
    }

    assert found == {
        "safe": [False, True, False, False],
        "balanced": [False, True, True, False],
        "aggressive": [False, True, True, True],
    }
