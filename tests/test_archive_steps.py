"""What an archive holds depends neither on the number of steps in which it was filled nor on their order."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("duckdb")

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff import api
from newsdiff.corpus.archive.limits import ArchiveLimits
from newsdiff.errors import SettingsError
from newsdiff.model import Document
from newsdiff.settings import CleanSettings, Settings

pytestmark = pytest.mark.long

FOOTER = (
    "Join our harbour forum",
    "Tell other islanders what you think and read their replies",
    "Thank you for registering",
)
PROMPT = "Read our guide to the old port before you go"
SHARED = (
    "The ferry company said on Tuesday that the last boat of the day would leave an hour earlier from May, "
    "because too few people take it, and that it would keep the morning boat as it is for now."
)
THINGS = "ferry bakery lighthouse pier school chapel".split()
QUERIES = {
    "documents": "SELECT id, path, title, outlet, published, sha256, digest, own_outlet, state, text FROM documents",
    "paragraphs": "SELECT id, p.* EXCLUDE document FROM paragraphs p JOIN documents ON document = number",
    "lines": "SELECT id, hash FROM site_lines JOIN documents ON document = number",
    "fingerprints": "SELECT id, hash, place FROM fingerprints JOIN documents ON document = number",
    "reuse": "SELECT a.id, b.id, r.* EXCLUDE (a, b) FROM reuse r JOIN documents a ON r.a = a.number "
    "JOIN documents b ON r.b = b.number",
    "meta": "SELECT * FROM meta",
}


def held(path):
    """Return what an archive holds, whatever numbers its documents have."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return {
            name: sorted(connection.execute(query).fetchall(), key=repr)
            for name, query in QUERIES.items()
        }


def filled(path, *steps):
    """Fill an archive in steps and return what it holds."""
    for step in steps:
        api.index(step, path)
    return held(path)


def article(name, topic, *lines, outlet=None, day=1):
    """Return an article with a story of its own, and lines that its site prints."""
    story = [
        f"The {topic} will be closed for {len(name) + day} weeks from {day} May, its keeper said.",
        f"Nobody could say on Sunday what the {topic} costs, or who has paid for it since {1900 + day}.",
        f"Letters about the {topic} fill a shelf in the town hall. Most of them ask for a longer {topic}.",
        f"A vote on the {topic} is due in {day} months. The mayor of the {topic} hopes for a clear answer.",
    ]
    text = "\n\n".join([f"What becomes of the {topic}", *story, *lines])
    return Document(id=name, text=text, outlet=outlet, published=f"2024-05-{day:02d}")


def islands():
    """Return articles of a site without a name, of one that some articles name, and of others; some copy."""
    made = []
    for at, topic in enumerate(THINGS):
        day = at + 1
        made += [
            article(f"n{at}", topic, PROMPT, *FOOTER, day=day),
            article(
                f"t{at}", f"{topic} of Tern", PROMPT, "Support The Tern!" * (at % 3 == 0), day=day
            ),
            article(
                f"g{at}", f"{topic} of Gull", SHARED * (at % 2), PROMPT, outlet="Gull", day=day
            ),
            article(
                f"s{at}", f"{topic} of Skua", SHARED * (at % 3 == 0), outlet="The Skua", day=day
            ),
        ]
    made[3] = replace(made[3], outlet="www.theskua.example")
    return made


def test_one_by_one_and_in_any_order_is_as_at_once(tmp_path):
    documents = islands()
    at_once = filled(tmp_path / "once.duckdb", documents)
    random.Random(4).shuffle(documents)

    assert filled(tmp_path / "steps.duckdb", *([one] for one in documents)) == at_once
    assert at_once["reuse"]
    assert {row[3] for row in at_once["documents"]} >= {"unnamed (n0)", "Gull", "The Skua"}


def test_the_sample_corpus_in_steps_is_as_at_once(tmp_path, corpus):
    documents = list(api.stream(corpus))
    nameless = [replace(document, outlet=None) for document in documents]
    for number, some in enumerate((documents, nameless)):
        at_once = filled(tmp_path / f"{number}.duckdb", some)
        shuffled = random.Random(number).sample(some, len(some))

        assert filled(tmp_path / f"{number}two.duckdb", shuffled[:5], shuffled[5:]) == at_once
        assert at_once["reuse"]


