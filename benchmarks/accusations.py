"""How often "copied" is right: pairs of real articles that a person has read, and what is found in them today.

    python -m benchmarks.accusations DATA [--sample N] [--list]
    python -m benchmarks.accusations DATA --draw {rumours,briefings} [--seed N] [--pairs N] [--between LEAST MOST]

DATA is a folder with `rumours.jsonl.xz` (each article an outlet's) and `whbriefings.tar.xz` (papers of one office, of which those of four months
are taken here, each for an outlet of its own: the hardest text for this question, since what an office prints again and again is nobody's).

`--draw` prints pairs that `newsdiff dedupe` reports, some of each class of words that were copied, with the passages that are called copied and what
stands around them in both articles, so that they can be judged. What was judged stands in `judged_pairs.tsv`, without any text: the sample, the
corpus, the half (`learn`, from which rules may be made, or `kept`, which has another set of stories or months and no part in them), both articles by the
hash of their name, the words that the pair shared when it was drawn, where its longest passage begins in the source, begins and ends in the target, and the label.

Rules of judging. Both texts are read around all passages that are shown, and the question is asked of the pair: was its text taken from the other one, or by both from
one written source (an agency's copy, a third paper, an earlier paper of the office)?

- `copied`: yes. Prose that tells, explains or argues in the same words and order, whoever wrote it first, also where it was edited. What a source without a name told one
  paper, found in another one, is that paper's prose; so is what both print of a press release in their own voice.
- `phrase`: what anybody would write of the event (a lead, a headline), a slogan or turn of phrase that is used again and again, an office, the name of a law or programme.
- `statement`: what somebody said or wrote, given by both, quoted or not. `list`: names, with what they are.
- `form`: a set form, a statute, a notice; the same template filled in for another matter.
- Who is in doubt does not say `copied`.

Without `--draw` the share of `copied` is printed, with the interval of Wilson (95 %), of those judged passages that are called copied today, by the words that were shared, for each corpus and half;
beside it how many of the right ones are no longer claimed, and how many pairs have another passage that is called copied and was not judged.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from math import sqrt
from pathlib import Path
from tempfile import TemporaryDirectory

import newsdiff
from benchmarks.listed_facts import read
from newsdiff import Document
from newsdiff.model import COPIED, LedgerPassage

JUDGED = Path(__file__).with_name("judged_pairs.tsv")
EDGES = (12, 20, 40, 100, 10_000_000)
"""Words at which a class begins, and the last one ends."""
CONTEXT = 130
"""Characters shown before and behind a passage."""
LONGEST = 400
"""Characters shown of a passage."""
MOST = 3
"""Passages shown of a pair."""
MONTHS = {"2021-06": "learn", "2022-03": "kept", "2023-09": "learn", "2024-05": "kept"}
"""Months of the briefings that are read, each with its half."""
SPOKEN = ("speeches-remarks", "press-briefings", "remarks")
"""Folders of transcripts, which are not taken."""
Z = 1.96
"""Standard deviations of an interval of 95 %."""


@dataclass(frozen=True)
class Judged:
    """A pair that was read."""

    sample: str
    corpus: str
    half: str
    a: str
    b: str
    words: int
    source_start: int
    start: int
    end: int
    label: str


def length_class(n_words: int) -> str:
    """Name the class of a number of words.

    Example:
        >>> length_class(13), length_class(400), length_class(3)
        ('12 to 19', '100 and more', 'below 12')
    """
    if n_words < EDGES[0]:
        return f"below {EDGES[0]}"
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


def named(document_id: str) -> str:
    """Return the hash by which a judged article is known."""
    return hashlib.sha256(document_id.encode()).hexdigest()[:12]


def articles(data: Path, corpus: str) -> list[Document]:
    """Read the articles of a corpus, each with an outlet."""
    if corpus == "rumours":
        return list(read(data / "rumours.jsonl.xz").values())
    found = []
    with tarfile.open(data / "whbriefings.tar.xz") as tar, TemporaryDirectory() as folder:
        for member in tar:
            path = Path(member.name)
            parts = [part for part in path.parts if part != "."]
            content = tar.extractfile(member) if path.suffix == ".md" else None
            if content is None or path.parent.name not in MONTHS or parts[0] in SPOKEN:
                continue
            file = Path(folder) / path.name
            file.write_bytes(content.read())
            name = "/".join(parts)
            found += [replace(one, id=name, outlet=name) for one in newsdiff.read(file)]
    return sorted(found, key=lambda document: document.id)


def copied_passages(source: Document, target: Document) -> list[LedgerPassage]:
    """Return the passages in paragraphs of the target with a copied verdict, without those that are quotations."""
    lines = newsdiff.provenance(target, [source]).paragraphs
    copied = (line.passages for line in lines if line.verdict in COPIED)
    return [passage for some in copied for passage in some if passage.kind != "quote"]


def shown(text: str, start: int, end: int) -> str:
    """Return a passage with what stands around it, on one line."""
    before, behind = text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT]
    passage = text[start:end]
    if len(passage) > LONGEST:
        passage = f"{passage[: LONGEST // 2]} <...> {passage[-LONGEST // 2 :]}"
    return " ".join(f"{before}[[{passage}]]{behind}".split())


def draw(
    documents: Mapping[str, Document], seed: int, n_pairs: int, between: tuple[int, int] | None
) -> None:
    """Print pairs of each class, or of one number of words, with the passages that are called copied."""
    by_class = defaultdict(list)
    for pair in newsdiff.dedupe(documents.values()).pairs:
        if pair.words >= EDGES[0] and (between is None or between[0] <= pair.words <= between[1]):
            by_class[length_class(pair.words)].append((pair.a, pair.b, pair.words))
    chance = random.Random(seed)  # noqa: S311  no secret
    for name in filter(by_class.get, map(length_class, EDGES[:-1])):
        some = sorted(by_class[name])
        print(f"\n== {name}: {len(some)} pairs")
        for a, b, words in chance.sample(some, min(n_pairs, len(some))):
            source, target = documents[a], documents[b]
            passages = sorted(copied_passages(source, target), key=lambda x: x.start - x.end)
            for passage in passages[:1]:
                places = passage.source.start, passage.start, passage.end
                print("", named(a), named(b), words, *places, sep="\t")
            for passage in passages[:MOST]:
                print(f"  A {shown(source.text, passage.source.start, passage.source.end)}")
                print(f"  B {shown(target.text, passage.start, passage.end)}")


def judged_pairs(path: Path = JUDGED) -> Iterator[Judged]:
    """Yield what was judged."""
    for line in io.StringIO(path.read_text("utf-8")):
        if not line.startswith("#") and line.strip():
            *names, words, source, start, end, label = line.rstrip("\n").split("\t")
            sample, corpus, half, a, b = names
            places = int(source), int(start), int(end)
            yield Judged(sample, corpus, half, a, b, int(words), *places, label)


def findings(
    rows: Iterable[Judged], documents: Mapping[str, Document]
) -> Iterator[tuple[Judged, str]]:
    """Say of each judged pair whether its passage is `claimed`, only `others` are, or `nothing`."""
    for row in rows:
        passages = copied_passages(documents[row.a], documents[row.b])
        common = sum(max(min(one.end, row.end) - max(one.start, row.start), 0) for one in passages)
        is_claimed = 2 * common >= row.end - row.start
        yield row, "claimed" if is_claimed else "others" if passages else "nothing"


def tabulate(found: Iterable[tuple[Judged, str]]) -> Iterator[str]:
    """Yield the lines of a table of what was found."""
    counts = defaultdict[tuple[str, str, str], Counter[str]](Counter)
    for pair, finding in found:
        for name in (length_class(pair.words), "all"):
            kind = "right" if pair.label == "copied" else "wrong"
            counts[pair.corpus, pair.half, name][f"{kind} {finding}"] += 1
    yield "| corpus | half | words shared | judged | right of claimed | share | interval | right ones lost | others claimed |"
    yield "|---|---|---|---|---|---|---|---|---|"
    names = [*map(length_class, (0, *EDGES[:-1])), "all"]
    for key in sorted(counts, key=lambda k: (k[0], k[1], names.index(k[2]))):
        n = counts[key]
        right, claimed = n["right claimed"], n["right claimed"] + n["wrong claimed"]
        low, high = wilson(right, claimed) if claimed else (0.0, 1.0)
        lost = n["right nothing"] + n["right others"]
        share = f"{right / claimed:.2f} | {low:.2f} to {high:.2f}" if claimed else "- | -"
        row = f"{n.total()} | {right} of {claimed} | {share} | {lost} of {lost + right}"
        yield f"| {' | '.join(key)} | {row} | {n['right others'] + n['wrong others']} |"


def main(arguments: list[str] | None = None) -> None:
    """Print pairs, or how many of the judged ones are right."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--draw", choices=("rumours", "briefings"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pairs", type=int, default=20, help="of each class")
    parser.add_argument(
        "--between", type=int, nargs=2, metavar=("LEAST", "MOST"), help="words shared"
    )
    parser.add_argument("--sample", help="only that sample of the judged pairs")
    parser.add_argument("--list", action="store_true", help="print what each pair is called")
    options = parser.parse_args(arguments)
    if options.draw:
        documents = {one.id: one for one in articles(options.data, options.draw)}
        draw(documents, options.seed, options.pairs, options.between)
        return
    found: list[tuple[Judged, str]] = []
    rows = [row for row in judged_pairs() if options.sample in (None, row.sample)]
    for corpus in sorted({row.corpus for row in rows}):
        documents = {named(one.id): one for one in articles(options.data, corpus)}
        found += findings((row for row in rows if row.corpus == corpus), documents)
    for pair, finding in found if options.list else ():
        print(*vars(pair).values(), finding, sep="\t")
    print("\n".join(tabulate(found)))


if __name__ == "__main__":
    main()
