"""What Python users have at hand is taken as it is, and what is none of it is refused with what is wanted."""

import datetime as dt
import logging
import subprocess
import sys
from pathlib import Path

import pytest

import newsdiff
from newsdiff import Document, Documents, LoadError, SelectionError, SettingsError
from newsdiff.settings import Settings

STORY = (
    "The weir at Ostmoor was shut on Sunday after divers found that two of its gates had come loose.",
    "Barges wait below the lock, and the harbour master expects a queue of forty by the end of the week.",
    "Nobody was hurt, said the river board, which had inspected the gates in the last days of March.",
)
TEXT = "\n\n".join(STORY)
OTHER = f"We drove to Ostmoor to see it with our own eyes.\n\n{STORY[1]}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of two articles that share a paragraph."""
    (tmp_path / "weir one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "tour.txt").write_text(OTHER, encoding="utf-8")
    return tmp_path


def copied(report):
    """Return which paragraphs were copied."""
    return [p.verdict == "verbatim" for p in report.paragraphs]


def test_two_texts_are_compared_in_one_line():
    report = newsdiff.compare(TEXT, OTHER)

    assert (report.target.id, [s.id for s in report.sources]) == ("b", ["a"])
    assert copied(report) == [False, True]


def test_paths_texts_and_documents_do_for_either_side(folder):
    one, other = folder / "weir one.txt", str(folder / "tour.txt")
    kinds = [
        newsdiff.compare(one, other),
        newsdiff.compare(TEXT, other),
        newsdiff.compare(Document(id="x", text=TEXT), {"text": OTHER, "id": 7}),
        newsdiff.provenance(other, one),
        newsdiff.provenance(OTHER, [TEXT]),
        newsdiff.provenance(Document(id="y", text=OTHER), TEXT),
        newsdiff.provenance(folder / "tour.txt", folder),
    ]

    assert [copied(report) for report in kinds] == [[False, True]] * len(kinds)
    assert [s.id for s in kinds[-1].sources] == ["weir one"]


def test_two_files_of_one_name_are_two_articles(tmp_path):
    for place, text in (("old", TEXT), ("new", OTHER)):
        (tmp_path / place).mkdir()
        (tmp_path / place / "story.txt").write_text(text, encoding="utf-8")
    old, new = tmp_path / "old/story.txt", tmp_path / "new/story.txt"

    for report in (newsdiff.compare(old, new), newsdiff.provenance(new, old)):
        assert len({report.target.id, *(s.id for s in report.sources)}) == 2
        assert copied(report) == [False, True]


def test_the_same_text_twice_is_compared_with_itself_where_it_is_asked_for(folder):
    path = folder / "tour.txt"

    assert newsdiff.compare(path, path).summary.coverage == 1.0
    assert newsdiff.provenance(OTHER, OTHER).summary.coverage == 1.0


def test_a_corpus_is_a_path_a_list_or_records(folder):
    records = [{"body": TEXT, "outlet": "Weir Post"}, {"body": OTHER, "outlet": "Tour"}]
    found = [
        newsdiff.dedupe(folder),
        newsdiff.dedupe(str(folder)),
        newsdiff.dedupe([str(folder / "weir one.txt"), folder / "tour.txt"]),
        newsdiff.dedupe([TEXT, OTHER]),
        newsdiff.dedupe([TEXT, Document(id="tour", text=OTHER)]),
        newsdiff.dedupe(records),
        newsdiff.dedupe(row for row in records),
        newsdiff.dedupe(newsdiff.read(records)),
    ]

    assert [(report.documents, len(report.clusters)) for report in found] == [(2, 1)] * len(found)
    assert [d.outlet for d in newsdiff.read(records)] == ["Weir Post", "Tour"]
    assert (
        len(newsdiff.clean(folder).documents) == len(newsdiff.clean([TEXT, OTHER]).documents) == 2
    )


def frames():
    """Return makers of data frames of every package that is there."""
    for name, make in (
        ("pandas", lambda m, columns: m.DataFrame(columns)),
        ("polars", lambda m, columns: m.DataFrame(columns)),
        ("pyarrow", lambda m, columns: m.table(columns)),
    ):
        yield pytest.param(name, make, id=name)


@pytest.mark.parametrize(("name", "make"), list(frames()))
def test_a_data_frame_is_a_corpus_with_its_outlets_and_dates(name, make):
    module = pytest.importorskip(name)
    frame = make(
        module,
        {
            "content": [TEXT, OTHER, None],
            "publication": ["Weir Post", "Tour", None],
            "published": [dt.datetime(2024, 4, 7), None, dt.datetime(2024, 4, 9, 8, 30)],  # noqa: DTZ001
        },
    )
    read = newsdiff.read(frame)

    assert [(d.outlet, d.published) for d in read] == [
        ("Weir Post", "2024-04-07"),
        ("Tour", None),
        (None, "2024-04-09T08:30:00"),
    ]
    assert len(newsdiff.dedupe(frame).clusters) == 1


def test_the_fields_of_records_can_be_named():
    (document,) = newsdiff.read([{"plot": TEXT, "who": "Post"}], columns={"text": "plot", "outlet": "who"})  # fmt: skip

    assert (document.text, document.outlet) == (TEXT, "Post")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (5, "int was given; a path, a text, a Document"),
        (None, "NoneType was given"),
        (b"bytes", "bytes was given"),
        ("", "an empty string was given"),
        ([["a text of words"]], "a list inside of a list was given"),
    ],
)
def test_what_is_nothing_to_compare_is_refused_with_what_is_wanted(given, said):
    with pytest.raises(SelectionError, match=said):
        newsdiff.dedupe(given)


