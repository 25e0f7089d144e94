"""How often each kind of evidence for who was first answers, and how often it is right.

    python -m benchmarks.directions [--families N] [--seed N] [--data DIR] [--list KIND]

On invented families (`benchmarks.families`), whose order is known, and with `--data` on the labelled pairs of
DIR/provenance-dev, with outlets as a user's metadata would say and without, and on DIR/rumours.jsonl.xz, whose order
nobody knows: there only the answers are counted. A kind answers a pair where it is among the evidence; it is right
where who it says was first was. Kinds that conclude that both took from a third are right where neither
took from the other. `low` is the lower end of Wilson's interval at 95 %, `claims` what the settings make of the
kind alone. The last line counts the answers with a confidence of 0.8 or more, and the wrong ones of them.
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import newsdiff
from benchmarks import provenance
from benchmarks.families import Family, Member
from benchmarks.provenance_score import DIRECTIONS
from newsdiff import Document, Settings
from newsdiff.model import Direction, Evidence
from newsdiff.reuse import attribute

SURE = 0.8
"""Confidence from which an answer shall not be wrong."""
Z = 1.96
"""Standard deviations of an interval of 95 %."""
KINDS = (
    "date (days)",
    "date (hours)",
    "credit",
    "error",
    "style",
    "witness",
    "agency",
    "ancestor",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a pair, and what is true of it."""

    a: str
    b: str
    direction: Direction
    first: str | None
    """Id of the one that was first, None where nobody knows."""
    is_common: bool = False
    """Whether neither took from the other."""


def kind(evidence: Evidence) -> str:
    """Name a kind of evidence; dates of one day are a kind of their own."""
    if evidence.kind != "date":
        return evidence.kind
    days = {date[:10] for date in evidence.quotes}
    return "date (hours)" if len(days) == 1 else "date (days)"


def first_of(evidence: Evidence, a: str, b: str) -> str | None:
    """Return the id of who was first according to a piece of evidence; None where it says that neither gave."""
    match evidence.kind:
        case "date":
            return evidence.documents[0]
        case "witness":
            return evidence.documents[1]
        case "agency" | "ancestor":
            return None
    return b if evidence.documents[0] == a else a


def invented(n: int, seed: int) -> Iterator[Answer]:
    """Compare the members of families."""
    for number in range(n):
        members = Family(number, seed).members()
        order = {member.document.id: at for at, member in enumerate(members)}
        for pair in newsdiff.dedupe([member.document for member in members]).pairs:
            first, second = sorted((order[pair.a], order[pair.b]))
            is_common = first not in origins(members, second)
            yield Answer(pair.a, pair.b, pair.direction, members[first].document.id, is_common)


def origins(members: list[Member], at: int) -> Iterator[int]:
    """Yield the members that the text of one went through."""
    while (source := members[at].source) is not None:
        yield source
        at = source


def labelled(folder: Path, *, has_metadata: bool) -> Iterator[Answer]:
    """Compare the labelled pairs."""
    for path in sorted(folder.glob("pairs/*/gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        if not has_metadata:
            for side in "AB":
                gold[side]["outlet"] = None
        target, source = (provenance.document(path.parent, side, gold) for side in "BA")
        [found] = newsdiff.provenance(target, [source]).sources
        true = {"source-first": "A", "target-first": "B"}.get(
            DIRECTIONS.get(gold["direction"] or "", "")
        )
        if true:
            yield Answer("A", "B", found.direction, true)


def rumours(path: Path) -> Iterator[Answer]:
    """Compare the articles of a corpus of which nobody knows the order."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    documents = [
        Document(id=r["id"], text=r["text"], outlet=r.get("outlet")) for r in records if r["text"]
    ]
    for pair in newsdiff.dedupe(documents).pairs:
        yield Answer(pair.a, pair.b, pair.direction, None)


def low(right: int, n: int) -> float:
    """Return the lower end of Wilson's interval for a share (E. B. Wilson, JASA 22, 1927).

    Example:
        >>> round(low(9, 10), 2)
        0.6
    """
    if not n:
        return 0.0
    share, square = right / n, Z * Z / n
    middle = share + square / 2
    return (middle - Z * math.sqrt(share * (1 - share) / n + square / (4 * n))) / (1 + square)


def claims(settings: Settings) -> dict[str, float]:
    """Return the confidence that each kind claims alone."""
    limits = settings.attribute
    odds = {
        "date (days)": limits.odds_day,
        "date (hours)": limits.odds_hour,
        "credit": limits.odds_credit,
        "error": limits.odds_error,
        "style": limits.odds_style,
        "witness": limits.odds_third,
    }
    found = {name: attribute.confidence_of(weight, limits) for name, weight in odds.items()}
    return {**found, "agency": limits.common_confidence, "ancestor": limits.common_confidence}


def show(name: str, answers: Iterable[Answer], listed: str | None) -> None:
    """Print the table of a data set."""
    some = list(answers)
    right, wrong, n = Counter[str](), Counter[str](), Counter[str]()
    sure, sure_wrong = 0, 0
    for answer in some:
        for evidence in answer.direction.evidence:
            told, said = kind(evidence), first_of(evidence, answer.a, answer.b)
            n[told] += 1
            is_right = answer.is_common if said is None else said == answer.first
            (right if is_right else wrong)[told] += answer.first is not None
            if listed == told:
                print(answer.a, answer.b, "right" if is_right else "wrong or unknown", evidence)
        verdict = answer.direction.verdict
        if answer.direction.confidence >= SURE and verdict in DIRECTIONS.values():
            sure += 1
            said = answer.a if verdict == "source-first" else answer.b
            sure_wrong += answer.first is not None and said != answer.first
    print(f"\n{name}: {len(some)} pairs")
    print(
        f"{'kind':<14}{'asked':>7}{'answered':>10}{'right':>7}{'wrong':>7}{'share':>8}{'low':>7}{'claims':>8}"
    )
    for told, claimed in claims(Settings()).items():
        known = right[told] + wrong[told]
        share = f"{right[told] / known:.3f}" if known else "-"
        least = f"{low(right[told], known):.3f}" if known else "-"
        print(
            f"{told:<14}{len(some):>7}{n[told]:>10}{right[told]:>7}{wrong[told]:>7}{share:>8}{least:>7}{claimed:>8.3f}"
        )
    print(f"confidence of {SURE} or more: {sure} answered, {sure_wrong} wrong")


def main() -> None:
    """Print a table for each data set."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--families", type=int, default=400, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, help="folder with provenance-dev and rumours.jsonl.xz")
    parser.add_argument("--list", choices=KINDS, help="print every answer of a kind")
    options = parser.parse_args()
    show("invented families", invented(options.families, options.seed), options.list)
    if options.data:
        folder = options.data / "provenance-dev"
        for has_metadata in (True, False):
            known = "with" if has_metadata else "without"
            pairs = labelled(folder, has_metadata=has_metadata)
            show(f"labelled pairs {known} outlets", pairs, options.list)
        show("rumours", rumours(options.data / "rumours.jsonl.xz"), options.list)


if __name__ == "__main__":
    main()
