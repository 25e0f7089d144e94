"""Text in which an article goes on behind what interrupts it."""

import pytest

from articles import DEFAULT, SENTENCE, units_of
from newsdiff.documents.boilerplate import resumed
from newsdiff.documents.boilerplate.context import Decision

PROSE = [SENTENCE.format(word) for word in (" today", " at last", " again", " in May")]


def decisions(marks):
    """One decision a letter: k stays, r the model removes, c a cue removes."""
    return [
        Decision(None, "keep", "", 0.9, "model")
        if mark == "k"
        else Decision("related", "remove", "", 0.97, {"r": "model", "c": "cue"}[mark])
        for mark in marks
    ]


def gone(lines, marks, rule=resumed.spare_between):
    units, decided = units_of(lines), decisions(marks)
    rule(units, decided)
    return [lines[i] for i, decision in enumerate(decided) if decision.action == "remove"]


def spare(units, decided):
    resumed.spare(units, decided, DEFAULT)


def test_a_sentence_behind_a_label_and_a_headline_stays_unless_another_headline_follows():
    box = [PROSE[0], "Read also", "The mill that moved"]

    assert gone([*box, "The mayor agreed.", "Comments (4)"], "kcrrc") == [*box[1:], "Comments (4)"]
    teasers = [*box, "It went by night.", "Ten walks in the rain", "Bring a coat."]
    assert gone(teasers, "kcrrrr") == teasers[1:]


def test_the_line_that_a_paywall_cuts_off_stays():
    lines = [PROSE[0], "The union said that it", "To continue reading, subscribe"]

    assert gone(lines, "krc") == ["To continue reading, subscribe"]


def test_what_stands_between_a_handle_and_the_time_of_a_post_stays():
    lines = [PROSE[0], "@harbourboats", "No boats tonight ⛴️", "9:41 PM · Mar 10, 2024", "Reply"]

    assert "No boats tonight ⛴️" not in gone(lines, "krrrc", spare)
    assert "No boats tonight ⛴️" in gone([*lines[:3], "Ten walks", "Reply"], "krrrc", spare)


@pytest.mark.parametrize(
    ("who", "below", "stays"),
    [
        ("Friends of the Harbour", ["Like", "Comment"], True),
        ("Friends of the Harbour", ["Seven people", "Comment"], True),
        ("Friends of the Harbour", ["Ten walks", "Ferry late again"], False),
        ("The friends of the harbour have met.", ["Like", "Comment"], False),
    ],
)
def test_what_stands_between_who_and_when_and_the_buttons_of_a_post_stays(who, below, stays):
    lines = [PROSE[0], who, "3 March at 20:14", "No boats tonight", *below]
    units, decided = units_of(lines), decisions("krkrcc")
    decided[2].category = "dateline"
    resumed.spare(units, decided, DEFAULT)

    assert (decided[3].action != "remove") == stays


def test_two_paragraphs_behind_a_small_box_stay_and_a_single_one_does_not():
    box = ["Support us from as little as £1", "Continue"]

    assert gone([PROSE[0], *box, *PROSE[1:3]], "krcrr", spare) == box
    assert gone([PROSE[0], *box, PROSE[1]], "krcr", spare) == [*box, PROSE[1]]
    assert gone([PROSE[0], *box * 4, *PROSE[1:3]], "k" + "rc" * 4 + "rr", spare) != box * 4


@pytest.mark.parametrize(
    ("head", "kinds", "expected"),
    [
        (["Serves four", "Cooks for an hour"], "tbbb", []),
        (["Serves four", "Serves four"], "tbbb", ["Serves four", "Serves four"]),
        (["Serves four", "Share"], "tbbb", ["Serves four", "Share"]),
        (["Serves four", "Cooks for an hour"], "bbbb", ["Serves four", "Cooks for an hour"]),
        (
            [f"Walk {word} in the rain" for word in "one two three four five".split()],
            "tbbbbbb",
            None,
        ),
    ],
)
def test_a_few_lines_between_headline_and_text_stay(head, kinds, expected):
    lines = ["Leek soup for a wet day", *head, PROSE[0]]
    units, decided = units_of(lines), decisions("k" + "r" * len(head) + "k")
    for unit, kind in zip(units, kinds, strict=True):
        unit.kind = {"t": "title", "b": "body"}[kind]
    resumed.spare_between(units, decided)
    removed = [lines[i] for i, decision in enumerate(decided) if decision.action == "remove"]

    assert removed == (head if expected is None else expected)
