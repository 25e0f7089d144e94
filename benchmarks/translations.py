"""Translated paragraphs: precision and recall on labelled pairs in two languages.

    python -m benchmarks.translations [FOLDER] [--list]
    python -m benchmarks.translations --facts [ROWS.tsv] [--list]
    python -m benchmarks.translations --corpus [FOLDER] [--list]
    python -m benchmarks.translations --weights [FOLDER]

FOLDER holds `NAME/{A.txt,B.txt,gold.json}`; without it, the invented pairs in `tests/pairs/translated` are read. `gold.json` gives
`a_language`, `b_language`, `kind` (`translated`, `partly` or `independent`: two reporters on one event) and of each paragraph of
B its index, `verdict` (`translated`, `original` or `boilerplate`), `sources` and whether it is `sure`. Headlines and
furniture are not counted. `--list` prints what is wrong. Needs the extra `semantic`.

`--facts` compares sentences with their translations into English, by default those in `tests/pairs/translated_facts.tsv`: how many
changed facts are listed, and how many sentences without one have nothing listed. It needs no extra.

`--corpus` puts the articles of all pairs, each of an outlet of its own, among those of `tests/pairs/reworded` in eight languages, and prints which pairs
`dedupe --translations` finds, how many it compared, and what 1,000 articles take, without and with vectors that are kept.

`--weights` learns `reuse.align.weights.TRANSLATED` from the pairs that all else takes for translations, and prints which of them are judged wrongly
by weights from the pairs of all other sources. Needs scikit-learn, which newsdiff itself does not.
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

import numpy as np

from benchmarks.provenance_score import Score
from newsdiff import Document, Settings, api, dedupe, provenance
from newsdiff.language.tokenizing import tokenize_all
from newsdiff.reuse import compare as comparing
from newsdiff.reuse.align import load_senses
from newsdiff.reuse.align.matches import Match
from newsdiff.reuse.align.translated import MIN_TRANSLATED, Told, look_over
from newsdiff.reuse.align.weights import TextWeights
from newsdiff.reuse.anchors import may_be_translated
from newsdiff.reuse.attribute.crossing import crossed_facts
from newsdiff.reuse.translations import sketch, translation_candidates
from newsdiff.settings import AlignSettings

OWN = Path(__file__).parents[1] / "tests" / "pairs" / "translated"
FACTS = OWN.parent / "translated_facts.tsv"
SETTINGS = Settings(align=AlignSettings(is_semantic=True))
STRENGTH = 3.0
"""Inverse of the penalty on large weights."""
DIGITS = 3


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


class Judged(NamedTuple):
    """A pair that all else takes for a translation."""

    name: str
    source: str
    """The text of A: pairs that have it in common are left out together."""
    is_translated: bool
    told: Told


def judged_pairs(folders: Sequence[Path]) -> Iterator[Judged]:
    """Yield the pairs that the weights are asked about."""
    senses = load_senses()
    for folder in folders:
        kind = json.loads((folder / "gold.json").read_text("utf-8"))["kind"]
        texts = [(folder / f"{side}.txt").read_text("utf-8") for side in "AB"]
        documents = api.prepare(
            [Document(id=x, text=text) for x, text in zip("AB", texts, strict=True)]
        )
        a, b = tokenize_all(documents)
        if not may_be_translated(a, b):
            continue
        copied = comparing.compare_documents(a, b, Settings()).matches
        told = look_over(a, b, copied, SETTINGS.align, senses)
        if told and told.is_kept_together:
            yield Judged(folder.name, texts[0], kind != "independent", told)


def fit(pairs: Sequence[Judged]) -> TextWeights:
    """Learn the weights."""
    from sklearn.linear_model import LogisticRegression

    table = np.array([pair.told.values for pair in pairs])
    mean, spread = table.mean(axis=0), table.std(axis=0)
    model = LogisticRegression(C=STRENGTH)
    model.fit((table - mean) / spread, [pair.is_translated for pair in pairs])
    slopes = model.coef_[0] / spread
    base = float(model.intercept_[0] - slopes @ mean)
    return TextWeights(*(round(float(x), DIGITS) for x in (base, *slopes)))


def learn(folders: Sequence[Path]) -> None:
    """Print the weights, and which pairs are judged wrongly by those from other sources."""
    pairs = list(judged_pairs(folders))
    wrong = []
    for source in sorted({pair.source for pair in pairs}):
        weights = fit([pair for pair in pairs if pair.source != source])
        for pair in pairs:
            if pair.source == source:
                odds = weights.log_odds(pair.told.values)
                is_claimed = odds >= MIN_TRANSLATED
                if is_claimed != pair.is_translated:
                    word = "claimed" if is_claimed else "missed"
                    wrong.append(f"{word} {pair.name}, log odds {odds:.2f}")
    print(f"{len(pairs)} pairs, each judged by weights from other sources: {len(wrong)} wrong")
    print("\n".join(sorted(wrong)))
    print(f"\nTRANSLATED = {fit(pairs)}")


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
    parser.add_argument("--weights", action="store_true", help="learn the weights")
    options = parser.parse_args(arguments)
    folder: Path = options.folder
    if options.weights:
        learn(sorted(found.parent for found in folder.rglob("gold.json")))
    elif options.facts:
        compare_facts(FACTS if folder == OWN else folder, is_listed=options.list)
    elif options.corpus:
        search_corpus(folder, is_listed=options.list)
    else:
        compare_all(
            sorted(found.parent for found in folder.glob("*/gold.json")), is_listed=options.list
        )


def compare_all(folders: Sequence[Path], *, is_listed: bool) -> None:
    """Print the table of some pairs."""
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
    if is_listed:
        for one in every:
            if one.is_translated != one.is_claimed:
                word = "missed" if one.is_translated else "claimed"
                print(f"{one.pair} paragraph {one.number}, {word}: {one.text}")


if __name__ == "__main__":
    main()
