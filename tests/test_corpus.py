"""The sample corpus and its labels agree, by checks that share no code with the program."""

import json
import re
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import get_args

import pytest

from newsdiff.model import COPIED, Category, DirectionVerdict, Fact, Kind, Verdict

CORPUS = Path(__file__).parents[1] / "corpus"
LABELS = [json.loads(line) for line in (CORPUS / "labels.jsonl").read_text("utf-8").splitlines()]
DOCUMENTS = {label["document"]: label for label in LABELS if "document" in label}
PAIRS = {(p["target"][:3], p["source"][:3]): p for p in LABELS if "target" in p}
FILES = {p.stem: p for p in sorted(CORPUS.glob("[0-9][0-9][0-9]_*"))}
FURNITURE = {"byline", "dateline", "caption", "boilerplate"}


def blocks(document):
    """Return the non-empty lines of a file, or its blocks where the lines are wrapped."""
    label = DOCUMENTS[document]
    text = FILES[document].read_bytes().decode(label["encoding"])
    if text.startswith("---\n"):
        text = text.split("\n---\n", 1)[1]
    parts = re.split(r"\n\s*\n", text) if label["wrapped"] else text.splitlines()
    return [" ".join(part.split()) for part in parts if part.strip()]


TEXTS = {document: blocks(document) for document in DOCUMENTS}
ROWS = [
    pytest.param(pair, row, id=f"{key[0]}-{key[1]}-{row['index']}")
    for key, pair in PAIRS.items()
    for row in pair["paragraphs"]
]


def rows(*verdicts):
    return pytest.mark.parametrize(
        ("pair", "row"), [param for param in ROWS if param.values[1]["verdict"] in verdicts]
    )


def words(text):
    return re.findall(r"\w+(?:'\w+)?", text.lower().replace("’", "'"))


def runs(text, n=8):
    tokens = words(text)
    return {tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1)}


def linked(pair, row):
    """Return the text of a target paragraph and that of its source paragraphs."""
    source = TEXTS[pair["source"]]
    return TEXTS[pair["target"]][row["index"]], [source[index] for index in row["sources"]]


def share_in_order(target, sources):
    """Return the share of the target's words that stand in the sources, in their order."""
    ours, theirs = words(target), [word for source in sources for word in words(source)]
    equal = SequenceMatcher(None, theirs, ours, autojunk=False).get_matching_blocks()
    return sum(block.size for block in equal) / len(ours)


def test_every_article_is_labelled_and_every_label_has_its_article():
    assert sorted(DOCUMENTS) == sorted(FILES)


def test_the_first_three_characters_name_one_article():
    assert [document[:3] for document in FILES] == [f"{n:03}" for n in range(len(FILES))]


def test_there_are_enough_articles_of_newspaper_length():
    lengths = {document: len(" ".join(TEXTS[document]).split()) for document in TEXTS}

    assert len(lengths) >= 12
    assert [document for document, n in lengths.items() if not 300 <= n <= 850] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_paragraph_has_one_label_that_opens_like_it(document):
    expected = [(i, " ".join(text.split()[:5])) for i, text in enumerate(TEXTS[document])]
    actual = [(p["index"], p["opens"]) for p in DOCUMENTS[document]["paragraphs"]]

    assert actual == expected


@pytest.mark.parametrize("document", DOCUMENTS)
def test_kinds_and_categories_are_those_of_the_model(document):
    paragraphs = DOCUMENTS[document]["paragraphs"]

    assert {p["kind"] for p in paragraphs} <= set(get_args(Kind))
    assert {p["category"] for p in paragraphs} <= {None, *get_args(Category)}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_furniture_has_a_category_and_prose_has_none(document):
    paragraphs = DOCUMENTS[document]["paragraphs"]
    furniture = [p["index"] for p in paragraphs if p["kind"] in FURNITURE]

    assert [p["index"] for p in paragraphs if p["category"]] == furniture


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_title_is_the_paragraph_labelled_title(document):
    label = DOCUMENTS[document]
    titles = [
        text.removeprefix("# ")
        for text, paragraph in zip(TEXTS[document], label["paragraphs"], strict=True)
        if paragraph["kind"] == "title"
    ]

    assert titles == [label["title"]]


