"""Pairs of a corpus with a copied verdict, for a reader who judges whether somebody copied.

    python -m benchmarks.accusations CORPUS [--seed N] [--pairs N] [--between LEAST MOST]
    python -m benchmarks.accusations --judged FILE

CORPUS is read as by `benchmarks.listed_facts`. Of the pairs that `newsdiff dedupe` reports, some are drawn from each class of
length, or only from those of some number of words: the words that were copied, shared quotations and set forms aside. Each is printed with the passages that are called copied and what stands around
them in both articles. A FILE of judged pairs holds a line each, the class and `copied`, `quote`, `phrase` or `furniture`; of it the
share of `copied` is printed with the interval of Wilson (95 %).
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from itertools import pairwise
from math import sqrt
from pathlib import Path

import newsdiff
from benchmarks.listed_facts import read
from newsdiff import Document
from newsdiff.model import COPIED, LedgerPassage

EDGES = (8, 12, 20, 40, 100, 10_000)
"""Words at which a class begins, and the last one ends."""
CONTEXT = 60
"""Characters shown before and behind a passage."""
MOST = 3
"""Passages shown of a pair."""
Z = 1.96
"""Standard deviations of an interval of 95 %."""


def length_class(n_words: int) -> str:
    """Name the class of a number of words.

    Example:
        >>> length_class(13), length_class(400)
        ('12 to 19', '50 and more')
    """
    for least, above in pairwise(EDGES):
        if n_words < above:
            return f"{least} and more" if above == EDGES[-1] else f"{least} to {above - 1}"
    return f"{EDGES[-2]} and more"


def wilson(right: int, n: int) -> tuple[float, float]:
    """Return the interval of a share, in [0, 1]; n is at least 1.

    Source:
        Wilson, "Probable inference, the law of succession, and statistical inference", JASA 1927.

    Example:
        >>> [round(edge, 3) for edge in wilson(40, 40)]
        [0.912, 1.0]
    """
    share, spread = right / n, Z * Z / n
    middle = share + spread / 2
    half = Z * sqrt(share * (1 - share) / n + spread / (4 * n))
    return (middle - half) / (1 + spread), min((middle + half) / (1 + spread), 1.0)


def shown(text: str, start: int, end: int) -> str:
    """Return a passage with what stands around it, on one line."""
    before, behind = text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT]
    return " ".join(f"{before}[[{text[start:end]}]]{behind}".split())


def copied_passages(source: Document, target: Document) -> list[LedgerPassage]:
    """Return the passages in paragraphs of the target with a copied verdict, without those that are quotations."""
    lines = newsdiff.provenance(target, [source]).paragraphs
    copied = (line.passages for line in lines if line.verdict in COPIED)
    return [passage for some in copied for passage in some if passage.kind != "quote"]


def draw(path: Path, seed: int, n_pairs: int, between: tuple[int, int] | None) -> None:
    """Print pairs of each class, or of one number of words, with the passages that are called copied."""
    documents = read(path)
    by_class = defaultdict(list)
    for pair in newsdiff.dedupe(documents.values()).pairs:
        if pair.words and (between is None or between[0] <= pair.words <= between[1]):
            by_class[length_class(pair.words)].append(pair)
    chance = random.Random(seed)  # noqa: S311  no secret
    for name in filter(by_class.get, map(length_class, EDGES[:-1])):
        some = by_class[name]
        print(f"\n== {name}: {len(some)} pairs")
        for pair in chance.sample(some, min(n_pairs, len(some))):
            source, target = documents[pair.a], documents[pair.b]
            print(f"\n{name} | {pair.a} {pair.b} {pair.words} words")
            for passage in copied_passages(source, target)[:MOST]:
                print(f"  A {shown(source.text, passage.source.start, passage.source.end)}")
                print(f"  B {shown(target.text, passage.start, passage.end)}")


def judge(path: Path) -> None:
    """Print the share of copied pairs of each class."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line.strip()]
    counts = defaultdict[str, Counter[str]](Counter)
    for name, verdict in rows:
        counts[name][verdict] += 1
    print("| words shared | pairs | copied | interval | others |\n|---|---|---|---|---|")
    for name, found in counts.items():
        n, right = found.total(), found["copied"]
        low, high = wilson(right, n)
        others = ", ".join(f"{word} {k}" for word, k in sorted(found.items()) if word != "copied")
        print(f"| {name} | {n} | {right / n:.2f} | {low:.2f} to {high:.2f} | {others} |")


def main(arguments: list[str] | None = None) -> None:
    """Print pairs, or what was judged."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", type=Path, nargs="?")
    parser.add_argument("--judged", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pairs", type=int, default=20, help="of each class")
    parser.add_argument(
        "--between", type=int, nargs=2, metavar=("LEAST", "MOST"), help="words shared"
    )
    options = parser.parse_args(arguments)
    if options.judged:
        judge(options.judged)
    elif options.path:
        draw(options.path, options.seed, options.pairs, options.between)
    else:
        parser.error("name a corpus, or a file of judged pairs")


if __name__ == "__main__":
    main()
