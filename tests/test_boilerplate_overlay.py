"""Lines that the user keeps or drops, and proposals for them."""

import pytest

from articles import DEFAULT, OTHER, PROSE, actions, document, keys_of, marks
from newsdiff.documents.boilerplate import Overlay, add_line, propose_overlay, read_overlay
from newsdiff.documents.boilerplate.lines import line_keys
from newsdiff.documents.boilerplate.overlay import OutletLines
from newsdiff.errors import LoadError


def test_the_users_overlay_wins_over_everything():
    lines = [*PROSE, "Advertisement", "Harbour ghosts, chapter nine"]
    doc = document(lines, outlet="Harbour Times")
    overlay = Overlay(
        {"Harbour Times": OutletLines(frozenset({"advertisement"}), keys_of(lines[-1]))}
    )
    row = marks(doc, overlay=overlay)[0]

    assert [(m.action, m.reason) for m in row[-2:]] == [
        ("keep", "your overlay keeps this line"),
        ("remove", "your overlay drops this line"),
    ]


@pytest.mark.parametrize("bullet", ["1. ", "12) ", "• ", "- ", "— ", "+ ", ""])
def test_a_line_pasted_from_the_file_is_dropped_with_its_bullet_and_without(tmp_path, bullet):
    line = f"{bullet}Frobnicate the quay wall"
    doc = document([*PROSE, line])
    for pasted in (line, "Frobnicate the quay wall"):
        path = tmp_path / "overlay.toml"
        path.write_text(f'[outlet."*"]\ndrop = ["{pasted}"]\n', encoding="utf-8")

        assert (
            marks(doc, overlay=read_overlay(path))[0][-1].reason == "your overlay drops this line"
        )


def test_the_headline_of_another_story_is_found_behind_a_bullet_and_without_its_own():
    headline = "Lighthouse keeper honoured after forty years"
    a = document([*PROSE[:3], f"• {headline}", *PROSE[3:]], "a", outlet="Harbour Times")
    b = document(OTHER, "b", outlet="Harbour Times", title=f"7. {headline}")

    assert marks(a, b)[0][3].reason == "headline of another story of the outlet"


def test_keep_wins_over_drop():
    overlay = Overlay({"*": OutletLines(keys_of(PROSE[0]), keys_of(PROSE[0]))})

    assert actions(document(PROSE), overlay=overlay)[0] == "keep"


def test_what_learn_proposes_can_be_read_back(tmp_path):
    line = 'Tides, "weather" and wind at the quay: 12 knots'
    docs = [
        document([*PROSE, line], "a", outlet="Harbour Times"),
        document([*OTHER, line], "b", outlet="Harbour Times"),
    ]
    text = propose_overlay(docs, DEFAULT)
    path = tmp_path / "overlay.toml"
    path.write_text(text, encoding="utf-8")

    assert text.startswith("# Lines that each outlet prints under several stories. Review them:")
    assert "# 2 stories: a, b" in text
    assert read_overlay(path).lines("Harbour Times").drop == keys_of(line)


@pytest.mark.parametrize("line", ["• 3. Tides at the quay", "- - Wind", "1) Tides\n  at the quay"])
def test_what_learn_proposes_with_a_bullet_drops_that_line(tmp_path, line):
    docs = [
        document([*PROSE, line], "a", outlet="Harbour Times"),
        document([*OTHER, line], "b", outlet="Harbour Times"),
    ]
    path = tmp_path / "overlay.toml"
    path.write_text(propose_overlay(docs, DEFAULT), encoding="utf-8")

    assert " ".join(line.split()) in path.read_text(encoding="utf-8")
    assert {row[-1].reason for row in marks(*docs, overlay=read_overlay(path))} == {
        "your overlay drops this line"
    }


def test_learn_sets_versions_of_one_story_aside():
    docs = [
        document(PROSE, "a", outlet="Harbour Times"),
        document([*PROSE, OTHER[0]], "b", outlet="Harbour Times"),
    ]

    assert "drop" not in propose_overlay(docs, DEFAULT).split("\n", 3)[-1]


