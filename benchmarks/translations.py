"""Translated paragraphs: precision and recall on labelled pairs in two languages.

    python -m benchmarks.translations [FOLDER] [--list]
    python -m benchmarks.translations --facts [ROWS.tsv] [--list]
    python -m benchmarks.translations --corpus [FOLDER] [--list]

FOLDER holds `NAME/{A.txt,B.txt,gold.json}`; without it, the invented pairs in `tests/pairs/translated` are read. `gold.json` gives
`a_language`, `b_language`, `kind` (`translated`, `partly` or `independent`: two reporters on one event) and of each paragraph of
B its index, `verdict` (`translated`, `original` or `boilerplate`), `sources` and whether it is `sure`. Headlines and
furniture are not counted. `--list` prints what is wrong. Needs the extra `semantic`.

`--facts` compares sentences with their translations into English, by default those in `tests/pairs/translated_facts.tsv`: how many
changed facts are listed, and how many sentences without one have nothing listed. It needs no extra.

`--corpus` puts the articles of all pairs, each of an outlet of its own, among those of `tests/pairs/reworded` in eight languages, and prints which pairs
`dedupe --translations` finds, how many it compared, and what 1,000 articles take, without and with vectors that are kept.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import inf
from pathlib import Path
from typing import NamedTuple

from benchmarks.provenance_score import Score
from newsdiff import Document, Settings, api, dedupe, provenance
from newsdiff.language.tokenizing import tokenize_all
from newsdiff.reuse.align.matches import Match
from newsdiff.reuse.attribute.crossing import crossed_facts
from newsdiff.reuse.translations import sketch, translation_candidates
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


def corpus_of(folder: Path) -> Iterator[Document]:
    """Yield the articles of the pairs of a folder, and those that have nothing to do with them."""
    for place in (folder, OWN.parent / "reworded" / "pairs"):
        for found in sorted(place.glob("*/gold.json")):
            for side in "AB":
                text = (found.parent / f"{side}.txt").read_text("utf-8")
                name = f"{found.parent.name}-{side}"
                yield Document(id=name, text=text, outlet=name)


def search_corpus(folder: Path, *, is_listed: bool) -> None:
    """Print which pairs are found in a corpus of their articles and others."""
    documents = list(corpus_of(folder))
    golds = {g.parent.name: json.loads(g.read_text("utf-8")) for g in folder.glob("*/gold.json")}
    truly = {
        (f"{name}-A", f"{name}-B") for name, gold in golds.items() if gold["kind"] != "independent"
    }
    began = time.process_time()
    sketches = [
        sketch(tokens, at, inf) for at, tokens in enumerate(tokenize_all(api.prepare(documents)))
    ]
    near = translation_candidates(sketches, SETTINGS.translations)
    sketched = time.process_time() - began
    report = dedupe(documents, SETTINGS, translations=True)
    seconds = time.process_time() - began - sketched
    # This process still holds the vectors, as an archive does.
    dedupe(documents, SETTINGS, translations=True)
    again = time.process_time() - began - sketched - seconds
    found = {(pair.a, pair.b) for pair in report.translations}
    compared = {tuple(sorted((documents[a].id, documents[b].id))) for a, b in near}
    right = len(found & truly)
    print(
        f"{len(documents)} articles, {len(near)} pairs compared, {len(truly & compared)} of {len(truly)} translated ones among them"
    )
    print(f"precision, recall, F1: {Score(right, len(found) - right, len(truly) - right)}")
    per = 1000 / len(documents)
    print(
        f"1,000 articles: {per * sketched:.0f} s to choose what is compared, {per * seconds:.0f} s in all, "
        f"{per * again:.0f} s where an archive keeps the vectors"
    )
    if is_listed:
        for pair in sorted(found ^ truly):
            print("missed" if pair in truly else "claimed", *pair)


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
    parser.add_argument("--corpus", action="store_true", help="pairs in a corpus instead")
    options = parser.parse_args(arguments)
    if options.facts:
        compare_facts(FACTS if options.folder == OWN else options.folder, is_listed=options.list)
        return
    if options.corpus:
        search_corpus(options.folder, is_listed=options.list)
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
