"""Text that does not count, and new articles against old ones."""

import json
from pathlib import Path

import pytest

from newsdiff import api
from newsdiff.documents.boilerplate.ignoring import IgnoredText, read_ignored
from newsdiff.errors import LoadError
from newsdiff.model import Document

NEWS = "The dredger left the harbour on Tuesday with nine crew and a broken winch, the pilot office said."
MORE = "It came back before the regatta, since the part had arrived from Rotterdam in time."
DISCLAIMER = "This text may contain forward-looking statements, and nothing in it is an offer to buy or to sell."
GERMAN = "Alle Angaben ohne Gewähr; maßgeblich ist allein die gedruckte Ausgabe vom selben Tag."


def report(target, source, *passages):
    """Compare two texts with passages that do not count."""
    ignored = IgnoredText.of(passages, "house.txt")
    documents = [Document("b", target, outlet="B"), Document("a", source, outlet="A")]
    b, a = api.without(api.prepare(documents, is_cleaned=False), ignored)
    return api.provenance(b, [a])


def test_ignored_words_are_in_no_count():
    target = f"{NEWS} {DISCLAIMER}\n\n{MORE}"
    whole, counted = report(target, DISCLAIMER), report(target, DISCLAIMER, DISCLAIMER)

    assert whole.summary.copied_words == 19
    assert (counted.summary.copied_words, counted.summary.coverage) == (0, 0)
    assert counted.summary.words == whole.summary.words - 19


def test_what_stands_around_an_ignored_passage_is_still_found():
    found = report(f"{NEWS} {DISCLAIMER} {MORE}", f"{NEWS}\n\n{MORE}", DISCLAIMER)

    assert found.summary.coverage == 1
    assert [p.verdict for p in found.paragraphs] == ["verbatim", "boilerplate", "verbatim"]
    assert [p.text for p in found.paragraphs] == [NEWS, DISCLAIMER, MORE]
    assert found.paragraphs[1].boilerplate.reason == "text that does not count (house.txt)"


@pytest.mark.parametrize(
    "printed",
    [
        DISCLAIMER.upper(),
        DISCLAIMER.replace(", and", " – and"),
        DISCLAIMER.replace(" ", "\n"),
        f"“{DISCLAIMER}”",
    ],
)
def test_case_marks_and_line_ends_do_not_count(printed):
    assert report(f"{NEWS}\n\n{printed}", printed, DISCLAIMER).summary.copied_words == 0


def test_a_passage_in_another_language_is_known_too():
    found = report(f"{NEWS}\n\n{GERMAN}", GERMAN.replace("ß", "ss"), GERMAN)

    assert found.summary.copied_words == 0


def test_part_of_a_passage_is_none():
    half = DISCLAIMER.partition(", and")[0] + "."

    assert (
        report(f"{NEWS}\n\n{half} {MORE}", f"{half} {MORE}", DISCLAIMER).summary.copied_words > 20
    )


def test_the_longest_passage_counts_where_two_begin_alike():
    short = "This text may contain forward-looking statements"
    found = report(f"{DISCLAIMER} {NEWS}", NEWS, short, DISCLAIMER)

    assert [p.text for p in found.paragraphs] == [DISCLAIMER, NEWS]


def test_positions_and_lines_are_those_of_the_file():
    text = f"{NEWS}\n{DISCLAIMER}\n{MORE}"
    (document,) = api.prepare([Document("a", text)], is_cleaned=False)
    (found,) = api.without([document], IgnoredText.of([DISCLAIMER], "x"))

    assert [document.text[p.start : p.end] for p in found.paragraphs] == [NEWS, DISCLAIMER, MORE]
    assert [(p.index, p.line) for p in found.paragraphs] == [(0, 1), (1, 2), (2, 3)]


def test_a_file_holds_a_passage_a_paragraph(tmp_path):
    path = tmp_path / "house.txt"
    path.write_bytes(f"\ufeff{DISCLAIMER}\r\n\r\n{GERMAN}\n \n\n".encode())

    assert sum(len(some) for some in read_ignored(path).beginnings.values()) == 2


