import json
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.peers import __main__ as peers
from benchmarks.peers import adapters, environments, gold

CORPUS = Path(__file__).parents[1] / "corpus"
SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
LABELS = [json.loads(line) for line in (CORPUS / "labels.jsonl").read_text("utf-8").splitlines()]
SPANS = json.loads(gold.SPANS.read_text("utf-8"))
COPIED = {"verbatim", "edited", "mixed"}


def text_of(name):
    file = next(file for file in CORPUS.glob("*.*") if file.stem == name)
    return file.read_bytes().decode(SPANS["documents"][name]["encoding"])


def words(text):
    return re.findall(r"\w+", text.lower())


def paragraphs(name):
    """Return the labelled paragraphs of a document with the ranges in which they stand."""
    label = next(label for label in LABELS if label.get("document") == name)
    text, at, found = text_of(name), 0, {}
    for row in label["paragraphs"]:
        opening = re.compile(r"\s+".join(map(re.escape, row["opens"].split())))
        start = opening.search(text, at).start()
        end = re.compile(r"\n\s*(?:\n|\Z)" if label["wrapped"] else r"\r?\n|\Z").search(text, start)
        found[row["index"]] = (start, end.start())
        at = end.start()
    return found, label


PAIRS = [pair for pair in SPANS["pairs"] if not pair["target"].startswith("seed")]
pairs = pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["target"][:3])
documents = pytest.mark.parametrize(
    "name", [name for name in SPANS["documents"] if not name.startswith("seed")]
)


# ----------------------------------------------------------------------------------- the labels


def test_every_labelled_pair_of_the_corpus_is_found_by_its_digests():
    assert len(gold.cases(CORPUS, is_whole=True)) == len(PAIRS)


def test_every_pair_with_copied_paragraphs_has_labels():
    copied = {
        (pair["target"], pair["source"])
        for pair in LABELS
        if "target" in pair and any(row["verdict"] in COPIED for row in pair["paragraphs"])
    }

    assert copied == {(pair["target"], pair["source"]) for pair in PAIRS if pair["copied"]}


@documents
def test_labelled_furniture_is_furniture(name):
    found, label = paragraphs(name)
    furniture = [tuple(span) for span in SPANS["documents"][name]["furniture"]]
    labelled = {found[row["index"]] for row in label["paragraphs"] if row["category"]}

    assert labelled - set(furniture) == set()


@pairs
def test_copied_ranges_lie_in_copied_paragraphs_and_in_every_one(pair):
    found, _ = paragraphs(pair["target"])
    label = next(
        label
        for label in LABELS
        if (label.get("target"), label.get("source")) == (pair["target"], pair["source"])
    )
    held = {
        index
        for index, (start, end) in found.items()
        for a, b in pair["copied"]
        if start <= a < b <= end
    }

    assert held == {row["index"] for row in label["paragraphs"] if row["verdict"] in COPIED}


@pairs
def test_ranges_are_disjoint_and_cut_no_word(pair):
    text = text_of(pair["target"])
    ranges = sorted(
        pair["copied"] + pair["either"] + SPANS["documents"][pair["target"]]["furniture"]
    )
    edges = {edge for span in ranges for edge in span}
    inside = {
        at for word in re.finditer(r"\w+", text) for at in range(word.start() + 1, word.end())
    }

    assert all(a[1] <= b[0] for a, b in pairwise(ranges))
    assert edges & inside == set()


@pairs
def test_nine_tenths_of_the_copied_words_stand_in_the_source(pair):
    target, source = text_of(pair["target"]), text_of(pair["source"])
    copied = Counter(word for start, end in pair["copied"] for word in words(target[start:end]))

    assert (copied & Counter(words(source))).total() >= 0.9 * copied.total()


def test_the_labels_hold_no_text():
    assert {key for pair in SPANS["pairs"] for key in pair} == {
        "target",
        "source",
        "copied",
        "either",
    }
    assert {key for label in SPANS["documents"].values() for key in label} == {
        "sha256",
        "encoding",
        "furniture",
    }


# ------------------------------------------------------------------------------------- the score


def case(*classes):
    return gold.Case("b from a", "", " ".join("w" * len(classes)), classes)


def test_words_that_could_be_taken_either_way_count_for_nobody():
    score = gold.score([(case("copied", "either", "own"), [0, 1])])

    assert (score.precision, score.share("copied"), score.f1) == (1, 1, 1)