@pytest.mark.parametrize("name", ["nope.txt", "my nope.txt", "no/such/place", "https://gull.example/a-story"])  # fmt: skip
def test_a_misspelt_path_is_no_text(name):
    with pytest.raises(LoadError):
        newsdiff.compare(name, TEXT)


@pytest.mark.parametrize(
    "text", ["Two words.", "堤防は日曜日に閉鎖された。", "One\nTwo", "x " * 5_000]
)
def test_a_text_is_no_path(text):
    assert newsdiff.compare(text, text).target.id == "b"


def test_a_target_that_is_many_is_refused(folder):
    with pytest.raises(SelectionError, match=r"holds 2 documents .* and one is wanted"):
        newsdiff.provenance(folder, TEXT)


def test_a_record_without_text_is_named():
    with pytest.raises(LoadError, match=r"records line 2 has no text; there are "):
        newsdiff.read([{"text": TEXT}, {"name": "x"}])


def test_two_records_of_one_id_are_refused():
    with pytest.raises(LoadError, match='the id "a" stands for two records, 1 and 2'):
        newsdiff.read([{"id": "a", "text": TEXT}, {"id": "a", "text": OTHER}])


# ------------------------------------------------------------------------------ choosing a document


CORPUS = Documents(Document(id=name, text=TEXT) for name in ("001_weir", "001_wharf", "002_tour"))


def test_a_document_is_found_by_its_id_or_by_how_it_begins():
    assert CORPUS["002"].id == CORPUS[2].id == CORPUS["002_tour"].id == "002_tour"
    assert [d.id for d in CORPUS[:2]] == ["001_weir", "001_wharf"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("001", "begins the ids of 2 documents: 001_weir, 001_wharf; type more of it"),
        ("003", "nearest: 00"),
    ],
)
def test_a_name_that_fits_none_or_several_is_told(name, said):
    with pytest.raises(SelectionError, match=said):
        CORPUS[name]


def test_read_gives_a_corpus(folder):
    assert newsdiff.read(folder)["tour.txt"].id == "tour"


# ----------------------------------------------------------------------------------------- settings


