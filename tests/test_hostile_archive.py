"""An archive of a stranger is read, never run: what newsdiff did not write is refused in one line."""

import json
import os
import re
import shutil
from pathlib import Path

import duckdb
import pytest

from newsdiff import api
from newsdiff.corpus import archive
from newsdiff.errors import NewsdiffError
from test_archive import articles, put


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    path = tmp_path_factory.mktemp("filled") / "news.duckdb"
    put(articles(3), path)
    return path


@pytest.fixture
def path(tmp_path, filled):
    return Path(shutil.copy(filled, tmp_path))


def sql(path, *queries):
    with duckdb.connect(str(path)) as connection:
        for query in queries:
            connection.execute(query)


def refusal(path):
    with pytest.raises(NewsdiffError) as error:
        list(api.archived(path))

    assert "\n" not in str(error.value)
    return str(error.value)


MOVED = (
    "DROP VIEW passages",
    "CREATE TABLE mine AS FROM documents",
    "DROP TABLE documents",
)


def test_a_view_in_the_place_of_a_table_reads_no_file_of_the_user(path, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("nobody may see this", encoding="utf-8")
    view = (
        "CREATE VIEW documents AS SELECT * REPLACE "
        f"((SELECT content FROM read_text('{secret}')) AS text) FROM mine"
    )
    sql(path, *MOVED, view)

    assert "it holds the view 'documents'" in refusal(path)


def test_info_of_a_foreign_archive_runs_nothing_of_it(run, path):
    sql(path, *MOVED, "CREATE VIEW documents AS SELECT mine.* FROM mine, range(1000000000000)")

    result = run(f"info {path}")

    assert result.code == 1
    assert "it holds the view 'documents'; nothing of it was read" in result.err


HIDING = (
    "CREATE MACRO duckdb_functions() AS TABLE SELECT NULL AS function_name, true AS internal, 'x' AS database_name",
    "CREATE MACRO duckdb_views() AS TABLE SELECT NULL AS view_name, true AS internal, 'x' AS database_name",
    "CREATE MACRO current_setting(name) AS true",
    "CREATE MACRO current_database() AS 'nobody'",
)


@pytest.mark.parametrize("query", HIDING)
def test_a_macro_hides_nothing_by_taking_the_name_of_what_looks_for_it(path, query):
    sql(path, query, "CREATE MACRO coalesce(a, b) AS 1")

    # DuckDB 1.2 trips over the first two itself.
    assert re.search("it holds the macro|is damaged or no archive", refusal(path))


def test_a_view_in_the_place_of_what_an_archive_says_of_itself_is_not_asked(path):
    sql(path, "DROP VIEW passages", "CREATE TABLE mine AS FROM meta", "DROP TABLE meta",
        "CREATE VIEW meta AS SELECT mine.* FROM mine, range(1000000000000)")  # fmt: skip

    assert "it holds the view 'meta'" in refusal(path)


def test_nothing_is_written_into_a_file_that_holds_only_code(tmp_path):
    path = tmp_path / "code.duckdb"
    sql(path, "CREATE MACRO coalesce(a, b) AS 1")

    with pytest.raises(NewsdiffError, match="the macro 'coalesce'"):
        put(articles(3), path)
    assert api.beside(path) == [("macro", "coalesce")]


def test_info_lists_what_a_stranger_put_into_a_file_and_runs_nothing_of_it(run, tmp_path):
    path = tmp_path / "strange.duckdb"
    sql(path, "CREATE TABLE notes (n INTEGER)", "CREATE MACRO shout(a) AS upper(a)", "CREATE SCHEMA deep",
        "CREATE VIEW deep.all_of_it AS FROM range(1000000000000)", "CREATE SEQUENCE counter",
        "CREATE TYPE mood AS ENUM ('glad')", "CREATE INDEX fast ON notes (n)",
        'CREATE TABLE "red \x1b[31m" (n INTEGER)')  # fmt: skip

    done = run(f"info {path}")

    assert done.code == 1
    assert done.out.splitlines() == [
        f"beside        {what}, never read"
        for what in (
            "index fast",
            "macro shout",
            "sequence counter",
            "table notes",
            "table red \\x1b[31m",
            "type mood",
            "view deep.all_of_it",
        )
    ]
    assert "it holds the macro 'shout'; nothing of it was read" in done.err
    assert json.loads(run(f"info {path} --format json").out)["beside"][1] == {
        "kind": "macro",
        "name": "shout",
    }


def test_info_names_a_table_beside_an_archive(run, path):
    sql(path, "CREATE TABLE my_notes (n INTEGER)")

    done = run(f"info {path}")

    assert (done.code, done.out.splitlines()[-1]) == (0, "beside        table my_notes, never read")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("CREATE MACRO coalesce(a, b) AS 1", "the macro 'coalesce'"),
        ("CREATE MACRO lines(a) AS TABLE SELECT a", "the macro 'lines'"),
        ("CREATE VIEW reuse2 AS FROM reuse", "the view 'reuse2'"),
        ("ALTER TABLE meta ALTER value SET DEFAULT 'x'", "a worked-out column in the table 'meta'"),
        ("CREATE INDEX fast ON meta (key)", "an index of the table 'meta'"),
        ("ALTER TABLE site_lines ADD COLUMN n INTEGER", "the table 'site_lines'"),
        ("DROP TABLE fingerprints", "the table 'fingerprints'"),
        ("ALTER TABLE paragraphs ALTER confidence TYPE VARCHAR", "the table 'paragraphs'"),
    ],
)
def test_an_archive_holds_its_tables_and_nothing_that_runs(path, query, told):
    sql(path, query)

    assert told in refusal(path)


