"""Set forms: notices about other people and events, and copies of the same notices with up to five changed facts.

    python -m benchmarks.forms [FILE...] [--list]

A line of a file is a pair of invented articles: {"family", "language", "label": "formula" or "copy", "changed", "a", "b"}.
Without a file those of `benchmarks/form_pairs/` are read: `chosen.jsonl`, on which the weights were chosen, and `unseen.jsonl`,
notices of other kinds that had no part in it. The command prints how many pairs of each label have a paragraph of each
kind of finding, and with `--list` those that are wrong: a set form that is called copied, a copy that is not.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import newsdiff
from newsdiff.model import COPIED

FOLDER = Path(__file__).parent / "form_pairs"
CHOSEN, UNSEEN = FOLDER / "chosen.jsonl", FOLDER / "unseen.jsonl"


def pairs(path: Path) -> Iterator[tuple[str, str, newsdiff.Document, newsdiff.Document]]:
    """Yield label, name, source and target of each pair of a file."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        row = json.loads(line)
        source, target = (
            newsdiff.Document(id=side, text=row[side], outlet=f"Outlet {side}") for side in "ab"
        )
        changed = "" if row["changed"] is None else f", {row['changed']} facts changed"
        yield row["label"], f"line {number}: {row['family']}{changed}", source, target


def found(source: newsdiff.Document, target: newsdiff.Document) -> str:
    """Say what a pair is reported as."""
    verdicts = {line.verdict for line in newsdiff.provenance(target, [source]).paragraphs}
    return "copied" if verdicts & COPIED else "formula" if "formula" in verdicts else "nothing"


def main() -> None:
    """Print the findings of each file by label."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", type=Path, metavar="FILE", nargs="*", default=[CHOSEN, UNSEEN])
    parser.add_argument("--list", action="store_true", help="print the pairs that are wrong")
    asked = parser.parse_args()
    for path in asked.files:
        counts = Counter[tuple[str, str]]()
        for label, name, source, target in pairs(path):
            finding = found(source, target)
            counts[label, finding] += 1
            if asked.list and (label == "copy") != (finding == "copied"):
                print(f"{path.name} {name} ({label}): {finding}")
        for label in ("formula", "copy"):
            total = sum(n for (one, _), n in counts.items() if one == label)
            shares = ", ".join(
                f"{finding} {counts[label, finding]}"
                for finding in ("formula", "nothing", "copied")
            )
            print(f"{path.name} {label} {total}: {shares}")


if __name__ == "__main__":
    main()
