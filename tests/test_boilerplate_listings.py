"""Lists that are part of an article."""

import pytest

from articles import DEFAULT, SENTENCE, units_of
from newsdiff.documents.boilerplate import listings
from newsdiff.documents.boilerplate.context import Decision


def kept():
    return Decision(None, "keep", "reads like the article's own text", 0.9, "model")


def removed():
    return Decision("related", "remove", "reads like furniture", 0.9, "model")


def spared(lines, decided):
    return sorted({i for i, _ in listings.spared(units_of(lines), decided, DEFAULT)})


def test_a_list_of_short_lines_below_prose_stays_as_a_whole_where_most_of_it_does():
    lines = [SENTENCE.format(""), "Leek", "Salt", "Barley", "Black pepper", "Parsley"]

    assert spared(lines, [kept(), kept(), removed(), kept(), kept(), kept()]) == [2]
    assert spared(lines, [kept(), kept(), removed(), removed(), kept(), kept()]) == []


AMOUNTS = ["1 pumpkin", "2 onions", "20 cl of cream", "1 pinch of nutmeg"]


def test_amounts_are_a_list_and_the_heading_below_it_stays_above_prose():
    lines = [SENTENCE.format(""), "Ingredients", *AMOUNTS, "Method", SENTENCE.format("")]
    decided = [kept(), *[removed() for _ in lines[2:]], kept()]

    assert spared(lines, decided) == [1, 2, 3, 4, 5, 6]


def test_the_few_short_lines_between_a_list_and_the_prose_beside_it_stay_with_it():
    lines = [
        SENTENCE.format(""),
        "Preparation: 20 minutes",
        "Serves four",
        "Ingredients",
        "400 g of haddock",
        "3 leeks",
        "50 g of butter",
        "1 bay leaf",
        "Salt and white pepper",
        "Method",
        SENTENCE.format(" again"),
    ]
    decided = [kept(), *[removed() for _ in lines[1:-1]], kept()]

    assert spared(lines, decided) == list(range(1, 10))


def test_short_lines_of_which_many_begin_with_an_amount_are_ingredients_in_the_head_of_a_recipe():
    rows = ["Serves 4", "3 leeks", "200g barley", "½ lemon", "Salt", "A bay leaf"]
    lines = [SENTENCE.format(""), *rows, "Cut the leeks and boil them."]
    decided = [kept(), *[removed() for _ in rows], kept()]

    assert spared(lines, decided) == [1, 2, 3, 4, 5, 6]
    chapters = ["1.1 Why leeks", "2 Types of barley", "3 Kinds of lemon", "4 Conclusion"]
    lines = [SENTENCE.format(""), *chapters, "Cut the leeks and boil them."]
    assert spared(lines, [kept(), *[removed() for _ in chapters], kept()]) == []


ENTRIES = ["the first goose went missing", "nobody had seen it", "a feather was found"]


@pytest.mark.parametrize(
    ("announcing", "below", "expected"),
    [
        ("The court heard that:", SENTENCE.format(""), [2, 3, 4]),
        ("The court heard that", SENTENCE.format(""), []),
        ("Author:", SENTENCE.format(""), []),
        ("The court heard that:", "Politics", []),
    ],
)
def test_rows_between_a_line_with_a_colon_and_the_next_sentence_are_a_list_of_the_article(
    announcing, below, expected
):
    lines = [SENTENCE.format(""), announcing, *ENTRIES, below]
    last = removed() if below == "Politics" else kept()

    assert spared(lines, [kept(), kept(), *[removed() for _ in ENTRIES], last]) == expected


def test_three_rows_with_labels_between_lines_that_stay_are_a_table():
    rows = ["Best for: families", "Address: Dock Street", "Price: next to nothing"]
    lines = [SENTENCE.format(""), *rows, SENTENCE.format(" again"), *rows, "Weather"]
    decided = [removed() for _ in lines]
    decided[0] = decided[4] = kept()

    assert spared(lines, decided) == [1, 2, 3]


