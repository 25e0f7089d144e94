"""Print what share of the words of a copy is found, the more it is rewritten, kind by kind.

`python -m benchmarks.ladder` rewrites five articles of the sample corpus by rule (words replaced by others of another article, sentences
moved, cut, joined, own ones put between) and an invented article by hand (indirect speech, passive voice, a summary), and compares each
with its original. Own sentences are no copy: with them the share is of the words that were taken. The same texts give the same table.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterator, Sequence
from statistics import mean
from typing import NamedTuple

import newsdiff
from benchmarks.evasion import CORPUS, N_ARTICLES
from newsdiff import Document, api

SEED = 7
REPLACED = (0.05, 0.1, 0.2, 0.3, 0.4)
"""Shares of the words that are replaced."""
_END = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"[^\W\d_]{4,}")

BY_HAND = {
    "indirect speech": (
        (
            '"We will close the east wing in April and move forty patients to the coast," said the director, Mara Lindqvist.',
            "The director, Mara Lindqvist, said that they would close the east wing in April and move forty patients to the coast.",
        ),
        (
            '"I have never seen the roof in such a state, and I have worked here for thirty years," the caretaker said.',
            "The caretaker said he had never seen the roof in such a state, although he had worked there for thirty years.",
        ),
        (
            '"The county knew about the leak and it did nothing until the ceiling fell," said Owen Thrale of the staff union.',
            "According to Owen Thrale of the staff union, the county had known about the leak and had done nothing until the ceiling fell.",
        ),
    ),
    "passive voice": (
        (
            "Engineers found cracks in two of the four pillars when they drained the old dock on Thursday morning.",
            "Cracks in two of the four pillars were found by engineers when the old dock was drained on Thursday morning.",
        ),
        (
            "The council rejected the plan for a hotel on the quay and asked the owner to repair the warehouse first.",
            "The plan for a hotel on the quay was rejected by the council, and the owner was asked to repair the warehouse first.",
        ),
        (
            "A court in Varn fined the company 40,000 crowns last year because it had dumped paint in the river.",
            "Last year the company was fined 40,000 crowns by a court in Varn because paint had been dumped in the river.",
        ),
    ),
    "summary": (
        (
            "Three ferries lay idle in the harbour all weekend because the crews, who have had no rise since 2016, refused to sail, and some two thousand islanders could not get home.",
            "The crews of three ferries refused to sail at the weekend, and about two thousand islanders were stranded.",
        ),
        (
            "The operator, which lost nine million crowns last year, offered two per cent on Friday evening and withdrew the offer an hour later when the union asked for five.",
            "The operator offered two per cent on Friday but withdrew it when the union asked for five.",
        ),
        (
            "Both sides will meet again on Wednesday in the office of the county mediator, Ida Brandvold, who settled a similar dispute of the bus drivers in the spring.",
            "Both sides meet again on Wednesday with the county mediator, Ida Brandvold.",
        ),
    ),
}
"""Sentences of an original with what became of them."""

Rewriting = Callable[[Sequence[Sequence[str]], Sequence[Sequence[str]]], str]
"""Makes a copy of the sentences of an article, by paragraph, and of those of another one."""


class Rung(NamedTuple):
    """A rewritten article with its original."""

    kind: str
    original: str
    copy: str
    taken: float = 1.0
    """Share of the words of the copy that were taken."""


def replaced(share: float) -> Rewriting:
    """Return what replaces a share of the longer words by those of another article."""

    def rewrite(own: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> str:
        chance = random.Random(SEED)  # noqa: S311  no secret
        others = _WORD.findall(" ".join(sentence for some in other for sentence in some).lower())
        text = _joined(own)
        n_all, n_long = len(text.split()), len(_WORD.findall(text))
        rate = share * n_all / max(n_long, 1)
        return _WORD.sub(lambda x: chance.choice(others) if chance.random() < rate else x[0], text)

    return rewrite


def moved(own: Sequence[Sequence[str]], _: Sequence[Sequence[str]]) -> str:
    """Put all sentences in another order, three a paragraph."""
    every = [sentence for some in own for sentence in some]
    random.Random(SEED).shuffle(every)  # noqa: S311  no secret
    return _joined([every[at : at + 3] for at in range(0, len(every), 3)])


def cut(own: Sequence[Sequence[str]], _: Sequence[Sequence[str]]) -> str:
    """Make two sentences of each that has a comma."""
    return _joined([[x.replace(", ", ". Now ", 1) for x in some] for some in own])


def joined(own: Sequence[Sequence[str]], _: Sequence[Sequence[str]]) -> str:
    """Make one sentence of every two."""
    pairs = [
        [
            " and ".join(x.rstrip(".") for x in some[at : at + 2]) + "."
            for at in range(0, len(some), 2)
        ]
        for some in own
    ]
    return _joined(pairs)


def between(own: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> str:
    """Put a sentence of another article behind every sentence."""
    more = [sentence for some in other for sentence in some]
    at = iter(range(10**6))
    return _joined([[y for x in some for y in (x, more[next(at) % len(more)])] for some in own])


BY_RULE: dict[str, Rewriting] = {
    **{f"{share:.0%} of the words replaced": replaced(share) for share in REPLACED},
    "sentences moved": moved,
    "sentences cut in two": cut,
    "sentences joined": joined,
    "own sentences between": between,
}


def rungs() -> Iterator[Rung]:
    """Yield every copy, kind by kind."""
    articles = [
        [article.extract(p) for p in article.matched if p.kind == "body"]
        for article in api.prepare(list(newsdiff.read(CORPUS))[:N_ARTICLES])
    ]
    texts = [[_END.split(p) for p in some] for some in articles]
    for kind, rewrite in BY_RULE.items():
        for at, own in enumerate(texts):
            other = texts[(at + 1) % len(texts)]
            copy = rewrite(own, other)
            taken = len(_joined(own).split()) / len(copy.split()) if rewrite is between else 1.0
            yield Rung(kind, _joined(own), copy, taken)
    for kind, pairs in BY_HAND.items():
        original, copy = ("\n\n".join(side) for side in zip(*pairs, strict=True))
        yield Rung(kind, original, copy)


def found(rung: Rung) -> tuple[float, float]:
    """Return the share of the taken words that is found copied, and that in paragraphs that are copied, quoted or reworded."""
    copy, original = (
        Document(id=name, text=text)
        for name, text in (("copy", rung.copy), ("original", rung.original))
    )
    report = newsdiff.provenance(copy, [original])
    told = sum(line.words for line in report.paragraphs if line.verdict in ("reworded", "quote"))
    share = report.summary.coverage / rung.taken
    return min(share, 1.0), min(share + told / max(report.summary.words, 1), 1.0)


def main() -> None:
    """Print the table."""
    argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0]).parse_args()
    kinds: dict[str, list[tuple[float, float]]] = {}
    for rung in rungs():
        kinds.setdefault(rung.kind, []).append(found(rung))
    print(
        "| what was done | found, of the words | lowest article | with reworded and quoted paragraphs |"
    )
    print("|---|---|---|---|")
    for kind, some in kinds.items():
        shares, told = zip(*some, strict=True)
        print(f"| {kind} | {mean(shares):.2f} | {min(shares):.2f} | {mean(told):.2f} |")


def _joined(paragraphs: Sequence[Sequence[str]]) -> str:
    return "\n\n".join(" ".join(some) for some in paragraphs)


if __name__ == "__main__":
    main()
