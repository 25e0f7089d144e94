"""What each paragraph is for: the head of an article in its many forms, and when in doubt body."""

import pytest

from newsdiff.documents.segment import line_types
from newsdiff.documents.segment.roles import kinds

TITLE = "Ferry to Stennick sails again after four months"
STANDFIRST = "Islanders cheer first crossing since the November storm"
PROSE = "The ferry sails again today, four months after the storm that tore its ramp away."


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ([TITLE], ["title"]),
        ([TITLE, STANDFIRST], ["title", "standfirst"]),
        ([TITLE, STANDFIRST, "Ada Stone", "4 March 2019"], ["title", "standfirst", "byline", "dateline"]),
        ([TITLE, "By Ada Stone", "4 March 2019"], ["title", "byline", "dateline"]),
        ([TITLE, "By Ada Stone | 4 March 2019"], ["title", "byline"]),
        (["4 March 2019", TITLE], ["dateline", "title"]),
        (["NEWS", TITLE, "Norwire", "4 March 2019"], ["kicker", "title", "body", "dateline"]),
        (["ISLANDS", TITLE, "AFP", "4 March 2019"], ["kicker", "title", "byline", "dateline"]),
        (["Support The Stennick Mail!", TITLE], ["body", "title"]),
        (["Sign up for our newsletter", TITLE], ["body", "title"]),
        ([TITLE, "Share this story", STANDFIRST], ["title", "body", "body"]),
        ([TITLE, "Mail Staff", "2 min read"], ["title", "byline", "body"]),
        (["# " + TITLE, "*Ada Stone, Norwire*"], ["title", "byline"]),
        ([TITLE, PROSE, "By Ada Stone", "4 March 2019"], ["title", "standfirst", "byline", "dateline"]),
        (["Storm ends", "By Ada Stone"], ["title", "byline"]),
        ([TITLE, STANDFIRST, "Ada Stone", "Stennick"], ["title", "standfirst", "byline", "body"]),
        ([TITLE, "Ada Stone", "Share", "Save"], ["title", "byline", "body", "body"]),
        ([TITLE, "Stennick Weekly", "Ada Stone", "4 March 2019"], ["title", "body", "byline", "dateline"]),
        ([TITLE, "Ada Stone", STANDFIRST], ["title", "body", "body"]),
        (["本文へスキップ", "ホーム", "冬の港に船が戻る朝", "文・写真 川端みどり"], ["body", "kicker", "title", "byline"]),
        (["跳到主要内容", "渡轮四个月后恢复航行", "记者 周小梅"], ["body", "title", "byline"]),
        (["Świat", "Kraj", "Cisza", "Autor: Jan Borek, korespondent w Wilnie"], ["body", "body", "title", "byline"]),
        (["Voorpagina", "Sport", "Stilte", "Door Karel Smit"], ["body", "body", "title", "byline"]),
        (["Accueil", "Se connecter", "Le dernier bac", PROSE, "Par Lucie Vernet"], ["body", "body", "title", "standfirst", "byline"]),
        (["Startseite", "Anmelden", "Verstimmt", PROSE, "Von Ulrike Sand"], ["body", "body", "title", "standfirst", "byline"]),
        (["Storm ends", "Írta: Kovács Anna"], ["title", "byline"]),
        (["العاصفة تنتهي", "كتبت: ليلى منصور"], ["title", "byline"]),
        (["We value your privacy", "We and our partners use cookies.", "Accept all", TITLE], ["body", "body", "body", "title"]),
        (["Your privacy matters", "We and our partners use cookies.", "Accept all", "Drained", "By Ada Stone"], ["body", "body", "body", "title", "byline"]),
        ([TITLE + ", privacy or not", "We and our partners use cookies.", "Accept all", STANDFIRST], ["title", "body", "body", "body"]),
        (["Главная", "Политика", "Тишина", "Автор: Анна Белова, корреспондент"], ["body", "body", "title", "byline"]),
    ],
)  # fmt: skip
def test_the_head_of_an_article(head, expected):
    assert kinds([*head, PROSE, PROSE]) == [*expected, "body", "body"]


@pytest.mark.parametrize(
    "first",
    [
        "Harbour at dawn (Getty)",
        "Photo: Ada Stone",
        "Tide via Getty Images",
        "Bah, puffins!",
        "Who would have thought of such a ferry?",
        "islanders waved from the pier as the boat came in",
        "The storm. It was the worst anybody could remember",
        "In this report:",
        "We may earn a commission from links",
        "Walt Dreever, 71, baker on the island since he was a boy of nine, looks out over the harbour wall at the ferry",
        "- one of two",
        "www.stennickmail.example",
    ],
)
def test_a_line_that_is_not_surely_a_headline_stays_body(first):
    assert kinds([first, PROSE]) == ["body", "body"]


@pytest.mark.parametrize(
    "first", ["Harbour", "Fähre fährt", "Ferry back", "Vuelve el ferri", "Traghetto: si riparte"]
)
def test_the_line_that_opens_a_text_right_above_its_prose_is_the_headline_however_short(first):
    assert kinds([first, PROSE]) == ["title", "body"]
    assert kinds([first, "By Ada Stone", PROSE, PROSE]) == ["title", "byline", "body", "body"]


