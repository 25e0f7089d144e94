"""Files of a stranger: what they say of themselves costs nothing and ends in one line."""

import gzip
import json
import os
import warnings
from contextlib import suppress
from time import process_time
from xml.etree import ElementTree as ET

import pytest

import newsdiff
from newsdiff.documents.boilerplate import overlay
from newsdiff.documents.reading import documents
from newsdiff.documents.reading.folders import files_below
from newsdiff.documents.reading.front_matter import front_matter
from newsdiff.documents.reading.markup import fragment_text
from newsdiff.documents.reading.notes import Notes
from newsdiff.documents.reading.sources import recognised
from newsdiff.documents.reading.table_finding import found_records
from newsdiff.documents.reading.xml_records import records_below
from newsdiff.documents.segment import describe
from newsdiff.errors import LoadError, SelectionError, SettingsError
from newsdiff.model import Document
from newsdiff.settings import Panel
from newsdiff.settings.intake import Intake

ENDINGS = (".txt",)


def fields(yaml):
    return front_matter(f"---\n{yaml}\n---\nThe text.", 0, "a.md", is_markdown=True)[1]


def laughs(last):
    rows = ["a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    rows += [
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    return "\n".join([*rows, last])


def test_a_value_that_names_itself_a_billion_times_is_no_date(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(f"---\n{laughs('date: *i')}\n---\nThe text.\n", encoding="utf-8")

    [document] = documents(path)

    assert document.published is None


def test_tables_that_are_merged_again_and_again_are_not_built():
    rows = ["a0: &a0 {x: 1}"]
    rows += [f"a{n + 1}: &a{n + 1} {{<<: [{', '.join([f'*a{n}'] * 9)}]}}" for n in range(60)]

    assert fields("\n".join([*rows, "title: Ferry back"]))["title"] == "Ferry back"


@pytest.mark.parametrize(
    "value",
    [
        "0x" + "f" * 5_000,
        ":".join(["59"] * 3_000),
        "1" * 9_000,
        "1984",
        "no",
        ".5",
        "1_000",
        "0o17",
    ],
)
def test_a_field_is_the_text_that_stands_there(value):
    assert fields(f"title: {value}")["title"] == value


def test_a_field_may_repeat_another_and_say_nothing():
    assert fields("title: &t Ferry\nheadline: *t\noutlet: ~") == {
        "title": "Ferry",
        "headline": "Ferry",
        "outlet": None,
    }


@pytest.mark.parametrize(
    "yaml",
    ["date: !!timestamp 'x'", "title: !!int ''", "title: !!float ''", "a: [!!bool q]", "t: !!binary =",
     "t: !own x", "a: " + "[" * 90_000, "t: \x01", "a: " + "x" * 100_001, "{a: 1", "a: 'x"],
)  # fmt: skip
def test_what_is_no_plain_yaml_is_told_in_one_line(yaml):
    with pytest.raises(LoadError) as error:
        fields(yaml)

    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 400


@pytest.mark.parametrize(
    "date", ["2017-02-31", "0001-01-01 00:00:00 +14:00", "9999-12-31T23:59:59-14:00"]
)
def test_a_day_at_the_end_of_the_calendar_is_no_date(tmp_path, date):
    (tmp_path / "a.md").write_text(f"---\ndate: {date}\n---\nThe text.\n", encoding="utf-8")

    assert documents(tmp_path)[0].published is None


@pytest.mark.parametrize(
    "toml",
    ["outlet = 0x" + "f" * 5_000, '[documents."a"]\ntitle = 0x' + "f" * 5_000,
     "[aliases]\nx = 0x" + "f" * 5_000, "outlet = " + "[" * 5_000],
)  # fmt: skip
def test_a_table_with_endless_values_is_told_in_one_line(tmp_path, toml):
    (tmp_path / "a.txt").write_text("The text.", encoding="utf-8")
    (tmp_path / "corpus.toml").write_text(toml, encoding="utf-8")

    with pytest.raises(LoadError, match=r"corpus\.toml") as error:
        documents(tmp_path)

    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "toml", ["outlet = " + "[" * 5_000, "outlet = 3", "[outlet]\nx = 3", "[outlet.x]\ndrop = [3]"]
)
def test_an_overlay_of_other_values_is_told_in_one_line(tmp_path, toml):
    path = tmp_path / "overlay.toml"
    path.write_text(toml, encoding="utf-8")

    with pytest.raises(LoadError, match=r"overlay\.toml"):
        overlay.read_overlay(path)


def test_a_setting_of_thousands_of_digits_is_told_in_one_line(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text("[align]\nmin_words = 0x" + "f" * 5_000, encoding="utf-8")

    with pytest.raises(SettingsError, match=r"align\.min_words is 0xfff"):
        Panel().with_file(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_listed_is_an_error(tmp_path):
    (tmp_path / "a.txt").write_text("The text.", encoding="utf-8")
    (tmp_path / "closed").mkdir(mode=0)

    with pytest.raises(LoadError, match="closed cannot be listed"):
        documents(tmp_path)


def test_a_folder_that_vanishes_while_it_is_listed_is_an_error(tmp_path):
    with pytest.raises(LoadError, match="gone cannot be listed"):
        files_below(tmp_path / "gone", ENDINGS, (), Intake(), Notes())


@pytest.mark.parametrize(
    "name",
    [
        "undefined",
        "punycode",
        "idna",
        "zip",
        "hex",
        "rot13",
        "unicode_escape",
        "\udcff",
        "a\0b",
        "x" * 999,
    ],
)
def test_an_encoding_is_one_of_texts(tmp_path, name):
    path = tmp_path / "a.txt"
    path.write_text("The text.", encoding="utf-8")

    with pytest.raises(LoadError, match="is no encoding of texts"):
        documents(path, Intake(encoding=name))


@pytest.mark.parametrize(
    "name", ["utf-8", "UTF_8", "latin-1", "cp1252", "koi8-r", "utf-8-sig", "mac-roman"]
)
def test_encodings_of_texts_are_known_by_all_their_names(tmp_path, name):
    path = tmp_path / "a.txt"
    path.write_bytes("The text.".encode(name))

    assert documents(path, Intake(encoding=name))[0].text == "The text."


@pytest.mark.parametrize(
    ("text", "told"),
    [("word " * 400_001, "2,000,005 characters"), ("word\n" * 10_001, "10,001 paragraphs")],
)
def test_a_text_far_longer_than_an_article_is_told_in_one_line(run, tmp_path, text, told):
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")

    result = run(f"clean {tmp_path}")

    assert result.code == 1
    assert told in result.err


def test_no_page_is_wider_than_a_thousand_columns(run):
    assert run("provenance 001 000 --width 1001").code == 2


def test_no_more_processes_start_than_there_are_cores(run):
    result = run("dedupe --jobs 99999999 --format json")

    assert result.code == 0
    assert result.out == run("dedupe --format json").out


@pytest.mark.parametrize("size", ["9" * 400 + "GB", "1e400GB", "nanGB", "-5GB"])
def test_an_amount_of_memory_is_a_number(run, size):
    assert run(f"dedupe --memory {size}").code == 2


@pytest.mark.parametrize(
    "head",
    [
        b"<!---->" * 580,
        b"<?xml?>" * 580,
        b"<!doctype>" * 400,
        b" " * 4096,
        b"From: x\n" + (b" " * 12 + b"\n") * 300,
    ],
)
def test_what_a_file_is_cannot_be_made_slow_to_tell(head):
    """Each took longer than the age of the world where a comment or a line could end in several ways."""
    assert recognised(head) is None


@pytest.mark.parametrize(
    "written",
    ["infinity", "2019-13-01", "0001-01-01T00:00+14:00", "9999-12-31T23:59:59-23:00", "", 2019],
)
def test_a_document_made_by_a_program_is_published_at_a_date(written):
    with pytest.raises(SelectionError, match="not a full, unambiguous date"):
        newsdiff.dedupe([Document(id="a", text="One.", published=written)])


def test_comments_without_an_end_take_no_more_time_than_the_text_is_long():
    start = process_time()
    text = fragment_text("<p>The ferry sails.<!-- not this --> Again.</p>" + "<!--" * 50_000)

    assert text.startswith("The ferry sails. Again.")
    assert process_time() - start < 10


def test_a_page_of_many_articles_is_gone_through_once(tmp_path):
    path = tmp_path / "a.html"

    def seconds(n):
        """Return the CPU time that n open elements and comments take."""
        path.write_text('<html><body><div class="DocPublicationName">' + "<!--<div><article>" * n, encoding="utf-8")  # fmt: skip
        start = process_time()
        with suppress(LoadError):
            documents(path)
        return process_time() - start

    seconds(10)
    assert seconds(16_000) < max(8 * seconds(4_000), 0.5)


def test_a_long_subject_of_encoded_words_is_left_as_it_was_written(tmp_path):
    """Decoded, it took 3.8 GB."""
    subject = "=?utf-8?q?a?= " * 50_000
    mail = tmp_path / "mail.eml"
    mail.write_text(
        f"From: Ada Stone <a@tern.example>\nSubject: {subject}\n\nThe ferry sails again.\n"
    )

    [read] = documents([mail])

    assert (read.author, read.title) == ("Ada Stone", subject.strip())


def test_a_field_in_thousands_of_tables_is_read_as_any_other(tmp_path):
    """Each table once took a call; a stack of them ended the run in a traceback."""
    record = {"text": "The ferry sails again.", "data." * 5_000 + "x": "1"}
    (tmp_path / "a.jsonl").write_text(json.dumps(record))

    [read] = documents([tmp_path / "a.jsonl"])

    assert read.text == "The ferry sails again."


@pytest.mark.parametrize("cell", ["[1is 2]", r"['\d', 0x1for 2]"])
def test_a_cell_that_is_nearly_python_warns_of_nothing(tmp_path, cell):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "The ferry sails.", "tags": cell}))
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        list(documents([tmp_path / "a.jsonl"]))

    assert [str(one.message) for one in told] == []


