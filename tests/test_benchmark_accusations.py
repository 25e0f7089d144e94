"""The command that draws pairs with a copied verdict, and what it makes of judged ones."""

import pytest

from benchmarks import accusations
from newsdiff import Document

LIFTED = "The ferry was towed into the yard on a grey morning and half of the village came down to watch it go by."


def documents():
    texts = {"a": f"Orla Skerrow reports.\n\n{LIFTED}", "b": f"{LIFTED}\n\nNobody has said why."}
    return {name: Document(id=name, text=text, outlet=name) for name, text in texts.items()}


def test_only_what_is_called_copied_is_shown(capsys):
    accusations.draw(documents(), seed=1, n_pairs=5, between=None)

    shown = capsys.readouterr().out
    assert "== 20 to 39: 1 pairs" in shown
    assert f"A Orla Skerrow reports. [[{LIFTED[:-1]}" in shown
    assert f"B [[{LIFTED[:-1]}" in shown


def judged(start, label):
    end = start + len(LIFTED)
    return accusations.Judged("1", "rumours", "kept", "a", "b", 23, 0, start, end, label)


def test_a_judged_passage_is_looked_for_in_what_is_found_today():
    rows = [judged(0, "copied"), judged(len(LIFTED), "phrase")]

    found = [*accusations.findings(rows, documents())]

    assert [finding for _, finding in found] == ["claimed", "others"]
    *_, line, _ = accusations.tabulate(found)
    assert line.startswith("| rumours | kept | 20 to 39 | 2 | 1 of 1 | 1.00 |")
    assert line.endswith("| 0 of 1 | 1 |")


def test_what_was_judged_is_kept_without_text():
    rows = [*accusations.judged_pairs()]

    assert len(rows) == len(set(rows)) > 200
    assert {row.label for row in rows} <= {"copied", "phrase", "statement", "list", "form"}
    assert all(len(row.a) == len(row.b) == 12 and row.start < row.end for row in rows)


@pytest.mark.parametrize(("right", "n"), [(0, 5), (5, 5), (3, 7)])
def test_an_interval_holds_its_share_and_stays_in_bounds(right, n):
    low, high = accusations.wilson(right, n)

    assert 0 <= low <= right / n <= high <= 1