def test_a_table_of_the_user_beside_those_of_newsdiff_does_no_harm(path):
    sql(path, "CREATE TABLE my_notes (n INTEGER)")

    assert len(list(api.archived(path))) == 3


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("UPDATE documents SET text = NULL WHERE number = 0", "has no text"),
        ("UPDATE documents SET id = NULL WHERE number = 0", "has none"),
        ("UPDATE documents SET number = 1", "one id or number"),
        ("UPDATE documents SET published = 'infinity'", "is no date of ISO 8601"),
        ("UPDATE documents SET published = '2019-01-01T00:00:00+99:99'", "is no date of ISO 8601"),
        ("UPDATE documents SET published = '9999-12-31T23:59:59-23:00'", "is no date of ISO 8601"),
        ("UPDATE documents SET text = repeat('a word ', 300000)", "at most 2,000,000"),
        ("UPDATE documents SET body_start = 100000", "has no text"),
        ('UPDATE paragraphs SET "start" = -5', "is not one of its text"),
        ('UPDATE paragraphs SET "end" = 99999999', "is not one of its text"),
        ('UPDATE paragraphs SET "start" = "end", "end" = "start"', "is not one of its text"),
        ('UPDATE paragraphs SET "index" = 7', "is not one of its text"),
        ("UPDATE paragraphs SET line = NULL", "of the kind"),
        ("UPDATE paragraphs SET kind = '<b>'", "of the kind '<b>'"),
        ("UPDATE paragraphs SET action = 'explode'", "has the mark"),
        ("UPDATE paragraphs SET action = 'keep', confidence = 'nan'", "has the mark"),
        ("UPDATE paragraphs SET action = 'keep', reason = NULL", "has the mark"),
        ("UPDATE paragraphs SET action = 'keep', category = 'x'", "has the mark"),
    ],
)
def test_values_that_no_article_has_are_refused(path, query, told):
    sql(path, query)

    assert told in refusal(path)


@pytest.mark.parametrize("value", ["", "x", "[]", '{"a": 1}', "[" * 5_000])
def test_settings_that_cannot_be_read_are_refused(path, value):
    sql(path, f"UPDATE meta SET value = '{value}' WHERE key = 'clean'")

    with pytest.raises(NewsdiffError, match=r"cleaned with|settings of its cleaning"):
        put(articles(4), path)


def test_numbers_far_apart_take_no_more_time(path):
    sql(path, *(f"UPDATE {t} SET {c} = 2147483000 WHERE {c} = 2" for t, c in
        (("documents", "number"), ("paragraphs", "document"))))  # fmt: skip

    assert len(list(api.archived(path))) == 3


def test_no_query_of_an_open_archive_reaches_beyond_it(path, tmp_path):
    with archive.open_archive(path) as opened:
        for query in (
            f"SELECT content FROM read_text('{path}')",
            f"ATTACH '{tmp_path / 'other.duckdb'}'",
            f"COPY meta TO '{tmp_path / 'out.csv'}'",
            "SET enable_external_access = true",
            "INSTALL httpfs",
        ):
            with pytest.raises(duckdb.Error):
                opened.database.rows(query)


@pytest.mark.parametrize("make", [os.mkfifo, lambda log: log.symlink_to("elsewhere")])
def test_a_log_beside_an_archive_that_is_no_file_is_neither_waited_for_nor_followed(path, make):
    make(Path(f"{path}.wal"))

    assert "is no file, as the log of an archive is" in refusal(path)


@pytest.mark.parametrize("name", ["lock", "waiting"])
@pytest.mark.parametrize("make", [os.mkfifo, lambda lock: lock.symlink_to("elsewhere")])
def test_a_lock_beside_an_archive_is_neither_waited_for_nor_followed(path, name, make):
    make(path.with_name(f".{path.name}.{name}"))

    put(articles(4), path)

    assert len(list(api.archived(path))) == 4
    assert not path.with_name("elsewhere").exists()
