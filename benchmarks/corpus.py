"""What newsdiff finds in the sample corpus, beside the truth in corpus/labels.jsonl.

    python -m benchmarks.corpus [--errors]

Paragraphs whose label is not sure take no part. A link is a paragraph of the target with one of the source
that it was copied from. `--errors` lists every wrong verdict.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import newsdiff
from newsdiff import api
from newsdiff.model import COPIED, Document, LedgerParagraph

CORPUS = Path(__file__).parents[1] / "corpus"


class Counts(NamedTuple):
    """Found and true, found only, true only."""

    both: int
    found: int
    true: int

    def __str__(self) -> str:
        """Show precision, recall and F1 in per cent."""
        precision = self.both / max(self.both + self.found, 1)
        recall = self.both / max(self.both + self.true, 1)
        f1 = 2 * self.both / max(2 * self.both + self.found + self.true, 1)
        return f"{precision:9.1%} {recall:8.1%} {f1:8.1%}"


def counts(found: Iterable[object], true: Iterable[object]) -> Counts:
    """Compare two sets."""
    found, true = set(found), set(true)
    return Counts(len(found & true), len(found - true), len(true - found))


class Row(NamedTuple):
    """One labelled paragraph of a target, and what was found."""

    target: str
    source: str
    label: dict[str, Any]
    line: LedgerParagraph

    @property
    def place(self) -> tuple[str, str, int]:
        """Where it stands."""
        return self.target, self.source, self.line.index


def furniture(documents: list[Document], labels: list[dict[str, Any]]) -> Counts:
    """Compare the paragraphs that cleaning removes with those that have a category."""
    removed = {(d.id, p.index) for d in documents for p in d.paragraphs if p.is_removed}
    truth = {(x["document"], p["index"]) for x in labels for p in x["paragraphs"] if p["category"]}
    return counts(removed, truth)


def outlets(documents: list[Document], labels: list[dict[str, Any]]) -> Counts:
    """Compare the pairs of documents that belong to one outlet; its name does not matter."""
    found = {d.id: d.outlet for d in documents}
    truth = {label["document"]: label["outlet"] for label in labels}
    pairs = [(a, b) for a in truth for b in truth if a < b]
    return counts(
        ((a, b) for a, b in pairs if found[a] and found[a] == found[b]),
        ((a, b) for a, b in pairs if truth[a] and truth[a] == truth[b]),
    )


def ledger(documents: dict[str, Document], label: dict[str, Any]) -> tuple[list[Row], str]:
    """Compare one pair; return its sure paragraphs and the direction found."""
    target, source = label["target"], label["source"]
    report = newsdiff.provenance(documents[target], [documents[source]])
    lines = {line.index: line for line in report.paragraphs}
    rows = [Row(target, source, x, lines[x["index"]]) for x in label["paragraphs"] if x["sure"]]
    return rows, report.sources[0].direction.verdict


def links(rows: list[Row]) -> Counts:
    """Compare the source paragraphs of what was copied."""
    return counts(
        (
            (r.place, link.index)
            for r in rows
            if r.line.verdict in COPIED
            for link in r.line.sources
        ),
        (
            (r.place, index)
            for r in rows
            if r.label["verdict"] in COPIED
            for index in r.label["sources"]
        ),
    )


def facts(rows: list[Row]) -> Counts:
    """Compare the paragraphs with altered facts and the kinds of these."""
    return counts(
        (
            (row.place, alteration.kind)
            for row in rows
            for passage in row.line.passages
            for alteration in passage.alterations
            if alteration.kind != "wording"
        ),
        ((row.place, fact["kind"]) for row in rows for fact in row.label["altered_facts"]),
    )


def print_pair(label: dict[str, Any], rows: list[Row], direction: str, *, errors: bool) -> None:
    """Print one pair, and its wrong verdicts if asked for."""
    wrong = [row for row in rows if row.line.verdict != row.label["verdict"]]
    name = f"{label['target'][:3]} from {label['source'][:3]}"
    right = f"{len(rows) - len(wrong)} of {len(rows)}"
    print(
        f"{name:14} {label['relation']:12} {right:>9}   {direction}, in truth {label['direction']}"
    )
    for row in wrong if errors else ():
        print(
            f"    {row.line.index:3} {row.line.verdict}, in truth {row.label['verdict']}: {row.line.text[:60]}"
        )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--errors", action="store_true", help="list every wrong verdict")
    arguments = parser.parse_args()
    labels = [
        json.loads(line) for line in (CORPUS / "labels.jsonl").read_text("utf-8").splitlines()
    ]
    known = [label for label in labels if "document" in label]
    names = {label["document"] for label in known}
    documents = api.prepare(d for d in newsdiff.read(CORPUS) if d.id in names)
    rows: list[Row] = []
    print(f"{'pair':14} {'relation':12} {'verdicts':>9}   direction")
    for label in (label for label in labels if "target" in label):
        found, direction = ledger({d.id: d for d in documents}, label)
        print_pair(label, found, direction, errors=arguments.errors)
        rows += found
    right = sum(row.line.verdict == row.label["verdict"] for row in rows)
    copied = counts(
        (row.place for row in rows if row.line.verdict in COPIED),
        (row.place for row in rows if row.label["verdict"] in COPIED),
    )
    print(f"\nverdicts right {right / len(rows):.1%} of {len(rows)} sure paragraphs\n")
    print(f"{'':15} precision   recall       F1")
    print(f"copied         {copied}\nlinks          {links(rows)}\naltered facts  {facts(rows)}")
    print(
        f"furniture      {furniture(documents, known)}\noutlets        {outlets(documents, known)}"
    )


if __name__ == "__main__":
    main()