def test_settings_can_be_given_as_keywords():
    few = newsdiff.dedupe([TEXT, OTHER], min_words=60)
    strict = newsdiff.compare(TEXT, OTHER, strictness="safe")

    assert few.clusters == ()
    assert few.settings == Settings().changed({"align.min_words": 60, "align.min_words_edited": 60}).as_dict()  # fmt: skip
    assert strict.settings["clean"]["strictness"] == "safe"


@pytest.mark.parametrize(
    ("keywords", "said"),
    [({"min_wrods": 4}, "min_wrods is no keyword; there are min_words"), ({"min_words": 1}, "min_words")],
)  # fmt: skip
def test_a_wrong_keyword_is_told(keywords, said):
    with pytest.raises(SettingsError, match=said):
        newsdiff.dedupe([TEXT], **keywords)


# -------------------------------------------------------------------------------------- short forms


def test_everything_shows_itself_on_one_short_line():
    report = newsdiff.compare(TEXT, OTHER)
    hostile = Document(id="a\x1b[31m\n", text=TEXT, title="x\u202e")
    shown = [
        repr(report),
        repr(newsdiff.dedupe([TEXT, OTHER])),
        repr(newsdiff.clean([TEXT])),
        repr(hostile),
        repr(CORPUS),
        repr(report.table("pairs")),
        repr(Settings().changed({"align.min_words": 9})),
    ]

    assert all(len(line) < 400 and line.isprintable() for line in shown)
    assert shown[-1] == "<Settings: align.min_words = 9>"
    assert repr(Settings()) == "<Settings: the defaults>"


def test_notes_on_records_are_logged(caplog):
    caplog.set_level(logging.INFO, "newsdiff")
    newsdiff.read([{"content": TEXT, "paper": "Post"}])

    assert "content as text" in caplog.text


@pytest.mark.long
def test_types_are_those_that_are_returned(tmp_path):
    pytest.importorskip("mypy")
    path = tmp_path / "user.py"
    path.write_text(
        "import newsdiff\n"
        "corpus = newsdiff.read('corpus')\n"
        "one: newsdiff.Document = corpus['001']\n"
        "first: newsdiff.Document = corpus[0]\n"
        "some: newsdiff.Documents = corpus[:2]\n"
        "report: newsdiff.ProvenanceReport = newsdiff.compare('a b', 'c d', min_words=9)\n"
        "rows: list[dict[str, object]] = list(report.table('pairs'))\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )

    assert done.returncode == 0, done.stdout


def test_a_document_needs_no_id():
    one, other = Document(text=TEXT), Document(text=TEXT)

    assert one.id == other.id
    assert one.id.startswith("text-")
    assert newsdiff.compare(one, Document(text=OTHER)).summary.coverage > 0
    with pytest.raises(TypeError, match="needs a text"):
        Document(id="a")


def test_two_documents_of_one_id_are_told_apart_by_nobody():
    with pytest.raises(SelectionError, match='the id "a" stands for two documents'):
        newsdiff.dedupe([Document(id="a", text=TEXT), Document(id="a", text=OTHER)])


@pytest.mark.parametrize(
    "given", ["5 March 2024", "2024-03-05", dt.date(2024, 3, 5), {"seconds": 1_709_596_800}]
)
def test_dates_of_documents_are_read_as_those_of_files(given):
    published = given["seconds"] if isinstance(given, dict) else given
    report = newsdiff.compare(Document(text=TEXT, published=published), Document(text=OTHER))

    assert report.sources[0].published[:10] == "2024-03-05"


@pytest.mark.parametrize("given", ["03/04/2024", "soon", "2024-02-31"])
def test_a_date_that_is_none_is_refused(given):
    with pytest.raises(SelectionError, match="not a full, unambiguous date"):
        newsdiff.compare(Document(text=TEXT, published=given), OTHER)


def test_a_row_of_a_data_frame_is_a_record():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"body": [TEXT, OTHER], "source": ["Gull", "Tern"]})

    report = newsdiff.compare(frame.iloc[0], frame.iloc[1])

    assert (report.target.outlet, report.sources[0].outlet) == ("Tern", "Gull")