def test_an_object_of_very_many_objects_is_looked_through_once():
    """Each member was once looked at beside a list of all of them: this did not end in minutes."""
    wide = {f"k{number}": {"n": number, "deep": {"m": 1}} for number in range(8_000)}
    start = process_time()

    assert found_records(wide, {"body"}, must_have_texts=True) is None
    assert process_time() - start < 10


def test_a_header_of_tei_inside_of_others_is_looked_at_once():
    """Each of them was once looked through, and each title in it: this did not end in minutes."""
    inside = "<teiheader>" * 3_000 + "<title>Lock</title>" + "</teiheader>" * 3_000
    root = ET.fromstring(f"<tei>{inside}<text><p>It sails.</p></text></tei>")
    start = process_time()

    list(records_below(root, {"text"}))

    assert process_time() - start < 2


@pytest.mark.parametrize("name", ["date", "title", "author"])
def test_an_endless_number_in_front_matter_is_told_in_one_line(tmp_path, name):
    (tmp_path / "a.md").write_text(
        f"+++\n{name} = 0x{'f' * 5_000}\n+++\nThe text.\n", encoding="utf-8"
    )

    with pytest.raises(LoadError, match=r"front matter is not TOML") as error:
        documents(tmp_path)

    assert "\n" not in str(error.value)