@pytest.mark.parametrize("document", [d for d in DOCUMENTS if DOCUMENTS[d]["outlet"]])
def test_the_file_names_its_outlet(document):
    label = DOCUMENTS[document]

    assert label["outlet"] in FILES[document].read_bytes().decode(label["encoding"])


def test_a_doubled_caption_differs_only_by_its_credit():
    for document in ("000", "003", "004", "011"):
        (name,) = (d for d in DOCUMENTS if d.startswith(document))
        kinds = [p["kind"] for p in DOCUMENTS[name]["paragraphs"]]
        first = kinds.index("caption")
        plain, credited = TEXTS[name][first : first + 2]

        assert re.fullmatch(re.escape(plain) + r" \([^)]+\)", credited)


def test_the_encodings_that_the_readme_names_are_those_of_the_files():
    raw = {document[:3]: FILES[document].read_bytes() for document in FILES}

    assert [d for d in raw if raw[d].startswith(b"\xef\xbb\xbf")] == ["011"]
    assert [d for d in raw if b"\r\n" in raw[d]] == ["004"]
    with pytest.raises(UnicodeDecodeError):
        raw["004"].decode("utf-8")


def test_every_pair_names_two_articles_and_a_direction_of_the_model():
    for pair in PAIRS.values():
        assert {pair["target"], pair["source"]} <= set(DOCUMENTS)
        assert pair["direction"] in get_args(DirectionVerdict)


@pytest.mark.parametrize("key", PAIRS)
def test_a_pair_judges_every_paragraph_of_its_target(key):
    pair = PAIRS[key]

    assert [r["index"] for r in pair["paragraphs"]] == list(range(len(TEXTS[pair["target"]])))
    assert {r["verdict"] for r in pair["paragraphs"]} <= set(get_args(Verdict))


@pytest.mark.parametrize("key", PAIRS)
def test_boilerplate_verdicts_are_the_paragraphs_with_a_category(key):
    pair = PAIRS[key]
    paragraphs = DOCUMENTS[pair["target"]]["paragraphs"]
    expected = [p["index"] for p in paragraphs if p["category"]]

    assert [r["index"] for r in pair["paragraphs"] if r["verdict"] == "boilerplate"] == expected


@pytest.mark.parametrize("key", PAIRS)
def test_sources_are_prose_and_only_what_was_taken_has_them(key):
    pair = PAIRS[key]
    paragraphs = DOCUMENTS[pair["source"]]["paragraphs"]
    prose = {p["index"] for p in paragraphs if p["category"] is None}
    for row in pair["paragraphs"]:
        is_taken = row["verdict"] in {*COPIED, "quote", "reworded"}

        assert set(row["sources"]) <= prose
        assert bool(row["sources"]) == is_taken == (row["credited"] is not None)


@pytest.mark.parametrize("key", PAIRS)
def test_omissions_are_prose_that_no_paragraph_uses(key):
    pair = PAIRS[key]
    paragraphs = DOCUMENTS[pair["source"]]["paragraphs"]
    used = {index for row in pair["paragraphs"] for index in row["sources"]}

    assert [i for i in pair["omissions"] if paragraphs[i]["category"] or i in used] == []


@rows("verbatim")
def test_verbatim_has_nearly_all_its_words_in_its_sources(pair, row):
    assert share_in_order(*linked(pair, row)) >= 0.95


@rows("verbatim", "edited", "mixed")
def test_a_copied_paragraph_shares_five_words_with_each_source(pair, row):
    target, sources = linked(pair, row)

    assert all(runs(target, n=5) & runs(source, n=5) for source in sources)


@rows("edited")
def test_edited_keeps_most_of_its_words_and_changes_some_or_a_fact(pair, row):
    share = share_in_order(*linked(pair, row))

    assert share >= 0.6
    assert share < 0.95 or row["altered_facts"]