@settings(max_examples=4)
@given(st.data())
def test_what_is_changed_or_taken_out_leaves_what_the_rest_gives(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("steps")
    documents = islands()[:16]
    rest = data.draw(st.lists(st.sampled_from(documents), unique_by=lambda d: d.id, min_size=4))
    first = data.draw(st.permutations(documents))
    gone = [d.id for d in documents if d.id not in {one.id for one in rest}]
    other = replace(rest[0], text=rest[1].text, sha256="")

    filled(path / "a.duckdb", first[:7], [replace(first[0], text="A draft.", sha256="")], first[7:])
    api.index([first[0], other], path / "a.duckdb")
    api.remove(gone, path / "a.duckdb")

    assert held(path / "a.duckdb") == filled(path / "b.duckdb", [other, *rest[1:]])


def test_an_archive_of_two_steps_is_surveyed_like_a_folder(tmp_path):
    """One site without a name prints the same paragraph twice: that is no reuse across outlets."""
    first, second = (article(f"d{at}", THINGS[at], SHARED, *FOOTER, day=at + 1) for at in range(2))
    path = tmp_path / "steps.duckdb"
    filled(path, [first], [second])

    report = api.dedupe(api.archived(path))

    assert (report.clusters, report.outlets) == ((), {"unnamed (d0)": 2})
    assert report == api.dedupe([first, second])


def test_what_is_too_much_at_once_waits_and_refreshing_does_it(tmp_path):
    documents = islands()
    few = ArchiveLimits(min_anew=1, anew_for_each=1)
    path = tmp_path / "few.duckdb"
    for one in documents:
        waiting = api.index([one], path, limits=few).waiting

    assert waiting == api.summary(path)["waiting"] > 0
    assert api.refresh(path) == waiting
    assert api.summary(path)["waiting"] == 0
    assert held(path) == filled(tmp_path / "once.duckdb", documents)


def test_an_archive_that_has_outgrown_its_scale_is_compared_anew(tmp_path):
    documents = islands()
    small = ArchiveLimits(min_shared=((10, 1), (20, 2)))
    path, once = tmp_path / "steps.duckdb", tmp_path / "once.duckdb"
    for first in range(0, len(documents), 7):
        api.index(documents[first : first + 7], path, limits=small)

    api.index(documents, once, limits=small)

    assert held(path) == held(once)


def test_documents_that_were_cleaned_otherwise_are_refused(tmp_path, run):
    path = tmp_path / "safe.duckdb"
    safe = Settings(clean=CleanSettings(strictness="safe"))
    api.index(islands()[:4], path, safe)

    with pytest.raises(SettingsError, match=r"was cleaned with clean\.strictness = 'safe'"):
        api.index(islands(), path)
    with pytest.raises(SettingsError, match="strictness"):
        list(api.archived(path, Settings()))
    assert run(f"dedupe {path}").code == 1
    assert len(list(api.archived(path, safe))) == 4


@pytest.mark.parametrize("gone", [True, False])
def test_an_archive_of_a_version_with_other_settings_is_to_be_made_anew(tmp_path, gone):
    path = tmp_path / "old.duckdb"
    api.index(islands()[:4], path)
    with duckdb.connect(str(path)) as connection:
        [(kept,)] = connection.execute("SELECT value FROM meta WHERE key = 'clean'").fetchall()
        kept = {**json.loads(kept), "max_lost": 1} if gone else {"strictness": "balanced"}
        connection.execute("UPDATE meta SET value = ? WHERE key = 'clean'", [json.dumps(kept)])

    with pytest.raises(SettingsError, match=r"another version of newsdiff.*into a new file"):
        list(api.archived(path, Settings()))


def test_cleaning_an_archive_does_what_it_is_told(tmp_path, run, corpus):
    path = tmp_path / "news.duckdb"
    api.index(api.stream(corpus), path)
    overlay = Path(tmp_path / "overlay.toml")
    overlay.write_text('[outlet."*"]\ndrop = ["The bridge"]\n', encoding="utf-8")

    for more in (
        "",
        "--strictness safe",
        f"--overlay {overlay}",
        "--explain 000 --strictness safe",
    ):
        assert run(f"clean {path} {more}").out == run(f"clean {corpus} {more}").out
