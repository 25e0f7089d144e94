"""Changed facts in languages that set no blanks between words or no capitals, in others without rules of their own, and in numbers.

In `facts_in_scripts.tsv` a line with `=` is a paragraph of a source; the lines below say what stands for what in a
paragraph of the target, and whether that changes a fact.
"""

from pathlib import Path

import pytest

import newsdiff


def read_cases() -> dict[str, list[tuple[str, str]]]:
    """Return for each paragraph of a source those made of it, with whether a fact is changed."""
    found: dict[str, list[tuple[str, str]]] = {}
    source = ""
    for line in Path(__file__).with_name("facts_in_scripts.tsv").read_text("utf-8").splitlines():
        right, before, *after = line.split("\t")
        if right == "=":
            source = before
        else:
            found.setdefault(source, []).append((right, source.replace(before, after[0], 1)))
    return found


CASES = read_cases()


@pytest.mark.parametrize("source", CASES)
def test_facts_are_listed_where_they_are_changed_and_nowhere_else(source):
    paragraphs = [after for _, after in CASES[source]]
    report = newsdiff.provenance(
        newsdiff.Document(id="target", text="\n\n".join(paragraphs), outlet="Target"),
        [newsdiff.Document(id="source", text=source, outlet="Source")],
    )

    found = {
        line.text: "changed" if any(p.alterations for p in line.passages) else "same"
        for line in report.paragraphs
        if line.verdict in ("verbatim", "edited", "quote")
    }
    assert found == {after: right for right, after in CASES[source]}
    assert not any(
        line.verdict == "verbatim" and found[line.text] == "changed" for line in report.paragraphs
    )