@rows("mixed")
def test_mixed_holds_a_copied_run_and_much_that_is_new(pair, row):
    target, sources = linked(pair, row)

    assert runs(target) & runs(" ".join(sources))
    assert share_in_order(target, sources) < 0.8


@rows("quote")
def test_a_shared_quote_stands_between_quotation_marks_on_both_sides(pair, row):
    target, sources = linked(pair, row)
    spoken = [" ".join(re.findall(r"“([^”]*)”", text)) for text in (target, *sources)]
    shared = runs(target) & runs(" ".join(sources))

    assert shared
    assert shared == runs(spoken[0]) & runs(" ".join(spoken[1:]))


@rows("original", "reworded")
def test_what_is_not_copied_shares_no_eight_words_with_the_source(pair, row):
    target = TEXTS[pair["target"]][row["index"]]
    source = [
        text
        for text, p in zip(
            TEXTS[pair["source"]], DOCUMENTS[pair["source"]]["paragraphs"], strict=True
        )
        if p["category"] is None
    ]

    assert [text for text in source if runs(target) & runs(text)] == []


@pytest.mark.parametrize(
    ("pair", "row"), [param for param in ROWS if param.values[1]["altered_facts"]]
)
def test_an_altered_fact_stands_in_its_source_and_not_in_the_target(pair, row):
    target, sources = linked(pair, row)
    for fact in row["altered_facts"]:
        assert fact["kind"] in get_args(Fact)
        assert any(fact["source"] in text for text in sources)
        assert fact["source"] not in target
        assert fact["target"] in target
        assert not any(fact["target"] in text for text in sources)


@pytest.mark.parametrize(("pair", "row"), [param for param in ROWS if param.values[1]["credited"]])
def test_a_credited_paragraph_names_the_outlet_of_its_source(pair, row):
    assert DOCUMENTS[pair["source"]]["outlet"] in TEXTS[pair["target"]][row["index"]]


def test_the_aggregator_shows_everything_that_the_ledger_is_for():
    taken = PAIRS["001", "000"]["paragraphs"]
    verdicts = Counter(row["verdict"] for row in taken)
    uses = Counter(index for row in taken for index in row["sources"])
    first = [row["sources"][0] for row in taken if row["sources"]]

    assert verdicts == {"verbatim": 7, "mixed": 4, "edited": 5, "original": 3, "reworded": 1}
    assert (
        sum(len(row["sources"]) == 2 and row["verdict"] in ("verbatim", "edited") for row in taken)
        == 7
    )
    assert [index for index, n in uses.items() if n == 2] == [30]
    assert first != sorted(first)
    assert [row["index"] for row in taken if row["credited"]] == [3]
    assert Counter(fact["kind"] for row in taken for fact in row["altered_facts"]) == Counter(
        ["quotation", "name", "place", "number"]
    )


def test_the_aggregator_leaves_out_the_qualification_and_the_denial():
    pair = PAIRS["001", "000"]
    dropped = [TEXTS[pair["source"]][index] for index in pair["omissions"]]

    assert ["no evidence" in dropped[0], "no certificate was ever" in dropped[1]] == [True, True]


@pytest.mark.parametrize("key", [k for k, p in PAIRS.items() if p["relation"] == "same-outlet"])
def test_a_follow_up_shares_only_furniture(key):
    pair = PAIRS[key]
    verdicts = {row["verdict"] for row in pair["paragraphs"]}

    assert DOCUMENTS[pair["target"]]["outlet"] == DOCUMENTS[pair["source"]]["outlet"]
    assert verdicts == {"original", "boilerplate"}
    assert runs(" ".join(TEXTS[pair["target"]])) & runs(" ".join(TEXTS[pair["source"]]))


@pytest.mark.parametrize(
    "key", [k for k, p in PAIRS.items() if p["relation"] in {"independent", "rewrite"}]
)
def test_independent_reports_and_rewrites_copy_nothing(key):
    verdicts = {row["verdict"] for row in PAIRS[key]["paragraphs"]}

    assert verdicts <= {"original", "reworded", "boilerplate"}
