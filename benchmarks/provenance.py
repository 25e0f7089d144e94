"""Verdicts, links, altered facts, credit and direction on labelled pairs of articles.

    python -m benchmarks.provenance DIR [--jobs N] [--errors N] [--out PREDICTIONS]

DIR holds `pairs/NAME/{A.txt,B.txt,gold.json}`: B is the target, A its only source, and paragraphs are the
non-empty lines of each. Paragraphs labelled `"sure": false` count only where a line says "all". Of altered
facts, those kinds count that the labels hold: number, name, date, place, negation, stance. A found fact is right
where it shares a word on both sides with a labelled one of the same paragraph.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.provenance_cost import costs
from benchmarks.provenance_score import (
    VERDICTS,
    Pair,
    accuracy,
    by_verdict,
    copied,
    credited,
    directions,
    facts,
    links,
    macro,
    rows,
)
from newsdiff import api
from newsdiff.model import COPIED, Document


def run(folder: Path) -> Pair:
    """Compare one pair."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    target, source = api.prepare(document(folder, side, gold) for side in "BA")
    return Pair(folder.name, gold, api.provenance(target, [source]), source, target)


def document(folder: Path, side: str, gold: dict[str, Any]) -> Document:
    """Read one side; its outlet is what a user's metadata would say."""
    outlet = gold[side].get("outlet") or ""
    return Document(
        id=side,
        text=(folder / f"{side}.txt").read_text("utf-8"),
        outlet=re.sub(r"\s*\(.*", "", outlet) or None,
    )


def compare(path: Path, jobs: int | None = None) -> list[Pair]:
    """Compare every pair below a folder, in order of their names."""
    folders = sorted(found.parent for found in path.glob("pairs/*/gold.json"))
    if not folders:
        sys.exit(f"{path} holds no pairs/*/gold.json")
    with ProcessPoolExecutor(jobs or os.cpu_count()) as pool:
        return list(pool.map(run, folders))


def figures(path: Path) -> dict[str, float]:
    """Return the figures that are kept from falling."""
    pairs = compare(path)
    sure, every = rows(pairs, sure=True), rows(pairs, sure=False)
    return {
        "accuracy": accuracy(sure),
        "macro-f1": macro(sure),
        "copied-f1": copied(sure).f1,
        "links-f1": links(every, COPIED).f1,
        "facts-precision": facts(sure).precision,
        "facts-recall": facts(sure).recall,
        "credited-precision": credited(every).precision,
        "credited-recall": credited(every).recall,
        "sure-wrong-directions": -float(directions(pairs)["sure-wrong"]),
    }


def show(pairs: Sequence[Pair]) -> None:
    """Print the tables."""
    sure, every = rows(pairs, sure=True), rows(pairs, sure=False)
    print(f"{len(pairs)} pairs, {len(every)} paragraphs, {len(sure)} of them sure")
    print(f"accuracy (sure)         {accuracy(sure):.4f}")
    print(f"macro-F1 (sure, all)    {macro(sure):.4f}  {macro(every):.4f}")
    print("                        precision recall F1")
    for label, score in (
        ("copied (sure)", copied(sure)),
        ("copied (all)", copied(every)),
        ("links, copied", links(every, COPIED)),
        ("links, reworded", links(every, {"reworded"})),
        ("links, any", links(every, VERDICTS)),
        ("altered facts", facts(sure)),
        ("credited", credited(every)),
    ):
        print(f"{label:<24}{score}")
    print(f"direction               {dict(sorted(directions(pairs).items()))}")
    print("\nverdict (sure)          precision recall F1      labelled")
    for verdict, score in by_verdict(sure).items():
        print(f"{verdict:<24}{score}  {score.right + score.missed}")
    print("\nkind of pair            paragraphs accuracy copied F1")
    for kind in sorted({pair.gold["kind"] for pair in pairs}):
        some = [row for row in sure if row[0].gold["kind"] == kind]
        print(f"{kind:<24}{len(some):>10} {accuracy(some):.4f}   {copied(some).f1:.4f}")
    print("\nlabel (rows) against finding (columns), all paragraphs")
    print(" " * 12 + "".join(f"{verdict[:9]:>10}" for verdict in VERDICTS))
    counts = Counter((gold["verdict"], line.verdict) for _, gold, line in every)
    for true in VERDICTS:
        print(f"{true:<12}" + "".join(f"{counts[true, found]:>10}" for found in VERDICTS))
    spent = costs((pair.source, pair.target) for pair in pairs)
    stages = ", ".join(f"{stage} {cost:.1f}" for stage, cost in spent.items())
    print(
        f"\n{sum(spent.values()):.1f} ms of processor time for two articles of 800 words: {stages}"
    )


def errors(pairs: Sequence[Pair]) -> Iterator[str]:
    """Describe wrong verdicts and links with both texts, surest labels first."""
    wrong = [row for row in rows(pairs, sure=False) if row[1]["verdict"] != row[2].verdict]
    for pair, gold, line in sorted(wrong, key=lambda row: not row[1]["sure"]):
        sources = sorted({link.index for link in line.sources} | set(gold["sources"]))
        sure = "sure" if gold["sure"] else "unsure"
        yield (
            f"\n{pair.name} paragraph {line.index}: labelled {gold['verdict']} {gold['sources']} "
            f"({sure}), found {line.verdict} {[link.index for link in line.sources]}"
        )
        yield f"  B: {line.text}"
        for source in pair.report.sources[0].paragraphs:
            if source.index in sources:
                yield f"  A{source.index}: {source.text}"


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", type=Path, help="folder with pairs/NAME/{A.txt,B.txt,gold.json}")
    parser.add_argument("--jobs", type=int, help="worker processes (default: all cores)")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list N wrong verdicts")
    parser.add_argument("--out", type=Path, help="folder for one prediction file a pair")
    options = parser.parse_args()
    pairs = compare(options.path, options.jobs)
    show(pairs)
    for line in [text for _, text in zip(range(10 * options.errors), errors(pairs), strict=False)]:
        print(line)
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        for pair in pairs:
            lines = [
                {"index": p.index, "verdict": p.verdict, "sources": [s.index for s in p.sources]}
                for p in pair.report.paragraphs
            ]
            text = json.dumps({"paragraphs": lines})
            (options.out / f"{pair.name}.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
