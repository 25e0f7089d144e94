"""Translated paragraphs: precision and recall on labelled pairs in two languages.

    python -m benchmarks.translations [FOLDER] [--list]
    python -m benchmarks.translations --facts [ROWS.tsv] [--list]

FOLDER holds `NAME/{A.txt,B.txt,gold.json}`; without it, the invented pairs in `tests/pairs/translated` are read. `gold.json` gives
`a_language`, `b_language`, `kind` (`translated`, `partly` or `independent`: two reporters on one event) and of each paragraph of
B its index, `verdict` (`translated`, `original` or `boilerplate`), `sources` and whether it is `sure`. Headlines and
furniture are not counted. `--list` prints what is wrong. Needs the extra `semantic`.

`--facts` compares sentences with their translations into English, by default those in `tests/pairs/translated_facts.tsv`: how many
changed facts are listed, and how many sentences without one have nothing listed. It needs no extra.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.provenance_score import Score
from newsdiff import Document, Settings, api, provenance
from newsdiff.language.tokens import tokenize_all
from newsdiff.reuse.align.matches import Match
from newsdiff.reuse.attribute.crossing import crossed_facts
from newsdiff.settings import AlignSettings

OWN = Path(__file__).parents[1] / "tests" / "pairs" / "translated"
FACTS = OWN.parent / "translated_facts.tsv"
SETTINGS = Settings(align=AlignSettings(is_semantic=True))


class Found(NamedTuple):
    """A labelled paragraph and what was found of it."""

    pair: str
    group: str
    number: int
    is_translated: bool
    is_claimed: bool
    is_linked: bool
    """Whether a claim is linked to a source paragraph of the label."""
    text: str


def compare(folder: Path) -> Iterator[Found]:
    """Yield the labelled paragraphs of a pair, in order."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    a, b = (Document(id=side, text=(folder / f"{side}.txt").read_text("utf-8")) for side in "AB")
    lines = {line.index: line for line in provenance(b, [a], SETTINGS).paragraphs}
    group = f"{gold['a_language']} - {gold['b_language']}, {gold['kind']}"
    for label in gold["paragraphs"]:
        line = lines[label["index"]]
        if (
            label["verdict"] == "boilerplate"
            or not label["sure"]
            or line.kind not in ("body", "list-item")
        ):
            continue
        links = {link.index for link in line.sources}
        yield Found(
            folder.name,
            group,
            line.index,
            label["verdict"] == "translated",
            line.verdict == "translated",
            not links.isdisjoint(label["sources"]),
            line.text,
        )


def compare_facts(path: Path, *, is_listed: bool) -> None:
    """Print how many rows of a table of sentences are right."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    counts = dict.fromkeys(("changed", "same"), (0, 0))
    for line in rows:
        documents = [Document(id=side, text=line[side]) for side in ("source", "target")]
        a, b = tokenize_all(api.prepare(documents))
        found = crossed_facts(a, b, Match("translated", 0, len(a), 0, len(b)), line["language"])
        kind = "changed" if line["kind"] else "same"
        is_right = [one.kind for one in found] == ([line["kind"]] if line["kind"] else [])
        n_right, n_rows = counts[kind]
        counts[kind] = n_right + is_right, n_rows + 1
        if is_listed and not is_right:
            told = "; ".join(f"{one.source} -> {one.target}" for one in found)
            print(f"{line['language']}, {kind}: {line['source']} | {line['target']} | {told}")
    for kind, (n_right, n_rows) in counts.items():
        print(f"{kind}: {n_right} of {n_rows} right")


def row(name: str, some: Sequence[Found]) -> str:
    """Write a row of the table."""
    right = sum(one.is_translated and one.is_claimed for one in some)
    n_claimed, n_true = sum(one.is_claimed for one in some), sum(one.is_translated for one in some)
    score = Score(right, n_claimed - right, n_true - right)
    linked = sum(one.is_linked for one in some if one.is_translated and one.is_claimed)
    return f"| {name} | {len(some)} | {n_true} | {score} | {linked} of {right} |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=OWN)
    parser.add_argument("--list", action="store_true", help="print what is wrong")
    parser.add_argument("--facts", action="store_true", help="sentences with changed facts instead")
    options = parser.parse_args(arguments)
    if options.facts:
        compare_facts(FACTS if options.folder == OWN else options.folder, is_listed=options.list)
        return
    folders = sorted(found.parent for found in options.folder.glob("*/gold.json"))
    began = time.process_time()
    every = [one for folder in folders for one in compare(folder)]
    seconds = (time.process_time() - began) / max(len(folders), 1)
    groups = defaultdict[str, list[Found]](list)
    for one in every:
        groups[one.group].append(one)
    print("| languages | paragraphs | translated | precision, recall, F1 | right source |")
    print("|---|---|---|---|---|")
    for name in sorted(groups):
        print(row(name, groups[name]))
    print(row("all", every))
    print(f"\n{len(folders)} pairs, {seconds:.1f} s of processor time each")
    if options.list:
        for one in every:
            if one.is_translated != one.is_claimed:
                word = "missed" if one.is_translated else "claimed"
                print(f"{one.pair} paragraph {one.number}, {word}: {one.text}")


if __name__ == "__main__":
    main()