@pytest.mark.parametrize(
    "menu",
    [
        ["Skip to content", "News Sport What's On Jobs"],
        ["Zum Inhalt springen", "Politik Wirtschaft Sport Kultur", "Anzeige"],
        ["Accueil Politique Monde Culture"],
        ["Politics", "World", "Sport"],
    ],
)
def test_a_line_of_section_names_is_neither_headline_nor_kicker(menu):
    marked = kinds([*menu, TITLE, "By Ada Stone", "4 March 2019", PROSE, PROSE])

    assert marked[: len(menu)] == ["body"] * len(menu)
    assert marked[len(menu)] == "title"


@pytest.mark.parametrize(
    "lines",
    [
        ["Ada Stone", "Political editor"],
        ["By Ada Stone", "Harbour reporter, Stennick Mail"],
        ["Ada Stone", "Redakteurin Wirtschaft"],
        ["Ada Stone, Corresponsal en Stennick"],
        ["Ada Stone Political editor"],
        ["Ada Stone"],
        ["@adastone"],
    ],
)
def test_who_signs_between_headline_and_prose_is_structure(lines):
    assert kinds([TITLE, *lines, PROSE, PROSE]) == [
        "title",
        *["byline"] * len(lines),
        "body",
        "body",
    ]


@pytest.mark.parametrize(
    ("line", "leads_past_the_menu"),
    [
        ("跳转至正文", True), ("转到新学校的孩子们", False),
        ("تخطي إلى المحتوى الرئيسي", True), ("انتقل إلى رحمة الله", False),
        ("דילוג לתוכן", True), ("דלג לתוכן", True), ("דלי לגינה", False),
        ("ข้ามไปยังเนื้อหาหลัก", True), ("ข้ามไปยังอีกฝั่งของแม่น้ำ", False),
    ],
)  # fmt: skip
def test_a_link_past_the_menu_says_to_what_it_leads(line, leads_past_the_menu):
    assert line_types.is_boilerplate(line) == leads_past_the_menu


def test_a_text_that_begins_with_prose_has_no_head():
    texts = [PROSE, TITLE, "By Ada Stone", "4 March 2019", PROSE]

    assert kinds(texts) == ["body"] * 5


def test_a_text_without_prose_has_no_head():
    assert kinds([TITLE, "Ada Stone", "4 March 2019"]) == ["body"] * 3


def test_a_short_sentence_stands_for_prose_where_there_is_no_other():
    assert kinds([TITLE, "The ferry sails again today."]) == ["title", "body"]


def test_with_metadata_only_a_line_that_says_the_same_is_the_title():
    head = ["Stennick Harbour, upper pier", f"“{TITLE.upper()}”", PROSE]

    assert kinds(head, title=TITLE) == ["body", "title", "body"]


def test_an_agency_dateline_inside_prose_is_prose():
    lead = "STENNICK (Norwire) - " + PROSE

    assert kinds([TITLE, lead]) == ["title", "body"]


def test_a_date_behind_the_prose_counts_if_it_is_the_only_one():
    assert kinds([PROSE, "4 March 2019"]) == ["body", "dateline"]
    assert kinds([PROSE, "4 March 2019", "5 March 2019"]) == ["body"] * 3


def test_headings_of_markdown_are_subheadings_below_the_title():
    texts = [f"# {TITLE}", PROSE, "## What is new", PROSE, "**What it costs**", PROSE]

    assert kinds(texts) == ["title", "body", "subheading", "body", "subheading", "body"]


def test_one_dash_is_dialogue_and_two_are_a_list():
    assert kinds([PROSE, "- No, he said.", PROSE]) == ["body", "body", "body"]
    assert kinds([PROSE, "- salt", "- rope", PROSE]) == ["body", "list-item", "list-item", "body"]
    assert kinds([PROSE, "1. salt", "2. rope"]) == ["body", "list-item", "list-item"]


def test_a_menu_of_many_lines_has_no_title():
    menu = [f"Menu line number {n} of the page" for n in range(10, 30)]

    assert "title" not in kinds(["Menu", *[line + ":" for line in menu], TITLE, PROSE])


def test_the_name_of_an_outlet_above_every_headline_is_no_byline():
    masthead = ["Daily Tern", "Thursday, March 5, 2026", "News Sport Weather"]

    assert kinds([*masthead, TITLE, "By Ada Stone", PROSE])[0] == "body"
    assert kinds([TITLE, "Ada Stone", "4 March 2019", PROSE])[1] == "byline"
    assert kinds(["Ada Stone", "4 March 2019", PROSE])[0] == "byline"


@pytest.mark.parametrize("above", [[], ["Your privacy matters to us"], [PROSE]])
def test_a_notice_of_cookies_may_end_a_text(above):
    texts = [*above, "We use cookies on this site to give you the best experience."]

    assert kinds(texts)[-1] == "body"
