"""Altered facts: pairs of phrases that change a fact or say the same, each inside sentences of real length.

    python -m benchmarks.facts FACTS.tsv [--list]

A row of the table has `changed` or `same`, what the source says and what the target says. Both are put into the same
sentences, each between two paragraphs that are copied. A changed fact is right where something is listed that touches
the phrase and the paragraph is not verbatim; the same fact is right where nothing is listed. The command prints the
share that is right over all rows and sentences, and with `--list` the rows that are wrong in more than half of them.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

import newsdiff

SENTENCES = (
    "Officials in the harbour office wrote in their yearly report that {}, and nobody at the meeting asked about it.",
    "The newspaper of the port found out from two letters of the owner that {} when the ferry company was sold.",
    "After a long evening in the town hall the speaker repeated, without looking at her papers, {} and then sat down.",
    "{} was what the clerk wrote into the big green book of the harbour before he locked the office for the night.",
)
BEFORE = "The old ferry was towed into the yard on a grey morning, and half of the village came down to watch it go."
BEHIND = "Nobody has said who will pay for the new engine, although the owners have asked three banks for the money."


def document(name: str, phrase: str, sentence: str) -> newsdiff.Document:
    """Write an article around a phrase."""
    filled = sentence.format(phrase)
    text = f"{BEFORE}\n\n{filled[0].upper()}{filled[1:]}\n\n{BEHIND}\n"
    return newsdiff.Document(id=name, text=text, outlet=f"Outlet {name}", published=None)


def listed(before: str, after: str, sentence: str) -> tuple[list[str], str]:
    """Return what is listed for a pair, and the verdict of its paragraph."""
    report = newsdiff.provenance(
        document("target", after, sentence), [document("source", before, sentence)]
    )
    lines = [line for line in report.paragraphs if line.verdict != "boilerplate"]
    found = [
        f"{a.kind}: {a.source} -> {a.target}"
        for line in lines
        for passage in line.passages
        for a in passage.alterations
    ]
    return found, lines[1].verdict


def main() -> None:
    """Print how many rows are right."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "table", type=Path, metavar="TABLE", help="right, before and after, with tabs between"
    )
    parser.add_argument("--list", action="store_true", help="print the rows that are wrong")
    asked = parser.parse_args()
    lines = asked.table.read_text("utf-8").splitlines()
    rows = [
        row
        for row in csv.reader(lines, "excel-tab", quoting=csv.QUOTE_NONE)
        if row[0] in ("changed", "same")
    ]
    right, n = Counter[str](), Counter[str]()
    for kind, before, after in rows:
        outcomes = [listed(before, after, sentence) for sentence in SENTENCES]
        good = [
            bool(found) and verdict != "verbatim" if kind == "changed" else not found
            for found, verdict in outcomes
        ]
        right[kind] += sum(good)
        n[kind] += len(good)
        if asked.list and sum(good) < len(good):
            print(kind, before, "->", after, outcomes[good.index(False)], sep="\t")
    for kind, total in n.items():
        print(f"{kind}: {right[kind]} of {total} right, {right[kind] / total:.3f}")


if __name__ == "__main__":
    main()
