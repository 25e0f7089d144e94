"""Speed, memory and recall of finding reuse in corpora of growing size, beside yardsticks of the same run.

Every size runs in a process of its own, so that its peak memory is its own. Times are CPU seconds of the
process (user and system), which other programs on the machine disturb least; compare figures of one run
only. Recall is that of the planted passages whose two documents are named as a candidate pair; with
`--passages` the pairs are aligned as `dedupe` does, direction included, and recall is that of passages of
which one alignment holds at least half.

    python -m benchmarks.scale                       # 1,000 and 10,000 articles
    python -m benchmarks.scale --sizes 1000 10000 100000 --passages
    python -m benchmarks.scale --corpus FOLDER       # one's own articles; no recall
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from importlib.util import find_spec

import numpy as np

from benchmarks.generate import LENGTHS, RATES, Generator, Planted
from newsdiff import api, cluster
from newsdiff.api import comparing
from newsdiff.candidates.links import Links
from newsdiff.engine import local
from newsdiff.model import Document, Paragraph
from newsdiff.settings import Settings

MEGABYTE = 1_000_000
PERMUTATIONS, THRESHOLD, SHINGLE_WORDS = 128, 0.5, 5  # usual settings of MinHash tools
SETTINGS = Settings()


@dataclass(slots=True)
class Measured:
    """What one run of one size gave."""

    articles: int
    megabytes: float
    words: int = 0
    pairs: int = 0
    clusters: int | None = None
    seconds: dict[str, float] = field(default_factory=dict)
    """CPU seconds by stage, in order."""
    yardsticks: dict[str, float] = field(default_factory=dict)
    """CPU seconds of other things done to the same text."""
    resident_before: float = 0.0
    resident_peak: float = 0.0
    """Megabytes, of the text as Python strings and at the peak."""
    recall: dict[str, list[float]] = field(default_factory=dict)
    """By words of the passage, in order of the edit rates."""

    @property
    def total(self) -> float:
        """CPU seconds of all stages."""
        return sum(self.seconds.values())


class Clock:
    """Books CPU time on stages; told of them as a progress callback is."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._stage, self._since = "ordering", time.process_time()

    def __call__(self, stage: str, done: int = 0, total: int = 0) -> None:
        """Book the time since the last call on the stage before, if this is another one."""
        del done, total
        if stage != self._stage:
            now = time.process_time()
            self.seconds[self._stage] += now - self._since
            self._stage, self._since = stage, now


def generated(n: int) -> tuple[list[Document], list[Planted]]:
    """Draw a corpus, segmented by lines."""
    documents, truth = [], []
    for article, planted in Generator().articles(n):
        document = Document(
            id=article.id,
            text=article.text,
            outlet=article.outlet,
            published=article.published,
            sha256="-",  # nothing here asks for it
            paragraphs=_lines(article.text),
        )
        documents.append(document)
        truth += planted
    return documents, truth


def _lines(text: str) -> tuple[Paragraph, ...]:
    """Make a paragraph of every line."""
    paragraphs, at = [], 0
    for index, line in enumerate(text.splitlines()):
        paragraphs.append(Paragraph(index, index + 1, at, at + len(line)))
        at += len(line) + 1
    return tuple(paragraphs)


def measure(
    documents: Sequence[Document], truth: Sequence[Planted], *, with_passages: bool
) -> Measured:
    """Run the stages on a corpus."""
    size = sum(len(document.text.encode()) for document in documents)
    found = Measured(len(documents), round(size / MEGABYTE, 1), resident_before=_resident())
    clock = Clock()
    links = local.pairs(documents, SETTINGS.engine, clock)
    pairs = links.pairs
    spans = {(documents[a].id, documents[b].id): [(0, sys.maxsize)] for a, b in pairs}
    if with_passages:
        spans = _align(documents, links, clock, found)
    clock("end")
    found.pairs, found.seconds = len(pairs), dict(clock.seconds)
    found.resident_peak = _resident()
    found.words = sum(len(document.text.split()) for document in documents)
    found.recall = _recall(spans, truth)
    return found


def _align(
    documents: Sequence[Document], links: Links, clock: Clock, found: Measured
) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """Align the pairs and cluster the passages; return the passages of the second document of each."""
    clock("aligning")
    spans = defaultdict(list)
    alignments = []
    for batch in comparing.batches(documents, links, SETTINGS):
        for compared in comparing.compare(batch):
            for alignment in compared.alignments:
                alignments.append(alignment)
                place = alignment.b.start, alignment.b.end
                spans[alignment.a.document, alignment.b.document].append(place)
    clock("clustering")
    found.clusters = len(cluster.clusters(documents, alignments, SETTINGS.cluster))
    return spans


def _recall(
    spans: dict[tuple[str, str], list[tuple[int, int]]], truth: Iterable[Planted]
) -> dict[str, list[float]]:
    """Return the share of planted passages that were found, by length and edit rate."""
    found = defaultdict(list)
    for planted in truth:
        half = (planted.target_end - planted.target_start) / 2
        overlaps = [
            min(end, planted.target_end) - max(start, planted.target_start)
            for start, end in spans.get((planted.source, planted.target), ())
        ]
        found[planted.words, planted.rate].append(max(overlaps, default=0) >= half)
    return {
        str(n): [round(float(np.mean(found[n, rate] or [math.nan])), 3) for rate in RATES]
        for n in LENGTHS
        if truth
    }


