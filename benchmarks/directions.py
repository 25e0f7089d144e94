"""How often each kind of evidence for who was first answers, and how often it is right.

    python -m benchmarks.directions [--families N] [--seed N ...] [--data DIR] [--list KIND]

On invented families (`benchmarks.families`), whose order is known, and with `--data` on the labelled pairs of
DIR/provenance-dev, with outlets as a user's metadata would say and without, and on DIR/rumours.jsonl.xz, whose order
nobody knows: there only the answers are counted. A kind answers a pair where it is among the evidence; it is right
where who it says was first was. Kinds that conclude that both took from a third are right where neither
took from the other. `low` is the lower end of Wilson's interval at 95 %, `claims` what the settings make of the
kind alone. Credits are counted once more where nothing stands beside them, by where they stand. A second table counts the answers by the confidence that they claim, whatever they rest on; its last
line those of 0.8 or more. `--list wrong` prints the wrong ones of these.
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path

import newsdiff
from benchmarks import provenance
from benchmarks.families import Family, Member
from benchmarks.provenance_score import DIRECTIONS
from newsdiff import Document, Settings
from newsdiff.language import instants
from newsdiff.model import Direction, Evidence
from newsdiff.reuse import attribute
from newsdiff.settings import AttributeSettings

SURE = 0.8
"""Confidence from which an answer shall not be wrong."""
Z = 1.96
"""Standard deviations of an interval of 95 %."""
BANDS = (0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Ends, exclusive, of the confidences that are counted together."""
DAY = 24
"""Hours."""
WRONG = "wrong"
KINDS = (
    "date (days)",
    "date (next day)",
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
    """Name a kind of evidence; dates less than a day apart are kinds of their own, without times and with one."""
    if evidence.kind != "date":
        return evidence.kind
    found = instants.order(*evidence.quotes, same_zone=Settings().attribute.same_zone)
    if found is None or found.hours >= DAY:
        return "date (days)"
    is_timed = any("T" in date for date in evidence.quotes)
    return "date (hours)" if is_timed else "date (next day)"


def lone_credit(direction: Direction, settings: AttributeSettings) -> str | None:
    """Name the credit that is all there is, by what it claims: beside what is shared, apart, or the outlet's own."""
    if [evidence.kind for evidence in direction.evidence] != ["credit"]:
        return None
    claimed = {
        attribute.confidence_of(odds, settings): name
        for name, odds in lone_credits(settings).items()
    }
    return claimed.get(direction.confidence)


def lone_credits(settings: AttributeSettings) -> dict[str, float]:
    """Return the log-odds of each kind of credit."""
    return {
        "  alone, beside": settings.odds_credit,
        "  alone, apart": settings.odds_credit_apart,
        "  alone, own name": settings.odds_own_name,
    }


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
    first, second = (Document(day, "", published=day) for day in ("2024-05-06", "2024-05-07"))
    dated = attribute.dated_direction(first, second, limits)
    odds = {
        "date (days)": limits.odds_day,
        "date (hours)": limits.odds_hour,
        "credit": limits.odds_credit,
        **lone_credits(limits),
        "error": limits.odds_error,
        "style": limits.odds_style,
        "witness": limits.odds_third,
    }
    found = {name: attribute.confidence_of(weight, limits) for name, weight in odds.items()}
    found["date (next day)"] = dated.confidence
    return {**found, "agency": limits.common_confidence, "ancestor": limits.common_confidence}


def is_wrong(answer: Answer) -> bool:
    """Whether an answer names one as first who is known not to have been."""
    said = {"source-first": answer.a, "target-first": answer.b}.get(answer.direction.verdict)
    return None not in (said, answer.first) and said != answer.first


def show(name: str, answers: Iterable[Answer], listed: str | None) -> None:
    """Print the tables of a data set."""
    some = list(answers)
    right, wrong, n = Counter[str](), Counter[str](), Counter[str]()
    for answer in some:
        for evidence in answer.direction.evidence:
            told, said = kind(evidence), first_of(evidence, answer.a, answer.b)
            is_right = answer.is_common if said is None else said == answer.first
            lone = lone_credit(answer.direction, Settings().attribute)
            names = {told, lone} if lone else {told}
            n.update(names)
            if answer.first is not None:
                (right if is_right else wrong).update(names)
            if listed == told:
                print(answer.a, answer.b, "right" if is_right else "wrong or unknown", evidence)
        if listed == WRONG and answer.direction.confidence >= SURE and is_wrong(answer):
            print(answer.a, answer.b, answer.direction)
    print(f"\n{name}: {len(some)} pairs")
    print(
        f"{'kind':<16}{'answered':>10}{'right':>7}{'wrong':>7}{'share':>8}{'low':>7}{'claims':>8}"
    )
    for told, claimed in claims(Settings()).items():
        print(f"{told:<16}{counts(n[told], right[told], wrong[told])}{claimed:>8.3f}")
    show_bands(some)


def show_bands(answers: Iterable[Answer]) -> None:
    """Print how many of the answers of each confidence are right."""
    told = [a for a in answers if a.direction.verdict in DIRECTIONS.values()]
    edges = (0.5, *BANDS)
    bands = [(f"{start:.2f} to {end:.2f}", start, end) for start, end in pairwise(edges)]
    print(f"{'confidence':<16}{'answered':>10}{'right':>7}{'wrong':>7}{'share':>8}{'low':>7}")
    for name, start, end in (*bands, (f"{SURE} or more", SURE, 1.0)):
        some = [a for a in told if start <= a.direction.confidence < end]
        known = [a for a in some if a.first is not None]
        n_wrong = sum(map(is_wrong, known))
        print(f"{name:<16}{counts(len(some), len(known) - n_wrong, n_wrong)}")


def counts(n: int, right: int, wrong: int) -> str:
    """Write the columns of a row of a table."""
    known = right + wrong
    share, least = (f"{right / known:.3f}", f"{low(right, known):.3f}") if known else ("-", "-")
    return f"{n:>10}{right:>7}{wrong:>7}{share:>8}{least:>7}"


def main() -> None:
    """Print a table for each data set."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--families", type=int, default=400, metavar="N")
    parser.add_argument("--seed", type=int, nargs="+", default=[1])
    parser.add_argument("--data", type=Path, help="folder with provenance-dev and rumours.jsonl.xz")
    parser.add_argument(
        "--list", choices=(*KINDS, WRONG), help="print every answer of a kind, or every wrong one"
    )
    options = parser.parse_args()
    answers = chain.from_iterable(invented(options.families, seed) for seed in options.seed)
    show("invented families", answers, options.list)
    if options.data:
        folder = options.data / "provenance-dev"
        for has_metadata in (True, False):
            known = "with" if has_metadata else "without"
            pairs = labelled(folder, has_metadata=has_metadata)
            show(f"labelled pairs {known} outlets", pairs, options.list)
        show("rumours", rumours(options.data / "rumours.jsonl.xz"), options.list)


if __name__ == "__main__":
    main()