def test_own_words_and_furniture_lower_the_precision():
    score = gold.score([(case("copied", "copied", "own", "furniture"), [0, 2, 3])])

    assert (score.precision, score.share("copied"), score.share("own")) == (1 / 3, 0.5, 1)
    assert score.f1 == pytest.approx(0.4)


def test_nothing_reported_scores_nothing():
    assert gold.score([(case("copied", "own"), [])]).f1 == 0


def test_the_article_text_alone_lacks_the_furniture_on_both_sides():
    whole, body = (gold.cases(CORPUS, is_whole=is_whole)[1] for is_whole in (True, False))

    assert Counter(whole.classes) - Counter(body.classes) == {
        "furniture": whole.classes.count("furniture")
    }
    assert "Copyright Norwire" in whole.source
    assert "Copyright Norwire" not in body.source
    assert len(words(body.target)) == len(body.classes)


def test_texts_are_given_with_bare_newlines():
    assert [case.name for case in gold.cases(CORPUS, is_whole=True) if "\r" in case.target] == []


# ---------------------------------------------------------------------------------- the adapters


def test_a_word_is_reported_if_more_than_half_of_it_is():
    assert adapters.numbers(("one three five", [(2, 9)])) == [1]


def test_paragraphs_stand_between_blank_lines():
    assert adapters.blocks("a b\nc\n \nd\n") == [("a b\nc", 0), ("d", 8)]


def test_a_tool_that_raises_answers_with_its_reason():
    def compare(source, target):
        if source == "bad":
            raise IndexError("\n***\n  list \x1b[93mindex\x1b[0m out of range\nmore")
        return target, [(0, 3)]

    failed, found = adapters.answers(compare, [["bad", ""], ["good", "one two"]])

    assert failed == {"error": "IndexError: list index out of range"}
    assert found["words"] == [0]


@pytest.mark.parametrize("variant", adapters.VARIANTS)
def test_every_variant_belongs_to_a_tool_that_can_be_installed(variant):
    assert environments.tool(variant) in {"newsdiff", *environments.REQUIREMENTS}


def test_versions_are_fixed():
    assert [r for r in environments.REQUIREMENTS.values() if "==" not in r] == []


def test_a_tool_that_cannot_be_installed_is_named_with_the_reason(tmp_path, monkeypatch, capsys):
    def fail(*_):
        raise environments.ToolError("no such package")

    monkeypatch.setattr(environments, "_run", fail)

    peers.table([case("copied")], ["copydetect"], tmp_path, shows_errors=False)

    assert capsys.readouterr().out.splitlines()[1] == f"{'copydetect':<26}  no such package"


def test_a_command_that_fails_gives_its_last_line():
    with pytest.raises(environments.ToolError, match=r"^second$"):
        environments._run([sys.executable, "-c", "raise SystemExit('first\\nsecond')"])


def test_a_tool_that_fails_on_some_pairs_is_scored_with_a_note():
    line = peers.row(
        "tool", [case("copied")] * 2, [{"words": [0], "seconds": 0.002}, {"error": "E: why"}]
    )

    assert line.split()[:4] == ["tool", "100.0%", "50.0%", "66.7%"]
    assert line.endswith("2.0  failed on 1 of 2 pairs: E: why")


def test_wrong_words_are_listed_run_by_run():
    some = gold.Case("b from a", "", "x y z u v", ("copied", "copied", "own", "either", "own"))

    assert list(peers.errors([some], [{"words": [2, 3, 4]}])) == [
        "    b from a, word 0: missed: x y",
        "    b from a, word 2: wrong, own: z",
        "    b from a, word 4: wrong, own: v",
    ]


# --------------------------------------------------------------------------------------- newsdiff


def found(folder, *, is_whole):
    some = gold.cases(folder, is_whole=is_whole)
    compare = adapters.newsdiff(is_cleaned=is_whole)
    return gold.score((case, adapters.numbers(compare(case.source, case.target))) for case in some)


@pytest.mark.parametrize("is_whole", [True, False])
def test_newsdiff_finds_the_copied_words_of_the_corpus_and_no_others(is_whole):
    score = found(CORPUS, is_whole=is_whole)

    assert score.f1 >= 0.99
    assert score.share("own") <= 0.002
    assert score.share("furniture") == 0


@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs the development articles in ../shared/seeds")
def test_newsdiff_finds_the_copied_words_of_the_development_articles():
    assert found(SEEDS, is_whole=True).f1 >= 0.99