def test_what_was_packed_twice_is_unpacked_or_told(tmp_path):
    (tmp_path / "a.txt.gz.gz").write_bytes(gzip.compress(gzip.compress(b"The ferry is late.")))

    assert [one.text for one in documents(tmp_path)] == ["The ferry is late."]


def test_attributes_without_end_take_no_more_time_than_the_page_is_long(tmp_path):
    prose = "The harbour board said on Monday that fares on the island ferry go up. " * 5
    names = " ".join(f"a{n}" for n in range(30_000))
    (tmp_path / "a.html").write_text(f"<html><body><p {names}>{prose}</p></body></html>")
    start = process_time()
    read = documents(tmp_path)

    assert process_time() - start < 2
    assert [prose.strip()] == [one.text.strip() for one in read]


def test_a_broken_pdf_is_told_in_one_line(run, tmp_path):
    pytest.importorskip("pypdf")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nno objects\n")

    done = run(f"clean {tmp_path}")

    assert (done.code, done.err.count("\n")) == (1, 1)


def test_days_without_end_below_a_headline_are_looked_at_once():
    text = "Title of it all\n\n" + "3 March 2024\n\nTown: Senn\n\n" * 4000
    start = process_time()
    describe(
        Document(id="days", text=f"{text}The harbour board of Senn voted on Tuesday for the ferry.")
    )

    assert process_time() - start < 3