@pytest.mark.parametrize(("content", "said"), [(b"\xff\xfe\x00", "not UTF-8"), (b"\n", "no words")])
def test_a_file_that_says_nothing_is_an_error_of_one_line(tmp_path, content, said):
    path = tmp_path / "house.txt"
    path.write_bytes(content)

    with pytest.raises(LoadError, match=said):
        read_ignored(path)


# ------------------------------------------------------------------------- new against old


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """Make an old corpus that repeats itself, and a new one."""
    monkeypatch.chdir(tmp_path)
    for path, text in {
        "old/a/dredger.txt": f"Dredger leaves\n\n{NEWS}\n\n{MORE}",
        "old/b/again.txt": f"Again\n\n{MORE} {GERMAN}",
        "old/c/again2.txt": f"And again\n\n{GERMAN}",
        "new/d/today.txt": f"Today\n\n{NEWS}\n\nNobody was hurt.",
        "new/e/other.txt": f"Other\n\n{DISCLAIMER}",
        "new/f/else.txt": f"Else\n\n{DISCLAIMER} Really.",
    }.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text + "\n", encoding="utf-8")


def pairs(done):
    """Return the pairs of a report."""
    return {(pair["a"], pair["b"]) for pair in json.loads(done.out)["pairs"]}


@pytest.mark.usefixtures("folders")
@pytest.mark.parametrize("old", ["old", "news.duckdb"])
def test_what_old_articles_share_with_each_other_is_not_reported(run, old):
    if old == "news.duckdb":
        pytest.importorskip("duckdb")
        run("index old --into news.duckdb", here=True)
    found = run(f"dedupe new --against {old} --format json", here=True)

    assert pairs(run("dedupe old --format json", here=True)) == {
        ("again", "dredger"),
        ("again", "again2"),
    }
    assert pairs(found) == {("dredger", "today"), ("else", "other")}


def test_new_against_old_finds_what_both_together_give_but_for_the_old():
    texts = (f"{NEWS} {MORE}", MORE, f"{MORE} {GERMAN}", GERMAN, f"{GERMAN} {NEWS}", NEWS)
    documents = [Document(f"d{n}", text, outlet=f"o{n}") for n, text in enumerate(texts)]
    old, new = documents[:3], documents[3:]

    def found(*some, **more):
        return {(p.a, p.b) for p in api.dedupe(*some, **more).pairs}

    assert found(old)
    assert found(new, against=old) == found(documents) - found(old)


@pytest.mark.usefixtures("folders")
def test_an_article_that_is_in_both_is_one(run):
    Path("old/d").mkdir()
    Path("old/d/today.txt").write_bytes(Path("new/d/today.txt").read_bytes())
    Path("old/f").mkdir()
    Path("old/f/else.txt").write_text(f"Another\n\n{NEWS}\n")
    found = pairs(run("dedupe new --against old --format json", here=True))

    assert ("today", "today") not in found
    assert ("older:else", "today") in found


@pytest.mark.usefixtures("folders")
def test_passages_that_do_not_count_run_through_no_outlets(run):
    Path("house.txt").write_text(DISCLAIMER)
    found = run("dedupe new --against old --ignore house.txt --format json", here=True)

    assert pairs(found) == {("dredger", "today")}


@pytest.mark.usefixtures("folders")
def test_only_new_articles_have_to_be_recent(run):
    for name, day in (("new/d/today.txt", "2 May 2024"), ("old/a/dredger.txt", "3 May 2020")):
        text = Path(name).read_text()
        Path(name).write_text(text.replace("\n\n", f"\n\nPublished {day}\n\n", 1))
    done = run("dedupe new --against old --since 2024-05-01 --format json", here=True)

    assert pairs(done) == {("dredger", "today")}
    assert "2 without a date" in done.err