def _resident() -> float:
    """Return the peak resident memory of this process in megabytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MEGABYTE, 1)


def yardsticks(documents: Sequence[Document], n_words: int) -> dict[str, float]:
    """Time what nothing that reads the text can beat, and tools that find whole documents only."""
    blob = np.frombuffer("\n".join(d.text for d in documents).encode(), np.uint8)
    numbers = np.random.default_rng(1).integers(0, 1 << 63, n_words, dtype=np.uint64)
    found = {"numpy sum": _timed(blob.sum), "np.sort of as many hashes": _timed(numbers.sort)}
    if find_spec("xxhash"):
        import xxhash

        found["xxh3"] = _timed(lambda: xxhash.xxh3_64_intdigest(blob))
    if find_spec("rensa"):
        found["rensa MinHash LSH"] = _timed(lambda: _rensa(documents))
    if find_spec("datasketch"):
        found["datasketch MinHash LSH"] = _timed(lambda: _datasketch(documents))
    return found


def _timed(work: Callable[[], object]) -> float:
    """Return the CPU seconds of a call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _shingles(document: Document) -> list[str]:
    """Return the n-grams of a document as MinHash tools are given them."""
    words = document.text.lower().split()
    return [" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words))]


def _rensa(documents: Iterable[Document]) -> list[list[int]]:
    """Find near-duplicate documents with rensa."""
    import rensa

    index = rensa.RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32)
    hashes = []
    for number, document in enumerate(documents):
        minhash = rensa.RMinHash(num_perm=PERMUTATIONS, seed=1)
        minhash.update(_shingles(document))
        index.insert(number, minhash)
        hashes.append(minhash)
    return [index.query(minhash) for minhash in hashes]


def _datasketch(documents: Iterable[Document]) -> list[list[str]]:
    """Find near-duplicate documents with datasketch."""
    import datasketch

    index = datasketch.MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    hashes = []
    for document in documents:
        minhash = datasketch.MinHash(num_perm=PERMUTATIONS)
        minhash.update_batch([shingle.encode() for shingle in _shingles(document)])
        index.insert(document.id, minhash)
        hashes.append(minhash)
    return [index.query(minhash) for minhash in hashes]


def report(found: Measured) -> None:
    """Print what one size gave."""
    rate, speed = found.megabytes / found.total, found.articles / found.total
    print(f"\n{found.articles:,} articles, {found.megabytes:,} MB, {found.words:,} words")
    print(f"  all {found.total:9.2f} s CPU {rate:8.1f} MB/s {speed:10,.0f} articles/s")
    for stage, seconds in found.seconds.items():
        share, rate = seconds / found.total, found.megabytes / max(seconds, 1e-6)
        print(f"    {stage:12}{seconds:7.2f} s {share:7.1%} {rate:12.1f} MB/s")
    print(
        f"  memory: {found.resident_before:,} MB with the text, {found.resident_peak:,} at the peak"
    )
    clusters = "" if found.clusters is None else f", {found.clusters:,} clusters"
    print(f"  {found.pairs:,} candidate pairs{clusters}")
    for name, seconds in found.yardsticks.items():
        print(f"  {found.total / max(seconds, 1e-6):9.2f} x {name} ({seconds:.3f} s)")
    for n, shares in found.recall.items():
        written = "  ".join(f"{share:5.3f}" for share in shares)
        print(f"  recall of {n:>3} words at {RATES} edited: {written}")


def exponent(runs: Sequence[Measured]) -> float:
    """Return the power of the size with which the time grows, by least squares over the logarithms."""
    sizes, times = np.log([r.megabytes for r in runs]), np.log([r.total for r in runs])
    return float(np.polyfit(sizes, times, 1)[0])


def main() -> None:
    """Measure the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--corpus", help="a folder or file of articles instead")
    parser.add_argument("--passages", action="store_true", help="align and cluster too")
    parser.add_argument("--one", action="store_true", help="measure here and print JSON")
    options = parser.parse_args()
    if options.one:
        documents, truth = (
            (api.prepare(api.read(options.corpus)), [])
            if options.corpus
            else generated(options.sizes[0])
        )
        found = measure(documents, truth, with_passages=options.passages)
        found.yardsticks = yardsticks(documents, found.words)
        print(json.dumps(asdict(found)))
        return
    runs = []
    for size in options.sizes[: 1 if options.corpus else None]:
        command = [sys.executable, "-m", "benchmarks.scale", "--one", "--sizes", str(size)]
        command += ["--corpus", options.corpus] if options.corpus else []
        command += ["--passages"] if options.passages else []
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        runs.append(Measured(**json.loads(done.stdout)))
        report(runs[-1])
    if len(runs) > 1:
        print(f"\ntime grows with the power {exponent(runs):.2f} of the size")


if __name__ == "__main__":
    main()
