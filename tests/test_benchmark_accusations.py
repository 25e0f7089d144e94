"""The command that draws pairs with a copied verdict, and what it makes of judged ones."""

import json

import pytest

from benchmarks import accusations

LIFTED = "The ferry was towed into the yard on a grey morning and half of the village came down to watch it go by."


def test_only_what_is_called_copied_is_shown(tmp_path, capsys):
    texts = {"a": f"Orla Skerrow reports.\n\n{LIFTED}", "b": f"{LIFTED}\n\nNobody has said why."}
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(
        "\n".join(json.dumps({"id": i, "text": t, "outlet": i.upper()}) for i, t in texts.items())
    )

    accusations.main([str(corpus)])

    shown = capsys.readouterr().out
    assert "== 20 to 39: 1 pairs" in shown
    assert f"A Orla Skerrow reports. [[{LIFTED[:-1]}" in shown
    assert f"B [[{LIFTED[:-1]}" in shown


def test_judged_pairs_give_a_share_with_its_interval(tmp_path, capsys):
    judged = tmp_path / "judged.tsv"
    judged.write_text("8 to 11\tcopied\n8 to 11\tphrase\n50 and more\tcopied\n")

    accusations.main(["--judged", str(judged)])

    rows = capsys.readouterr().out.splitlines()[2:]
    assert rows[0].startswith("| 8 to 11 | 2 | 0.50 |")
    assert rows[0].endswith("| phrase 1 |")
    assert rows[1].startswith("| 50 and more | 1 | 1.00 |")


@pytest.mark.parametrize(("right", "n"), [(0, 5), (5, 5), (3, 7)])
def test_an_interval_holds_its_share_and_stays_in_bounds(right, n):
    low, high = accusations.wilson(right, n)

    assert 0 <= low <= right / n <= high <= 1
