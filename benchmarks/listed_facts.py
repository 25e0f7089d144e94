"""Altered facts of real pairs, listed for a reader who judges them.

    python -m benchmarks.listed_facts CORPUS [--seed N] [--pairs N] [--words LEAST MOST] [--rest]

CORPUS holds articles as JSON lines with `id`, `text` and `outlet`, packed by xz or not. Of the pairs that share so many
words, some are drawn by the seed; the second article of each is compared with the first, as `newsdiff provenance` does.
Every altered fact is printed with twelve words on either side of both texts, then how many there are of each kind. With `--rest`, the other words that were replaced, put in or left out inside copied
passages are printed below each pair, so that what was missed can be seen.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
from collections import Counter
from pathlib import Path

import newsdiff
from newsdiff import Document
from newsdiff.model import Alteration

CONTEXT = 12
"""Words shown before and behind."""


def read(path: Path) -> dict[str, Document]:
    """Read a corpus."""
    content = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    records = [json.loads(line) for line in content.splitlines()]
    return {
        r["id"]: Document(id=r["id"], text=r["text"], outlet=r.get("outlet"))
        for r in records
        if r["text"]
    }


def shown(text: str, start: int, words: str) -> str:
    """Return words with those around them, marked; a place without words is marked too."""
    before, behind = text[:start].split()[-CONTEXT:], text[start + len(words) :].split()[:CONTEXT]
    return " ".join([*before, f"[[{' '.join(words.split())}]]", *behind])


def drawn(
    documents: dict[str, Document], seed: int, n: int, bounds: tuple[int, int]
) -> list[tuple[str, str]]:
    """Draw pairs that share a number of words within bounds."""
    least, most = bounds
    pairs = newsdiff.dedupe(documents.values()).pairs
    some = sorted((p.a, p.b) for p in pairs if least <= p.words <= most)
    return sorted(random.Random(seed).sample(some, min(n, len(some))))  # noqa: S311  no secret


def alterations(source: Document, target: Document) -> list[Alteration]:
    """Return the altered facts of a pair, in order."""
    paragraphs = newsdiff.provenance(target, [source]).paragraphs
    return [a for p in paragraphs for passage in p.passages for a in passage.alterations]


def rest(source: Document, target: Document) -> list[str]:
    """Describe what was changed inside copied passages beside the altered facts, in order."""
    found = []
    for paragraph in newsdiff.provenance(target, [source]).paragraphs:
        for passage in paragraph.passages:
            listed = [(a.source_start, a.target_start) for a in passage.alterations]
            for change in passage.operations:
                is_listed = any(
                    change.a_start <= a <= change.a_end and change.b_start <= b <= change.b_end
                    for a, b in listed
                )
                before = " ".join(source.text[change.a_start : change.a_end].split())
                behind = " ".join(target.text[change.b_start : change.b_end].split())
                if change.tag != "equal" and not is_listed and (before or behind):
                    found.append(f"{before or '()'} -> {behind or '()'}")
    return found


def main() -> None:
    """Print the facts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pairs", type=int, default=60)
    parser.add_argument("--words", type=int, nargs=2, default=(60, 400), metavar=("LEAST", "MOST"))
    parser.add_argument("--rest", action="store_true", help="print all other changes as well")
    options = parser.parse_args()
    documents = read(options.path)
    counts = Counter[str]()
    for a, b in drawn(documents, options.seed, options.pairs, tuple(options.words)):
        source, target = documents[a], documents[b]
        for fact in alterations(source, target):
            counts[fact.kind] += 1
            print(f"\n{sum(counts.values())}. {a} {b} {fact.kind} {fact.quotation_marks or ''}")
            print(f"  - {shown(source.text, fact.source_start, fact.source)}")
            print(f"  + {shown(target.text, fact.target_start, fact.target)}")
        for line in rest(source, target) if options.rest else ():
            print(f"    {a} {b}: {line}")
    print(f"\n{sum(counts.values())} facts: {dict(counts.most_common())}")


if __name__ == "__main__":
    main()