def test_rows_with_a_label_that_comes_three_times_stay_each_between_lines_that_stay():
    rows = ["Chosen by: the baker", "Chosen by: the tailor", "Chosen by: the ferryman"]
    lines = [line for k, row in enumerate(rows) for line in (SENTENCE.format(k), row)]
    lines.append(SENTENCE.format("last"))
    decided = [kept() if i % 2 == 0 else removed() for i in range(len(lines))]

    assert spared(lines, decided) == [1, 3, 5]
    assert spared(lines[:5], decided[:5]) == []


def test_rows_with_labels_that_have_several_values_are_a_table_wherever_they_stand():
    rows = ["Free List: 412", "Farmers: 208", "Free List: 199", "Farmers: 201"]

    assert spared(rows, [removed() for _ in rows]) == [0, 1, 2, 3]
    assert spared(rows[:2], [removed() for _ in rows[:2]]) == []


PRIZES = ["First prize", "The Lighthouse, by Ada Stone", "Best actor", "Tom Reed"]


def test_rows_of_few_words_between_two_lines_of_the_article_are_its_list():
    lines = [SENTENCE.format(""), *PRIZES, "The jury laughed."]
    decided = [kept(), *[removed() for _ in PRIZES], kept()]

    assert spared(lines, decided) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(PRIZES[:3], id="three are so by chance"),
        pytest.param(["Save", *PRIZES, "Save"], id="buttons stand in a file twice"),
        pytest.param([f"{row} in a wet old town" for row in PRIZES[1:]] * 2, id="headlines"),
    ],
)
def test_buttons_and_headlines_between_two_lines_of_the_article_are_none(rows):
    lines = [SENTENCE.format(""), *rows, "The jury laughed."]

    assert spared(lines, [kept(), *[removed() for _ in rows], kept()]) == []


def test_three_rows_with_many_figures_are_a_table_where_a_line_beside_them_stays():
    rows = ["Week 1 run 30 min easy", "Week 2 walk 5 min twice", "Week 3 run 2 miles home"]
    headlines = [
        "Ten walks in the rain that end in a pub",
        "Why the 30 herons of Orlen stay",
        "What the 12 new trams will cost you",
    ]

    assert spared([*rows, "Rest."], [*[removed()] * 3, kept()]) == [0, 1, 2]
    assert spared([*rows[1:], "Rest."], [*[removed()] * 2, kept()]) == []
    assert spared(rows, [removed()] * 3) == []
    assert spared([*headlines, "Rest."], [*[removed()] * 3, kept()]) == []


def test_such_rows_stay_above_a_sentence_that_only_the_model_takes():
    lines = [SENTENCE.format(""), *PRIZES, "The jury laughed.", "Weather"]

    assert spared(lines, [kept(), *[removed() for _ in lines[1:]]]) == [1, 2, 3, 4, 5]


def test_rows_with_labels_may_be_long_and_headlines_of_a_series_are_none():
    long = "Home side: Hume, Bell, Okoro, Tranter, Platt, Wick, Sole, Marr and Finn"
    rows = ["Goals: Finn, Dyer", "Referee: Cullen", long]
    headlines = [f"Inside story: {word} walks in the rain that end in a pub" for word in "ab"]

    assert spared([*PRIZES[:1], *rows, "Rest."], [kept(), *[removed()] * 3, kept()]) == [1, 2, 3]
    assert spared(headlines, [removed(), removed()]) == []


@pytest.mark.parametrize(
    ("lines", "kinds", "expected"),
    [
        (["He listed these:", "• A lamp", "• Two horns"], "krr", [1, 2]),
        (["He listed these:", "• A lamp", "• Two horns"], "rrr", []),
        (["He listed these", "• A lamp", "• Two horns"], "krr", []),
        (["He listed these:", "A lamp", "Two horns"], "krr", []),
        (["Rules", "• Be on time.", "• Bring a horn.", "• Do not wave."], "rkrr", [0, 2, 3]),
        (["Rules", "• Be on time.", "• Bring a horn", "• Do not wave."], "rkrr", []),
    ],
)
def test_entries_below_a_colon_and_sentences_of_a_list_that_stays_are_the_articles(
    lines, kinds, expected
):
    decided = [kept() if kind == "k" else removed() for kind in kinds]

    assert spared(lines, decided) == expected
