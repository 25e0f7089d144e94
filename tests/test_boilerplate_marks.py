"""Cleaning as a whole: what goes, what stays, and why."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import DEFAULT, OTHER, PROSE, actions, document, marks
from newsdiff.documents.boilerplate import mark


def test_an_article_without_furniture_stays_whole():
    assert set(actions(document(PROSE))) == {"keep"}


def test_every_paragraph_gets_a_mark_with_reason_and_evidence():
    row = marks(document([*PROSE, "Share on Facebook"]))[0]

    assert all(m.reason and m.evidence and 0 <= m.confidence <= 1 for m in row)


@pytest.mark.parametrize(
    ("line", "category"),
    [
        ("Join our commenting forum", "comment-prompt"),
        ("Thank you for registering", "login-prompt"),
        ("Sign up for our free weekly newsletter", "newsletter"),
        ("Managing Editor:", "masthead"),
        ("Share on Facebook", "share"),
        ("Advertisement", "advertisement"),
        ("© 2019 The Harbour Times. All rights reserved.", "legal"),
        ("Related stories", "related"),
        ("Teilen", "share"),
        ("Lire aussi : Le pont reste fermé", "related"),
        ("Lo más leído", "related"),
    ],
)
def test_furniture_after_the_article_goes_with_its_category(line, category):
    last = marks(document([*PROSE, line]))[0][-1]

    assert (last.action, last.category) == ("remove", category)


def test_furniture_becomes_boilerplate_and_captions_captions():
    doc = document([*PROSE[:3], "The old bridge at dawn (Getty)", *PROSE[3:], "Advertisement"])
    kinds = [p.kind for p in mark([doc], DEFAULT)[0].paragraphs]

    assert (kinds[3], kinds[-1]) == ("caption", "boilerplate")


def test_a_caption_printed_twice_goes_both_times():
    caption = "Ada Quill inspects the iron girders of the bridge"
    doc = document([*PROSE[:2], caption, f"{caption} (Jo Bloggs)", *PROSE[2:]])

    assert [i for i, a in enumerate(actions(doc)) if a == "remove"] == [2, 3]


def test_title_byline_and_date_stay():
    lines = ["Bridge to close for lorries", "Jo Bloggs", "Tuesday 3 March 2020", *PROSE]
    doc = document(lines, kinds={0: "title", 1: "byline", 2: "dateline"})
    row = marks(doc)[0]

    assert [(m.category, m.action) for m in row[:3]] == [
        (None, "keep"),
        ("byline", "keep"),
        ("dateline", "keep"),
    ]


def test_an_embedded_headline_is_suspect_and_stays_in_the_text():
    headline = "Mayor denies any knowledge of cracks in the old bridge"
    row = marks(document([*PROSE[:3], headline, *PROSE[3:]]))[0]

    assert (row[3].action, row[3].category) == ("suspect", "related")


def test_an_appeal_takes_its_whole_section_along():
    lines = [
        *PROSE,
        "A Message from The Harbour Times:",
        "These are hard years for a small paper. We see our task differently from those who own the others.",
        "Without you, our readers, we could not print a single page of it, and your trust keeps us going.",
        "Monthly",
    ]

    assert actions(document(lines))[6:] == ["remove"] * 4


def test_a_lone_quotation_inside_the_article_is_never_removed():
    quotation = "“Sign up for our free weekly newsletter, they told me, and I did not.”"
    doc = document([*PROSE[:3], quotation, *PROSE[3:]])

    assert actions(doc, strictness="aggressive")[3] != "remove"


def test_lines_under_other_stories_of_the_outlet_go():
    line = "Tides and weather at the east quay tonight"
    a = document([*PROSE, line], "a", outlet="Harbour Times")
    b = document([*OTHER, line], "b", outlet="Harbour Times")
    alone = document([*OTHER, line], "b", outlet="Island Post")

    assert marks(a, b)[0][-1].reason == "the outlet prints it under another story"
    assert "prints it" not in marks(a, alone)[0][-1].reason


def test_two_versions_of_one_story_do_not_remove_each_other():
    a = document(PROSE, "a", outlet="Harbour Times")
    b = document([*PROSE, OTHER[0]], "b", outlet="Harbour Times")

    assert {m.action for row in marks(a, b) for m in row} == {"keep"}


def test_what_another_outlet_prints_too_stays():
    a = document(PROSE, "a", outlet="Harbour Times")
    b = document(PROSE, "b", outlet="Island Post")

    assert {m.action for row in marks(a, b) for m in row} == {"keep"}


def test_headlines_of_other_stories_of_the_outlet_go():
    headline = "Lighthouse keeper honoured after forty years"
    a = document([*PROSE[:3], headline, *PROSE[3:]], "a", outlet="Harbour Times")
    b = document(OTHER, "b", outlet="Harbour Times", title=headline)

    assert marks(a, b)[0][3].action == "remove"


def test_a_safer_run_removes_no_more():
    lines = [
        *PROSE[:3],
        "Bridge in pictures",
        "12",
        *PROSE[3:],
        "Harbour Times Ltd",
        "Home | News | Sport",
    ]
    doc = document(lines)
    removed = {
        s: {i for i, a in enumerate(actions(doc, strictness=s)) if a == "remove"}
        for s in ("safe", "balanced", "aggressive")
    }

    assert removed["safe"] <= removed["balanced"] <= removed["aggressive"]


def test_a_file_without_prose_keeps_what_no_cue_names():
    doc = document(["Harbour 3, Island 1", "Quill 12, 40, 88", "Sorrel 70", "Advertisement"])
    (marked,) = mark([doc], DEFAULT)

    assert [p.mark.action == "remove" for p in marked.paragraphs] == [False, False, False, True]
    assert marked.warnings == (
        "the file has no paragraph of prose; only cues and repetition removed anything",
    )


def test_lines_torn_at_every_link_are_judged_together():
    torn = [
        "The harbour council voted on Tuesday to close the",
        "old swing bridge",
        "to lorries until the spring, said",
        "Ada Quill",
        ", who chairs it.",
        "Engineers had found cracks in two of the",
        "iron girders",
        "during a survey that was ordered in the autumn.",
        *PROSE[3:],
    ]

    assert set(actions(document(torn))) == {"keep"}


def test_cleaning_cleaned_text_again_changes_no_prose():
    doc = document([*PROSE, "Share on Facebook", "Related stories", "Home"])
    kept = [doc.extract(p) for p in mark([doc], DEFAULT)[0].paragraphs if not p.is_removed]

    assert kept == PROSE
    assert set(actions(document(kept))) == {"keep"}


@settings(max_examples=40)
@given(st.lists(st.text("aB .:“”1©@\u4e2d", min_size=1, max_size=30), max_size=12))
def test_any_text_gets_one_mark_per_paragraph(lines):
    lines = [line.strip() for line in lines if line.strip()]
    marked = mark([document(lines)], DEFAULT)[0]

    assert [p.mark is not None for p in marked.paragraphs] == [True] * len(lines)
    assert marked.text == "\n\n".join(lines)


@pytest.mark.parametrize(
    "lines",
    [
        [
            "Der Hafenrat hat am Dienstagabend beschlossen, die alte Drehbrücke bis zum Frühjahr zu sperren.",
            "Ingenieure hatten bei einer Prüfung im Herbst Risse in zwei der eisernen Träger gefunden.",
            "Die Händler am Ostkai fürchten nun, dass jede Lieferung eine Stunde länger dauern wird als bisher.",
            "„Noch einen Winter hätten wir nicht gewartet“, sagte Ada Quill, die dem Rat seit Jahren vorsteht.",
            "Das Land will die Hälfte der Kosten übernehmen, die andere Hälfte trägt die Stadt aus ihren Rücklagen.",
        ],
        [
            "Le conseil du port a décidé mardi soir de fermer le vieux pont tournant jusqu'au printemps prochain.",
            "Des ingénieurs avaient trouvé des fissures dans deux des poutres lors d'une visite à l'automne.",
            "Les commerçants du quai est craignent que chaque livraison prenne une heure de plus qu'auparavant.",
            "L'État paiera la moitié des travaux, et la ville prendra le reste sur ses réserves de l'année.",
        ],
        [
            "港湾評議会は火曜日の夜、古い旋回橋を春まで閉鎖することを決めた。",
            "技師たちは秋の検査で二本の鉄の桁に亀裂を見つけていた。",
            "東埠頭の商店主たちは配達に一時間余計にかかると心配している。",
        ],
    ],
)
def test_articles_in_other_languages_stay_whole(lines):
    assert "remove" not in actions(document(lines))


def test_a_line_that_is_one_link_goes_after_the_article():
    link = "[Why the ferries are late again](https://harbour.example/ferries)"

    assert actions(document([*PROSE, link]))[-1] == "remove"


def test_the_order_of_documents_does_not_matter():
    a = document([*PROSE, "Tides tonight"], "a", outlet="Harbour Times")
    b = document([*OTHER, "Tides tonight"], "b", outlet="Harbour Times")

    assert marks(a, b) == marks(b, a)[::-1]


def test_no_documents_give_no_marks():
    assert mark([], DEFAULT) == []


@pytest.mark.parametrize(
    "lines",
    [
        [line for line in PROSE for _ in range(2)],
        [line for line in OTHER for _ in range(3)],
        [PROSE[0], PROSE[0]],
        ["Der Hafen bleibt im Winter nachts geschlossen, teilte die Stadt am Dienstag mit."] * 2,
        ["Le port restera fermé la nuit cet hiver, a annoncé mardi soir la mairie de Brennac."] * 2,
        ["El puerto quedará cerrado de noche este invierno, anunció el martes el ayuntamiento."]
        * 4,
        [*PROSE, *PROSE],
    ],
)
def test_one_copy_of_what_is_printed_twice_always_stays(lines):
    kept = [
        line
        for line, action in zip(lines, actions(document(lines)), strict=True)
        if action != "remove"
    ]

    assert set(kept) == set(lines)


def test_the_longer_of_two_printings_of_a_sentence_stays():
    short = "The council of the little harbour town voted to close the bridge."
    lines = [*PROSE[1:3], short, f"{short[:-1]} on Tuesday, a spokesman said.", *PROSE[3:]]
    row = actions(document(lines))

    assert row[3] != "remove"


@pytest.mark.parametrize(
    ("label", "last"),
    [
        ("Reply", "The first lorry left at eight."),
        ("Topics", "No one was harmed, the firemen said."),
        ("Lesen Sie auch", "Verletzt wurde nach Angaben der Polizei niemand."),
        ("Lire aussi", "Personne n'a été blessé, selon la police."),
        ("Lo más leído", "Nadie resultó herido, según la policía."),
        ("Mehr zum Thema", "Der Rat will im Mai wieder darüber beraten."),
    ],
)
def test_the_last_sentences_behind_a_label_stay(label, last):
    row = actions(document([*PROSE, label, last]))

    assert row[-2:] in (["remove", "keep"], ["remove", "suspect"])


@pytest.mark.parametrize("opener", ["Related", "Don't miss:", "Lesen Sie auch", "Lire aussi"])
def test_prose_behind_every_box_of_an_article_stays(opener):
    box = [opener, "Ten walks for a wet Sunday"]
    lines = [*PROSE[:3], *box, *PROSE[3:], *box, *OTHER[:3], *box, *OTHER[3:]]
    rows = zip(lines, actions(document(lines)), strict=True)

    assert [line for line, action in rows if action == "remove" and line in PROSE + OTHER] == []