def test_learn_never_proposes_long_lines_that_other_outlets_print():
    docs = [
        document([*PROSE, OTHER[0]], "a", outlet="Harbour Times"),
        document(OTHER[:4], "b", outlet="Harbour Times"),
        document(OTHER, "c", outlet="Island Post"),
    ]

    assert OTHER[0] not in propose_overlay(docs, DEFAULT)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[outlet", "is not TOML"),
        ("outlet = 3", "write each outlet as a table"),
        ("[outlet]\nx = 3", "write each outlet as a table"),
        ("[outlet.x]\nremove = []\n", "only drop and keep are known"),
        ('[outlet.x]\ndrop = "Tides"\n', "drop of outlet 'x' is no list of lines"),
        ("[outlet.x]\nkeep = [1]\n", "keep of outlet 'x' is no list of lines"),
    ],
)
def test_a_broken_overlay_is_refused_with_its_path(tmp_path, text, message):
    path = tmp_path / "overlay.toml"
    path.write_text(text)

    with pytest.raises(LoadError, match=message):
        read_overlay(path)


def test_a_missing_overlay_is_named(tmp_path):
    with pytest.raises(LoadError, match="cannot be read"):
        read_overlay(tmp_path / "none.toml")


PROPOSED = """# Lines that each outlet prints under several stories.
[outlet."The Post"]
keep = []
drop = [
  "Read our guide to the old port",  # 4 stories: a, b, c
]
"""


def corrected(path, *corrections):
    """Add lines to an overlay file; return what it says then."""
    for outlet, action, line in corrections:
        path.write_text(add_line(path, outlet, action, line), encoding="utf-8")
    return read_overlay(path)


def test_a_line_is_added_to_an_overlay_and_all_else_in_it_stays(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(PROPOSED)
    line = 'The “old”\tport, \\ "quay" \x7f'
    found = corrected(
        path, ("The Post", "keep", line), ("The Post", "drop", "Share"), (None, "drop", "More")
    )

    assert found.lines("The Post").keep == frozenset(line_keys([line]))
    assert found.lines("The Post").drop == frozenset(
        line_keys(["Share", "Read our guide to the old port"])
    )
    assert found.lines(None).drop == frozenset(line_keys(["More"]))
    assert set(PROPOSED.splitlines()) - {"keep = []"} < set(path.read_text().splitlines())


def test_a_line_that_is_there_is_not_added_twice_and_a_new_file_begins_by_itself(tmp_path):
    path = tmp_path / "new.toml"
    corrected(path, ("Post", "keep", "Share"))
    before = path.read_text()
    corrected(path, ("Post", "keep", "Share"))

    assert path.read_text() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[outlet."Post"]\nkeep = ["Share"]\n', "keeps this line already"),
        ("outlet = {Post = {drop = []}}\n", 'add "Share" to drop'),
        ("[outlet]\nPost.drop = []\n", 'add "Share" to drop'),
        ("[outlet", "is not TOML"),
        ("an article\n", "is not TOML"),
    ],
)
def test_what_cannot_be_added_is_left_to_a_person(tmp_path, text, said):
    (tmp_path / "mine.toml").write_text(text)
    with pytest.raises(LoadError, match=said):
        add_line(tmp_path / "mine.toml", "Post", "drop", "Share")


def test_of_two_overlays_the_last_one_counts(tmp_path):
    for name, text in {
        "a": 'keep = ["One"]\ndrop = ["Two", "Three"]',
        "b": 'keep = ["Two"]\ndrop = ["One"]',
    }.items():
        (tmp_path / name).write_text(f'[outlet."Post"]\n{text}\n')
    found = read_overlay(tmp_path / "a", tmp_path / "b").lines("Post")

    assert (found.keep, found.drop) == (
        frozenset(line_keys(["Two"])),
        frozenset(line_keys(["One", "Three"])),
    )
